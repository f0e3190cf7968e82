// Checks the child's JSON and makes a reading of it. The first thing that is wrong ends it.
#include <stdio.h>

#include "intake/answer.h"
#include "text/json_in.h"
#include "text/text.h"

enum {
	VALUES_MOST = 2000000, // values in the JSON
	LINES_MOST = 1000000,
	COLUMNS_MOST = 1024,
	TEXT_MOST = 1 << 20, // bytes of one line or field
	YEAR_LAST = 2200,
};

struct walk {
	struct json_in in;
	struct reading *out;
	int *lengths; // code points of each line
};

static bool failed(const struct walk *w)
{
	return error_is_set(w->in.error);
}

static bool has_controls(struct sv s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return true;
	}
	return false;
}

static struct sv checked_text(struct walk *w, const json_t *v, const char *name)
{
	struct sv s = json_in_text(&w->in, v, name);
	if (s.n > TEXT_MOST)
		json_in_wrong(&w->in, name, "too long");
	else if (has_controls(s))
		json_in_wrong(&w->in, name, "control characters");
	else if (!text_is_nfc(s))
		json_in_wrong(&w->in, name, "not normalised");
	return failed(w) ? (struct sv){0} : s;
}

// ---- members, each with what it is where it is missing or null
static struct sv text(struct walk *w, const json_t *object, const char *name)
{
	const json_t *v = json_in_member(object, name);
	return v ? checked_text(w, v, name) : (struct sv){0};
}

static int number(struct walk *w, const json_t *object, const char *name, int least, int most, int otherwise)
{
	const json_t *v = json_in_member(object, name);
	return v ? (int)json_in_int(&w->in, v, name, least, most) : otherwise;
}

static bool yes(struct walk *w, const json_t *object, const char *name)
{
	const json_t *v = json_in_member(object, name);
	return v && json_in_bool(&w->in, v, name);
}

static bool figure(struct walk *w, const json_t *object, const char *name, struct decimal *out)
{
	const json_t *v = json_in_member(object, name);
	*out = v ? json_in_decimal(&w->in, v, name) : (struct decimal){0};
	return v && !failed(w);
}

static struct date day(struct walk *w, const json_t *object, const char *name)
{
	const json_t *v = json_in_member(object, name);
	return v ? json_in_date(&w->in, v, name) : (struct date){0};
}

// One of the words, whose places are the values of an enumeration; never missing.
static int one_of(struct walk *w, const json_t *object, const char *name, const char *const *words, size_t count)
{
	return json_in_word(&w->in, json_in_member(object, name), name, words, count);
}

static int line_number(struct walk *w, const json_t *object, const char *name)
{
	return (int)json_in_int(&w->in, json_in_member(object, name), name, 1, (int64_t)w->out->line_count);
}

// Without start and end, the whole line.
static struct place place(struct walk *w, const json_t *object)
{
	struct place p = {.line = line_number(w, object, "line")};
	if (failed(w))
		return p;
	int length = w->lengths[p.line - 1];
	p.end = number(w, object, "end", 0, length, length);
	p.start = number(w, object, "start", 0, p.end, 0);
	return p;
}

// The array of that name and its count; NULL where it is missing.
static const json_t *list(struct walk *w, const json_t *object, const char *name, size_t most, size_t *count)
{
	const json_t *v = json_in_member(object, name);
	v = v ? json_in_list(&w->in, v, name, most) : NULL;
	*count = json_array_size(v);
	return v;
}

static size_t texts(struct walk *w, const json_t *object, const char *name, struct sv **out, size_t most)
{
	size_t count;
	const json_t *v = list(w, object, name, most, &count);
	*out = count ? ARENA_ARRAY(w->in.arena, struct sv, count) : NULL;
	for (size_t i = 0; i < count; i++)
		(*out)[i] = checked_text(w, json_array_get(v, i), name);
	return failed(w) ? 0 : count;
}

// Which lines go on with others.
static bool read_joined(struct walk *w, const json_t *root)
{
	size_t joined_count;
	const json_t *joined = list(w, root, "continuations", LINES_MOST, &joined_count);
	for (size_t i = 0; i < joined_count && !failed(w); i++) {
		const json_t *one = json_array_get(joined, i);
		int line = line_number(w, one, "line");
		w->out->lines[line - 1].joined_to = number(w, one, "of", 1, line - 1, 0);
	}
	return !failed(w);
}

