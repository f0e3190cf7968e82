// Roles: what a figure is to its subject, and which figure it qualifies.
#include "extract/relation.h"

enum { LOOK_BACK = 10 }; // quantities

static bool level(const struct statement *s)
{
	return s->role == ROLE_ACTUAL || s->role == ROLE_TARGET;
}

static bool over_hundred(const struct quantity *q)
{
	return decimal_cmp(q->value, decimal_int(100)) > 0;
}

// Whether a sentence ends between two terms ("; " goes on).
static bool sentence_between(const struct passage *p, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (clause_stop(p, i) && !passage_sign(p, i, ';'))
			return true;
	return false;
}

// "2 chỉ tiêu chưa đạt là: tỷ lệ đô thị hóa (35,2%)": an indicator behind a colon or a comma, without a figure of its own.
static bool named_between(const struct passage *p, uint32_t from, uint32_t to)
{
	bool parted = false;
	for (uint32_t i = from; i < to; i++) {
		parted |= passage_sign(p, i, ':') || passage_sign(p, i, ',') || passage_sign(p, i, ';');
		if (parted && passage_is(p, i, LX_RATE | LX_HEAD) && !passage_is(p, i, LX_REACH))
			return true;
	}
	return false;
}

// The measure that stands before k and may be qualified by it: a level; before a bracket whatever
// stands there.
static int host_find(const struct passage *p, const struct statement *all, size_t k)
{
	const struct quantity *q = &p->quantities[k];
	uint32_t bracket = all[k].clause.bracket;
	for (size_t n = 0, j = k; j-- > 0 && n < LOOK_BACK; n++) {
		const struct quantity *other = &p->quantities[j];
		uint32_t theirs = all[j].clause.bracket;
		if (bracket != NOWHERE && other->terms.from < bracket && theirs == p->open[bracket]) {
			// What the bracket stands behind.
			if (sentence_between(p, other->terms.to, bracket) || named_between(p, other->terms.to, bracket))
				return -1;
			if (level(&all[j]) || all[j].role == ROLE_SHARE)
				return (int)j;
			return all[j].host >= 0 ? all[j].host : (int)j;
		}
		if (theirs != bracket)
			continue;
		if (sentence_between(p, other->terms.to, q->terms.from))
			return -1;
		if (j + 1 == k && all[j].role == ROLE_SHARE &&
		    all[k].clause.relation & (LX_HIGHER | LX_LOWER) && q->kind == QUANTITY_PERCENT)
			return (int)j; // "đạt 99,5%, cao hơn bình quân cả nước 0,1%"
		if (level(&all[j]) && all[j].host >= 0 && all[j].host < (int)k)
			return all[j].host; // a plan or an earlier level quoted beside it
		// "82.145 hộ đạt 8 tiêu chí, chiếm 83,5%": of the households.
		if (j > 0 && level(&all[j]) && all[j].clause.linked && all[j].clause.relation == LX_REACH &&
		    all[j].clause.before.from >= all[j].clause.before.to && other->kind == QUANTITY_COUNT &&
		    p->quantities[j - 1].kind == QUANTITY_COUNT && level(&all[j - 1]))
			return (int)j - 1;
		// "3.412 tỷ đồng/78.901 hộ, đạt 99,5% kế hoạch": of the first of the pair
		if (j > 0 && level(&all[j]) && other->kind == QUANTITY_COUNT && p->quantities[j - 1].kind == QUANTITY_AMOUNT &&
		    level(&all[j - 1]) && passage_sign(p, (int64_t)other->terms.from - 1, '/') && p->quantities[j - 1].terms.to + 1 == other->terms.from)
			return (int)j - 1;
		if (level(&all[j]) ||
		    (all[j].own && all[j].role == ROLE_CHANGE && other->kind != QUANTITY_PERCENT))
			return (int)j;
		if (all[j].own)
			return -1; // a figure of another subject stands between
	}
	return -1;
}

// The words of a bracket that name a base: "(Nghị quyết tăng 11 - 12%)", "(kế hoạch 500 tấn)",
// "(năm 2018: 4%)".
static lexicon_classes bracket_names(const struct passage *p, const struct statement *s,
                                     uint32_t from)
{
	if (s->clause.bracket == NOWHERE || s->clause.follows)
		return 0;
	lexicon_classes found = 0;
	for (uint32_t i = s->clause.bracket + 1; i < from; i++) {
		lexicon_classes c = p->terms.items[i].classes;
		if (c & (LX_VERSUS | LX_OVER))
			return 0;
		found |= (c & (LX_PLAN | LX_PERIOD)) | (c & LX_RULE ? LX_PLAN : 0);
	}
	return found;
}

