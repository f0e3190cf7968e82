// Documents in a text: letterhead, number, kind, title, date, issuer, signature, recipients, years. Layout as in the
// Party's guide 36-HD/VPTW (2018) and the State's Decree 30/2020/NĐ-CP, and as much of it as a text has kept.
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "extract/letter.h"
#include "extract/mark.h"
#include "extract/number.h"
#include "extract/scan.h"
#include "text/text.h"

enum { HEAD_LINES = 40, TITLE_LINES = 6, SIGNATURE_LINES = 14, RECIPIENTS_MOST = 64 };

struct finder {
	struct reading *r;
	const struct phrase_list *words;
	struct scan scan;
	struct arena scratch; // what is folded to be looked at, until the next line
};

static struct sv bare(struct sv s)
{
	s = sv_trim(s);
	while (s.n && strchr("*_#>| ", s.p[0]))
		s = sv_from(s, 1);
	while (s.n && strchr("*_| ", s.p[s.n - 1]))
		s.n--;
	return s;
}

static struct sv line_text(const struct reading *r, int n)
{
	return bare(r->lines[n - 1].text);
}

// All letters are capitals, and there are three at least.
static bool capitals(struct sv s)
{
	int letters = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_at(s, i, &i);
		if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFF) || c == 0x111 || c == 0x1A1 || c == 0x1B0 ||
		    (c >= 0x1EA0 && c <= 0x1EF9 && (c & 1)) || c == 0x103)
			return false;
		letters += (c >= 'A' && c <= 'Z') || c >= 0xC0;
	}
	return letters >= 3;
}

// Folded, until the next line is taken up.
static struct sv fold(struct finder *f, struct sv s)
{
	return text_fold(&f->scratch, s);
}

static bool says(struct finder *f, struct sv s, const char *folded)
{
	return sv_find(fold(f, s), sv_of(folded)) != SIZE_MAX;
}

// Letter `small` begins at `at`, whatever its case and marks; one of another script may be any.
static bool letter_at(struct sv s, size_t at, char small, char hat, size_t *next)
{
	if (at >= s.n)
		return false;
	uint32_t c = utf8_at(s, at, next);
	char base = c < 0x80 ? (char)(c | 0x20) : letter_of(c).base;
	return base == small || base == hat || (c >= 0x80 && !base);
}

static size_t past_white(struct sv s, size_t at)
{
	while (at < s.n && (unsigned char)s.p[at] <= ' ')
		at++;
	return at;
}

// A small letter or its capital, or one of another script, which may look like it.
static bool may_be(struct sv s, size_t at, char small)
{
	return at < s.n && ((s.p[at] | 0x20) == small || (unsigned char)s.p[at] >= 0x80);
}

// The next byte from `at` on that a motto may be told by: a v, a dash, Greek (whose ν looks like v).
static size_t next_told(struct sv s, size_t at)
{
	static const bool told[256] = {['v'] = true, ['V'] = true, ['-'] = true, [0xCE] = true};
#ifdef __SSE2__
	for (; at + 16 <= s.n; at += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s.p + at)), low = _mm_or_si128(v, _mm_set1_epi8(0x20));
		__m128i letter = _mm_cmpeq_epi8(low, _mm_set1_epi8('v')), dash = _mm_cmpeq_epi8(v, _mm_set1_epi8('-')), greek = _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xCE));
		unsigned int found = (unsigned int)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(letter, dash), greek));
		if (found)
			return at + (size_t)__builtin_ctz(found);
	}
#endif
	while (at < s.n && !told[(unsigned char)s.p[at]])
		at++;
	return at;
}

