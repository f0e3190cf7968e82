// The whole of a share that is only named: "96 tổ chức …, chiếm p% tổng số tổ chức cơ sở đảng", "1.178 người, bằng p% số người hưởng".
#include "extract/lint_ratio.h"
#include "text/text.h"

enum {
	ELSEWHERE = 400, // measures of the document before and after
	AROUND = 80,     // those that may be called by the same words in another order
	NAME_MOST = 60   // bytes of such a name
};

static struct sv up_to_sign(struct sv words)
{
	size_t n = 0;
	while (n < words.n && !strchr(",.;:()", words.p[n]))
		n++;
	while (n && words.p[n - 1] == ' ')
		n--;
	return sv_head(words, n);
}

// What a count is called, folded: the words after its number and those before it, as far as a name reaches.
struct lint_called {
	size_t one_more; // of the measure: its index and one; 0: none yet
	struct sv after, before, unit;
	char words[4 * NAME_MOST + 8];
};

// Those that one name is searched in stand in a ring.
enum { CALLED = 1024 };
_Static_assert(CALLED >= 2 * ELSEWHERE, "all that are searched for one name have room at once");

static struct sv kept_in(char *room, struct sv s)
{
	if (s.n)
		memcpy(room, s.p, s.n);
	return (struct sv){room, s.n};
}

static const struct lint_called *called(struct lint *l, size_t m)
{
	const struct measure_found *of = &l->r->measures[m];
	struct lint_called *c = &l->called[m % CALLED];
	if (c->one_more == m + 1)
		return c;
	AUTO(arena_free) struct arena scratch = {0};
	struct sv line = l->r->lines[of->place.line - 1].text;
	struct sv words = text_fold(&scratch, lint_first(sv_from(line, l->spans[m].from), 3 * NAME_MOST));
	struct sv before = text_fold(&scratch, lint_last(lint_before(l, m), 3 * NAME_MOST));
	size_t at = sv_find(words, text_fold(&scratch, of->unit));
	while (before.n && before.p[before.n - 1] == ' ')
		before.n--;
	c->one_more = m + 1;
	c->after = kept_in(c->words, lint_first(sv_from(words, at == SIZE_MAX ? words.n : at), NAME_MOST + 1));
	c->before = kept_in(c->words + c->after.n, lint_last(before, 2 * NAME_MOST));
	c->unit = kept_in(c->words + c->after.n + c->before.n, lint_first(text_fold(&scratch, of->unit), NAME_MOST));
	return c;
}

// The count's own words begin with the name ("1.144 tàu cá đã đăng ký"), or the name stands before it ("Tổng số tàu cá là").
static bool has_word(struct sv words, struct sv word)
{
	for (struct sv rest = words;;) {
		size_t at = sv_find(rest, word);
		if (at == SIZE_MAX)
			return false;
		bool begins = at == 0 || rest.p[at - 1] == ' ', ends = at + word.n == rest.n || strchr(" ,.;:()", rest.p[at + word.n]);
		if (begins && ends)
			return true;
		rest = sv_from(rest, at + word.n);
	}
}

static bool is_called(const struct lint_called *c, struct sv name)
{
	if (sv_starts(c->after, name) && (c->after.n == name.n || strchr(" ,.;:()", c->after.p[name.n])))
		return true;
	static const char *const links[] = {"", " la", " co", " dat", " hien co", ":"};
	for (size_t i = 0; i < LENGTH(links); i++) {
		struct sv link = sv_of(links[i]), before = c->before;
		if (!sv_ends(before, link))
			continue;
		before.n -= link.n;
		if (!sv_ends(before, name))
			continue;
		before.n -= name.n;
		if (sv_ends(before, SV("tong so ")) || sv_ends(before, SV("tong ")))
			return true;
	}
	return false;
}

