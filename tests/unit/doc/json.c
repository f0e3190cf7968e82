// The tree as JSON: there and back, damaged ones refused, the child that makes a PDF of it.
#include "sample.h"

static struct arena arena;

static void there_and_back(void)
{
	struct doc d, back;
	struct error error = {0};
	AUTO(buf_free) struct buf json = {0}, again = {0};
	sample_report(&d, &arena, "party", 3);
	d.title = SV("“quotes”, \"these\", \\ and\ttabs");
	doc_json(&d, &json);
	ok(doc_from_json(buf_view(&json), &arena, &back, &error), "what was written is read");
	doc_json(&back, &again);
	ok(sv_eq(buf_view(&json), buf_view(&again)), "and is the same");
	is_sv(back.title, "“quotes”, \"these\", \\ and\ttabs", "with its marks");
	same_words(plain_of(&back), plain_of(&d), "and all its words");
}

static void damaged(void)
{
	static const char *const trees[] = {
		"",
		"{}",
		"[]",
		"[\"nobody's\",0,\"\",\"\",[]]",
		"[\"party\",0,\"\",\"\",[[\"poem\"]]]",
		"[\"party\",0,\"\",\"\",[[\"heading\",4,\"too deep\"]]]",
		"[\"party\",0,\"\",\"\",[[\"paragraph\",\"body\",[8,\"no such style\"]]]]",
		"[\"party\",0,\"\",\"\",[[\"paragraph\",\"body\",[0]]]]",
		"[\"party\",0,\"\",\"\",[[\"letterhead\",\"\",\"\",\"\",\"\",\"2020-02-30\"]]]",
		"[\"party\",0,\"\",\"\",[[\"table\",0,[1,\"left\"],[2,1,[]]]]]",          // wider than the table
		"[\"party\",0,\"\",\"\",[[\"table\",2,[1,\"left\"],[1,1,[]]]]]",          // more head than rows
		"[\"party\",0,\"\",\"\",[[\"table\",1,[1,\"left\"],[1,2,[]],[1,1,[]]]]]", // out of its head downwards
		"[\"party\",0,\"\",\"\",[[\"table\",2,[1,\"left\",1,\"left\"],[1,1,[],1,2,[]],[2,1,[]]]]]", // over another
		"[\"party\",0,\"\",\"\",[[\"table\",0,[0,\"left\"]]]]",
		"[\"party\",0,\"\",\"\",[[\"page\",2]]]",
	};
	for (size_t i = 0; i < LENGTH(trees); i++) {
		struct doc d;
		struct error error = {0};
		bool read = doc_from_json(sv_of(trees[i]), &arena, &d, &error);
		ok(!read && error.failure == FAIL_INPUT, "refused: %s", trees[i]);
	}
}

static const char *program(void)
{
	static char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	path[n > 0 ? n : 0] = '\0';
	char *tests = strstr(path, "/tests/");
	if (!tests)
		abort();
	snprintf(tests, sizeof(path) - (size_t)(tests - path), "/lantoa");
	return path;
}

static void child(void)
{
	struct doc d;
	struct error error = {0};
	AUTO(buf_free) struct buf json = {0}, want = {0}, got = {0};
	sample_report(&d, &arena, "state", 1);
	doc_json(&d, &json);
	const char *in = in_folder("tree.json"), *out = in_folder("child.pdf");
	write_file(in, buf_view(&json));
	is_int(RUN(in, out, program(), "render-pdf"), 0, "the child ends well");
	read_file(out, &got);
	ok(doc_pdf(&d, &want, &error) && sv_eq(buf_view(&got), buf_view(&want)), "and gives the same PDF");
	write_file(in, SV("[\"party\""));
	is_int(RUN(in, NULL, program(), "render-pdf"), 2, "a damaged tree is refused");
}

int main(void)
{
	there_and_back();
	damaged();
	child();
	remove_folder();
	arena_free(&arena);
	return done();
}
