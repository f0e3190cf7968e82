// DOCX: well-formed parts, what the format must hold, the same text after LibreOffice has opened it.
#include "sample.h"

#include "extract/extract.h"

static struct arena arena;

static void parts(const char *file)
{
	static const char *const names[] = {"[[]Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
	                                    "word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/header1.xml",
	                                    "word/header2.xml", "word/_rels/document.xml.rels"};
	for (size_t i = 0; i < LENGTH(names); i++) {
		const char *part = in_folder("part.xml");
		RUN(NULL, part, "unzip", "-p", file, names[i]);
		is_int(RUN(NULL, NULL, "xmllint", "--noout", "--nonet", part), 0, names[i]);
	}
}

static bool part_has(const char *file, const char *part, const char *words)
{
	AUTO(buf_free) struct buf bytes = {0};
	const char *path = in_folder("part.xml");
	RUN(NULL, path, "unzip", "-p", file, part);
	return read_file(path, &bytes) && sv_find(buf_view(&bytes), sv_of(words)) != SIZE_MAX;
}

static void holds(const char *file)
{
	ok(part_has(file, "word/styles.xml", "w:eastAsia=\"Times New Roman\""), "the East Asian font is named too");
	ok(part_has(file, "word/header1.xml", "> PAGE <") && !part_has(file, "word/header2.xml", "PAGE"),
	   "the page's number is a field, and not on the first page");
	ok(part_has(file, "word/document.xml", "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"), "the text stands on A4");
	ok(part_has(file, "word/document.xml", "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"), "the annex lies on A4");
	ok(part_has(file, "word/document.xml", "w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\""),
	   "with the profile's margins");
	ok(part_has(file, "word/document.xml", "<w:tblHeader/>"), "a table's head is repeated");
	ok(part_has(file, "docProps/core.xml", "2020-03-05T08:15:00Z"), "the time is the caller's");
}

static void opened(const struct doc *d, const char *file)
{
	char profile[PATH_MAX + 40];
	snprintf(profile, sizeof(profile), "-env:UserInstallation=file://%s", in_folder("office"));
	int status = RUN(NULL, NULL, "soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir",
	                 in_folder("text"), file);
	if (status == 127) {
		skip(1, "LibreOffice is not installed (libreoffice-writer-nogui)");
		return;
	}
	AUTO(buf_free) struct buf text = {0};
	read_file(in_folder("text/report.txt"), &text);
	same_words(words_of(&arena, buf_view(&text)), plain_of(d), "LibreOffice reads the tree's text out of it");
}

// What lantoa writes lantoa reads.
static void read_back(struct sv bytes)
{
	struct error error = {0};
	struct source s;
	struct reading r;
	if (!ok(source_read(bytes, &arena, &s, &error), "it is read back"))
		return;
	extract_source(&s, &arena, &r);
	const struct document_found *d = r.documents;
	ok(r.document_count == 1 && sv_is(d->number, "27") && sv_is(d->symbol, "BC/ĐUK") && sv_is(d->type, "Báo cáo"), "its number and kind");
	ok(sv_is(d->issuer, "ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH") && d->date.month == 3 && sv_is(d->signer_title, "PHÓ BÍ THƯ"), "who sends it, who signs it");
	ok(sv_is(d->title, "kết quả học tập, quán triệt và tuyên truyền nghị quyết năm 2020"), "its title");
	bool row = false;
	for (size_t i = 0; i < r.paragraph_count; i++)
		row |= sv_starts(r.paragraphs[i].text, SV("2\tĐảng bộ Công ty Điện lực\t214\t209\t97,66"));
	ok(row, "a row of its table");
}

int main(void)
{
	struct doc d;
	struct error error = {0};
	AUTO(buf_free) struct buf bytes = {0}, again = {0};
	sample_report(&d, &arena, "party", 12);
	ok(doc_docx(&d, &bytes, &error) && doc_docx(&d, &again, &error), "it is written");
	ok(bytes.n && sv_eq(buf_view(&bytes), buf_view(&again)), "the same tree gives the same bytes");
	const char *file = in_folder("report.docx");
	write_file(file, buf_view(&bytes));
	parts(file);
	holds(file);
	opened(&d, file);
	read_back(buf_view(&bytes));
	remove_folder();
	arena_free(&arena);
	return done();
}
