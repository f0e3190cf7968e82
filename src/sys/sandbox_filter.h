// What the kernel asks before a confined process's calls: made at build by tools/sandbox2c.
#pragma once

#include <linux/filter.h>

struct sandbox_filter {
	const struct sock_filter *code;
	unsigned short count;
};

extern const struct sandbox_filter sandbox_filters[]; // by enum sandbox_files