// What a motto cannot be without, before a line is folded: "Việt N…" of "Việt Nam", or the dash of "Độc lập - Tự do".
static bool may_be_motto(struct sv s)
{
	for (size_t i = next_told(s, 0), at; i + 1 < s.n; i = next_told(s, i + 1)) {
		unsigned char c = (unsigned char)s.p[i], next = (unsigned char)s.p[i + 1];
		if (c == 0xCE) // Greek, whose ν looks like v
			return true;
		if (c != '-') {
			if (letter_at(s, i + 1, 'i', 'i', &at) && letter_at(s, at, 'e', '\3', &at) && letter_at(s, at, 't', 't', &at) &&
			    may_be(s, past_white(s, at), 'n'))
				return true;
			continue;
		}
		size_t before = i;
		while (before > 0 && (unsigned char)s.p[before - 1] <= ' ')
			before--;
		if (before > 0 && may_be(s, before - 1, 'p') && (next >= 0x80 || may_be(s, past_white(s, i + 1), 't')))
			return true;
	}
	return false;
}

static bool is_motto(struct finder *f, struct sv s)
{
	if (!may_be_motto(s))
		return false;
	struct sv folded = fold(f, s);
	return sv_find(folded, SV("dang cong san viet nam")) != SIZE_MAX || sv_find(folded, SV("cong hoa xa hoi chu nghia viet nam")) != SIZE_MAX ||
	       sv_find(folded, SV("doc lap - tu do")) != SIZE_MAX;
}

// A line of it, which a narrow cell of the letterhead broke.
static bool is_of_motto(struct finder *f, struct sv s)
{
	static const char *const pieces[] = {"cong hoa", "cong hoa xa hoi", "hoa xa hoi chu nghia viet nam", "xa hoi chu nghia viet nam", "chu nghia viet nam",
	                                     "cong hoa xa hoi chu nghia", "viet nam"};
	struct sv folded = fold(f, s);
	for (size_t i = 0; i < LENGTH(pieces); i++) {
		if (sv_is(folded, pieces[i]))
			return true;
	}
	return is_motto(f, s);
}

static bool is_authority(struct sv s)
{
	static const char *const marks[] = {"T/M", "TM.", "K/T", "KT.", "T/L", "TL.", "TUQ.", "Q.", "TM ", "KT "};
	if (!s.n || !strchr("TKQ", s.p[0]))
		return false;
	for (size_t i = 0; i < LENGTH(marks); i++) {
		if (sv_starts(s, sv_of(marks[i])))
			return capitals(s);
	}
	return false;
}

static bool is_recipients(struct finder *f, struct sv s)
{
	return s.n < 40 && sv_starts(fold(f, s), SV("noi nhan"));
}

// The kind that a line in capitals begins with, alone or with its title after it.
static bool type_line(struct finder *f, struct sv s, struct sv *type, struct sv *kind, struct sv *rest)
{
	size_t count = 0;
	if (!capitals(s))
		return false;
	scan_read(&f->scan, s);
	const struct phrase *p = scan_phrase(&f->scan, f->words, 0, &count);
	if (!p || !(sv_is(p->class, "type") || sv_is(p->class, "made") || sv_is(p->class, "named")))
		return false;
	*type = scan_range(&f->scan, 0, count);
	*kind = p->value;
	sv_cut(&(struct sv){p->value.p, p->value.n}, ',', kind);
	*rest = sv_trim(sv_from(s, type->n));
	return true;
}

// "KẾ HOẠCH" as it is cited: "Kế hoạch".
static struct sv sentence_case(struct arena *a, struct sv s)
{
	struct sv low = text_lower(a, s);
	size_t next;
	if (!s.n)
		return s;
	utf8_at(s, 0, &next);
	return arena_join(a, sv_head(s, next), sv_from(low, next));
}

// Nothing of the document's own was seen before it: a head may begin here.
static bool begins(struct finder *f, int n, bool signed_off)
{
	struct sv s = line_text(f->r, n), type, kind, rest;
	if (is_motto(f, s))
		return true;
	return signed_off && (type_line(f, s, &type, &kind, &rest) || says(f, sv_head(s, 12), "phu luc"));
}

