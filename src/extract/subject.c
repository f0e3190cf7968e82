// Subjects: the noun phrase before a figure, the verb and what it counts, the phrase behind, heads
// shared by a list.
#include "extract/subject.h"

enum {
	LONG_SUBJECT = 10, // syllables: what is longer is cut to its indicator
	LONG_VERB = 6,     // and a verb phrase to its verbs
	LONG_HEAD = 24,
	LONG_LIST = 24, // figures that may share one head
	BRIEF_LINE = 4, // under an introducing line: "Thành thị 1,2%"
	BRIEF = 2       // a place or a kind that stands for the whole indicator: "nông thôn 93%"
};

static bool empty(struct range r)
{
	return r.from >= r.to;
}

static bool only(const struct passage *p, struct range r, lexicon_classes any)
{
	for (uint32_t i = r.from; i < r.to; i++)
		if (!(p->terms.items[i].classes & any))
			return false;
	return true;
}

// "(với) số tiền", "trị giá": an amount that says nothing without what it is of.
static bool generic(const struct passage *p, struct range r)
{
	return r.to - r.from == 1 && passage_is(p, r.from, LX_GENERIC);
}

static struct sv joined(const struct passage *p, struct sv a, struct sv b)
{
	if (!a.n || !b.n)
		return a.n ? a : b;
	char *out = arena_alloc(p->arena, a.n + b.n + 2);
	memcpy(out, a.p, a.n);
	out[a.n] = ' ';
	memcpy(out + a.n + 1, b.p, b.n);
	return (struct sv){out, a.n + 1 + b.n};
}

// Words that say only where or that something is; the subject is then what is counted.
static bool says_only_that(const struct passage *p, struct range r)
{
	if (!empty(r) && passage_starts(p, r.to - 1, WORD_THONG)) // "thông qua 67 nghị quyết"
		return false;
	return only(p, r, LX_PLACE | LX_AUX | LX_HAVE | LX_STOP | LX_FILLER);
}

// Of "chỉ tiêu tuyển quân" the plan's own words say what it is of; of "kế hoạch Tổng Liên đoàn
// giao" only whose it is.
static bool plan_says_what(const struct passage *p, uint32_t i)
{
	while (passage_word(p, i) && !passage_is(p, i, LX_VERSUS))
		i++;
	const struct term *last = passage_term(p, (int64_t)i - 1);
	const struct token *word = &p->tokens.items[last->first + last->count - 1];
	return word->syllable != p->words[WORD_GIAO] && word->syllable != p->words[WORD_RA] &&
	       word->syllable != p->words[WORD_DUYET];
}

bool subject_own(const struct passage *p, const struct statement *all, size_t k)
{
	const struct clause *c = &all[k].clause;
	const struct quantity *q = &p->quantities[k];
	if (empty(c->before)) {
		if (c->have)
			return true;
		if (q->kind == QUANTITY_COUNT)
			return !c->relation && c->bracket == NOWHERE;
		// "hoàn thành 100% chỉ tiêu tuyển quân": the plan's own words say of what.
		if (c->base & LX_PLAN && !c->versus && !(c->relation & LX_SHARE) && passage_is(p, c->tail_end - 1, LX_NOUN) &&
		    (passage_is(p, c->tail_end, LX_VERB | LX_GROWTH | LX_RATE) ||
		     (passage_is(p, c->tail_end, LX_OTHER | LX_HEAD) && plan_says_what(p, c->tail_end))))
			return true;
		// "giảm 20% số vụ cháy"
		if (q->kind == QUANTITY_PERCENT && c->relation & (LX_UP | LX_DOWN) &&
		    !(c->relation & (LX_TO | LX_REMAIN)) && !empty(c->after) &&
		    passage_is(p, c->after.from, LX_NOUN | LX_HEAD | LX_WHOLE))
			return true;
		return q->kind == QUANTITY_PERCENT && !c->relation && !empty(c->after) &&
		       c->bracket == NOWHERE && !c->base;
	}
	// "12.300 tỷ đồng/KH 12.000 tỷ đồng": the plan of the figure before.
	if (k && only(p, c->before, LX_PLAN) && c->follows && p->quantities[k - 1].kind == q->kind)
		return false;
	// "7.312 học sinh tốt nghiệp đạt tỷ lệ 96,8%": the words between belong to the figure before.
	lexicon_classes qualifies = LX_REACH | LX_SHARE | LX_EQUAL | LX_UP | LX_DOWN | LX_OVER;
	return !(c->linked && q->kind == QUANTITY_PERCENT && c->relation & qualifies &&
	         !passage_has(p, c->before, LX_RATE | LX_HEAD | LX_HAVE));
}

// Without the verb that leads to the indicator: "nâng tỷ lệ …", "giảm tỷ trọng …".
static struct range core(const struct passage *p, struct range r)
{
	while (r.from + 1 < r.to && passage_is(p, r.from, LX_VERB) &&
	       passage_is(p, r.from + 1, LX_RATE) && !passage_is(p, r.from, LX_RATE | LX_HEAD))
		r.from++; // "duy trì tỷ lệ …"
	while (r.from + 1 < r.to &&
	       (passage_is(p, r.from, LX_RAISE | LX_UP | LX_DOWN | LX_AUX | LX_TARGET) ||
	        (passage_is(p, r.from, LX_REACH) && !passage_is(p, r.from, LX_VERB))) &&
	       !passage_is(p, r.from, LX_RATE) && !clause_denies(p, r.from))
		r.from++;
	if (passage_syllables(p, r) <= LONG_SUBJECT)
		return r;
	for (uint32_t i = r.from; i + 1 < r.to; i++)
		if (passage_is(p, i, LX_RATE | LX_HEAD) && !passage_is(p, i, LX_NOUN | LX_AVERAGE) && p->open[i] == p->open[r.from])
			return (struct range){i, r.to};
	return r;
}