// Nothing but a comparator stands between the bracket and the number.
static bool bracket_bare(const struct passage *p, const struct statement *s, uint32_t from)
{
	if (s->clause.bracket == NOWHERE || s->clause.follows)
		return false;
	for (uint32_t i = s->clause.bracket + 1; i < from; i++)
		if (!passage_is(p, i, LX_BEFORE | LX_REACH | LX_EQUAL))
			return false;
	return true;
}

static enum measure_role by_mode(const struct statement *s, enum measure_role result, enum measure_role target)
{
	return s->mode == MODE_TARGET ? target : result;
}

// "bằng 106% so với cùng kỳ"
static void ratio_read(struct statement *s, const struct quantity *q)
{
	s->role = by_mode(s, ROLE_CHANGE, ROLE_TARGET_CHANGE);
	s->ratio = true;
	s->direction = decimal_cmp(q->value, decimal_int(100)) < 0 ? DIRECTION_DOWN : DIRECTION_UP;
}

static void change_read(struct statement *s)
{
	const struct clause *c = &s->clause;
	s->direction = c->direction;
	if (c->relation & (LX_HIGHER | LX_LOWER) && c->base & LX_AVERAGE) {
		s->role = ROLE_EXCESS;
	} else if (c->base & LX_PLAN && !(s->mode == MODE_TARGET && c->base_year)) {
		s->role = ROLE_EXCESS;
	} else if (c->relation & (LX_OVER | LX_SHORT)) {
		s->role = ROLE_EXCESS;
	} else if (c->relation & (LX_HIGHER | LX_LOWER) && !(c->base & LX_PERIOD)) {
		s->role = ROLE_EXCESS;
	} else {
		s->role = by_mode(s, ROLE_CHANGE, ROLE_TARGET_CHANGE);
	}
}

// A change that ends in a level: "giảm còn 5%", "giảm từ 8% xuống 5%", "tăng lên 45".
static bool ends_in_level(const struct passage *p, const struct statement *all, size_t k)
{
	const struct clause *c = &all[k].clause;
	if (c->relation & LX_REMAIN)
		return true;
	if (!(c->relation & LX_TO))
		return false;
	if (c->base & LX_PERIOD && !(k && all[k - 1].clause.from))
		return false;
	(void)p;
	return true;
}

static bool lower_of_pair(const struct passage *p, size_t k, const struct clause *c)
{
	if (!c->from || p->quantities[k].has_high || k + 1 >= p->quantity_count)
		return false;
	// "từ A lên B", "từ A xuống còn B"
	uint32_t to = p->quantities[k + 1].terms.from;
	for (uint32_t i = p->quantities[k].terms.to; i < to; i++)
		if (p->terms.items[i].kind == TOKEN_SIGN && !passage_sign(p, i, '(') &&
		    !passage_sign(p, i, ')'))
			return false;
		else if (passage_is(p, i, LX_TO | LX_REMAIN))
			return true;
	return false;
}

static void level_read(const struct passage *p, struct statement *all, size_t k)
{
	struct statement *s = &all[k];
	const struct clause *c = &s->clause;
	s->role = by_mode(s, ROLE_ACTUAL, ROLE_TARGET);
	if (c->relation & LX_REMAIN) {
		bool down = c->direction == DIRECTION_DOWN;
		for (uint32_t i = c->bound; i < c->predicate && !down; i++)
			down = passage_is(p, i, LX_DOWN);
		// "giảm 1,3%, còn 3,2%"
		down |= k > 0 && !s->own && c->follows && all[k - 1].direction == DIRECTION_DOWN &&
		        !level(&all[k - 1]);
		s->direction = down ? DIRECTION_DOWN : DIRECTION_NONE;
	} else if (c->relation & LX_TO && c->direction == DIRECTION_DOWN) {
		s->direction = DIRECTION_DOWN;
	}
}

// The percent before k in its sentence, -1: none.
static int last_percent(const struct passage *p, size_t k)
{
	for (size_t j = k, n = 0; j-- > 0 && n < LOOK_BACK; n++)
		if (p->quantities[j].kind == QUANTITY_PERCENT)
			return sentence_between(p, p->quantities[j].terms.to, p->quantities[k].terms.from)
			           ? -1
			           : (int)j;
	return -1;
}

// "6,9% về số vụ": the term after what the percent is about; the end of the quantity where nothing
// says so.
static uint32_t about_end(const struct passage *p, size_t k)
{
	uint32_t i = p->quantities[k].terms.to;
	if (!passage_reads(p, i, WORD_VE))
		return i;
	while (passage_word(p, i) && !passage_is(p, i, LX_JOIN | LX_VERSUS))
		i++;
	return i;
}

// "… . So với cùng kỳ giảm 9 vụ, giảm 2 người chết": the sentence begins with its base, and speaks of the levels of the one before.
static bool fronted(const struct passage *p, uint32_t at)
{
	enum { LEADING_MOST = 3 }; // terms: "Như vậy, so với …"
	uint32_t from = at;
	while (from > 0 && !(clause_stop(p, (int64_t)from - 1) && !passage_sign(p, (int64_t)from - 1, ';')))
		from--;
	for (uint32_t i = from; i < at && i < from + LEADING_MOST; i++)
		if (passage_is(p, i, LX_VERSUS))
			return true;
	return false;
}

