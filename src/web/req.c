// What a handler asks of its request and says in its answer.
#include <sodium.h>

#include "text/text.h"
#include "web/web.h"

static struct sv of(const struct pair *pairs, size_t count, const char *name, bool *found)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_is(pairs[i].name, name)) {
			*found = true;
			return pairs[i].value;
		}
	}
	*found = false;
	return (struct sv){"", 0};
}

struct sv req_text(const struct req *r, const char *name)
{
	bool found;
	return of(r->given, r->given_count, name, &found);
}

bool req_has(const struct req *r, const char *name)
{
	bool found;
	return of(r->given, r->given_count, name, &found).n > 0;
}

int64_t req_int(const struct req *r, const char *name)
{
	int64_t n;
	return sv_int64(req_text(r, name), &n) ? n : 0;
}

bool req_decimal(const struct req *r, const char *name, struct decimal *out)
{
	return text_parse_number(req_text(r, name), out);
}

struct date req_date(const struct req *r, const char *name)
{
	struct date d;
	return text_parse_date(req_text(r, name), &d) ? d : (struct date){0};
}

bool req_tick(const struct req *r, const char *name)
{
	return req_has(r, name);
}

size_t req_ids(const struct req *r, const char *name, const int64_t **ids)
{
	int64_t *found = ARENA_ARRAY(r->arena, int64_t, r->given_count + 1);
	size_t count = 0;
	for (size_t i = 0; i < r->given_count; i++) {
		if (sv_is(r->given[i].name, name) && sv_int64(r->given[i].value, &found[count]))
			count++;
	}
	*ids = found;
	return count;
}

int64_t req_part(const struct req *r, const char *name)
{
	bool found;
	int64_t n;
	return sv_int64(of(r->parts, r->part_count, name, &found), &n) ? n : 0;
}

const struct upload *req_upload(const struct req *r, const char *name)
{
	for (size_t i = 0; i < r->upload_count; i++) {
		if (sv_is(r->uploads[i].field, name) && r->uploads[i].bytes.n)
			return &r->uploads[i];
	}
	return NULL;
}

struct sv req_field(const struct req *r, const char *name, struct sv value)
{
	return r->refused ? req_text(r, name) : value;
}

struct sv req_fault(const struct req *r, const char *name)
{
	for (size_t i = 0; i < r->fault_count; i++) {
		if (strcmp(r->faults[i].name, name) == 0)
			return r->faults[i].text;
	}
	return (struct sv){"", 0};
}

void req_blame(struct req *r, const char *name, struct sv what)
{
	if (!req_fault(r, name).n)
		*ARENA_PUSH(r->arena, r->faults, r->fault_count, r->fault_room) =
		    (struct field_fault){arena_cstr(r->arena, sv_of(name)), arena_sv(r->arena, what)};
}

const char *req_msg(const struct req *r, const char *msgid)
{
	return msg(r->language, msgid);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" // the msgid was checked; po2c checks its translations
struct sv req_say(const struct req *r, const char *msgid, ...)
{
	va_list args;
	va_start(args, msgid);
	struct sv s = arena_vprintf(r->arena, msg(r->language, msgid), args);
	va_end(args);
	return s;
}

void req_fail(struct req *r, enum failure f, const char *msgid, ...)
{
	struct error e = {0};
	va_list args;
	va_start(args, msgid);
	struct sv text = arena_vprintf(r->arena, msg(r->language, msgid), args);
	va_end(args);
	error_set(&e, f, "%.*s", (int)text.n, text.p);
	buf_reset(&r->body.out);
	r->error = e;
	r->status = failure_http(f);
	web_app(r->web)->failure(r, &r->error);
}
#pragma GCC diagnostic pop

void req_redirect(struct req *r, struct sv path)
{
	// Of this site: one slash, then no second one nor a backslash, which browsers read as one.
	bool local = path.n && path.p[0] == '/' && (path.n == 1 || (path.p[1] != '/' && path.p[1] != '\\'));
	for (size_t i = 0; local && i < path.n; i++)
		local = (unsigned char)path.p[i] > ' ';
	r->location = local ? arena_sv(r->arena, path) : SV("/");
}

void req_send(struct req *r, struct sv content_type, struct sv file_name)
{
	r->content_type = content_type;
	AUTO(buf_free) struct buf b = {0};
	// RFC 6266: an ASCII name for the old, UTF-8 percent-encoded for the rest.
	buf_str(&b, "attachment; filename=\"");
	struct sv plain = text_fold(r->arena, file_name);
	for (size_t i = 0; i < plain.n; i++) {
		char c = plain.p[i];
		bool safe = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
		buf_char(&b, safe ? c : '-');
	}
	buf_str(&b, "\"; filename*=UTF-8''");
	for (size_t i = 0; i < file_name.n; i++) {
		unsigned char c = (unsigned char)file_name.p[i];
		bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
		if (safe)
			buf_char(&b, (char)c);
		else
			buf_printf(&b, "%%%02X", c);
	}
	r->disposition = arena_sv(r->arena, buf_view(&b));
}

struct tx req_tx(struct req *r)
{
	return (struct tx){.db = r->db,
	                   .arena = r->arena,
	                   .now = r->now,
	                   .offset = r->offset,
	                   .account = r->account,
	                   .role_unit = r->acting,
	                   .language = r->language,
	                   .error = &r->error,
	                   .watch = web_app(r->web)->watch};
}

void req_form_keys(struct req *r, struct page *p)
{
	unsigned char once[16], token[2 * TOKEN_BYTES];
	char once_text[2 * sizeof(once) + 1], token_text[2 * sizeof(token) + 1] = "";
	size_t n = 0;
	randombytes_buf(once, sizeof(once));
	sodium_bin2hex(once_text, sizeof(once_text), once, sizeof(once));
	// Under another mask on each page: what is compressed beside text of the reader's must not repeat (BREACH).
	randombytes_buf(token, TOKEN_BYTES);
	if (r->csrf.n && sodium_hex2bin(token + TOKEN_BYTES, TOKEN_BYTES, r->csrf.p, r->csrf.n, NULL, &n, NULL) == 0 && n == TOKEN_BYTES) {
		for (size_t i = 0; i < TOKEN_BYTES; i++)
			token[TOKEN_BYTES + i] ^= token[i];
		sodium_bin2hex(token_text, sizeof(token_text), token, sizeof(token));
	}
	page(p, "<input type=\"hidden\" name=\"csrf\" value=\"%s\"><input type=\"hidden\" name=\"once\" value=\"%s\">", token_text, once_text);
}
