// The sessions of one unit: what was held, and the form that records one: when, by which cells, with heads by category.
#include "org/term.h"
#include "pages/rollout/own.h"
#include "pages/routes.h"

// ---- what was held

static void in_progress(struct own *x)
{
	struct req *r = x->r;
	struct cells all = obligation_cells(&x->t, &x->o);
	struct sv names = {"", 0};
	if (!all.held || all.held == all.count)
		return;
	for (size_t i = 0; i < all.count; i++) {
		struct sv name = all.items[i].name;
		if (!all.items[i].held)
			names = names.n ? arena_printf(r->arena, SV_FMT ", " SV_FMT, SV_ARG(names), SV_ARG(name)) : name;
	}
	struct sv kind = rollout_cells(r, &all), words = req_say(r, N_("%zu of %zu (%.*s) have held it; not yet: %.*s."), all.held, all.count, V(kind), V(names));
	page(&r->body, "<p>%.*s</p>\n", V(words));
}

static void row(struct own *x, const struct session *s, const struct attendance *a, const struct terms *categories)
{
	struct req *r = x->r;
	struct sv day = part_date(r, s->held_on);
	const struct term *category = a ? term_by_id(categories, a->category) : NULL;
	page(&r->body, "<tr><th scope=\"row\" class=\"num\">%.*s</th><td data-l=\"%s\">%.*s", V(day), T(r, N_("Way")), V(s->mode));
	if (s->cell_names.n)
		page(&r->body, "<br><span class=\"small dim\">%.*s</span>", V(s->cell_names));
	page(&r->body, "</td>");
	part_cell(r, T(r, N_("Of whom")), category ? term_name(category, r->language) : (struct sv){0});
	part_figure(r, T(r, N_("Must attend")), a ? part_int(r, attendance_must(a)) : (struct sv){0});
	part_figure(r, T(r, N_("Reached")), a ? part_int(r, attendance_reached(a)) : (struct sv){0});
	part_figure(r, T(r, N_("Rate")), a ? part_percent(r, attendance_reached(a), attendance_must(a)) : (struct sv){0});
	page(&r->body, "</tr>\n");
}

void own_sessions(struct own *x)
{
	struct req *r = x->r;
	size_t count;
	struct session *all = session_of(&x->t, x->o.id, &count);
	struct terms categories = term_all(&x->t, TERM_CATEGORIES);
	in_progress(x);
	if (!count) {
		page(&r->body, "<p class=\"dim\">%s</p>\n", T(r, N_("None yet. What was held is recorded here.")));
		return;
	}
	part_table(r, (struct sv){0}, N_("Day") "|" N_("Way") "|" N_("Of whom") "|#" N_("Must attend") "|#" N_("Reached") "|#" N_("Rate"), TABLE_ROWS);
	for (size_t i = 0; i < count; i++) {
		if (!all[i].attendance_count)
			row(x, &all[i], NULL, &categories);
		for (size_t k = 0; k < all[i].attendance_count; k++)
			row(x, &all[i], &all[i].attendance[k], &categories);
	}
	part_table_end(r);
}

// ---- recording one

// The numbers of one category. Those of the requirement's own category stand under these names, those of a further one under
// "h.CATEGORY.NAME".
static const struct head {
	const char *sign, *name, *label;
	size_t at; // in struct attendance
} heads[] = {
#define HEAD(sign, field, label) {sign, #field, label, offsetof(struct attendance, field)}
	HEAD("", members, N_("Members in all")),
	HEAD("−", exempt, N_("Exempt from meetings")),
	HEAD("−", away, N_("Temporarily away")),
	HEAD("+", here, N_("Temporarily here")),
	HEAD("", attended, N_("Attended")),
	HEAD("+", elsewhere, N_("Studied elsewhere")),
	HEAD("+", absent_with, N_("Absent with reason")),
	HEAD("+", absent_without, N_("Absent without reason")),
	HEAD("", made_up, N_("Of the absent: made up")),
	HEAD("", guests, N_("Guests")),
#undef HEAD
};
enum { OF_THESE = 4, BESIDE = 8 }; // where the second and the third list begin

#define HEADS(key, words) {.name = key, .type = PARAM_INT, .label = words}
const struct param session_params[] = {{.name = "held", .type = PARAM_DATE, .required = true, .label = N_("Day of the session")},
                                       {.name = "mode", .type = PARAM_TEXT, .label = N_("Way")},
                                       {.name = "place", .type = PARAM_TEXT, .label = N_("Place")},
                                       {.name = "presenter", .type = PARAM_TEXT, .label = N_("Presenter")},
                                       {.name = "secretary", .type = PARAM_TICK},
                                       {.name = "cell", .type = PARAM_EACH},
                                       HEADS("members", N_("Members in all")),
                                       HEADS("exempt", N_("Exempt from meetings")),
                                       HEADS("away", N_("Temporarily away")),
                                       HEADS("here", N_("Temporarily here")),
                                       HEADS("attended", N_("Attended")),
                                       HEADS("elsewhere", N_("Studied elsewhere")),
                                       HEADS("absent_with", N_("Absent with reason")),
                                       HEADS("absent_without", N_("Absent without reason")),
                                       HEADS("made_up", N_("Of the absent: made up")),
                                       HEADS("guests", N_("Guests")),
                                       {.name = "h.", .type = PARAM_PREFIX, .most = 12},
                                       {0}};

