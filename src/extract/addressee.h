// Whom duties are reported to where another sentence says it.
#pragma once

#include "extract/extract.h"

// Those who report owe what they were told to do as well: the addressee of their report holds for it. Of the obligations of one
// document, which begin with index `from`.
void addressees_share(struct reading *r, size_t from);
