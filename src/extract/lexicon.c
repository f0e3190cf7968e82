// Finds whole phrases; the lists themselves are compiled by tools/lexicon2c.
#include "extract/lexicon.h"
#include "extract/token.h"

const struct lexeme *lexicon_find(const struct lexicon *lx, struct sv phrase)
{
	AUTO(tokens_free) struct tokens ts = {0};
	tokens_read(&ts, phrase, NULL);
	uint32_t state = 0;
	for (size_t i = 0; i < ts.count; i++) {
		state = lexicon_step(lx, state, lexicon_syllable(lx, ts.items[i].key));
		if (!state)
			return NULL;
	}
	return lexicon_at(lx, state);
}
