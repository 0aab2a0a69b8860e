#include "analysis/switching.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/in_step.h"

const char *const wa_switch_names[] = {"found", "none", "no influence", "unknown"};

enum { WA_STEPS_IN = 16, WA_STEPS_OUT = 16, WA_MOST_POINTS = WA_STEPS_IN + 2 * WA_STEPS_OUT + 2 };

/* ---- where to look ---- */

typedef struct wa_grid {
  double at[WA_MOST_POINTS];
  size_t n;
} wa_grid;

static void wa_grid_point(wa_grid *grid, double at) {
  if (grid->n == 0 || at > grid->at[grid->n - 1]) grid->at[grid->n++] = at;
}

/* Points from `low` to `high` in equal steps; the last is `high` itself. */
static void wa_grid_steps(wa_grid *grid, double low, double high, size_t steps) {
  for (size_t i = 0; i < steps && low < high; i++) wa_grid_point(grid, low + (high - low) * (double)i / (double)steps);
  if (low < high) wa_grid_point(grid, high);
}

/* Finer where the parameter is expected to be. */
static wa_grid wa_grid_of(const wa_question *question) {
  wa_grid grid = {.n = 0};
  wa_bounds in = question->range, out = question->wide;
  if (in.from == WA_RANGE_NONE) in.low = in.high = question->base;
  if (out.from != WA_RANGE_NONE) wa_grid_steps(&grid, out.low, in.low, WA_STEPS_OUT);
  wa_grid_steps(&grid, in.low, in.high, question->steps ? question->steps : WA_STEPS_IN);
  if (out.from != WA_RANGE_NONE) wa_grid_steps(&grid, in.high, out.high, WA_STEPS_OUT);
  return grid;
}

typedef struct wa_search {
  wa_arena *arena;
  const wa_results *results;
  wa_aims aims;    /* those asked for, then cost and effect of each ICER among them */
  size_t *cost_of; /* [aim asked for] place of its cost, its effect follows; SIZE_MAX: not an ICER */
  wa_question *questions;
  size_t n;
  size_t threads;
  wa_grid *grids;  /* [question] */
  size_t *first;   /* [question] the trial of its first point */
  wa_trials trials;
  struct wa_bracket *brackets;
  size_t n_brackets, room;
} wa_search;

static bool wa_same_range(wa_bounds a, wa_bounds b) { return a.from == b.from && a.low == b.low && a.high == b.high; }

static bool wa_same_grid(const wa_question *a, const wa_question *b) {
  return a->input == b->input && wa_same_range(a->range, b->range) && wa_same_range(a->wide, b->wide);
}

static void wa_scan(wa_search *search) {
  search->grids = WA_NEW_ARRAY(search->arena, wa_grid, search->n + 1);
  search->first = WA_NEW_ARRAY(search->arena, size_t, search->n + 1);
  search->trials = wa_trials_new(search->arena, search->results, &search->aims, search->threads);
  for (size_t q = 0; q < search->n; q++) {
    const wa_question *question = &search->questions[q];
    search->grids[q] = wa_grid_of(question);
    /* Questions about one input stand together. */
    if (q > 0 && wa_same_grid(question, question - 1)) {
      search->first[q] = search->first[q - 1];
      continue;
    }
    search->first[q] = search->trials.n;
    for (size_t i = 0; i < search->grids[q].n; i++)
      wa_trial_add(&search->trials, &question->input, &search->grids[q].at[i], 1);
  }
  wa_trials_run(&search->trials);
}

/* The aims of a search. An ICER has a pole where the effect goes through 0, beside which a crossing is easily missed: so
 * where it reaches a threshold is sought as where cost - threshold x effect is 0, which is smooth. */
static void wa_list_aims(wa_search *search, const wa_aims *asked) {
  search->cost_of = WA_NEW_ARRAY(search->arena, size_t, asked->n + 1);
  for (size_t a = 0; a < asked->n; a++)
    WA_PUSH(search->arena, search->aims.items, search->aims.n, search->aims.room, asked->items[a]);
  for (size_t a = 0; a < asked->n; a++) {
    const wa_headline *headline = &asked->items[a].headline;
    search->cost_of[a] = SIZE_MAX;
    if (headline->kind != WA_HEADLINE_ICER) continue;
    const wa_effectiveness *own = &search->results->strategies[headline->strategy].effectiveness[headline->subject];
    wa_aim cost = {.headline = {.node = own->incremental_cost}, .against = WA_NONE};
    wa_aim effect = {.headline = {.node = own->incremental_effect}, .against = WA_NONE};
    search->cost_of[a] = search->aims.n;
    WA_PUSH(search->arena, search->aims.items, search->aims.n, search->aims.room, cost);
    WA_PUSH(search->arena, search->aims.items, search->aims.n, search->aims.room, effect);
  }
}