// How many sentences end between two terms.
static int sentences_between(const struct passage *p, uint32_t from, uint32_t to)
{
	int n = 0;
	for (uint32_t i = from; i < to; i++)
		n += clause_stop(p, i) && !passage_sign(p, i, ';');
	return n;
}

// The level of the sentence that counts what a phrase names ("số người chết"); -1: none.
static int level_named(const struct passage *p, const struct statement *all, size_t k, struct range phrase)
{
	if (phrase.from >= phrase.to)
		return -1;
	uint32_t first = passage_term(p, phrase.from)->first,
	         last = passage_term(p, (int64_t)phrase.to - 1)->first + passage_term(p, (int64_t)phrase.to - 1)->count;
	if (p->tokens.items[first].syllable == p->words[WORD_SO])
		first++;
	int across = fronted(p, p->quantities[k].terms.from);
	for (size_t j = k, n = 0; j-- > 0 && n < LOOK_BACK && first < last; n++) {
		const struct quantity *q = &p->quantities[j];
		if (!level(&all[j]) || q->kind != QUANTITY_COUNT)
			continue;
		uint32_t noun = passage_token(p, q->unit.from)->syllable;
		bool same = noun && noun == p->tokens.items[first].syllable, more = first + 1 < last;
		// Of "người chết" the second word stands in the words of the figure: "làm chết 32 người".
		const struct clause *c = &all[j].clause;
		uint32_t bound = j && c->follows && all[j - 1].clause.after.to > c->bound ? all[j - 1].clause.after.to : c->bound;
		uint32_t begin = passage_term(p, bound)->first,
		         end = passage_term(p, all[j].clause.after.to)->first;
		bool said = !more;
		for (uint32_t i = begin; i < end && i < p->tokens.count && more && !said; i++)
			said = p->tokens.items[i].syllable &&
			       p->tokens.items[i].syllable == p->tokens.items[first + 1].syllable;
		if (same && said)
			return sentences_between(p, q->terms.to, p->quantities[k].terms.from) > across ? -1 : (int)j;
	}
	return -1;
}

// "12.000 tấn, kim ngạch 85 triệu USD, tăng 12% về lượng và 15% về giá trị": the amount of money, or the other one; -1: none.
static int amount_named(const struct passage *p, const struct statement *all, size_t k, struct range phrase)
{
	static const enum word money[] = {WORD_GIA, WORD_TRI, WORD_KIM}, size[] = {WORD_LUONG, WORD_KHOI, WORD_SAN};
	bool of_money = false, of_size = false;
	for (size_t n = 0; n < LENGTH(money); n++) {
		of_money |= passage_starts(p, phrase.from, money[n]);
		of_size |= passage_starts(p, phrase.from, size[n]);
	}
	if (phrase.from >= phrase.to || of_money == of_size)
		return -1;
	for (size_t j = k, n = 0; j-- > 0 && n < LOOK_BACK; n++) {
		const struct quantity *q = &p->quantities[j];
		if (sentence_between(p, q->terms.to, p->quantities[k].terms.from))
			return -1;
		if (level(&all[j]) && all[j].host < 0 && q->kind == QUANTITY_AMOUNT && (q->dimension >= DIM_MONEY && q->dimension <= DIM_EURO) == of_money)
			return (int)j;
	}
	return -1;
}

// The level that a percent is about: "giảm 5,7% về số người chết"; -1: none.
static int about_level(const struct passage *p, const struct statement *all, size_t k)
{
	struct range phrase = {p->quantities[k].terms.to + 1, about_end(p, k)};
	int counted = level_named(p, all, k, phrase);
	return counted >= 0 ? counted : amount_named(p, all, k, phrase);
}

// "so với cùng kỳ giảm 12 vụ, giảm 05 người chết": whether a base stands earlier in the sentence.
static bool compared_earlier(const struct passage *p, uint32_t to)
{
	enum { FRONTED = 60 }; // terms
	for (uint32_t i = to; i > 0 && i + FRONTED > to && !(clause_stop(p, (int64_t)i - 1) && !passage_sign(p, (int64_t)i - 1, ';')); i--)
		if (passage_is(p, (int64_t)i - 1, LX_VERSUS))
			return true;
	return false;
}

// Whether nothing but a conjunction stands between k and the quantity before it.
static bool listed(const struct passage *p, size_t k)
{
	for (uint32_t i = about_end(p, k - 1); i < p->quantities[k].terms.from; i++)
		if (!passage_sign(p, i, ',') && !passage_is(p, i, LX_JOIN | LX_BEFORE))
			return false;
	return true;
}

