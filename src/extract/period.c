// Results or targets, and of which year.
#include "extract/period.h"
#include "extract/clause.h"

enum {
	LEVELS = 12,
	INTRODUCTION_AT_MOST = 30 /* syllables */,
	LEADING = 2 /* terms */,
	TITLE_AT_MOST = 24 /* syllables */,
	HEAD_LINES = 40
};

struct section {
	enum mode mode;
	int year;
	bool weak;  // its cue speaks of targets only where nothing else is said: "nhiệm vụ"
	bool leads; // the cue stands at its beginning
	bool further; // of a report: not its first section
};

struct periods {
	const struct reading *reading;
	struct passage *title; // for taking headings apart
	size_t heading;        // the next one
	size_t tops;           // headings of the first level of this document so far
	struct section stack[LEVELS];
	int depth;
	int document; // index, -1: none yet
	int spoken;   // the year its first lines speak of, where its title names none; 0: none
	int term;     // the last year of the term that its first lines name; 0: none
	struct section opening; // what the document's title says
	struct section part; // a title in capitals without a mark: "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024"
	struct section introduction;
	bool tells;   // a directive tells first what there is, up to whom it orders what
};

static bool of_base(const struct passage *p, uint32_t i, uint32_t least)
{
	for (uint32_t k = i; k > least && k + 4 > i; k--) {
		lexicon_classes c = p->terms.items[k - 1].classes;
		if (c & (LX_VERSUS | LX_PRICE | LX_TIMES | LX_EQUAL | LX_HIGHER | LX_LOWER))
			return true;
		if (c & LX_PERIOD && k == i && passage_reads(p, i, WORD_NAM))
			return true; // "bằng 101% cùng kỳ năm 2017"
		if (p->terms.items[k - 1].kind == TOKEN_SIGN && !p->terms.items[k - 1].lexeme)
			return false;
	}
	return false;
}

// The last year named; -1 where other numbers stand there too: it is then a sentence with figures,
// and no title.
static int last_year(const struct passage *p, struct range r)
{
	int year = 0, found;
	for (uint32_t i = r.from; i < r.to;) {
		uint32_t end = clause_time_end(p, i, &found);
		if (end > i && found && !of_base(p, i, r.from))
			year = found;
		struct decimal d;
		if (end == i && numeral_year(p, i) && !of_base(p, i, r.from) && passage_value(p, i, &d))
			year = (int)d.mantissa;
		else if (end == i && passage_number(p, i) && clause_mark_end(p, i) == i &&
		         !passage_is(p, (int64_t)i - 1, LX_NAMED))
			return -1;
		i = end > i ? end : i + 1;
	}
	return year;
}

// What a heading or an introducing line says of what stands under it: its first cue.
static struct section section_of(const struct passage *p)
{
	struct section s = {0};
	struct range all = {0, (uint32_t)p->terms.count};
	for (uint32_t i = 0; i < all.to && (!s.mode || s.weak); i++) {
		const struct term *t = &p->terms.items[i];
		lexicon_classes cue = t->classes & (LX_AIMS | LX_OUTCOME | LX_TARGET | LX_RESULT);
		bool weak = t->classes & LX_WEAK || (!cue && t->classes & LX_PLAN); // "Kế hoạch năm 2018"
		if ((cue || weak) &&
		    t->classes & (LX_PLAN | LX_AIMS | LX_OUTCOME | LX_TARGET | LX_RESULT) &&
		    !(s.mode && weak)) {
			s.mode = cue & (LX_OUTCOME | LX_RESULT) ? MODE_RESULT : MODE_TARGET;
			s.weak = weak && s.mode == MODE_TARGET;
			s.leads = i <= LEADING;
		}
	}
	s.year = last_year(p, all);
	return s.year < 0 ? (struct section){0} : s;
}

struct periods *periods_new(struct arena *a, const struct reading *r, struct passage *p)
{
	struct periods *s = ARENA_NEW(a, struct periods);
	s->reading = r;
	s->title = p;
	s->document = -1;
	return s;
}