// Of "Ban Thường vụ chuẩn y bổ sung" the verbs: "chuẩn y bổ sung"; who did it is not what was
// counted.
static struct range verbs_of(const struct passage *p, struct range r)
{
	lexicon_classes verb = LX_VERB | LX_LIGHT;
	uint32_t i = r.to;
	// "Phạm pháp hình sự xảy ra": what happened is what is counted.
	if (i > r.from && passage_is(p, i - 1, LX_OCCURS) && passage_syllables(p, r) <= LONG_SUBJECT)
		return r;
	while (i > r.from &&
	       (passage_is(p, i - 1, verb) || (i < r.to && clause_denies(p, i - 1)) || (i < r.to && passage_sign(p, i - 1, ',') &&
	                                       i - 1 > r.from && passage_is(p, i - 2, verb))))
		i--;
	if (i < r.to)
		return (struct range){i, r.to};
	// A verb with its object: "giải quyết tố cáo", "thu nhận hồ sơ".
	for (i = r.from; i < r.to; i++)
		if (passage_is(p, i, verb) && !passage_is(p, i, LX_NOUN))
			return (struct range){i, r.to};
	return r;
}

// Without the marks and the filling words that a head begins with.
static struct range head_start(const struct passage *p, struct range head)
{
	while (head.from < head.to) {
		uint32_t mark = clause_mark_end(p, head.from);
		if (mark == head.from && p->terms.items[head.from].kind != TOKEN_SIGN &&
		    !passage_is(p, head.from, LX_FILLER | LX_PART | LX_PLACE | LX_JOIN))
			break;
		head.from = mark > head.from ? mark : head.from + 1;
	}
	return head.from < head.to ? head : (struct range){head.to, head.to};
}

// What stands before a colon and is shared by what follows: "Tỷ lệ học sinh đi học: tiểu học 99%,
// trung học 98%".
static struct range head_of(const struct passage *p, const struct statement *all, size_t k)
{
	struct range head = {0, 0};
	for (size_t j = k + 1; j-- > 0 && j + LONG_LIST > k;) {
		const struct clause *c = &all[j].clause;
		if (c->has_head) {
			head = c->head;
			break;
		}
		if (!c->follows && !(c->bound && passage_sign(p, c->bound - 1, ';')))
			return head;
	}
	head = clause_trim(p, head_start(p, head));
	// "Về xã hội: …" names a field, "Kết quả: …" nothing, "Một số sản phẩm tăng so với cùng kỳ: …" what its list has in common.
	bool several = passage_reads(p, head.from, WORD_MOT) && passage_reads(p, (int64_t)head.from + 1, WORD_SO); // "Một số sản phẩm tăng khá: …"
	several |= passage_starts(p, head.from, WORD_GHI); // "Ghi chú: …"
	bool title = several || passage_has(p, head, LX_AIMS | LX_OUTCOME | LX_VERSUS);
	if (title && !several && empty(all[k].clause.before) && all[k].clause.has_head) { // "Thời gian: 01 ngày"
		title = false;
		for (uint32_t i = head.from; i < head.to; i++)
			title |= passage_is(p, i, LX_OUTCOME) && !passage_is(p, i, LX_WEAK);
	}
	if (title || passage_is(p, head.from, LX_STOP) || passage_syllables(p, head) > LONG_HEAD)
		head.to = head.from;
	// "Cơ cấu kinh tế chuyển dịch đúng hướng: …": what it says of itself is not shared.
	for (uint32_t i = head.from + 1; i < head.to && passage_is(p, head.from, LX_WHOLE) && !passage_is(p, head.from, LX_HEAD | LX_NOUN); i++)
		if (passage_is(p, i, LX_VERB) && !passage_is(p, i, LX_NOUN))
			head.to = i;
	return head;
}

static struct sv with_head(const struct passage *p, const struct statement *all, size_t k,
                           struct range own, struct sv words)
{
	const struct clause *c = &all[k].clause;
	// "Điện thương phẩm: Thực hiện quý I là 312 triệu kWh"
	if (c->has_head && own.to == own.from + 1 && passage_is(p, own.from, LX_LIGHT) && !empty(head_of(p, all, k)))
		return passage_words(p, head_of(p, all, k));
	if (passage_has(p, own, LX_RATE | LX_HEAD) ||
	    (!empty(own) && passage_is(p, own.from, LX_VERB | LX_LIGHT)) || (c->part && !c->has_head))
		return words;
	struct range head = head_of(p, all, k);
	bool grade = !empty(own) && passage_syllables(p, own) <= BRIEF && !passage_has(p, own, LX_NOUN | LX_VERB);
	if (empty(head) ||
	    (!c->has_head && !grade && !passage_has(p, head, LX_RATE | LX_HEAD | LX_NOUN | LX_WHOLE)))
		return words;
	return joined(p, passage_words(p, head), words);
}

