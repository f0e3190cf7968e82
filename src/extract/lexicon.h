// The words that reading figures needs, from lexicon/*.tsv: one line a phrase, its classes and attributes. Looked up by
// syllable: case, the place of the tone mark (hoà, hòa) and final i or y (tỉ, tỷ) do not matter.
#pragma once

#include "base/base.h"
#include "extract/extract.h"
#include "extract/letter.h"

// Each class is one bit of struct lexeme.classes; the name is the one written in the files.
#define LEXICON_CLASSES(CLASS)                                                                     \
	CLASS(UNIT, "unit")           /* of measure: dimension, power of ten */                        \
	CLASS(MAGNITUDE, "magnitude") /* nghìn, triệu, tỷ: power of ten */                             \
	CLASS(SPAN, "span")           /* a unit of time: a length or a period */                       \
	CLASS(AGE, "age")                                                                              \
	CLASS(NOUN, "noun")       /* something that is counted */                                      \
	CLASS(PERSON, "person") /* of a noun: counts persons of any kind: em, đồng chí */              \
	CLASS(COUNTER, "counter") /* counts the noun after it: lượt */                                 \
	CLASS(VERB, "verb")                                                                            \
	CLASS(LIGHT, "light") /* a verb that says only that it took place */                           \
	CLASS(OCCURS, "occurs") /* a light verb whose subject is what there was: xảy ra */             \
	CLASS(AUX, "aux")     /* before a verb: đã, sẽ, được */                                        \
	CLASS(STOP, "stop")   /* preposition or conjunction */                                         \
	CLASS(JOIN, "join")   /* conjunction between clauses or words */                               \
	CLASS(FILLER, "filler")                                                                        \
	CLASS(PLACE, "place")                                                                          \
	CLASS(PART, "part") /* the parts of a whole follow */                                          \
	CLASS(EACH, "each")                                                                            \
	CLASS(RATE, "rate")   /* an indicator that is a rate */                                        \
	CLASS(HEAD, "head")   /* an indicator that is an amount */                                     \
	CLASS(GENERIC, "generic") /* an amount that says nothing alone: số tiền, trị giá */            \
	CLASS(BEFORE, "before") /* comparator before the number */                                     \
	CLASS(AFTER, "after")   /* comparator after it */                                              \
	CLASS(ESTIMATE, "estimate")                                                                    \
	CLASS(REACH, "reach")                                                                          \
	CLASS(EQUAL, "equal")                                                                          \
	CLASS(SHARE, "share")                                                                          \
	CLASS(UP, "up")                                                                                \
	CLASS(DOWN, "down")                                                                            \
	CLASS(GROWTH, "growth") /* tăng trưởng: a noun or a verb */                                    \
	CLASS(OVER, "over")     /* beyond a plan */                                                    \
	CLASS(SHORT, "short")   /* short of it */                                                      \
	CLASS(HIGHER, "higher")                                                                        \
	CLASS(LOWER, "lower")                                                                          \
	CLASS(TIMES, "times")                                                                          \
	CLASS(REMAIN, "remain") /* giảm còn: where a change ends */                                    \
	CLASS(TO, "to")         /* lên, xuống */                                                       \
	CLASS(FROM, "from")                                                                            \
	CLASS(RAISE, "raise")                                                                          \
	CLASS(HAVE, "have")                                                                            \
	CLASS(NONE, "none")                                                                            \
	CLASS(WEAK, "weak")   /* of a class: only where more speaks for it */                          \
	CLASS(OTHER, "other") /* a word that must not be taken apart */                                \
	CLASS(KIND, "kind")   /* tells of which kind what was named before is: a grade, a level, a sex, a place */ \
	CLASS(RESPECTIVELY, "respectively")                                                            \
	CLASS(VERSUS, "versus")                                                                        \
	CLASS(PRICE, "price") /* giá so sánh: the year after it is the prices' */                      \
	CLASS(PLAN, "plan")                                                                            \
	CLASS(RULE, "rule") /* what a figure is held against as against a plan: so với quy định */      \
	CLASS(PERIOD, "period")                                                                        \
	CLASS(AVERAGE, "average")                                                                      \
	CLASS(WHOLE, "whole")                                                                          \
	CLASS(NAMED, "named")         /* a number after it names or orders */                          \
	CLASS(UNCOUNTED, "uncounted") /* a number before it counts nothing */                          \
	CLASS(TARGET, "target")       /* speaks of targets */                                          \
	CLASS(RESULT, "result")       /* speaks of results */                                          \
	CLASS(AIMS, "aims")           /* a heading over targets */                                     \
	CLASS(SETS, "sets")           /* what a plan does with its targets: đề ra */                   \
	CLASS(OUTCOME, "outcome")     /* a heading over results */

