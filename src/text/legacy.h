// Encodings that Vietnamese was typed in before Unicode: TCVN3 (fonts of ABC: .VnTime), VNI (VNI-Times), Windows-1258, UTF-16.
//
// The converters of TCVN3, VNI and Windows-1258 take text in which each byte of the encoding stands as the letter by which
// Windows-1252 or Latin-1 shows it: so it is in a file's bytes after text_from_windows_1252, in a DOCX run or a PDF font by its name,
// and in UTF-8 that was pasted wrongly ("§¶ng uû", "Ñaûng uyû"). Other letters stay. They give the same view where nothing changes;
// what they give need not be NFC.
#pragma once

#include "base/base.h"

enum legacy { LEGACY_NONE, LEGACY_TCVN3, LEGACY_VNI, LEGACY_WINDOWS_1258 };

struct sv text_from_windows_1252(struct arena *a, struct sv bytes);
// `capitals`: it stands in a font of capitals (.VnTimeH), whose small letters are shown as capitals.
struct sv text_from_tcvn3(struct arena *a, struct sv text, bool capitals);
struct sv text_from_vni(struct arena *a, struct sv text);
struct sv text_from_windows_1258(struct arena *a, struct sv text);
struct sv text_from_legacy(struct arena *a, struct sv text, enum legacy legacy); // LEGACY_NONE: as it is

// What the text is written in, by which reading makes syllables of its words. `text` is valid UTF-8; with `foreign` it is known
// not to be Unicode, and little evidence is enough. LEGACY_NONE where no reading fits, or where it makes sense as it is.
enum legacy text_legacy(struct sv text, bool foreign);
// What a font's name says of its text: ".VnTime", "ABCDEF+.VnArialH,Bold", "VNI-Times".
enum legacy text_legacy_font(struct sv font, bool *capitals);
// Whether the letter shows no byte of Windows-1252 and is of Vietnamese: text that has it is Unicode, whatever its font is called.
bool text_only_unicode(uint32_t code_point);
// Whether line of TCVN3 in plain text holds a word of capitals, whose letters with marks can only be read as small ("HOạCH").
bool text_tcvn3_capitals(struct sv converted);

// UTF-16 without its byte-order mark; false where it is none (half a pair, NUL, an odd byte), then *bad_at is the byte.
bool text_from_utf16(struct arena *a, struct sv bytes, bool little, struct sv *out, size_t *bad_at) MUST_USE;
// Whether bytes without a mark are UTF-16 by where their zeros stand.
bool text_is_utf16(struct sv bytes, bool *little);

// Whether a word (letters of valid UTF-8, NFC or not) is a Vietnamese syllable: an initial, a rime, a tone that the rime may have.
bool text_is_syllable(struct sv word);
