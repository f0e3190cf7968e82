// Reads the body of a DOCX as it would be printed: what was inserted and not what was deleted, results and not instructions of
// fields, numbers of lists, no hidden text.
#include "doc/docx_in_body.h"
#include "text/text.h"

enum { NESTED = 32, FIELDS = 256, NOTES = 5000 };

// A paragraph that is open: within it there may be a text box with others.
struct paragraph {
	bool open;
	bool begun;   // its number was written
	bool carried; // its end was deleted: the next one goes on with it
	bool deleted; // … this one's
	const struct style *style;
	int number, level; // -1: its style's
	struct look look;  // of a run, before what it says itself
	struct look run;
};

struct frame {
	enum docx_element id;
	bool flag; // AlternateContent: a choice was read; tr: deleted; tc: merged into one before; sdt: holds its prompt
};

struct body {
	struct docx *d;
	struct composer lines;
	struct frame frames[SOURCE_DEPTH + 2];
	int depth;
	int skipping; // depth of what is left out; 0: nothing
	struct paragraph paragraphs[NESTED];
	int nested; // of `paragraphs`: how many text boxes are open
	bool in_result[FIELDS];
	int fields, instructions; // fields that are open; those of them whose result did not begin
	struct buf words;         // of one w:t
	bool keep_blanks;
	struct {
		int id;
		bool end;
		int number;
	} notes[NOTES];
	size_t note_count;
	int note; // the number of the note that begins; 0: none
};

static struct paragraph *here(struct body *b)
{
	return &b->paragraphs[b->nested];
}

// ---- paragraphs

static void flush(struct body *b)
{
	struct paragraph *p = here(b);
	if (p->open)
		composer_end(&b->lines);
	*p = (struct paragraph){0};
}

static void paragraph_begin(struct body *b)
{
	struct paragraph *p = here(b);
	if (p->open && p->carried) {
		p->carried = p->deleted = false;
		return;
	}
	flush(b);
	composer_paragraph(&b->lines);
	*p = (struct paragraph){.open = true, .number = -1, .level = -1, .look = b->d->look};
	p->style = styles_find(&b->d->styles, 0, b->d->normal);
}

// Once its properties are known: how its runs look, and its number.
static void paragraph_open(struct body *b)
{
	AUTO(buf_free) struct buf number = {0};
	struct paragraph *p = here(b);
	bool joined = false;
	if (!p->open || p->begun)
		return;
	p->begun = true;
	if (b->note) {
		number_raised(&number, b->note);
		composer_mark(&b->lines, buf_view(&number), true);
		b->note = 0;
		number.n = 0;
	}
	if (p->style)
		look_over(&p->look, p->style->capitals, p->style->hidden, p->style->font);
	p->run = p->look;
	int id = p->number >= 0 ? p->number : p->style ? p->style->number : -1;
	int level = p->level >= 0 ? p->level : p->style && p->style->level >= 0 ? p->style->level : -1;
	if (id > 0 && level < 0)
		level = p->style ? docx_level_of(b->d, id, p->style->name) : 0;
	if (id > 0 && docx_next_number(b->d, id, level, &number, &joined))
		composer_mark(&b->lines, buf_view(&number), !joined);
}

static void paragraph_end(struct body *b)
{
	struct paragraph *p = here(b);
	if (!p->open)
		return;
	paragraph_open(b);
	if (p->deleted) {
		p->carried = true;
		return;
	}
	// What holds nothing but hidden text is not there.
	if (composer_empty(&b->lines) && composer_hid(&b->lines))
		composer_drop(&b->lines);
	else
		composer_end(&b->lines);
	*p = (struct paragraph){0};
}

static bool text_box(struct body *b)
{
	if (b->nested + 1 == NESTED)
		return error_set(b->d->error, FAIL_INPUT, N_("text boxes stand more than %d deep; the document is damaged or made to do harm"), (int)NESTED);
	paragraph_open(b);
	b->nested++;
	*here(b) = (struct paragraph){0};
	return true;
}

