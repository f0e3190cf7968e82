// Numbers as documents write them.
#include "tap.h"

#include "text/text.h"

static void reads(const char *text, const char *want, size_t bytes)
{
	struct decimal d = {0};
	bool good;
	size_t n = text_read_number(sv_of(text), &d, &good);
	AUTO(buf_free) struct buf b = {0};
	if (good)
		decimal_write(&b, d);
	bool right = n == bytes && strcmp(buf_cstr(&b), want) == 0;
	ok(right, "%s is %s", text, *want ? want : "no number");
	if (!right)
		printf("# got %s of %zu bytes\n", buf_cstr(&b), n);
}

int main(void)
{
	reads("21.345 tỷ", "21345", 6);
	reads("12,75%", "12.75", 5);
	reads("1,254 triệu", "1.254", 5);
	reads("1.234.500", "1234500", 9);
	reads("8.250.000.000đ", "8250000000", 13);
	reads("1.234,5", "1234.5", 7);
	reads("07", "07" + 1, 2);
	reads("12.5", "12.5", 4);
	reads("0.125", "0.125", 5);
	reads("1,234,567", "1234567", 9);
	reads("1,234.5", "1234.5", 7);
	reads("12.345.", "12345", 6);
	reads("5, 6", "5", 1);
	reads("12.5.2020", "", 9);
	reads("1.2.3", "", 5);
	reads("1.23.456", "", 8);
	reads("12345678901234567890123456789012345678901234567890", "", 50);
	reads("x1", "", 0);
	reads("", "", 0);
	return done();
}
