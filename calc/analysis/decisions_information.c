/* EVPPI of parameters and groups, EVSI of studies, for every decision of a model. */
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "analysis/decisions_inside.h"
#include "base/workers.h"
#include "engine/random.h"
#include "model/distribution.h"

/* What one job finds out: about parameters, or about a study of them in all its sizes. */
typedef struct wa_lesson {
  const size_t *parameters;
  size_t n_parameters;
  const wa_study *study; /* NULL: perfect knowledge */
  size_t place;          /* first of its wa_knowledge */
} wa_lesson;

typedef struct wa_learning {
  const wa_deciding *deciding;
  wa_decisions *decisions;
  size_t n;           /* draws regressed */
  wa_choice *choices; /* per table */
  wa_lesson *lessons;
  size_t n_lessons;
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

/* Nothing can be worth more than perfect information; where that is worth nothing, all is said. */
static bool wa_is_sure(const wa_decision_table *table) { return !(table->result.evpi > 0); }

static wa_smoother *wa_smoother_of(wa_arena *arena, const wa_learning *learning, const wa_lesson *lesson) {
  double **columns = WA_NEW_ARRAY(arena, double *, lesson->n_parameters);
  for (size_t p = 0; p < lesson->n_parameters; p++) columns[p] = wa_parameter_column(arena, learning, lesson->parameters[p]);
  return wa_smoother_over(arena, learning->n, columns, lesson->n_parameters);
}

/* ---- EVPPI ---- */

static void wa_learn_all(const wa_learning *learning, const wa_lesson *lesson) {
  wa_arena *scratch = wa_arena_new();
  wa_smoother *smoother = wa_smoother_of(scratch, learning, lesson);
  for (size_t t = 0; smoother && t < learning->decisions->n_tables; t++) {
    wa_decision_table *table = &learning->decisions->tables[t];
    if (wa_is_sure(table)) continue;
    wa_arena *own = wa_arena_new();
    wa_fitted fitted = wa_fit_values(own, smoother, &learning->choices[t]);
    table->worth[lesson->place] = wa_partial_information(smoother, &learning->choices[t], &fitted, table->result.evpi);
    wa_arena_free(own);
  }
  wa_arena_free(scratch);
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

static void wa_learn_size(const wa_learning *learning, const wa_lesson *lesson, size_t size, const wa_fitted *known,
                          const double *limits) {
  wa_arena *scratch = wa_arena_new();
  const wa_study *study = lesson->study;
  double **columns = WA_NEW_ARRAY(scratch, double *, study->n_parameters);
  for (size_t p = 0; p < study->n_parameters; p++)
    columns[p] = wa_summaries(scratch, learning, study, p, study->patients[size]);
  wa_smoother *smoother = wa_smoother_over(scratch, learning->n, columns, study->n_parameters);
  for (size_t t = 0; smoother && t < learning->decisions->n_tables; t++) {
    wa_decision_table *table = &learning->decisions->tables[t];
    if (!wa_is_sure(table))
      table->worth[lesson->place + size] = wa_sample_information(smoother, &learning->choices[t], &known[t], limits[t]);
  }
  wa_arena_free(scratch);
}

static void wa_learn_study(const wa_learning *learning, const wa_lesson *lesson) {
  wa_arena *scratch = wa_arena_new();
  const wa_decisions *decisions = learning->decisions;
  double *limits = WA_NEW_ARRAY(scratch, double, decisions->n_tables);
  wa_fitted *known = WA_NEW_ARRAY(scratch, wa_fitted, decisions->n_tables);
  wa_smoother *smoother = wa_smoother_of(scratch, learning, lesson);
  for (size_t t = 0; smoother && t < decisions->n_tables; t++) {
    if (wa_is_sure(&decisions->tables[t])) continue;
    known[t] = wa_fit_values(scratch, smoother, &learning->choices[t]);
    limits[t] = wa_partial_information(smoother, &learning->choices[t], &known[t], decisions->tables[t].result.evpi).value;
  }
  for (size_t i = 0; smoother && i < lesson->study->n_patients; i++) wa_learn_size(learning, lesson, i, known, limits);
  wa_arena_free(scratch);
}

/* ---- all ---- */

static bool wa_learn(void *context, size_t worker, size_t job) {
  const wa_learning *learning = context;
  const wa_lesson *lesson = &learning->lessons[job];
  (void)worker;
  if (lesson->study) wa_learn_study(learning, lesson);
  else wa_learn_all(learning, lesson);
  return true;
}

/* A lesson and what it tells: one thing, or one per size of a study. */
static void wa_add_lesson(wa_learning *learning, wa_lesson lesson, wa_knowledge knowledge) {
  wa_decisions *decisions = learning->decisions;
  lesson.place = decisions->n_knowledge;
  knowledge.method = lesson.n_parameters == 1 ? "spline" : "Hermite polynomials";
  for (size_t i = 0; i < (lesson.study ? lesson.study->n_patients : 1); i++) {
    if (lesson.study) knowledge.patients = lesson.study->patients[i];
    decisions->knowledge[decisions->n_knowledge++] = knowledge;
  }
  learning->lessons[learning->n_lessons++] = lesson;
}

static void wa_list_lessons(wa_learning *learning) {
  const wa_model *model = learning->deciding->results->model;
  const wa_decisions_asked *asked = &model->analysis.decisions;
  const wa_draws *draws = learning->deciding->draws;
  for (size_t p = 0; asked->evppi && p < draws->n_parameters; p++)
    wa_add_lesson(learning, (wa_lesson){&draws->parameters[p], 1, NULL, 0},
                  (wa_knowledge){.name = model->parameters[draws->parameters[p]].name, .parameter = draws->parameters[p]});
  for (size_t i = 0; i < asked->n_groups; i++)
    wa_add_lesson(learning, (wa_lesson){asked->groups[i].parameters, asked->groups[i].n_parameters, NULL, 0},
                  (wa_knowledge){.name = asked->groups[i].name, .parameter = SIZE_MAX});
  for (size_t i = 0; i < asked->n_studies; i++)
    wa_add_lesson(learning, (wa_lesson){asked->studies[i].parameters, asked->studies[i].n_parameters, &asked->studies[i], 0},
                  (wa_knowledge){.name = asked->studies[i].name, .parameter = SIZE_MAX, .study = &asked->studies[i]});
}

static size_t wa_count_knowledge(const wa_decisions_asked *asked, const wa_draws *draws) {
  size_t count = asked->evppi ? draws->n_parameters + asked->n_groups : 0;
  for (size_t i = 0; i < asked->n_studies; i++) count += asked->studies[i].n_patients;
  return count;
}

void wa_add_information(wa_arena *arena, const wa_deciding *deciding, wa_decisions *decisions) {
  const wa_decisions_asked *asked = &deciding->results->model->analysis.decisions;
  size_t room = wa_count_knowledge(asked, deciding->draws);
  if (!asked->given || room == 0 || deciding->n < WA_REGRESSION_LEAST) return;
  wa_learning learning = {.deciding = deciding, .decisions = decisions,
                          .n = deciding->n < WA_REGRESSION_MOST ? deciding->n : WA_REGRESSION_MOST};
  decisions->n_regressed = learning.n;
  decisions->knowledge = WA_NEW_ARRAY(arena, wa_knowledge, room);
  learning.lessons = WA_NEW_ARRAY(deciding->arena, wa_lesson, room);
  learning.choices = WA_NEW_ARRAY(deciding->arena, wa_choice, decisions->n_tables);
  for (size_t t = 0; t < decisions->n_tables; t++) {
    decisions->tables[t].worth = WA_NEW_ARRAY(arena, wa_information, room);
    learning.choices[t] = wa_choice_of(deciding->arena, deciding, &decisions->tables[t], learning.n);
  }
  wa_list_lessons(&learning);
  gsl_set_error_handler_off();
  wa_workers_run(learning.n_lessons, deciding->threads, wa_learn, &learning);
}
