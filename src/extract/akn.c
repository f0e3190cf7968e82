// A reading as Akoma Ntoso 3.0 (OASIS, 2018): preface, main body by its outline, conclusions; documents after the first one are
// its attachments. Citations are <ref>, figures <quantity> with the unit as a concept and the value as `normalized`.
//
// IRIs follow the naming convention (/akn/vn/doc/KIND/DATE/NUMBER); a document without a date has the year that it speaks of,
// and FRBRdate, which the schema wants whole, then says in its name that the day is not known.
#include "base/markup.h"
#include "extract/extract.h"
#include "text/text.h"

enum mark_kind { MARK_REF, MARK_QUANTITY };

struct akn_mark { // what stands within a line
	struct place place;
	enum mark_kind kind;
	size_t index; // of the citation or measure
};

struct akn {
	const struct reading *r;
	struct arena *arena;
	struct buf *out;
	struct akn_mark *marks; // by line and start
	size_t mark_count;
	struct sv *units; // of quantities, each once
	size_t unit_count, unit_room;
	struct sv prefix; // of eIds: "att_1__" within the first attachment
	int paragraphs;   // <p> so far in the document
	size_t paragraph; // of the reading: the next one to be written
};

#define SAY(x, ...) markup((x)->out, __VA_ARGS__)

#define NO_NAME "nn"

// Letters and digits of a text for an IRI: "Kế hoạch" is "ke-hoach", "12-KH/ĐUK" is "12-kh-duk".
static struct sv slug(struct arena *a, struct sv text)
{
	AUTO(buf_free) struct buf out = {0};
	struct sv folded = text_fold(a, text);
	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			buf_char(&out, c);
		else if (out.n && out.p[out.n - 1] != '-')
			buf_char(&out, '-');
	}
	while (out.n && out.p[out.n - 1] == '-')
		out.n--;
	return out.n ? arena_sv(a, buf_view(&out)) : SV(NO_NAME);
}

static struct sv iri(struct arena *a, struct sv type, struct date date, int year, struct sv number, struct sv symbol)
{
	struct sv when = date_is_set(date) ? date_text(a, date) : year ? arena_printf(a, "%d", year) : SV("nd");
	struct sv name = number.n || symbol.n ? slug(a, arena_printf(a, SV_FMT "-" SV_FMT, SV_ARG(number), SV_ARG(symbol))) : SV(NO_NAME);
	return arena_printf(a, "/akn/vn/doc/" SV_FMT "/" SV_FMT "/" SV_FMT, SV_ARG(slug(a, type)), SV_ARG(when), SV_ARG(name));
}

// ---- within a line

static int mark_order(const void *a, const void *b)
{
	const struct akn_mark *x = a, *y = b;
	if (x->place.line != y->place.line)
		return x->place.line < y->place.line ? -1 : 1;
	if (x->place.start != y->place.start)
		return x->place.start < y->place.start ? -1 : 1;
	return x->place.end > y->place.end ? -1 : x->place.end < y->place.end; // the longer one holds the shorter
}

static void marks_collect(struct akn *x)
{
	const struct reading *r = x->r;
	x->marks = ARENA_ARRAY(x->arena, struct akn_mark, r->citation_count + r->measure_count + 1);
	for (size_t i = 0; i < r->citation_count; i++) {
		const struct citation_found *c = &r->citations[i];
		if (c->number.n || c->symbol.n || date_is_set(c->date)) // else it names none that could have an address
			x->marks[x->mark_count++] = (struct akn_mark){c->place, MARK_REF, i};
	}
	for (size_t i = 0; i < r->measure_count; i++)
		x->marks[x->mark_count++] = (struct akn_mark){r->measures[i].place, MARK_QUANTITY, i};
	qsort(x->marks, x->mark_count, sizeof(*x->marks), mark_order);
}

