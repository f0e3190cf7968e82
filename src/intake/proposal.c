// Brings the statements of a plan together by tier.
//
// First the statements with a date of their own, or already held: each opens a tier, unless one with the same actors,
// audience and date stands. Then those without: each joins the tier of its actors; a plan's rule goes to their first tier,
// since a plan is made once. Reports and their addressees are laid on the tiers of those who report. Follow-up stands alone.
#include "extract/scan.h"
#include "intake/phrase.h"
#include "intake/proposal.h"
#include "text/text.h"

enum {
	SAME_AUDIENCE = 80, // percent of the shorter one's words
	SAME_AUDIENCE_OF_ACTORS = 60,
};

const char *mode_name(int place)
{
	return place >= 0 && place < (int)LENGTH(mode_codes) ? mode_codes[place] : NULL;
}

unsigned mode_of(struct sv name)
{
	int place = sv_place(name, mode_codes, LENGTH(mode_codes));
	return place < 0 ? 0 : 1u << place;
}

struct maker {
	struct arena *arena;
	const struct reading *r;
	const struct directory *d;
	const struct phrases *phrases;
	struct proposals *out;
	struct actors *actors;  // of each obligation
	struct sv *sentences;   // of each obligation, in compare form
	bool *due_is_for_plan;  // of each obligation
	struct date *plan_due;  // of each obligation: a date in it that is the plan's, beside that of the carrying out
};

static const struct obligation_found *obligation(const struct maker *m, size_t i)
{
	return &m->r->obligations[i];
}

static struct sv place_text(const struct reading *r, struct place p)
{
	struct sv line = r->lines[p.line - 1].text;
	size_t from = 0, at = 0;
	for (int n = 0; at < line.n && n < p.end; n++) {
		if (n == p.start)
			from = at;
		utf8_at(line, at, &at);
	}
	return p.start < p.end ? (struct sv){line.p + from, at - from} : (struct sv){0};
}

static unsigned modes_of(const struct obligation_found *o)
{
	unsigned bits = 0;
	for (size_t i = 0; i < o->mode_count; i++)
		bits |= mode_of(sv_of(o->modes[i]));
	return bits;
}

// "xây dựng kế hoạch trước ngày 20/02": the date is the plan's, unless what stands right before it is carried out or
// finished by then.
static bool due_for_plan(const struct maker *m, size_t i)
{
	struct sv due = text_compare_form(m->arena, obligation(m, i)->due_text);
	struct sv before = m->sentences[i];
	size_t at = due.n ? sv_find(before, due) : SIZE_MAX;
	if (!date_is_set(obligation(m, i)->due) || obligation(m, i)->due_inherited)
		return false;
	if (at != SIZE_MAX)
		before = sv_head(before, at + due.n);
	size_t plan = phrase_last(m->phrases, PHRASE_PLAN, before), end = phrase_last(m->phrases, PHRASE_END, before);
	if (plan == SIZE_MAX || (end != SIZE_MAX && end > plan))
		return false;
	// Another clause since the plan: "…kế hoạch, tổ chức học tập trước ngày …".
	struct sv since = sv_from(before, plan);
	size_t clause = sv_find(since, SV(", ")), hold = phrase_last(m->phrases, PHRASE_HOLD, since);
	return clause == SIZE_MAX || hold == SIZE_MAX || hold < clause;
}

// "xây dựng kế hoạch trước ngày 28/02, tổ chức học tập xong trước ngày 15/3": the date in the clause of the plan.
static struct date plan_date(struct maker *m, size_t i)
{
	struct sv sentence = place_text(m->r, obligation(m, i)->place);
	size_t plan = phrase_first(m->phrases, PHRASE_PLAN, m->sentences[i]);
	struct date found = {0};
	if (plan == SIZE_MAX || sentence.n != m->sentences[i].n)
		return found;
	struct sv clause = sv_from(sentence, plan);
	size_t comma = sv_find(clause, SV(", ")), semicolon = sv_find(clause, SV(";"));
	clause = sv_head(clause, comma < semicolon ? comma : semicolon);
	if (phrase_first(m->phrases, PHRASE_END, text_compare_form(m->arena, clause)) != SIZE_MAX)
		return found;
	const struct document_found *d = reading_document_at(m->r, obligation(m, i)->line);
	AUTO(scan_free) struct scan s = {0};
	scan_read(&s, clause);
	for (size_t k = 0; k < s.tokens.count && !date_is_set(found); k++) {
		if (!scan_date(&s, k, &found))
			scan_day(&s, k, d ? d->date : (struct date){0}, &found);
	}
	return found;
}

