// References to documents: by number ("Hướng dẫn số 83-HD/BTGTU, ngày … của …") and by name ("Nghị quyết năm 2020 của
// Tỉnh ủy"). The text runs from the kind to the issuer; two coordinated issuers are two.
#include "extract/number.h"
#include "extract/pass.h"
#include "text/text.h"

enum { ISSUER_MOST = 24, ABOUT_MOST = 40 };

struct citer {
	struct reading *r;
	const struct phrase_list *words;
	struct scan s; // of the paragraph, another's
	const struct paragraph *p;
	struct place_walk walk; // through the paragraph, so that a long line is counted once
	bool peeking;           // what is found is looked at, not kept
};

struct draft {
	size_t from, to; // tokens
	size_t kind, kind_count; // the tokens of its kind
	struct sv type; // in words; empty: as the kind is written
	struct sv number, symbol, issuer;
	struct date date;
	bool group, numbered, dated, named;
};

static bool sign(const struct citer *c, size_t i, char s)
{
	return scan_sign(&c->s, i, s);
}

#define word(c, i, w) scan_word(&(c)->s, (i), w)

static bool capital(const struct citer *c, size_t i)
{
	return scan_token(&c->s, i)->capital;
}

static bool is(const struct citer *c, size_t i, const char *class, size_t *count)
{
	return scan_is(&c->s, c->words, i, class, count, NULL);
}

static bool small_word(const struct citer *c, size_t i)
{
	return scan_token(&c->s, i)->kind == TOKEN_WORD && !capital(c, i);
}

static bool a_type(const struct citer *c, size_t i, size_t *count)
{
	const struct phrase *p = scan_phrase(&c->s, c->words, i, count);
	return p && (sv_is(p->class, "type") || sv_is(p->class, "made") || sv_is(p->class, "named") || sv_is(p->class, "standard"));
}

static bool is_kind(const struct citer *c, size_t i, const char *kind)
{
	size_t n;
	const struct phrase *p = scan_phrase(&c->s, c->words, i, &n);
	return p && sv_is(p->value, kind);
}

// The type as a word: its own first letter is a capital, an abbreviation is written out.
static struct sv type_word(struct citer *c, size_t i, size_t count)
{
	struct sv value, written = scan_range(&c->s, i, i + count), kind;
	size_t n;
	const struct phrase *p = scan_phrase(&c->s, c->words, i, &n);
	value = p->value;
	sv_cut(&value, ',', &kind);
	if (value.p && value.n)
		return value;
	struct sv low = text_lower(c->r->arena, written);
	size_t next;
	utf8_at(low, 0, &next);
	return arena_join(c->r->arena, text_upper(c->r->arena, sv_head(low, next)), sv_from(low, next));
}

// "số 83-HD/BTGTU", "05", "số 71": after the kind.
static size_t read_number(struct citer *c, size_t i, struct draft *d)
{
	size_t at = i + (sign(c, i, ':') && word(c, i + 1, "số")); // "các Công văn: số 12/UBND-VX, số 15/UBND-VX"
	bool said = word(c, at, "số");
	if (said)
		at++;
	if (sign(c, at, ':'))
		at++;
	const struct token *t = scan_token(&c->s, at);
	if (t->kind != TOKEN_NUMBER)
		return i;
	size_t end;
	if (!symbol_read(c->r->arena, sv_from(c->s.text, t->from), &d->number, &d->symbol, &end) || !d->number.n)
		return i;
	size_t stop = t->from + end, after = at;
	while (after < c->s.tokens.count && c->s.tokens.items[after].from < stop)
		after++;
	// A bare number after a kind cites ("Chỉ thị 05") unless it counts something.
	if (!d->symbol.n && !said) {
		bool ends = !c->s.tokens.items[at].spaced || after >= c->s.tokens.count ||
		            scan_token(&c->s, after)->kind == TOKEN_SIGN || word(c, after, "của") || word(c, after, "về") ||
		            word(c, after, "ngày") || word(c, after, "khóa") || word(c, after, "và");
		bool range = sign(c, after, '-') && scan_token(&c->s, after + 1)->kind == TOKEN_NUMBER; // "(Nghị quyết 8 - 8,5%)"
		if (!ends || range || sign(c, after, '%') || d->number.n > 4 || !capital(c, d->from))
			return i;
	}
	d->numbered = true;
	return after;
}

