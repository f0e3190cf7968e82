// Fuzzes what a form brings: pairs, declared parameters, and the frames in which a child hands over a form with files. What
// reaches a handler is valid text in NFC without control characters, and was declared.
#include "text/text.h"
#include "web/form.h"
#include "web/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const struct param params[] = {{.name = "t", .type = PARAM_TEXT, .required = true}, {.name = "l", .type = PARAM_LINES},
                                      {.name = "s", .type = PARAM_SECRET}, {.name = "n", .type = PARAM_INT},
                                      {.name = "d", .type = PARAM_DATE}, {.name = "f", .type = PARAM_DECIMAL},
                                      {.name = "c", .type = PARAM_CHOICE, .choices = "a|b"}, {.name = "e", .type = PARAM_EACH},
                                      {.name = "p.", .type = PARAM_PREFIX}, {.name = "u", .type = PARAM_FILE}, {0}};

static bool declared(struct sv name)
{
	for (const struct param *p = params; p->name; p++) {
		if (p->type == PARAM_PREFIX ? sv_starts(name, sv_of(p->name)) : sv_is(name, p->name))
			return true;
	}
	return false;
}

static void check(const struct req *r)
{
	for (size_t i = 0; i < r->given_count; i++) {
		struct sv value = r->given[i].value;
		bool lines = sv_is(r->given[i].name, "l") || sv_starts(r->given[i].name, SV("p.")), secret = sv_is(r->given[i].name, "s");
		if (!declared(r->given[i].name) || !utf8_valid(r->given[i].name, NULL) || !utf8_valid(value, NULL))
			abort();
		for (size_t k = 0; k < value.n && !secret; k++) {
			unsigned char c = (unsigned char)value.p[k];
			if (c == 0x7F || (c < ' ' && !(lines && (c == '\n' || c == '\t'))))
				abort();
		}
		if (!secret && !text_is_nfc(value))
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct sv all = {(const char *)bytes, size};
	AUTO(arena_free) struct arena arena = {0};
	static const struct route route = {.pattern = "/", .params = params};
	struct request in = {.method = size % 2 ? METHOD_POST : METHOD_GET};
	struct req r = {.arena = &arena, .route = &route, .in = &in, .language = LANGUAGE_EN};
	struct error error = {0};
	struct pair *pairs;
	size_t count;
	if (form_pairs(&arena, all, 200, &pairs, &count)) {
		form_validate(&r, pairs, count);
		check(&r);
	}
	if (multipart_frames(&r, all, &pairs, &count, &error)) {
		r.fault_count = 0;
		form_validate(&r, pairs, count);
		check(&r);
		for (size_t i = 0; i < r.upload_count; i++) {
			struct sv name = r.uploads[i].file_name;
			if (!utf8_valid(name, NULL) || (name.n && (memchr(name.p, '/', name.n) || memchr(name.p, '\\', name.n))))
				abort();
		}
	}
	cookie_value(all, "lantoa");
	return 0;
}
