// The HTML writer.
#include "web/html.h"

void page_free(struct page *p)
{
	buf_free(&p->out);
}

void html_escape(struct buf *out, struct sv text)
{
	size_t from = 0;
	for (size_t i = 0; i < text.n; i++) {
		const char *entity;
		switch (text.p[i]) {
		case '<':
			entity = "&lt;";
			break;
		case '>':
			entity = "&gt;";
			break;
		case '&':
			entity = "&amp;";
			break;
		case '"':
			entity = "&quot;";
			break;
		case '\'':
			entity = "&#39;";
			break;
		default:
			continue;
		}
		buf_add(out, text.p + from, i - from);
		buf_str(out, entity);
		from = i + 1;
	}
	buf_add(out, text.p + from, text.n - from);
}

void page_text(struct page *p, struct sv text)
{
	html_escape(&p->out, text);
}

void page_page(struct page *p, const struct page *part)
{
	buf_sv(&p->out, buf_view(&part->out));
	if (part->out.failed)
		p->out.failed = true;
}

// One directive from the '%' on; the place after it.
static const char *directive(struct page *p, const char *at, va_list *args)
{
	int width = -1, longs = 0;
	bool size = false;
	for (at++;; at++) {
		switch (*at) {
		case '%':
			buf_char(&p->out, '%');
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
			page_text(p, width >= 0 ? (struct sv){text, (size_t)width} : sv_of(text));
			return at + 1;
		}
		case 'd':
			buf_printf(&p->out, "%lld",
			           longs == 2   ? va_arg(*args, long long)
			           : longs == 1 ? (long long)va_arg(*args, long)
			                        : (long long)va_arg(*args, int));
			return at + 1;
		case 'u':
			buf_printf(&p->out, "%llu",
			           size         ? (unsigned long long)va_arg(*args, size_t)
			           : longs == 2 ? va_arg(*args, unsigned long long)
			           : longs == 1 ? (unsigned long long)va_arg(*args, unsigned long)
			                        : (unsigned long long)va_arg(*args, unsigned));
			return at + 1;
		default:
			p->out.failed = true; // a directive that is not ours: a programmer's error, seen by the first test
			return at + strlen(at);
		}
	}
}

void page_format(struct page *p, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *at = format;
	while (*at) {
		size_t plain = strcspn(at, "%");
		buf_add(&p->out, at, plain);
		at += plain;
		if (*at)
			at = directive(p, at, &args);
	}
	va_end(args);
}
