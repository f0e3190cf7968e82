// Reads the styles of ODT, and counts its lists.
#include "doc/odt_in.h"

// ---- styles

static char family_of(struct sv family)
{
	return sv_is(family, "paragraph") ? ODT_PARAGRAPH : sv_is(family, "text") ? ODT_SPAN : 0;
}

static void begin_style(struct odt *o, const struct xml_element *e)
{
	struct arena *a = o->arena;
	char family = family_of(xml_attribute(e, "family"));
	o->default_style = false;
	o->style = NULL;
	if (!family)
		return;
	// One of content.xml stands instead of one of its name in styles.xml.
	struct style *style = o->style = styles_add(&o->styles, family, xml_attribute(e, "name"));
	style->parent = arena_sv(a, xml_attribute(e, "parent-style-name"));
	style->list = arena_sv(a, xml_attribute(e, "list-style-name"));
	style->capitals = style->hidden = UNSAID;
	style->font = (struct sv){0};
}

static void say_text(struct odt *o, const struct xml_element *e)
{
	struct sv transform = xml_attribute(e, "text-transform"), display = xml_attribute(e, "display"), font = xml_attribute(e, "font-name");
	enum said capitals = !transform.n ? UNSAID : sv_is(transform, "uppercase") ? SAID_YES : SAID_NO;
	enum said hidden = !display.n ? UNSAID : sv_is(display, "none") ? SAID_YES : SAID_NO;
	if (!font.n)
		font = xml_attribute(e, "font-family");
	if (o->default_style)
		look_over(&o->look, capitals, hidden, font);
	if (!o->style)
		return;
	o->style->capitals = capitals;
	o->style->hidden = hidden;
	o->style->font = arena_sv(o->arena, font);
}

// ---- lists' styles

static struct odt_list_style *find_list_style(const struct odt *o, struct sv name)
{
	for (size_t i = 0; i < o->list_style_count; i++) {
		if (sv_eq(o->list_styles[i]->name, name))
			return o->list_styles[i];
	}
	return NULL;
}

const struct odt_list_style *odt_list_style(const struct odt *o, struct sv name)
{
	return find_list_style(o, name);
}

static bool begin_list_style(struct odt *o, struct sv name)
{
	if (o->list_style_count == ODT_LISTS)
		return error_set(o->error, FAIL_INPUT, N_("the document has more than %d lists; it is damaged"), (int)ODT_LISTS);
	struct odt_list_style *style = find_list_style(o, name);
	if (!style) {
		style = ARENA_NEW(o->arena, struct odt_list_style);
		*ARENA_PUSH(o->arena, o->list_styles, o->list_style_count, o->list_style_room) = style;
	}
	*style = (struct odt_list_style){.name = arena_sv(o->arena, name)};
	for (int i = 0; i < ODT_LEVELS; i++)
		style->levels[i] = (struct odt_level){.format = NUMBER_NONE, .start = 1, .shown = 1};
	o->list_style = style;
	o->level = NULL;
	return true;
}

static enum number_format format_of(struct sv format)
{
	if (!format.n)
		return NUMBER_NONE;
	switch (format.p[0]) {
	case 'a':
		return NUMBER_LOWER_LETTER;
	case 'A':
		return NUMBER_UPPER_LETTER;
	case 'i':
		return NUMBER_LOWER_ROMAN;
	case 'I':
		return NUMBER_UPPER_ROMAN;
	default:
		return NUMBER_DECIMAL;
	}
}

static void begin_level(struct odt *o, const struct xml_element *e, bool bullet)
{
	struct arena *a = o->arena;
	int n = xml_attribute_int(e, "level", 0);
	o->level = NULL;
	if (!o->list_style || n < 1 || n > ODT_LEVELS)
		return;
	o->level = &o->list_style->levels[n - 1];
	*o->level = (struct odt_level){.format = bullet ? NUMBER_BULLET : format_of(xml_attribute(e, "num-format")),
	                               .prefix = arena_sv(a, xml_attribute(e, "num-prefix")),
	                               .suffix = arena_sv(a, xml_attribute(e, "num-suffix")),
	                               .sign = arena_sv(a, xml_attribute(e, "bullet-char")),
	                               .text = arena_sv(a, xml_attribute(e, "num-list-format")),
	                               .start = xml_attribute_int(e, "start-value", 1),
	                               .shown = xml_attribute_int(e, "display-levels", 1)};
}