// The phrase behind a figure, without the comparator in it ("90% chi bộ trở lên hoàn thành nhiệm
// vụ").
static struct sv words_behind(const struct passage *p, struct range r)
{
	for (uint32_t i = r.from; i < r.to; i++)
		if (passage_is(p, i, LX_AFTER))
			return joined(p, passage_words(p, (struct range){r.from, i}),
			              passage_words(p, (struct range){i + 1, r.to}));
	return passage_words(p, r);
}

// What is said of those counted goes on past a figure: "15/20 xã (75%) đạt chuẩn", "05 xã đạt 19 tiêu chí nông thôn mới".
static struct sv continued(const struct passage *p, const struct statement *all, size_t k, struct sv behind)
{
	enum { QUOTED_MOST = 6 }; // terms of such a bracket
	const struct quantity *q = &p->quantities[k];
	uint32_t end = all[k].clause.after.to;
	if (q->kind != QUANTITY_COUNT || end < q->terms.to || k + 1 >= p->quantity_count)
		return behind;
	uint32_t close = passage_sign(p, end, '(') ? p->mate[end] : NOWHERE;
	if (close != NOWHERE && close < end + 2 + QUOTED_MOST && q[1].terms.from > end && q[1].terms.from < close) {
		struct range more = clause_verb_phrase(p, close + 1);
		return empty(more) ? behind : joined(p, behind, passage_words(p, more));
	}
	bool reach = passage_reads(p, end, WORD_DAT) && q[1].kind == QUANTITY_COUNT && q[1].terms.from == end + 1;
	if (!reach || passage_token(p, q->unit.from)->syllable == passage_token(p, q[1].unit.from)->syllable)
		return behind;
	struct clause next;
	clause_read(p, k + 1, &next);
	return joined(p, joined(p, behind, passage_words(p, (struct range){end, end + 1})), passage_words(p, next.after));
}

// "79,4% hộ và 60% ấp đạt chuẩn": what the last of a list says is said of the others too.
static struct sv shared_predicate(const struct passage *p, size_t k, struct range list, struct sv behind)
{
	const struct quantity *q = &p->quantities[k];
	if (k + 1 >= p->quantity_count || q[1].kind != q->kind || q->kind != QUANTITY_PERCENT)
		return behind;
	for (uint32_t n = list.from; n < list.to; n++)
		if (!passage_is(p, n, LX_NOUN) && !passage_sign(p, n, ','))
			return behind; // it says something of its own
	uint32_t i = list.to;
	if (!(passage_sign(p, i, ',') || passage_is(p, i, LX_JOIN)))
		return behind;
	for (i++; i < q[1].terms.from; i++)
		if (!passage_is(p, i, LX_BEFORE | LX_FROM | LX_JOIN))
			return behind;
	struct clause next;
	clause_read(p, k + 1, &next);
	uint32_t at = next.after.from;
	while (at < next.after.to && (passage_is(p, at, LX_NOUN) || passage_sign(p, at, ',')) &&
	       !passage_is(p, at, LX_VERB))
		at++;
	if (at == next.after.from)
		return behind;
	if (at == next.after.to) // the next one only names another thing: what is said stands behind it
		return joined(p, behind, shared_predicate(p, k + 1, next.after, SV("")));
	return joined(p, behind, passage_words(p, (struct range){at, next.after.to}));
}

static bool same_noun(const struct passage *p, size_t k)
{
	const struct quantity *q = &p->quantities[k];
	return passage_token(p, q[-1].unit.from)->syllable == passage_token(p, q->unit.from)->syllable;
}

// "em", "người", "đồng chí": words that persons of any kind are counted by.
static bool persons(const struct passage *p, const struct quantity *q)
{
	return q->unit.to - q->unit.from == 1 && passage_is(p, q->unit.from, LX_PERSON);
}

// Whether "cho" leads to quantity k, past its comparator.
static bool reaches(const struct passage *p, size_t k)
{
	uint32_t i = p->quantities[k].terms.from;
	while (passage_is(p, (int64_t)i - 1, LX_BEFORE))
		i--;
	return passage_reads(p, (int64_t)i - 1, WORD_CHO);
}

// The figure before k that is no percent or change of another: "cấp 120 giấy phép (đạt 102%), 12 thẻ"; k itself where none is.
static size_t told_before(const struct passage *p, const struct statement *all, size_t k)
{
	enum { BETWEEN_MOST = 4 };
	size_t j = k ? k - 1 : k;
	for (size_t n = 0; j > 0 && n < BETWEEN_MOST && !all[j].own && all[j].host >= 0 && all[j].host < (int)j &&
	                   p->quantities[j].kind == QUANTITY_PERCENT; n++)
		j--;
	return j;
}

