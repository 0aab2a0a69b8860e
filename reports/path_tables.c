#include "reports/path_tables.h"

#include <stdint.h>

/* Where people are followed: in the segments, or all together. */
static size_t wa_n_followed(const wa_report *report) { return report->results->n_segments ? report->results->n_segments : 1; }
static const wa_lowered *wa_followed(const wa_report *report, size_t i) {
  return report->results->n_segments ? report->results->segments[i]->lowered : report->results->lowered;
}

/* Whether all strategies and segments have the same path. */
static bool wa_is_common(const wa_report *report, size_t path) {
  wa_id first = wa_followed(report, 0)->paths[0][path].cost;
  for (size_t i = 0; i < wa_n_followed(report); i++)
    for (size_t s = 0; s < report->model->n_strategies; s++)
      if (wa_followed(report, i)->paths[s][path].cost != first) return false;
  return true;
}

static const char *wa_whose_path(const wa_report *report, size_t s, size_t segment) {
  if (!report->results->n_segments) return wa_strategy_text(report, s);
  return wa_printf(report->arena, "%s, %s", wa_strategy_text(report, s), wa_segment_text(report, segment));
}

const char *wa_role_text(const wa_report *report, size_t role) {
  return wa_rl(report, report->model->roles[role].label, report->model->roles[role].name);
}

size_t wa_path_tables(const wa_report *report, const wa_path_table **tables) {
  wa_path_table *list = NULL;
  size_t n = 0, capacity = 0;
  for (size_t p = 0; p < report->model->n_paths; p++) {
    const wa_path_model *written = &report->model->paths[p];
    bool common = wa_is_common(report, p);
    const char *name = wa_rl(report, written->label, written->name);
    for (size_t s = 0; s < (common ? 1 : report->model->n_strategies); s++)
      for (size_t i = 0; i < (common ? 1 : wa_n_followed(report)); i++) {
        const char *whose = common ? wa_rt(report, WA_T_H_ALL_STRATEGIES) : wa_whose_path(report, s, i);
        wa_path_table table = {wa_printf(report->arena, "%s (%s)", name, whose), written, &wa_followed(report, i)->paths[s][p],
                               common ? SIZE_MAX : s};
        WA_PUSH(report->arena, list, n, capacity, table);
      }
  }
  *tables = list;
  return n;
}
