// Loads the sample through the functions that pages and commands call, with the clock set to the days on which things happened.
#include <sodium.h>

#include "base/embedded.h"
#include "cli/sample.h"
#include "org/access.h"
#include "org/account.h"
#include "org/import.h"
#include "org/kind.h"
#include "org/term.h"
#include "org/unit.h"
#include "rollout/report.h"
#include "text/text.h"

enum { DAY = 24 * 60 * 60 * 1000 };

static struct sv file(const char *name)
{
	for (size_t i = 0; i < sample_count; i++) {
		if (strcmp(sample_files[i].name, name) == 0)
			return (struct sv){(const char *)sample_files[i].bytes, sample_files[i].size};
	}
	return (struct sv){"", 0};
}

// ---- the organisation

static bool import_all(struct tx *t)
{
	static const struct {
		const char *name;
		enum import_subject subject;
	} files[] = {{"lines.csv", IMPORT_LINES}, {"categories.csv", IMPORT_CATEGORIES}, {"groups.csv", IMPORT_GROUPS}, {"kinds.csv", IMPORT_KINDS}, {"units.csv", IMPORT_UNITS}};
	for (size_t i = 0; i < LENGTH(files); i++) {
		struct import done;
		if (!import_csv(t, files[i].subject, file(files[i].name), IMPORT_WHOLE, &done))
			return false;
		for (size_t k = 0; k < done.count && !done.written; k++) {
			if (done.rows[k].outcome == IMPORT_REFUSED)
				return error_set(t->error, FAIL_INPUT, "%s:%d: %.*s", files[i].name, done.rows[k].line, (int)done.rows[k].what.n, done.rows[k].what.p);
		}
	}
	return true;
}

static int64_t unit_of(struct tx *t, const char *code)
{
	struct unit u;
	return unit_by_code(t, sv_of(code), &u) ? u.id : 0;
}

// Two words' worth of letters and digits that are not mistaken for each other.
static const char *make_password(struct arena *a)
{
	static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
	char *p = arena_alloc(a, 16);
	for (int i = 0; i < 12; i++)
		p[i] = i == 4 || i == 8 ? '-' : letters[randombytes_uniform(sizeof(letters) - 1)];
	return p;
}

struct people {
	const char *login, *title;
	int role;         // enum role; ROLE_SUPERVISOR: assigned
	const char *unit; // its code
};

static bool add_person(struct tx *t, const struct people *p, int64_t line, struct sample *out)
{
	char hash[PASSWORD_HASH];
	struct unit u;
	const char *password = make_password(t->arena);
	struct date from = date_add(tx_today(t), -200);
	if (!unit_by_code(t, sv_of(p->unit), &u) || !password_hash(sv_of(password), sv_of(p->login), hash, t->error))
		return false;
	int64_t account = account_add(t, sv_of(p->login), sv_of(p->title), LANGUAGE_VI);
	if (!account || !account_set_password(t, account, hash))
		return false;
	if (p->role != ROLE_SUPERVISOR) {
		if (!role_give(t, account, (enum role)p->role, u.id, line, sv_of(p->title), from))
			return false;
	} else {
		struct units below = unit_children(t, line, u.id);
		// Every ninth base unit is this member's.
		for (size_t i = 0; i < below.count; i++) {
			if (below.items[i].reports && i % 9 == 4 && !assignment_give(t, account, below.items[i].id, line, true, SV("15-QĐ/ĐUK"), from))
				return false;
		}
	}
	out->accounts[out->count++] = (struct sample_account){p->login, password, msg(t->language, role_name((enum role)p->role)), arena_cstr(t->arena, u.name)};
	return true;
}

// A base committee and a base cell whose secretaries have accounts: the first of each kind, by name.
static const char *first_of(struct tx *t, int64_t line, const char *kind)
{
	struct units all = unit_children(t, line, unit_of(t, "DUK"));
	for (size_t i = 0; i < all.count; i++) {
		if (sv_is(all.items[i].kind_code, kind))
			return arena_cstr(t->arena, all.items[i].code);
	}
	return "DUK";
}

static bool add_people(struct tx *t, int64_t line, struct sample *out)
{
	const struct people all[] = {{"quantri", "Cán bộ quản trị", ROLE_ADMINISTRATOR, "TU"},
	                             {"tuyengiao", "Cán bộ Ban Tuyên giáo Đảng ủy Khối", ROLE_OFFICER, "DUK-BTG"},
	                             {"dangbo", "Bí thư đảng bộ cơ sở", ROLE_REPORTER, first_of(t, line, "base_committee")},
	                             {"chibo", "Bí thư chi bộ", ROLE_REPORTER, first_of(t, line, "base_cell")},
	                             {"thuongvu", "Ủy viên Ban Thường vụ", ROLE_SUPERVISOR, "DUK"},
	                             {"thuongtruc", "Thường trực Đảng ủy Khối", ROLE_VIEWER, "DUK"},
	                             {"tinhuy", "Ban Tuyên giáo Tỉnh ủy", ROLE_VIEWER, "TU-BTG"}};
	for (size_t i = 0; i < LENGTH(all); i++) {
		if (!add_person(t, &all[i], line, out))
			return false;
	}
	return true;
}

