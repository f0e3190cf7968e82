// Files, documents with their citations, materials, on both engines; and the mark of secrecy.
#include "engines.h"

#include "org/audit.h"
#include "register/citation.h"
#include "register/document.h"
#include "register/finding.h"
#include "register/file.h"
#include "register/material.h"
#include "register/secrecy.h"
#include "text/text.h"

static const char two_units[] =
    "INSERT INTO unit_kind (id, code, name_vi, name_en, level, organ, makes_plan, monthly_meeting, reports, position)"
    " VALUES (1, 'k', 'k', 'k', 1, 0, 0, 0, 0, 1);"
    "INSERT INTO unit (id, uid, kind, name, name_fold, name_key, outside, created_at)"
    " VALUES (1, %s, 1, 'A', 'a', %s, 0, 0), (2, %s, 1, 'B', 'b', %s, 0, 0);";

static struct arena arena;
static struct error error;

static struct tx begin(struct db *db)
{
	db_begin(db);
	error_clear(&error);
	return (struct tx){.db = db, .arena = &arena, .now = 1581300000000, .offset = 420, .error = &error};
}

static void commit(struct db *db, const char *what)
{
	struct error why = {0};
	if (!ok(db_commit(db, &why), "%s", what))
		printf("# %s\n", error_words(&why));
}

static void files(struct db *db)
{
	struct tx t = begin(db);
	AUTO(buf_free) struct buf big = {0}, back = {0};
	for (int i = 0; i < 2 * FILE_PIECE + 5; i++)
		buf_char(&big, (char)(i * 7 + i / 999));
	int64_t id = file_store(&t, buf_view(&big));
	ok(id > 0, "a file of three pieces is stored");
	is_int(file_store(&t, buf_view(&big)), id, "the same bytes are kept once");
	ok(file_read(&t, id, &back) && sv_eq(buf_view(&back), buf_view(&big)), "and come back the same");
	is_sv(file_digest(&t, file_store(&t, SV("abc"))),
	      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "by the digest that everybody computes");
	is_int(file_store(&t, (struct sv){0}), 0, "an empty file is refused");
	ok(error_says(&error, "empty"), "and it says why");
	error_clear(&error);
	is_int(file_store(&t, (struct sv){big.p, FILE_MOST + 1}), 0, "one over the limit is refused");
	ok(error.failure == FAIL_TOO_LARGE, "as too large");
	error_clear(&error);
	buf_reset(&back);
	ok(!file_read(&t, 999, &back) && error.failure == FAIL_NOT_FOUND, "one that is not there is not found");
	file_forget(&t, id);
	error_clear(&error);
	ok(!file_read(&t, id, &back), "one that nothing refers to can be forgotten");
	commit(db, "files are committed");

	t = begin(db);
	id = file_store(&t, SV("đúng"));
	commit(db, "another file");
	struct error why = {0};
	const char *harm = db_is_postgres(db) ? "UPDATE file_chunk SET bytes = 'sai' WHERE file = (SELECT max(id) FROM file)"
	                                      : "UPDATE file_chunk SET bytes = x'736169' WHERE file = (SELECT max(id) FROM file)";
	ok(db_script(db, harm, &why), "its bytes are damaged behind our back");
	t = begin(db);
	buf_reset(&back);
	ok(!file_read(&t, id, &back) && error_says(&error, "damaged"), "and that is found");
	db_rollback(db);
}

static int64_t add(struct tx *t, const char *number, const char *symbol, const char *date, enum document_state state)
{
	struct document d = {.unit = 1,
	                     .state = state,
	                     .kind = SV("plan"),
	                     .type = SV("Kế hoạch"),
	                     .number = sv_of(number),
	                     .symbol = sv_of(symbol),
	                     .title = SV("về một việc"),
	                     .first_line = 1,
	                     .last_line = 9};
	if (date && !date_parse(sv_of(date), &d.issued))
		abort();
	return document_add(t, &d);
}

