// The same documents in every encoding that is read give the same reading, and say how they were encoded.
#include "tap.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "doc/source.h"
#include "extract/extract.h"
#include "legacy.h"
#include "sys/path.h"

// What is read of it, up to the lint, which speaks of encodings; nothing where it is refused.
static struct sv read_as_json(struct arena *a, struct sv bytes, struct reading *r)
{
	AUTO(buf_free) struct buf json = {0};
	struct error error = {0};
	if (!extract_read(bytes, a, r, &error)) {
		printf("# refused: %s %s\n", error.msgid, error.args[0]);
		return (struct sv){0};
	}
	reading_json(r, SV("-"), false, LANGUAGE_EN, &json);
	struct sv whole = arena_sv(a, buf_view(&json));
	size_t lint = sv_find(whole, SV(",\"lint\":"));
	return lint == SIZE_MAX ? whole : sv_head(whole, lint);
}

static struct sv part(struct sv json, struct sv name, struct sv next)
{
	size_t from = sv_find(json, name), to = sv_find(json, next);
	return from != SIZE_MAX && to != SIZE_MAX && from < to ? (struct sv){json.p + from, to - from} : (struct sv){0};
}

static struct sv decomposed(struct arena *a, struct sv text)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar *wide = ARENA_ARRAY(a, UChar, text.n + 1), *out = ARENA_ARRAY(a, UChar, text.n * 4 + 1);
	char *bytes = arena_alloc(a, text.n * 12 + 1);
	int32_t n;
	u_strFromUTF8(wide, (int32_t)text.n + 1, &n, text.p, (int32_t)text.n, &status);
	n = unorm2_normalize(unorm2_getNFDInstance(&status), wide, n, out, (int32_t)text.n * 4, &status);
	u_strToUTF8(bytes, (int32_t)text.n * 12, &n, out, n, &status);
	return (struct sv){bytes, (size_t)n};
}

static struct sv joined(struct arena *a, const char *head, size_t n, struct sv rest)
{
	AUTO(buf_free) struct buf b = {0};
	buf_add(&b, head, n);
	buf_sv(&b, rest);
	return arena_sv(a, buf_view(&b));
}

static void note(struct arena *a, struct sv bytes, enum source_note_kind kind, const char *what)
{
	struct source s;
	struct error error = {0};
	bool found = false;
	bool good = source_read(bytes, a, &s, &error);
	for (size_t i = 0; good && i < s.note_count; i++)
		found |= s.notes[i].kind == kind && s.notes[i].line >= 1 && s.notes[i].lines >= 1;
	ok(found, "%s: it is noted", what);
}

static void document(const char *file)
{
	AUTO(arena_free) struct arena a = {0};
	AUTO(buf_free) struct buf bytes = {0};
	struct error error = {0};
	struct reading r;
	if (!ok(path_read(file, SOURCE_TEXT_MOST, &bytes, &error), "%s", file))
		return;
	struct sv text = buf_view(&bytes), want = read_as_json(&a, text, &r);
	const struct {
		const char *what;
		struct sv bytes;
		enum source_note_kind note;
	} as[] = {
		{"VNI", to_vni(&a, text), SOURCE_NOTE_VNI},
		{"VNI pasted into UTF-8", text_from_windows_1252(&a, to_vni(&a, text)), SOURCE_NOTE_VNI},
		{"UTF-16, low byte first", joined(&a, "\xFF\xFE", 2, to_utf16(&a, text, true)), SOURCE_NOTE_UTF16},
		{"UTF-16, high byte first", joined(&a, "\xFE\xFF", 2, to_utf16(&a, text, false)), SOURCE_NOTE_UTF16},
		{"letters and marks apart", decomposed(&a, text), SOURCE_NOTE_DECOMPOSED},
	};
	for (size_t i = 0; i < LENGTH(as); i++) {
		ok(sv_eq(read_as_json(&a, as[i].bytes, &r), want), "%s: the reading is the same", as[i].what);
		note(&a, as[i].bytes, as[i].note, as[i].what);
	}
	struct sv measures = text_lower(&a, part(want, SV("\"measures\":"), SV("\"abbreviations\":")));
	struct sv tcvn3[] = {to_tcvn3(&a, text), text_from_windows_1252(&a, to_tcvn3(&a, text))};
	for (size_t i = 0; i < LENGTH(tcvn3); i++) {
		struct sv got = part(read_as_json(&a, tcvn3[i], &r), SV("\"measures\":"), SV("\"abbreviations\":"));
		ok(got.n && sv_eq(text_lower(&a, got), measures), "TCVN3%s: the measures are the same, capitals apart", i ? " pasted into UTF-8" : "");
		note(&a, tcvn3[i], SOURCE_NOTE_TCVN3, "TCVN3");
		note(&a, tcvn3[i], SOURCE_NOTE_TCVN3_CAPITALS, "TCVN3, capitals");
	}
}

