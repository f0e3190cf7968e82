// Reads rows of tables: which cell names, which counts, which compares.
#include "extract/columns.h"
#include "extract/table.h"

enum { LONG_CELL = 60 }; // words: a longer text is no cell

struct cells {
	struct range terms[TABLE_COLUMNS];
	size_t count;
};

// The cells of a line; none where it has fewer than two.
static void cells_find(const struct passage *p, struct cells *out)
{
	struct column_cell found[TABLE_COLUMNS];
	uint32_t i = 0, n = (uint32_t)p->terms.count;
	out->count = columns_cut(p->text, found, TABLE_COLUMNS);
	for (size_t k = 0; k < out->count; k++) {
		while (i < n && passage_token(p, i)->from < found[k].from) // a bar
			i++;
		out->terms[k].from = i;
		while (i < n && passage_token(p, i)->from < found[k].to)
			i++;
		out->terms[k].to = i;
	}
}

static bool unit_cell(const struct passage *p, struct range r)
{
	if (r.from >= r.to || r.to - r.from > 8)
		return false;
	bool unit = false;
	for (uint32_t i = r.from; i < r.to; i++) {
		if (passage_is(p, i, LX_UNIT | LX_MAGNITUDE | LX_NOUN))
			unit = true;
		else if (!passage_sign(p, i, '/') && !passage_sign(p, i, ',') && !passage_number(p, i) &&
		         !passage_word(p, i))
			return false;
		else if (passage_is(p, i, LX_RATE | LX_HEAD | LX_VERB | LX_STOP))
			return false;
	}
	return unit && !passage_number(p, r.from);
}

static bool reads(const struct passage *p, struct range r, enum word word)
{
	for (uint32_t i = r.from; i < r.to; i++)
		if (passage_starts(p, i, word))
			return true;
	return false;
}

static size_t words(const struct passage *p, struct range r)
{
	size_t n = 0;
	for (uint32_t i = r.from; i < r.to; i++)
		n += passage_word(p, i) ? p->terms.items[i].count : 0;
	return n;
}

// ---- the head

static bool percent(const struct passage *p, struct range r)
{
	for (uint32_t i = r.from; i < r.to; i++)
		if (passage_is(p, i, LX_UNIT) && p->terms.items[i].lexeme->dimension == DIM_PERCENT)
			return true;
	return false;
}

static enum column column_of(const struct passage *p, struct range r, bool first)
{
	bool ignored = reads(p, r, WORD_GHI) || reads(p, r, WORD_STT) || reads(p, r, WORD_TT) ||
	               reads(p, r, WORD_DON) || reads(p, r, WORD_DVT);
	if (words(p, r) == 0)
		return COLUMN_UNSAID;
	if (ignored || first)
		return COLUMN_IGNORED;
	bool plan = passage_has(p, r, LX_PLAN);
	bool result = passage_has(p, r, LX_OUTCOME | LX_ESTIMATE) || reads(p, r, WORD_TH) ||
	              reads(p, r, WORD_THUC);
	bool versus = passage_has(p, r, LX_VERSUS) || reads(p, r, WORD_SO_SANH),
	     period = passage_has(p, r, LX_PERIOD);
	int year;
	for (uint32_t i = r.from; i < r.to && versus && !plan; i++)
		period |= clause_time_end(p, i, &year) > i && year;
	if (period && (versus || percent(p, r) || passage_has(p, r, LX_UP | LX_DOWN)))
		return COLUMN_CHANGE; // "So cùng kỳ (%)", "So với năm 2022"
	bool rate = percent(p, r) || passage_has(p, r, LX_RATE) || reads(p, r, WORD_DAT);
	if (versus || (plan && result) || (rate && (plan || result || reads(p, r, WORD_DAT))))
		return COLUMN_ATTAINMENT; // "TH/KH (%)", "% so với KH", "Tỷ lệ đạt"
	return plan ? COLUMN_PLAN : result ? COLUMN_RESULT : COLUMN_UNSAID;
}

// The last unit that a column's head names: "Năng suất (tạ/ha)".
static struct range column_unit(const struct passage *p, struct range r)
{
	struct range unit = {r.from, r.from};
	for (uint32_t k = r.from; k < r.to; k++) {
		if (!passage_is(p, k, LX_UNIT) || passage_is(p, k, LX_SPAN) || k < unit.to)
			continue;
		unit = (struct range){k, k + 1};
		while (unit.from > r.from && passage_is(p, (int64_t)unit.from - 1, LX_MAGNITUDE))
			unit.from--;
		while (unit.to + 1 < r.to && passage_sign(p, unit.to, '/') && passage_word(p, unit.to + 1))
			unit.to += 2;
	}
	return unit;
}

