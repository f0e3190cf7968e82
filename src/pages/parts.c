// The components of a page, but for forms (fields.c).
#include "pages/parts.h"
#include "text/text.h"

// Views in a page's format.
#define V(s) (int)(s).n, (s).p ? (s).p : ""

static const char *const mark_names[] = {
#define MARK(name, about, drawing) #name,
#include "pages/marks.def"
#undef MARK
};

static const char *const tone_names[] = {
    [TONE_PLAIN] = "", [TONE_LATE] = " late", [TONE_SOON] = " soon", [TONE_OK] = " ok", [TONE_NONE] = " none"};

static bool english(const struct req *r)
{
	return r->language == LANGUAGE_EN;
}

// ---- the head of a page

// A name that is long is cut at a word: where one is must be seen at a glance. Its page has it whole.
static struct sv crumb_name(struct req *r, struct sv name)
{
	enum { MOST = 60 };
	size_t at = 0, word = 0;
	for (int n = 0; at < name.n && n < MOST; n++) {
		if (name.p[at] == ' ')
			word = at;
		utf8_at(name, at, &at);
	}
	return at < name.n && word ? arena_printf(r->arena, "%.*s…", (int)word, name.p) : name;
}

void part_crumbs(struct req *r, const struct crumb *crumbs, size_t count)
{
	page(&r->body, "<nav class=\"crumbs\" aria-label=\"%s\"><ol>", T(r, N_("Where you are")));
	for (size_t i = 0; i < count; i++) {
		struct sv name = crumb_name(r, crumbs[i].name);
		if (crumbs[i].path.n && name.n != crumbs[i].name.n)
			page(&r->body, "<li><a href=\"%.*s\" title=\"%.*s\">%.*s</a></li>", V(crumbs[i].path), V(crumbs[i].name), V(name));
		else if (crumbs[i].path.n)
			page(&r->body, "<li><a href=\"%.*s\">%.*s</a></li>", V(crumbs[i].path), V(name));
		else
			page(&r->body, "<li>%.*s</li>", V(crumbs[i].name));
	}
	page(&r->body, "</ol></nav>\n");
}

void part_title(struct req *r, struct sv heading, struct sv lead)
{
	page_text(&r->title, heading);
	page(&r->body, "<div class=\"title\"><div>\n<h1>%.*s</h1>\n", V(heading));
	if (lead.n)
		page(&r->body, "<p class=\"lead\">%.*s</p>\n", V(lead));
	page(&r->body, "</div>\n");
}

void part_title_end(struct req *r)
{
	page(&r->body, "</div>\n");
}

void part_section(struct req *r, const char *id, struct sv heading)
{
	if (id)
		page(&r->body, "<section class=\"sec\" aria-labelledby=\"h-%s\"><h2 id=\"h-%s\">%.*s</h2>\n", id, id, V(heading));
	else
		page(&r->body, "<section class=\"sec\"><h2>%.*s</h2>\n", V(heading));
}

void part_section_end(struct req *r)
{
	page(&r->body, "</section>\n");
}

void part_link(struct req *r, struct sv path, struct sv words, bool go)
{
	page(&r->body, "<a class=\"btn%s\" href=\"%.*s\">%.*s</a>", go ? " go" : "", V(path), V(words));
}

// ---- states, dates, figures

void part_mark(struct req *r, enum mark mark, enum tone tone)
{
	page(&r->body, "<svg class=\"mk%s\" aria-hidden=\"true\"><use href=\"#%s\"/></svg>", tone_names[tone], mark_names[mark]);
}

void part_state(struct req *r, enum mark mark, enum tone tone, struct sv words)
{
	page(&r->body, "<span class=\"state%s\">", tone_names[tone]);
	part_mark(r, mark, TONE_PLAIN);
	page(&r->body, "<span>%.*s</span></span>", V(words));
}