// ---- the plan, with dates relative to today

static bool placeholder(struct tx *t, struct sv inside, struct buf *out)
{
	static const char *const forms[] = {"ngày", "tháng", "năm", "d"};
	for (size_t i = 0; i < LENGTH(forms); i++) {
		if (!sv_starts(inside, sv_of(forms[i])))
			continue;
		struct sv number = sv_from(inside, strlen(forms[i]));
		int64_t shift = 0;
		bool minus = sv_starts(number, SV("-"));
		if (number.n && !sv_int64(sv_from(number, 1), &shift))
			return false;
		shift = minus ? -shift : shift;
		struct date today = tx_today(t), day = date_add(today, (int)shift);
		switch (i) {
		case 0:
			buf_sv(out, text_date_long(t->arena, day));
			break;
		case 1:
			buf_printf(out, "tháng %s%d năm %d", day.month <= 2 ? "0" : "", day.month, day.year);
			break;
		case 2:
			buf_printf(out, "%d", today.year + (int)shift);
			break;
		default:
			buf_sv(out, text_date(t->arena, day));
			break;
		}
		return true;
	}
	return false;
}

static struct sv filled(struct tx *t, struct sv text)
{
	AUTO(buf_free) struct buf out = {0};
	while (text.n) {
		size_t open = sv_find(text, SV("{")), close = sv_find(text, SV("}"));
		if (open == SIZE_MAX || close == SIZE_MAX || close < open) {
			buf_sv(&out, text);
			break;
		}
		buf_sv(&out, sv_head(text, open));
		if (!placeholder(t, sv_head(sv_from(text, open + 1), close - open - 1), &out))
			buf_sv(&out, sv_head(sv_from(text, open), close + 1 - open));
		text = sv_from(text, close + 1);
	}
	return arena_sv(t->arena, buf_view(&out));
}

// ---- what the units did

struct story {
	struct tx *t;
	uint64_t state;
	instant today;
};

static int random_below(struct story *s, int n)
{
	s->state = s->state * 6364136223846793005U + 1442695040888963407U;
	return (int)((s->state >> 33) % (uint64_t)n);
}

static void put(struct tx *t, const struct form *f, struct values *v, const char *fact, struct sv text)
{
	const struct form_field *field = form_bound(f, fact);
	if (field && field->type != ANSWER_COMPUTED)
		*ARENA_PUSH(t->arena, v->items, v->count, v->room) = (struct value){.key = field->key, .text = text};
}

static struct sv number(struct tx *t, int64_t n)
{
	return arena_printf(t->arena, "%lld", (long long)n);
}

// Required fields that no fact fills: the first choice, zero, "none".
static void put_rest(struct tx *t, const struct form *f, struct values *v)
{
	for (size_t i = 0; i < f->field_count; i++) {
		const struct form_field *field = &f->fields[i];
		struct sv choices = field->choices, first = {"", 0};
		if (value_of(v, field->key) || field->need == NEED_OPTIONAL || field->need == NEED_ZERO || field->type == ANSWER_COMPUTED || field->type == ANSWER_RATE)
			continue;
		if (field->type == ANSWER_CHOICE)
			sv_cut(&choices, '|', &first);
		else if (field->type == ANSWER_YES_NO)
			first = SV("yes");
		else if (field->type == ANSWER_NUMBER)
			first = SV("0");
		else
			first = field->need == NEED_NONE_TICK ? SV("-") : SV("Sinh hoạt chi đoàn, bản tin nội bộ");
		*ARENA_PUSH(t->arena, v->items, v->count, v->room) = (struct value){.key = field->key, .text = first};
	}
}

static bool report(struct story *s, const struct obligation *o, const struct requirement *q, struct date held)
{
	struct tx *t = s->t;
	struct form f;
	struct values v = {0};
	int64_t members = q->category ? unit_members_at(t, o->unit, q->category, held) : -1, away = 0, cells = (int64_t)obligation_cells(t, o).count;
	if (!form_get(t, o->form_version, &f))
		return false;
	if (members < 0)
		members = 12 + random_below(s, 20);
	int64_t absent = random_below(s, members > 40 ? 5 : 3), must = members - away;
	if (absent > must)
		absent = 0;
	put(t, &f, &v, "held_on", text_date(t->arena, held));
	put(t, &f, &v, "members", number(t, members));
	put(t, &f, &v, "attended", number(t, must - absent));
	put(t, &f, &v, "absent_with", number(t, absent));
	put(t, &f, &v, "absent_without", SV("0"));
	put(t, &f, &v, "must_attend", number(t, must));
	put(t, &f, &v, "reached", number(t, must - absent));
	put(t, &f, &v, "cells", number(t, cells));
	for (size_t i = 0; i < f.field_count; i++) {
		if (sv_is(f.fields[i].bound, "cells") && i + 1 < f.field_count && f.fields[i + 1].type == ANSWER_NUMBER)
			*ARENA_PUSH(t->arena, v.items, v.count, v.room) = (struct value){.key = f.fields[i + 1].key, .text = number(t, cells)};
	}
	put_rest(t, &f, &v);
	return report_save(t, o->id, &v) > 0 && report_send(t, o->id, NULL);
}

