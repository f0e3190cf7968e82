// The profiles, by code.
#include "doc/profile.h"

static const struct profile profiles[] = {
#define PROFILE(named, ...) {.code = named, __VA_ARGS__},
#include "doc/profiles.def"
#undef PROFILE
};

const struct profile *profile_by_code(struct sv code)
{
	for (size_t i = 0; i < LENGTH(profiles); i++) {
		if (sv_is(code, profiles[i].code))
			return &profiles[i];
	}
	return NULL;
}

int face_line(struct face f)
{
	return (f.size * 6 + 4) / 5;
}

struct page_box page_box(const struct profile *p, bool landscape)
{
	if (landscape)
		return (struct page_box){PAPER_LONG, PAPER_SHORT, p->left, p->right, p->bottom, p->top};
	return (struct page_box){PAPER_SHORT, PAPER_LONG, p->top, p->bottom, p->left, p->right};
}

int points_of(int millimetres)
{
	return millimetres * 720 / 254;
}
