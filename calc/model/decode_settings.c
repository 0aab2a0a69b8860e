#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/decode_uptake.h"
#include "model/read.h"

/* ---- pairs: one value for costs and effects, or one for each ---- */

static const wa_yaml *wa_of_pair(const wa_yaml *node, int which) {
  if (!node || node->kind != WA_YAML_MAP) return node;
  return wa_yaml_get(node, which == WA_COSTS ? "costs" : "effects");
}

static void wa_read_discount(wa_load *load, const wa_yaml *map, wa_settings *settings) {
  static const char *const paths[] = {"settings.discount.costs", "settings.discount.effects"};
  const wa_yaml *discount = wa_yaml_get(map, "discount"), *from = wa_yaml_get(map, "discount_from");
  for (int i = WA_COSTS; i <= WA_EFFECTS; i++) {
    const wa_yaml *rate = wa_of_pair(discount, i);
    double number;
    settings->discount[i] = rate ? wa_read_formula(load, rate, paths[i])
                                 : wa_fixed_formula(load, "0", (wa_span){NULL, 0, 0}, paths[i]);
    settings->discount_from[i] = (wa_discount_from)wa_read_choice(wa_of_pair(from, i), wa_discount_from_names,
                                                                  WA_N_DISCOUNT_FROM, WA_FROM_START);
    if (!wa_formula_literal(&settings->discount[i], &number) || (number >= 0 && number < 1)) continue;
    if (number < 0) wa_error(load->diags, settings->discount[i].span, "a discount rate cannot be below 0");
    else wa_error(load->diags, settings->discount[i].span, "a discount rate of %g means %g%% a year", number, 100 * number);
    if (number >= 1) wa_hint(load->diags, "for %g%% write %g%%", number, number);
  }
  settings->discount_steps = (wa_discount_steps)wa_read_choice(
      wa_yaml_get(map, "discount_steps"), wa_discount_steps_names, WA_N_DISCOUNT_STEPS, WA_STEPS_CYCLE);
}

static void wa_read_correction(const wa_yaml *map, wa_settings *settings) {
  const wa_yaml *correction = wa_yaml_get(map, "correction"), *moves = wa_yaml_get(map, "move_weights");
  for (int i = WA_COSTS; i <= WA_EFFECTS; i++)
    settings->correction[i] = (wa_correction)wa_read_choice(wa_of_pair(correction, i), wa_correction_names,
                                                            WA_N_CORRECTIONS, WA_CORRECT_HALF_CYCLE);
  settings->weight_moves = moves && moves->kind == WA_YAML_SCALAR && strcmp(moves->text, "points") == 0;
}

/* ---- time ---- */

/* False after an error, or when `node` is NULL (`duration` is then left as it is). */
static bool wa_read_duration(wa_load *load, const wa_yaml *node, const char *key, bool cycles, wa_duration *duration) {
  double number;
  if (!node || node->kind != WA_YAML_SCALAR) return false;
  if (wa_parse_duration(node->text, duration) && duration->number > 0) {
    if (duration->per_year > 0 || cycles) return true;
    wa_error(load->diags, wa_yaml_text_span(node), "the length of a cycle cannot be in cycles");
    return false;
  }
  wa_error(load->diags, wa_yaml_text_span(node), "'%.40s' is not a duration", node->text);
  if (wa_parse_number(node->text, node->length, &number) && number > 0)
    wa_hint(load->diags, "say of what: %s: %s years", key, node->text);
  else wa_hint(load->diags, "write for example %s: %s", key, cycles ? "3 years, or 36 months" : "1 year, or 1 month");
  return false;
}

static void wa_not_whole(wa_load *load, const wa_yaml *node, double cycles) {
  const wa_settings *settings = &load->model->settings;
  double least = floor(cycles) < 1 ? 1 : floor(cycles);
  wa_error(load->diags, node ? wa_yaml_text_span(node) : (wa_span){NULL, 0, 0},
           "the horizon of %s is not a whole number of cycles of %s", settings->horizon_text, settings->cycle_text);
  wa_hint(load->diags, "the nearest are %g cycle%s and %g cycles", least, least == 1 ? "" : "s", least + 1);
}

