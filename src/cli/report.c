// A reading as a report for the terminal: documents, outline with counts, obligations by day, measures by section, findings.
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/report.h"
#include "text/text.h"

enum { NARROWEST = 60, WIDEST = 140, USUAL = 100 };

struct report {
	const struct reading *r;
	enum language language;
	bool color;
	int width;
	struct arena *arena;
	struct buf *out;
};

static const char *paint(const struct report *x, const char *code)
{
	return x->color ? code : "";
}

#define BOLD(x) paint((x), "\033[1m")
#define DIM(x) paint((x), "\033[2m")
#define RED(x) paint((x), "\033[31m")
#define GREEN(x) paint((x), "\033[32m")
#define PLAIN(x) paint((x), "\033[0m")

static struct sv cut(const struct report *x, struct sv s, int most)
{
	if ((int)utf8_count(s) <= most || most < 2)
		return s;
	size_t at = 0;
	for (int i = 0; i < most - 1; i++)
		utf8_at(s, at, &at);
	return arena_join(x->arena, sv_head(s, at), SV("…"));
}

static void title(const struct report *x, const char *msgid, size_t count)
{
	buf_printf(x->out, "\n%s%s%s  %s%zu%s\n", BOLD(x), msg(x->language, msgid), PLAIN(x), DIM(x), count, PLAIN(x));
}

static void documents(const struct report *x)
{
	for (size_t i = 0; i < x->r->document_count; i++) {
		const struct document_found *d = &x->r->documents[i];
		struct sv type = d->type.n ? d->type : sv_of(msg(x->language, N_("Text")));
		buf_printf(x->out, "%s" SV_FMT "%s", BOLD(x), SV_ARG(type), PLAIN(x));
		if (d->symbol.n)
			buf_printf(x->out, " " SV_FMT, SV_ARG(text_document_number(x->arena, d->number, d->symbol)));
		if (date_is_set(d->date))
			buf_printf(x->out, ", " SV_FMT, SV_ARG(text_date(x->arena, d->date)));
		if (d->issuer.n)
			buf_printf(x->out, "  %s" SV_FMT "%s", DIM(x), SV_ARG(d->issuer), PLAIN(x));
		buf_char(x->out, '\n');
		if (d->title.n)
			buf_printf(x->out, "  " SV_FMT "\n", SV_ARG(cut(x, d->title, x->width - 2)));
	}
}

static size_t measures_in(const struct reading *r, int from, int to)
{
	size_t n = 0;
	for (size_t i = 0; i < r->measure_count; i++)
		n += r->measures[i].place.line >= from && r->measures[i].place.line <= to;
	return n;
}

// A dotted line from the text to what stands at the right edge.
static void leader(const struct report *x, int used, const char *right)
{
	int gap = x->width - used - (int)utf8_count(sv_of(right)) - 2;
	buf_printf(x->out, " %s", DIM(x));
	for (int i = 0; i < gap; i++)
		buf_str(x->out, i % 2 == (used + 1) % 2 ? "·" : " ");
	buf_printf(x->out, " %s%s\n", right, PLAIN(x));
}

static void outline(const struct report *x)
{
	title(x, N_("Outline"), x->r->heading_count);
	for (size_t i = 0; i < x->r->heading_count; i++) {
		const struct heading_found *h = &x->r->headings[i];
		int indent = (h->level - 1) * 2;
		char count[24];
		size_t n = measures_in(x->r, h->line, h->last_line);
		struct sv text = arena_printf(x->arena, SV_FMT " " SV_FMT, SV_ARG(h->mark), SV_ARG(h->title));
		text = cut(x, text, x->width - 18 - indent);
		buf_printf(x->out, "%s%5d%s  %*s%s" SV_FMT "%s", DIM(x), h->line, PLAIN(x), indent, "", h->level == 1 ? BOLD(x) : "", SV_ARG(text), PLAIN(x));
		snprintf(count, sizeof(count), "%zu", n);
		if (n)
			leader(x, 7 + indent + (int)utf8_count(text), count);
		else
			buf_char(x->out, '\n');
	}
}

static struct date day_of(const struct obligation_found *o)
{
	return date_is_set(o->held) ? o->held : o->due;
}

static int by_due(const void *a, const void *b)
{
	const struct obligation_found *const *x = a, *const *y = b;
	struct date dx = day_of(*x), dy = day_of(*y);
	if (date_is_set(dx) != date_is_set(dy))
		return date_is_set(dx) ? -1 : 1;
	int order = date_cmp(dx, dy);
	return order ? order : (*x)->line - (*y)->line;
}

enum { TIMELINE = 15 }; // columns before what is owed

