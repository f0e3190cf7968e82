// The text of PDF pages through poppler, and the lines that they draw.
//
// poppler-glib tells no paths, but draws pages by cairo: a page is drawn, small, onto a surface that cairo lets one observe, and at
// each stroke and fill cairo is asked for the path at hand. What the picture shows is never looked at.
#include <math.h>

#include <cairo.h>
#include <poppler.h>

#include "doc/pdf_text.h"
#include "text/text.h"

extern const struct pdf_text_reader pdf_text_poppler;

enum { FAR = PDF_FAR };

enum {
	SCALE = 4,            // the picture's: a point is a quarter of a dot, and places are told to a 64th of a point
	THICK = 400,          // hundredths of a point: a bar that is thicker is no line
	ASKEW = 50,           // … and a line that is further off is neither across nor down
	PICTURE = 16,         // a picture of more than this part of the page is not unpacked
	PICTURES = 8,         // nor are more of them on a page
};

struct file {
	PopplerDocument *document;
	PopplerPage *page;
	struct arena arena; // of the page at hand
	struct pdf_letter *letters;
	struct pdf_font *fonts;
	size_t font_count, font_room;
	struct pdf_rule *rules;
	size_t rule_count, rule_room, path_count;
	cairo_t *drawing;
};

static void say_nothing(const char *domain, GLogLevelFlags level, const char *message, void *data)
{
	(void)domain, (void)level, (void)message, (void)data;
}

static void close_file(void *opened)
{
	struct file *f = opened;
	if (f->page)
		g_object_unref(f->page);
	if (f->document)
		g_object_unref(f->document);
	arena_free(&f->arena);
	free(f);
}

static bool refuse(const GError *why, struct error *error)
{
	if (why && why->domain == POPPLER_ERROR && why->code == POPPLER_ERROR_ENCRYPTED)
		return error_set(error, FAIL_INPUT, N_("this PDF opens with a password only; save it without one and try again"));
	return error_set(error, FAIL_INPUT, N_("this PDF is damaged (%s); make it anew from the document and try again"), why ? why->message : "?");
}

static void *open_file(struct sv bytes, int *pages, struct error *error)
{
	GError *why = NULL;
	struct file *f = calloc(1, sizeof(*f));
	if (!f)
		out_of_memory();
	GBytes *held = g_bytes_new_static(bytes.p, bytes.n);
	f->document = poppler_document_new_from_bytes(held, NULL, &why);
	g_bytes_unref(held);
	if (!f->document) {
		refuse(why, error);
		g_clear_error(&why);
		close_file(f);
		return NULL;
	}
	*pages = poppler_document_get_n_pages(f->document);
	return f;
}

