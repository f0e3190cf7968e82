// Forms: from their files into the database, from there to what a person fills in, and what is said of the answers.
#include "base/embedded.h"
#include "rollout/form.h"
#include "text/text.h"

static const char *const types[] = {"number", "date", "choice", "yes_no", "text", "lines", "computed", "rate"};
static const char *const needs[] = {"required", "zero", "none_tick", "optional"};

// ---- installing

enum { COLUMNS = 16 };

static size_t columns(struct sv row, struct sv out[COLUMNS])
{
	size_t n = 0;
	while (n < COLUMNS && sv_cut(&row, '\t', &out[n]))
		n++;
	for (size_t i = n; i < COLUMNS; i++)
		out[i] = (struct sv){"", 0};
	return n;
}

static void install_row(struct tx *t, int64_t version, struct sv *c, int *fields, int *rules)
{
	if (sv_is(c[0], "field")) {
		db_run(t->db, SQL_form_field_insert,
		       DB_ARGS(DB_INT("version", version), DB_INT("seq", ++*fields), DB_TEXT("key", c[1]), DB_TEXT("type", c[2]), DB_TEXT("need", c[3]),
		               DB_SOME("bound", c[4]), DB_SOME("sign", c[5]), DB_SOME("formula", c[6]), DB_SOME("choices_vi", c[7]),
		               DB_SOME("choices_en", c[8]), DB_SOME("section_vi", c[9]), DB_SOME("section_en", c[10]), DB_TEXT("label_vi", c[11]),
		               DB_TEXT("label_en", c[12]), DB_SOME("hint_vi", c[13]), DB_SOME("hint_en", c[14])));
	} else if (sv_is(c[0], "rule")) {
		db_run(t->db, SQL_form_rule_insert,
		       DB_ARGS(DB_INT("version", version), DB_INT("seq", ++*rules), DB_TEXT("formula", c[1]), DB_TEXT("key", c[2]),
		               DB_TEXT("severity", c[3]), DB_TEXT("message_vi", c[4]), DB_TEXT("message_en", c[5])));
	}
}

static void install(struct tx *t, struct sv file)
{
	struct sv row, c[COLUMNS];
	int64_t version = 0;
	int fields = 0, rules = 0;
	while (sv_cut(&file, '\n', &row)) {
		if (!row.n || row.p[0] == '#' || columns(row, c) < 2)
			continue;
		if (sv_is(c[0], "form")) {
			int64_t form = db_number(t->db, SQL_form_insert, DB_ARGS(DB_TEXT("code", c[1]), DB_TEXT("name_vi", c[2]), DB_TEXT("name_en", c[3])));
			if (form_current(t, form))
				return; // what stands is used already
			version = db_number(t->db, SQL_form_version_insert, DB_ARGS(DB_INT("form", form), DB_INT("now", t->now)));
		} else {
			install_row(t, version, c, &fields, &rules);
		}
	}
}

void form_install(struct tx *t)
{
	for (size_t i = 0; i < forms_count; i++)
		install(t, (struct sv){(const char *)forms_files[i].bytes, forms_files[i].size});
}

int64_t form_by_code(struct tx *t, struct sv code)
{
	return db_number(t->db, SQL_form_by_code, DB_ARGS(DB_TEXT("code", code)));
}

int64_t form_current(struct tx *t, int64_t form)
{
	return db_number(t->db, SQL_form_current, DB_ARGS(DB_INT("form", form)));
}

// ---- reading

static void read_fields(struct tx *t, int64_t version, struct form *f)
{
	size_t room = 0;
	struct arena *a = t->arena;
	int words = t->language == LANGUAGE_EN ? 11 : 7;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_form_fields, DB_ARGS(DB_INT("version", version)));
	while (rows_next(&r))
		*ARENA_PUSH(a, f->fields, f->field_count, room) =
		    (struct form_field){.seq = (int)row_int(&r, 0),
		                        .key = row_keep(&r, 1, a),
		                        .type = (enum answer_type)row_word(&r, 2, types, LENGTH(types), ANSWER_RATE),
		                        .need = (enum field_need)row_word(&r, 3, needs, LENGTH(needs), NEED_OPTIONAL),
		                        .bound = row_keep(&r, 4, a),
		                        .sign = row_keep(&r, 5, a),
		                        .formula = row_keep(&r, 6, a),
		                        .section = row_keep(&r, words, a),
		                        .label = row_keep(&r, words + 1, a),
		                        .hint = row_keep(&r, words + 2, a),
		                        .choices = row_keep(&r, words + 3, a),
		                        .other_choices = row_keep(&r, t->language == LANGUAGE_EN ? 10 : 14, a)};
}

