// A rate with a name of its own, which no word ties to a count: "đỗ 385 em, tỷ lệ đỗ tốt nghiệp đạt 91,67%", "1.046.520 người, tỷ lệ bao phủ
// 94,10% dân số (dân số trung bình 1.112.140 người)", "rừng 510.894 ha; tỷ lệ che phủ 52,76% trên diện tích tự nhiên 968.420 ha". All counts of
// its sentence may make it; only where none do is it looked for what it was meant to be.
#include "extract/lint_bare.h"
#include "extract/lint_ratio.h"

enum { COUNTS = 12, NAME_MOST = 70 /* bytes of a whole's name */ };

struct rate {
	struct lint *l;
	size_t percent;
	const struct measure_found *p;
	size_t parts[COUNTS], count; // counts before it in the sentence, the nearest first
	size_t free;                 // of these behind any other percent, which has taken those before it
	bool right;
	struct decimal part, whole; // what it was meant to be of
	enum severity severity;
	bool found;
};

static bool may_count(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return lint_is_count(m) && !m->has_total && !lint_is_of_another_time(l, i);
}

static void keep(struct rate *q, struct decimal part, struct decimal whole, enum severity severity)
{
	if (q->found && q->severity >= severity)
		return;
	q->found = true;
	q->part = part;
	q->whole = whole;
	q->severity = severity;
}

// `nearest`: nothing stands nearer that could be the part. `told`: the words name the whole.
static void offer(struct rate *q, struct decimal part, struct decimal whole, bool nearest, bool told)
{
	struct decimal computed;
	if (decimal_cmp(whole, part) <= 0)
		return;
	if (ratio_holds(q->p, part, whole, &computed)) {
		q->right = true;
		return;
	}
	enum slip slip = lint_slip(q->p->value, computed);
	bool near = lint_near(computed, q->p->value);
	// Of a pair that nothing ties, three digits at least must tell.
	bool slips = nearest || told ? ratio_slips(q->p, part, whole, true) : slip != SLIP_NONE && lint_slip_tells(q->p->value, slip, false);
	// The words name the whole, and there is but one count that may be its part.
	bool only = told && q->count == 1 && sv_find(lint_between(q->l, q->parts[0], q->percent), SV(";")) == SIZE_MAX;
	if (slips || only || (told && nearest && near))
		keep(q, part, whole, SEVERITY_ERROR);
	else if ((nearest && slip != SLIP_NONE) || (told && near))
		keep(q, part, whole, SEVERITY_WARNING);
}

// The whole that the words behind the percent name: "trên tổng diện tích 968.420 ha", "dân số (dân số trung bình 1.112.140 người)". SIZE_MAX: none.
static size_t whole_behind(const struct rate *q)
{
	struct lint *l = q->l;
	size_t w = q->percent + 1;
	if (w >= l->r->measure_count || l->opens[w] || !lint_is_count(&l->r->measures[w]))
		return SIZE_MAX;
	struct sv words = sv_trim(lint_between(l, q->percent, w));
	if (words.n > NAME_MOST || sv_find(words, SV(";")) != SIZE_MAX || lint_says(l, words, "base") || lint_says(l, words, "versus") || lint_says(l, words, "earlier"))
		return SIZE_MAX;
	size_t open = sv_find(words, SV("("));
	if (open != SIZE_MAX)
		return sv_find(words, SV(")")) == SIZE_MAX && sv_find(words, SV(",")) == SIZE_MAX ? w : SIZE_MAX;
	bool introduced = lint_begins(l, words, "against", NULL) || lint_begins(l, words, "of", NULL) || lint_begins(l, words, "total", NULL);
	return introduced && sv_find(words, SV(",")) == SIZE_MAX ? w : SIZE_MAX;
}

static void find_parts(struct rate *q)
{
	struct lint *l = q->l;
	bool taken = false;
	for (size_t i = q->percent; i-- > 0 && !l->opens[i + 1] && q->count < COUNTS;) {
		taken |= lint_is_percent(&l->r->measures[i]);
		if (may_count(l, i))
			q->parts[q->count++] = i;
		q->free = taken ? q->free : q->count;
	}
}

// "khách hàng sinh hoạt 361.940, chiếm 90,9%": a number without a unit right before it, of the counts before.
static void offer_bare(struct rate *q)
{
	enum { REACH = 8, MOST = 90 };
	struct lint *l = q->l;
	bool beside = q->percent && l->r->measures[q->percent - 1].place.line == q->p->place.line;
	struct sv words = lint_last(beside ? lint_between(l, q->percent - 1, q->percent) : lint_before(l, q->percent), MOST);
	struct lint_bare found[MOST / 2];
	size_t count = lint_bare(words, found, LENGTH(found));
	if (!count || !lint_ends(l, words, "share") || sv_from(words, found[count - 1].to).n > MOST / 3)
		return;
	struct decimal part = found[count - 1].value;
	for (size_t i = q->percent; i-- > 0 && q->percent - i < REACH && l->r->measures[i].place.line == q->p->place.line;) {
		if (may_count(l, i) && lint_is_counted(l, &l->r->measures[i]) && lint_parent(l, i) == SIZE_MAX)
			offer(q, part, l->r->measures[i].value, true, false);
	}
}

static void offer_wholes(struct rate *q)
{
	struct lint *l = q->l;
	const struct measure_found *all = l->r->measures;
	size_t told = whole_behind(q);
	for (size_t k = 0; k < q->count; k++) {
		size_t part = q->parts[k];
		if (told != SIZE_MAX && ratio_comparable(l, part, told) && ratio_same_time(&all[part], &all[told]))
			offer(q, all[part].value, ratio_whole(l, told, part), k == 0 || k + 1 == q->count, true);
		for (size_t i = k + 1; i < q->count && told == SIZE_MAX && k < q->free; i++) {
			size_t whole = q->parts[i];
			if (ratio_comparable(l, part, whole) && !ratio_done_of_received(l, whole, part, true) && ratio_same_time(&all[part], &all[whole]))
				offer(q, all[part].value, ratio_whole(l, whole, part), k == 0, false);
		}
	}
}

bool lint_rate(struct lint *l, size_t percent)
{
	struct rate q = {.l = l, .percent = percent, .p = &l->r->measures[percent]};
	// "giảm nghèo 1,2%", "tăng trưởng 6,9%" are of other things.
	if (q.p->cmp != CMP_EQ || lint_is_of_another_time(l, percent))
		return false;
	find_parts(&q);
	offer_wholes(&q);
	if (!q.count || !q.found)
		offer_bare(&q);
	if (!q.right && q.found)
		ratio_judge(l, q.p, q.part, q.whole, q.severity);
	return q.right || q.found;
}
