// Words that the list of figures and the page of one share.
#pragma once

#include "intake/intake.h"
#include "pages/parts.h"

enum { FIGURES_PER_PAGE = 20 };

extern const char *const figure_roles[];           // msgids, of enum measure_role
const char *figure_compare(enum comparator c);     // a msgid: "at least"
struct sv figure_value(struct req *r, const struct measure_found *m);
// Why a bare number is read as it is: "since “đạt” stands before it".
struct sv figure_why(struct req *r, const struct intake_measure *m, const struct intake_outlook *o);
