// Files and folders of the machine.
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/path.h"

bool path_read(const char *path, size_t most, struct buf *out, struct error *error)
{
	char piece[1 << 16];
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = -1;
	if (fd >= 0) {
		while ((n = read(fd, piece, sizeof(piece))) > 0 && out->n <= most)
			buf_add(out, piece, (size_t)n);
	}
	int why = errno;
	if (fd >= 0 && !standard)
		close(fd);
	if (n < 0)
		return error_set(error, FAIL_INPUT, N_("%s cannot be read: %s"), path, strerror(why));
	if (out->n > most || out->failed)
		return error_set(error, FAIL_TOO_LARGE, N_("%s is larger than %zu MB"), path, most >> 20);
	return true;
}

bool path_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool path_is_stream(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

bool path_make_folder(const char *path, struct error *error)
{
	struct stat st;
	if (mkdir(path, 0700) == 0)
		return true;
	int why = errno;
	if (why == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return true;
	return error_set(error, FAIL_SYSTEM, N_("the folder %s cannot be made: %s"), path, strerror(why));
}

static bool sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool good = fsync(fd) == 0;
	close(fd);
	return good;
}

bool path_replace(const char *made, const char *place, struct error *error)
{
	char folder[PATH_MAX];
	snprintf(folder, sizeof(folder), "%s", place);
	char *slash = strrchr(folder, '/');
	if (slash)
		slash[slash == folder ? 1 : 0] = '\0';
	// The file's bytes first, then its name, then the folder that holds the name.
	if (!sync_path(made, O_RDONLY) || rename(made, place) != 0 || !sync_path(slash ? folder : ".", O_RDONLY | O_DIRECTORY))
		return error_set(error, FAIL_SYSTEM, N_("%s cannot be written: %s"), place, strerror(errno));
	return true;
}
