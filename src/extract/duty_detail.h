// What a sentence that charges somebody tells besides: whom it is reported to, for whom it is, in which way it is held.
#pragma once

#include "extract/actor.h"

// "báo cáo về Đảng ủy Khối (qua Ban Tuyên giáo …)", "gửi … về Sở X (thông qua Phòng Y)": fills report_to and report_via.
void duty_reported_to(const struct wording *x, const struct sentence *s, struct obligation_found *o);
// "Toàn thể đảng viên", "tới từng hộ dân", "trong đoàn viên, hội viên": fills audience, where it is empty.
void duty_audience(const struct wording *x, size_t from, size_t to, struct obligation_found *o);
// "trực tuyến", "ghép với sinh hoạt chi bộ": adds the ways that are named.
void duty_modes(const struct wording *x, size_t from, size_t to, struct obligation_found *o);
