// Reads numbering.xml, and counts as Word does: each list on its own, a level anew after one above it.
#include "doc/docx_in.h"
#include "text/text.h"

struct reader {
	struct docx *d;
	struct docx_list *list;
	struct docx_number *number;
	struct docx_level *level;
	int override; // of which level
};

static enum number_format format_of(struct sv name)
{
	static const struct {
		const char *name;
		enum number_format format;
	} formats[] = {{"decimal", NUMBER_DECIMAL},         {"decimalZero", NUMBER_ZERO},       {"upperRoman", NUMBER_UPPER_ROMAN},
	               {"lowerRoman", NUMBER_LOWER_ROMAN},  {"upperLetter", NUMBER_UPPER_LETTER}, {"lowerLetter", NUMBER_LOWER_LETTER},
	               {"bullet", NUMBER_BULLET},           {"none", NUMBER_NONE}};
	for (size_t i = 0; i < LENGTH(formats); i++) {
		if (sv_is(name, formats[i].name))
			return formats[i].format;
	}
	return NUMBER_DECIMAL;
}

static const struct docx_level no_level = {.start = 1, .format = NUMBER_NONE, .restart = -1};

static bool begin_list(struct reader *r, const struct xml_element *e)
{
	struct docx *d = r->d;
	if (d->list_count == DOCX_NUMBERINGS)
		return error_set(d->error, FAIL_INPUT, N_("the document has more than %d lists; it is damaged"), (int)DOCX_NUMBERINGS);
	r->list = ARENA_PUSH(d->arena, d->lists, d->list_count, d->list_room);
	*r->list = (struct docx_list){.id = xml_attribute_int(e, "abstractNumId", -1)};
	for (int i = 0; i < DOCX_LEVELS; i++)
		r->list->levels[i] = no_level;
	r->number = NULL;
	r->level = NULL;
	return true;
}

static bool begin_number(struct reader *r, const struct xml_element *e)
{
	struct docx *d = r->d;
	if (d->number_count == DOCX_NUMBERINGS)
		return error_set(d->error, FAIL_INPUT, N_("the document has more than %d lists; it is damaged"), (int)DOCX_NUMBERINGS);
	r->number = ARENA_PUSH(d->arena, d->numbers, d->number_count, d->number_room);
	*r->number = (struct docx_number){.id = xml_attribute_int(e, "numId", -1), .list = -1};
	for (int i = 0; i < DOCX_LEVELS; i++)
		r->number->starts[i] = -1;
	r->list = NULL;
	r->level = NULL;
	return true;
}

static void begin_level(struct reader *r, const struct xml_element *e)
{
	int n = xml_attribute_int(e, "ilvl", -1);
	r->level = NULL;
	if (n < 0 || n >= DOCX_LEVELS)
		return;
	if (r->list) {
		r->level = &r->list->levels[n];
	} else if (r->number) {
		r->level = r->number->levels[n] = ARENA_NEW(r->d->arena, struct docx_level);
		*r->level = no_level;
	}
}

static void say_level(struct reader *r, enum docx_element id, const struct xml_element *e)
{
	struct docx_level *l = r->level;
	struct sv value = xml_attribute(e, "val");
	if (id == W_START)
		l->start = xml_attribute_int(e, "val", 1);
	else if (id == W_NUM_FMT)
		l->format = format_of(value);
	else if (id == W_LVL_TEXT)
		l->text = arena_sv(r->d->arena, value);
	else if (id == W_IS_LGL)
		l->decimal = docx_yes(e) == SAID_YES;
	else if (id == W_SUFF)
		l->joined = sv_is(value, "nothing");
	else if (id == W_LVL_RESTART)
		l->restart = xml_attribute_int(e, "val", -1);
	else if (id == W_P_STYLE)
		l->style = arena_sv(r->d->arena, value);
}

static bool start(void *data, const struct xml_element *e)
{
	struct reader *r = data;
	enum docx_element id = docx_element(r->d, e);
	switch (id) {
	case W_ABSTRACT:
		return begin_list(r, e);
	case W_NUM:
		return begin_number(r, e);
	case W_NUM_STYLE_LINK:
		if (r->list)
			r->list->link = arena_sv(r->d->arena, xml_attribute(e, "val"));
		break;
	case W_ABSTRACT_ID:
		if (r->number)
			r->number->list = xml_attribute_int(e, "val", -1);
		break;
	case W_OVERRIDE:
		r->override = xml_attribute_int(e, "ilvl", -1);
		break;
	case W_START_OVERRIDE:
		if (r->number && r->override >= 0 && r->override < DOCX_LEVELS)
			r->number->starts[r->override] = xml_attribute_int(e, "val", -1);
		break;
	case W_LVL:
		begin_level(r, e);
		break;
	default:
		if (r->level)
			say_level(r, id, e);
	}
	return true;
}

