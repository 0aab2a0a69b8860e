/* Putting a finished file in its place: all of it, or nothing. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "reports/book_inside.h"

enum { MANY_NAMES = 100, LONG_NAME = 200 };

static const char *folder_of(wa_arena *arena, const char *path) {
  const char *slash = strrchr(path, '/');
  if (!slash)
    return ".";
  return slash == path ? "/" : wa_strndup(arena, path, (size_t)(slash - path));
}

static bool refuse(wa_arena *arena, const char **reason, const char *path, int error) {
  *reason = wa_printf(arena, "cannot write %s: %s", path, strerror(error));
  return false;
}

static int write_all(int file, const unsigned char *bytes, size_t size) {
  while (size > 0) {
    ssize_t written = write(file, bytes, size);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return written < 0 ? errno : EIO;
    bytes += written;
    size -= (size_t)written;
  }
  return 0;
}

/* A new file beside the target: on the same disk, so that it can be renamed. Returns -1 and errno. */
static int open_beside(wa_arena *arena, const char *target, const char **path) {
  const char *slash = strrchr(target, '/'), *name = slash ? slash + 1 : target;
  for (unsigned n = 0; n < MANY_NAMES; n++) {
    const char *number = n ? wa_printf(arena, ".%u", n) : "";
    *path = wa_printf(arena, "%s/.%.*s.%ld%s.tmp", folder_of(arena, target), LONG_NAME, name, (long)getpid(), number);
    int file = open(*path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file >= 0 || errno != EEXIST)
      return file;
  }
  return -1;
}

/* A rename lasts only when its folder is on the disk too; where that cannot be asked the file is still whole. */
static void settle_folder(wa_arena *arena, const char *target) {
  int folder = open(folder_of(arena, target), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return;
  (void)!fsync(folder);
  close(folder);
}

static int fill(int file, const struct stat *earlier, const unsigned char *bytes, size_t size) {
  if (earlier)
    (void)!fchmod(file, earlier->st_mode & 0777);
  int error = write_all(file, bytes, size);
  if (!error && fsync(file) != 0)
    error = errno;
  if (close(file) != 0 && !error)
    error = errno;
  return error;
}

static bool replace_file(wa_arena *arena, const char *target, const struct stat *earlier, const unsigned char *bytes,
                         size_t size, const char **reason) {
  const char *path;
  int file = open_beside(arena, target, &path);
  if (file < 0)
    return refuse(arena, reason, target, errno);
  int error = fill(file, earlier, bytes, size);
  if (!error && rename(path, target) != 0)
    error = errno;
  if (error) {
    unlink(path);
    return refuse(arena, reason, target, error);
  }
  settle_folder(arena, target);
  return true;
}

/* A device or a pipe is written to as it is; renaming onto it would take it away. */
static bool write_into(wa_arena *arena, const char *target, const unsigned char *bytes, size_t size,
                       const char **reason) {
  int file = open(target, O_WRONLY | O_CLOEXEC);
  if (file < 0)
    return refuse(arena, reason, target, errno);
  int error = write_all(file, bytes, size);
  if (close(file) != 0 && !error)
    error = errno;
  return error ? refuse(arena, reason, target, error) : true;
}

/* A link is followed: what it leads to is replaced, not the link. */
static const char *followed(wa_arena *arena, const char *target) {
  char real[PATH_MAX];
  return realpath(target, real) ? wa_strdup(arena, real) : target;
}

bool wa_file_replace(wa_arena *arena, const char *target, const unsigned char *bytes, size_t size,
                     const char **reason) {
  struct stat earlier;
  if (stat(target, &earlier) != 0)
    return errno == ENOENT ? replace_file(arena, target, NULL, bytes, size, reason)
                           : refuse(arena, reason, target, errno);
  if (S_ISDIR(earlier.st_mode))
    return refuse(arena, reason, target, EISDIR);
  if (!S_ISREG(earlier.st_mode))
    return write_into(arena, target, bytes, size, reason);
  if (access(target, W_OK) != 0)
    return refuse(arena, reason, target, errno);
  return replace_file(arena, followed(arena, target), &earlier, bytes, size, reason);
}

static unsigned long long room_in(const char *folder) {
  struct statvfs disk;
  if (access(folder, W_OK | X_OK) != 0 || statvfs(folder, &disk) != 0)
    return 0;
  return (unsigned long long)disk.f_bavail * disk.f_frsize;
}

/* A folder for the library's temporary files with room for `bytes`, in memory before on disk: there are dozens of them
 * and each lives a moment. Without one the roomiest, NULL when there is none at all. */
const char *wa_scratch_folder(wa_arena *arena, const char *target, size_t bytes) {
  const char *folders[] = {getenv("TMPDIR"), "/dev/shm", "/tmp", "/var/tmp", folder_of(arena, target)};
  const char *best = NULL;
  unsigned long long most = 0;
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    unsigned long long room = folders[i] && *folders[i] ? room_in(folders[i]) : 0;
    if (room >= bytes && room > 0)
      return folders[i];
    if (room > most) {
      most = room;
      best = folders[i];
    }
  }
  return best;
}
