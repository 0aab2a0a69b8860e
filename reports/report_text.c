/* Words for nodes. */
#include <string.h>

#include "base/text.h"
#include "reports/report.h"

const char *wa_rt(const wa_report *report, wa_text_id id) { return wa_t(report->language, id); }

const char *wa_rl(const wa_report *report, wa_label label, const char *name) {
  return wa_label_text(label, report->language, name);
}

const char *wa_strategy_text(const wa_report *report, size_t strategy) {
  const wa_strategy_result *result = &report->results->strategies[strategy];
  return wa_rl(report, result->label, result->name);
}

const char *wa_stakeholder_text(const wa_report *report, size_t stakeholder) {
  if (stakeholder == SIZE_MAX) return wa_rt(report, WA_T_SOCIETY);
  const wa_stakeholder *written = &report->model->stakeholders[stakeholder];
  return wa_rl(report, written->label, written->name);
}

const char *wa_tree_text(const wa_report *report, size_t node) {
  const wa_tree_node *written = &report->model->tree.nodes[node];
  bool root = written->parent == SIZE_MAX;
  return wa_rl(report, root ? report->model->population.label : written->label, written->name);
}

bool wa_reported(const wa_report *report, size_t strategy) { return strategy != report->results->comparator; }

/* What a word of a dotted name stands for in the model. */
static const char *wa_model_word(const wa_report *report, const char *word) {
  const wa_model *model = report->model;
  size_t index = wa_model_stakeholder(model, word);
  if (index != SIZE_MAX) return wa_stakeholder_text(report, index);
  for (size_t i = 0; i < model->n_lines; i++)
    if (strcmp(model->lines[i].name, word) == 0) return wa_rl(report, model->lines[i].label, word);
  for (size_t i = 0; i < model->n_outcomes; i++)
    if (strcmp(model->outcomes[i].name, word) == 0) return wa_rl(report, model->outcomes[i].label, word);
  index = wa_model_strategy(model, word);
  if (index != SIZE_MAX) return wa_rl(report, model->strategies[index].label, word);
  index = wa_model_state(model, word);
  if (index != SIZE_MAX) return wa_rl(report, model->cohort.states[index].label, word);
  index = wa_model_node(model, word);
  if (index != SIZE_MAX) return wa_tree_text(report, index);
  return NULL;
}

/* Roles, care paths and their steps. */
static const char *wa_path_word(const wa_report *report, const char *word) {
  const wa_model *model = report->model;
  size_t index = wa_model_role(model, word);
  if (index != SIZE_MAX) return wa_rl(report, model->roles[index].label, word);
  index = wa_model_path(model, word);
  if (index != SIZE_MAX) return wa_rl(report, model->paths[index].label, word);
  for (size_t i = 0; i < model->n_paths; i++)
    for (size_t j = 0; j < model->paths[i].n_steps; j++)
      if (strcmp(model->paths[i].steps[j].name, word) == 0) return wa_rl(report, model->paths[i].steps[j].label, word);
  return NULL;
}

static const char *wa_part_text(const wa_report *report, const char *part) {
  const char *text = wa_model_word(report, part);
  if (!text) text = wa_path_word(report, part);
  if (!text) text = wa_t_key(report->keys, report->language, part);
  return text ? text : part;
}

/* A word in brackets is a state first: states and outcomes may have the same name. */
static const char *wa_state_text(const wa_report *report, const char *word) {
  size_t state = wa_model_state(report->model, word);
  return state == SIZE_MAX ? wa_part_text(report, word) : wa_rl(report, report->model->cohort.states[state].label, word);
}

