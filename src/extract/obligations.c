// Who must do what, for whom, by when, how, and to whom they report. One obligation is one sentence and one group of actors; a
// section with fields of its own (audience, content, materials, time) fills the one that it is about.
#include "extract/actor.h"
#include "extract/addressee.h"
#include "extract/deadline.h"
#include "extract/duty_table.h"
#include "extract/mark.h"
#include "extract/pass.h"
#include "text/text.h"

enum { AIMS_MOST = 8 /* words */, TITLE_MOST = 24, FIELD_MOST = 600, ADDRESSEE_MOST = 14 };

struct task { // what is to be done, told before who does it
	struct sv text;
	int line;
	struct place place;
	struct sv audience;
	struct deadline when; // fields told before their actor
};

struct duties {
	struct reading *r;
	const struct phrase_list *fields;
	struct wording say;
	struct scan s;      // of the paragraph, another's
	struct scan titles; // of the heading
	size_t heading;     // the next one
	size_t first;       // the document's first obligation
	bool over;          // the document is signed
	const struct document_found *d;
	const struct paragraph *p;
	size_t cited, cited_end; // citations of the paragraph
	struct place_walk walk;  // through it, so that a long line is counted once
	int level;              // of the heading at hand; 0: before the first
	bool told;              // in a part that may say who must do what
	bool aims;              // in a section of aims and requirements
	struct sv context;      // who the lines under a heading or a colon are about: "Các sở, ngành:"
	int context_level;
	char context_bullet;    // of the line that named them; 0: a heading did
	struct task task;
	size_t section;         // obligation that fields belong to; SIZE_MAX: none
	int section_level;
	struct sv field;        // whose lines follow
	struct duty_table table;
};

static bool is(const struct duties *x, size_t i, const char *class, size_t *count, struct sv *value)
{
	return wording_is(&x->say, i, class, count, value);
}

static struct deadline when(const struct duties *x, size_t from, size_t to, bool field)
{
	struct deadline_text text = {&x->s, x->say.words, x->d, x->p,
	                             x->r->citations ? x->r->citations + x->cited : NULL, x->cited_end - x->cited, field};
	return deadline_read(&text, from, to);
}

