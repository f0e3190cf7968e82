// Marks that skip or repeat: I, II, IV; a), c); 1, 1. "(v)" after "(iv)" is right, and so is "đ)" or "e)" after "d)".
#include "extract/lint.h"
#include "extract/mark.h"
#include "text/text.h"

enum { LEVEL_MOST = 20 };

// The places in the Vietnamese alphabet, which has no f, j, w, z; both orders are in use.
static int vietnamese(int latin)
{
	static const char order[] = "abcd.eghiklmnopqrstuvxy"; // '.': đ
	if (latin == 0)
		return 5; // đ
	const char *at = strchr(order, 'a' + latin - 1);
	return at ? (int)(at - order) + 1 : 0;
}

static bool lettered(enum mark_style s)
{
	return s == MARK_SMALL || s == MARK_LETTER || s == MARK_IN_SMALL;
}

static bool follows(const struct mark *before, const struct mark *m)
{
	if (m->number == before->number + 1)
		return true;
	if (!lettered(m->style))
		return false;
	int a = vietnamese(before->number), b = vietnamese(m->number);
	return (a && b == a + 1) || (before->number == 4 && m->number == 5); // d), e)
}

static void add(struct lint *l, const struct heading_found *h, const struct heading_found *before, enum severity severity,
                const char *msgid)
{
	int length = (int)utf8_count(h->mark);
	struct lint_draft found = {.place = {h->line, 0, length ? length : 1}, .code = "outline", .severity = severity};
	found.message = (struct error){.failure = FAIL_CHECK, .msgid = msgid};
	struct reading *r = l->r;
	struct sv a = h->mark, b = before->mark;
	memcpy(found.message.args[0], arena_cstr(r->arena, sv_head(a, 40)), (a.n < 40 ? a.n : 40) + 1);
	memcpy(found.message.args[1], arena_cstr(r->arena, sv_head(b, 40)), (b.n < 40 ? b.n : 40) + 1);
	lint_add(l, &found);
}

static void compare(struct lint *l, const struct heading_found *h, const struct heading_found *before)
{
	const struct reading *r = l->r;
	struct mark m = mark_read(r->lines[h->line - 1].text), b = mark_read(r->lines[before->line - 1].text);
	if (m.style != b.style || m.style == MARK_STAR || m.style == MARK_NONE || m.depth != b.depth)
		return;
	if (m.style == MARK_DIGITS) {
		for (int i = 0; i + 1 < m.depth; i++) {
			if (m.numbers[i] != b.numbers[i])
				return;
		}
	}
	if (follows(&b, &m))
		return;
	if (lettered(m.style)) {
		m.number = vietnamese(m.number) ? vietnamese(m.number) : m.number;
		b.number = vietnamese(b.number) ? vietnamese(b.number) : b.number;
	}
	if (m.number == b.number)
		add(l, h, before, SEVERITY_ERROR, N_("the mark “%s” stands twice in a row (after “%s”)"));
	else if (m.number > b.number)
		add(l, h, before, m.number <= b.number + 3 ? SEVERITY_ERROR : SEVERITY_WARNING, N_("the mark “%s” does not follow “%s”: one between is missing"));
	else if (m.number > 1)
		add(l, h, before, SEVERITY_WARNING, N_("the mark “%s” stands after “%s”: the order is broken"));
}

void lint_outline(struct lint *l)
{
	const struct reading *r = l->r;
	size_t last[LEVEL_MOST + 1];
	int depth = 0, document = -1;
	for (size_t i = 0; i < r->heading_count; i++) {
		const struct heading_found *h = &r->headings[i];
		int level = h->level < LEVEL_MOST ? h->level : LEVEL_MOST;
		if (h->document != document) {
			depth = 0;
			document = h->document;
		}
		if (level <= depth && last[level] != SIZE_MAX)
			compare(l, h, &r->headings[last[level]]);
		for (int k = depth + 1; k < level; k++)
			last[k] = SIZE_MAX;
		depth = level;
		last[level] = i;
	}
}