static void cite(struct tx *t, int64_t from, int line, const char *number, const char *symbol, const char *date)
{
	struct citation c = {.document = from,
	                     .line = line,
	                     .start = 2,
	                     .end = 20,
	                     .text = SV("một văn bản"),
	                     .number = sv_of(number),
	                     .symbol = sv_of(symbol)};
	if (date && !date_parse(sv_of(date), &c.issued))
		abort();
	citation_add(t, &c);
}

static int64_t cited(struct tx *t, int64_t document, size_t i)
{
	size_t count;
	struct citation *all = citations_of(t, document, &count);
	return i < count ? all[i].cited : -1;
}

static void citations(struct db *db)
{
	struct tx t = begin(db);
	size_t count;
	int64_t guideline = add(&t, "83", "HD/BTGTU", "2020-01-31", DOCUMENT_REGISTERED);
	int64_t older = add(&t, "83", "HD/BTGTU", "2015-02-02", DOCUMENT_REGISTERED);
	int64_t plan = add(&t, "05", "KH/ĐUK", NULL, DOCUMENT_REVIEW);
	cite(&t, plan, 3, "83", "HD/BTGTU", "2020-01-31");
	cite(&t, plan, 4, "83", "HD/BTGTU", NULL);
	cite(&t, plan, 5, "9", "NQ-HĐND", NULL);
	cite(&t, plan, 6, "", "", NULL);
	is_int(cited(&t, plan, 0), 0, "nothing is tied while it is under review");
	document_register(&t, plan);
	is_int(cited(&t, plan, 0), guideline, "the cited one is found by number, symbol and date");
	is_int(cited(&t, plan, 1), 0, "without a date two would fit, so neither is taken");
	is_int(cited(&t, plan, 2), 0, "one that is not registered is not tied");
	struct citation *to = citations_to(&t, guideline, &count);
	ok(count == 1 && to[0].document == plan, "and the guideline knows who cites it");
	citations_to(&t, older, &count);
	is_int((int64_t)count, 0, "the one of another year is not meant");

	int64_t later = add(&t, "09", "nq-hđnd", "2019-12-09", DOCUMENT_REVIEW);
	is_int(cited(&t, plan, 2), 0, "a later document under review is not tied");
	document_register(&t, later);
	is_int(cited(&t, plan, 2), later, "registered, it is: 9/NQ-HĐND and 09/nq-hđnd are one");

	struct document d;
	ok(document_get(&t, later, &d), "it is there");
	AUTO(buf_free) struct buf said = {0};
	int64_t before, after;
	d.number = SV("10");
	ok(audit_verify(&t, &said, &before), "the log is whole");
	document_correct(&t, &d);
	audit_seal(&t);
	ok(audit_verify(&t, &said, &after) && after == before + 1, "the correction stands in the audit log");
	is_int(cited(&t, plan, 2), 0, "with its number corrected it is no longer what was cited");
	commit(db, "citations are committed");
}

static int64_t whole_with_texts(struct tx *t, int64_t file, int64_t *part)
{
	struct document d = {.unit = 2, .kind = SV("plan"), .first_line = 1, .last_line = 3, .file = file};
	int64_t whole = document_add(t, &d);
	d.part_of = whole;
	d.kind = SV("material");
	*part = document_add(t, &d);
	document_add_line(t, whole, &(struct document_line){.line = 1, .text = SV("Số 12")});
	document_add_line(t, whole, &(struct document_line){.line = 2, .table = 1, .row = 2, .cell = 3});
	document_add_line(t, whole, &(struct document_line){.line = 3, .text = SV("tiếp"), .joined_to = 1});
	document_add_heading(t, whole, &(struct document_heading){1, 3, 1, SV("I."), SV("Mục đích")});
	document_add_recipient(t, whole, 0, &(struct document_recipient){3, SV("Các chi bộ"), SV("thực hiện")});
	document_add_abbreviation(t, whole, SV("NTM"), SV("nông thôn mới"));
	document_add_abbreviation(t, whole, SV("NTM"), SV("khác"));
	struct finding f = {.document = whole,
	                    .line = 1,
	                    .start = 1,
	                    .end = 2,
	                    .other_line = 3,
	                    .other_start = 1,
	                    .other_end = 2,
	                    .code = SV("ratio"),
	                    .severity = FINDING_ERROR,
	                    .stated = {5151, 2},
	                    .computed = {5050, 2},
	                    .has_figures = true,
	                    .key = SV("ratio 00000000000000aa 51.51")};
	error_set(&f.message, FAIL_CHECK, "%s is %s", "a", "b");
	finding_add(t, &f);
	return whole;
}