// A page of a document of no file makes the library read what it looks for on the disk: its list of encodings.
static void start(void)
{
	static const char empty[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
	                            "trailer<</Root 1 0 R>>\n";
	struct error ignored = {0};
	int pages;
	g_log_set_default_handler(say_nothing, NULL);
	void *file = open_file((struct sv){empty, sizeof(empty) - 1}, &pages, &ignored);
	if (file)
		close_file(file);
}

static int hundredths(double points)
{
	double n = points * 100;
	return isnan(n) ? 0 : n > FAR ? FAR : n < -FAR ? -FAR : (int)lrint(n);
}

static int font_number(struct file *f, const PopplerTextAttributes *t)
{
	struct sv name = sv_of(t->font_name);
	int size = hundredths(t->font_size);
	for (size_t i = 0; i < f->font_count; i++) {
		if (sv_eq(f->fonts[i].name, name) && f->fonts[i].size == size)
			return (int)i;
	}
	*ARENA_PUSH(&f->arena, f->fonts, f->font_count, f->font_room) = (struct pdf_font){arena_sv(&f->arena, name), size};
	return (int)f->font_count - 1;
}

// Says of each letter in which font it is; the library tells fonts by stretches of letters.
static void set_fonts(struct file *f, PopplerPage *page, size_t count)
{
	GList *stretches = poppler_page_get_text_attributes(page);
	for (GList *at = stretches; at; at = at->next) {
		const PopplerTextAttributes *t = at->data;
		int font = t->font_name ? font_number(f, t) : -1;
		for (int i = t->start_index < 0 ? 0 : t->start_index; i <= t->end_index && (size_t)i < count; i++)
			f->letters[i].font = font;
	}
	poppler_page_free_text_attributes(stretches);
}

static void read_letters(struct file *f, PopplerPage *page, struct pdf_letters *out)
{
	char *text = poppler_page_get_text(page);
	PopplerRectangle *places = NULL;
	guint place_count = 0;
	struct sv s = sv_of(text);
	if (!text || !utf8_valid(s, NULL) || !poppler_page_get_text_layout(page, &places, &place_count))
		s.n = 0; // it shows no text
	size_t room = utf8_count(s), n = 0;
	f->letters = ARENA_ARRAY(&f->arena, struct pdf_letter, room);
	for (size_t at = 0; at < s.n && n < place_count; n++) {
		const PopplerRectangle *r = &places[n];
		struct pdf_letter *l = &f->letters[n];
		*l = (struct pdf_letter){.code_point = utf8_at(s, at, &at), .left = hundredths(r->x1), .top = hundredths(r->y1),
		                         .right = hundredths(r->x2), .bottom = hundredths(r->y2), .font = -1};
	}
	g_free(places);
	g_free(text);
	set_fonts(f, page, n);
	*out = (struct pdf_letters){.letters = f->letters, .letter_count = n, .fonts = f->fonts, .font_count = f->font_count};
}

static bool read_page(void *opened, int number, struct pdf_letters *out, struct error *error)
{
	struct file *f = opened;
	arena_free(&f->arena);
	f->arena = (struct arena){0};
	f->letters = NULL;
	f->fonts = NULL;
	f->font_count = f->font_room = 0;
	if (f->page)
		g_object_unref(f->page);
	f->page = poppler_document_get_page(f->document, number - 1);
	double width = 0, height = 0;
	if (!f->page)
		return error_set(error, FAIL_INPUT, N_("page %d of this PDF is damaged; make it anew from the document and try again"), number);
	read_letters(f, f->page, out);
	poppler_page_get_size(f->page, &width, &height);
	out->width = hundredths(width);
	out->height = hundredths(height);
	return true;
}

// ---- lines

struct point {
	double x, y; // points of the page
};

static struct point point_at(const struct file *f, const cairo_path_data_t *d)
{
	double x = d->point.x, y = d->point.y;
	cairo_user_to_device(f->drawing, &x, &y);
	return (struct point){x * SCALE, y * SCALE};
}

// Too many are none: the drawing is put into an error, in which it takes no time any more.
static void give_up(struct file *f)
{
	cairo_scale(f->drawing, 0, 0);
}

static void add_rule(struct file *f, struct pdf_rule r)
{
	if (f->rule_count < PDF_RULES)
		*ARENA_PUSH(&f->arena, f->rules, f->rule_count, f->rule_room) = r;
	else
		give_up(f);
}

static struct pdf_rule around(struct point a, struct point b, int half)
{
	return (struct pdf_rule){hundredths(fmin(a.x, b.x)) - half, hundredths(fmin(a.y, b.y)) - half, hundredths(fmax(a.x, b.x)) + half,
	                         hundredths(fmax(a.y, b.y)) + half};
}

static void add_stroke(struct file *f, struct point a, struct point b, int width)
{
	struct pdf_rule r = around(a, b, 0);
	if (width <= THICK && (r.right - r.left <= ASKEW) != (r.bottom - r.top <= ASKEW))
		add_rule(f, r);
}

// White on white shows nothing; a pattern may show anything.
static bool shows(struct file *f)
{
	if (f->path_count++ > PDF_RULES) {
		give_up(f);
		return false;
	}
	double red, green, blue, alpha;
	if (cairo_pattern_get_rgba(cairo_get_source(f->drawing), &red, &green, &blue, &alpha) != CAIRO_STATUS_SUCCESS)
		return true;
	return alpha > 0.05 && (red < 0.97 || green < 0.97 || blue < 0.97);
}

static void stroke_seen(cairo_surface_t *observer, cairo_surface_t *target, void *data)
{
	struct file *f = data;
	(void)observer, (void)target;
	if (!shows(f))
		return;
	double across = cairo_get_line_width(f->drawing), down = 0;
	cairo_user_to_device_distance(f->drawing, &across, &down);
	int width = hundredths(hypot(across, down) * SCALE);
	cairo_path_t *path = cairo_copy_path(f->drawing);
	struct point begin = {0, 0}, at = {0, 0}, to;
	for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
		switch (path->data[i].header.type) {
		case CAIRO_PATH_MOVE_TO:
			begin = at = point_at(f, &path->data[i + 1]);
			break;
		case CAIRO_PATH_LINE_TO:
			to = point_at(f, &path->data[i + 1]);
			add_stroke(f, at, to, width);
			at = to;
			break;
		case CAIRO_PATH_CURVE_TO:
			at = point_at(f, &path->data[i + 3]);
			break;
		case CAIRO_PATH_CLOSE_PATH:
			add_stroke(f, at, begin, width);
			at = begin;
			break;
		}
	}
	cairo_path_destroy(path);
}