// "Chương trình công tác số 09-CTr/TU": words that narrow the kind stand between it and its number.
static size_t read_far_number(struct citer *c, size_t i, struct draft *d)
{
	enum { WORDS_MOST = 6 };
	size_t at = i;
	while (at < i + WORDS_MOST && small_word(c, at) && !word(c, at, "số") && !word(c, at, "của") && !word(c, at, "và"))
		at++;
	if (at == i || !word(c, at, "số"))
		return i;
	struct draft tried = *d;
	size_t end = read_number(c, at, &tried);
	if (end == at || !tried.symbol.n)
		return i;
	*d = tried;
	return end;
}

// ", ngày 31/01/2020", "(ngày …)", "ngày 12 tháng 8 năm 2019"
static size_t read_date(struct citer *c, size_t i, struct draft *d)
{
	size_t at = i;
	if (sign(c, at, ',') || sign(c, at, '('))
		at++;
	if (!word(c, at, "ngày"))
		return i;
	size_t n = scan_date(&c->s, at, &d->date);
	if (!n)
		return i;
	at += n;
	if (sign(c, i, '(') && sign(c, at, ')'))
		at++;
	d->dated = true;
	return at;
}

// A name goes on with capitals, small words between capitals, and what narrows a body: "các cơ quan và doanh nghiệp tỉnh".
static bool stops_name(const struct citer *c, size_t i)
{
	return !capital(c, i) && (is(c, i, "after", NULL) || is(c, i, "about", NULL));
}

static size_t name_end(const struct citer *c, size_t i)
{
	size_t count, at = i;
	if (!is(c, i, "issuer", &count) && !(is(c, i, "position", &count) && capital(c, i)))
		return i;
	at = i + count;
	for (size_t most = i + ISSUER_MOST; at < most && at < c->s.tokens.count; at++) {
		const struct token *t = scan_token(&c->s, at);
		if (t->kind == TOKEN_NUMBER) {
			if (!word(c, at - 1, "thứ") && !word(c, at - 1, "khóa") && !word(c, at - 1, "ương"))
				break;
			continue;
		}
		if (t->kind == TOKEN_SIGN) {
			// "Sở Giáo dục - Đào tạo", "Sở Lao động - Thương binh và Xã hội"
			if (t->sign == '-' && capital(c, at + 1) && (capital(c, at - 1) || is(c, at + 1, "name", NULL)))
				continue;
			break;
		}
		// "và" inside a name joins its words: "cơ quan và doanh nghiệp", "Giáo dục và Đào tạo"
		if (word(c, at, "và")) {
			size_t n;
			bool joins = !is(c, at + 1, "issuer", &n) && !a_type(c, at + 1, &n) &&
			             (capital(c, at + 1) == capital(c, at - 1) || capital(c, at + 1));
			if (joins && !stops_name(c, at + 1) && (capital(c, at + 1) || word(c, at + 1, "doanh")))
				continue;
			break;
		}
		if (stops_name(c, at))
			break;
		if (capital(c, at)) {
			size_t n; // "Giáo dục", "Kế hoạch": words of several syllables
			at += scan_phrase(&c->s, c->words, at, &n) ? n - 1 : 0;
		} else {
			bool known = is(c, at, "name", NULL) || is(c, at, "issuer", NULL);
			if (!known)
				break;
		}
	}
	return at;
}

// "(khóa XII)", "khóa XI": the token after it, `i` where there is none.
static size_t session_term(const struct citer *c, size_t i)
{
	size_t open = sign(c, i, '(') ? 1 : 0;
	size_t at = i + open + 2;
	if (!word(c, i + open, "khóa") || at > c->s.tokens.count)
		return i;
	return open && sign(c, at, ')') ? at + 1 : at;
}

