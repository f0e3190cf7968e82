// Asks ICU for the forms of the letters that nearly every text is made of: a constant table (text/letter_forms.h) on standard output.
#include <stdio.h>
#include <unicode/uchar.h>

#include "text/letter_forms.h"

int main(void)
{
	printf("// Made by tools/letters2c.c.\n#include \"text/letter_forms.h\"\n\nconst struct letter_forms letter_forms[LETTERS] = {\n");
	for (uint32_t i = 0; i < LETTERS; i++) {
		uint32_t c = i < LETTERS_LATIN ? i : LETTERS_ADDITIONAL + i - LETTERS_LATIN;
		uint32_t lower = (uint32_t)u_tolower((UChar32)c), upper = (uint32_t)u_toupper((UChar32)c), bare = letter_decomposed(c);
		if (lower > UINT16_MAX || upper > UINT16_MAX || bare > UINT16_MAX) {
			fprintf(stderr, "letters2c: error: U+%04X has a form that does not fit\n", c);
			return 1;
		}
		printf("\t{0x%x, 0x%x, 0x%x, %d},\n", lower, upper, bare, u_isalpha((UChar32)c) ? 1 : 0);
	}
	printf("};\n");
	return fflush(stdout) == 0 ? 0 : 1;
}
