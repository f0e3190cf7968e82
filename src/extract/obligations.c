// Who must do what, for whom, by when, how, and to whom they report. One obligation is one sentence and one group of actors; a
// section with fields of its own (audience, content, materials, time) fills the one that it is about.
#include "extract/addressee.h"
#include "extract/duties.h"
#include "extract/duty_actor.h"
#include "extract/duty_context.h"
#include "extract/duty_detail.h"
#include "extract/mark.h"
#include "extract/pass.h"
#include "text/text.h"

enum { AIMS_MOST = 8 /* words */, TITLE_MOST = 24 };

// By when a sentence is due: "Đối với dự án đến hết tháng 5 chưa …: Chủ đầu tư …" tells of what, not by when.
static struct deadline when_of(const struct duties *x, const struct sentence *s)
{
	size_t from = s->from;
	static const char *const of[] = {"đối", "về", "riêng"};
	bool about = false;
	for (size_t k = 0; k < LENGTH(of); k++)
		about = about || scan_word_of(&x->s, from, of[k]);
	for (size_t i = from; about && i < s->verb && i < s->to; i++) {
		if (scan_sign(&x->s, i, ':'))
			from = i + 1;
	}
	return duties_when(x, from, s->to, false);
}

static bool sentence_ends(const struct duties *x, size_t i)
{
	const struct token *t = scan_token(&x->s, i);
	if (i >= x->s.tokens.count)
		return true;
	if (t->kind != TOKEN_SIGN || (t->sign != '.' && t->sign != '!' && t->sign != '?'))
		return false;
	const struct token *next = scan_token(&x->s, i + 1);
	return i + 1 >= x->s.tokens.count || (next->spaced && (next->capital || next->kind != TOKEN_WORD));
}

static void take(struct duties *x, const struct sentence *s, struct deadline w)
{
	duty_push(x, duty_made(x, s, w));
}

// ---- fields of a section

// The obligation that fields are about; NULL where a task without an actor came after it.
static struct obligation_found *section(struct duties *x)
{
	struct obligation_found *o = x->section == SIZE_MAX ? NULL : &x->r->obligations[x->section];
	return o && x->task.line <= o->line ? o : NULL;
}

// A field of a task whose actor is not told yet.
static void keep_for_later(struct duties *x, struct sv field, size_t from, size_t to)
{
	if (sv_is(field, "time")) {
		x->task.when = x->limit = duties_when(x, from, to, true);
		x->limit_level = x->level;
		x->limit_bullet = 0;
		x->limit_lists = false;
	} else if (sv_is(field, "audience"))
		x->task.audience = sv_head(wording_cleaned(scan_range(&x->s, from, to)), FIELD_MOST);
}

// "Cơ quan chủ trì: Sở …" below its task.
static void take_lead(struct duties *x, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		to = scan_sign(&x->s, i, ';') && scan_is(&x->s, x->fields, i + 1, "field", NULL, NULL) ? i : to; // "…; phối hợp: Sở …"
	struct sv actor = wording_cleaned(scan_range(&x->s, from, to));
	if (actor.n && section(x) && x->shared) { // "1. Rà soát …" of everybody, and then "Cơ quan chủ trì: …"
		section(x)->actor = scan_plain(x->r->arena, sv_head(actor, FIELD_MOST));
		x->shared = false;
	}
	if (!actor.n || !x->task.line || section(x))
		return;
	struct obligation_found o = {.line = x->task.line, .last_line = x->p->first_line, .kind = OBLIGATION_DUTY, .actor = sv_head(actor, FIELD_MOST)};
	o.action = x->task.text;
	o.audience = x->task.audience;
	o.place = x->task.place;
	duty_set_when(&o, x->task.when);
	duty_push(x, o);
}

static void list_add(const struct duties *x, struct sv **list, size_t *count, struct sv text)
{
	if (!*list)
		*list = ARENA_ARRAY(x->r->arena, struct sv, OBLIGATION_LIST);
	if (*count < OBLIGATION_LIST)
		(*list)[(*count)++] = text;
}

