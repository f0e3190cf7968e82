// Starts, feeds, hears and ends a child.
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sys/child.h"
#include "sys/sandbox.h"

enum { MOST_ARGUMENTS = 16, MOST_ENVIRONMENT = 64, WORDS = 1000, LEVELS = 5 };

struct child {
	const struct child_call *call;
	pid_t pid;
	int in, out, err; // our ends; -1: closed
	size_t sent;
	struct buf *said;
	size_t taken;     // bytes of what it said
	struct buf words; // of its standard error
	int64_t until_ms;
};

static int64_t now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

// The program: this one, or in a test's program the lantoa of a folder above it.
static bool find_program(char *path, size_t room)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	if (n < 0)
		return false;
	self[n] = '\0';
	for (int level = 0; level < LEVELS; level++) {
		char *slash = strrchr(self, '/');
		if (!slash)
			return false;
		*slash = '\0';
		if (level == 0 && strcmp(slash + 1, "lantoa") == 0) {
			snprintf(path, room, "/proc/self/exe"); // also where the file was replaced since
			return true;
		}
		snprintf(path, room, "%s/lantoa", self);
		if (access(path, X_OK) == 0)
			return true;
	}
	return false;
}

// Only what the child itself reads: secrets of this process stay here.
static void environment(enum language language, char **kept)
{
	static const char *const names[] = {"LANTOA_MODULES=", "ASAN_OPTIONS=", "LSAN_OPTIONS=", "UBSAN_OPTIONS="};
	static char vi[] = "LANTOA_LANG=vi", en[] = "LANTOA_LANG=en";
	size_t count = 0;
	kept[count++] = language == LANGUAGE_EN ? en : vi;
	for (char **e = environ; *e && count < MOST_ENVIRONMENT; e++) {
		for (size_t i = 0; i < LENGTH(names); i++) {
			if (strncmp(*e, names[i], strlen(names[i])) == 0)
				kept[count++] = *e;
		}
	}
	kept[count] = NULL;
}

static int spawn(struct child *c, char **arguments, const int ends[3])
{
	char program[PATH_MAX + 16], *kept[MOST_ENVIRONMENT + 1];
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t signals;
	if (!find_program(program, sizeof(program)))
		return ENOENT;
	environment(c->call->language, kept);
	posix_spawn_file_actions_init(&files);
	for (int i = 0; i < 3; i++)
		posix_spawn_file_actions_adddup2(&files, ends[i], i);
	posix_spawn_file_actions_addclosefrom_np(&files, 3);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	sigemptyset(&signals);
	posix_spawnattr_setsigmask(&attributes, &signals);
	sigaddset(&signals, SIGPIPE);
	posix_spawnattr_setsigdefault(&attributes, &signals);
	int status = posix_spawn(&c->pid, program, &files, &attributes, arguments, kept);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	return status;
}

// The copy: what it has taken already is not counted.
_Noreturn static void run_here(const struct child_call *call, const int ends[3])
{
	struct error error = {0};
	struct sandbox sandbox = {call->seconds, call->megabytes + sandbox_taken()};
	for (int i = 0; i < 3; i++)
		dup2(ends[i], i);
	close_range(3, ~0U, 0);
	if (sandbox_limit(&sandbox, &error) && sandbox_enter(SANDBOX_NO_FILES, &error) && call->run(call->data, &error))
		_exit(0);
	AUTO(buf_free) struct buf words = {0};
	error_text(&error, call->language, &words);
	bool said = write(STDERR_FILENO, buf_cstr(&words), words.n) == (ssize_t)words.n;
	_exit(failure_exit(said ? error.failure : FAIL_SYSTEM));
}

// A copy that has said all and was ended: nobody waits while it goes, which takes as long as a short document takes to be
// taken in. It is buried before the next one is made, or with this process. Who makes copies has one thread.
static pid_t leaving;

static void bury(void)
{
	if (leaving > 0)
		waitpid(leaving, NULL, 0);
	leaving = 0;
}

