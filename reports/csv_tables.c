/* The tables of results as CSV: one function and one row of the registry each. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "reports/csv.h"
#include "reports/csv_decisions.h"
#include "reports/csv_sensitivity.h"
#include "reports/json_figures.h"

static void wa_header(FILE *file, const char *const *names, size_t n) {
  for (size_t i = 0; i < n; i++) wa_csv_put_text(file, i == 0, names[i]);
}

#define HEADER(file, ...)                                              \
  do {                                                                 \
    const char *const names[] = {__VA_ARGS__};                         \
    wa_header((file), names, sizeof names / sizeof *names);            \
  } while (0)

static void wa_values(const wa_results *results, FILE *file, const wa_id *nodes, size_t n) {
  for (size_t i = 0; i < n; i++) wa_csv_put_number(file, false, wa_result_value(results, nodes[i]));
}

static bool wa_always(const wa_results *results) { return results->model->n_lines > 0; }

static void wa_write_sroi(const wa_results *results, FILE *file) {
  HEADER(file, "strategy", "ratio", "net_ratio", "investment", "benefits", "npv", "payback_years", "payback_years_discounted",
         "cash_only_ratio", "ratio_without_health", "wrong_pocket_share", "compensation", "winners_cash",
         "ratio_negatives_invested", "undiscounted_ratio");
  wa_csv_put_end(file);
  for (size_t s = 0; s < results->n_strategies; s++) {
    const wa_sroi_result *sroi = &results->strategies[s].sroi;
    const wa_id nodes[] = {sroi->ratio, sroi->net_ratio, sroi->investment, sroi->benefits, sroi->npv, sroi->payback,
                           sroi->payback_discounted, sroi->cash_only_ratio, sroi->ratio_without_health,
                           sroi->wrong_pocket_share, sroi->compensation, sroi->winners_cash, sroi->ratio_negatives_invested,
                           sroi->undiscounted_ratio};
    if (s == results->comparator) continue;
    wa_csv_put_text(file, true, results->strategies[s].name);
    wa_values(results, file, nodes, sizeof nodes / sizeof *nodes);
    wa_csv_put_end(file);
  }
}

static void wa_write_stakeholders(const wa_results *results, FILE *file) {
  HEADER(file, "strategy", "stakeholder", "invests", "gains", "net", "net_undiscounted");
  wa_csv_put_end(file);
  for (size_t s = 0; s < results->n_strategies; s++)
    for (size_t i = 0; s != results->comparator && i < results->model->n_stakeholders; i++) {
      if (!wa_party_reported(results->model, i)) continue;
      const wa_party_result *party = &results->strategies[s].parties[i];
      const wa_id nodes[] = {party->invests, party->gains, party->net, party->net_total};
      wa_csv_put_text(file, true, results->strategies[s].name);
      wa_csv_put_text(file, false, results->model->stakeholders[i].name);
      wa_values(results, file, nodes, 4);
      wa_csv_put_end(file);
    }
}

static bool wa_has_outcomes(const wa_results *results) { return results->model->n_outcomes > 0; }

static void wa_write_outcomes(const wa_results *results, FILE *file) {
  HEADER(file, "strategy", "outcome", "unit", "total", "total_discounted", "incremental", "incremental_discounted");
  wa_csv_put_end(file);
  for (size_t s = 0; s < results->model->n_strategies; s++)
    for (size_t i = 0; i < results->model->n_outcomes; i++) {
      const wa_outcome *outcome = &results->model->outcomes[i];
      const wa_outcome_result *result = &results->strategies[s].outcomes[i];
      const wa_id nodes[] = {result->total, result->total_discounted, result->incremental, result->incremental_discounted};
      wa_csv_put_text(file, true, results->strategies[s].name);
      wa_csv_put_text(file, false, outcome->name);
      wa_csv_put_text(file, false, outcome->unit_text ? outcome->unit_text : "");
      wa_values(results, file, nodes, 4);
      wa_csv_put_end(file);
    }
}

static void wa_write_lines(const wa_results *results, FILE *file) {
  HEADER(file, "strategy", "line", "present_value", "total", "incremental_present_value", "incremental_total");
  wa_csv_put_end(file);
  for (size_t s = 0; s < results->model->n_strategies; s++)
    for (size_t i = 0; i < results->model->n_lines; i++) {
      const wa_line_result *line = &results->strategies[s].lines[i];
      const wa_id nodes[] = {line->present_value, line->total, line->incremental, line->incremental_total};
      wa_csv_put_text(file, true, results->strategies[s].name);
      wa_csv_put_text(file, false, results->model->lines[i].name);
      wa_values(results, file, nodes, 4);
      wa_csv_put_end(file);
    }
}

static bool wa_has_effect(const wa_results *results) { return results->n_perspectives > 0; }

static void wa_write_view(const wa_results *results, FILE *file, size_t s, size_t view) {
  const wa_effectiveness *own = &results->strategies[s].effectiveness[view];
  const wa_id nodes[] = {own->cost, own->effect, own->incremental_cost, own->incremental_effect, own->icer};
  double against = wa_result_value(results, own->icer_against), status = wa_result_value(results, own->status);
  wa_csv_put_text(file, true, results->strategies[s].name);
  wa_csv_put_text(file, false, wa_perspective_text(results, own->perspective));
  wa_values(results, file, nodes, 5);
  wa_csv_put_text(file, false, isnan(against) ? "" : results->strategies[(size_t)against].name);
  wa_csv_put_text(file, false, wa_status_names[(size_t)status]);
  wa_values(results, file, own->nmb, results->model->analysis.n_willingness_to_pay);
  wa_csv_put_end(file);
}

static void wa_write_effectiveness(const wa_results *results, FILE *file) {
  const wa_analysis *analysis = &results->model->analysis;
  HEADER(file, "strategy", "perspective", "cost", "effect", "incremental_cost", "incremental_effect", "icer", "icer_against", "status");
  for (size_t i = 0; i < analysis->n_willingness_to_pay; i++) {
    char name[40];
    snprintf(name, sizeof name, "nmb_%.15g", analysis->willingness_to_pay[i]);
    wa_csv_put_text(file, false, name);
  }
  wa_csv_put_end(file);
  for (size_t view = 0; view < results->n_perspectives; view++)
    for (size_t s = 0; s < results->n_strategies; s++) wa_write_view(results, file, s, view);
}

/* ---- draws ---- */