static void fill(struct duties *x, struct sv field, size_t from, size_t to)
{
	struct obligation_found *o = section(x);
	struct sv text = scan_plain(x->r->arena, wording_cleaned(scan_range(&x->s, from, to)));
	if (!o || from >= to || !text.n)
		return;
	if (sv_is(field, "audience")) {
		if (!o->audience.n)
			o->audience = sv_head(text, FIELD_MOST);
	} else if (sv_is(field, "content")) {
		list_add(x, &o->content, &o->content_count, text);
	} else if (sv_is(field, "material")) {
		list_add(x, &o->materials, &o->material_count, text);
	} else if (sv_is(field, "time")) {
		struct deadline w = duties_when(x, from, to, true);
		if (date_is_set(w.held))
			o->held = w.held;
		else if (date_is_set(w.due)) {
			o->due = w.due;
			o->due_text = w.text;
		}
		duty_modes(&x->say, from, to, o);
	} else if (sv_is(field, "mode")) {
		duty_modes(&x->say, from, to, o);
	}
	if (o->last_line < x->p->first_line)
		o->last_line = x->p->first_line;
}

// A label begins a sentence: "Thành phần gồm: …", "Thời gian: …", "Tài liệu … do … biên soạn".
static size_t label_at(const struct duties *x, size_t i, struct sv *field)
{
	size_t count;
	if (!scan_is(&x->s, x->fields, i, "field", &count, field) || !scan_token(&x->s, i)->capital)
		return 0;
	if (scan_sign(&x->s, i + count, ':'))
		return count + 1;
	return sv_is(*field, "material") ? count : 0;
}

static void read_label(struct duties *x, const struct sentence *s, struct sv field, size_t label)
{
	bool whole = sv_is(field, "material") && !scan_sign(&x->s, s->from + label - 1, ':');
	size_t from = whole ? s->from : s->from + label;
	if (sv_is(field, "lead"))
		take_lead(x, from, s->to);
	else if (section(x))
		fill(x, field, from, s->to);
	else
		keep_for_later(x, field, from, s->to);
	x->field = field;
}

// The verb of a sentence that names nobody, below a line that says whom it is about; SIZE_MAX: it is no duty of theirs.
static size_t verb_below(struct duties *x, const struct sentence *s, bool first)
{
	size_t verb = duty_condition_verb(&x->say, s->from, s->to);
	// "… hoàn thiện văn kiện. Sau đại hội 10 ngày phải gửi hồ sơ …": a further sentence of the paragraph
	if (!x->context.n && !x->everybody.n)
		return x->found_first < x->r->obligation_count && verb < s->to && duties_is(x, verb, "must", NULL, NULL) ? verb : SIZE_MAX;
	x->say.loose = true;
	if (verb == SIZE_MAX)
		verb = actor_leading_verb(&x->say, s->from, s->to);
	x->say.loose = false;
	if (verb == SIZE_MAX)
		verb = duty_sent_verb(&x->say, s->from, s->to);
	if (verb == SIZE_MAX && x->context.n && first && actor_acts(&x->say, s->from, s->to))
		verb = s->from;
	return verb;
}

// In a text of no kind: an order, a limit, or what goes on behind a semicolon from one of them.
static bool is_ordered(const struct duties *x, const struct sentence *s, struct deadline w)
{
	bool goes_on = s->from > 0 && scan_sign(&x->s, s->from - 1, ';') && x->found_first < x->r->obligation_count;
	return goes_on || (date_is_set(w.due) && w.limit == 2) || duty_ordered(&x->say, s);
}

