#include "reports/explain.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "reports/explain_inside.h"
#include "reports/missing.h"

/* Longer lines of figures than this, and deeper trees, help nobody. */
enum { WA_LONGEST_VALUES = 160, WA_DEEPEST = 600 };

typedef struct wa_branches {
  const char *child, *last_child, *beam, *blank;
} wa_branches;

static wa_branches wa_branches_of(const wa_explainer *explainer) {
  if (explainer->style.utf8) return (wa_branches){"├─ ", "└─ ", "│  ", "   "};
  return (wa_branches){"|- ", "`- ", "|  ", "   "};
}

const char *wa_series_words(const wa_explainer *explainer, const char *name) {
  static const char *const words[][3] = {
      {"cycle", "number of the cycle", "nummer van de cyclus"},
      {"time", "years from the start", "jaren vanaf het begin"},
      {"time_before", "years from the start, a cycle earlier", "jaren vanaf het begin, een cyclus eerder"},
      {"year", "calendar year", "kalenderjaar"},
      {"weight", "weights of the cycle correction", "gewichten van de cycluscorrectie"},
      {"discount_time", "years over which is discounted", "jaren waarover wordt verdisconteerd"},
      {"share_after", "share of a point that belongs to the cycle after it", "deel van een punt dat bij de cyclus erna hoort"},
      {"years_before", "full years before the year", "hele jaren voor het jaar"},
      {"every_point", "1 at every point", "1 op elk punt"},
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(words[i][0], name) == 0) return words[i][1 + explainer->dutch];
  return NULL;
}

static const char *wa_unit_of_node(const wa_explainer *explainer, wa_id id) {
  const wa_graph *graph = explainer->graph;
  const wa_node *node = &graph->nodes[id];
  const char *unit = "";
  if (graph->named[id]) unit = wa_unit_text(explainer->arena, graph->named[id]->unit);
  else if (node->op == WA_OP_INPUT) unit = wa_unit_text(explainer->arena, graph->inputs[node->index].unit);
  return strcmp(unit, "1") == 0 ? "" : unit;
}

static const char *wa_label_of_node(const wa_explainer *explainer, wa_id id) {
  const wa_graph *graph = explainer->graph;
  const wa_node *node = &graph->nodes[id];
  wa_label label = {NULL, NULL};
  if (graph->named[id]) label = graph->named[id]->label;
  else if (node->op == WA_OP_INPUT && graph->inputs[node->index].parameter) label = graph->inputs[node->index].parameter->label;
  if (node->op == WA_OP_SERIES) return wa_series_words(explainer, graph->series[node->index].name);
  return wa_label_text(label, explainer->style.language, NULL);
}

static const char *wa_source_words(const wa_explainer *explainer, const char *source, bool assumption) {
  if (source) return wa_printf(explainer->arena, "%s: %s", explainer->dutch ? "bron" : "source", source);
  if (assumption) return explainer->dutch ? "aanname" : "assumption";
  return NULL;
}

static const char *wa_source_of_node(const wa_explainer *explainer, wa_id id) {
  const wa_graph *graph = explainer->graph;
  const wa_node *node = &graph->nodes[id];
  if (graph->named[id]) return wa_source_words(explainer, graph->named[id]->source, false);
  if (node->op != WA_OP_INPUT || !graph->inputs[node->index].parameter) return NULL;
  const wa_parameter *parameter = graph->inputs[node->index].parameter;
  return wa_source_words(explainer, parameter->source, parameter->assumption);
}

static wa_span wa_place_of_node(const wa_explainer *explainer, wa_id id) {
  if (explainer->graph->named[id]) return explainer->graph->named[id]->span;
  return explainer->graph->nodes[id].span;
}

