// multipart/form-data by GMime (RFC 7578). Runs only in a confined child.
#include <gmime/gmime.h>

#include "web/multipart.h"

static void start(void)
{
	g_mime_init();
}

static struct sv view(const char *text)
{
	return text ? (struct sv){text, strlen(text)} : (struct sv){"", 0};
}

// False where it is no part of a form, or `each` wants no more.
static bool one(GMimeObject *object, multipart_each *each, void *data)
{
	GMimeContentDisposition *how = g_mime_object_get_content_disposition(object);
	if (!GMIME_IS_PART(object) || !how || g_ascii_strcasecmp(g_mime_content_disposition_get_disposition(how), "form-data") != 0)
		return false;
	const char *name = g_mime_content_disposition_get_parameter(how, "name");
	const char *file = g_mime_content_disposition_get_parameter(how, "filename");
	char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object));
	GMimeDataWrapper *content = g_mime_part_get_content((GMimePart *)object);
	GByteArray *bytes = g_byte_array_new();
	GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes); // owns the bytes
	bool good = name && (!content || g_mime_data_wrapper_write_to_stream(content, stream) >= 0);
	if (good) {
		struct multipart_part part = {.name = view(name),
		                              .file_name = view(file),
		                              .type = view(type),
		                              .bytes = {(const char *)bytes->data, bytes->len},
		                              .file = file != NULL};
		good = each(data, &part);
	}
	g_object_unref(stream);
	g_free(type);
	return good;
}

// GMime takes what breaks off for the whole.
static bool has_end(GMimeContentType *type, struct sv bytes)
{
	const char *boundary = g_mime_content_type_get_parameter(type, "boundary");
	char *end = boundary ? g_strconcat("\r\n--", boundary, "--", NULL) : NULL;
	bool found = end && memmem(bytes.p, bytes.n, end, strlen(end));
	g_free(end);
	return found;
}

static bool take_apart(struct sv bytes, multipart_each *each, void *data)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.p, bytes.n);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeObject *whole = g_mime_parser_construct_part(parser, NULL);
	GMimeContentType *type = whole ? g_mime_object_get_content_type(whole) : NULL;
	bool good = whole && GMIME_IS_MULTIPART(whole) && g_mime_content_type_is_type(type, "multipart", "form-data") && has_end(type, bytes);
	int count = good ? g_mime_multipart_get_count((GMimeMultipart *)whole) : 0;
	for (int i = 0; good && i < count; i++)
		good = one(g_mime_multipart_get_part((GMimeMultipart *)whole, i), each, data);
	if (whole)
		g_object_unref(whole);
	g_object_unref(parser);
	g_object_unref(stream);
	return good;
}

extern const struct multipart_module multipart_module; // found by its name
const struct multipart_module multipart_module = {start, take_apart};
