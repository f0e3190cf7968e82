// Writing a report: the form (rows of data), the page that reads it back as a sentence, sending, taking back; and the same entered by
// an officer from paper or telephone.
#include "org/unit.h"
#include "pages/rollout/own.h"
#include "pages/routes.h"
#include "pages/who.h"
#include "text/text.h"

const struct param report_params[] = {{.name = "f.", .type = PARAM_PREFIX, .most = 4000},
                                      {.name = "none.", .type = PARAM_PREFIX, .most = 8},
                                      {.name = "go", .type = PARAM_CHOICE, .choices = "save|review"},
                                      {0}};

struct sheet {
	struct own x;
	struct form f;
	struct values v, known; // what is written; what the system fills in
	struct form_fault *faults;
	size_t fault_count;
	bool written; // a draft stands: its faults are shown
	bool behalf;
};

static struct values typed(struct req *r)
{
	struct values v = {0};
	for (size_t i = 0; i < r->given_count; i++) {
		struct pair p = r->given[i];
		if (sv_starts(p.name, SV("f.")))
			*ARENA_PUSH(r->arena, v.items, v.count, v.room) = (struct value){.key = sv_from(p.name, 2), .text = p.value};
		else if (sv_starts(p.name, SV("none.")))
			*ARENA_PUSH(r->arena, v.items, v.count, v.room) = (struct value){.key = sv_from(p.name, 5), .text = SV("-")};
	}
	// "None" holds only where nothing was written.
	struct values kept = {0};
	for (size_t i = 0; i < v.count; i++) {
		const struct value *other = NULL;
		for (size_t k = 0; k < v.count; k++) {
			if (k != i && sv_eq(v.items[k].key, v.items[i].key) && v.items[k].text.n && !sv_is(v.items[k].text, "-"))
				other = &v.items[k];
		}
		bool twice = value_of(&kept, v.items[i].key) != NULL;
		if (!twice && (v.items[i].text.n || !value_of(&kept, v.items[i].key))) {
			struct value one = other && (sv_is(v.items[i].text, "-") || !v.items[i].text.n) ? *other : v.items[i];
			for (size_t k = 0; !one.text.n && k < v.count; k++) {
				if (sv_eq(v.items[k].key, one.key) && v.items[k].text.n)
					one = v.items[k];
			}
			*ARENA_PUSH(r->arena, kept.items, kept.count, kept.room) = one;
		}
	}
	return kept;
}

static bool load(struct req *r, struct sheet *s)
{
	struct report last;
	struct known known[4];
	if (!own_load(r, &s->x))
		return false;
	if (!s->x.o.form_version || !form_get(&s->x.t, s->x.o.form_version, &s->f)) {
		error_clear(&r->error);
		req_fail(r, FAIL_NOT_FOUND, N_("No report is asked for here."));
		return false;
	}
	s->known = report_known(&s->x.t, &s->x.o, &s->f);
	s->written = report_last(&s->x.t, s->x.o.id, &last) && sv_is(last.state, "draft");
	if (s->written)
		s->v = report_values(&s->x.t, last.id);
	if (r->refused)
		s->v = typed(r);
	for (size_t i = 0; i < s->known.count && !s->written && !r->refused; i++)
		*ARENA_PUSH(r->arena, s->v.items, s->v.count, s->v.room) = s->known.items[i];
	struct values checked = {0};
	for (size_t i = 0; i < s->v.count; i++)
		*ARENA_PUSH(r->arena, checked.items, checked.count, checked.room) = s->v.items[i];
	form_check(&s->x.t, &s->f, &checked, known, report_facts(&s->x.t, &s->x.o, known), &s->faults, &s->fault_count);
	s->v = checked;
	return true;
}

static struct sv fault_of(const struct sheet *s, struct sv key, bool *warning)
{
	for (size_t i = 0; i < s->fault_count; i++) {
		if (sv_eq(s->faults[i].key, key) && (s->written || s->x.r->refused)) {
			*warning = s->faults[i].warning;
			return s->faults[i].message;
		}
	}
	return (struct sv){"", 0};
}