// The words of a column's head that say what is measured in it: without unit and time, and nothing where it only says "Kết quả".
static void column_name(struct table *t, size_t i, const struct passage *p, struct range r)
{
	enum { NAME_MOST = 12 }; // syllables
	struct range name = r;
	for (uint32_t k = r.from; k < r.to && name.to == r.to; k++)
		if (passage_sign(p, k, '(') || passage_number(p, k))
			name.to = k;
	name = clause_trim(p, name);
	for (uint32_t k = r.from; k < r.to && !t->columns[i].noun.n; k++)
		if (passage_is(p, k, LX_NOUN) && !passage_is(p, k, LX_VERB | LX_PLAN | LX_RATE | LX_GROWTH))
			t->columns[i].noun = arena_sv(p->arena, passage_words(p, (struct range){k, k + 1}));
	for (uint32_t k = r.from; k < r.to && !t->columns[i].noun.n; k++)
		t->columns[i].noun = arena_sv(p->arena, passage_number_of(p, k));
	bool names = t->columns[i].kind == COLUMN_UNSAID && !passage_has(p, name, LX_SPAN) && passage_syllables(p, name) <= NAME_MOST;
	t->columns[i].name = names ? arena_sv(p->arena, passage_words(p, name)) : SV("");
}

static bool head_read(struct table *t, const struct passage *p, const struct cells *cells)
{
	bool second = t->fresh && t->count == cells->count; // a second line under the first
	struct table found = *t;
	if (!second) {
		memset(found.columns, 0, sizeof(found.columns));
		found.unit = t->known ? SV("") : t->unit; // another table follows at once
	}
	size_t said = 0, named = 0;
	bool first = !second, figures = false;
	for (size_t i = 0; i < cells->count; i++) {
		struct range r = cells->terms[i];
		for (uint32_t k = r.from; k < r.to; k++) {
			if (passage_number(p, k) && !numeral_year(p, k) && words(p, r) == 0)
				return false;
			figures |= passage_number(p, k);
		}
		named += words(p, r) > 0;
		if (second && words(p, r) == 0)
			continue;
		found.columns[i].kind = column_of(p, r, first && words(p, r) > 0);
		if (words(p, r) > 0 && !reads(p, r, WORD_STT) && !reads(p, r, WORD_TT))
			first = false;
		said += found.columns[i].kind != COLUMN_UNSAID && found.columns[i].kind != COLUMN_IGNORED;
		for (uint32_t k = r.from; k < r.to; k++) {
			int year;
			if (clause_time_end(p, k, &year) > k && year)
				found.columns[i].year = year;
			else if (numeral_year(p, k)) {
				struct decimal d;
				found.columns[i].year = passage_value(p, k, &d) ? (int)d.mantissa : 0;
			}
		}
		struct range unit = column_unit(p, r);
		if (unit.from < unit.to)
			found.columns[i].unit = passage_words(p, unit);
		said += found.columns[i].year != 0;
		// "So với năm 2023": the earlier year; the figure is of the year of what is compared.
		if (found.columns[i].kind == COLUMN_CHANGE && passage_has(p, r, LX_VERSUS))
			found.columns[i].year = 0;
		found.columns[i].ratio =
		    found.columns[i].kind == COLUMN_CHANGE && !passage_has(p, r, LX_UP | LX_DOWN);
		found.columns[i].rate = percent(p, r) || passage_has(p, r, LX_RATE);
		column_name(&found, i, p, r);
	}
	// Of a head that speaks of no plan and no result every cell is a word; a row of words in a table is no head.
	bool ordered = reads(p, cells->terms[0], WORD_STT) || reads(p, cells->terms[0], WORD_TT);
	bool plain = (!t->known || ordered) && !figures && named >= 3 && named == cells->count;
	if (said == 0 && !plain)
		return false;
	found.known = found.fresh = true;
	found.count = cells->count;
	for (size_t i = 0; i < cells->count; i++)
		found.columns[i].unit = arena_sv(p->arena, found.columns[i].unit);
	*t = found;
	return true;
}

