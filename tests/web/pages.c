// The pages in the process: signing in, roles, language, and every address tried by every role at its own unit, below it, beside
// it, above it, and signed out.
#include "web/people.h"

#include "intake/incoming.h"
#include "goals/target.h"
#include "pages/app.h"
#include "register/document.h"
#include "register/material.h"
#include "rollout/form.h"
#include "rollout/obligation.h"

static int64_t province, bloc, base, cell, sibling;

// ---- an organisation, and somebody for each role at `base`

// What stands at each unit: a campaign of its own with one requirement, and what it owes itself.
static struct thing {
	int64_t unit, campaign, requirement, obligation, set, document, material, reading;
} things[8];
static size_t thing_count;

// A plan under review, with a material that it names.
static void plan_make(struct tx *t, struct thing *x)
{
	static const char answer[] =
	    "{\"text\":[\"Đảng ủy học tập trong tháng 3.\"],\"documents\":[{\"kind\":\"plan\",\"first_line\":1,\"last_line\":1}],"
	    "\"obligations\":[{\"line\":1,\"kind\":\"duty\",\"actor\":\"Đảng ủy\",\"action\":\"học tập\",\"materials\":[\"đề cương\"]}]}";
	size_t count;
	x->reading = intake_upload(t, &(struct incoming){.unit = x->unit, .line = line, .file_name = SV("a.txt"), .bytes = SV("Đảng ủy"), .answer = sv_of(answer)});
	struct document_list list = document_list(t, x->unit, 0, 1);
	x->document = list.count ? list.items[0].id : 0;
	struct material *m = materials_of(t, x->document, &count);
	x->material = count ? m[0].id : 0;
}

static void thing_make(struct tx *t, int64_t unit)
{
	struct thing *x = &things[thing_count++];
	x->unit = unit;
	plan_make(t, x);
	x->campaign = campaign_draft(t, &(struct campaign){.unit = unit, .line = line, .scope = unit, .title = SV("Đợt")});
	struct requirement_part part = {.unit = unit, .plan = PLAN_STEP_REQUIRED, .form = form_by_code(t, SV("short"))};
	x->requirement = requirement_add(t, &(struct requirement){.campaign = x->campaign, .title = SV("Học tập"), .holds = true, .reports = true,
	                                                          .report_due = day("2020-03-18"), .parts = &part, .part_count = 1});
	if (campaign_open(t, x->campaign) != 1)
		printf("# %s\n", error_words(t->error));
	x->set = target_set_add(t, &(struct target_set){.unit = unit, .title = SV("Chỉ tiêu"), .period = period_year(2020)});
	x->obligation = db_number(t->db, SQL_obligation_of_requirement, DB_ARGS(DB_INT("requirement", x->requirement), DB_INT("unit", unit)));
}

static void organisation(struct tx *t)
{
	thing_count = 0;
	line = term_set(t, TERM_LINES, &(struct term){.code = SV("party"), .name_vi = SV("Đảng"), .name_en = SV("Party")});
	int64_t kind = kind_set(t, &(struct kind){.code = SV("committee"), .name_vi = SV("đảng ủy"), .name_en = SV("committee")});
	kind_set_under(t, kind, &kind, 1);
	province = place(t, kind, "province", 0);
	bloc = place(t, kind, "bloc", province);
	base = place(t, kind, "base", bloc);
	cell = place(t, kind, "cell", base);
	sibling = place(t, kind, "sibling", bloc);
	for (int role = 0; role < ROLE_COUNT; role++) {
		int64_t account = people_account(t, role_code((enum role)role), LANGUAGE_EN);
		if (role == ROLE_SUPERVISOR)
			assignment_give(t, account, base, line, true, SV("01-QĐ/ĐUK"), day("2020-01-01"));
		else
			role_give(t, account, (enum role)role, base, line, SV(""), day("2020-01-01"));
	}
	form_install(t);
	const int64_t all[] = {base, cell, sibling, bloc};
	for (size_t i = 0; i < LENGTH(all); i++)
		thing_make(t, all[i]);
	int64_t two = people_account(t, "hai.vai", LANGUAGE_VI);
	role_give(t, two, ROLE_REPORTER, cell, line, SV("Bí thư chi bộ"), day("2020-01-01"));
	role_give(t, two, ROLE_OFFICER, bloc, line, SV("Phó trưởng ban"), day("2020-01-01"));
	assignment_give(t, two, sibling, line, true, SV("02-QĐ/ĐUK"), day("2020-01-01"));
	people_account(t, "khong.vai", LANGUAGE_VI);
}

