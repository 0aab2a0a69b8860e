/* Values in an explanation. */
#include <math.h>
#include <string.h>

#include "reports/explain_inside.h"

/* The word behind a code, where a figure is a choice between words; NULL where it is a number. */
static const char *wa_word_of(const wa_graph *graph, wa_id id, double code) {
  const wa_node *node = &graph->nodes[id];
  if (node->op == WA_OP_LABEL) return node->number == code ? node->word : NULL;
  if (node->op != WA_OP_IF) return NULL;
  const char *word = wa_word_of(graph, node->args[1], code);
  return word ? word : wa_word_of(graph, node->args[2], code);
}

static const char *wa_named_word_of(const wa_graph *graph, wa_id id, double code) {
  const wa_node *node = &graph->nodes[id];
  return wa_word_of(graph, node->op == WA_OP_NAME ? node->args[0] : id, code);
}

static const char *wa_number_or_word(const wa_explainer *explainer, wa_id id, double value) {
  if (isnan(value)) return explainer->dutch ? "niet beschikbaar" : "not available";
  const char *word = wa_named_word_of(explainer->graph, id, value);
  return word ? word : wa_printf(explainer->arena, "%.10g", value == 0 ? 0 : value);
}

static const char *wa_axis_words(const wa_explainer *explainer, wa_axis axis) {
  static const char *const words[WA_N_AXES][2] = {{"", ""}, {"points", "punten"}, {"cycles", "cycli"}, {"years", "jaren"}};
  bool impacts = axis == WA_POINT && !explainer->results->model->cohort.given;
  return words[impacts ? WA_YEAR : axis][explainer->dutch];
}

const char *wa_told_value(const wa_explainer *explainer, wa_id id) {
  enum { ALL = 4, FIRST = 3 };
  size_t places = wa_node_length(explainer->graph, id), shown = places > ALL ? FIRST : places;
  if (explainer->graph->nodes[id].axis == WA_SCALAR)
    return wa_number_or_word(explainer, id, wa_result_value(explainer->results, id));
  wa_text text = wa_text_new(explainer->arena);
  for (size_t i = 0; i < shown; i++)
    wa_text_addf(&text, "%s%s", i ? ", " : "", wa_number_or_word(explainer, id, wa_result_at(explainer->results, id, i)));
  wa_text_addf(&text, "%s (%zu %s)", shown < places ? ", ..." : "", places,
               wa_axis_words(explainer, explainer->graph->nodes[id].axis));
  return text.bytes;
}

/* Six digits, or cents where the amount is large: what a reader can add up. */
static const char *wa_short_number(const wa_explainer *explainer, double number) {
  double size = fabs(number);
  if (number == 0) return "0";
  if (size < 1000 || size >= 1e15) return wa_printf(explainer->arena, "%.6g", number);
  char *text = wa_printf(explainer->arena, "%.2f", number);
  if (strcmp(strchr(text, '.'), ".00") == 0) *strchr(text, '.') = '\0';
  return text;
}

const char *wa_told_value_short(const wa_explainer *explainer, wa_id id) {
  double first = wa_result_value(explainer->results, id);
  bool row = explainer->graph->nodes[id].axis != WA_SCALAR && wa_node_length(explainer->graph, id) > 1;
  if (isnan(first)) return explainer->dutch ? "niets" : "none";
  if (row) return wa_printf(explainer->arena, "{%s, ...}", wa_short_number(explainer, first));
  const char *word = wa_named_word_of(explainer->graph, id, first);
  return word ? word : wa_short_number(explainer, first);
}