// "làm rõ 132/156 vụ, bắt 214 đối tượng, đạt 84,6%": the fraction of the sentence whose percent it is; -1: none.
static int fraction_agrees(const struct passage *p, size_t k)
{
	const struct quantity *q = &p->quantities[k];
	for (size_t j = k, n = 0; j-- > 0 && n < LOOK_BACK; n++) {
		const struct quantity *f = &p->quantities[j];
		struct decimal exact, difference;
		if (sentence_between(p, f->terms.to, q->terms.from))
			return -1;
		if (!f->has_total || !decimal_shift(f->value, 2, &exact) || !decimal_div(exact, f->total, 2, &exact) ||
		    !decimal_sub(exact, q->value, &difference))
			continue;
		difference.mantissa = difference.mantissa < 0 ? -difference.mantissa : difference.mantissa;
		if (decimal_cmp(difference, (struct decimal){.mantissa = 1, .scale = 1}) < 0)
			return (int)j;
	}
	return -1;
}

static void percent_read(const struct passage *p, struct statement *all, size_t k, int host)
{
	struct statement *s = &all[k];
	const struct clause *c = &s->clause;
	const struct quantity *q = &p->quantities[k];
	bool counted = host >= 0 &&
	               (p->quantities[host].kind != QUANTITY_PERCENT || p->quantities[host].has_total);
	bool plan = c->base & LX_PLAN && !(c->relation & LX_SHARE && counted); // "chiếm 3,12% kế hoạch thu"
	const struct statement *before = k ? &all[k - 1] : NULL;
	// "tăng 520 tỷ đồng (6,6%)": the same change as a rate.
	bool rate = before && bracket_bare(p, s, q->terms.from) && !c->base && !c->relation &&
	            before->clause.bracket == p->open[c->bracket] &&
	            (before->role == ROLE_CHANGE || before->role == ROLE_TARGET_CHANGE ||
	             before->role == ROLE_EXCESS) &&
	            p->quantities[k - 1].kind != QUANTITY_PERCENT;
	// "dư nợ 7.980 tỷ đồng, trong đó dư nợ ngắn hạn chiếm 63,5%": of the whole beside it.
	bool part = c->part && c->relation & LX_SHARE && counted && s->own && !plan;
	// "tăng 33% và 27% so với năm trước": the second of two changes.
	// "đạt 99% về số vụ và 98% về số bị cáo"
	bool shares = before && !c->relation && c->before.from >= c->before.to && before->host >= 0 &&
	              (before->role == ROLE_SHARE || before->role == ROLE_ATTAINMENT) && listed(p, k) && about_level(p, all, k) >= 0;
	if (shares) {
		s->role = before->role;
		s->host = about_level(p, all, k);
		s->own = false;
		return;
	}
	bool second = before && !c->relation && c->before.from >= c->before.to &&
	              before->clause.relation & (LX_UP | LX_DOWN) && before->role != ROLE_ACTUAL &&
	              before->role != ROLE_TARGET && listed(p, k);
	if (second || rate) {
		int about = second ? about_level(p, all, k) : -1;
		s->role = before->role;
		s->direction = before->direction;
		s->host = about >= 0 ? about : before->host;
		return;
	}
	if (part) {
		s->role = ROLE_SHARE;
		s->host = host;
		return;
	}
	// "Lúa tăng 12%, ngô 5%, lạc 3,4% so với năm 2022": the verb is said once.
	if (before && !c->relation && !plan && c->follows && s->own && before->own && before->host < 0 && !before->ratio &&
	    (before->role == ROLE_CHANGE || before->role == ROLE_TARGET_CHANGE) && before->clause.bracket == c->bracket &&
	    p->quantities[k - 1].kind == QUANTITY_PERCENT && c->before.from < c->before.to &&
	    !passage_has(p, c->before, LX_RATE | LX_HEAD) && !c->part) {
		s->role = before->role;
		s->direction = before->direction;
		return;
	}
	// "bằng 99% so với cùng kỳ …, bằng 98%": the same base goes on.
	int last = c->relation & LX_EQUAL && !c->base && !c->versus ? last_percent(p, k) : -1;
	bool again = last >= 0 && all[last].ratio;
	// "bằng 64% dự toán; …, bằng 71%": the plan of the ones before goes on.
	bool planned = last >= 0 && !s->own && counted && all[last].role == ROLE_ATTAINMENT && all[last].clause.relation & LX_EQUAL &&
	               all[last].clause.base & LX_PLAN && c->bracket == all[last].clause.bracket;
	if (planned) {
		s->role = ROLE_ATTAINMENT;
	} else if (plan) {
		// "phấn đấu giải ngân đạt 95% kế hoạch": with no amount beside it, a level to reach.
		s->role = s->mode == MODE_TARGET && (host < 0 || s->own) ? ROLE_TARGET : ROLE_ATTAINMENT;
	} else if (again) {
		ratio_read(s, q);
	} else if (c->base & LX_PERIOD && (c->versus || c->relation & LX_EQUAL)) {
		ratio_read(s, q);
	} else if (!s->own && counted &&
	           (c->relation & (LX_REACH | LX_EQUAL | LX_SHARE) || c->bracket != NOWHERE)) {
		int agrees = p->quantities[host].has_total ? -1 : fraction_agrees(p, k);
		int about = about_level(p, all, k);
		host = about >= 0 ? about : agrees >= 0 ? agrees : host;
		// "Kế hoạch vốn 2.150 tỷ đồng, thanh toán 1.871 tỷ đồng, đạt 87%": of the plan that stands before its result.
		bool of_plan = host > 0 && all[host - 1].ahead && all[host - 1].role == ROLE_TARGET && all[host - 1].host == host &&
		               c->relation & (LX_REACH | LX_EQUAL) && !(c->relation & LX_SHARE);
		s->role = over_hundred(q) || of_plan ? ROLE_ATTAINMENT : ROLE_SHARE;
	} else {
		level_read(p, all, k);
		if (level(s))
			s->host = -1;
		return;
	}
	s->host = s->own ? -1 : host;
}

