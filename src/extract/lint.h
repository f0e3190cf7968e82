// Checks of a document: one rule, one function; each adds what it finds. A finding that needs a guess is a warning or a note.
#pragma once

#include "extract/extract.h"
#include "extract/lint_figure.h"
#include "extract/scan.h"

enum { LINT_SEEN = 16384, LINT_VIEWS = 128 };
enum { LINT_NEAR_MOST = 400 }; // bytes beside a figure that are looked at for what introduces or follows it

struct lint {
	struct reading *r;
	struct lint_span {
		uint32_t from, to; // bytes of the measure's line
	} *spans;            // one for each measure
	bool *opens;         // of each measure: it is the first of its sentence
	const struct phrase_list *words; // lexicon/lint.tsv
	const struct phrase_list *relations; // lexicon/lint_relations.tsv
	const struct phrase_list *scopes;    // lexicon/lint_scope.tsv
	const struct phrase_list *units; // lexicon/units.tsv
	const struct phrase_list *names; // lexicon/lint_names.tsv
	struct unit_shapes shapes;
	const struct paragraph *paragraph; // the one at hand, and it as words; NULL: none
	const struct scan *read;
	size_t part; // of it that was looked at last
	uint32_t paragraphs; // that were at hand so far
	struct lint_view { // views of it that were looked at last, by their place: one rule after the other asks the same words for one class
		struct sv words;
		uint32_t paragraph, from, to; // tokens
		bool summed;
		uint64_t classes; // of all phrases that begin there; summed when asked for
	} views[LINT_VIEWS];
	uint32_t *near; // for each so many bytes of it the first token that begins there or later
	size_t near_room;
	bool near_filled;
	struct scan scan;                  // of words that a rule cuts for itself
	struct lint_classes { // of phrases (lint.tsv, lint_relations.tsv, lint_scope.tsv) that begin with each word, as list_class_bit; filled when asked for
		uint64_t *at, all;
		size_t room;
		bool filled;
	} classes;
	struct lint_scan { // words that do not stand in it, by their place
		struct scan scan;
		struct buf text;
	} scans[16];
	struct arena *arena; // of the checks
	struct lint_link { // of each measure; one more each, 0: none
		uint32_t parent, child, sibling, plan;
	} *links;
	size_t figure_count, figure_room; // of spans and of what else there is of each measure
	size_t *plan_of, plan_of_first, plan_of_room; // of the figures of a paragraph, from its first on: where they say how much is beyond a plan, the result
	uint32_t *shape; // its number among the shapes
	size_t next; // the first measure of the next paragraph
	bool ended;  // all was read: a rule that needs what stands further on, or all abbreviations, waits for it
	struct lint_later { // paragraphs that lint_ratio_later takes up again, with their measures
		const struct paragraph *paragraph;
		size_t from, to;
	} *later;
	size_t later_count, later_room;
	struct lint_used { // abbreviations that are used, each once
		struct sv word;
		struct place place;
	} *used;
	size_t used_count, used_room;
	struct sv_set used_set;
	struct figure_index *index;  // of the indicators; NULL: none yet
	struct lint_apart *apart;    // lint_apart.c: by what words figures are told; NULL: none yet
	struct aligned *aligned; // lint_aligned.c: figures that tell something again; NULL: none yet
	struct lint_recalled *recalled; // lint_recalled.c: pairs of figures that were told; NULL: none yet
	struct lint_planned *planned; // lint_planned.c: plans that were told together; NULL: none
	struct lint_heads *heads;    // lint_whole.c; NULL: none yet
	int summary_to; // the last line of a section that tells what stands in full elsewhere; untitled: under a line that is no heading
	bool summary_untitled;
	uint8_t *held; // of each measure: how it agrees with those beside it (lint_near.h)
	struct lint_seen {           // lint_again.c: how often words are said, by their keys
		uint32_t count[LINT_SEEN];
		uint32_t all;
	} *seen;
	struct near *window;         // lint_loose.c: the figures of the last lines; NULL: none yet
	struct lint_guess *guesses;  // what is perhaps a slip
	size_t guess_count, guess_room;
	size_t list_whole; // lint_ratio.c: of which the share in the line list_line was right
	int list_line;
	struct lint_called *called;  // lint_ratio.c: what counts are called; NULL until a name is searched for
};

