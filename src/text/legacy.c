// Converts the encodings from before Unicode, letter by letter after tables.
#include <strings.h>

#include "text/legacy.h"
#include "text/text.h"

// Windows-1252 from 0x80 to 0x9F; 0: nothing stands there.
static const uint16_t windows_1252[32] = {
	0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
};

struct sv text_from_windows_1252(struct arena *a, struct sv bytes)
{
	size_t first = 0;
	while (first < bytes.n && (unsigned char)bytes.p[first] < 0x80)
		first++;
	if (first == bytes.n)
		return bytes;
	AUTO(buf_free) struct buf b = {0};
	buf_sv(&b, sv_head(bytes, first));
	for (size_t i = first; i < bytes.n; i++) {
		unsigned char byte = (unsigned char)bytes.p[i];
		uint16_t shown = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : 0;
		utf8_add(&b, shown ? shown : byte);
	}
	return arena_sv(a, buf_view(&b));
}

// The byte that the letter stands for; 0 where it stands for itself. Symbol fonts put bytes at U+F000 on.
static uint32_t byte_of(uint32_t c)
{
	if (c >= 0xF0A1 && c <= 0xF0FF)
		return c - 0xF000;
	return c >= 0xA1 && c <= 0xFF ? c : 0;
}

static const uint16_t tcvn3[256] = {
#define TCVN3(byte, code_point) [byte] = code_point,
#include "text/tcvn3.def"
#undef TCVN3
};

// A byte's letter alone, for the encodings that have one for each.
static struct sv each(struct arena *a, struct sv text, uint32_t (*letter)(uint32_t byte))
{
	AUTO(buf_free) struct buf b = {0};
	bool changed = false;
	for (size_t i = 0; i < text.n;) {
		if ((unsigned char)text.p[i] < 0x80) {
			buf_char(&b, text.p[i++]);
			continue;
		}
		uint32_t c = utf8_at(text, i, &i), byte = byte_of(c), is = byte ? letter(byte) : c;
		changed |= is != c;
		utf8_add(&b, is);
	}
	return changed ? arena_sv(a, buf_view(&b)) : text;
}

static uint32_t tcvn3_letter(uint32_t byte)
{
	return tcvn3[byte] ? tcvn3[byte] : byte;
}

struct sv text_from_tcvn3(struct arena *a, struct sv text, bool capitals)
{
	struct sv small = each(a, text, tcvn3_letter);
	return capitals ? text_upper(a, small) : small;
}

static uint32_t windows_1258_letter(uint32_t byte)
{
	switch (byte) {
	case 0xC3: return 0x102;
	case 0xCC: return 0x300;
	case 0xD0: return 0x110;
	case 0xD2: return 0x309;
	case 0xD5: return 0x1A0;
	case 0xDD: return 0x1AF;
	case 0xDE: return 0x303;
	case 0xE3: return 0x103;
	case 0xEC: return 0x301;
	case 0xF0: return 0x111;
	case 0xF2: return 0x323;
	case 0xF5: return 0x1A1;
	case 0xFD: return 0x1B0;
	case 0xFE: return 0x20AB;
	default: return byte;
	}
}

struct sv text_from_windows_1258(struct arena *a, struct sv text)
{
	return text_nfc(a, each(a, text, windows_1258_letter));
}

// ---- VNI: the letters that marks may stand behind, then those that stand alone.
enum vni_base {
	VNI_a, VNI_e, VNI_o, VNI_u, VNI_y, VNI_o_horn, VNI_u_horn,
	VNI_A, VNI_E, VNI_O, VNI_U, VNI_Y, VNI_O_horn, VNI_U_horn,
	VNI_ALONE, VNI_NONE
};

enum { VNI_FROM = 0xC0, VNI_CASE = 0x20 }; // a small letter's mark is the capital's and 0x20

static const uint16_t vni[VNI_NONE][64] = {
#define VNI(base, byte, code_point) [VNI_##base][(byte) - VNI_FROM] = code_point,
#include "text/vni.def"
#undef VNI
};