// ---- the parts of a head

static void read_number(struct finder *f, struct document_found *d, struct sv s)
{
	size_t end;
	struct sv folded = fold(f, sv_head(s, 8));
	if (d->symbol.n || !sv_starts(folded, SV("so")) || s.n > 60)
		return;
	size_t at = 0, letters = 0;
	while (at < s.n && letters < 2) // "Số"
		utf8_at(s, at, &at), letters++;
	struct sv rest = sv_trim(sv_from(s, at));
	if (sv_starts(rest, SV(":")))
		rest = sv_trim(sv_from(rest, 1));
	symbol_read(f->r->arena, rest, &d->number, &d->symbol, &end);
}

// The columns of a letterhead line: "ỦY BAN NHÂN DÂN      CỘNG HÒA …" has two.
static bool next_column(struct sv *rest, struct sv *column)
{
	enum { GAP = 3 };
	while (rest->n) {
		size_t gap = 0, at = 0;
		for (; at < rest->n && gap < GAP; at++)
			gap = rest->p[at] == '\t' || rest->p[at] == '|' ? GAP : rest->p[at] == ' ' ? gap + 1 : 0;
		*column = bare(sv_head(*rest, gap == GAP ? at : rest->n));
		*rest = sv_trim(sv_from(*rest, at));
		if (column->n)
			return true;
	}
	return false;
}

// A body's name over two lines: "ỦY BAN NHÂN DÂN" / "TỈNH LAM GIANG".
static bool is_locality(struct finder *f, struct sv s)
{
	static const char *const levels[] = {"tinh ", "thanh pho ", "huyen ", "quan ", "thi xa ", "xa ", "phuong ", "thi tran "};
	struct sv folded = fold(f, s);
	for (size_t i = 0; i < LENGTH(levels); i++) {
		if (sv_starts(folded, sv_of(levels[i])))
			return true;
	}
	return false;
}

static void read_place_and_date(struct finder *f, struct document_found *d, struct sv s)
{
	if (date_is_set(d->date) || s.n > 120)
		return;
	scan_read(&f->scan, s);
	for (size_t i = 0; i < f->scan.tokens.count; i++) {
		if (scan_word(&f->scan, i, "ngày") && scan_date(&f->scan, i, &d->date))
			return;
	}
}

static bool body_begins(struct finder *f, struct sv s)
{
	static const char *const openings[] = {"can cu", "thuc hien", "kinh gui", "nham", "de ", "trien khai", "-"};
	struct sv folded = fold(f, sv_head(s, 24));
	for (size_t i = 0; i < LENGTH(openings); i++) {
		if (sv_starts(folded, sv_of(openings[i])))
			return true;
	}
	return utf8_count(s) > 260;
}

// "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" between the title of a decision and what it is founded on: who decides.
static bool names_decider(struct finder *f, struct sv s, int n, int last)
{
	static const char *const founded[] = {"can cu", "xet ", "theo ", "thuc hien"};
	size_t count;
	if (!capitals(s))
		return false;
	scan_read(&f->scan, s);
	if (!scan_is(&f->scan, f->words, 0, "issuer", &count, NULL) && !scan_is(&f->scan, f->words, 0, "position", &count, NULL))
		return false;
	do
		n++;
	while (n <= last && !line_text(f->r, n).n);
	struct sv folded = n <= last ? fold(f, sv_head(line_text(f->r, n), 24)) : SV("");
	for (size_t i = 0; i < LENGTH(founded); i++) {
		if (sv_starts(folded, sv_of(founded[i])))
			return true;
	}
	return false;
}

