// ZIP files as programs write them, and as none does.
#include "tap.h"

#include <zlib.h>

#include "doc/zip.h"

enum { LARGE = 1, ANOTHER_LENGTH = 2, STORED = 4, WRONG_CHECK = 8 };
enum { END = 22 }; // bytes of the record at the end

static void add_number(struct buf *b, uint64_t n, int size)
{
	for (int i = 0; i < size; i++)
		buf_char(b, (char)(n >> 8 * i & 0xFF));
}

static void add_deflated(struct buf *out, struct sv text)
{
	char packed[4096];
	z_stream z = {.next_in = (z_const Bytef *)(uintptr_t)text.p, .avail_in = (uInt)text.n, .next_out = (Bytef *)packed, .avail_out = sizeof(packed)};
	deflateInit2(&z, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
	deflate(&z, Z_FINISH);
	buf_add(out, packed, z.total_out);
	deflateEnd(&z);
}

static void add_facts(struct buf *b, unsigned how, struct sv packed, struct sv text)
{
	add_number(b, how & STORED ? 0 : 8, 2);
	add_number(b, 0, 4);
	add_number(b, crc32_z(0, (const Bytef *)text.p, text.n) ^ (how & WRONG_CHECK ? 1 : 0), 4);
	add_number(b, how & LARGE ? 0xFFFFFFFF : packed.n, 4);
	add_number(b, how & LARGE ? 0xFFFFFFFF : text.n + (how & ANOTHER_LENGTH ? 1 : 0), 4);
}

// One part called "a", with bytes before the file and behind it, and a comment.
static void file(struct buf *out, unsigned how, const char *text, const char *before, const char *comment, const char *behind)
{
	AUTO(buf_free) struct buf packed = {0};
	struct sv whole = sv_of(text);
	how & STORED ? buf_sv(&packed, whole) : add_deflated(&packed, whole);
	buf_reset(out);
	buf_str(out, before);
	size_t at = out->n;
	buf_add(out, "PK\3\4\24\0\0\0", 8);
	add_facts(out, how & ~(unsigned)LARGE, buf_view(&packed), whole);
	add_number(out, 1, 2), add_number(out, 3, 2);
	buf_str(out, "a123");
	buf_sv(out, buf_view(&packed));
	size_t list = out->n;
	buf_add(out, "PK\1\2\24\0\24\0\0\0", 10);
	add_facts(out, how, buf_view(&packed), whole);
	add_number(out, 1, 2), add_number(out, how & LARGE ? 36 : 0, 2), add_number(out, 0, 8), add_number(out, 0, 2);
	add_number(out, how & LARGE ? 0xFFFFFFFF : at, 4);
	buf_char(out, 'a');
	if (how & LARGE) {
		add_number(out, 7, 2), add_number(out, 4, 2), add_number(out, 0, 4); // of another program
		add_number(out, 1, 2), add_number(out, 24, 2), add_number(out, whole.n, 8), add_number(out, packed.n, 8), add_number(out, at, 8);
	}
	size_t end = out->n;
	if (how & LARGE) {
		buf_add(out, "PK\6\6", 4);
		add_number(out, 44, 8), add_number(out, 45, 2), add_number(out, 45, 2), add_number(out, 0, 8);
		add_number(out, 1, 8), add_number(out, 1, 8), add_number(out, end - list, 8), add_number(out, list, 8);
		buf_add(out, "PK\6\7", 4);
		add_number(out, 0, 4), add_number(out, end, 8), add_number(out, 1, 4);
	}
	buf_add(out, "PK\5\6", 4);
	add_number(out, 0, 4), add_number(out, 1, 2), add_number(out, 1, 2);
	add_number(out, how & LARGE ? 0xFFFFFFFF : end - list, 4), add_number(out, how & LARGE ? 0xFFFFFFFF : list, 4);
	add_number(out, strlen(comment), 2);
	buf_str(out, comment);
	buf_str(out, behind);
}

// The part's text, read a few bytes at a time; "-" where the file is none, "?" where the part is not what it is said to be.
static void text_of(struct sv bytes, struct buf *out)
{
	struct zip_in *zip = zip_in_open(bytes);
	buf_reset(out);
	int n = zip ? zip_in_part(zip, 0) ? 1 : -1 : 0;
	for (char piece[5]; zip && n > 0;) {
		n = zip_in_read(zip, piece, sizeof(piece));
		buf_add(out, piece, n > 0 ? (size_t)n : 0);
	}
	if (!zip || n < 0) {
		buf_reset(out);
		buf_char(out, zip ? '?' : '-');
	}
	if (zip)
		zip_in_close(zip);
}

int main(void)
{
	static const char text[] = "Kế hoạch, kế hoạch, kế hoạch";
	static const struct {
		unsigned how;
		const char *before, *comment, *behind, *want, *what;
	} cases[] = {
	    {0, "", "", "", text, "a part that is deflated"},
	    {STORED, "", "", "", text, "one as it is"},
	    {STORED, "before", "a comment", "", text, "with bytes before it and a comment"},
	    {LARGE, "", "", "", "?", "one that claims numbers of 64 bits, which only parts of 4 GB need"},
	    {0, "", "with PK\5\6 in it", "", "-", "a comment with the mark of the end"},
	    {0, "", "", "bytes behind", text, "bytes behind it"},
	    {WRONG_CHECK, "", "", "", "?", "a check sum of something else"},
	    {STORED | WRONG_CHECK, "", "", "", "?", "of one as it is"},
	    {ANOTHER_LENGTH, "", "", "", "?", "a size that is not its own"},
	    {STORED | ANOTHER_LENGTH, "", "", "", "?", "of one as it is"},
	};
	AUTO(buf_free) struct buf bytes = {0}, got = {0};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		file(&bytes, cases[i].how, text, cases[i].before, cases[i].comment, cases[i].behind);
		text_of(buf_view(&bytes), &got);
		is_sv(buf_view(&got), cases[i].want, cases[i].what);
	}
	// Cut anywhere, and with any byte turned, nothing outside of it is looked at.
	bool none = true;
	file(&bytes, 0, text, "", "", "");
	for (size_t n = 0; n < bytes.n; n++) {
		char *part = malloc(n + 1);
		memcpy(part, bytes.p, n);
		text_of((struct sv){part, n}, &got);
		none = none && (n > bytes.n - END || sv_is(buf_view(&got), "-"));
		free(part);
	}
	ok(none, "a file without its end is none");
	for (size_t i = 0; i < bytes.n; i++) {
		bytes.p[i] ^= (char)0xFF;
		text_of(buf_view(&bytes), &got);
		bytes.p[i] ^= (char)0xFF;
	}
	text_of(buf_view(&bytes), &got);
	is_sv(buf_view(&got), text, "and as it was it is read");
	return done();
}
