// How the values of a reading are written in JSON and in the database.
#include "extract/extract.h"

const char *const obligation_codes[4] = {"duty", "report", "supervision", "aim"};
const char *const mode_codes[OBLIGATION_MODES] = {"joint",  "by-cell",  "monthly-meeting",
                                                  "online", "superior", "activities"};
const char *const compare_codes[7] = {"=", ">=", ">", "<=", "<", "~", "range"};
const char *const role_codes[7] = {"actual", "target",        "attainment", "excess",
                                   "change", "target_change", "share"};
const char *const direction_codes[3] = {"", "up", "down"};
const char *const severity_codes[3] = {"note", "warning", "error"};
