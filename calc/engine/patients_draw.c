/* What chance decides about patients: their attributes, and one number per event and cycle. */
#include <math.h>
#include <stdint.h>

#include "engine/patients_inside.h"
#include "engine/random.h"
#include "engine/quantile.h"
#include "engine/variate.h"

static wa_random_at wa_address(const wa_simulation *simulation, wa_random_kind kind, wa_purpose purpose, uint64_t id) {
  return (wa_random_at){.seed = simulation->patients->seed, .id = id,
                        .kind = (uint64_t)kind | (uint64_t)purpose << 8 | simulation->run->draw << 16};
}

void wa_everybody_goes(wa_simulation *simulation) {
  for (size_t lane = 0; lane < simulation->count; lane++) simulation->going[lane] = lane;
  simulation->n_going = simulation->count;
}

/* Leaves out whom nothing can happen to any more, under whatever strategy. */
static void wa_find_going(wa_simulation *simulation) {
  size_t n = 0, strategies = simulation->model->n_strategies;
  for (size_t i = 0; i < simulation->n_going; i++) {
    size_t lane = simulation->going[i];
    bool over = true;
    for (size_t s = 0; s < strategies; s++) over &= simulation->inert[(size_t)simulation->courses[s].state[lane]];
    simulation->going[n] = lane;
    n += !over;
  }
  simulation->n_going = n;
}

/* A number for each of four cycles comes from one block of the generator. */
static void wa_fill_luck(const wa_simulation *simulation, wa_random_at at, size_t cycle, double *const units[]) {
  uint64_t words[4], counter = cycle / WA_CYCLES_A_TIME, first = simulation->first;
  for (size_t i = 0; i < simulation->n_going; i++) {
    size_t lane = simulation->going[i];
    at.draw = first + lane;
    wa_random_words(&at, counter, words);
    for (size_t k = 0; k < WA_CYCLES_A_TIME; k++) units[k][lane] = wa_random_unit(words[k]);
  }
}

void wa_draw_luck(wa_simulation *simulation, size_t cycle) {
  wa_find_going(simulation);
  wa_fill_luck(simulation, wa_address(simulation, WA_RANDOM_EVENT, WA_LUCK_MOVE, 0), cycle, simulation->moves_luck);
  for (size_t e = 0; e < simulation->patients->n_events; e++)
    if (simulation->patients->events[e].group == e)
      wa_fill_luck(simulation, wa_address(simulation, WA_RANDOM_EVENT, WA_LUCK_EVENT, simulation->event_ids[e]), cycle,
                   simulation->luck[e].unit);
}

double wa_single_luck(const wa_simulation *simulation, wa_purpose purpose, uint64_t id, size_t lane, size_t cycle) {
  wa_random_at at = wa_address(simulation, WA_RANDOM_EVENT, purpose, id);
  at.draw = simulation->first + lane;
  return wa_random_open(&at, cycle);
}

/* ---- attributes ---- */

static double wa_attribute_luck(const wa_simulation *simulation, size_t attribute, size_t lane) {
  wa_random_at at = wa_address(simulation, WA_RANDOM_ATTRIBUTE, WA_LUCK_MOVE,
                               wa_random_id(simulation->patients->attributes[attribute].name));
  at.draw = simulation->first + lane;
  return wa_random_open(&at, 0);
}

/* Normal numbers with the correlations asked for, as numbers between 0 and 1 again (Gaussian copula). */
static double wa_correlated_luck(const wa_simulation *simulation, size_t position, size_t lane) {
  const wa_patients *patients = simulation->patients;
  double z = 0;
  for (size_t j = 0; j <= position; j++)
    z += patients->correlation[position * patients->n_correlated + j] *
         wa_normal_score(wa_attribute_luck(simulation, patients->correlated[j], lane));
  return wa_normal_below(z);
}

static size_t wa_position(const wa_patients *patients, size_t attribute) {
  for (size_t i = 0; i < patients->n_correlated; i++)
    if (patients->correlated[i] == attribute) return i;
  return SIZE_MAX;
}