static void head_line(struct req *r, const char *sign, const char *name, const char *label, int64_t value)
{
	struct sv fault = req_fault(r, name), text = req_field(r, name, value >= 0 ? arena_printf(r->arena, "%lld", (long long)value) : SV(""));
	page(&r->body, "<li><span class=\"op\">%s</span><div><label for=\"f-%s\">%s</label>", sign, name, label);
	if (fault.n) {
		page(&r->body, "<p class=\"err\" id=\"e-%s\">", name);
		part_mark(r, MARK_late, TONE_PLAIN);
		page(&r->body, "<span>%.*s</span></p>", V(fault));
	}
	page(&r->body, "</div><input id=\"f-%s\" name=\"%s\" class=\"n\" inputmode=\"numeric\" autocomplete=\"off\" value=\"%.*s\"", name, name, V(text));
	if (fault.n)
		page(&r->body, " aria-invalid=\"true\" aria-describedby=\"e-%s\"", name);
	page(&r->body, "></li>\n");
}

static const char *head_name(struct req *r, const struct head *h, int64_t also)
{
	return also ? arena_printf(r->arena, "h.%lld.%s", (long long)also, h->name).p : h->name;
}

// `also`: a further category, whose fields may all stay empty; 0: the requirement's own. members: on record; -1: not known.
static void category(struct own *x, int64_t also, struct sv name, int64_t members)
{
	struct req *r = x->r;
	part_section(r, NULL, req_say(r, N_("Who must attend: %.*s"), V(name)));
	if (also)
		page(&r->body, "<p class=\"hint\">%s</p>\n", T(r, N_("Where nobody of these took part, leave it empty.")));
	page(&r->body, "<ul class=\"sum\">");
	for (size_t i = 0; i < LENGTH(heads); i++) {
		if (i == OF_THESE) {
			page(&r->body, "</ul>\n");
			part_section_end(r);
			part_section(r, NULL, also ? req_say(r, N_("Of these: %.*s"), V(name)) : sv_of(T(r, N_("Of these"))));
			page(&r->body, "<ul class=\"sum\">");
		}
		if (i == BESIDE)
			page(&r->body, "</ul>\n<ul class=\"sum\">");
		int64_t known = i == 0 ? members : i == OF_THESE || also ? -1 : 0;
		head_line(r, heads[i].sign, head_name(r, &heads[i], also), T(r, heads[i].label), known);
	}
	page(&r->body, "</ul>\n");
	part_section_end(r);
}

static void which_cells(struct own *x, const struct cells *all)
{
	struct req *r = x->r;
	const int64_t *ticked = NULL;
	size_t count = r->refused ? req_ids(r, "cell", &ticked) : 0;
	part_section(r, NULL, sv_of(T(r, N_("Who of the unit held it"))));
	page(&r->body, "<p class=\"hint\">%s</p>\n", T(r, N_("Tick none where the unit held it as a whole.")));
	for (size_t i = 0; i < all->count; i++) {
		const struct cell *c = &all->items[i];
		bool on = false;
		for (size_t k = 0; k < count; k++)
			on = on || ticked[k] == c->unit;
		page(&r->body, "<label class=\"pick\"><input type=\"checkbox\" name=\"cell\" value=\"%lld\"%s> %.*s", (long long)c->unit, on ? " checked" : "", V(c->name));
		if (c->held)
			page(&r->body, " <span class=\"dim\">(%s)</span>", T(r, N_("has held it")));
		page(&r->body, "</label>\n");
	}
	part_section_end(r);
}

