// One's own account: signing in and out, switching roles, the language.
#include "org/account.h"
#include "org/audit.h"
#include "org/unit.h"
#include "pages/parts.h"
#include "pages/routes.h"
#include "pages/shell.h"
#include "pages/who.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

// ---- signing in

const struct param sign_in_params[] = {
    {.name = "login", .type = PARAM_TEXT, .required = true, .most = 100, .label = N_("Account")},
    {.name = "password", .type = PARAM_SECRET, .required = true, .most = PASSWORD_MOST, .label = N_("Password")},
    {.name = "next", .type = PARAM_TEXT, .most = 1000},
    {0}};

// What the check found, for the change to record.
struct sign_in {
	struct account account;
	bool good;
};

void page_sign_in(struct req *r)
{
	if (r->principal) {
		req_redirect(r, req_has(r, "next") ? req_text(r, "next") : SV("/"));
		return;
	}
	page_text(&r->title, sv_of(T(r, N_("Sign in"))));
	page(&r->body, "<div class=\"door\">\n<p class=\"brand\">");
	shell_brand(&r->body);
	page(&r->body, "</p>\n");
	struct tx t = req_tx(r);
	struct sv organisation = access_organisation(&t);
	if (organisation.n)
		page(&r->body, "<p class=\"dim\">%.*s</p>\n", V(organisation));
	page(&r->body, "<h1>%s</h1>\n", T(r, N_("Sign in")));
	part_form(r, SV("/signin"), false);
	part_hidden(r, "next", req_text(r, "next"));
	part_field(r, &(struct field){.name = "login", .label = sv_of(T(r, N_("Account"))), .autocomplete = "username", .size = 24});
	part_field(r, &(struct field){.name = "password", .kind = FIELD_SECRET, .label = sv_of(T(r, N_("Password"))),
	                              .autocomplete = "current-password", .size = 24});
	page(&r->body, "<p class=\"acts field\"><button type=\"submit\" class=\"btn go big\">%s</button></p>\n", T(r, N_("Go in")));
	part_form_end(r);
	page(&r->body, "<p class=\"small dim\">%s</p>\n", T(r, N_("Forgotten: the administrator of your organisation sets a new one.")));
	page(&r->body, "<p class=\"tiny faint\">%s <a href=\"/language\">%s</a></p>\n</div>\n",
	     T(r, N_("lantoa records the work of organisations and head counts, never what anybody thinks or says.")),
	     r->language == LANGUAGE_EN ? "Tiếng Việt" : "English");
}

bool sign_in_check(struct req *r)
{
	struct tx t = req_tx(r);
	struct sign_in *s = ARENA_NEW(r->arena, struct sign_in);
	r->app = s;
	if (!sign_in_may_try(&t, req_text(r, "login"), r->in->address))
		return false;
	bool known = account_by_login(&t, req_text(r, "login"), &s->account) && !s->account.disabled;
	s->good = password_is(known ? s->account.password : SV(""), req_text(r, "password"));
	return true;
}

// The first role; none where units are assigned only.
static int64_t first_role(struct tx *t, int64_t account)
{
	struct principal p;
	return principal_load(t, account, &p) && p.count && p.grants[0].role != ROLE_SUPERVISOR ? p.grants[0].id : 0;
}

bool change_sign_in(struct tx *t, struct req *r)
{
	const struct sign_in *s = r->app;
	struct sv next = req_text(r, "next");
	if (!sign_in_may_try(t, req_text(r, "login"), r->in->address))
		return false;
	sign_in_tried(t, req_text(r, "login"), r->in->address, s->good);
	if (!s->good) {
		r->keep = true; // the attempt is counted
		return tx_refuse(t, FAIL_INPUT, N_("The account or the password is not right."));
	}
	t->account = s->account.id;
	sign_in_start(t, r, s->account.id, first_role(t, s->account.id));
	audit_record_from(t, "account.sign_in", 0, s->account.id, SV(""), r->in->address);
	req_redirect(r, next.n ? next : SV("/"));
	return true;
}

// ---- signing out