// SIZE_MAX: none. What a measure is said of; the first that is said of it, the next that is said of the same; the plan that its
// sentence names, where that is not said of it already.
static inline size_t lint_parent(const struct lint *l, size_t m)
{
	return (size_t)l->links[m].parent - 1;
}
static inline size_t lint_child(const struct lint *l, size_t m)
{
	return (size_t)l->links[m].child - 1;
}
static inline size_t lint_sibling(const struct lint *l, size_t m)
{
	return (size_t)l->links[m].sibling - 1;
}
static inline size_t lint_plan_of(const struct lint *l, size_t m)
{
	return (size_t)l->links[m].plan - 1;
}

// The measures [from, to) of one paragraph.
void lint_ratio(struct lint *l, size_t from, size_t to);   // lint_ratio.c: a/b said to be p%
void lint_parts(struct lint *l, size_t from, size_t to);   // lint_parts.c: parts that do not make their whole
void lint_parts_bare(struct lint *l, size_t from, size_t to); // lint_parts_bare.c: parts that are told without a unit
void lint_beside(struct lint *l, size_t from, size_t to);  // lint_lists.c: parts in a sentence beside their whole
void lint_shares(struct lint *l, size_t from, size_t to);  // lint_shares.c: shares of one structure that do not make 100
void lint_columns(struct lint *l, size_t from, size_t to); // lint_columns.c: parts told two by two, of two wholes
void lint_together(struct lint *l, size_t from, size_t to); // lint_together.c: a sum of figures that stand here and there before it
void lint_stock(struct lint *l, size_t from, size_t to);   // lint_stock.c: what a stock was, what moved it and what it is
void lint_rest(struct lint *l, size_t from, size_t to);    // lint_rest.c: what is left of a whole
void lint_product(struct lint *l, size_t from, size_t to); // lint_product.c: an area, a yield, an output; lint_each.c: a count, a rate, a total
void lint_plan(struct lint *l, size_t from, size_t to);    // lint_plan.c: a result, its plan and how far the plan is said to be met
void lint_claims(struct lint *l, size_t from, size_t to);  // lint_claim.c: what words say of a plan
void lint_goal(struct lint *l, size_t from, size_t to);    // lint_goal.c: all that a sentence tells of a plan, by what level fits
void lint_left(struct lint *l, size_t from, size_t to);    // lint_left.c: what is still to be done of a plan
void lint_bracket(struct lint *l, size_t from, size_t to); // lint_bracket.c: what is said against a figure in the bracket behind it
void lint_growth(struct lint *l, size_t from, size_t to);  // lint_growth.c: a level, the earlier one and the change between them
void lint_loose(struct lint *l, size_t from, size_t to);   // lint_loose.c: figures that would agree with those beside them but for one slip
void lint_against(struct lint *l, size_t from, size_t to); // lint_against.c: a change against a level in a sentence of its own
void lint_since(struct lint *l, size_t from, size_t to);    // lint_since.c: a change since a time that its sentence opens with
void lint_listed(struct lint *l, size_t from, size_t to);   // lint_listed.c: a change whose levels stand in the line over its list, or as bare numbers behind it
void lint_compared(struct lint *l, size_t from, size_t to); // lint_compared.c: a figure, another one that it is compared with, and what lies between
void lint_planned(struct lint *l, size_t from, size_t to);  // lint_planned.c: plans that are told together, and how far they are met further on
void lint_next(struct lint *l, size_t from, size_t to);     // lint_next.c: what is planned, against what was reached before
void lint_verdict(struct lint *l, size_t from, size_t to);  // lint_verdict.c: words that say whether a plan was met that was told before
void lint_recalled(struct lint *l, size_t from, size_t to); // lint_recalled.c: what is said of a plan or an earlier time that was told before
void lint_indicators(struct lint *l, size_t from, size_t to); // lint_across.c: keeps them for lint_restated
void lint_apart(struct lint *l, size_t from, size_t to);   // lint_apart.c: figures that are reckoned from others which stand apart
void lint_average(struct lint *l, size_t from, size_t to); // lint_average.c: a count, what each has and their total, wherever they stand
void lint_whole(struct lint *l, size_t from, size_t to);   // lint_whole.c: a share whose whole stands in another sentence or line
void lint_apart_close(struct lint *l);
// The paragraph at hand. Until all is read (`ended`) rules know what stands in it and before it.
void lint_days(struct lint *l);         // lint_deadline.c: days that no month has, weekdays
void lint_letters(struct lint *l);      // lint_encoding.c: letters that only look right
void lint_abbreviation(struct lint *l); // lint_abbreviation.c: keeps those that are used for lint_unexplained
// The whole reading.
void lint_ratio_later(struct lint *l); // lint_ratio.c: percents whose whole may stand further on
void lint_unexplained(struct lint *l); // lint_abbreviation.c: used and never written out
void lint_citation(struct lint *l); // lint_citation.c: one number with two days or issuers
void lint_deadline(struct lint *l); // lint_deadline.c: deadlines before the document's day
void lint_encoding(struct lint *l); // lint_encoding.c: old encodings, marks that stood apart
void lint_lists(struct lint *l);    // lint_lists.c: parts in the lines under their whole
void lint_restated(struct lint *l); // lint_across.c: restated, regress, and plan and growth where the figures stand apart
void lint_again(struct lint *l);    // lint_again.c: restated where one slip parts two figures; lint_heard counts words for it
void lint_aligned(struct lint *l, size_t from, size_t to); // lint_aligned.c: restated in other words
void lint_aligned_end(struct lint *l);
void lint_heard(struct lint *l);
bool lint_is_doubtful(const struct lint *l, size_t first, size_t second); // of two values of one figure the first is the wrong one
void lint_guessed(struct lint *l);  // lint_loose.c: tells what lint_loose found
void lint_outline(struct lint *l);  // lint_outline.c: marks skipped or repeated