static void read_rules(struct tx *t, int64_t version, struct form *f)
{
	size_t room = 0;
	struct arena *a = t->arena;
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_form_rules, DB_ARGS(DB_INT("version", version)));
	while (rows_next(&r))
		*ARENA_PUSH(a, f->rules, f->rule_count, room) = (struct form_rule){row_keep(&r, 0, a), row_keep(&r, 1, a), sv_is(row_text(&r, 2), "warning"),
		                                                                  row_keep(&r, t->language == LANGUAGE_EN ? 4 : 3, a)};
}

bool form_get(struct tx *t, int64_t version, struct form *out)
{
	*out = (struct form){.version = version};
	AUTO(rows_end) struct rows r = db_rows(t->db, SQL_form_name, DB_ARGS(DB_INT("version", version)));
	if (!rows_next(&r))
		return tx_refuse(t, FAIL_NOT_FOUND, N_("There is no such form."));
	out->name = row_keep(&r, t->language == LANGUAGE_EN ? 1 : 0, t->arena);
	read_fields(t, version, out);
	read_rules(t, version, out);
	return true;
}

const struct form_field *form_field(const struct form *f, struct sv key)
{
	for (size_t i = 0; i < f->field_count; i++) {
		if (sv_eq(f->fields[i].key, key))
			return &f->fields[i];
	}
	return NULL;
}

const struct form_field *form_bound(const struct form *f, const char *fact)
{
	for (size_t i = 0; i < f->field_count; i++) {
		if (sv_is(f->fields[i].bound, fact))
			return &f->fields[i];
	}
	return NULL;
}

// ---- formulas: sums and differences of keys and whole numbers

const struct value *value_of(const struct values *v, struct sv key)
{
	for (size_t i = 0; i < v->count; i++) {
		if (sv_eq(v->items[i].key, key))
			return &v->items[i];
	}
	return NULL;
}

static bool operand(const struct values *v, const struct known *known, size_t known_count, struct sv name, struct decimal *out)
{
	int64_t n;
	if (sv_int64(name, &n)) {
		*out = decimal_int(n);
		return true;
	}
	for (size_t i = 0; i < known_count; i++) {
		if (sv_is(name, known[i].name)) {
			*out = decimal_int(known[i].number);
			return known[i].number >= 0;
		}
	}
	const struct value *value = value_of(v, name);
	if (!value)
		return false;
	if (date_is_set(value->day)) {
		*out = decimal_int(date_days(value->day));
		return true;
	}
	*out = value->figure;
	return value->number;
}

bool form_compute(const struct values *v, const struct known *known, size_t known_count, struct sv formula, struct decimal *out)
{
	struct decimal sum = decimal_int(0), one;
	struct sv word;
	char sign = '+';
	while (formula.n && sv_cut(&formula, ' ', &word)) {
		if (!word.n)
			continue;
		if (sv_is(word, "+") || sv_is(word, "-")) {
			sign = word.p[0];
			continue;
		}
		if (!operand(v, known, known_count, word, &one) ||
		    !(sign == '-' ? decimal_sub(sum, one, &sum) : decimal_add(sum, one, &sum)))
			return false;
	}
	*out = sum;
	return true;
}

// "a + b <= c": true also where a part is missing, since nothing can be said then. "~": within a tenth.
static bool holds(const struct values *v, const struct known *known, size_t known_count, struct sv formula)
{
	static const char *const signs[] = {" <= ", " >= ", " = ", " ~ "};
	for (size_t i = 0; i < LENGTH(signs); i++) {
		size_t at = sv_find(formula, sv_of(signs[i]));
		if (at == SIZE_MAX)
			continue;
		struct decimal left, right, tenth, difference;
		if (!form_compute(v, known, known_count, sv_head(formula, at), &left) ||
		    !form_compute(v, known, known_count, sv_from(formula, at + strlen(signs[i])), &right))
			return true;
		int order = decimal_cmp(left, right);
		switch (signs[i][1]) {
		case '<':
			return order <= 0;
		case '>':
			return order >= 0;
		case '=':
			return order == 0;
		default:
			if (!decimal_sub(left, right, &difference) || !decimal_shift(right, -1, &tenth))
				return true;
			if (difference.mantissa < 0)
				difference.mantissa = -difference.mantissa;
			return decimal_cmp(difference, tenth) <= 0;
		}
	}
	return true;
}

// ---- answers

struct checker {
	struct tx *t;
	const struct form *f;
	struct form_fault *faults;
	size_t count, room;
};

static void blame(struct checker *c, struct sv key, bool warning, struct sv message)
{
	*ARENA_PUSH(c->t->arena, c->faults, c->count, c->room) = (struct form_fault){key, message, warning};
}

static struct value *answer(struct values *v, struct sv key)
{
	return (struct value *)(uintptr_t)value_of(v, key);
}

// A choice may have been made in the other language: said in the reader's then. False where it is none.
static bool choose(const struct form_field *field, struct sv *text)
{
	struct sv own = field->choices, other = field->other_choices, choice, same;
	while (sv_cut(&own, '|', &choice)) {
		bool paired = sv_cut(&other, '|', &same);
		if (sv_eq(choice, *text) || (paired && sv_eq(same, *text))) {
			*text = choice;
			return true;
		}
	}
	return false;
}