enum lexicon_class_bit {
#define CLASS(name, text) LX_BIT_##name,
	LEXICON_CLASSES(CLASS)
#undef CLASS
	LX_BITS
};

typedef uint64_t lexicon_classes;
#define CLASS(name, text) static const lexicon_classes LX_##name = (lexicon_classes)1 << LX_BIT_##name;
LEXICON_CLASSES(CLASS)
#undef CLASS

// Single words that rules name.
#define LEXICON_WORDS(WORD) \
	WORD(CA, "cả") \
	WORD(CAC, "các") \
	WORD(CHANG, "chặng") \
	WORD(CUOI, "cuối") \
	WORD(DAI, "đại") \
	WORD(DAN, "dân") \
	WORD(DAT, "đạt") \
	WORD(DAU, "đầu") \
	WORD(DEN, "đến") \
	WORD(DIEN, "diện") \
	WORD(DIP, "dịp") \
	WORD(DON, "đơn") \
	WORD(DVT, "đvt") \
	WORD(THEO, "theo") \
	WORD(GHI, "ghi") \
	WORD(GIO, "giờ") \
	WORD(H, "h") \
	WORD(HAN, "hạn") \
	WORD(HET, "hết") \
	WORD(HOAC, "hoặc") \
	WORD(HOI, "hồi") \
	WORD(KE, "kể") \
	WORD(KY, "kỳ") \
	WORD(YEU, "yêu") \
	WORD(CAU, "cầu") \
	WORD(DE_XUAT, "đề") \
	WORD(NGHI, "nghị") \
	WORD(LUY, "lũy") \
	WORD(LUY_OLD, "luỹ") \
	WORD(LUC, "lúc") \
	WORD(MONG, "mồng") \
	WORD(MUNG, "mùng") \
	WORD(MUC, "mức") \
	WORD(BAC, "bậc") \
	WORD(HANG, "hạng") \
	WORD(VI, "vị") \
	WORD(GIA, "giá") \
	WORD(TRI, "trị") \
	WORD(KIM, "kim") \
	WORD(LUONG, "lượng") \
	WORD(KHOI, "khối") \
	WORD(SAN, "sản") \
	WORD(NAM, "năm") \
	WORD(NGAY, "ngày") \
	WORD(NHAT, "nhất") \
	WORD(NHU, "như") \
	WORD(DE, "để") \
	WORD(NHIEM, "nhiệm") \
	WORD(NHUNG, "những") \
	WORD(PHAI, "phải") \
	WORD(QUA, "quá") \
	WORD(QUAN, "quân") \
	WORD(QUY, "quý") \
	WORD(SAU, "sau") \
	WORD(SO, "số") \
	WORD(SO_SANH, "so") \
	WORD(STT, "stt") \
	WORD(TH, "th") \
	WORD(TET, "tết") \
	WORD(THANG, "tháng") \
	WORD(THI, "thì") \
	WORD(CO, "có") \
	WORD(CHO, "cho") \
	WORD(KHONG, "không") \
	WORD(CHUA, "chưa") \
	WORD(WEIGHT, "trọng") \
	WORD(VE, "về") \
	WORD(GIAO, "giao") \
	WORD(RA, "ra") \
	WORD(DUYET, "duyệt") \
	WORD(TAI, "tại") \
	WORD(LA, "là") \
	WORD(THOI, "thời") \
	WORD(THONG, "thông") \
	WORD(THUC, "thực") \
	WORD(TOI, "tới") \
	WORD(TONG, "tổng") \
	WORD(TRONG, "trong") \
	WORD(TREN, "trên") \
	WORD(TRUOC, "trước") \
	WORD(TT, "tt") \
	WORD(TANG, "tăng") \
	WORD(SAO, "sao") \
	WORD(MOT, "một") \
	WORD(GIAM, "giảm") \
	WORD(CUA, "của") \
	WORD(TU, "từ") \
	WORD(TUAN, "tuần") \
	WORD(TUOI, "tuổi") \
	WORD(TY, "tỷ") \
	WORD(VA, "và") \
	WORD(VAO, "vào") \
	WORD(VOI, "với") \
	WORD(VONG, "vòng") \
	WORD(VU, "vụ")

