// A finding that a person looked at and found right: accepted for the unit whose register its document stands in.
#include "extract/accepted.h"
#include "intake/incoming.h"
#include "register/document.h"
#include "register/finding.h"

// One of before keys were kept is given its own, of the line that it stands in.
static void have_key(struct tx *t, struct finding *f)
{
	AUTO(buf_free) struct buf key = {0};
	if (f->key.n)
		return;
	accepted_key(f->code, document_line_at(t, f->document, f->line), f->start, f->has_figures ? &f->stated : NULL, &key);
	f->key = arena_sv(t->arena, buf_view(&key));
	finding_set_key(t, f->id, f->key);
}

bool intake_finding_decide(struct tx *t, int64_t document, int64_t finding, bool accept)
{
	struct finding f;
	struct document d;
	if (!finding_get(t, finding, &f) || !document_get(t, f.document, &d))
		return false;
	if (d.id != document && d.part_of != document)
		return tx_refuse(t, FAIL_NOT_FOUND, N_("there is no such finding"));
	have_key(t, &f);
	if (accept)
		finding_accept(t, d.unit, &f);
	else
		finding_reopen(t, d.unit, &f);
	return true;
}
