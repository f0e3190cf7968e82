// The comparison of several readings as a table for people and as JSON.
#include "base/json_out.h"
#include "cli/read_compare.h"
#include "text/text.h"

enum column { COLUMN_EARLIER, COLUMN_TARGET, COLUMN_RESULT, COLUMN_ATTAINED, COLUMN_GROWN, COLUMNS };
enum { CELL = 11, SUBJECT_LEAST = 18, YEAR = 5, UNIT = 13 };

struct table {
	const struct read_comparing *c;
	struct arena *arena;
	struct buf *out;
	int subject; // columns
};

static const char *paint(const struct read_comparing *c, const char *code)
{
	return c->color ? code : "";
}

static const struct measure_found *measure_at(const struct read_comparing *c, struct compare_cell cell)
{
	return cell.file == SIZE_MAX ? NULL : &c->files[cell.file].r->measures[cell.measure];
}

static struct sv cut(struct arena *a, struct sv s, int most)
{
	if ((int)utf8_count(s) <= most)
		return s;
	size_t at = 0;
	for (int i = 0; i < most - 1; i++)
		utf8_at(s, at, &at);
	return arena_join(a, sv_head(s, at), SV("…"));
}

static void padded(struct buf *out, struct sv s, int width, bool right)
{
	int room = width - (int)utf8_count(s);
	buf_printf(out, "%*s" SV_FMT "%*s", right && room > 0 ? room : 0, "", SV_ARG(s), !right && room > 0 ? room : 0, "");
}

static struct sv figure(const struct table *t, struct compare_cell cell)
{
	static const char *const signs[] = {[CMP_GE] = "≥ ", [CMP_GT] = "> ", [CMP_LE] = "≤ ", [CMP_LT] = "< ", [CMP_ABOUT] = "≈ "};
	const struct measure_found *m = measure_at(t->c, cell);
	if (!m)
		return SV("–");
	const char *sign = (size_t)m->cmp < LENGTH(signs) && signs[m->cmp] ? signs[m->cmp] : "";
	return arena_join(t->arena, sv_of(sign), text_number(t->arena, cell.value, t->c->language == LANGUAGE_EN));
}

static struct sv percent(const struct table *t, bool has, struct decimal d, bool sign, bool points)
{
	if (!has)
		return SV("–");
	struct sv value = text_number(t->arena, d, t->c->language == LANGUAGE_EN);
	return arena_printf(t->arena, "%s" SV_FMT "%s", sign && d.mantissa > 0 ? "+" : "", SV_ARG(value), points ? "" : " %");
}

static struct sv place(const struct table *t, struct compare_cell cell)
{
	if (cell.file == SIZE_MAX)
		return SV("");
	const struct measure_found *m = measure_at(t->c, cell);
	return arena_printf(t->arena, SV_FMT ":%d", SV_ARG(t->c->files[cell.file].name), m->place.line);
}

static void head(const struct table *t)
{
	static const char *const names[COLUMNS] = {N_("last year"), N_("target"), N_("result"), N_("of target"), N_("change")};
	enum language language = t->c->language;
	buf_str(t->out, paint(t->c, "\033[1m"));
	padded(t->out, sv_of(msg(language, N_("Indicator"))), t->subject, false);
	padded(t->out, sv_of(msg(language, N_("measured in"))), UNIT, false);
	padded(t->out, sv_of(msg(language, N_("Year"))), YEAR, false);
	for (size_t i = 0; i < COLUMNS; i++)
		padded(t->out, sv_of(msg(language, names[i])), CELL, true);
	buf_printf(t->out, "%s\n", paint(t->c, "\033[0m"));
}