static void documents(struct db *db)
{
	struct tx t = begin(db);
	size_t count;
	struct document d;
	int64_t part, file = file_store(&t, SV("văn bản")), whole = whole_with_texts(&t, file, &part);
	struct document_line *lines = document_lines(&t, whole, &count);
	ok(count == 3 && sv_is(lines[0].text, "Số 12") && lines[1].text.n == 0 && lines[2].joined_to == 1 && lines[1].table == 1 && lines[1].row == 2 && lines[1].cell == 3 && !lines[2].table,
	   "the text comes back by line, empty ones too, with what a page break cut and the cells of tables");
	struct document_heading *h = document_headings(&t, whole, &count);
	ok(count == 1 && sv_is(h[0].mark, "I.") && h[0].last_line == 3, "the outline");
	struct document_recipient *r = document_recipients(&t, whole, &count);
	ok(count == 1 && sv_is(r[0].purpose, "thực hiện"), "the recipients");
	struct document_abbreviation *a = document_abbreviations(&t, whole, &count);
	ok(count == 1 && sv_is(a[0].expansion, "nông thôn mới"), "an abbreviation means what was said first");
	struct finding *f = findings_of(&t, whole, &count);
	ok(count == 1 && f[0].has_figures && f[0].computed.mantissa == 5050 && f[0].computed.scale == 2, "the findings' figures");
	ok(f[0].other_line == 3 && f[0].other_start == 1 && f[0].other_end == 2 && f[0].severity == FINDING_ERROR, "where the other one stands, and how grave it is");
	is_str(count ? error_words(&f[0].message) : "", "a is b", "and their words");

	struct document_list list = document_list(&t, 2, 0, 10);
	ok(list.count == 1 && list.items[0].id == whole && !list.more, "the list has the whole, not its parts");
	is_int((int64_t)document_parts(&t, whole).count, 1, "which stand under it");
	for (int i = 0; i < 3; i++)
		document_add(&t, &(struct document){.unit = 2, .kind = SV("report"), .first_line = 1, .last_line = 1});
	list = document_list(&t, 2, 0, 2);
	ok(list.count == 2 && list.more, "a page of the list says that more follow");
	ok(list.items[0].id > list.items[1].id, "the newest first");

	ok(document_discard(&t, whole), "what is under review can be erased");
	ok(!document_get(&t, part, &d) && error.failure == FAIL_NOT_FOUND, "with its parts");
	error_clear(&error);
	AUTO(buf_free) struct buf bytes = {0};
	ok(!file_read(&t, file, &bytes), "and its file");
	error_clear(&error);
	int64_t registered = add(&t, "1", "NQ/TU", NULL, DOCUMENT_REGISTERED);
	ok(!document_discard(&t, registered) && error.failure == FAIL_CONFLICT, "what is in the register cannot");
	commit(db, "documents are committed");
}

