// Finds every measure of a reading: takes each paragraph with figures apart and puts its
// quantities, clauses, relations and subjects together.
#include "extract/clause.h"
#include "extract/passage.h"
#include "extract/period.h"
#include "extract/relation.h"
#include "extract/pass.h"
#include "extract/subject.h"
#include "extract/table.h"
#include "text/text.h"

struct reader {
	struct reading *r;
	struct passage passage, title;
	struct periods *periods;
	struct statement *statements;
	struct sv *subjects;
	size_t room;
	size_t citation; // the next one
	struct above above;
	const struct heading_found *heading;
	struct table table;
	bool total; // the row at hand adds up a table
	struct place_walk walk; // through the paragraph
};

enum { LONG_SENTENCE = 40 }; // terms

static bool has_digit(struct sv s)
{
	unsigned char found = 0; // without branches, so that the compiler takes many at once
	for (size_t i = 0; i < s.n; i++)
		found |= (unsigned char)(s.p[i] - '0') < 10;
	return found;
}

// Goes on in a line to a code point; gives its byte. Points are asked for in rising order within a
// line.
struct point_walk {
	int line, point;
	size_t byte;
};

static size_t point_byte(struct point_walk *walk, const struct line *lines, int line, int point)
{
	if (walk->line != line || walk->point > point)
		*walk = (struct point_walk){.line = line};
	struct sv text = lines[line - 1].text;
	for (; walk->point < point && walk->byte < text.n; walk->point++)
		token_code_point(text, &walk->byte);
	return walk->byte;
}

// The bytes of a place in a paragraph; false where it does not stand in it.
static bool place_bytes(const struct paragraph *para, const struct line *lines, struct place at,
                        struct point_walk *walk, struct range *out)
{
	for (size_t i = 0; i < para->part_count; i++) {
		const struct paragraph_part *part = &para->parts[i];
		if (part->line != at.line)
			continue;
		size_t from = point_byte(walk, lines, at.line, at.start);
		struct point_walk ahead = *walk; // places may overlap: only their beginnings rise
		size_t to = point_byte(&ahead, lines, at.line, at.end);
		if (to <= part->at)
			return false;
		out->from = (uint32_t)(part->from + (from > part->at ? from - part->at : 0));
		out->to = (uint32_t)(part->from + (to - part->at));
		return true;
	}
	return false;
}

// "Chương trình phấn đấu đến năm 2025": what seems a document without number is a sentence that sets a target.
static bool strives(const struct passage *p, const struct citation_found *c, struct range bytes)
{
	if (c->number.n || c->symbol.n)
		return false;
	for (uint32_t i = 0; i < p->terms.count && passage_token(p, i)->from < bytes.to; i++)
		if (passage_token(p, i)->from >= bytes.from && passage_is(p, i, LX_TARGET) && !passage_is(p, i, LX_PLAN | LX_AIMS))
			return true;
	return false;
}

static void citations_skip(struct reader *x, const struct paragraph *para)
{
	const struct reading *r = x->r;
	struct point_walk walk = {0};
	int last = para->part_count ? para->parts[para->part_count - 1].line : para->first_line;
	while (x->citation < r->citation_count &&
	       r->citations[x->citation].place.line < para->first_line)
		x->citation++;
	for (size_t i = x->citation; i < r->citation_count && r->citations[i].place.line <= last; i++) {
		struct range bytes;
		if (place_bytes(para, r->lines, r->citations[i].place, &walk, &bytes) && !strives(&x->passage, &r->citations[i], bytes))
			passage_skip(&x->passage, bytes);
	}
}

static enum compare compare_of(const struct quantity *q, const struct clause *c)
{
	if (q->has_high)
		return CMP_RANGE;
	return c->cmp;
}

