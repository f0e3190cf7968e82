// The pages of a campaign that runs: what each is offered, what is counted, a committee whose cells hold it one by one.
#include "web/people.h"

#include "pages/app.h"
#include "rollout/follow.h"
#include "rollout/report.h"

static int64_t bloc, department, committee, cells[3], category, youth, campaign, reported, held, owed;

static bool silent(struct browser *b, const char *words)
{
	return sv_find(body(b), sv_of(words)) == SIZE_MAX;
}

static const char *at(const char *before, int64_t id, const char *after)
{
	static char path[100];
	snprintf(path, sizeof(path), "%s%lld%s", before, (long long)id, after);
	return path;
}

static const char *of_part(int64_t requirement)
{
	static char path[100];
	snprintf(path, sizeof(path), "/campaigns/%lld?part=%lld", (long long)campaign, (long long)requirement);
	return path;
}

// One requirement that ends with a report, without a day for the plan; one that ends when it is held.
static void open_campaign(struct tx *t, int64_t base, int64_t cell)
{
	struct requirement_part reports = {.kind = base, .plan = PLAN_STEP_REQUIRED, .form = form_by_code(t, SV("full"))}, holds = {.kind = cell, .plan = PLAN_STEP_EXEMPT};
	campaign = campaign_draft(t, &(struct campaign){.unit = bloc, .line = line, .scope = bloc, .title = SV("Đợt")});
	struct requirement_category also = {.category = youth};
	reported = requirement_add(t, &(struct requirement){.campaign = campaign, .title = SV("Học tập"), .category = category, .also = &also, .also_count = 1, .holds = true, .reports = true,
	                                                    .hold_due = day("2020-03-10"), .report_due = day("2020-03-18"), .parts = &reports, .part_count = 1});
	held = requirement_add(t, &(struct requirement){.campaign = campaign, .title = SV("Sinh hoạt"), .category = category, .holds = true, .hold_due = day("2020-03-20"),
	                                                .parts = &holds, .part_count = 1});
	if (campaign_open(t, campaign) != 4)
		printf("# %s\n", error_words(t->error));
	owed = obligation_of(t, reported, committee);
}

static void organisation(struct tx *t)
{
	static const char *const names[] = {"Chi bộ 1", "Chi bộ 2", "Chi bộ 3"};
	t->watch = &rollout_watch;
	line = term_set(t, TERM_LINES, &(struct term){.code = SV("party"), .name_vi = SV("Đảng"), .name_en = SV("Party")});
	category = term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("members"), .name_vi = SV("Đảng viên"), .name_en = SV("Party members")});
	youth = term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("youth"), .name_vi = SV("Đoàn viên"), .name_en = SV("Youth members")});
	form_install(t);
	int64_t top = people_kind(t, (struct kind){.name_en = SV("bloc committee"), .level = 1, .reports = true}, 0);
	int64_t organ = people_kind(t, (struct kind){.name_en = SV("department"), .level = 2, .organ = true}, top);
	int64_t base = people_kind(t, (struct kind){.name_en = SV("base committee"), .level = 2, .makes_plan = true, .reports = true}, top);
	int64_t cell = people_kind(t, (struct kind){.name_en = SV("cell"), .level = 3, .monthly_meeting = true, .reports = true}, base);
	bloc = place(t, top, "Đảng ủy Khối", 0);
	department = place(t, organ, "Ban Tuyên giáo", bloc);
	committee = place(t, base, "Đảng bộ Sở A", bloc);
	for (size_t i = 0; i < LENGTH(cells); i++)
		cells[i] = place(t, cell, names[i], committee);
	if (!unit_set_members(t, committee, category, 30, day("2020-01-01")))
		printf("# %s\n", error_words(t->error));
	somebody(t, "officer", ROLE_OFFICER, department);
	somebody(t, "secretary", ROLE_REPORTER, committee);
	somebody(t, "viewer", ROLE_VIEWER, committee);
	somebody(t, "branch", ROLE_OFFICER, committee);
	somebody(t, "boss", ROLE_ADMINISTRATOR, bloc);
	assignment_give(t, people_account(t, "follower", LANGUAGE_EN), committee, line, false, SV(""), day("2020-01-01"));
	open_campaign(t, base, cell);
}

static void offers(struct browser *b)
{
	sign_in(b, "secretary");
	get(b, "/");
	ok(says(b, "Record the plan") && says(b, "10/03"), "a plan without a day of its own is due by the day of the session");
	sign_in(b, "viewer");
	get(b, "/");
	ok(silent(b, "/plan\"") && says(b, ">Look</a>"), "one who only looks is not offered to act");
	sign_in(b, "branch");
	get(b, "/");
	ok(says(b, "<a href=\"/campaigns/") && says(b, "Sinh hoạt"), "an officer of a branch sees the campaigns that run there, by whomever");
}