// "của A", "của A, của B": the first issuer; the second one's citation runs from the kind as well.
static size_t read_issuer(struct citer *c, size_t i, struct draft *d)
{
	size_t from = i;
	i += sign(c, i, ',') && d->dated && d->numbered; // "…, ngày 16 tháng 5 năm 2016, của Chính phủ"
	if (!word(c, i, "của"))
		return from;
	size_t end = name_end(c, i + 1);
	if (end == i + 1)
		return from;
	end = session_term(c, end); // "Ban Chấp hành Trung ương Đảng (khóa XI)"
	d->issuer = scan_range(&c->s, i + 1, end);
	return end;
}

static size_t read_year(struct citer *c, size_t i, struct draft *d)
{
	int64_t year;
	if (!word(c, i, "năm") || !scan_number(&c->s, i + 1, &year) || year < 1945 || year > 2100)
		return i;
	d->named = true;
	return i + 2;
}

// "Trung ương 4 (khóa XII)", "Trung ương 2 khóa XI", "lần thứ tư Ban Chấp hành Trung ương khóa XIII"
static size_t read_session(struct citer *c, size_t i, struct draft *d)
{
	size_t at = i;
	if (!word(c, i - 1, "nqtw")) {
		if (!word(c, i, "trung") || !word(c, i + 1, "ương") || scan_token(&c->s, i + 2)->kind != TOKEN_NUMBER)
			return i;
		at = i + 2;
	}
	int64_t n;
	if (!scan_number(&c->s, at, &n))
		return i;
	d->number = scan_text(&c->s, at);
	d->issuer = SV("Trung ương");
	d->named = true;
	return session_term(c, at + 1);
}

// "… trong quý II năm 2011", "… trước ngày 30/6": by when something is done with the document, which is not about that.
static bool limit_begins(const struct citer *c, size_t i)
{
	return (word(c, i, "trong") && (word(c, i + 1, "quý") || word(c, i + 1, "tháng"))) || (word(c, i, "trước") && word(c, i + 1, "ngày")) ||
	       (word(c, i, "chậm") && word(c, i + 1, "nhất")) || word(c, i, "xong");
}

// "về …" up to the end of the clause or a body's "của": what the document is about.
static size_t read_about(struct citer *c, size_t i, bool issued)
{
	size_t count;
	if (!is(c, i, "about", &count))
		return i;
	size_t at = i + count, begin = at;
	for (; at < c->s.tokens.count && at < begin + ABOUT_MOST; at++) {
		const struct token *t = scan_token(&c->s, at);
		if (t->kind == TOKEN_SIGN && t->sign != '-' && !(t->sign == ',' && !capital(c, at + 1) && issued))
			break;
		size_t n;
		if (word(c, at, "của") && is(c, at + 1, "issuer", &n))
			break;
		if (limit_begins(c, at) || word(c, at, "gắn") || word(c, at, "nhằm") || (word(c, at, "đã") && at > begin) ||
		    (word(c, at, "và") && (a_type(c, at + 1, &n) || word(c, at + 1, "các") || word(c, at + 1, "chuyên"))))
			break;
	}
	return at > begin ? at : i;
}

static void keep(struct citer *c, const struct draft *d)
{
	struct reading *r = c->r;
	size_t to = d->to < c->s.tokens.count ? d->to : c->s.tokens.count; // what is looked for may stand beyond the end
	size_t begin = scan_token(&c->s, d->from)->from, end = scan_token(&c->s, to - 1)->to;
	struct place place = {0}, *more;
	struct sv type = d->type;
	size_t more_count;
	if (!c->peeking) {
		place = paragraph_place_next(r, c->p, &c->walk, begin, end, &more, &more_count);
		type = type.n ? type : type_word(c, d->kind, d->kind_count);
	}
	*ARENA_PUSH(r->arena, r->citations, r->citation_count, r->citation_room) =
	    (struct citation_found){.place = place,
	                            .text = sv_head(sv_from(c->p->text, begin), end - begin),
	                            .type = type,
	                            .number = d->number,
	                            .symbol = d->symbol,
	                            .issuer = d->issuer,
	                            .date = d->date,
	                            .group = d->group};
}

