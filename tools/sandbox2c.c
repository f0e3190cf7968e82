// Compiles what a confined child may ask of the system into filters for the kernel: constant tables (sys/sandbox_filter.h) on standard
// output. libseccomp makes them, here and not in each child anew.
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "sys/sandbox.h"

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

// The filter as the kernel takes it, through a file in memory.
static long compiled(enum sandbox_files files, struct sock_filter *out, size_t room)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int fd = memfd_create("filter", 0);
	int status = !filter || fd < 0 ? -ENOMEM : rules(filter, files);
	status = status ? status : seccomp_export_bpf(filter, fd);
	ssize_t n = status ? -1 : pread(fd, out, room, 0);
	seccomp_release(filter);
	close(fd);
	if (status)
		fprintf(stderr, "sandbox2c: error: the filter cannot be made: %s\n", strerror(-status));
	return n > 0 && (size_t)n < room ? (long)((size_t)n / sizeof(*out)) : 0;
}

int main(void)
{
	static const struct {
		enum sandbox_files files;
		const char *name;
	} kinds[] = {{SANDBOX_NO_FILES, "no_files"}, {SANDBOX_READ_FILES, "read_files"}};
	long counts[LENGTH(kinds)];
	printf("// Made by tools/sandbox2c.c.\n#include \"sys/sandbox_filter.h\"\n\n");
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		struct sock_filter code[1024];
		counts[i] = compiled(kinds[i].files, code, sizeof(code));
		if (counts[i] == 0)
			return 1;
		printf("static const struct sock_filter %s[] = {\n", kinds[i].name);
		for (long k = 0; k < counts[i]; k++)
			printf("\t{0x%x, %u, %u, 0x%x},\n", code[k].code, code[k].jt, code[k].jf, code[k].k);
		printf("};\n\n");
	}
	printf("const struct sandbox_filter sandbox_filters[] = {\n");
	for (size_t i = 0; i < LENGTH(kinds); i++)
		printf("\t[%d] = {%s, %ld},\n", (int)kinds[i].files, kinds[i].name, counts[i]);
	printf("};\n");
	return fflush(stdout) == 0 ? 0 : 1;
}
