// The writer of markup.
#include "base/markup.h"

// What stands for the bytes at `at`: NULL where they stand for themselves. *taken is how many there
// are.
static const char *replaced(struct sv text, size_t at, size_t *taken)
{
	*taken = 1;
	unsigned char c = (unsigned char)text.p[at];
	switch (c) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\t':
	case '\n':
	case '\r':
		return NULL;
	case 0xEF: // U+FFFE and U+FFFF are no characters of XML
		if (text.n - at < 3 || (unsigned char)text.p[at + 1] != 0xBF ||
		    (unsigned char)text.p[at + 2] < 0xBE)
			return NULL;
		*taken = 3;
		return "";
	default:
		return c < 0x20 || c == 0x7F ? "" : NULL;
	}
}

void markup_text(struct buf *b, struct sv text)
{
	size_t from = 0, taken;
	for (size_t i = 0; i < text.n; i += taken) {
		const char *instead = replaced(text, i, &taken);
		if (!instead)
			continue;
		buf_add(b, text.p + from, i - from);
		buf_str(b, instead);
		from = i + taken;
	}
	if (from < text.n)
		buf_add(b, text.p + from, text.n - from);
}

// One directive from the '%' on; the place after it.
static const char *directive(struct buf *b, const char *at, va_list *args)
{
	int width = -1, longs = 0;
	bool size = false;
	for (at++;; at++) {
		switch (*at) {
		case '%':
			buf_char(b, '%');
			return at + 1;
		case '.':
			break;
		case '*':
			width = va_arg(*args, int);
			break;
		case 'l':
			longs++;
			break;
		case 'z':
			size = true;
			break;
		case 's': {
			const char *text = va_arg(*args, const char *);
			markup_text(b, width >= 0 ? (struct sv){text, (size_t)width} : sv_of(text));
			return at + 1;
		}
		case 'd':
			buf_printf(b, "%lld",
			           longs == 2   ? va_arg(*args, long long)
			           : longs == 1 ? (long long)va_arg(*args, long)
			                        : (long long)va_arg(*args, int));
			return at + 1;
		case 'u':
			buf_printf(b, "%llu",
			           size         ? (unsigned long long)va_arg(*args, size_t)
			           : longs == 2 ? va_arg(*args, unsigned long long)
			           : longs == 1 ? (unsigned long long)va_arg(*args, unsigned long)
			                        : (unsigned long long)va_arg(*args, unsigned));
			return at + 1;
		default:
			b->failed =
			    true; // a directive that is not ours: a programmer's error, seen by the first test
			return at + strlen(at);
		}
	}
}

void markup_vformat(struct buf *b, const char *format, va_list given)
{
	va_list args; // of our own, so that a directive may take from it by address
	va_copy(args, given);
	const char *at = format;
	while (*at) {
		size_t plain = strcspn(at, "%");
		buf_add(b, at, plain);
		at += plain;
		if (*at)
			at = directive(b, at, &args);
	}
	va_end(args);
}

void markup_format(struct buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	markup_vformat(b, format, args);
	va_end(args);
}