static void wa_count_cycles(wa_load *load, const wa_yaml *node, wa_duration horizon, wa_duration cycle) {
  enum { MOST = 100000 };
  wa_settings *settings = &load->model->settings;
  double cycles = horizon.per_year > 0 ? horizon.number / horizon.per_year * cycle.per_year / cycle.number : horizon.number;
  double whole = round(cycles);
  settings->cycle = cycle.number / cycle.per_year;
  settings->horizon = horizon.per_year > 0 ? horizon.number / horizon.per_year : whole * settings->cycle;
  if (whole < 1 || fabs(cycles - whole) > 1e-9 * cycles) {
    wa_not_whole(load, node, cycles);
  } else if (whole > MOST) {
    wa_error(load->diags, wa_yaml_text_span(node), "a horizon of %g cycles is more than %d", whole, MOST);
  } else {
    settings->n_cycles = (size_t)whole;
  }
}

static void wa_check_simpson(wa_load *load, const wa_yaml *map) {
  const wa_settings *settings = &load->model->settings;
  bool simpson = settings->correction[WA_COSTS] == WA_CORRECT_SIMPSON || settings->correction[WA_EFFECTS] == WA_CORRECT_SIMPSON;
  if (!simpson || settings->n_cycles % 2 == 0) return;
  wa_error(load->diags, wa_yaml_get(map, "correction")->span,
           "Simpson's rule needs an even number of cycles, and the horizon has %zu", settings->n_cycles);
  wa_hint(load->diags, "choose another horizon, or 'correction: half-cycle'");
}

static void wa_read_time(wa_load *load, const wa_yaml *map) {
  wa_settings *settings = &load->model->settings;
  const wa_yaml *horizon_node = wa_yaml_get(map, "horizon"), *cycle_node = wa_yaml_get(map, "cycle");
  wa_duration horizon = {1, 1}, cycle = {1, 1};
  bool cohort = load->model->cohort.given;
  settings->cycle_text = cycle_node && cycle_node->kind == WA_YAML_SCALAR ? cycle_node->text : "1 year";
  settings->horizon_text = horizon_node && horizon_node->kind == WA_YAML_SCALAR ? horizon_node->text : "1 year";
  bool cycle_read = !cycle_node || wa_read_duration(load, cycle_node, "cycle", false, &cycle);
  bool horizon_read = !horizon_node || wa_read_duration(load, horizon_node, "horizon", true, &horizon);
  if (cohort && !wa_yaml_entry_of(map, "horizon")) {
    wa_error(load->diags, load->model->cohort.span, "a model with a cohort needs settings.horizon");
    wa_hint(load->diags, "add 'settings: {horizon: 10 years, cycle: 1 year}'");
    return;
  }
  if (!cycle_read || !horizon_read) return;
  if (!cohort && cycle.number != cycle.per_year) {
    wa_error(load->diags, wa_yaml_text_span(cycle_node), "a cycle other than 1 year needs a cohort");
    wa_hint(load->diags, "leave 'cycle' out; a line may start and last months");
    return;
  }
  wa_count_cycles(load, horizon_node, horizon, cycle);
  wa_check_simpson(load, map);
}

/* ---- tunnels, which are counted in cycles ---- */

static void wa_count_tunnel(wa_load *load, wa_state *state) {
  const wa_settings *settings = &load->model->settings;
  wa_duration lasts;
  if (!wa_parse_duration(state->lasts_text, &lasts)) {
    wa_error(load->diags, state->lasts_span, "'%.40s' is not a duration", state->lasts_text);
    wa_hint(load->diags, "write for example lasts: 6 months, or 3 cycles");
    return;
  }
  double cycles = lasts.per_year > 0 ? lasts.number / lasts.per_year / settings->cycle : lasts.number, whole = round(cycles);
  if (whole < 1 || fabs(cycles - whole) > 1e-9 * cycles)
    wa_error(load->diags, state->lasts_span, "the stay of %s in '%s' is not a whole number of cycles of %s", state->lasts_text,
             state->name, settings->cycle_text);
  else if (whole > (double)settings->n_cycles)
    wa_error(load->diags, state->lasts_span, "the stay of %s in '%s' is longer than the horizon of %s", state->lasts_text,
             state->name, settings->horizon_text);
  else state->lasts = (size_t)whole;
}