static struct sv unit_text(struct reader *x, const struct quantity *q, const struct statement *s)
{
	struct passage *p = &x->passage;
	struct range r = q->unit;
	if (r.from >= r.to) {
		// "số dự án được hỗ trợ là 3.012": what the number is of; else the noun of its
		// subject, else the nearest one before it.
		for (uint32_t i = s->clause.before.from; i < s->clause.before.to; i++) {
			struct sv number_of = passage_number_of(p, i); // "số hộ là 3.012"
			if (number_of.n)
				return text_lower(p->arena, number_of);
		}
		for (uint32_t i = s->clause.before.from; i + 1 < s->clause.before.to && r.from >= r.to; i++)
			if (passage_is(p, i, LX_HEAD) && passage_is(p, i + 1, LX_NOUN))
				r = (struct range){i + 1, i + 2};
		for (uint32_t i = s->clause.before.from; i < s->clause.before.to && r.from >= r.to; i++)
			if (passage_is(p, i, LX_NOUN) && !passage_is(p, i, LX_VERB))
				r = (struct range){i, i + 1};
		// "Số bác sĩ/vạn dân: 9,0"
		struct range head = s->clause.has_head ? s->clause.head : (struct range){0, 0};
		for (uint32_t i = head.from; i < head.to && r.from >= r.to; i++)
			if (passage_is(p, i, LX_NOUN) && !passage_is(p, i, LX_VERB | LX_PLAN))
				r = (struct range){i, i + 1};
		for (uint32_t i = q->value.scale ? 0 : q->terms.from;
		     i > 0 && i + LONG_SENTENCE > q->terms.from && r.from >= r.to; i--)
			if (passage_is(p, i - 1, LX_NOUN) && !passage_is(p, i - 1, LX_VERB | LX_PLAN))
				r = (struct range){i - 1, i};
		if (r.from >= r.to)
			return SV("");
	}
	struct sv words = passage_words(p, r);
	return text_is_lower(words) ? words : text_lower(p->arena, words);
}

enum { LIST_MOST = 8 }; // figures of a list that share a noun

static void shared_unit(struct reader *x, size_t base, size_t k)
{
	// "104 đảng viên (khiển trách 59, cảnh cáo 28)": the noun of the list.
	struct passage *p = &x->passage;
	if (p->quantities[k].kind != QUANTITY_BARE)
		return;
	if (k && numeral_plan(p, p->quantities[k].terms.from)) {
		x->r->measures[base + k].unit = x->r->measures[base + k - 1].unit;
		return;
	}
	for (size_t j = k; j-- > 0 && j + 8 > k;) {
		const struct quantity *q = &p->quantities[j];
		if (q->kind == QUANTITY_COUNT && x->statements[k].clause.bracket != NOWHERE &&
		    q->terms.from < x->statements[k].clause.bracket) {
			x->r->measures[base + k].unit = x->r->measures[base + j].unit;
			return;
		}
	}
	// "642 người, trong đó nữ 118, đại học 286": of those that the kinds are of.
	const struct clause *c = &x->statements[k].clause;
	bool kinds = c->before.from < c->before.to && c->bracket == NOWHERE;
	for (uint32_t i = c->before.from; i < c->before.to; i++)
		kinds &= passage_is(p, i, LX_KIND) || passage_reads(p, i, WORD_TREN);
	for (size_t j = k; kinds && j-- > 0 && j + LIST_MOST > k;) {
		const struct quantity *q = &p->quantities[j];
		bool apart = q->kind == QUANTITY_AMOUNT;
		for (uint32_t i = q->terms.to; i < p->quantities[k].terms.from && !apart; i++)
			apart = clause_stop(p, i);
		if (apart)
			break;
		if (q->kind == QUANTITY_COUNT && x->statements[j].clause.bracket == NOWHERE) {
			x->r->measures[base + k].unit = x->r->measures[base + j].unit;
			return;
		}
	}
	// "bổ nhiệm 15, luân chuyển 04, nghỉ hưu 12 cán bộ": the noun stands behind the last of them.
	for (size_t j = k; j + 1 < p->quantity_count && j < k + LIST_MOST; j++) {
		const struct quantity *q = &p->quantities[j], *next = q + 1;
		for (uint32_t i = q->terms.to; i < next->terms.from; i++)
			if (passage_sign(p, i, ';') || passage_sign(p, i, ':') || passage_sign(p, i, '(') || passage_sign(p, i, ')') || clause_stop(p, i))
				return;
		if (!passage_sign(p, q->terms.to, ',') || next->has_total || (next->kind != QUANTITY_COUNT && next->kind != QUANTITY_BARE))
			return;
		if (next->kind == QUANTITY_COUNT) {
			x->r->measures[base + k].unit = text_lower(p->arena, passage_words(p, next->unit));
			return;
		}
	}
}

