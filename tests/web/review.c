// From an upload to what units owe, by its pages: an officer reviews, decides the contradiction, corrects, accepts, hands out, takes
// figures over; a unit reads the plan.
#include "web/people.h"

#include "goals/indicator.h"
#include "intake/intake.h"
#include "pages/app.h"
#include "rollout/form.h"

static int64_t bloc, department, cell, committee, reading, forest;

static const char answer[] =
    "{\"text\":[\"Các chi bộ, đảng bộ cơ sở có kế hoạch cụ thể.\",\"Các chi bộ, đảng bộ cơ sở học tập xong trong tháng 3.\","
    "\"Chi ủy cơ sở không phải lập kế hoạch.\",\"<b>Kết nạp 160 đảng viên</b>\",\"Các Ủy viên Ban Thường vụ theo dõi các đơn vị được phân công phụ trách.\",\"Độ che phủ của rừng đạt 30%.\",\"Đạt 12 xã, vượt kế hoạch (10 xã).\"],"
    "\"documents\":[{\"kind\":\"plan\",\"type\":\"Kế hoạch\",\"number\":\"21\",\"symbol\":\"KH/ĐUK\",\"title\":\"học tập <nghị quyết>\",\"first_line\":1,\"last_line\":7,\"target_year\":2020}],"
    "\"obligations\":[{\"line\":1,\"kind\":\"aim\",\"actor\":\"Các chi bộ, đảng bộ cơ sở\",\"action\":\"có kế hoạch cụ thể\"},"
    "{\"line\":2,\"kind\":\"duty\",\"actor\":\"Các chi bộ, đảng bộ cơ sở\",\"action\":\"học tập\",\"due\":\"2020-03-31\",\"materials\":[\"tờ rơi\"],"
    "\"report_to\":\"Đảng ủy Khối\",\"report_via\":\"Ban Tuyên giáo\"},"
    "{\"line\":3,\"kind\":\"duty\",\"actor\":\"Chi ủy cơ sở\",\"action\":\"học tập\",\"plan_required\":false,\"mode\":[\"monthly-meeting\"]},"
    "{\"line\":3,\"kind\":\"duty\",\"actor\":\"Các hợp tác xã\",\"action\":\"góp vốn\",\"due\":\"2020-04-30\"},"
    "{\"line\":5,\"kind\":\"supervision\",\"actor\":\"Các Ủy viên Ban Thường vụ\",\"action\":\"theo dõi các đơn vị được phân công phụ trách\"}],"
    "\"measures\":[{\"line\":4,\"start\":11,\"end\":24,\"text\":\"160 đảng viên\",\"value\":\"160\",\"unit\":\"đảng viên\",\"cmp\":\">=\",\"role\":\"target\",\"subject\":\"Kết nạp\",\"year\":2020},"
    "{\"line\":6,\"start\":24,\"end\":27,\"text\":\"30%\",\"value\":\"30\",\"unit\":\"%\",\"cmp\":\"=\",\"role\":\"target\",\"subject\":\"Độ che phủ của rừng\",\"year\":2020},"
    "{\"line\":7,\"start\":4,\"end\":9,\"text\":\"12 xã\",\"value\":\"12\",\"unit\":\"xã\",\"cmp\":\"=\",\"role\":\"actual\",\"subject\":\"xã đạt chuẩn\",\"year\":2020},"
    "{\"line\":7,\"start\":26,\"end\":31,\"text\":\"10 xã\",\"value\":\"10\",\"unit\":\"xã\",\"cmp\":\"=\",\"role\":\"target\",\"subject\":\"xã đạt chuẩn\",\"year\":2020,\"of\":2}]}";

