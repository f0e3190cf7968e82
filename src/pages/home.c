// Home: what there is to do.
#include "pages/parts.h"
#include "pages/routes.h"
#include "pages/who.h"

void page_home(struct req *r)
{
	r->nav = "home";
	struct date today = part_today(r);
	struct sv weekday = part_weekday(r, today), date = part_date(r, today);
	part_title(r, sv_of(T(r, N_("To do"))), req_say(r, N_("Today is %.*s, %.*s."), SV_ARG(weekday), SV_ARG(date)));
	part_title_end(r);
	if (!who_grant(r))
		part_note(r, TONE_SOON, sv_of(T(r, N_("You hold no role at present. The administrator of your organisation gives one."))));
}
