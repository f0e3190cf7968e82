// Writes Unicode text in the encodings from before it, by the same tables backwards: what the tests of reading begin with.
#pragma once

#include "text/legacy.h"
#include "text/text.h"

static const struct {
	uint8_t byte;
	uint16_t letter;
} tcvn3_table[] = {
#define TCVN3(byte, code_point) {byte, code_point},
#include "text/tcvn3.def"
#undef TCVN3
};

static const struct {
	const char *base;
	uint8_t byte;
	uint16_t letter;
} vni_table[] = {
#define VNI(base, byte, code_point) {#base, byte, code_point},
#include "text/vni.def"
#undef VNI
};

// The bytes that Windows-1252 has for punctuation; 0 for what it has not.
static unsigned char windows_1252_byte(uint32_t c)
{
	switch (c) {
	case 0x2013: return 0x96;
	case 0x2014: return 0x97;
	case 0x2018: return 0x91;
	case 0x2019: return 0x92;
	case 0x201C: return 0x93;
	case 0x201D: return 0x94;
	case 0x2022: return 0x95;
	case 0x2026: return 0x85;
	default: return c < 0x100 ? (unsigned char)c : 0;
	}
}

// Plain text of TCVN3 has no capitals with marks but the seven that bear no tone.
__attribute__((unused)) static struct sv to_tcvn3(struct arena *a, struct sv text)
{
	AUTO(buf_free) struct buf b = {0};
	for (size_t i = 0; i < text.n;) {
		struct sv letter = text;
		size_t at = i, found = 0;
		uint32_t c = utf8_at(text, i, &i);
		letter = text_lower(a, (struct sv){text.p + at, i - at});
		uint32_t small = utf8_at(letter, 0, &at);
		for (size_t k = 0; k < LENGTH(tcvn3_table) && c >= 0x80; k++) {
			bool plain = tcvn3_table[k].byte < 0xAF;
			if (tcvn3_table[k].letter == (plain ? c : small)) {
				found = tcvn3_table[k].byte;
				break;
			}
		}
		buf_char(&b, (char)(found ? found : windows_1252_byte(c)));
	}
	return arena_sv(a, buf_view(&b));
}

__attribute__((unused)) static struct sv to_vni(struct arena *a, struct sv text)
{
	AUTO(buf_free) struct buf b = {0};
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_at(text, i, &i);
		size_t k = 0;
		while (k < LENGTH(vni_table) && (c < 0x80 || vni_table[k].letter != c))
			k++;
		if (k == LENGTH(vni_table)) {
			buf_char(&b, (char)windows_1252_byte(c));
			continue;
		}
		const char *base = vni_table[k].base;
		if (strstr(base, "_horn"))
			buf_char(&b, (char)(base[0] == 'o' ? 0xF4 : base[0] == 'u' ? 0xF6 : base[0] == 'O' ? 0xD4 : 0xD6));
		else if (strcmp(base, "ALONE") != 0)
			buf_char(&b, base[0]);
		buf_char(&b, (char)vni_table[k].byte);
	}
	return arena_sv(a, buf_view(&b));
}

__attribute__((unused)) static struct sv to_utf16(struct arena *a, struct sv text, bool little)
{
	AUTO(buf_free) struct buf b = {0};
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_at(text, i, &i), units[2] = {c, 0};
		if (c >= 0x10000) {
			units[0] = 0xD800 + ((c - 0x10000) >> 10);
			units[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
		}
		for (int k = 0; k < 2 && units[k]; k++) {
			buf_char(&b, (char)(little ? units[k] & 0xFF : units[k] >> 8));
			buf_char(&b, (char)(little ? units[k] >> 8 : units[k] & 0xFF));
		}
	}
	return arena_sv(a, buf_view(&b));
}
