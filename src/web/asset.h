// The style, script and fonts, embedded at build and served under an address that changes with them.
#pragma once

#include "web/web.h"

struct assets;

struct assets *assets_new(void); // compresses what compresses well, once
void assets_free(struct assets *a);
// Answers where the path is an asset's; false: it is none.
bool asset_answer(struct req *r);