static void parse(struct checker *c, const struct form_field *field, struct value *v)
{
	struct tx *t = c->t;
	v->text = sv_trim(v->text);
	if (!v->text.n)
		return;
	switch (field->type) {
	case ANSWER_NUMBER:
		v->number = text_parse_number(v->text, &v->figure) && v->figure.mantissa >= 0;
		if (!v->number)
			blame(c, field->key, false, say(t->arena, t->language, N_("“%.*s” is no number; write for instance 1.250."), (int)v->text.n, v->text.p));
		else if (v->figure.scale)
			blame(c, field->key, false, say(t->arena, t->language, N_("Heads and counts are whole numbers.")));
		break;
	case ANSWER_DATE:
		if (!text_parse_date(v->text, &v->day))
			blame(c, field->key, false, say(t->arena, t->language, N_("There is no such day; write it as 31/01/2020.")));
		break;
	case ANSWER_CHOICE:
		if (!choose(field, &v->text))
			blame(c, field->key, false, say(t->arena, t->language, N_("Choose one of those listed.")));
		break;
	case ANSWER_YES_NO:
		if (!sv_is(v->text, "yes") && !sv_is(v->text, "no"))
			blame(c, field->key, false, say(t->arena, t->language, N_("Choose one of those listed.")));
		break;
	case ANSWER_TEXT:
	case ANSWER_LINES:
	case ANSWER_COMPUTED:
	case ANSWER_RATE:
		break;
	}
}

static void need(struct checker *c, const struct form_field *field, struct values *v)
{
	struct value *given = answer(v, field->key);
	if (given && given->text.n)
		return;
	struct tx *t = c->t;
	switch (field->need) {
	case NEED_REQUIRED:
		blame(c, field->key, false, say(t->arena, t->language, N_("Still missing. It can be saved, not yet sent.")));
		break;
	case NEED_NONE_TICK:
		blame(c, field->key, false, say(t->arena, t->language, N_("Write it down, or tick “none”. It can be saved, not yet sent.")));
		break;
	case NEED_ZERO: {
		// Empty is 0 here, and is shown as such.
		struct value zero = {.key = field->key, .text = SV("0"), .number = true};
		if (given)
			*given = zero;
		else
			*ARENA_PUSH(t->arena, v->items, v->count, v->room) = zero;
		break;
	}
	case NEED_OPTIONAL:
		break;
	}
}

static void compute(struct checker *c, const struct form_field *field, struct values *v, const struct known *known, size_t known_count)
{
	struct value *given = answer(v, field->key);
	struct value made = {.key = field->key};
	made.number = form_compute(v, known, known_count, field->formula, &made.figure);
	if (made.number)
		made.text = text_number(c->t->arena, decimal_normal(made.figure), false);
	if (given)
		*given = made;
	else
		*ARENA_PUSH(c->t->arena, v->items, v->count, v->room) = made;
}

static bool faulty(const struct checker *c, struct sv key)
{
	for (size_t i = 0; i < c->count; i++) {
		if (sv_eq(c->faults[i].key, key) && !c->faults[i].warning)
			return true;
	}
	return false;
}

void form_check(struct tx *t, const struct form *f, struct values *v, const struct known *known, size_t known_count, struct form_fault **faults,
                size_t *count)
{
	struct checker c = {.t = t, .f = f};
	struct known all[8] = {{"today", date_days(tx_today(t))}};
	size_t n = 1;
	for (size_t i = 0; i < known_count && n < LENGTH(all); i++)
		all[n++] = known[i];
	for (size_t i = 0; i < f->field_count; i++) {
		const struct form_field *field = &f->fields[i];
		struct value *given = answer(v, field->key);
		if (field->type == ANSWER_COMPUTED) {
			compute(&c, field, v, all, n);
			continue;
		}
		if (given)
			parse(&c, field, given);
		need(&c, field, v);
	}
	for (size_t i = 0; i < f->rule_count; i++) {
		if (!faulty(&c, f->rules[i].key) && !holds(v, all, n, f->rules[i].formula))
			blame(&c, f->rules[i].key, f->rules[i].warning, f->rules[i].message);
	}
	*faults = c.faults;
	*count = c.count;
}

struct sv form_rate(struct tx *t, const struct values *v, struct sv formula)
{
	size_t at = sv_find(formula, SV(" / "));
	struct decimal n, d;
	if (at == SIZE_MAX || !form_compute(v, NULL, 0, sv_head(formula, at), &n) || !form_compute(v, NULL, 0, sv_from(formula, at + 3), &d) || n.scale ||
	    d.scale)
		return (struct sv){"", 0};
	return text_percent(t->arena, n.mantissa, d.mantissa, t->language == LANGUAGE_EN);
}
