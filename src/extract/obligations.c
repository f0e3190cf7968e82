// Who must do what, for whom, by when, how, and to whom they report. One obligation is one sentence and one group of actors; a
// section with fields of its own (audience, content, materials, time) fills the one that it is about.
#include "extract/mark.h"
#include "extract/scan.h"
#include "text/text.h"

enum { ACTOR_MOST = 60, FIELD_MOST = 600 };

struct duties {
	struct reading *r;
	const struct phrase_list *words;
	struct scan s;
	const struct document_found *d;
	const struct paragraph *p;
	int level;              // of the heading at hand; 0: before the first
	bool aims;              // in a section of aims and requirements
	struct sv context;      // actor named by the heading above ("Đối với …", "…:")
	int context_level;
	size_t section;         // obligation that fields belong to; SIZE_MAX: none
	int section_level;
	struct sv field;        // whose lines follow
	int field_level;
	struct { struct sv audience, time_text; struct date due, held; size_t from; } pending; // fields told before their actor
};

static bool is(const struct duties *x, size_t i, const char *class, size_t *count, struct sv *value)
{
	return scan_is(&x->s, x->words, i, class, count, value);
}

static bool any(const struct duties *x, size_t i, size_t *count, const char *const *classes, size_t n)
{
	const struct phrase *p = scan_phrase(&x->s, x->words, i, count);
	for (size_t k = 0; p && k < n; k++) {
		if (sv_is(p->class, classes[k]))
			return true;
	}
	return false;
}