/* A tunnel must say where it ends: its row needs a `rest`. */
static void wa_check_tunnel(wa_load *load, size_t index) {
  const wa_cohort *cohort = &load->model->cohort;
  for (size_t i = 0; i < cohort->n_transitions; i++)
    if (cohort->transitions[i].from == index && cohort->transitions[i].rest && cohort->transitions[i].to != index) return;
  wa_error(load->diags, cohort->states[index].lasts_span, "'%s' lasts %s, but its row does not say where it goes then",
           cohort->states[index].name, cohort->states[index].lasts_text);
  wa_hint(load->diags, "give its row a rest: %s: {...: rest}", cohort->states[index].name);
}

static void wa_read_tunnels(wa_load *load) {
  const wa_cohort *cohort = &load->model->cohort;
  for (size_t i = 0; i < cohort->n_states && load->model->settings.n_cycles > 0; i++) {
    if (!cohort->states[i].lasts_text) continue;
    wa_count_tunnel(load, &cohort->states[i]);
    wa_check_tunnel(load, i);
  }
}

/* Those who enter later do so at the start of a year, which must be a point of the model. */
static void wa_check_inflow_cycle(wa_load *load) {
  const wa_settings *settings = &load->model->settings;
  double cycles = settings->cycle > 0 ? 1 / settings->cycle : 1;
  if (!load->model->population.open || !load->model->cohort.given || (cycles > 0.5 && fabs(cycles - round(cycles)) < 1e-9)) return;
  wa_error(load->diags, load->model->population.inflow_span, "people who flow in each year need cycles that fit into a year, not of %s", settings->cycle_text);
  wa_hint(load->diags, "choose a cycle of 1 year, 6 months, 3 months, 1 month, 1 week or 1 day");
}

/* ---- the rest ---- */

static void wa_read_currency(wa_load *load, const wa_yaml *map) {
  const wa_yaml *node = wa_yaml_get(map, "currency");
  wa_settings *settings = &load->model->settings;
  bool given = node && node->kind == WA_YAML_SCALAR;
  settings->currency = given ? node->text : "EUR";
  load->currency = given ? wa_unit_parse(load->arena, load->diags, node->text, wa_yaml_text_span(node), node->verbatim)
                         : wa_unit_of("EUR");
  bool one = load->currency.n == 1 && load->currency.factor[0].power == 1;
  if (given && load->currency.state == WA_UNIT_KNOWN && !one) {
    wa_error(load->diags, wa_yaml_text_span(node), "'%.20s' is not a currency", node->text);
    wa_hint(load->diags, "write EUR, GBP or USD");
  }
}

static void wa_read_years_of(wa_load *load, const wa_yaml *map, wa_settings *settings) {
  double year;
  if (wa_read_integer(load, wa_yaml_get(map, "price_year"), "'price_year'", 1900, 2200, &year))
    settings->price_year = (int)year;
  if (wa_read_integer(load, wa_yaml_get(map, "start_year"), "'start_year'", 1900, 2200, &year))
    settings->start_year = (int)year;
}

void wa_decode_settings(wa_load *load) {
  wa_settings *settings = &load->model->settings;
  const wa_yaml *map = wa_section(load, "settings"), *tolerance = wa_yaml_get(map, "tolerance");
  wa_read_currency(load, map);
  wa_read_years_of(load, map, settings);
  wa_read_discount(load, map, settings);
  wa_read_correction(map, settings);
  wa_read_time(load, map);
  wa_read_tunnels(load);
  wa_check_inflow_cycle(load);
  wa_check_entry_lists(load);
  settings->tolerance = 1e-9;
  if (wa_read_number(load, tolerance, &settings->tolerance) && !(settings->tolerance > 0 && settings->tolerance < 0.1))
    wa_error(load->diags, wa_yaml_text_span(tolerance), "'tolerance' must be above 0 and below 0.1");
}