static void plans(struct browser *b)
{
	sign_in(b, "secretary");
	get(b, at("/obligations/", owed, "/plan"));
	is_int(post(b, at("/obligations/", owed, "/plan"), "number=05-KH&issued=18%2F02%2F2020&mode=by-cell&note=Tu%E1%BA%A7n+t%E1%BB%9Bi"), 303, "the committee's plan is recorded");
	get(b, at("/obligations/", owed, ""));
	ok(says(b, "Each cell by itself") && says(b, "Tuần tới") && silent(b, "by-cell"), "and shown in words");
}

static int record(struct browser *b, const char *fields)
{
	get(b, at("/obligations/", owed, "/session"));
	return post(b, at("/obligations/", owed, "/session"), fields);
}

static void holds(struct browser *b)
{
	char form[400];
	get(b, at("/obligations/", owed, "/session"));
	ok(says(b, "Who must attend: Party members") && says(b, "Who must attend: Youth members"), "heads are asked by category");
	ok(says(b, "Who of the unit held it") && says(b, "Chi bộ 2"), "and which cells held it");
	ok(says(b, "name=\"members\" class=\"n\" inputmode=\"numeric\" autocomplete=\"off\" value=\"\""), "whose members are not those of the unit");
	snprintf(form, sizeof(form), "held=19%%2F02%%2F2020&members=10&attended=9&absent_with=1&h.%lld.attended=x&cell=%lld", (long long)youth, (long long)cells[0]);
	is_int(record(b, form), 422, "what is no number is refused");
	ok(says(b, "A whole number, please.") && says(b, "value=\"x\""), "at its field, as it was typed");
	snprintf(form, sizeof(form), "held=19%%2F02%%2F2020&members=10&attended=9&absent_with=1&h.%lld.members=6&h.%lld.attended=5&cell=%lld", (long long)youth, (long long)youth, (long long)cells[0]);
	is_int(record(b, form), 422, "so are heads of the further category that do not add up");
	snprintf(form, sizeof(form), "held=19%%2F02%%2F2020&members=10&attended=9&absent_with=1&h.%lld.members=6&h.%lld.attended=5&h.%lld.absent_without=1&cell=%lld", (long long)youth,
	         (long long)youth, (long long)youth, (long long)cells[0]);
	is_int(record(b, form), 303, "the right ones are taken");
	get(b, at("/obligations/", owed, ""));
	ok(says(b, "1 of 3 (cell) have held it; not yet: Chi bộ 2, Chi bộ 3.") && says(b, "Youth members"), "one of three cells has held it");
	get(b, "/");
	ok(says(b, "In progress (1 of 3: cell)"), "which home says");
	snprintf(form, sizeof(form), "held=19%%2F02%%2F2020&members=20&attended=19&absent_with=1&cell=%lld&cell=%lld", (long long)cells[1], (long long)cells[2]);
	is_int(record(b, form), 303, "the others hold it together, without the young");
	get(b, at("/obligations/", owed, ""));
	ok(silent(b, "not yet:") && says(b, "Write the report"), "and the unit has carried it out");
	get(b, at("/obligations/", owed, "/report"));
	ok(says(b, "name=\"f.members\"") && says(b, "value=\"28\""), "the report begins with the heads of both sessions");
}

static void counted(struct browser *b)
{
	sign_in(b, "officer");
	get(b, of_part(reported));
	ok(says(b, "<dt>Accepted</dt>") && says(b, "<dt>Late</dt>") && says(b, "<dt>Exempt</dt>") && says(b, "<dt>Plan made</dt>"), "all that is counted is there");
	get(b, of_part(held));
	ok(says(b, "that held it and gave heads (0 of 3)") && silent(b, "<dt>Accepted</dt>") && silent(b, "<dt>Reported</dt>"), "where no report is owed, none is counted");
}

static void sent(struct browser *b)
{
	static const char answers[] = "f.plan_number=05&f.way=Each+cell+by+itself&f.held_on=19%2F02%2F2020&f.cells=3&f.cells_held=3&f.cells_not=0&f.members=30&f.attended=28"
	                              "&f.absent_with=2&f.absent_without=0&f.secretary=yes&none.shortcomings=1&go=review";
	sign_in(b, "secretary");
	get(b, at("/obligations/", owed, "/report"));
	is_int(post(b, at("/obligations/", owed, "/report"), answers), 303, "a report is written");
	get(b, at("/obligations/", owed, "/report/review"));
	is_int(post(b, at("/obligations/", owed, "/report/review"), ""), 303, "and sent");
	get(b, at("/obligations/", owed, "/report"));
	ok(says(b, "The report is sent.") && silent(b, "f.attended"), "then no form is there to be filled in for nothing");
	get(b, at("/obligations/", owed, ""));
	ok(says(b, "18/02/2020") && says(b, "19/02/2020</span>") && silent(b, "2020-02-18"), "the history writes days as people do");
}

// What the officer sees of it, once it is reported.
static void apart(struct browser *b)
{
	sign_in(b, "officer");
	get(b, of_part(reported));
	ok(says(b, "<dt>Youth members</dt>") && says(b, "by themselves, in 1 units"), "the young are counted by themselves");
}

