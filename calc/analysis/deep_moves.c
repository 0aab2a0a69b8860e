/* Every parameter moves a result. */
#include <math.h>
#include <stdint.h>

#include "analysis/deep_inside.h"
#include "engine/lanes.h"

/* Lane 2k raises the k-th parameter by a tenth, lane 2k + 1 lowers it; the last lane is as written. */
typedef struct wa_nudges {
  const wa_graph *graph;
  const size_t *varied;
  size_t n;
} wa_nudges;

static double wa_nudged(double value, size_t lane) {
  if (value == 0) return lane % 2 ? -0.01 : 0.01;
  return value * (lane % 2 ? 0.9 : 1.1);
}

static void wa_fill_nudges(const void *context, size_t from, size_t count, double *const *columns) {
  const wa_nudges *nudges = context;
  for (size_t v = 0; v < nudges->n; v++)
    for (size_t i = 0; i < count; i++) {
      double value = nudges->graph->inputs[nudges->varied[v]].value;
      columns[v][i] = (from + i) / 2 == v ? wa_nudged(value, from + i) : value;
    }
}

typedef struct wa_nudge_sink {
  double *values; /* [lane * n_wanted + wanted] */
  size_t n_wanted;
} wa_nudge_sink;

static bool wa_take_nudges(void *sink, size_t from, size_t count, const double *const *columns) {
  wa_nudge_sink *to = sink;
  for (size_t i = 0; i < count; i++)
    for (size_t w = 0; w < to->n_wanted; w++) to->values[(from + i) * to->n_wanted + w] = columns[w][i];
  return true;
}

/* All that a reader may look for: what every line is and every outcome counts under every strategy, and the net value. */
static size_t wa_what_moves(const wa_deep *deep, wa_id *wanted) {
  const wa_model *model = deep->model;
  size_t n = 0;
  for (size_t s = 0; s < model->n_strategies; s++) {
    const wa_strategy_result *own = &deep->results->strategies[s];
    for (size_t i = 0; i < model->n_lines; i++) wanted[n++] = own->lines[i].present_value;
    for (size_t i = 0; i < model->n_outcomes; i++) wanted[n++] = own->outcomes[i].total_discounted;
    wanted[n++] = own->sroi.npv;
    for (size_t i = 0; i < model->n_stakeholders; i++)
      if (wa_party_reported(model, i)) wanted[n++] = own->parties[i].net;
  }
  return n;
}

static bool wa_differs(const double *a, const double *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (a[i] != b[i] && !(isnan(a[i]) && isnan(b[i]))) return true;
  return false;
}

void wa_deep_check_moves(wa_deep *deep) {
  const wa_graph *graph = deep->results->graph;
  const wa_model *model = deep->model;
  size_t most = model->n_strategies * (model->n_lines + model->n_outcomes + model->n_stakeholders + 1);
  wa_id *wanted = WA_NEW_ARRAY(deep->arena, wa_id, most + 1);
  wa_nudge_sink sink = {.n_wanted = wa_what_moves(deep, wanted)};
  size_t *varied = WA_NEW_ARRAY(deep->arena, size_t, graph->n_inputs + 1), n = 0;
  for (size_t i = 0; i < graph->n_inputs; i++)
    if (graph->inputs[i].parameter && graph->inputs[i].parameter->used) varied[n++] = i;
  wa_nudges nudges = {graph, varied, n};
  sink.values = WA_NEW_ARRAY(deep->arena, double, (2 * n + 1) * sink.n_wanted + 1);
  wa_lanes lanes = {.graph = graph, .wanted = wanted, .n_wanted = sink.n_wanted, .varied = varied, .n_varied = n,
                    .n_lanes = 2 * n + 1, .threads = 1, .fill = wa_fill_nudges, .context = &nudges,
                    .take = wa_take_nudges, .sink = &sink};
  wa_lanes_run(deep->arena, &lanes);
  const double *base = &sink.values[2 * n * sink.n_wanted];
  for (size_t k = 0; k < n; k++) {
    const wa_input *input = &graph->inputs[varied[k]];
    if (wa_differs(&sink.values[2 * k * sink.n_wanted], base, sink.n_wanted) ||
        wa_differs(&sink.values[(2 * k + 1) * sink.n_wanted], base, sink.n_wanted))
      continue;
    wa_deep_warn(deep, input->parameter->span, "'%s' may change by a tenth and no result moves", input->name);
    wa_hint(deep->diags, "is it multiplied by 0, overridden in every strategy, or never reached by a condition?");
  }
}