static struct sv counted(const struct passage *p, const struct statement *all, size_t k,
                         const struct sv *subjects, struct sv *verb)
{
	const struct clause *c = &all[k].clause;
	struct range before = c->before;
	struct sv behind = continued(p, all, k, words_behind(p, c->after));
	bool modified = c->after.to > p->quantities[k].terms.to;
	// "tổ chức 03 hội nghị quán triệt với 1.250 đại biểu": the words between are the last figure's.
	if (c->linked && c->preposition && k && p->quantities[k - 1].kind == QUANTITY_COUNT)
		before.to = before.from;
	size_t j = told_before(p, all, k);
	const struct statement *last = k ? &all[j] : NULL;
	// "mở 478 lớp tập huấn cho 28.900 hội viên": whom the lessons were for.
	if (c->linked && k && empty(before) && p->quantities[k - 1].kind == QUANTITY_COUNT && !c->relation && reaches(p, k))
		return joined(p, passage_words(p, p->quantities[k - 1].unit), behind);
	// "23.456 hộ nghèo, cuối năm còn 19.012 hộ": of the same.
	bool goes_on = c->relation & LX_REMAIN || passage_is(p, (int64_t)p->quantities[k].terms.from - 1, LX_FILLER); // "cộng dồn 567 ca"
	if (last && empty(before) && !modified && goes_on && c->follows && p->quantities[j].kind == QUANTITY_COUNT &&
	    passage_token(p, p->quantities[j].unit.from)->syllable == passage_token(p, p->quantities[k].unit.from)->syllable)
		return subjects[j];
	// "Chỉ số đạt 84,2 điểm, tăng 5 bậc": of what is ranked.
	static const enum word ranks[] = {WORD_BAC, WORD_HANG, WORD_VI};
	for (size_t n = 0; n < LENGTH(ranks) && last && empty(before) && c->follows && c->relation & (LX_UP | LX_DOWN); n++)
		if (passage_is(p, p->quantities[k].unit.from, LX_NAMED) && passage_starts(p, p->quantities[k].unit.from, ranks[n]))
			return subjects[j];
	// "nâng tổng số lên 23 trường": of the kind counted before.
	if (last && !empty(before) && only(p, before, LX_GENERIC | LX_RAISE) && !modified &&
	    c->relation & LX_TO && p->quantities[k - 1].kind == QUANTITY_COUNT && same_noun(p, k))
		return words_behind(p, last->clause.after);
	// "dư nợ 3.412 tỷ đồng/78.901 hộ"
	if (k && empty(before) && p->quantities[k - 1].kind == QUANTITY_AMOUNT && !all[k - 1].verb.n && !modified &&
	    passage_sign(p, (int64_t)p->quantities[k].terms.from - 1, '/') && p->quantities[k - 1].terms.to + 1 == p->quantities[k].terms.from)
		return subjects[k - 1];
	if (says_only_that(p, before) || c->have) {
		// "thành lập mới 182 tổ hợp tác, 43 hợp tác xã"; "thanh tra 41 cuộc tại 72 đơn vị"
		bool shares = last && empty(before) && !c->have &&
		              !(c->relation & ~(LX_REACH | LX_EQUAL)) && !c->has_head && !c->part &&
		              (p->quantities[j].kind == QUANTITY_COUNT ||
		               (p->quantities[j].kind == QUANTITY_AMOUNT && last->verb.n && last->role == all[k].role)) &&
		              last->clause.bracket == c->bracket &&
		              (c->follows || (c->bound && passage_sign(p, c->bound - 1, ';') && p->quantities[j].kind == QUANTITY_COUNT &&
		                              !passage_is(p, p->quantities[k].terms.to, LX_AUX))); // "; 23 đồng chí được tặng …"
		if (shares && last->verb.n &&
		    !passage_reads(p, p->quantities[k].terms.from - 1, WORD_VOI)) {
			*verb = last->verb;
			return joined(p, last->verb, behind);
		}
		if (shares && c->preposition &&
		    !passage_reads(p, p->quantities[k].terms.from - 1, WORD_VOI))
			return joined(p, subjects[k - 1], behind);
		// "từ 120 trường lên 135 trường"
		if (last && empty(before) && c->relation & (LX_TO | LX_REMAIN) && last->clause.from)
			return subjects[k - 1];
		// "đàn gia cầm có 3 triệu con"
		if (c->have && !says_only_that(p, before) && !modified &&
		    (passage_is(p, c->after.from, LX_GENERIC) || p->quantities[k].has_total))
			return passage_words(p, core(p, before));
		// "Cắt giảm 72/384 điều kiện": n of m were cut.
		if (empty(before) && p->quantities[k].has_total && c->relation & (LX_UP | LX_DOWN)) {
			*verb = passage_words(
			    p, clause_trim(p, (struct range){c->predicate, p->quantities[k].terms.from}));
			return joined(p, *verb, behind);
		}
		struct range head = head_of(p, all, k);
		if (empty(before) && c->has_head && !modified && passage_has(p, head, LX_RATE | LX_HEAD) && !(c->have && generic(p, head)))
			return passage_words(p, head);
		// "đạt 50% (8 xã)": the same thing, counted.
		if (empty(before) && !c->has_head && c->bracket != NOWHERE && !c->follows && k &&
		    !c->relation && !modified && p->quantities[k - 1].kind == QUANTITY_PERCENT)
			return subjects[k - 1];
		return c->has_head || !c->have ? with_head(p, all, k, before, behind) : behind;
	}
	if (c->relation && !c->verb)
		return with_head(p, all, k, before, passage_words(p, core(p, before)));
	if (passage_has(p, before, LX_RATE | LX_HEAD))
		return with_head(p, all, k, before, passage_words(p, core(p, before)));
	// "Học sinh bỏ học 245 em": who, counted by another word for persons.
	bool same = passage_token(p, before.from)->syllable == passage_token(p, p->quantities[k].unit.from)->syllable;
	if ((same || persons(p, &p->quantities[k])) && passage_is(p, before.from, LX_NOUN) && !passage_is(p, before.from, LX_VERB) &&
	    passage_syllables(p, before) <= LONG_SUBJECT)
		return with_head(p, all, k, before, passage_words(p, before));
	struct range verbs =
	    c->verb || passage_has(p, before, LX_VERB | LX_LIGHT) ? verbs_of(p, before) : before;
	if (c->relation)
		verbs = before;
	*verb = passage_words(p, verbs);
	if (passage_syllables(p, verbs) <= LONG_VERB)
		return with_head(p, all, k, verbs, joined(p, *verb, behind));
	return modified ? behind : *verb;
}

