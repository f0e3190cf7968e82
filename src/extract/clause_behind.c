// What stands behind a quantity: comparator and base, and the noun phrase that says what was counted.
#include "extract/clause_parts.h"

// "từ 30 người trở lại" is a bound, "214 doanh nghiệp trở lại hoạt động" is none.
static bool compares_after(const struct passage *p, const struct clause *c, uint32_t i)
{
	return passage_is(p, i, LX_AFTER) && (c->from || !passage_is(p, i, LX_WEAK));
}

// "bằng 88,2% mức hỗ trợ theo Quyết định số …", "bằng 90% mức thu quy định": whether the level that a percent is of is one that
// somebody set.
static bool level_set(const struct passage *p, uint32_t i)
{
	enum { LEVEL_MOST = 16 }; // terms
	if (!passage_starts(p, i, WORD_MUC))
		return false;
	for (uint32_t k = i + 1; k < i + LEVEL_MOST && (passage_word(p, k) || p->skipped[k < p->terms.count ? k : i]); k++)
		if (p->skipped[k] || passage_is(p, k, LX_PLAN | LX_RULE) || passage_names(p, k, WORD_GIAO))
			return true;
	return false;
}

// "từ 10 tiêu chí nông thôn mới trở lên": the bound's other word behind what narrows the noun.
static void bounded_behind(const struct passage *p, size_t k, uint32_t next, struct clause *c)
{
	enum { NARROWING_MOST = 4 }; // terms
	const struct quantity *q = &p->quantities[k];
	if (!c->from || c->cmp || q->kind != QUANTITY_COUNT || q->has_high)
		return;
	for (uint32_t i = q->terms.to; i < next && i <= q->terms.to + NARROWING_MOST && passage_word(p, i); i++) {
		if (passage_is(p, i, LX_AFTER) && !passage_is(p, i, LX_WEAK)) {
			c->cmp = passage_term(p, i)->lexeme->cmp;
			return;
		}
	}
}

void clause_tail_read(const struct passage *p, size_t k, struct clause *c)
{
	const struct quantity *q = &p->quantities[k];
	uint32_t next =
	    k + 1 < p->quantity_count ? p->quantities[k + 1].terms.from : (uint32_t)p->terms.count;
	uint32_t i = q->terms.to;
	if (compares_after(p, c, i)) {
		c->cmp = passage_term(p, i)->lexeme->cmp;
		i++;
	}
	bounded_behind(p, k, next, c);
	c->tail_end = i;
	// "tăng 103 vụ (16,5%) so với cùng kỳ": the bracket tells the same change as a rate.
	if (passage_sign(p, i, '(') && p->mate[i] != NOWHERE &&
	    passage_is(p, p->mate[i] + 1, LX_VERSUS)) {
		i = p->mate[i] + 1;
		size_t later = k + 1;
		while (later < p->quantity_count && p->quantities[later].terms.from < i)
			later++;
		next =
		    later < p->quantity_count ? p->quantities[later].terms.from : (uint32_t)p->terms.count;
	}
	bool immediate = true, nouns = true;
	for (uint32_t at = i; at < next && at < i + 14; at++) {
		const struct term *t = &p->terms.items[at];
		if (t->kind == TOKEN_SIGN && !(t->classes & LX_AFTER))
			break;
		nouns &= passage_is(p, at, LX_NOUN | LX_AFTER);
		if (nouns && compares_after(p, c, at)) // "80% hộ trở lên"
			c->cmp = t->lexeme->cmp;
		if (t->classes & LX_VERSUS) {
			c->versus = true;
			int year = 0;
			uint32_t to = at + 1;
			lexicon_classes base = 0;
			for (; to < next && to < at + 12; to++) {
				const struct term *b = &p->terms.items[to];
				if ((b->kind == TOKEN_SIGN && b->sign != '/' && b->sign != '-') ||
				    b->classes & (RELATION & ~LX_REACH))
					break;
				if (!base)
					base = b->classes & (BASES | LX_WHOLE);
				if (clause_year_at(p, to))
					year = clause_year_at(p, to);
			}
			c->base = base ? base : year ? LX_PERIOD : 0;
			c->base_year = year;
			c->tail_end = to;
			return;
		}
		if (immediate && t->classes & LX_PLAN && q->kind != QUANTITY_COUNT) {
			c->base = LX_PLAN;
			c->tail_end = at + 1;
			return;
		}
		if (immediate && t->classes & LX_PERIOD && q->kind != QUANTITY_COUNT) {
			c->base = LX_PERIOD;
			c->tail_end = at + 1;
			return;
		}
		if (immediate && q->kind == QUANTITY_PERCENT && c->relation & (LX_EQUAL | LX_REACH) && level_set(p, at)) {
			c->base = LX_PLAN;
			return;
		}
		int year;
		if (immediate && c->relation & (LX_EQUAL | LX_TIMES) &&
		    clause_time_end(p, at, &year) > at && year) {
			c->base = LX_PERIOD; // "bằng 96% năm 2022"
			c->base_year = year;
			return;
		}
		if (immediate && t->classes & LX_WHOLE)
			c->base = LX_WHOLE;
		if (t->classes & (RELATION | LX_HAVE))
			break;
		immediate = t->classes & LX_STOP && immediate;
	}
}

// "4.120 con, đàn bò 12.450 con": whether few words from `i` on are the subject of the next figure.
static bool leads_to(const struct passage *p, uint32_t i, uint32_t next)
{
	enum { SUBJECT_MOST = 4 };
	if (next >= p->terms.count || next > i + SUBJECT_MOST)
		return false;
	for (; i < next; i++)
		if (!passage_word(p, i) || passage_is(p, i, LX_STOP | LX_JOIN | LX_VERB | LX_HAVE))
			return false;
	return true;
}

