// Forms: what was typed is drawn again beside what is wrong with it.
#include "pages/parts.h"

#define V(s) (int)(s).n, (s).p ? (s).p : ""

void part_form(struct req *r, struct sv path, bool upload)
{
	if (r->refused) {
		AUTO(buf_free) struct buf why = {0};
		if (error_is_set(&r->error))
			error_text(&r->error, r->language, &why);
		else
			buf_str(&why, T(r, N_("Nothing is saved yet: something in the form is missing or wrong. It is marked below.")));
		page(&r->body, "<div role=\"alert\" id=\"refusal\">");
		part_note(r, TONE_LATE, buf_view(&why));
		page(&r->body, "</div>");
	}
	page(&r->body, "<form class=\"form\" method=\"post\" action=\"%.*s\"", V(path.n ? path : r->path));
	if (upload)
		page(&r->body, " enctype=\"multipart/form-data\"");
	page(&r->body, ">\n");
	req_form_keys(r, &r->body);
}

void part_form_end(struct req *r)
{
	page(&r->body, "</form>\n");
}

// What stands over a control: its label, the hint, what is wrong. The control says that it is described by them.
static void open_field(struct req *r, const struct field *f, bool group)
{
	struct sv fault = req_fault(r, f->name);
	if (group)
		page(&r->body, "<fieldset class=\"field%s\"><legend>", fault.n ? " bad" : "");
	else
		page(&r->body, "<div class=\"field%s\"><label for=\"f-%s\">", fault.n ? " bad" : "", f->name);
	page_text(&r->body, f->label);
	if (f->optional)
		page(&r->body, " <span class=\"opt\">(%s)</span>", T(r, N_("optional")));
	if (group)
		page(&r->body, "</legend>");
	else
		page(&r->body, "</label>");
	if (f->hint.n)
		page(&r->body, "<p class=\"hint\" id=\"f-%s-hint\">%.*s</p>", f->name, V(f->hint));
	if (fault.n) {
		page(&r->body, "<p class=\"err\" id=\"f-%s-err\">", f->name);
		part_mark(r, MARK_late, TONE_PLAIN);
		page(&r->body, "<span>%.*s</span></p>", V(fault));
	}
}

// The attributes that tie the control to what was said over and under it.
static void described(struct req *r, const struct field *f)
{
	bool fault = req_fault(r, f->name).n > 0;
	if (fault)
		page(&r->body, " aria-invalid=\"true\"");
	if (!fault && !f->hint.n && !f->known.n)
		return;
	page(&r->body, " aria-describedby=\"");
	if (fault)
		page(&r->body, "f-%s-err ", f->name);
	if (f->hint.n)
		page(&r->body, "f-%s-hint ", f->name);
	if (f->known.n)
		page(&r->body, "f-%s-known", f->name);
	page(&r->body, "\"");
}

static void close_field(struct req *r, const struct field *f, bool group)
{
	if (f->known.n)
		page(&r->body, "<p class=\"known\" id=\"f-%s-known\">%.*s</p>", f->name, V(f->known));
	if (group)
		page(&r->body, "</fieldset>\n");
	else
		page(&r->body, "</div>\n");
}

