/* Runs a fuzz target without a fuzzer: replay TARGET's seeds and a number of mutations of them, always the same.
 *
 *   NAME COUNT FILE-OR-FOLDER...
 *
 * The input at work stands in NAME.input in the current folder, for when it ends the program. An input that takes
 * longer than 20 seconds ends it too. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"

enum { MOST_SEEDS = 1024, LONGEST = 1 << 16, PATIENCE = 20 };

typedef struct bytes {
  char *at;
  size_t size;
} bytes;

static struct {
  bytes seeds[MOST_SEEDS];
  size_t n_seeds;
  uint64_t random;
  int input;
} own = {.random = 88172645463325252u, .input = -1};

/* xorshift64: the same numbers everywhere. */
static size_t below(size_t limit) {
  own.random ^= own.random << 13;
  own.random ^= own.random >> 7;
  own.random ^= own.random << 17;
  return limit ? (size_t)(own.random % limit) : 0;
}

static void read_seed(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || own.n_seeds == MOST_SEEDS) {
    perror(path);
    exit(2);
  }
  bytes *seed = &own.seeds[own.n_seeds++];
  seed->at = malloc(LONGEST);
  if (!seed->at) exit(2);
  seed->size = fread(seed->at, 1, LONGEST, file);
  fclose(file);
}

static int is_seed(const struct dirent *entry) {
  const char *dot = strrchr(entry->d_name, '.');
  return dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".txt") == 0);
}

static void read_seeds(const char *path) {
  struct stat status;
  struct dirent **entries;
  if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) {
    read_seed(path);
    return;
  }
  int n = scandir(path, &entries, is_seed, alphasort);
  for (int i = 0; i < n; i++) {
    char whole[4096];
    snprintf(whole, sizeof whole, "%s/%s", path, entries[i]->d_name);
    read_seed(whole);
    free(entries[i]);
  }
  if (n >= 0) free(entries);
}

static const char *const words[] = {
    "1", "0", "-1", "1e308", "1e-308", "0.5", "50%", "(", ")", "[", "]", "{", "}", ": ", ", ", "- ", "\n", "\n  ", " ", "\t", "'",
    "\"", "#", "|", ">", "&", "*", "!", "%", "=", "==", "<=", "<", "^", "/", "+", "-", "*", "**", "rest", "if(", "min(", "max(",
    "exp(", "ln(", "sqrt(", "floor(", "in(", "enters(", "moves(", "at(", "qalys()", "index(", "hr(", "annuity(", "cycle", "time",
    "year", "age", "population", "not ", " and ", " or ", "true", "false", "null", "~", "\xE2\x82\xAC", "\xC3\xA9", "\xFF", "...", "---",
    "3 years", "12 cycles", "1 month", "lasts: ", "starts: ", "drop_off: ", "deadweight: ", "quantity: ", "amount: ", "from: ", "to: ",
    "invest: true", "discount: ", "simpson", "life-table", "continuous", "mid year", "EUR/year", "QALY", "2", "3", "10", "100", "0.1",
};

static size_t insert(char *to, size_t size, size_t at, const char *what, size_t length) {
  if (size + length > LONGEST) return size;
  memmove(to + at + length, to + at, size - at);
  memcpy(to + at, what, length);
  return size + length;
}

static size_t erase(char *to, size_t size, size_t at, size_t length) {
  if (length > size - at) length = size - at;
  memmove(to + at, to + at + length, size - at - length);
  return size - length;
}

/* Another number in the place of one: most of what comes of it is still a model. */
static size_t renumber(char *text, size_t size, size_t at) {
  static const char *const numbers[] = {"0", "1", "-1", "2", "3", "0.5", "1.5", "100%", "0.01", "7", "12", "1e9", "-0.25", "1e-9", "40"};
  while (at < size && (text[at] < '0' || text[at] > '9')) at++;
  size_t length = 0;
  while (at + length < size && ((text[at + length] >= '0' && text[at + length] <= '9') || text[at + length] == '.')) length++;
  const char *number = numbers[below(sizeof numbers / sizeof *numbers)];
  return length ? insert(text, erase(text, size, at, length), at, number, strlen(number)) : size;
}

static size_t mutate_once(char *text, size_t size) {
  size_t at = below(size + 1);
  const char *word = words[below(sizeof words / sizeof *words)];
  const bytes *other = &own.seeds[below(own.n_seeds)];
  size_t from = below(other->size), length = below(other->size - from < 60 ? other->size - from : 60);
  char piece[64];
  switch (below(10)) {
    case 0:
      if (at < size) text[at] = (char)below(256);
      return size;
    case 1: return insert(text, size, at, word, strlen(word));
    case 2: return erase(text, size, at, 1 + below(3));
    case 3: return erase(text, size, at, 1 + below(40));
    case 4: /* a word in the place of another */
      for (length = 0; at + length < size && length < 30 && text[at + length] > ' ';) length++;
      size = erase(text, size, at, length);
      return insert(text, size, at, word, strlen(word));
    case 5: return insert(text, size, at, other->at + from, length);
    case 6: /* a piece of itself */
      length = below(size - at < sizeof piece ? size - at : sizeof piece);
      memcpy(piece, text + at, length);
      return insert(text, size, below(size + 1), piece, length);
    default: return renumber(text, size, at);
  }
}

static void run(const char *text, size_t size) {
  if (ftruncate(own.input, 0) != 0 || pwrite(own.input, text, size, 0) != (ssize_t)size) exit(2);
  uint8_t *copy = malloc(size + 1); /* exactly as large, so that reading past the end is seen */
  uint8_t *exact = size ? realloc(copy, size) : copy;
  if (!copy || !exact) exit(2);
  memcpy(exact, text, size);
  alarm(PATIENCE);
  LLVMFuzzerTestOneInput(exact, size);
  alarm(0);
  free(exact);
}

static void run_mutations(size_t count) {
  static char text[LONGEST];
  for (size_t i = 0; i < count; i++) {
    const bytes *seed = &own.seeds[i % own.n_seeds];
    size_t size = seed->size;
    memcpy(text, seed->at, size);
    for (size_t changes = 1 + below(4); changes > 0; changes--) size = mutate_once(text, size);
    run(text, size);
  }
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: %s NAME COUNT FILE-OR-FOLDER...\n", argv[0]);
    return 2;
  }
  char path[256];
  snprintf(path, sizeof path, "%s.input", argv[1]);
  own.input = open(path, O_RDWR | O_CREAT | O_TRUNC, 0666);
  for (int i = 3; i < argc; i++) read_seeds(argv[i]);
  if (own.input < 0 || own.n_seeds == 0) {
    fprintf(stderr, "no seeds, or %s cannot be written\n", path);
    return 2;
  }
  for (size_t i = 0; i < own.n_seeds; i++) run(own.seeds[i].at, own.seeds[i].size);
  size_t count = strtoul(argv[2], NULL, 10);
  run_mutations(count);
  for (size_t i = 0; i < own.n_seeds; i++) free(own.seeds[i].at);
  close(own.input);
  unlink(path);
  printf("%zu seeds and %zu mutations\n", own.n_seeds, count);
  return 0;
}