/* "in(home)" -> "Person-years in: At home"; "p(home, dead)" -> "Probability: At home → Dead". */
static const char *wa_call_text(const wa_report *report, const char *name, const char *open) {
  const char *function = wa_strndup(report->arena, name, (size_t)(open - name));
  const char *words = wa_t_key(report->keys, report->language, function);
  size_t length = strlen(open + 1);
  if (!words || length == 0) return name;
  char *arguments = wa_strndup(report->arena, open + 1, length - 1);
  if (!*arguments) return words;
  char *comma = strstr(arguments, ", ");
  if (!comma) return wa_printf(report->arena, "%s: %s", words, wa_state_text(report, arguments));
  *comma = '\0';
  return wa_printf(report->arena, "%s: %s → %s", words, wa_state_text(report, arguments), wa_state_text(report, comma + 2));
}

const char *wa_segment_text(const wa_report *report, size_t segment) {
  const wa_segment *written = &report->model->population.segments[segment];
  return wa_rl(report, written->label, written->name);
}

static const char *wa_group_word(const wa_report *report, const char *word) {
  for (size_t i = 0; i < report->model->population.n_segments; i++)
    if (strcmp(report->model->population.segments[i].name, word) == 0) return wa_segment_text(report, i);
  const char *text = wa_t_key(report->keys, report->language, word);
  return text ? text : word;
}

/* "young, taken up" in the words of readers. */
static const char *wa_group_text(const wa_report *report, const char *group) {
  char *first = wa_strndup(report->arena, group, strlen(group)), *comma = strstr(first, ", ");
  if (!comma) return wa_group_word(report, first);
  *comma = '\0';
  return wa_printf(report->arena, "%s, %s", wa_group_word(report, first), wa_group_word(report, comma + 2));
}

/* "in(home)[young]": the figure, then whose it is. */
static const char *wa_grouped_text(const wa_report *report, const char *name, const char *bracket) {
  const char *figure = wa_strndup(report->arena, name, (size_t)(bracket - name));
  const char *group = wa_strndup(report->arena, bracket + 1, strlen(bracket) - 2);
  return wa_printf(report->arena, "%s (%s)", wa_name_text(report, figure), wa_group_text(report, group));
}

const char *wa_name_text(const wa_report *report, const char *name) {
  const char *bracket = strchr(name, '[');
  if (bracket && bracket > name && name[strlen(name) - 1] == ']') return wa_grouped_text(report, name, bracket);
  const char *open = strchr(name, '('), *dot = strchr(name, '.');
  if (open && name[strlen(name) - 1] == ')') return wa_call_text(report, name, open);
  const char *whole = wa_t_key(report->keys, report->language, name);
  if (whole) return whole;
  if (!dot) return wa_part_text(report, name);
  wa_text text = wa_text_new(report->arena);
  for (const char *part = name; part; part = dot ? dot + 1 : NULL) {
    dot = strchr(part, '.');
    const char *word = wa_strndup(report->arena, part, dot ? (size_t)(dot - part) : strlen(part));
    if (strchr(word, '(') && word[strlen(word) - 1] == ')') {
      wa_text_addf(&text, "%s%s", text.length ? ": " : "", wa_call_text(report, word, strchr(word, '(')));
      continue;
    }
    wa_text_addf(&text, "%s%s", text.length ? ": " : "", wa_part_text(report, word));
  }
  return text.bytes;
}

const char *wa_node_text(const wa_report *report, wa_id id) {
  const wa_node *node = &report->graph->nodes[id];
  const wa_named *named = report->graph->named[id];
  if (node->op == WA_OP_INPUT) {
    const wa_input *input = &report->graph->inputs[node->index];
    if (input->parameter) return wa_rl(report, input->parameter->label, input->name);
    return wa_name_text(report, input->name);
  }
  if (node->op == WA_OP_SERIES) return wa_name_text(report, report->graph->series[node->index].name);
  if (!named) return wa_rt(report, WA_T_PART_OF_FORMULA);
  bool has_label = named->label.en || named->label.nl;
  if (!has_label || strchr(named->name, '.') || strchr(named->name, '(')) return wa_name_text(report, named->name);
  const char *label = wa_rl(report, named->label, named->name);
  return named->group ? wa_printf(report->arena, "%s (%s)", label, wa_group_text(report, named->group)) : label;
}