static void read_sentence(struct duties *x, struct sentence *s, bool first)
{
	struct sv field;
	size_t label = label_at(x, s->from, &field);
	if (duty_levels(x, s->from, s->to, sv_is(x->field, "time")))
		return;
	if (label && (section(x) || x->task.line)) {
		read_label(x, s, field, label);
		return;
	}
	size_t verb = actor_leading_verb(&x->say, s->from, s->to);
	bool said = duty_actor_find(&x->say, x->fields, s), of_all = false;
	size_t led = verb == SIZE_MAX && said ? duty_condition_verb(&x->say, s->from, s->to) : verb, count;
	if (said && x->context.n && led < s->actor_from && !wording_charge(&x->say, s->from, &count)) { // "- Căn cứ …, cụ thể hóa …; phân công Ủy viên …" below who does so
		said = false;
		verb = led;
	}
	if (!said && x->names)
		return;
	if (!said && !x->field.n) {
		if (verb == SIZE_MAX)
			verb = verb_below(x, s, first);
		// A further sentence of the paragraph is about whom its first one is about.
		const struct obligation_found *before = x->found_first < x->r->obligation_count ? &x->r->obligations[x->found_first] : NULL;
		bool whose = s->continues || before || x->context.n || (x->everybody.n && !x->titles_more);
		if (verb != SIZE_MAX && whose) {
			of_all = !s->continues && !before && !x->context.n;
			s->actor = s->continues ? x->r->obligations[x->r->obligation_count - 1].actor : before ? before->actor : of_all ? x->everybody : x->context;
			s->verb = verb;
			said = true;
		}
	}
	if (said) {
		x->field = (struct sv){"", 0};
		x->task = (struct task){0};
		struct deadline w = when_of(x, s);
		bool done = (scan_word(&x->s, s->verb, "đã") || scan_word(&x->s, s->verb - 1, "đã")) && !date_is_set(w.due) && !date_is_set(w.held); // "Đến nay các xã đã bàn giao …"
		if (done || duty_informs(&x->say, x->d, s) || (x->unnamed && !is_ordered(x, s, w)))
			return;
		take(x, s, w);
		if (x->level == 0 && !x->everybody.n && s->actor_from > s->from && scan_sign(&x->s, x->s.tokens.count - 1, ':'))
			x->everybody = s->actor; // "… đề nghị các đơn vị báo cáo theo mẫu sau:"
		x->shared = of_all;
		return;
	}
	struct obligation_found *o = section(x);
	if (x->field.n && o) {
		// The day is in the first sentence of its field; what goes on says how.
		if (sv_is(x->field, "time") && date_is_set(o->due))
			duty_modes(&x->say, s->from, s->to, o);
		else
			fill(x, x->field, s->from, s->to);
		return;
	}
	// What an obligation goes on to say: dates and ways of doing it.
	if (o && o->line == x->p->first_line) {
		if (!date_is_set(o->due) && !date_is_set(o->held))
			fill(x, SV("time"), s->from, s->to);
		duty_modes(&x->say, s->from, s->to, o);
	} else if (verb != SIZE_MAX && !x->field.n) {
		size_t begin = scan_token(&x->s, s->from)->from, end = scan_token(&x->s, s->to - 1)->to;
		x->task = (struct task){.text = wording_cleaned(scan_range(&x->s, s->from, s->to)), .line = x->p->first_line};
		x->task.place = duties_place(x, begin, end);
	}
}

// "Phòng Kinh doanh tổng hợp nhu cầu, Phòng Vật tư mua sắm …": a body acts behind the comma, and before it none stands among what is done
// ("phối hợp với Sở A, Sở B tổ chức …", "gửi Sở A, Sở B …" list bodies).
static bool acts_next(const struct duties *x, size_t from, size_t comma)
{
	enum { PART_MOST = 60 };
	struct sentence before = {.from = from, .to = comma};
	size_t count, verb = 0, most = comma + PART_MOST;
	if (comma - from > PART_MOST || !scan_token(&x->s, comma + 1)->capital || !wording_actor(&x->say, comma + 1, &count) || !actor_find(&x->say, &before))
		return false;
	for (size_t i = before.verb; i < comma; i++) {
		if (wording_actor(&x->say, i, &count) || duties_is(x, i, "lead", &count, NULL))
			return false;
	}
	size_t end = actor_end(&x->say, comma + 1, most < x->s.tokens.count ? most : x->s.tokens.count, &verb);
	for (size_t i = comma + 1; i < end; i++) {
		if (scan_token(&x->s, i)->kind == TOKEN_SIGN && !scan_sign(&x->s, i, '-'))
			return false;
	}
	return end > comma + 1 && !duties_is(x, verb, "lead", &count, NULL);
}

