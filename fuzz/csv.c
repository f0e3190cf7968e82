// Fuzzes the CSV reader: lines only go forward, and what was read, written and read again is the same.
#include "text/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

// Whether it is written as it is: a spreadsheet's formula is not, and an empty line is no row.
static bool returns(const struct csv *c)
{
	for (size_t i = 0; i < c->count; i++) {
		if (c->fields[i].n && memchr("=+-@\t\r", c->fields[i].p[0], 6))
			return false;
	}
	return c->count > 1 || c->fields[0].n;
}

static void read_again(const struct csv *c, struct arena *a)
{
	AUTO(buf_free) struct buf out = {0};
	buf_str(&out, "a,b\n"); // decides on the comma
	for (size_t i = 0; i < c->count; i++) {
		if (i)
			buf_char(&out, ',');
		csv_field(&out, c->fields[i]);
	}
	struct csv again = csv_of(buf_view(&out));
	if (!csv_next(&again, a) || !csv_next(&again, a) || again.problem || again.count != c->count)
		abort();
	for (size_t i = 0; i < c->count; i++) {
		if (!sv_eq(again.fields[i], c->fields[i]))
			abort();
	}
	if (csv_next(&again, a))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	AUTO(arena_free) struct arena arena = {0};
	struct csv c = csv_of((struct sv){(const char *)bytes, size});
	for (int line = 0; csv_next(&c, &arena); line = c.line) {
		if (c.line <= line || c.count < 1)
			abort();
		if (!c.problem && returns(&c))
			read_again(&c, &arena);
	}
	return 0;
}
