#include "engine/sample.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/spread.h"
#include "model/distribution.h"
#include "model/joint.h"

/* How a parameter is drawn: from one number; from several normal scores with weights (correlated); or as one share of
 * several gamma numbers. */
typedef enum wa_drawn { WA_DRAWN_ALONE, WA_DRAWN_TOGETHER, WA_DRAWN_SHARE } wa_drawn;

typedef struct wa_sampled {
  wa_drawn how;
  wa_quantile quantile;
  size_t n_parts;
  size_t *dimensions;      /* [part] */
  const double *weights;   /* [part] of scores */
  wa_quantile *gammas;     /* [part] of shares */
  size_t item;             /* which share */
} wa_sampled;

typedef struct wa_making {
  wa_arena *arena;
  wa_diags *diags;
  const wa_model *model;
  const double *values;
  wa_spread *spread;
  const wa_joint *joints;
  size_t n_joints;
} wa_making;

static bool wa_is_kind(const wa_distribution *distribution, const char *name) {
  return distribution->kind && strcmp(distribution->kind->name, name) == 0;
}

static size_t wa_dimension_of(wa_making *making, const char *name) {
  return wa_spread_dimension(making->arena, making->spread, name);
}

static size_t *wa_one_dimension(wa_making *making, const char *name) {
  size_t *one = WA_NEW(making->arena, size_t);
  *one = wa_dimension_of(making, name);
  return one;
}

/* Shares of a group: one gamma number for each count, the same for all parameters of the group. */
static bool wa_make_share(wa_making *making, const wa_distribution *distribution, const char *group, wa_sampled *sampled) {
  const wa_dist_arg *counts = wa_dist_find(distribution, "counts"), *item = wa_dist_find(distribution, "item");
  sampled->how = WA_DRAWN_SHARE;
  sampled->item = item ? (size_t)item->values[0] - 1 : 0;
  sampled->n_parts = counts->n_list;
  sampled->dimensions = WA_NEW_ARRAY(making->arena, size_t, counts->n_list);
  sampled->gammas = WA_NEW_ARRAY(making->arena, wa_quantile, counts->n_list);
  for (size_t i = 0; i < counts->n_list; i++) {
    sampled->dimensions[i] = wa_dimension_of(making, wa_printf(making->arena, "dirichlet %s[%zu]", group, i + 1));
    wa_tail tail = wa_gamma_tail(counts->list[i]);
    sampled->gammas[i] = (wa_quantile){.kind = WA_Q_GAMMA, .a = counts->list[i], .b = 1};
    sampled->gammas[i].grid = wa_quantile_grid_new(making->arena, &tail);
    if (!sampled->gammas[i].grid) return false;
  }
  return true;
}

/* The parameter's row of the joint's factor, with the dimensions of those before it. */
static void wa_make_together(wa_making *making, const wa_joint *joint, size_t row, wa_sampled *sampled) {
  sampled->how = WA_DRAWN_TOGETHER;
  sampled->n_parts = row + 1;
  sampled->weights = joint->factor + row * joint->n;
  sampled->dimensions = WA_NEW_ARRAY(making->arena, size_t, row + 1);
  for (size_t i = 0; i <= row; i++)
    sampled->dimensions[i] = wa_dimension_of(making, making->model->parameters[joint->parameters[i]].name);
}

static const wa_joint *wa_joint_of(const wa_making *making, size_t parameter, size_t *row) {
  for (size_t j = 0; j < making->n_joints; j++)
    for (*row = 0; *row < making->joints[j].n; ++*row)
      if (making->joints[j].parameters[*row] == parameter) return &making->joints[j];
  return NULL;
}

static bool wa_make_sampled(wa_making *making, size_t number, wa_sampled *sampled) {
  const wa_parameter *parameter = &making->model->parameters[number];
  const wa_distribution *distribution = &parameter->distribution;
  const wa_dist_arg *group = wa_dist_find(distribution, "group"), *file = wa_dist_find(distribution, "file");
  size_t row;
  const wa_joint *joint = wa_joint_of(making, number, &row);
  if (group && wa_is_kind(distribution, "dirichlet")) return wa_make_share(making, distribution, group->text, sampled);
  if (!wa_quantile_of(making->arena, distribution, making->values[number], &sampled->quantile)) return false;
  if (joint) {
    wa_make_together(making, joint, row, sampled);
    return true;
  }
  sampled->n_parts = 1;
  sampled->dimensions = wa_one_dimension(making, file ? wa_printf(making->arena, "file %s", file->text) : parameter->name);
  return true;
}

static bool wa_make_one(wa_making *making, size_t number, wa_sampled *sampled) {
  const wa_parameter *parameter = &making->model->parameters[number];
  if (wa_make_sampled(making, number, sampled)) return true;
  wa_error(making->diags, parameter->distribution.span, "there is no %s distribution with these figures around %g",
           parameter->distribution.kind->name, making->values[number]);
  return false;
}

