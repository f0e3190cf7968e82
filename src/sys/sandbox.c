// Limits and a filter on system calls.
#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sys/sandbox.h"

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

// What memory, threads of libraries and the standard streams need.
static const int allowed[] = {
    SCMP_SYS(read),         SCMP_SYS(readv),          SCMP_SYS(write),         SCMP_SYS(writev),      SCMP_SYS(close),
    SCMP_SYS(lseek),        SCMP_SYS(fstat),          SCMP_SYS(newfstatat),    SCMP_SYS(munmap),      SCMP_SYS(mremap),
    SCMP_SYS(brk),          SCMP_SYS(madvise),        SCMP_SYS(futex),         SCMP_SYS(getrandom),   SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),   SCMP_SYS(getpid),      SCMP_SYS(gettid),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),  SCMP_SYS(sched_yield),   SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),         SCMP_SYS(exit_group),
};

// What libraries try and can do without.
static const struct {
	int call, answer;
} denied[] = {
    {SCMP_SYS(open), EACCES},     {SCMP_SYS(openat), EACCES},      {SCMP_SYS(access), EACCES},   {SCMP_SYS(faccessat), EACCES},
    {SCMP_SYS(faccessat2), EACCES}, {SCMP_SYS(stat), EACCES},      {SCMP_SYS(lstat), EACCES},    {SCMP_SYS(statx), EACCES},
    {SCMP_SYS(readlink), EACCES}, {SCMP_SYS(readlinkat), EACCES},  {SCMP_SYS(getcwd), EACCES},   {SCMP_SYS(ioctl), ENOTTY},
    {SCMP_SYS(fcntl), EPERM},     {SCMP_SYS(uname), EPERM},        {SCMP_SYS(sysinfo), EPERM},   {SCMP_SYS(prlimit64), EPERM},
    {SCMP_SYS(sched_getaffinity), EPERM}, {SCMP_SYS(clone3), ENOSYS}, {SCMP_SYS(tgkill), EPERM},
};

static int rules(scmp_filter_ctx filter)
{
	int status = 0;
	for (size_t i = 0; i < LENGTH(allowed); i++)
		status = status ? status : seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	for (size_t i = 0; i < LENGTH(denied); i++)
		status = status ? status : seccomp_rule_add(filter, SCMP_ACT_ERRNO((uint32_t)denied[i].answer), denied[i].call, 0);
	// Memory, but none that can be run.
	static const int memory[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect)};
	for (size_t i = 0; i < LENGTH(memory); i++)
		status = status ? status : seccomp_rule_add(filter, SCMP_ACT_ALLOW, memory[i], 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	return status;
}

bool sandbox_enter(struct error *error)
{
	if (SANITIZED)
		return true;
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int status = filter ? rules(filter) : -ENOMEM;
	status = status ? status : seccomp_load(filter); // which sets no_new_privs
	seccomp_release(filter);
	return status == 0 || error_set(error, FAIL_SYSTEM, N_("this process cannot be confined: %s"), strerror(-status));
}
