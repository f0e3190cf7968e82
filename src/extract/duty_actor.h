// Who a sentence charges, wherever it says so.
#pragma once

#include "extract/actor.h"

// Fills actor, actor_from, verb. First by the verbs that duties are told by, then by any verb of the language.
bool duty_actor_find(struct wording *x, const struct phrase_list *fields, struct sentence *s);

// Whether the sentence says that somebody orders it, or that it must be done: an order, a request that it begins with, "phải".
bool duty_ordered(const struct wording *x, const struct sentence *s);
// "Nâng cấp phòng đọc (Thư viện huyện chủ trì, …)": fills actor and verb.
bool duty_lead_in_brackets(const struct wording *x, const struct phrase_list *fields, struct sentence *s);