static void text_box_end(struct body *b)
{
	flush(b);
	b->nested--;
}

// ---- runs

static bool readable(const struct body *b)
{
	return b->instructions == 0;
}

static void words_end(struct body *b)
{
	struct sv words = buf_view(&b->words);
	if (!b->keep_blanks)
		words = sv_trim(words);
	if (readable(b) && words.n)
		composer_text(&b->lines, words, &here(b)->run);
}

// A sign by its place in a font of symbols.
static void symbol(struct body *b, const struct xml_element *e)
{
	static const struct {
		int place;
		const char *sign;
	} signs[] = {{0xB7, "•"}, {0xA7, "▪"}, {0xD8, "➢"}, {0xFC, "✓"}, {0xFE, "☑"}, {0xA8, "☐"}, {0x6F, "☐"}, {0xE0, "→"}, {0xB3, "≥"}, {0xA3, "≤"}};
	struct sv font = xml_attribute(e, "font"), hex = xml_attribute(e, "char");
	int place = hex.n && hex.n <= 6 ? (int)strtol(arena_cstr(b->d->arena, hex), NULL, 16) : 0;
	AUTO(buf_free) struct buf sign = {0};
	if (!readable(b) || place <= ' ' || (place >= 0xD800 && place < 0xE000) || place > 0xFFFF)
		return;
	place = place >= 0xF000 && place <= 0xF0FF ? place - 0xF000 : place;
	bool symbols = sv_is(font, "Symbol") || sv_starts(font, SV("Wingdings"));
	for (size_t i = 0; symbols && i < LENGTH(signs); i++) {
		if (signs[i].place == place)
			buf_str(&sign, signs[i].sign);
	}
	if (!sign.n && !symbols && place >= 0xA0)
		utf8_add(&sign, (uint32_t)place);
	composer_text(&b->lines, buf_view(&sign), &here(b)->run);
}

static bool field(struct body *b, const struct xml_element *e)
{
	struct sv type = xml_attribute(e, "fldCharType");
	if (sv_is(type, "begin")) {
		if (b->fields == FIELDS)
			return error_set(b->d->error, FAIL_INPUT, N_("fields stand more than %d deep; the document is damaged or made to do harm"), (int)FIELDS);
		b->in_result[b->fields++] = false;
		b->instructions++;
	} else if (b->fields > 0 && sv_is(type, "separate") && !b->in_result[b->fields - 1]) {
		b->in_result[b->fields - 1] = true;
		b->instructions--;
	} else if (b->fields > 0 && sv_is(type, "end")) {
		b->instructions -= !b->in_result[--b->fields];
	}
	return true;
}

static bool reference(struct body *b, const struct xml_element *e, bool end)
{
	if (!readable(b) || xml_attribute(e, "customMarkFollows").n)
		return true;
	if (b->note_count == NOTES)
		return error_set(b->d->error, FAIL_INPUT, N_("the document has more than %d notes; split it and read the parts"), (int)NOTES);
	b->notes[b->note_count].id = xml_attribute_int(e, "id", -1);
	b->notes[b->note_count].end = end;
	b->notes[b->note_count++].number = composer_note(&b->lines);
	return true;
}

static void run_look(struct body *b, enum docx_element id, const struct xml_element *e)
{
	struct look *run = &here(b)->run;
	if (id == W_CAPS)
		look_over(run, docx_yes(e), UNSAID, (struct sv){0});
	else if (id == W_VANISH)
		look_over(run, UNSAID, docx_yes(e), (struct sv){0});
	else if (id == W_FONTS)
		look_over(run, UNSAID, UNSAID, docx_font(e));
	else if (id == W_R_STYLE) {
		const struct style *style = styles_find(&b->d->styles, 0, xml_attribute(e, "val"));
		if (style)
			look_over(run, style->capitals, style->hidden, style->font);
	}
}