void part_tag(struct req *r, enum tone tone, struct sv words)
{
	page(&r->body, "<span class=\"tag%s\">", tone == TONE_PLAIN || tone == TONE_NONE ? " x" : tone_names[tone]);
	if (tone == TONE_LATE || tone == TONE_SOON)
		part_mark(r, tone == TONE_LATE ? MARK_late : MARK_soon, TONE_PLAIN);
	page(&r->body, "%.*s</span>", V(words));
}

void part_due(struct req *r, struct date due)
{
	enum { SOON = 7 };
	if (!date_is_set(due))
		return;
	int days = date_days(due) - date_days(part_today(r));
	if (days < -1)
		part_tag(r, TONE_LATE, req_say(r, N_("Overdue by %d days"), -days));
	else if (days == -1)
		part_tag(r, TONE_LATE, sv_of(T(r, N_("Overdue by 1 day"))));
	else if (days == 0)
		part_tag(r, TONE_SOON, sv_of(T(r, N_("Due today"))));
	else if (days == 1)
		part_tag(r, TONE_SOON, sv_of(T(r, N_("Due in 1 day"))));
	else
		part_tag(r, days <= SOON ? TONE_SOON : TONE_PLAIN, req_say(r, N_("Due in %d days"), days));
}

struct date part_today(const struct req *r)
{
	return instant_date(r->now, r->offset);
}

struct sv part_date(struct req *r, struct date d)
{
	return text_date(r->arena, d);
}

struct sv part_day_month(struct req *r, struct date d)
{
	return date_is_set(d) ? arena_printf(r->arena, "%02d/%02d", d.day, d.month) : SV("–");
}

struct sv part_weekday(struct req *r, struct date d)
{
	static const char *const names[] = {N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"),
	                                    N_("Friday"), N_("Saturday"), N_("Sunday")};
	return date_is_set(d) ? sv_of(T(r, names[date_weekday(d) - 1])) : SV("");
}

struct sv part_moment(struct req *r, instant t)
{
	int minute = instant_minute(t, r->offset);
	struct sv day = part_date(r, instant_date(t, r->offset));
	return req_say(r, N_("%02d:%02d on %.*s"), minute / 60, minute % 60, V(day));
}

struct sv part_int(struct req *r, int64_t n)
{
	return text_int(r->arena, n, english(r));
}

struct sv part_decimal(struct req *r, struct decimal d)
{
	return text_number(r->arena, d, english(r));
}

struct sv part_percent(struct req *r, int64_t n, int64_t of)
{
	return text_percent(r->arena, n, of, english(r));
}

void part_frac(struct req *r, int64_t n, int64_t of)
{
	struct sv above = part_int(r, n), below = part_int(r, of);
	page(&r->body, "<span class=\"frac\"><b>%.*s</b><i>/%.*s</i></span>", V(above), V(below));
}

// ---- bars

void part_bar(struct req *r, struct bar b, struct sv words)
{
	page(&r->body,
	     "<svg class=\"bar\" viewBox=\"0 0 %lld 14\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%.*s\">",
	     (long long)(b.of > 0 ? b.of : 1), V(words));
	if (b.done)
		page(&r->body, "<rect class=\"done\" width=\"%lld\" y=\"3\" height=\"8\"/>", (long long)b.done);
	if (b.over)
		page(&r->body, "<rect class=\"over\" x=\"%lld\" width=\"%lld\" height=\"14\"/>", (long long)b.done, (long long)b.over);
	if (b.wait)
		page(&r->body, "<rect class=\"wait\" x=\"%lld\" width=\"%lld\" y=\"6\" height=\"2\"/>",
		     (long long)(b.done + b.over), (long long)b.wait);
	page(&r->body, "</svg>");
}

void part_bar_key(struct req *r, struct sv done, struct sv over, struct sv wait)
{
	page(&r->body, "<ul class=\"key\">");
	page(&r->body, "<li><svg viewBox=\"0 0 24 14\" aria-hidden=\"true\" class=\"bar\"><rect class=\"done\" width=\"24\" y=\"3\" "
	               "height=\"8\"/></svg>%.*s</li>", V(done));
	page(&r->body, "<li><svg viewBox=\"0 0 24 14\" aria-hidden=\"true\" class=\"bar\"><rect class=\"over\" width=\"24\" "
	               "height=\"14\"/></svg>%.*s</li>", V(over));
	page(&r->body, "<li><svg viewBox=\"0 0 24 14\" aria-hidden=\"true\" class=\"bar\"><rect class=\"wait\" width=\"24\" y=\"6\" "
	               "height=\"2\"/></svg>%.*s</li></ul>\n", V(wait));
}