// ---- later members of a list: what they share with the first is said once

// The token after the words of a kind ("khá", "cấp huyện") that begin at token i; i where none do.
static uint32_t kind_end(const struct passage *p, uint32_t i, uint32_t to)
{
	uint32_t state = 0, end = i;
	for (uint32_t k = i; k < to; k++) {
		state = lexicon_step(p->lx, state, p->tokens.items[k].syllable);
		const struct lexeme *l = lexicon_at(p->lx, state);
		if (!state)
			break;
		if (l && l->classes & LX_KIND)
			end = k + 1;
	}
	return end;
}

// Whether a range of tokens is words of a kind and nothing else.
static bool kinds_only(const struct passage *p, struct range tokens)
{
	uint32_t i = tokens.from;
	for (uint32_t end; i < tokens.to && (end = kind_end(p, i, tokens.to)) > i; i = end)
		;
	return i == tokens.to && tokens.from < tokens.to;
}

// The figure before k whose subject a list may go on from: of its sort, of its own, in its sentence; -1: none.
static int list_before(const struct passage *p, const struct statement *all, size_t k)
{
	enum { BETWEEN_MOST = 5 }; // figures that qualify the one before: "45 em, tăng 5 em, đạt 102%"
	for (size_t j = k, n = 0; j-- > 0 && n < BETWEEN_MOST; n++) {
		const struct clause *next = &all[j + 1].clause;
		bool goes_on = next->follows || next->bracket != NOWHERE || (next->bound && passage_sign(p, next->bound - 1, ';'));
		if (!goes_on || next->has_head)
			return -1;
		if (all[j].clause.bracket != all[k].clause.bracket || (!all[j].own && all[j].host >= 0))
			continue;
		bool same = p->quantities[j].kind == p->quantities[k].kind && p->quantities[j].dimension == p->quantities[k].dimension;
		return same && !empty(all[j].clause.before) ? (int)j : -1;
	}
	return -1;
}

// Whether a word begins with a token: "hộ" of "tỷ lệ hộ nghèo" does, "đoàn" of "công đoàn" does not.
static bool begins_word(const struct passage *p, struct range r, uint32_t token)
{
	for (uint32_t i = r.from; i < r.to; i++) {
		const struct term *t = &p->terms.items[i];
		if (token >= t->first && token < t->first + t->count)
			return token == t->first || t->classes & LX_RATE;
	}
	return false;
}

// "Nữ tham gia cấp ủy cấp xã đạt 18,4%, cấp huyện 15,2%", "Học sinh giỏi 25%, khá 48%": what stands before the end that is
// said anew; empty: nothing is.
static struct sv list_stem(const struct passage *p, struct statement *all, size_t k, struct range own)
{
	enum {
		LONGER_MOST = 3, // syllables that an end may have more than another
		WHOLE_MOST = 5   // and of what is shared whole
	};
	int j = empty(own) ? -1 : list_before(p, all, k);
	if (j < 0 || passage_has(p, own, LX_RATE | LX_HEAD) || passage_is(p, own.from, LX_STOP | LX_PLACE))
		return SV("");
	struct range last = passage_tokens(p, all[j].clause.before), mine = passage_tokens(p, own);
	uint32_t first = clause_denies(p, own.from) ? mine.from + 1 : mine.from, name = p->tokens.items[first].syllable;
	if (kinds_only(p, mine)) {
		if (kinds_only(p, last))
			return all[k].stem = all[j].stem; // empty: what stands before the colon is shared
		for (uint32_t i = last.from + 1; i < last.to; i++)
			if (kinds_only(p, (struct range){i, last.to}))
				return all[k].stem = passage_token_words(p, (struct range){last.from, i});
		// "Tổng số đảng viên là 5.420 đồng chí, trong đó nữ 2.100 đồng chí"
		if (all[k].clause.part && !passage_is(p, all[j].clause.before.from, LX_VERB | LX_LIGHT) && last.to - last.from <= WHOLE_MOST && p->quantities[k].kind != QUANTITY_PERCENT)
			return all[k].stem = passage_token_words(p, last);
	}
	// "dân số nông thôn dùng nước hợp vệ sinh 96%, đô thị dùng nước sạch 98%"
	uint32_t from = all[j].clause.before.from, to = all[j].clause.before.to;
	for (uint32_t i = from + 1; passage_is(p, own.from, LX_KIND) && i < to && own.to > own.from + 1; i++)
		if (passage_is(p, i, LX_KIND))
			return all[k].stem = passage_words(p, (struct range){from, i});
	for (uint32_t i = last.to; name && i > last.from; i--) {
		uint32_t old = last.to - (i - 1), anew = mine.to - first;
		if (p->tokens.items[i - 1].syllable != name || !begins_word(p, all[j].clause.before, i - 1) || old > anew + LONGER_MOST || anew > old + LONGER_MOST)
			continue;
		if (i - 1 == last.from)
			return all[k].stem = all[j].stem;
		if (i - 1 == last.from + 1) // "Tổng thu ngân sách 12 tỷ đồng, thu phí 2 tỷ đồng"
			return SV("");
		return all[k].stem = passage_token_words(p, (struct range){last.from, i - 1});
	}
	return SV("");
}