// ---- elements

static enum docx_element above(const struct body *b, int levels)
{
	return b->depth > levels ? b->frames[b->depth - levels].id : DOCX_NONE;
}

// What a paragraph's properties say; those of its mark are in an rPr of their own.
static void paragraph_property(struct body *b, enum docx_element id, const struct xml_element *e)
{
	struct paragraph *p = here(b);
	if (id == W_P_STYLE) {
		const struct style *style = styles_find(&b->d->styles, 0, xml_attribute(e, "val"));
		p->style = style ? style : p->style;
	} else if (id == W_NUM_ID) {
		p->number = xml_attribute_int(e, "val", -1);
	} else if (id == W_ILVL) {
		p->level = xml_attribute_int(e, "val", -1);
	}
}

static void cell_property(struct body *b, enum docx_element id, const struct xml_element *e)
{
	if (id == W_GRID_SPAN) {
		composer_span(&b->lines, xml_attribute_int(e, "val", 1), 1);
	} else if (id == W_V_MERGE || id == W_H_MERGE) {
		struct sv value = xml_attribute(e, "val");
		if (b->frames[b->depth - 2].id == W_TC && (!value.n || sv_is(value, "continue")))
			b->frames[b->depth - 2].flag = true; // w:tc, w:tcPr, this
	}
}

// Whether what stands in it is left out; also notes what says so of an element around it.
static bool left_out(struct body *b, enum docx_element id)
{
	struct frame *parent = &b->frames[b->depth - 1];
	switch (id) {
	case W_DEL:
	case W_MOVE_FROM:
		if (parent->id == W_TR_PR)
			b->frames[b->depth - 2].flag = true;
		else if (parent->id == W_R_PR && above(b, 2) == W_P_PR)
			here(b)->deleted = true;
		return true;
	case W_P_PR_CHANGE:
	case W_R_PR_CHANGE:
	case W_TBL_PR_CHANGE:
	case W_TR_PR_CHANGE:
	case W_TC_PR_CHANGE:
	case W_NUMBERING_CHANGE:
	case W_TBL_GRID:
	case W_TBL_PR:
	case W_SECT_PR:
	case W_RT:
		return true;
	case MC_CHOICE:
	case MC_FALLBACK:
		if (parent->flag)
			return true;
		parent->flag = true;
		return false;
	case W_PLACEHOLDER:
		if (parent->id == W_SDT_PR)
			b->frames[b->depth - 2].flag = true;
		return true;
	case W_SDT_CONTENT:
		return parent->flag;
	case W_TC:
		return parent->id == W_TR && parent->flag;
	case W_P:
	case W_TBL:
		return parent->id == W_TC && parent->flag;
	default:
		return false;
	}
}

static bool note_begins(struct body *b, const struct xml_element *e, bool end)
{
	int id = xml_attribute_int(e, "id", -1);
	struct sv type = xml_attribute(e, "type");
	for (size_t i = 0; i < b->note_count && (!type.n || sv_is(type, "normal")); i++) {
		if (b->notes[i].id == id && b->notes[i].end == end) {
			b->note = b->notes[i].number;
			return true;
		}
	}
	b->skipping = b->depth; // one that separates, or that nothing refers to
	return true;
}

static bool inline_element(struct body *b, enum docx_element id, const struct xml_element *e)
{
	switch (id) {
	case W_T:
	case M_T:
		b->words.n = 0;
		b->keep_blanks = id == M_T || sv_is(xml_attribute(e, "space"), "preserve");
		return true;
	case W_TAB:
	case W_PTAB:
		if (above(b, 1) == W_R && readable(b))
			composer_tab(&b->lines);
		return true;
	case W_BR:
	case W_CR:
		if (readable(b))
			composer_blank(&b->lines);
		return true;
	case W_NO_BREAK_HYPHEN:
		if (readable(b))
			composer_text(&b->lines, SV("-"), &here(b)->run);
		return true;
	case W_SYM:
		symbol(b, e);
		return true;
	case W_FIELD:
		return field(b, e);
	case W_FOOTNOTE_REFERENCE:
	case W_ENDNOTE_REFERENCE:
		return reference(b, e, id == W_ENDNOTE_REFERENCE);
	default:
		break;
	}
	if (above(b, 1) == W_R_PR && above(b, 2) != W_P_PR)
		run_look(b, id, e);
	return true;
}

