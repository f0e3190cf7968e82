// Reads HTML as a browser shows it: a block, or what a break ends, is a line; lists are numbered, tables have their grid, what is
// hidden is not there. Decrees and plans are kept so on the pages of offices.
#include "base/module.h"
#include "doc/composer.h"
#include "doc/xml.h"
#include "text/text.h"

enum html_element {
	HTML_INLINE,
	HTML_LEFT_OUT,
	HTML_BLOCK,
	HTML_AS_TYPED,
	HTML_BREAK,
	HTML_ORDERED,
	HTML_BULLETS,
	HTML_ITEM,
	HTML_TABLE,
	HTML_ROW,
	HTML_CELL,
	HTML_FONT,
	HTML_RAISED,
};

static const struct xml_name names[] = {
#define ELEMENT(name, id) {0, name, id},
#include "doc/html_elements.def"
#undef ELEMENT
};

enum { HEAD = 4096, SAMPLE = 128 * 1024 };

struct frame {
	enum html_element id;
	struct look look;
	bool as_typed;
	// of a list
	enum number_format format;
	bool unmarked;
	int next;
};

struct html {
	struct composer lines;
	struct xml_names names;
	struct frame frames[SOURCE_DEPTH + 2];
	int depth, skipping;
	bool new_run;    // an element began or ended since the last text
	struct buf mark; // of the list's item whose text did not begin yet
	struct buf words;
};

static const struct html_library *html; // loaded before a child is confined, used in it alone

bool source_prepare_html(struct error *error)
{
	html = module_symbol("module_html", "html_library_libxml2", error);
	if (html)
		html->start();
	return html != NULL;
}

// ---- what elements say of themselves

// The value of a property in a style attribute: "color: red; display : none".
static struct sv declared(struct sv style, const char *property)
{
	struct sv piece;
	while (sv_cut(&style, ';', &piece)) {
		struct sv name;
		if (!sv_cut(&piece, ':', &name))
			continue;
		name = sv_trim(name);
		if (name.n == strlen(property) && strncasecmp(name.p, property, name.n) == 0)
			return sv_trim(piece);
	}
	return (struct sv){0};
}

static bool says(struct sv value, const char *word)
{
	size_t n = strlen(word);
	for (size_t i = 0; i + n <= value.n; i++) {
		if (strncasecmp(value.p + i, word, n) == 0)
			return true;
	}
	return false;
}

static bool is_hidden(const struct xml_element *e, struct sv style)
{
	for (size_t i = 0; i < e->attribute_count; i++) {
		if (strcmp(e->attributes[i].name, "hidden") == 0)
			return true;
	}
	return style.n && (says(declared(style, "display"), "none") || says(declared(style, "visibility"), "hidden"));
}

// The first family of "Arial, '.VnTime'".
static struct sv family(struct sv fonts)
{
	struct sv first = {0};
	if (!sv_cut(&fonts, ',', &first))
		return first;
	first = sv_trim(first);
	while (first.n && strchr("'\"", first.p[0]))
		first = sv_from(first, 1);
	while (first.n && strchr("'\"", first.p[first.n - 1]))
		first.n--;
	return first;
}

static void look_of(struct frame *f, const struct xml_element *e, struct sv style)
{
	struct sv transform = style.n ? declared(style, "text-transform") : style;
	if (transform.n)
		look_over(&f->look, says(transform, "uppercase") ? SAID_YES : SAID_NO, UNSAID, (struct sv){0});
	struct sv font = f->id == HTML_FONT ? xml_attribute(e, "face") : declared(style, "font-family");
	if (font.n)
		look_over(&f->look, UNSAID, UNSAID, family(font));
}

static void list_of(struct frame *f, const struct xml_element *e, struct sv style)
{
	static const struct {
		const char *css, *type;
		enum number_format format;
	} kinds[] = {{"decimal-leading-zero", NULL, NUMBER_ZERO}, {"decimal", "1", NUMBER_DECIMAL},
	             {"lower-alpha", "a", NUMBER_LOWER_LETTER},   {"lower-latin", NULL, NUMBER_LOWER_LETTER},
	             {"upper-alpha", "A", NUMBER_UPPER_LETTER},   {"upper-latin", NULL, NUMBER_UPPER_LETTER},
	             {"lower-roman", "i", NUMBER_LOWER_ROMAN},    {"upper-roman", "I", NUMBER_UPPER_ROMAN},
	             {"disc", NULL, NUMBER_BULLET},               {"circle", NULL, NUMBER_BULLET},
	             {"square", NULL, NUMBER_BULLET}};
	struct sv type = xml_attribute(e, "type"), css = declared(style, "list-style-type");
	if (!css.n)
		css = declared(style, "list-style");
	f->format = f->id == HTML_ORDERED ? NUMBER_DECIMAL : NUMBER_BULLET;
	f->unmarked = says(css, "none");
	f->next = xml_attribute_int(e, "start", 1);
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		if ((css.n && says(css, kinds[i].css)) || (!css.n && kinds[i].type && sv_is(type, kinds[i].type))) {
			f->format = kinds[i].format;
			return;
		}
	}
}