void part_field(struct req *r, const struct field *f)
{
	struct page *p = &r->body;
	struct sv value = f->fixed ? f->value : req_field(r, f->name, f->value);
	open_field(r, f, false);
	if (f->kind == FIELD_FILE)
		page(p, "<div class=\"drop\">");
	switch (f->kind) {
	case FIELD_LINES:
		page(p, "<textarea id=\"f-%s\" name=\"%s\"", f->name, f->name);
		break;
	case FIELD_FILE:
		page(p, "<input id=\"f-%s\" name=\"%s\" type=\"file\"", f->name, f->name);
		break;
	case FIELD_SECRET:
		page(p, "<input id=\"f-%s\" name=\"%s\" type=\"password\"", f->name, f->name);
		break;
	case FIELD_NUMBER:
	case FIELD_DATE:
		page(p, "<input class=\"n\" id=\"f-%s\" name=\"%s\" inputmode=\"numeric\" value=\"%.*s\"", f->name, f->name, V(value));
		break;
	case FIELD_TEXT:
		page(p, "<input id=\"f-%s\" name=\"%s\" value=\"%.*s\"", f->name, f->name, V(value));
		break;
	}
	if (f->size && f->kind != FIELD_LINES && f->kind != FIELD_FILE)
		page(p, " size=\"%d\"", f->size);
	if (f->autocomplete)
		page(p, " autocomplete=\"%s\"", f->autocomplete);
	if (f->accept)
		page(p, " accept=\"%s\"", f->accept);
	if (f->fixed)
		page(p, " readonly");
	described(r, f);
	page(p, ">");
	if (f->kind == FIELD_LINES)
		page(p, "\n%.*s</textarea>", V(value)); // a browser drops the first line break
	if (f->kind == FIELD_FILE)
		page(p, "</div>");
	close_field(r, f, false);
}

void part_select(struct req *r, const struct field *f, const struct choice *choices, size_t count)
{
	struct sv value = req_field(r, f->name, f->value);
	open_field(r, f, false);
	page(&r->body, "<select id=\"f-%s\" name=\"%s\"", f->name, f->name);
	described(r, f);
	page(&r->body, ">");
	for (size_t i = 0; i < count; i++) {
		page(&r->body, "<option value=\"%.*s\"", V(choices[i].value));
		if (sv_eq(choices[i].value, value))
			page(&r->body, " selected");
		page(&r->body, ">%.*s</option>", V(choices[i].words));
	}
	page(&r->body, "</select>");
	close_field(r, f, false);
}

void part_radios(struct req *r, const struct field *f, const struct choice *choices, size_t count)
{
	struct sv value = req_field(r, f->name, f->value);
	open_field(r, f, true);
	for (size_t i = 0; i < count; i++) {
		page(&r->body, "<label class=\"pick\"><input type=\"radio\" name=\"%s\" value=\"%.*s\"", f->name, V(choices[i].value));
		if (sv_eq(choices[i].value, value))
			page(&r->body, " checked");
		described(r, f);
		page(&r->body, "> %.*s</label>", V(choices[i].words));
	}
	close_field(r, f, true);
}

void part_tick(struct req *r, const char *name, struct sv words, bool on)
{
	if (r->refused)
		on = req_tick(r, name);
	page(&r->body, "<label class=\"pick\"><input type=\"checkbox\" name=\"%s\" value=\"1\"", name);
	if (on)
		page(&r->body, " checked");
	page(&r->body, "> %.*s</label>\n", V(words));
}

void part_hidden(struct req *r, const char *name, struct sv value)
{
	page(&r->body, "<input type=\"hidden\" name=\"%s\" value=\"%.*s\">", name, V(value));
}

void part_submit(struct req *r, struct sv words, struct sv back_path, struct sv back_words)
{
	page(&r->body, "<p class=\"acts field\"><button type=\"submit\" class=\"btn go\">%.*s</button>", V(words));
	if (back_path.n)
		page(&r->body, "<a class=\"btn\" href=\"%.*s\">%.*s</a>", V(back_path), V(back_words));
	page(&r->body, "</p>\n");
}

void part_save(struct req *r, struct sv saved, struct sv words)
{
	// What the script says there while it keeps a draft on the device.
	page(&r->body, "<div class=\"save\" data-kept=\"%s\" data-back=\"%s\" data-offline=\"%s\">",
	     T(r, N_("Saved on this device, not yet sent")),
	     T(r, N_("What was being written here is back, from this device; it is not sent yet.")),
	     T(r, N_("The network is cut. What you wrote is still on this device; send it when there is a network.")));
	page(&r->body, "<p class=\"small\">%.*s</p><button type=\"submit\" class=\"btn go\">%.*s</button></div>\n", V(saved),
	     V(words));
}