static enum vni_base vni_base(uint32_t c)
{
	switch (c) {
	case 'a': return VNI_a;
	case 'e': return VNI_e;
	case 'o': return VNI_o;
	case 'u': return VNI_u;
	case 'y': return VNI_y;
	case 0xF4: return VNI_o_horn;
	case 0xF6: return VNI_u_horn;
	case 'A': return VNI_A;
	case 'E': return VNI_E;
	case 'O': return VNI_O;
	case 'U': return VNI_U;
	case 'Y': return VNI_Y;
	case 0xD4: return VNI_O_horn;
	case 0xD6: return VNI_U_horn;
	default: return VNI_NONE;
	}
}

// The letter of a base and the mark behind it, which some keyboards write small behind a capital; 0 where they make none.
static uint32_t vni_pair(uint32_t base, uint32_t mark)
{
	enum vni_base b = vni_base(base);
	if (b == VNI_NONE || mark < VNI_FROM)
		return 0;
	uint16_t is = vni[b][mark - VNI_FROM];
	return is ? is : vni[b][(mark ^ VNI_CASE) - VNI_FROM];
}

struct sv text_from_vni(struct arena *a, struct sv text)
{
	AUTO(buf_free) struct buf b = {0};
	bool changed = false;
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_at(text, i, &i), byte = byte_of(c), base = byte ? byte : c;
		size_t next = i;
		uint32_t mark = i < text.n && (unsigned char)text.p[i] >= 0x80 ? byte_of(utf8_at(text, i, &next)) : 0;
		uint32_t is = mark ? vni_pair(base, mark) : 0;
		if (is)
			i = next;
		else if (byte >= VNI_FROM && vni[VNI_ALONE][byte - VNI_FROM])
			is = vni[VNI_ALONE][byte - VNI_FROM];
		else
			is = c;
		changed |= is != c;
		utf8_add(&b, is);
	}
	return changed ? arena_sv(a, buf_view(&b)) : text;
}

struct sv text_from_legacy(struct arena *a, struct sv text, enum legacy legacy)
{
	switch (legacy) {
	case LEGACY_NONE: return text;
	case LEGACY_TCVN3: return text_from_tcvn3(a, text, false);
	case LEGACY_VNI: return text_from_vni(a, text);
	case LEGACY_WINDOWS_1258: return text_from_windows_1258(a, text);
	}
	return text;
}

// ---- UTF-16
bool text_from_utf16(struct arena *a, struct sv bytes, bool little, struct sv *out, size_t *bad_at)
{
	AUTO(buf_free) struct buf b = {0};
	uint32_t high = 0; // the first half of a pair
	for (size_t i = 0; i < bytes.n; i += 2) {
		*bad_at = i;
		if (i + 1 == bytes.n)
			return false;
		uint32_t one = (unsigned char)bytes.p[i], two = (unsigned char)bytes.p[i + 1];
		uint32_t unit = little ? two << 8 | one : one << 8 | two;
		bool low = unit >= 0xDC00 && unit < 0xE000;
		if (unit == 0 || low != (high != 0))
			return false;
		if (unit >= 0xD800 && unit < 0xDC00) {
			high = unit;
			continue;
		}
		utf8_add(&b, low ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : unit);
		high = 0;
	}
	if (high)
		return false;
	*out = arena_sv(a, buf_view(&b));
	return true;
}

bool text_is_utf16(struct sv bytes, bool *little)
{
	enum { LOOKED_AT = 4096 };
	size_t n = (bytes.n < LOOKED_AT ? bytes.n : LOOKED_AT) / 2, zeros[2] = {0}, pages[2] = {0};
	for (size_t i = 0; i < n * 2; i++) {
		unsigned char byte = (unsigned char)bytes.p[i];
		zeros[i % 2] += byte == 0;
		// the high byte of Latin letters, Vietnamese ones, marks and punctuation
		pages[i % 2] += byte <= 1 || byte == 3 || byte == 0x1E || byte == 0x20;
	}
	if (n < 2)
		return false;
	*little = zeros[1] > zeros[0];
	size_t high = *little ? 1 : 0;
	return bytes.n % 2 == 0 && zeros[1 - high] == 0 && zeros[high] * 2 > n && pages[high] * 10 > n * 9;
}