// ---- lines

static void end_line(struct html *h)
{
	if (composer_empty(&h->lines))
		composer_drop(&h->lines);
	else
		composer_end(&h->lines);
	h->new_run = true;
}

static void item(struct html *h, const struct xml_element *e)
{
	struct frame *list = NULL;
	for (int i = h->depth - 1; i > 0 && !list; i--) {
		if (h->frames[i].id == HTML_ORDERED || h->frames[i].id == HTML_BULLETS)
			list = &h->frames[i];
	}
	buf_reset(&h->mark);
	if (!list || list->unmarked)
		return;
	list->next = xml_attribute_int(e, "value", list->next);
	if (list->format == NUMBER_BULLET) {
		buf_char(&h->mark, '-');
	} else {
		number_write(&h->mark, list->format, list->next++);
		buf_char(&h->mark, '.');
	}
}

static bool leave_out(struct html *h)
{
	h->skipping = h->depth;
	return true;
}

static bool start(void *data, const struct xml_element *e)
{
	struct html *h = data;
	h->depth++;
	if (h->skipping)
		return true;
	struct sv style = xml_attribute(e, "style");
	struct frame *f = &h->frames[h->depth];
	*f = (struct frame){.id = (enum html_element)xml_names_find(&h->names, 0, e->name),
	                    .look = h->frames[h->depth - 1].look,
	                    .as_typed = h->frames[h->depth - 1].as_typed};
	if (f->id == HTML_LEFT_OUT || is_hidden(e, style))
		return leave_out(h);
	if (style.n || f->id == HTML_FONT)
		look_of(f, e, style);
	h->new_run = true;
	switch (f->id) {
	case HTML_INLINE:
	case HTML_FONT:
	case HTML_RAISED:
	case HTML_LEFT_OUT:
		return true;
	case HTML_BREAK:
		if (!composer_empty(&h->lines))
			composer_line(&h->lines);
		return true;
	case HTML_BLOCK:
		break;
	case HTML_AS_TYPED:
		f->as_typed = true;
		break;
	case HTML_ORDERED:
	case HTML_BULLETS:
		list_of(f, e, style);
		break;
	case HTML_ITEM:
		end_line(h);
		item(h, e);
		return true;
	case HTML_TABLE:
		end_line(h);
		composer_table(&h->lines);
		return true;
	case HTML_ROW:
		end_line(h);
		composer_row(&h->lines);
		return true;
	case HTML_CELL:
		end_line(h);
		composer_cell(&h->lines);
		composer_span(&h->lines, xml_attribute_int(e, "colspan", 1), xml_attribute_int(e, "rowspan", 1));
		return true;
	}
	end_line(h);
	return true;
}

static bool end(void *data)
{
	struct html *h = data;
	enum html_element id = h->frames[h->depth].id;
	bool skipped = h->skipping > 0;
	if (h->skipping == h->depth)
		h->skipping = 0;
	h->depth--;
	if (skipped)
		return true;
	h->new_run = true;
	switch (id) {
	case HTML_INLINE:
	case HTML_FONT:
	case HTML_RAISED:
	case HTML_LEFT_OUT:
	case HTML_BREAK:
		return true;
	case HTML_BLOCK:
	case HTML_AS_TYPED:
	case HTML_ORDERED:
	case HTML_BULLETS:
	case HTML_ROW:
		break;
	case HTML_ITEM:
		buf_reset(&h->mark);
		break;
	case HTML_CELL:
		end_line(h);
		buf_reset(&h->mark);
		composer_cell_end(&h->lines);
		return true;
	case HTML_TABLE:
		end_line(h);
		composer_table_end(&h->lines);
		return true;
	}
	end_line(h);
	return true;
}

static bool is_blank(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7F;
}

// A raised number behind a figure or a sign is a note's, and no further digit of the figure; "km2" is what people type.
static bool raised(struct html *h, struct sv words)
{
	AUTO(buf_free) struct buf sign = {0};
	int64_t n;
	char before = composer_last(&h->lines);
	if (h->frames[h->depth].id != HTML_RAISED || words.n > 3 || !sv_int64(words, &n) || n < 1 || (before >= 'A' && before <= 'Z') ||
	    (before >= 'a' && before <= 'z'))
		return false;
	number_raised(&sign, (int)n);
	composer_text(&h->lines, buf_view(&sign), &h->frames[h->depth].look);
	return true;
}