// The title after the kind: what is left of its line, or the next lines up to an empty one.
static int read_title(struct finder *f, struct document_found *d, int n, int last, struct sv rest, struct sv whole)
{
	struct reading *r = f->r;
	AUTO(buf_free) struct buf title = {0};
	bool grouped = rest.n > 0; // the kind is part of a title in capitals
	if (grouped)
		buf_sv(&title, whole);
	int at = n + 1, taken = grouped ? 1 : 0;
	for (; at <= last && taken < TITLE_LINES; at++) {
		struct sv s = line_text(r, at);
		if (!s.n) {
			if (taken)
				break;
			continue;
		}
		// "Triển khai thực hiện …" may be a title as well; a title does not end like a sentence, and goes on
		// neither in a heading nor in a sentence.
		bool sentence = strchr(".:,;", s.p[s.n - 1]);
		bool body = body_begins(f, s) && (taken || utf8_count(s) > 260 || sentence);
		body = body || (taken && ((sentence && s.p[s.n - 1] != ',') || mark_read(s).style != MARK_NONE));
		if (body || (taken && (s.p[0] == '(' || capitals(s) != capitals(line_text(r, at - 1)) || names_decider(f, s, at, last))))
			break;
		if (title.n)
			buf_char(&title, ' ');
		buf_sv(&title, s);
		d->title_first = d->title_first ? d->title_first : at;
		d->title_last = at;
		taken++;
	}
	d->title = scan_plain(r->arena, arena_sv(r->arena, buf_view(&title)));
	return at;
}

// "Ban Thường vụ Đảng ủy xây dựng kế hoạch …", "(Ban Tuyên giáo biên soạn, …)": who speaks, where the letterhead is gone.
static void read_issuer(struct finder *f, struct document_found *d, struct sv s)
{
	static const char *const acts[] = {"xây", "ban", "biên", "báo"}, *const follow[] = {"dựng", "hành", "soạn", "cáo"};
	scan_read(&f->scan, s);
	size_t from = SIZE_MAX;
	for (size_t i = 0; i < f->scan.tokens.count && !d->issuer.n; i++) {
		size_t count;
		for (size_t k = 0; k < LENGTH(acts) && from != SIZE_MAX; k++) {
			if (i > from && scan_word_of(&f->scan, i, acts[k]) && scan_word_of(&f->scan, i + 1, follow[k]) &&
			    !scan_token(&f->scan, i)->capital) {
				d->issuer = scan_range(&f->scan, from, i);
				break;
			}
		}
		if (scan_sign(&f->scan, i, ',') || scan_sign(&f->scan, i, ';') || scan_sign(&f->scan, i, '.'))
			from = SIZE_MAX;
		else if (from == SIZE_MAX && scan_token(&f->scan, i)->capital &&
		         scan_is(&f->scan, f->words, i, "issuer", &count, NULL))
			from = i;
	}
}

static struct sv purpose_of(struct arena *a, struct sv *text)
{
	size_t open = sv_find(*text, SV("("));
	if (open == SIZE_MAX)
		return (struct sv){"", 0};
	struct sv inside = sv_from(*text, open + 1);
	inside = bare(sv_head(inside, sv_find(inside, SV(")"))));
	*text = sv_trim(sv_head(*text, open));
	return arena_sv(a, inside);
}

static int read_recipients(struct finder *f, struct document_found *d, int n, int last)
{
	struct reading *r = f->r;
	size_t room = 0;
	int at = n + 1;
	for (int gap = 0; at <= last && gap < 3 && d->recipient_count < RECIPIENTS_MOST; at++) {
		struct sv s = line_text(r, at);
		if (!s.n) {
			gap++;
			continue;
		}
		if (s.p[0] != '-' && !sv_starts(s, SV("–")) && !sv_starts(s, SV("+")))
			break;
		gap = 0;
		s = sv_trim(sv_from(s, sv_starts(s, SV("–")) ? 3 : 1));
		while (s.n && strchr(";,. ", s.p[s.n - 1]))
			s.n--;
		struct recipient_found to = {.line = at};
		to.purpose = purpose_of(r->arena, &s);
		to.text = s;
		*ARENA_PUSH(r->arena, d->recipients, d->recipient_count, room) = to;
	}
	return at;
}

