// Limits and a filter on system calls.
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sys/sandbox.h"
#include "sys/sandbox_filter.h"

#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

static bool limit(__rlimit_resource_t what, rlim_t most)
{
	return setrlimit(what, &(struct rlimit){most, most}) == 0;
}

bool sandbox_limit(const struct sandbox *s, struct error *error)
{
	pid_t parent = getppid();
	bool good = prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent && prctl(PR_SET_DUMPABLE, 0) == 0 &&
	            limit(RLIMIT_CPU, (rlim_t)s->seconds) && limit(RLIMIT_CORE, 0) &&
	            (SANITIZED || limit(RLIMIT_AS, (rlim_t)s->megabytes << 20));
	return good || error_set(error, FAIL_SYSTEM, N_("this process cannot be confined: %s"), strerror(errno));
}

int sandbox_taken(void)
{
	char pages[32] = "";
	int64_t n = 0;
	struct sv rest, first;
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
	ssize_t got = fd >= 0 ? read(fd, pages, sizeof(pages)) : 0;
	if (fd >= 0)
		close(fd);
	rest = (struct sv){pages, got > 0 ? (size_t)got : 0};
	return sv_cut(&rest, ' ', &first) && sv_int64(first, &n) ? (int)(n * sysconf(_SC_PAGESIZE) >> 20) + 1 : 0;
}

bool sandbox_enter(enum sandbox_files files, struct error *error)
{
	if (SANITIZED)
		return true;
	const struct sandbox_filter *filter = &sandbox_filters[files];
	struct sock_fprog program = {.len = filter->count, .filter = (struct sock_filter *)(uintptr_t)filter->code};
	bool good = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
	return good || error_set(error, FAIL_SYSTEM, N_("this process cannot be confined: %s"), strerror(errno));
}
