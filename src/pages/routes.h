// The handlers of routes.def and the functions of targets.def, declared. A page's file includes it.
#pragma once

#include "web/web.h"

#define SHOW(pattern, show, operation, target, params, flags)                                                          \
	void show(struct req *r);                                                                                          \
	extern const struct param params[];
#define FORM(pattern, show, operation, prepare, change, change_operation, target, params, flags)                       \
	void show(struct req *r);                                                                                          \
	bool prepare(struct req *r);                                                                                       \
	bool change(struct tx *t, struct req *r);                                                                          \
	extern const struct param params[];
#include "pages/routes.def"
#undef SHOW
#undef FORM

#define TARGET(part, unit_of) int64_t unit_of(struct tx *t, int64_t id);
#include "pages/targets.def"
#undef TARGET
