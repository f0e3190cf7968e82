// What each figure of a sentence is told as, where it names a plan: a level, the plan, how much per cent of it, how much beyond it; and what words say of
// the plan.
#include "extract/lint_goal.h"

static bool is_sign(char c)
{
	return c == ',' || c == ';' || c == ':' || c == '(' || c == ')';
}

static struct sv since_stop(struct sv words)
{
	for (size_t k = words.n; k-- > 1;) {
		if (words.p[k] == ' ' && words.p[k - 1] == '.' && k > 4)
			return sv_from(words, k + 1);
	}
	return words;
}

struct sv goal_gap(struct lint *l, size_t i)
{
	bool beside = i && l->r->measures[i - 1].place.line == l->r->measures[i].place.line;
	return since_stop(lint_last(beside ? lint_between(l, i - 1, i) : lint_before(l, i), 2 * GOAL_CLAUSE));
}

// Since the last sign; a bracket that opens right before the figure, or before its "dưới", is looked through. *bracket: there is one.
static struct sv clause(struct lint *l, struct sv words, bool *bracket)
{
	enum { BOUND = 20 };
	words = sv_trim(words);
	size_t open = words.n;
	while (open && !(is_sign(words.p[open - 1]) && words.p[open - 1] != ':'))
		open--;
	*bracket = open && words.p[open - 1] == '(' && words.n - open <= BOUND && !lint_says(l, sv_from(words, open), "base") && !sv_ends(words, SV("giao"));
	if (*bracket)
		words = sv_head(words, open - 1);
	words = lint_last(words, GOAL_CLAUSE);
	for (size_t k = words.n; k-- > 0;) {
		if (is_sign(words.p[k]))
			return sv_trim(sv_from(words, k + 1));
	}
	return sv_trim(words);
}

bool goal_base(struct lint *l, struct lint_words w, size_t i, size_t *count)
{
	return scan_is_within(w.scan, l->relations, i, w.to, "base", count, NULL) || scan_is_within(w.scan, l->relations, i, w.to, "given", count, NULL);
}

// "146 cuộc theo kế hoạch, 21 cuộc đột xuất", "giường kế hoạch": a kind of things, and no figure of a plan.
static bool is_kind(struct lint_words w, size_t i)
{
	static const char *const words[] = {"theo", "ngoài", "trong", "giường", "các", "ngành", "phòng", "sở", "số"};
	for (size_t k = i; k-- > w.from && i - k <= 2;) {
		int which = scan_place(w.scan, k, words);
		if (which >= 0 && (k + 1 == i || which < 2))
			return true;
	}
	return false;
}

bool goal_behind_base(struct lint *l, struct sv words, struct sv *rest)
{
	struct lint_words w = lint_words(l, words);
	bool found = false;
	size_t n;
	for (size_t i = w.from; i < w.to; i++) {
		bool given = scan_word(w.scan, i, "được") && (scan_word(w.scan, i + 1, "giao") || scan_word(w.scan, i + 1, "duyệt")) && i + 1 < w.to;
		if ((!given && !goal_base(l, w, i, &n)) || is_kind(w, i))
			continue;
		*rest = scan_range(w.scan, i + (given ? 2 : n), w.to);
		found = true;
	}
	return found;
}

// "(giao 650 học viên)", ": giao 145 thanh niên", "tỉnh giao 12 xã"; none of "đã giao 145 thanh niên"
static bool gives(struct lint *l, struct sv words, struct sv *rest)
{
	static const char *const who[] = {"được", "tỉnh", "huyện", "xã", "ngành", "trên", "ương", "ty", "thành", "phố", "hội", "bộ", "sở", "cục", "cấp"};
	struct lint_words w = lint_words(l, words);
	bool is = w.to > w.from && scan_word(w.scan, w.to - 1, "giao") && (w.to - w.from == 1 || scan_place(w.scan, w.to - 2, who) >= 0);
	*rest = is ? (struct sv){"", 0} : *rest;
	return is;
}

bool goal_tells_result(struct lint *l, struct sv words)
{
	static const char *const verbs[] = {"đạt", "bằng", "thực", "tăng", "giảm", "vượt", "còn", "thấp", "cao", "thiếu", "hụt", "chiếm", "có", "thì", "đã", "được", "số", "gồm", "từ"};
	struct lint_words w = lint_words(l, words);
	for (size_t i = w.from; i < w.to; i++) {
		int verb = scan_place(w.scan, i, verbs);
		bool given = verb >= 0 && (scan_word(w.scan, i + 1, "giao") || scan_word(w.scan, i + 1, "duyệt") || scan_word(w.scan, i + 1, "phê"));
		bool growth = scan_word(w.scan, i, "tăng") && scan_word(w.scan, i + 1, "trưởng"); // what the plan is of
		if (verb >= 0 && !given && !growth)
			return true;
	}
	return false;
}

