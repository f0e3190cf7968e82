// CSV files with a header.
#include "org/sheet.h"
#include "text/text.h"

static bool has_control(struct sv s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c < 0x20 || c == 0x7F)
			return true;
	}
	return false;
}

// Brings the fields of the row in order; says what is wrong with them.
static const char *settle(struct sheet *s, struct arena *a)
{
	for (size_t i = 0; i < s->csv.count; i++) {
		struct sv *field = &s->csv.fields[i];
		*field = sv_trim(*field);
		if (!s->clean && !utf8_valid(*field, NULL))
			return N_("the text is not UTF-8; save the file as “CSV UTF-8”");
		if (has_control(*field))
			return N_("a line break or another control character stands inside a field");
		if (!s->clean)
			*field = text_nfc(a, *field);
	}
	return NULL;
}

bool sheet_open(struct sheet *s, struct tx *t, struct sv text)
{
	*s = (struct sheet){.t = t, .csv = csv_of(text), .clean = utf8_valid(text, NULL) && text_is_nfc(text)};
	if (!csv_next(&s->csv, t->arena))
		return tx_refuse(t, FAIL_INPUT, N_("the file is empty; its first line must name the columns"));
	const char *problem = s->csv.problem ? s->csv.problem : settle(s, t->arena);
	if (problem)
		return tx_refuse(t, FAIL_INPUT, N_("line %d: %s"), s->csv.line, msg(t->language, problem));
	s->columns = s->csv.count;
	for (size_t i = 0; i < s->columns; i++) {
		s->header[i] = s->csv.fields[i];
		for (size_t k = 0; k < i; k++) {
			if (s->header[i].n && sv_eq(s->header[i], s->header[k]))
				return tx_refuse(t, FAIL_INPUT, N_("line %d: the column “%.*s” stands twice"), s->csv.line,
				                 SV_ARG(s->header[i]));
		}
	}
	return true;
}

int sheet_column(const struct sheet *s, const char *name)
{
	for (size_t i = 0; i < s->columns; i++) {
		if (sv_is(s->header[i], name))
			return (int)i;
	}
	return SHEET_NONE;
}

bool sheet_needs(struct sheet *s, const char *name)
{
	return sheet_column(s, name) != SHEET_NONE ||
	       tx_refuse(s->t, FAIL_INPUT, N_("the column “%s” is missing in the first line"), name);
}

static bool is_known(struct sv column, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct sv name = sv_of(names[i]);
		if (sv_ends(name, SV(".")) ? sv_starts(column, name) : sv_eq(column, name))
			return true;
	}
	return false;
}

bool sheet_knows(struct sheet *s, const char *const *names, size_t count)
{
	AUTO(buf_free) struct buf all = {0};
	for (size_t i = 0; i < count; i++)
		buf_printf(&all, "%s%s%s", i ? ", " : "", names[i], sv_ends(sv_of(names[i]), SV(".")) ? "…" : "");
	for (size_t i = 0; i < s->columns; i++) {
		if (s->header[i].n && !is_known(s->header[i], names, count))
			return tx_refuse(s->t, FAIL_INPUT, N_("the column “%.*s” is not known; the columns are %s"),
			                 SV_ARG(s->header[i]), buf_cstr(&all));
	}
	return true;
}

bool sheet_next(struct sheet *s, struct arena *a)
{
	if (!csv_next(&s->csv, a))
		return false;
	s->line = s->csv.line;
	s->problem = (struct sv){"", 0};
	const char *problem = s->csv.problem ? s->csv.problem : settle(s, a);
	if (problem)
		s->problem = sv_of(msg(s->t->language, problem));
	else if (s->csv.count != s->columns)
		s->problem = say(a, s->t->language, N_("the line has %zu fields, the first line has %zu"), s->csv.count,
		                 s->columns);
	return true;
}

struct sv sheet_field(const struct sheet *s, int column)
{
	return column >= 0 && (size_t)column < s->csv.count ? s->csv.fields[column] : (struct sv){"", 0};
}

bool sheet_bool(struct sv field, bool *out)
{
	static const char *const yes[] = {"1", "có", "Có", "x", "X", "yes", "true"};
	static const char *const no[] = {"", "0", "không", "Không", "no", "false"};
	for (size_t i = 0; i < LENGTH(yes); i++) {
		if (sv_is(field, yes[i]))
			return *out = true;
	}
	for (size_t i = 0; i < LENGTH(no); i++) {
		if (sv_is(field, no[i])) {
			*out = false;
			return true;
		}
	}
	return false;
}

bool sheet_code(struct sv *rest, struct sv *code)
{
	size_t from = 0, to;
	while (from < rest->n && strchr(" ;|,", rest->p[from]))
		from++;
	for (to = from; to < rest->n && !strchr(" ;|,", rest->p[to]); to++)
		;
	*code = (struct sv){rest->p + from, to - from};
	*rest = sv_from(*rest, to);
	return code->n > 0;
}
