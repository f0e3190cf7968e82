// Materials: what is read at the sessions, each written for an audience, with who may open it.
#pragma once

#include "db/db.h"

enum access { ACCESS_PUBLIC, ACCESS_UNITS, ACCESS_SCOPE };

struct material {
	int64_t id, unit;
	int64_t document;    // the document that it goes with (a campaign's plan); 0: none
	int64_t text;        // the registered document that it is; 0: none
	struct sv title;
	struct sv audience;  // in words: "cán bộ chủ chốt và báo cáo viên"; empty: everybody
	enum access access;
	int version;         // from 1
	int64_t replaced_by; // the newer version; 0: this is the newest
	int64_t file;
	struct sv file_name, media_type;
	struct sv reference; // where it is where it is not here: a link, paper, "sent earlier with …"
	int line;            // of the document where it is named; 0: by hand
	instant added_at;
};

int64_t material_add(struct tx *t, const struct material *m); // as its first version
// A newer version takes the place of `old`; both stay readable. 0 where there is no such material or it is not the newest.
int64_t material_replace(struct tx *t, int64_t old, const struct material *m);
bool material_get(struct tx *t, int64_t id, struct material *out) MUST_USE;
// A person's correction of title, audience and access; attaches the file or the text that a reference stood for.
void material_correct(struct tx *t, const struct material *m);
void material_remove(struct tx *t, int64_t id);
// The newest versions that go with a document, by audience, then as named in it.
struct material *materials_of(struct tx *t, int64_t document, size_t *count);
const char *access_name(enum access a); // "public", "units", "scope"
