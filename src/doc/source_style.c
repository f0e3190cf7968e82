// Styles with their parents; numbers of lists.
#include "doc/source_style.h"

enum { MOST_PARENTS = 64 };

static size_t slot_of(char family, struct sv name)
{
	uint32_t hash = 2166136261u ^ (unsigned char)family;
	for (size_t i = 0; i < name.n; i++)
		hash = (hash ^ (unsigned char)name.p[i]) * 16777619u;
	return (hash ^ hash >> 13) % LENGTH(((struct styles *)0)->slots);
}

static struct style *find(struct styles *s, char family, struct sv name)
{
	for (size_t i = s->slots[slot_of(family, name)]; i; i = s->items[i - 1].next) {
		struct style *style = &s->items[i - 1];
		if (style->family == family && sv_eq(style->name, name))
			return style;
	}
	return NULL;
}

struct style *styles_add(struct styles *s, char family, struct sv name)
{
	struct style *style = find(s, family, name);
	if (style)
		return style;
	size_t *slot = &s->slots[slot_of(family, name)];
	style = ARENA_PUSH(s->arena, s->items, s->count, s->room);
	*style = (struct style){.name = arena_sv(s->arena, name), .family = family, .number = -1, .level = -1, .next = *slot};
	*slot = s->count;
	return style;
}

static void inherit(struct style *style, const struct style *parent)
{
	if (style->capitals == UNSAID)
		style->capitals = parent->capitals;
	if (style->hidden == UNSAID)
		style->hidden = parent->hidden;
	if (!style->font.n)
		style->font = parent->font;
	if (!style->list.n)
		style->list = parent->list;
	if (style->number < 0)
		style->number = parent->number;
	if (style->level < 0)
		style->level = parent->level;
}

// Parents that go round in a ring, or on without end, are cut off.
static struct style *resolve(struct styles *s, struct style *style, int generation)
{
	if (style->resolved)
		return style;
	style->resolved = true;
	struct style *parent = style->parent.n && generation < MOST_PARENTS ? find(s, style->family, style->parent) : NULL;
	if (parent)
		inherit(style, resolve(s, parent, generation + 1));
	return style;
}

const struct style *styles_find(struct styles *s, char family, struct sv name)
{
	struct style *style = find(s, family, name);
	return style ? resolve(s, style, 0) : NULL;
}

void look_over(struct look *look, enum said capitals, enum said hidden, struct sv font)
{
	if (capitals != UNSAID)
		look->capitals = capitals == SAID_YES;
	if (hidden != UNSAID)
		look->hidden = hidden == SAID_YES;
	if (font.n) {
		look->legacy_capitals = false;
		look->legacy = text_legacy_font(font, &look->legacy_capitals);
	}
}

// ---- numbers

static void roman(struct buf *out, int n, bool small)
{
	static const struct {
		int value;
		const char *letters;
	} steps[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
	             {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
	for (size_t i = 0; i < LENGTH(steps); i++) {
		for (; n >= steps[i].value; n -= steps[i].value) {
			for (const char *p = steps[i].letters; *p; p++)
				buf_char(out, small ? (char)(*p + ('a' - 'A')) : *p);
		}
	}
}

// a … z, aa, ab …
static void letters(struct buf *out, int n, char first)
{
	char word[8];
	size_t at = sizeof(word);
	for (; n > 0 && at > 0; n = (n - 1) / 26)
		word[--at] = (char)(first + (n - 1) % 26);
	buf_add(out, word + at, sizeof(word) - at);
}

void number_write(struct buf *out, enum number_format format, int n)
{
	switch (format) {
	case NUMBER_NONE:
	case NUMBER_BULLET:
		return;
	case NUMBER_UPPER_ROMAN:
	case NUMBER_LOWER_ROMAN:
		if (n > 0 && n < 4000) {
			roman(out, n, format == NUMBER_LOWER_ROMAN);
			return;
		}
		break;
	case NUMBER_UPPER_LETTER:
	case NUMBER_LOWER_LETTER:
		if (n > 0) {
			letters(out, n, format == NUMBER_UPPER_LETTER ? 'A' : 'a');
			return;
		}
		break;
	case NUMBER_DECIMAL:
	case NUMBER_ZERO:
		break;
	}
	buf_printf(out, format == NUMBER_ZERO ? "%02d" : "%d", n);
}

struct sv number_bullet(struct sv sign)
{
	static const char *const typed[] = {"-", "–", "—", "+", "*", "•"};
	for (size_t i = 0; i < LENGTH(typed); i++) {
		if (sv_is(sign, typed[i]))
			return sign;
	}
	return SV("-");
}

void number_raised(struct buf *out, int n)
{
	static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
	if (n >= 10)
		number_raised(out, n / 10);
	buf_str(out, raised[n > 0 ? n % 10 : 0]);
}