static void organisation(struct tx *t)
{
	line = term_set(t, TERM_LINES, &(struct term){.code = SV("party"), .name_vi = SV("Đảng"), .name_en = SV("Party")});
	int64_t top = people_kind(t, (struct kind){.name_en = SV("Đảng ủy khối"), .level = 1, .reports = true}, 0);
	bloc = place(t, top, "Đảng ủy Khối", 0);
	department = place(t, people_kind(t, (struct kind){.name_en = SV("Ban"), .level = 2, .organ = true}, top), "Ban Tuyên giáo", bloc);
	committee = place(t, people_kind(t, (struct kind){.name_en = SV("Đảng bộ cơ sở"), .level = 2, .makes_plan = true, .reports = true}, top), "Đảng bộ Sở A", bloc);
	cell = place(t, people_kind(t, (struct kind){.name_en = SV("Chi bộ cơ sở"), .level = 2, .reports = true}, top), "Chi bộ Sở B", bloc);
	form_install(t);
	forest = indicator_add(t, &(struct indicator){.name = SV("Độ che phủ rừng"), .unit = {.text = SV("%")}, .better = BETTER_NONE, .adds_up = ADDS_NONE});
	somebody(t, "officer", ROLE_OFFICER, department);
	somebody(t, "secretary", ROLE_REPORTER, cell);
	reading = intake_upload(t, &(struct incoming){.unit = bloc, .line = line, .file_name = SV("plan.txt"), .bytes = SV("kế hoạch"), .answer = sv_of(answer)});
}

static const char *at(const char *rest)
{
	static char path[200];
	snprintf(path, sizeof(path), "/readings/%lld%s", (long long)reading, rest);
	return path;
}

static void review(struct browser *b)
{
	is_int(get(b, at("")), 200, "the review is drawn");
	ok(says(b, "no date</span>") && says(b, "href=\"/documents/1/edit\""), "the document has no date yet, which is said at its head");
	get(b, "/documents/1/edit");
	is_int(post(b, "/documents/1/edit", "number=21&symbol=KH%2F%C4%90UK&issued=31%2F02%2F2020"), 422, "a day that is none is no date of a document");
	is_int(post(b, "/documents/1/edit", "number=21&symbol=KH%2F%C4%90UK&issued=16%2F01%2F2020&title=h%E1%BB%8Dc+t%E1%BA%ADp+%3Cngh%E1%BB%8B+quy%E1%BA%BFt%3E&signer_title=B%C3%8D+TH%C6%AF"), 303, "one is filled in");
	is_sv(sent_to(b), "/readings/1", "and the review goes on");
	get(b, at(""));
	ok(!says(b, "no date</span>") && says(b, "16/01/2020") && says(b, "BÍ THƯ"), "with what was filled in");
	ok(says(b, "<div class=\"around\">") && says(b, "href=\"/documents/1/text#l2\""), "for a phone: the sentence with its lines, and the way to the whole text");
	ok(says(b, "Requirement 1 of 3") && says(b, "class=\"sheet\""), "the first item, beside the text");
	ok(says(b, "<mark>") && says(b, "<mark class=\"soft\">"), "its sentences are marked");
	ok(says(b, "Two sentences differ") && says(b, "value=\"special\" data-key=\"2\" checked"), "the contradiction is shown, the special sentence proposed");
	ok(says(b, "&lt;b&gt;Kết nạp") && sv_find(body(b), SV("<b>Kết nạp")) == SIZE_MAX, "what the document writes is no HTML");
	ok(says(b, "Reported to") && says(b, "through Ban Tuyên giáo"), "whom it is reported to");

	is_int(post(b, at("/items/1"), "do=accept&clash=general&hold_due=30%2F03%2F2020&report_due=05%2F04%2F2020"), 303, "it is accepted, by the general sentence and with other dates");
	get(b, at("/items/1"));
	ok(says(b, "value=\"30/03/2020\"") && says(b, "value=\"05/04/2020\""), "the dates are kept");
	ok(says(b, "value=\"general\" data-key=\"1\" checked") && says(b, "Makes one (Chi bộ cơ sở)"), "and the choice");
	is_int(post(b, at("/items/1"), "do=accept&hold_due=31%2F02%2F2020"), 422, "a day that is none is refused");

	get(b, at("/items/2"));
	ok(says(b, "Nobody was recognised"), "one addresses nobody that is known");
	is_int(post(b, at("/items/2"), "do=accept"), 422, "and cannot be accepted");
	ok(says(b, "say who is to do it"), "which is said");
	get(b, at("/finish"));
	ok(sv_find(body(b), SV("name=\"title\"")) == SIZE_MAX, "nothing can be handed out before all was looked at");
	is_int(post(b, at("/finish"), "title=x"), 409, "not by force either");

	get(b, at("/items/2/edit"));
	char form[200];
	snprintf(form, sizeof(form), "title=G%%C3%%B3p+v%%E1%%BB%%91n&p.on.u%lld=1&p.mode.u%lld.activities=1&hold_due=30%%2F04%%2F2020", (long long)department, (long long)department);
	is_int(post(b, at("/items/2/edit"), form), 303, "a unit is named for it");
	get(b, at("/items/2"));
	ok(says(b, "By activities (Ban Tuyên giáo)"), "with its way");
	is_int(post(b, at("/items/2"), "do=accept&hold_due=30%2F04%2F2020"), 303, "then it is accepted");
	get(b, at("/items/3"));
	ok(says(b, "Following up, item 3 of 3") && says(b, "Nothing that units owe") && says(b, "Các Ủy viên Ban Thường vụ"), "who follows up is shown as no requirement of units");
	is_int(post(b, at("/items/3"), "do=accept"), 303, "and accepted");
	ok(get(b, at("/items/999")) == 404, "an item of no reading is not found");
}