// What words say of a plan. A verb and, before anything else, the plan: "chưa đạt mức kế hoạch", "vượt xa chỉ tiêu"; or a verb alone, of a
// plan that stands before (`alone`).
static int claim_at(struct lint *l, struct lint_words w, size_t i, bool alone)
{
	enum { APART = 5 };
	bool not = scan_word(w.scan, i, "chưa") || scan_word(w.scan, i, "không"), above, below = false;
	int as = 1;
	i += not;
	if (scan_word(w.scan, i, "hoàn") && scan_word(w.scan, i + 1, "thành")) {
		above = true;
		i += 2;
	} else if ((below = scan_word(w.scan, i, "thấp")) || scan_word(w.scan, i, "cao")) {
		if (!scan_word(w.scan, i + 1, "hơn"))
			return 0;
		above = !below;
		as = 2;
		i += 2;
	} else if (scan_word(w.scan, i, "đạt") || scan_word(w.scan, i, "vượt")) {
		if (not && scan_word(w.scan, i, "vượt"))
			return 0; // "không vượt kế hoạch": good of what should be less
		above = true;
		i++;
	} else {
		return 0;
	}
	if (i >= w.to)
		return alone ? (above != not ? as : -as) : 0;
	for (size_t k = i; k < w.to && k < i + APART; k++) {
		if (goal_base(l, w, k, NULL))
			return above != not ? as : -as;
		enum token_kind kind = scan_token(w.scan, k)->kind;
		if (kind != TOKEN_WORD)
			return alone && k == i && kind == TOKEN_SIGN ? (above != not ? as : -as) : 0;
	}
	return 0;
}

static bool is_adverb(const struct scan *s, size_t i)
{
	static const char *const words[] = {"đã", "đều", "và", "nhưng", "song", "tuy", "mới", "chỉ", "cũng", "vẫn", "còn", "nên", "thì", "tức", "là", "như", "vậy", "do", "đó"};
	return scan_place(s, i, words) >= 0;
}

// What the words say of a plan: the last that they say; 0 where they hedge. `own`: only where nothing but a sign and an adverb stands in front, so
// that it is of what was told before.
static int claim_of(struct lint *l, struct sv words, bool own, bool alone)
{
	struct lint_words w = lint_words(l, words);
	int found = 0;
	size_t sign = w.from; // behind the last sign and its adverbs
	for (size_t i = w.from; i < w.to; i++) {
		if (own && (scan_token(w.scan, i)->kind == TOKEN_SIGN || (i == sign && is_adverb(w.scan, i)) || scan_word(w.scan, i, "thì"))) {
			sign = i + 1;
			continue;
		}
		int claim = own && i != sign ? 0 : claim_at(l, w, i, alone);
		bool negated = i > w.from && (scan_word(w.scan, i - 1, "chưa") || scan_word(w.scan, i - 1, "không"));
		if (claim && !negated) {
			found = claim;
			if (own)
				break;
		}
	}
	return found && !lint_says(l, words, "hedge") ? found : 0;
}

static bool ends_with(struct lint *l, struct sv words, const char *const *list, size_t count)
{
	struct lint_words w = lint_words(l, lint_last(words, 24));
	for (size_t k = 0; w.to > w.from && k < count; k++) {
		if (scan_word_of(w.scan, w.to - 1, list[k]))
			return true;
	}
	return false;
}

bool goal_of_base(struct lint *l, size_t i)
{
	struct sv after = lint_first(lint_after(l, i), 60), rest;
	if (lint_begins(l, after, "versus", &rest))
		after = rest;
	return lint_begins(l, sv_trim(after), "base", NULL) || lint_begins(l, sv_trim(after), "given", NULL);
}

// Nothing says of what it is a percent but what stands around it.
static bool is_open(struct lint *l, size_t i)
{
	struct sv after = sv_trim(lint_first(lint_after(l, i), 60));
	return !after.n || strchr(",;.()", after.p[0]);
}

static bool is_points(struct lint *l, size_t i)
{
	const struct measure_found *m = &l->r->measures[i];
	return lint_shape(l, i)->count == 1 && sv_is(lint_shape(l, i)->of[0], "percent") && !lint_is_percent(m) && !m->has_high && !m->has_total;
}