// "Tính đến ngày 30/9/2021, …": the day that figures reach to, at the beginning; not "Ngày 5/3/2021, Hội đồng họp".
static bool day_reached(const struct passage *p, uint32_t i, struct decimal *year)
{
	const struct term *t = passage_term(p, i);
	uint32_t last = t->first + t->count - 1;
	return i <= LEADING && last > 0 && p->tokens.items[last].syllable == p->words[WORD_NGAY] &&
	       p->tokens.items[last - 1].syllable == p->words[WORD_DEN] && numeral_date_end(p, i + 1) == i + 6 && numeral_year(p, i + 5) && passage_value(p, i + 5, year);
}

// "CÔNG TÁC TIẾP DÂN QUÝ III/2022"
static bool quarter_named(const struct passage *p, uint32_t i, struct decimal *year)
{
	return passage_reads(p, i, WORD_QUY) && passage_sign(p, i + 2, '/') && numeral_year(p, i + 3) && passage_value(p, i + 3, year);
}

// "Năm 2007, …", "KẾT QUẢ KINH DOANH NĂM 2007": the first year that the lines of a document speak
// of; of a dated one its own or the last.
static int spoken_year(struct passage *p, const struct reading *r, const struct document_found *d)
{
	int dated = d->date.year;
	for (int n = d->first_line; n <= d->last_line && n < d->first_line + HEAD_LINES; n++) {
		passage_read(p, r->lines[n - 1].text);
		for (uint32_t i = 0; i + 1 < p->terms.count; i++) {
			struct decimal year;
			const struct term *t = passage_term(p, i); // "năm", "cả năm", "tháng đầu năm"
			bool named = p->tokens.items[t->first + t->count - 1].syllable == p->words[WORD_NAM] &&
			             numeral_year(p, i + 1) && passage_value(p, i + 1, &year) &&
			             !(t->count == 1 && passage_number(p, (int64_t)i - 1));
			// "Tính đến hết tháng 6/2019, …"
			if (!named && passage_reads(p, i, WORD_THANG) && i <= LEADING && numeral_date_end(p, i + 1) == i + 4)
				named = numeral_year(p, i + 3) && passage_value(p, i + 3, &year);
			named = named || day_reached(p, i, &year) || quarter_named(p, i, &year);
			uint32_t least = i > 2 ? i - 2 : 0; // "kế hoạch năm", "mục tiêu của năm"
			bool planned =
			    passage_has(p, (struct range){least, i + 1}, LX_PLAN | LX_TARGET | LX_AIMS);
			// At the beginning of a sentence or in a title: "Kết quả đánh giá năm 2016: …" speaks of one figure.
			bool leads = i <= LEADING + 1 || (!passage_sign(p, i + 2, ':') && passage_syllables(p, (struct range){0, (uint32_t)p->terms.count}) <= TITLE_AT_MOST);
			if (named && leads && !planned && !of_base(p, i, 0) &&
			    (!dated || year.mantissa == dated || year.mantissa == dated - 1))
				return (int)year.mantissa;
		}
	}
	return 0;
}

// "… thực hiện Nghị quyết Đại hội, nhiệm kỳ 2016 - 2021": the last year of a term that the first lines name.
static int spoken_term(struct passage *p, const struct reading *r, const struct document_found *d)
{
	enum { TITLE_LINES = 4 };
	for (int n = d->first_line; n <= d->last_line && n < d->first_line + TITLE_LINES; n++) {
		passage_read(p, r->lines[n - 1].text);
		for (uint32_t i = 0; i + 3 < p->terms.count; i++) {
			int year;
			if (numeral_year(p, i + 1) && passage_sign(p, i + 2, '-') && numeral_year(p, i + 3) && clause_time_end(p, i, &year) > i + 3)
				return year;
		}
	}
	return 0;
}

