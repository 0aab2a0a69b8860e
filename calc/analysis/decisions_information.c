/* EVPPI of parameters and groups, EVSI of studies, for every decision of a model. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "analysis/decisions_inside.h"
#include "engine/random.h"
#include "model/distribution.h"

typedef struct wa_learning {
  const wa_deciding *deciding;
  wa_decisions *decisions;
  size_t n;           /* draws regressed */
  wa_choice *choices; /* per table */
} wa_learning;

/* Column of a parameter over the draws used; NULL when it was not sampled. In `arena`. */
static double *wa_parameter_column(wa_arena *arena, const wa_learning *learning, size_t parameter) {
  const wa_draws *draws = learning->deciding->draws;
  for (size_t p = 0; p < draws->n_parameters; p++) {
    if (draws->parameters[p] != parameter) continue;
    double *column = WA_NEW_ARRAY(arena, double, learning->n);
    for (size_t i = 0; i < learning->n; i++) column[i] = draws->parameter[p][learning->deciding->draw[i]];
    return column;
  }
  return NULL;
}

/* A smoother over columns: splines for one, polynomials for several; NULL when no column varies. */
static wa_smoother *wa_smoother_over(wa_arena *arena, size_t n, double *const *columns, size_t n_columns) {
  const double **scores = WA_NEW_ARRAY(arena, const double *, n_columns + 1);
  size_t kept = 0;
  for (size_t c = 0; c < n_columns; c++) {
    double *own = WA_NEW_ARRAY(arena, double, n);
    if (columns[c] && wa_normal_scores(n, columns[c], own)) scores[kept++] = own;
  }
  if (kept == 0) return NULL;
  return wa_smoother_new(arena, kept == 1 ? wa_spline_basis(arena, n, scores[0]) : wa_hermite_basis(arena, n, kept, scores));
}

static const char *wa_method_for(size_t n_columns) { return n_columns == 1 ? "spline" : "Hermite polynomials"; }

static size_t wa_add_knowledge(const wa_learning *learning, wa_knowledge knowledge) {
  wa_decisions *decisions = learning->decisions;
  decisions->knowledge[decisions->n_knowledge] = knowledge;
  return decisions->n_knowledge++;
}

/* ---- EVPPI ---- */

static void wa_learn_all(const wa_learning *learning, const size_t *parameters, size_t n_parameters, wa_knowledge knowledge) {
  wa_arena *scratch = wa_arena_new();
  double **columns = WA_NEW_ARRAY(scratch, double *, n_parameters);
  for (size_t p = 0; p < n_parameters; p++) columns[p] = wa_parameter_column(scratch, learning, parameters[p]);
  wa_smoother *smoother = wa_smoother_over(scratch, learning->n, columns, n_parameters);
  size_t place = wa_add_knowledge(learning, knowledge);
  for (size_t t = 0; smoother && t < learning->decisions->n_tables; t++) {
    wa_decision_table *table = &learning->decisions->tables[t];
    wa_arena *own = wa_arena_new();
    wa_fitted fitted = wa_fit_values(own, smoother, &learning->choices[t]);
    table->worth[place] = wa_partial_information(smoother, &learning->choices[t], &fitted, table->result.evpi);
    wa_arena_free(own);
  }
  wa_arena_free(scratch);
}

static void wa_learn_parameters(const wa_learning *learning) {
  const wa_draws *draws = learning->deciding->draws;
  const wa_model *model = learning->deciding->results->model;
  for (size_t p = 0; p < draws->n_parameters; p++) {
    size_t parameter = draws->parameters[p];
    wa_learn_all(learning, &parameter, 1,
                 (wa_knowledge){model->parameters[parameter].name, parameter, NULL, 0, wa_method_for(1)});
  }
}

/* ---- EVSI ---- */

/* What a study of `patients` would find about a parameter in each draw. The luck of a draw is the same for all sizes,
 * so that a larger study differs by its size alone. */
static double *wa_summaries(wa_arena *arena, const wa_learning *learning, const wa_study *study, size_t part, double patients) {
  const wa_model *model = learning->deciding->results->model;
  const wa_parameter *parameter = &model->parameters[study->parameters[part]];
  double *column = wa_parameter_column(arena, learning, study->parameters[part]), sd = study->sd[part];
  bool logarithm = strcmp(parameter->distribution.kind->name, "lognormal") == 0;
  const char *stream = wa_printf(arena, "%s of %s", parameter->name, study->name);
  wa_random_at at = {.seed = learning->deciding->seed, .kind = WA_RANDOM_STUDY, .id = wa_random_id(stream)};
  for (size_t i = 0; column && i < learning->n; i++) {
    at.draw = learning->deciding->draw[i];
    double luck = wa_random_open(&at, 0), truth = logarithm ? log(column[i]) : column[i];
    column[i] = sd > 0 ? wa_study_mean(truth, sd, patients, luck) : wa_study_events(truth, patients, luck);
  }
  return column;
}

