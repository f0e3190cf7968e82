// Finds parts, and holds what comes out of them to limits.
#include "doc/package.h"
#include "doc/source.h"
#include "doc/zip.h"
#include "text/text.h"

enum {
	MOST_PARTS = 10000,
	SMALL = 1 << 20, // a part no larger than this may be packed as tightly as it can be
};

struct package {
	struct zip_in *in;
	struct arena *arena;
	struct sv *names; // by index
	size_t count;
	uint64_t inflated; // bytes that came out of all parts so far
	// of the part that is being read
	uint64_t packed, claimed, taken;
	const char *name;
	struct error *error;
};

// No part of a document has a name that leads elsewhere.
static bool proper(struct sv name)
{
	if (!name.n || name.p[0] == '/' || memchr(name.p, '\\', name.n) || memchr(name.p, '\0', name.n) || memchr(name.p, ':', name.n) || !utf8_valid(name, NULL))
		return false;
	struct sv rest = name, step;
	while (sv_cut(&rest, '/', &step)) {
		if (sv_is(step, ".."))
			return false;
	}
	return true;
}

static int by_bytes(const void *a, const void *b)
{
	return sv_cmp(*(const struct sv *)a, *(const struct sv *)b);
}

// Two parts of one name: what one program reads would not be what another shows.
static bool twice(const struct package *p, struct sv *name)
{
	struct sv *sorted = ARENA_ARRAY(p->arena, struct sv, p->count);
	memcpy(sorted, p->names, p->count * sizeof(*sorted));
	qsort(sorted, p->count, sizeof(*sorted), by_bytes);
	for (size_t i = 1; i < p->count; i++) {
		*name = sorted[i];
		if (sv_eq(sorted[i - 1], sorted[i]))
			return true;
	}
	return false;
}

static bool look_through(struct package *p, struct error *error)
{
	struct sv name;
	p->count = zip_in_count(p->in);
	if (p->count == 0 || p->count > MOST_PARTS)
		return error_set(error, FAIL_INPUT, N_("this ZIP file holds %zu parts, which no document does"), p->count);
	p->names = ARENA_ARRAY(p->arena, struct sv, p->count);
	for (size_t i = 0; i < p->count; i++) {
		struct zip_entry e = zip_in_entry(p->in, i);
		if (!proper(e.name))
			return error_set(error, FAIL_INPUT, N_("this ZIP file holds a part with a name that no document has; it is refused"));
		if (e.encrypted)
			return error_set(error, FAIL_INPUT, N_("this file has a password; save it without one and try again"));
		p->names[i] = e.name;
	}
	if (twice(p, &name))
		return error_set(error, FAIL_INPUT, N_("the part %.*s is in this file twice; it is refused"), SV_ARG(name));
	return true;
}

struct package *package_open(struct sv bytes, struct arena *a, struct error *error)
{
	struct package *p = ARENA_NEW(a, struct package);
	p->arena = a;
	p->in = zip_in_open(bytes);
	if (!p->in) {
		error_set(error, FAIL_INPUT, N_("this file breaks off or is damaged: its list of parts cannot be read; ask for another copy"));
		return NULL;
	}
	if (look_through(p, error))
		return p;
	package_close(p);
	return NULL;
}

void package_close(struct package *p)
{
	if (p)
		zip_in_close(p->in);
}

static size_t find(const struct package *p, struct sv name)
{
	for (size_t i = 0; i < p->count; i++) {
		if (sv_eq(p->names[i], name))
			return i;
	}
	return SIZE_MAX;
}

bool package_has(const struct package *p, struct sv name)
{
	return find(p, name) != SIZE_MAX;
}

static bool open_part(struct package *p, struct sv name, struct error *error)
{
	size_t index = find(p, name);
	p->name = arena_cstr(p->arena, name);
	if (index == SIZE_MAX)
		return error_set(error, FAIL_INPUT, N_("the part %s is missing; ask for another copy"), p->name);
	if (!zip_in_part(p->in, index))
		return error_set(error, FAIL_INPUT, N_("the part %s cannot be unpacked; ask for another copy"), p->name);
	struct zip_entry e = zip_in_entry(p->in, index);
	p->packed = e.packed;
	p->claimed = e.size;
	p->taken = 0;
	p->error = error;
	return true;
}

static int read_part(void *data, char *to, int room)
{
	struct package *p = data;
	int n = zip_in_read(p->in, to, room);
	if (n < 0) {
		error_set(p->error, FAIL_INPUT, N_("the part %s is damaged: it does not unpack to what was packed; ask for another copy"), p->name);
		return -1;
	}
	p->taken += (uint64_t)n;
	p->inflated += (uint64_t)n;
	if ((p->taken > SMALL && p->taken / SOURCE_INFLATED_TIMES > p->packed) || p->inflated > SOURCE_TEXT_MOST) {
		error_set(p->error, FAIL_TOO_LARGE, N_("the part %s unpacks to more than %d times its size, or to more than 256 MB; it is refused"),
		          p->name, (int)SOURCE_INFLATED_TIMES);
		return -1;
	}
	return n;
}

struct sv package_head(struct package *p, struct sv name, size_t most, struct error *error)
{
	char *head = arena_alloc(p->arena, most);
	size_t n = 0;
	if (!package_has(p, name) || !open_part(p, name, error))
		return (struct sv){0};
	for (int got = 1; n < most && got > 0; n += got > 0 ? (size_t)got : 0)
		got = read_part(p, head + n, (int)(most - n));
	return (struct sv){head, n};
}

bool package_xml(struct package *p, struct sv name, const struct xml_events *events, struct error *error)
{
	return open_part(p, name, error) && xml_read(&(struct xml_input){p, read_part, p->name, p->claimed}, events, error);
}