static void hand_out(struct browser *b)
{
	get(b, at("/finish"));
	ok(says(b, "name=\"title\"") && says(b, "Học tập &lt;nghị quyết&gt;"), "the campaign is called as its plan");
	is_int(post(b, at("/finish"), "title=H%E1%BB%8Dc+t%E1%BA%ADp"), 303, "a draft is made");
	char draft[64], campaign[64];
	struct sv to = response_find(&b->out, "Location");
	snprintf(draft, sizeof(draft), "%.*s", (int)to.n, to.p);
	snprintf(campaign, sizeof(campaign), "%.*s", (int)(to.n > 6 ? to.n - 6 : 0), to.p);
	ok(sv_starts(to, SV("/campaigns/")) && sv_is(sv_from(to, to.n - 6), "/draft"), "and is looked at before anything is handed out");
	is_int(get(b, draft), 200, "the draft");
	ok(says(b, "Obligations made by opening</th><td class=\"n\" data-l=\"Units\">3</td>"), "says how many obligations it would make");
	ok(says(b, "Chi bộ cơ sở</th><td data-l=\"Units\" class=\"n\">1</td><td data-l=\"Own plan\">Makes one"), "to how many units of a kind what, with which plan");
	ok(says(b, "No unit is exempt") && says(b, "30/03/2020"), "who is exempt, and the due dates");
	is_int(post(b, draft, "do=except&unit=nowhere&reason=x"), 422, "one exempts a unit that there is");
	is_int(post(b, draft, "do=except&unit=%C4%90%E1%BA%A3ng+b%E1%BB%99+S%E1%BB%9F+A"), 422, "with a reason");
	is_int(post(b, draft, "do=except&unit=%C4%90%E1%BA%A3ng+b%E1%BB%99+S%E1%BB%9F+A&reason=gi%E1%BA%A3i+th%E1%BB%83"), 303, "then it is");
	get(b, draft);
	ok(says(b, "giải thể") && says(b, "of which exempt: 1"), "which the draft shows");
	get(b, at("/items/1"));
	is_int(post(b, at("/items/1"), "do=reopen"), 409, "what a draft was made of waits for the draft");

	get(b, draft);
	is_int(post(b, draft, "do=back"), 303, "the draft is taken back as one");
	is_int(get(b, draft), 404, "and is gone");
	get(b, at("/items/1"));
	is_int(post(b, at("/items/1"), "do=reopen"), 303, "its plan is looked through again");
	get(b, at("/items/1"));
	post(b, at("/items/1"), "do=accept&clash=special&hold_due=31%2F03%2F2020&report_due=05%2F04%2F2020");
	get(b, at("/finish"));
	is_int(post(b, at("/finish"), "title=H%E1%BB%8Dc+t%E1%BA%ADp"), 303, "and made anew");
	to = response_find(&b->out, "Location");
	snprintf(draft, sizeof(draft), "%.*s", (int)to.n, to.p);
	snprintf(campaign, sizeof(campaign), "%.*s", (int)(to.n > 6 ? to.n - 6 : 0), to.p);
	get(b, draft);
	ok(says(b, "Plan not required") && says(b, "No unit is exempt"), "with what was decided since");
	is_int(post(b, draft, "do=open"), 303, "it is opened");
	ok(sv_eq(response_find(&b->out, "Location"), sv_of(campaign)), "and stands at its address");
	is_int(get(b, campaign), 200, "open");
	ok(says(b, "Open since") && says(b, "Following up") && says(b, "các đơn vị được phân công phụ trách.”"), "with the plan's sentence on who follows up");
	is_int(get(b, draft), 303, "it is a draft no more");
	get(b, at("/discard"));
	is_int(post(b, draft, "do=back"), 409, "and not taken back");
	get(b, at("/discard"));
	is_int(post(b, at("/items/1"), "do=reopen"), 409, "what was handed out is not reviewed again");
	is_int(post(b, at("/discard"), ""), 409, "nor thrown away");
}

