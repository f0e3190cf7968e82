// A sum of figures that stand before it, one here and one there: "Cộng ba khoản là 2.361,2 triệu đồng", "Tổng số nhà xây mới và sửa chữa 442 nhà". How many
// they are a number may say, which ones the words of the sum. Where any of those before it make it, it is right; else those that one slip parts from it
// and that its words name are meant: a guess.
#include "extract/lint_apart.h"
#include "extract/lint_near.h"

enum {
	REACH = 24, LINES = 12, // measures and lines before it
	MOST = 9,              // figures that may be meant
	PARTS_LEAST = 2, PARTS_MOST = 5,
	SENTENCE = 120 // bytes before the sum that may name them
};

struct together {
	struct lint *l;
	size_t sum;
	struct decimal value;
	struct apart_name name; // of its sentence
	int number;             // how many it says they are; 0: it does not
	struct {
		size_t measure;
		struct decimal value;
		bool named;
	} of[MOST]; // the nearest first
	size_t count;
	int64_t whole[MOST], stated, rounded; // in the smallest place; by how much each may be rounded
	uint8_t place;
	struct together_best {
		int bits, fitting;
		int64_t makes;
	} best;
};

static bool is_level(const struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return m->role == ROLE_ACTUAL && !m->has_high && !m->has_total && m->cmp == CMP_EQ && !lint_is_percent(m) && lint_shape(l, i)->count == 1 && m->value.mantissa > 0;
}

// "Ba loại án này", "cộng hai vụ", "cả 3 nguồn": how many.
static int number_of(struct lint_words w)
{
	static const char *const numbers[] = {"hai", "ba", "bốn", "năm"};
	enum { FIRST = 2 };
	for (size_t i = w.from; i + 1 < w.to; i++) {
		const struct token *t = scan_token(w.scan, i);
		int n = scan_place(w.scan, i, numbers);
		bool digit = t->kind == TOKEN_NUMBER && t->to - t->from == 1;
		if (digit)
			n = w.scan->text.p[t->from] - '0' - FIRST;
		if (n >= 0 && n + FIRST <= PARTS_MOST && scan_token(w.scan, i + 1)->kind == TOKEN_WORD)
			return n + FIRST;
	}
	return 0;
}

static struct sv sentence_before(const struct lint *l, size_t m)
{
	struct sv words = lint_last(lint_before(l, m), SENTENCE);
	for (size_t at; (at = sv_find(words, SV(". "))) != SIZE_MAX && at > 3;)
		words = sv_from(words, at + 2);
	return words;
}

// By its first letters, before the words are looked at.
static bool may_begin(struct sv words)
{
	static const char *const begins[] = {"Tổng", "tổng", "Cộng", "cộng", "Hai ", "Ba ", "Bốn ", "Năm "};
	for (size_t i = 0; i < LENGTH(begins); i++) {
		if (sv_starts(words, sv_of(begins[i])))
			return true;
	}
	return false;
}

// The words before it say that it is a sum: its sentence begins so, or with how many they are; or its own words do.
static bool is_sum(struct lint *l, size_t m, bool told_together, int *number)
{
	static const char *const sums[] = {"tổng", "cộng"};
	if (!l->opens[m] && !told_together)
		return false;
	struct sv words = sentence_before(l, m);
	*number = 0;
	while (words.n && strchr("-+* ", words.p[0]))
		words = sv_from(words, 1);
	if (l->opens[m] && may_begin(words)) {
		struct lint_words w = lint_words(l, words);
		bool told = w.from < w.to && scan_place(w.scan, w.from, sums) >= 0;
		struct lint_words head = w;
		head.to = w.from + 3 < w.to ? w.from + 3 : w.to;
		*number = number_of(head);
		// "Ba loại án này …", and no "Ba tháng đầu năm …"
		if (told || (*number && head.from < head.to && scan_token(w.scan, w.from)->kind == TOKEN_WORD && !lint_says(l, words, "part-of-year") && !lint_says(l, words, "period")))
			return true;
	}
	if (!told_together || !lint_says(l, apart_own_before(l, m), "together"))
		return false;
	*number = number_of(lint_words(l, words));
	return true;
}

static void gather(struct together *t)
{
	struct lint *l = t->l;
	const struct reading *r = l->r;
	for (size_t i = t->sum; i-- > 0 && t->sum - i <= REACH && t->count < MOST && r->measures[t->sum].place.line - r->measures[i].place.line < LINES;) {
		if (!is_level(l, i) || !lint_same_shape(l, i, t->sum) || (apart_known_of(l, i) && apart_is_earlier(l, i)) || (r->measures[i].year && r->measures[t->sum].year && r->measures[i].year < r->measures[t->sum].year))
			continue;
		const struct apart_name *name = apart_name_of(l, i);
		t->of[t->count].measure = i;
		t->of[t->count].value = lint_in_unit(l, i, t->sum);
		t->of[t->count++].named = name && apart_mass(l, name, &t->name) * 2 >= apart_mass(l, name, NULL);
	}
}

