// What comes from outside as JSON, by jansson.
#include <stdio.h>

#include "text/json_in.h"

// At least as many as the values of `bytes`, so that their number is known before memory is given to them: "[]" costs its
// writer two bytes and its reader a hundred. What begins a value or ends one is counted, outside of texts.
static size_t values_in(struct sv bytes)
{
	size_t count = 1;
	bool text = false;
	for (size_t i = 0; i < bytes.n; i++) {
		char c = bytes.p[i];
		if (c == '"')
			text = !text;
		else if (text && c == '\\')
			i++;
		else if (!text && (c == '[' || c == '{' || c == ','))
			count++;
	}
	return count;
}

json_t *json_in_parse(struct json_in *in, struct sv bytes, size_t values_most)
{
	json_error_t why;
	if (values_in(bytes) > values_most) {
		error_set(in->error, FAIL_INPUT, N_("this is no JSON to be taken: it has more than %zu values"), values_most);
		return NULL;
	}
	json_t *root = json_loadb(bytes.n ? bytes.p : "", bytes.n, JSON_REJECT_DUPLICATES, &why);
	if (root)
		return root;
	switch (json_error_code(&why)) {
	case json_error_out_of_memory:
		out_of_memory();
	case json_error_duplicate_key:
		error_set(in->error, FAIL_INPUT, N_("this is no JSON to be taken: a name stands twice, before byte %d"), why.position);
		break;
	case json_error_stack_overflow:
		error_set(in->error, FAIL_INPUT, N_("this is no JSON to be taken: nested too deeply at byte %d"), why.position);
		break;
	case json_error_null_character:
	case json_error_null_byte_in_key:
		error_set(in->error, FAIL_INPUT, N_("this is no JSON to be taken: U+0000 in a text, before byte %d"), why.position);
		break;
	case json_error_numeric_overflow:
		error_set(in->error, FAIL_INPUT, N_("this is no JSON to be taken: a number does not fit, before byte %d"), why.position);
		break;
	case json_error_invalid_utf8:
		error_set(in->error, FAIL_INPUT, N_("this is no JSON: not UTF-8 at byte %d"), why.position);
		break;
	case json_error_premature_end_of_input:
		error_set(in->error, FAIL_INPUT, N_("this is no JSON: it ends too early"));
		break;
	default: // jansson's own words would quote what is not believed
		error_set(in->error, FAIL_INPUT, N_("this is no JSON: something else is expected at byte %d"), why.position);
	}
	return NULL;
}

bool json_in_wrong(struct json_in *in, const char *name, const char *why)
{
	return error_set(in->error, FAIL_INPUT, N_("what a reader handed over is damaged at %s%s%s: %s. Nothing was kept"),
	                 in->item, in->item[0] && name[0] ? "." : "", name, why);
}

void json_in_item(struct json_in *in, const char *list, size_t i)
{
	snprintf(in->item, sizeof(in->item), "%s[%zu]", list, i);
}

const json_t *json_in_member(const json_t *object, const char *name)
{
	const json_t *v = json_object_get(object, name);
	return json_is_null(v) ? NULL : v;
}

struct sv json_in_text(struct json_in *in, const json_t *v, const char *name)
{
	if (!json_is_string(v)) {
		json_in_wrong(in, name, "not a text");
		return (struct sv){0};
	}
	return arena_sv(in->arena, (struct sv){json_string_value(v), json_string_length(v)});
}

int64_t json_in_int(struct json_in *in, const json_t *v, const char *name, int64_t least, int64_t most)
{
	int64_t n = json_integer_value(v);
	if (json_is_integer(v) && n >= least && n <= most)
		return n;
	json_in_wrong(in, name, "not a whole number in its bounds");
	return least;
}

bool json_in_bool(struct json_in *in, const json_t *v, const char *name)
{
	if (!json_is_boolean(v))
		json_in_wrong(in, name, "neither true nor false");
	return json_is_true(v);
}

struct decimal json_in_decimal(struct json_in *in, const json_t *v, const char *name)
{
	struct decimal d = {0};
	struct sv s = json_in_text(in, v, name);
	if (s.p && !decimal_parse(s, &d))
		json_in_wrong(in, name, "not a decimal");
	return d;
}

struct date json_in_date(struct json_in *in, const json_t *v, const char *name)
{
	struct date d = {0};
	struct sv s = json_in_text(in, v, name);
	if (s.p && !date_parse(s, &d))
		json_in_wrong(in, name, "not a date");
	return d;
}

int json_in_word(struct json_in *in, const json_t *v, const char *name, const char *const *words, size_t count)
{
	int place = sv_place(json_in_text(in, v, name), words, count);
	if (place < 0)
		json_in_wrong(in, name, "not a word that is known");
	return place < 0 ? 0 : place;
}

const json_t *json_in_list(struct json_in *in, const json_t *v, const char *name, size_t most)
{
	if (!json_is_array(v))
		json_in_wrong(in, name, "not a list");
	else if (json_array_size(v) > most)
		json_in_wrong(in, name, "too many");
	else
		return v;
	return NULL;
}