static bool was_known(const struct sheet *s, struct sv key, struct sv text)
{
	const struct value *k = value_of(&s->known, key);
	return k && sv_eq(k->text, text);
}

static struct sv text_of(const struct sheet *s, struct sv key)
{
	const struct value *v = value_of(&s->v, key);
	return v ? v->text : (struct sv){"", 0};
}

// ---- fields

static void fault_line(struct req *r, struct sv key, struct sv fault, bool warning)
{
	page(&r->body, "<p class=\"%s\" id=\"e-%.*s\">", warning ? "hint soon" : "err", V(key));
	part_mark(r, warning ? MARK_soon : MARK_late, TONE_PLAIN);
	page(&r->body, "<span>%.*s</span></p>", V(fault));
}

// Ties the control to what is wrong with it.
static void described(struct req *r, const struct form_field *f, struct sv fault, bool warning)
{
	if (fault.n && !warning)
		page(&r->body, " aria-invalid=\"true\"");
	if (fault.n)
		page(&r->body, " aria-describedby=\"e-%.*s\"", V(f->key));
}

// A figure as a line of a sum: its sign in the margin, words, the box.
static void sum_line(struct sheet *s, const struct form_field *f)
{
	struct req *r = s->x.r;
	struct sv text = text_of(s, f->key);
	bool warning = false;
	struct sv fault = fault_of(s, f->key, &warning);
	struct sv sign = sv_is(f->sign, "-") ? SV("−") : f->sign;
	if (f->type == ANSWER_COMPUTED || f->type == ANSWER_RATE) {
		struct sv result = f->type == ANSWER_RATE ? form_rate(&s->x.t, &s->v, f->formula) : text;
		page(&r->body, "<li class=\"tot\"><span class=\"op\">%.*s</span><span id=\"l-%.*s\">%.*s</span><output aria-labelledby=\"l-%.*s\" data-formula=\"%.*s\">%.*s</output></li>\n", V(sign), V(f->key), V(f->label), V(f->key),
		     V(f->formula), V(result.n ? result : SV("–")));
		return;
	}
	page(&r->body, "<li><span class=\"op\">%.*s</span><div><label for=\"f-%.*s\">%.*s</label>", V(sign), V(f->key), V(f->label));
	if (was_known(s, f->key, text))
		page(&r->body, "<br><span class=\"known\">%s</span>", T(r, N_("filled in")));
	if (f->hint.n)
		page(&r->body, "<p class=\"hint\" id=\"h-%.*s\">%.*s</p>", V(f->key), V(f->hint));
	if (fault.n)
		fault_line(r, f->key, fault, warning);
	page(&r->body, "</div><input id=\"f-%.*s\" name=\"f.%.*s\" class=\"n\" inputmode=\"numeric\" autocomplete=\"off\" value=\"%.*s\"", V(f->key), V(f->key), V(text));
	described(r, f, fault, warning);
	page(&r->body, "></li>\n");
}

static void choices(struct sheet *s, const struct form_field *f)
{
	struct req *r = s->x.r;
	struct sv text = text_of(s, f->key), rest = f->type == ANSWER_YES_NO ? SV("yes|no") : f->choices, choice;
	while (sv_cut(&rest, '|', &choice)) {
		struct sv words = f->type == ANSWER_YES_NO ? sv_of(T(r, sv_is(choice, "yes") ? N_("Yes") : N_("No"))) : choice;
		page(&r->body, "<label class=\"pick\"><input type=\"radio\" name=\"f.%.*s\" value=\"%.*s\"%s> %.*s</label>", V(f->key), V(choice), sv_eq(choice, text) ? " checked" : "", V(words));
	}
}

