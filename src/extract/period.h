// Whether a paragraph tells results or sets targets, and of which year: from its document, the
// headings above it and the lines that introduce it.
#pragma once

#include "extract/passage.h"

enum mode { MODE_UNSAID, MODE_RESULT, MODE_TARGET };

struct period {
	enum mode mode;
	bool said;   // by a heading or an introducing line, not only by the kind of document
	int year[3]; // by mode
};

struct periods; // the state while going down the paragraphs

struct periods *periods_new(struct arena *a, const struct reading *r, struct passage *p);
// The period of a paragraph; called for each paragraph in order. Takes headings apart in the
// passage given to periods_new.
struct period periods_at(struct periods *s, const struct paragraph *para);
// After a paragraph without figures was read as `p`: whether it introduces what follows ("Kết quả
// cụ thể như sau:").
void periods_introduce(struct periods *s, const struct paragraph *para, const struct passage *p);

// Whether the paragraph, read as `p`, is a plan that sets what stands in it and under it: "Chương trình năm 2021 đề ra 12 chỉ
// tiêu". Makes its period, *out, and that of what follows one of targets.
bool periods_set(struct periods *s, const struct passage *p, struct period *out);

// What words say about the mode: the last cue in the range counts.
// What a paragraph with a colon at its end orders, for what stands below it.
void periods_order(struct periods *s, const struct passage *p);
// Whether a sentence that begins at `from` leads with the plan of a year: "Kế hoạch năm 2019 thu 1.400 tỷ đồng".
bool plan_leads(const struct passage *p, uint32_t from);
enum mode mode_said(const struct passage *p, struct range r);
// The year said nearest before `at` in the range, else the first after it; 0: none. Years of bases
// ("so với năm 2018") and of what is skipped do not count. *before: a semicolon stands between, so
// that it may be another clause's.
int year_said(const struct passage *p, struct range r, uint32_t at, uint32_t after, bool *before);
