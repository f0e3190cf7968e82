// From the text of a plan to what it proposes, through the reader and its answer: a Party bloc, a province, a union, a bank.
// plans/NAME.txt is the plan, plans/NAME.want what comes out; with LANTOA_BLESS set the latter is written anew.
#include <stdlib.h>

#include "tree.h"

#include "extract/extract.h"
#include "goals/target.h"
#include "intake/intake.h"
#include "register/document.h"
#include "register/material.h"
#include "rollout/campaign.h"
#include "rollout/form.h"

static const char *const folder = "tests/unit/intake/plans/";

static bool slurp(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "r");
	char part[4096];
	size_t n;
	if (!f)
		return false;
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(out, part, n);
	fclose(f);
	return true;
}

static int64_t upload(struct tx *t, int64_t unit, struct sv text)
{
	struct reading r;
	AUTO(buf_free) struct buf json = {0};
	if (!extract_read(text, t->arena, &r, t->error))
		return 0;
	reading_json(&r, SV("plan.txt"), true, LANGUAGE_VI, &json);
	return intake_upload(t, &(struct incoming){.unit = unit,
	                                           .line = tree_line,
	                                           .file_name = SV("plan.txt"),
	                                           .media_type = SV("text/plain"),
	                                           .bytes = text,
	                                           .answer = arena_sv(t->arena, buf_view(&json))});
}

// ---- what was proposed, as text
static void say_date(struct buf *out, const char *label, struct date d)
{
	if (!date_is_set(d))
		return;
	buf_printf(out, " %s ", label);
	date_write(out, d);
}

static void say_part(struct tx *t, const struct proposal_part *p, struct buf *out)
{
	static const char *const plans[] = {"", ", plan", ", no plan"};
	struct unit u;
	struct kinds kinds = kind_all(t);
	const struct kind *k = p->kind ? kind_by_id(&kinds, p->kind) : NULL;
	if (k)
		buf_printf(out, "  each " SV_FMT, SV_ARG(k->name_vi));
	else if (unit_by_id(t, p->unit, &u))
		buf_printf(out, "  " SV_FMT, SV_ARG(u.name));
	buf_str(out, plans[p->plan]);
	for (int i = 0; mode_name(i); i++) {
		if (p->modes & 1u << i)
			buf_printf(out, ", %s", mode_name(i));
	}
	buf_char(out, '\n');
}

static void say_requirement(struct tx *t, const struct intake_requirement *q, struct buf *out)
{
	static const char *const types[] = {"duty", "report", "supervision"};
	const struct proposal *p = &q->what;
	buf_printf(out, "%d %s: " SV_FMT "\n ", q->seq + 1, types[p->type], SV_ARG(p->title));
	say_date(out, "plan by", p->plan_due);
	say_date(out, "held by", p->hold_due);
	say_date(out, "report by", p->report_due);
	say_date(out, "already held", p->held);
	if (p->report_after)
		buf_printf(out, " report %d %sdays after", p->report_after, p->report_after_working ? "working " : "");
	if (p->reports)
		buf_printf(out, " to " SV_FMT " via " SV_FMT, SV_ARG(p->report_to), SV_ARG(p->report_via));
	buf_printf(out, "%s\n", p->people ? " by people" : "");
	if (p->audience.n)
		buf_printf(out, "  for " SV_FMT "\n", SV_ARG(p->audience));
	for (size_t i = 0; i < p->part_count; i++)
		say_part(t, &p->parts[i], out);
	buf_str(out, "  lines");
	for (size_t i = 0; i < p->source_count; i++)
		buf_printf(out, " %d", p->sources[i].line);
	for (size_t i = 0; i < q->clash_count; i++)
		buf_printf(out, "\n  line %d contradicts line %d", q->clashes[i].special.line, q->clashes[i].general.line);
	buf_char(out, '\n');
}

static void say_materials(struct tx *t, int64_t document, struct buf *out)
{
	size_t count;
	struct material *m = materials_of(t, document, &count);
	for (size_t i = 0; i < count; i++) {
		buf_printf(out, "material: " SV_FMT "\n", SV_ARG(m[i].title));
		buf_printf(out, "  for " SV_FMT ", open to %s%s\n", SV_ARG(m[i].audience.n ? m[i].audience : SV("everybody")),
		           access_name(m[i].access), m[i].text ? ", attached" : "");
	}
}

static void proposed(struct tx *t, int64_t reading, struct buf *out)
{
	struct intake_reading r;
	size_t count;
	struct intake_requirement *q = intake_requirements(t, reading, &count);
	for (size_t i = 0; i < count; i++)
		say_requirement(t, &q[i], out);
	if (intake_get(t, reading, &r))
		say_materials(t, r.document, out);
}