static size_t first_mark(const struct akn *x, int line)
{
	size_t low = 0, high = x->mark_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (x->marks[middle].place.line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t unit_number(struct akn *x, struct sv unit)
{
	for (size_t i = 0; i < x->unit_count; i++) {
		if (sv_eq(x->units[i], unit))
			return i + 1;
	}
	*ARENA_PUSH(x->arena, x->units, x->unit_count, x->unit_room) = unit;
	return x->unit_count;
}

static void ref(struct akn *x, const struct citation_found *c, struct sv text)
{
	struct sv href = iri(x->arena, c->type, c->date, 0, c->number, c->symbol);
	SAY(x, "<ref href=\"%.*s\">%.*s</ref>", SV_ARG(href), SV_ARG(text));
}

static void quantity(struct akn *x, const struct measure_found *m, struct sv text)
{
	AUTO(buf_free) struct buf value = {0};
	size_t unit = unit_number(x, m->unit.n ? m->unit : SV("1"));
	decimal_write(&value, m->value);
	if (m->has_high || m->has_total) // two figures: neither is the one
		SAY(x, "<quantity refersTo=\"#unit_%zu\">%.*s</quantity>", unit, SV_ARG(text));
	else
		SAY(x, "<quantity refersTo=\"#unit_%zu\" normalized=\"%s\">%.*s</quantity>", unit, buf_cstr(&value), SV_ARG(text));
}

// Bytes of a line from `from` on, with what was found in it. Marks within marks are left out.
static void inline_text(struct akn *x, int line, size_t from)
{
	struct sv text = x->r->lines[line - 1].text;
	size_t at = 0, done = from;
	int point = 0;
	for (size_t i = first_mark(x, line); i < x->mark_count && x->marks[i].place.line == line; i++) {
		const struct akn_mark *m = &x->marks[i];
		if (m->place.start < point)
			continue;
		for (; point < m->place.start && at < text.n; point++)
			utf8_at(text, at, &at);
		size_t start = at;
		if (start < done)
			continue;
		for (; point < m->place.end && at < text.n; point++)
			utf8_at(text, at, &at);
		markup_text(x->out, (struct sv){text.p + done, start - done});
		struct sv inside = {text.p + start, at - start};
		if (m->kind == MARK_REF)
			ref(x, &x->r->citations[m->index], inside);
		else
			quantity(x, &x->r->measures[m->index], inside);
		done = at;
	}
	markup_text(x->out, sv_from(text, done));
}

// ---- blocks

static void p_open(struct akn *x)
{
	SAY(x, "<p eId=\"%.*sp_%d\">", SV_ARG(x->prefix), ++x->paragraphs);
}

static void p_empty(struct akn *x)
{
	p_open(x);
	SAY(x, "</p>\n");
}

static int paragraph_last(const struct paragraph *p)
{
	return p->part_count ? p->parts[p->part_count - 1].line : p->first_line;
}

static bool in_table(const struct akn *x, const struct paragraph *p)
{
	return x->r->source && x->r->lines[p->first_line - 1].table && p->part_count > 1;
}

static void parts(struct akn *x, const struct paragraph *p)
{
	for (size_t i = 0; i < p->part_count; i++) {
		if (i)
			SAY(x, " ");
		inline_text(x, p->parts[i].line, 0);
	}
}

// A row: a cell for each column of the grid; paragraphs of one cell follow each other in it.
static void row(struct akn *x, const struct paragraph *p)
{
	const struct line *lines = x->r->lines;
	SAY(x, "<tr>");
	for (size_t i = 0; i < p->part_count;) {
		int cell = lines[p->parts[i].line - 1].cell;
		SAY(x, "<td>");
		for (; i < p->part_count && lines[p->parts[i].line - 1].cell == cell; i++) {
			p_open(x);
			inline_text(x, p->parts[i].line, 0);
			SAY(x, "</p>");
		}
		SAY(x, "</td>");
	}
	SAY(x, "</tr>\n");
}

// Paragraphs that begin on lines [from, to), rows of one table in one table. How many there were.
static int blocks(struct akn *x, int from, int to)
{
	const struct reading *r = x->r;
	int count = 0, table = 0;
	while (x->paragraph < r->paragraph_count && r->paragraphs[x->paragraph].first_line < from)
		x->paragraph++;
	for (; x->paragraph < r->paragraph_count && r->paragraphs[x->paragraph].first_line < to; x->paragraph++, count++) {
		const struct paragraph *p = &r->paragraphs[x->paragraph];
		int in = in_table(x, p) ? r->lines[p->first_line - 1].table : 0;
		if (table && in != table)
			SAY(x, "</table>\n");
		if (in && in != table)
			SAY(x, "<table>\n");
		table = in;
		if (in) {
			row(x, p);
			continue;
		}
		p_open(x);
		parts(x, p);
		SAY(x, "</p>\n");
	}
	if (table)
		SAY(x, "</table>\n");
	return count;
}

// ---- the body

// Where the paragraph of the heading's line ends: lines after it are what it stands over.
static int heading_end(struct akn *x, const struct heading_found *h)
{
	const struct reading *r = x->r;
	while (x->paragraph < r->paragraph_count && paragraph_last(&r->paragraphs[x->paragraph]) < h->line)
		x->paragraph++;
	return x->paragraph < r->paragraph_count ? paragraph_last(&r->paragraphs[x->paragraph]) + 1 : h->line + 1;
}

static void heading_text(struct akn *x, const struct heading_found *h)
{
	struct sv line = x->r->lines[h->line - 1].text;
	SAY(x, "<num>%.*s</num>\n<heading>", SV_ARG(h->mark));
	size_t from = sv_find(line, h->title);
	if (from != SIZE_MAX)
		inline_text(x, h->line, from);
	else // emphasis was looked through
		markup_text(x->out, h->title);
	SAY(x, "</heading>\n");
}

// Headings from *at on that stand below `level`, up to line `to`, with what they stand over. The outline is no deeper than
// its marks can be told apart (outline.c), so this may call itself.
static void levels(struct akn *x, size_t *at, int level, int to, struct sv above)
{
	const struct reading *r = x->r;
	for (int n = 1; *at < r->heading_count && r->headings[*at].line < to && r->headings[*at].level > level; n++) {
		const struct heading_found *h = &r->headings[*at];
		struct sv id = arena_printf(x->arena, SV_FMT "lvl_%d", SV_ARG(above), n);
		SAY(x, "<level eId=\"%.*s\">\n", SV_ARG(id));
		heading_text(x, h);
		int from = heading_end(x, h);
		(*at)++;
		bool parent = *at < r->heading_count && r->headings[*at].line < to && r->headings[*at].level > h->level;
		int end = *at < r->heading_count && r->headings[*at].line < to ? r->headings[*at].line : to;
		size_t before = x->out->n;
		if (parent)
			SAY(x, "<intro>\n");
		else
			SAY(x, "<content>\n");
		int count = blocks(x, from, end);
		if (!parent) {
			if (!count)
				p_empty(x);
			SAY(x, "</content>\n");
		} else if (count) {
			SAY(x, "</intro>\n");
		} else {
			x->out->n = before; // nothing stands between a heading and the first one below it
		}
		levels(x, at, h->level, to, arena_printf(x->arena, SV_FMT "__", SV_ARG(id)));
		SAY(x, "</level>\n");
	}
}

// ---- the document

static bool same(struct arena *a, struct sv x, struct sv y)
{
	return sv_eq(text_fold(a, sv_trim(x)), text_fold(a, sv_trim(y)));
}

static bool holds(struct arena *a, struct sv whole, struct sv part)
{
	part = sv_trim(part);
	return part.n > 2 && sv_find(text_fold(a, whole), text_fold(a, part)) != SIZE_MAX;
}

enum { PREFACE_MOST = 40 }; // lines in which a letterhead and a title stand

// The line after the last one of the title.
static int preface_end(struct akn *x, const struct document_found *d, int to)
{
	int end = d->first_line;
	for (int n = d->first_line; n < to && n < d->first_line + PREFACE_MOST; n++) {
		struct sv line = x->r->lines[n - 1].text;
		if (holds(x->arena, d->title, line) || (d->type.n && same(x->arena, d->type, line)))
			end = n + 1;
	}
	return end;
}

// The first line of recipients and signature; after the last one where there are none.
static int body_end(struct akn *x, const struct document_found *d, int last)
{
	int end = last + 1;
	if (d->recipient_count && d->recipients[0].line < end)
		end = d->recipients[0].line;
	for (int n = d->first_line; n < end; n++) {
		struct sv line = sv_trim(x->r->lines[n - 1].text);
		bool signs = line.n && ((d->authority.n && sv_starts(d->authority, line)) ||
		                        (!d->authority.n && d->signer_title.n && sv_eq(line, d->signer_title)));
		if (signs && n > d->first_line + 2)
			end = n;
	}
	// "Nơi nhận:" stands above those whom it names.
	int above = end - 1;
	while (above > d->first_line && !sv_trim(x->r->lines[above - 1].text).n)
		above--;
	bool named = d->recipient_count && end == d->recipients[0].line && above > d->first_line;
	return named && holds(x->arena, x->r->lines[above - 1].text, SV("nơi nhận")) ? above : end;
}

static void preface_line(struct akn *x, const struct document_found *d, int n)
{
	struct sv line = x->r->lines[n - 1].text;
	if (!sv_trim(line).n)
		return;
	p_open(x);
	if (d->type.n && same(x->arena, d->type, line))
		SAY(x, "<docType>%.*s</docType>", SV_ARG(line));
	else if (holds(x->arena, d->title, line))
		SAY(x, "<docTitle>%.*s</docTitle>", SV_ARG(line));
	else if (d->symbol.n && holds(x->arena, line, d->symbol))
		SAY(x, "<docNumber>%.*s</docNumber>", SV_ARG(line));
	else if (date_is_set(d->date) && holds(x->arena, line, SV("ngày")))
		SAY(x, "<docDate date=\"%.*s\">%.*s</docDate>", SV_ARG(date_text(x->arena, d->date)), SV_ARG(line));
	else if (holds(x->arena, d->issuer, line))
		SAY(x, "<docAuthority>%.*s</docAuthority>", SV_ARG(line));
	else
		markup_text(x->out, line);
	SAY(x, "</p>\n");
}

static void conclusion_line(struct akn *x, const struct document_found *d, int n)
{
	struct sv line = sv_trim(x->r->lines[n - 1].text);
	if (!line.n)
		return;
	p_open(x);
	if (d->signer_title.n && sv_eq(line, d->signer_title))
		SAY(x, "<signature><role refersTo=\"#%.*srole\">%.*s</role></signature>", SV_ARG(x->prefix), SV_ARG(line));
	else if (d->signer_name.n && sv_eq(line, d->signer_name))
		SAY(x, "<signature><person refersTo=\"#%.*ssigner\">%.*s</person></signature>", SV_ARG(x->prefix), SV_ARG(line));
	else
		inline_text(x, n, 0);
	SAY(x, "</p>\n");
}

static void frbr(struct akn *x, const struct document_found *d, const char *level, struct sv base, const char *suffix)
{
	struct date day = date_is_set(d->date) ? d->date : (struct date){d->year ? (int16_t)d->year : 1, 1, 1};
	const char *name = date_is_set(d->date) ? "issued" : d->year ? "year" : "unknown";
	SAY(x, "<%s>\n<FRBRthis value=\"%.*s%s/!main\"/>\n<FRBRuri value=\"%.*s%s\"/>\n", level, SV_ARG(base), suffix, SV_ARG(base), suffix);
	SAY(x, "<FRBRdate date=\"%.*s\" name=\"%s\"/>\n<FRBRauthor href=\"#%.*sissuer\"/>\n", SV_ARG(date_text(x->arena, day)), name,
	    SV_ARG(x->prefix));
}

static void meta(struct akn *x, const struct document_found *d)
{
	struct sv base = iri(x->arena, d->type.n ? d->type : sv_of(d->kind), d->date, d->year, d->number, d->symbol);
	SAY(x, "<meta>\n<identification source=\"#lantoa\">\n");
	frbr(x, d, "FRBRWork", base, "");
	SAY(x, "<FRBRcountry value=\"vn\"/>\n<FRBRsubtype value=\"%.*s\"/>\n", SV_ARG(slug(x->arena, d->type.n ? d->type : sv_of(d->kind))));
	if (d->number.n || d->symbol.n)
		SAY(x, "<FRBRnumber value=\"%.*s\"/>\n", SV_ARG(text_document_number(x->arena, d->number, d->symbol)));
	SAY(x, "</FRBRWork>\n");
	frbr(x, d, "FRBRExpression", base, "/vie@");
	SAY(x, "<FRBRlanguage language=\"vie\"/>\n</FRBRExpression>\n");
	frbr(x, d, "FRBRManifestation", base, "/vie@.xml");
	SAY(x, "<FRBRformat value=\"application/akn+xml\"/>\n</FRBRManifestation>\n</identification>\n");
}

// Whom and what the text refers to. Units of measure are written once, with the first document.
static void references(struct akn *x, const struct document_found *d, struct buf *out, bool first)
{
	struct sv issuer = d->issuer.n ? d->issuer : SV("–");
	markup(out, "<references source=\"#lantoa\">\n");
	if (first)
		markup(out, "<TLCObject eId=\"lantoa\" href=\"/akn/ontology/object/vn/lantoa\" showAs=\"lantoa\"/>\n");
	markup(out, "<TLCOrganization eId=\"%.*sissuer\" href=\"/akn/ontology/organization/vn/%.*s\" showAs=\"%.*s\"/>\n", SV_ARG(x->prefix),
	       SV_ARG(slug(x->arena, issuer)), SV_ARG(issuer));
	if (d->signer_name.n)
		markup(out, "<TLCPerson eId=\"%.*ssigner\" href=\"/akn/ontology/person/vn/%.*s\" showAs=\"%.*s\"/>\n", SV_ARG(x->prefix),
		       SV_ARG(slug(x->arena, d->signer_name)), SV_ARG(d->signer_name));
	if (d->signer_title.n)
		markup(out, "<TLCRole eId=\"%.*srole\" href=\"/akn/ontology/role/vn/%.*s\" showAs=\"%.*s\"/>\n", SV_ARG(x->prefix),
		       SV_ARG(slug(x->arena, d->signer_title)), SV_ARG(d->signer_title));
	for (size_t i = 0; first && i < x->unit_count; i++) {
		struct sv name = slug(x->arena, x->units[i]);
		if (sv_is(name, NO_NAME)) // "%"
			name = arena_printf(x->arena, "%zu", i + 1);
		markup(out, "<TLCConcept eId=\"unit_%zu\" href=\"/akn/ontology/concept/vn/unit/%.*s\" showAs=\"%.*s\"/>\n", i + 1,
		       SV_ARG(name), SV_ARG(x->units[i]));
	}
	markup(out, "</references>\n");
}

// Preface, body and conclusions of the document's lines.
static void text(struct akn *x, const struct document_found *d, size_t *heading, int last)
{
	const struct reading *r = x->r;
	int closing = body_end(x, d, last);
	while (*heading < r->heading_count && r->headings[*heading].line < d->first_line)
		(*heading)++;
	int first = *heading < r->heading_count && r->headings[*heading].line < closing ? r->headings[*heading].line : closing;
	int body = preface_end(x, d, first);
	if (body > d->first_line) {
		SAY(x, "<preface>\n");
		for (int n = d->first_line; n < body; n++)
			preface_line(x, d, n);
		SAY(x, "</preface>\n");
	}
	SAY(x, "<mainBody>\n");
	int count = blocks(x, body, first);
	if (first < closing)
		levels(x, heading, 0, closing, x->prefix);
	else if (!count)
		p_empty(x);
	SAY(x, "</mainBody>\n");
	while (*heading < r->heading_count && r->headings[*heading].line <= last)
		(*heading)++;
	if (closing > last)
		return;
	SAY(x, "<conclusions>\n");
	for (int n = closing; n <= last; n++)
		conclusion_line(x, d, n);
	SAY(x, "</conclusions>\n");
}

void reading_akn(const struct reading *r, struct buf *out)
{
	AUTO(arena_free) struct arena arena = {0};
	AUTO(buf_free) struct buf written = {0}; // after the references of the first document, which name what they use
	struct akn x = {.r = r, .arena = &arena, .out = &written};
	const struct document_found whole = {.kind = "text", .first_line = 1, .last_line = (int)r->line_count};
	const struct document_found *documents = r->document_count ? r->documents : &whole;
	size_t count = r->document_count ? r->document_count : 1, heading = 0;
	marks_collect(&x);
	for (size_t i = 0; i < count; i++) {
		struct document_found d = documents[i];
		int last = i + 1 < count ? documents[i + 1].first_line - 1 : (int)r->line_count;
		d.first_line = i ? d.first_line : 1;
		x.prefix = i ? arena_printf(&arena, "att_%zu__", i) : SV("");
		x.paragraphs = 0;
		if (i == 1)
			SAY(&x, "<attachments>\n");
		if (i) {
			SAY(&x, "<attachment eId=\"att_%zu\">\n<doc name=\"%.*s\">\n", i, SV_ARG(slug(&arena, d.type.n ? d.type : sv_of(d.kind))));
			meta(&x, &d);
			references(&x, &d, x.out, false);
			SAY(&x, "</meta>\n");
		}
		text(&x, &d, &heading, last);
		if (i)
			SAY(&x, "</doc>\n</attachment>\n");
	}
	if (count > 1)
		SAY(&x, "</attachments>\n");
	x.out = out;
	x.prefix = SV("");
	const struct document_found *d = &documents[0];
	markup(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n");
	markup(out, "<doc name=\"%.*s\">\n", SV_ARG(slug(&arena, d->type.n ? d->type : sv_of(d->kind))));
	meta(&x, d);
	references(&x, d, out, true);
	SAY(&x, "</meta>\n");
	buf_sv(out, buf_view(&written));
	markup(out, "</doc>\n</akomaNtoso>\n");
}