// "45/48 = 93,75% chi bộ": the noun behind the percent is what the fraction counts.
static void equal_share(struct reader *x, size_t base, size_t k)
{
	const struct passage *p = &x->passage;
	const struct statement *s = &x->statements[k];
	if (!k || p->quantities[k].kind != QUANTITY_PERCENT ||
	    p->quantities[k - 1].kind != QUANTITY_BARE || s->host != (int)k - 1 ||
	    !passage_sign(p, p->quantities[k - 1].terms.to, '='))
		return;
	struct measure_found *fraction = &x->r->measures[base + k - 1];
	if (fraction->unit.n || s->clause.after.from >= s->clause.after.to)
		return;
	uint32_t noun = s->clause.after.from;
	fraction->unit = text_lower(p->arena, passage_words(p, (struct range){noun, noun + 1}));
	fraction->subject = x->subjects[k - 1] = x->subjects[k] = passage_words(p, s->clause.after);
	x->r->measures[base + k].subject = fraction->subject;
}

// "40% số xã (6 xã)": the percent is the share of the count behind it.
static void counted_share(struct reader *x, size_t base, size_t k)
{
	const struct passage *p = &x->passage;
	const struct clause *c = &x->statements[k].clause;
	if (!k || p->quantities[k].kind != QUANTITY_COUNT || c->bracket == NOWHERE || c->follows ||
	    c->relation)
		return;
	struct statement *percent = &x->statements[k - 1];
	bool level = percent->role == ROLE_ACTUAL || percent->role == ROLE_TARGET;
	if (p->quantities[k - 1].kind != QUANTITY_PERCENT || !level || percent->indicator ||
	    percent->clause.relation || percent->clause.after.to != c->bracket)
		return;
	uint32_t noun = passage_token(p, p->quantities[k].unit.from)->syllable;
	struct range after = percent->clause.after;
	uint32_t from = passage_term(p, after.from)->first, to = passage_term(p, after.to)->first;
	for (uint32_t i = from; i < to && noun; i++)
		if (p->tokens.items[i].syllable == noun) {
			percent->role = x->r->measures[base + k - 1].role = ROLE_SHARE;
			percent->host = (int)k;
			x->r->measures[base + k - 1].of = (int)(base + k);
			return;
		}
}

// "So với năm 2016 (1.116 tỷ đồng), thu ngân sách đạt 1.520 tỷ đồng": what was told ahead is of the level behind it.
static void told_ahead(struct reader *x, size_t base, size_t k)
{
	const struct quantity *q = &x->passage.quantities[k];
	const struct statement *s = &x->statements[k];
	struct statement *first = k ? &x->statements[k - 1] : NULL;
	bool beside = first && first->ahead && s->role == ROLE_ACTUAL && s->host < 0 && q->kind == q[-1].kind && q->dimension == q[-1].dimension;
	for (uint32_t i = k ? q[-1].terms.to : 0; i < q->terms.from && beside; i++)
		beside = !clause_stop(&x->passage, i);
	if (!beside)
		return;
	first->host = (int)k;
	x->r->measures[base + k - 1].of = (int)(base + k);
	struct range before = s->clause.before;
	bool done = before.to == before.from + 1 && passage_starts(&x->passage, before.from, WORD_THUC); // "…, thực hiện 1.520 tỷ đồng"
	if (first->role == ROLE_ACTUAL)
		x->r->measures[base + k - 1].subject = x->subjects[k - 1] = x->subjects[k];
	else if (done)
		x->r->measures[base + k].subject = x->subjects[k] = x->subjects[k - 1];
}

