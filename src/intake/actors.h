// Who an actor's words mean: "Cấp ủy các chi bộ, đảng bộ cơ sở" are two kinds of unit, "Đoàn Khối, Hội Cựu chiến binh
// Khối" two units, "các đồng chí Ủy viên Ban Thường vụ" are people. The words that every organisation shares are in
// lexicon/actors.tsv; kinds and units are those of the database.
#pragma once

#include "base/base.h"

struct actor_kind {
	int64_t id;
	struct sv name;
	bool below;   // units of it stand directly under the issuer
	bool further; // … or further down
};

struct actor_unit {
	int64_t id, parent;
	struct sv name, brief;
	bool above; // the issuer, or a unit over it: documents shorten the names that everybody knows
};

struct directory {
	const struct actor_kind *kinds;
	size_t kind_count;
	const struct actor_unit *units;
	size_t unit_count;
	int64_t issuer; // the unit whose plan it is
	// What the document itself explains: pairs of an abbreviation and its words.
	const struct sv (*abbreviations)[2];
	size_t abbreviation_count;
	const struct actor_index *index; // actors_index
};

enum { ACTORS_MOST = 24 };

struct actors {
	int64_t kinds[ACTORS_MOST];
	size_t kind_count;
	int64_t units[ACTORS_MOST]; // named ones; the issuer itself is one of them
	size_t unit_count;
	bool people; // members of a body, who follow up
	bool unread; // nobody was recognised
};

// Reads the lexicon and takes every name apart, once for many calls of actors_find; before it, and after any change.
void actors_index(struct arena *a, struct directory *d);
void actors_find(struct arena *a, const struct directory *d, struct sv words, struct actors *out);
bool actors_have_kind(const struct actors *a, int64_t kind);
bool actors_have_unit(const struct actors *a, int64_t unit);
bool actors_within(const struct actors *inner, const struct actors *outer); // every one of inner is one of outer
bool actors_meet(const struct actors *a, const struct actors *b);           // they have one in common
void actors_join(struct actors *into, const struct actors *more);