// "35,1% số người hưởng" of "4.532 người hưởng lương hưu": all words of the name stand about the count, within its signs. Both folded.
static bool has_words(const struct lint_called *c, struct sv name)
{
	enum { LEAST = 2 };
	struct sv after = c->after, before = c->before, word;
	size_t words = 0;
	for (size_t i = 0; i < after.n; i++) {
		if (strchr(",;.():", after.p[i]))
			after = sv_head(after, i);
	}
	for (size_t i = before.n; i-- > 0;) {
		if (strchr(",;.():", before.p[i])) {
			before = sv_from(before, i + 1);
			break;
		}
	}
	while (sv_cut(&name, ' ', &word)) {
		if (!word.n || sv_is(word, "so") || sv_is(word, "tong") || sv_is(word, "cua") || sv_is(word, "da"))
			continue;
		if (!has_word(after, word) && !has_word(before, word) && !has_word(c->unit, word))
			return false;
		words++;
	}
	return words >= LEAST;
}

// "bằng 53,8% GRDP giá hiện hành", "chiếm 58,42% thương phẩm": a name of two words at least right behind a share.
static bool names_after_share(struct lint *l, size_t percent, struct sv after)
{
	enum { NEAR = 20 };
	struct sv name = up_to_sign(after), before = sv_trim(lint_last(lint_before(l, percent), NEAR));
	bool share = sv_ends(before, SV("bằng")) || lint_ends(l, before, "share");
	return share && name.n && name.n <= NAME_MOST && sv_find(name, SV(" ")) != SIZE_MAX && !lint_says(l, name, "base") && !lint_says(l, name, "versus") && !lint_says(l, name, "earlier");
}

// Looks before and behind, so all that may be looked at must be read.
void ratio_wholes_named(struct ratios *x, struct ratio_share *s, size_t part, size_t percent)
{
	struct lint *l = x->l;
	const struct reading *r = l->r;
	const struct measure_found *of = &r->measures[part];
	struct sv name = {NULL, 0}, after = sv_trim(lint_after(l, percent));
	if (sv_starts(after, SV("/")))
		after = sv_trim(sv_from(after, 1));
	bool names = lint_begins(l, after, "total", &name) || lint_begins(l, after, "of", &name) || lint_begins(l, after, "against", &name);
	if (!names && !(names = names_after_share(l, percent, after)))
		return;
	if (!name.p)
		name = after;
	AUTO(arena_free) struct arena scratch = {0};
	name = text_fold(&scratch, up_to_sign(name));
	// One syllable names nothing for certain.
	if (name.n > NAME_MOST || sv_find(name, SV(" ")) == SIZE_MAX)
		return;
	if (!l->ended) {
		x->later = true;
		return;
	}
	if (!l->called)
		l->called = ARENA_ARRAY(l->arena, struct lint_called, CALLED);
	for (size_t i = percent > ELSEWHERE ? percent - ELSEWHERE : 0; i < r->measure_count && i < percent + ELSEWHERE; i++) {
		const struct measure_found *m = &r->measures[i];
		if (!lint_is_count(m) || i == part || lint_parent(l, i) != SIZE_MAX || m->year != of->year || decimal_cmp(ratio_whole(l, i, part), of->value) <= 0)
			continue;
		if (m->place.line != of->place.line && is_called(called(l, i), name)) {
			ratio_consider(l, s, i, false);
		}
		size_t apart = i < percent ? percent - i : i - percent;
		if (apart < AROUND && !m->has_total && ratio_comparable(l, i, part) && has_words(called(l, i), name)) {
			struct decimal computed;
			if (s->right == SIZE_MAX && ratio_holds(s->p, s->part, ratio_whole(l, i, part), &computed))
				s->right = i;
			// Beside the part it is meant whatever is called alike elsewhere.
			bool beside = m->place.line == of->place.line, was = s->named != SIZE_MAX && r->measures[s->named].place.line == of->place.line;
			bool other = s->named != SIZE_MAX && decimal_cmp(ratio_whole(l, i, part), ratio_whole(l, s->named, part)) != 0;
			s->several = beside == was ? s->several || other : beside ? false : s->several;
			s->named = s->named == SIZE_MAX || (beside && !was) ? i : s->named;
		}
	}
}