static void measure_push(struct reader *x, const struct paragraph *para, size_t base, size_t k,
                         struct period period)
{
	struct passage *p = &x->passage;
	const struct quantity *q = &p->quantities[k];
	const struct statement *s = &x->statements[k];
	struct reading *r = x->r;
	struct measure_found *m = ARENA_PUSH(r->arena, r->measures, r->measure_count, r->measure_room);
	size_t more_count;
	*m = (struct measure_found){
	    .text = {p->text.p + q->from, q->to - q->from},
	    .value = q->value,
	    .total = q->has_high ? q->high : q->total,
	    .has_high = q->has_high,
	    .has_total = q->has_total,
	    .unit = unit_text(x, q, s),
	    .cmp = compare_of(q, &s->clause),
	    .estimate = s->clause.estimate,
	    .ratio = s->ratio,
	    .role = s->role,
	    .direction = s->direction,
	    .subject = x->subjects[k],
	    .of = s->host >= 0 ? (int)base + s->host : -1,
	};
	m->place = paragraph_place_next(r, para, &x->walk, q->from, q->to, &m->more, &more_count);
	m->more_count = (uint32_t)more_count;
	int year = s->year ? s->year
	           : period.year[s->mode]
	               ? period.year[s->mode]
	               : period.year[s->mode == MODE_TARGET ? MODE_RESULT : MODE_TARGET];
	if (s->host >= 0 && s->host < (int)k && !s->earlier && (!s->year || s->year_outside))
		year = r->measures[base + (size_t)s->host].year;
	if (s->earlier && !s->year && year)
		year--;
	// Where nothing above names a year, the one before it in the paragraph goes on.
	if (!year && k && !s->earlier)
		year = r->measures[base + k - 1].year;
	m->year = year;
}

static uint32_t sentence_from(const struct passage *p, uint32_t i)
{
	uint32_t least = i > 160 ? i - 160 : 0;
	while (i > least && !(clause_stop(p, (int64_t)i - 1) && !passage_sign(p, (int64_t)i - 1, ';')))
		i--;
	return i;
}

static uint32_t sentence_to(const struct passage *p, uint32_t i, uint32_t next)
{
	while (i < next && !clause_stop(p, i))
		i++;
	return i;
}

// Where the words end that say something of the quantity before them: "45 xã phấn đấu đạt chuẩn", not "45 xã, phấn đấu …".
static uint32_t phrase_to(const struct passage *p, uint32_t i, uint32_t to)
{
	while (i < to && !passage_sign(p, i, ',') && !passage_sign(p, i, '('))
		i++;
	return i;
}

// "8,1% năm 2022", "8,1% (năm 2022)": the year that stands right behind; 0: none, or a base's ("gấp 2 lần năm 2015").
static int year_behind(const struct passage *p, const struct quantity *q, const struct clause *c)
{
	int year = 0;
	uint32_t i = q->terms.to;
	if (c->relation & (LX_EQUAL | LX_TIMES) || c->base & LX_PERIOD)
		return 0;
	if (passage_sign(p, i, '(') && p->mate[i] != NOWHERE)
		return clause_time_end(p, i + 1, &year) == p->mate[i] ? year : 0;
	return clause_time_end(p, i, &year) > i ? year : 0;
}

// "lũy kế 6 tháng 657 triệu kWh" among tasks: nothing but that it adds up says that it is there already.
static bool only_adds_up(const struct passage *p, struct range r)
{
	bool adds = false;
	for (uint32_t i = r.from; i < r.to; i++) {
		bool sum = passage_starts(p, i, WORD_LUY) || passage_starts(p, i, WORD_LUY_OLD);
		adds |= sum;
		if (!sum && passage_is(p, i, LX_RESULT | LX_ESTIMATE))
			return false;
	}
	return adds;
}

