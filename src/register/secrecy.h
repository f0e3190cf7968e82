// The mark of secrecy of a document (Mật, Tối mật, Tuyệt mật): such a text is refused and not kept.
#pragma once

#include "base/base.h"

enum secrecy { SECRECY_NONE, SECRECY_MAT, SECRECY_TOI_MAT, SECRECY_TUYET_MAT };

// Whether this line of a document's head is its stamp, or bears it apart from what else stands in it ("Số 05-BC/TU | MẬT").
// The ordinary word ("bảo mật", "Chế độ mật") is none.
enum secrecy secrecy_of_line(struct arena *a, struct sv line);