// "Chi bộ Khoa Y (100%), Chi bộ Khoa Luật (98,5%)": what the bracket stands behind, where that is no figure.
static struct sv before_bracket(const struct passage *p, size_t k)
{
	uint32_t to = p->open[p->quantities[k].terms.from], from = to;
	while (from > 0 && (passage_word(p, (int64_t)from - 1) || passage_sign(p, (int64_t)from - 1, '-') || numeral_year(p, (int64_t)from - 1)))
		from--;
	if (passage_number(p, (int64_t)from - 1) || passage_is(p, (int64_t)from - 1, LX_UNIT))
		return SV("");
	struct range r = head_start(p, (struct range){from, to});
	for (uint32_t i = r.from + 1; i < r.to; i++)
		if (passage_is(p, i, LX_REACH) && !passage_is(p, i, LX_VERB)) // "tỷ lệ giải ngân đạt thấp (78%)"
			r.to = i;
	r = clause_trim(p, r);
	return passage_syllables(p, r) <= LONG_SUBJECT ? passage_words(p, r) : SV("");
}

// "ủng hộ 906 triệu đồng, 16.798 bó củi và 22.097 ngày công": an amount in a list of what one verb does.
static bool verb_goes_on(const struct passage *p, const struct statement *all, size_t k, size_t *at)
{
	const struct clause *c = &all[k].clause;
	size_t j = *at = told_before(p, all, k);
	if (!k || !c->follows || c->relation || c->has_head || c->bracket != all[j].clause.bracket || !all[j].verb.n ||
	    p->quantities[k].kind != QUANTITY_AMOUNT || p->quantities[j].kind == QUANTITY_PERCENT)
		return false;
	uint32_t to = all[k - 1].clause.after.to > p->quantities[k - 1].terms.to ? all[k - 1].clause.after.to : p->quantities[k - 1].terms.to;
	for (uint32_t i = to; i < p->quantities[k].terms.from; i++)
		if (!passage_sign(p, i, ',') && !passage_sign(p, i, ')') && !passage_is(p, i, LX_JOIN | LX_BEFORE))
			return false;
	return true;
}