// "cao hơn mức xuất siêu 1,2 tỷ USD của cùng kỳ": the level that is compared with, not the difference.
static bool compared_level(const struct passage *p, size_t k, const struct clause *c)
{
	uint32_t i = p->quantities[k].terms.to;
	int year;
	if (!(c->relation & (LX_HIGHER | LX_LOWER)) || c->relation & ~(LX_HIGHER | LX_LOWER) || !passage_reads(p, i, WORD_CUA))
		return false;
	return passage_is(p, i + 1, LX_PERIOD) || clause_time_end(p, i + 1, &year) > i + 1;
}

// Whether two quantities count the same thing.
static bool same_thing(const struct passage *p, const struct quantity *a, const struct quantity *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == QUANTITY_AMOUNT)
		return a->dimension == b->dimension;
	if (a->kind != QUANTITY_COUNT)
		return true;
	// "09 vụ cháy rừng, giảm 05 vụ": the first syllable names the thing.
	const struct token *x = passage_token(p, a->unit.from), *y = passage_token(p, b->unit.from);
	if (x->syllable || y->syllable)
		return x->syllable == y->syllable;
	return sv_eq(passage_text(p, a->unit.from), passage_text(p, b->unit.from));
}

// The level that a change belongs to: for a percent the host; for an amount a level of the same
// thing.
static int changed_level(const struct passage *p, const struct statement *all, size_t k, int host)
{
	const struct quantity *q = &p->quantities[k];
	const struct clause *c = &all[k].clause;
	if (!all[k].own && q->kind == QUANTITY_COUNT && fronted(p, q->terms.from)) {
		int named = level_named(p, all, k, c->after);
		if (named >= 0)
			return named;
	}
	if (all[k].own || host < 0 || !(level(&all[host]) || all[host].role == ROLE_SHARE))
		return -1;
	int about = q->kind == QUANTITY_PERCENT ? about_level(p, all, k) : -1;
	if (about >= 0)
		return about;
	if (q->kind == QUANTITY_PERCENT || q->kind == QUANTITY_BARE || q->dimension == DIM_TIMES)
		return host;
	// "Kết nạp 45 quần chúng (tăng 05 đồng chí so với cùng kỳ)": persons by another word.
	if (q->kind == QUANTITY_COUNT && c->bracket != NOWHERE && passage_is(p, q->unit.from, LX_PERSON) && q->unit.to == q->unit.from + 1 &&
	    p->quantities[host].kind == QUANTITY_COUNT && p->quantities[host].terms.from < c->bracket)
		return host;
	// "602 người, giảm 35 người, đạt 48%": of the level right before it.
	bool beside = level(&all[host]) && same_thing(p, &p->quantities[host], q) && c->follows, told = k > 0 && host < (int)k - 1;
	for (size_t j = (size_t)host + 1; j < k; j++) // "301 trường, tỷ lệ 66%, tăng 15 trường"
		told &= all[j].host == host && p->quantities[j].kind == QUANTITY_PERCENT;
	for (uint32_t i = told ? p->quantities[k - 1].terms.to : p->quantities[host].terms.to; i < c->predicate && beside; i++) {
		beside = passage_sign(p, i, ',') || passage_sign(p, i, ')') || (passage_sign(p, i, '(') && p->mate[i] < c->predicate);
		i = beside && passage_sign(p, i, '(') ? p->mate[i] : i;
	}
	if (q->kind == QUANTITY_COUNT && !c->versus && !c->base && c->bracket == NOWHERE && !beside)
		// "giảm 44 phòng, giảm 30 đơn vị": each of its own, unless the sentence began with a base
		return compared_earlier(p, q->terms.from) ? level_named(p, all, k, all[k].clause.after) : -1;
	for (int j = host; j >= 0 && j + LOOK_BACK > host; j--)
		if (level(&all[j]) && same_thing(p, &p->quantities[j], q) &&
		    (c->bracket != NOWHERE || all[j].clause.bracket == NOWHERE))
			return sentence_between(p, p->quantities[j].terms.to, q->terms.from) ? -1 : j;
	return -1;
}

