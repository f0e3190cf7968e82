// The phrase lists, and how a paragraph is cut into words, numbers and phrases.
#include "tap.h"

#include "extract/passage.h"
#include "extract/scan.h"

static bool has_class(const struct lexicon *lx, const char *phrase, lexicon_classes classes)
{
	const struct lexeme *l = lexicon_find(lx, sv_of(phrase));
	return l && (l->classes & classes) == classes;
}

static void phrases(const struct lexicon *lx)
{
	ok(has_class(lx, "tỷ lệ", LX_RATE) && has_class(lx, "tỉ lệ", LX_RATE), "final i and y are alike");
	ok(has_class(lx, "lũy kế", LX_RESULT) && has_class(lx, "luỹ kế", LX_RESULT), "so are both places of the tone");
	ok(has_class(lx, "KẾ HOẠCH NĂM", LX_PLAN), "and capitals");
	ok(has_class(lx, "kế ho\u00ADạch", LX_PLAN), "a soft hyphen is not there");
	ok(has_class(lx, "nghị quyết", LX_PLAN | LX_NOUN | LX_NAMED), "a phrase of several lists has all their classes");
	ok(!lexicon_find(lx, SV("tỷ lệ hộ nghèo thành thị vùng")), "an unknown phrase is unknown");
	ok(!lexicon_find(lx, SV("")), "so is an empty one");
	const struct lexeme *ha = lexicon_find(lx, SV("ha")), *billion = lexicon_find(lx, SV("tỷ"));
	ok(ha && ha->power == 4 && billion && billion->power == 9, "units have their power of ten");
	const struct lexeme *least = lexicon_find(lx, SV("không dưới")), *under = lexicon_find(lx, SV("dưới"));
	ok(least && least->cmp == CMP_GE && under && under->cmp == CMP_LT, "the longer comparator is another one");
}

static void cut(const struct lexicon *lx, const char *text, const char *want)
{
	AUTO(passage_free) struct passage p = {.lx = lx};
	passage_read(&p, sv_of(text));
	AUTO(buf_free) struct buf got = {0};
	for (uint32_t i = 0; i < p.terms.count; i++) {
		buf_str(&got, i ? "|" : "");
		buf_sv(&got, passage_text(&p, i));
	}
	is_str(buf_cstr(&got), want, text);
}

static void pieces(const struct lexicon *lx)
{
	cut(lx, "Đạt 95% kế hoạch năm.", "Đạt|95|%|kế hoạch năm|.");
	cut(lx, "**Thu** _đạt_ 5 ha[1], 6 km²", "Thu|đạt|5|ha|,|6|km²");
	cut(lx, "gồm15 m2; 1.540đảng viên⁽²⁾", "gồm|15|m2|;|1.540|đảng viên");
	cut(lx, "so với cùng kỳ năm trước", "so với|cùng kỳ năm trước");
	cut(lx, "", "");
}

static void brackets(const struct lexicon *lx)
{
	AUTO(passage_free) struct passage p = {.lx = lx};
	passage_read(&p, SV("a (b (c) d) e (f \"g h\" i"));
	ok(p.open[0] == NOWHERE && p.mate[1] == 7, "a bracket finds its partner");
	ok(p.open[4] == 3 && p.open[6] == 1, "what it encloses knows it");
	ok(p.mate[9] == NOWHERE && p.open[10] == NOWHERE, "one that is never closed encloses nothing");
	ok(p.quoted[12] && p.quoted[13] && !p.quoted[15], "words between quotation marks are known");
}

static const struct phrase *found(struct scan *s, const struct phrase_list *list, size_t i, size_t *count)
{
	*count = 0;
	return scan_phrase(s, list, i, count);
}

// Lists that stand by themselves.
static void lists(void)
{
	AUTO(scan_free) struct scan s = {0};
	size_t n;
	scan_read(&s, SV("gió Nghị quyết số 12 thổi"));
	const struct phrase *p = found(&s, &phrases_documents, 1, &n);
	ok(p && sv_is(p->class, "type") && sv_is(p->value, "resolution") && n == 2, "a phrase of a list has its class and value");
	ok(!found(&s, &phrases_documents, 0, &n) && !found(&s, &phrases_documents, 6, &n), "no phrase begins elsewhere, nor past the end");
	ok(!found(&s, &phrases_documents, 2, &n), "nor with its second word");
	ok(!found(&s, &phrases_synonyms, 1, &n), "another list knows others");
	scan_read(&s, SV("nghị trường"));
	ok(!found(&s, &phrases_documents, 0, &n), "a phrase that is not whole is none");
	scan_read(&s, SV(""));
	ok(!found(&s, &phrases_documents, 0, &n), "nothing is found in nothing");
}

int main(void)
{
	const struct lexicon *lx = &lexicon;
	phrases(lx);
	pieces(lx);
	brackets(lx);
	lists();
	return done();
}
