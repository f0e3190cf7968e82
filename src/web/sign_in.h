// The cookie of a sign-in, and a form's key: what web.c needs of them.
#pragma once

#include "web/web.h"

// Fills r->account, ->role and ->csrf from the cookie; nothing where there is none or it is no longer good.
void sign_in_load(struct req *r);

enum once { ONCE_FIRST, ONCE_AGAIN, ONCE_OTHER };
// Whether this form's key was answered before: AGAIN gives its answer, OTHER says that another body had the same key.
enum once once_find(struct tx *t, struct req *r, struct sv key, struct sv *location);
void once_keep(struct tx *t, struct req *r, struct sv key);