static int64_t compare(struct tx *t, const char *name, int64_t unit)
{
	AUTO(buf_free) struct buf text = {0}, want = {0}, got = {0};
	char path[200], want_path[200];
	snprintf(path, sizeof(path), "%s%s.txt", folder, name);
	snprintf(want_path, sizeof(want_path), "%s%s.want", folder, name);
	if (!slurp(path, &text)) {
		ok(false, "%s is there", path);
		return 0;
	}
	int64_t reading = upload(t, unit, buf_view(&text));
	if (!ok(reading > 0, "%s is taken: %s", name, error_words(t->error)))
		return 0;
	proposed(t, reading, &got);
	if (getenv("LANTOA_BLESS")) {
		FILE *f = fopen(want_path, "w");
		if (f) {
			fwrite(got.p, 1, got.n, f);
			fclose(f);
		}
	}
	ok(slurp(want_path, &want), "%s is there", want_path);
	is_str(buf_cstr(&got), buf_cstr(&want), name);
	return reading;
}

// ---- the organisations
static int64_t a_bloc(struct tx *t)
{
	int64_t province = tree_kind(t, "Tỉnh ủy", 1, false, 0), bloc = tree_kind(t, "Đảng ủy khối", 2, false, province);
	int64_t organ = tree_kind(t, "Ban", 3, true, bloc), committee = tree_planning_kind(t, "Đảng bộ cơ sở", 3, bloc);
	int64_t cell = tree_kind(t, "Chi bộ cơ sở", 3, false, bloc), mass = tree_kind(t, "Đoàn thể", 3, false, bloc);
	int64_t lower = tree_kind(t, "Chi bộ trực thuộc", 4, false, committee);
	int64_t top = tree_unit(t, "Tỉnh ủy Lam Giang", "", province, 0);
	int64_t unit = tree_unit(t, "Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh", "ĐUK", bloc, top);
	tree_unit(t, "Ban Tuyên giáo", "BTG", organ, unit);
	tree_unit(t, "Đoàn Khối Cơ quan và Doanh nghiệp tỉnh", "", mass, unit);
	tree_unit(t, "Hội Cựu chiến binh Khối Cơ quan và Doanh nghiệp tỉnh", "", mass, unit);
	tree_unit(t, "Chi bộ Sở B", "", cell, unit);
	tree_unit(t, "Chi bộ Phòng A1", "", lower, tree_unit(t, "Đảng bộ Sở A", "", committee, unit));
	return unit;
}

static int64_t a_province(struct tx *t)
{
	int64_t province = tree_kind(t, "Ủy ban nhân dân tỉnh", 1, false, 0);
	int64_t department = tree_kind(t, "Sở, ban, ngành", 2, false, province);
	int64_t district = tree_kind(t, "Ủy ban nhân dân cấp huyện", 2, false, province);
	int64_t commune = tree_kind(t, "Ủy ban nhân dân cấp xã", 3, false, district);
	int64_t unit = tree_unit(t, "Ủy ban nhân dân tỉnh Lam Giang", "UBND tỉnh", province, 0);
	tree_unit(t, "Sở Thông tin và Truyền thông", "", department, unit);
	tree_unit(t, "Sở Tài chính", "", department, unit);
	tree_unit(t, "Ủy ban nhân dân xã Đông", "", commune, tree_unit(t, "Ủy ban nhân dân huyện Bắc", "", district, unit));
	return unit;
}

static int64_t a_union(struct tx *t)
{
	int64_t federation = tree_kind(t, "Liên đoàn lao động tỉnh", 1, false, 0);
	int64_t organ = tree_kind(t, "Ban của Liên đoàn", 2, true, federation);
	int64_t base = tree_kind(t, "Công đoàn cơ sở", 2, false, federation), craft = tree_kind(t, "Nghiệp đoàn", 2, false, federation);
	int64_t unit = tree_unit(t, "Liên đoàn Lao động tỉnh Lam Giang", "LĐLĐ tỉnh", federation, 0);
	tree_unit(t, "Ban Tuyên giáo - Nữ công", "", organ, unit);
	tree_unit(t, "Công đoàn Công ty May A", "", base, unit);
	tree_unit(t, "Nghiệp đoàn Xe ôm", "", craft, unit);
	return unit;
}