// All as whole numbers of the smallest place that one of them is printed to. False: they are too large.
static bool align(struct together *t)
{
	uint8_t scale = t->value.scale;
	for (size_t i = 0; i < t->count; i++)
		scale = t->of[i].value.scale > scale ? t->of[i].value.scale : scale;
	t->place = scale;
	t->rounded = t->value.scale && scale >= t->value.scale ? near_tens[scale - t->value.scale] : 0;
	for (size_t i = 0; i <= t->count; i++) {
		struct decimal d = i < t->count ? t->of[i].value : t->value;
		int64_t ten = near_tens[scale - d.scale];
		if (d.mantissa > INT64_MAX / ten / (2 * MOST))
			return false;
		*(i < t->count ? &t->whole[i] : &t->stated) = d.mantissa * ten;
	}
	return true;
}

static int bits_of(int64_t stated, int64_t meant)
{
	int slips = meant > 0 ? near_slips(stated, meant) : 0, bits = 0;
	for (int64_t room = slips ? near_room(stated, meant) / slips : 0; room > 1; room /= 2)
		bits++;
	return slips ? bits : -1;
}

// The sum itself, or one of those chosen, may be the slip.
static int bits_of_slip(const struct together *t, uint32_t chosen, int64_t sum)
{
	int bits = bits_of(t->stated, sum);
	for (size_t i = 0; i < t->count; i++) {
		int own = chosen >> i & 1 ? bits_of(t->whole[i], t->whole[i] - (sum - t->stated)) : -1;
		bits = own > bits ? own : bits;
	}
	return bits;
}

// That they make the sum is no chance: one after the other, two, or as many as it says.
static bool may_make(const struct together *t, uint32_t chosen, int parts)
{
	uint32_t run = chosen >> __builtin_ctz(chosen);
	return parts <= PARTS_LEAST || parts == t->number || (run & (run + 1)) == 0;
}

static void try_chosen(struct together *t, uint32_t chosen, int parts, int64_t sum)
{
	if (parts < PARTS_LEAST || (t->number ? parts != t->number : parts > PARTS_LEAST + 1))
		return;
	bool nearest = chosen == (1U << parts) - 1;
	int named = 0;
	for (size_t i = 0; i < t->count; i++)
		named += (chosen >> i & 1) && t->of[i].named;
	if (!nearest && named < parts)
		return;
	int fitting = 2 * (nearest + named + (t->number > 0));
	int bits = bits_of_slip(t, chosen, sum);
	if (bits >= 0 && bits + fitting > t->best.bits + t->best.fitting)
		t->best = (struct together_best){bits, fitting, sum};
}

// False where some of them make the sum, or one of them is it, told again.
static bool try_all(struct together *t)
{
	enum { NEAR = 4 };
	int64_t sums[1 << MOST] = {0};
	for (uint32_t chosen = 1; chosen < 1U << t->count; chosen++) {
		int64_t sum = sums[chosen] = sums[chosen & (chosen - 1)] + t->whole[__builtin_ctz(chosen)], apart = sum > t->stated ? sum - t->stated : t->stated - sum;
		if (apart > t->stated / NEAR)
			continue;
		int parts = __builtin_popcount(chosen);
		if (parts > PARTS_MOST)
			continue;
		if (apart <= t->rounded * parts / 2 && may_make(t, chosen, parts))
			return false;
		try_chosen(t, chosen, parts, sum);
	}
	return true;
}

static void check(struct lint *l, size_t sum, bool told_together)
{
	enum { TELLS = 6, FITS = 4, SURE = 8 };
	struct together t = {.l = l, .sum = sum, .value = l->r->measures[sum].value};
	if (!is_level(l, sum) || !is_sum(l, sum, told_together, &t.number) || apart_is_told(l, sum))
		return;
	apart_add_words(l, &t.name, sentence_before(l, sum));
	gather(&t);
	if (t.count < PARTS_LEAST || !align(&t) || !try_all(&t) || t.best.bits + t.best.fitting < TELLS || (t.best.fitting < FITS && (t.best.bits < SURE || !t.best.fitting)))
		return;
	lint_add_figures(l, l->r->measures[sum].place, "parts", SEVERITY_WARNING, t.best.makes > t.stated ? N_("the parts make %'d, more than the whole of %'d") : N_("the parts make %'d, not the whole of %'d"),
	                 decimal_normal((struct decimal){t.best.makes, t.place}), t.value);
}

void lint_together(struct lint *l, size_t from, size_t to)
{
	bool told_together = lint_says(l, l->paragraph->text, "together");
	for (size_t i = from; i < to; i++)
		check(l, i, told_together);
}
