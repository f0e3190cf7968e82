// Who an actor's words mean, in a Party bloc, a province, a union, a bank, a school network.
#include "tap.h"

#include "intake/actors.h"

static struct arena arena;

// "k1 k2 u7 people": what was found, in the order of the directory's ids.
static void means(const struct directory *d, const char *words, const char *want)
{
	struct actors found;
	char got[400] = "";
	size_t n = 0;
	actors_find(&arena, d, sv_of(words), &found);
	for (size_t i = 0; i < found.kind_count; i++)
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%sk%d", n ? " " : "", (int)found.kinds[i]);
	for (size_t i = 0; i < found.unit_count; i++)
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%su%d", n ? " " : "", (int)found.units[i]);
	if (found.people)
		snprintf(got + n, sizeof(got) - n, "%speople", n ? " " : "");
	is_str(got, want, words);
	ok(found.unread == !want[0], "%s: %s", words, want[0] ? "recognised" : "said to be unread");
}

static void party_bloc(void)
{
	const struct actor_kind kinds[] = {
	    {1, SV("Đảng bộ cơ sở"), true, false},
	    {2, SV("Chi bộ cơ sở"), true, false},
	    {3, SV("Chi bộ trực thuộc"), false, true},
	    {4, SV("Đảng bộ bộ phận"), false, true},
	    {5, SV("Đoàn thể"), true, false},
	    {6, SV("Ban"), true, false},
	};
	const struct actor_unit units[] = {
	    {1, 0, SV("Tỉnh ủy Lam Giang"), SV("TU"), true},
	    {2, 1, SV("Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh"), SV("ĐUK"), true},
	    {3, 2, SV("Ban Tuyên giáo"), SV("BTG"), false},
	    {4, 2, SV("Đoàn Khối Cơ quan và Doanh nghiệp tỉnh"), SV(""), false},
	    {5, 2, SV("Hội Cựu chiến binh Khối Cơ quan và Doanh nghiệp tỉnh"), SV(""), false},
	    {6, 2, SV("Đảng bộ Sở Y tế"), SV(""), false},
	};
	struct directory d = {.kinds = kinds, .kind_count = LENGTH(kinds), .units = units, .unit_count = LENGTH(units), .issuer = 2};
	actors_index(&arena, &d);
	means(&d, "Cấp ủy các chi bộ, đảng bộ cơ sở", "k2 k1");
	means(&d, "Các chi bộ, đảng bộ cơ sở", "k2 k1");
	means(&d, "cấp uỷ cơ sở", "k1 k2");
	means(&d, "Đảng ủy cơ sở", "k1");
	means(&d, "Chi ủy cơ sở", "k2");
	means(&d, "Chi bộ", "k2");
	means(&d, "Các chi bộ, đảng bộ", "k2 k1");
	means(&d, "Đoàn Khối các cơ quan và doanh nghiệp; Hội Cựu chiến binh Khối", "u4 u5");
	means(&d, "Ban Thường vụ Đảng ủy Khối", "u2");
	means(&d, "Ban Thường vụ", "u2");
	means(&d, "BTV ĐUK", "u2");
	means(&d, "Ban Tuyên giáo Đảng ủy Khối", "u3");
	means(&d, "Ban Tuyên giáo Tỉnh ủy", "");
	means(&d, "Các đồng chí Ủy viên Ban Thường vụ Đảng ủy Khối", "people");
	means(&d, "Các đoàn thể trực thuộc Đảng ủy Khối", "k5");
	means(&d, "Cấp ủy Đảng bộ Sở Y tế", "u6");
	means(&d, "Cấp ủy các cấp", "k1 k2 k3 k4 k5 k6");
	means(&d, "Các cấp ủy cơ sở", "k1 k2");
	means(&d, "Các tổ chức cơ sở đảng", "k1 k2 k5 k6");
	means(&d, "Nhân dân", "");
}

// A kind that is named as its units begin: the issuer is meant, not the kind.
static void kind_named_as_the_issuer(void)
{
	const struct actor_kind kinds[] = {{1, SV("Đảng ủy khối"), false, true}, {2, SV("Đảng bộ cơ sở"), true, false}};
	const struct actor_unit units[] = {{1, 0, SV("Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh"), SV(""), true},
	                                   {2, 1, SV("Ban Tuyên giáo"), SV(""), false}};
	struct directory d = {.kinds = kinds, .kind_count = 2, .units = units, .unit_count = 2, .issuer = 1};
	actors_index(&arena, &d);
	means(&d, "Ban Thường vụ Đảng ủy Khối", "u1");
	means(&d, "Ban Tuyên giáo Đảng ủy Khối", "u2");
	means(&d, "Đảng ủy cơ sở", "k2");
}

static void shared_tails(void)
{
	const struct actor_kind kinds[] = {
	    {1, SV("Đảng bộ cơ sở"), true, false}, {2, SV("Chi bộ cơ sở"), true, false}, {3, SV("Chi bộ sinh viên"), true, false}};
	struct directory d = {.kinds = kinds, .kind_count = LENGTH(kinds)};
	actors_index(&arena, &d);
	means(&d, "Cấp ủy các chi bộ, đảng bộ cơ sở", "k2 k1");
	means(&d, "Các chi bộ", "k2 k3");
}