static void plain_field(struct sheet *s, const struct form_field *f)
{
	struct req *r = s->x.r;
	struct sv text = text_of(s, f->key);
	bool warning = false, group = f->type == ANSWER_CHOICE || f->type == ANSWER_YES_NO;
	struct sv fault = fault_of(s, f->key, &warning);
	const char *bad = fault.n && !warning ? " bad" : "";
	if (group)
		page(&r->body, "<fieldset class=\"field%s\" id=\"f-%.*s\"><legend>%.*s", bad, V(f->key), V(f->label));
	else
		page(&r->body, "<div class=\"field%s\"><label for=\"f-%.*s\">%.*s", bad, V(f->key), V(f->label));
	if (f->need == NEED_OPTIONAL)
		page(&r->body, " <span class=\"opt\">(%s)</span>", T(r, N_("optional")));
	if (group)
		page(&r->body, "</legend>");
	else
		page(&r->body, "</label>");
	if (f->hint.n)
		page(&r->body, "<p class=\"hint\">%.*s</p>", V(f->hint));
	if (fault.n)
		fault_line(r, f->key, fault, warning);
	if (group) {
		choices(s, f);
		page(&r->body, "</fieldset>\n");
		return;
	}
	bool none = sv_is(text, "-");
	if (f->need == NEED_NONE_TICK)
		page(&r->body, "<label class=\"pick\"><input type=\"checkbox\" name=\"none.%.*s\" value=\"1\"%s> %s</label>", V(f->key), none ? " checked" : "", T(r, N_("None")));
	if (f->type == ANSWER_LINES)
		page(&r->body, "<textarea id=\"f-%.*s\" name=\"f.%.*s\" rows=\"3\"", V(f->key), V(f->key));
	else
		page(&r->body, "<input id=\"f-%.*s\" name=\"f.%.*s\" value=\"%.*s\" autocomplete=\"off\"", V(f->key), V(f->key), V(text));
	if (f->type == ANSWER_DATE)
		page(&r->body, " class=\"n\" inputmode=\"numeric\" size=\"11\"");
	described(r, f, fault, warning);
	page(&r->body, ">");
	if (f->type == ANSWER_LINES)
		page(&r->body, "\n%.*s</textarea>", V(none ? SV("") : text));
	if (was_known(s, f->key, text))
		page(&r->body, "<p class=\"known\">%s</p>", T(r, N_("filled in")));
	page(&r->body, "</div>\n");
}

static bool in_sum(const struct form_field *f)
{
	return f->type == ANSWER_NUMBER || f->type == ANSWER_COMPUTED || f->type == ANSWER_RATE;
}

static void fields(struct sheet *s)
{
	struct req *r = s->x.r;
	struct sv section = {0};
	bool open = false, list = false;
	for (size_t i = 0; i < s->f.field_count; i++) {
		const struct form_field *f = &s->f.fields[i];
		bool anew = !sv_eq(f->section, section);
		if (list && (anew || !in_sum(f))) {
			page(&r->body, "</ul>\n");
			list = false;
		}
		if (anew) {
			if (open)
				part_section_end(r);
			part_section(r, NULL, f->section);
			section = f->section;
			open = true;
		}
		if (in_sum(f) && !list) {
			page(&r->body, "<ul class=\"sum\">\n");
			list = true;
		}
		if (in_sum(f))
			sum_line(s, f);
		else
			plain_field(s, f);
	}
	if (list)
		page(&r->body, "</ul>\n");
	if (open)
		part_section_end(r);
}

static void missing(struct sheet *s)
{
	struct req *r = s->x.r;
	size_t n = 0;
	for (size_t i = 0; i < s->fault_count; i++)
		n += !s->faults[i].warning;
	if (!n || !(s->written || r->refused))
		return;
	part_section(r, NULL, sv_of(T(r, N_("Still to be done"))));
	page(&r->body, "<ul class=\"news\">");
	for (size_t i = 0; i < s->fault_count; i++) {
		const struct form_field *f = form_field(&s->f, s->faults[i].key);
		if (f && !s->faults[i].warning)
			page(&r->body, "<li><a href=\"#f-%.*s\">%.*s</a></li>", V(f->key), V(f->label));
	}
	page(&r->body, "</ul>\n");
	part_section_end(r);
}