static void document_enter(struct periods *s, int line)
{
	const struct reading *r = s->reading;
	int document = s->document;
	while ((size_t)(document + 1) < r->document_count &&
	       r->documents[document + 1].first_line <= line)
		document++;
	if (document == s->document)
		return;
	s->document = document;
	s->depth = 0;
	s->tops = 0;
	s->introduction = s->part = (struct section){0};
	const struct document_found *d = &r->documents[document];
	s->tells = d->kind && (strcmp(d->kind, "directive") == 0 || strcmp(d->kind, "dispatch") == 0);
	passage_read(s->title, d->title);
	s->opening = section_of(s->title);
	static const char *const plans[] = {"plan",      "resolution", "directive", "decision",
	                                    "programme", "project",    "guideline", "regulation",
	                                    "dispatch",  "circular",   "statute"};
	static const char *const reports[] = {"report", "notice", "minutes", "conclusion"};
	for (size_t i = 0; i < LENGTH(plans) && d->kind; i++)
		if (strcmp(d->kind, plans[i]) == 0)
			s->opening.mode = MODE_TARGET;
	for (size_t i = 0; i < LENGTH(reports) && d->kind; i++)
		if (strcmp(d->kind, reports[i]) == 0)
			s->opening.mode = MODE_RESULT;
	s->spoken = s->term = 0;
	bool dated = s->opening.mode == MODE_RESULT && d->date.year && d->date.year == d->year;
	if (!d->year || (dated && !s->opening.year))
		s->spoken = spoken_year(s->title, r, d);
	if (!d->year && !d->target_year && !s->opening.year)
		s->term = spoken_term(s->title, r, d);
}

// "I. CÁC CHỈ TIÊU CHỦ YẾU" at the beginning of a report, or "1. Các chỉ tiêu" under a field of work: what was reached of
// them. A report tells its results first; only a further section, or a later year, sets what is to be reached.
static bool reports(const struct periods *s, const struct section *x, int level)
{
	const struct document_found *d = &s->reading->documents[s->document];
	bool later = x->year && d->year && x->year > d->year;
	return s->opening.mode == MODE_RESULT && x->weak && !later && (level > 1 || s->tops <= 1);
}

static void headings_enter(struct periods *s, int line)
{
	const struct reading *r = s->reading;
	for (; s->heading < r->heading_count && r->headings[s->heading].line <= line; s->heading++) {
		const struct heading_found *h = &r->headings[s->heading];
		int level = h->level < 1 ? 1 : h->level > LEVELS ? LEVELS : h->level;
		while (s->depth > 0 && s->depth >= level)
			s->depth--;
		while (s->depth < level - 1)
			s->stack[s->depth++] = (struct section){0};
		s->tops += level == 1;
		passage_read(s->title, h->title);
		struct section x = section_of(s->title);
		if (s->document >= 0 && reports(s, &x, level))
			x.mode = MODE_UNSAID;
		x.further = level == 1 && s->tops > 1 && s->opening.mode == MODE_RESULT;
		s->stack[s->depth++] = x;
		s->introduction = (struct section){0};
	}
}

// Whether a section decides what stands under it. A weak cue gives way to a heading above it; to
// the kind of document only where it does not lead ("lãnh đạo thực hiện nhiệm vụ …"), or names the
// year of the results.
static bool decides(const struct section *x, const struct period *out)
{
	if (!x->mode || !x->weak || !out->mode)
		return x->mode != MODE_UNSAID;
	// "II. NHIỆM VỤ QUÝ IV NĂM 2023" behind the results of nine months: of the year, and still to be done.
	bool past = !x->further && x->year && out->year[MODE_RESULT] && x->year <= out->year[MODE_RESULT];
	return !out->said && x->leads && !past;
}

static void section_apply(const struct section *x, struct period *out)
{
	if (decides(x, out)) {
		out->mode = x->mode;
		out->said = true;
	}
	if (x->year) {
		if (x->mode)
			out->year[x->mode] = x->year;
		else if (out->mode)
			out->year[out->mode] = x->year;
	}
}

