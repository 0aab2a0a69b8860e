#include "model/places.h"

#include "model/patients.h"

enum {
  WA_PERSONAL = WA_USES_ATTRIBUTE | WA_USES_HISTORY, /* of one patient */
  WA_AT_START = WA_USES_CLOCK | WA_USES_COHORT | WA_USES_POINT | WA_USES_HISTORY, /* forbidden where the value is that of the start */
  WA_FIXED = WA_AT_START | WA_USES_TREE | WA_PERSONAL, /* forbidden where the value holds for the whole run, or goes into the tree */
  WA_NO_COHORT = WA_USES_COHORT | WA_USES_POINT,
  WA_ENTRY = WA_NO_COHORT | WA_USES_TREE | WA_USES_AGE | WA_USES_TIME_IN | WA_PERSONAL /* where the clock is that of entering */
};

static const wa_place_of_formula parameter_place = {"a parameter", WA_FIXED | WA_USES_PATH, true, WA_WANTED_ANY};
static const wa_place_of_formula definition_place = {"a definition", 0, false, WA_WANTED_ANY};
static const wa_place_of_formula outcome_place = {"the quantity of an outcome", 0, false, WA_WANTED_ANY};
static const wa_place_of_formula line_place = {"a quantity or amount", 0, false, WA_WANTED_ANY};
static const wa_place_of_formula share_place = {"a share", WA_FIXED, false, WA_WANTED_NUMBER};
static const wa_place_of_formula years_place = {"'starts' or 'lasts'", WA_FIXED, false, WA_WANTED_YEARS};
static const wa_place_of_formula population_place = {"the population", WA_FIXED, false, WA_WANTED_NUMBER};
static const wa_place_of_formula members_place = {"the number of members", WA_FIXED, false, WA_WANTED_NUMBER};
static const wa_place_of_formula inflow_place = {"the inflow", WA_ENTRY, false, WA_WANTED_NUMBER};
static const wa_place_of_formula uptake_place = {"the uptake", WA_ENTRY, false, WA_WANTED_NUMBER};
static const wa_place_of_formula minutes_place = {"the time that a step takes", WA_FIXED | WA_USES_PATH, true, WA_WANTED_MINUTES};
static const wa_place_of_formula hours_place = {"the hours of a year", WA_FIXED | WA_USES_PATH, true, WA_WANTED_HOURS};
static const wa_place_of_formula minute_place = {"what a minute costs", WA_FIXED | WA_USES_PATH, true, WA_WANTED_MONEY_PER_MINUTE};
static const wa_place_of_formula yearly_place = {"what a year costs", WA_FIXED | WA_USES_PATH, true, WA_WANTED_MONEY_PER_YEAR};
static const wa_place_of_formula materials_place = {"the cost of materials", WA_FIXED | WA_USES_PATH, true, WA_WANTED_MONEY};
static const wa_place_of_formula step_place = {"how often a step is done", WA_FIXED | WA_USES_PATH, true, WA_WANTED_NUMBER};
static const wa_place_of_formula age_place = {"the age at the start", WA_FIXED, false, WA_WANTED_YEARS};
static const wa_place_of_formula rate_place = {"a discount rate", WA_FIXED, false, WA_WANTED_RATE};
static const wa_place_of_formula branch_place = {"the probability of a branch", WA_FIXED, false, WA_WANTED_NUMBER};
static const wa_place_of_formula start_place = {"the share that starts in a state", WA_AT_START, false, WA_WANTED_NUMBER};
static const wa_place_of_formula transition_place = {"a transition probability", WA_NO_COHORT, false, WA_WANTED_NUMBER};
static const wa_place_of_formula survival_place = {"a survival curve", WA_NO_COHORT | WA_USES_TIME_IN | WA_PERSONAL, false, WA_WANTED_NUMBER};
static const wa_place_of_formula utility_place = {"a utility", WA_NO_COHORT, false, WA_WANTED_UTILITY};