static void draw_form(struct req *r, bool behalf)
{
	struct sheet s = {.behalf = behalf};
	if (!load(r, &s))
		return;
	own_crumbs(&s.x, sv_of(T(r, N_("Write the report"))));
	part_title(r, sv_of(T(r, behalf ? N_("Enter the report on behalf of the unit") : N_("Write the report"))), s.x.q.title);
	part_title_end(r);
	// Nobody fills in a form that would be refused.
	if (!s.written && !r->refused && (s.x.o.state == REPORT_SENT || s.x.o.state == REPORT_ACCEPTED)) {
		part_note(r, TONE_SOON, sv_of(T(r, N_("The report is sent. Withdraw it first, or ask for a correction."))));
		page(&r->body, "<p class=\"acts\">");
		part_link(r, s.x.path, sv_of(T(r, N_("To what the unit owes"))), true);
		page(&r->body, "</p>\n");
		return;
	}
	page(&r->body, "<div class=\"two near\"><div>\n");
	part_form(r, (struct sv){0}, false);
	struct sv to = own_addressee(&s.x);
	page(&r->body, "<dl class=\"facts\"><dt>%s</dt><dd>%.*s</dd><dt>%s</dt><dd>%.*s</dd><dt>%s</dt><dd class=\"num\">", T(r, N_("Unit")), V(s.x.u.name), T(r, N_("Addressee")), V(to), T(r, N_("Due")));
	struct date due = obligation_due(&s.x.o);
	struct sv day = date_is_set(due) ? part_date(r, due) : SV("–");
	page(&r->body, "%.*s ", V(day));
	part_due(r, due);
	page(&r->body, "</dd></dl>\n");
	fields(&s);
	struct report last;
	struct sv saved = {0};
	if (s.written && report_last(&s.x.t, s.x.o.id, &last)) {
		struct sv at = part_moment(r, last.saved_at);
		saved = req_say(r, N_("Saved at %.*s."), V(at));
	}
	page(&r->body, "<div class=\"save\"><p class=\"small\" role=\"status\">%.*s</p><p class=\"acts\"><button class=\"btn\" name=\"go\" value=\"save\">%s</button><button class=\"btn go\" name=\"go\" value=\"review\">%s</button></p></div>\n", V(saved),
	     T(r, N_("Save, later")), T(r, N_("Look through")));
	part_form_end(r);
	page(&r->body, "</div><div>\n");
	missing(&s);
	own_side(&s.x);
	page(&r->body, "</div></div>\n");
}

void page_report(struct req *r)
{
	draw_form(r, false);
}

void page_behalf(struct req *r)
{
	draw_form(r, true);
}

static bool save(struct tx *t, struct req *r, const char *then)
{
	int64_t id = req_part(r, "obligation");
	struct values v = typed(r);
	struct obligation o;
	struct form f;
	struct form_fault *faults;
	size_t count, errors = 0;
	struct known known[4];
	if (!report_save(t, id, &v) || !obligation_get(t, id, &o) || !form_get(t, o.form_version, &f))
		return false;
	form_check(t, &f, &v, known, report_facts(t, &o, known), &faults, &count);
	for (size_t i = 0; i < count; i++)
		errors += !faults[i].warning;
	// What is wrong is saved, and shown in the form.
	bool review = sv_is(req_text(r, "go"), "review") && !errors;
	bool stay = sv_is(req_text(r, "go"), "review") && errors;
	req_redirect(r, review ? arena_printf(r->arena, "/obligations/%lld/%s/review", (long long)id, then)
	                : stay ? arena_printf(r->arena, "/obligations/%lld/%s", (long long)id, then)
	                       : arena_printf(r->arena, "/obligations/%lld", (long long)id));
	return true;
}

bool change_report(struct tx *t, struct req *r)
{
	return save(t, r, "report");
}

bool change_behalf(struct tx *t, struct req *r)
{
	return save(t, r, "behalf");
}

// ---- reading it back

static struct sv fact(const struct sheet *s, const char *name)
{
	const struct form_field *f = form_bound(&s->f, name);
	const struct value *v = f ? value_of(&s->v, f->key) : NULL;
	return v && v->text.n && !sv_is(v->text, "-") ? v->text : (struct sv){"", 0};
}