// Where another's part may begin: behind ";", and behind a comma with "còn", "đồng thời". *first: what is behind such words.
static bool parts_at(const struct duties *x, size_t from, size_t i, size_t *first)
{
	size_t count;
	*first = i + 1;
	bool joins = duties_is(x, i + 1, "joins", &count, NULL);
	if (!scan_sign(&x->s, i, ';') && !(scan_sign(&x->s, i, ',') && (joins || acts_next(x, from, i))))
		return false;
	if (joins)
		*first += count;
	while (wording_charge(&x->say, *first, &count)) // "…; giao Sở Tài chính thẩm định …"
		*first += count;
	return true;
}

// "…; trong vòng một ngày, đơn vị chủ quản báo cáo …": what stands behind the comma after a time; `from` where none is told.
static size_t behind_time(const struct duties *x, size_t from, size_t to)
{
	static const char *const times[] = {"due", "within", "recur", "opens"};
	static const char *const words[] = {"sau", "khi", "trong"};
	enum { TIME_MOST = 12 };
	size_t count;
	bool time = wording_any(&x->say, from, &count, times, LENGTH(times)) || scan_place(&x->s, from, words) >= 0;
	for (size_t i = from + 1; time && i + 1 < to && i < from + TIME_MOST; i++) {
		if (scan_sign(&x->s, i, ','))
			return i + 1;
	}
	return from;
}

// Where a sentence is cut in two: "Đảng bộ cơ sở …; chi bộ cơ sở …" has two groups of actors, "xây dựng kế hoạch trước ngày …; báo
// cáo trước ngày …" two days. Else its end.
static size_t cut_at(struct duties *x, const struct sentence *s, bool *continues)
{
	enum { PIECES_MOST = 12 };
	size_t pieces = 0, count, first;
	*continues = false;
	for (size_t i = s->from + 1; i + 1 < s->to && pieces < PIECES_MOST; i++) {
		if (!parts_at(x, s->from, i, &first))
			continue;
		pieces++;
		struct sentence rest = {.from = first, .to = s->to};
		struct sentence before = {.from = s->from, .to = i};
		size_t acts = scan_sign(&x->s, i, ';') ? behind_time(x, first, s->to) : first;
		bool next = wording_actor(&x->say, acts, &count) && actor_find(&x->say, &rest) && rest.actor_from == acts;
		// "Kế hoạch này được triển khai đến chi bộ; căn cứ kế hoạch, các chi bộ …"
		bool itself = scan_sign(&x->s, i, ';') && scan_word(&x->s, s->from + 2, "này") && actor_find(&x->say, &rest);
		if (itself || (next && (actor_leading_verb(&x->say, s->from, i) != SIZE_MAX || duty_actor_find(&x->say, x->fields, &before))))
			return i;
		if (!scan_sign(&x->s, i, ';') || actor_leading_verb(&x->say, i + 1, s->to) == SIZE_MAX || !date_is_set(duties_when(x, s->from, i, false).due))
			continue;
		struct deadline after = duties_when(x, i + 1, s->to, false);
		if ((date_is_set(after.due) && after.limit) || after.after_days) {
			*continues = true;
			return i;
		}
	}
	return s->to;
}

// The sign that an item of a list begins with: '-', '+', '*'; 0: none.
static char bullet_of(const struct duties *x, size_t from, bool at_heading)
{
	return at_heading || from == 0 ? 0 : scan_token(&x->s, 0)->sign;
}

// Whether the next paragraph is an item of a list that begins with what is to be done. *actor: with who does it.
static bool next_acts(struct duties *x, bool *item, bool *actor)
{
	const struct paragraph *next = x->p + 1;
	*item = *actor = false;
	enum { HEAD_MOST = 120 };
	if (next >= x->r->paragraphs + x->r->paragraph_count)
		return false;
	size_t n = next->text.n < HEAD_MOST ? next->text.n : HEAD_MOST, i = 0;
	while (n < next->text.n && ((unsigned char)next->text.p[n] & 0xC0) == 0x80)
		n++;
	scan_read(&x->titles, sv_from(sv_head(next->text, n), mark_read(next->text).length));
	struct wording say = x->say;
	say.s = &x->titles;
	say.loose = true;
	while (i < x->titles.tokens.count && scan_token(&x->titles, i)->kind == TOKEN_SIGN)
		i++;
	*item = i || mark_read(next->text).style;
	*actor = *item && wording_actor(&say, i, &n);
	return *item && actor_leading_verb(&say, i, x->titles.tokens.count) != SIZE_MAX;
}

