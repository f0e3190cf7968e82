// Inside the reading of a clause: what clause.c and clause_behind.c share.
#pragma once

#include "extract/clause.h"

// What stands between a subject and its number.
static const lexicon_classes RELATION = LX_REACH | LX_EQUAL | LX_SHARE | LX_UP | LX_DOWN |
                                        LX_GROWTH | LX_OVER | LX_SHORT | LX_HIGHER | LX_LOWER |
                                        LX_TIMES | LX_REMAIN | LX_TO | LX_RESPECTIVELY;
static const lexicon_classes BASES = LX_PLAN | LX_RULE | LX_PERIOD | LX_AVERAGE;

// The year that a number is written like; 0: none.
static inline int clause_year_at(const struct passage *p, int64_t i)
{
	struct decimal d;
	return numeral_year(p, i) && passage_value(p, i, &d) ? (int)d.mantissa : 0;
}

// Comparator and base behind quantity k, into *c.
void clause_tail_read(const struct passage *p, size_t k, struct clause *c);
// The noun phrase behind it.
void clause_after_read(const struct passage *p, size_t k, struct clause *c);