// ---- rows

static struct range trimmed(const struct passage *p, struct range r)
{
	struct range all = r;
	while (r.from < r.to &&
	       (p->terms.items[r.from].kind == TOKEN_SIGN || passage_number(p, r.from) ||
	        passage_is(p, r.from, LX_FILLER | LX_PART)))
		r.from++;
	for (; r.from == r.to && all.from < all.to; all.from++) // "Tổng cộng", "Cộng"
		if (passage_word(p, all.from))
			return all;
	while (r.from < r.to && p->terms.items[r.to - 1].kind == TOKEN_SIGN &&
	       !passage_sign(p, r.to - 1, ')'))
		r.to--;
	return r;
}

// A number that fills its cell but for a comparator and a unit: "Khoảng 25.000", "≥ 95%", "Giảm
// 1,2", "5 - 6".
static bool number_cell(const struct passage *p, struct range r, uint32_t *at)
{
	uint32_t i = r.from;
	while (i < r.to && (passage_is(p, i,
	                               LX_BEFORE | LX_ESTIMATE | LX_FROM | LX_REACH | LX_UP | LX_DOWN |
	                                   LX_REMAIN | LX_TO) ||
	                    passage_sign(p, i, '+')))
		i++;
	*at = i;
	if (i >= r.to || !passage_number(p, i) || numeral_year(p, i))
		return false;
	size_t left = 0;
	for (uint32_t k = i + 1; k < r.to; k++)
		left += passage_word(p, k) && !passage_is(p, k, LX_UNIT | LX_MAGNITUDE | LX_NOUN | LX_AFTER)
		            ? 1
		            : 0;
	return left <= 2;
}

static void cell_push(struct passage *p, struct row *out, struct range r, uint32_t at,
                      uint32_t column)
{
	if (out->count >= TABLE_COLUMNS || !quantity_take(p, at, r.to))
		return;
	size_t n = out->count++;
	out->cells[n].column = column;
	out->cells[n].cmp = CMP_EQ;
	for (uint32_t k = r.from; k < r.to; k++)
		if (passage_is(p, k, LX_BEFORE | LX_AFTER)) {
			out->cells[n].cmp = p->terms.items[k].lexeme->cmp;
			out->cells[n].has_cmp = true;
		}
}

// "GRDP bình quân đầu người Triệu đồng 65 68,2 104,9": a row whose cells are parted by blanks only.
static bool flattened(struct passage *p, struct row *out)
{
	uint32_t n = (uint32_t)p->terms.count, i = n;
	while (i > 0 && passage_number(p, i - 1) && !passage_glued(p, i - 1))
		i--;
	uint32_t unit = i;
	while (unit > 0 &&
	       (passage_is(p, unit - 1, LX_UNIT | LX_MAGNITUDE) ||
	        (unit < i && passage_sign(p, unit - 1, '/')) ||
	        (unit == i && passage_is(p, unit - 1, LX_NOUN) && passage_token(p, unit - 1)->capital)))
		unit--;
	if (n - i < 2 || unit == i || unit == 0 || n - i > 6)
		return false;
	for (uint32_t k = 0; k < unit; k++)
		if (passage_is(p, k, LX_REACH | LX_EQUAL | LX_UP | LX_DOWN) || passage_sign(p, k, ';'))
			return false;
	*out = (struct row){
	    .unit = {unit, i}, .has_unit = true, .subject = trimmed(p, (struct range){0, unit})};
	if (words(p, out->subject) == 0)
		return false;
	for (uint32_t k = i; k < n; k++)
		cell_push(p, out, (struct range){k, k + 1}, k, TABLE_COLUMNS);
	return out->count > 0;
}

// "Bảng 2. Thu ngân sách theo sắc thuế năm 2023": what a short line above a table says it tells.
static void caption_read(struct table *t, const struct passage *p)
{
	enum { CAPTION_MOST = 24, BRIEF_UNIT = 6 }; // syllables
	struct range r = {0, (uint32_t)p->terms.count};
	size_t n = passage_syllables(p, r);
	if (passage_reads(p, 0, WORD_DVT) || passage_starts(p, 0, WORD_DON) || (passage_sign(p, 0, '(') && n <= BRIEF_UNIT))
		return; // its unit
	while (r.from < r.to && (!passage_word(p, r.from) || passage_is(p, r.from, LX_NAMED | LX_OUTCOME | LX_FILLER)))
		r.from++;
	r = clause_trim(p, r);
	struct sv words = n <= CAPTION_MOST ? passage_words(p, r) : SV("");
	t->caption_length = words.n <= sizeof(t->caption) ? words.n : 0;
	memcpy(t->caption, words.p, t->caption_length);
}