// "Ban cán sự đảng UBND tỉnh lãnh đạo UBND tỉnh:" before a list of what is to be done: who does that.
static struct sv led_list(struct duties *x, size_t from, size_t to)
{
	enum { LEAD_MOST = 10 };
	struct sentence s = {.from = from, .to = to};
	bool led = duty_actor_find(&x->say, x->fields, &s) && to - s.verb <= LEAD_MOST && s.verb > s.from && !date_is_set(duties_when(x, s.verb, to, false).due);
	bool item, actor;
	return led && next_acts(x, &item, &actor) ? s.actor : (struct sv){"", 0};
}

// "CHỦ TỊCH … ĐIỆN:" and the items below, whom a telegram goes to. Whether the paragraph is of it.
static bool read_addressed(struct duties *x)
{
	size_t to = x->s.tokens.count;
	bool wires = to > 2 && scan_sign(&x->s, to - 1, ':') && scan_word(&x->s, to - 2, "điện") && scan_token(&x->s, to - 2)->upper;
	bool item = x->addressing && to && scan_token(&x->s, 0)->kind == TOKEN_SIGN;
	x->addressing = wires || item;
	if (!x->addressing)
		return false;
	struct sv text = wires ? (struct sv){"", 0} : wording_cleaned(scan_range(&x->s, 0, to));
	if (text.n && x->addressed.n + text.n < FIELD_MOST)
		x->addressed = x->addressed.n ? arena_printf(x->r->arena, SV_FMT "; " SV_FMT, SV_ARG(x->addressed), SV_ARG(text)) : text;
	return true;
}

static void read_context(struct duties *x, size_t from, bool at_heading)
{
	size_t to = x->s.tokens.count;
	char bullet = bullet_of(x, from, at_heading);
	if (x->context.n && x->context_bullet && bullet == x->context_bullet)
		x->context = (struct sv){"", 0};
	x->leads_in = x->names = false;
	bool colon = to > 0 && scan_sign(&x->s, to - 1, ':');
	if (from >= to || (!at_heading && !colon))
		return;
	struct sv named = duty_context_named(&x->say, from, to);
	if (!named.n && colon)
		named = led_list(x, from, to);
	bool orders = x->level == 0 && to > 1 && (scan_word(&x->s, to - 2, "cầu") || scan_word(&x->s, to - 2, "nghị")); // "… yêu cầu:"
	if (!named.n && orders)
		named = x->addressed;
	if (!named.n)
		return;
	// "… đề nghị các đơn vị báo cáo các nội dung sau:" before a list of things is all that is said of what is to be done.
	bool item = false, actor = false;
	x->leads_in = colon && (at_heading || next_acts(x, &item, &actor) || actor || !item);
	x->names = true;
	if (x->level == 0 && !at_heading && !bullet) {
		x->everybody = named;
		return;
	}
	x->context = named;
	x->context_level = at_heading ? x->level : x->level + 1;
	x->context_bullet = bullet;
}

// "7. Hoàn thành các việc sau trước ngày 30/3:", "1. Chuẩn bị (từ ngày 06/9 đến ngày 15/9)": the day of what stands below.
static void read_limit(struct duties *x, size_t from, bool at_heading)
{
	static const char *const words[] = {"xong", "trước", "chậm", "hoàn"};
	size_t to = x->s.tokens.count;
	bool colon = to > 0 && scan_sign(&x->s, to - 1, ':'), strong = false;
	if (from >= to || (!at_heading && !colon))
		return;
	for (size_t i = from; i < to && !strong; i++) {
		strong = scan_sign(&x->s, i, '(');
		for (size_t k = 0; k < LENGTH(words); k++)
			strong = strong || scan_word_of(&x->s, i, words[k]);
	}
	struct deadline w = strong ? duties_when(x, from, to, false) : (struct deadline){0};
	if (!date_is_set(w.due))
		return;
	x->limit = w;
	x->limit_level = at_heading ? x->level : x->level + 1;
	x->limit_bullet = bullet_of(x, from, at_heading);
	x->limit_lists = colon;
}