struct period periods_at(struct periods *s, const struct paragraph *para)
{
	document_enter(s, para->first_line);
	headings_enter(s, para->first_line);
	struct period out = {0};
	if (s->document >= 0) {
		const struct document_found *d = &s->reading->documents[s->document];
		section_apply(&s->opening, &out);
		out.said = false; // the kind of document is but a beginning
		int year = s->opening.year ? s->opening.year : s->spoken;
		out.year[MODE_RESULT] = s->spoken ? s->spoken : d->year ? d->year : year;
		out.year[MODE_TARGET] = d->target_year ? d->target_year : s->term ? s->term : year;
	}
	if (s->tells && s->tops == 0)
		out.mode = MODE_RESULT;
	section_apply(&s->part, &out);
	for (int i = 0; i < s->depth; i++)
		section_apply(&s->stack[i], &out);
	section_apply(&s->introduction, &out);
	return out;
}

// "Chương trình công tác năm 2021 đề ra 12 nhóm chỉ tiêu": a plan that sets what it or the lines under it name. The term that says
// so; 0: none does.
static uint32_t sets(const struct passage *p)
{
	enum { PLAN_MOST = 12 }; // terms
	if (passage_token(p, 0)->kind == TOKEN_SIGN || !passage_is(p, 0, LX_PLAN | LX_AIMS))
		return 0;
	for (uint32_t i = 1; i < PLAN_MOST && !passage_sign(p, i, ','); i++)
		if (passage_is(p, i, LX_SETS) && passage_number(p, i + 1))
			return passage_has(p, (struct range){i, (uint32_t)p->terms.count}, LX_RESULT | LX_REACH | LX_OVER) ? 0 : i;
	return 0;
}

bool periods_set(struct periods *s, const struct passage *p, struct period *out)
{
	uint32_t at = sets(p);
	if (!at)
		return false;
	int year = last_year(p, (struct range){0, at});
	s->introduction = (struct section){.mode = MODE_TARGET, .year = year > 0 ? year : 0};
	section_apply(&s->introduction, out);
	return true;
}

// "… đề nghị các Sở thực hiện một số nội dung sau:", in a text that is no plan and no report: what stands below is still to be done.
void periods_order(struct periods *s, const struct passage *p)
{
	uint32_t n = (uint32_t)p->terms.count;
	bool orders = false;
	if (s->tops || !passage_sign(p, (int64_t)n - 1, ':'))
		return;
	s->tells = false;
	for (uint32_t i = 0; i < n; i++)
		orders |= (passage_starts(p, i, WORD_YEU) && passage_names(p, i, WORD_CAU)) || (passage_starts(p, i, WORD_DE_XUAT) && passage_names(p, i, WORD_NGHI));
	if (orders && !s->opening.mode)
		s->part = (struct section){.mode = MODE_TARGET};
}

static bool capitals(const struct passage *p)
{
	size_t upper = 0, all = 0;
	for (size_t i = 0; i < p->tokens.count; i++)
		if (p->tokens.items[i].kind == TOKEN_WORD) {
			upper += p->tokens.items[i].upper;
			all++;
		}
	return all > 1 && upper * 4 >= all * 3;
}

// "(Theo bộ tiêu chí giai đoạn 2016 - 2020)", "(Kèm theo Kế hoạch … năm 2020)" below a title: by what it is told, not of which time.
static bool says_by_what(const struct passage *p)
{
	enum { BEFORE_MOST = 4 }; // syllables: "ban hành kèm theo"
	for (size_t i = 1; passage_sign(p, 0, '(') && i <= BEFORE_MOST && i < p->tokens.count; i++)
		if (p->tokens.items[i].syllable == p->words[WORD_THEO])
			return true;
	return false;
}

// "BỘ KẾ HOẠCH VÀ ĐẦU TƯ", "SỞ GIAO THÔNG VẬN TẢI": who speaks, not of what.
static bool is_letterhead(const struct periods *s, const struct paragraph *para)
{
	return s->document >= 0 && para->first_line < s->reading->documents[s->document].title_first;
}