// "nhiệm kỳ 2020 - 2025": a term that ends in the year.
static bool of_term_named(const struct passage *p, struct range r, int year)
{
	struct decimal last;
	for (uint32_t i = r.from + 3; i < r.to; i++)
		if (numeral_year(p, i) && passage_value(p, i, &last) && last.mantissa == year && passage_sign(p, (int64_t)i - 1, '-') &&
		    numeral_year(p, (int64_t)i - 2) && passage_names(p, (int64_t)i - 3, WORD_KY))
			return true;
	return false;
}

static void mode_and_year(struct reader *x, size_t k, struct period period, enum mode *mode,
                          int *year)
{
	bool *outside = &x->statements[k].year_outside;
	const struct passage *p = &x->passage;
	const struct quantity *q = &p->quantities[k];
	const struct clause *c = &x->statements[k].clause;
	uint32_t from = sentence_from(p, q->terms.from);
	uint32_t next =
	    k + 1 < p->quantity_count ? p->quantities[k + 1].terms.from : (uint32_t)p->terms.count;
	uint32_t to = sentence_to(p, q->terms.to, next);
	*mode = mode_said(p, (struct range){from, q->terms.from});
	if (*mode == MODE_RESULT && period.said && period.mode == MODE_TARGET && only_adds_up(p, (struct range){from, q->terms.from}))
		*mode = MODE_UNSAID;
	// "mỗi chi bộ có ít nhất 01 mô hình" asks for it.
	bool each = false;
	for (uint32_t i = c->bound; i < q->terms.from; i++)
		each |= passage_is(p, i, LX_EACH);
	if (!*mode && each && c->cmp == CMP_GE && !passage_is(p, q->terms.to, LX_AFTER))
		*mode = MODE_TARGET;
	if (!*mode && next == to)
		*mode = mode_said(p, (struct range){q->terms.to, phrase_to(p, q->terms.to, to)});
	bool before;
	*year = year_said(p, (struct range){c->bracket != NOWHERE ? c->bracket : from, to},
	                  q->terms.from, q->terms.to, &before);
	// "giảm từ 8% năm 2020 xuống còn 3%": the year between is the first one's.
	if (k && c->relation & (LX_TO | LX_REMAIN) && c->follows && x->statements[k - 1].clause.from && !p->quantities[k - 1].has_high)
		*year = year_said(p, (struct range){from, p->quantities[k - 1].terms.from}, p->quantities[k - 1].terms.from,
		                  p->quantities[k - 1].terms.from, &before);
	int behind = year_behind(p, q, c);
	*year = behind ? behind : *year;
	*outside = !*year && c->bracket != NOWHERE;
	if (*outside)
		*year = year_said(p, (struct range){from, q->terms.from}, q->terms.from, q->terms.from,
		                  &before);
	bool kept = k > 0 && x->statements[k - 1].year == *year;
	if (before && !kept && *mode != MODE_TARGET && period.mode == MODE_RESULT &&
	    period.year[MODE_RESULT] && *year > period.year[MODE_RESULT])
		*year = 0; // "phê duyệt quy hoạch đến năm 2030; …": not of a result
	// Of a report in a term that goes on: "Tỷ lệ nữ tham gia cấp ủy nhiệm kỳ 2020 - 2025 đạt 23,5%".
	if (!*mode && period.mode == MODE_RESULT && period.year[MODE_RESULT] && *year > period.year[MODE_RESULT] &&
	    of_term_named(p, (struct range){from, to}, *year))
		*year = 0;
	if (!*mode && *year && period.year[MODE_RESULT] &&
	    *year > period.year[MODE_RESULT] + (period.mode == MODE_RESULT))
		*mode = MODE_TARGET;
	// Of a plan for 2021 - 2025 all those years are to come.
	int of_term = period.year[MODE_TARGET] > period.year[MODE_RESULT] + 1;
	if (!*mode && *year && period.mode == MODE_TARGET && period.year[MODE_TARGET] &&
	    *year < period.year[MODE_TARGET] && *year + of_term <= period.year[MODE_RESULT])
		*mode = MODE_RESULT;
	// "Phấn đấu đến năm 2025 có 80% số xã đạt chuẩn. Vốn bố trí tối thiểu 40 tỷ đồng.": a bound goes on from the target before it.
	if (!*mode && !period.mode && k && x->statements[k - 1].mode == MODE_TARGET && c->cmp == CMP_GE)
		*mode = MODE_TARGET;
	if (!*mode)
		*mode = period.mode ? period.mode : MODE_RESULT;
	x->statements[k].ahead = *mode == MODE_TARGET && !c->follows && plan_leads(p, from);
}

