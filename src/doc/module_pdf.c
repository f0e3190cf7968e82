// Pages as PDF, through pango (shaping, line breaking) and cairo (fonts embedded, letters
// extractable).
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "doc/canvas.h"
#include "doc/writers.h"

extern const struct canvas_library canvas_pango;

struct shaped {
	PangoLayout *layout;
	struct shaped *next; // all of the canvas, to free them
	double *offsets;     // of each line from the left
	int count;
	double width;
};

struct canvas {
	struct buf out;
	cairo_surface_t *surface;
	cairo_t *cairo;
	PangoContext *context;
	const char *family;
	struct shaped *all;
	bool unknown_letters, on_page;
};

static cairo_status_t take(void *to, const unsigned char *bytes, unsigned int n)
{
	buf_add(to, bytes, n);
	return ((struct buf *)to)->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static bool has_family(PangoContext *context, const char *family)
{
	PangoFontFamily **families;
	int count;
	bool found = false;
	pango_context_list_families(context, &families, &count);
	for (int i = 0; i < count && !found; i++)
		found = strcmp(pango_font_family_get_name(families[i]), family) == 0;
	g_free(families);
	return found;
}

static void describe(struct canvas *c, const struct canvas_facts *facts)
{
	AUTO(buf_free) struct buf title = {0}, author = {0}, when = {0};
	buf_sv(&title, facts->title);
	buf_sv(&author, facts->author);
	instant_write(&when, facts->at);
	cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_TITLE, buf_cstr(&title));
	cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_AUTHOR, buf_cstr(&author));
	cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_CREATOR, "lantoa");
	cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_CREATE_DATE, buf_cstr(&when));
	cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_MOD_DATE, buf_cstr(&when));
}

static void free_canvas(struct canvas *c)
{
	while (c->all) {
		struct shaped *s = c->all;
		c->all = s->next;
		g_object_unref(s->layout);
		free(s->offsets);
		free(s);
	}
	g_object_unref(c->context);
	cairo_destroy(c->cairo);
	cairo_surface_destroy(c->surface);
	buf_free(&c->out);
	free(c);
}

static struct canvas *open_canvas(const struct canvas_facts *facts, struct error *error)
{
	struct canvas *c = calloc(1, sizeof(*c));
	if (!c)
		out_of_memory();
	c->out.limit = DOC_BYTES_MAX;
	c->family = facts->family;
	c->surface = cairo_pdf_surface_create_for_stream(take, &c->out, 595, 842);
	c->cairo = cairo_create(c->surface);
	PangoFontMap *fonts = pango_cairo_font_map_new(); // of our own, so that it goes with the canvas
	c->context = pango_font_map_create_context(fonts);
	g_object_unref(fonts);
	pango_cairo_update_context(c->cairo, c->context);
	if (!has_family(c->context, facts->family)) {
		error_set(error, FAIL_SYSTEM,
		          N_("the font %s is not installed (Debian: fonts-liberation2)"), facts->family);
		free_canvas(c);
		return NULL;
	}
	pango_context_set_language(c->context, pango_language_from_string("vi"));
	pango_context_set_round_glyph_positions(
	    c->context, FALSE); // paper, not a screen: no widths rounded to pixels
	describe(c, facts);
	return c;
}

// ---- shaping
static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, size_t from, size_t to)
{
	attribute->start_index = (guint)from;
	attribute->end_index = (guint)to;
	pango_attr_list_insert(list, attribute);
}

static void add_style(PangoAttrList *list, unsigned style, size_t from, size_t to)
{
	if (style & STYLE_BOLD)
		add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
	if (style & STYLE_ITALIC)
		add_attribute(list, pango_attr_style_new(PANGO_STYLE_ITALIC), from, to);
	if (style & STYLE_UNDERLINE)
		add_attribute(list, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from, to);
}

static void set_text(PangoLayout *layout, const struct shape *s)
{
	AUTO(buf_free) struct buf all = {.limit = DOC_BYTES_MAX};
	PangoAttrList *list = pango_attr_list_new();
	size_t from = 0;
	for (size_t i = 0; i < s->text->count; i++) {
		unsigned style = s->text->runs[i].style | s->face.style;
		buf_sv(&all, s->text->runs[i].text);
		// A blank between two styles goes with the second: at a line's end pango takes the width of
		// one that ends an item for text, and a justified line stops short of the edge.
		size_t to = all.n;
		while (i + 1 < s->text->count && to > from && all.p[to - 1] == ' ')
			to--;
		add_style(list, style, from, to);
		from = to;
	}
	pango_layout_set_text(layout, buf_cstr(&all), (int)all.n);
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
}