static struct place place_of(struct duties *x, size_t from, size_t to)
{
	struct place *more;
	size_t more_count;
	return paragraph_place_next(x->r, x->p, &x->walk, from, to, &more, &more_count);
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

static bool in_range(const struct duties *x, size_t from, size_t to, const char *class, size_t *at, size_t *count)
{
	for (size_t i = from; i < to; i++) {
		if (is(x, i, class, count, NULL)) {
			*at = i;
			return true;
		}
	}
	return false;
}

// What follows whom a report goes to: an aim, a channel, a time, what it is about.
static bool addressee_ends(const struct duties *x, size_t i)
{
	static const char *const classes[] = {"ends", "due", "within", "recur", "adjunct", "report"};
	size_t count;
	return !scan_token(&x->s, i)->capital && wording_any(&x->say, i, &count, classes, LENGTH(classes));
}

// "báo cáo về Đảng ủy Khối (qua Ban Tuyên giáo …)", "gửi … về Sở X (thông qua Phòng Y)"
static void read_report(struct duties *x, const struct sentence *s, struct obligation_found *o)
{
	for (size_t i = s->verb; i < s->to; i++) {
		bool to_word = scan_word(&x->s, i, "về") || scan_word(&x->s, i, "cho") || scan_word(&x->s, i, "lên") || scan_word(&x->s, i, "gửi") ||
		               (scan_word(&x->s, i, "với") && !scan_word(&x->s, i - 1, "hợp")) || (scan_word(&x->s, i, "cáo") && scan_word(&x->s, i - 1, "báo"));
		size_t count, first = i + 1;
		if (!o->report_to.n && to_word && is(x, first, "actor", &count, NULL)) {
			size_t end = first + count;
			while (end < s->to && scan_token(&x->s, end)->kind == TOKEN_WORD && !addressee_ends(x, end) && end < first + ADDRESSEE_MOST)
				end++;
			o->report_to = wording_cleaned(scan_range(&x->s, first, end));
		}
		bool via = scan_word(&x->s, i, "qua") && (scan_sign(&x->s, i - 1, '(') || scan_word(&x->s, i - 1, "thông") || o->report_to.n);
		if (!o->report_via.n && via && is(x, first, "actor", &count, NULL)) {
			size_t end = first + count;
			while (end < s->to && (scan_token(&x->s, end)->kind == TOKEN_WORD || scan_sign(&x->s, end, '-')) &&
			       !addressee_ends(x, end) && end < first + ADDRESSEE_MOST)
				end++;
			o->report_via = wording_cleaned(scan_range(&x->s, first, end));
		}
	}
}

static void add_mode(struct obligation_found *o, struct sv value)
{
	int mode = sv_place(value, mode_codes, LENGTH(mode_codes));
	if (mode < 0)
		return;
	for (size_t i = 0; i < o->mode_count; i++) {
		if (o->modes[i] == mode_codes[mode])
			return;
	}
	o->modes[o->mode_count++] = mode_codes[mode];
}

static void read_modes(struct duties *x, size_t from, size_t to, struct obligation_found *o)
{
	struct sv value;
	for (size_t i = from; i < to; i++) {
		if (is(x, i, "mode", NULL, &value))
			add_mode(o, value);
	}
}

// What follows whom it is for: an aim, a way, a time.
static bool audience_ends(const struct duties *x, size_t i)
{
	static const char *const words[] = {"để", "đạt", "hoặc", "bằng", "xong", "hoàn", "trước", "theo", "tại"};
	if (scan_place(&x->s, i, words) >= 0)
		return true;
	return scan_word(&x->s, i, "trong") && (scan_word(&x->s, i + 1, "tháng") || scan_word(&x->s, i + 1, "quý") ||
	                                        scan_word(&x->s, i + 1, "năm") || scan_word(&x->s, i + 1, "ngày"));
}

// "Toàn thể đảng viên", "tới từng hộ dân", "đến cán bộ, đảng viên", "trong đoàn viên, hội viên"
static void read_audience(struct duties *x, size_t from, size_t to, struct obligation_found *o)
{
	static const char *const heads[] = {"toàn thể", "cán bộ", "đảng viên", "đoàn viên", "hội viên", "người lao động", "công chức",
	                                    "viên chức", "giáo viên", "học sinh", "từng", "nhân dân"};
	for (size_t i = from; i < to && !o->audience.n; i++) {
		bool before = scan_word(&x->s, i, "đến") || scan_word(&x->s, i, "tới") || scan_word(&x->s, i, "trong") || scan_word(&x->s, i, "cho") ||
		              scan_word(&x->s, i, "của");
		if (!before)
			continue;
		for (size_t k = 0; k < LENGTH(heads); k++) {
			struct sv rest = sv_from(x->s.text, scan_token(&x->s, i + 1)->from);
			if (i + 1 >= to || !sv_starts(text_lower(x->r->arena, sv_head(rest, 40)), sv_of(heads[k])))
				continue;
			size_t end = i + 1;
			while (end < to && (scan_token(&x->s, end)->kind == TOKEN_WORD || scan_sign(&x->s, end, ',')) && end < i + 20 &&
			       !audience_ends(x, end))
				end++;
			o->audience = wording_cleaned(scan_range(&x->s, i + 1, end));
			break;
		}
	}
}

static enum obligation_kind kind_of(const struct duties *x, const struct sentence *s)
{
	if (x->aims)
		return OBLIGATION_AIM;
	// "chủ trì, phối hợp với … theo dõi": what is led says what it is.
	size_t verb = s->verb, count;
	while (verb < s->to && is(x, verb, "lead", &count, NULL)) {
		verb += count;
		while (verb < s->to && (!wording_verb(&x->say, verb, &count) || scan_token(&x->s, verb)->capital))
			verb++;
	}
	if (is(x, verb, "watch", NULL, NULL))
		return OBLIGATION_SUPERVISION;
	if (is(x, verb, "report", NULL, NULL))
		return OBLIGATION_REPORT;
	return OBLIGATION_DUTY;
}

static void set_when(struct obligation_found *o, struct deadline w)
{
	o->due = w.due;
	o->held = w.held;
	o->due_text = w.text;
	o->due_after_days = w.after_days;
	o->due_working_days = w.working;
}

static void push(struct duties *x, struct obligation_found o)
{
	o.actor = scan_plain(x->r->arena, o.actor);
	o.action = scan_plain(x->r->arena, o.action);
	o.audience = scan_plain(x->r->arena, o.audience);
	o.report_to = scan_plain(x->r->arena, o.report_to);
	o.report_via = scan_plain(x->r->arena, o.report_via);
	x->section = x->r->obligation_count;
	x->section_level = x->level;
	*ARENA_PUSH(x->r->arena, x->r->obligations, x->r->obligation_count, x->r->obligation_room) = o;
}

static void take(struct duties *x, const struct sentence *s, struct deadline w)
{
	struct obligation_found o = {.line = 0};
	size_t begin = scan_token(&x->s, s->from)->from, end = scan_token(&x->s, s->to - 1)->to, at, count;
	o.place = place_of(x, begin, end);
	o.line = o.last_line = o.place.line;
	o.kind = kind_of(x, s);
	o.actor = s->actor;
	o.action = wording_cleaned(scan_range(&x->s, s->verb, s->to));
	set_when(&o, w);
	if (in_range(x, s->from, s->to, "exempt", &at, &count))
		o.plan = PLAN_EXEMPT;
	else if (in_range(x, s->verb, s->to, "plan", &at, &count) && at < s->verb + 12)
		o.plan = PLAN_REQUIRED;
	read_modes(x, s->verb, s->to, &o);
	read_audience(x, s->verb, s->to, &o);
	if (o.kind == OBLIGATION_REPORT || in_range(x, s->verb, s->to, "report", &at, &count))
		read_report(x, s, &o);
	push(x, o);
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
	if (sv_is(field, "time"))
		x->task.when = when(x, from, to, true);
	else if (sv_is(field, "audience"))
		x->task.audience = sv_head(wording_cleaned(scan_range(&x->s, from, to)), FIELD_MOST);
}

// "Cơ quan chủ trì: Sở …" below its task.
static void take_lead(struct duties *x, size_t from, size_t to)
{
	struct sv actor = wording_cleaned(scan_range(&x->s, from, to));
	if (!actor.n || !x->task.line || section(x))
		return;
	struct obligation_found o = {.line = x->task.line, .last_line = x->p->first_line, .kind = OBLIGATION_DUTY, .actor = sv_head(actor, FIELD_MOST)};
	o.action = x->task.text;
	o.audience = x->task.audience;
	o.place = x->task.place;
	set_when(&o, x->task.when);
	push(x, o);
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
		if (o->content_count < OBLIGATION_LIST)
			o->content[o->content_count++] = text;
	} else if (sv_is(field, "material")) {
		if (o->material_count < OBLIGATION_LIST)
			o->materials[o->material_count++] = text;
	} else if (sv_is(field, "time")) {
		struct deadline w = when(x, from, to, true);
		if (date_is_set(w.held))
			o->held = w.held;
		else if (date_is_set(w.due)) {
			o->due = w.due;
			o->due_text = w.text;
		}
		read_modes(x, from, to, o);
	} else if (sv_is(field, "mode")) {
		read_modes(x, from, to, o);
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

static void read_sentence(struct duties *x, struct sentence *s)
{
	struct sv field;
	size_t label = label_at(x, s->from, &field);
	if (label && (section(x) || x->task.line)) {
		read_label(x, s, field, label);
		return;
	}
	size_t verb = actor_leading_verb(&x->say, s->from, s->to);
	// "Trong vòng 10 ngày sau khi …, báo cáo …"
	for (size_t i = s->from; verb == SIZE_MAX && x->context.n && actor_opens(&x->say, s->from) && i + 1 < s->to; i++)
		verb = scan_sign(&x->s, i, ',') ? actor_leading_verb(&x->say, i + 1, s->to) : verb;
	bool said = actor_find(&x->say, s);
	if (!said) {
		x->say.loose = true;
		said = actor_find(&x->say, s);
		x->say.loose = false;
	}
	if (!said && verb != SIZE_MAX && !x->field.n && (s->continues || x->context.n)) {
		s->actor = s->continues ? x->r->obligations[x->r->obligation_count - 1].actor : x->context;
		s->verb = verb;
		said = true;
	}
	if (said) {
		x->field = (struct sv){"", 0};
		x->task = (struct task){0};
		take(x, s, when(x, s->from, s->to, false));
		return;
	}
	struct obligation_found *o = section(x);
	if (x->field.n && o) {
		// The day is in the first sentence of its field; what goes on says how.
		if (sv_is(x->field, "time") && date_is_set(o->due))
			read_modes(x, s->from, s->to, o);
		else
			fill(x, x->field, s->from, s->to);
		return;
	}
	// What an obligation goes on to say: dates and ways of doing it.
	if (o && o->line == x->p->first_line) {
		if (!date_is_set(o->due) && !date_is_set(o->held))
			fill(x, SV("time"), s->from, s->to);
		read_modes(x, s->from, s->to, o);
	} else if (verb != SIZE_MAX && !x->field.n) {
		size_t begin = scan_token(&x->s, s->from)->from, end = scan_token(&x->s, s->to - 1)->to;
		x->task = (struct task){.text = wording_cleaned(scan_range(&x->s, s->from, s->to)), .line = x->p->first_line};
		x->task.place = place_of(x, begin, end);
	}
}

// Where a sentence is cut in two: "Đảng bộ cơ sở …; chi bộ cơ sở …" has two groups of actors, "xây dựng kế hoạch trước ngày …; báo
// cáo trước ngày …" two days. Else its end.
static size_t cut_at(const struct duties *x, const struct sentence *s, bool *continues)
{
	enum { PIECES_MOST = 12 };
	size_t pieces = 0;
	*continues = false;
	for (size_t i = s->from + 1; i + 1 < s->to && pieces < PIECES_MOST; i++) {
		if (!scan_sign(&x->s, i, ';'))
			continue;
		pieces++;
		size_t first = i + 1; // "…; giao Sở Tài chính thẩm định …"
		while (is(x, first, "charge", NULL, NULL))
			first++;
		struct sentence rest = {.from = i + 1, .to = s->to};
		if (is(x, first, "actor", NULL, NULL) && actor_find(&x->say, &rest) && rest.actor_from == first)
			return i;
		if (actor_leading_verb(&x->say, i + 1, s->to) != SIZE_MAX && date_is_set(when(x, s->from, i, false).due) &&
		    date_is_set(when(x, i + 1, s->to, false).due)) {
			*continues = true;
			return i;
		}
	}
	return s->to;
}

// "- Các sở, ban, ngành:", "Đề nghị các đơn vị:", "2. Đối với chi bộ": whom the lines below are about.
static struct sv named_only(const struct duties *x, size_t from, size_t to)
{
	static const char *const words[] = {"đối", "với", "đề", "nghị", "yêu", "cầu", "giao", "riêng"};
	enum { WORDS_MOST = 40 };
	size_t i = from, verb;
	for (size_t k = 0; k < LENGTH(words); k++)
		i += scan_word_of(&x->s, i, words[k]);
	if (to - i > WORDS_MOST || !(is(x, i, "actor", NULL, NULL) || is(x, i, "people", NULL, NULL)) || actor_end(&x->say, i, to, &verb))
		return (struct sv){"", 0};
	for (size_t k = i; k + 1 < to; k++) {
		if (scan_sign(&x->s, k, ':') || scan_sign(&x->s, k, '.'))
			return (struct sv){"", 0};
	}
	return wording_cleaned(scan_range(&x->s, i, to));
}

static void read_context(struct duties *x, size_t from, bool at_heading)
{
	size_t to = x->s.tokens.count;
	char bullet = at_heading || from == 0 ? 0 : scan_token(&x->s, 0)->sign;
	if (x->context.n && x->context_bullet && bullet == x->context_bullet)
		x->context = (struct sv){"", 0};
	if (from >= to || (!at_heading && !scan_sign(&x->s, to - 1, ':')))
		return;
	struct sv named = named_only(x, from, to);
	if (!named.n)
		return;
	x->context = named;
	x->context_level = at_heading ? x->level : x->level + 1;
	x->context_bullet = bullet;
}

static void read_paragraph(struct duties *x, size_t mark_bytes, bool at_heading)
{
	x->walk = (struct place_walk){0};
	size_t i = 0;
	while (i < x->s.tokens.count && (scan_token(&x->s, i)->from < mark_bytes ||
	                                 (scan_token(&x->s, i)->kind == TOKEN_SIGN && scan_token(&x->s, i)->sign != '(' &&
	                                  scan_token(&x->s, i)->sign != '"')))
		i++;
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
			if (s.to > s.from)
				read_sentence(x, &s);
			continues = continues && x->r->obligation_count > found;
		}
		i++;
		while (i < x->s.tokens.count && scan_token(&x->s, i)->kind == TOKEN_SIGN && scan_token(&x->s, i)->sign != '(')
			i++;
	}
}