enum { UNIT_LINES = 3, UNIT_MOST = 6 };

// "Đơn vị tính: triệu đồng", "(ĐVT: người)" above a table. A caption may stand between.
static void unit_above(struct table *t, const struct passage *p)
{
	uint32_t n = (uint32_t)p->terms.count, i = passage_sign(p, 0, '(') ? 1 : 0, colon = i;
	while (colon < n && colon < i + 4 && !passage_sign(p, colon, ':'))
		colon++;
	bool says = passage_reads(p, i, WORD_DVT) || (passage_starts(p, i, WORD_DON) && colon <= i + 3);
	struct range unit = {colon + 1, n};
	while (unit.to > unit.from && (passage_sign(p, unit.to - 1, ')') || passage_sign(p, unit.to - 1, '.')))
		unit.to--;
	if (says && passage_sign(p, colon, ':') && unit.to > unit.from && unit.to - unit.from <= UNIT_MOST && unit_cell(p, unit)) {
		t->unit = arena_sv(p->arena, passage_words(p, unit));
		t->unit_age = 0;
	} else if (++t->unit_age > UNIT_LINES) {
		t->unit = SV("");
	}
}

// "A | B | 1 | 2 | 3": the numbers of the columns under a head.
static bool numbering(const struct passage *p, const struct cells *cells)
{
	int next = 0;
	size_t count = 0;
	for (size_t i = 0; i < cells->count; i++) {
		struct range r = cells->terms[i];
		struct decimal d;
		while (r.from < r.to && passage_sign(p, r.from, '('))
			r.from++;
		if (!passage_value(p, r.from, &d))
			continue;
		if (r.from >= r.to || d.scale || d.mantissa > TABLE_COLUMNS || (count && d.mantissa != next))
			return false;
		next = (int)d.mantissa + 1;
		count++;
	}
	for (uint32_t i = 0; i < p->terms.count; i++)
		if (passage_word(p, i) && p->terms.items[i].count + passage_text(p, i).n > 2)
			return false;
	return count >= 3;
}

// "II", "Xã hội": a row of two cells that groups those below it, in a table of more.
static bool groups(const struct table *t, const struct passage *p)
{
	enum { NAME_MOST = 12, ORDER_MOST = 8 /* bytes */ };
	if (!t->known || t->count < 3 || sv_count(p->text, '\t') != 1)
		return false;
	size_t tab = sv_find(p->text, SV("\t")), count = words(p, (struct range){0, (uint32_t)p->terms.count});
	if (tab > ORDER_MOST || count == 0 || count > NAME_MOST)
		return false;
	for (uint32_t i = 0; i < p->terms.count; i++)
		if (passage_number(p, i) && passage_token(p, i)->from > tab)
			return false;
	return true;
}

bool table_row(struct table *t, struct passage *p, struct row *out)
{
	struct cells cells;
	*out = (struct row){0};
	cells_find(p, &cells);
	if (groups(t, p))
		return true;
	if (cells.count < 2) {
		if (t->known)
			t->unit = SV("");
		caption_read(t, p);
		t->known = t->fresh = false;
		unit_above(t, p);
		return flattened(p, out);
	}
	if (head_read(t, p, &cells) || (t->fresh && numbering(p, &cells)))
		return true;
	t->known = t->known && cells.count <= t->count; // empty cells at its end may be left out
	bool ruled = words(p, (struct range){0, (uint32_t)p->terms.count}) == 0; // "|---|---|"
	t->fresh = t->fresh && ruled;
	for (size_t i = 0; i < cells.count; i++)
		if (words(p, cells.terms[i]) > LONG_CELL)
			return false;
	bool named = false;
	for (size_t i = 0; i < cells.count; i++) {
		struct range r = cells.terms[i];
		uint32_t at;
		if (r.from >= r.to)
			continue;
		if (!named) {
			struct range name = trimmed(p, r);
			if (words(p, name) > 0) {
				out->subject = name;
				named = true;
			}
			continue; // the order stands before the name
		}
		if (t->known && t->columns[i].kind == COLUMN_IGNORED && !unit_cell(p, r))
			continue;
		if (number_cell(p, r, &at)) {
			cell_push(p, out, r, at, (uint32_t)i);
		} else if (!out->has_unit && unit_cell(p, r)) {
			out->unit = r;
			out->has_unit = true;
		}
	}
	return out->count > 0; // what has no figure of its own in a cell is read as a sentence
}