// What the review says of a figure before it is taken over, and how that is changed.
static void figures(struct browser *b)
{
	is_int(get(b, at("/figures")), 200, "the figures");
	ok(says(b, "≥ 160 đảng viên") && says(b, "Accept all 4"), "with their values");
	ok(says(b, "&lt;b&gt;Kết nạp <span class=\"ref\">1</span>&nbsp;<span class=\"ms tg\" data-n=\"1\">160 đảng viên</span>"), "each marked in its sentence");
	ok(says(b, "new indicator"), "one becomes an indicator of its own");
	ok(says(b, "<option value=\"\" selected>at least</option>") && says(b, "since “đạt” stands before it"), "a bare number is read by the words before it, which is said");
	ok(says(b, "Result, final"), "a result is taken for final");
	is_int(post(b, at("/figures"), "keep=1"), 409, "not taken over before they were looked at");
	get(b, at("/figures/1"));
	is_int(post(b, at("/figures/1"), "subject=K%E1%BA%BFt+n%E1%BA%A1p&value=1x&cmp=%3E%3D&role=target"), 422, "a correction must be a number");
	is_int(post(b, at("/figures/1"), "subject=K%E1%BA%BFt+n%E1%BA%A1p&value=165,5&cmp=%3E%3D&role=target&year=2020&unit=%C4%91%E1%BA%A3ng+vi%C3%AAn"), 303, "one is corrected");
	get(b, at("/figures"));
	ok(says(b, "≥ 165.5"), "and stands so");

	is_int(post(b, at("/figures"), "as.2=le"), 303, "a bare number is read the other way");
	get(b, at("/figures"));
	ok(says(b, "<option value=\"\" selected>at most</option>") && says(b, "as was chosen here"), "which is said");
	is_int(post(b, at("/figures"), "as.2=xx"), 404, "in no other way than there is");
	get(b, at("/figures"));
	is_int(post(b, at("/figures"), "as.99=le"), 404, "nor a figure of another reading");
	get(b, at("/figures"));
	is_int(post(b, at("/figures"), "picked=status&status=preliminary"), 422, "nothing is selected, which is said");
	is_int(post(b, at("/figures"), "pick=3&picked=status&status=preliminary"), 303, "a result is said to be preliminary");
	get(b, at("/figures/2"));
	char form[200], known[80];
	snprintf(known, sizeof(known), "name=\"indicator\" value=\"%lld\"", (long long)forest);
	ok(says(b, known), "an indicator whose words are alike is offered");
	snprintf(form, sizeof(form), "subject=%%C4%%90%%E1%%BB%%99+che+ph%%E1%%BB%%A7&value=30&cmp=%%3D&as=most&role=target&year=2020&unit=%%25&indicator=%lld", (long long)forest);
	is_int(post(b, at("/figures/2"), form), 303, "and chosen");
	snprintf(form, sizeof(form), "to.1=%lld", (long long)forest);
	get(b, at("/figures"));
	is_int(post(b, at("/figures"), form), 422, "for a figure of its unit only");
	ok(says(b, "another unit of measure"), "which is said");
	get(b, at("/figures"));
	is_int(post(b, at("/figures"), "accept=1&accept=2&accept=4&leave=3"), 303, "several are decided at once");
	get(b, at("/figures"));
	ok(says(b, "<b class=\"num\" data-count=\"accepted\">3</b>") && says(b, "data-count=\"left_out\">1</b>"), "as the head counts");
	is_int(post(b, at("/figures"), "reopen=3"), 303, "one is looked at again");
	get(b, at("/figures"));
	is_int(post(b, at("/figures"), "all=1"), 303, "all are accepted");
	get(b, at("/figures"));
	is_int(post(b, at("/figures"), "none=1"), 303, "taken back as one");
	get(b, at("/figures"));
	ok(says(b, "Accept all 4"), "to be looked at again");
	post(b, at("/figures"), "all=1");
}