// ---- notices

void part_note(struct req *r, enum tone tone, struct sv words)
{
	static const enum mark marks[] = {[TONE_LATE] = MARK_late, [TONE_SOON] = MARK_soon, [TONE_OK] = MARK_done};
	page(&r->body, "<div class=\"note%s\"><p>", tone_names[tone]);
	if (tone == TONE_PLAIN || tone == TONE_NONE)
		page_text(&r->body, words);
	else
		part_state(r, marks[tone], tone == TONE_OK ? TONE_PLAIN : tone, words);
	page(&r->body, "</p></div>\n");
}

void part_empty(struct req *r, struct sv head, struct sv words)
{
	page(&r->body,
	     "<div class=\"empty\"><svg viewBox=\"0 0 36 36\" fill=\"none\" stroke=\"currentColor\" aria-hidden=\"true\"><circle "
	     "cx=\"18\" cy=\"18\" r=\"3\"/><circle cx=\"18\" cy=\"18\" r=\"16.5\" stroke-dasharray=\"2 3\"/></svg><p "
	     "class=\"b\">%.*s</p>",
	     V(head));
	if (words.n)
		page(&r->body, "<p>%.*s</p>", V(words));
	page(&r->body, "</div>\n");
}

void part_check(struct req *r, bool good, struct sv sum, struct sv words)
{
	page(&r->body, "<div class=\"check%s\">", good ? "" : " bad");
	part_mark(r, good ? MARK_done : MARK_neq, TONE_PLAIN);
	page(&r->body, "<p><output>%.*s</output>%.*s</p></div>\n", V(sum), V(words));
}

void part_dialog(struct req *r, struct sv heading, struct sv consequence)
{
	page_text(&r->title, heading);
	page(&r->body, "<section class=\"dialog\" aria-labelledby=\"dialog\"><h1 id=\"dialog\">%.*s</h1>", V(heading));
	if (consequence.n)
		page(&r->body, "<p class=\"field\">%.*s</p>\n", V(consequence));
}

void part_dialog_end(struct req *r)
{
	page(&r->body, "</section>\n");
}

// ---- moving about

void part_steps(struct req *r, const struct step *steps, size_t count)
{
	page(&r->body, "<ol class=\"steps\">");
	for (size_t i = 0; i < count; i++) {
		page(&r->body, "<li");
		if (steps[i].wait)
			page(&r->body, " class=\"wait\"");
		if (steps[i].current)
			page(&r->body, " aria-current=\"step\"");
		page(&r->body, ">");
		// rings say what is reached: what is not yet has none, so that colour is not all that tells them apart
		part_mark(r, steps[i].wait && steps[i].mark != MARK_back ? MARK_nodata : steps[i].mark, TONE_PLAIN);
		page(&r->body, "<b>%.*s</b>", V(steps[i].name));
		if (steps[i].when.n)
			page(&r->body, "<br><span class=\"num small%s\">%.*s</span>", steps[i].wait ? " dim" : "", V(steps[i].when));
		page(&r->body, "</li>");
	}
	page(&r->body, "</ol>\n");
}

void part_tabs(struct req *r, struct sv label, const struct tab *tabs, size_t count)
{
	page(&r->body, "<nav class=\"tabs\" aria-label=\"%.*s\">", V(label));
	for (size_t i = 0; i < count; i++) {
		page(&r->body, "<a href=\"%.*s\"", V(tabs[i].path));
		if (tabs[i].current)
			page(&r->body, " aria-current=\"page\"");
		page(&r->body, ">%.*s</a>", V(tabs[i].name));
	}
	page(&r->body, "</nav>\n");
}