static bool some(struct sv figure)
{
	return figure.n && !sv_is(figure, "0");
}

// One sentence from what the fields are bound to, in serif: a document speaks.
static void sentence(struct sheet *s)
{
	struct req *r = s->x.r;
	struct sv day = fact(s, "held_on"), mode = fact(s, "mode"), must = fact(s, "must_attend"), reached = fact(s, "reached"), rate = {0};
	for (size_t i = 0; i < s->f.field_count; i++) {
		if (s->f.fields[i].type == ANSWER_RATE)
			rate = form_rate(&s->x.t, &s->v, s->f.fields[i].formula);
	}
	struct sv opening = req_say(r, N_("On %.*s, %.*s carried out: %.*s"), V(day), V(s->x.u.name), V(s->x.q.title));
	page(&r->body, "<p class=\"read\">%.*s", V(opening));
	if (mode.n)
		page(&r->body, " (%.*s)", V(mode));
	if (must.n && reached.n) {
		struct sv words = req_say(r, N_("of those who must attend were reached"));
		page(&r->body, "; <b>%.*s/%.*s</b> %.*s", V(reached), V(must), V(words));
		if (rate.n)
			page(&r->body, " (<b>%.*s</b>)", V(rate));
	}
	static const char *const parts[] = {"attended", "elsewhere", "made_up", "absent_with", "absent_without", "guests"};
	const char *sign = ": ";
	for (size_t i = 0; i < LENGTH(parts); i++) {
		struct sv n = fact(s, parts[i]);
		if (!some(n))
			continue;
		struct sv words = {0};
		switch (i) {
		case 0:
			words = req_say(r, N_("%.*s attended"), V(n));
			break;
		case 1:
			words = req_say(r, N_("%.*s studied elsewhere"), V(n));
			break;
		case 2:
			words = req_say(r, N_("%.*s made it up"), V(n));
			break;
		case 3:
			words = req_say(r, N_("%.*s absent with reason"), V(n));
			break;
		case 4:
			words = req_say(r, N_("%.*s absent without reason"), V(n));
			break;
		default:
			words = req_say(r, N_("%.*s guests took part"), V(n));
			break;
		}
		page(&r->body, "%s%.*s", sign, V(words));
		sign = ", ";
	}
	page(&r->body, ".</p>\n");
}

const struct param behalf_send_params[] = {{.name = "source", .type = PARAM_CHOICE, .choices = "paper|telephone", .required = true, .label = N_("Where it came from")},
                                           {.name = "arrived", .type = PARAM_DATE, .required = true, .label = N_("Day on which it came")},
                                           {0}};

static void draw_review(struct req *r, bool behalf)
{
	struct sheet s = {.behalf = behalf};
	if (!load(r, &s))
		return;
	const char *form = behalf ? "behalf" : "report";
	own_crumbs(&s.x, sv_of(T(r, N_("Look through before sending"))));
	part_title(r, sv_of(T(r, N_("Look through before sending"))), sv_of(T(r, N_("Read it once. What is not right is mended in the form."))));
	part_title_end(r);
	if (!s.written) {
		if (error_is_set(&r->error)) {
			part_form(r, (struct sv){0}, false);
			part_form_end(r);
		}
		part_empty(r, sv_of(T(r, N_("Nothing is waiting to be sent"))), sv_of(T(r, N_("The report is sent already, or nothing is written yet."))));
		return;
	}
	page(&r->body, "<div class=\"two near\"><div>\n");
	part_form(r, (struct sv){0}, false);
	sentence(&s);
	for (size_t i = 0; i < s.fault_count; i++) {
		if (s.faults[i].warning)
			part_note(r, TONE_SOON, s.faults[i].message);
	}
	if (behalf) {
		struct choice sources[] = {{SV("paper"), sv_of(T(r, N_("From paper")))}, {SV("telephone"), sv_of(T(r, N_("By telephone")))}};
		part_radios(r, &(struct field){.name = "source", .label = sv_of(T(r, N_("Where it came from"))), .value = SV("paper")}, sources, LENGTH(sources));
		part_field(r, &(struct field){.name = "arrived", .kind = FIELD_DATE, .size = 11, .label = sv_of(T(r, N_("Day on which it came"))), .hint = sv_of(T(r, N_("This day decides whether it is on time."))), .value = part_date(r, part_today(r))});
	}
	struct sv to = own_addressee(&s.x), words = req_say(r, N_("Send to %.*s"), V(to));
	page(&r->body, "<p class=\"acts\"><button class=\"btn go big\">%.*s</button><a class=\"btn bare\" href=\"%.*s/%s\">%s</a></p>\n", V(words), V(s.x.path), form, T(r, N_("Mend it")));
	page(&r->body, "<p class=\"small dim\">%s</p>\n", T(r, N_("Once sent, it can be withdrawn until it is received. Pressing twice is still one report.")));
	part_form_end(r);
	page(&r->body, "</div><div>\n");
	own_side(&s.x);
	page(&r->body, "</div></div>\n");
}

