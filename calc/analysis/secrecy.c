#include "analysis/secrecy.h"

#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/lanes.h"

enum { WA_LAST_BIT = 63 };

/* A figure's direction among the secrets gives one away when it points to it more closely than this (the square of
 * the sine of the angle): when not knowing the others by half would leave it uncertain by less than a twentieth. */
static const double wa_too_close = 0.01;

typedef struct wa_sealing {
  wa_arena *arena;
  const wa_results *results;
  wa_secrecy *out;
  uint64_t *rests_on;
  bool *shown, *frozen, *is_secret; /* per node */
  size_t n;                         /* directions: secrets, at most 64 */
  size_t *varied, *secret_of;       /* inputs of the graph, and the direction each belongs to */
  size_t n_varied, varied_capacity, secret_capacity, n_secret_of;
  uint64_t unmovable;               /* secrets that cannot be moved a little: formulas, and what acts through patients,
                                       whose lives change in leaps */
  wa_id *wanted;                    /* the totals that may be shown */
  size_t n_wanted, wanted_capacity;
  double *value;                    /* [lane * n_wanted + wanted]; lane 0: the model's own numbers */
  double *basis;                    /* [row * n] directions of what is shown, at right angles */
  size_t n_basis;
} wa_sealing;

size_t wa_count_confidential(const wa_model *model) {
  size_t n = 0;
  for (size_t i = 0; i < model->n_parameters; i++) n += model->parameters[i].confidential != NULL;
  return n;
}

bool wa_confidential_to_other(const wa_model *model, size_t parameter, size_t reader) {
  const char *owner = model->parameters[parameter].confidential;
  return owner && strcmp(owner, model->stakeholders[reader].name) != 0;
}

static size_t wa_bit_of(size_t secret) { return secret < WA_LAST_BIT ? secret : WA_LAST_BIT; }

/* Those of `model`; for nobody in particular all that are confidential. */
static void wa_list_secrets(wa_sealing *work, const wa_model *model) {
  size_t *secrets = WA_NEW_ARRAY(work->arena, size_t, model->n_parameters + 1);
  for (size_t i = 0; i < model->n_parameters; i++)
    if (work->out->reader == SIZE_MAX ? model->parameters[i].confidential != NULL
                                      : wa_confidential_to_other(model, i, work->out->reader))
      secrets[work->out->n_secrets++] = i;
  work->out->secrets = secrets;
  work->n = work->out->n_secrets > WA_LAST_BIT ? WA_LAST_BIT + 1 : work->out->n_secrets;
}

static bool wa_is_set_to(const wa_override *overrides, size_t n, const wa_input *input, size_t parameter) {
  for (size_t i = 0; i < n; i++)
    if (!overrides[i].of_definition && overrides[i].target == parameter && input->formula == &overrides[i].value) return true;
  return false;
}

/* Whether an input is the value of a parameter, its own or one that a strategy or a segment gives it. */
static bool wa_is_value_of(const wa_model *model, const wa_input *input, size_t parameter) {
  if (input->parameter == &model->parameters[parameter]) return true;
  for (size_t s = 0; s < model->n_strategies; s++)
    if (wa_is_set_to(model->strategies[s].overrides, model->strategies[s].n_overrides, input, parameter)) return true;
  for (size_t s = 0; s < model->population.n_segments; s++)
    if (wa_is_set_to(model->population.segments[s].overrides, model->population.segments[s].n_overrides, input, parameter)) return true;
  return false;
}

static void wa_mark_inputs(wa_sealing *work, size_t secret) {
  const wa_graph *graph = work->results->graph;
  bool any = false;
  for (size_t i = 0; i < graph->n_inputs; i++) {
    if (!wa_is_value_of(work->results->model, &graph->inputs[i], work->out->secrets[secret])) continue;
    any = true;
    work->is_secret[graph->inputs[i].node] = true;
    work->rests_on[graph->inputs[i].node] |= (uint64_t)1 << wa_bit_of(secret);
    WA_PUSH(work->arena, work->varied, work->n_varied, work->varied_capacity, i);
    WA_PUSH(work->arena, work->secret_of, work->n_secret_of, work->secret_capacity, wa_bit_of(secret));
  }
  if (!any) work->unmovable |= (uint64_t)1 << wa_bit_of(secret);
}

/* "price" and, where it differs by the time in a state or by the segment, "price.3" and "price[young]". */
static bool wa_is_name_of(const char *name, const char *parameter) {
  size_t length = strlen(parameter);
  return strncmp(name, parameter, length) == 0 &&
         (!name[length] || name[length] == '[' || (name[length] == '.' && isdigit((unsigned char)name[length + 1])));
}

static void wa_mark_names(wa_sealing *work, size_t secret) {
  const wa_graph *graph = work->results->graph;
  const char *name = work->results->model->parameters[work->out->secrets[secret]].name;
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    if (graph->nodes[id].op != WA_OP_NAME || !graph->named[id] || !wa_is_name_of(graph->named[id]->name, name)) continue;
    work->is_secret[id] = true;
    work->rests_on[id] |= (uint64_t)1 << wa_bit_of(secret);
  }
}

