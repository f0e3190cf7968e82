// Children of this program: what they say, and what becomes of those that fail, say too much or take too long.
#include "engines.h"

#include "sys/child.h"
#include "sys/lock.h"

#include <errno.h>
#include <sys/wait.h>
#include <time.h>

static bool run(const char *const *arguments, struct sv head, struct sv input, size_t most, int seconds, struct buf *out, struct error *error)
{
	struct child_call call = {.arguments = arguments, .head = head, .input = input, .most = most, .seconds = seconds,
	                          .megabytes = 512, .language = LANGUAGE_EN};
	buf_reset(out);
	error_clear(error);
	return child_run(&call, out, error);
}

static void children(void)
{
	static const char *const read[] = {"read", "--json", "-", NULL}, *const none[] = {"dance", NULL},
	                        *const file[] = {"read", "no such file", NULL};
	AUTO(buf_free) struct buf out = {0};
	AUTO(buf_free) struct buf large = {0};
	struct error error = {0};
	buf_str(&out, "before ");
	struct child_call call = {.arguments = read, .head = SV("KẾ HO"), .input = SV("ẠCH\n"), .most = 100000, .seconds = 20, .megabytes = 512};
	ok(child_run(&call, &out, &error), "a child answers");
	ok(sv_starts(buf_view(&out), SV("before {")) && sv_find(buf_view(&out), SV("Kế hoạch")) != SIZE_MAX, "what it says is added; both parts came");
	ok(!run(none, SV(""), SV(""), 1000, 20, &out, &error), "one that does not know what it is asked fails");
	ok(!run(file, SV(""), SV(""), 1000, 20, &out, &error) && error_says(&error, "no such file"), "what it says is wrong is passed on");
	ok(error.failure == FAIL_INPUT, "as wrong input");
	ok(!run(read, SV(""), SV("\xff\xff\xff"), 1000, 20, &out, &error) && error_says(&error, "UTF-8") && !strstr(error_words(&error), "-: "),
	   "without the name that it has for what it was given");
	for (int i = 0; i < 6000; i++)
		buf_str(&large, "1. Một mục của kế hoạch.\n");
	ok(run(read, SV(""), buf_view(&large), 64 << 20, 60, &out, &error) && out.n > 100000, "more goes in and out than a pipe holds");
	ok(!run(read, SV(""), buf_view(&large), 1000, 60, &out, &error) && error.failure == FAIL_TOO_LARGE, "one that says too much is ended");
	ok(!run(read, SV(""), buf_view(&large), 64 << 20, 0, &out, &error) && error_says(&error, "longer"), "so is one that takes too long");
}

static bool answer(void *data, struct error *error)
{
	char taken;
	const char *words = data;
	if (read(STDIN_FILENO, &taken, 1) != 0)
		return error_set(error, FAIL_INPUT, N_("there is no command “%s”; `lantoa --help` lists them"), "input");
	return write(STDOUT_FILENO, words, strlen(words)) == (ssize_t)strlen(words);
}

static bool refuse(void *data, struct error *error)
{
	return error_set(error, FAIL_INPUT, N_("there is no command “%s”; `lantoa --help` lists them"), (const char *)data);
}

static bool never_end(void *data, struct error *error)
{
	(void)data, (void)error;
	while (pause() != 0)
		continue;
	return true;
}

static bool say_and_stay(void *data, struct error *error)
{
	return answer(data, error) && never_end(data, error);
}

static enum child_taken take_half(void *data, struct sv piece)
{
	(void)data;
	return piece.n < 3 ? CHILD_MORE : CHILD_NONSENSE;
}

static enum child_taken take_all(void *data, struct sv piece)
{
	return piece.n == strlen(data) ? CHILD_WHOLE : CHILD_NONSENSE;
}

static bool copy(bool (*what)(void *data, struct error *error), size_t most, int seconds, struct buf *out, struct error *error)
{
	static char word[] = "dance";
	struct child_call call = {.run = what, .data = word, .most = most, .seconds = seconds, .megabytes = 512, .language = LANGUAGE_EN};
	buf_reset(out);
	error_clear(error);
	return child_run(&call, out, error);
}

static void copies(void)
{
	AUTO(buf_free) struct buf out = {0};
	struct error error = {0};
	ok(copy(answer, 1000, 20, &out, &error) && sv_is(buf_view(&out), "dance"), "a copy of this process answers, and has no input");
	ok(!copy(refuse, 1000, 20, &out, &error) && error_says(&error, "no command “dance”") && error.failure == FAIL_INPUT, "what it refuses is passed on");
	ok(!copy(answer, 3, 20, &out, &error) && error.failure == FAIL_TOO_LARGE, "it may not say too much");
	struct child_call call = {.run = answer, .take = take_half, .data = (char[]){"dance"}, .most = 1000, .seconds = 20, .megabytes = 512};
	error_clear(&error);
	ok(!child_run(&call, NULL, &error) && error.failure == FAIL_INPUT, "nor say what who takes it does not believe");
	call.data = (char[]){"do"};
	ok(child_run(&call, NULL, &error), "what is believed is taken as it comes");
	call.run = say_and_stay;
	call.take = take_all;
	int64_t began = (int64_t)time(NULL);
	ok(child_run(&call, NULL, &error) && (int64_t)time(NULL) - began < 10, "one that has said all is not waited for, whatever it goes on with");
	ok(copy(answer, 1000, 20, &out, &error) && waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD, "nor left over when the next one is made");
	ok(!copy(never_end, 1000, 1, &out, &error) && error_says(&error, "longer"), "nor take too long");
}

static void locks(void)
{
	char path[] = "/tmp/lantoa-lock-XXXXXX";
	struct error error = {0};
	bool elsewhere;
	int made = mkstemp(path), first = lock_take(path, &elsewhere, &error);
	ok(first >= 0 && !elsewhere, "a lock is taken");
	ok(lock_take(path, &elsewhere, &error) < 0 && elsewhere && !error_is_set(&error), "a second time it is not");
	close(first);
	int again = lock_take(path, &elsewhere, &error);
	ok(again >= 0, "once it is let go it is");
	close(again);
	close(made);
	unlink(path);
	ok(lock_take("/no such folder/x", &elsewhere, &error) < 0 && !elsewhere && error_says(&error, "no such folder"), "a place that is not there is named");
}

int main(void)
{
	children();
	copies();
	locks();
	return done();
}