// ---- signing in

static void door(struct browser *b)
{
	is_int(get(b, "/signin?next=/units/3"), 200, "the door opens to everybody");
	ok(says(b, "<body class=\"plain\">") && says(b, "name=\"next\" value=\"/units/3\""), "and knows where one was going");
	is_int(try_sign_in(b, "officer", "wrong"), 422, "a wrong password");
	ok(says(b, "role=\"alert\"") && says(b, "value=\"officer\"") && !sv_starts(sv_of(b->cookie), SV("lantoa=0")), "is said, the account stays typed");
	ok(sv_find(body(b), SV("wrong")) == SIZE_MAX, "the password does not");
	is_int(try_sign_in(b, "nobody", people_password), 422, "an account that is not there is answered alike");
	is_int(try_sign_in(b, "OFFICER", people_password), 303, "the right one");
	is_sv(sent_to(b), "/", "leads home");
	is_int(get(b, "/"), 200, "home is shown");
	ok(says(b, "<html lang=\"en\">") && says(b, "<h1>To do</h1>"), "in the language of the account");
	ok(says(b, "<span>bloc</span><b>base</b>") && says(b, "<b>Officer</b>"), "under the letterhead of the unit");
	ok(says(b, "<a href=\"/\" aria-current=\"page\">"), "the menu says where one is");
	for (int i = 0; i < 5; i++)
		try_sign_in(b, "viewer", "wrong");
	is_int(try_sign_in(b, "viewer", people_password), 429, "after five wrong ones even the right one waits");
	b->now += 16 * 60000;
	is_int(try_sign_in(b, "viewer", people_password), 303, "a quarter of an hour");
	b->now = browser_now;
	is_int(get(b, "/signout"), 200, "one is asked whether to leave");
	is_int(post(b, "/signout", ""), 303, "and leaves");
	is_int(get(b, "/"), 303, "then all is closed");
}

static void roles(struct browser *b)
{
	sign_in(b, "hai.vai");
	get(b, "/");
	ok(says(b, "<b>Bí thư chi bộ</b>") && says(b, "<b>cell</b>") && says(b, "<a href=\"/roles\">Đổi vai</a>"), "one is in the first role, and may switch");
	get(b, "/roles");
	ok(says(b, "Bí thư chi bộ, cell") && says(b, "Phó trưởng ban, bloc") && says(b, "Theo dõi 1 đơn vị"), "all roles are there");
	char form[60];
	struct sv rest = body(b);
	size_t at = sv_find(rest, SV("Phó trưởng ban"));
	struct sv before = sv_head(rest, at);
	int64_t id = 0;
	for (size_t i; (i = sv_find(before, SV("value=\""))) != SIZE_MAX;) {
		before = sv_from(before, i + 7);
		struct sv tail = before, value;
		if (sv_cut(&tail, '"', &value) && !sv_int64(value, &id))
			id = 0;
	}
	snprintf(form, sizeof(form), "role=%lld", (long long)id);
	is_int(post(b, "/roles", form), 303, "one chooses another");
	get(b, "/");
	ok(says(b, "<b>Phó trưởng ban</b>") && says(b, "<b>bloc</b>"), "and is in it");
	get(b, "/roles");
	is_int(post(b, "/roles", "role=0"), 303, "or the units that one supervises");
	get(b, "/");
	ok(says(b, "<b>sibling</b>"), "and is there");
	get(b, "/roles");
	is_int(post(b, "/roles", "role=1"), 403, "another's role is not to be had");
	sign_in(b, "khong.vai");
	is_int(get(b, "/"), 200, "without a role home is open");
	ok(says(b, "chưa được giao vai"), "and says so");
	is_int(get(b, "/signout"), 200, "and so is the way out");
}