static void end_bar(struct file *f, struct pdf_rule box, bool straight)
{
	int width = box.right - box.left, height = box.bottom - box.top;
	if (straight && width >= 0 && height >= 0 && (width <= THICK || height <= THICK))
		add_rule(f, box);
}

static void fill_seen(cairo_surface_t *observer, cairo_surface_t *target, void *data)
{
	static const struct pdf_rule none = {FAR, FAR, -FAR, -FAR};
	struct file *f = data;
	(void)observer, (void)target;
	if (!shows(f))
		return;
	cairo_path_t *path = cairo_copy_path(f->drawing);
	struct pdf_rule box = none;
	bool straight = true;
	for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
		cairo_path_data_type_t type = path->data[i].header.type;
		if (type == CAIRO_PATH_MOVE_TO) {
			end_bar(f, box, straight);
			box = none;
			straight = true;
		}
		straight &= type != CAIRO_PATH_CURVE_TO;
		if (type != CAIRO_PATH_MOVE_TO && type != CAIRO_PATH_LINE_TO)
			continue;
		struct point p = point_at(f, &path->data[i + 1]);
		struct pdf_rule r = around(p, p, 0);
		box = (struct pdf_rule){r.left < box.left ? r.left : box.left, r.top < box.top ? r.top : box.top,
		                        r.right > box.right ? r.right : box.right, r.bottom > box.bottom ? r.bottom : box.bottom};
	}
	end_bar(f, box, straight);
	cairo_path_destroy(path);
}

// To draw a page its pictures are unpacked, which may take any time: those of a scanned page, say.
static bool has_pictures(PopplerPage *page, double width, double height)
{
	GList *pictures = poppler_page_get_image_mapping(page);
	int count = 0;
	bool large = false;
	for (GList *at = pictures; at; at = at->next, count++) {
		const PopplerRectangle *r = &((const PopplerImageMapping *)at->data)->area;
		large |= fabs(r->x2 - r->x1) * fabs(r->y2 - r->y1) * PICTURE > width * height;
	}
	poppler_page_free_image_mapping(pictures);
	return large || count > PICTURES;
}

static void read_rules(void *opened, struct pdf_rules *out)
{
	struct file *f = opened;
	double width = 0, height = 0;
	*out = (struct pdf_rules){0};
	f->rules = NULL;
	f->rule_count = f->rule_room = f->path_count = 0;
	poppler_page_get_size(f->page, &width, &height);
	if (hundredths(width) >= FAR || hundredths(height) >= FAR || has_pictures(f->page, width, height))
		return;
	cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_A8, (int)width / SCALE + 1, (int)height / SCALE + 1);
	cairo_surface_t *observed = cairo_surface_create_observer(picture, CAIRO_SURFACE_OBSERVER_NORMAL);
	cairo_surface_observer_add_stroke_callback(observed, stroke_seen, f);
	cairo_surface_observer_add_fill_callback(observed, fill_seen, f);
	f->drawing = cairo_create(observed);
	cairo_scale(f->drawing, 1.0 / SCALE, 1.0 / SCALE);
	poppler_page_render_for_printing(f->page, f->drawing); // as printed: on the screen lines would be moved onto dots
	if (cairo_status(f->drawing) == CAIRO_STATUS_SUCCESS)
		*out = (struct pdf_rules){f->rules, f->rule_count};
	cairo_destroy(f->drawing);
	f->drawing = NULL;
	cairo_surface_destroy(observed);
	cairo_surface_destroy(picture);
}

const struct pdf_text_reader pdf_text_poppler = {start, open_file, read_page, read_rules, close_file};