// A list ends with a line that is none of its items, or is one of the list that its opening line stands in.
static void end_limit(struct duties *x, size_t from, bool at_heading)
{
	char bullet = bullet_of(x, from, at_heading);
	if (at_heading ? x->level <= x->limit_level : x->limit_lists && (!bullet || bullet == x->limit_bullet))
		x->limit = (struct deadline){0};
}

// "3. Phân công trong cơ quan Sở" before "a) Phòng …": a title, nothing to do.
static bool title_of_more(const struct duties *x)
{
	const struct reading *r = x->r;
	const struct heading_found *h = &r->headings[x->heading];
	size_t n = x->s.tokens.count;
	bool ends = n && scan_token(&x->s, n - 1)->kind == TOKEN_SIGN && strchr(".;", scan_token(&x->s, n - 1)->sign);
	bool next = x->p + 1 < r->paragraphs + r->paragraph_count && x->heading + 1 < r->heading_count;
	return !ends && next && h[1].line == x->p[1].first_line && h[1].level > h->level;
}

static void read_paragraph(struct duties *x, size_t mark_bytes, bool at_heading)
{
	x->walk = (struct place_walk){0};
	size_t i = 0;
	while (i < x->s.tokens.count && (scan_token(&x->s, i)->from < mark_bytes ||
	                                 (scan_token(&x->s, i)->kind == TOKEN_SIGN && scan_token(&x->s, i)->sign != '(' &&
	                                  scan_token(&x->s, i)->sign != '"')))
		i++;
	x->titles_more = at_heading && title_of_more(x);
	size_t first = i, from = i, found_before = x->found_first = x->r->obligation_count;
	end_limit(x, i, at_heading);
	read_context(x, i, at_heading);
	while (i < x->s.tokens.count) {
		struct sentence s = {.from = i};
		bool continues = false;
		while (!sentence_ends(x, i))
			i++;
		for (; s.from < i; s.from = s.to + 1) {
			size_t found = x->r->obligation_count;
			s.to = i;
			s.continues = continues;
			s.to = cut_at(x, &s, &continues);
			if (s.to > s.from && !(x->leads_in && i + 1 >= x->s.tokens.count))
				read_sentence(x, &s, s.from == first);
			continues = continues && x->r->obligation_count > found;
		}
		i++;
		while (i < x->s.tokens.count && scan_token(&x->s, i)->kind == TOKEN_SIGN && scan_token(&x->s, i)->sign != '(')
			i++;
	}
	if (x->r->obligation_count == found_before)
		read_limit(x, from, at_heading);
}

// A row of a table that shares out tasks. Where the document is signed or tells nobody what to do, it is an annex: a time must be asked for.
static bool read_row(struct duties *x)
{
	struct duty_row row;
	if (!duty_table_row(&x->table, &x->s, x->fields, &row))
		return false;
	struct sentence within = {.from = row.task.from, .to = row.task.to};
	if (row.lead.from >= row.lead.to && within.from < within.to && duty_lead_in_brackets(&x->say, x->fields, &within))
		x->table.lead = within.actor;
	if (row.task.from >= row.task.to || !x->table.lead.n || ((x->over || !x->told || x->unnamed) && !x->table.has_time))
		return true;
	struct sentence s = {.from = row.task.from, .to = row.task.to, .verb = row.task.from, .actor = wording_cleaned(x->table.lead)};
	bool timed = row.time.from < row.time.to;
	x->walk = (struct place_walk){0};
	take(x, &s, timed ? duties_when(x, row.time.from, row.time.to, true) : duties_when(x, s.from, s.to, false));
	x->section = SIZE_MAX; // a row has its fields in its cells
	return true;
}

// "Sở Tài chính đề nghị các đơn vị báo cáo … theo các nội dung sau:" before the headings that list of what: all that is said of what is
// to be done. Those below are about whom it asks.
static void read_request(struct duties *x)
{
	struct sentence s = {.from = 0, .to = x->s.tokens.count};
	if (s.to == 0 || !duty_requests_report(&x->say, &s))
		return;
	take(x, &s, when_of(x, &s));
	x->everybody = s.actor;
}

