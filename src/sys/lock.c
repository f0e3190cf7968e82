// A lock on a file of its own.
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "sys/lock.h"

int lock_take(const char *path, bool *held_elsewhere, struct error *e)
{
	*held_elsewhere = false;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0) {
		error_set(e, FAIL_SYSTEM, N_("cannot open %s: %s"), path, strerror(errno));
		return -1;
	}
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return fd;
	*held_elsewhere = errno == EWOULDBLOCK;
	if (!*held_elsewhere)
		error_set(e, FAIL_SYSTEM, N_("cannot lock %s: %s"), path, strerror(errno));
	close(fd);
	return -1;
}