// A row of a table that shares out tasks. Where the document is signed or tells nobody what to do, it is an annex: a time must be asked for.
static bool read_row(struct duties *x)
{
	struct duty_row row;
	if (!duty_table_row(&x->table, &x->s, x->fields, &row))
		return false;
	if (row.task.from >= row.task.to || !x->table.lead.n || ((x->over || !x->told) && !x->table.has_time))
		return true;
	struct sentence s = {.from = row.task.from, .to = row.task.to, .verb = row.task.from, .actor = wording_cleaned(x->table.lead)};
	bool timed = row.time.from < row.time.to;
	x->walk = (struct place_walk){0};
	take(x, &s, timed ? when(x, row.time.from, row.time.to, true) : when(x, s.from, s.to, false));
	x->section = SIZE_MAX; // a row has its fields in its cells
	return true;
}

// Kinds of document that tell others what to do.
static bool directs(const struct document_found *d)
{
	static const char *const kinds[] = {"plan", "guideline", "directive", "programme", "notice", "letter", "decision", "resolution", "conclusion",
	                                    "circular", "project", "regulation", "report"};
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
	x->over = x->over || !directs(d) || signed_off(x, sv_trim(p->text));
	while (x->heading < r->heading_count && r->headings[x->heading].line < p->first_line)
		x->heading++;
	if (read_row(x) || x->over || footnote(p->text))
		return;
	bool at_heading = x->heading < r->heading_count && r->headings[x->heading].line == p->first_line;
	if (at_heading)
		enter_heading(x, &r->headings[x->heading]);
	else if (!one_of_many(x->field))
		x->field = (struct sv){"", 0};
	struct mark m = at_heading ? mark_read(p->text) : (struct mark){0};
	if (r->headings && x->heading == 0 && !at_heading)
		return; // before the first heading stands the letterhead and what the plan is made from
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
