// One obligation of the sentence that tells it: its kind, its actor, its day.
#include "extract/duties.h"
#include "extract/duty_detail.h"
#include "text/text.h"

struct deadline duties_when(const struct duties *x, size_t from, size_t to, bool field)
{
	struct deadline_text text = {&x->s, x->say.words, x->unnamed ? &x->dated : x->d, x->p,
	                             x->r->citations ? x->r->citations + x->cited : NULL, x->cited_end - x->cited, field};
	return deadline_read(&text, from, to);
}

struct place duties_place(struct duties *x, size_t from, size_t to)
{
	struct place *more;
	size_t more_count;
	return paragraph_place_next(x->r, x->p, &x->walk, from, to, &more, &more_count);
}

static bool in_range(const struct duties *x, size_t from, size_t to, const char *class, size_t *at, size_t *count)
{
	for (size_t i = from; i < to; i++) {
		if (duties_is(x, i, class, count, NULL)) {
			*at = i;
			return true;
		}
	}
	return false;
}

static enum obligation_kind kind_of(const struct duties *x, const struct sentence *s)
{
	if (x->aims)
		return OBLIGATION_AIM;
	// "chủ trì, phối hợp với … theo dõi": what is led says what it is.
	size_t verb = s->verb, count;
	while (verb < s->to && duties_is(x, verb, "lead", &count, NULL)) {
		verb += count;
		while (verb < s->to && (!wording_verb(&x->say, verb, &count) || scan_token(&x->s, verb)->capital))
			verb++;
	}
	if (duties_is(x, verb, "watch", NULL, NULL))
		return OBLIGATION_SUPERVISION;
	if (duties_is(x, verb, "report", NULL, NULL))
		return OBLIGATION_REPORT;
	return OBLIGATION_DUTY;
}

void duty_set_when(struct obligation_found *o, struct deadline w)
{
	o->due = w.due;
	o->held = w.held;
	o->due_text = w.text;
	o->due_after_days = w.after_days;
	o->due_working_days = w.working;
}

// "Sở Tài chính,Sở Nội vụ": as people write it.
static struct sv spaced(struct arena *a, struct sv s)
{
	AUTO(buf_free) struct buf b = {0};
	for (size_t i = 0; i < s.n; i++) {
		buf_char(&b, s.p[i]);
		if (i + 1 < s.n && (s.p[i] == ',' || s.p[i] == ';') && s.p[i + 1] != ' ' && !(s.p[i + 1] >= '0' && s.p[i + 1] <= '9'))
			buf_char(&b, ' ');
	}
	return b.n > s.n ? arena_sv(a, buf_view(&b)) : s;
}

void duty_push(struct duties *x, struct obligation_found o)
{
	o.actor = spaced(x->r->arena, scan_plain(x->r->arena, o.actor));
	o.action = scan_plain(x->r->arena, o.action);
	o.audience = scan_plain(x->r->arena, o.audience);
	o.report_to = scan_plain(x->r->arena, o.report_to);
	o.report_via = scan_plain(x->r->arena, o.report_via);
	x->section = x->r->obligation_count;
	x->section_level = x->level;
	x->shared = false;
	*ARENA_PUSH(x->r->arena, x->r->obligations, x->r->obligation_count, x->r->obligation_room) = o;
}

// What has no day of its own is due with the part that it stands in.
static void inherit(const struct duties *x, const struct sentence *s, struct obligation_found *o)
{
	size_t at, count;
	if (!date_is_set(x->limit.due) || in_range(x, s->from, s->to, "recur", &at, &count) || date_is_set(o->due) || date_is_set(o->held) || o->due_after_days)
		return;
	o->due = x->limit.due;
	o->due_text = x->limit.text;
	o->due_inherited = true;
}

struct obligation_found duty_made(struct duties *x, const struct sentence *s, struct deadline w)
{
	struct obligation_found o = {.line = 0};
	size_t begin = scan_token(&x->s, s->from)->from, end = scan_token(&x->s, s->to - 1)->to, at, count;
	o.place = duties_place(x, begin, end);
	o.line = o.last_line = o.place.line;
	o.kind = kind_of(x, s);
	o.actor = s->actor;
	o.action = wording_cleaned(scan_range(&x->s, s->verb, s->to));
	duty_set_when(&o, w);
	if (in_range(x, s->from, s->to, "exempt", &at, &count))
		o.plan = PLAN_EXEMPT;
	else if (in_range(x, s->verb, s->to, "plan", &at, &count) && (at < s->verb + 12 || scan_sign(&x->s, at - 1, ';')))
		o.plan = PLAN_REQUIRED;
	duty_modes(&x->say, s->verb, s->to, &o);
	duty_audience(&x->say, s->verb, s->to, &o);
	if (o.kind == OBLIGATION_REPORT || in_range(x, s->verb, s->to, "report", &at, &count))
		duty_reported_to(&x->say, s, &o);
	inherit(x, s, &o);
	return o;
}
