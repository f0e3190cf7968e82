// The text of PDF pages through poppler.
#include <math.h>

#include <poppler.h>

#include "doc/pdf_text.h"
#include "text/text.h"

extern const struct pdf_text_reader pdf_text_poppler;

enum { FAR = PDF_FAR };

struct file {
	PopplerDocument *document;
	struct arena arena; // of the page at hand
	struct pdf_letter *letters;
	struct pdf_font *fonts;
	size_t font_count, font_room;
};

static void say_nothing(const char *domain, GLogLevelFlags level, const char *message, void *data)
{
	(void)domain, (void)level, (void)message, (void)data;
}

static void close_file(void *opened)
{
	struct file *f = opened;
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
	PopplerPage *page = poppler_document_get_page(f->document, number - 1);
	double width = 0, height = 0;
	if (!page)
		return error_set(error, FAIL_INPUT, N_("page %d of this PDF is damaged; make it anew from the document and try again"), number);
	read_letters(f, page, out);
	poppler_page_get_size(page, &width, &height);
	g_object_unref(page);
	out->width = hundredths(width);
	out->height = hundredths(height);
	return true;
}

const struct pdf_text_reader pdf_text_poppler = {start, open_file, read_page, close_file};
