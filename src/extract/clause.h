// What the words around a quantity say: subject, relation, comparator, base. One clause a quantity.
#pragma once

#include "extract/passage.h"

struct clause {
	uint32_t bracket; // the bracket that it stands in, NOWHERE: none
	uint32_t bound;   // where the words before it begin: sentence, bracket or the quantity before
	bool follows;     // the bound is the quantity before
	bool linked;      // and nothing but words stands between
	uint32_t predicate;       // the first term of comparator, relation, estimate
	lexicon_classes relation; // all relation classes of the predicate
	enum direction direction;
	enum compare cmp;
	bool estimate;
	bool from;           // "từ": the lower of two, or the level before a change
	bool have;           // "có": something is there
	struct range before; // the subject's words before the predicate, stripped; may be empty
	bool verb;           // they end with a verb
	bool part;           // "trong đó" stands before
	bool preposition;    // the number follows a preposition: "tại 72 đơn vị"
	bool has_head;       // a colon before: the words before it
	struct range head;
	lexicon_classes base; // PLAN, PERIOD, AVERAGE, WHOLE; 0: none said
	bool versus;          // "so với" something, known or not
	int base_year;        // "so với năm 2018"
	uint32_t tail_end;    // after comparator and base behind the unit
	struct range after;   // the noun phrase behind (with the unit where it is a counted noun)
};

void clause_read(const struct passage *p, size_t k, struct clause *out); // of quantity k

uint32_t
clause_mark_end(const struct passage *p,
                uint32_t i); // "(3)", "2)", "1.", "a)": the term after it, `i` where none is
struct range clause_trim(const struct passage *p,
                         struct range r); // without time, prepositions and signs at its end

// A verb with its object that begins at `from`: "đạt chuẩn nông thôn mới"; empty where none does, or it leads to a figure.
struct range clause_verb_phrase(const struct passage *p, uint32_t from);

// "không hoàn thành nhiệm vụ", "chưa đạt chuẩn": the word belongs to what is counted.
bool clause_denies(const struct passage *p, int64_t i);

// The end of a sentence: a full stop and the like; not the point of "v.v." inside.
bool clause_stop_sign(const struct passage *p, int64_t i); // of a sign
static inline bool clause_stop(const struct passage *p, int64_t i)
{
	return passage_term(p, i)->sign && clause_stop_sign(p, i);
}

// "năm 2019", "tháng 9/2019", "giai đoạn 2016 - 2020" from `i` on: the term after it, `i` where
// there is none. *year is the last year named, 0: none.
uint32_t clause_time_read(const struct passage *p, uint32_t i, int *year);
void clause_timeless_find(struct passage *p); // for each term: passage.timeless
static inline uint32_t clause_time_end(const struct passage *p, uint32_t i, int *year)
{
	if (i < p->terms.count && p->timeless[i]) {
		*year = 0;
		return i;
	}
	return clause_time_read(p, i, year);
}
