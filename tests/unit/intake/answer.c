// The child's answer as data: what a good one gives, and that each damage is refused with its place.
#include "tap.h"

#include "intake/answer.h"

static const char good[] =
    "{\"file\":\"a.txt\",\"lines\":4,"
    "\"text\":[\"KẾ HOẠCH\",\"Các chi bộ học tập xong trong tháng 3, đạt 16,35%\",\"và \",\"100% đảng viên\"],"
    "\"continuations\":[{\"line\":4,\"of\":3}],"
    "\"documents\":[{\"kind\":\"plan\",\"type\":\"Kế hoạch\",\"number\":\"21\",\"symbol\":\"KH/ĐUK\",\"date\":\"2020-02-10\","
    "\"title\":\"học tập\",\"issuer\":null,\"authority\":\"T/M BAN THƯỜNG VỤ\",\"signer\":{\"title\":\"BÍ THƯ\",\"name\":\"Nguyễn X\"},"
    "\"recipients\":[{\"line\":4,\"text\":\"Các chi bộ\",\"purpose\":null}],\"first_line\":1,\"last_line\":3,\"year\":2019},"
    "{\"kind\":\"material\",\"type\":null,\"number\":null,\"first_line\":4,\"last_line\":4,\"signer\":null}],"
    "\"outline\":[{\"line\":1,\"mark\":\"I.\",\"level\":1,\"title\":\"KẾ HOẠCH\",\"last_line\":4}],"
    "\"citations\":[{\"line\":2,\"start\":0,\"end\":3,\"text\":\"Các\",\"type\":\"Chỉ thị\",\"number\":\"05\",\"symbol\":null,\"date\":null,\"issuer\":\"Bộ\"}],"
    "\"obligations\":[{\"line\":2,\"last_line\":3,\"kind\":\"duty\",\"actor\":\"Các chi bộ\",\"action\":\"học tập\",\"audience\":null,"
    "\"content\":[\"một\",\"hai\"],\"materials\":[],\"due\":\"2020-03-31\",\"due_text\":\"trong tháng 3\",\"due_inherited\":false,\"held\":null,"
    "\"mode\":[\"joint\",\"by-cell\"],\"plan_required\":false,\"report_to\":null,\"report_via\":null,\"supervisor\":null}],"
    "\"measures\":[{\"line\":2,\"start\":42,\"end\":48,\"text\":\"16,35%\",\"value\":\"16.35\",\"high\":null,\"total\":null,\"unit\":\"%\",\"cmp\":\"=\","
    "\"estimate\":true,\"role\":\"actual\",\"ratio\":false,\"direction\":null,\"subject\":\"tỷ lệ\",\"year\":2019,\"of\":null,\"more\":[]},"
    "{\"line\":4,\"start\":0,\"end\":4,\"text\":\"100%\",\"value\":\"900719925474099.31\",\"high\":\"12\",\"total\":\"106\",\"unit\":null,\"cmp\":\"range\","
    "\"estimate\":false,\"role\":\"target_change\",\"ratio\":false,\"direction\":\"down\",\"subject\":\"\",\"year\":null,\"of\":0,\"more\":[{\"line\":3,\"start\":0,\"end\":2}]}],"
    "\"abbreviations\":[{\"short\":\"NTM\",\"long\":\"nông thôn mới\",\"line\":2}],"
    "\"lint\":[{\"line\":2,\"start\":42,\"end\":48,\"code\":\"ratio\",\"severity\":\"error\",\"message\":\"là 50 %, không phải 51 %\",\"stated\":\"51\",\"computed\":\"50\",\"other_line\":1,\"other_start\":0,\"other_end\":2}]}";