static bool is_name(struct sv s)
{
	int words = 0;
	struct sv rest = s, word;
	while (rest.n && sv_cut(&rest, ' ', &word)) {
		size_t next;
		if (!word.n)
			continue;
		uint32_t c = utf8_at(word, 0, &next);
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || strchr("-(*[", (int)c))
			return false;
		words++;
	}
	return words >= 2 && words <= 6 && !capitals(s) && utf8_count(s) < 40;
}

static int read_signature(struct finder *f, struct document_found *d, int n, int last)
{
	struct reading *r = f->r;
	d->authority = line_text(r, n);
	int at = n + 1;
	// "TM. ỦY BAN NHÂN DÂN" / "KT. CHỦ TỊCH" / "PHÓ CHỦ TỊCH"
	for (; at <= d->last_line && (!line_text(r, at).n || is_authority(line_text(r, at))) && at < n + 4; at++) {
		if (line_text(r, at).n)
			d->authority = arena_printf(r->arena, SV_FMT " " SV_FMT, SV_ARG(d->authority), SV_ARG(line_text(r, at)));
	}
	for (int seen = 0; at <= last && at <= n + SIGNATURE_LINES && seen < 4; at++) {
		struct sv s = line_text(r, at), type, kind, rest;
		if (!s.n)
			continue;
		if (type_line(f, s, &type, &kind, &rest) && rest.n)
			break;
		seen++;
		if (capitals(s) && !d->signer_title.n) {
			d->signer_title = s;
		} else if (is_name(s)) {
			d->signer_name = s;
			return at + 1;
		} else if (!capitals(s)) {
			break;
		}
	}
	return at > n + 1 ? at : n + 1;
}

// "BỘ TRƯỞNG", with nobody's authority before it: whoever signs for themselves.
static bool is_position(struct finder *f, struct sv s)
{
	size_t count;
	if (!capitals(s))
		return false;
	scan_read(&f->scan, s);
	return scan_is(&f->scan, f->words, 0, "position", &count, NULL) && f->scan.tokens.count <= count + 6;
}

static int read_signer(struct finder *f, struct document_found *d, int n, int last)
{
	d->signer_title = line_text(f->r, n);
	for (int at = n + 1; at <= last && at <= n + SIGNATURE_LINES; at++) {
		struct sv s = line_text(f->r, at);
		if (!s.n)
			continue;
		if (!is_name(s))
			break;
		d->signer_name = s;
		return at + 1;
	}
	return n + 1;
}

// ---- years

// Where a term ends that begins at token i: "nhiệm kỳ 2020 - 2025"; i where none does.
static size_t term_end(struct finder *f, size_t i)
{
	size_t end = i + 2;
	int64_t year;
	if (!scan_word(&f->scan, i, "nhiệm") || !scan_word(&f->scan, i + 1, "kỳ"))
		return i;
	while (scan_number(&f->scan, end, &year) || scan_sign(&f->scan, end, '-') || scan_sign(&f->scan, end, '/') ||
	       scan_sign(&f->scan, end, '('))
		end++;
	return end;
}

enum years { YEARS_NAMED, YEARS_BARE /* "Báo cáo thường niên 2007" */, YEARS_TERM };

static void read_years(struct finder *f, struct document_found *d, struct sv text, enum years which)
{
	int64_t year;
	int low = d->year, high = d->target_year;
	scan_read(&f->scan, text);
	for (size_t i = 0, term = 0; i < f->scan.tokens.count; i++) {
		term = i < term ? term : term_end(f, i);
		bool named = scan_word(&f->scan, i, "năm") || scan_sign(&f->scan, i, '/') || scan_sign(&f->scan, i, '-');
		bool wanted = which == YEARS_TERM    ? i < term
		              : which == YEARS_NAMED ? named && i >= term
		                                     : i >= term && !scan_word(&f->scan, i, "số");
		if (!wanted || !scan_number(&f->scan, i + 1, &year) || year < 1945 || year > 2100)
			continue;
		low = !low || year < low ? (int)year : low;
		high = !high || year > high ? (int)year : high;
	}
	d->year = low;
	d->target_year = high;
}