static int64_t a_bank(struct tx *t)
{
	int64_t bank = tree_kind(t, "Ngân hàng", 1, false, 0), branch = tree_kind(t, "Chi nhánh", 2, false, bank);
	int64_t division = tree_kind(t, "Khối nghiệp vụ", 2, true, bank), office = tree_kind(t, "Phòng giao dịch", 3, false, branch);
	int64_t unit = tree_unit(t, "Ngân hàng Lam Giang", "", bank, 0);
	tree_unit(t, "Khối Công nghệ thông tin", "", division, unit);
	tree_unit(t, "Phòng giao dịch Chợ", "", office, tree_unit(t, "Chi nhánh Bắc", "", branch, unit));
	return unit;
}

// ---- from what is accepted to what each unit owes, and back
static int64_t asked(struct tx *t, int64_t campaign)
{
	size_t count;
	struct requirement *all = requirement_all(t, campaign, &count);
	if (!ok(count == 3, "what follows up asks no unit for anything: three requirements"))
		return 0;
	const struct requirement *study = &all[1];
	is_sv(study->quote, "Đảng bộ cơ sở xây dựng kế hoạch trước ngày 28/02, tổ chức học tập xong trước ngày 15/3, "
	                    "chung một cuộc hoặc giao từng chi bộ",
	      "each with its sentence");
	ok(study->holds && study->reports && study->report_after == 5 && study->report_working, "held, and reported after five working days");
	ok(date_cmp(study->plan_due, day("2020-02-28")) == 0 && date_cmp(study->hold_due, day("2020-03-15")) == 0 &&
	       date_cmp(study->report_due, day("2020-03-18")) == 0,
	   "with its three dates");
	struct unit to, via;
	ok(unit_by_id(t, study->report_to, &to) && unit_by_id(t, study->report_via, &via), "to somebody, through somebody");
	is_sv(to.name, "Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh", "reported to the bloc");
	is_sv(via.name, "Ban Tuyên giáo", "through the department");
	if (!ok(study->part_count == 2, "two parts"))
		return 0;
	ok(study->parts[0].plan == PLAN_STEP_REQUIRED && study->parts[1].plan == PLAN_STEP_EXEMPT, "a plan of one, none of the other");
	is_sv(study->parts[1].modes, "monthly-meeting", "a way for each");
	ok(study->parts[0].form == form_by_code(t, SV("full")) && study->parts[1].form == form_by_code(t, SV("short")), "a form for each");
	ok(all[0].parts[0].form == 0 && !all[0].reports, "no form where nothing is to be reported");
	return campaign;
}

// An audience of several categories is asked for the heads of each.
static void heads_asked(struct tx *t, int64_t campaign, int64_t youth, int64_t veterans)
{
	size_t count;
	struct requirement *q = requirement_all(t, campaign, &count);
	bool both = false;
	for (size_t i = 0; i < count; i++)
		both = both || (q[i].category == youth && q[i].also_count == 1 && q[i].also[0].category == veterans && !q[i].also[0].counted);
	ok(both, "the mass organisations give the heads of their members, one and the other");
}

static void accepts(struct tx *t, int64_t reading)
{
	int64_t youth = term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("y"), .name_vi = SV("Đoàn viên"), .name_en = SV("Youth"), .position = 1});
	int64_t veterans = term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("v"), .name_vi = SV("Hội viên"), .name_en = SV("Veterans"), .position = 2});
	struct intake_reading r;
	size_t count;
	struct intake_requirement *q = intake_requirements(t, reading, &count);
	form_install(t);
	refused(t, intake_make_campaign(t, reading, SV("Đợt")), "still to be looked at", "nothing is handed out before all was looked at");
	for (size_t i = 0; i < count; i++)
		ok(intake_requirement_decide(t, q[i].id, ITEM_ACCEPTED), "accepted: " SV_FMT, SV_ARG(q[i].what.title));
	if (!ok(intake_get(t, reading, &r), "the reading"))
		return;
	is_sv(intake_campaign_title(t, &r), "Học tập, quán triệt và tuyên truyền Nghị quyết số 07-NQ/ĐUK", "the campaign is called as its plan");
	refused(t, intake_make_campaign(t, reading, SV(" ")), "needs a title", "it needs a title");
	int64_t campaign = intake_make_campaign(t, reading, intake_campaign_title(t, &r));
	if (!ok(campaign > 0, "a campaign is made: %s", error_words(t->error)) || !asked(t, campaign))
		return;
	heads_asked(t, campaign, youth, veterans);
	struct document d;
	ok(document_get(t, r.document, &d) && d.state == DOCUMENT_REGISTERED, "the plan is in the register");
	struct intake_requirement *follow = intake_follow_up(t, campaign, &count);
	ok(count == 1 && sv_starts(follow[0].what.title, SV("Theo dõi")), "who follows up is told beside");
	refused(t, intake_make_campaign(t, reading, SV("Đợt")), "decided already", "it is not made twice");
	refused(t, intake_requirement_decide(t, q[0].id, ITEM_LEFT_OUT), "decided already", "nor changed behind it");
	refused(t, intake_discard(t, reading), "decided already", "nor thrown away");

	ok(intake_unmake_campaign(t, reading), "a draft is taken back as one");
	struct campaign c;
	refused(t, campaign_get(t, campaign, &c), "no such campaign", "nothing of it is left");
	ok(document_get(t, r.document, &d) && d.state == DOCUMENT_REVIEW, "and the plan is under review again");
	campaign = intake_make_campaign(t, reading, SV("Đợt học tập"));
	is_int(campaign_open(t, campaign), 5, "opened, five units owe something: the bloc, two base units, two mass organisations");
	refused(t, intake_unmake_campaign(t, reading), "opened already", "then it cannot be taken back");
}

