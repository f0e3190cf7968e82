// Pairs, cookies, declared parameters.
#include "text/text.h"
#include "web/form.h"

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool form_decode(struct arena *a, struct sv s, bool plus, struct sv *out)
{
	char *bytes = arena_alloc(a, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '%') {
			int high = i + 2 < s.n ? hex(s.p[i + 1]) : -1, low = i + 2 < s.n ? hex(s.p[i + 2]) : -1;
			if (high < 0 || low < 0)
				return false;
			bytes[n++] = (char)(high * 16 + low);
			i += 2;
		} else {
			bytes[n++] = plus && s.p[i] == '+' ? ' ' : s.p[i];
		}
	}
	*out = (struct sv){bytes, n};
	return true;
}

bool form_pairs(struct arena *a, struct sv s, size_t most, struct pair **pairs, size_t *count)
{
	size_t room = 0;
	*pairs = NULL;
	*count = 0;
	struct sv rest = s, piece;
	while (rest.n && sv_cut(&rest, '&', &piece)) {
		if (!piece.n)
			continue;
		struct sv name;
		struct pair pair;
		sv_cut(&piece, '=', &name);
		if (*count == most || !form_decode(a, name, true, &pair.name) || !form_decode(a, piece, true, &pair.value))
			return false;
		*ARENA_PUSH(a, *pairs, *count, room) = pair;
	}
	return true;
}

struct sv cookie_value(struct sv cookies, const char *name)
{
	struct sv piece;
	while (cookies.n && sv_cut(&cookies, ';', &piece)) {
		struct sv key;
		piece = sv_trim(piece);
		sv_cut(&piece, '=', &key);
		if (sv_is(key, name))
			return piece;
	}
	return (struct sv){"", 0};
}

// ---- declared parameters

static size_t limit(const struct param *p)
{
	return p->most ? p->most : p->type == PARAM_LINES ? 20000 : p->type == PARAM_PREFIX ? 4000 : 200;
}

static bool one_of(struct sv value, const char *choices)
{
	struct sv rest = sv_of(choices), choice;
	while (sv_cut(&rest, '|', &choice)) {
		if (sv_eq(choice, value))
			return true;
	}
	return false;
}

// Control characters are nobody's text; lines end in \n.
static struct sv cleaned(struct req *r, struct sv s, bool lines, bool *good)
{
	char *out = arena_alloc(r->arena, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '\r' && lines)
			continue;
		if ((c < 0x20 && !(lines && (c == '\n' || c == '\t'))) || c == 0x7F) {
			if (c != '\t') {
				*good = false;
				continue;
			}
			c = ' ';
		}
		out[n++] = (char)c;
	}
	return sv_trim((struct sv){out, n});
}

static struct sv label(struct req *r, const struct param *p)
{
	return sv_of(p->label ? req_msg(r, p->label) : p->name);
}

static void keep(struct req *r, const struct param *p, struct sv name, struct sv value, size_t *room)
{
	bool good = true;
	if (!utf8_valid(name, NULL))
		return;
	const char *field = p->type == PARAM_PREFIX ? arena_cstr(r->arena, name) : p->name;
	if (!utf8_valid(value, NULL)) {
		req_blame(r, field, req_say(r, N_("This is not text in UTF-8. Type it again.")));
		return;
	}
	if (p->type != PARAM_SECRET)
		value = text_nfc(r->arena, cleaned(r, value, p->type == PARAM_LINES || p->type == PARAM_PREFIX, &good));
	if (!good)
		req_blame(r, field, req_say(r, N_("There are control characters in this text. Type it again.")));
	if (utf8_count(value) > limit(p)) {
		req_blame(r, field, req_say(r, N_("This is too long: %zu characters, at most %zu."), utf8_count(value), limit(p)));
		if (r->in->method != METHOD_POST)
			return; // a form is drawn again with all that was typed, for it to be shortened
	}
	*ARENA_PUSH(r->arena, r->given, r->given_count, *room) = (struct pair){name, value};
	if (!value.n)
		return;
	int64_t number;
	struct date day;
	struct decimal figure;
	switch (p->type) {
	case PARAM_INT:
	case PARAM_EACH:
		if (!sv_int64(value, &number))
			req_blame(r, field, req_say(r, N_("Enter a whole number.")));
		break;
	case PARAM_DATE:
		if (!text_parse_date(value, &day))
			req_blame(r, field, req_say(r, N_("There is no such day; write it as 31/01/2020.")));
		break;
	case PARAM_DECIMAL:
		if (!text_parse_number(value, &figure))
			req_blame(r, field, req_say(r, N_("Enter a figure, as 1.234,5.")));
		break;
	case PARAM_CHOICE:
		if (!one_of(value, p->choices))
			req_blame(r, field, req_say(r, N_("Choose one of those listed.")));
		break;
	case PARAM_TEXT:
	case PARAM_LINES:
	case PARAM_SECRET:
	case PARAM_TICK:
	case PARAM_PREFIX:
	case PARAM_FILE:
		break;
	}
}

static const struct upload *uploaded(const struct req *r, const char *name)
{
	for (size_t i = 0; i < r->upload_count; i++) {
		if (sv_is(r->uploads[i].field, name) && r->uploads[i].bytes.n)
			return &r->uploads[i];
	}
	return NULL;
}

static void take(struct req *r, const struct param *p, const struct pair *raw, size_t count,
                 size_t *room)
{
	struct sv name = sv_of(p->name);
	bool found = p->type == PARAM_FILE && uploaded(r, p->name);
	for (size_t i = 0; i < count; i++) {
		bool is = p->type == PARAM_PREFIX ? sv_starts(raw[i].name, name) : sv_eq(raw[i].name, name);
		if (!is || (found && p->type != PARAM_PREFIX && p->type != PARAM_EACH))
			continue;
		size_t before = r->given_count;
		keep(r, p, raw[i].name, raw[i].value, room);
		found = found || (r->given_count > before && r->given[before].value.n);
	}
	if (p->required && !found && r->in->method == METHOD_POST)
		req_blame(r, p->name, req_say(r, N_("This is missing: %.*s."), (int)label(r, p).n, label(r, p).p));
}

void form_validate(struct req *r, const struct pair *raw, size_t count)
{
	size_t room = 0;
	r->given = NULL;
	r->given_count = 0;
	for (const struct param *p = r->route->params; p && p->name; p++)
		take(r, p, raw, count, &room);
}
