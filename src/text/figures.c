// Figures and dates as people read and type them.
#include <inttypes.h>

#include "text/text.h"

struct sv text_number(struct arena *a, struct decimal d, bool english)
{
	AUTO(buf_free) struct buf plain = {0}, out = {0};
	decimal_write(&plain, d);
	struct sv s = buf_view(&plain), whole = sv_head(s, s.n - (d.scale ? d.scale + 1U : 0));
	if (whole.n && whole.p[0] == '-') {
		buf_str(&out, "−");
		whole = sv_from(whole, 1);
	}
	for (size_t i = 0; i < whole.n; i++) {
		if (i && (whole.n - i) % 3 == 0)
			buf_char(&out, english ? ',' : '.');
		buf_char(&out, whole.p[i]);
	}
	if (d.scale) {
		buf_char(&out, english ? '.' : ',');
		buf_sv(&out, sv_from(s, s.n - d.scale));
	}
	return arena_sv(a, buf_view(&out));
}

struct sv text_int(struct arena *a, int64_t n, bool english)
{
	return text_number(a, decimal_int(n), english);
}

struct sv text_percent(struct arena *a, int64_t n, int64_t d, bool english)
{
	struct decimal hundred = decimal_int(100), percent, part;
	if (d == 0 || !decimal_mul(decimal_int(n), hundred, &part) || !decimal_div(part, decimal_int(d), 2, &percent))
		return SV("–");
	return arena_printf(a, SV_FMT " %%", SV_ARG(text_number(a, decimal_normal(percent), english)));
}

struct sv text_date(struct arena *a, struct date d)
{
	return date_is_set(d) ? arena_printf(a, "%02d/%02d/%04d", d.day, d.month, d.year) : SV("–");
}

// Days below 10 and the months 1 and 2 take a leading zero (36-HD/VPTW 2018; Decree 30/2020/NĐ-CP).
struct sv text_date_long(struct arena *a, struct date d)
{
	if (!date_is_set(d))
		return SV("ngày … tháng … năm …");
	return arena_printf(a, "ngày %02d tháng %s%d năm %d", d.day, d.month <= 2 ? "0" : "", d.month, d.year);
}

bool text_parse_date(struct sv s, struct date *out)
{
	s = sv_trim(s);
	if (date_parse(s, out))
		return true;
	char sep = sv_find(s, SV("/")) != SIZE_MAX ? '/' : sv_find(s, SV("-")) != SIZE_MAX ? '-' : '.';
	int64_t n[3];
	struct sv piece;
	for (int i = 0; i < 3; i++) {
		if (!sv_cut(&s, sep, &piece) || piece.n == 0 || piece.n > 4 || !sv_int64(piece, &n[i]) || n[i] < 0)
			return false;
	}
	if (s.p || n[2] < 1000 || !date_valid((int)n[2], (int)n[1], (int)n[0]))
		return false;
	*out = (struct date){(int16_t)n[2], (uint8_t)n[1], (uint8_t)n[0]};
	return true;
}

// Digits in groups of three after the first, of one to three: "1.234.567".
static bool grouped(struct sv s, char sep, struct buf *digits)
{
	struct sv piece;
	for (bool first = true; sv_cut(&s, sep, &piece); first = false) {
		if (first ? piece.n == 0 || piece.n > 3 : piece.n != 3)
			return false;
		buf_sv(digits, piece);
	}
	return true;
}

bool text_parse_number(struct sv s, struct decimal *out)
{
	AUTO(buf_free) struct buf plain = {0};
	s = sv_trim(s);
	if (sv_starts(s, SV("-"))) {
		buf_char(&plain, '-');
		s = sv_from(s, 1);
	} else if (sv_starts(s, SV("−"))) {
		buf_char(&plain, '-');
		s = sv_from(s, SV("−").n);
	}
	size_t comma = sv_find(s, SV(","));
	struct sv whole = sv_head(s, comma < s.n ? comma : s.n), rest = comma < s.n ? sv_from(s, comma + 1) : (struct sv){0};
	if (comma != SIZE_MAX && rest.n == 0)
		return false;
	if (sv_find(whole, SV(".")) != SIZE_MAX) {
		if (!grouped(whole, '.', &plain))
			return false;
	} else if (sv_find(whole, SV(" ")) != SIZE_MAX) {
		if (!grouped(whole, ' ', &plain))
			return false;
	} else {
		buf_sv(&plain, whole);
	}
	if (rest.n) {
		buf_char(&plain, '.');
		buf_sv(&plain, rest);
	}
	return decimal_parse(buf_view(&plain), out);
}

struct sv text_document_number(struct arena *a, struct sv number, struct sv symbol)
{
	if (!number.n || !symbol.n)
		return number.n ? number : symbol;
	// Party bodies write 12-KH/ĐUK, State bodies 123/NQ-HĐND, and 06/2024/QĐ-UBND for a normative act.
	bool hyphen = sv_find(symbol, SV("/")) != SIZE_MAX && !(symbol.p[0] >= '0' && symbol.p[0] <= '9');
	return arena_printf(a, SV_FMT "%s" SV_FMT, SV_ARG(number), hyphen ? "-" : "/", SV_ARG(symbol));
}