static bool element(struct body *b, enum docx_element id, const struct xml_element *e)
{
	switch (id) {
	case W_P:
		paragraph_begin(b);
		return true;
	case W_P_STYLE:
	case W_NUM_ID:
	case W_ILVL:
		paragraph_property(b, id, e);
		return true;
	case W_R:
	case M_R:
		paragraph_open(b);
		composer_run(&b->lines);
		here(b)->run = here(b)->look;
		return true;
	case W_TBL:
		flush(b);
		composer_table(&b->lines);
		return true;
	case W_TR:
		composer_row(&b->lines);
		return true;
	case W_GRID_BEFORE:
		composer_skip(&b->lines, xml_attribute_int(e, "val", 0));
		return true;
	case W_TC:
		composer_cell(&b->lines);
		return true;
	case W_GRID_SPAN:
	case W_V_MERGE:
	case W_H_MERGE:
		cell_property(b, id, e);
		return true;
	case W_TEXT_BOX:
		return text_box(b);
	case W_FOOTNOTE:
	case W_ENDNOTE:
		return note_begins(b, e, id == W_ENDNOTE);
	default:
		return inline_element(b, id, e);
	}
}

static bool start(void *data, const struct xml_element *e)
{
	struct body *b = data;
	b->depth++;
	if (b->skipping)
		return true;
	enum docx_element id = docx_element(b->d, e);
	b->frames[b->depth] = (struct frame){.id = id};
	if (left_out(b, id)) {
		b->skipping = b->depth;
		return true;
	}
	return element(b, id, e);
}

static bool end(void *data)
{
	struct body *b = data;
	enum docx_element id = b->frames[b->depth].id;
	bool skipped = b->skipping > 0;
	if (b->skipping == b->depth)
		b->skipping = 0;
	b->depth--;
	if (skipped)
		return true;
	switch (id) {
	case W_P:
		paragraph_end(b);
		break;
	case W_T:
	case M_T:
		words_end(b);
		break;
	case W_TC:
		flush(b);
		composer_cell_end(&b->lines);
		break;
	case W_TBL:
		composer_table_end(&b->lines);
		break;
	case W_TEXT_BOX:
		text_box_end(b);
		break;
	case W_BODY:
	case W_FOOTNOTE:
	case W_ENDNOTE:
		flush(b);
		break;
	default:
		break;
	}
	return true;
}

static bool text(void *data, struct sv words)
{
	struct body *b = data;
	enum docx_element id = b->frames[b->depth].id;
	if (!b->skipping && (id == W_T || id == M_T))
		buf_sv(&b->words, words);
	return true;
}

static bool read_part(struct body *b, struct sv name)
{
	const struct xml_events events = {docx_spaces, docx_space_count, b, start, end, text};
	b->depth = b->skipping = b->nested = b->fields = b->instructions = 0;
	return package_xml(b->d->package, name, &events, b->d->error);
}

bool docx_read_body(struct docx *d, struct source *out)
{
	struct body *b = ARENA_NEW(d->arena, struct body);
	b->d = d;
	composer_start(&b->lines, out);
	bool good = read_part(b, d->body) && (!b->note_count || !d->footnotes_part.n || read_part(b, d->footnotes_part)) &&
	            (!b->note_count || !d->endnotes_part.n || read_part(b, d->endnotes_part));
	composer_finish(&b->lines);
	buf_free(&b->words);
	return good;
}