// Every letter of `from`, a character for a character, by the one of `to` at its place.
static struct sv swapped(struct arena *a, struct sv text, const char *from, const char *to)
{
	AUTO(buf_free) struct buf b = {0};
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_at(text, i, &i);
		struct sv f = sv_of(from), t = sv_of(to);
		for (size_t k = 0, l = 0; k < f.n;) {
			uint32_t one = utf8_at(f, k, &k), other = utf8_at(t, l, &l);
			if (c == one) {
				c = other;
				break;
			}
		}
		utf8_add(&b, c);
	}
	return arena_sv(a, buf_view(&b));
}

static void lookalikes(const char *file)
{
	static const char right[] = "ĐđưƯaoecpyxiTHKMBCEA", wrong[] = "ÐðƣƢаоесрухіТНКМВСЕА";
	AUTO(arena_free) struct arena a = {0};
	AUTO(buf_free) struct buf bytes = {0};
	struct error error = {0};
	struct reading r;
	if (!ok(path_read(file, SOURCE_TEXT_MOST, &bytes, &error), "%s", file))
		return;
	struct sv want = read_as_json(&a, buf_view(&bytes), &r), got = read_as_json(&a, swapped(&a, buf_view(&bytes), right, wrong), &r);
	ok(r.measure_count > 5 && sv_eq(swapped(&a, part(got, SV("\"measures\":"), SV("\"abbreviations\":")), wrong, right),
	                                part(want, SV("\"measures\":"), SV("\"abbreviations\":"))),
	   "letters that only look right are read as what they look like, at the same places");
}

static void small_ones(void)
{
	AUTO(arena_free) struct arena a = {0};
	struct source s;
	struct error error = {0};
	ok(source_read((struct sv){"Q\0u\0y\0e\0t\0 \0d\0i\0n\0h\0\n\0002\0", 24}, &a, &s, &error) && s.line_count == 2 && sv_is(s.lines[0].text, "Quyet dinh"),
	   "UTF-16 without a mark is read");
	ok(source_read(SV("D\xFD\xF2 \xE1n; \xF0\xE1nh gi\xE1 k\xEA\xEC" "t qua\xD2; h\xF4\xF2i nghi\xF2"), &a, &s, &error) &&
	       sv_is(s.lines[0].text, "Dự án; đánh giá kết quả; hội nghị") && s.note_count == 1 && s.notes[0].kind == SOURCE_NOTE_WINDOWS_1258,
	   "Windows-1258 is read");
	static const struct {
		struct sv bytes;
		const char *what;
	} refused[] = {
		{{"\x80\x02\xFF\x13 \xD2\xE8g\x90\x01", 10}, "binary noise"},
		{{"Caf\xE9 cr\xE8me br\xFBl\xE9" "e \xE0 la carte", 27}, "Latin-1 that is no Vietnamese"},
		{{"Đảng bộ \xC4 tỉnh Lam Giang", 31}, "UTF-8 with a broken byte"},
		{{"\xFF\xFE" "a\0\x00\xD8" "b\0", 8}, "UTF-16 with half a pair"},
		{{"abc\0def", 7}, "text with a NUL"},
	};
	for (size_t i = 0; i < LENGTH(refused); i++) {
		error_clear(&error);
		ok(!source_read(refused[i].bytes, &a, &s, &error) && error.failure == FAIL_INPUT, "%s is refused", refused[i].what);
	}
}

int main(void)
{
	document("tests/golden/report.txt");
	document("tests/golden/plan.txt");
	lookalikes("tests/golden/report.txt");
	small_ones();
	return done();
}