// Which lines are cells of tables.
static bool read_cells(struct walk *w, const json_t *root)
{
	size_t count;
	const json_t *v = list(w, root, "cells", LINES_MOST, &count);
	for (size_t i = 0; i < count && !failed(w); i++) {
		const json_t *one = json_array_get(v, i);
		int line = line_number(w, one, "line"), table = number(w, one, "table", 1, LINES_MOST, 1);
		int row = number(w, one, "row", 1, LINES_MOST, 1), cell = number(w, one, "cell", 1, COLUMNS_MOST, 1);
		if (!failed(w))
			w->out->lines[line - 1] = (struct line){w->out->lines[line - 1].text, w->out->lines[line - 1].joined_to, table, row, cell};
	}
	return !failed(w);
}

static bool read_lines(struct walk *w, const json_t *root)
{
	size_t count;
	const json_t *v = list(w, root, "text", LINES_MOST, &count);
	int said = number(w, root, "lines", 0, LINES_MOST, -1);
	if (failed(w))
		return false;
	if (said >= 0 && (size_t)said != count)
		return json_in_wrong(&w->in, "lines", "not as many as the text has");
	w->out->line_count = count;
	w->out->lines = ARENA_ARRAY(w->in.arena, struct line, count + 1);
	w->lengths = ARENA_ARRAY(w->in.arena, int, count + 1);
	for (size_t i = 0; i < count && !failed(w); i++) {
		struct sv s = checked_text(w, json_array_get(v, i), "text");
		w->out->lines[i].text = s;
		w->lengths[i] = (int)utf8_count(s);
	}
	return !failed(w) && read_joined(w, root) && read_cells(w, root);
}
static void read_recipients(struct walk *w, const json_t *v, struct document_found *d)
{
	size_t count;
	const json_t *all = list(w, v, "recipients", 1000, &count);
	d->recipients = ARENA_ARRAY(w->in.arena, struct recipient_found, count + 1);
	for (size_t i = 0; i < count && !failed(w); i++) {
		const json_t *one = json_array_get(all, i);
		d->recipients[d->recipient_count++] =
		    (struct recipient_found){line_number(w, one, "line"), text(w, one, "text"), text(w, one, "purpose")};
	}
}

static void read_document(struct walk *w, const json_t *v, void *into)
{
	struct document_found *d = into;
	const json_t *signer = json_in_member(v, "signer");
	int last = (int)w->out->line_count;
	*d = (struct document_found){
	    .kind = arena_cstr(w->in.arena, text(w, v, "kind")),
	    .type = text(w, v, "type"),
	    .number = text(w, v, "number"),
	    .symbol = text(w, v, "symbol"),
	    .date = day(w, v, "date"),
	    .title = text(w, v, "title"),
	    .issuer = text(w, v, "issuer"),
	    .authority = text(w, v, "authority"),
	    .signer_title = text(w, signer, "title"),
	    .signer_name = text(w, signer, "name"),
	    .first_line = line_number(w, v, "first_line"),
	    .year = number(w, v, "year", 1, YEAR_LAST, 0),
	    .target_year = number(w, v, "target_year", 1, YEAR_LAST, 0),
	};
	d->last_line = number(w, v, "last_line", d->first_line, last, d->first_line);
	read_recipients(w, v, d);
}

static void read_heading(struct walk *w, const json_t *v, void *into)
{
	struct heading_found *h = into;
	int last = (int)w->out->line_count;
	*h = (struct heading_found){
	    .line = line_number(w, v, "line"),
	    .level = number(w, v, "level", 1, 20, 1),
	    .mark = text(w, v, "mark"),
	    .title = text(w, v, "title"),
	};
	h->last_line = number(w, v, "last_line", h->line, last, h->line);
	for (size_t i = 0; i < w->out->document_count; i++) {
		if (w->out->documents[i].first_line <= h->line)
			h->document = (int)i;
	}
}

static void read_citation(struct walk *w, const json_t *v, void *into)
{
	*(struct citation_found *)into = (struct citation_found){
	    .place = place(w, v),
	    .text = text(w, v, "text"),
	    .type = text(w, v, "type"),
	    .number = text(w, v, "number"),
	    .symbol = text(w, v, "symbol"),
	    .issuer = text(w, v, "issuer"),
	    .date = day(w, v, "date"),
	    .group = yes(w, v, "group"),
	};
}