static void put(struct html *h, struct sv words)
{
	if (!words.n || raised(h, words))
		return;
	if (h->mark.n && composer_empty(&h->lines))
		composer_mark(&h->lines, buf_view(&h->mark), true);
	buf_reset(&h->mark);
	if (h->new_run)
		composer_run(&h->lines);
	h->new_run = false;
	composer_text(&h->lines, words, &h->frames[h->depth].look);
}

static bool as_typed(struct html *h, struct sv text)
{
	struct sv line;
	while (sv_cut(&text, '\n', &line)) {
		if (sv_ends(line, SV("\r")))
			line.n--;
		put(h, line);
		if (text.p)
			composer_line(&h->lines);
	}
	return true;
}

static bool text(void *data, struct sv text)
{
	struct html *h = data;
	if (h->skipping)
		return true;
	if (h->frames[h->depth].as_typed)
		return as_typed(h, text);
	h->words.n = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (!is_blank(text.p[i]))
			buf_char(&h->words, text.p[i]);
		else if (h->words.n == 0 && !composer_empty(&h->lines))
			composer_blank(&h->lines);
		else if (h->words.n && h->words.p[h->words.n - 1] != ' ')
			buf_char(&h->words, ' ');
	}
	put(h, buf_view(&h->words));
	return true;
}

// ---- encodings

static struct sv declared_encoding(struct sv bytes)
{
	struct sv head = sv_head(bytes, HEAD);
	for (size_t i = 0; i + 8 <= head.n; i++) {
		if (strncasecmp(head.p + i, "charset=", 8) != 0)
			continue;
		size_t from = i + 8, to;
		while (from < head.n && strchr("\"' ", head.p[from]))
			from++;
		for (to = from; to < head.n && !is_blank(head.p[to]) && !strchr("\"';/>", head.p[to]); to++)
			;
		return sv_from(sv_head(head, to), from);
	}
	return (struct sv){0};
}

// Bytes that are UTF-8 are taken for it, whatever is declared: by chance they never are, and pages are often wrong about
// themselves.
static bool decode(struct sv *bytes, struct arena *a, struct look *look, struct source *out, struct error *error)
{
	size_t bad;
	bool little = sv_starts(*bytes, SV("\xFF\xFE"));
	if (little || sv_starts(*bytes, SV("\xFE\xFF"))) {
		if (!text_from_utf16(a, sv_from(*bytes, 2), little, bytes, &bad))
			return error_set(error, FAIL_INPUT, N_("this is no text in UTF-16 (byte %zu); save it as UTF-8 text and try again"), bad + 3);
		source_note(out, SOURCE_NOTE_UTF16, 1);
	}
	if (sv_starts(*bytes, SV("\xEF\xBB\xBF")))
		*bytes = sv_from(*bytes, 3);
	const char *nul = bytes->n ? memchr(bytes->p, '\0', bytes->n) : NULL;
	if (nul)
		return error_set(error, FAIL_INPUT, N_("this is no HTML: byte %zu is no character of a text"), (size_t)(nul - bytes->p) + 1);
	if (utf8_valid(*bytes, &bad))
		return true;
	struct sv encoding = declared_encoding(*bytes);
	if (says(encoding, "1258"))
		look->legacy = LEGACY_WINDOWS_1258;
	*bytes = text_from_windows_1252(a, *bytes);
	return true;
}

static bool read_as(struct sv bytes, const struct look *look, struct source *out, struct error *error)
{
	struct html *h = ARENA_NEW(out->arena, struct html);
	const struct xml_events events = {NULL, 0, h, start, end, text};
	xml_names_of(&h->names, names, LENGTH(names));
	h->frames[0].look = *look;
	composer_start(&h->lines, out);
	bool good = html->read(bytes, &events, error);
	composer_finish(&h->lines);
	buf_free(&h->mark);
	buf_free(&h->words);
	return good;
}

// The encoding of its words where no font says it, by what reading makes Vietnamese of them.
static enum legacy legacy_of(const struct source *s, bool foreign)
{
	AUTO(buf_free) struct buf sample = {0};
	for (size_t i = 0; i < s->line_count && sample.n < SAMPLE; i++) {
		buf_sv(&sample, s->lines[i].text);
		buf_char(&sample, '\n');
	}
	return text_legacy(buf_view(&sample), foreign);
}

bool source_read_html(struct sv bytes, struct arena *a, struct source *out, struct error *error)
{
	struct look look = {0};
	struct sv given = bytes;
	if (!html && !source_prepare_html(error))
		return false;
	if (!decode(&bytes, a, &look, out, error))
		return false;
	struct source first = *out;
	if (!read_as(bytes, &look, out, error))
		return false;
	if (look.legacy == LEGACY_NONE && out->note_count == first.note_count) {
		look.legacy = legacy_of(out, bytes.p != given.p);
		if (look.legacy != LEGACY_NONE) {
			buf_free(&out->open);
			*out = first;
			if (!read_as(bytes, &look, out, error))
				return false;
		}
	}
	return source_says_something(out, error);
}
