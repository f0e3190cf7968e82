// Finds the stamp of a secret document: the mark alone, in a cell of its own, or after "Độ mật:".
#include "register/secrecy.h"
#include "text/text.h"

static const struct {
	const char *capitals, *title;
	enum secrecy grade;
} marks[] = {
    {"TUYỆT MẬT", "Tuyệt mật", SECRECY_TUYET_MAT},
    {"TỐI MẬT", "Tối mật", SECRECY_TOI_MAT},
    {"MẬT", "Mật", SECRECY_MAT},
};

static bool ornament(char c)
{
	return c != '\0' && strchr(" \t*_|[](){}#.:-\"'", c) != NULL;
}

static struct sv bare(struct sv s)
{
	while (s.n && ornament(s.p[0]))
		s = sv_from(s, 1);
	while (s.n && ornament(s.p[s.n - 1]))
		s.n--;
	return s;
}

// Stamps are often spaced out: "M Ậ T", "T Ố I  M Ậ T". Without any blank, all marks still differ.
static struct sv without_blanks(struct arena *a, struct sv s)
{
	char *out = arena_alloc(a, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != ' ' && s.p[i] != '\t')
			out[n++] = s.p[i];
	}
	return (struct sv){out, n};
}

static enum secrecy mark(struct arena *a, struct sv s)
{
	static const char *const labels[] = {"độ mật", "dấu mật", "mức độ mật"};
	s = bare(s);
	struct sv lower = text_lower(a, s);
	for (size_t i = 0; i < LENGTH(labels); i++) {
		struct sv label = sv_of(labels[i]);
		// A label asks for its colon: "Độ mật thấp" speaks of something else.
		if (sv_starts(lower, label) && lower.n == s.n && sv_starts(sv_trim(sv_from(s, label.n)), SV(":")))
			s = bare(sv_from(s, label.n));
	}
	struct sv packed = without_blanks(a, s);
	for (size_t i = 0; i < LENGTH(marks); i++) {
		struct sv capitals = without_blanks(a, sv_of(marks[i].capitals));
		if (sv_eq(packed, capitals) || sv_is(s, marks[i].title))
			return marks[i].grade;
	}
	return SECRECY_NONE;
}

enum secrecy secrecy_of_line(struct arena *a, struct sv line)
{
	enum secrecy found = mark(a, line);
	// Cells of one line: parted by a bar, a tab, or three blanks.
	for (size_t from = 0, i = 0; i <= line.n && found == SECRECY_NONE; i++) {
		bool end = i == line.n, wide = !end && sv_starts(sv_from(line, i), SV("   "));
		if (!end && line.p[i] != '|' && line.p[i] != '\t' && !wide)
			continue;
		found = mark(a, (struct sv){line.p + from, i - from});
		from = i + 1;
	}
	return found;
}
