// Whom the lines below are about: a heading or a line that ends with a colon says it, and tells nothing to do itself.
#pragma once

#include "extract/actor.h"

// "- Các sở, ban, ngành:", "2. Đối với chi bộ", "1. Trách nhiệm của Sở Y tế", "3. Các xã có nhiệm vụ:", "… yêu cầu các sở tập trung thực hiện
// một số nhiệm vụ sau:"; a view of the text, empty where nobody is named. `to` is the end of the paragraph's tokens.
struct sv duty_context_named(const struct wording *say, size_t from, size_t to);

// "Trường hợp …, phải báo cáo …", "Khi có …, kịp thời báo cáo …": the verb behind the condition that a sentence begins with; SIZE_MAX: none.
size_t duty_condition_verb(const struct wording *say, size_t from, size_t to);
// "Kết quả gửi về Chi cục trước ngày …", "Hồ sơ đề nghị nộp về …": the verb behind what is sent; SIZE_MAX: none.
size_t duty_sent_verb(const struct wording *say, size_t from, size_t to);
// "… đề nghị các đơn vị báo cáo …", "… yêu cầu các trường gửi danh sách …": fills actor and verb.
bool duty_requests_report(const struct wording *say, struct sentence *s);
// "Văn phòng … thông báo để các đơn vị biết, thực hiện": the closing words of a notice or a letter, no duty; nor is praise, or a call.
bool duty_informs(const struct wording *say, const struct document_found *d, const struct sentence *s);