void page_sign_out(struct req *r)
{
	part_dialog(r, sv_of(T(r, N_("Sign out of lantoa?"))), sv_of(T(r, N_("What was saved stays. What is being written in this window is lost."))));
	part_form(r, SV("/signout"), false);
	part_submit(r, sv_of(T(r, N_("Sign out"))), SV("/"), sv_of(T(r, N_("Stay"))));
	part_form_end(r);
	part_dialog_end(r);
}

bool change_sign_out(struct tx *t, struct req *r)
{
	sign_in_end(t, r);
	req_redirect(r, SV("/signin"));
	return true;
}

// ---- roles

const struct param role_params[] = {
    {.name = "role", .type = PARAM_INT, .required = true, .label = N_("Role")},
    {0}};

void page_roles(struct req *r)
{
	const struct who *who = who_of(r);
	const struct grant *on = who_grant(r);
	struct tx t = req_tx(r);
	struct choice *choices = ARENA_ARRAY(r->arena, struct choice, who->held_count + 1);
	size_t count = 0, assigned = 0;
	for (size_t i = 0; i < who->held_count; i++) {
		const struct grant *g = &who->held[i];
		struct unit u;
		if (g->role == ROLE_SUPERVISOR) {
			assigned++;
		} else if (unit_by_id(&t, g->unit, &u)) {
			struct sv position = who_position(r, g);
			choices[count++] = (struct choice){arena_printf(r->arena, "%lld", (long long)g->id),
			                                   req_say(r, N_("%.*s, %.*s"), V(position), V(u.name))};
		}
	}
	if (assigned)
		choices[count++] = (struct choice){SV("0"), req_say(r, N_("Supervisor of %zu units"), assigned)};
	part_dialog(r, sv_of(T(r, N_("In which role?"))), sv_of(T(r, N_("What is shown and what may be done follows the role."))));
	part_form(r, SV("/roles"), false);
	struct sv value = on && on->role != ROLE_SUPERVISOR ? arena_printf(r->arena, "%lld", (long long)on->id) : SV("0");
	part_radios(r, &(struct field){.name = "role", .label = sv_of(T(r, N_("Role"))), .value = value}, choices, count);
	part_submit(r, sv_of(T(r, N_("Switch"))), SV("/"), sv_of(T(r, N_("Stay"))));
	part_form_end(r);
	part_dialog_end(r);
}

bool change_role(struct tx *t, struct req *r)
{
	const struct who *who = who_of(r);
	int64_t role = req_int(r, "role");
	bool held = false;
	for (size_t i = 0; i < who->held_count; i++) {
		bool assignment = who->held[i].role == ROLE_SUPERVISOR;
		held = held || (assignment ? role == 0 : who->held[i].id == role);
	}
	if (!held)
		return tx_refuse(t, FAIL_FORBIDDEN, N_("You do not hold this role."));
	sign_in_role(t, r, role);
	req_redirect(r, SV("/"));
	return true;
}

// ---- language

const struct param language_params[] = {
    {.name = "language", .type = PARAM_CHOICE, .required = true, .choices = "vi|en", .label = N_("Language")},
    {0}};

void page_language(struct req *r)
{
	static const struct choice choices[] = {{{"vi", 2}, {"Tiếng Việt", sizeof("Tiếng Việt") - 1}}, {{"en", 2}, {"English", 7}}};
	part_dialog(r, sv_of(T(r, N_("Language"))), SV(""));
	part_form(r, SV("/language"), false);
	part_radios(r, &(struct field){.name = "language", .label = SV("Ngôn ngữ, language"), .value = r->language == LANGUAGE_EN ? SV("en") : SV("vi")},
	            choices, LENGTH(choices));
	part_submit(r, sv_of(T(r, N_("Switch"))), SV("/"), sv_of(T(r, N_("Stay"))));
	part_form_end(r);
	part_dialog_end(r);
}

bool change_language(struct tx *t, struct req *r)
{
	enum language language = language_of(req_text(r, "language"));
	const struct who *who = who_of(r);
	if (who && !account_rename(t, r->account, who->principal.name, language))
		return false;
	if (!who)
		req_keep_language(r, language);
	req_redirect(r, SV("/"));
	return true;
}
