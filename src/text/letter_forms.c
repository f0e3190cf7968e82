// What is worked out of a letter, at build for most.
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "text/letter_forms.h"
#include "text/text.h"

uint32_t text_lookalike(uint32_t c)
{
	static const struct {
		uint16_t looks, is;
	} table[] = {
		{0xD0, 0x110}, {0xF0, 0x111}, {0x1A2, 0x1AF}, {0x1A3, 0x1B0}, {0x189, 0x110},
		{0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x396, 'Z'}, {0x397, 'H'}, {0x399, 'I'}, {0x39A, 'K'}, {0x39C, 'M'}, {0x39D, 'N'},
		{0x39F, 'O'}, {0x3A1, 'P'}, {0x3A4, 'T'}, {0x3A5, 'Y'}, {0x3A7, 'X'}, {0x3BF, 'o'}, {0x3BD, 'v'},
		{0x405, 'S'}, {0x406, 'I'}, {0x408, 'J'}, {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'}, {0x41C, 'M'}, {0x41D, 'H'},
		{0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'}, {0x423, 'Y'}, {0x425, 'X'}, {0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'},
		{0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x4BB, 'h'}, {0x501, 'd'},
	};
	if (c < 0xD0 || (c > 0xD0 && c < 0xF0) || (c > 0xF0 && c < 0x189) || c > 0x501 || (c > 0x1A3 && c < 0x391))
		return c;
	for (size_t i = 0; i < LENGTH(table); i++) {
		if (table[i].looks == c)
			return table[i].is;
	}
	return c;
}

// The letter without its marks. đ and Đ do not decompose: by hand.
uint32_t letter_decomposed(uint32_t c)
{
	c = (uint32_t)u_tolower((UChar32)text_lookalike(c));
	if (c < 0xC0)
		return c;
	if (c == 0x111)
		return 'd';
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
	UChar out[8];
	int32_t n = U_SUCCESS(status) ? unorm2_getDecomposition(nfd, (UChar32)c, out, 8, &status) : -1;
	return n > 0 && U_SUCCESS(status) && !U16_IS_SURROGATE(out[0]) ? out[0] : c;
}