static struct sv measured(const struct passage *p, struct statement *all, size_t k,
                          const struct sv *subjects, struct above above, struct sv *verb)
{
	const struct statement *s = &all[k];
	const struct clause *c = &s->clause;
	const struct quantity *q = &p->quantities[k];
	struct range before = core(p, c->before);
	struct sv words = passage_words(p, before),
	          behind = shared_predicate(p, k, c->after, words_behind(p, c->after));
	bool nothing = says_only_that(p, before), indicator = passage_has(p, before, LX_RATE | LX_HEAD);
	all[k].indicator = indicator;
	size_t told;
	// "Huy động tiền gửi qua 1.890 tổ vay vốn đạt 145 tỷ đồng": by whom stands between.
	if (c->linked && k && c->relation & LX_REACH && !indicator && !c->have && q->kind == QUANTITY_AMOUNT && q[-1].kind == QUANTITY_COUNT &&
	    all[k - 1].clause.preposition && !empty(all[k - 1].clause.before))
		return passage_words(p, core(p, all[k - 1].clause.before));
	if (nothing || (c->have && !indicator)) {
		if (behind.n) {
			// "trong đó ít nhất 10% đạt chuẩn kiểu mẫu": of what the last percent was of.
			bool verbal = passage_is(p, c->after.from, LX_VERB | LX_AUX) &&
			              !passage_is(p, c->after.from, LX_NOUN);
			if (verbal && k > 0 && all[k - 1].noun.n)
				return joined(p, all[k - 1].noun, behind);
			// "ủng hộ 906 triệu đồng, 29 tấn gạo": the verb is said once.
			if (verb_goes_on(p, all, k, &told))
				return joined(p, *verb = all[told].verb, behind);
			return behind;
		}
		if (nothing && s->host < 0 && c->bracket != NOWHERE && !c->follows && !(c->relation & ~LX_REACH) && before_bracket(p, k).n)
			return before_bracket(p, k);
		bool goes_on =
		    c->follows || c->bracket != NOWHERE || (c->bound && passage_sign(p, c->bound - 1, ';'));
		if (nothing && verb_goes_on(p, all, k, &told))
			return *verb = all[told].verb;
		if (nothing && k > 0 && !c->has_head && goes_on && !s->own)
			return subjects[k - 1];
		if (c->base & LX_PLAN && !c->versus && c->tail_end > q->terms.to &&
		    passage_is(p, q->terms.to, LX_PLAN)) {
			uint32_t to = c->tail_end;
			while (to < p->terms.count && p->terms.items[to].kind == TOKEN_WORD &&
			       !passage_is(p, to, LX_VERSUS))
				to++;
			return passage_words(p, (struct range){q->terms.to, to});
		}
		if (nothing && k > 0 && !c->has_head && goes_on)
			return subjects[k - 1];
		struct sv head = with_head(p, all, k, (struct range){0, 0}, SV(""));
		return head.n ? head : nothing ? above.words : words;
	}
	bool of_whole =
	    passage_starts(p, c->after.from, WORD_TONG); // "nợ quá hạn không quá 0,25% tổng dư nợ"
	if (q->kind == QUANTITY_PERCENT && !c->relation && behind.n && !indicator && !of_whole) {
		if (passage_has(p, before, LX_VERB) && passage_syllables(p, before) <= LONG_VERB)
			return joined(p, words, behind);
		return behind;
	}
	if (c->verb && !c->relation && !indicator) {
		struct range verbs = verbs_of(p, before);
		*verb = passage_words(p, verbs);
		if (behind.n)
			return joined(p, *verb, behind);
		return passage_syllables(p, before) <= LONG_VERB ? words : *verb;
	}
	bool changes = c->relation & (LX_UP | LX_DOWN) && passage_syllables(p, before) > BRIEF; // "riêng khai khoáng tăng 7%"
	if (c->part && k > 0 && q->kind == QUANTITY_PERCENT && q[-1].kind == QUANTITY_PERCENT &&
	    !indicator && !changes) {
		all[k].stem = all[k - 1].stem.n ? all[k - 1].stem : subjects[k - 1];
		return joined(p, all[k].stem, words);
	}
	if (q->kind == QUANTITY_PERCENT && k > 0 && c->follows && !c->verb &&
	    passage_syllables(p, before) <= BRIEF && !indicator &&
	    !passage_token(p, before.from)->upper && p->quantities[k - 1].kind == QUANTITY_PERCENT &&
	    all[k - 1].indicator) {
		all[k].indicator = true;
		struct range rate = {all[k - 1].clause.before.from, all[k - 1].clause.before.from + 1};
		bool weight = passage_is(p, rate.from, LX_RATE) && passage_names(p, rate.from, WORD_WEIGHT);
		// "tỷ trọng công nghiệp 42%, dịch vụ 40%": of a structure only the kind of figure is shared.
		all[k].stem = all[k - 1].stem.n ? all[k - 1].stem
		              : weight          ? passage_words(p, rate)
		                                : subjects[k - 1];
		return joined(p, all[k].stem, words);
	}
	if (generic(p, before) && k > 0 && c->follows) {
		struct range after = all[k - 1].clause.after;
		// "38 đơn vị vi phạm về kinh tế với số tiền 14,8 tỷ đồng": what is said of those counted.
		bool says = passage_sign(p, q[-1].terms.to, '"') || passage_has(p, (struct range){q[-1].terms.to, after.to}, LX_VERB | LX_AUX | LX_LIGHT);
		if (c->linked && q[-1].kind == QUANTITY_COUNT && after.to > q[-1].terms.to && says)
			return joined(p, passage_words(p, (struct range){q[-1].terms.to, after.to}), words);
		bool things = !all[k - 1].act.n && q[-1].kind == QUANTITY_COUNT; // "02 dự án FDI với số vốn 18,5 triệu USD"
		return joined(p, things ? passage_words(p, after) : all[k - 1].act, words);
	}
	return with_head(p, all, k, before, words);
}

// The first noun of a subject, with what it is joined to: "tổ chức đảng", "xã, phường".
static struct sv noun_of(const struct passage *p, struct range r)
{
	while (r.from < r.to && !(passage_is(p, r.from, LX_NOUN) && !passage_is(p, r.from, LX_VERB))) {
		struct sv number_of = passage_number_of(p, r.from);
		if (number_of.n)
			return number_of;
		r.from++;
	}
	uint32_t to = r.from;
	while (to < r.to && (passage_is(p, to, LX_NOUN) ||
	                     (passage_sign(p, to, ',') && passage_is(p, to + 1, LX_NOUN))))
		to++;
	return passage_words(p, (struct range){r.from, to});
}

static uint32_t part_end(const struct passage *p, struct range list, uint32_t i)
{
	while (i < list.to && !passage_sign(p, i, ',') && !passage_is(p, i, LX_JOIN))
		i++;
	return i;
}

// The last verb of a subject: "trợ cấp" of "trợ cấp khó khăn 3.214 trường hợp", for what is told of
// it next.
static struct sv act_of(const struct passage *p, const struct statement *all, size_t k)
{
	struct range r = all[k].clause.before;
	for (uint32_t i = r.to; i > r.from; i--)
		if (passage_is(p, i - 1, LX_VERB)) {
			uint32_t from = i - 1;
			if (from > r.from && passage_is(p, from - 1, LX_VERB) && !passage_is(p, from - 1, LX_NOUN))
				from--; // "hỗ trợ xây dựng"
			return passage_words(p, (struct range){from, i});
		}
	return k && empty(r) ? all[k - 1].act : SV("");
}

