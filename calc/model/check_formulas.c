/* Types, units and permitted names of all formulas. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "model/check_groups.h"
#include "model/check_units.h"
#include "model/check_personal.h"
#include "model/depend.h"
#include "model/patients.h"
#include "model/places.h"
#include "model/read.h"
#include "model/scope.h"

/* ---- names in the order of dependence, so that each finds those it builds on settled ---- */

static void wa_settle_parameter(wa_load *load, wa_parameter *parameter) {
  double number;
  bool written = wa_formula_literal(&parameter->value, &number);
  wa_unit unit = written ? parameter->unit : wa_settle_unit(load, parameter->unit, &parameter->value);
  parameter->unit = unit.state == WA_UNIT_LITERAL ? wa_unit_any() : unit;
}

static void wa_settle_node(wa_load *load, size_t node) {
  wa_model *model = load->model;
  if (node < model->n_parameters) {
    wa_settle_parameter(load, &model->parameters[node]);
    return;
  }
  node -= model->n_parameters;
  if (node < model->n_definitions) {
    model->definitions[node].unit = wa_settle_unit(load, model->definitions[node].unit, &model->definitions[node].value);
    return;
  }
  node -= model->n_definitions;
  if (node < model->n_outcomes)
    model->outcomes[node].unit = wa_settle_unit(load, model->outcomes[node].unit, &model->outcomes[node].quantity);
}

static void wa_infer_names(wa_load *load, const wa_scope *scope) {
  const wa_dependence *dependence = load->dependence;
  for (size_t i = 0; i < dependence->n_order && !wa_load_enough(load); i++) {
    size_t node = dependence->order[i];
    wa_expr *expr = dependence->sites[node].formula->expr;
    if (dependence->broken[node]) continue; /* names in a cycle stay of any unit */
    if (expr) wa_infer(load->arena, load->diags, expr, scope);
    wa_settle_node(load, node);
  }
}

/* ---- what may be used where ---- */

/* What is forbidden, in words; the first that applies is said. */
static const struct {
  unsigned bit;
  const char *words;
} kinds[] = {{WA_USES_COHORT, "the cohort"}, {WA_USES_TREE, "the tree"}, {WA_USES_CLOCK, "time"}, {WA_USES_TIME_IN, "the time in a state"}, {WA_USES_POINT, "a point in time"},
             {WA_USES_AGE, "age"}, {WA_USES_ATTRIBUTE, "what patients differ in"},
             {WA_USES_HISTORY, "what happened to a patient before"}, {WA_USES_PATH, "a care path"}};

static void wa_check_use(wa_load *load, const wa_expr *use, void *context) {
  const wa_place_of_formula *place = context;
  bool call = use->kind == WA_EX_CALL;
  size_t node = call ? SIZE_MAX : wa_node_of(load, use->name);
  unsigned uses = call ? (use->function ? use->function->uses : 0)
                       : node == SIZE_MAX ? wa_clock_uses(load, use->name) : load->dependence->uses[node];
  unsigned forbidden = place->forbidden;
  /* A patient's own time in a state may stand wherever his history may; his age at the start is an attribute. */
  if (load->model->patients && !(forbidden & WA_USES_HISTORY)) forbidden &= ~(unsigned)WA_USES_TIME_IN;
  if (uses & WA_USES_ATTRIBUTE && node == SIZE_MAX && !call) uses = WA_USES_ATTRIBUTE;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!(uses & forbidden & kinds[i].bit)) continue;
    wa_error(load->diags, use->span, "%s cannot depend on %s, as '%s' does", place->what, kinds[i].words, use->name);
    if (place->parameters_only) wa_hint(load->diags, "a formula that does belongs under 'definitions:'");
    else if (call && use->function->id == WA_FN_REACHES && !(place->forbidden & WA_USES_TREE))
      wa_hint(load->diags, "people reach a node at the start; the share that does is probability(...)");
    return;
  }
  wa_name_kind kind = call ? WA_NAME_NONE : wa_model_name(load->model, use->name, NULL);
  if (!place->parameters_only || (kind != WA_NAME_DEFINITION && kind != WA_NAME_OUTCOME)) return;
  wa_error(load->diags, use->span, "a parameter can use other parameters only, and '%s' is %s", use->name,
           kind == WA_NAME_OUTCOME ? "an outcome" : "a definition");
  wa_hint(load->diags, "a formula that uses it belongs under 'definitions:'");
}

/* People who entered earlier are older: with inflow, `age` and `year` have no single value at a point. */
static void wa_check_inflow(wa_load *load, const wa_formula *formula, unsigned uses, bool transition) {
  if (!load->model->population.open) return;
  if (uses & WA_USES_ATTRIBUTE) uses &= ~(unsigned)WA_USES_AGE; /* a patient's own, since he entered */
  if (transition && uses & WA_USES_YEAR)
    wa_error(load->diags, formula->span, "with population.inflow a transition cannot depend on 'year'");
  else if (uses & WA_USES_PERSON_TIME && uses & (WA_USES_AGE | WA_USES_YEAR))
    wa_error(load->diags, formula->span, "with population.inflow, in() cannot be combined with '%s'",
             uses & WA_USES_AGE ? "age" : "year");
  else return;
  wa_hint(load->diags, "people who entered in different years are together in a state");
}

static bool wa_has_transition(const wa_cohort *cohort, size_t from, size_t to) {
  for (size_t i = 0; i < cohort->n_transitions; i++)
    if (cohort->transitions[i].from == from && cohort->transitions[i].to == to) return true;
  return false;
}