static void page_link(struct req *r, struct sv path, int64_t number, struct sv words, bool current)
{
	char join = sv_find(path, SV("?")) == SIZE_MAX ? '?' : '&';
	struct sv to = arena_printf(r->arena, SV_FMT "%cpage=%lld", SV_ARG(path), join, (long long)number);
	if (current)
		page(&r->body, "<li><a href=\"%.*s\" aria-current=\"page\">%.*s</a></li>", V(to), V(words));
	else
		page(&r->body, "<li><a href=\"%.*s\">%.*s</a></li>", V(to), V(words));
}

void part_pager(struct req *r, struct sv path, int64_t number, int64_t per_page, int64_t total)
{
	int64_t pages = (total + per_page - 1) / per_page;
	if (pages <= 1)
		return;
	number = number < 1 ? 1 : number > pages ? pages : number;
	int64_t first = (number - 1) * per_page + 1, last = number * per_page < total ? number * per_page : total;
	struct sv a = part_int(r, first), b = part_int(r, last), c = part_int(r, total);
	struct sv words = req_say(r, N_("Rows %.*s–%.*s of %.*s"), V(a), V(b), V(c));
	page(&r->body, "<nav class=\"pager\" aria-label=\"%s\"><span>%.*s</span><ul>", T(r, N_("Pages")), V(words));
	if (number > 1)
		page_link(r, path, number - 1, sv_of(T(r, N_("Previous"))), false);
	// The first, the last, and two on each side of where one is.
	for (int64_t i = 1; i <= pages; i++) {
		if (i == 1 || i == pages || (i >= number - 2 && i <= number + 2))
			page_link(r, path, i, part_int(r, i), i == number);
	}
	if (number < pages)
		page_link(r, path, number + 1, sv_of(T(r, N_("Next"))), false);
	page(&r->body, "</ul></nav>\n");
}

// ---- tables

void part_row_filter(struct req *r, const char *id, size_t rows)
{
	enum { LONG = 15 };
	if (rows > LONG)
		page(&r->body, "<div class=\"filter\" role=\"search\" hidden><div><label for=\"%s-q\">%s</label><input id=\"%s-q\" type=\"search\" size=\"24\" data-filter=\"%s\" autocomplete=\"off\"></div></div>\n", id, T(r, N_("Name holds")), id, id);
}

void part_table(struct req *r, struct sv caption, const char *columns, unsigned flags)
{
	page(&r->body, "<table class=\"%s%s%s\">", flags & TABLE_ROWS ? "rows" : "", flags & TABLE_STICK ? " stick" : "",
	     flags & TABLE_TREE ? " tree" : "");
	if (caption.n)
		page(&r->body, "<caption>%.*s</caption>", V(caption));
	page(&r->body, "<thead><tr>");
	struct sv rest = sv_of(columns), column;
	while (sv_cut(&rest, '|', &column)) {
		bool figures = sv_starts(column, SV("#")), hidden = sv_starts(column, SV("-"));
		struct sv id = figures || hidden ? sv_from(column, 1) : column;
		const char *name = T(r, arena_cstr(r->arena, id));
		if (hidden)
			page(&r->body, "<th scope=\"col\"><span class=\"vh\">%s</span></th>", name);
		else if (figures)
			page(&r->body, "<th scope=\"col\" class=\"n\">%s</th>", name);
		else
			page(&r->body, "<th scope=\"col\">%s</th>", name);
	}
	page(&r->body, "</tr></thead>\n<tbody>\n");
}

void part_table_end(struct req *r)
{
	page(&r->body, "</tbody></table>\n");
}

void part_cell(struct req *r, const char *label, struct sv value)
{
	if (value.n)
		page(&r->body, "<td data-l=\"%s\">%.*s</td>", label, V(value));
	else
		page(&r->body, "<td class=\"faint nil\">–</td>");
}

void part_figure(struct req *r, const char *label, struct sv value)
{
	if (value.n)
		page(&r->body, "<td data-l=\"%s\" class=\"n\">%.*s</td>", label, V(value));
	else
		page(&r->body, "<td class=\"n faint nil\">–</td>");
}