// "tỷ trọng A, B và C lần lượt là 1%, 2% và 3%": the n-th of the subject's parts, with what they
// share.
static struct sv respective(const struct passage *p, struct range list, uint32_t nth)
{
	struct range first = {list.from, part_end(p, list, list.from)}, item = first;
	if (first.to >= list.to)
		return passage_words(p, list);
	// The first part is as long as the second; what stands before it is shared.
	struct range second = {first.to + 1, part_end(p, list, first.to + 1)};
	size_t length = passage_syllables(p, second);
	uint32_t shared = first.to;
	while (shared > first.from + 1 &&
	       passage_syllables(p, (struct range){shared, first.to}) < length)
		shared--;
	item.from = shared;
	for (; nth > 0 && item.to < list.to; nth--)
		item = (struct range){item.to + 1, part_end(p, list, item.to + 1)};
	if (nth > 0)
		return passage_words(p, list);
	return joined(p, passage_words(p, (struct range){first.from, shared}), passage_words(p, item));
}

// Whether quantity k goes on in the list of values of the one before it.
static bool next_value(const struct passage *p, const struct statement *all, size_t k)
{
	if (!k || empty(all[k - 1].list) || p->quantities[k].kind != p->quantities[k - 1].kind)
		return false;
	for (uint32_t i = p->quantities[k - 1].terms.to; i < p->quantities[k].terms.from; i++)
		if (!passage_sign(p, i, ',') && !passage_sign(p, i, ';') &&
		    !passage_is(p, i, LX_JOIN | LX_BEFORE))
			return false;
	return true;
}

// "chiếm 65% tổng thu là phí dịch vụ": what the share is, behind its whole.
static struct sv share_named(const struct passage *p, const struct statement *all, size_t k)
{
	struct range r = {p->quantities[k].terms.to, p->quantities[k].terms.to};
	if (!(all[k].clause.relation & LX_SHARE))
		return SV("");
	while (passage_word(p, r.to)) {
		if (passage_reads(p, r.to, WORD_LA))
			r.from = r.to + 1;
		r.to++;
	}
	return r.from > p->quantities[k].terms.to ? passage_words(p, r) : SV("");
}

// The subject of a figure as one that qualifies it bears it: "kết nạp quần chúng", without all that is said of those counted.
static struct sv qualified(const struct passage *p, const struct statement *all, int host, const struct sv *subjects)
{
	const struct quantity *q = &p->quantities[host];
	struct range unit = q->unit;
	while (unit.from < unit.to && passage_is(p, unit.from, LX_MAGNITUDE))
		unit.from++;
	bool one = memchr(all[host].verb.n ? all[host].verb.p : "", ' ', all[host].verb.n) == NULL; // "đưa": says too little alone
	if (q->kind != QUANTITY_COUNT || !all[host].verb.n || one)
		return subjects[host];
	struct sv brief = joined(p, all[host].verb, passage_words(p, unit));
	return brief.n < subjects[host].n ? brief : subjects[host];
}

struct sv subject_read(const struct passage *p, struct statement *all, size_t k,
                       const struct sv *subjects, struct above above)
{
	struct statement *s = &all[k];
	if (s->clause.relation & LX_RESPECTIVELY && !empty(s->clause.before)) {
		s->list = s->clause.before;
		return respective(p, s->list, 0);
	}
	if (next_value(p, all, k)) {
		s->list = all[k - 1].list;
		s->nth = all[k - 1].nth + 1;
		return respective(p, s->list, s->nth);
	}
	struct sv named = share_named(p, all, k);
	if (named.n)
		return named;
	if (!s->own && s->host >= 0)
		return qualified(p, all, s->host, subjects);
	bool count = p->quantities[k].kind == QUANTITY_COUNT;
	struct sv stem = list_stem(p, all, k, core(p, s->clause.before));
	struct sv subject = stem.n  ? joined(p, stem, passage_words(p, core(p, s->clause.before)))
	                    : count ? counted(p, all, k, subjects, &s->verb)
	                          : measured(p, all, k, subjects, above, &s->verb);
	// Under "Tinh giản biên chế" the line "Tại cấp tỉnh: 142 người".
	struct range head = s->clause.has_head ? head_start(p, s->clause.head) : (struct range){0, 0};
	if (above.words.n && !empty(head) && passage_is(p, head.from, LX_STOP) &&
	    empty(s->clause.before) && s->own)
		return joined(p, above.words, passage_words(p, head));
	// Under "Tỷ lệ hộ nghèo:" the line "Thành thị 1,2%".
	struct range said = s->clause.has_head ? s->clause.head : s->clause.before;
	bool brief = passage_syllables(p, said) <= BRIEF_LINE &&
	             !passage_has(p, said, LX_RATE | LX_HEAD | LX_VERB);
	if (above.indicator && subject.n && !s->clause.follows && brief && !empty(said) &&
	    (s->own || s->clause.has_head))
		subject = joined(p, above.words, subject);
	struct range r = empty(s->clause.before) ? s->clause.after : s->clause.before;
	s->noun = noun_of(p, r);
	s->act = act_of(p, all, k);
	if (!s->noun.n && k)
		s->noun = all[k - 1].noun;
	return subject;
}