/* How far a trial is from the goal: 0 where it is reached. */
static double wa_off(const wa_search *search, const wa_trials *trials, size_t trial, size_t aim, double goal) {
  size_t cost = search->cost_of[aim];
  if (cost == SIZE_MAX) return wa_trial_value(trials, trial, aim) - goal;
  double effect = wa_trial_value(trials, trial, cost + 1);
  return effect == 0 ? NAN : wa_trial_value(trials, trial, cost) - goal * effect;
}

static double wa_scanned(const wa_search *search, size_t q, size_t point) {
  return wa_trial_value(&search->trials, search->first[q] + point, search->questions[q].aim);
}

/* ---- between which neighbours ---- */

typedef struct wa_bracket {
  size_t question, goal;
  double low, high, at_low, at_high; /* the result less the goal at both ends: of different sign */
  double root, left;                 /* found; how far the result is from the goal there */
  bool solved;
} wa_bracket;

static void wa_add_bracket(wa_search *search, wa_bracket bracket) {
  WA_PUSH(search->arena, search->brackets, search->n_brackets, search->room, bracket);
}

static void wa_find_brackets(wa_search *search, size_t q, size_t goal) {
  const wa_grid *grid = &search->grids[q];
  const wa_question *question = &search->questions[q];
  for (size_t i = 0; i < grid->n; i++) {
    double here = wa_off(search, &search->trials, search->first[q] + i, question->aim, question->goals[goal]);
    if (here == 0)
      wa_add_bracket(search, (wa_bracket){.question = q, .goal = goal, .low = grid->at[i], .high = grid->at[i],
                                          .root = grid->at[i], .solved = true});
    if (i + 1 == grid->n) return;
    double next = wa_off(search, &search->trials, search->first[q] + i + 1, question->aim, question->goals[goal]);
    if ((here < 0 && next > 0) || (here > 0 && next < 0))
      wa_add_bracket(search, (wa_bracket){.question = q, .goal = goal, .low = grid->at[i], .high = grid->at[i + 1],
                                          .at_low = here, .at_high = next});
  }
}

/* ---- Brent's method, all brackets in step ---- */

typedef struct wa_ask {
  const wa_bracket *bracket;
  wa_tape *tape;
} wa_ask;

static double wa_ask_value(double at, void *context) {
  wa_ask *ask = context;
  if (at == ask->bracket->low) return ask->bracket->at_low;
  if (at == ask->bracket->high) return ask->bracket->at_high;
  return wa_tape_value(ask->tape, &at);
}

static void wa_run_brent(void *context, size_t problem, wa_tape *tape) {
  enum { MOST = 200 };
  const double usual = 1e-13;
  wa_bracket *bracket = &((wa_search *)context)->brackets[problem];
  if (bracket->solved) return;
  double asked = ((wa_search *)context)->questions[bracket->question].tolerance, tolerance = asked > 0 ? asked : usual;
  wa_ask ask = {bracket, tape};
  gsl_function function = {wa_ask_value, &ask};
  gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
  if (!solver) abort(); /* no memory for some hundred bytes */
  int status = gsl_root_fsolver_set(solver, &function, bracket->low, bracket->high);
  for (int i = 0; i < MOST && status == GSL_SUCCESS && !tape->waits; i++) {
    status = gsl_root_fsolver_iterate(solver);
    double low = gsl_root_fsolver_x_lower(solver), high = gsl_root_fsolver_x_upper(solver);
    if (status != GSL_SUCCESS || gsl_root_test_interval(low, high, 0, tolerance) != GSL_SUCCESS) continue;
    bracket->root = gsl_root_fsolver_root(solver);
    bracket->left = wa_ask_value(bracket->root, &ask);
    bracket->solved = !tape->waits;
    break;
  }
  gsl_root_fsolver_free(solver);
}

static void wa_answer_brent(void *context, size_t n, const size_t *problems, const double *const *points,
                            double *answers) {
  wa_search *search = context;
  wa_arena *arena = wa_arena_new();
  wa_trials trials = wa_trials_new(arena, search->results, &search->aims, search->threads);
  for (size_t i = 0; i < n; i++)
    wa_trial_add(&trials, &search->questions[search->brackets[problems[i]].question].input, points[i], 1);
  wa_trials_run(&trials);
  for (size_t i = 0; i < n; i++) {
    const wa_bracket *bracket = &search->brackets[problems[i]];
    const wa_question *question = &search->questions[bracket->question];
    answers[i] = wa_off(search, &trials, i, question->aim, question->goals[bracket->goal]);
  }
  wa_arena_free(arena);
}

/* ---- answers ---- */

/* The result comes as near to the goal as rounding lets it: a crossing. A leap leaves it about as far as it was at the
 * ends; at a pole it is farther away than anywhere. */