// The level before k in its sentence that counts the same thing; -1: none.
static int level_of_thing(const struct passage *p, const struct statement *all, size_t k)
{
	const struct quantity *q = &p->quantities[k];
	for (size_t j = k, n = 0; j-- > 0 && n < LOOK_BACK; n++) {
		if (sentence_between(p, p->quantities[j].terms.to, q->terms.from))
			return -1;
		if (level(&all[j]) && same_thing(p, &p->quantities[j], q))
			return (int)j;
	}
	return -1;
}

// "(tăng 18 vụ, 22 đối tượng so với cùng kỳ)": the second of two changes.
static bool change_goes_on(const struct passage *p, const struct statement *all, size_t k)
{
	const struct clause *c = &all[k].clause;
	if (!k || c->relation || c->before.from < c->before.to || p->quantities[k].kind == QUANTITY_PERCENT)
		return false;
	const struct statement *before = &all[k - 1];
	bool changed = before->role == ROLE_CHANGE || before->role == ROLE_TARGET_CHANGE;
	bool behind = before->clause.versus && before->clause.tail_end > p->quantities[k - 1].terms.to;
	bool front = before->clause.versus || compared_earlier(p, p->quantities[k - 1].terms.from);
	return changed && before->clause.bracket == c->bracket && !behind && !before->ratio &&
	       p->quantities[k - 1].kind == p->quantities[k].kind && listed(p, k) &&
	       (c->versus || c->base & LX_PERIOD || (c->bracket != NOWHERE && passage_sign(p, p->quantities[k].terms.to, ')')) ||
	        (front && level_of_thing(p, all, k) >= 0)); // "so với cùng kỳ tăng 9 vụ, 12 đối tượng"
}

// "(tháng trước 98 ca)": the earlier period is of the same year.
static bool within_year(const struct passage *p, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (passage_is(p, i, LX_PERIOD) && (passage_starts(p, i, WORD_THANG) || passage_starts(p, i, WORD_QUY) || passage_starts(p, i, WORD_TUAN)))
			return true;
	return false;
}

static bool base_words(const struct passage *p, struct range r, lexicon_classes base)
{
	for (uint32_t i = r.from; i < r.to; i++)
		if (!passage_is(p, i, base))
			return false;
	return r.from < r.to;
}

// "mức tăng của cả nước là 8%": the subject itself is a change.
static bool change_named(const struct passage *p, const struct clause *c)
{
	const struct term *t = passage_term(p, c->before.from);
	return c->before.from < c->before.to && !(c->relation & ~LX_REACH) && t->lexeme && t->lexeme->direction &&
	       t->classes & LX_RATE && !(t->classes & LX_GROWTH);
}

// "1.106 đoàn viên được giới thiệu, trong đó 214 được kết nạp (lần lượt tăng 31% và 26%)": the level before the bracket that the
// n-th of its values (from 0) is of; -1: it has no such list.
static int respective_level(const struct passage *p, const struct statement *all, size_t k, size_t n)
{
	uint32_t open = all[k].clause.bracket;
	if (open == NOWHERE || p->mate[open] == NOWHERE)
		return -1;
	size_t first = k - n, count = 0, levels = 0;
	while (first + count < p->quantity_count && p->quantities[first + count].terms.from < p->mate[open])
		count++;
	int found[LOOK_BACK];
	for (size_t j = first; j-- > 0 && levels < count && levels < LOOK_BACK && first - j <= LOOK_BACK;)
		if (level(&all[j]) && all[j].clause.bracket == p->open[open] && all[j].own)
			found[levels++] = (int)j;
	return levels == count && n < levels ? found[levels - 1 - n] : -1;
}

// "tăng lần lượt 3,2%, 9,1% và 7,4% so với cùng kỳ": what is said of the first of the values is said of each.
static bool respective(const struct passage *p, struct statement *all, size_t k)
{
	struct statement *s = &all[k];
	const struct clause *c = &s->clause;
	if (c->relation & LX_RESPECTIVELY) {
		s->respective = true;
		s->listed_from = k;
	}
	if (!k || !all[k - 1].respective || c->before.from < c->before.to || c->bracket != all[k - 1].clause.bracket ||
	    p->quantities[k].kind != p->quantities[k - 1].kind || !listed(p, k))
		return false;
	s->respective = true;
	s->listed_from = all[k - 1].listed_from;
	s->host = c->bracket != NOWHERE ? respective_level(p, all, k, k - s->listed_from) : -1;
	s->role = all[k - 1].role;
	s->direction = all[k - 1].direction;
	s->ratio = all[k - 1].ratio;
	s->own = all[k - 1].own;
	return true;
}