static const wa_place_of_formula attribute_place = {"an attribute", WA_AT_START | WA_USES_TIME_IN, false, WA_WANTED_ANY};
static const wa_place_of_formula event_place = {"the probability of an event", WA_NO_COHORT, false, WA_WANTED_NUMBER};
static const wa_place_of_formula stay_place = {"the length of a stay", WA_NO_COHORT, false, WA_WANTED_ANY};
static const wa_place_of_formula so_far_place = {"a running total", WA_USES_POINT, false, WA_WANTED_ANY};

typedef struct wa_tour {
  wa_load *load;
  wa_formula_visit *visit;
  void *context;
} wa_tour;

static void wa_stop(const wa_tour *tour, const wa_formula *formula, const wa_place_of_formula *place) {
  if (formula->expr) tour->visit(tour->load, formula, place, tour->context);
}

static void wa_tour_parameters(const wa_tour *tour, const wa_model *model) {
  for (size_t i = 0; i < model->n_parameters; i++) {
    wa_stop(tour, &model->parameters[i].value, &parameter_place);
    wa_stop(tour, &model->parameters[i].low, &parameter_place);
    wa_stop(tour, &model->parameters[i].high, &parameter_place);
  }
  for (size_t i = 0; i < model->n_definitions; i++) wa_stop(tour, &model->definitions[i].value, &definition_place);
}

static void wa_tour_overrides(const wa_tour *tour, const wa_override *overrides, size_t n) {
  for (size_t i = 0; i < n; i++)
    wa_stop(tour, &overrides[i].value, overrides[i].of_definition ? &definition_place : &parameter_place);
}

static void wa_tour_uptake(const wa_tour *tour, const wa_uptake *uptake) {
  wa_stop(tour, &uptake->share, &uptake_place);
  for (size_t i = 0; i < uptake->n_list; i++) wa_stop(tour, &uptake->list[i], &uptake_place);
  for (size_t i = 0; i < uptake->n_stages; i++) wa_stop(tour, &uptake->stages[i].share, &uptake_place);
}

static void wa_tour_strategies(const wa_tour *tour, const wa_model *model) {
  for (size_t i = 0; i < model->n_strategies; i++) {
    wa_tour_overrides(tour, model->strategies[i].overrides, model->strategies[i].n_overrides);
    wa_tour_uptake(tour, &model->strategies[i].uptake);
  }
}

static void wa_tour_cohort(const wa_tour *tour, const wa_cohort *cohort) {
  for (size_t i = 0; i < cohort->n_states; i++) {
    wa_stop(tour, &cohort->states[i].start, &start_place);
    wa_stop(tour, &cohort->states[i].utility, &utility_place);
    wa_stop(tour, &cohort->states[i].survival, &survival_place);
  }
  for (size_t i = 0; i < cohort->n_transitions; i++)
    wa_stop(tour, &cohort->transitions[i].probability, &transition_place);
}

static void wa_tour_variate(const wa_tour *tour, const wa_variate *variate, const wa_place_of_formula *place) {
  for (size_t i = 0; i < WA_VARIES_MOST_ARGS; i++) wa_stop(tour, &variate->args[i], place);
}

static void wa_tour_patients(const wa_tour *tour, const wa_patients *patients) {
  for (size_t i = 0; i < patients->n_attributes; i++) wa_tour_variate(tour, &patients->attributes[i].variate, &attribute_place);
  for (size_t i = 0; i < patients->n_events; i++) {
    const wa_event *event = &patients->events[i];
    wa_stop(tour, &event->probability, &event_place);
    for (size_t j = 0; j < event->n_to; j++) wa_stop(tour, &event->to[j].share, &event_place);
    wa_tour_variate(tour, &event->stay, &stay_place);
  }
  for (size_t i = 0; i < patients->n_so_far; i++) wa_stop(tour, &patients->so_far[i].value, &so_far_place);
}