static enum plan_rule plan_said(const struct maker *m, size_t i)
{
	const struct obligation_found *o = obligation(m, i);
	if (o->plan != PLAN_UNSAID)
		return o->plan;
	if (phrase_first(m->phrases, PHRASE_NO_PLAN, m->sentences[i]) != SIZE_MAX)
		return PLAN_EXEMPT;
	// In a purpose clause, or where it is the first thing asked; elsewhere "kế hoạch" is somebody else's.
	struct sv action = text_compare_form(m->arena, o->action);
	size_t in_action = phrase_first(m->phrases, PHRASE_PLAN, action);
	return in_action == 0 || (o->kind == OBLIGATION_AIM && in_action != SIZE_MAX) ? PLAN_REQUIRED : PLAN_UNSAID;
}

// ---- parts
static struct proposal_part *part_of(struct proposal *p, int64_t kind, int64_t unit)
{
	for (size_t i = 0; i < p->part_count; i++) {
		if (p->parts[i].kind == kind && p->parts[i].unit == unit)
			return &p->parts[i];
	}
	return NULL;
}

static void add_part(struct proposal *p, int64_t kind, int64_t unit)
{
	if (!part_of(p, kind, unit) && p->part_count < PROPOSAL_PARTS)
		p->parts[p->part_count++] = (struct proposal_part){.kind = kind, .unit = unit};
}

static void add_parts(struct proposal *p, const struct actors *who)
{
	for (size_t i = 0; i < who->kind_count; i++)
		add_part(p, who->kinds[i], 0);
	for (size_t i = 0; i < who->unit_count; i++)
		add_part(p, 0, who->units[i]);
	p->people |= who->people;
}

static struct actors whom(const struct proposal *p)
{
	struct actors who = {.people = p->people};
	for (size_t i = 0; i < p->part_count; i++) {
		struct actors one = {.kinds = {p->parts[i].kind}, .kind_count = p->parts[i].kind ? 1 : 0,
		                     .units = {p->parts[i].unit}, .unit_count = p->parts[i].unit ? 1 : 0};
		actors_join(&who, &one);
	}
	return who;
}

static bool speaks_of(const struct actors *who, const struct proposal_part *part)
{
	return part->kind ? actors_have_kind(who, part->kind) : actors_have_unit(who, part->unit);
}

// ---- what a statement adds to a proposal
static void add_text(struct sv *texts, size_t *count, struct sv text)
{
	for (size_t i = 0; i < *count; i++) {
		if (sv_eq(texts[i], text))
			return;
	}
	if (text.n && *count < PROPOSAL_TEXTS)
		texts[(*count)++] = text;
}

static void add_source(struct proposal *p, struct place source)
{
	for (size_t i = 0; i < p->source_count; i++) {
		if (p->sources[i].line == source.line && p->sources[i].start == source.start)
			return;
	}
	if (p->source_count < PROPOSAL_SOURCES)
		p->sources[p->source_count++] = source;
}

static void take_report(struct proposal *p, const struct obligation_found *o)
{
	p->reports |= o->kind == OBLIGATION_REPORT || o->report_to.n || o->report_via.n;
	if (o->report_to.n && (!p->report_to.n || o->kind == OBLIGATION_REPORT))
		p->report_to = o->report_to;
	if (o->report_via.n)
		p->report_via = o->report_via;
	if (o->kind != OBLIGATION_REPORT)
		return;
	if (date_is_set(o->due))
		p->report_due = o->due;
	if (o->due_text.n)
		p->report_text = o->due_text;
	if (o->due_after_days) {
		p->report_after = o->due_after_days;
		p->report_after_working = o->due_working_days;
	}
}