static void reads_a_good_one(void)
{
	AUTO(arena_free) struct arena a = {0};
	struct reading r;
	struct error error = {0};
	AUTO(buf_free) struct buf words = {0};
	if (!ok(reading_from_json(sv_of(good), &a, &r, &error), "a good answer is taken")) {
		error_text(&error, LANGUAGE_EN, &words);
		printf("# %s\n", buf_cstr(&words));
		return;
	}
	is_int((int64_t)r.line_count, 4, "lines");
	is_sv(r.lines[0].text, "KẾ HOẠCH", "the text of a line");
	is_int(r.lines[3].joined_to, 3, "a continuation");
	is_int((int64_t)r.document_count, 2, "documents");
	is_str(r.documents[0].kind, "plan", "kind");
	is_sv(r.documents[0].symbol, "KH/ĐUK", "symbol");
	is_int(r.documents[0].date.day, 10, "date");
	is_sv(r.documents[0].signer_name, "Nguyễn X", "who signed");
	is_int(r.documents[0].year, 2019, "year of the results");
	is_sv(r.documents[0].recipients[0].text, "Các chi bộ", "recipient");
	is_int(r.documents[1].last_line, 4, "the second document's lines");
	is_int(r.headings[0].last_line, 4, "heading");
	is_int(r.citations[0].place.end, 3, "citation");
	is_int((int64_t)r.obligations[0].content_count, 2, "contents");
	is_str(r.obligations[0].modes[1], "by-cell", "modes");
	is_int(r.obligations[0].plan, PLAN_EXEMPT, "exempt from the plan");
	is_int(r.obligations[0].due.month, 3, "due");
	is_int(r.obligations[0].place.end, 49, "an obligation without start and end is its whole line");
	is_int(r.measures[0].value.mantissa, 1635, "16.35 exactly: mantissa");
	is_int(r.measures[0].value.scale, 2, "16.35 exactly: scale");
	is_int(r.measures[0].of, -1, "qualifies nothing");
	ok(!r.measures[0].has_high && r.measures[1].has_high && r.measures[1].high.mantissa == 12 && !r.measures[1].has_total, "a range has no total");
	is_int(r.measures[1].direction, DIRECTION_DOWN, "direction");
	is_int(r.measures[1].of, 0, "qualifies the first");
	is_int(r.measures[1].more[0].line, 3, "a further piece");
	is_int(r.lint[0].stated.mantissa, 51, "lint");
	ok(r.lint[0].other.line == 1 && r.lint[0].other.start == 0 && r.lint[0].other.end == 2, "what it contradicts");
	struct error said = lint_message(&r.lint[0]);
	error_text(&said, LANGUAGE_VI, &words);
	is_str(buf_cstr(&words), "là 50 %, không phải 51 %", "percent signs of a message are no directives");
}

// The good answer with one thing in it replaced.
static void refuses(const char *from, const char *to, const char *place)
{
	AUTO(arena_free) struct arena a = {0};
	AUTO(buf_free) struct buf json = {0}, words = {0};
	struct reading r;
	struct error error = {0};
	size_t at = sv_find(sv_of(good), sv_of(from));
	if (at == SIZE_MAX)
		ok(false, "the test replaces something: %s", from);
	buf_sv(&json, sv_head(sv_of(good), at));
	buf_str(&json, to);
	buf_sv(&json, sv_from(sv_of(good), at + strlen(from)));
	bool taken = reading_from_json(buf_view(&json), &a, &r, &error);
	error_text(&error, LANGUAGE_EN, &words);
	if (!ok(!taken && strstr(buf_cstr(&words), place), "%s → %s is refused, and says %s", from, to, place))
		printf("# %s\n", taken ? "taken" : buf_cstr(&words));
}

