// Opens the library behind the server: nothing but `lantoa serve` needs it.
#include "base/module.h"
#include "web/server.h"

bool server_run(const struct server_setup *setup, struct error *error)
{
	const struct server_library *library = module_symbol("module_server", "server_libevent", error);
	return library && library->run(setup, error);
}
