// Both ends of the child that takes a form with files apart.
//
// A frame: 'F' a field or 'U' an upload; four lengths, each 8 digits in hexadecimal: name, file name, type, bytes; then these.
// The last frame is 'E' alone.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/module.h"
#include "sys/child.h"
#include "text/text.h"
#include "web/multipart.h"

enum { FRAME_HEAD = 1 + 4 * 8, MOST_FIELDS = 2000, MOST_INPUT = 34 * 1024 * 1024, SECONDS = 20, MEGABYTES = 512 };

// ---- the child

static const struct multipart_module *module; // in the child alone, set once before it is confined

bool multipart_prepare(struct error *error)
{
	module = module_symbol("module_multipart", "multipart_module", error);
	if (module)
		module->start();
	return module != NULL;
}

static bool put(int fd, struct sv bytes)
{
	while (bytes.n) {
		ssize_t n = write(fd, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = sv_from(bytes, (size_t)n);
	}
	return true;
}

static bool put_part(void *data, const struct multipart_part *p)
{
	char head[FRAME_HEAD + 1];
	int fd = *(int *)data;
	snprintf(head, sizeof(head), "%c%08zx%08zx%08zx%08zx", p->file ? 'U' : 'F', p->name.n, p->file_name.n, p->type.n, p->bytes.n);
	return put(fd, sv_of(head)) && put(fd, p->name) && put(fd, p->file_name) && put(fd, p->type) && put(fd, p->bytes);
}

bool multipart_run(int in, int out, struct error *error)
{
	AUTO(buf_free) struct buf whole = {.limit = MOST_INPUT};
	char piece[1 << 16];
	ssize_t n;
	while ((n = read(in, piece, sizeof(piece))) > 0 || (n < 0 && errno == EINTR))
		buf_add(&whole, piece, n > 0 ? (size_t)n : 0);
	if (n < 0 || whole.failed || !module->take_apart(buf_view(&whole), put_part, &out) || !put(out, SV("E")))
		return error_set(error, FAIL_INPUT, N_("The form did not arrive whole. Go back, and send it again."));
	return true;
}

// ---- the parent, which believes nothing of what it is told

static bool length(struct sv *rest, size_t *out)
{
	*out = 0;
	for (size_t i = 0; i < 8; i++) {
		char c = rest->p[i];
		if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f'))
			return false;
		*out = *out * 16 + (size_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	*rest = sv_from(*rest, 8);
	return true;
}

static bool piece_of(struct sv *rest, size_t n, struct sv *out)
{
	if (n > rest->n)
		return false;
	*out = sv_head(*rest, n);
	*rest = sv_from(*rest, n);
	return true;
}

// The last part of a path that some browsers send, as text; never used as a path.
static struct sv file_name(struct arena *a, struct sv name)
{
	for (size_t i = name.n; i > 0; i--) {
		if (name.p[i - 1] == '/' || name.p[i - 1] == '\\') {
			name = sv_from(name, i);
			break;
		}
	}
	for (size_t i = 0; i < name.n; i++) {
		if ((unsigned char)name.p[i] < ' ' || name.p[i] == 0x7F)
			return SV("");
	}
	return utf8_valid(name, NULL) ? text_nfc(a, name) : SV("");
}

static bool take_frame(struct req *r, struct sv *rest, struct pair *fields, size_t *count, struct error *error)
{
	size_t n[4];
	struct sv part[4];
	char kind = rest->p[0];
	*rest = sv_from(*rest, 1);
	if ((kind != 'F' && kind != 'U') || rest->n < FRAME_HEAD - 1)
		return false;
	for (size_t i = 0; i < 4; i++) {
		if (!length(rest, &n[i]))
			return false;
	}
	for (size_t i = 0; i < 4; i++) {
		if (!piece_of(rest, n[i], &part[i]))
			return false;
	}
	if (kind == 'F') {
		if (*count == MOST_FIELDS)
			return error_set(error, FAIL_TOO_LARGE, N_("The form has too many fields."));
		fields[(*count)++] = (struct pair){part[0], part[3]};
		return true;
	}
	if (r->upload_count == MULTIPART_MOST_FILES)
		return error_set(error, FAIL_TOO_LARGE, N_("At most %d files can be sent at once."), (int)MULTIPART_MOST_FILES);
	if (part[3].n > MULTIPART_FILE_MOST)
		return error_set(error, FAIL_TOO_LARGE, N_("A file may have at most %d MB."), MULTIPART_FILE_MOST >> 20);
	r->uploads[r->upload_count++] = (struct upload){part[0], file_name(r->arena, part[1]), part[2], part[3]};
	return true;
}

bool multipart_frames(struct req *r, struct sv frames, struct pair **fields, size_t *count, struct error *error)
{
	struct sv rest = frames;
	*count = 0;
	r->upload_count = 0;
	*fields = ARENA_ARRAY(r->arena, struct pair, MOST_FIELDS);
	r->uploads = ARENA_ARRAY(r->arena, struct upload, MULTIPART_MOST_FILES);
	while (rest.n > 1) {
		if (!take_frame(r, &rest, *fields, count, error))
			return error_set(error, FAIL_INPUT, N_("The form did not arrive whole. Go back, and send it again."));
	}
	return sv_is(rest, "E") || error_set(error, FAIL_INPUT, N_("The form did not arrive whole. Go back, and send it again."));
}

bool multipart_read(struct req *r, struct pair **fields, size_t *count, struct error *error)
{
	static const char *const arguments[] = {"multipart", NULL};
	AUTO(buf_free) struct buf frames = {0};
	struct child_call call = {
	    .arguments = arguments,
	    .head = arena_printf(r->arena, "Content-Type: " SV_FMT "\r\nMIME-Version: 1.0\r\n\r\n", SV_ARG(r->in->content_type)),
	    .input = r->in->body,
	    .most = MOST_INPUT,
	    .seconds = SECONDS,
	    .megabytes = MEGABYTES,
	    .language = r->language};
	return child_run(&call, &frames, error) && multipart_frames(r, arena_sv(r->arena, buf_view(&frames)), fields, count, error);
}