static void province(void)
{
	const struct actor_kind kinds[] = {
	    {1, SV("Sở, ban, ngành"), true, false},
	    {2, SV("Ủy ban nhân dân cấp huyện"), true, false},
	    {3, SV("Ủy ban nhân dân cấp xã"), false, true},
	};
	const struct actor_unit units[] = {
	    {1, 0, SV("Ủy ban nhân dân tỉnh Lam Giang"), SV("UBND tỉnh"), true},
	    {2, 1, SV("Sở Kế hoạch và Đầu tư"), SV("Sở KH&ĐT"), false},
	    {3, 1, SV("Sở Tài chính"), SV(""), false},
	};
	struct directory d = {.kinds = kinds, .kind_count = LENGTH(kinds), .units = units, .unit_count = LENGTH(units), .issuer = 1};
	actors_index(&arena, &d);
	means(&d, "Các sở, ban, ngành tỉnh; UBND các huyện, thị xã, thành phố", "k1 k2");
	means(&d, "Ủy ban nhân dân các xã, phường, thị trấn", "k3");
	means(&d, "Sở Kế hoạch và Đầu tư, Sở Tài chính", "u2 u3");
	means(&d, "Giám đốc các sở", "k1");
}

static void others(void)
{
	const struct actor_kind union_kinds[] = {
	    {1, SV("Công đoàn cấp trên trực tiếp cơ sở"), true, false},
	    {2, SV("Công đoàn cơ sở"), true, false},
	    {3, SV("Nghiệp đoàn"), true, false},
	    {4, SV("Tổ công đoàn"), false, true},
	    {5, SV("Phòng giao dịch"), false, false}, // of another tree
	};
	const struct actor_unit union_units[] = {
	    {1, 0, SV("Liên đoàn Lao động tỉnh Lam Giang"), SV("LĐLĐ tỉnh"), true},
	    {2, 1, SV("Ban Tuyên giáo - Nữ công"), SV(""), false},
	};
	struct directory d = {.kinds = union_kinds, .kind_count = 5, .units = union_units, .unit_count = 2, .issuer = 1};
	actors_index(&arena, &d);
	means(&d, "Các công đoàn cấp trên trực tiếp cơ sở, công đoàn cơ sở", "k1 k2");
	means(&d, "Ban Chấp hành công đoàn cơ sở", "k2");
	means(&d, "Các cấp công đoàn", "k1 k2 k3 k4");
	means(&d, "Các đơn vị trực thuộc", "k1 k2 k3");
	means(&d, "CĐCS", "k2");
	means(&d, "Ban Tuyên giáo - Nữ công LĐLĐ tỉnh", "u2");

	const struct actor_kind bank_kinds[] = {
	    {1, SV("Chi nhánh loại I"), true, false}, {2, SV("Chi nhánh loại II"), true, false}, {3, SV("Phòng giao dịch"), false, true}};
	const struct actor_unit bank_units[] = {{1, 0, SV("Ngân hàng Lam Giang"), SV("LGB"), true},
	                                               {2, 1, SV("Khối Khách hàng doanh nghiệp"), SV(""), false}};
	d = (struct directory){.kinds = bank_kinds, .kind_count = 3, .units = bank_units, .unit_count = 2, .issuer = 1};
	actors_index(&arena, &d);
	means(&d, "Giám đốc các chi nhánh, phòng giao dịch", "k1 k2 k3");
	means(&d, "Chi nhánh loại II", "k2");
	means(&d, "Khối Khách hàng doanh nghiệp", "u2");

	const struct actor_kind schools[] = {
	    {1, SV("Trường mầm non"), true, false}, {2, SV("Trường tiểu học"), true, false}, {3, SV("Trường trung học phổ thông"), true, false}};
	const struct actor_unit office[] = {{1, 0, SV("Sở Giáo dục và Đào tạo"), SV(""), true}};
	d = (struct directory){.kinds = schools, .kind_count = 3, .units = office, .unit_count = 1, .issuer = 1};
	actors_index(&arena, &d);
	means(&d, "Hiệu trưởng các trường", "k1 k2 k3");
	means(&d, "Các trường THPT", "k3");
	means(&d, "Các trường mầm non, tiểu học", "k1 k2");
}

static void documents_own_words(void)
{
	const struct actor_kind kinds[] = {{1, SV("Trạm y tế lưu động"), true, false}};
	const struct sv abbreviations[][2] = {{SV("TYTLĐ"), SV("trạm y tế lưu động")}};
	struct directory d = {.kinds = kinds, .kind_count = 1, .abbreviations = abbreviations, .abbreviation_count = 1};
	actors_index(&arena, &d);
	means(&d, "Các TYTLĐ", "k1");
}

int main(void)
{
	party_bloc();
	kind_named_as_the_issuer();
	shared_tails();
	province();
	others();
	documents_own_words();
	arena_free(&arena);
	return done();
}