// What the checks of one reading share, for a check over several; kept in the arena until lint_close.
struct lint *lint_open(struct reading *r, struct arena *a);
void lint_close(struct lint *l);
void lint_links(struct lint *l, size_t from, size_t to); // lint_links.c: of the measures of one paragraph

// A rule looks at one of these: it is called for the figures of each paragraph, for each paragraph, or once at the end.
struct lint_rule {
	const char *code;
	void (*figures)(struct lint *l, size_t from, size_t to);
	void (*paragraph)(struct lint *l);
	void (*whole)(struct lint *l);
};
extern const struct lint_rule lint_rules[];
extern const size_t lint_rule_count;

// Words as tokens [from, to) of a scan: of the paragraph at hand where they stand in it, so that it is cut once for all rules.
// What the ends of the view cut through is left out. Good until other words are looked at.
struct lint_words {
	const struct scan *scan;
	size_t from, to;
	struct lint_classes *classes; // NULL: they are not known
};
struct lint_words lint_words(struct lint *l, struct sv words);
void lint_words_free(struct lint *l);
void lint_take_up(struct lint *l, const struct paragraph *p, const struct scan *words); // as the one at hand; NULL: none

void lint_add(struct lint *l, const struct lint_draft *found);
// lint_explained.c: other figures beside the one that is found wrong make it right. Of ratio, plan, growth, product and parts.
bool lint_explained(struct lint *l, const struct lint_draft *found);
// An argument of its message: a figure, which the msgid names with %'d; a text, which is cut where it is long.
void lint_arg_figure(struct lint_draft *found, int slot, struct decimal d);
void lint_arg_text(struct lint_draft *found, int slot, struct sv text);
// A finding about two figures: the msgid has one %'d for what was computed and one for what is stated, in this order.
void lint_add_figures(struct lint *l, struct place place, const char *code, enum severity severity, const char *msgid,
                      struct decimal computed, struct decimal stated);

// The words between two measures of one line (a before b), before a measure, after it; empty where two stand in different lines.
struct sv lint_between(const struct lint *l, size_t a, size_t b);
struct sv lint_before(const struct lint *l, size_t m);
struct sv lint_after(const struct lint *l, size_t m);
struct sv lint_around(const struct lint *l, size_t m, size_t most); // the figure with at most so many bytes of its line on either side
bool lint_sentence_ends(struct sv words); // one ends among the words

