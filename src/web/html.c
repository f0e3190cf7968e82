// The HTML writer.
#include "web/html.h"
#include "base/markup.h"

void page_free(struct page *p)
{
	buf_free(&p->out);
}

void html_escape(struct buf *out, struct sv text)
{
	markup_text(out, text);
}

void page_text(struct page *p, struct sv text)
{
	markup_text(&p->out, text);
}

void page_page(struct page *p, const struct page *part)
{
	buf_sv(&p->out, buf_view(&part->out));
	if (part->out.failed)
		p->out.failed = true;
}

void page_format(struct page *p, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	markup_vformat(&p->out, format, args);
	va_end(args);
}