static void obligation(const struct report *x, const struct obligation_found *o)
{
	static const char *const kinds[] = {N_("duty"), N_("report"), N_("follow-up"), N_("aim")};
	int room = x->width - TIMELINE - 2;
	const char *kind = msg(x->language, kinds[o->kind]);
	struct sv actor = cut(x, o->actor.n ? o->actor : SV("–"), room - (int)utf8_count(sv_of(kind)) - 8);
	buf_printf(x->out, "%s" SV_FMT "%s  %s%s · %d%s\n", BOLD(x), SV_ARG(actor), PLAIN(x), DIM(x), kind, o->line, PLAIN(x));
	buf_printf(x->out, "%*s│ " SV_FMT "\n", TIMELINE - 2, "", SV_ARG(cut(x, o->action, room)));
	if (!o->report_to.n)
		return;
	struct sv to = o->report_via.n ? arena_printf(x->arena, msg(x->language, N_("→ %.*s, through %.*s")), SV_ARG(o->report_to), SV_ARG(o->report_via))
	                               : arena_printf(x->arena, "→ " SV_FMT, SV_ARG(o->report_to));
	buf_printf(x->out, "%*s│ %s" SV_FMT "%s\n", TIMELINE - 2, "", DIM(x), SV_ARG(cut(x, to, room)), PLAIN(x));
}

// Along the days: ✓ held, ● due, and what has no day at the end.
static void obligations(const struct report *x)
{
	size_t count = x->r->obligation_count;
	if (!count)
		return;
	title(x, N_("Who owes what"), count);
	const struct obligation_found **order = ARENA_ARRAY(x->arena, const struct obligation_found *, count);
	for (size_t i = 0; i < count; i++)
		order[i] = &x->r->obligations[i];
	qsort(order, count, sizeof(*order), by_due);
	for (size_t i = 0; i < count; i++) {
		const struct obligation_found *o = order[i];
		struct date day = day_of(o);
		bool again = i && date_cmp(day, day_of(order[i - 1])) == 0;
		struct sv said = again ? SV("") : date_is_set(day) ? text_date(x->arena, day) : sv_of(msg(x->language, N_("no day")));
		const char *sign = date_is_set(o->held) ? "✓" : date_is_set(day) ? "●" : "○";
		buf_printf(x->out, "%s%*s" SV_FMT "%s  %s%s%s ", BOLD(x), TIMELINE - 4 - (int)utf8_count(said), "", SV_ARG(said), PLAIN(x),
		           date_is_set(o->held) ? GREEN(x) : "", sign, PLAIN(x));
		obligation(x, o);
	}
}

// What a figure says of the one that it qualifies, beside it: "tăng 5%", "102,66% so kế hoạch".
static void relation(const struct report *x, const struct measure_found *m, struct buf *out)
{
	static const char *const roles[] = {N_("result"),         N_("target"),          N_("of the plan"), N_("over the plan"),
	                                    N_("change"), N_("targeted change"), N_("share")};
	const char *sign = m->direction == DIRECTION_UP ? "↑ " : m->direction == DIRECTION_DOWN ? "↓ " : "";
	buf_printf(out, "%s%s" SV_FMT " ", out->n ? " · " : "", sign, SV_ARG(m->text));
	if (m->role == ROLE_CHANGE || m->role == ROLE_TARGET_CHANGE ? m->direction == DIRECTION_NONE : true)
		buf_str(out, msg(x->language, roles[m->role]));
	else
		out->n--;
}

static void measure(const struct report *x, size_t i)
{
	static const char *const roles[] = {N_("result"),         N_("target"),          N_("of the plan"), N_("over the plan"),
	                                    N_("change"), N_("targeted change"), N_("share")};
	const struct measure_found *m = &x->r->measures[i];
	AUTO(buf_free) struct buf beside = {0};
	for (size_t k = i + 1; k < x->r->measure_count && x->r->measures[k].place.line <= m->place.line + 1; k++) {
		if (x->r->measures[k].of == (int)i)
			relation(x, &x->r->measures[k], &beside);
	}
	int room = x->width - 7 - 3;
	int subject_room = room * 45 / 100, figure_room = room * 20 / 100;
	struct sv subject = cut(x, m->subject.n ? m->subject : SV("–"), subject_room);
	struct sv figure = cut(x, arena_printf(x->arena, "%s" SV_FMT, m->direction == DIRECTION_UP ? "↑ " : m->direction == DIRECTION_DOWN ? "↓ " : "",
	                                       SV_ARG(m->text)), figure_room);
	char year[16] = "";
	if (m->year)
		snprintf(year, sizeof(year), " %d", m->year);
	struct sv rest = arena_printf(x->arena, "%s%s%s%s", msg(x->language, roles[m->role]), year, beside.n ? " · " : "", buf_cstr(&beside));
	int rest_room = x->width - 7 - subject_room - figure_room - 4;
	bool fits = (int)utf8_count(rest) <= rest_room;
	if (!fits)
		rest = arena_printf(x->arena, "%s%s", msg(x->language, roles[m->role]), year);
	buf_printf(x->out, "%s%5d%s  " SV_FMT "%*s  %s" SV_FMT "%s%*s  %s" SV_FMT "%s\n", DIM(x), m->place.line, PLAIN(x), SV_ARG(subject),
	           subject_room - (int)utf8_count(subject), "", BOLD(x), SV_ARG(figure), PLAIN(x), figure_room - (int)utf8_count(figure), "", DIM(x),
	           SV_ARG(rest), PLAIN(x));
	if (!fits && beside.n)
		buf_printf(x->out, "%*s  %s└ " SV_FMT "%s\n", 7 + subject_room, "", DIM(x),
		           SV_ARG(cut(x, arena_sv(x->arena, buf_view(&beside)), x->width - 11 - subject_room)), PLAIN(x));
}