// A term in the title is the time of what is reported or resolved; a plan for the congress of a term, or for
// learning its resolution, is carried out when it is dated, else in the term's first year.
static void read_document_years(struct finder *f, struct document_found *d, struct sv body)
{
	static const char *const whole[] = {"report", "resolution", "programme", "project", "minutes"};
	bool of_term = false;
	for (size_t i = 0; i < LENGTH(whole) && d->kind; i++)
		of_term |= strcmp(d->kind, whole[i]) == 0;
	read_years(f, d, d->title, YEARS_NAMED);
	if (!d->year && of_term) {
		read_years(f, d, d->title, YEARS_TERM);
		d->year = d->target_year;
	}
	bool named = d->year;
	if (!named)
		read_years(f, d, d->title, YEARS_BARE);
	// "Luật Đất đai 2013" in a plan of 2016 is no year of the plan.
	int dated = d->date.year;
	if (dated && (!d->year || d->year < dated - 1 || d->year > dated + 1) && !named)
		d->year = d->target_year = dated;
	if (!d->year)
		read_years(f, d, sv_head(body, 600), YEARS_NAMED);
	if (!d->year) {
		read_years(f, d, d->title, YEARS_TERM);
		d->target_year = d->year;
	}
}

// ---- one document

static void read_letterhead(struct finder *f, struct document_found *d, struct sv line, struct sv *body_name)
{
	struct arena *a = f->r->arena;
	struct sv s;
	while (next_column(&line, &s)) {
		bool numbered = d->symbol.n > 0;
		read_number(f, d, s);
		read_place_and_date(f, d, s);
		bool uy = sv_eq(s, SV("ỦY")) || sv_eq(s, SV("UỶ")); // … "BAN NHÂN DÂN": a narrow cell broke it
		if ((!capitals(s) && !uy) || is_of_motto(f, s) || numbered || d->symbol.n)
			continue;
		bool begun = body_name->n && sv_find(*body_name, SV(" ")) == SIZE_MAX;
		bool goes_on = begun || (body_name->n && is_locality(f, s) && !is_locality(f, *body_name));
		*body_name = goes_on ? arena_printf(a, SV_FMT " " SV_FMT, SV_ARG(*body_name), SV_ARG(s)) : s;
	}
}

// "Số:" / "24/KH-UBND", "Lam Giang, ngày" / "08 tháng 10 năm 2020": a narrow cell of the letterhead broke the line.
static bool cut_short(struct sv s)
{
	static const char *const ends[] = {"số", "Số", "SỐ", "ngày", "tháng", "năm"};
	enum { MOST = 60 }; // bytes
	while (s.n && strchr(": ", s.p[s.n - 1]))
		s.n--;
	for (size_t i = 0; i < LENGTH(ends) && s.n <= MOST; i++) {
		struct sv end = sv_of(ends[i]);
		if (s.n >= end.n && sv_eq(sv_from(s, s.n - end.n), end) && (s.n == end.n || s.p[s.n - end.n - 1] == ' '))
			return true;
	}
	return false;
}

static struct sv whole_line(struct finder *f, struct sv s, int n, int last)
{
	enum { MORE = 3 };
	for (int k = 1; k <= MORE && n + k <= last && cut_short(s) && line_text(f->r, n + k).n; k++)
		s = arena_printf(f->r->arena, SV_FMT " " SV_FMT, SV_ARG(s), SV_ARG(line_text(f->r, n + k)));
	return s;
}

