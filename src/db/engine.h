// What the two engines share with db.c, and nobody else: the table of statements and the calls of an engine.
#pragma once

#include "db/db.h"

struct statement_text {
	const char *name, *place; // place: file:line, for messages
	const char *text;
	const char *postgres; // NULL: the same text
};

extern const struct statement_text statement_texts[SQL_COUNT];