// "(KH 20,0%) và giảm 2,3 điểm % so với năm 2014": since an earlier time.
static bool is_against_time(struct lint *l, size_t i)
{
	struct sv after = sv_trim(lint_first(lint_after(l, i), 60)), than;
	enum measure_role role = l->r->measures[i].role;
	return (role == ROLE_CHANGE || role == ROLE_EXCESS) && lint_begins(l, after, "versus", &than) && !goal_of_base(l, i) && (role == ROLE_CHANGE || lint_begins(l, sv_trim(than), "past", NULL) || lint_begins(l, sv_trim(than), "earlier", NULL));
}

static size_t last_semicolon(struct sv words)
{
	for (size_t k = words.n; k-- > 0;) {
		if (words.p[k] == ';')
			return k;
	}
	return SIZE_MAX;
}

// "Chỉ tiêu giảm nghèo là 1,5%"
static bool plans_change(struct lint *l, struct sv rest)
{
	struct lint_words w = lint_words(l, rest);
	return w.to > w.from + 1 && (scan_word(w.scan, w.from, "giảm") || scan_word(w.scan, w.from, "tăng")) && scan_word(w.scan, w.to - 1, "là");
}

static void classify(struct goal_sentence *s, size_t k)
{
	static const char *const reach[] = {"đạt", "bằng", "được"}, *const beyond[] = {"vượt", "hơn", "thiếu", "hụt", "kém", "thêm"}, *const is[] = {"là"}, *const below[] = {"thiếu", "hụt", "kém"};
	struct lint *l = s->l;
	size_t i = s->from + k;
	const struct measure_found *m = &l->r->measures[i];
	struct told *t = &s->told[k];
	bool bracket;
	struct sv all = goal_gap(l, i), words = clause(l, all, &bracket), rest;
	bool named = goal_behind_base(l, words, &rest) || gives(l, words, &rest);
	// "Kế hoạch thay, lắp công tơ của năm là 70.000 chiếc"
	if (!named && !k && lint_begins(l, sv_trim(all), "base", NULL) && lint_ends(l, words, "is")) {
		named = true;
		rest = (struct sv){"", 0};
	}
	size_t semicolon = last_semicolon(all);
	t->semicolon = semicolon != SIZE_MAX;
	t->as = TOLD_OTHER;
	t->claims = claim_of(l, t->semicolon ? sv_from(all, semicolon) : all, k > 0, false);
	if (t->semicolon && k > 0)
		s->told[k - 1].behind = claim_of(l, lint_first(sv_head(all, semicolon), GOAL_CLAUSE), true, s->told[k - 1].as == TOLD_PLAN);
	if (m->has_high)
		return;
	t->lower = lint_says(l, words, "below") || lint_begins(l, words, "plan-unmet", NULL) || lint_says(l, words, "lower") || m->direction == DIRECTION_DOWN || ends_with(l, words, below, LENGTH(below));
	// "thấp hơn kế hoạch (90%) 1,8 điểm phần trăm", "… là 1,8 điểm phần trăm"
	if (k && s->told[k - 1].as == TOLD_PLAN && (!words.n || sv_is(words, "là")))
		t->lower |= s->told[k - 1].lower;
	// "chưa đạt 120 ca so với kế hoạch (1.000 ca)", "chỉ tiêu là 95%, đơn vị chưa đạt 2,6 điểm"
	if (!lint_is_percent(m) && m->role != ROLE_TARGET && lint_ends(l, words, "lacking") && (goal_of_base(l, i) || (k && s->told[k - 1].as == TOLD_PLAN && !t->semicolon))) {
		t->as = TOLD_BEYOND;
		t->lower = true;
		t->claims = 0;
		return;
	}
	bool exceeds = lint_begins(l, words, "beyond", NULL) || lint_begins(l, words, "below", NULL) || lint_begins(l, words, "plan-unmet", NULL) || m->role == ROLE_EXCESS;
	if (named && !m->has_total && m->role != ROLE_CHANGE && rest.n <= 60 && (!goal_tells_result(l, rest) || plans_change(l, rest)) && !(lint_is_percent(m) && goal_of_base(l, i))) {
		t->as = TOLD_PLAN;
		t->maybe = (exceeds || t->claims) && !bracket && !ends_with(l, rest, is, LENGTH(is)) && (exceeds || !lint_ends(l, words, "is"));
		return;
	}
	// "vượt 40 ha, tương ứng 6,7%"
	if (k && s->told[k - 1].as == TOLD_BEYOND && lint_is_percent(m) && m->role != ROLE_CHANGE && !t->semicolon && lint_says(l, words, "again")) {
		t->as = TOLD_BEYOND;
		t->lower = s->told[k - 1].lower;
		return;
	}
	if (m->role == ROLE_EXCESS && is_against_time(l, i))
		return;
	if (m->role == ROLE_EXCESS || (!named && exceeds && ends_with(l, words, beyond, LENGTH(beyond))) || (is_points(l, i) && k && s->told[k - 1].as == TOLD_PLAN && !is_against_time(l, i))) {
		t->as = TOLD_BEYOND;
		t->maybe = !exceeds && !t->lower; // "mục tiêu năm 39,5%, còn cách 0,9 điểm": either way
		return;
	}
	// "chỉ tiêu năm là 45 vụ, 9 tháng thực hiện được 84,4% (38 vụ)"
	bool of_plan_before = k && (s->told[k - 1].as == TOLD_PLAN || s->told[k - 1].as == TOLD_BEYOND) && !t->semicolon && !lint_is_percent(&l->r->measures[i - 1]) && ends_with(l, words, reach, LENGTH(reach)) && is_open(l, i);
	// "vượt kế hoạch, đạt 96% (7.680/8.000 người)"
	bool fraction = t->claims && i + 1 < l->r->measure_count && !l->opens[i + 1] && l->r->measures[i + 1].has_total && sv_is(sv_trim(lint_between(l, i, i + 1)), "(");
	// "không hoàn thành kế hoạch, bằng 102,7% (kế hoạch 820 triệu USD)"
	if (!fraction && t->claims && i + 1 < l->r->measure_count && !l->opens[i + 1] && !lint_is_percent(&l->r->measures[i + 1])) {
		struct sv between = sv_trim(lint_between(l, i, i + 1));
		fraction = sv_starts(between, SV("(")) && lint_begins(l, sv_from(between, 1), "base", NULL);
	}
	// "…, dự kiến đến 31/01 đạt 95%": of a day to come.
	if (lint_is_percent(m) && lint_says(l, words, "hedge"))
		return;
	if (lint_is_percent(m) && m->role != ROLE_CHANGE && (of_plan_before || fraction)) {
		t->as = TOLD_PERCENT;
		return;
	}
	if (lint_is_percent(m) && !(m->role == ROLE_CHANGE) && (m->role == ROLE_ATTAINMENT || (ends_with(l, words, reach, LENGTH(reach)) && (goal_of_base(l, i) || is_open(l, i))))) {
		t->as = m->role == ROLE_ATTAINMENT || goal_of_base(l, i) ? TOLD_PERCENT : TOLD_LEVEL;
		t->maybe = !goal_of_base(l, i);
		return;
	}
	bool amount = m->role == ROLE_ACTUAL || m->role == ROLE_TARGET || m->role == ROLE_SHARE || m->role == ROLE_CHANGE;
	if (amount && !lint_is_of_another_time(l, i))
		t->as = m->role == ROLE_CHANGE && lint_is_percent(m) ? TOLD_CHANGE : TOLD_LEVEL;
}

