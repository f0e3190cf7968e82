// What the pages of one unit's obligation share.
#pragma once

#include "org/unit.h"
#include "pages/rollout/common.h"

struct own {
	struct req *r;
	struct tx t;
	struct obligation o;
	struct requirement q;
	struct campaign c;
	struct unit u;
	struct sv path; // "/obligations/7"
};

bool own_load(struct req *r, struct own *x); // draws the refusal where there is none
void own_crumbs(const struct own *x, struct sv here);
void own_side(struct own *x);                // what was assigned, beside a form
struct sv own_addressee(struct own *x);      // "Đảng ủy Khối, qua Ban Tuyên giáo"
void own_sessions(struct own *x);            // what was held, with heads by category
// The answers of a report as facts by section, with what is to be looked at.
void report_answers(struct req *r, struct tx *t, const struct obligation *o, const struct report *p);