static bool wa_is_crossing(const wa_bracket *bracket) {
  return fabs(bracket->left) <= 1e-3 * fmax(fabs(bracket->at_low), fabs(bracket->at_high));
}

static bool wa_is_pole(const wa_bracket *bracket) {
  return !isfinite(bracket->left) || fabs(bracket->left) > 10 * fmax(fabs(bracket->at_low), fabs(bracket->at_high));
}

static bool wa_nearer(const wa_question *question, wa_switch_value a, wa_switch_value b) {
  if (a.within != b.within) return a.within;
  return fabs(a.at - question->base) < fabs(b.at - question->base);
}

static void wa_keep_value(const wa_question *question, wa_switch *answer, wa_switch_value value) {
  size_t place = answer->n;
  while (place > 0 && wa_nearer(question, value, answer->values[place - 1])) place--;
  if (place == WA_MOST_SWITCHES) return;
  if (answer->n < WA_MOST_SWITCHES) answer->n++;
  memmove(&answer->values[place + 1], &answer->values[place], sizeof value * (answer->n - 1 - place));
  answer->values[place] = value;
}

static void wa_keep_root(wa_search *search, const wa_bracket *bracket) {
  const wa_question *question = &search->questions[bracket->question];
  if (!bracket->solved || wa_is_pole(bracket)) return;
  wa_switch_value value = {.at = bracket->root, .jump = !wa_is_crossing(bracket)};
  value.within =
      question->range.from != WA_RANGE_NONE && value.at >= question->range.low && value.at <= question->range.high;
  wa_keep_value(question, &question->answers[bracket->goal], value);
}

static bool wa_is_flat(const wa_search *search, size_t q) {
  for (size_t i = 1; i < search->grids[q].n; i++)
    if (wa_scanned(search, q, i) != wa_scanned(search, q, 0)) return false;
  return search->grids[q].n > 1;
}

static size_t wa_known(const wa_search *search, size_t q) {
  size_t known = 0;
  for (size_t i = 0; i < search->grids[q].n; i++) known += isnan(wa_scanned(search, q, i)) ? 0 : 1;
  return known;
}

/* The outermost points at which there is a value. */
static void wa_set_ends(const wa_search *search, size_t q, wa_switch *answer) {
  const wa_grid *grid = &search->grids[q];
  answer->from = answer->to = answer->at_from = answer->at_to = NAN;
  for (size_t i = 0; i < grid->n; i++) {
    double value = wa_scanned(search, q, i);
    if (isnan(value)) continue;
    if (isnan(answer->from)) {
      answer->from = grid->at[i];
      answer->at_from = value;
    }
    answer->to = grid->at[i];
    answer->at_to = value;
  }
}

static void wa_conclude(wa_search *search, size_t q) {
  wa_question *question = &search->questions[q];
  const wa_grid *grid = &search->grids[q];
  question->spread_low = question->spread_high = NAN;
  for (size_t i = 0; i < grid->n && question->range.from != WA_RANGE_NONE; i++) {
    if (grid->at[i] == question->range.low) question->spread_low = wa_scanned(search, q, i);
    if (grid->at[i] == question->range.high) question->spread_high = wa_scanned(search, q, i);
  }
  bool flat = wa_is_flat(search, q);
  for (size_t goal = 0; goal < question->n_goals; goal++) {
    wa_switch *answer = &question->answers[goal];
    wa_set_ends(search, q, answer);
    if (flat) answer->n = 0;
    answer->status = flat ? WA_SWITCH_NO_INFLUENCE : answer->n ? WA_SWITCH_FOUND
                     : wa_known(search, q) > 1 ? WA_SWITCH_NONE : WA_SWITCH_UNKNOWN;
  }
}

void wa_answer_questions(wa_arena *arena, const wa_results *results, const wa_aims *aims, wa_question *questions,
                         size_t n, size_t threads) {
  enum { MOST_ASKED = 150 };
  gsl_set_error_handler_off();
  wa_search search = {.arena = arena, .results = results, .questions = questions, .n = n, .threads = threads};
  wa_list_aims(&search, aims);
  wa_scan(&search);
  for (size_t q = 0; q < n; q++)
    for (size_t goal = 0; goal < questions[q].n_goals; goal++) wa_find_brackets(&search, q, goal);
  wa_in_step work = {.n = search.n_brackets, .n_dimensions = 1, .run = wa_run_brent, .answer = wa_answer_brent,
                     .context = &search, .most = MOST_ASKED};
  wa_solve_in_step(arena, &work);
  for (size_t i = 0; i < search.n_brackets; i++) wa_keep_root(&search, &search.brackets[i]);
  for (size_t q = 0; q < n; q++) wa_conclude(&search, q);
}