static void measure(struct shaped *s)
{
	s->count = pango_layout_get_line_count(s->layout);
	s->offsets = calloc((size_t)s->count, sizeof(*s->offsets));
	if (!s->offsets)
		out_of_memory();
	PangoLayoutIter *at = pango_layout_get_iter(s->layout);
	for (int i = 0; i < s->count; i++) {
		PangoRectangle line;
		pango_layout_iter_get_line_extents(at, NULL, &line);
		s->offsets[i] = (double)line.x / PANGO_SCALE;
		double width = (double)line.width / PANGO_SCALE;
		s->width = width > s->width ? width : s->width;
		pango_layout_iter_next_line(at);
	}
	pango_layout_iter_free(at);
}

static struct shaped *shape(struct canvas *c, const struct shape *wanted)
{
	static const PangoAlignment alignments[] = {
	    [ALIGN_LEFT] = PANGO_ALIGN_LEFT,
	    [ALIGN_CENTRE] = PANGO_ALIGN_CENTER,
	    [ALIGN_RIGHT] = PANGO_ALIGN_RIGHT,
	    [ALIGN_JUSTIFY] = PANGO_ALIGN_LEFT,
	};
	struct shaped *s = calloc(1, sizeof(*s));
	if (!s)
		out_of_memory();
	s->layout = pango_layout_new(c->context);
	s->next = c->all;
	c->all = s;
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family(font, c->family);
	pango_font_description_set_absolute_size(
	    font, wanted->face.size * PANGO_SCALE); // the surface's unit is a point
	pango_layout_set_font_description(s->layout, font);
	pango_font_description_free(font);
	pango_layout_set_width(s->layout, (int)(wanted->width * PANGO_SCALE));
	pango_layout_set_indent(s->layout, (int)(wanted->indent * PANGO_SCALE));
	pango_layout_set_wrap(s->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(s->layout, alignments[wanted->align]);
	pango_layout_set_justify(s->layout, wanted->align == ALIGN_JUSTIFY);
	set_text(s->layout, wanted);
	measure(s);
	c->unknown_letters |= pango_layout_get_unknown_glyphs_count(s->layout) > 0;
	return s;
}

static int lines(const struct shaped *s)
{
	return s->count;
}

static double width(const struct shaped *s)
{
	return s->width;
}

// ---- drawing
static void page(struct canvas *c, double paper_width, double paper_height)
{
	if (c->on_page)
		cairo_show_page(c->cairo);
	c->on_page = true;
	cairo_pdf_surface_set_size(c->surface, paper_width, paper_height);
}

static void draw(struct canvas *c, const struct shaped *s, int line, double x, double baseline)
{
	cairo_move_to(c->cairo, x + s->offsets[line], baseline);
	pango_cairo_show_layout_line(c->cairo, pango_layout_get_line_readonly(s->layout, line));
}

static void rule(struct canvas *c, double x1, double y1, double x2, double y2, double thickness)
{
	cairo_set_line_width(c->cairo, thickness);
	cairo_move_to(c->cairo, x1, y1);
	cairo_line_to(c->cairo, x2, y2);
	cairo_stroke(c->cairo);
}

static bool close_canvas(struct canvas *c, struct buf *out, struct error *error)
{
	cairo_surface_finish(c->surface);
	cairo_status_t status = cairo_surface_status(c->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_status(c->cairo);
	if (c->out.failed)
		error_set(error, FAIL_TOO_LARGE, N_("the document is too large to be written"));
	else if (status != CAIRO_STATUS_SUCCESS)
		error_set(error, FAIL_SYSTEM, N_("the PDF cannot be written: %s"),
		          cairo_status_to_string(status));
	else if (c->unknown_letters)
		error_set(error, FAIL_SYSTEM, N_("no installed font has all letters of the document"));
	bool good = !error_is_set(error);
	if (good)
		buf_sv(out, buf_view(&c->out));
	free_canvas(c);
	return good && !out->failed;
}

const struct canvas_library canvas_pango = {open_canvas, shape, lines, width,
                                            page,        draw,  rule,  close_canvas};