// The same of a table that was set one cell a line.
static bool read_listed(struct duties *x)
{
	size_t from, to = x->s.tokens.count;
	struct deadline w = x->list.phase == LIST_ROWS ? duties_when(x, 0, to, true) : (struct deadline){0};
	bool recurs = to && duties_is(x, 0, "recur", NULL, NULL);
	enum duty_line line = duty_list_line(&x->list, &x->say, x->fields, date_is_set(w.due) || recurs, &from);
	if (line == LINE_NONE || ((x->over || !x->told || x->unnamed) && !x->list.has_time))
		return line != LINE_NONE;
	x->walk = (struct place_walk){0};
	struct obligation_found *o = x->list.owed ? &x->r->obligations[x->r->obligation_count - 1] : &x->listed;
	if (line == LINE_TASK) {
		struct sentence s = {.from = from, .to = to, .verb = from};
		x->listed = duty_made(x, &s, (struct deadline){0});
		x->list.owed = false;
	} else if (line == LINE_LEAD) {
		x->table.lead = wording_cleaned(scan_range(&x->s, from, to));
	} else if (line == LINE_TIME) {
		duty_set_when(o, w);
	}
	if (!x->list.owed && x->listed.action.n && (line == LINE_LEAD || (line == LINE_TIME && x->table.lead.n && duty_list_led(&x->list)))) {
		x->listed.actor = x->table.lead;
		duty_push(x, x->listed);
		x->listed = (struct obligation_found){.line = 0};
		x->list.owed = true;
		x->section = SIZE_MAX;
	}
	return true;
}

// Kinds of document that tell others what to do.
static bool directs(const struct document_found *d)
{
	static const char *const kinds[] = {"plan", "guideline", "directive", "programme", "notice", "letter", "decision", "resolution", "conclusion",
	                                    "circular", "project", "regulation", "report", "text"};
	for (size_t i = 0; d && i < LENGTH(kinds); i++) {
		if (strcmp(d->kind, kinds[i]) == 0)
			return true;
	}
	return false;
}

static bool signed_off(const struct duties *x, struct sv s)
{
	AUTO(arena_free) struct arena scratch = {0};
	bool may = s.n && (strchr("Nn", s.p[0]) || (unsigned char)s.p[0] >= 0x80); // nothing else folds to an n
	return (may && sv_starts(text_fold(&scratch, sv_head(s, 40)), SV("noi nhan"))) || (x->d->authority.n && sv_starts(s, x->d->authority));
}