// Whether a plan's own words stand before a bracket, behind a figure or a comma.
static bool plan_before(const struct passage *p, uint32_t open)
{
	enum { PLAN_MOST = 5 }; // terms
	for (uint32_t i = open; i > 0 && i + PLAN_MOST > open && passage_word(p, (int64_t)i - 1); i--)
		if (passage_is(p, (int64_t)i - 1, LX_PLAN))
			return true;
	return false;
}

// "tỷ lệ giải ngân đạt 71%, thấp hơn 4% so với kế hoạch (75%)": the bracket behind what a rate is compared with is the rate of
// that; "tăng 12 xã so với kế hoạch (8%)" and "(102%)" behind a count are none.
static bool rate_compared(const struct passage *p, const struct statement *all, size_t k, int host)
{
	const struct quantity *beside = &p->quantities[host], *difference = &p->quantities[k - 1];
	return beside->kind == QUANTITY_PERCENT && difference->kind == QUANTITY_PERCENT && !beside->has_total && host != (int)k - 1 &&
	       all[k - 1].clause.versus && !level(&all[k - 1]) && !all[k - 1].ratio;
}

// "Chương trình cho vay: kế hoạch 145 tỷ đồng, đã giải ngân 132 tỷ đồng": what is measured is the plan, and nothing was done with it.
static bool plan_measured(const struct passage *p, const struct quantity *q, const struct clause *c)
{
	bool amount = q->kind == QUANTITY_AMOUNT && !(q->dimension >= DIM_DAY && q->dimension <= DIM_TIMES);
	return amount && !c->relation && !q->has_total && c->before.from < c->before.to && c->before.to == c->predicate &&
	       passage_is(p, (int64_t)c->before.to - 1, LX_PLAN) && !passage_names(p, (int64_t)c->before.to - 1, WORD_MUC) && !passage_has(p, c->before, LX_VERB | LX_LIGHT | LX_STOP);
}

static int year_at(const struct passage *p, int64_t i)
{
	struct decimal d;
	return numeral_year(p, i) && passage_value(p, i, &d) ? (int)d.mantissa : 0;
}

// "So với năm 2016 (1.116 tỷ đồng), thu ngân sách đạt …": a level that a sentence begins with, of the time before its bracket.
static bool base_in_front(const struct passage *p, struct statement *s, uint32_t from)
{
	enum { BASE_MOST = 8 }; // terms
	const struct clause *c = &s->clause;
	int year = 0;
	bool period = false;
	if (!bracket_bare(p, s, from) || !fronted(p, c->bracket))
		return false;
	uint32_t i = c->bracket;
	while (i > 0 && i + BASE_MOST > c->bracket && !passage_is(p, (int64_t)i - 1, LX_VERSUS)) {
		i--;
		if (passage_sign(p, i, ',') || passage_sign(p, i, ')'))
			return false;
		year = year ? year : year_at(p, i);
		period |= passage_is(p, i, LX_PERIOD);
	}
	if (!passage_is(p, (int64_t)i - 1, LX_VERSUS) || (!year && !period))
		return false;
	s->year = year ? year : s->year;
	s->earlier = !year && !within_year(p, i, c->bracket);
	return true;
}

// "còn 412 hộ, giảm 36 hộ so với đầu năm (448 hộ)": a count of the same thing that fills the bracket is the level before; "(12 vụ
// nghiêm trọng)" is a part.
static bool base_counted(const struct passage *p, const struct statement *all, size_t k, int host)
{
	const struct quantity *q = &p->quantities[k];
	return q->kind == QUANTITY_COUNT && !q->has_total && p->mate[all[k].clause.bracket] == q->terms.to && all[k - 1].clause.versus && level(&all[host]) &&
	       same_thing(p, q, &p->quantities[k - 1]) && same_thing(p, q, &p->quantities[host]);
}