static void row(const struct table *t, const struct compare_row *r)
{
	padded(t->out, cut(t->arena, r->subject, t->subject - 1), t->subject, false);
	padded(t->out, cut(t->arena, r->unit, UNIT - 1), UNIT, false);
	buf_printf(t->out, "%-*d", YEAR, r->year);
	struct sv cells[COLUMNS] = {figure(t, r->earlier), figure(t, r->target), figure(t, r->result),
	                            percent(t, r->has_attained, r->attained, false, false), percent(t, r->has_grown, r->grown, true, r->points)};
	for (size_t i = 0; i < COLUMNS; i++)
		padded(t->out, arena_join(t->arena, SV(" "), cells[i]), CELL, true);
	buf_printf(t->out, "\n%s  ", paint(t->c, "\033[2m"));
	struct compare_cell places[] = {r->earlier, r->target, r->result};
	for (size_t i = 0; i < LENGTH(places); i++) {
		struct sv p = place(t, places[i]);
		if (p.n)
			buf_printf(t->out, "%s" SV_FMT, i && t->out->p[t->out->n - 1] != ' ' ? " · " : "", SV_ARG(p));
	}
	buf_printf(t->out, "%s\n", paint(t->c, "\033[0m"));
}

void read_compare_table(const struct read_comparing *c, struct buf *out)
{
	AUTO(arena_free) struct arena arena = {0};
	struct table t = {c, &arena, out, c->width - UNIT - YEAR - COLUMNS * CELL};
	t.subject = t.subject < SUBJECT_LEAST ? SUBJECT_LEAST : t.subject;
	if (!c->made->row_count) {
		buf_printf(out, "%s\n", msg(c->language, N_("No indicator stands in two of the files.")));
		return;
	}
	head(&t);
	for (size_t i = 0; i < c->made->row_count; i++)
		row(&t, &c->made->rows[i]);
}

static void cell_json(struct json_out *j, const struct read_comparing *c, const char *key, struct compare_cell cell)
{
	const struct measure_found *m = measure_at(c, cell);
	if (!m) {
		json_out_null(j, key);
		return;
	}
	json_out_open(j, key, '{');
	json_out_text(j, "file", c->files[cell.file].name);
	json_out_int(j, "line", m->place.line);
	json_out_int(j, "start", m->place.start);
	json_out_int(j, "end", m->place.end);
	json_out_decimal(j, "value", cell.value); // in the row's unit
	json_out_text(j, "text", m->text);
	json_out_close(j, '}');
}

static void row_json(struct json_out *j, const struct read_comparing *c, const struct compare_row *r)
{
	json_out_open(j, NULL, '{');
	json_out_text(j, "subject", r->subject);
	json_out_some(j, "unit", r->unit);
	json_out_int(j, "year", r->year);
	cell_json(j, c, "earlier", r->earlier);
	cell_json(j, c, "target", r->target);
	cell_json(j, c, "result", r->result);
	if (r->has_attained)
		json_out_decimal(j, "attained", r->attained);
	else
		json_out_null(j, "attained");
	if (r->has_grown)
		json_out_decimal(j, "change", r->grown);
	else
		json_out_null(j, "change");
	json_out_bool(j, "points", r->points);
	json_out_close(j, '}');
}

static void finding_json(struct json_out *j, const struct read_comparing *c, const struct compare_finding *f)
{
	static const char *const severities[] = {"note", "warning", "error"};
	AUTO(buf_free) struct buf message = {0};
	lint_text(&f->found, c->language, &message);
	json_out_open(j, NULL, '{');
	json_out_text(j, "file", c->files[f->file].name);
	json_out_int(j, "line", f->found.place.line);
	json_out_int(j, "start", f->found.place.start);
	json_out_int(j, "end", f->found.place.end);
	json_out_text(j, "code", sv_of(f->found.code));
	json_out_text(j, "severity", sv_of(severities[f->found.severity]));
	json_out_text(j, "message", buf_view(&message));
	json_out_some(j, "other_file", f->found.other_file);
	json_out_int(j, "other_line", f->found.other.line);
	json_out_decimal(j, "stated", f->found.stated);
	json_out_decimal(j, "computed", f->found.computed);
	json_out_close(j, '}');
}

void read_compare_json(const struct read_comparing *c, struct buf *out)
{
	struct json_out j = {.out = out};
	json_out_open(&j, NULL, '{');
	json_out_open(&j, "compared", '[');
	for (size_t i = 0; i < c->made->row_count; i++)
		row_json(&j, c, &c->made->rows[i]);
	json_out_close(&j, ']');
	json_out_open(&j, "lint", '[');
	for (size_t i = 0; i < c->made->finding_count; i++)
		finding_json(&j, c, &c->made->findings[i]);
	json_out_close(&j, ']');
	json_out_close(&j, '}');
	buf_char(out, '\n');
}