// "số 12/NQ-CP, 35/NQ-CP ngày …", "số 01, 02, 03-NQ/TU của Tỉnh ủy": the further numbers of the same kind, each a citation of
// its own from its number on. A number without a symbol takes that of the next one that has it. The numbers found.
static size_t read_further(struct citer *c, struct draft *d, struct draft *more, size_t most)
{
	size_t found = 0, kept = 0, at = d->to;
	while (found < most && (sign(c, at, ',') || sign(c, at, ';') || word(c, at, "và"))) {
		struct draft *one = &more[found];
		size_t first = at + 1;
		*one = (struct draft){.from = first, .kind = d->kind, .kind_count = d->kind_count, .type = d->type};
		bool said = word(c, first, "số");
		const struct token *t = scan_token(&c->s, first + said);
		size_t end;
		if (t->kind != TOKEN_NUMBER ||
		    !symbol_read(c->r->arena, sv_from(c->s.text, t->from), &one->number, &one->symbol, &end) || !one->number.n)
			break;
		for (at = first + said; at < c->s.tokens.count && c->s.tokens.items[at].from < t->from + end;)
			at++;
		one->numbered = true;
		bool dates = !one->symbol.n && scan_token(&c->s, at)->kind == TOKEN_SIGN && !sign(c, at, ',');
		if (dates || (!one->symbol.n && d->symbol.n && !said))
			break;
		size_t before = at = read_date(c, at, one);
		at = one->to = read_issuer(c, at, one);
		found++;
		if (one->symbol.n)
			kept = found;
		if (at > before)
			break;
	}
	for (size_t i = kept; i-- > 0;) {
		struct draft *last = i + 1 < kept ? &more[i + 1] : NULL;
		if (last && !more[i].symbol.n)
			more[i].symbol = last->symbol;
		if (last && !more[i].issuer.n)
			more[i].issuer = last->issuer;
	}
	if (kept && !d->symbol.n)
		d->symbol = more[0].symbol;
	if (kept && !d->issuer.n)
		d->issuer = more[0].issuer;
	return kept;
}

// Numbers and issuers coordinated with the first: each is a citation of its own from the same kind.
static size_t keep_all(struct citer *c, struct draft *d)
{
	enum { NUMBERS_MOST = 16 };
	struct draft list[NUMBERS_MOST];
	size_t numbers = d->numbered ? read_further(c, d, list, NUMBERS_MOST) : 0;
	d->group = d->group && !d->numbered;
	keep(c, d);
	for (size_t i = 0; i < numbers; i++) {
		keep(c, &list[i]);
		d->to = list[i].to;
	}
	size_t at = d->to;
	// "Nghị quyết Trung ương 4, 5, 6 (khóa XII)"
	for (int64_t n; d->named && d->number.n && (sign(c, at, ',') || word(c, at, "và")) && scan_number(&c->s, at + 1, &n) && n < 20; at = d->to) {
		if (!sign(c, at + 2, ',') && !sign(c, at + 2, '(') && !word(c, at + 2, "và") && !word(c, at + 2, "khóa"))
			break;
		struct draft next = *d;
		next.from = at + 1;
		next.number = scan_text(&c->s, at + 1);
		next.to = d->to = session_term(c, at + 2);
		keep(c, &next);
	}
	while (d->issuer.n && !d->numbered && (sign(c, at, ',') || word(c, at, "và")) && word(c, at + 1, "của")) {
		struct draft more = *d;
		size_t end = read_issuer(c, at + 1, &more);
		if (end == at + 1)
			break;
		more.to = end;
		keep(c, &more);
		at = d->to = end;
	}
	return d->to;
}