static int copy(struct child *c, const int ends[3])
{
	bury();
	c->pid = fork();
	if (c->pid == 0)
		run_here(c->call, ends);
	return c->pid < 0 ? errno : 0;
}

static int start_anew(struct child *c, const int ends[3])
{
	char name[] = "lantoa", confined[] = "confined", time[24], memory[24];
	char *arguments[MOST_ARGUMENTS + 5] = {name, confined, time, memory};
	size_t count = 4;
	snprintf(time, sizeof(time), "%d", c->call->seconds);
	snprintf(memory, sizeof(memory), "%d", c->call->megabytes);
	for (const char *const *a = c->call->arguments; *a && count < LENGTH(arguments) - 1; a++)
		arguments[count++] = (char *)(uintptr_t)*a;
	return spawn(c, arguments, ends);
}

static bool start(struct child *c, struct error *error)
{
	int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1};
	// A socket for its input, since writing to one that has gone can be told from a signal.
	int status = 0;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) || pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC))
		status = errno;
	if (!status)
		status = (c->call->run ? copy : start_anew)(c, (int[]){in[1], out[1], err[1]});
	int theirs[] = {in[1], out[1], err[1]}, ours[] = {in[0], out[0], err[0]};
	for (int i = 0; i < 3; i++) {
		if (theirs[i] >= 0)
			close(theirs[i]);
		if (status && ours[i] >= 0)
			close(ours[i]);
		else if (!status)
			fcntl(ours[i], F_SETFL, O_NONBLOCK);
	}
	if (status)
		return error_set(error, FAIL_SYSTEM, N_("a part of lantoa that reads files cannot be started: %s"), strerror(status));
	c->in = in[0];
	c->out = out[0];
	c->err = err[0];
	return true;
}

