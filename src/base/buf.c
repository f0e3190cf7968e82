// Growing bytes whose first failure sticks.
#include <stdio.h>

#include "base/base.h"

void buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){.limit = b->limit};
}

void buf_reset(struct buf *b)
{
	b->n = 0;
	b->failed = false;
}

// Room for n more bytes and a NUL.
static bool reserve(struct buf *b, size_t n)
{
	size_t need;
	if (b->failed)
		return false;
	if (__builtin_add_overflow(b->n, n, &need) || need == SIZE_MAX || (b->limit && need > b->limit)) {
		b->failed = true;
		return false;
	}
	if (need + 1 <= b->room)
		return true;
	size_t room = b->room ? b->room : 256;
	while (room < need + 1) {
		if (__builtin_mul_overflow(room, 2, &room)) {
			b->failed = true;
			return false;
		}
	}
	char *p = realloc(b->p, room);
	if (!p) {
		b->failed = true;
		return false;
	}
	b->p = p;
	b->room = room;
	return true;
}

char *buf_room_more(struct buf *b, size_t n)
{
	return reserve(b, n) ? b->p + b->n : NULL;
}

void buf_add(struct buf *b, const void *bytes, size_t n)
{
	char *to = n ? buf_room(b, n) : NULL;
	if (!to)
		return;
	memcpy(to, bytes, n);
	b->n += n;
}

void buf_sv(struct buf *b, struct sv s)
{
	buf_add(b, s.p, s.n);
}

void buf_str(struct buf *b, const char *text)
{
	buf_sv(b, sv_of(text));
}

void buf_char(struct buf *b, char c)
{
	char *to = buf_room(b, 1);
	if (!to)
		return;
	*to = c;
	b->n++;
}

void buf_vprintf(struct buf *b, const char *fmt, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, fmt, args);
	if (n < 0)
		b->failed = true;
	else if (reserve(b, (size_t)n)) {
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	buf_vprintf(b, fmt, args);
	va_end(args);
}

struct sv buf_view(const struct buf *b)
{
	return (struct sv){b->p ? b->p : "", b->n};
}

const char *buf_cstr(struct buf *b)
{
	if (b->failed || !reserve(b, 0))
		return "";
	b->p[b->n] = '\0';
	return b->p;
}