// A list of units is narrowed by name, state, kind and who follows them.
static void narrowed(struct browser *b)
{
	char path[160];
	sign_in(b, "officer");
	snprintf(path, sizeof(path), "%s&q=DANG+bo", of_part(reported));
	get(b, path);
	ok(says(b, ">Đảng bộ Sở A</a>") && says(b, "value=\"DANG bo\""), "by a name, as search folds letters");
	snprintf(path, sizeof(path), "%s&q=chi", of_part(reported));
	get(b, path);
	ok(says(b, "No unit fits that.") && silent(b, ">Đảng bộ Sở A</a>"), "which no unit may have");
	ok(says(b, "<label for=\"who\">Followed by</label>"), "who follows is offered");
	size_t at_option = sv_find(body(b), SV("name=\"who\""));
	struct sv rest = sv_from(body(b), at_option);
	size_t person = sv_find(rest, SV("\">Nguyễn A"));
	long long id = 0;
	for (size_t i = person; i-- > 0 && rest.p[i] >= '0' && rest.p[i] <= '9';)
		id = i > 0 && (rest.p[i - 1] < '0' || rest.p[i - 1] > '9') ? strtoll(rest.p + i, NULL, 10) : id;
	snprintf(path, sizeof(path), "%s&who=%lld", of_part(reported), id);
	get(b, path);
	ok(id && says(b, ">Đảng bộ Sở A</a>"), "those that one follows are found");
	snprintf(path, sizeof(path), "%s&who=%lld", of_part(held), id);
	get(b, path);
	ok(says(b, "No unit fits that."), "and no others");
	snprintf(path, sizeof(path), "%s&kind=%d&page=2", of_part(held), 99);
	get(b, path);
	ok(says(b, "No unit fits that."), "a kind that nobody is of finds nobody");
}

// The same is asked of the committee again.
static void another(struct tx *t)
{
	struct unit u;
	t->watch = &rollout_watch;
	ok(unit_by_id(t, committee, &u), "the committee");
	struct requirement_part reports = {.kind = u.kind, .plan = PLAN_STEP_EXEMPT, .form = form_by_code(t, SV("full"))};
	int64_t second = campaign_draft(t, &(struct campaign){.unit = bloc, .line = line, .scope = bloc, .title = SV("Đợt hai")});
	int64_t q = requirement_add(t, &(struct requirement){.campaign = second, .title = SV("Học tập lần hai"), .category = category, .holds = true, .reports = true,
	                                                     .hold_due = day("2020-03-10"), .report_due = day("2020-03-18"), .parts = &reports, .part_count = 1});
	ok(campaign_open(t, second) == 1, "a second campaign is opened");
	owed = obligation_of(t, q, committee);
}

static void last_time(struct browser *b, struct db *db)
{
	static const char answers[] = "f.way=One+joint+session&f.held_on=20%2F02%2F2020&f.cells=3&f.cells_held=3&f.cells_not=0&f.members=30&f.attended=25"
	                              "&f.absent_with=5&f.absent_without=0&f.secretary=yes&none.shortcomings=1&f.plan_number=05&go=review";
	int64_t first = owed;
	sign_in(b, "officer");
	get(b, at("/obligations/", first, "/receive"));
	ok(silent(b, "Last time"), "a first report stands by itself");
	people_make(db, another, "the same is asked again");
	b->now += 86400000;
	sign_in(b, "secretary");
	get(b, at("/obligations/", owed, "/report"));
	post(b, at("/obligations/", owed, "/report"), answers);
	get(b, at("/obligations/", owed, "/report/review"));
	is_int(post(b, at("/obligations/", owed, "/report/review"), ""), 303, "another report is sent");
	sign_in(b, "officer");
	get(b, at("/obligations/", owed, "/receive"));
	ok(says(b, "Last time: “Học tập”, sent on 20/02/2020."), "its officer sees which the last one was");
	ok(says(b, "<th scope=\"col\" class=\"n\">Last time</th>") && says(b, "<td class=\"n\">25</td><td class=\"n \">28</td>"), "and this time's figures beside those");
	get(b, at("/obligations/", first, "/receive"));
	ok(silent(b, "Last time"), "what came later is not last time");
}

static void door(struct browser *b)
{
	snprintf(b->cookie, sizeof(b->cookie), "lantoa=");
	get(b, "/signin");
	ok(says(b, "<p class=\"dim\">Đảng ủy Khối</p>"), "the door says whose installation it is");
}

static void run(struct db *db, const char *where)
{
	(void)where;
	people_make(db, organisation, "a campaign runs");
	struct browser b = browser_new(&pages_app, db);
	offers(&b);
	plans(&b);
	holds(&b);
	counted(&b);
	sent(&b);
	apart(&b);
	narrowed(&b);
	last_time(&b, db);
	door(&b);
	browser_free(&b);
}

int main(void)
{
	on_each_engine(run);
	return done();
}
