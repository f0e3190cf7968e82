// Vietnamese order by ICU, whose rules and their data take a millisecond to load and are needed only where names are kept.
#include <pthread.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "text/collation.h"

extern const struct collation collation_vietnamese;

// Opened once and only read from then on, by any thread: opening one costs more than a thousand comparisons.
static UCollator *vietnamese;
static pthread_once_t opened = PTHREAD_ONCE_INIT;

static void open_collator(void)
{
	UErrorCode status = U_ZERO_ERROR;
	vietnamese = ucol_open("vi", &status);
	if (U_FAILURE(status))
		out_of_memory(); // ICU's data are compiled in
}

static struct sv key_of(struct arena *a, struct sv s)
{
	pthread_once(&opened, open_collator);
	if (s.n > INT32_MAX / 8)
		s.n = INT32_MAX / 8;
	UChar *wide = malloc((s.n + 1) * sizeof(UChar));
	if (!wide)
		out_of_memory();
	int32_t n = 0;
	UErrorCode status = U_ZERO_ERROR;
	u_strFromUTF8(wide, (int32_t)s.n + 1, &n, s.p, (int32_t)s.n, &status);
	uint8_t quick[256];
	int32_t size = ucol_getSortKey(vietnamese, wide, n, quick, sizeof(quick));
	struct sv key;
	if (size <= (int32_t)sizeof(quick)) {
		key = arena_sv(a, (struct sv){(const char *)quick, size > 0 ? (size_t)size - 1 : 0}); // without its NUL
	} else {
		uint8_t *out = arena_alloc(a, (size_t)size);
		ucol_getSortKey(vietnamese, wide, n, out, size);
		key = (struct sv){(const char *)out, (size_t)size - 1};
	}
	free(wide);
	return key;
}

const struct collation collation_vietnamese = {key_of};