static void materials(struct db *db)
{
	struct tx t = begin(db);
	size_t count;
	int64_t plan = add(&t, "7", "KH/A", NULL, DOCUMENT_REGISTERED);
	struct material m = {
	    .unit = 1, .document = plan, .title = SV("Đề cương"), .audience = SV("báo cáo viên"), .access = ACCESS_SCOPE};
	int64_t outline = material_add(&t, &m);
	m = (struct material){
	    .unit = 1, .document = plan, .title = SV("Tờ rơi"), .access = ACCESS_PUBLIC, .reference = SV("gửi bản giấy")};
	int64_t leaflet = material_add(&t, &m);
	struct material *all = materials_of(&t, plan, &count);
	ok(count == 2 && all[0].id == leaflet && all[1].id == outline, "those for everybody come first");
	ok(all[0].access == ACCESS_PUBLIC && all[1].access == ACCESS_SCOPE, "each with who may open it");
	m.reference = (struct sv){0};
	m.file = file_store(&t, SV("tờ rơi mới"));
	int64_t newer = material_replace(&t, leaflet, &m);
	all = materials_of(&t, plan, &count);
	ok(count == 2 && all[0].id == newer && all[0].version == 2, "a newer version takes its place");
	ok(material_get(&t, leaflet, &m) && m.replaced_by == newer, "the older one stays readable");
	is_int(material_replace(&t, leaflet, &m), 0, "and is not replaced twice");
	ok(error.failure == FAIL_CONFLICT, "which is said");
	error_clear(&error);
	m = (struct material){.id = outline, .title = SV("Đề cương mới"), .audience = SV("báo cáo viên"), .access = ACCESS_UNITS, .text = plan};
	material_correct(&t, &m);
	ok(material_get(&t, outline, &m) && m.text == plan && m.access == ACCESS_UNITS && sv_is(m.title, "Đề cương mới"),
	   "a reference gets its text, and what a person corrects");
	material_remove(&t, newer);
	all = materials_of(&t, plan, &count);
	ok(count == 2 && all[0].id == leaflet, "with the newer version removed the older one stands again");
	commit(db, "materials are committed");
}

static void subject(struct db *db, const char *where)
{
	(void)where;
	struct error why = {0};
	char sql[1024];
	const char *no_bytes = db_is_postgres(db) ? "''" : "x''";
	snprintf(sql, sizeof(sql), two_units, no_bytes, no_bytes, no_bytes, no_bytes);
	if (!ok(db_script(db, sql, &why), "two units"))
		printf("# %s\n", error_words(&why));
	files(db);
	citations(db);
	documents(db);
	materials(db);
}

static void numbers(void)
{
	is_sv(text_document_number(&arena, SV("12"), SV("KH/ĐUK")), "12-KH/ĐUK", "a Party body's number");
	is_sv(text_document_number(&arena, SV("123"), SV("NQ-HĐND")), "123/NQ-HĐND", "a State body's");
	is_sv(text_document_number(&arena, SV("06"), SV("2024/QĐ-UBND")), "06/2024/QĐ-UBND", "a normative act's");
	is_sv(text_document_number(&arena, SV(""), SV("KH/ĐUK")), "KH/ĐUK", "a draft's, without number");
	is_sv(document_reference(&arena, SV("06"), SV("2024/QĐ - UBND")), "6/2024/qđ/ubnd", "compared without zeros and blanks");
}

static void secrecy(void)
{
	static const struct {
		const char *line;
		enum secrecy grade;
	} cases[] = {
	    {"MẬT", SECRECY_MAT},
	    {"Mật", SECRECY_MAT},
	    {"  [ TỐI MẬT ]", SECRECY_TOI_MAT},
	    {"**TUYỆT MẬT**", SECRECY_TUYET_MAT},
	    {"T U Y Ệ T   M Ậ T", SECRECY_TUYET_MAT},
	    {"M Ậ T", SECRECY_MAT},
	    {"Số 05-BC/TU | MẬT", SECRECY_MAT},
	    {"Số 05-BC/TU\tMẬT", SECRECY_MAT},
	    {"Số 05-BC/TU          Tối mật", SECRECY_TOI_MAT},
	    {"Độ mật: Mật", SECRECY_MAT},
	    {"Độ mật: Tuyệt mật.", SECRECY_TUYET_MAT},
	    {"Chế độ bảo mật", SECRECY_NONE},
	    {"Độ mật thấp", SECRECY_NONE},
	    {"mật", SECRECY_NONE},
	    {"Bí mật nhà nước độ Mật", SECRECY_NONE},
	    {"CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC", SECRECY_NONE},
	    {"Mật ong: 12 tấn", SECRECY_NONE},
	    {"MẬT ĐỘ DÂN SỐ", SECRECY_NONE},
	    {"", SECRECY_NONE},
	};
	for (size_t i = 0; i < LENGTH(cases); i++)
		is_int(secrecy_of_line(&arena, sv_of(cases[i].line)), cases[i].grade, cases[i].line);
}

int main(void)
{
	on_each_engine(subject);
	numbers();
	secrecy();
	arena_free(&arena);
	return done();
}