/* Why a figure of the strategy explained is missing; WA_REASON_NONE where that is not known. */
static wa_reason wa_why_missing(const wa_explainer *explainer, wa_id id) {
  const wa_results *results = explainer->results;
  const wa_strategy_result *own = &results->strategies[explainer->strategy];
  const wa_sroi_result *sroi = &own->sroi;
  if (id == sroi->payback || id == sroi->payback_discounted) return wa_why_no_payback(results, explainer->strategy);
  if (id == sroi->ratio || id == sroi->net_ratio || id == sroi->ratio_negatives_invested || id == sroi->wrong_pocket_share)
    return wa_why_no_ratio(results, explainer->strategy);
  if (id == sroi->cash_only_ratio || id == sroi->ratio_without_health || id == sroi->undiscounted_ratio)
    return wa_why_no_partial_ratio(results, explainer->strategy);
  for (size_t view = 0; view < results->n_perspectives; view++)
    if (id == own->effectiveness[view].icer || id == own->effectiveness[view].icer_against)
      return wa_why_no_icer(results, explainer->strategy, view);
  return WA_REASON_NONE;
}

static void wa_tell_value(wa_explainer *explainer, wa_id id) {
  bool scalar = explainer->graph->nodes[id].axis == WA_SCALAR;
  bool missing = scalar && isnan(wa_result_value(explainer->results, id));
  const char *unit = wa_unit_of_node(explainer, id), *reason = NULL;
  if (missing) reason = wa_reason_text(wa_why_missing(explainer, id), explainer->style.language);
  wa_text_add(&explainer->text, wa_told_value(explainer, id));
  if (reason) wa_text_addf(&explainer->text, " (%s)", reason);
  if (*unit && !missing) wa_text_addf(&explainer->text, " %s", unit);
}

/* name = value unit  "label" */
static void wa_tell_head(wa_explainer *explainer, wa_id id) {
  const char *label = wa_label_of_node(explainer, id);
  wa_text_addf(&explainer->text, "%s = ", wa_told_name(explainer, id));
  wa_tell_value(explainer, id);
  if (label) wa_text_addf(&explainer->text, "  \"%s\"", label);
}

static void wa_tell_line(wa_explainer *explainer, const char *indent, const char *format, const char *text) {
  wa_text_add(&explainer->text, indent);
  wa_text_addf(&explainer->text, format, text);
  wa_text_add(&explainer->text, "\n");
}

static void wa_tell_formula(wa_explainer *explainer, wa_id id, const char *indent, const char *formula) {
  const char *values = NULL;
  const wa_named *named = explainer->graph->named[id];
  if (formula) wa_tell_line(explainer, indent, "= %s", formula);
  /* A formula that is one name has its value in the line above and the line below. */
  if (formula && strpbrk(formula, " (")) values = wa_told_formula(explainer, id, true, NULL);
  if (values && strcmp(values, formula) != 0 && strlen(values) <= WA_LONGEST_VALUES)
    wa_tell_line(explainer, indent, "= %s", values);
  if (named && named->formula && (!formula || strcmp(named->formula, formula) != 0))
    wa_tell_line(explainer, indent, explainer->dutch ? "geschreven: %s" : "written: %s", named->formula);
}

static void wa_tell_tables(wa_explainer *explainer, const wa_ids *tables, const char *indent) {
  for (size_t i = 0; i < tables->n; i++) {
    const wa_table *table = &explainer->results->model->tables[tables->ids[i]];
    wa_text line = wa_text_new(explainer->arena);
    wa_text_addf(&line, explainer->dutch ? "tabel %s" : "table %s", table->name);
    if (table->source) wa_text_addf(&line, ": %s", table->source);
    wa_tell_line(explainer, indent, "%s", wa_printf(explainer->arena, "%s, %s", line.bytes,
                                                    wa_span_text(explainer->arena, table->span)));
  }
}

static void wa_tell_origin(wa_explainer *explainer, wa_id id, const char *indent) {
  const char *source = wa_source_of_node(explainer, id);
  wa_span place = wa_place_of_node(explainer, id);
  if (source) wa_tell_line(explainer, indent, "%s", source);
  if (place.source) wa_tell_line(explainer, indent, "%s", wa_span_text(explainer->arena, place));
}

static void wa_tell(wa_explainer *explainer, wa_id id, const char *indent, size_t depth);