void page_review(struct req *r)
{
	draw_review(r, false);
}

void page_behalf_review(struct req *r)
{
	draw_review(r, true);
}

bool change_send(struct tx *t, struct req *r)
{
	int64_t id = req_part(r, "obligation");
	if (!report_send(t, id, NULL))
		return false;
	req_redirect(r, arena_printf(r->arena, "/obligations/%lld", (long long)id));
	return true;
}

bool change_behalf_send(struct tx *t, struct req *r)
{
	int64_t id = req_part(r, "obligation");
	struct report_behalf b = {.source = req_text(r, "source"), .arrived_on = req_date(r, "arrived")};
	if (!report_send(t, id, &b))
		return false;
	req_redirect(r, arena_printf(r->arena, "/obligations/%lld", (long long)id));
	return true;
}

// ---- a correction of what was received

const struct param correct_params[] = {{.name = "why", .type = PARAM_LINES, .required = true, .most = 1000, .label = N_("What is to be corrected")}, {0}};

void page_correct(struct req *r)
{
	struct own x;
	if (!own_load(r, &x))
		return;
	own_crumbs(&x, sv_of(T(r, N_("Ask to correct"))));
	part_dialog(r, sv_of(T(r, N_("Correct a report that was received?"))),
	            sv_of(T(r, N_("The received one stays, with its figures, until the corrected version is received."))));
	part_form(r, (struct sv){0}, false);
	part_field(r, &(struct field){.name = "why", .kind = FIELD_LINES, .label = sv_of(T(r, N_("What is to be corrected"))), .hint = sv_of(T(r, N_("Who received the report reads it.")))});
	part_submit(r, sv_of(T(r, N_("Correct it"))), x.path, sv_of(T(r, N_("Leave it"))));
	part_form_end(r);
	part_dialog_end(r);
}

bool change_correct(struct tx *t, struct req *r)
{
	int64_t id = req_part(r, "obligation");
	if (!report_correct(t, id, req_text(r, "why")))
		return false;
	req_redirect(r, arena_printf(r->arena, "/obligations/%lld/report", (long long)id));
	return true;
}

// ---- taking it back

void page_withdraw(struct req *r)
{
	struct own x;
	if (!own_load(r, &x))
		return;
	own_crumbs(&x, sv_of(T(r, N_("Withdraw the report"))));
	part_dialog(r, sv_of(T(r, N_("Withdraw the report?"))), sv_of(T(r, N_("What was written stays as a draft. The day of the first sending stays too."))));
	part_form(r, (struct sv){0}, false);
	part_submit(r, sv_of(T(r, N_("Withdraw"))), x.path, sv_of(T(r, N_("Leave it sent"))));
	part_form_end(r);
	part_dialog_end(r);
}

bool change_withdraw(struct tx *t, struct req *r)
{
	int64_t id = req_part(r, "obligation");
	if (!report_withdraw(t, id))
		return false;
	req_redirect(r, arena_printf(r->arena, "/obligations/%lld/report", (long long)id));
	return true;
}