static size_t wa_row_of(const wa_simulation *simulation, size_t lane) {
  const wa_patients *patients = simulation->patients;
  size_t patient = simulation->first + lane;
  if (patients->in_turn) return patient % patients->n_rows;
  wa_random_at at = wa_address(simulation, WA_RANDOM_ATTRIBUTE, WA_LUCK_ROW, 0);
  at.draw = patient;
  size_t row = (size_t)(wa_random_open(&at, 0) * (double)patients->n_rows);
  return row < patients->n_rows ? row : patients->n_rows - 1;
}

static const char *wa_arguments_text(wa_arena *arena, const wa_variate *variate, const double args[]) {
  const wa_variation_row *row = &wa_variation_rows[variate->kind];
  const char *text = "";
  for (size_t i = 0; i < WA_VARIES_MOST_ARGS && row->args[i]; i++)
    if (!isnan(args[i])) text = wa_printf(arena, "%s%s%s %.6g", text, *text ? ", " : "", row->args[i], args[i]);
  return text;
}

static bool wa_draw_attribute(wa_simulation *simulation, size_t index) {
  const wa_attribute *attribute = &simulation->patients->attributes[index];
  const wa_variate *variate = &attribute->variate;
  const wa_variate_ids *ids = &simulation->plan->variates[index];
  size_t position = wa_position(simulation->patients, index);
  for (size_t lane = 0; lane < simulation->lanes; lane++) {
    double args[WA_VARIES_MOST_ARGS], *value = &simulation->attribute[index][lane], u = 0.5;
    for (size_t i = 0; i < WA_VARIES_MOST_ARGS; i++)
      args[i] = ids->of[i] == WA_NONE ? NAN : simulation->attributes->values[ids->of[i]][lane];
    if (variate->kind == WA_VARIES_COLUMN) {
      *value = variate->column[wa_row_of(simulation, lane)];
      continue;
    }
    if (variate->kind != WA_VARIES_VALUE)
      u = position == SIZE_MAX ? wa_attribute_luck(simulation, index, lane) : wa_correlated_luck(simulation, position, lane);
    *value = wa_variate_at(variate->kind, u, args);
    if (isfinite(*value) || lane >= simulation->count) continue;
    return wa_patient_fault(simulation, NULL, lane, SIZE_MAX, variate->span, "attribute '%s' has no value (%s %s)", attribute->name,
                            wa_variation_rows[variate->kind].name, wa_arguments_text(simulation->messages, variate, args));
  }
  return true;
}

/* Attributes in their order: a formula may use those before it, whose leaves are filled by then. */
bool wa_draw_attributes(wa_simulation *simulation) {
  const wa_graph *graph = simulation->plan->attributes.graph;
  wa_id next = 0;
  for (size_t i = 0; i < simulation->patients->n_attributes; i++) {
    wa_id need = 0;
    for (size_t k = 0; k < WA_VARIES_MOST_ARGS; k++) {
      wa_id id = simulation->plan->variates[i].of[k];
      if (id != WA_NONE && id + 1 > need) need = id + 1;
    }
    for (; next < need; next++) {
      const wa_node *node = &graph->nodes[next];
      double *column = simulation->attributes->values[next];
      for (size_t lane = 0; node->op == WA_OP_ATTRIBUTE && lane < simulation->lanes; lane++)
        column[lane] = simulation->attribute[node->index][lane];
      if (wa_op_elementwise(node->op)) wa_evaluate_elements(simulation->attributes, next);
    }
    if (!wa_draw_attribute(simulation, i)) return false;
  }
  for (size_t s = 0; s < simulation->model->n_strategies; s++) {
    const wa_course *course = &simulation->courses[s];
    const wa_graph *program = course->program->graph;
    for (wa_id id = 0; id < program->n_nodes; id++)
      for (size_t lane = 0; program->nodes[id].op == WA_OP_ATTRIBUTE && lane < simulation->lanes; lane++)
        course->block->values[id][lane] = simulation->attribute[program->nodes[id].index][lane];
  }
  return true;
}