static bool receive(struct story *s, int64_t obligation)
{
	struct report last;
	if (!report_last(s->t, obligation, &last))
		return false;
	int chance = random_below(s, 10);
	if (chance == 0)
		return report_return(s->t, obligation, last.id, SV("Đề nghị ghi rõ ngày học bổ sung của đảng viên vắng."), date_add(tx_today(s->t), 3));
	return chance > 6 || report_accept(s->t, obligation, last.id);
}

// One unit's way: some are quick, some are late, some have done nothing yet.
static bool live(struct story *s, int64_t id)
{
	struct tx *t = s->t;
	struct obligation o;
	struct requirement q;
	if (!obligation_get(t, id, &o) || !requirement_get(t, o.requirement, &q))
		return false;
	if (o.exempt_why.n || date_is_set(q.held_on))
		return true;
	int pace = random_below(s, 10);
	if (o.plan == PLAN_STEP_REQUIRED && pace < 8) {
		t->now = s->today - (instant)(4 + random_below(s, 3)) * DAY;
		struct local_plan plan = {.number = arena_printf(t->arena, "%02d-KH/ĐU", 3 + random_below(s, 30)), .issued_on = tx_today(t), .mode = random_below(s, 2) ? SV("joint") : SV("by-cell")};
		if (!obligation_plan(t, id, &plan))
			return false;
	}
	if (pace > 6 || !o.holds)
		return true;
	t->now = s->today - (instant)(1 + random_below(s, 4)) * DAY;
	struct date held = tx_today(t);
	struct session session = {.unit = o.unit, .held_on = held, .mode = SV("Lồng ghép sinh hoạt thường kỳ"), .secretary = true};
	if (!session_record(t, &session, &id, 1))
		return false;
	if (pace > 4 || !o.reports || !obligation_get(t, id, &o))
		return true;
	t->now = s->today - (instant)random_below(s, 20) * 3600000;
	return report(s, &o, &q, held) && receive(s, id);
}

static bool tell(struct data *d, int64_t campaign, const int64_t *spared, size_t spared_count)
{
	struct story s = {.t = &d->tx, .state = 20, .today = d->tx.now};
	size_t count, owed;
	struct campaign c;
	if (!campaign_get(&d->tx, campaign, &c))
		return false;
	struct requirement *all = requirement_all(&d->tx, campaign, &count);
	for (size_t i = 0; i < count; i++) {
		struct obligation *list = obligation_in(&d->tx, all[i].id, c.scope, &owed);
		for (size_t k = 0; k < owed; k++) {
			bool skip = false;
			for (size_t j = 0; j < spared_count; j++)
				skip = skip || list[k].unit == spared[j];
			if (!skip && !live(&s, list[k].id))
				return false;
		}
	}
	d->tx.now = s.today;
	return true;
}

bool sample_load(struct data *d, bool story, struct sample *out)
{
	struct tx *t = &d->tx;
	*out = (struct sample){.count = 0};
	db_begin(d->db);
	if (!import_all(t))
		return data_commit(d);
	struct terms lines = term_all(t, TERM_LINES);
	const struct term *line = term_by_code(&lines, SV("party"));
	if (!line || !add_people(t, line->id, out) || !story)
		return data_commit(d);
	// The plan came out eight days ago.
	instant today = t->now;
	int64_t bloc = unit_of(t, "DUK");
	struct account officer;
	if (account_by_login(t, SV("tuyengiao"), &officer))
		t->account = officer.id;
	t->role_unit = bloc;
	struct sv plan = filled(t, file("plan.md"));
	t->now = today - 8LL * DAY;
	int64_t campaign = sample_open_plan(t, bloc, line->id, plan);
	t->now = today;
	// Those whose secretaries have accounts still have everything before them.
	const int64_t spared[] = {unit_of(t, first_of(t, line->id, "base_committee")), unit_of(t, first_of(t, line->id, "base_cell"))};
	if (campaign && !error_is_set(t->error) && !tell(d, campaign, spared, LENGTH(spared)) && !error_is_set(t->error))
		error_set(t->error, FAIL_SYSTEM, N_("the sample's story could not be told"));
	t->account = 0;
	return data_commit(d);
}