static void closep(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void feed(struct child *c)
{
	struct sv head = c->call->head, rest = c->sent < head.n ? sv_from(head, c->sent) : sv_from(c->call->input, c->sent - head.n);
	ssize_t n = rest.n ? send(c->in, rest.p, rest.n, MSG_NOSIGNAL) : 0;
	if (n > 0)
		c->sent += (size_t)n;
	if (c->sent == head.n + c->call->input.n || (n < 0 && errno != EAGAIN && errno != EINTR))
		closep(&c->in); // it reads no more, or has all
}

// Bytes that are said there; 0 at the end, -1 where there are none yet.
static ssize_t hear(int fd, char *piece, size_t room)
{
	ssize_t n = read(fd, piece, room);
	return n >= 0 ? n : errno == EAGAIN || errno == EINTR ? -1 : 0;
}

enum outcome { FINISHED, WHOLE, TOO_LONG, TOO_MUCH, NONSENSE };

static enum outcome hear_answer(struct child *c)
{
	char piece[1 << 16];
	ssize_t n = hear(c->out, piece, sizeof(piece));
	if (n == 0)
		closep(&c->out);
	if (n <= 0)
		return FINISHED;
	c->taken += (size_t)n;
	if (c->taken > c->call->most)
		return TOO_MUCH;
	if (c->call->take) {
		enum child_taken taken = c->call->take(c->call->data, (struct sv){piece, (size_t)n});
		return taken == CHILD_MORE ? FINISHED : taken == CHILD_WHOLE ? WHOLE : NONSENSE;
	}
	buf_add(c->said, piece, (size_t)n);
	return c->said->failed ? TOO_MUCH : FINISHED;
}

static void hear_words(struct child *c)
{
	char piece[WORDS];
	ssize_t n = hear(c->err, piece, sizeof(piece));
	if (n == 0)
		closep(&c->err);
	if (n > 0 && c->words.n < WORDS)
		buf_add(&c->words, piece, (size_t)n);
}

static enum outcome talk(struct child *c)
{
	while (c->out >= 0 || c->err >= 0) {
		int64_t left = c->until_ms - now_ms();
		struct pollfd fds[] = {{.fd = c->out, .events = POLLIN}, {.fd = c->err, .events = POLLIN}, {.fd = c->in, .events = POLLOUT}};
		if (left <= 0)
			return TOO_LONG;
		if (poll(fds, LENGTH(fds), (int)left) <= 0)
			continue;
		enum outcome outcome = fds[0].revents ? hear_answer(c) : FINISHED;
		if (fds[1].revents)
			hear_words(c);
		if (c->in >= 0 && fds[2].revents)
			feed(c);
		if (outcome != FINISHED)
			return outcome;
	}
	return FINISHED;
}

// Its own words where they are words: one line, without its name and that of its input.
static struct sv words_of(struct child *c)
{
	struct sv words = sv_trim(buf_view(&c->words));
	if (sv_starts(words, SV("lantoa: ")))
		words = sv_from(words, 8);
	if (sv_starts(words, SV("-: "))) // its standard input: who asked knows what that is
		words = sv_from(words, 3);
	for (size_t i = 0; i < words.n; i++) {
		if ((unsigned char)words.p[i] < ' ')
			return sv_head(words, i);
	}
	return words;
}

static bool judge(struct child *c, enum outcome outcome, int status, struct error *error)
{
	switch (outcome) {
	case TOO_LONG:
		return error_set(error, FAIL_INPUT, N_("this takes longer to read than the %d seconds allowed; it may be damaged"), c->call->seconds);
	case TOO_MUCH:
		return error_set(error, FAIL_TOO_LARGE, N_("there is more in it than can be taken; split it and send the parts"));
	case NONSENSE:
		return error_set(error, FAIL_INPUT, N_("this cannot be read: the part of lantoa that reads it was stopped; it may be damaged"));
	case FINISHED:
	case WHOLE:
		break;
	}
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	struct sv words = words_of(c);
	if (WIFEXITED(status) && WEXITSTATUS(status) == failure_exit(FAIL_INPUT) && words.n)
		return error_set(error, FAIL_INPUT, "%.*s", SV_ARG(words));
	if (WIFEXITED(status) && WEXITSTATUS(status) == failure_exit(FAIL_SYSTEM) && words.n)
		return error_set(error, FAIL_SYSTEM, "%.*s", SV_ARG(words));
	if (sv_is(words, "out of memory"))
		return error_set(error, FAIL_TOO_LARGE, N_("this needs more memory to read than the %d MB allowed; split it and read the parts"),
		                 c->call->megabytes);
	return error_set(error, FAIL_INPUT, N_("this cannot be read: the part of lantoa that reads it was stopped; it may be damaged"));
}

// Until it has ended or its time is up, where the system can tell.
static void await(const struct child *c)
{
	int64_t left = c->until_ms - now_ms();
	int fd = pidfd_open(c->pid, 0);
	if (fd >= 0 && left > 0)
		poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, (int)left);
	if (fd >= 0)
		close(fd);
}

bool child_run(const struct child_call *call, struct buf *out, struct error *error)
{
	struct child c = {.call = call, .said = out, .until_ms = now_ms() + call->seconds * 1000LL};
	if (!start(&c, error))
		return false;
	enum outcome outcome = talk(&c);
	int status = 0;
	if (outcome != FINISHED)
		kill(c.pid, SIGKILL);
	closep(&c.in);
	closep(&c.out);
	closep(&c.err);
	if (outcome == WHOLE) {
		leaving = c.pid;
		buf_free(&c.words);
		return true;
	}
	// Both of its outputs are closed: what is left of it ends, or is ended.
	await(&c);
	for (bool ended = false; !ended;) {
		pid_t got = waitpid(c.pid, &status, outcome == FINISHED ? WNOHANG : 0);
		ended = got == c.pid || (got < 0 && errno != EINTR);
		if (ended)
			break;
		if (got == 0 && now_ms() > c.until_ms) {
			kill(c.pid, SIGKILL);
			outcome = TOO_LONG;
		} else if (got == 0) {
			nanosleep(&(struct timespec){.tv_nsec = 500000}, NULL);
		}
	}
	bool good = judge(&c, outcome, status, error);
	buf_free(&c.words);
	return good;
}