// "¹. …", "⁽²⁾ …": a note under the page is about a word, not a part of what stands around it.
static bool footnote(struct sv s)
{
	static const char *const signs[] = {"¹", "²", "³", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
	s = sv_trim(s);
	if (sv_starts(s, SV("⁽")))
		s = sv_from(s, strlen("⁽"));
	for (size_t i = 0; i < LENGTH(signs); i++) {
		if (sv_starts(s, sv_of(signs[i])))
			return true;
	}
	return false;
}

static bool title_says(const struct duties *x, const char *class)
{
	for (size_t i = 0; i < x->titles.tokens.count; i++) {
		if (scan_is(&x->titles, x->fields, i, class, NULL, NULL))
			return true;
	}
	return false;
}

// A heading that names a part, and is no sentence: "2. Sở Y tế … báo cáo kết quả trước ngày …" begins no part of results.
static bool names_part(const struct duties *x)
{
	size_t n = x->titles.tokens.count;
	return n <= TITLE_MOST && !(n && strchr(".;", scan_token(&x->titles, n - 1)->sign));
}

static void enter_heading(struct duties *x, const struct heading_found *h)
{
	x->level = h->level;
	// Fields of what a heading says stand beside it as well: "a) Cấp ủy … chỉ đạo …", "b) Nội dung: …", "d) Thời gian: …".
	scan_read(&x->titles, h->title);
	bool field = scan_is(&x->titles, x->fields, 0, "field", NULL, NULL);
	if (h->level < x->section_level || (h->level == x->section_level && !field))
		x->section = SIZE_MAX;
	x->field = (struct sv){"", 0};
	if (h->level <= x->context_level)
		x->context = (struct sv){"", 0};
	if (!field)
		x->task = (struct task){.text = h->title, .line = h->line, .place = {h->line, 0, (int)utf8_count(x->p->text)}};
	if (h->level <= 2 && x->d && strcmp(x->d->kind, "report") == 0) {
		bool tasks = title_says(x, "tasks"), results = title_says(x, "results");
		if (h->level == 1 || (tasks && !results) || (results && names_part(x)))
			x->told = tasks && !results;
	}
	if (h->level == 1)
		x->aims = scan_is(&x->titles, x->fields, 0, "aims", NULL, NULL) && x->titles.tokens.count <= AIMS_MOST; // "Yêu cầu các đơn vị …" charges
}

static bool within(struct sv text, struct sv piece)
{
	return text.p <= piece.p && piece.p < text.p + text.n;
}

// Fields that are told in several lines.
static bool one_of_many(struct sv field)
{
	return sv_is(field, "content") || sv_is(field, "material") || sv_is(field, "audience");
}

static void *begin(struct reading *r, struct arena *a)
{
	struct duties *x = ARENA_NEW(a, struct duties);
	*x = (struct duties){.r = r,
	                     .say = {.words = &phrases_obligations, .verbs = &phrases_verbs},
	                     .fields = &phrases_fields,
	                     .section = SIZE_MAX};
	x->say.s = &x->s;
	return x;
}

static void enter_document(struct duties *x, const struct document_found *d)
{
	addressees_share(x->r, x->first);
	*x = (struct duties){.r = x->r, .say = x->say, .fields = x->fields, .titles = x->titles, .d = d, .cited = x->cited, .cited_end = x->cited_end, .heading = x->heading, .section = SIZE_MAX};
	x->first = x->r->obligation_count;
	x->unnamed = d && strcmp(d->kind, "text") == 0;
	x->dated = x->unnamed ? *d : (struct document_found){0};
	x->told = d && strcmp(d->kind, "report") != 0; // a report: in the parts that its headings name
}

static void paragraph(void *state, const struct paragraph *p, const struct scan *words)
{
	struct duties *x = state;
	const struct reading *r = x->r;
	const struct document_found *d = reading_document_at(r, p->first_line);
	if (d != x->d)
		enter_document(x, d);
	x->p = p;
	x->s = *words;
	while (x->cited < r->citation_count && r->citations[x->cited].place.line < p->first_line)
		x->cited++;
	x->cited_end = x->cited > x->cited_end ? x->cited : x->cited_end;
	while (x->cited_end < r->citation_count && within(p->text, r->citations[x->cited_end].text))
		x->cited_end++;
	for (size_t i = x->cited; x->unnamed && !date_is_set(d->date) && i < x->cited_end; i++) {
		if (date_cmp(r->citations[i].date, x->dated.date) > 0)
			x->dated.date = r->citations[i].date;
	}
	if (x->level == 0 && !x->over && read_addressed(x))
		return;
	x->over = x->over || !directs(d) || signed_off(x, sv_trim(p->text));
	while (x->heading < r->heading_count && r->headings[x->heading].line < p->first_line)
		x->heading++;
	if (read_row(x) || read_listed(x) || x->over || footnote(p->text))
		return;
	bool at_heading = x->heading < r->heading_count && r->headings[x->heading].line == p->first_line;
	if (at_heading)
		enter_heading(x, &r->headings[x->heading]);
	else if (!one_of_many(x->field))
		x->field = (struct sv){"", 0};
	struct mark m = at_heading ? mark_read(p->text) : (struct mark){0};
	if (r->headings && x->heading == 0 && !at_heading) {
		// Before the first heading stands the letterhead, what the plan is made from, and whom it charges.
		if (x->told && words->tokens.count && scan_sign(words, words->tokens.count - 1, ':'))
			read_context(x, 0, false);
		if (x->told && !x->context.n && !x->everybody.n)
			read_request(x);
		return;
	}
	if (x->told)
		read_paragraph(x, m.length, at_heading);
}

static void end(void *state)
{
	struct duties *x = state;
	addressees_share(x->r, x->first);
	scan_free(&x->titles);
}

const struct pass pass_obligations = {begin, paragraph, end};
