// What the pages of a PDF show as text, letter by letter, and the lines that they draw: what module_poppler.so gives to source_pdf.c.
//
// Places are hundredths of a point from the page's upper left corner, none further off than PDF_FAR: sums and hundredfolds of
// differences are numbers of 32 bits.
#pragma once

#include "base/error.h"

enum { PDF_FAR = 20 * 1000 * 100 }; // no sheet is so large

struct pdf_letter {
	uint32_t code_point; // ' ' and '\n' too, where the library finds that words and lines end
	int left, top, right, bottom;
	int font; // of the page's fonts; -1: not told
};

struct pdf_font {
	struct sv name; // as the file has it: "BAAAAA+LiberationSerif-Bold"
	int size;       // hundredths of a point; 0: not told
};

// Valid until the next page.
struct pdf_letters {
	int width, height;
	const struct pdf_letter *letters;
	size_t letter_count;
	const struct pdf_font *fonts;
	size_t font_count;
};

// A line that a page draws, across or down: a stroke, or a bar so thin that it is meant as one. Dots of a dotted line are rules too.
struct pdf_rule {
	int left, top, right, bottom;
};

// Valid until the next page.
struct pdf_rules {
	const struct pdf_rule *items;
	size_t count;
};

enum { PDF_RULES = 20000 }; // a page that draws more is a map or a plan

struct pdf_text_reader {
	// What the library must do while files may still be opened, and once: it says nothing on standard error from then on.
	void (*start)(void);
	// Opens the file's bytes, which must live as long; says why it cannot: no PDF, damaged, a password.
	void *(*open)(struct sv bytes, int *pages, struct error *error);
	// A page's letters, pages counted from 1. False where the page cannot be read.
	bool (*page)(void *file, int page, struct pdf_letters *out, struct error *error);
	// The lines that the page of the last call of `page` draws, in no order. None where pictures that would have to be unpacked
	// stand on it, or where it draws more than PDF_RULES lines or figures.
	void (*rules)(void *file, struct pdf_rules *out);
	void (*close)(void *file);
};
// The symbol: const struct pdf_text_reader pdf_text_poppler.
