// Packs ZIP files through libzip.
#include <zip.h>

#include "doc/zip.h"

extern const struct zip_writer zip_writer_libzip;

// A ZIP file counts from 1980, in steps of two seconds, in no zone.
static void dos_time(instant at, uint16_t *time, uint16_t *date)
{
	struct date d = instant_date(at, 0);
	if (d.year < 1980 || d.year > 2107) {
		*time = 0;
		*date = 1 << 5 | 1;
		return;
	}
	int minute = instant_minute(at, 0), second = (int)(at / 1000 % 60);
	*time = (uint16_t)((minute / 60) << 11 | (minute % 60) << 5 | second / 2);
	*date = (uint16_t)((d.year - 1980) << 9 | d.month << 5 | d.day);
}

static bool add_parts(zip_t *archive, const struct zip_part *parts, size_t count, instant at)
{
	uint16_t time, date;
	dos_time(at, &time, &date);
	for (size_t i = 0; i < count; i++) {
		zip_source_t *source = zip_source_buffer(archive, parts[i].bytes.p, parts[i].bytes.n, 0);
		if (!source)
			return false;
		zip_int64_t index = zip_file_add(archive, parts[i].name, source, ZIP_FL_ENC_UTF_8);
		if (index < 0) {
			zip_source_free(source);
			return false;
		}
		if (zip_file_set_dostime(archive, (zip_uint64_t)index, time, date, 0) ||
		    zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_DEFLATE, 6))
			return false;
	}
	return true;
}

static bool copy_out(zip_source_t *whole, struct buf *out)
{
	if (zip_source_open(whole))
		return false;
	char piece[16384];
	zip_int64_t n;
	while ((n = zip_source_read(whole, piece, sizeof(piece))) > 0)
		buf_add(out, piece, (size_t)n);
	zip_source_close(whole);
	return n == 0 && !out->failed;
}

static bool write_zip(const struct zip_part *parts, size_t count, instant at, struct buf *out,
                      struct error *error)
{
	zip_error_t trouble;
	zip_error_init(&trouble);
	zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, &trouble);
	zip_t *archive = whole ? zip_open_from_source(whole, ZIP_TRUNCATE, &trouble) : NULL;
	bool good = archive != NULL;
	if (archive) {
		zip_source_keep(whole); // closing the archive gives up its own hold
		good = add_parts(archive, parts, count, at) && zip_close(archive) == 0;
		if (!good) {
			zip_error_set(&trouble, zip_error_code_zip(zip_get_error(archive)), 0);
			zip_discard(archive);
		}
		good = good && copy_out(whole, out);
	}
	if (!good)
		error_set(error, FAIL_SYSTEM, N_("the file could not be packed: %s"),
		          zip_error_strerror(&trouble));
	if (whole)
		zip_source_free(whole);
	zip_error_fini(&trouble);
	return good;
}

const struct zip_writer zip_writer_libzip = {write_zip};
