// The small vocabulary that everything here is written in: views, buffers, arenas, clean-up.
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MUST_USE __attribute__((warn_unused_result))
#define PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#define FORMAT_ARG(n) __attribute__((format_arg(n)))
#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

// Runs `fn(&variable)` when the variable leaves its scope: `AUTO(buf_free) struct buf b = {0};`
#define AUTO(fn) __attribute__((cleanup(fn)))

// ---- sv: borrowed text, not NUL-terminated. UTF-8 and NFC once past the border.
struct sv {
	const char *p;
	size_t n;
};

#define SV(literal) ((struct sv){"" literal "", sizeof(literal) - 1})
#define SV_FMT "%.*s"
#define SV_ARG(s) (int)(s).n, (s).p ? (s).p : ""

// NULL gives an empty view.
static inline struct sv sv_of(const char *text)
{
	return text ? (struct sv){text, strlen(text)} : (struct sv){"", 0};
}

static inline bool sv_eq(struct sv a, struct sv b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool sv_is(struct sv a, const char *b)
{
	return sv_eq(a, sv_of(b));
}

// One of up to five signs of ASCII below '@', which are written down where it is asked, so that they are a constant.
static inline bool sign_among(char c, const char *few)
{
#define BIT(i, more) (few[i] ? (uint64_t)1 << (few[i] & 63) | (more) : 0)
	uint64_t bits = BIT(0, BIT(1, BIT(2, BIT(3, BIT(4, 0)))));
#undef BIT
	return (unsigned char)c < 64 && bits >> c & 1;
}

int sv_cmp(struct sv a, struct sv b); // by bytes

// The rest from a byte on; empty past the end.
static inline struct sv sv_from(struct sv s, size_t at)
{
	if (at > s.n)
		at = s.n;
	return (struct sv){s.p ? s.p + at : s.p, s.n - at};
}

// At most the first n bytes.
static inline struct sv sv_head(struct sv s, size_t n)
{
	return (struct sv){s.p, n < s.n ? n : s.n};
}

static inline bool sv_starts(struct sv s, struct sv prefix)
{
	return s.n >= prefix.n && sv_eq(sv_head(s, prefix.n), prefix);
}

bool sv_ends(struct sv s, struct sv suffix);
struct sv sv_trim_some(struct sv s);
// ASCII white space off both ends.
static inline struct sv sv_trim(struct sv s)
{
	bool bare = s.n && (unsigned char)s.p[0] > ' ' && (unsigned char)s.p[s.n - 1] > ' '; // as nearly always
	return bare ? s : sv_trim_some(s);
}
int sv_place(struct sv s, const char *const *words, size_t count); // which of the words it is; -1: none
size_t sv_find(struct sv s, struct sv what); // SIZE_MAX where it is not there
size_t sv_count(struct sv s, char c);        // how many there are; meant for one that is rare
// Takes what stands before the next `sep` off the front of *rest; false when nothing is left.
bool sv_cut(struct sv *rest, char sep, struct sv *piece);
bool sv_int64(struct sv s, int64_t *out) MUST_USE; // decimal digits with an optional '-', nothing else

// ---- buf: growing bytes. The first failure (no memory, over its limit) sticks; later calls do nothing.
struct buf {
	char *p;
	size_t n, room;
	size_t limit; // 0: none
	bool failed;
};

void buf_free(struct buf *b);
void buf_reset(struct buf *b); // empties, keeps the memory and clears the failure
// Room for n more bytes and a NUL, to be written past b->n, which whoever writes them moves on; NULL where there is none.
char *buf_room_more(struct buf *b, size_t n);
static inline char *buf_room(struct buf *b, size_t n)
{
	return !b->failed && b->room > b->n && b->room - b->n - 1 >= n && !b->limit ? b->p + b->n : buf_room_more(b, n);
}
void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_sv(struct buf *b, struct sv s);
void buf_str(struct buf *b, const char *text);
void buf_char(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
void buf_vprintf(struct buf *b, const char *fmt, va_list args);
struct sv buf_view(const struct buf *b); // valid until the next change
const char *buf_cstr(struct buf *b);     // NUL-terminated view; "" when empty or failed

// ---- arena: memory freed all at once. Allocation never fails: the process ends where there is none
// (a request's arena is bounded by the limits on requests; what is large and hostile goes into a buf).
struct arena {
	struct arena_block *last;
	size_t total; // bytes handed out, for limits and tests
};

void arena_free(struct arena *a);
void arena_reset(struct arena *a); // empties it for use anew; keeps a block
void *arena_alloc(struct arena *a, size_t n) MUST_USE; // zeroed, aligned for anything
#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_array((a), sizeof(type), (n)))
void *arena_array(struct arena *a, size_t size, size_t n) MUST_USE;
struct sv arena_sv(struct arena *a, struct sv s);       // a copy, NUL-terminated past its end
char *arena_cstr(struct arena *a, struct sv s) MUST_USE; // a NUL-terminated copy
struct sv arena_printf(struct arena *a, const char *fmt, ...) PRINTF(2, 3);
struct sv arena_vprintf(struct arena *a, const char *fmt, va_list args);
struct sv arena_join(struct arena *a, struct sv first, struct sv second);

// Room for one more element, zeroed, in a growing array in an arena: doubles where it is full. A large array grows where it is
// if it can; pointers into it are good until the next element. An array that has room was made by this and is of one size.
#define ARENA_PUSH(a, items, count, room)                                                          \
	((items) = arena_grow((a), (items), sizeof(*(items)), (count), &(room)), &(items)[(count)++])
void *arena_grow_more(struct arena *a, void *items, size_t size, size_t count, size_t *room) MUST_USE;
static inline void *arena_grow(struct arena *a, void *items, size_t size, size_t count, size_t *room)
{
	items = count < *room ? items : arena_grow_more(a, items, size, count, room);
	memset((char *)items + size * count, 0, size); // of so many bytes as are known where it is used
	return items;
}
// What was asked for last, of which less is needed: the rest is handed out again where that can be.
void arena_trim(struct arena *a, const void *last, size_t had, size_t keeps);
// An array of n that arena_array made, and nobody needs any more: frees it where it is large, else leaves it to the arena.
void arena_give_back(struct arena *a, void *items, size_t size, size_t n);

// ---- a set of views, in the time that one takes however many there are
struct sv_set {
	struct sv *slots; // by hash; p NULL: free
	size_t count, room;
};

bool sv_set_has(const struct sv_set *s, struct sv one);
bool sv_set_add(struct sv_set *s, struct arena *a, struct sv one); // false where it is in it already
uint64_t sv_hash(struct sv s);

_Noreturn void out_of_memory(void);