// Running text, as a letterhead has none.
static bool is_sentence(struct sv s)
{
	enum { LEAST = 90 };
	return !capitals(s) && utf8_count(s) >= LEAST && strchr(".:;", s.p[s.n - 1]);
}

static void read_document(struct finder *f, struct document_found *d)
{
	struct reading *r = f->r;
	struct sv body = {"", 0}, body_name = {"", 0}, about = {"", 0}; // about: "V/v …"
	int head = d->first_line + HEAD_LINES, kind_line = 0;
	for (int n = d->first_line; n <= d->last_line;) {
		struct sv s = line_text(r, n), type, kind, rest;
		arena_reset(&f->scratch);
		if (!s.n) {
			n++;
			continue;
		}
		if (n <= head && !kind_line && type_line(f, s, &type, &kind, &rest)) {
			kind_line = n;
			d->type = sentence_case(r->arena, type);
			d->kind = arena_cstr(r->arena, kind);
			// Material is called by its whole title, whose first line its kind is.
			n = read_title(f, d, n, d->last_line, sv_is(kind, "material") ? s : rest, s);
			continue;
		}
		if (n <= head && !kind_line && says(f, sv_head(s, 16), "kinh gui")) {
			kind_line = n; // a letter has no kind on a line of its own
			d->kind = "letter";
			d->type = SV("Công văn");
			d->title = about;
		} else if (n <= head && !kind_line && !d->authority.n && says(f, sv_head(s, 4), "v/v")) {
			about = bare(s);
		} else if (n <= head && !kind_line && about.n && d->symbol.n && is_sentence(s)) {
			kind_line = n; // nor has one that nobody is addressed by
			d->kind = "letter";
			d->type = SV("Công văn");
			d->title = about;
			body = s;
		} else if (n <= head && !kind_line) {
			read_letterhead(f, d, whole_line(f, s, n, d->last_line), &body_name);
		} else if (is_recipients(f, s)) {
			n = read_recipients(f, d, n, d->last_line);
			continue;
		} else if (is_authority(s)) {
			n = read_signature(f, d, n, d->last_line);
			continue;
		} else if (kind_line && !d->authority.n && !d->signer_title.n && is_position(f, s)) {
			n = read_signer(f, d, n, d->last_line);
			continue;
		} else if (kind_line && !body.n) {
			body = s;
			if (!says(f, s, "so ") && !says(f, sv_head(s, 12), "can cu")) // the day of a law that it is founded on
				read_place_and_date(f, d, s);
		}
		n++;
	}
	if (kind_line && body_name.n)
		d->issuer = body_name;
	else if (body.n)
		read_issuer(f, d, body);
	read_document_years(f, d, body);
	if (!d->kind)
		d->kind = "text";
}

void extract_documents(struct reading *r)
{
	struct finder f = {.r = r, .words = &phrases_documents};
	bool signed_off = false;
	int count = (int)r->line_count;
	struct document_found *at = NULL;
	for (int n = 1; n <= count; n++) {
		struct sv s = line_text(r, n);
		arena_reset(&f.scratch);
		if (at && !s.n)
			continue;
		bool anew = !at || (n > at->first_line + 8 && begins(&f, n, signed_off));
		if (anew && at)
			at->last_line = n - 1;
		if (anew) {
			at = ARENA_PUSH(r->arena, r->documents, r->document_count, r->document_room);
			*at = (struct document_found){.first_line = r->document_count == 1 ? 1 : n, .last_line = count};
			signed_off = false;
		}
		signed_off = signed_off || is_authority(s) || is_recipients(&f, s);
	}
	for (size_t i = 0; i < r->document_count; i++) {
		// Empty lines between two documents belong to neither.
		struct document_found *d = &r->documents[i];
		while (d->last_line > d->first_line && i + 1 < r->document_count && !line_text(r, d->last_line).n)
			d->last_line--;
		read_document(&f, d);
	}
	scan_free(&f.scan);
	arena_free(&f.scratch);
}
