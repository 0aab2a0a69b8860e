#include "reports/csv_decisions.h"

#include <math.h>
#include <stdint.h>

#include "analysis/decisions.h"
#include "reports/csv.h"
#include "reports/json_figures.h"

bool wa_csv_has_decisions(const wa_results *results) { return results->decisions && results->decisions->n_tables > 0; }
bool wa_csv_has_information(const wa_results *results) { return results->decisions && results->decisions->n_knowledge > 0; }
bool wa_csv_has_thresholds(const wa_results *results) { return results->decisions && results->decisions->n_views > 0; }

static void wa_head(FILE *file, const char *const *names, size_t n) {
  for (size_t i = 0; i < n; i++) wa_csv_put_text(file, i == 0, names[i]);
  wa_csv_put_end(file);
}

static void wa_numbers(FILE *file, const double *numbers, size_t n) {
  for (size_t i = 0; i < n; i++) wa_csv_put_number(file, false, numbers[i]);
}

/* Whose decision it is, by what, at which threshold. */
static void wa_whose(const wa_results *results, FILE *file, const wa_decision_table *table) {
  wa_csv_put_text(file, true, wa_perspective_text(results, table->decider));
  wa_csv_put_text(file, false, table->by_net ? "net" : "net monetary benefit");
  wa_csv_put_number(file, false, table->by_net ? NAN : table->threshold);
}

/* An amount, its error, and the amount per person and for the population that the decision concerns. */
static void wa_worth(FILE *file, const wa_decisions *decisions, double value, double error) {
  const double numbers[] = {value, error, value * wa_per_person(decisions), value * wa_per_population(decisions)};
  wa_numbers(file, numbers, 4);
}

void wa_csv_write_decisions(const wa_results *results, FILE *file) {
  static const char *const names[] = {"decider", "by", "threshold", "best", "evpi", "evpi_error", "evpi_per_person", "evpi_population"};
  const wa_decisions *decisions = results->decisions;
  wa_head(file, names, sizeof names / sizeof *names);
  for (size_t t = 0; t < decisions->n_tables; t++) {
    const wa_choice_result *result = &decisions->tables[t].result;
    wa_whose(results, file, &decisions->tables[t]);
    wa_csv_put_text(file, false, results->strategies[result->best].name);
    wa_worth(file, decisions, result->evpi, result->evpi_error);
    wa_csv_put_end(file);
  }
}

void wa_csv_write_decision_strategies(const wa_results *results, FILE *file) {
  static const char *const names[] = {"decider", "by", "threshold", "strategy", "expected", "probability_best", "expected_loss"};
  const wa_decisions *decisions = results->decisions;
  wa_head(file, names, sizeof names / sizeof *names);
  for (size_t t = 0; t < decisions->n_tables; t++)
    for (size_t s = 0; s < decisions->n_strategies; s++) {
      const wa_choice_result *result = &decisions->tables[t].result;
      const double numbers[] = {result->mean[s], result->probability[s], result->loss[s]};
      wa_whose(results, file, &decisions->tables[t]);
      wa_csv_put_text(file, false, results->strategies[s].name);
      wa_numbers(file, numbers, 3);
      wa_csv_put_end(file);
    }
}

void wa_csv_write_information(const wa_results *results, FILE *file) {
  static const char *const names[] = {"decider", "by", "threshold", "kind", "name", "patients", "value", "error", "per_person",
                                      "population", "method", "degrees_of_freedom"};
  const wa_decisions *decisions = results->decisions;
  wa_head(file, names, sizeof names / sizeof *names);
  for (size_t t = 0; t < decisions->n_tables; t++)
    for (size_t k = 0; k < decisions->n_knowledge; k++) {
      const wa_knowledge *knowledge = &decisions->knowledge[k];
      const wa_information *worth = &decisions->tables[t].worth[k];
      wa_whose(results, file, &decisions->tables[t]);
      wa_csv_put_text(file, false, knowledge->study ? "evsi" : "evppi");
      wa_csv_put_text(file, false, knowledge->name);
      wa_csv_put_number(file, false, knowledge->study ? knowledge->patients : NAN);
      wa_worth(file, decisions, worth->value, worth->error);
      wa_csv_put_text(file, false, knowledge->method);
      wa_csv_put_number(file, false, worth->freedom);
      wa_csv_put_end(file);
    }
}

void wa_csv_write_thresholds(const wa_results *results, FILE *file) {
  static const char *const names[] = {"perspective", "threshold", "strategy", "probability_best", "on_frontier", "expected_loss", "evpi"};
  const wa_decisions *decisions = results->decisions;
  wa_head(file, names, sizeof names / sizeof *names);
  for (size_t v = 0; v < decisions->n_views; v++)
    for (size_t i = 0; i < decisions->views[v].n_thresholds; i++)
      for (size_t s = 0; s < decisions->n_strategies; s++) {
        const wa_choice_result *at = &decisions->views[v].curve[i];
        const double numbers[] = {at->probability[s], s == at->best, at->loss[s], at->evpi};
        wa_csv_put_text(file, true, wa_perspective_text(results, decisions->views[v].perspective));
        wa_csv_put_number(file, false, decisions->views[v].thresholds[i]);
        wa_csv_put_text(file, false, results->strategies[s].name);
        wa_numbers(file, numbers, 4);
        wa_csv_put_end(file);
      }
}

static void wa_write_expectation(const wa_results *results, FILE *file, const wa_decision_view *view, size_t s) {
  static const char *const statuses[] = {"on the frontier", "dominated", "extendedly dominated"};
  const wa_expected *own = &view->expected[s];
  const wa_plane *plane = &view->plane[s];
  bool comparator = s == results->comparator;
  const double corners[] = {comparator ? NAN : plane->dearer_better, comparator ? NAN : plane->dearer_worse,
                            comparator ? NAN : plane->cheaper_better, comparator ? NAN : plane->cheaper_worse};
  wa_csv_put_text(file, true, wa_perspective_text(results, view->perspective));
  wa_csv_put_text(file, false, results->strategies[s].name);
  wa_csv_put_number(file, false, own->cost);
  wa_csv_put_number(file, false, own->effect);
  wa_csv_put_text(file, false, statuses[own->status]);
  wa_csv_put_number(file, false, own->icer);
  wa_csv_put_text(file, false, own->against == SIZE_MAX ? "" : results->strategies[own->against].name);
  wa_numbers(file, corners, 4);
  wa_csv_put_end(file);
}

void wa_csv_write_expected(const wa_results *results, FILE *file) {
  static const char *const names[] = {"perspective", "strategy", "incremental_cost", "incremental_effect", "status", "icer",
                                      "icer_against", "dearer_and_better", "dearer_and_not_better", "not_dearer_and_better",
                                      "not_dearer_and_not_better"};
  wa_head(file, names, sizeof names / sizeof *names);
  for (size_t v = 0; v < results->decisions->n_views; v++)
    for (size_t s = 0; s < results->n_strategies; s++) wa_write_expectation(results, file, &results->decisions->views[v], s);
}