static size_t quoted_end(const struct citer *c, size_t i)
{
	if (!sign(c, i, '"'))
		return i;
	for (size_t at = i + 1; at < c->s.tokens.count && at < i + 60; at++) {
		if (sign(c, at, '"'))
			return at + 1;
	}
	return i;
}

// "do Ban Tuyên giáo biên soạn" after what was made.
static size_t read_maker(struct citer *c, size_t i, struct draft *d)
{
	for (size_t at = i; at < c->s.tokens.count && at < i + 24; at++) {
		const struct token *t = scan_token(&c->s, at);
		if (t->kind == TOKEN_SIGN && t->sign != ',' && t->sign != '-')
			return i;
		size_t end = word(c, at, "do") ? name_end(c, at + 1) : at;
		if (word(c, at, "do") && end > at + 1) {
			d->issuer = scan_range(&c->s, at + 1, end);
			return word(c, end, "biên") || word(c, end, "phát") ? end + 2 : end;
		}
	}
	return i;
}

// "Chương trình làm việc năm 2019 của …", "Báo cáo tổng kết năm 2019": words, then a year or a body that issued it.
static size_t read_phrase(struct citer *c, size_t i, struct draft *d)
{
	size_t count;
	if (is(c, i, "about", &count))
		return i;
	for (size_t at = i; at < i + 14; at++) {
		const struct token *t = scan_token(&c->s, at);
		if (t->kind != TOKEN_WORD && t->sign != ',' && t->sign != '-')
			return i;
		size_t end = read_year(c, at, d);
		bool dated = end > at;
		end = read_issuer(c, end, d);
		if (dated || end > at)
			return end;
		if ((t->sign == ',' && capital(c, at + 1)) || word(c, at, "này") || word(c, at, "đã") || word(c, at, "được"))
			return i;
	}
	return i;
}

static bool grouped(const struct citer *c, size_t i)
{
	return i > 0 && (word(c, i - 1, "các") || word(c, i - 1, "những"));
}

// "các nghị quyết, chỉ thị của Trung ương, của Tỉnh ủy về …": several that nobody names are one citation.
static size_t read_group(struct citer *c, size_t i, struct draft *d)
{
	size_t at = d->to, count;
	while ((sign(c, at, ',') || word(c, at, "và")) && a_type(c, at + 1, &count))
		at += 1 + count;
	if (at > d->to) {
		struct sv low = text_lower(c->r->arena, scan_range(&c->s, i, at));
		size_t next;
		utf8_at(low, 0, &next);
		d->type = arena_join(c->r->arena, text_upper(c->r->arena, sv_head(low, next)), sv_from(low, next));
	}
	size_t from = word(c, at, "của") ? at + 1 : at, end = name_end(c, from), first = from;
	while (end > from) {
		at = end;
		d->issuer = scan_range(&c->s, first, at);
		from = sign(c, at, ',') || word(c, at, "và") ? at + 1 + word(c, at + 1, "của") : at;
		end = from > at + 1 ? name_end(c, from) : from;
	}
	size_t about = read_about(c, at, false);
	if (!d->issuer.n && about == at)
		return i;
	d->from--;
	d->to = about;
	keep(c, d);
	return about;
}

// "tiêu chuẩn ISO 9001:2015", "Quy chuẩn QCVN 02:2019/BNNPTNT"
static size_t read_standard(struct citer *c, size_t i, struct draft *d)
{
	size_t at = i;
	while (at < i + 4 && (scan_token(&c->s, at)->upper || (at > i && sign(c, at, '/'))))
		at++;
	size_t number = at;
	if (at == i || scan_token(&c->s, at)->kind != TOKEN_NUMBER)
		return i;
	at++;
	if (sign(c, at, ':') && scan_token(&c->s, at + 1)->kind == TOKEN_NUMBER && !scan_token(&c->s, at + 1)->spaced)
		at += 2;
	d->symbol = scan_range(&c->s, i, number);
	d->number = scan_range(&c->s, number, at);
	d->to = sign(c, at, '/') && scan_token(&c->s, at + 1)->upper ? at + 2 : at;
	keep(c, d);
	return d->to;
}