void relation_read(const struct passage *p, struct statement *all, size_t k, enum mode around)
{
	struct statement *s = &all[k];
	const struct clause *c = &s->clause;
	const struct quantity *q = &p->quantities[k];
	s->mode = around;
	s->host = -1;
	if (respective(p, all, k))
		return;
	int host = host_find(p, all, k);
	lexicon_classes named = bracket_names(p, s, q->terms.from);
	lexicon_classes changes = LX_UP | LX_DOWN | LX_OVER | LX_SHORT | LX_HIGHER | LX_LOWER;
	if (host >= 0 && named & LX_PLAN && !c->base &&
	    !(q->kind == QUANTITY_PERCENT && over_hundred(q))) {
		s->role = ROLE_TARGET; // "(Nghị quyết tăng 11 - 12%)"
		s->host = host;
		s->own = false;
		s->mode = MODE_TARGET;
		s->year = 0;
	} else if (host >= 0 && !s->own && base_words(p, c->before, LX_PLAN) &&
	           same_thing(p, &p->quantities[host], q)) {
		s->role = ROLE_TARGET; // "12.300 tỷ đồng/KH 12.000 tỷ đồng"
		s->host = host;
		s->mode = MODE_TARGET;
	} else if (host >= 0 && named & LX_PERIOD && !(c->relation & changes)) {
		s->role = ROLE_ACTUAL;
		s->host = host;
		s->own = false;
		s->earlier = !within_year(p, c->bracket, q->terms.from);
	} else if (host >= 0 && named & LX_PERIOD && c->relation & (LX_UP | LX_DOWN) && base_words(p, c->before, LX_PERIOD)) {
		change_read(s); // "tăng 6,8% (cùng kỳ tăng 4,2%)": the change of the earlier period
		s->host = host;
		s->own = false;
		s->earlier = true;
	} else if (host >= 0 && k && (q->kind != QUANTITY_PERCENT || rate_compared(p, all, k, host)) && bracket_bare(p, s, q->terms.from) &&
	           all[k - 1].clause.bracket == p->open[c->bracket] &&
	           all[k - 1].clause.base & (LX_PLAN | LX_PERIOD) &&
	           (q->kind == QUANTITY_AMOUNT || p->quantities[k - 1].kind == QUANTITY_PERCENT || base_counted(p, all, k, host))) {
		// A base quoted in brackets: the plan, or the earlier level.
		bool plan = all[k - 1].clause.base & LX_PLAN;
		s->role = plan ? ROLE_TARGET : ROLE_ACTUAL;
		s->earlier = !plan;
		if (!plan && all[k - 1].clause.base_year) // "so với năm 2015 (20,3 triệu đồng)"
			s->year = all[k - 1].clause.base_year;
		s->own = false;
		s->host = host;
	} else if (k && q->kind != QUANTITY_PERCENT && bracket_bare(p, s, q->terms.from) && plan_before(p, p->open[q->terms.from]) &&
	           level_of_thing(p, all, k) >= 0) {
		s->role = ROLE_TARGET; // "62 xã, vượt mục tiêu Nghị quyết Đại hội (50 xã)"
		s->host = level_of_thing(p, all, k);
		s->own = false;
	} else if (lower_of_pair(p, k, c)) {
		s->role = ROLE_ACTUAL;
	} else if (q->kind != QUANTITY_PERCENT && base_in_front(p, s, q->terms.from)) {
		s->role = ROLE_ACTUAL;
		s->mode = MODE_RESULT;
		s->ahead = true;
	} else if (plan_measured(p, q, c)) {
		s->role = ROLE_TARGET;
		s->mode = MODE_TARGET;
		s->ahead = true;
	} else if (compared_level(p, k, c)) {
		s->role = ROLE_ACTUAL;
		s->earlier = true;
	} else if (c->relation & LX_TIMES || (c->relation & LX_EQUAL && q->dimension == DIM_TIMES)) {
		s->role = by_mode(s, ROLE_CHANGE, ROLE_TARGET_CHANGE);
		s->ratio = true;
		s->direction = decimal_cmp(q->value, decimal_int(1)) < 0 ? DIRECTION_DOWN : DIRECTION_UP; // "bằng 0,8 lần"
		s->host = s->own ? -1 : host;
	} else if (c->relation & (LX_REMAIN | LX_TO) && ends_in_level(p, all, k)) {
		level_read(p, all, k);
	} else if (c->relation & changes && (!(c->relation & LX_REACH) || passage_is(p, (int64_t)q->terms.from - 1, LX_UP | LX_DOWN)) &&
	           !q->has_total) { // "tương ứng giảm 2,1%" is a change, "tăng trưởng đạt 2,1%" a level
		change_read(s);
		int of = s->respective && !s->own ? respective_level(p, all, k, 0) : -1;
		s->host = of >= 0 ? of : changed_level(p, all, k, host);
	} else if (change_goes_on(p, all, k)) {
		s->role = all[k - 1].role;
		s->direction = all[k - 1].direction;
		s->own = false;
		s->host = level_of_thing(p, all, k);
	} else if (c->relation & LX_GROWTH && !s->own) {
		change_read(s);
		s->host = host;
	} else if (change_named(p, c)) {
		s->role = by_mode(s, ROLE_CHANGE, ROLE_TARGET_CHANGE);
		s->direction = passage_term(p, c->before.from)->lexeme->direction;
	} else if (q->kind == QUANTITY_PERCENT) {
		percent_read(p, all, k, host);
	} else {
		level_read(p, all, k);
	}
}