void page_session(struct req *r)
{
	struct own x;
	if (!own_load(r, &x))
		return;
	struct cells cells = obligation_cells(&x.t, &x.o);
	struct terms categories = term_all(&x.t, TERM_CATEGORIES);
	const struct term *own = term_by_id(&categories, x.q.category);
	struct local_plan plan;
	// Where each cell holds it by itself, the unit's members are not those of the session.
	bool whole = !cells.count || !obligation_plan_get(&x.t, x.o.id, &plan) || !sv_is(plan.mode, "by-cell");
	own_crumbs(&x, sv_of(T(r, N_("Record a session"))));
	part_title(r, sv_of(T(r, N_("Record a session"))), x.q.title);
	part_title_end(r);
	page(&r->body, "<div class=\"two near\"><div>");
	part_form(r, (struct sv){0}, false);
	part_section(r, NULL, sv_of(T(r, N_("The session"))));
	part_field(r, &(struct field){.name = "held", .kind = FIELD_DATE, .size = 11, .label = sv_of(T(r, N_("Day of the session"))), .value = part_date(r, part_today(r))});
	struct sv ways[] = {sv_of(T(r, N_("At the monthly meeting"))), sv_of(T(r, N_("A conference of its own"))), sv_of(T(r, N_("Online"))), sv_of(T(r, N_("At the superior's conference")))};
	struct choice choices[LENGTH(ways)];
	for (size_t i = 0; i < LENGTH(ways); i++)
		choices[i] = (struct choice){ways[i], ways[i]};
	part_radios(r, &(struct field){.name = "mode", .label = sv_of(T(r, N_("Way"))), .value = ways[0]}, choices, LENGTH(choices));
	part_field(r, &(struct field){.name = "place", .label = sv_of(T(r, N_("Place"))), .optional = true});
	part_field(r, &(struct field){.name = "presenter", .label = sv_of(T(r, N_("Presenter"))), .optional = true});
	part_tick(r, "secretary", sv_of(T(r, N_("The secretary presented in person"))), true);
	part_section_end(r);
	if (cells.count)
		which_cells(&x, &cells);
	if (own)
		category(&x, 0, term_name(own, r->language), whole ? unit_members_at(&x.t, x.o.unit, own->id, part_today(r)) : -1);
	for (size_t i = 0; i < x.q.also_count; i++) {
		const struct term *more = term_by_id(&categories, x.q.also[i].category);
		if (more)
			category(&x, more->id, term_name(more, r->language), whole ? unit_members_at(&x.t, x.o.unit, more->id, part_today(r)) : -1);
	}
	part_submit(r, sv_of(T(r, N_("Save the session"))), x.path, sv_of(T(r, N_("Do not save"))));
	part_form_end(r);
	page(&r->body, "</div>\n");
	own_side(&x);
	page(&r->body, "</div>\n");
}

static int64_t *number_of(struct attendance *a, const struct head *h)
{
	return (int64_t *)(void *)((char *)a + h->at);
}

// False where a number is none. *some: whether anything but the members on record was written.
static bool read_further(struct tx *t, struct req *r, int64_t also, struct attendance *a, bool *some)
{
	*a = (struct attendance){.category = also};
	*some = false;
	for (size_t i = 0; i < LENGTH(heads); i++) {
		const char *name = head_name(r, &heads[i], also);
		struct sv text = sv_trim(req_text(r, name));
		if (text.n && (!sv_int64(text, number_of(a, &heads[i])) || *number_of(a, &heads[i]) < 0)) {
			req_blame(r, name, sv_of(T(r, N_("A whole number, please."))));
			return tx_refuse(t, FAIL_INPUT, N_("A number of heads is at least 0."));
		}
		*some = *some || (i > 0 && text.n);
	}
	return true;
}

static bool read_heads(struct tx *t, struct req *r, const struct requirement *q, struct session *s)
{
	struct attendance *all = ARENA_ARRAY(r->arena, struct attendance, q->also_count + 1);
	s->attendance = all;
	if (q->category) {
		all[0] = (struct attendance){.category = q->category};
		for (size_t i = 0; i < LENGTH(heads); i++)
			*number_of(&all[0], &heads[i]) = req_int(r, heads[i].name);
		s->attendance_count = 1;
	}
	for (size_t i = 0; i < q->also_count; i++) {
		struct attendance *a = &all[s->attendance_count];
		bool some;
		if (!read_further(t, r, q->also[i].category, a, &some))
			return false;
		if (!some)
			continue;
		s->attendance_count++;
		if (!attendance_check(a, t->error)) {
			AUTO(buf_free) struct buf words = {0};
			error_text(t->error, r->language, &words);
			req_blame(r, head_name(r, &heads[OF_THESE], a->category), buf_view(&words));
			return false;
		}
	}
	return true;
}

bool change_session(struct tx *t, struct req *r)
{
	int64_t id = req_part(r, "obligation");
	struct obligation o;
	struct requirement q;
	if (!obligation_get(t, id, &o) || !requirement_get(t, o.requirement, &q))
		return false;
	struct session s = {.unit = o.unit, .held_on = req_date(r, "held"), .mode = req_text(r, "mode"), .place = req_text(r, "place"),
	                    .presenter = req_text(r, "presenter"), .secretary = req_tick(r, "secretary")};
	s.cell_count = req_ids(r, "cell", &s.cells);
	if (!read_heads(t, r, &q, &s) || !session_record(t, &s, &id, 1))
		return false;
	req_redirect(r, arena_printf(r->arena, "/obligations/%lld", (long long)id));
	return true;
}
