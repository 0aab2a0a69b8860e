#include "reports/csv_sensitivity.h"

#include <math.h>

#include "analysis/sensitivity.h"
#include "reports/csv.h"

static const wa_sensitivity *wa_asked_for(const wa_results *results) { return results->sensitivity; }

bool wa_csv_has_one_way(const wa_results *results) { return wa_asked_for(results) && wa_asked_for(results)->one_way; }
bool wa_csv_has_two_way(const wa_results *results) {
  return wa_asked_for(results) && wa_asked_for(results)->n_two_way > 0;
}
bool wa_csv_has_break_even(const wa_results *results) {
  return wa_asked_for(results) && wa_asked_for(results)->n_break_even > 0;
}
bool wa_csv_has_scenarios(const wa_results *results) {
  return wa_asked_for(results) && wa_asked_for(results)->scenarios;
}

static void wa_head_row(FILE *file, const char *const *names, size_t n) {
  for (size_t i = 0; i < n; i++) wa_csv_put_text(file, i == 0, names[i]);
  wa_csv_put_end(file);
}

#define HEAD_ROW(file, ...)                                  \
  do {                                                       \
    const char *const names[] = {__VA_ARGS__};               \
    wa_head_row((file), names, sizeof names / sizeof *names); \
  } while (0)

static void wa_put_numbers(FILE *file, const double *numbers, size_t n) {
  for (size_t i = 0; i < n; i++) wa_csv_put_number(file, false, numbers[i]);
}

static void wa_put_aim(const wa_results *results, FILE *file, const wa_aim *aim) {
  wa_csv_put_text(file, true, aim->headline.name);
  wa_csv_put_text(file, false, results->strategies[aim->headline.strategy].name);
}

static const char *wa_parameter_of(const wa_results *results, size_t parameter) {
  return results->model->parameters[parameter].name;
}

void wa_csv_one_way(const wa_results *results, FILE *file) {
  const wa_one_way *one_way = results->sensitivity->one_way;
  HEAD_ROW(file, "result", "strategy", "parameter", "value", "low", "high", "range", "base", "at_low", "at_high",
           "spread");
  for (size_t t = 0; t < one_way->n_tornados; t++) {
    const wa_tornado *tornado = &one_way->tornados[t];
    for (size_t i = 0; i < tornado->n_bars; i++) {
      const wa_bar *bar = &tornado->bars[i];
      const wa_varied *varied = &one_way->varied[bar->varied];
      wa_put_aim(results, file, &tornado->aim);
      wa_csv_put_text(file, false, wa_parameter_of(results, varied->parameter));
      wa_put_numbers(file, (double[]){varied->base, varied->range.low, varied->range.high}, 3);
      wa_csv_put_text(file, false, wa_range_names[varied->range.from]);
      wa_put_numbers(file, (double[]){tornado->aim.base, bar->low, bar->high, bar->spread}, 4);
      wa_csv_put_end(file);
    }
  }
}

/* What was found, a row per value; one without a value where there is none. */
static void wa_put_answers(FILE *file, void (*begin)(FILE *file, const void *context), const void *context,
                           const wa_switch *answer) {
  for (size_t i = 0; i < (answer->n ? answer->n : 1); i++) {
    const wa_switch_value *value = answer->n ? &answer->values[i] : NULL;
    begin(file, context);
    wa_csv_put_text(file, false, wa_switch_names[answer->status]);
    wa_csv_put_number(file, false, value ? value->at : NAN);
    wa_csv_put_text(file, false, !value ? "" : value->within ? "true" : "false");
    wa_csv_put_text(file, false, !value ? "" : value->jump ? "true" : "false");
    wa_put_numbers(file, (double[]){answer->from, answer->to, answer->at_from, answer->at_to}, 4);
    wa_csv_put_end(file);
  }
}

/* The columns before an answer. */
typedef struct wa_asked_row {
  const wa_results *results;
  const wa_aim *aim;
  size_t parameter;
  double value, reaches;
} wa_asked_row;

static void wa_put_asked(FILE *file, const void *context) {
  const wa_asked_row *row = context;
  wa_put_aim(row->results, file, row->aim);
  wa_csv_put_text(file, false, wa_parameter_of(row->results, row->parameter));
  wa_put_numbers(file, (double[]){row->value, row->reaches}, 2);
}

static void wa_put_answer_heads(FILE *file) {
  HEAD_ROW(file, "result", "strategy", "parameter", "value", "reaches", "status", "at", "within_range", "jump",
           "searched_from", "searched_to", "result_at_from", "result_at_to");
}

void wa_csv_switching(const wa_results *results, FILE *file) {
  const wa_one_way *one_way = results->sensitivity->one_way;
  wa_put_answer_heads(file);
  for (size_t t = 0; t < one_way->n_tornados; t++) {
    const wa_tornado *tornado = &one_way->tornados[t];
    for (size_t i = 0; i < one_way->n_varied; i++)
      for (size_t g = 0; g < tornado->aim.n_goals; g++) {
        const wa_varied *varied = &one_way->varied[i];
        wa_asked_row row = {results, &tornado->aim, varied->parameter, varied->base, tornado->aim.goals[g]};
        wa_put_answers(file, wa_put_asked, &row, &tornado->switches[i][g]);
      }
  }
}

void wa_csv_break_even(const wa_results *results, FILE *file) {
  const wa_sensitivity *sensitivity = results->sensitivity;
  wa_put_answer_heads(file);
  for (size_t i = 0; i < sensitivity->n_break_even; i++) {
    const wa_break_even *item = &sensitivity->break_even[i];
    wa_asked_row row = {results, &item->aim, item->plan->vary.parameter, item->base, item->reaches};
    wa_put_answers(file, wa_put_asked, &row, &item->answer);
  }
}

static void wa_put_grid(const wa_results *results, FILE *file, const wa_two_way *grid, size_t a) {
  size_t steps = grid->plan->steps;
  for (size_t i = 0; i < steps * steps; i++) {
    wa_put_aim(results, file, &grid->aims.items[a]);
    wa_csv_put_text(file, false, wa_parameter_of(results, grid->plan->x.parameter));
    wa_csv_put_text(file, false, wa_parameter_of(results, grid->plan->y.parameter));
    wa_put_numbers(file, (double[]){grid->x[i % steps], grid->y[i / steps], grid->values[a][i]}, 3);
    wa_csv_put_end(file);
  }
}

void wa_csv_two_way(const wa_results *results, FILE *file) {
  const wa_sensitivity *sensitivity = results->sensitivity;
  HEAD_ROW(file, "result", "strategy", "x", "y", "x_value", "y_value", "value");
  for (size_t i = 0; i < sensitivity->n_two_way; i++)
    for (size_t a = 0; a < sensitivity->two_way[i].aims.n; a++) wa_put_grid(results, file, &sensitivity->two_way[i], a);
}

void wa_csv_scenarios(const wa_results *results, FILE *file) {
  const wa_plan *plan = results->model->analysis.plan;
  const wa_scenarios *scenarios = results->sensitivity->scenarios;
  HEAD_ROW(file, "result", "strategy", "scenario", "value");
  for (size_t a = 0; a < scenarios->aims.n; a++)
    for (size_t row = 0; row <= plan->n_scenarios; row++) {
      wa_put_aim(results, file, &scenarios->aims.items[a]);
      wa_csv_put_text(file, false, row ? plan->scenarios[row - 1].name : "base");
      wa_csv_put_number(file, false, row ? scenarios->values[row - 1][a] : scenarios->aims.items[a].base);
      wa_csv_put_end(file);
    }
}
