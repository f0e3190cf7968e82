// Words for people: msgids are English, catalogues (po/) hold the translations, compiled in.
#pragma once

#include "base/base.h"

enum language { LANGUAGE_VI, LANGUAGE_EN };

// Marks a msgid in a table, for the catalogue's check; the text is looked up later with msg().
#define N_(msgid) msgid

// The msgid for one and the one for any other number; a language without plurals translates both alike. Each is a literal of its own,
// so that the directives of both are checked.
#define PLURAL(n, one, many) ((n) == 1 ? (one) : (many))

// The translation, or the msgid itself where the language is English or has none. Never NULL; static.
const char *msg(enum language language, const char *msgid) FORMAT_ARG(2);

// The msgid's translation filled in, in the arena.
struct sv say(struct arena *a, enum language language, const char *msgid, ...) PRINTF(3, 4);

// "vi", "en" or a longer tag ("vi_VN.UTF-8", "en-GB"); Vietnamese where it is neither.
enum language language_of(struct sv tag);
