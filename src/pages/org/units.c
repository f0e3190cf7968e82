// Units: the tree branch by branch, one unit, and the import from CSV, which is shown before it is done.
#include "org/import.h"
#include "org/term.h"
#include "org/unit.h"
#include "pages/parts.h"
#include "pages/routes.h"
#include "pages/who.h"
#include "rollout/campaign.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

static void members(struct req *r, struct tx *t, int64_t unit)
{
	struct terms categories = term_all(t, TERM_CATEGORIES);
	size_t shown = 0;
	for (size_t i = 0; i < categories.count; i++) {
		int64_t n = unit_members_at(t, unit, categories.items[i].id, part_today(r));
		if (n < 0)
			continue;
		struct sv name = term_name(&categories.items[i], r->language), figure = part_int(r, n);
		if (!shown++)
			page(&r->body, "<dl class=\"facts\">");
		page(&r->body, "<dt>%.*s</dt><dd class=\"num\">%.*s</dd>", V(name), V(figure));
	}
	if (shown)
		page(&r->body, "</dl>\n");
	else
		page(&r->body, "<p class=\"dim\">%s</p>\n", T(r, N_("No head counts are known.")));
}

static void draw(struct req *r, int64_t id)
{
	struct tx t = req_tx(r);
	const struct grant *g = who_grant(r);
	struct unit u;
	r->nav = "units";
	if (!g || !unit_by_id(&t, id, &u)) {
		error_clear(&r->error);
		req_fail(r, FAIL_NOT_FOUND, N_("There is no such unit."));
		return;
	}
	struct units path = unit_path(&t, g->line, id), below = unit_children(&t, g->line, id);
	struct crumb crumbs[12];
	size_t n = 0;
	for (size_t i = 0; i < path.count && n < LENGTH(crumbs); i++)
		crumbs[n++] = (struct crumb){path.items[i].name, path.items[i].id != id && who_may(r, OPERATION_unit_view, path.items[i].id) ? arena_printf(r->arena, "/units/%lld", (long long)path.items[i].id) : (struct sv){0}};
	part_crumbs(r, crumbs, n);
	struct sv count = part_int(r, unit_count_below(&t, g->line, id) - 1);
	part_title(r, u.name, req_say(r, N_("%.*s; %.*s units below"), V(u.kind_name), V(count)));
	if (who_may(r, OPERATION_unit_edit, id)) {
		page(&r->body, "<p class=\"acts\">");
		part_link(r, SV("/units/import"), sv_of(T(r, N_("Import from CSV"))), false);
		page(&r->body, "</p>");
	}
	part_title_end(r);
	page(&r->body, "<div class=\"two\"><div>\n");
	part_section(r, NULL, sv_of(T(r, N_("Units right below"))));
	part_row_filter(r, "below", below.count);
	page(&r->body, "<div id=\"below\">");
	if (below.count)
		part_table(r, (struct sv){0}, N_("Unit") "|" N_("Kind of unit") "|#" N_("Units below"), TABLE_ROWS);
	for (size_t i = 0; i < below.count; i++) {
		const struct unit *c = &below.items[i];
		page(&r->body, "<tr><th scope=\"row\"><a href=\"/units/%lld\">%.*s</a></th>", (long long)c->id, V(c->name));
		part_cell(r, T(r, N_("Kind of unit")), c->kind_name);
		int64_t under = unit_count_below(&t, g->line, c->id) - 1;
		part_figure(r, T(r, N_("Units below")), under > 0 ? part_int(r, under) : (struct sv){0});
		page(&r->body, "</tr>\n");
	}
	if (below.count)
		part_table_end(r);
	else
		page(&r->body, "<p class=\"dim\">%s</p>\n", T(r, N_("None.")));
	page(&r->body, "</div>\n");
	part_section_end(r);
	page(&r->body, "</div><div>\n");
	part_section(r, NULL, sv_of(T(r, N_("Members"))));
	members(r, &t, id);
	part_section_end(r);
	size_t owed;
	struct campaign *all = campaign_for_unit(&t, id, &owed);
	part_section(r, NULL, sv_of(T(r, N_("Campaigns"))));
	page(&r->body, "<ul class=\"news small\">");
	for (size_t i = 0; i < owed; i++)
		page(&r->body, "<li><a href=\"/campaigns/%lld/units/%lld\">%.*s</a></li>", (long long)all[i].id, (long long)id, V(all[i].title));
	page(&r->body, "</ul>\n");
	part_section_end(r);
	page(&r->body, "</div></div>\n");
}

void page_units(struct req *r)
{
	const struct grant *g = who_grant(r);
	draw(r, g ? g->acting : 0);
}

void page_unit(struct req *r)
{
	draw(r, req_part(r, "unit"));
}

// ---- import

enum { ROWS_SHOWN = 200, TEXT_MOST = 8 << 20 };

const struct param import_params[] = {{.name = "subject", .type = PARAM_CHOICE, .choices = "units|kinds|lines|categories|groups", .required = true, .label = N_("What the file holds")},
                                      {.name = "file", .type = PARAM_FILE, .label = N_("File")},
                                      {.name = "text", .type = PARAM_LINES, .most = TEXT_MOST},
                                      {.name = "go", .type = PARAM_CHOICE, .choices = "preview|import|skip"},
                                      {0}};

