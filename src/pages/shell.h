// The frame of every page: head, menu, foot, the symbols that the page uses; and the page of a failure.
#pragma once

#include "web/web.h"

void shell_frame(struct req *r, struct page *whole);
// The brand alone: the door has it large.
void shell_brand(struct page *p);
void shell_failure(struct req *r, const struct error *e);