static bool end(void *data)
{
	(void)data;
	return true;
}

static bool text(void *data, struct sv words)
{
	(void)data, (void)words;
	return true;
}

static int by_id(const void *a, const void *b)
{
	int x = ((const struct docx_number *)a)->id, y = ((const struct docx_number *)b)->id;
	return (x > y) - (x < y);
}

static int lists_by_id(const void *a, const void *b)
{
	int x = ((const struct docx_list *)a)->id, y = ((const struct docx_list *)b)->id;
	return (x > y) - (x < y);
}

bool docx_read_numbering(struct docx *d)
{
	struct reader r = {.d = d};
	const struct xml_events events = {docx_spaces, docx_space_count, &r, start, end, text};
	if (!d->numbering_part.n)
		return true;
	if (!package_xml(d->package, d->numbering_part, &events, d->error))
		return false;
	if (d->number_count)
		qsort(d->numbers, d->number_count, sizeof(*d->numbers), by_id);
	if (d->list_count)
		qsort(d->lists, d->list_count, sizeof(*d->lists), lists_by_id);
	return true;
}

// ---- counting

static struct docx_number *number_of(const struct docx *d, int id)
{
	return d->number_count ? bsearch(&(struct docx_number){.id = id}, d->numbers, d->number_count, sizeof(*d->numbers), by_id) : NULL;
}

// A list that is only a numbering style's name is the list of that style.
static struct docx_list *list_of(struct docx *d, const struct docx_number *number)
{
	struct docx_list *list = NULL;
	for (int hops = 0; number && hops < 4; hops++) {
		list = d->list_count
		           ? bsearch(&(struct docx_list){.id = number->list}, d->lists, d->list_count, sizeof(*d->lists), lists_by_id)
		           : NULL;
		if (!list || !list->link.n)
			break;
		const struct style *style = styles_find(&d->styles, 0, list->link);
		number = style ? number_of(d, style->number) : NULL;
	}
	return list;
}

int docx_level_of(const struct docx *d, int id, struct sv style)
{
	const struct docx_number *number = number_of(d, id);
	const struct docx_list *list =
	    number && d->list_count
	        ? bsearch(&(struct docx_list){.id = number->list}, d->lists, d->list_count, sizeof(*d->lists), lists_by_id)
	        : NULL;
	for (int i = 0; list && i < DOCX_LEVELS; i++) {
		const struct docx_level *l = number->levels[i] ? number->levels[i] : &list->levels[i];
		if (l->style.n && sv_eq(l->style, style))
			return i;
	}
	return 0;
}

static const struct docx_level *level_at(const struct docx_number *number, const struct docx_list *list, int n)
{
	return number->levels[n] ? number->levels[n] : &list->levels[n];
}

static void count(struct docx_number *number, struct docx_list *list, int level)
{
	const struct docx_level *l = level_at(number, list, level);
	if (number->starts[level] >= 0 && !number->started[level]) {
		list->counts[level] = number->starts[level];
		list->begun[level] = true;
	} else if (list->begun[level]) {
		list->counts[level]++;
	} else {
		list->counts[level] = l->start;
		list->begun[level] = true;
	}
	number->started[level] = true;
	for (int above = 0; above < level; above++) {
		if (!list->begun[above]) {
			list->counts[above] = level_at(number, list, above)->start;
			list->begun[above] = true;
		}
	}
	for (int below = level + 1; below < DOCX_LEVELS; below++) {
		int restart = level_at(number, list, below)->restart;
		if (restart < 0 || level < restart)
			list->begun[below] = false;
	}
}

static void write_level(struct buf *out, const struct docx_number *number, const struct docx_list *list, const struct docx_level *l)
{
	for (size_t i = 0; i < l->text.n; i++) {
		int which = l->text.p[i] == '%' && i + 1 < l->text.n ? l->text.p[i + 1] - '1' : -1;
		if (which < 0 || which >= DOCX_LEVELS) {
			buf_char(out, l->text.p[i]);
			continue;
		}
		enum number_format format = level_at(number, list, which)->format;
		number_write(out, l->decimal && format != NUMBER_NONE ? NUMBER_DECIMAL : format, list->counts[which]);
		i++;
	}
}

bool docx_next_number(struct docx *d, int id, int level, struct buf *out, bool *joined)
{
	struct docx_number *number = number_of(d, id);
	struct docx_list *list = number ? list_of(d, number) : NULL;
	size_t before = out->n;
	if (!list || level < 0 || level >= DOCX_LEVELS)
		return false;
	const struct docx_level *l = level_at(number, list, level);
	count(number, list, level);
	*joined = l->joined;
	if (l->format == NUMBER_BULLET)
		buf_sv(out, number_bullet(sv_trim(l->text)));
	else
		write_level(out, number, list, l);
	return out->n > before;
}