struct shown {
	struct import done;
	struct sv text;
};

static void outcomes(struct req *r, const struct shown *s)
{
	static const char *const words[] = {N_("added"), N_("changed"), N_("unchanged"), N_("refused")};
	static const enum tone tones[] = {TONE_OK, TONE_SOON, TONE_PLAIN, TONE_LATE};
	struct sv n[IMPORT_OUTCOMES];
	for (int i = 0; i < IMPORT_OUTCOMES; i++)
		n[i] = part_int(r, (int64_t)s->done.outcomes[i]);
	struct sv sum = req_say(r, N_("%.*s added, %.*s changed, %.*s unchanged, %.*s refused. Nothing is written yet."), V(n[0]), V(n[1]), V(n[2]), V(n[3]));
	part_note(r, s->done.outcomes[IMPORT_REFUSED] ? TONE_LATE : TONE_OK, sum);
	page(&r->body, "<p class=\"acts\">");
	if (!s->done.outcomes[IMPORT_REFUSED])
		page(&r->body, "<button class=\"btn go\" name=\"go\" value=\"import\">%s</button>", T(r, N_("Write it")));
	else
		page(&r->body, "<button class=\"btn stop\" name=\"go\" value=\"skip\">%s</button>", T(r, N_("Write it without the refused lines")));
	page(&r->body, "</p>\n");
	part_table(r, (struct sv){0}, N_("Line") "|" N_("Code") "|" N_("Name") "|" N_("What becomes of it"), TABLE_ROWS);
	size_t drawn = 0;
	// What is refused first: it is what one has to look at.
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < s->done.count && drawn < ROWS_SHOWN; i++) {
			const struct import_row *row = &s->done.rows[i];
			if ((row->outcome == IMPORT_REFUSED) != (pass == 0) || row->outcome == IMPORT_UNCHANGED)
				continue;
			page(&r->body, "<tr><th scope=\"row\" class=\"num\">%d</th>", row->line);
			part_cell(r, T(r, N_("Code")), row->code);
			part_cell(r, T(r, N_("Name")), row->name);
			page(&r->body, "<td>");
			part_tag(r, tones[row->outcome], sv_of(T(r, words[row->outcome])));
			page(&r->body, " %.*s</td></tr>\n", V(row->what));
			drawn++;
		}
	}
	part_table_end(r);
}

void page_import(struct req *r)
{
	const struct shown *s = r->app;
	r->nav = "units";
	struct crumb crumbs[] = {{sv_of(T(r, N_("Units"))), SV("/units")}, {sv_of(T(r, N_("Import from CSV"))), {0}}};
	part_crumbs(r, crumbs, LENGTH(crumbs));
	part_title(r, sv_of(T(r, N_("Import from CSV"))), sv_of(T(r, N_("First what each line would do is shown; nothing is written before you say so. Lines and kinds come before units."))));
	part_title_end(r);
	struct sv subject = s ? req_text(r, "subject") : SV("units");
	if (s)
		r->refused = false; // what is shown is no refusal
	part_form(r, (struct sv){0}, true);
	struct choice subjects[] = {{SV("units"), sv_of(T(r, N_("Units")))},       {SV("kinds"), sv_of(T(r, N_("Kinds of units")))},   {SV("lines"), sv_of(T(r, N_("Lines of subordination")))},
	                            {SV("categories"), sv_of(T(r, N_("Categories of members")))}, {SV("groups"), sv_of(T(r, N_("Groups of units")))}};
	part_select(r, &(struct field){.name = "subject", .label = sv_of(T(r, N_("What the file holds"))), .value = subject}, subjects, LENGTH(subjects));
	part_field(r, &(struct field){.name = "file", .kind = FIELD_FILE, .label = sv_of(T(r, N_("File"))), .accept = ".csv,text/csv", .optional = s != NULL});
	if (s)
		part_hidden(r, "text", s->text);
	page(&r->body, "<p class=\"acts field\"><button class=\"btn%s\" name=\"go\" value=\"preview\">%s</button></p>\n", s ? "" : " go", T(r, N_("Show what it would do")));
	if (s)
		outcomes(r, s);
	part_form_end(r);
}

bool change_import(struct tx *t, struct req *r)
{
	const struct upload *file = req_upload(r, "file");
	struct shown *s = ARENA_NEW(r->arena, struct shown);
	enum import_subject subject;
	bool preview = !req_has(r, "go") || sv_is(req_text(r, "go"), "preview"), skip = sv_is(req_text(r, "go"), "skip");
	s->text = file ? file->bytes : req_text(r, "text");
	if (!s->text.n) {
		req_blame(r, "file", req_say(r, N_("Choose a file.")));
		return false;
	}
	if (!import_subject_of(req_text(r, "subject"), &subject) ||
	    !import_csv(t, subject, s->text, preview ? IMPORT_PREVIEW : skip ? IMPORT_SKIP_REFUSED : IMPORT_WHOLE, &s->done))
		return false;
	if (!s->done.written) {
		r->app = s; // shown, and nothing is kept
		return false;
	}
	req_redirect(r, SV("/units"));
	return true;
}
