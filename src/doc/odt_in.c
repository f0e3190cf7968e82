// Reads ODT as it would be printed.
#include "doc/odt_in.h"
#include "text/text.h"

const struct xml_space odt_spaces[] = {
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", ODT_TEXT},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", ODT_TABLE},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", ODT_OFFICE},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", ODT_STYLE},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", ODT_DRAW},
    {"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", ODT_SVG},
};
const size_t odt_space_count = LENGTH(odt_spaces);

static const struct xml_name names[] = {
#define ELEMENT(id, space, name) {space, name, id},
#include "doc/odt_elements.def"
#undef ELEMENT
};

enum { BLANKS_MOST = 1000 };

enum odt_element odt_element(const struct odt *o, const struct xml_element *e)
{
	return e->space ? (enum odt_element)xml_names_find(&o->names, e->space, e->name) : ODT_NONE;
}

struct frame {
	enum odt_element id;
	struct look look;
	struct odt_list *list; // that this stands in
	const struct odt_list_style *list_style;
	int level;        // of the list, from 0; -1: in none
	bool numbered;    // list-item: its number is still to be written
	int from;         // list-item: its number; -1: the next
	int repeated;     // row, cell
	bool in_paragraph; // text is read here
};

struct body {
	struct odt *o;
	struct composer lines;
	struct frame frames[SOURCE_DEPTH + 2];
	int depth, skipping;
	bool new_run; // an element began or ended since the last text
	struct buf words;
};

// ---- paragraphs

// The item that the paragraph is the first of.
static void item_mark(struct body *b)
{
	AUTO(buf_free) struct buf mark = {0};
	struct frame *item = &b->frames[b->depth - 1];
	bool joined;
	if (b->depth < 2 || item->id != TEXT_ITEM || !item->numbered || !item->list)
		return;
	item->numbered = false;
	odt_list_count(item->list, item->list_style, item->level, item->from, &mark, &joined);
	if (mark.n)
		composer_mark(&b->lines, buf_view(&mark), !joined);
}

static void heading_mark(struct body *b, const struct xml_element *e)
{
	AUTO(buf_free) struct buf mark = {0};
	struct odt *o = b->o;
	bool joined;
	int level = xml_attribute_int(e, "outline-level", 1) - 1;
	int from = sv_is(xml_attribute(e, "restart-numbering"), "true") ? xml_attribute_int(e, "start-value", 1) : -1;
	const struct odt_list_style *style = odt_list_style(o, (struct sv){0});
	if (b->frames[b->depth].level >= 0 || sv_is(xml_attribute(e, "is-list-header"), "true") || !style || level < 0 || level >= ODT_LEVELS ||
	    style->levels[level].format == NUMBER_NONE)
		return;
	odt_list_count(&o->outline, style, level, from, &mark, &joined);
	composer_mark(&b->lines, buf_view(&mark), !joined);
}

static void paragraph(struct body *b, const struct xml_element *e)
{
	struct frame *f = &b->frames[b->depth];
	const struct style *style = styles_find(&b->o->styles, ODT_PARAGRAPH, xml_attribute(e, "style-name"));
	composer_paragraph(&b->lines);
	f->in_paragraph = true;
	f->look = b->o->look;
	if (style)
		look_over(&f->look, style->capitals, style->hidden, style->font);
	if (f->look.hidden)
		return;
	item_mark(b);
	if (f->id == TEXT_H)
		heading_mark(b, e);
}

static void paragraph_end(struct body *b)
{
	if (composer_empty(&b->lines) && composer_hid(&b->lines))
		composer_drop(&b->lines);
	else
		composer_end(&b->lines);
	b->new_run = true;
}

// ---- lists

static bool list(struct body *b, const struct xml_element *e)
{
	struct frame *f = &b->frames[b->depth];
	struct sv name = xml_attribute(e, "style-name");
	if (f->level < 0) {
		f->list = odt_list_begins(b->o, e, NULL);
		if (!f->list)
			return false;
		f->list_style = f->list->style;
	} else if (name.n) {
		f->list_style = odt_list_style(b->o, name);
	}
	f->level++;
	return true;
}

// ---- notes and text boxes: lines of their own

static void own_lines(struct body *b)
{
	struct frame *f = &b->frames[b->depth];
	f->list = NULL;
	f->level = -1;
	f->in_paragraph = false;
	f->look = b->o->look;
}

static void note(struct body *b)
{
	AUTO(buf_free) struct buf mark = {0};
	number_raised(&mark, b->lines.note_count);
	own_lines(b);
	composer_notes_begin(&b->lines, buf_view(&mark));
}

// ---- elements

static void inline_element(struct body *b, enum odt_element id, const struct xml_element *e)
{
	struct frame *f = &b->frames[b->depth];
	if (!f->in_paragraph)
		return;
	if (id == TEXT_SPAN) {
		const struct style *style = styles_find(&b->o->styles, ODT_SPAN, xml_attribute(e, "style-name"));
		if (style)
			look_over(&f->look, style->capitals, style->hidden, style->font);
	} else if (id == TEXT_S) {
		int count = xml_attribute_int(e, "c", 1);
		for (int i = 0; i < count && i < BLANKS_MOST; i++)
			composer_text(&b->lines, SV(" "), &f->look);
	} else if (id == TEXT_TAB) {
		composer_tab(&b->lines);
	} else if (id == TEXT_BREAK) {
		composer_blank(&b->lines);
	} else if (id == TEXT_NOTE) {
		composer_note(&b->lines);
	}
}