static void read_modes(struct walk *w, const json_t *v, struct obligation_found *o)
{
	size_t count;
	const json_t *modes = list(w, v, "mode", OBLIGATION_MODES, &count);
	for (size_t i = 0; i < count; i++) {
		int mode = json_in_word(&w->in, json_array_get(modes, i), "mode", mode_codes, LENGTH(mode_codes));
		o->modes[o->mode_count++] = mode_codes[mode];
	}
}

static void read_obligation(struct walk *w, const json_t *v, void *into)
{
	struct obligation_found *o = into;
	*o = (struct obligation_found){
	    .kind = (enum obligation_kind)one_of(w, v, "kind", obligation_codes, LENGTH(obligation_codes)),
	    .actor = text(w, v, "actor"),
	    .action = text(w, v, "action"),
	    .audience = text(w, v, "audience"),
	    .due = day(w, v, "due"),
	    .due_text = text(w, v, "due_text"),
	    .due_inherited = yes(w, v, "due_inherited"),
	    .held = day(w, v, "held"),
	    .report_to = text(w, v, "report_to"),
	    .report_via = text(w, v, "report_via"),
	    .supervisor = text(w, v, "supervisor"),
	    .due_after_days = number(w, v, "due_after_days", 0, 3660, 0),
	    .due_working_days = yes(w, v, "due_working_days"),
	    .place = place(w, v),
	};
	o->line = o->place.line;
	o->last_line = number(w, v, "last_line", o->line, (int)w->out->line_count, o->line);
	o->content_count = texts(w, v, "content", &o->content, OBLIGATION_LIST);
	o->material_count = texts(w, v, "materials", &o->materials, OBLIGATION_LIST);
	read_modes(w, v, o);
	if (json_in_member(v, "plan_required"))
		o->plan = yes(w, v, "plan_required") ? PLAN_REQUIRED : PLAN_EXEMPT;
}

static void read_more(struct walk *w, const json_t *v, struct measure_found *m)
{
	size_t count;
	const json_t *more = list(w, v, "more", 16, &count);
	m->more = ARENA_ARRAY(w->in.arena, struct place, count + 1);
	for (size_t i = 0; i < count && !failed(w); i++)
		m->more[m->more_count++] = place(w, json_array_get(more, i));
}

static void read_measure(struct walk *w, const json_t *v, void *into)
{
	struct measure_found *m = into;
	*m = (struct measure_found){
	    .place = place(w, v),
	    .text = text(w, v, "text"),
	    .value = json_in_decimal(&w->in, json_in_member(v, "value"), "value"),
	    .unit = text(w, v, "unit"),
	    .cmp = (enum compare)one_of(w, v, "cmp", compare_codes, LENGTH(compare_codes)),
	    .estimate = yes(w, v, "estimate"),
	    .ratio = yes(w, v, "ratio"),
	    .role = (enum measure_role)one_of(w, v, "role", role_codes, LENGTH(role_codes)),
	    .subject = text(w, v, "subject"),
	    .year = number(w, v, "year", 1, YEAR_LAST, 0),
	    .of = number(w, v, "of", 0, VALUES_MOST, -1),
	};
	if (json_in_member(v, "direction"))
		m->direction = (enum direction)one_of(w, v, "direction", direction_codes, LENGTH(direction_codes));
	m->has_high = figure(w, v, "high", &m->high);
	m->has_total = !m->has_high && figure(w, v, "total", &m->total);
	read_more(w, v, m);
}

static void read_abbreviation(struct walk *w, const json_t *v, void *into)
{
	*(struct abbreviation_found *)into = (struct abbreviation_found){
	    .brief = text(w, v, "short"), .full = text(w, v, "long"), .line = line_number(w, v, "line")};
}

// What has no message of the catalogue is said as it is: its percent signs are no directives.
static const char *literal(struct arena *a, struct sv message)
{
	AUTO(buf_free) struct buf out = {0};
	for (size_t i = 0; i < message.n; i++) {
		buf_char(&out, message.p[i]);
		if (message.p[i] == '%')
			buf_char(&out, '%');
	}
	return arena_cstr(a, buf_view(&out));
}

