#include "model/yaml_error.h"

#include <string.h>

/* What libyaml says, what we say, and the advice. `at_context`: the place where the construct began tells
 * more than the place where reading stopped. */
typedef struct wa_yaml_saying {
  const char *problem, *message, *hint;
  bool at_context;
} wa_yaml_saying;

static const wa_yaml_saying sayings[] = {
    {"mapping values are not allowed", "a ': ' that cannot stand here", "put text that holds ': ' in quotes", false},
    {"found unexpected end of stream", "the quote that opens here is never closed", "close it with the same quote", true},
    {"found unexpected document indicator", "the quote that opens here is never closed", "close it with the same quote", true},
    {"found unknown escape character", "a backslash in \"double quotes\" is an escape, and this one is unknown",
     "use 'single quotes' for text with backslashes", false},
    {"did not find expected ',' or '}'", "the { that opens here is not closed as it should",
     "close it with }, put commas between the entries, and put text or formulas with commas, [ ] or ': ' in quotes", true},
    {"did not find expected ',' or ']'", "the [ that opens here is not closed as it should",
     "close it with ], put commas between the items, and put text or formulas with brackets or ': ' in quotes", true},
    {"could not find expected ':'", "a line without ':' where 'key: value' is expected",
     "put a ': ' after the key, or indent the line to continue the text above", false},
    {"did not find expected key", "this line does not fit the lines above it",
     "check its indentation: the keys of one mapping begin in the same column", false},
    {"did not find expected '-' indicator", "this line does not fit the list above it",
     "begin each item with '- ' in the same column", false},
    {"block sequence entries are not allowed", "a list item ('- ') cannot stand here",
     "begin the list on a line of its own, under its key", false},
    {"block mapping", "a mapping cannot stand here", "check the indentation", false},
    {"did not find expected node content", "a value is missing here", NULL, false},
    {"violates indentation", "a tab used for indentation", "use spaces", false},
    {"tab character", "a tab used for indentation", "use spaces", false},
    {"did not find expected <document start>", "this does not belong to what stands above it",
     "check the indentation, and the quotes above", false},
    {"document start", "this does not belong to what stands above it", "check the indentation, and the quotes above", false},
};

static const wa_yaml_saying at_end = {"", "the file ends inside [ ] or { }", "close the bracket", false};

static const wa_yaml_saying *wa_saying(const char *problem, bool end) {
  if (end && strstr(problem, "did not find expected node content")) return &at_end;
  for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++)
    if (strstr(problem, sayings[i].problem)) return &sayings[i];
  return NULL;
}

/* The line that holds `byte`, copied. */
static void wa_copy_line(const wa_source *source, size_t byte, char *line, size_t room) {
  size_t begin = byte < source->size ? byte : source->size, length = 0;
  while (begin > 0 && source->text[begin - 1] != '\n') begin--;
  while (begin + length < source->size && source->text[begin + length] != '\n' && length + 1 < room) {
    line[length] = source->text[begin + length];
    length++;
  }
  line[length] = '\0';
}

/* Whether the line writes a distribution as a call without quotes, such as beta(se: 0.04). */
static bool wa_bare_distribution(const char *line) {
  const char *key = strstr(line, "distribution:");
  if (!key) return false;
  const char *call = key + strlen("distribution:");
  call += strspn(call, " ");
  size_t letters = strspn(call, "abcdefghijklmnopqrstuvwxyz");
  return letters > 0 && call[letters] == '(';
}

static bool wa_blank(const char *text) { return text[strspn(text, " \r")] == '\0'; }

/* The line above `byte` that has text on it, copied. */
static void wa_copy_line_above(const wa_source *source, size_t byte, char *line, size_t room) {
  size_t at = byte < source->size ? byte : source->size;
  do {
    while (at > 0 && source->text[at - 1] != '\n') at--;
    if (at == 0) {
      line[0] = '\0';
      return;
    }
    wa_copy_line(source, --at, line, room);
  } while (wa_blank(line));
}

/* Whether the ': ' at `byte` surprises because the line above has none, and so is still being read as text. */
static bool wa_colon_missing_above(const wa_source *source, size_t byte) {
  char line[400];
  size_t begin = byte;
  while (begin > 0 && source->text[begin - 1] != '\n') begin--;
  for (size_t i = begin; i + 1 < byte; i++)
    if (source->text[i] == ':' && source->text[i + 1] == ' ') return false;
  wa_copy_line_above(source, byte, line, sizeof line);
  size_t length = strcspn(line, "\r");
  return length > 0 && line[length - 1] != ':' && !strstr(line, ": ");
}

/* Quotes of typographers, which YAML takes for letters. */
static bool wa_curly_quotes(const char *line) {
  return strstr(line, "\xE2\x80\x9C") || strstr(line, "\xE2\x80\x9D") || strstr(line, "\xE2\x80\x98");
}

static bool wa_is_unstartable(const char *problem) {
  return strstr(problem, "cannot start any token") != NULL;
}

/* A character that YAML keeps for itself where a value should begin. */
static void wa_say_unstartable(wa_diags *diags, wa_span span) {
  const char *byte = span.source->text + span.begin;
  if (span.begin < span.source->size && *byte == '\t') {
    wa_error(diags, span, "a tab used for indentation");
    wa_hint(diags, "use spaces");
  } else {
    wa_error(diags, span, "'%c' cannot begin a value", span.begin < span.source->size ? *byte : ' ');
    wa_hint(diags, "put the text in quotes");
  }
}

static void wa_say(wa_diags *diags, wa_span span, const char *problem, const wa_yaml_saying *saying) {
  char line[400];
  wa_copy_line(span.source, span.begin, line, sizeof line);
  bool colon = strstr(problem, "mapping values") && wa_colon_missing_above(span.source, span.begin);
  wa_error(diags, span, "%s", saying ? saying->message : problem);
  if (wa_curly_quotes(line)) wa_hint(diags, "use straight quotes, \" or '");
  else if (colon) wa_hint(diags, "the line above has no ': ' (a colon and a space) behind its key");
  else if (wa_bare_distribution(line))
    wa_hint(diags, "put the distribution in quotes, \"beta(se: 0.04)\", or write {beta: {se: 0.04}}");
  else if (saying && saying->hint)
    wa_hint(diags, "%s", saying->hint);
}

void wa_yaml_error(wa_diags *diags, const yaml_parser_t *parser, const wa_marks *marks) {
  const char *problem = parser->problem ? parser->problem : "out of memory while reading";
  bool end = wa_marks_byte(marks, parser->problem_mark.index) >= marks->source->size;
  const wa_yaml_saying *saying = wa_saying(problem, end);
  bool context = saying && saying->at_context && parser->context;
  size_t place = wa_marks_byte(marks, context ? parser->context_mark.index : parser->problem_mark.index);
  wa_span span = {marks->source, place, place + 1};
  if (wa_is_unstartable(problem)) wa_say_unstartable(diags, span);
  else wa_say(diags, span, problem, saying);
  if (context) {
    size_t stop = wa_marks_byte(marks, parser->problem_mark.index);
    wa_also(diags, (wa_span){marks->source, stop, stop + 1}, "reading stopped here");
  }
}