// A phrase of the class (lexicon/lint.tsv, lint_relations.tsv, lint_scope.tsv) stands in the words; at their end, signs left aside; at their beginning (`rest`, which
// may be NULL: what follows it).
bool lint_says_class(struct lint *l, struct sv words, struct list_class class);
static inline bool lint_says(struct lint *l, struct sv words, const char *class)
{
	return lint_says_class(l, words, list_class(class));
}
bool lint_may_say(struct lint *l, struct sv words, uint64_t bits); // false: they stand in the paragraph at hand, and no phrase of these classes begins there
bool lint_tells_rate(struct lint *l); // the paragraph at hand has words for what each has, or for what is fixed
bool lint_ends_class(struct lint *l, struct sv words, struct list_class class);
static inline bool lint_ends(struct lint *l, struct sv words, const char *class)
{
	return lint_ends_class(l, words, list_class(class));
}
bool lint_begins_class(struct lint *l, struct sv words, struct list_class class, struct sv *rest);
static inline bool lint_begins(struct lint *l, struct sv words, const char *class, struct sv *rest)
{
	return lint_begins_class(l, words, list_class(class), rest);
}
// At most so many bytes of either end, whole letters.
struct sv lint_last(struct sv s, size_t most);
struct sv lint_first(struct sv s, size_t most);

// The words before measure i name it as a plan: "chỉ tiêu giao 350 người".
bool lint_stands_as_plan(struct lint *l, size_t i);

// "… so với năm 2016 (1.982 tỷ đồng)", "… so cùng kỳ (98,15%)": measure i is the level of another time, in brackets behind its name.
bool lint_is_of_another_time(struct lint *l, size_t i);

// It stands in a bracket that opens in its line before it.
bool lint_in_bracket(const struct lint *l, size_t i);

// Two counts of the same thing: their units begin with the same word, and neither is an amount of another power.
bool lint_same_unit(const struct measure_found *a, const struct measure_found *b);
// The same, or both count persons, whatever they are called.
bool lint_same_kind(struct lint *l, const struct measure_found *a, const struct measure_found *b);
bool lint_alike(struct lint *l, size_t a, size_t b); // measures of one kind, or of one dimension
bool lint_is_counted(struct lint *l, const struct measure_found *m); // by a noun, not by a unit of measure
bool lint_is_count(const struct measure_found *m); // a plain level: no percent, no change, no range
static inline bool lint_is_percent(const struct measure_found *m)
{
	return m->unit.n == 1 && m->unit.p[0] == '%' && !m->has_high && !m->has_total;
}

// Measure m by its unit. What it may stand for, in the base unit; false where nothing certain can be said.
static inline const struct unit_shape *lint_shape(const struct lint *l, size_t m)
{
	return l->shapes.all[l->shape[m]];
}
bool lint_span(struct lint *l, size_t m, struct span *out);
bool lint_same_shape(struct lint *l, size_t a, size_t b);
// The value of measure `of` in the unit of measure `in`, which measures the same.
struct decimal lint_in_unit(struct lint *l, size_t of, size_t in);
// A sentence about a level that is p % of a base: level × 100 = base × p can hold. 
bool lint_percent_holds(struct span level, struct span base, struct span percent);
struct decimal lint_percent_of(struct decimal level, struct decimal base, uint8_t scale); // rounded
// The words between measures a and b of one line, or after a where b is SIZE_MAX, up to the end of the sentence.
struct sv lint_sentence_after(const struct lint *l, size_t a, size_t b);
// The first phrase of one of the classes that begins the words or follows a sign in them; which class: an index, or -1.
int lint_clause_says(struct lint *l, struct sv words, const char *const *classes, size_t count);
// The value (third column of lint_relations.tsv) of the first phrase of the class in the words; empty: none.
struct sv lint_named_class(struct lint *l, struct sv words, struct list_class class);
static inline struct sv lint_named(struct lint *l, struct sv words, const char *class)
{
	return lint_named_class(l, words, list_class(class));
}

// So close that one is meant to be the other: less than a tenth apart, or, at one scale, by one wrong digit or two swapped ones.
bool lint_near(struct decimal a, struct decimal b);

// Where a guess is as good as told (lint_slip.c). What makes one figure of the other: two digits exchanged; one wrong, or three in another order.
enum slip { SLIP_NONE, SLIP_DIGIT, SLIP_SWAP };
enum slip lint_slip(struct decimal stated, struct decimal meant);
// The slip that makes of `stated` a figure for which `holds` is true.
enum slip lint_slip_of(struct decimal stated, bool (*holds)(void *of, struct decimal meant), void *of);
// It is no chance: the figure has digits enough. `beside`: the figures stand in one sentence.
bool lint_slip_tells(struct decimal stated, enum slip slip, bool beside);
// lint_slip_tells of lint_slip_of, which is not looked for where it would not tell.
bool lint_slip_of_tells(struct decimal stated, bool (*holds)(void *of, struct decimal meant), void *of, bool beside);