// "… → TÀI LIỆU TUYÊN TRUYỀN KẾT QUẢ …": a title in capitals within a sentence, as a link is named by it.
static size_t read_capitals(struct citer *c, size_t i, struct draft *d)
{
	enum { WORDS_LEAST = 5 };
	size_t at = i, words = 0, end = i;
	if (i == 0 || scan_token(&c->s, i - 1)->upper)
		return i;
	for (; at < c->s.tokens.count; at++) {
		const struct token *t = scan_token(&c->s, at);
		bool one_letter = t->kind == TOKEN_WORD && t->capital && utf8_count(scan_text(&c->s, at)) == 1;
		if (t->kind == TOKEN_SIGN ? t->sign != ',' && t->sign != '-' : t->kind == TOKEN_WORD && !t->upper && !one_letter)
			break;
		words += t->kind == TOKEN_WORD;
		end = t->kind == TOKEN_SIGN ? end : at + 1;
	}
	if (words < WORDS_LEAST)
		return i;
	d->to = end;
	keep(c, d);
	return end;
}

static size_t read_one(struct citer *c, size_t i);

// The citation that begins at token i, looked at without being kept: the token after it, i where there is none.
static size_t peek(struct citer *c, size_t i, struct sv *issuer)
{
	size_t kept = c->r->citation_count;
	bool peeking = c->peeking;
	c->peeking = true;
	size_t end = read_one(c, i);
	c->peeking = peeking;
	if (c->r->citation_count > kept)
		*issuer = c->r->citations[kept].issuer;
	c->r->citation_count = kept;
	return end;
}

// "Luật Hôn nhân và gia đình số 52/2014/QH13": whatever its words are, the name of a law reaches to its number. The token that is "số",
// `i` where no such number follows.
static size_t law_number(const struct citer *c, size_t i)
{
	enum { NAME_MOST = 24 };
	for (size_t at = i + 1, n; at < i + NAME_MOST && at < c->s.tokens.count; at++) {
		const struct token *t = scan_token(&c->s, at);
		if (t->kind == TOKEN_NUMBER || (t->kind == TOKEN_SIGN && t->sign != ',' && t->sign != '-') || (capital(c, at) && a_type(c, at, &n)))
			break;
		struct sv number, symbol;
		size_t end;
		if (word(c, at, "số") && scan_token(&c->s, at + 1)->kind == TOKEN_NUMBER &&
		    symbol_read(c->r->arena, sv_from(c->s.text, scan_token(&c->s, at + 1)->from), &number, &symbol, &end) &&
		    (sv_starts(symbol, SV("QH")) || sv_starts(symbol, SV("PL")) || sv_starts(symbol, SV("UBTVQH"))))
			return at;
	}
	return i;
}

// "Luật Phòng, chống tham nhũng", "Luật Đất đai năm 2024": capitals, small words, and the tails that laws are known by.
static size_t read_law(struct citer *c, size_t i, struct draft *d)
{
	enum { WORDS_MOST = 14 };
	size_t count, numbered_at = law_number(c, i), end = numbered_at;
	while (numbered_at == i && end < c->s.tokens.count && end < i + WORDS_MOST) {
		const struct token *t = scan_token(&c->s, end);
		bool numbered = word(c, end, "số") && scan_token(&c->s, end + 1)->kind == TOKEN_NUMBER;
		bool known = capital(c, end) && is(c, end, "issuer", &count) && count > 1; // "Ngân hàng": its second syllable ends names elsewhere
		if (t->kind == TOKEN_WORD && (end == i || !stops_name(c, end)) && !word(c, end, "năm") && !word(c, end, "ngày") && !numbered)
			end += known ? count : 1;
		else if (t->sign == ',' && t->kind == TOKEN_SIGN && is(c, end + 1, "tail", &count))
			end += 1 + count;
		else if (t->kind == TOKEN_SIGN && t->sign == '-' && scan_token(&c->s, end + 1)->kind == TOKEN_WORD)
			end += 2; // "kinh tế - xã hội"
		else
			break;
	}
	end = word(c, end, "số") ? read_number(c, end, d) : end; // "Luật Bảo hiểm xã hội số 58/2014/QH13"
	end = read_date(c, end, d);
	d->to = read_year(c, end, d);
	int64_t year; // "Luật Đất đai 2013"
	if (d->to == end && scan_number(&c->s, end, &year) && year >= 1945 && year <= 2100 && capital(c, i))
		d->to = ++end;
	if (d->to == end && sign(c, end, '(') && read_year(c, end + 1, d) > end + 1 && sign(c, end + 3, ')'))
		d->to = end + 4;
	keep(c, d);
	return d->to;
}