bool odt_style_element(struct odt *o, enum odt_element id, const struct xml_element *e)
{
	switch (id) {
	case STYLE:
		begin_style(o, e);
		break;
	case STYLE_DEFAULT:
		o->style = NULL;
		o->default_style = family_of(xml_attribute(e, "family")) == ODT_PARAGRAPH;
		break;
	case STYLE_TEXT:
		if (!o->level)
			say_text(o, e);
		break;
	case LIST_STYLE:
		return begin_list_style(o, xml_attribute(e, "name"));
	case OUTLINE_STYLE:
		return begin_list_style(o, (struct sv){0});
	case LEVEL_NUMBER:
	case LEVEL_OUTLINE:
	case LEVEL_BULLET:
	case LEVEL_IMAGE:
		begin_level(o, e, id == LEVEL_BULLET || id == LEVEL_IMAGE);
		break;
	case LEVEL_LABEL:
		if (o->level)
			o->level->joined = sv_is(xml_attribute(e, "label-followed-by"), "nothing");
		break;
	default:
		break;
	}
	if (id == STYLE || id == STYLE_DEFAULT)
		o->level = NULL;
	return true;
}

// ---- counting

static struct odt_list *continued(const struct odt *o, const struct xml_element *e, const struct odt_list_style *style)
{
	struct sv id = xml_attribute(e, "continue-list");
	bool goes_on = sv_is(xml_attribute(e, "continue-numbering"), "true");
	for (size_t i = o->list_count; i > 0; i--) {
		struct odt_list *l = o->lists[i - 1];
		if (id.n ? sv_eq(l->id, id) : goes_on && l->style == style)
			return l;
	}
	return NULL;
}

struct odt_list *odt_list_begins(struct odt *o, const struct xml_element *e, const struct style *paragraph)
{
	struct sv name = xml_attribute(e, "style-name"), id = xml_attribute(e, "id");
	const struct odt_list_style *style = odt_list_style(o, name.n || !paragraph ? name : paragraph->list);
	struct odt_list *l = continued(o, e, style);
	if (l && (!id.n || sv_eq(l->id, id)))
		return l;
	if (o->list_count == ODT_LISTS) {
		error_set(o->error, FAIL_INPUT, N_("the document has more than %d lists; it is damaged"), (int)ODT_LISTS);
		return NULL;
	}
	struct odt_list *begins = ARENA_NEW(o->arena, struct odt_list);
	if (l)
		*begins = *l;
	begins->id = arena_sv(o->arena, id);
	begins->style = style;
	*ARENA_PUSH(o->arena, o->lists, o->list_count, o->list_room) = begins;
	return begins;
}

static void write_mark(const struct odt_list *l, const struct odt_list_style *style, int level, struct buf *mark)
{
	const struct odt_level *own = &style->levels[level];
	if (own->text.n) { // "%1%.%2%)"
		for (size_t i = 0; i < own->text.n; i++) {
			int which = own->text.p[i] == '%' && i + 2 < own->text.n && own->text.p[i + 2] == '%' ? own->text.p[i + 1] - '1' : -1;
			if (which >= 0 && which <= level) {
				number_write(mark, style->levels[which].format, l->counts[which]);
				i += 2;
			} else {
				buf_char(mark, own->text.p[i]);
			}
		}
		return;
	}
	buf_sv(mark, own->prefix);
	for (int i = own->shown > level + 1 ? 0 : level + 1 - own->shown; i <= level; i++) {
		size_t before = mark->n;
		number_write(mark, style->levels[i].format, l->counts[i]);
		if (i < level && mark->n > before)
			buf_char(mark, '.');
	}
	buf_sv(mark, own->suffix);
}

void odt_list_count(struct odt_list *l, const struct odt_list_style *style, int level, int from, struct buf *mark, bool *joined)
{
	*joined = false;
	if (!style || level < 0 || level >= ODT_LEVELS)
		return;
	const struct odt_level *own = &style->levels[level];
	l->counts[level] = from >= 0 ? from : l->begun[level] ? l->counts[level] + 1 : own->start;
	l->begun[level] = true;
	for (int i = 0; i < ODT_LEVELS; i++) {
		if (i < level && !l->begun[i]) {
			l->counts[i] = style->levels[i].start;
			l->begun[i] = true;
		} else if (i > level) {
			l->begun[i] = false;
		}
	}
	*joined = own->joined;
	if (own->format == NUMBER_BULLET)
		buf_sv(mark, number_bullet(own->sign));
	else
		write_mark(l, style, level, mark);
}