static void refuses_damage(void)
{
	refuses("\"lines\":4", "\"lines\":5", "lines");
	refuses("\"lines\":4", "\"lines\":-1", "lines");
	refuses("\"lines\":4", "\"lines\":4.0", "lines");
	refuses("\"text\":[", "\"text\":{},\"t\":[", "text");
	refuses("KẾ HOẠCH\",\"Các", "K\\u0001\",\"Các", "control characters");
	refuses("KẾ HOẠCH\",\"Các", "KE\\u0302 HOACH\",\"Các", "not normalised");
	refuses("KẾ HOẠCH\",\"Các", "a\\ud800\",\"Các", "no JSON");
	refuses("{\"line\":4,\"of\":3}", "{\"line\":3,\"of\":3}", "of");
	refuses("\"kind\":\"plan\"", "\"kind\":7", "documents[0].kind");
	refuses("\"date\":\"2020-02-10\"", "\"date\":\"2020-02-30\"", "documents[0].date");
	refuses("\"first_line\":1", "\"first_line\":0", "documents[0].first_line");
	refuses("\"last_line\":3,\"year\"", "\"last_line\":4,\"year\"", "documents[1].first_line");
	refuses("\"first_line\":4,\"last_line\":4", "\"first_line\":4,\"last_line\":3", "documents[1].last_line");
	refuses("\"level\":1", "\"level\":99999999999999999999", "does not fit");
	refuses("\"start\":0,\"end\":3", "\"start\":0,\"end\":50", "citations[0].end");
	refuses("\"start\":0,\"end\":3", "\"start\":4,\"end\":3", "citations[0].start");
	refuses("\"kind\":\"duty\"", "\"kind\":\"wish\"", "obligations[0].kind");
	refuses("\"mode\":[\"joint\",\"by-cell\"]", "\"mode\":[\"joint\",\"alone\"]", "obligations[0].mode");
	refuses("\"mode\":[\"joint\",\"by-cell\"]", "\"mode\":[\"joint\",null]", "obligations[0].mode");
	refuses("\"content\":[\"một\",\"hai\"]", "\"content\":[1,2,3,4,5,6,7,8,9]", "obligations[0].content");
	refuses("\"plan_required\":false", "\"plan_required\":\"no\"", "obligations[0].plan_required");
	refuses("\"value\":\"16.35\"", "\"value\":null", "measures[0].value");
	refuses("\"value\":\"16.35\"", "\"value\":\"1635e-2\"", "measures[0].value");
	refuses("\"value\":\"16.35\"", "\"value\":\"\"", "measures[0].value");
	refuses("\"value\":\"16.35\"", "\"value\":16.35", "measures[0].value"); // a double to who reads it
	refuses("\"value\":\"16.35\"", "\"value\":\"9007199254740993.000000001\"", "measures[0].value");
	refuses("\"cmp\":\"=\"", "\"cmp\":\"!=\"", "measures[0].cmp");
	refuses("\"cmp\":\"=\"", "\"cmp\":null", "measures[0].cmp");
	refuses("\"of\":0", "\"of\":2", "measures[1].of");
	refuses("\"of\":0", "\"of\":1", "measures[1].of");
	refuses("\"more\":[{\"line\":3", "\"more\":[{\"line\":9", "measures[1].line");
	refuses("\"other_line\":1", "\"other_line\":5", "lint[0].other_line");
	refuses("\"other_end\":2", "\"other_end\":99", "lint[0].other_end");
	refuses("\"severity\":\"error\"", "\"severity\":\"fatal\"", "lint[0].severity");
	refuses("\"number\":\"21\"", "\"number\":\"21\",\"number\":\"22\"", "twice");
	refuses("\"number\":\"21\"", "\"number\":\"2\\u00001\"", "U+0000");
	refuses("\"direction\":\"down\"", "\"direction\":\"sideways\"", "measures[1].direction");
	refuses("\"end\":48", "\"end\":48.0", "measures[0].end");
	refuses("}]}", "}]", "JSON");
	refuses("}]}", "}]}}", "JSON");
	refuses("{\"file\"", "[{\"file\"", "JSON");
	refuses("\"file\":\"a.txt\"", "\"file\":\"\xff\"", "UTF-8");
}

int main(void)
{
	reads_a_good_one();
	refuses_damage();
	return done();
}
