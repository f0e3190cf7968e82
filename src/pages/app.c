// Ties the pages to the web layer, from the tables routes.def and targets.def.
#include "org/unit.h"
#include "pages/app.h"
#include "pages/routes.h"
#include "pages/shell.h"
#include "pages/who.h"
#include "rollout/follow.h"

enum { OPERATION_public = -1 };
#define NAME_OF(operation) ((int)OPERATION_##operation < 0 ? NULL : #operation)

static const struct route routes[] = {
#define SHOW(pattern, show, operation, target, params, flags)                                                          \
	{pattern, show, NAME_OF(operation), NULL, NULL, NULL, target, params, flags},
#define FORM(pattern, show, operation, prepare, change, change_operation, target, params, flags)                       \
	{pattern, show, NAME_OF(operation), prepare, change, NAME_OF(change_operation), target, params, flags},
#include "pages/routes.def"
#undef SHOW
#undef FORM
};

static const struct target {
	const char *part;
	int64_t (*unit_of)(struct tx *t, int64_t id);
} targets[] = {
#define TARGET(part, unit_of) {#part, unit_of},
#include "pages/targets.def"
#undef TARGET
};

const struct param no_params[] = {{0}};

bool no_prepare(struct req *r)
{
	(void)r;
	return true;
}

int64_t target_unit(struct tx *t, int64_t id)
{
	struct unit u;
	return unit_by_id(t, id, &u) ? id : 0;
}

static bool operation_of(const char *name, enum operation *out)
{
	for (int i = 0; i < OPERATION_COUNT; i++) {
		if (strcmp(operation_name((enum operation)i), name) == 0) {
			*out = (enum operation)i;
			return true;
		}
	}
	return false;
}

static bool target_of(struct tx *t, const char *part, int64_t id, int64_t *unit)
{
	for (size_t i = 0; i < LENGTH(targets); i++) {
		if (strcmp(targets[i].part, part) == 0) {
			*unit = targets[i].unit_of(t, id);
			return true;
		}
	}
	return false;
}

static bool authorise(struct req *r, const char *name, const char *part, int64_t id, struct error *error)
{
	enum operation operation;
	struct tx t = req_tx(r);
	int64_t unit = 0;
	if (!operation_of(name, &operation) || (part && !target_of(&t, part, id, &unit)))
		return error_set(error, FAIL_SYSTEM, N_("the page is not set up: %s is in no table"), name);
	if (part && !unit)
		return error_set(error, FAIL_NOT_FOUND, N_("There is no such page."));
	if (operation == OPERATION_own_account || operation == OPERATION_home)
		return true; // also to one who holds no role any more
	const struct grant *g = who_grant(r);
	if (who_may(r, operation, unit) || (!part && g && who_may(r, operation, g->unit)))
		return true;
	return error_set(error, FAIL_FORBIDDEN, N_("Your role does not reach this. If it should, ask the administrator of your organisation, or switch to another of your roles."));
}

const struct web_app pages_app = {.routes = routes,
                                  .route_count = LENGTH(routes),
                                  .principal = who_load,
                                  .authorise = authorise,
                                  .frame = shell_frame,
                                  .failure = shell_failure,
                                  .watch = &rollout_watch};