enum word {
#define WORD(name, text) WORD_##name,
	LEXICON_WORDS(WORD)
#undef WORD
	WORD_COUNT
};

enum dimension {
	DIM_NONE,
	DIM_PERCENT,
	DIM_MONEY,
	DIM_DOLLAR,
	DIM_EURO,
	DIM_DAY,
	DIM_MONTH,
	DIM_YEAR,
	DIM_TIMES,
	DIM_OTHER
};

struct lexeme {
	lexicon_classes classes;
	uint8_t cmp;       // enum compare
	uint8_t direction; // enum direction
	uint8_t dimension; // enum dimension
	int8_t power;
};

// The files that the lexicon is made of; lexicon/ holds other lists too (phrase_list.h).
#define LEXICON_FILES(FILE) \
	FILE(bases) \
	FILE(comparators) \
	FILE(counted_nouns) \
	FILE(cues) \
	FILE(names) \
	FILE(relations) \
	FILE(units) \
	FILE(verbs) \
	FILE(words)

// One tree of syllables, as tools/lexicon2c compiles it: nothing is read or made when the program starts. Phrases are followed by
// states: of 32 bits, the lexeme of the phrase that ends there (0: none) and above it the node that goes on from there.
enum { LEXICON_NODE_SHIFT = 16, LEXICON_NODE_LAST = 0xFFFF }; // the last node is that of all states that nothing follows

struct lexicon_edge {
	uint32_t syllable; // 0: a free slot
	uint32_t to;       // state
};

// Each node has a table of edges of its own, a power of two, which is seldom larger than what a processor reads at once: nearly all words
// go on no phrase, and are found missing without a look far away. The place of a node's table is its first slot and below it that power.
enum { LEXICON_BITS = 5 };

struct lexicon_syllable {
	uint64_t key;    // syllable_key_hash; 0: a free slot
	uint32_t number; // from 1 on, 0 of a free slot
};

struct lexicon {
	const struct lexicon_syllable *syllables; // by slot
	const uint32_t *roots;                    // by number: the state after this syllable at the beginning
	const uint32_t *nodes;                    // by number: the place of its table
	const struct lexicon_edge *edges;         // by slot
	const struct lexeme *lexemes;
	const uint32_t *words; // the number of each enum word
	uint32_t key_mask, key_shift; // slots are a power of two, found by the upper bits
};

extern const struct lexicon lexicon;

static inline uint32_t lexicon_key_slot(const struct lexicon *lx, uint64_t key)
{
	return (uint32_t)(key >> lx->key_shift);
}

// Where a syllable would stand in a table of so many bits.
static inline uint32_t lexicon_edge_slot(uint32_t syllable, uint32_t bits)
{
	return syllable * 0x9E3779B1U >> (32 - bits);
}

// The number of a syllable or sign, 0 where no phrase has it.
static inline uint32_t lexicon_syllable(const struct lexicon *lx, uint64_t key) // syllable_key_hash
{
	uint32_t i = lexicon_key_slot(lx, key);
	while (lx->syllables[i].key && lx->syllables[i].key != key)
		i = (i + 1) & lx->key_mask;
	return lx->syllables[i].number;
}

// Follows the phrases syllable by syllable: 0 is the beginning, and the answer 0 means that none goes on so.
static inline uint32_t lexicon_step(const struct lexicon *lx, uint32_t state, uint32_t syllable)
{
	if (!state)
		return lx->roots[syllable];
	if (!syllable)
		return 0;
	uint32_t node = state >> LEXICON_NODE_SHIFT;
	if (node == LEXICON_NODE_LAST)
		return 0;
	uint32_t place = lx->nodes[node], bits = place & ((1U << LEXICON_BITS) - 1), i = lexicon_edge_slot(syllable, bits);
	const struct lexicon_edge *edges = lx->edges + (place >> LEXICON_BITS);
	while (edges[i].syllable && edges[i].syllable != syllable)
		i = (i + 1) & ((1U << bits) - 1);
	return edges[i].to;
}

static inline const struct lexeme *lexicon_at(const struct lexicon *lx, uint32_t state) // NULL: no phrase ends here
{
	uint32_t lexeme = state & ((1U << LEXICON_NODE_SHIFT) - 1);
	return lexeme ? &lx->lexemes[lexeme] : NULL;
}

const struct lexeme *lexicon_find(const struct lexicon *lx, struct sv phrase); // the whole phrase; NULL: unknown
