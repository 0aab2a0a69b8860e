/* waarde new: a model to start from. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/new_model.h"

static bool wa_write_all(int file, const char *text) {
  for (size_t left = strlen(text); left > 0;) {
    ssize_t written = write(file, text, left);
    if (written < 0) return false;
    text += written;
    left -= (size_t)written;
  }
  return true;
}

/* O_EXCL: a file that exists is never overwritten, not even one that appears at the same moment. */
static bool wa_write_new_file(const char *path, const char *text) {
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return false;
  bool written = wa_write_all(file, text);
  int reason = errno;
  if (close(file) == 0 && written) return true;
  if (!written) errno = reason;
  reason = errno;
  unlink(path);
  errno = reason;
  return false;
}

wa_exit wa_command_new(wa_request *request) {
  if (request->n_words == 0) return wa_show(wa_new_model);
  const char *path = request->words[0];
  if (!wa_write_new_file(path, wa_new_model)) {
    bool exists = errno == EEXIST;
    wa_complain(wa_printf(request->arena, "cannot write %s: %s", path, exists ? "it exists already" : strerror(errno)),
                exists ? "choose another name" : NULL);
    return WA_EXIT_FILES;
  }
  return wa_show(wa_printf(request->arena, "%s written; to compute it: waarde run %s\n", path, path));
}