static void wa_spread_secrets(wa_sealing *work) {
  const wa_graph *graph = work->results->graph;
  for (wa_id id = 0; id < graph->n_nodes; id++)
    for (uint32_t i = 0; i < graph->nodes[id].n_args; i++) work->rests_on[id] |= work->rests_on[graph->nodes[id].args[i]];
  for (wa_id id = 0; id < graph->n_nodes; id++)
    if (graph->nodes[id].op == WA_OP_PATIENTS) work->unmovable |= work->rests_on[id];
}

static void wa_want(wa_sealing *work, wa_id id) {
  const wa_node *node = &work->results->graph->nodes[id];
  if (!work->rests_on[id] || (work->rests_on[id] & work->unmovable) || node->op != WA_OP_NAME || node->axis != WA_SCALAR) return;
  WA_PUSH(work->arena, work->wanted, work->n_wanted, work->wanted_capacity, id);
}

/* In the order of how much a reader wants to know them. */
static void wa_list_wanted(wa_sealing *work) {
  const wa_results *results = work->results;
  for (size_t s = 0; s < results->n_strategies; s++) {
    if (s == results->comparator) continue;
    const wa_strategy_result *own = &results->strategies[s];
    wa_want(work, own->sroi.npv);
    wa_want(work, own->parties[work->out->reader].invests);
    wa_want(work, own->parties[work->out->reader].gains);
    wa_want(work, own->sroi.investment);
    for (size_t p = 0; p < results->model->n_stakeholders; p++)
      if (wa_party_reported(results->model, p) && p != work->out->reader) wa_want(work, own->parties[p].net);
  }
}

/* How far a secret is moved to see what follows it. */
static double wa_step(double value) { return value == 0 ? 1e-4 : 1e-4 * value; }

static void wa_fill_moved(const void *context, size_t from, size_t count, double *const *columns) {
  const wa_sealing *work = context;
  for (size_t v = 0; v < work->n_varied; v++)
    for (size_t i = 0; i < count; i++) {
      double value = work->results->graph->inputs[work->varied[v]].value;
      bool moved = from + i == work->secret_of[v] + 1;
      columns[v][i] = moved ? value + wa_step(value) : value;
    }
}

static bool wa_take_moved(void *sink, size_t from, size_t count, const double *const *columns) {
  const wa_sealing *work = sink;
  for (size_t w = 0; w < work->n_wanted; w++)
    for (size_t i = 0; i < count; i++) work->value[(from + i) * work->n_wanted + w] = columns[w][i];
  return true;
}

static void wa_move_secrets(wa_sealing *work) {
  work->value = WA_NEW_ARRAY(work->arena, double, (work->n + 1) * (work->n_wanted + 1));
  wa_lanes lanes = {.graph = work->results->graph, .wanted = work->wanted, .n_wanted = work->n_wanted,
                    .varied = work->varied, .n_varied = work->n_varied, .n_lanes = work->n + 1, .threads = 1,
                    .fill = wa_fill_moved, .context = work, .take = wa_take_moved, .sink = work};
  wa_lanes_run(work->arena, &lanes);
}

/* The direction of a total among the secrets, of length 1; zero where it does not move at all. False when it could not
 * be computed. */
static bool wa_direction(const wa_sealing *work, size_t w, double *direction) {
  double base = work->value[w], length = 0;
  for (size_t j = 0; j < work->n; j++) {
    direction[j] = work->value[(j + 1) * work->n_wanted + w] - base;
    if (fabs(direction[j]) <= 1e-13 * fabs(base)) direction[j] = 0; /* rounding */
    length += direction[j] * direction[j];
  }
  if (!isfinite(length)) return false;
  for (size_t j = 0; j < work->n && length > 0; j++) direction[j] /= sqrt(length);
  return true;
}

/* Takes out of a direction what lies along the basis (twice, against rounding); returns the length that is left. */
static double wa_straighten(const wa_sealing *work, double *direction) {
  double length = 0;
  for (int pass = 0; pass < 2; pass++)
    for (size_t row = 0; row < work->n_basis; row++) {
      const double *axis = &work->basis[row * work->n];
      double along = 0;
      for (size_t j = 0; j < work->n; j++) along += axis[j] * direction[j];
      for (size_t j = 0; j < work->n; j++) direction[j] -= along * axis[j];
    }
  for (size_t j = 0; j < work->n; j++) length += direction[j] * direction[j];
  return sqrt(length);
}

/* Whether some secret could be solved from the basis. */
static bool wa_gives_away(const wa_sealing *work) {
  for (size_t j = 0; j < work->n; j++) {
    double known = 0;
    for (size_t row = 0; row < work->n_basis; row++) known += work->basis[row * work->n + j] * work->basis[row * work->n + j];
    if (1 - known < wa_too_close) return true;
  }
  return false;
}

