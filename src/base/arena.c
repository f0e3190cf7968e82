// Memory that is freed all at once. Under AddressSanitizer each allocation is a malloc of its own, so
// that an overrun inside the arena is seen.
#include <stdio.h>
#include <unistd.h>

#include "base/base.h"

struct arena_block {
	struct arena_block *before, *after;
	size_t used, room;
	max_align_t bytes[];
};

// What is larger than OWN has a block of its own, so that it can grow in place.
#ifdef __SANITIZE_ADDRESS__
enum { BLOCK = 1, OWN = 0 };
#else
enum { BLOCK = 16 * 1024, OWN = BLOCK / 4 };
#endif

_Noreturn void out_of_memory(void)
{
	static const char words[] = "lantoa: out of memory\n";
	if (write(STDERR_FILENO, words, sizeof(words) - 1) < 0) {
		// Nothing is left to say it with.
	}
	abort();
}

void arena_free(struct arena *a)
{
	for (struct arena_block *b = a->last; b;) {
		struct arena_block *before = b->before;
		free(b);
		b = before;
	}
	*a = (struct arena){0};
}

void arena_reset(struct arena *a)
{
	if (!a->last)
		return;
	struct arena_block *kept = a->last, *before = kept->before;
	for (struct arena_block *b = before; b; b = before) {
		before = b->before;
		free(b);
	}
	kept->before = NULL;
	kept->used = 0;
	a->total = 0;
}

static size_t aligned(size_t n)
{
	size_t align = sizeof(max_align_t);
	if (n > SIZE_MAX / 2)
		out_of_memory();
	return n ? (n + align - 1) / align * align : align;
}

// A new block; one that is full from the start goes behind the last, whose room is still used, and is zeros: pages fresh from the
// system are so already, and are not touched before they are used.
static struct arena_block *block_add(struct arena *a, size_t room, bool behind)
{
	struct arena_block *b = behind ? calloc(1, sizeof(*b) + room) : malloc(sizeof(*b) + room);
	if (!b)
		out_of_memory();
	*b = (struct arena_block){.room = room};
	if (behind && a->last) {
		b->after = a->last;
		b->before = a->last->before;
		a->last->before = b;
	} else {
		b->before = a->last;
		a->last = b;
	}
	if (b->before)
		b->before->after = b;
	return b;
}

void *arena_alloc(struct arena *a, size_t n)
{
	n = aligned(n);
	a->total += n;
	struct arena_block *b = a->last;
	if (n > OWN) {
		b = block_add(a, n, true);
		b->used = n;
		return b->bytes;
	}
	if (!b || b->room - b->used < n)
		b = block_add(a, BLOCK, false);
	void *p = (char *)b->bytes + b->used;
	b->used += n;
	return memset(p, 0, n);
}

void *arena_array(struct arena *a, size_t size, size_t n)
{
	size_t bytes;
	if (__builtin_mul_overflow(size, n, &bytes))
		out_of_memory();
	return arena_alloc(a, bytes);
}

void arena_trim(struct arena *a, const void *last, size_t had, size_t keeps)
{
	size_t from = aligned(had), to = aligned(keeps);
	struct arena_block *b = a->last;
	if (from > OWN || to >= from || !b || (const char *)last + from != (const char *)b->bytes + b->used)
		return;
	b->used -= from - to;
	a->total -= from - to;
}

void arena_give_back(struct arena *a, void *items, size_t size, size_t n)
{
	size_t bytes;
	if (!items || __builtin_mul_overflow(size, n, &bytes) || aligned(bytes) <= OWN)
		return;
	struct arena_block *b = (struct arena_block *)((char *)items - offsetof(struct arena_block, bytes));
	if (b->before)
		b->before->after = b->after;
	if (b->after)
		b->after->before = b->before;
	else
		a->last = b->before;
	a->total -= b->used;
	free(b);
}

// Makes the block that holds nothing but `items` larger.
static void *block_grow(struct arena *a, void *items, size_t bytes)
{
	struct arena_block *b = (struct arena_block *)((char *)items - offsetof(struct arena_block, bytes));
	bytes = aligned(bytes);
	b = realloc(b, sizeof(*b) + bytes);
	if (!b)
		out_of_memory();
	a->total += bytes - b->room;
	b->room = b->used = bytes;
	if (b->before)
		b->before->after = b;
	if (b->after)
		b->after->before = b;
	else
		a->last = b;
	return b->bytes;
}

void *arena_grow_more(struct arena *a, void *items, size_t size, size_t count, size_t *room)
{
	size_t more = *room ? *room * 2 : 8, bytes;
	if (__builtin_mul_overflow(size, more, &bytes))
		out_of_memory();
	if (*room && aligned(size * *room) > OWN) {
		items = block_grow(a, items, bytes);
	} else {
		void *moved = arena_alloc(a, bytes);
		if (count)
			memcpy(moved, items, size * count);
		items = moved;
	}
	*room = more;
	return items;
}

char *arena_cstr(struct arena *a, struct sv s)
{
	char *copy = arena_alloc(a, s.n + 1);
	if (s.n)
		memcpy(copy, s.p, s.n);
	return copy;
}

struct sv arena_sv(struct arena *a, struct sv s)
{
	return (struct sv){arena_cstr(a, s), s.n};
}

struct sv arena_vprintf(struct arena *a, const char *fmt, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, fmt, args);
	struct sv s = {"", 0};
	if (n > 0) {
		char *p = arena_alloc(a, (size_t)n + 1);
		vsnprintf(p, (size_t)n + 1, fmt, again);
		s = (struct sv){p, (size_t)n};
	}
	va_end(again);
	return s;
}

struct sv arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	struct sv s = arena_vprintf(a, fmt, args);
	va_end(args);
	return s;
}

struct sv arena_join(struct arena *a, struct sv first, struct sv second)
{
	char *joined = arena_alloc(a, first.n + second.n + 1);
	if (first.n)
		memcpy(joined, first.p, first.n);
	if (second.n)
		memcpy(joined + first.n, second.p, second.n);
	return (struct sv){joined, first.n + second.n};
}