static void bloc(struct tx *t, const char *where)
{
	(void)where;
	tree_begin(t);
	int64_t reading = compare(t, "bloc", a_bloc(t));
	if (reading)
		accepts(t, reading);
}

static void province(struct tx *t, const char *where)
{
	(void)where;
	tree_begin(t);
	compare(t, "province", a_province(t));
}

static void union_of_workers(struct tx *t, const char *where)
{
	(void)where;
	tree_begin(t);
	compare(t, "union", a_union(t));
}

static void bank(struct tx *t, const char *where)
{
	(void)where;
	tree_begin(t);
	int64_t head = a_bank(t);
	compare(t, "bank", head);
	// An audience that was not read as one is in what is to be done.
	term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("m"), .name_vi = SV("Cán bộ quản lý"), .name_en = SV("Managers"), .position = 1});
	int64_t staff = term_set(t, TERM_CATEGORIES, &(struct term){.code = SV("s"), .name_vi = SV("Người lao động"), .name_en = SV("Staff"), .position = 9});
	size_t count;
	int64_t reading = upload(t, head, SV("NGÂN HÀNG PHƯƠNG NAM\n\nSố: 19/KH-HSC\n\nKẾ HOẠCH\nTriển khai quy định\n\n"
	                                          "1. Các chi nhánh tổ chức quán triệt tới toàn thể người lao động; hoàn thành trước ngày 10/12/2026.\n"));
	struct intake_requirement *q = intake_requirements(t, reading, &count);
	if (!ok(count == 1 && intake_requirement_decide(t, q[0].id, ITEM_ACCEPTED), "another plan"))
		return;
	struct requirement *made = requirement_all(t, intake_make_campaign(t, reading, SV("Đợt")), &count);
	ok(count == 1 && made[0].category == staff, "the heads of the staff are asked for");
}

// ---- the real plan, where it lies beside the project
static const struct proposal_part *named(struct tx *t, const struct intake_requirement *q, const char *kind)
{
	static const struct proposal_part none = {.plan = PLAN_UNSAID, .modes = ~0u};
	struct kinds kinds = kind_all(t);
	const struct kind *k = kind_by_code(&kinds, sv_of(kind));
	for (size_t i = 0; k && i < q->what.part_count; i++) {
		if (q->what.parts[i].kind == k->id)
			return &q->what.parts[i];
	}
	return &none;
}

static void is_day(struct tx *t, struct date got, const char *want, const char *what)
{
	is_sv(date_text(t->arena, got), want, what);
}

static void real_requirements(struct tx *t, int64_t reading)
{
	size_t count;
	struct intake_requirement *q = intake_requirements(t, reading, &count);
	if (!ok(count == 5, "five requirements: %zu", count))
		return;
	is_day(t, q[0].what.held, "2019-12-31", "the bloc's conference is already held");
	const struct proposal_part *committee = named(t, &q[1], "Đảng bộ cơ sở"), *cell = named(t, &q[1], "Chi bộ cơ sở");
	is_int((int64_t)q[1].what.part_count, 2, "base committees and base cells study");
	is_day(t, q[1].what.hold_due, "2020-02-29", "by the end of February");
	ok(committee->plan == PLAN_REQUIRED && cell->plan == PLAN_EXEMPT, "a committee makes a plan, a cell does not");
	ok(committee->modes & MODE_JOINT && committee->modes & MODE_BY_CELL, "a committee jointly or by cell");
	is_int(cell->modes, MODE_MONTHLY_MEETING, "a cell at its monthly meeting");
	is_sv(q[1].what.report_to, "Đảng ủy Khối", "they report to the bloc");
	is_sv(q[1].what.report_via, "Ban Tuyên giáo Đảng ủy Khối", "through its department");
	is_day(t, q[2].what.hold_due, "2020-03-31", "the mass organisations follow in March");
	is_int((int64_t)q[2].what.part_count, 4, "with the two of the bloc");
	ok(q[3].what.type == PROPOSAL_SUPERVISION && q[3].what.people, "the standing committee follows up");
	ok(q[4].what.type == PROPOSAL_SUPERVISION && q[4].what.part_count == 1, "so does the department");
	int64_t clashes = 0;
	for (size_t i = 0; i < count; i++)
		clashes += (int64_t)q[i].clash_count;
	if (ok(clashes == 1 && q[1].clash_count == 1, "one contradiction"))
		ok(q[1].clashes[0].general.line == 18 && q[1].clashes[0].special.line == 74, "of lines 18 and 74");
}

