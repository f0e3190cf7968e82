// Vietnamese order.
#include <pthread.h>
#include <stdio.h>

#include "base/module.h"
#include "text/collation.h"
#include "text/text.h"

static const struct collation *collation;
static pthread_once_t opened = PTHREAD_ONCE_INIT;

// Whoever sorts has opened a database by a module beside this one: without it the program is not whole, and no row can be right.
static void open_collation(void)
{
	struct error error = {0};
	collation = module_symbol("module_collation", "collation_vietnamese", &error);
	if (collation)
		return;
	AUTO(buf_free) struct buf words = {0};
	error_text(&error, LANGUAGE_VI, &words);
	fprintf(stderr, "lantoa: %s\n", buf_cstr(&words));
	abort();
}

struct sv text_sort_key(struct arena *a, struct sv s)
{
	pthread_once(&opened, open_collation);
	return collation->key(a, s);
}
