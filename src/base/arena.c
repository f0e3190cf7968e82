// Memory that is freed all at once. Under AddressSanitizer each allocation is a malloc of its own, so
// that an overrun inside the arena is seen.
#include <stdio.h>
#include <unistd.h>

#include "base/base.h"

struct arena_block {
	struct arena_block *before;
	size_t used, room;
	max_align_t bytes[];
};

#ifdef __SANITIZE_ADDRESS__
enum { BLOCK = 1 };
#else
enum { BLOCK = 16 * 1024 };
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

void *arena_alloc(struct arena *a, size_t n)
{
	size_t align = sizeof(max_align_t);
	if (n > SIZE_MAX / 2)
		out_of_memory();
	n = n ? (n + align - 1) / align * align : align;
	struct arena_block *b = a->last;
	if (!b || b->room - b->used < n) {
		size_t room = n > BLOCK ? n : BLOCK;
		b = malloc(sizeof(*b) + room);
		if (!b)
			out_of_memory();
		*b = (struct arena_block){.before = a->last, .room = room};
		a->last = b;
	}
	void *p = (char *)b->bytes + b->used;
	b->used += n;
	a->total += n;
	return memset(p, 0, n);
}

void *arena_array(struct arena *a, size_t size, size_t n)
{
	size_t bytes;
	if (__builtin_mul_overflow(size, n, &bytes))
		out_of_memory();
	return arena_alloc(a, bytes);
}

void *arena_grow(struct arena *a, void *items, size_t size, size_t count, size_t *room)
{
	if (count < *room)
		return items;
	size_t more = *room ? *room * 2 : 8;
	void *moved = arena_array(a, size, more);
	if (count)
		memcpy(moved, items, size * count);
	*room = more;
	return moved;
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
	return arena_printf(a, SV_FMT SV_FMT, SV_ARG(first), SV_ARG(second));
}