static void statements_room(struct reader *x)
{
	size_t need = x->passage.quantity_count;
	if (x->room >= need)
		return;
	x->room = need * 2;
	x->statements = reallocarray(x->statements, x->room, sizeof(*x->statements));
	x->subjects = reallocarray(x->subjects, x->room, sizeof(*x->subjects));
	if (!x->statements || !x->subjects)
		out_of_memory();
}

// What a cell's column says; NULL: nothing.
static bool column_at(const struct reader *x, const struct row *row, size_t k, uint32_t *column)
{
	*column = row->cells[k].column;
	return x->table.known && *column < TABLE_COLUMNS;
}

// "Chi bộ Văn phòng" under "Số đảng viên nữ": of the row, and of what the column names.
static struct sv row_subject(const struct reader *x, const struct row *row, size_t k, struct sv subject)
{
	uint32_t column;
	if (x->statements[k].role != ROLE_TARGET && x->statements[k].host >= 0 && x->statements[k].host < (int)k)
		return x->subjects[x->statements[k].host];
	if (!column_at(x, row, k, &column) || !x->table.columns[column].name.n || row->has_unit)
		return subject;
	if (x->total)
		return x->table.columns[column].name;
	return arena_printf(x->passage.arena, SV_FMT " " SV_FMT, SV_ARG(x->table.columns[column].name), SV_ARG(subject));
}

// Of a cell without a unit: its column's, its row's, that of the whole table, what its column or its row counts.
static struct sv row_unit(const struct reader *x, const struct row *row, size_t k, enum measure_role role)
{
	const struct passage *p = &x->passage;
	uint32_t column;
	bool headed = column_at(x, row, k, &column);
	if (headed && x->table.columns[column].unit.n)
		return text_lower(p->arena, x->table.columns[column].unit);
	if (role == ROLE_ATTAINMENT || role == ROLE_CHANGE || role == ROLE_SHARE)
		return SV("%");
	if (row->has_unit)
		return text_lower(p->arena, passage_words(p, row->unit));
	if (x->table.unit.n)
		return text_lower(p->arena, x->table.unit);
	if (headed && x->table.columns[column].noun.n)
		return text_lower(p->arena, x->table.columns[column].noun);
	for (uint32_t i = row->subject.from; i < row->subject.to; i++)
		if (passage_is(p, i, LX_NOUN) && !passage_is(p, i, LX_VERB))
			return text_lower(p->arena, passage_words(p, (struct range){i, i + 1}));
	return SV("");
}

static void row_measures(struct reader *x, const struct paragraph *para, const struct row *row,
                         struct period period)
{
	struct passage *p = &x->passage;
	statements_room(x);
	table_relations(&x->table, row, p, x->statements, period.mode);
	struct sv subject = passage_words(p, row->subject);
	bool total = true; // "Tổng cộng": of what stands above the table
	for (uint32_t i = row->subject.from; i < row->subject.to; i++)
		total &= passage_is(p, i, LX_FILLER | LX_GENERIC);
	if (total && x->table.caption_length)
		subject = arena_sv(p->arena, (struct sv){x->table.caption, x->table.caption_length});
	x->total = total;
	size_t base = x->r->measure_count;
	for (size_t k = 0; k < row->count; k++) {
		x->subjects[k] = row_subject(x, row, k, subject);
		measure_push(x, para, base, k, period);
		struct measure_found *m = &x->r->measures[base + k];
		if (p->quantities[k].unit.from >= p->quantities[k].unit.to)
			m->unit = row_unit(x, row, k, m->role);
	}
}