static void language(struct browser *b)
{
	snprintf(b->cookie, sizeof(b->cookie), "lantoa=");
	struct request in = {.method = METHOD_GET, .path = SV("/signin"), .accept_language = SV("vi,en;q=0.5")};
	ask(b, in);
	ok(says(b, "<html lang=\"vi\">"), "the browser's language at the door");
	in.cookie = SV("lantoa-language=en");
	ask(b, in);
	ok(says(b, "<html lang=\"en\">"), "unless another was chosen here");
	in.accept_language = SV("de");
	in.cookie = SV("x=y");
	ask(b, in);
	ok(says(b, "<html lang=\"vi\">"), "Vietnamese where it is neither");
	sign_in(b, "officer");
	get(b, "/language");
	is_int(post(b, "/language", "language=vi"), 303, "an account's is kept");
	get(b, "/");
	ok(says(b, "<html lang=\"vi\">") && says(b, "Việc cần làm"), "from then on");
	get(b, "/language");
	post(b, "/language", "language=en");
	get(b, "/language");
	is_int(post(b, "/language", "language=xx"), 422, "one that there is not is refused");
}

static void assets(struct browser *b)
{
	snprintf(b->cookie, sizeof(b->cookie), "lantoa=");
	get(b, "/signin");
	size_t at = sv_find(body(b), SV("/assets/"));
	struct sv rest = sv_from(body(b), at), path;
	ok(at != SIZE_MAX && sv_cut(&rest, '"', &path), "the sheet is named");
	char sheet[100];
	snprintf(sheet, sizeof(sheet), SV_FMT, SV_ARG(path));
	is_int(get(b, sheet), 200, "and served");
	is_sv(response_find(&b->out, "Content-Type"), "text/css; charset=utf-8", "as what it is");
	ok(sv_find(response_find(&b->out, "Cache-Control"), SV("immutable")) != SIZE_MAX, "to be kept");
	size_t plain = body(b).n;
	ask(b, (struct request){.method = METHOD_GET, .path = sv_of(sheet), .accept_encoding = SV("gzip, br")});
	ok(sv_is(response_find(&b->out, "Content-Encoding"), "gzip") && body(b).n < plain / 2, "compressed where that is taken");
	is_int(get(b, "/assets/0000000000000000/style.css"), 404, "an older one is gone");
	is_int(get(b, "/assets/../style.css"), 404, "nothing is found by climbing");
	is_int(get(b, "/health"), 200, "health is told");
	is_sv(body(b), "ok\n", "in a word");
}

// ---- who may what, by an own reading of access.def

enum place { OWN_UNIT, BELOW, BESIDE, ABOVE, PLACES };
static const char *const place_names[] = {"its own unit", "one below", "one beside", "one above"};

static bool reaches(const char *scope, bool has_target, enum place at)
{
	if (strcmp(scope, "NONE") == 0)
		return false;
	if (!has_target)
		return true; // it is about one's own unit
	if (strcmp(scope, "OWN") == 0)
		return at == OWN_UNIT;
	return strcmp(scope, "ANY") != 0 && (at == OWN_UNIT || at == BELOW); // SUBTREE; ASSIGNED here with the subtree
}