static void wa_check_dimensions(wa_making *making) {
  if (wa_spread_finish(making->spread)) return;
  wa_error(making->diags, making->model->analysis.sampling_span,
           "Sobol's points have at most %d dimensions, but this model needs %zu", WA_SOBOL_DIMENSIONS, making->spread->n_dimensions);
  wa_hint(making->diags, "write sampling: latin hypercube");
}

const wa_sampler *wa_sampler_new(wa_arena *arena, wa_diags *diags, const wa_model *model, const double *values,
                                 const bool *wanted, const wa_sample_plan *plan) {
  wa_making making = {.arena = arena, .diags = diags, .model = model, .values = values, .spread = WA_NEW(arena, wa_spread)};
  *making.spread = wa_spread_new(plan->seed, plan->draws, plan->sampling);
  making.joints = wa_joints(arena, model, &making.n_joints);
  size_t *parameters = WA_NEW_ARRAY(arena, size_t, model->n_parameters + 1), n = 0, errors = wa_diags_count(diags, WA_ERROR);
  wa_sampled *sampled = WA_NEW_ARRAY(arena, wa_sampled, model->n_parameters + 1);
  for (size_t i = 0; i < model->n_parameters; i++) {
    const wa_distribution *distribution = &model->parameters[i].distribution;
    if (!wanted[i] || !distribution->kind || wa_is_kind(distribution, "fixed")) continue;
    if (wa_make_one(&making, i, &sampled[n])) parameters[n++] = i;
  }
  wa_check_dimensions(&making);
  if (wa_diags_count(diags, WA_ERROR) > errors) return NULL;
  wa_sampler *sampler = WA_NEW(arena, wa_sampler);
  *sampler = (wa_sampler){n, parameters, sampled, making.spread};
  return sampler;
}

/* ---- drawing ---- */

enum { WA_AT_ONCE = 128 };

static void wa_draw_alone(const wa_sampled *sampled, const wa_spread *spread, size_t from, size_t count, double *column) {
  wa_spread_units(spread, sampled->dimensions[0], from, count, column);
  for (size_t i = 0; i < count; i++) column[i] = wa_quantile_at(&sampled->quantile, column[i]);
}

static void wa_draw_together(const wa_sampled *sampled, const wa_spread *spread, size_t from, size_t count, double *column) {
  double units[WA_AT_ONCE], scores[WA_AT_ONCE] = {0};
  for (size_t part = 0; part < sampled->n_parts; part++) {
    wa_spread_units(spread, sampled->dimensions[part], from, count, units);
    for (size_t i = 0; i < count; i++) scores[i] += sampled->weights[part] * wa_normal_score(units[i]);
  }
  for (size_t i = 0; i < count; i++) column[i] = wa_quantile_at_score(&sampled->quantile, scores[i]);
}

/* share = g_item / sum of g_j = 1 / sum of exp(ln g_j - ln g_item): small counts do not underflow. */
static void wa_draw_share(const wa_sampled *sampled, const wa_spread *spread, size_t from, size_t count, double *column) {
  double own[WA_AT_ONCE], other[WA_AT_ONCE], sum[WA_AT_ONCE];
  wa_spread_units(spread, sampled->dimensions[sampled->item], from, count, own);
  for (size_t i = 0; i < count; i++) {
    own[i] = wa_grid_at(sampled->gammas[sampled->item].grid, wa_normal_score(own[i]));
    sum[i] = 1;
  }
  for (size_t part = 0; part < sampled->n_parts; part++) {
    if (part == sampled->item) continue;
    wa_spread_units(spread, sampled->dimensions[part], from, count, other);
    for (size_t i = 0; i < count; i++)
      sum[i] += exp(wa_grid_at(sampled->gammas[part].grid, wa_normal_score(other[i])) - own[i]);
  }
  for (size_t i = 0; i < count; i++) column[i] = 1 / sum[i];
}

static void wa_draw(const wa_sampled *sampled, const wa_spread *spread, size_t from, size_t count, double *column) {
  switch (sampled->how) {
    case WA_DRAWN_ALONE: wa_draw_alone(sampled, spread, from, count, column); break;
    case WA_DRAWN_TOGETHER: wa_draw_together(sampled, spread, from, count, column); break;
    case WA_DRAWN_SHARE: wa_draw_share(sampled, spread, from, count, column); break;
  }
}

void wa_sampler_fill(const wa_sampler *sampler, size_t from, size_t count, double *const *columns) {
  for (size_t p = 0; p < sampler->n; p++)
    for (size_t done = 0; done < count; done += WA_AT_ONCE) {
      size_t part = count - done < WA_AT_ONCE ? count - done : WA_AT_ONCE;
      wa_draw(&sampler->sampled[p], sampler->spread, from + done, part, columns[p] + done);
    }
}
