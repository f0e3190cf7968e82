// The body of a DOCX and its notes.
#pragma once

#include "doc/docx_in.h"

bool docx_read_body(struct docx *d, struct source *out) MUST_USE;