static void wa_tour_step(const wa_tour *tour, const wa_path_step *step) {
  for (size_t i = 0; i < step->n_work; i++) wa_stop(tour, &step->work[i].minutes, &minutes_place);
  wa_stop(tour, &step->cost_per_minute, &minute_place);
  wa_stop(tour, &step->materials, &materials_place);
  wa_stop(tour, &step->share, &step_place);
  wa_stop(tour, &step->repeat, &step_place);
  wa_stop(tour, &step->times, &step_place);
}

static void wa_tour_paths(const wa_tour *tour, const wa_model *model) {
  for (size_t i = 0; i < model->n_roles; i++) {
    wa_stop(tour, &model->roles[i].cost_per_minute, &minute_place);
    wa_stop(tour, &model->roles[i].yearly_cost, &yearly_place);
    wa_stop(tour, &model->roles[i].yearly_hours, &hours_place);
    wa_stop(tour, &model->roles[i].practical, &step_place);
  }
  for (size_t i = 0; i < model->n_paths; i++)
    for (size_t j = 0; j < model->paths[i].n_steps; j++) wa_tour_step(tour, &model->paths[i].steps[j]);
}

static void wa_tour_line(const wa_tour *tour, const wa_line *line) {
  wa_stop(tour, &line->quantity, &line_place);
  wa_stop(tour, &line->amount, &line_place);
  for (size_t i = 0; i < line->n_from; i++) wa_stop(tour, &line->from[i].share, &share_place);
  for (size_t i = 0; i < line->n_to; i++) wa_stop(tour, &line->to[i].share, &share_place);
  wa_stop(tour, &line->deadweight, &share_place);
  wa_stop(tour, &line->attribution, &share_place);
  wa_stop(tour, &line->displacement, &share_place);
  wa_stop(tour, &line->drop_off, &share_place);
  wa_stop(tour, &line->starts, &years_place);
  wa_stop(tour, &line->lasts, &years_place);
}

static void wa_tour_population(const wa_tour *tour, const wa_population *population) {
  wa_stop(tour, &population->size, &population_place);
  wa_stop(tour, &population->age, &age_place);
  wa_stop(tour, &population->inflow, &inflow_place);
  for (size_t i = 0; i < population->n_inflow_list; i++) wa_stop(tour, &population->inflow_list[i], &inflow_place);
  for (size_t i = 0; i < population->sex.n; i++) wa_stop(tour, &population->sex.shares[i], &share_place);
  for (size_t i = 0; i < population->n_segments; i++) {
    const wa_segment *segment = &population->segments[i];
    wa_stop(tour, &segment->share, &share_place);
    wa_stop(tour, &segment->age, &age_place);
    for (size_t j = 0; j < segment->sex.n; j++) wa_stop(tour, &segment->sex.shares[j], &share_place);
    wa_tour_overrides(tour, segment->overrides, segment->n_overrides);
  }
}

void wa_each_formula(wa_load *load, wa_formula_visit *visit, void *context) {
  const wa_tour tour = {load, visit, context};
  const wa_model *model = load->model;
  wa_tour_parameters(&tour, model);
  wa_tour_strategies(&tour, model);
  wa_tour_paths(&tour, model);
  for (size_t i = 0; i < model->tree.n_nodes; i++) wa_stop(&tour, &model->tree.nodes[i].probability, &branch_place);
  wa_tour_cohort(&tour, &model->cohort);
  if (model->patients) wa_tour_patients(&tour, model->patients);
  for (size_t i = 0; i < model->n_outcomes; i++) wa_stop(&tour, &model->outcomes[i].quantity, &outcome_place);
  for (size_t i = 0; i < model->n_lines; i++) wa_tour_line(&tour, &model->lines[i]);
  wa_tour_population(&tour, &model->population);
  for (size_t i = 0; i < model->n_stakeholders; i++) wa_stop(&tour, &model->stakeholders[i].members, &members_place);
  wa_stop(&tour, &model->settings.discount[WA_COSTS], &rate_place);
  wa_stop(&tour, &model->settings.discount[WA_EFFECTS], &rate_place);
}