// What a finding contradicts; line 0 where it says of nothing else.
static struct place other_place(struct walk *w, const json_t *v)
{
	struct place p = {.line = number(w, v, "other_line", 1, (int)w->out->line_count, 0)};
	int length = p.line && !failed(w) ? w->lengths[p.line - 1] : 0;
	p.end = number(w, v, "other_end", 0, length, length);
	p.start = number(w, v, "other_start", 0, p.end, 0);
	return p;
}

static void read_lint(struct walk *w, const json_t *v, void *into)
{
	struct lint_draft draft = {
	    .place = place(w, v),
	    .code = arena_cstr(w->in.arena, text(w, v, "code")),
	    .severity = (enum severity)one_of(w, v, "severity", severity_codes, LENGTH(severity_codes)),
	};
	struct sv msgid = text(w, v, "msgid"), *args;
	draft.message.failure = FAIL_CHECK;
	draft.message.msgid = msgid.n ? arena_cstr(w->in.arena, msgid) : literal(w->in.arena, text(w, v, "message"));
	size_t count = texts(w, v, "args", &args, ERROR_ARGS);
	for (size_t i = 0; i < count; i++)
		snprintf(draft.message.args[i], sizeof(draft.message.args[i]), SV_FMT, SV_ARG(args[i]));
	draft.has_figures = figure(w, v, "stated", &draft.stated) && figure(w, v, "computed", &draft.computed);
	draft.other = other_place(w, v);
	*(struct lint_found *)into = lint_keep(w->in.arena, &draft);
}

// Reads each item of an array by `read` into an array of things of `size` bytes.
static void *read_all(struct walk *w, const json_t *root, const char *name, size_t size, size_t *count,
                      void (*read)(struct walk *, const json_t *, void *))
{
	const json_t *v = list(w, root, name, VALUES_MOST, count);
	char *all = *count ? arena_array(w->in.arena, size, *count) : NULL;
	for (size_t i = 0; i < *count && !failed(w); i++) {
		const json_t *one = json_array_get(v, i);
		json_in_item(&w->in, name, i);
		if (json_is_object(one))
			read(w, one, all + i * size);
		else
			json_in_wrong(&w->in, "", "not an object");
	}
	w->in.item[0] = '\0';
	return all;
}

// What one item says of another.
static void check_between(struct walk *w)
{
	struct reading *r = w->out;
	for (size_t i = 1; i < r->document_count && !failed(w); i++) {
		json_in_item(&w->in, "documents", i);
		if (r->documents[i].first_line <= r->documents[i - 1].last_line)
			json_in_wrong(&w->in, "first_line", "inside the document before");
	}
	for (size_t i = 0; i < r->measure_count && !failed(w); i++) {
		int of = r->measures[i].of;
		json_in_item(&w->in, "measures", i);
		if (of >= 0 && ((size_t)of >= r->measure_count || (size_t)of == i))
			json_in_wrong(&w->in, "of", "no other measure");
	}
}

bool reading_from_json(struct sv json, struct arena *a, struct reading *out, struct error *error)
{
	struct walk w = {.in = {.arena = a, .error = error}, .out = out};
	*out = (struct reading){.arena = a};
	if (json.n > ANSWER_MOST)
		return json_in_wrong(&w.in, "all of it", "too long");
	AUTO(json_decrefp) json_t *root = json_in_parse(&w.in, json, VALUES_MOST);
	if (!root)
		return false;
	if (!json_is_object(root))
		return json_in_wrong(&w.in, "all of it", "not an object");
	if (!read_lines(&w, root))
		return false;
#define READ_ALL(name, items, count, read)                                                         \
	out->items = read_all(&w, root, name, sizeof(*out->items), &out->count, read)
	READ_ALL("documents", documents, document_count, read_document);
	READ_ALL("outline", headings, heading_count, read_heading);
	READ_ALL("citations", citations, citation_count, read_citation);
	READ_ALL("obligations", obligations, obligation_count, read_obligation);
	READ_ALL("measures", measures, measure_count, read_measure);
	READ_ALL("abbreviations", abbreviations, abbreviation_count, read_abbreviation);
	READ_ALL("lint", lint, lint_count, read_lint);
#undef READ_ALL
	check_between(&w);
	return !failed(&w);
}
