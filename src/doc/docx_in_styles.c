// Reads styles.xml: of each style what changes the text itself, and its numbering.
#include "doc/docx_in.h"

struct reader {
	struct docx *d;
	struct style *style;
	int depth, skipping; // elements whose content says nothing of the style
	int def;             // the depth at which the defaults began; 0: not in them
};

static bool begin_style(struct reader *r, const struct xml_element *e)
{
	struct docx *d = r->d;
	struct sv id = xml_attribute(e, "styleId"), type = xml_attribute(e, "type"), is = xml_attribute(e, "default");
	r->style = styles_add(&d->styles, 0, id);
	if (sv_is(type, "paragraph") && (sv_is(is, "1") || sv_is(is, "true") || sv_is(is, "on")))
		d->normal = r->style->name;
	return true;
}

static bool start(void *data, const struct xml_element *e)
{
	struct reader *r = data;
	struct docx *d = r->d;
	r->depth++;
	if (r->skipping)
		return true;
	struct style none = {0}, *style = r->style ? r->style : &none;
	switch (docx_element(d, e)) {
	case W_STYLE:
		return begin_style(r, e);
	case W_BASED_ON:
		style->parent = arena_sv(d->arena, xml_attribute(e, "val"));
		break;
	case W_NUM_ID:
		style->number = xml_attribute_int(e, "val", -1);
		break;
	case W_ILVL:
		style->level = xml_attribute_int(e, "val", -1);
		break;
	case W_DEFAULT:
		r->def = r->depth;
		break;
	case W_CAPS:
		style->capitals = docx_yes(e);
		if (r->def)
			look_over(&d->look, docx_yes(e), UNSAID, (struct sv){0});
		break;
	case W_VANISH:
		style->hidden = docx_yes(e);
		if (r->def)
			look_over(&d->look, UNSAID, docx_yes(e), (struct sv){0});
		break;
	case W_FONTS:
		style->font = arena_sv(d->arena, docx_font(e));
		if (r->def)
			look_over(&d->look, UNSAID, UNSAID, docx_font(e));
		break;
	case W_TBL_STYLE_PR:
	case W_P_PR_CHANGE:
	case W_R_PR_CHANGE:
		r->skipping = r->depth;
		break;
	default:
		break;
	}
	return true;
}

static bool end(void *data)
{
	struct reader *r = data;
	if (r->skipping == r->depth)
		r->skipping = 0;
	if (r->def == r->depth)
		r->def = 0;
	r->depth--;
	return true;
}

static bool text(void *data, struct sv words)
{
	(void)data, (void)words;
	return true;
}

bool docx_read_styles(struct docx *d)
{
	struct reader r = {.d = d};
	const struct xml_events events = {docx_spaces, docx_space_count, &r, start, end, text};
	d->styles = (struct styles){.arena = d->arena};
	return !d->styles_part.n || package_xml(d->package, d->styles_part, &events, d->error);
}