static void wa_tell_children(wa_explainer *explainer, const wa_ids *children, const char *indent, size_t depth) {
  wa_branches branches = wa_branches_of(explainer);
  for (size_t i = 0; i < children->n; i++) {
    bool last = i + 1 == children->n;
    wa_text_addf(&explainer->text, "%s%s", indent, last ? branches.last_child : branches.child);
    wa_tell(explainer, children->ids[i], wa_printf(explainer->arena, "%s%s", indent, last ? branches.blank : branches.beam),
            depth - 1);
  }
}

/* Tells a node and what is below it. The cursor stands where its first line begins; `indent` stands before the lines
 * that follow. */
static void wa_tell(wa_explainer *explainer, wa_id id, const char *indent, size_t depth) {
  wa_branches branches = wa_branches_of(explainer);
  wa_ids children = {0};
  bool again = explainer->told[id], inner = explainer->graph->nodes[id].op >= WA_OP_NAME;
  wa_tell_head(explainer, id);
  if (again && inner) wa_text_add(&explainer->text, explainer->dutch ? "  (zie boven)" : "  (see above)");
  wa_text_add(&explainer->text, "\n");
  if (again) return;
  explainer->tables.n = 0;
  const char *formula = wa_told_formula(explainer, id, false, &children);
  wa_ids tables = explainer->tables;
  explainer->tables = (wa_ids){0};
  bool open = depth > 0 && children.n > 0;
  explainer->told[id] = depth > 0 || children.n == 0;
  const char *details = wa_printf(explainer->arena, "%s%s", indent, open ? branches.beam : branches.blank);
  wa_tell_formula(explainer, id, details, formula);
  wa_tell_tables(explainer, &tables, details);
  wa_tell_origin(explainer, id, details);
  if (open) wa_tell_children(explainer, &children, indent, depth);
}

/* A parameter or definition that nothing uses has no value in the calculation. */
static void wa_tell_unused(wa_explainer *explainer, const wa_subject *subject) {
  const wa_parameter *parameter = subject->parameter;
  const wa_definition *definition = subject->definition;
  const wa_formula *value = parameter ? &parameter->value : &definition->value;
  const char *source = wa_source_words(explainer, parameter ? parameter->source : definition->source,
                                       parameter && parameter->assumption);
  wa_text_addf(&explainer->text, "%s = %s  (%s)\n", parameter ? parameter->name : definition->name,
               wa_expr_text(explainer->arena, value->expr),
               explainer->dutch ? "geen enkel resultaat gebruikt het" : "no result uses it");
  if (source) wa_tell_line(explainer, "  ", "%s", source);
  wa_tell_line(explainer, "  ", "%s", wa_span_text(explainer->arena, value->span));
}

/* "[telemonitoring, compared with usual_care]" */
static void wa_tell_strategy(wa_explainer *explainer) {
  const wa_results *results = explainer->results;
  const char *strategy = results->strategies[explainer->strategy].name;
  if (results->model->implicit_strategy) return;
  wa_text_addf(&explainer->text, "[%s", strategy);
  if (explainer->strategy != results->comparator)
    wa_text_addf(&explainer->text, explainer->dutch ? ", vergeleken met %s" : ", compared with %s",
                 results->strategies[results->comparator].name);
  wa_text_add(&explainer->text, "]\n");
}

const char *wa_explain(wa_arena *arena, const wa_results *results, const char *name, wa_explain_style style,
                       const char **reason, const char **hint) {
  wa_subject subject;
  if (!wa_find_subject(arena, results, name, &subject, reason, hint)) return NULL;
  wa_explainer explainer = {.arena = arena, .results = results, .graph = results->graph, .style = style,
                            .dutch = strcmp(style.language, "nl") == 0, .strategy = subject.strategy,
                            .text = wa_text_new(arena)};
  explainer.told = WA_NEW_ARRAY(arena, bool, results->graph->n_nodes);
  explainer.sizes = WA_NEW_ARRAY(arena, size_t, results->graph->n_nodes);
  wa_tell_strategy(&explainer);
  if (subject.node == WA_NONE) wa_tell_unused(&explainer, &subject);
  else wa_tell(&explainer, subject.node, "", style.depth < WA_DEEPEST ? style.depth : WA_DEEPEST);
  return explainer.text.bytes;
}