// One citation at the kind that begins with token i; the token after it, or i where it cites nothing.
static size_t read_one(struct citer *c, size_t i)
{
	size_t count = 0;
	if (!a_type(c, i, &count))
		return i;
	bool made = is(c, i, "made", NULL), named = is(c, i, "named", NULL);
	struct draft d = {.from = i, .to = i + count, .kind = i, .kind_count = count, .group = grouped(c, i)};
	bool big = capital(c, i);
	if ((named && !big) || (i > 1 && word(c, i - 1, "là") && word(c, i - 2, "đây"))) // "Trên đây là Kế hoạch …": itself
		return i;
	size_t at = i + count;
	if (!word(c, i, "nqtw"))
		at = read_number(c, at, &d);
	if (!d.numbered)
		at = read_far_number(c, at, &d);
	if (!d.numbered)
		at = read_session(c, at, &d);
	at = read_date(c, at, &d);
	if (!d.numbered && !d.named)
		at = read_year(c, at, &d);
	if (!d.numbered && !d.named && d.group)
		return read_group(c, i, &d);
	if (is(c, i, "standard", NULL))
		return d.numbered || d.named ? i : read_standard(c, at, &d);
	size_t congress = at;
	if (!d.numbered && (word(c, at, "đại") || word(c, at, "hội")) && capital(c, at) && is(c, at, "issuer", NULL)) {
		at = name_end(c, at);
		d.issuer = scan_range(&c->s, congress, at);
		d.named = true;
		if (sign(c, at, ',') && word(c, at + 1, "nhiệm") && word(c, at + 2, "kỳ"))
			at += 6;
	}
	size_t before = at;
	at = read_issuer(c, at, &d);
	bool issued = at > before;
	// "nghị quyết năm 2022" in small letters and of nobody tells a kind, "Kế hoạch năm 2008" what was planned: no document.
	bool plans = is_kind(c, i, "plan") || is_kind(c, i, "report") || is_kind(c, i, "programme");
	if (d.named && !d.numbered && (!big || plans) && !d.issuer.n && !made)
		return i;
	if (d.numbered || d.named) {
		if (!d.dated)
			at = read_date(c, at, &d);
		if ((d.issuer.n || d.number.n) && !(d.symbol.n && issued))
			at = read_about(c, at, issued || d.number.n);
		if (!issued)
			at = read_issuer(c, at, &d);
		d.to = at;
		return keep_all(c, &d);
	}
	if (made) {
		at = read_maker(c, i + count, &d);
		if (at > i + count) {
			d.to = at;
			keep(c, &d);
			return i + count; // a document may be named inside: "đề cương tuyên truyền Nghị quyết …"
		}
		at = is(c, i + count, "made", NULL) ? i + count : peek(c, i + count, &d.issuer);
		if (at > i + count) {
			d.to = at;
			keep(c, &d);
			return i + count;
		}
		return scan_token(&c->s, i)->upper ? read_capitals(c, i, &d) : i;
	}
	size_t quoted = quoted_end(c, i + count);
	if (quoted > i + count && big) {
		d.to = quoted;
		d.to = read_issuer(c, d.to, &d);
		keep(c, &d);
		return d.to;
	}
	// Laws are named with a capital; a strategy by what it is for.
	if (named && big && (capital(c, i + count) || (is_kind(c, i, "strategy") && small_word(c, i + count))))
		return read_law(c, i + count, &d);
	if (issued && big) {
		// "Kế hoạch của Ban Thường vụ …": whose it is, and no more.
		d.to = at;
		return keep_all(c, &d);
	}
	if (!big)
		return i;
	size_t phrase = read_phrase(c, i + count, &d);
	if (phrase > i + count) {
		d.to = phrase;
		return keep_all(c, &d);
	}
	// "Nghị quyết về … năm 2020 của Tỉnh ủy"
	size_t about = read_about(c, i + count, false);
	if (about > i + count) {
		int64_t year;
		bool dated = about >= 2 && scan_number(&c->s, about - 1, &year) && word(c, about - 2, "năm");
		size_t end = read_issuer(c, about, &d);
		if (dated || end > about) {
			d.to = end;
			return keep_all(c, &d);
		}
	}
	return i;
}