static void take(struct maker *m, struct proposal *p, size_t i)
{
	const struct obligation_found *o = obligation(m, i);
	enum plan_rule plan = plan_said(m, i);
	unsigned bits = modes_of(o);
	for (size_t k = 0; k < p->part_count; k++) {
		struct proposal_part *part = &p->parts[k];
		if (!speaks_of(&m->actors[i], part))
			continue;
		part->modes |= bits;
		part->plan = plan != PLAN_UNSAID ? plan : part->plan;
	}
	for (size_t k = 0; k < o->content_count; k++)
		add_text(p->contents, &p->content_count, plain_text(m->arena, o->content[k]));
	for (size_t k = 0; k < o->material_count; k++)
		add_text(p->materials, &p->material_count, o->materials[k]);
	if (!p->audience.n)
		p->audience = o->audience;
	if (date_is_set(m->plan_due[i]))
		p->plan_due = m->plan_due[i];
	if (date_is_set(o->due) && m->due_is_for_plan[i]) {
		p->plan_due = o->due;
	} else if (date_is_set(o->due) && o->kind != OBLIGATION_REPORT && !date_is_set(p->hold_due)) {
		p->hold_due = o->due;
		p->hold_text = o->due_text;
	} else if (o->due_text.n && o->kind != OBLIGATION_REPORT && !date_is_set(p->hold_due) && !p->hold_text.n) {
		p->hold_text = o->due_text; // a day that follows from something else: "sau hội nghị 10 ngày"
	}
	if (date_is_set(o->held))
		p->held = o->held;
	take_report(p, o);
	add_source(p, o->place);
}

// What is to be done, short. Where a plan comes first, what it is for: "xây dựng kế hoạch …, tổ chức học tập".
static struct sv title_of(struct maker *m, struct sv action)
{
	struct sv form = text_compare_form(m->arena, action);
	size_t comma = phrase_length(m->phrases, PHRASE_PLAN, form, 0) ? sv_find(form, SV(", ")) : SIZE_MAX;
	if (comma != SIZE_MAX && form.n == action.n && phrase_length(m->phrases, PHRASE_HOLD, form, comma + 2))
		action = sv_from(action, comma + 2);
	return action_title(m->arena, m->phrases, action);
}

static struct proposal *open_tier(struct maker *m, size_t i, enum proposal_type type)
{
	const struct obligation_found *o = obligation(m, i);
	struct proposal *p = ARENA_PUSH(m->arena, m->out->items, m->out->count, m->out->room);
	*p = (struct proposal){
	    .type = type,
	    .title = title_of(m, o->action),
	    .actor = o->actor,
	    .action = plain_text(m->arena, o->action),
	};
	add_parts(p, &m->actors[i]);
	take(m, p, i);
	return p;
}

// ---- which tier a statement belongs to
static bool same_audience(struct maker *m, const struct proposal *p, struct sv audience, int least)
{
	return !p->audience.n || !audience.n || likeness(m->arena, p->audience, audience) >= least;
}

static bool same_date(struct date a, struct date b)
{
	return date_cmp(a, b) == 0;
}

static struct proposal *dated_tier(struct maker *m, size_t i)
{
	const struct obligation_found *o = obligation(m, i);
	for (size_t k = 0; k < m->out->count; k++) {
		struct proposal *p = &m->out->items[k];
		struct actors who = whom(p);
		if (p->type == PROPOSAL_DUTY && actors_within(&m->actors[i], &who) && same_date(p->hold_due, o->due) &&
		    same_date(p->held, o->held) && same_audience(m, p, o->audience, SAME_AUDIENCE_OF_ACTORS))
			return p;
	}
	return NULL;
}

static struct proposal *tier_of_actors(struct maker *m, size_t i)
{
	const struct obligation_found *o = obligation(m, i);
	struct proposal *best = NULL;
	int best_score = -1;
	bool plan = plan_said(m, i) != PLAN_UNSAID;
	for (size_t k = 0; k < m->out->count; k++) {
		struct proposal *p = &m->out->items[k];
		struct actors who = whom(p);
		bool fits = p->type == PROPOSAL_DUTY && !date_is_set(p->held) && actors_within(&m->actors[i], &who);
		// A date taken from the section names the tier.
		if (!fits || (o->due_inherited && date_is_set(o->due) && !same_date(o->due, p->hold_due)))
			continue;
		int score = plan ? 0 : likeness(m->arena, p->audience, o->audience);
		if (score > best_score) {
			best = p;
			best_score = score;
		}
	}
	return best;
}

static const struct heading_found *heading_at(const struct maker *m, int line)
{
	const struct heading_found *found = NULL;
	for (size_t i = 0; i < m->r->heading_count; i++) {
		const struct heading_found *h = &m->r->headings[i];
		if (h->line <= line && line <= h->last_line && (!found || h->level >= found->level))
			found = h;
	}
	return found;
}