static int64_t rows_of(struct tx *t, const char *what, int64_t document)
{
	size_t count = 0;
	struct document_list parts = document_parts(t, document);
	for (size_t i = 0; i < parts.count && strcmp(what, "results") == 0; i++) {
		size_t some;
		observations_in(t, parts.items[i].id, &some);
		count += some;
	}
	return (int64_t)count;
}

static void real_figures(struct tx *t, int64_t reading)
{
	struct intake_reading r;
	size_t sets, items, targets, indicators;
	refused(t, intake_keep_figures(t, reading), "still to be looked at", "no figure is taken over before all were looked at");
	ok(intake_measures_accept_all(t, reading), "all figures are accepted");
	if (!ok(intake_keep_figures(t, reading), "and taken over: %s", error_words(t->error)) || !intake_get(t, reading, &r))
		return;
	int64_t results = rows_of(t, "results", r.document);
	ok(results > 120, "results with their sentences: %d", (int)results);
	struct target_set *all = target_set_list(t, r.unit, &sets);
	ok(sets >= 1 && all[0].id && r.target_set, "a set of targets: %zu", sets);
	target_items(t, r.target_set, &items);
	targets_of_set(t, r.target_set, &targets);
	ok(items >= 26 && items <= 31 && targets >= 40, "some 28 items with some 45 figures: %zu, %zu", items, targets);
	refused(t, intake_keep_figures(t, reading), "decided already", "not twice");
	refused(t, intake_measure_decide(t, intake_measures(t, reading, 20, 1, &items)->id, ITEM_LEFT_OUT), "decided already", "nor changed behind them");
	if (!ok(intake_unkeep_figures(t, reading), "taken back as one: %s", error_words(t->error)))
		return;
	is_int(rows_of(t, "results", r.document), 0, "no result is left");
	target_set_list(t, r.unit, &sets);
	indicator_list(t, SV(""), 0, 10, &indicators);
	ok(sets == 0 && indicators == 0, "no target, no indicator");
	ok(intake_keep_figures(t, reading), "and taken over again");
}

static void real(struct tx *t, const char *where)
{
	(void)where;
	AUTO(buf_free) struct buf text = {0};
	if (!slurp("../shared/data/tra-vinh-2020.txt", &text)) {
		skip(1, "the real plan does not lie beside the project");
		return;
	}
	tree_begin(t);
	int64_t reading = upload(t, a_bloc(t), buf_view(&text));
	if (!ok(reading > 0, "the real plan is taken: %s", error_words(t->error)))
		return;
	real_requirements(t, reading);
	struct intake_reading r;
	size_t count, items;
	if (!intake_get(t, reading, &r))
		return;
	struct material *m = materials_of(t, r.document, &count);
	bool scope = false, attached = false;
	for (size_t i = 0; i < count; i++) {
		scope |= m[i].access == ACCESS_SCOPE;
		attached |= m[i].access == ACCESS_SCOPE && m[i].text;
	}
	ok(scope && attached, "the outline for key cadres and speakers is the text that came with it, and not open to everybody");
	intake_items(t, reading, &items);
	ok(items >= 26 && items <= 30, "its targets are about 28 items: %zu", items);
	struct intake_counts figures = intake_measure_counts(t, reading);
	ok(figures.left_out >= 8 && figures.left_out <= 12 && figures.proposed > 270,
	   "what counts the work itself is left out: %d of %d", (int)figures.left_out, (int)(figures.left_out + figures.proposed));
	real_figures(t, reading);
}

int main(void)
{
	on_each_subject(bloc);
	on_each_subject(province);
	on_each_subject(union_of_workers);
	on_each_subject(bank);
	on_each_subject(real);
	return done();
}