struct range clause_verb_phrase(const struct passage *p, uint32_t from)
{
	enum { PHRASE_MOST = 14 }; // syllables
	struct range r = {from, from};
	size_t n = 0;
	while (passage_word(p, r.to) && !passage_is(p, r.to, LX_VERSUS | LX_PART | LX_JOIN | LX_HAVE) && n < PHRASE_MOST &&
	       !passage_reads(p, r.to, WORD_TAI) && !passage_reads(p, r.to, WORD_VOI))
		n += p->terms.items[r.to++].count;
	bool figure = passage_number(p, r.to) || (passage_is(p, (int64_t)r.to - 1, LX_BEFORE | LX_REACH) && r.to > from);
	bool verbal = passage_is(p, from, LX_VERB | LX_AUX) && !passage_is(p, from, LX_REACH | LX_EQUAL | LX_SHARE | LX_UP | LX_DOWN | LX_STOP);
	if (!verbal || figure || r.to == from)
		return (struct range){from, from};
	return clause_trim(p, r);
}

// The noun phrase behind a quantity.
void clause_after_read(const struct passage *p, size_t k, struct clause *c)
{
	const struct quantity *q = &p->quantities[k];
	uint32_t next =
	    k + 1 < p->quantity_count ? p->quantities[k + 1].terms.from : (uint32_t)p->terms.count;
	uint32_t from = q->kind == QUANTITY_COUNT ? q->unit.from : q->terms.to;
	uint32_t i = q->terms.to;
	while (from < i && passage_is(p, from, LX_MAGNITUDE))
		from++;
	if (passage_is(p, i, LX_AFTER)) {
		if (q->kind == QUANTITY_COUNT) {
			c->after = (struct range){from, i};
			return;
		}
		from = ++i;
	}
	if (q->kind != QUANTITY_COUNT) {
		const struct term *t = passage_term(p, i);
		int year;
		bool opens = clause_time_end(p, i, &year) == i && t->kind == TOKEN_WORD &&
		             !(t->classes & (LX_PLAN | LX_PERIOD | LX_VERSUS | LX_JOIN | LX_PART)) &&
		             (!(t->classes & RELATION) || t->classes & LX_VERB) &&
		             (!(t->classes & (LX_STOP | LX_FILLER)) || t->classes & LX_NOUN);
		if (!opens) {
			c->after = (struct range){i, i};
			return;
		}
	}
	bool nouns = true; // still in the list of nouns at the beginning
	size_t room = 18;
	for (; i < next && room > 0; i++) {
		const struct term *t = &p->terms.items[i];
		if (t->kind == TOKEN_SIGN) {
			bool list = nouns && t->sign == ',' && passage_is(p, i + 1, LX_NOUN) && !passage_number(p, i + 2) &&
			            (!passage_token(p, i + 1)->capital || passage_token(p, i - 1)->capital) &&
			            !leads_to(p, i + 1, next) &&
			            !passage_is(p, i + 1, LX_VERB | LX_HEAD | LX_RATE);
			bool name = t->sign == '"' && p->quoted[i < next - 1 ? i + 1 : i];
			bool named = t->sign == '"' && i > from && p->quoted[i - 1];
			if (!list && !name && !named &&
			    !(t->sign == '-' &&
			      (passage_word(p, i + 1) || (passage_number(p, i + 1) && i + 1 < next))) &&
			    !(t->sign == '/' && passage_glued(p, i)))
				break;
			continue;
		}
		if (t->classes & (LX_VERSUS | LX_PART | LX_RESPECTIVELY) ||
		    (t->classes & LX_AFTER && !nouns))
			break;
		if (passage_reads(p, i, WORD_VOI) && passage_is(p, i + 1, LX_RATE | LX_HEAD))
			break;
		if (i > from && passage_starts(p, i, WORD_THEO) && i + 1 < p->terms.count && p->skipped[i + 1])
			break; // "trồng 30.000 cây theo Chỉ thị số 07": by which document
		if (q->kind == QUANTITY_COUNT && i > from &&
		    (passage_reads(p, i, WORD_CHO) || passage_reads(p, i, WORD_TAI)))
			break; // for whom and where is not what is counted
		// A relation, a preposition or a conjunction that leads to the next figure belongs to it.
		if (t->classes & LX_RAISE && i > from && passage_is(p, i + 1, LX_HEAD | LX_RATE))
			break; // "kết nạp 120 hội viên đưa tổng số lên 2.380"
		bool leads = t->classes & (LX_VERB | RELATION | LX_STOP | LX_JOIN | LX_HAVE | LX_FILLER |
		                           LX_BEFORE | LX_ESTIMATE | LX_RATE | LX_HEAD);
		if (leads) {
			uint32_t at = i + 1;
			lexicon_classes leading = LX_BEFORE | LX_ESTIMATE | LX_AUX;
			if (!(t->classes & LX_VERB))
				leading |= RELATION | LX_STOP | LX_FILLER | LX_RATE | LX_HEAD;
			if (t->classes & LX_JOIN)
				leading |= LX_VERB;
			while (at < next && passage_is(p, at, leading) && at < i + 5)
				at++;
			if (at == next && next < p->terms.count)
				break;
		}
		if (!passage_is(p, i, LX_NOUN | LX_HEAD | LX_WHOLE | LX_AFTER))
			nouns = false;
		room -= t->count < room ? t->count : room;
	}
	while (i > from &&
	       (passage_sign(p, i - 1, '/') || (passage_is(p, i - 1, LX_STOP | LX_JOIN | LX_FILLER) &&
	                                        !passage_is(p, i - 1, LX_NOUN | LX_VERB))))
		i--;
	c->after = (struct range){from, i > from ? i : from};
}