static void taken(struct browser *b, const char *how)
{
	char path[64], where[64];
	get(b, at("/figures"));
	ok(post(b, at("/figures"), "keep=1") == 303, "the figures are taken over%s", how);
	get(b, at("/figures"));
	struct sv page = body(b);
	size_t to = sv_find(page, SV("/targets/"));
	ok(to != SIZE_MAX && says(b, "Result, preliminary"), "into a set of targets%s", how);
	snprintf(where, sizeof(where), "%.*s", (int)strcspn(page.p + to, "\""), page.p + to);
	get(b, where);
	ok(says(b, "at most 30 %"), "in which the number is read as was chosen%s", how);
	snprintf(path, sizeof(path), "href=\"/indicators/%lld\"", (long long)forest);
	ok(says(b, path), "of the indicator that was chosen%s", how);
	ok(says(b, ">Result of the year 2019</th>") && says(b, ">Target of the year 2020</th>") && says(b, ">Result of the year 2020</th>"), "last year's results stand before this year's targets, and this year's behind them%s", how);
	ok(says(b, "1 exceeded"), "a result beyond a bare target beside it exceeds it, since it is reached%s", how);
}

static void take_over(struct browser *b, struct tx *t)
{
	struct intake_measure m;
	struct observation o = {0};
	taken(b, "");
	ok(intake_measure_get(t, 3, &m) && observation_get(t, m.observation, &o) && o.status == STATUS_PRELIMINARY, "the result is preliminary, as was said");
	struct indicator_match learned = indicator_match(t, SV("Độ che phủ"), SV("%"));
	ok(learned.fit == MATCH_EXACT && learned.indicator == forest, "from then on these words mean the indicator that was chosen");
	get(b, at("/figures"));
	is_int(post(b, at("/figures"), "back=1"), 303, "the whole is taken back as one");
	get(b, at("/figures"));
	ok(says(b, "Take over into results and targets") && says(b, "as was chosen here"), "with what was chosen kept");
	ok(indicator_match(t, SV("Độ che phủ"), SV("%")).fit != MATCH_EXACT, "and what was learned forgotten");
	taken(b, " again");
}

static void reads(struct browser *b)
{
	is_int(get(b, "/documents"), 200, "the register");
	ok(says(b, "21-KH/ĐUK") && says(b, "In the register"), "has the plan");
	is_int(get(b, "/documents/1"), 200, "the document");
	ok(says(b, "tờ rơi"), "with its materials");
	is_int(get(b, "/documents/1/text"), 200, "its reader");
	ok(says(b, "class=\"ms tg\""), "a target is marked in it");
	is_int(get(b, "/documents/1/file"), 200, "its file");
	ok(sv_eq(body(b), SV("kế hoạch")), "comes as it was sent");
	ok(sv_starts(response_find(&b->out, "Content-Disposition"), SV("attachment")), "as an attachment");
	get(b, "/materials/1");
	is_int(post(b, "/materials/1", "title=T%E1%BB%9D+r%C6%A1i&access=public"), 303, "a material is opened to everybody");

	sign_in(b, "secretary");
	get(b, "/");
	ok(says(b, "The unit has 1 thing to do"), "has one thing to do, in the singular");
	is_int(get(b, "/documents/1"), 403, "does not read the bloc's register");
	is_int(get(b, at("")), 403, "nor its reviews");
	int found = 0;
	for (int i = 1; i <= 4 && !found; i++) {
		char path[64];
		snprintf(path, sizeof(path), "/obligations/%d/document", i);
		found = get(b, path) == 200 ? i : 0;
	}
	ok(found && says(b, "<mark>Các chi bộ, đảng bộ cơ sở học tập"), "but the plan that asks the cell for something, with its sentence marked");
	ok(says(b, "Tờ rơi"), "and its materials");
}

static void run(struct db *db, const char *where)
{
	struct error error = {0};
	AUTO(arena_free) struct arena arena = {0};
	struct tx t = {.db = db, .arena = &arena, .now = browser_now, .offset = 420, .language = LANGUAGE_EN, .error = &error};
	(void)where;
	people_make(db, organisation, "a plan is under review");
	struct browser b = browser_new(&pages_app, db);
	sign_in(&b, "officer");
	review(&b);
	hand_out(&b);
	figures(&b);
	take_over(&b, &t);
	reads(&b);
	browser_free(&b);
}

int main(void)
{
	on_each_engine(run);
	return done();
}