/* Shows a total if all shown so far and it give no secret away. */
static void wa_try_total(wa_sealing *work, size_t w) {
  wa_id id = work->wanted[w];
  double *direction = &work->basis[work->n_basis * work->n];
  if (work->frozen[id] || !wa_direction(work, w, direction)) return;
  double length = wa_straighten(work, direction);
  if (length > 1e-6) {
    for (size_t j = 0; j < work->n; j++) direction[j] /= length;
    work->n_basis++;
    if (wa_gives_away(work)) {
      work->n_basis--;
      return;
    }
  }
  work->frozen[id] = true;
}

static void wa_choose_totals(wa_sealing *work) {
  wa_list_wanted(work);
  if (!work->n_wanted) return;
  wa_move_secrets(work);
  work->basis = WA_NEW_ARRAY(work->arena, double, (work->n + 1) * work->n);
  for (size_t w = 0; w < work->n_wanted; w++) wa_try_total(work, w);
}

static void wa_spread_shown(wa_sealing *work) {
  const wa_graph *graph = work->results->graph;
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    bool all = !work->is_secret[id];
    for (uint32_t i = 0; i < graph->nodes[id].n_args; i++) all = all && work->shown[graph->nodes[id].args[i]];
    if (all) work->frozen[id] = false; /* follows from what is shown */
    work->shown[id] = all || work->frozen[id];
  }
}

static wa_sealing wa_mark_secrets(wa_arena *arena, const wa_results *results, const wa_model *model, size_t reader) {
  size_t n = results->graph->n_nodes;
  wa_sealing work = {.arena = arena, .results = results, .out = WA_NEW(arena, wa_secrecy),
                     .rests_on = WA_NEW_ARRAY(arena, uint64_t, n + 1), .shown = WA_NEW_ARRAY(arena, bool, n + 1),
                     .frozen = WA_NEW_ARRAY(arena, bool, n + 1), .is_secret = WA_NEW_ARRAY(arena, bool, n + 1)};
  work.out->reader = reader;
  wa_list_secrets(&work, model);
  for (size_t i = 0; i < work.out->n_secrets; i++) {
    wa_mark_inputs(&work, i);
    wa_mark_names(&work, i);
  }
  wa_spread_secrets(&work);
  return work;
}

const uint64_t *wa_confidential_marks(wa_arena *arena, const wa_results *results, const wa_model *model) {
  return wa_mark_secrets(arena, results, model, SIZE_MAX).rests_on;
}

uint64_t wa_marks_of_others(const wa_model *model, size_t reader) {
  uint64_t marks = 0;
  for (size_t i = 0, place = 0; i < model->n_parameters; i++) {
    if (!model->parameters[i].confidential) continue;
    if (wa_confidential_to_other(model, i, reader)) marks |= (uint64_t)1 << wa_bit_of(place);
    place++;
  }
  return marks;
}

const wa_secrecy *wa_secrecy_for(wa_arena *arena, const wa_results *results, size_t reader) {
  wa_sealing work = wa_mark_secrets(arena, results, results->model, reader);
  if (work.out->n_secrets) wa_choose_totals(&work);
  wa_spread_shown(&work);
  work.out->rests_on = work.rests_on;
  work.out->shown = work.shown;
  work.out->frozen = work.frozen;
  return work.out;
}

bool wa_may_show(const wa_secrecy *secrecy, wa_id node) { return !secrecy || node == WA_NONE || secrecy->shown[node]; }
bool wa_is_frozen(const wa_secrecy *secrecy, wa_id node) { return secrecy && node != WA_NONE && secrecy->frozen[node]; }

bool wa_rests_on_secret(const wa_secrecy *secrecy, wa_id node) {
  return secrecy && node != WA_NONE && secrecy->rests_on[node] != 0;
}

bool wa_may_vary(const wa_secrecy *secrecy, wa_id node) {
  return wa_may_show(secrecy, node) && !wa_rests_on_secret(secrecy, node);
}

bool wa_is_secret(const wa_secrecy *secrecy, const wa_model *model, const wa_parameter *parameter) {
  for (size_t i = 0; secrecy && parameter && i < secrecy->n_secrets; i++)
    if (&model->parameters[secrecy->secrets[i]] == parameter) return true;
  return false;
}

static bool wa_word_byte(char byte) { return isalnum((unsigned char)byte) || byte == '_'; }

static bool wa_has_word(const char *text, const char *word) {
  size_t length = strlen(word);
  for (const char *at = text; (at = strstr(at, word)); at++)
    if ((at == text || !wa_word_byte(at[-1])) && !wa_word_byte(at[length])) return true;
  return false;
}

bool wa_tells_secret(const wa_model *model, size_t reader, const char *text) {
  for (size_t i = 0; text && i < model->n_parameters; i++)
    if (wa_confidential_to_other(model, i, reader) && wa_has_word(text, model->parameters[i].name)) return true;
  return false;
}

bool wa_names_secret(const wa_secrecy *secrecy, const wa_model *model, const char *text) {
  return secrecy && wa_tells_secret(model, secrecy->reader, text);
}