// Another kind, told beside the first and without a date of its own: "Đảng bộ cơ sở … xong trước ngày …; chi bộ cơ sở đưa
// vào sinh hoạt thường kỳ". In one paragraph, or under one heading; units by name have each their own task there.
static struct proposal *tier_of_neighbour(struct maker *m, size_t i)
{
	const struct obligation_found *o = obligation(m, i);
	struct proposal *best = NULL;
	if (!m->actors[i].kind_count || m->actors[i].unit_count || date_is_set(o->due))
		return NULL;
	for (size_t k = 0; k < m->out->count; k++) {
		struct proposal *p = &m->out->items[k];
		struct actors who = whom(p);
		bool near = p->sources[0].line == o->line ||
		            (heading_at(m, o->line) && heading_at(m, o->line) == heading_at(m, p->sources[0].line));
		if (near && p->type == PROPOSAL_DUTY && who.kind_count && !who.unit_count && date_is_set(p->hold_due) &&
		    same_audience(m, p, o->audience, SAME_AUDIENCE_OF_ACTORS))
			best = p; // the nearest before it
	}
	return best;
}

// Other actors than any tier's, but for one tier's audience and without a date of their own: they share it, and its date.
static struct proposal *tier_of_audience(struct maker *m, size_t i)
{
	const struct obligation_found *o = obligation(m, i);
	for (size_t k = 0; k < m->out->count; k++) {
		struct proposal *p = &m->out->items[k];
		if (p->type == PROPOSAL_DUTY && date_is_set(p->hold_due) && !date_is_set(p->held) && o->audience.n &&
		    p->audience.n && !actors_have_unit(&m->actors[i], m->d->issuer) &&
		    (!date_is_set(o->due) || same_date(o->due, p->hold_due)) &&
		    likeness(m->arena, p->audience, o->audience) >= SAME_AUDIENCE)
			return p;
	}
	return NULL;
}

// ---- the passes
static bool opens(const struct maker *m, size_t i)
{
	const struct obligation_found *o = obligation(m, i);
	return o->kind == OBLIGATION_DUTY &&
	       (date_is_set(o->held) ||
	        (date_is_set(o->due) && !o->due_inherited && !m->due_is_for_plan[i]));
}

static void with_dates(struct maker *m)
{
	for (size_t i = 0; i < m->r->obligation_count; i++) {
		if (!opens(m, i))
			continue;
		struct proposal *p = dated_tier(m, i);
		if (p)
			take(m, p, i);
		else
			open_tier(m, i, PROPOSAL_DUTY);
	}
}

static void without_dates(struct maker *m)
{
	for (size_t i = 0; i < m->r->obligation_count; i++) {
		const struct obligation_found *o = obligation(m, i);
		if (o->kind != OBLIGATION_DUTY || opens(m, i))
			continue;
		struct proposal *p = tier_of_actors(m, i);
		if (!p && ((p = tier_of_neighbour(m, i)) != NULL || (p = tier_of_audience(m, i)) != NULL)) {
			p->actor = arena_printf(m->arena, SV_FMT "; " SV_FMT, SV_ARG(p->actor), SV_ARG(o->actor));
			add_parts(p, &m->actors[i]);
		}
		if (p)
			take(m, p, i);
		else
			open_tier(m, i, PROPOSAL_DUTY);
	}
}

static void reports(struct maker *m)
{
	for (size_t i = 0; i < m->r->obligation_count; i++) {
		const struct obligation_found *o = obligation(m, i);
		bool laid = false;
		if (o->kind != OBLIGATION_REPORT)
			continue;
		for (size_t k = 0; k < m->out->count; k++) {
			struct proposal *p = &m->out->items[k];
			struct actors who = whom(p);
			if (p->type != PROPOSAL_DUTY || date_is_set(p->held) || !actors_meet(&m->actors[i], &who) ||
			    actors_have_unit(&m->actors[i], m->d->issuer))
				continue;
			take_report(p, o);
			add_source(p, o->place);
			laid = true;
		}
		if (!laid)
			open_tier(m, i, PROPOSAL_REPORT);
	}
}

static void follow_up(struct maker *m)
{
	for (size_t i = 0; i < m->r->obligation_count; i++) {
		if (obligation(m, i)->kind == OBLIGATION_SUPERVISION)
			open_tier(m, i, PROPOSAL_SUPERVISION);
	}
}

// In the order of the document: by the sentence that each began with.
static void order(struct proposals *all)
{
	for (size_t i = 1; i < all->count; i++) {
		struct proposal p = all->items[i];
		size_t k = i;
		while (k > 0 && (all->items[k - 1].sources[0].line > p.sources[0].line ||
		                 (all->items[k - 1].sources[0].line == p.sources[0].line &&
		                  all->items[k - 1].sources[0].start > p.sources[0].start))) {
			all->items[k] = all->items[k - 1];
			k--;
		}
		all->items[k] = p;
	}
}