// "chưa đạt kế hoạch 1.275 người (kế hoạch 7.500 người)": where the plan itself follows, how much it lacks.
static void tell_apart(struct goal_sentence *s, size_t k)
{
	struct lint *l = s->l;
	struct told *t = &s->told[k], *next = t + 1;
	struct decimal twice, plan;
	size_t i = s->from + k;
	if (t->as != TOLD_PLAN || !t->maybe || k + 1 >= s->count || next->as != TOLD_PLAN || next->semicolon)
		return;
	plan = lint_same_shape(l, i + 1, i) ? lint_in_unit(l, i + 1, i) : l->r->measures[i + 1].value;
	if (!decimal_mul(l->r->measures[i].value, decimal_int(2), &twice) || decimal_cmp(twice, plan) >= 0)
		return;
	t->as = TOLD_BEYOND;
	t->lower |= t->claims < 0;
	t->maybe = false;
	t->claims = 0;
}

void goal_read(struct goal_sentence *s)
{
	for (size_t k = 0; k < s->count; k++)
		classify(s, k);
	for (size_t k = 0; k < s->count; k++)
		tell_apart(s, k);
	size_t last = s->from + s->count - 1;
	bool next = last + 1 < s->l->r->measure_count && s->l->r->measures[last + 1].place.line == s->l->r->measures[last].place.line;
	struct sv words = lint_sentence_after(s->l, last, next ? last + 1 : SIZE_MAX);
	s->told[s->count - 1].behind = claim_of(s->l, lint_first(words, GOAL_CLAUSE), true, s->told[s->count - 1].as == TOLD_PLAN);
}