void periods_introduce(struct periods *s, const struct paragraph *para, const struct passage *p)
{
	if (is_letterhead(s, para))
		return;
	if (s->heading && s->reading->headings[s->heading - 1].line == para->first_line)
		return; // a heading says what it says already
	struct range all = {0, (uint32_t)p->terms.count};
	size_t words = passage_syllables(p, all);
	if (words == 0 || words > INTRODUCTION_AT_MOST || says_by_what(p))
		return;
	bool colon = passage_sign(p, (int64_t)all.to - 1, ':');
	bool bullet = passage_token(p, 0)->kind == TOKEN_SIGN && !passage_sign(p, 0, '"');
	bool stop = clause_stop(p, (int64_t)all.to - 1);
	if (!colon && (stop || (bullet && words > 8)))
		return;
	struct section said = section_of(p);
	bool title = s->depth == 0 && !s->part.mode && said.mode == s->opening.mode;
	if (title && capitals(p))
		return; // the document's own title
	// "Các chỉ tiêu chủ yếu nhiệm kỳ 2020 - 2025" over all headings of a text of no kind is its title.
	bool over_all = said.mode == MODE_TARGET && said.leads && !colon && !bullet && s->tops == 0 && !s->opening.mode;
	if (over_all || (said.mode && capitals(p))) {
		s->part = said;
		s->depth = 0;
		s->introduction = (struct section){0};
		return;
	}
	if (said.mode || said.year)
		s->introduction = said;
}

// "Kế hoạch năm 2019 thu 1.400 tỷ đồng", "Kế hoạch năm 2019 là 12 xã": few words, none of which says what came of it.
static bool leads_to_figure(const struct passage *p, uint32_t i)
{
	enum { LEADING_MOST = 6 }; // terms
	const lexicon_classes other = LX_STOP | LX_RESULT | LX_REACH | LX_EQUAL | LX_UP | LX_DOWN | LX_AUX | LX_OVER;
	uint32_t at = i;
	while (at < i + LEADING_MOST && passage_word(p, at) && (!passage_is(p, at, other) || passage_reads(p, at, WORD_LA)))
		at++;
	return at > i && passage_number(p, at) && !numeral_year(p, at);
}

// "Kế hoạch năm 2008: …" at the beginning of a sentence; gives the year's term, else 0.
static uint32_t planned_year_read(const struct passage *p, uint32_t i)
{
	uint32_t at = i + 1;
	if (passage_word(p, (int64_t)i - 1) || passage_number(p, (int64_t)i - 1))
		return 0;
	if (passage_reads(p, at, WORD_NAM))
		at++;
	return numeral_year(p, at) && (passage_sign(p, at + 1, ':') || leads_to_figure(p, at + 1)) ? at : 0;
}

static inline uint32_t planned_year(const struct passage *p, uint32_t i)
{
	return passage_is(p, i, LX_PLAN) ? planned_year_read(p, i) : 0;
}

bool plan_leads(const struct passage *p, uint32_t from)
{
	enum { LEAST = 3 }; // signs and marks before it
	for (uint32_t i = from; i < from + LEAST; i++)
		if (planned_year(p, i))
			return true;
	return false;
}

// "Kế hoạch vụ hè thu: …": what a sentence begins with up to its colon names a plan of some time.
static bool planned_head(const struct passage *p, uint32_t i)
{
	enum { TERMS_MOST = 8 };
	int year;
	bool timed = false;
	if (!passage_is(p, i, LX_PLAN) || passage_word(p, (int64_t)i - 1) || passage_number(p, (int64_t)i - 1))
		return false;
	for (uint32_t k = i + 1; k < i + TERMS_MOST; k++) {
		if (passage_sign(p, k, ':'))
			return timed;
		timed |= passage_reads(p, k, WORD_VU) || passage_reads(p, k, WORD_NAM) || clause_time_end(p, k, &year) > k;
		if (!passage_word(p, k) && !passage_number(p, k) && !passage_sign(p, k, '-'))
			return false;
	}
	return false;
}

