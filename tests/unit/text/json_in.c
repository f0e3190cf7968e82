// JSON from outside: what is taken apart, what is refused and with which words.
#include "tap.h"

#include "text/json_in.h"

static struct arena arena;

// Refused before or after jansson, with these words.
static void refused(struct sv bytes, size_t values_most, const char *words)
{
	struct error error = {0};
	struct json_in in = {.arena = &arena, .error = &error};
	AUTO(buf_free) struct buf said = {0};
	AUTO(json_decrefp) json_t *root = json_in_parse(&in, bytes, values_most);
	error_text(&error, LANGUAGE_EN, &said);
	if (!ok(!root && error.failure == FAIL_INPUT && strstr(buf_cstr(&said), words), "refused: %s", words))
		printf("# %s\n", root ? "taken" : buf_cstr(&said));
}

static void whole(void)
{
	AUTO(buf_free) struct buf deep = {0};
	refused(SV(""), 10, "ends too early");
	refused(SV("[1,"), 10, "ends too early");
	refused(SV("[1] 2"), 10, "byte 5");
	refused(SV("7"), 10, "something else is expected");
	refused(SV("[01]"), 10, "something else is expected");
	refused(SV("{\"a\":1,\"a\":1}"), 10, "a name stands twice");
	refused(SV("[\"\\u0000\"]"), 10, "U+0000");
	refused(SV("[\"\0\"]"), 10, "something else is expected");
	refused(SV("[\"\\ud800\"]"), 10, "something else is expected");
	refused(SV("[\"\xc0\xaf\"]"), 10, "not UTF-8");
	refused(SV("[\"\xed\xa0\x80\"]"), 10, "not UTF-8"); // half of a pair, written as UTF-8
	refused(SV("[9223372036854775808]"), 10, "does not fit");
	refused(SV("[1e999]"), 10, "does not fit");
	for (int i = 0; i < 100000; i++)
		buf_char(&deep, '[');
	refused(buf_view(&deep), 1 << 20, "nested too deeply");
}

// The bound is on values and not on bytes: a comma in a text is none.
static void values(void)
{
	struct error error = {0};
	struct json_in in = {.arena = &arena, .error = &error};
	refused(SV("[1,2,3]"), 3, "more than 3 values");
	refused(SV("[[],[],[]]"), 5, "more than 5 values");
	refused(SV("[{},{},{}]"), 5, "more than 5 values");
	refused(SV("[\"\\\"\",1,2]"), 3, "more than 3 values");
	AUTO(json_decrefp) json_t *root = json_in_parse(&in, SV("[\",,[{\\\",,[\",\",,\"]"), 3);
	ok(root, "what stands in a text is no value");
}

static void getters(void)
{
	struct error error = {0};
	struct json_in in = {.arena = &arena, .error = &error};
	struct sv text;
	{
		AUTO(json_decrefp) json_t *root =
		    json_in_parse(&in, SV("{\"t\":\"đường\",\"n\":-7,\"y\":true,\"d\":\"900719925474099.31\",\"on\":\"2020-02-29\",\"no\":null}"), 20);
		text = json_in_text(&in, json_in_member(root, "t"), "t");
		is_int(json_in_int(&in, json_in_member(root, "n"), "n", -7, -7), -7, "a whole number at its bounds");
		ok(json_in_bool(&in, json_in_member(root, "y"), "y"), "true");
		struct decimal d = json_in_decimal(&in, json_in_member(root, "d"), "d");
		is_int(d.mantissa, 90071992547409931, "a figure that no double holds, exactly");
		is_int(d.scale, 2, "with its digits after the point");
		is_int(json_in_date(&in, json_in_member(root, "on"), "on").day, 29, "a date");
		ok(!json_in_member(root, "no") && !json_in_member(root, "none") && !json_in_member(NULL, "t"), "null is missing");
		ok(!error_is_set(&error), "all of it is taken");
	}
	is_sv(text, "đường", "texts outlive the tree");
}

// What each getter says of a value of another type, and what it gives.
static void wrong(void)
{
	static const char *const words[] = {"one", "two"};
	struct error error = {0};
	struct json_in in = {.arena = &arena, .error = &error};
	AUTO(json_decrefp) json_t *root = json_in_parse(&in, SV("[[],1,\"x\",1.5,true,{}]"), 20);
	const json_t *list = json_array_get(root, 0), *one = json_array_get(root, 1), *x = json_array_get(root, 2),
	             *real = json_array_get(root, 3);
	json_in_item(&in, "things", 3);
#define REFUSED(said, got)                                                                         \
	do {                                                                                           \
		AUTO(buf_free) struct buf text = {0};                                                      \
		bool harmless = got;                                                                       \
		error_text(&error, LANGUAGE_EN, &text);                                                    \
		if (!ok(harmless && strstr(buf_cstr(&text), "things[3].it: " said), "%s", said))           \
			printf("# %s\n", buf_cstr(&text));                                                     \
		error_clear(&error);                                                                       \
	} while (0)
	REFUSED("not a text", json_in_text(&in, one, "it").n == 0);
	REFUSED("not a text", json_in_text(&in, NULL, "it").n == 0);
	REFUSED("not a whole number", json_in_int(&in, one, "it", 2, 5) == 2);
	REFUSED("not a whole number", json_in_int(&in, x, "it", 0, 5) == 0);
	REFUSED("not a whole number", json_in_int(&in, real, "it", 0, 5) == 0);
	REFUSED("neither true nor false", !json_in_bool(&in, one, "it"));
	REFUSED("not a text", json_in_decimal(&in, real, "it").mantissa == 0);
	REFUSED("not a decimal", json_in_decimal(&in, x, "it").mantissa == 0);
	REFUSED("not a date", json_in_date(&in, x, "it").year == 0);
	REFUSED("not a word", json_in_word(&in, x, "it", words, 2) == 0);
	REFUSED("not a list", !json_in_list(&in, x, "it", 5));
	REFUSED("too many", !json_in_list(&in, root, "it", 5));
#undef REFUSED
	ok(json_in_list(&in, list, "it", 0) == list && json_in_list(&in, root, "it", 6) == root, "lists within their bounds");
}

int main(void)
{
	whole();
	values();
	getters();
	wrong();
	arena_free(&arena);
	return done();
}