static bool verb_at(const struct duties *x, size_t i, size_t *count)
{
	static const char *const verbs[] = {"duty", "report", "watch", "plan", "held"};
	return any(x, i, count, verbs, LENGTH(verbs)) && !scan_token(&x->s, i)->upper;
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

static struct sv cleaned(struct sv s)
{
	s = sv_trim(s);
	while (s.n && strchr("*_ ,;:.-", s.p[s.n - 1]))
		s.n--;
	while (s.n && strchr("*_ ,;:.-(", s.p[0]))
		s = sv_from(s, 1);
	return s;
}

// ---- dates

struct when {
	struct date due, held;
	struct sv text;
	int after_days;
	bool working, recurring;
};

static void read_when(struct duties *x, size_t from, size_t to, struct when *w)
{
	int year = x->d ? (date_is_set(x->d->date) ? x->d->date.year : x->d->target_year) : 0;
	bool held = false;
	size_t count = 0;
	for (size_t i = from; i < to; i++) {
		struct date day = {0};
		size_t n = 0, at;
		if (is(x, i, "recur", &count, NULL))
			w->recurring = true;
		if (is(x, i, "held", &count, NULL))
			held = true;
		int64_t days;
		if (scan_number(&x->s, i, &days) && days > 0 && days < 100 && scan_word(&x->s, i + 1, "ngày") &&
		    (i > from && (scan_word(&x->s, i - 1, "sau") || scan_word(&x->s, i - 1, "nhất") || scan_word(&x->s, i - 1, "trong") ||
		                  scan_word(&x->s, i - 1, "khi") || scan_word(&x->s, i - 1, "học") || scan_word(&x->s, i - 1, "chức")))) {
			w->after_days = (int)days;
			w->working = scan_word(&x->s, i + 2, "làm") && scan_word(&x->s, i + 3, "việc");
			i += w->working ? 3 : 1;
			continue;
		}
		at = i;
		n = scan_date(&x->s, at, &day);
		if (!n && !held && x->d)
			n = scan_day(&x->s, at, date_is_set(x->d->date) ? x->d->date : (struct date){(int16_t)year, 1, 1}, &day);
		if (!n) {
			n = scan_period(&x->s, i, year, &day);
			// A bare year is a period of the text's, no deadline.
			if (n == 2 && scan_word(&x->s, i, "năm"))
				n = 0;
		}
		if (!n)
			continue;
		// "số 83-HD/BTGTU, ngày …" is a citation's date.
		bool cited = false;
		size_t begin = scan_token(&x->s, i)->from;
		for (size_t k = 0; k < x->r->citation_count && !cited; k++) {
			const struct citation_found *c = &x->r->citations[k];
			cited = c->text.p <= x->p->text.p + begin && x->p->text.p + begin < c->text.p + c->text.n;
		}
		if (cited) {
			i += n - 1;
			continue;
		}
		size_t first = i;
		while (first > from && first + 5 > i && !scan_sign(&x->s, first - 1, ',') && !scan_sign(&x->s, first - 1, ':') &&
		       !scan_sign(&x->s, first - 1, '.') && !scan_sign(&x->s, first - 1, ';'))
			first--;
		if (held) {
			w->held = day;
		} else if (!date_is_set(w->due) || date_cmp(day, w->due) > 0) {
			w->due = day;
			w->text = cleaned(scan_range(&x->s, first, i + n));
		}
		i += n - 1;
	}
	if (w->recurring)
		w->due = (struct date){0};
}

// ---- the sentence

struct sentence {
	size_t from, to; // tokens
	size_t actor_from, actor_to, verb;
	bool people;
};

// From an actor's first word to its last: nouns with their tails, joined by commas, "và" and ";".
static size_t actor_end(const struct duties *x, size_t from, size_t to, size_t *verb)
{
	size_t count = 0;
	bool inside = false;
	for (size_t i = from; i < to && i < from + ACTOR_MOST; i++) {
		if (scan_sign(&x->s, i, '(')) {
			inside = true;
			continue;
		}
		if (scan_sign(&x->s, i, ')')) {
			inside = false;
			continue;
		}
		if (inside)
			continue;
		if (scan_sign(&x->s, i, ':') || scan_sign(&x->s, i, '.'))
			break;
		if (is(x, i, "adjunct", &count, NULL) || is(x, i, "adverb", &count, NULL) || is(x, i, "exempt", &count, NULL)) {
			size_t end = i;
			// What stands between actor and verb may hold verbs of its own, up to a comma.
			bool adjunct = is(x, i, "adjunct", NULL, NULL);
			i += count;
			for (; i < to; i++) {
				if (adjunct && scan_sign(&x->s, i, ',')) {
					adjunct = false;
					continue;
				}
				size_t n;
				if (verb_at(x, i, &n) && !(adjunct && scan_token(&x->s, i)->capital)) {
					*verb = i;
					return end;
				}
			}
			return 0;
		}
		size_t n;
		if (i > from && verb_at(x, i, &n) && !is(x, i, "actor", NULL, NULL) && !scan_token(&x->s, i)->capital) {
			*verb = i;
			return i;
		}
	}
	return 0;
}

// What may stand before the actor of a sentence: a time, a basis, whoever gives the order.
static bool opens(const struct duties *x, size_t i)
{
	static const char *const words[] = {"sau", "trước", "trong", "từ", "khi", "để", "định", "hằng", "hàng", "giao", "yêu", "đề",
	                                    "riêng", "đối", "cuối", "ngay", "chậm", "theo", "vào"};
	for (size_t k = 0; k < LENGTH(words); k++) {
		if (scan_word(&x->s, i, words[k]))
			return true;
	}
	return is(x, i, "adjunct", NULL, NULL) || is(x, i, "recur", NULL, NULL);
}

static bool find_actor(const struct duties *x, struct sentence *s)
{
	size_t count = 0, most = opens(x, s->from) ? s->from + 40 : s->from + 1;
	for (size_t i = s->from; i < s->to && i < most; i++) {
		bool actor = is(x, i, "actor", &count, NULL), people = is(x, i, "people", &count, NULL);
		bool begins = i == s->from || scan_sign(&x->s, i - 1, ',') || scan_sign(&x->s, i - 1, ':') ||
		              scan_sign(&x->s, i - 1, '-') || scan_sign(&x->s, i - 1, '+') ||
		              (scan_token(&x->s, i - 1)->kind == TOKEN_SIGN && scan_token(&x->s, i - 1)->sign == 0) ||
		              scan_word(&x->s, i - 1, "giao") || scan_word(&x->s, i - 1, "cầu") || scan_word(&x->s, i - 1, "đề nghị");
		if ((!actor && !people) || !begins)
			continue;
		size_t verb = 0, end = actor_end(x, i, s->to, &verb);
		if (!end || end <= i)
			continue;
		s->actor_from = i;
		s->actor_to = end;
		s->verb = verb;
		s->people = people;
		return true;
	}
	return false;
}

static struct sv without_channel(struct sv actor)
{
	size_t open = sv_find(actor, SV("("));
	return cleaned(open == SIZE_MAX ? actor : sv_head(actor, open));
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

// "báo cáo về Đảng ủy Khối (qua Ban Tuyên giáo …)", "gửi … về Sở X (thông qua Phòng Y)"
static void read_report(struct duties *x, const struct sentence *s, struct obligation_found *o)
{
	for (size_t i = s->verb; i < s->to; i++) {
		bool to_word = scan_word(&x->s, i, "về") || scan_word(&x->s, i, "cho") || scan_word(&x->s, i, "lên") ||
		               scan_word(&x->s, i, "với") || (scan_word(&x->s, i, "cáo") && scan_word(&x->s, i - 1, "báo"));
		size_t count, first = i + 1;
		if (!o->report_to.n && to_word && is(x, first, "actor", &count, NULL)) {
			size_t end = first + count;
			while (end < s->to && scan_token(&x->s, end)->kind == TOKEN_WORD && !scan_word(&x->s, end, "để") &&
			       !scan_word(&x->s, end, "trước") && !scan_word(&x->s, end, "qua") && !scan_word(&x->s, end, "kết") &&
			       !scan_word(&x->s, end, "chậm") && !scan_word(&x->s, end, "theo") && !scan_word(&x->s, end, "tình") &&
			       !scan_word(&x->s, end, "thông") && !scan_word(&x->s, end, "đúng") && end < first + 14)
				end++;
			o->report_to = cleaned(scan_range(&x->s, first, end));
		}
		bool via = scan_word(&x->s, i, "qua") && (scan_sign(&x->s, i - 1, '(') || scan_word(&x->s, i - 1, "thông") || o->report_to.n);
		if (!o->report_via.n && via && is(x, first, "actor", &count, NULL)) {
			size_t end = first + count;
			while (end < s->to && (scan_token(&x->s, end)->kind == TOKEN_WORD || scan_sign(&x->s, end, '-')) &&
			       !scan_word(&x->s, end, "để") && !scan_word(&x->s, end, "trước") && !scan_word(&x->s, end, "tổng") &&
			       end < first + 14)
				end++;
			o->report_via = cleaned(scan_range(&x->s, first, end));
		}
	}
}

static void add_mode(struct obligation_found *o, struct sv value)
{
	static const char *const known[] = {"joint", "by-cell", "monthly-meeting", "online", "superior", "activities"};
	for (size_t k = 0; k < LENGTH(known); k++) {
		if (!sv_is(value, known[k]))
			continue;
		for (size_t i = 0; i < o->mode_count; i++) {
			if (o->modes[i] == known[k])
				return;
		}
		if (o->mode_count < OBLIGATION_MODES)
			o->modes[o->mode_count++] = known[k];
	}
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
	for (size_t k = 0; k < LENGTH(words); k++) {
		if (scan_word(&x->s, i, words[k]))
			return true;
	}
	return scan_word(&x->s, i, "trong") && (scan_word(&x->s, i + 1, "tháng") || scan_word(&x->s, i + 1, "quý") ||
	                                        scan_word(&x->s, i + 1, "năm") || scan_word(&x->s, i + 1, "ngày"));
}

// "Toàn thể đảng viên", "đến cán bộ, đảng viên", "trong đoàn viên, hội viên"
static void read_audience(struct duties *x, size_t from, size_t to, struct obligation_found *o)
{
	static const char *const heads[] = {"toàn thể", "cán bộ", "đảng viên", "đoàn viên", "hội viên", "người lao động", "công chức",
	                                    "viên chức", "giáo viên", "học sinh"};
	AUTO(tokens_free) struct tokens none = {0};
	for (size_t i = from; i < to && !o->audience.n; i++) {
		bool before = scan_word(&x->s, i, "đến") || scan_word(&x->s, i, "trong") || scan_word(&x->s, i, "cho") || scan_word(&x->s, i, "của");
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
			o->audience = cleaned(scan_range(&x->s, i + 1, end));
			break;
		}
	}
}

static enum obligation_kind kind_of(const struct duties *x, const struct sentence *s)
{
	if (x->aims)
		return OBLIGATION_AIM;
	if (is(x, s->verb, "watch", NULL, NULL))
		return OBLIGATION_SUPERVISION;
	if (is(x, s->verb, "report", NULL, NULL))
		return OBLIGATION_REPORT;
	return OBLIGATION_DUTY;
}

static void take(struct duties *x, const struct sentence *s)
{
	struct obligation_found o = {.line = 0};
	size_t begin = scan_token(&x->s, s->from)->from, end = scan_token(&x->s, s->to - 1)->to, at, count;
	o.place = paragraph_place(x->r, x->p, begin, end, NULL, NULL);
	o.line = o.last_line = o.place.line;
	o.kind = kind_of(x, s);
	o.actor = without_channel(scan_range(&x->s, s->actor_from, s->actor_to));
	o.action = cleaned(scan_range(&x->s, s->verb, s->to));
	struct when w = {0};
	read_when(x, s->from, s->to, &w);
	o.due = w.due;
	o.held = w.held;
	o.due_text = w.text;
	o.due_after_days = w.after_days;
	o.due_working_days = w.working;
	if (in_range(x, s->from, s->to, "exempt", &at, &count))
		o.plan = PLAN_EXEMPT;
	else if (in_range(x, s->verb, s->to, "plan", &at, &count) && at < s->verb + 12)
		o.plan = PLAN_REQUIRED;
	read_modes(x, s->verb, s->to, &o);
	read_audience(x, s->verb, s->to, &o);
	if (o.kind == OBLIGATION_REPORT || in_range(x, s->verb, s->to, "report", &at, &count))
		read_report(x, s, &o);
	x->section = x->r->obligation_count;
	x->section_level = x->level;
	*ARENA_PUSH(x->r->arena, x->r->obligations, x->r->obligation_count, x->r->obligation_room) = o;
}

// ---- fields of a section

static struct obligation_found *section(struct duties *x)
{
	return x->section == SIZE_MAX ? NULL : &x->r->obligations[x->section];
}

static void fill(struct duties *x, struct sv field, size_t from, size_t to)
{
	struct obligation_found *o = section(x);
	struct sv text = cleaned(scan_range(&x->s, from, to));
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
		struct when w = {0};
		read_when(x, from, to, &w);
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
	if (!is(x, i, "label", &count, field) || !scan_token(&x->s, i)->capital)
		return 0;
	if (scan_sign(&x->s, i + count, ':'))
		return count + 1;
	return sv_is(*field, "material") ? count : 0;
}

static void read_sentence(struct duties *x, struct sentence *s)
{
	struct sv field;
	size_t label = label_at(x, s->from, &field);
	if (label && section(x)) {
		fill(x, field, sv_is(field, "material") && !scan_sign(&x->s, s->from + label - 1, ':') ? s->from : s->from + label, s->to);
		x->field = field;
		x->field_level = x->level;
		return;
	}
	if (find_actor(x, s)) {
		x->field = (struct sv){"", 0};
		take(x, s);
		return;
	}
	if (x->field.n && section(x)) {
		fill(x, x->field, s->from, s->to);
		return;
	}
	// What an obligation goes on to say: dates and ways of doing it.
	struct obligation_found *o = section(x);
	if (o && o->line == x->p->first_line) {
		if (!date_is_set(o->due) && !date_is_set(o->held))
			fill(x, SV("time"), s->from, s->to);
		read_modes(x, s->from, s->to, o);
	}
}

// "Đảng bộ cơ sở …; chi bộ cơ sở …": two groups of actors in one sentence are two. Where the second begins, else its end.
static size_t next_actors(const struct duties *x, const struct sentence *s)
{
	for (size_t i = s->from + 1; i + 1 < s->to; i++) {
		struct sentence rest = {.from = i + 1, .to = s->to};
		if (scan_sign(&x->s, i, ';') && is(x, i + 1, "actor", NULL, NULL) && find_actor(x, &rest) && rest.actor_from == i + 1)
			return i;
	}
	return s->to;
}

static void read_paragraph(struct duties *x, size_t mark_bytes)
{
	scan_read(&x->s, x->p->text);
	size_t i = 0;
	while (i < x->s.tokens.count && (scan_token(&x->s, i)->from < mark_bytes ||
	                                 (scan_token(&x->s, i)->kind == TOKEN_SIGN && scan_token(&x->s, i)->sign != '(' &&
	                                  scan_token(&x->s, i)->sign != '"')))
		i++;
	while (i < x->s.tokens.count) {
		struct sentence s = {.from = i};
		while (!sentence_ends(x, i))
			i++;
		for (; s.from < i; s.from = s.to + 1) {
			s.to = i;
			s.to = next_actors(x, &s);
			if (s.to > s.from)
				read_sentence(x, &s);
		}
		i++;
		while (i < x->s.tokens.count && scan_token(&x->s, i)->kind == TOKEN_SIGN && scan_token(&x->s, i)->sign != '(')
			i++;
	}
}

// Kinds of document that tell others what to do.
static bool directs(const struct document_found *d)
{
	static const char *const kinds[] = {"plan", "guideline", "directive", "programme", "notice", "letter", "decision", "resolution", "conclusion",
	                                    "circular", "project", "regulation"};
	for (size_t i = 0; d && i < LENGTH(kinds); i++) {
		if (strcmp(d->kind, kinds[i]) == 0)
			return true;
	}
	return false;
}

static bool signed_off(const struct duties *x, struct sv s)
{
	struct sv folded = text_fold(x->r->arena, sv_head(s, 40));
	return sv_starts(folded, SV("noi nhan")) || (x->d->authority.n && sv_find(s, x->d->authority) == 0);
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

static void enter_heading(struct duties *x, const struct heading_found *h)
{
	x->level = h->level;
	// Fields of what a heading says stand beside it as well: "a) Cấp ủy … chỉ đạo …", "b) Nội dung: …", "d) Thời gian: …".
	scan_read(&x->s, h->title);
	bool field = is(x, 0, "label", NULL, NULL);
	if (h->level < x->section_level || (h->level == x->section_level && !field))
		x->section = SIZE_MAX;
	x->field = (struct sv){"", 0};
	if (h->level == 1) {
		size_t at, count;
		x->aims = in_range(x, 0, x->s.tokens.count, "aims", &at, &count) && at == 0;
	}
}

// Those who report owe what they were told to do as well: the addressee of their report holds for it.
static void share_addressees(struct reading *r, size_t from)
{
	for (size_t i = from; i < r->obligation_count; i++) {
		const struct obligation_found *report = &r->obligations[i];
		if (report->kind != OBLIGATION_REPORT || !report->report_to.n)
			continue;
		struct sv actor = text_compare_form(r->arena, report->actor);
		for (size_t k = from; k < r->obligation_count; k++) {
			struct obligation_found *o = &r->obligations[k];
			if (o->kind != OBLIGATION_DUTY || o->report_to.n || !sv_eq(text_compare_form(r->arena, o->actor), actor))
				continue;
			o->report_to = report->report_to;
			o->report_via = report->report_via;
		}
	}
}

void extract_obligations(struct reading *r)
{
	AUTO(arena_free) struct arena words = {0};
	struct duties x = {.r = r, .words = phrase_list_load(&words, "obligations.tsv"), .section = SIZE_MAX};
	size_t heading = 0, first = 0;
	bool over = false;
	for (size_t i = 0; i < r->paragraph_count; i++) {
		x.p = &r->paragraphs[i];
		const struct document_found *d = reading_document_at(r, x.p->first_line);
		if (d != x.d) {
			share_addressees(r, first);
			x = (struct duties){.r = r, .words = x.words, .s = x.s, .d = d, .p = x.p, .section = SIZE_MAX};
			first = r->obligation_count;
			over = false;
		}
		over = over || !directs(d) || signed_off(&x, sv_trim(x.p->text));
		while (heading < r->heading_count && r->headings[heading].line < x.p->first_line)
			heading++;
		if (over || footnote(x.p->text))
			continue;
		bool at_heading = heading < r->heading_count && r->headings[heading].line == x.p->first_line;
		if (at_heading)
			enter_heading(&x, &r->headings[heading]);
		struct mark m = at_heading ? mark_read(x.p->text) : (struct mark){0};
		if (r->headings && heading == 0 && !at_heading)
			continue; // before the first heading stands the letterhead and what the plan is made from
		read_paragraph(&x, m.length);
	}
	share_addressees(r, first);
	scan_free(&x.s);
}