// ---- contradictions
static size_t breadth(const struct actors *a)
{
	return a->kind_count + a->unit_count;
}

static void clash(struct maker *m, size_t general, size_t special)
{
	for (size_t k = 0; k < m->out->count; k++) {
		struct proposal *p = &m->out->items[k];
		struct actors who = whom(p);
		if (p->type != PROPOSAL_DUTY || date_is_set(p->held) || !actors_meet(&m->actors[special], &who))
			continue;
		add_source(p, obligation(m, general)->place);
		*ARENA_PUSH(m->arena, m->out->clashes, m->out->clash_count, m->out->clash_room) = (struct proposal_clash){
		    .proposal = k,
		    .general = obligation(m, general)->place,
		    .special = obligation(m, special)->place,
		    .whom = m->actors[special],
		    .general_plan = plan_said(m, general),
		    .special_plan = plan_said(m, special),
		};
		return;
	}
}

// One statement asks some for a plan, another exempts some of them: the one that speaks of fewer is the special one, and of
// two that speak of the same, the later.
static void clashes(struct maker *m)
{
	size_t n = m->r->obligation_count;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = i + 1; k < n; k++) {
			enum plan_rule one = plan_said(m, i), other = plan_said(m, k);
			if (one == PLAN_UNSAID || other == PLAN_UNSAID || one == other ||
			    !actors_meet(&m->actors[i], &m->actors[k]))
				continue;
			bool first_is_special = breadth(&m->actors[i]) < breadth(&m->actors[k]);
			clash(m, first_is_special ? k : i, first_is_special ? i : k);
		}
	}
}

// A purpose clause that asks everybody for a plan holds where nothing else is said, for the first tier of each.
static void plans_from_aims(struct maker *m)
{
	for (size_t i = 0; i < m->r->obligation_count; i++) {
		if (obligation(m, i)->kind != OBLIGATION_AIM || plan_said(m, i) != PLAN_REQUIRED)
			continue;
		for (size_t k = 0; k < m->out->count; k++) {
			struct proposal *p = &m->out->items[k];
			struct actors who = whom(p);
			if (p->type != PROPOSAL_DUTY || date_is_set(p->held) || !actors_meet(&m->actors[i], &who))
				continue;
			add_source(p, obligation(m, i)->place);
			for (size_t part = 0; part < p->part_count; part++) {
				if (speaks_of(&m->actors[i], &p->parts[part]) && p->parts[part].plan == PLAN_UNSAID)
					p->parts[part].plan = PLAN_REQUIRED;
			}
			break;
		}
	}
}

// Whom the report goes to and through whom: the first unit that the words mean, and the issuer where they mean none.
static void addressees(struct maker *m)
{
	for (size_t i = 0; i < m->out->count; i++) {
		struct proposal *p = &m->out->items[i];
		struct actors to, via;
		actors_find(m->arena, m->d, p->report_to, &to);
		actors_find(m->arena, m->d, p->report_via, &via);
		p->report_to_unit = !p->reports ? 0 : to.unit_count ? to.units[0] : m->d->issuer;
		p->report_via_unit = p->reports && via.unit_count ? via.units[0] : 0;
	}
}

void proposals_make(struct arena *a, const struct reading *r, const struct directory *d, struct proposals *out)
{
	size_t n = r->obligation_count;
	struct maker m = {
	    .arena = a,
	    .r = r,
	    .d = d,
	    .phrases = phrases_load(a),
	    .out = out,
	    .actors = ARENA_ARRAY(a, struct actors, n + 1),
	    .sentences = ARENA_ARRAY(a, struct sv, n + 1),
	    .due_is_for_plan = ARENA_ARRAY(a, bool, n + 1),
	    .plan_due = ARENA_ARRAY(a, struct date, n + 1),
	};
	*out = (struct proposals){0};
	for (size_t i = 0; i < n; i++) {
		actors_find(a, d, r->obligations[i].actor, &m.actors[i]);
		m.sentences[i] = text_compare_form(a, place_text(r, r->obligations[i].place));
		m.due_is_for_plan[i] = due_for_plan(&m, i);
		m.plan_due[i] = plan_date(&m, i);
	}
	with_dates(&m);
	without_dates(&m);
	reports(&m);
	follow_up(&m);
	order(out);
	plans_from_aims(&m);
	clashes(&m);
	addressees(&m);
}