static void wa_learn_study(const wa_learning *learning, const wa_study *study, double patients, const wa_fitted *known,
                           const double *limits) {
  wa_arena *scratch = wa_arena_new();
  double **columns = WA_NEW_ARRAY(scratch, double *, study->n_parameters);
  for (size_t p = 0; p < study->n_parameters; p++) columns[p] = wa_summaries(scratch, learning, study, p, patients);
  wa_smoother *smoother = wa_smoother_over(scratch, learning->n, columns, study->n_parameters);
  size_t place = wa_add_knowledge(learning, (wa_knowledge){study->name, SIZE_MAX, study, patients, wa_method_for(study->n_parameters)});
  for (size_t t = 0; smoother && t < learning->decisions->n_tables; t++)
    learning->decisions->tables[t].worth[place] =
        wa_sample_information(smoother, &learning->choices[t], &known[t], limits[t]);
  wa_arena_free(scratch);
}

static void wa_learn_sizes(const wa_learning *learning, const wa_study *study) {
  wa_arena *scratch = wa_arena_new();
  const wa_decisions *decisions = learning->decisions;
  double **columns = WA_NEW_ARRAY(scratch, double *, study->n_parameters);
  double *limits = WA_NEW_ARRAY(scratch, double, decisions->n_tables);
  wa_fitted *known = WA_NEW_ARRAY(scratch, wa_fitted, decisions->n_tables);
  for (size_t p = 0; p < study->n_parameters; p++) columns[p] = wa_parameter_column(scratch, learning, study->parameters[p]);
  wa_smoother *smoother = wa_smoother_over(scratch, learning->n, columns, study->n_parameters);
  for (size_t t = 0; smoother && t < decisions->n_tables; t++) {
    known[t] = wa_fit_values(scratch, smoother, &learning->choices[t]);
    limits[t] = wa_partial_information(smoother, &learning->choices[t], &known[t], decisions->tables[t].result.evpi).value;
  }
  for (size_t i = 0; smoother && i < study->n_patients; i++) wa_learn_study(learning, study, study->patients[i], known, limits);
  wa_arena_free(scratch);
}

/* ---- all ---- */

static size_t wa_count_knowledge(const wa_decisions_asked *asked, const wa_draws *draws) {
  size_t count = asked->evppi ? draws->n_parameters + asked->n_groups : 0;
  for (size_t i = 0; i < asked->n_studies; i++) count += asked->studies[i].n_patients;
  return count;
}

void wa_add_information(wa_arena *arena, const wa_deciding *deciding, wa_decisions *decisions) {
  const wa_decisions_asked *asked = &deciding->results->model->analysis.decisions;
  size_t room = wa_count_knowledge(asked, deciding->draws);
  if (!asked->given || room == 0 || deciding->n < WA_REGRESSION_LEAST) return;
  wa_learning learning = {deciding, decisions, deciding->n < WA_REGRESSION_MOST ? deciding->n : WA_REGRESSION_MOST, NULL};
  decisions->n_regressed = learning.n;
  decisions->knowledge = WA_NEW_ARRAY(arena, wa_knowledge, room);
  learning.choices = WA_NEW_ARRAY(deciding->arena, wa_choice, decisions->n_tables);
  for (size_t t = 0; t < decisions->n_tables; t++) {
    decisions->tables[t].worth = WA_NEW_ARRAY(arena, wa_information, room);
    learning.choices[t] = wa_choice_of(deciding->arena, deciding, &decisions->tables[t], learning.n);
  }
  if (asked->evppi) wa_learn_parameters(&learning);
  for (size_t i = 0; i < asked->n_groups; i++) {
    const wa_parameter_group *group = &asked->groups[i];
    wa_learn_all(&learning, group->parameters, group->n_parameters,
                 (wa_knowledge){group->name, SIZE_MAX, NULL, 0, wa_method_for(group->n_parameters)});
  }
  for (size_t i = 0; i < asked->n_studies; i++) wa_learn_sizes(&learning, &asked->studies[i]);
}
