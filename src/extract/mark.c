// Reads the mark at the beginning of a line.
#include "extract/mark.h"
#include "text/text.h"

static bool digit(struct sv s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static char at(struct sv s, size_t i)
{
	return i < s.n ? s.p[i] : '\0';
}

static int roman_value(char c)
{
	switch (c) {
	case 'I':
	case 'i':
		return 1;
	case 'V':
	case 'v':
		return 5;
	case 'X':
	case 'x':
		return 10;
	case 'L':
		return 50;
	default:
		return 0;
	}
}

// A Roman number of the given case at i; its length. *value.
static size_t roman(struct sv s, size_t i, bool small, int *value)
{
	size_t n = 0;
	*value = 0;
	while (roman_value(at(s, i + n)) && (at(s, i + n) >= 'a') == small) {
		int here = roman_value(at(s, i + n)), next = roman_value(at(s, i + n + 1));
		*value += next > here && (at(s, i + n + 1) >= 'a') == small ? -here : here;
		n++;
	}
	return n <= 7 ? n : 0;
}

// ".", ")", "-", "/" and their mixtures after a mark: at least one, and what follows is no part of a number or a word.
static size_t closing(struct sv s, size_t i)
{
	size_t n = 0;
	while (strchr(".)-/", at(s, i + n)) && at(s, i + n) && n < 3)
		n++;
	if (sv_starts(sv_from(s, i + n), SV("–")))
		n += 3;
	return n;
}

static bool ends_well(struct sv s, size_t i, size_t close)
{
	if (i >= s.n)
		return close > 0;
	char c = at(s, i);
	return c == ' ' || c == '\t' || c == '*' || c == '_' || (unsigned char)c == 0xC2 || // a no-break space
	       (close && !digit(s, i) && at(s, i - 1) != '/' && ((unsigned char)c >= 0xC3 || (c >= 'A' && c <= 'Z')));
}

static struct mark inner(struct sv s)
{
	struct mark m = {0};
	size_t i = 1;
	int value;
	if (digit(s, 1)) {
		while (digit(s, i) && i < 4)
			m.number = m.number * 10 + (s.p[i++] - '0');
		m.style = MARK_IN_DIGIT;
	} else if (roman(s, 1, true, &value)) {
		i += roman(s, 1, true, &value);
		m.style = MARK_IN_ROMAN;
		m.number = value;
		m.roman_too = i == 2;
	}
	if (!m.style && at(s, 1) >= 'a' && at(s, 1) <= 'z') {
		m.style = MARK_IN_SMALL;
		m.number = s.p[1] - 'a' + 1;
		i = 2;
	}
	if (!m.style || at(s, i) != ')' || !ends_well(s, i + 1, 1))
		return (struct mark){0};
	m.text = sv_head(s, i + 1);
	return m;
}

static struct mark digits(struct sv s)
{
	struct mark m = {.style = MARK_DIGIT};
	size_t i = 0;
	while (digit(s, i) && m.depth < 6) {
		size_t from = i;
		int n = 0;
		while (digit(s, i) && i < from + 3)
			n = n * 10 + (s.p[i++] - '0');
		if (i == from + 3 || n == 0)
			return (struct mark){0}; // three digits order nothing: a figure
		m.numbers[m.depth++] = n;
		if (at(s, i) != '.' || !digit(s, i + 1))
			break;
		i++;
	}
	m.number = m.numbers[m.depth - 1];
	if (m.depth > 1)
		m.style = MARK_DIGITS;
	size_t close = closing(s, i);
	bool slash = close && s.p[i] == '/'; // "1/ Mục đích"; "1/2", "24/QĐ-UBND" are none
	if (slash && (at(s, i + 1) != ' ' || digit(s, i + 2)))
		return (struct mark){0};
	if ((!close && m.depth < 2) || !ends_well(s, i + close, close) || at(s, i + close - 1) == ',')
		return (struct mark){0};
	if (close && s.p[i] == '-' && digit(s, i + close + (at(s, i + close) == ' ')))
		return (struct mark){0}; // "11 - 12%"
	if (!close && m.depth == 2 && m.numbers[1] > 30)
		return (struct mark){0};
	m.text = sv_head(s, i + close);
	return m;
}

static struct mark letters(struct sv s)
{
	struct mark m = {0};
	int value;
	size_t n = roman(s, 0, false, &value), close = n ? closing(s, n) : 0;
	if (n && close && ends_well(s, n + close, close)) {
		m = (struct mark){.style = MARK_ROMAN, .text = sv_head(s, n + close), .number = value, .roman_too = n == 1};
		return m;
	}
	char c = at(s, 0);
	close = closing(s, 1);
	if (!close || !ends_well(s, 1 + close, close))
		return m;
	if (c >= 'A' && c <= 'Z')
		m = (struct mark){.style = MARK_LETTER, .number = c - 'A' + 1};
	else if (c >= 'a' && c <= 'z' && (s.p[1] != '-' || at(s, 2) == ' ')) // "a- Đảng ủy", "e-mail"
		m = (struct mark){.style = MARK_SMALL, .number = c - 'a' + 1};
	m.text = m.style ? sv_head(s, 1 + close) : m.text;
	return m;
}

// "đ)" comes between d and e.
static struct mark barred(struct sv s)
{
	size_t close = closing(s, 2);
	if (!close || !ends_well(s, 2 + close, close))
		return (struct mark){0};
	return (struct mark){.style = MARK_SMALL, .text = sv_head(s, 2 + close), .number = 0};
}

// "thứ nhất", "THỨ HAI": its bytes, 0 where none stands there.
static size_t ordinal(struct sv s, int *value)
{
	static const char *const said[][2] = {{"nhất", "NHẤT"}, {"hai", "HAI"}, {"ba", "BA"}, {"tư", "TƯ"}, {"năm", "NĂM"},
	                                      {"sáu", "SÁU"}, {"bảy", "BẢY"}, {"tám", "TÁM"}, {"chín", "CHÍN"}, {"mười", "MƯỜI"}};
	size_t n = strlen("thứ ");
	if (!sv_starts(s, SV("thứ ")) && !sv_starts(s, SV("THỨ ")))
		return 0;
	for (size_t i = 0; i < LENGTH(said) * 2; i++) {
		const char *word = said[i / 2][i % 2];
		if (sv_starts(sv_from(s, n), sv_of(word))) {
			*value = (int)(i / 2) + 1;
			return n + strlen(word);
		}
	}
	return 0;
}

static struct mark worded(struct sv s)
{
	static const struct {
		const char *word;
		enum mark_style style;
	} words[] = {{"Phần ", MARK_PART}, {"PHẦN ", MARK_PART}, {"Chương ", MARK_PART}, {"CHƯƠNG ", MARK_PART},
	             {"Mục ", MARK_SECTION}, {"MỤC ", MARK_SECTION},
	             {"Điều ", MARK_ARTICLE}};
	for (size_t i = 0; i < LENGTH(words); i++) {
		if (s.p[0] != words[i].word[0] || !sv_starts(s, sv_of(words[i].word)))
			continue;
		struct mark m = {.style = words[i].style};
		size_t n = strlen(words[i].word), from = n;
		int value;
		while (digit(s, n) && n < from + 4)
			m.number = m.number * 10 + (s.p[n++] - '0');
		if (n == from && words[i].style == MARK_PART) {
			n += ordinal(sv_from(s, n), &value);
			m.number = n > from ? value : 0;
		}
		if (n == from) {
			n += roman(s, n, false, &value);
			m.number = value;
		}
		// Two digits at the most, and nothing but a sign or the line's end after: "Điều 5 của Luật" is a citation.
		size_t close = closing(s, n) + (at(s, n) == ':');
		if (n == from || m.number > 999 || (!close && n < s.n))
			return (struct mark){0};
		m.text = sv_head(s, n + close);
		return m;
	}
	return (struct mark){0};
}

struct mark mark_read(struct sv line)
{
	size_t skipped = 0, stars = 0;
	while (skipped < line.n && strchr("*_# \t", line.p[skipped])) {
		stars += line.p[skipped] == '*';
		skipped++;
	}
	struct sv s = sv_from(line, skipped);
	struct mark m = {0};
	if (!s.n)
		return m;
	if (digit(s, 0))
		m = digits(s);
	else if (s.p[0] == '(')
		m = inner(s);
	else if (sv_starts(s, SV("đ")))
		m = barred(s);
	else if ((s.p[0] >= 'A' && s.p[0] <= 'Z') || (s.p[0] >= 'a' && s.p[0] <= 'z'))
		m = letters(s);
	if (!m.style)
		m = worded(s);
	if (m.style) {
		m.length = skipped + m.text.n;
		return m;
	}
	// A star of its own beside those of emphasis heads a part: "* Nguyên nhân", "** Nguyên nhân*".
	size_t back = 0;
	while (back < line.n && strchr("*_ ", line.p[line.n - 1 - back]))
		back++;
	size_t closing_stars = 0;
	for (size_t i = line.n - back; i < line.n; i++)
		closing_stars += line.p[i] == '*';
	if (stars > closing_stars && stars <= 3 && line.n < 200)
		m = (struct mark){.style = MARK_STAR, .text = SV("*"), .length = skipped};
	return m;
}
