/* Which parameters, definitions and stakeholders matter to a result. */
#include <stdint.h>
#include <string.h>

#include "model/depend.h"
#include "model/places.h"

typedef struct wa_reach {
  bool *seen; /* by node */
  size_t *stack;
  size_t count, capacity;
} wa_reach;

static void wa_reach_name(wa_load *load, const wa_expr *use, void *context) {
  wa_reach *reach = context;
  size_t node = use->kind == WA_EX_NAME ? wa_node_of(load, use->name) : SIZE_MAX;
  if (node == SIZE_MAX || reach->seen[node]) return;
  reach->seen[node] = true;
  WA_PUSH(load->arena, reach->stack, reach->count, reach->capacity, node);
}

/* Roots: all formulas but those of parameters and definitions themselves. What a strategy sets is a root. */
static void wa_reach_root(wa_load *load, const wa_formula *formula, const wa_place_of_formula *place, void *context) {
  (void)place;
  bool own = strncmp(formula->path, "parameters.", 11) == 0 || strncmp(formula->path, "definitions.", 12) == 0;
  if (!own) wa_each_use(load, formula->expr, wa_reach_name, context);
}

static void wa_follow(wa_load *load, wa_reach *reach) {
  const wa_model *model = load->model;
  while (reach->count > 0) {
    size_t node = reach->stack[--reach->count];
    wa_each_use(load, load->dependence->sites[node].formula->expr, wa_reach_name, reach);
    if (node >= model->n_parameters) continue;
    wa_each_use(load, model->parameters[node].low.expr, wa_reach_name, reach);
    wa_each_use(load, model->parameters[node].high.expr, wa_reach_name, reach);
  }
}

static void wa_warn_unused(wa_load *load, const wa_reach *reach) {
  enum { MOST = 100 };
  wa_model *model = load->model;
  bool wrong = wa_diags_count(load->diags, WA_ERROR) > 0; /* what uses it may be among the mistakes */
  size_t warnings = 0;
  for (size_t i = 0; i < model->n_parameters; i++) {
    model->parameters[i].used = reach->seen[i];
    if (reach->seen[i] || wrong || model->parameters[i].library || warnings++ >= MOST) continue;
    wa_warn(load->diags, model->parameters[i].span, "parameter '%s' is used by nothing", model->parameters[i].name);
  }
}

static void wa_use_split(wa_model *model, const wa_split *splits, size_t n) {
  for (size_t i = 0; i < n; i++) model->stakeholders[splits[i].stakeholder].used = true;
}

static void wa_use_stakeholders(wa_load *load) {
  wa_model *model = load->model;
  for (size_t i = 0; i < model->n_lines; i++) {
    wa_use_split(model, model->lines[i].from, model->lines[i].n_from);
    wa_use_split(model, model->lines[i].to, model->lines[i].n_to);
  }
  if (model->settings.perspective != SIZE_MAX) model->stakeholders[model->settings.perspective].used = true;
  for (size_t i = 0; i < model->analysis.n_perspectives; i++)
    if (model->analysis.perspectives[i] != SIZE_MAX) model->stakeholders[model->analysis.perspectives[i]].used = true;
}

void wa_mark_used(wa_load *load) {
  if (!load->dependence) return;
  wa_reach reach = {.seen = WA_NEW_ARRAY(load->arena, bool, load->dependence->n_nodes + 1)};
  wa_each_formula(load, wa_reach_root, &reach);
  wa_follow(load, &reach);
  wa_warn_unused(load, &reach);
  wa_use_stakeholders(load);
}