static bool expected(const char *operation, enum role role, bool has_target, enum place at)
{
	static const struct {
		const char *name, *scopes[ROLE_COUNT];
	} table[] = {
#define OPERATION(name, administrator, officer, reporter, viewer, supervisor)                                          \
	{#name, {#administrator, #officer, #reporter, #viewer, #supervisor}},
#include "org/access.def"
#undef OPERATION
	};
	if (!operation)
		return true; // public
	for (size_t i = 0; i < LENGTH(table); i++) {
		if (strcmp(table[i].name, operation) == 0)
			return reaches(table[i].scopes[role], has_target, at);
	}
	ok(false, "the operation %s is in the table", operation);
	return false;
}

// Something of this kind at the unit. Whoever adds a part to targets.def makes one here; 0: there is no such kind.
static int64_t thing_at(const char *part, int64_t unit)
{
	for (size_t i = 0; i < thing_count; i++) {
		if (things[i].unit != unit)
			continue;
		return strcmp(part, "unit") == 0          ? unit
		       : strcmp(part, "campaign") == 0    ? things[i].campaign
		       : strcmp(part, "requirement") == 0 ? things[i].requirement
		       : strcmp(part, "obligation") == 0  ? things[i].obligation
		       : strcmp(part, "set") == 0         ? things[i].set
		       : strcmp(part, "document") == 0    ? things[i].document
		       : strcmp(part, "material") == 0    ? things[i].material
		       : strcmp(part, "reading") == 0     ? things[i].reading
		                                          : 0;
	}
	return 0;
}

static bool path_of(const struct route *route, int64_t unit, char *path, size_t room)
{
	struct buf b = {0};
	struct sv rest = sv_of(route->pattern), piece;
	bool good = true;
	sv_cut(&rest, '/', &piece);
	while (sv_cut(&rest, '/', &piece)) {
		buf_char(&b, '/');
		if (!sv_starts(piece, SV(":"))) {
			buf_sv(&b, piece);
			continue;
		}
		bool target = route->target && sv_is(sv_from(piece, 1), route->target);
		int64_t id = target ? thing_at(route->target, unit) : 1;
		good = good && ok(id > 0, "the test knows of a :" SV_FMT, SV_ARG(sv_from(piece, 1)));
		buf_printf(&b, "%lld", (long long)id);
	}
	snprintf(path, room, "%s", b.n ? buf_cstr(&b) : "/");
	buf_free(&b);
	return good;
}

// A form without its token changes nothing; what it is told shows how far it came.
static void try_route(struct browser *b, const struct route *route, enum role role, enum place at)
{
	static const char closed[] = "This is not open to you", older[] = "from an older page";
	const int64_t units[PLACES] = {base, cell, sibling, bloc};
	char path[200];
	if (!path_of(route, units[at], path, sizeof(path)))
		return;
	const char *where = route->target ? place_names[at] : "no unit";
	bool may = expected(route->show_operation, role, route->target, at);
	int status = get(b, path);
	bool refused = status == 403 && sv_find(body(b), sv_of(closed)) != SIZE_MAX;
	ok(may ? !refused && status < 500 && !sv_starts(sent_to(b), SV("/signin")) : refused, "%s, GET %s at %s: %s", role_code(role),
	   route->pattern, where, may ? "open" : "closed");
	if (!route->change)
		return;
	may = expected(route->change_operation, role, route->target, at);
	status = ask(b, (struct request){.method = METHOD_POST, .path = sv_of(path), .body = SV("")});
	bool came_far = status == 403 && sv_find(body(b), sv_of(older)) != SIZE_MAX;
	ok(may == came_far && status == 403, "%s, POST %s at %s: %s", role_code(role), route->pattern, where, may ? "open" : "closed");
}

static void walk(struct browser *b)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		is_int(try_sign_in(b, role_code((enum role)role), people_password), 303, "one signs in");
		for (size_t i = 0; i < pages_app.route_count; i++) {
			const struct route *route = &pages_app.routes[i];
			for (int at = 0; at < (route->target ? PLACES : 1); at++)
				try_route(b, route, (enum role)role, (enum place)at);
		}
	}
	snprintf(b->cookie, sizeof(b->cookie), "lantoa=");
	for (size_t i = 0; i < pages_app.route_count; i++) {
		const struct route *route = &pages_app.routes[i];
		char path[200];
		if (!route->show_operation || !path_of(route, base, path, sizeof(path)))
			continue;
		ok(get(b, path) == 303 && sv_starts(sent_to(b), SV("/signin")), "signed out, GET %s leads to the door", route->pattern);
		if (route->change_operation)
			is_int(ask(b, (struct request){.method = METHOD_POST, .path = sv_of(path), .body = SV("")}), 401, "and a form is refused");
	}
}

static void run(struct db *db, const char *where)
{
	(void)where;
	people_make(db, organisation, "there is an organisation");
	struct browser b = browser_new(&pages_app, db);
	door(&b);
	roles(&b);
	language(&b);
	assets(&b);
	walk(&b);
	browser_free(&b);
}

int main(void)
{
	on_each_engine(run);
	return done();
}