static bool wa_has_draws(const wa_results *results) { return results->probabilistic != NULL; }

static void wa_write_figures(FILE *file, const wa_column_summary *summary) {
  const double figures[] = {(double)summary->n, (double)summary->missing, summary->mean, summary->error, summary->sd,
                            summary->median, summary->low, summary->high};
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) wa_csv_put_number(file, false, figures[i]);
  wa_csv_put_end(file);
}

static void wa_write_uncertainty(const wa_results *results, FILE *file) {
  const wa_probabilistic *analysis = results->probabilistic;
  HEADER(file, "strategy", "figure", "n", "missing", "mean", "error", "sd", "median", "low", "high");
  wa_csv_put_end(file);
  for (size_t p = 0; p < analysis->draws.n_parameters; p++) {
    wa_csv_put_text(file, true, "");
    wa_csv_put_text(file, false, results->model->parameters[analysis->draws.parameters[p]].name);
    wa_write_figures(file, &analysis->parameter[p]);
  }
  for (size_t h = 0; h < analysis->draws.headlines.n; h++) {
    wa_csv_put_text(file, true, results->strategies[analysis->draws.headlines.items[h].strategy].name);
    wa_csv_put_text(file, false, analysis->draws.headlines.items[h].name);
    wa_write_figures(file, &analysis->headline[h]);
  }
}

static void wa_write_chance(FILE *file, const char *strategy, const char *what, wa_chance chance) {
  wa_csv_put_text(file, true, strategy);
  wa_csv_put_text(file, false, what);
  wa_csv_put_number(file, false, chance.share);
  wa_csv_put_number(file, false, chance.error);
  wa_csv_put_end(file);
}

static void wa_write_chances(const wa_results *results, FILE *file) {
  HEADER(file, "strategy", "what", "share", "error");
  wa_csv_put_end(file);
  for (size_t s = 0; s < results->n_strategies; s++) {
    const wa_chances *chances = &results->probabilistic->chances[s];
    const char *name = results->strategies[s].name;
    if (!chances->given) continue;
    if (wa_has_investment(results->model)) wa_write_chance(file, name, "sroi_above_1", chances->pays);
    for (size_t i = 0; i < results->model->n_stakeholders; i++) {
      char what[200];
      if (!wa_party_reported(results->model, i)) continue;
      snprintf(what, sizeof what, "%s gains", results->model->stakeholders[i].name);
      wa_write_chance(file, name, what, chances->gains[i]);
    }
    wa_write_chance(file, name, "nobody_loses", chances->no_loser);
  }
}

const wa_csv_table wa_csv_tables[] = {
    {"sroi.csv", wa_always, wa_write_sroi},
    {"stakeholders.csv", wa_always, wa_write_stakeholders},
    {"outcomes.csv", wa_has_outcomes, wa_write_outcomes},
    {"lines.csv", wa_always, wa_write_lines},
    {"cost_effectiveness.csv", wa_has_effect, wa_write_effectiveness},
    {"uncertainty.csv", wa_has_draws, wa_write_uncertainty},
    {"chances.csv", wa_has_draws, wa_write_chances},
    {"one_way.csv", wa_csv_has_one_way, wa_csv_one_way},
    {"switching.csv", wa_csv_has_one_way, wa_csv_switching},
    {"two_way.csv", wa_csv_has_two_way, wa_csv_two_way},
    {"break_even.csv", wa_csv_has_break_even, wa_csv_break_even},
    {"scenarios.csv", wa_csv_has_scenarios, wa_csv_scenarios},
    {"decisions.csv", wa_csv_has_decisions, wa_csv_write_decisions},
    {"decision_strategies.csv", wa_csv_has_decisions, wa_csv_write_decision_strategies},
    {"information.csv", wa_csv_has_information, wa_csv_write_information},
    {"thresholds.csv", wa_csv_has_thresholds, wa_csv_write_thresholds},
    {"expected.csv", wa_csv_has_thresholds, wa_csv_write_expected},
};
const size_t wa_n_csv_tables = sizeof wa_csv_tables / sizeof *wa_csv_tables;