// Under their headings; those that qualify another stand beside it.
static void measures(const struct report *x)
{
	if (!x->r->measure_count)
		return;
	title(x, N_("Measures"), x->r->measure_count);
	const struct heading_found *under = NULL;
	for (size_t i = 0; i < x->r->measure_count; i++) {
		const struct measure_found *m = &x->r->measures[i];
		const struct heading_found *h = reading_heading_at(x->r, m->place.line);
		if (h && h != under)
			buf_printf(x->out, "\n       %s" SV_FMT " " SV_FMT "%s\n", BOLD(x), SV_ARG(h->mark), SV_ARG(cut(x, h->title, x->width - 14)), PLAIN(x));
		under = h;
		bool beside = m->of >= 0 && m->place.line <= x->r->measures[m->of].place.line + 1 && x->r->measures[m->of].of < 0;
		if (!beside)
			measure(x, i);
	}
}

// The byte at which so many code points of the line have gone by.
static size_t byte_at(struct sv line, int code_points)
{
	size_t at = 0;
	while (at < line.n && code_points-- > 0)
		utf8_at(line, at, &at);
	return at;
}

// The line with the place marked; a long line is shown around it.
static void source(const struct report *x, struct place p)
{
	struct sv line = x->r->lines[p.line - 1].text;
	int room = x->width - 8, from = p.start > room - 20 ? p.start - 30 : 0;
	struct sv shown = cut(x, sv_from(line, byte_at(line, from)), room);
	buf_printf(x->out, "       " SV_FMT "\n       %*s%s", SV_ARG(shown), p.start - from, "", RED(x));
	for (int i = p.start; i < p.end && i - from < room; i++)
		buf_char(x->out, i == p.start ? '^' : '~');
	buf_printf(x->out, "%s\n", PLAIN(x));
}

static bool is_abbreviation(const struct lint_found *l)
{
	return strcmp(l->code, "abbreviation") == 0;
}

// Abbreviations in one paragraph, each with the line where it stands first: a long report has many.
static void abbreviations(const struct report *x)
{
	int used = 0;
	for (size_t i = 0; i < x->r->lint_count; i++) {
		const struct lint_found *l = &x->r->lint[i];
		if (!is_abbreviation(l))
			continue;
		if (!used)
			buf_printf(x->out, "       %s%s%s: %s [abbreviation]", BOLD(x), msg(x->language, N_("note")), PLAIN(x),
			           msg(x->language, N_("abbreviations used and nowhere written out")));
		struct sv line = x->r->lines[l->place.line - 1].text;
		struct sv short_form = sv_from(sv_head(line, byte_at(line, l->place.end)), byte_at(line, l->place.start));
		struct sv one = arena_printf(x->arena, SV_FMT " (%d)", SV_ARG(short_form), l->place.line);
		int width = (int)utf8_count(one) + 2;
		if (!used || used + width > x->width - 7) {
			buf_str(x->out, used ? ",\n       " : "\n       ");
			used = 0;
		} else {
			buf_str(x->out, ", ");
		}
		buf_sv(x->out, one);
		used += width;
	}
	if (used)
		buf_char(x->out, '\n');
}

// The gravest first; of one weight in the order of the text.
static void findings(const struct report *x)
{
	static const char *const severities[] = {N_("note"), N_("warning"), N_("error")};
	title(x, N_("Findings"), x->r->lint_count);
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--) {
		for (size_t i = 0; i < x->r->lint_count; i++) {
			const struct lint_found *l = &x->r->lint[i];
			if ((int)l->severity != severity || is_abbreviation(l))
				continue;
			AUTO(buf_free) struct buf message = {0};
			lint_text(l, x->language, &message);
			buf_printf(x->out, "%s%5d%s  %s%s%s: %s [%s]\n", DIM(x), l->place.line, PLAIN(x), severity == SEVERITY_ERROR ? RED(x) : BOLD(x),
			           msg(x->language, severities[severity]), PLAIN(x), buf_cstr(&message), l->code);
			source(x, l->place);
		}
	}
	abbreviations(x);
}

int report_width(void)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return USUAL;
	return size.ws_col < NARROWEST ? NARROWEST : size.ws_col > WIDEST ? WIDEST : size.ws_col;
}

void report_reading(const struct reading *r, struct sv file, enum language language, bool color, struct buf *out)
{
	AUTO(arena_free) struct arena arena = {0};
	struct report x = {r, language, color, report_width(), &arena, out};
	buf_printf(out, "%s" SV_FMT "%s\n", DIM(&x), SV_ARG(file), PLAIN(&x));
	documents(&x);
	outline(&x);
	obligations(&x);
	measures(&x);
	findings(&x);
}
