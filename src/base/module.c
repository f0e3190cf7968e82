// Finds and opens modules.
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "base/module.h"

enum { LEVELS = 5 };

// Whoever may write to a folder above the program may replace the program itself, so looking there trusts nobody new.
static bool find_file(const char *module, char *path, size_t room)
{
	const char *asked = getenv("LANTOA_MODULES");
	if (asked && *asked) {
		snprintf(path, room, "%s/%s.so", asked, module);
		return access(path, R_OK) == 0;
	}
	char folder[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", folder, sizeof(folder) - 1);
	if (n < 0)
		return false;
	folder[n] = '\0';
	for (int level = 0; level < LEVELS; level++) {
		char *slash = strrchr(folder, '/');
		if (!slash)
			return false;
		*slash = '\0';
		snprintf(path, room, "%s/%s.so", folder, module);
		if (access(path, R_OK) == 0)
			return true;
		snprintf(path, room, "%s/../lib/lantoa/%s.so", folder, module);
		if (access(path, R_OK) == 0)
			return true;
	}
	return false;
}

void *module_symbol(const char *module, const char *symbol, struct error *error)
{
	char path[PATH_MAX + 64];
	if (!find_file(module, path, sizeof(path))) {
		error_set(error, FAIL_SYSTEM, N_("the module %s.so is not there; install the whole of lantoa"), module);
		return NULL;
	}
	void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	void *found = handle ? dlsym(handle, symbol) : NULL;
	if (!found) {
		const char *why = dlerror();
		error_set(error, FAIL_SYSTEM, N_("the module %s cannot be opened: %s"), path, why ? why : "");
	}
	if (handle)
		dlclose(handle); // NODELETE keeps it: this only drops the count, so that nothing has to be remembered
	return found;
}
