// Rows of indicators over several readings, and what lint_across finds between them.
#include "extract/compare.h"
#include "extract/lint_across.h"

struct comparing {
	struct arena *arena;
	struct comparison *out;
	const struct figure_index *index;
	struct lint *const *lints;
};

static const struct measure_found *measure_at(const struct comparing *c, struct compare_cell cell)
{
	return &c->lints[cell.file]->r->measures[cell.measure];
}

// The figure of a year among the entries [from, to) that are of the place of entry `here`, from another file than `not` where there is one.
static struct compare_cell cell_of(const struct comparing *c, size_t from, size_t to, size_t here, int year, bool target, size_t not)
{
	struct compare_cell found = {.file = SIZE_MAX, .measure = SIZE_MAX};
	for (size_t i = from; i < to; i++) {
		const struct figure_entry *e = &c->index->entries[i];
		if (e->year == year && e->target == target && figure_same_place(e, &c->index->entries[here]) && (found.file == SIZE_MAX || (found.file == not && e->file != not)))
			found = (struct compare_cell){.file = e->file, .measure = e->measure};
	}
	return found;
}

static bool known(struct compare_cell c)
{
	return c.file != SIZE_MAX;
}

// How much a row of that year would hold.
static int worth(const struct comparing *c, size_t from, size_t to, size_t here, int year)
{
	return known(cell_of(c, from, to, here, year, false, SIZE_MAX)) + known(cell_of(c, from, to, here, year, true, SIZE_MAX)) +
	       known(cell_of(c, from, to, here, year - 1, false, SIZE_MAX));
}

static const struct unit_shape *shape_at(const struct comparing *c, struct compare_cell cell)
{
	return lint_shape(c->lints[cell.file], cell.measure);
}

static bool in_base_unit(const struct comparing *c, struct compare_cell cell, struct decimal *out)
{
	return decimal_shift(measure_at(c, cell)->value, shape_at(c, cell)->power, out);
}

static void convert(const struct comparing *c, struct compare_cell *cell, const struct unit_shape *unit)
{
	if (!known(*cell))
		return;
	cell->value = measure_at(c, *cell)->value;
	if (shape_at(c, *cell)->power != unit->power && decimal_shift(cell->value, shape_at(c, *cell)->power - unit->power, &cell->value))
		cell->value = decimal_normal(cell->value);
}

static void compute(const struct comparing *c, struct compare_row *row)
{
	struct decimal result, other;
	if (!known(row->result) || !in_base_unit(c, row->result, &result))
		return;
	// How much of it was reached says nothing where less is better.
	bool less = known(row->target) && less_is_better(c->lints[row->target.file], measure_at(c, row->target));
	if (known(row->target) && !less && in_base_unit(c, row->target, &other) && other.mantissa > 0) {
		row->attained = lint_percent_of(result, other, 1);
		row->has_attained = true;
	}
	row->points = lint_is_percent(measure_at(c, row->result));
	if (!known(row->earlier) || !in_base_unit(c, row->earlier, &other))
		return;
	if (row->points) {
		row->has_grown = decimal_sub(result, other, &row->grown);
	} else if (other.mantissa > 0) {
		struct decimal percent = lint_percent_of(result, other, 1);
		row->has_grown = decimal_sub(percent, decimal_int(100), &row->grown);
	}
}

static bool several_files(const struct compare_row *row)
{
	size_t a = row->earlier.file, b = row->target.file, c = row->result.file;
	return (a != SIZE_MAX && b != SIZE_MAX && a != b) || (a != SIZE_MAX && c != SIZE_MAX && a != c) || (b != SIZE_MAX && c != SIZE_MAX && b != c);
}

static void add_row(struct comparing *c, size_t from, size_t to)
{
	size_t here = from;
	int best = 0, year = 0;
	for (size_t i = from; i < to; i++) {
		const struct figure_entry *e = &c->index->entries[i];
		int w = worth(c, from, to, i, e->year);
		if (w >= best) {
			best = w;
			year = e->year;
			here = i;
		}
	}
	if (best < 2)
		return;
	struct compare_row row = {.year = year, .result = cell_of(c, from, to, here, year, false, SIZE_MAX)};
	row.target = cell_of(c, from, to, here, year, true, row.result.file);
	row.earlier = cell_of(c, from, to, here, year - 1, false, row.result.file);
	if (!several_files(&row))
		return;
	struct compare_cell named = known(row.result) ? row.result : known(row.target) ? row.target : row.earlier;
	row.subject = measure_at(c, named)->subject;
	row.unit = figure_unit_as_written(measure_at(c, named));
	convert(c, &row.earlier, shape_at(c, named));
	convert(c, &row.target, shape_at(c, named));
	convert(c, &row.result, shape_at(c, named));
	compute(c, &row);
	*ARENA_PUSH(c->arena, c->out->rows, c->out->row_count, c->out->row_room) = row;
}

static struct compare_cell named_by(const struct compare_row *row)
{
	return known(row->result) ? row->result : known(row->target) ? row->target : row->earlier;
}

static int by_text(const void *a, const void *b)
{
	struct compare_cell x = named_by(a), y = named_by(b);
	if (x.file != y.file)
		return x.file > y.file ? -1 : 1; // the last file is the newest
	return (x.measure > y.measure) - (x.measure < y.measure);
}

static int by_place(const void *a, const void *b)
{
	const struct compare_finding *x = a, *y = b;
	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	if (x->found.place.line != y->found.place.line)
		return x->found.place.line - y->found.place.line;
	return x->found.place.start - y->found.place.start;
}

static void add_finding(void *to, size_t file, const struct lint_draft *found)
{
	struct comparing *c = to;
	*ARENA_PUSH(c->arena, c->out->findings, c->out->finding_count, c->out->finding_room) = (struct compare_finding){file, lint_keep(c->arena, found)};
}

void compare_readings(const struct compare_file *files, size_t count, struct arena *a, struct comparison *out)
{
	AUTO(figure_index_free) struct figure_index index;
	AUTO(arena_free) struct arena scratch = {0};
	struct lint **lints = ARENA_ARRAY(&scratch, struct lint *, count + 1);
	struct sv *names = ARENA_ARRAY(&scratch, struct sv, count + 1);
	*out = (struct comparison){0};
	figure_index_begin(&index);
	for (size_t i = 0; i < count; i++) {
		lints[i] = lint_open(files[i].r, &scratch);
		names[i] = files[i].name;
		figure_index_add(&index, (uint16_t)i, lints[i], 0, files[i].r->measure_count);
	}
	figure_index_sort(&index, lints);
	struct comparing c = {a, out, &index, lints};
	for (size_t from = 0, to; from < index.count; from = to) {
		to = figure_index_group(&index, from);
		add_row(&c, from, to);
	}
	lint_across(&(struct across){&index, lints, names, add_finding, &c});
	if (out->row_count)
		qsort(out->rows, out->row_count, sizeof(*out->rows), by_text);
	if (out->finding_count)
		qsort(out->findings, out->finding_count, sizeof(*out->findings), by_place);
	for (size_t i = 0; i < count; i++)
		lint_close(lints[i]);
}
