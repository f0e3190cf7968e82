// Limits and a filter on system calls.
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
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
static const struct denial {
	int call, answer;
} denied[] = {
    {SCMP_SYS(ioctl), ENOTTY}, {SCMP_SYS(clone3), ENOSYS}, {SCMP_SYS(tgkill), EPERM}, {SCMP_SYS(prlimit64), EPERM},
};
static const struct denial denied_files[] = {
    {SCMP_SYS(open), EACCES},       {SCMP_SYS(openat), EACCES},   {SCMP_SYS(access), EACCES}, {SCMP_SYS(faccessat), EACCES},
    {SCMP_SYS(faccessat2), EACCES}, {SCMP_SYS(stat), EACCES},     {SCMP_SYS(lstat), EACCES},  {SCMP_SYS(statx), EACCES},
    {SCMP_SYS(readlink), EACCES},   {SCMP_SYS(readlinkat), EACCES}, {SCMP_SYS(getcwd), EACCES}, {SCMP_SYS(fcntl), EPERM},
    {SCMP_SYS(uname), EPERM},       {SCMP_SYS(sysinfo), EPERM},   {SCMP_SYS(sched_getaffinity), EPERM},
};

// Reading files: finding them, their kind, mapping them.
static const int reading[] = {
    SCMP_SYS(access),   SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(stat),    SCMP_SYS(lstat),      SCMP_SYS(statx),
    SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd),    SCMP_SYS(fcntl),   SCMP_SYS(uname),      SCMP_SYS(sysinfo),
    SCMP_SYS(statfs),   SCMP_SYS(fstatfs),   SCMP_SYS(getdents64), SCMP_SYS(pread64), SCMP_SYS(fadvise64),  SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getuid),   SCMP_SYS(geteuid),   SCMP_SYS(getgid),     SCMP_SYS(getegid), SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
};

static int allow(scmp_filter_ctx filter, const int *calls, size_t count, int status)
{
	for (size_t i = 0; i < count; i++)
		status = status ? status : seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
	return status;
}

static int deny(scmp_filter_ctx filter, const struct denial *denials, size_t count, int status)
{
	for (size_t i = 0; i < count; i++)
		status = status ? status : seccomp_rule_add(filter, SCMP_ACT_ERRNO((uint32_t)denials[i].answer), denials[i].call, 0);
	return status;
}

static int rules(scmp_filter_ctx filter, enum sandbox_files files)
{
	static const uint64_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND, threads = CLONE_VM | CLONE_THREAD;
	int status = allow(filter, allowed, LENGTH(allowed), 0);
	status = deny(filter, denied, LENGTH(denied), status);
	// Memory, but none that can be run.
	static const int memory[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect)};
	for (size_t i = 0; i < LENGTH(memory); i++)
		status = status ? status : seccomp_rule_add(filter, SCMP_ACT_ALLOW, memory[i], 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	if (files == SANDBOX_NO_FILES)
		return deny(filter, denied_files, LENGTH(denied_files), status);
	status = allow(filter, reading, LENGTH(reading), status);
	status = status ? status : seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 1, SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME));
	status = status ? status : seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, writing, 0));
	status = status ? status : seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, writing, 0));
	return status ? status : seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, threads, threads));
}

bool sandbox_enter(enum sandbox_files files, struct error *error)
{
	if (SANITIZED)
		return true;
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int status = filter ? rules(filter, files) : -ENOMEM;
	status = status ? status : seccomp_load(filter); // which sets no_new_privs
	seccomp_release(filter);
	return status == 0 || error_set(error, FAIL_SYSTEM, N_("this process cannot be confined: %s"), strerror(-status));
}