static bool about_equal(struct decimal part, struct decimal whole, struct decimal percent)
{
	struct decimal exact, difference;
	if (!decimal_shift(part, 2, &exact) || !decimal_div(exact, whole, 2, &exact) ||
	    !decimal_sub(exact, percent, &difference))
		return false;
	if (difference.mantissa < 0)
		difference.mantissa = -difference.mantissa;
	return decimal_cmp(difference, decimal_int(2)) < 0;
}

// Without a head: plan, result and their percent stand in this order.
static enum column by_order(const struct row *row, const struct passage *p, size_t k)
{
	const struct quantity *q = p->quantities;
	bool percent =
	    row->count >= 3 && (about_equal(q[1].value, q[0].value, q[2].value) ||
	                        (q[2].kind == QUANTITY_PERCENT && q[1].kind != QUANTITY_PERCENT));
	if (row->count != 2 && !percent)
		return COLUMN_UNSAID;
	return k == 0   ? COLUMN_PLAN
	       : k == 1 ? COLUMN_RESULT
	       : k == 2 ? COLUMN_ATTAINMENT
	                : COLUMN_UNSAID;
}

void table_relations(const struct table *t, const struct row *row, const struct passage *p,
                     struct statement *all, enum mode around)
{
	int level = -1, plan = -1;
	for (size_t k = 0; k < row->count; k++) {
		struct statement *s = &all[k];
		uint32_t column = row->cells[k].column;
		bool headed = t->known && column < TABLE_COLUMNS;
		enum column kind = headed ? t->columns[column].kind : by_order(row, p, k);
		*s = (struct statement){.host = -1,
		                        .own = true,
		                        .mode = around,
		                        .clause = {.bracket = NOWHERE, .cmp = row->cells[k].cmp}};
		if (headed)
			s->year = t->columns[column].year;
		switch (kind) {
		case COLUMN_PLAN:
			s->role = ROLE_TARGET;
			s->mode = MODE_TARGET;
			plan = (int)k;
			break;
		case COLUMN_RESULT:
			s->role = ROLE_ACTUAL;
			s->mode = MODE_RESULT;
			break;
		case COLUMN_ATTAINMENT:
			s->role = ROLE_ATTAINMENT;
			s->host = level;
			break;
		case COLUMN_CHANGE:
			s->role = ROLE_CHANGE;
			s->host = level;
			s->ratio = headed && t->columns[column].ratio &&
			           decimal_cmp(p->quantities[k].value, decimal_int(50)) > 0;
			s->direction = s->ratio && decimal_cmp(p->quantities[k].value, decimal_int(100)) < 0
			                   ? DIRECTION_DOWN
			                   : DIRECTION_UP;
			break;
		case COLUMN_UNSAID:
		case COLUMN_IGNORED:
			// "Tổng số | Nữ | Tỷ lệ %": the share of the one in the other.
			if (headed && t->columns[column].rate && level >= 1 && plan < 0 && p->quantities[level - 1].value.mantissa &&
			    about_equal(p->quantities[level].value, p->quantities[level - 1].value, p->quantities[k].value)) {
				s->role = ROLE_SHARE;
				s->host = level;
				break;
			}
			// "Tỷ lệ %" behind a plan and a result whose percent it is.
			if (plan >= 0 && level > plan && p->quantities[plan].value.mantissa &&
			    about_equal(p->quantities[level].value, p->quantities[plan].value, p->quantities[k].value)) {
				s->role = ROLE_ATTAINMENT;
				s->host = level;
				break;
			}
			s->role = around == MODE_TARGET ? ROLE_TARGET : ROLE_ACTUAL;
			break;
		}
		if (s->role == ROLE_ACTUAL) {
			if (plan >= 0 && all[plan].host < 0) {
				all[plan].host = (int)k; // the plan's cell belongs to the result after it
				if (!all[plan].year)
					all[plan].mode = MODE_RESULT;
			}
			level = (int)k;
		}
	}
}