enum { LONG_TITLE = 16 }; // syllables

// What a line that ends with a colon names for the lines under it: "Tỷ lệ hộ nghèo:"; else what its
// heading names.
static struct above introduced(struct reader *x, const struct paragraph *para)
{
	struct passage *p = &x->passage;
	struct range r = {0, (uint32_t)p->terms.count};
	const struct heading_found *h = reading_heading_at(x->r, para->first_line);
	bool heading = h && h->line == para->first_line;
	if (!r.to || (!heading && !passage_sign(p, (int64_t)r.to - 1, ':')))
		return x->above;
	while (heading && r.from < r.to && passage_token(p, r.from)->from < h->mark.n)
		r.from++;
	for (uint32_t mark; r.from<r.to; r.from = mark> r.from ? mark : r.from + 1)
		if ((mark = clause_mark_end(p, r.from)) == r.from &&
		    p->terms.items[r.from].kind == TOKEN_WORD)
			break;
	r = clause_trim(p, r);
	bool names = r.from < r.to && !passage_has(p, r, LX_AIMS | LX_OUTCOME | LX_FILLER) &&
	             !passage_is(p, r.from, LX_STOP) && passage_syllables(p, r) <= LONG_TITLE;
	if (!names)
		return (struct above){0};
	return (struct above){arena_sv(p->arena, passage_words(p, r)),
	                      passage_is(p, r.from, LX_RATE | LX_HEAD)};
}

static void paragraph_read(struct reader *x, const struct paragraph *para, const struct scan *words)
{
	struct passage *p = &x->passage;
	struct period period = periods_at(x->periods, para);
	struct row row;
	p->paragraph = para;
	x->walk = (struct place_walk){0};
	passage_take(p, para->text, &words->tokens);
	if (table_row(&x->table, p, &row)) {
		row_measures(x, para, &row, period);
		return;
	}
	citations_skip(x, para);
	quantities_read(p);
	// Under another heading, or in running text, what was introduced is over.
	const struct heading_found *h = reading_heading_at(x->r, para->first_line);
	if (h != x->heading) {
		x->heading = h;
		x->above = (struct above){0};
	}
	periods_order(x->periods, p);
	if (!p->quantity_count) {
		periods_introduce(x->periods, para, p);
		x->above = introduced(x, para);
		return;
	}
	(void)periods_set(x->periods, p, &period);
	statements_room(x);
	size_t base = x->r->measure_count;
	for (size_t k = 0; k < p->quantity_count; k++) {
		struct statement *s = &x->statements[k];
		*s = (struct statement){0};
		clause_read(p, k, &s->clause);
		enum mode mode;
		int year;
		mode_and_year(x, k, period, &mode, &year);
		s->year = year;
		s->own = subject_own(p, x->statements, k);
		relation_read(p, x->statements, k, mode);
		x->subjects[k] = subject_read(p, x->statements, k, x->subjects, x->above);
		measure_push(x, para, base, k, period);
		shared_unit(x, base, k);
		equal_share(x, base, k);
		counted_share(x, base, k);
		told_ahead(x, base, k);
	}
}

static void *begin(struct reading *r, struct arena *a)
{
	struct reader *x = ARENA_NEW(a, struct reader);
	x->r = r;
	x->passage.lx = x->title.lx = &lexicon;
	x->passage.arena = x->title.arena = r->arena;
	x->periods = periods_new(a, r, &x->title);
	return x;
}

static void paragraph(void *state, const struct paragraph *p, const struct scan *words)
{
	if (words->tokens.numbers || p->text.n < 240 || has_digit(p->text))
		paragraph_read(state, p, words);
}

static void end(void *state)
{
	struct reader *x = state;
	passage_free(&x->passage);
	passage_free(&x->title);
	free(x->statements);
	free(x->subjects);
}

const struct pass pass_measures = {begin, paragraph, end};