/* Moves that cannot happen: survival curves have none, and a row has those it names. */
static void wa_find_moves(wa_load *load, const wa_expr *use, void *context) {
  const wa_cohort *cohort = &load->model->cohort;
  (void)context;
  if (use->kind != WA_EX_CALL || !use->function || !(use->function->uses & WA_USES_MOVES)) return;
  if (cohort->survival) {
    wa_error(load->diags, use->span, "survival curves say who is in a state, not who moves: '%s' needs transitions", use->name);
    return;
  }
  if (use->function->id != WA_FN_MOVES || use->n_args != 2) return;
  if (use->args[0]->kind != WA_EX_NAME || use->args[1]->kind != WA_EX_NAME) return; /* reported as no state */
  if (use->args[0]->kind != WA_EX_NAME || use->args[1]->kind != WA_EX_NAME) return; /* reported already */
  size_t from = wa_model_state(load->model, use->args[0]->name), to = wa_model_state(load->model, use->args[1]->name);
  if (from == SIZE_MAX || to == SIZE_MAX || wa_has_transition(cohort, from, to)) return;
  wa_warn(load->diags, use->span, "there is no transition from '%s' to '%s': this is always 0", use->args[0]->name,
          use->args[1]->name);
}

static void wa_find_qalys(wa_load *load, const wa_expr *use, void *context) {
  const wa_cohort *cohort = &load->model->cohort;
  (void)context;
  if (use->kind != WA_EX_CALL || !use->function || use->function->id != WA_FN_QALYS) return;
  if (!cohort->given) {
    wa_error(load->diags, use->span, "qalys() needs a cohort with utilities, and the model has none");
    return;
  }
  for (size_t i = 0; i < cohort->n_states; i++) {
    if (cohort->states[i].utility.expr) continue;
    wa_error(load->diags, use->span, "qalys() needs a utility for every state, and '%s' has none", cohort->states[i].name);
    wa_hint(load->diags, "add %s.utility: {%s: ...} (0 for death)", cohort->section, cohort->states[i].name);
    return;
  }
}

/* A stay is followed cycle by cycle, for each strategy and segment: its cost grows with the square of their number. */
static void wa_check_stay(wa_load *load, const wa_formula *formula) {
  enum { MOST = 2000 };
  static const double MOST_IN_ALL = 1e8;
  double cycles = (double)load->model->settings.n_cycles, segments = (double)load->model->population.n_segments;
  double in_all = cycles * cycles * (double)load->model->n_strategies * (segments > 0 ? segments : 1);
  if (!(formula->expr->uses & WA_USES_TIME_IN) || (cycles <= MOST && in_all <= MOST_IN_ALL)) return;
  wa_error(load->diags, formula->span, "the time in a state cannot be followed through %zu cycles%s", load->model->settings.n_cycles,
           cycles <= MOST ? " of so many strategies and segments" : "");
  if (cycles <= MOST) wa_hint(load->diags, "take longer cycles, or fewer strategies and segments");
  else wa_hint(load->diags, "take longer cycles: at most %d of them", MOST);
}

static void wa_check_formula(wa_load *load, const wa_formula *formula, const wa_place_of_formula *place, void *context) {
  const wa_scope *scope = context;
  if (wa_load_enough(load)) return;
  size_t errors = wa_diags_count(load->diags, WA_ERROR);
  wa_place_of_formula copy = *place;
  wa_infer(load->arena, load->diags, formula->expr, scope);
  wa_each_use(load, formula->expr, wa_check_use, &copy);
  wa_each_use(load, formula->expr, wa_find_qalys, NULL);
  wa_each_use(load, formula->expr, wa_find_moves, NULL);
  if (wa_diags_count(load->diags, WA_ERROR) > errors) return;
  wa_check_wanted(load, formula, place);
  wa_check_stay(load, formula);
  wa_check_inflow(load, formula, formula->expr->uses, place->wanted == WA_WANTED_NUMBER && !(place->forbidden & WA_USES_AGE));
}

/* ---- pairs of formulas ---- */

static void wa_check_pairs(wa_load *load) {
  const wa_model *model = load->model;
  for (size_t i = 0; i < model->n_parameters; i++) {
    const wa_parameter *parameter = &model->parameters[i];
    wa_settle_unit(load, parameter->unit, &parameter->low);
    wa_settle_unit(load, parameter->unit, &parameter->high);
  }
  for (size_t i = 0; i < model->n_strategies; i++)
    for (size_t j = 0; j < model->strategies[i].n_overrides; j++)
      wa_check_override_unit(load, &model->strategies[i].overrides[j]);
  for (size_t i = 0; i < model->population.n_segments; i++)
    for (size_t j = 0; j < model->population.segments[i].n_overrides; j++)
      wa_check_override_unit(load, &model->population.segments[i].overrides[j]);
  for (size_t i = 0; i < model->n_lines && !wa_load_enough(load); i++) {
    const wa_line *line = &model->lines[i];
    wa_check_line_unit(load, line);
    if (line->quantity.expr && line->amount.expr)
      wa_check_inflow(load, &line->amount, line->quantity.expr->uses | line->amount.expr->uses, false);
  }
}

void wa_check_formulas(wa_load *load) {
  wa_find_dependence(load);
  wa_scope scope = wa_model_scope(load);
  wa_infer_names(load, &scope);
  size_t errors = wa_diags_count(load->diags, WA_ERROR);
  wa_each_formula(load, wa_check_formula, &scope);
  wa_check_pairs(load);
  wa_check_stays(load);
  if (load->model->patients && wa_diags_count(load->diags, WA_ERROR) == errors) wa_check_personal(load);
  wa_check_groups(load);
}