enum mode mode_said(const struct passage *p, struct range r)
{
	enum mode said = MODE_UNSAID;
	for (uint32_t i = r.from; i < r.to; i++) {
		lexicon_classes c = p->terms.items[i].classes;
		if (said != MODE_TARGET && !(c & (LX_PLAN | LX_TARGET | LX_RESULT | LX_ESTIMATE)) && !passage_sign(p, i, '('))
			continue;
		if (passage_sign(p, i, '(') && p->mate[i] < r.to) {
			i = p->mate[i]; // "đạt 97% (mục tiêu 95%); …": of what stands before it
			continue;
		}
		if (planned_year(p, i) || planned_head(p, i))
			said = MODE_TARGET;
		if (c & LX_TARGET && c & LX_PLAN && passage_is(p, (int64_t)i - 1, LX_UNIT))
			continue; // "đạt 95% mục tiêu"
		// "Kế hoạch năm 2019 thu 1.400 tỷ đồng, thực hiện 1.520 tỷ đồng"
		if (said == MODE_TARGET && passage_starts(p, i, WORD_THUC) && passage_is(p, i, LX_VERB | LX_LIGHT) && passage_sign(p, (int64_t)i - 1, ',') && plan_leads(p, r.from))
			said = MODE_RESULT;
		if (c & LX_TARGET)
			said = MODE_TARGET;
		else if (c & (LX_RESULT | LX_ESTIMATE) && !of_base(p, i, r.from)) // not "so với ước thực hiện năm 2021"
			said = MODE_RESULT;
	}
	return said;
}

// A bracket that quotes a figure, "(năm 2018: 4%)", tells the year of that figure only.
static bool quotes_figure(const struct passage *p, uint32_t open)
{
	for (uint32_t i = open + 1; i < p->mate[open]; i++)
		if (passage_is(p, i, LX_UNIT) && !passage_is(p, i, LX_SPAN))
			return true;
	return false;
}

// "giảm từ 19,5% năm 2010 xuống còn 6,2%; 41 trường …": the year in [i, end) is of the level before alone.
static bool of_level_before(const struct passage *p, uint32_t i, uint32_t end)
{
	enum { LEVEL_MOST = 5 }; // terms of the figure
	if (!passage_is(p, end, LX_TO | LX_REMAIN) && !passage_is(p, (int64_t)end + 1, LX_TO | LX_REMAIN))
		return false;
	for (uint32_t k = i; k > 0 && k + LEVEL_MOST > i; k--) {
		if (passage_is(p, (int64_t)k - 1, LX_FROM) && passage_number(p, k))
			return true;
		if (passage_sign(p, (int64_t)k - 1, ',') || passage_sign(p, (int64_t)k - 1, ';') || passage_sign(p, (int64_t)k - 1, ')'))
			return false;
	}
	return false;
}

int year_said(const struct passage *p, struct range r, uint32_t at, uint32_t after, bool *before)
{
	int year = 0, found;
	*before = false;
	for (uint32_t i = r.from; i < at;) {
		if (p->timeless[i] && !passage_is(p, i, LX_PLAN)) { // as most are
			i++;
			continue;
		}
		uint32_t end = clause_time_end(p, i, &found), planned = planned_year(p, i);
		if (end == i && !planned && passage_word(p, i)) {
			i++;
			continue;
		}
		struct decimal named;
		if (planned && passage_value(p, planned, &named)) {
			found = (int)named.mantissa;
			end = planned + 1;
		}
		if (passage_sign(p, i, ';'))
			*before = true;
		if (passage_sign(p, i, '(') && p->mate[i] < at && i > r.from && quotes_figure(p, i)) {
			i = p->mate[i];
			continue;
		}
		// "Từ năm 2020 đến nay": up to the time of the document
		bool since = passage_is(p, (int64_t)i - 1, LX_FROM) && passage_starts(p, end, WORD_DEN) && !passage_number(p, end + 1);
		bool hidden = !planned && (p->skipped[i] || since || of_base(p, i, r.from) || of_level_before(p, i, end));
		if (end > i && found && end <= at && !hidden) {
			year = found;
			*before = false;
		}
		i = end > i ? end : i + 1;
	}
	if (year)
		return year;
	*before = false;
	for (uint32_t i = after; i < r.to && !passage_is(p, i, LX_PART);) {
		uint32_t end = clause_time_end(p, i, &found);
		if (end > i && found && !p->skipped[i] && !of_base(p, i, r.from) &&
		    !passage_is(p, (int64_t)i - 1, LX_PLAN))
			return found;
		i = end > i ? end : i + 1;
	}
	return 0;
}
