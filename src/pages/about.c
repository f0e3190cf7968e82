// About the program, and whether it works.
#include "pages/parts.h"
#include "pages/routes.h"

void page_about(struct req *r)
{
	part_title(r, sv_of(T(r, N_("About lantoa"))), sv_of(T(r, N_("Carries a resolution from paper to practice."))));
	part_title_end(r);
	page(&r->body, "<p class=\"told\">%s</p>\n",
	     T(r, N_("lantoa records what organisations owe and deliver, and head counts. It keeps no record of what any person thinks, says or posts, and scores nobody.")));
	page(&r->body, "<p class=\"told\">%s</p>\n", T(r, N_("Free software under the GNU General Public License, version 3 or later.")));
	page(&r->body, "<p class=\"acts\">");
	part_link(r, SV("/"), sv_of(T(r, N_("To what there is to do"))), true);
	page(&r->body, "</p>\n");
}

// For whoever watches the service: the database was read.
void page_health(struct req *r)
{
	r->content_type = SV("text/plain; charset=utf-8");
	if (db_schema_version(r->db) == db_schema_newest()) {
		page(&r->body, "ok\n");
	} else {
		r->status = 503;
		page(&r->body, "the database does not answer\n");
	}
}