// "Nghị quyết năm 2019 và Nghị quyết năm 2020 của Tỉnh ủy": who issued the second issued the first.
static void share_issuer(struct citer *c, size_t before, size_t second, size_t at)
{
	if (second == 0 || before == SIZE_MAX || !(word(c, before, "và") || sign(c, before, ',')) || at != before + 1)
		return;
	struct citation_found *a = &c->r->citations[second - 1], *b = &c->r->citations[second];
	if (!a->issuer.n && !a->group && a->place.line == b->place.line && sv_eq(a->type, b->type))
		a->issuer = b->issuer;
}

// The title of a document, which names what it adopts or is itself: "Ban hành Chương trình công tác năm 2030".
static bool titled(const struct reading *r, const struct paragraph *p)
{
	const struct document_found *d = reading_document_at(r, p->first_line);
	return d && d->title_first && p->first_line >= d->title_first && p->first_line <= d->title_last;
}

// What stands in a title without a number, at its beginning or behind "ban hành", is no other document.
static bool titles_itself(const struct citer *c, size_t i, const struct citation_found *found)
{
	bool adopted = i > 1 && ((word(c, i - 1, "hành") && word(c, i - 2, "ban")) || (word(c, i - 1, "duyệt") && word(c, i - 2, "phê")) ||
	                         (word(c, i - 1, "qua") && word(c, i - 2, "thông")));
	return !found->number.n && (i == 0 || adopted);
}

// A heading tells its own title; a line of the letterhead tells the document's.
static bool own(const struct reading *r, const struct paragraph *p)
{
	const struct document_found *d = reading_document_at(r, p->first_line);
	if (!d)
		return false;
	struct sv s = sv_trim(p->text);
	if (text_is_upper(s))
		return true;
	return sv_starts(s, SV("Số")) && s.n < 60 && p->first_line < d->first_line + 20;
}

static void *begin(struct reading *r, struct arena *a)
{
	struct citer *c = ARENA_NEW(a, struct citer);
	*c = (struct citer){.r = r, .words = &phrases_documents};
	return c;
}

static void paragraph(void *state, const struct paragraph *p, const struct scan *words)
{
	struct citer *c = state;
	if (own(c->r, p))
		return;
	c->p = p;
	c->s = *words;
	c->walk = (struct place_walk){0};
	size_t before = SIZE_MAX; // the token after the last citation
	bool title = titled(c->r, p);
	const struct token *items = c->s.tokens.items;
	for (size_t at = 0, count = c->s.tokens.count; at < count;) {
		while (at < count && !(items[at].begins & phrase_part_citing.bit)) // nearly all words
			at++;
		if (at == count)
			break;
		size_t kept = c->r->citation_count, next = read_one(c, at);
		if (c->r->citation_count > kept && title && titles_itself(c, at, &c->r->citations[kept]))
			c->r->citation_count = kept;
		if (c->r->citation_count > kept) {
			share_issuer(c, before, kept, at);
			before = next;
		}
		at = next > at ? next : at + 1;
	}
}

static void end(void *state)
{
	(void)state;
}

const struct pass pass_citations = {begin, paragraph, end};
