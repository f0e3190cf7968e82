// Subjects: the noun phrase before a figure, the verb and what it counts, the phrase behind, heads shared by a list.
#include "extract/subject.h"

static bool has(const struct passage *p, struct range r, lexicon_classes any)
{
	for (uint32_t i = r.from; i < r.to; i++)
		if (p->terms.items[i].classes & any)
			return true;
	return false;
}

static bool empty(struct range r)
{
	return r.from >= r.to;
}

static struct sv joined(const struct passage *p, struct sv a, struct sv b)
{
	return !a.n ? b : !b.n ? a : arena_printf(p->arena, SV_FMT " " SV_FMT, SV_ARG(a), SV_ARG(b));
}

// A phrase that says only where or that something is: the subject is what is counted.
static bool says_only_that(const struct passage *p, const struct clause *c)
{
	if (empty(c->before))
		return true;
	for (uint32_t i = c->before.from; i < c->before.to; i++)
		if (!passage_is(p, i, LX_LIGHT | LX_PLACE | LX_AUX | LX_HAVE | LX_STOP | LX_FILLER))
			return false;
	return true;
}

bool subject_own(const struct passage *p, const struct statement *all, size_t k)
{
	const struct clause *c = &all[k].clause;
	const struct quantity *q = &p->quantities[k];
	if (empty(c->before))
		return c->have || (q->kind == QUANTITY_COUNT && !c->relation && c->bracket == NOWHERE);
	// "7.312 học sinh tốt nghiệp đạt tỷ lệ 96,8%": the words between belong to the figure before.
	if (c->linked && q->kind == QUANTITY_PERCENT && c->relation & (LX_REACH | LX_SHARE | LX_EQUAL | LX_UP | LX_DOWN) &&
	    !has(p, c->before, LX_RATE | LX_HEAD | LX_HAVE))
		return false;
	return true;
}

// The words before the figure without what leads them: "nâng tỷ lệ …", "giảm tỷ trọng …", "Tỉnh có …".
static struct range core(const struct passage *p, struct range r)
{
	while (r.from + 1 < r.to && passage_is(p, r.from, LX_RAISE | LX_UP | LX_DOWN | LX_AUX | LX_TARGET) &&
	       !passage_is(p, r.from, LX_RATE))
		r.from++;
	return r;
}

enum { LONG = 10 }; // syllables: what is longer is cut to its last verb or its head

static struct range shortened(const struct passage *p, struct range r)
{
	if (passage_syllables(p, r) <= LONG)
		return r;
	for (uint32_t i = r.to; i > r.from + 1; i--)
		if (passage_is(p, i - 1, LX_RATE | LX_HEAD) && !passage_is(p, i - 1, LX_NOUN) && passage_syllables(p, (struct range){i - 1, r.to}) >= 2)
			return (struct range){i - 1, r.to};
	return r;
}

static struct sv from_head(const struct passage *p, const struct statement *all, size_t k, struct sv own)
{
	const struct clause *c = &all[k].clause;
	if (!c->has_head || has(p, c->before, LX_RATE | LX_HEAD))
		return own;
	struct clause ignored = {0};
	struct range head = c->head;
	while (head.from < head.to && passage_is(p, head.from, LX_FILLER | LX_PART | LX_PLACE | LX_JOIN | LX_STOP))
		head.from++;
	(void)ignored;
	if (empty(head) || has(p, head, LX_AIMS | LX_OUTCOME) || passage_syllables(p, head) > 16)
		return own;
	return joined(p, passage_words(p, head), own);
}

struct sv subject_read(const struct passage *p, const struct statement *all, size_t k, const struct sv *subjects,
                       struct sv above)
{
	const struct statement *s = &all[k];
	const struct clause *c = &s->clause;
	const struct quantity *q = &p->quantities[k];
	if (!s->own && s->host >= 0)
		return subjects[s->host];
	struct range before = shortened(p, core(p, c->before));
	struct sv words = passage_words(p, before), behind = passage_words(p, c->after);
	bool only = says_only_that(p, c);
	if (q->kind == QUANTITY_COUNT) {
		if (only || (c->have && !c->verb))
			return from_head(p, all, k, behind);
		if (c->verb && passage_syllables(p, before) <= 6)
			return joined(p, words, behind);
		return from_head(p, all, k, words);
	}
	if (only || (c->have && !has(p, before, LX_RATE | LX_HEAD))) {
		if (behind.n)
			return behind;
		if (only && k > 0 && !c->has_head)
			return subjects[k - 1];
		return from_head(p, all, k, only ? (c->has_head ? SV("") : above) : words);
	}
	if (c->verb && !c->relation && behind.n && passage_syllables(p, before) <= 4)
		return joined(p, words, behind);
	if (c->part && k > 0 && q->kind == QUANTITY_PERCENT && !has(p, before, LX_RATE | LX_HEAD))
		return joined(p, subjects[k - 1], words);
	return from_head(p, all, k, words);
}
