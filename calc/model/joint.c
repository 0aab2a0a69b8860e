#include "model/joint.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "model/distribution.h"

/* The lower Cholesky factor in place of the lower triangle; the number of the first row that has none, or SIZE_MAX. */
static size_t wa_cholesky(double *matrix, size_t n) {
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++) {
      double left = matrix[i * n + j];
      for (size_t k = 0; k < j; k++) left -= matrix[i * n + k] * matrix[j * n + k];
      if (i == j && left < 1e-12) return i;
      matrix[i * n + j] = i == j ? sqrt(left) : left / matrix[j * n + j];
    }
  return SIZE_MAX;
}

static double *wa_identity(wa_arena *arena, size_t n) {
  double *matrix = WA_NEW_ARRAY(arena, double, n * n);
  for (size_t i = 0; i < n; i++) matrix[i * n + i] = 1;
  return matrix;
}

static void wa_finish_joint(wa_joint *joint, double *matrix) {
  joint->contradiction = wa_cholesky(matrix, joint->n);
  joint->factor = matrix;
}

/* ---- multinormal groups ---- */

static const char *wa_group_of(const wa_parameter *parameter) {
  const wa_distribution *distribution = &parameter->distribution;
  if (!distribution->kind || strcmp(distribution->kind->name, "multinormal") != 0) return NULL;
  return wa_dist_find(distribution, "group")->text;
}

/* The group that parameter `first` opens; n is 0 when it opens none. */
static wa_joint wa_group_joint(wa_arena *arena, const wa_model *model, size_t first) {
  wa_joint joint = {.n = 0};
  const char *group = wa_group_of(&model->parameters[first]);
  for (size_t i = 0; group && i < first; i++) {
    const char *other = wa_group_of(&model->parameters[i]);
    if (other && strcmp(group, other) == 0) return joint;
  }
  size_t *members = NULL, room = 0;
  for (size_t i = first; group && i < model->n_parameters; i++) {
    const char *other = wa_group_of(&model->parameters[i]);
    if (other && strcmp(group, other) == 0) WA_PUSH(arena, members, joint.n, room, i);
  }
  joint.parameters = members;
  double *matrix = wa_identity(arena, joint.n);
  for (size_t i = 0; i < joint.n; i++) {
    const wa_dist_arg *with = wa_dist_find(&model->parameters[members[i]].distribution, "correlation");
    for (size_t j = 0; with && j < i && j < with->n_list; j++) matrix[i * joint.n + j] = with->list[j];
  }
  wa_finish_joint(&joint, matrix);
  return joint;
}

/* ---- copulas ---- */

/* Marks each parameter with the first one that correlations tie it to, through others or not. */
static size_t *wa_tied(wa_arena *arena, const wa_model *model) {
  size_t *first = WA_NEW_ARRAY(arena, size_t, model->n_parameters + 1);
  for (size_t i = 0; i < model->n_parameters; i++) first[i] = i;
  for (size_t c = 0; c < model->analysis.n_correlations; c++) {
    size_t a = first[model->analysis.correlations[c].a], b = first[model->analysis.correlations[c].b];
    size_t low = a < b ? a : b, high = a < b ? b : a;
    for (size_t i = 0; low != high && i < model->n_parameters; i++)
      if (first[i] == high) first[i] = low;
  }
  return first;
}

static wa_joint wa_copula_joint(wa_arena *arena, const wa_model *model, const size_t *tied, size_t first) {
  wa_joint joint = {.copula = true};
  size_t *members = NULL, room = 0, *place = WA_NEW_ARRAY(arena, size_t, model->n_parameters);
  for (size_t i = first; i < model->n_parameters; i++) {
    if (tied[i] != first) continue;
    place[i] = joint.n;
    WA_PUSH(arena, members, joint.n, room, i);
  }
  joint.parameters = members;
  double *matrix = wa_identity(arena, joint.n);
  for (size_t c = 0; c < model->analysis.n_correlations; c++) {
    const wa_correlation *between = &model->analysis.correlations[c];
    if (tied[between->a] != first) continue;
    size_t i = place[between->a], j = place[between->b];
    matrix[(i > j ? i : j) * joint.n + (i > j ? j : i)] = between->value;
  }
  wa_finish_joint(&joint, matrix);
  return joint;
}

static bool wa_opens_copula(const wa_model *model, const size_t *tied, size_t first) {
  for (size_t c = 0; c < model->analysis.n_correlations; c++)
    if (tied[model->analysis.correlations[c].a] == first) return true;
  return false;
}

wa_joint *wa_joints(wa_arena *arena, const wa_model *model, size_t *n) {
  wa_joint *joints = NULL;
  size_t room = 0;
  *n = 0;
  const size_t *tied = wa_tied(arena, model);
  for (size_t i = 0; i < model->n_parameters; i++) {
    wa_joint group = wa_group_joint(arena, model, i);
    if (group.n) WA_PUSH(arena, joints, *n, room, group);
    if (model->analysis.n_correlations && tied[i] == i && wa_opens_copula(model, tied, i))
      WA_PUSH(arena, joints, *n, room, wa_copula_joint(arena, model, tied, i));
  }
  return joints;
}
