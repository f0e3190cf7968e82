// From a reading to the register: the materials that a plan names, and those that came with it.
#include "intake/keep.h"
#include "intake/phrase.h"
#include "register/material.h"
#include "text/text.h"

enum {
	SAME_MATERIAL = 60, // percent of the words of two titles
	SAME_AUDIENCE = 90,
	AUDIENCE_LINES = 8, // of a document, in which it may say for whom it is written
};

struct named {
	struct tx *t;
	const struct incoming *u;
	const struct phrases *phrases;
	struct material *items;
	size_t count, room;
};

// The compare form of a text keeps the places of its bytes, but for letters that Vietnamese does not have.
static bool same_places(struct sv text, struct sv form)
{
	return text.n == form.n;
}

// "(dành cho cán bộ chủ chốt)", "rộng rãi trong cán bộ, đảng viên do … biên soạn": up to a bracket, " do ", or the end.
static struct sv audience_of(const struct named *m, struct sv text)
{
	struct sv form = text_compare_form(m->t->arena, text);
	size_t at = phrase_first(m->phrases, PHRASE_FOR, form);
	if (at == SIZE_MAX || !same_places(text, form))
		return (struct sv){0};
	struct sv audience = sv_trim(sv_from(text, at + phrase_length(m->phrases, PHRASE_FOR, form, at)));
	static const char *const ends[] = {")", " do ", ". ", "; ", ", được "};
	for (size_t i = 0; i < LENGTH(ends); i++) {
		size_t end = sv_find(audience, sv_of(ends[i]));
		if (end != SIZE_MAX)
			audience = sv_head(audience, end);
	}
	while (audience.n && strchr("*_. ,;", audience.p[audience.n - 1]))
		audience.n--;
	return audience;
}

// Without the bracket that names the audience.
static struct sv title_of(const struct named *m, struct sv text, struct sv audience)
{
	size_t open = sv_find(text, SV("(")), close = open == SIZE_MAX ? SIZE_MAX : sv_find(sv_from(text, open), SV(")"));
	bool inside = close != SIZE_MAX && audience.n && audience.p > text.p + open && audience.p < text.p + open + close;
	if (inside) {
		struct sv before = sv_trim(sv_head(text, open)), after = sv_trim(sv_from(text, open + close + 1));
		text = after.n ? arena_printf(m->t->arena, SV_FMT " " SV_FMT, SV_ARG(before), SV_ARG(after)) : before;
	}
	while (text.n && strchr(" ,;.", text.p[text.n - 1]))
		text.n--;
	return text;
}

static void add(struct named *m, int line, struct sv text, struct sv where)
{
	struct sv audience = audience_of(m, text), title = title_of(m, sv_trim(text), audience);
	struct sv form = text_compare_form(m->t->arena, text);
	bool closed = phrase_first(m->phrases, PHRASE_CLOSED, form) != SIZE_MAX;
	for (size_t i = 0; i < m->count; i++) {
		if (sv_eq(text_compare_form(m->t->arena, m->items[i].title), text_compare_form(m->t->arena, title)))
			return;
	}
	if (!title.n)
		return;
	*ARENA_PUSH(m->t->arena, m->items, m->count, m->room) = (struct material){
	    .unit = m->u->unit,
	    .title = title,
	    .audience = audience,
	    // What is written for speakers and key cadres is not opened to everybody.
	    .access = closed ? ACCESS_SCOPE : ACCESS_UNITS,
	    .reference = where,
	    .line = line,
	};
}

// Where the next material of the list begins: behind "và", "," or ";".
static size_t next_material(const struct named *m, struct sv form, size_t from)
{
	static const char *const joins[] = {" và ", ", ", "; "};
	for (size_t at = from; at < form.n; at++) {
		for (size_t i = 0; i < LENGTH(joins); i++) {
			struct sv join = sv_of(joins[i]);
			if (sv_starts(sv_from(form, at), join) && phrase_length(m->phrases, PHRASE_MATERIAL, form, at + join.n))
				return at + join.n;
		}
	}
	return SIZE_MAX;
}

// A sentence may name several, and say behind them where they are.
static void add_all(struct named *m, int line, struct sv sentence)
{
	struct sv text = plain_text(m->t->arena, sentence), form = text_compare_form(m->t->arena, text), where = {0};
	if (!same_places(text, form)) {
		add(m, line, text, where);
		return;
	}
	size_t at = phrase_first(m->phrases, PHRASE_WHERE, form), from = phrase_length(m->phrases, PHRASE_SEND, form, 0);
	if (at != SIZE_MAX && at > from) {
		where = sv_from(text, at);
		text = sv_head(text, at);
		form = sv_head(form, at);
	}
	while (from < text.n) {
		size_t next = next_material(m, form, from);
		struct sv piece = next == SIZE_MAX ? sv_from(text, from) : sv_head(sv_from(text, from), next - from);
		if (next != SIZE_MAX && sv_ends(piece, SV(" và ")))
			piece = sv_head(piece, piece.n - strlen(" và "));
		add(m, line, piece, where);
		from = next;
	}
}

// ---- those that came in the same file
static struct sv document_audience(const struct named *m, const struct reading *r, const struct document_found *d)
{
	struct sv audience = {0};
	int seen = 0;
	for (int line = d->first_line; line <= d->last_line && seen < AUDIENCE_LINES && !audience.n; line++) {
		seen += sv_trim(r->lines[line - 1].text).n > 0;
		audience = audience_of(m, r->lines[line - 1].text);
	}
	return audience;
}

// The one among the first `said` that this document is; NULL where it was not named.
static struct material *same_material(struct named *m, size_t said, struct sv title, struct sv audience)
{
	for (size_t i = 0; i < said; i++) {
		struct material *one = &m->items[i];
		if (!one->text && (likeness(m->t->arena, one->title, title) >= SAME_MATERIAL ||
		                   (audience.n && likeness(m->t->arena, one->audience, audience) >= SAME_AUDIENCE)))
			return one;
	}
	return NULL;
}

void keep_materials(struct tx *t, const struct incoming *u, const struct reading *r, const struct kept *kept)
{
	struct named m = {.t = t, .u = u, .phrases = phrases_load(t->arena)};
	for (size_t i = 0; i < r->obligation_count; i++) {
		for (size_t k = 0; k < r->obligations[i].material_count; k++)
			add_all(&m, r->obligations[i].line, r->obligations[i].materials[k]);
	}
	size_t said = m.count;
	for (size_t i = 1; i < r->document_count; i++) {
		const struct document_found *d = &r->documents[i];
		struct sv audience = document_audience(&m, r, d), title = d->title.n ? d->title : d->type;
		struct material *same = same_material(&m, said, title, audience);
		size_t before = m.count;
		if (!same) {
			add(&m, d->first_line,
			    audience.n ? arena_printf(t->arena, SV_FMT " (dành cho " SV_FMT ")", SV_ARG(title), SV_ARG(audience)) : title,
			    (struct sv){0});
			same = m.count > before ? &m.items[before] : NULL;
		}
		if (same)
			same->text = kept->documents[i];
	}
	for (size_t i = 0; i < m.count; i++) {
		m.items[i].document = kept->documents[0];
		material_add(t, &m.items[i]);
	}
}