static bool element(struct body *b, enum odt_element id, const struct xml_element *e)
{
	struct frame *f = &b->frames[b->depth];
	switch (id) {
	case TEXT_P:
	case TEXT_H:
		paragraph(b, e);
		return true;
	case TEXT_LIST:
		return list(b, e);
	case TEXT_ITEM:
		f->numbered = true;
		f->from = xml_attribute_int(e, "start-value", -1);
		return true;
	case TEXT_NOTE_BODY:
		note(b);
		return true;
	case DRAW_TEXT_BOX:
	case DRAW_SHAPE:
		own_lines(b);
		return true;
	case TABLE:
		own_lines(b);
		composer_table(&b->lines);
		return true;
	case TABLE_ROW:
		f->repeated = xml_attribute_int(e, "number-rows-repeated", 1);
		composer_row(&b->lines);
		return true;
	case TABLE_CELL:
		f->repeated = xml_attribute_int(e, "number-columns-repeated", 1);
		composer_cell(&b->lines);
		return true;
	case TABLE_COVERED:
		composer_cell_end(&b->lines);
		composer_skip(&b->lines, xml_attribute_int(e, "number-columns-repeated", 1));
		return true;
	default:
		inline_element(b, id, e);
		return odt_style_element(b->o, id, e);
	}
}

static bool start(void *data, const struct xml_element *e)
{
	struct body *b = data;
	b->depth++;
	if (b->skipping)
		return true;
	enum odt_element id = odt_element(b->o, e);
	struct frame *f = &b->frames[b->depth];
	*f = b->frames[b->depth - 1];
	f->id = id;
	f->numbered = false;
	f->repeated = 1;
	b->new_run = true;
	if (id == ODT_LEFT_OUT || id == TABLE_COVERED || (id == TEXT_SECTION && sv_is(xml_attribute(e, "display"), "none")))
		b->skipping = b->depth; // a covered cell counts, and shows nothing
	if (b->skipping && id != TABLE_COVERED)
		return true;
	return element(b, id, e);
}

static bool end(void *data)
{
	struct body *b = data;
	const struct frame *f = &b->frames[b->depth];
	bool skipped = b->skipping > 0;
	if (b->skipping == b->depth)
		b->skipping = 0;
	b->depth--;
	if (skipped)
		return true;
	b->new_run = true;
	switch (f->id) {
	case TEXT_P:
	case TEXT_H:
		paragraph_end(b);
		break;
	case TEXT_NOTE_BODY:
		composer_notes_end(&b->lines);
		break;
	case TABLE_CELL:
		composer_cell_end(&b->lines);
		composer_repeat_cell(&b->lines, f->repeated);
		break;
	case TABLE_ROW:
		composer_repeat_row(&b->lines, f->repeated);
		break;
	case TABLE:
		composer_table_end(&b->lines);
		break;
	default:
		break;
	}
	return true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Runs of white space are one blank, none where a paragraph begins.
static bool text(void *data, struct sv text)
{
	struct body *b = data;
	struct frame *f = &b->frames[b->depth];
	if (b->skipping || !f->in_paragraph)
		return true;
	if (b->new_run)
		composer_run(&b->lines);
	b->new_run = false;
	b->words.n = 0;
	char last = composer_last(&b->lines);
	for (size_t i = 0; i < text.n; i++) {
		char c = is_blank(text.p[i]) ? ' ' : text.p[i];
		if (c != ' ' || (last != ' ' && last != '\0'))
			buf_char(&b->words, c);
		last = c;
	}
	composer_text(&b->lines, buf_view(&b->words), &f->look);
	return true;
}

// ---- parts

static bool style_start(void *data, const struct xml_element *e)
{
	struct odt *o = data;
	return odt_style_element(o, odt_element(o, e), e);
}

// What of the package is encrypted, its list of parts says.
static bool manifest_start(void *data, const struct xml_element *e)
{
	struct odt *o = data;
	return strcmp(e->name, "encryption-data") != 0 ||
	       error_set(o->error, FAIL_INPUT, N_("this file has a password; save it without one and try again"));
}

static bool nothing_end(void *data)
{
	(void)data;
	return true;
}

static bool nothing_text(void *data, struct sv text)
{
	(void)data, (void)text;
	return true;
}

static bool read_body(struct odt *o, struct source *out)
{
	struct body *b = ARENA_NEW(o->arena, struct body);
	const struct xml_events events = {odt_spaces, odt_space_count, b, start, end, text};
	b->o = o;
	b->frames[0].level = -1;
	b->frames[0].look = o->look;
	composer_start(&b->lines, out);
	bool good = package_xml(o->package, SV("content.xml"), &events, o->error);
	composer_finish(&b->lines);
	buf_free(&b->words);
	return good;
}

bool odt_read(struct package *package, struct source *out, struct error *error)
{
	struct odt *o = ARENA_NEW(out->arena, struct odt);
	const struct xml_events manifest = {NULL, 0, o, manifest_start, nothing_end, nothing_text};
	const struct xml_events styles = {odt_spaces, odt_space_count, o, style_start, nothing_end, nothing_text};
	o->package = package;
	o->arena = out->arena;
	o->error = error;
	o->styles.arena = out->arena;
	xml_names_of(&o->names, names, LENGTH(names));
	if (package_has(package, SV("META-INF/manifest.xml")) && !package_xml(package, SV("META-INF/manifest.xml"), &manifest, error))
		return false;
	if (package_has(package, SV("styles.xml")) && !package_xml(package, SV("styles.xml"), &styles, error))
		return false;
	return read_body(o, out);
}
