/* Sensitivity analysis in the terminal summary: what matters most, where it tips, the scenarios. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "analysis/sensitivity.h"
#include "reports/figure.h"
#include "reports/result_text.h"
#include "reports/summary.h"
#include "reports/text_table.h"

enum { WA_BARS_SHOWN = 5, WA_BAR_WIDTH = 31, WA_NAME_WIDTH = 44 };

static const char *wa_said(const wa_summary *summary, const char *english, const char *dutch) {
  return summary->dutch ? dutch : english;
}

static const char *wa_of_strategy(const wa_summary *summary, size_t strategy) {
  bool several = summary->results->n_strategies > 2;
  return several ? wa_printf(summary->arena, ", %s", wa_summary_strategy(summary, strategy)) : "";
}

static const char *wa_figure_of(const wa_summary *summary, const wa_aim *aim, double value) {
  return wa_result_figure(summary->arena, &aim->headline, value, summary->language);
}

static const char *wa_parameter_of(const wa_summary *summary, double value) {
  return wa_parameter_figure(summary->arena, value, summary->language);
}

static const char *wa_short_name(const wa_summary *summary, size_t parameter) {
  return wa_summary_short(summary, wa_parameter_text(summary->results, parameter, summary->language), WA_NAME_WIDTH);
}

/* ---- the tornado ---- */

/* Ends of the whole tornado, over the bars shown. */
static void wa_tornado_ends(const wa_tornado *tornado, size_t n, double *low, double *high) {
  *low = *high = tornado->aim.base;
  for (size_t i = 0; i < n; i++) {
    *low = fmin(*low, fmin(tornado->bars[i].low, tornado->bars[i].high));
    *high = fmax(*high, fmax(tornado->bars[i].low, tornado->bars[i].high));
  }
}

static const char *wa_drawn_bar(const wa_summary *summary, const wa_tornado *tornado, const wa_bar *bar, double low,
                                double high) {
  char drawn[WA_BAR_WIDTH + 1];
  double scale = high > low ? (WA_BAR_WIDTH - 1) / (high - low) : 0;
  int from = (int)lround((fmin(bar->low, bar->high) - low) * scale),
      to = (int)lround((fmax(bar->low, bar->high) - low) * scale);
  int middle = (int)lround((tornado->aim.base - low) * scale);
  for (int i = 0; i < WA_BAR_WIDTH; i++) drawn[i] = i == middle ? '|' : i >= from && i <= to ? '=' : ' ';
  drawn[WA_BAR_WIDTH] = '\0';
  return wa_strdup(summary->arena, drawn);
}

static size_t wa_shown_bars(const wa_tornado *tornado) {
  size_t n = 0;
  while (n < tornado->n_bars && n < WA_BARS_SHOWN && tornado->bars[n].spread > 0) n++;
  return n;
}

static void wa_write_tornado(wa_summary *summary, const wa_one_way *one_way, const wa_tornado *tornado) {
  static const char *const heads[2][6] = {{"Parameter", "", "low", "high", "result at low", "at high"},
                                          {"Parameter", "", "laag", "hoog", "uitkomst bij laag", "bij hoog"}};
  size_t n = wa_shown_bars(tornado);
  double low, high;
  wa_tornado_ends(tornado, n, &low, &high);
  wa_text_table table = wa_text_table_new(summary->arena, 6);
  wa_text_table_row(&table, heads[summary->dutch]);
  for (size_t i = 0; i < n; i++) {
    const wa_bar *bar = &tornado->bars[i];
    const wa_varied *varied = &one_way->varied[bar->varied];
    const char *cells[] = {
        wa_short_name(summary, varied->parameter),      wa_drawn_bar(summary, tornado, bar, low, high),
        wa_parameter_of(summary, varied->range.low),    wa_parameter_of(summary, varied->range.high),
        wa_figure_of(summary, &tornado->aim, bar->low), wa_figure_of(summary, &tornado->aim, bar->high)};
    wa_text_table_row(&table, cells);
  }
  wa_text_table_write(&table, &summary->text, 2, SIZE_MAX);
}

/* ---- where it tips ---- */

static void wa_write_switches(wa_summary *summary, const wa_one_way *one_way, const wa_tornado *tornado) {
  for (size_t i = 0; i < tornado->n_bars; i++) {
    const wa_varied *varied = &one_way->varied[tornado->bars[i].varied];
    for (size_t g = 0; g < tornado->aim.n_goals; g++) {
      const wa_switch *answer = &tornado->switches[tornado->bars[i].varied][g];
      if (answer->n == 0 || !answer->values[0].within) continue;
      wa_text_addf(
          &summary->text,
          wa_said(summary, "  It becomes %s where %s is %s (now %s)\n", "  Deze wordt %s waar %s %s is (nu %s)\n"),
          wa_figure_of(summary, &tornado->aim, tornado->aim.goals[g]),
          wa_parameter_text(summary->results, varied->parameter, summary->language),
          wa_parameter_of(summary, answer->values[0].at), wa_parameter_of(summary, varied->base));
    }
  }
}

static void wa_write_extremes(wa_summary *summary, const wa_tornado *tornado) {
  if (!tornado->judged || isnan(tornado->best.value) || isnan(tornado->worst.value)) return;
  wa_text_addf(&summary->text,
               wa_said(summary, "  All at their worse end: %s; all at their better end: %s\n",
                       "  Alle aan de slechte kant: %s; alle aan de goede kant: %s\n"),
               wa_figure_of(summary, &tornado->aim, tornado->worst.value),
               wa_figure_of(summary, &tornado->aim, tornado->best.value));
}

/* The first result of each strategy; the others are in the workbook and the JSON. */
static bool wa_is_first(const wa_one_way *one_way, size_t t) {
  for (size_t before = 0; before < t; before++)
    if (one_way->tornados[before].aim.headline.strategy == one_way->tornados[t].aim.headline.strategy) return false;
  return true;
}

static void wa_summarise_one_way(wa_summary *summary, const wa_one_way *one_way) {
  for (size_t t = 0; t < one_way->n_tornados; t++) {
    const wa_tornado *tornado = &one_way->tornados[t];
    if (!wa_is_first(one_way, t)) continue;
    size_t shown = wa_shown_bars(tornado);
    wa_text_addf(&summary->text, "\n%s%s: %s %s", wa_said(summary, "What matters most", "Wat het meest uitmaakt"),
                 wa_of_strategy(summary, tornado->aim.headline.strategy),
                 wa_result_text(summary->arena, summary->results, &tornado->aim.headline, summary->language),
                 wa_figure_of(summary, &tornado->aim, tornado->aim.base));
    if (shown == 0) {
      wa_text_add(&summary->text, wa_said(summary, "; no parameter with a range moves it\n",
                                          "; geen parameter met een bereik verandert deze\n"));
      continue;
    }
    wa_text_addf(
        &summary->text,
        wa_said(summary, "; %zu of the %zu parameters with a range\n", "; %zu van de %zu parameters met een bereik\n"),
        shown, one_way->n_ranged);
    wa_write_tornado(summary, one_way, tornado);
    wa_write_switches(summary, one_way, tornado);
    wa_write_extremes(summary, tornado);
  }
}

/* ---- break-even ---- */

static void wa_write_break_even(wa_summary *summary, const wa_break_even *item) {
  const wa_switch *answer = &item->answer;
  const char *name = wa_parameter_text(summary->results, item->plan->vary.parameter, summary->language);
  wa_text_addf(&summary->text, wa_said(summary, "  %s%s is %s", "  %s%s is %s"),
               wa_result_text(summary->arena, summary->results, &item->aim.headline, summary->language),
               wa_of_strategy(summary, item->aim.headline.strategy), wa_figure_of(summary, &item->aim, item->reaches));
  for (size_t i = 0; i < answer->n; i++)
    wa_text_addf(&summary->text, "%s%s",
                 i == 0 ? wa_printf(summary->arena, wa_said(summary, " where %s is ", " waar %s is "), name)
                        : wa_said(summary, " or ", " of "),
                 wa_parameter_of(summary, answer->values[i].at));
  if (answer->n)
    wa_text_addf(&summary->text, wa_said(summary, " (now %s)\n", " (nu %s)\n"), wa_parameter_of(summary, item->base));
  else if (answer->status == WA_SWITCH_NO_INFLUENCE)
    wa_text_addf(&summary->text,
                 wa_said(summary, " for no value of %s: it makes no difference\n",
                         " bij geen waarde van %s: die maakt niet uit\n"),
                 name);
  else if (answer->status == WA_SWITCH_NONE)
    wa_text_addf(&summary->text,
                 wa_said(summary, " for no value of %s from %s to %s, where it goes from %s to %s\n",
                         " bij geen waarde van %s van %s tot %s, waar deze van %s tot %s gaat\n"),
                 name, wa_parameter_of(summary, answer->from),
                 wa_parameter_of(summary, answer->to), wa_figure_of(summary, &item->aim, answer->at_from),
                 wa_figure_of(summary, &item->aim, answer->at_to));
  else
    wa_text_addf(&summary->text, wa_said(summary, ": unknown for %s, for want of values to look through\n",
                                         ": onbekend voor %s, bij gebrek aan waarden om te doorzoeken\n"), name);
}

/* ---- scenarios ---- */

enum { WA_MOST_COLUMNS = 6 };

/* What a table on a screen has room for: SROI, net present value and nets; without lines what there is. */
static size_t wa_scenario_columns(const wa_aims *aims, size_t strategy, size_t *columns) {
  size_t n = 0;
  for (int round = 0; round < 2 && n == 0; round++)
    for (size_t a = 0; a < aims->n && n < WA_MOST_COLUMNS; a++) {
      const wa_headline *headline = &aims->items[a].headline;
      bool first =
          headline->kind == WA_HEADLINE_SROI || headline->kind == WA_HEADLINE_NPV || headline->kind == WA_HEADLINE_NET;
      if (headline->strategy == strategy && (first || round == 1)) columns[n++] = a;
    }
  return n;
}

static const char *wa_column_head(const wa_summary *summary, const wa_headline *headline) {
  if (headline->kind == WA_HEADLINE_NET) {
    const wa_stakeholder *party = &summary->results->model->stakeholders[headline->subject];
    return wa_label_text(party->label, summary->language, party->name);
  }
  return wa_result_text(summary->arena, summary->results, headline, summary->language);
}

static void wa_write_scenarios(wa_summary *summary, const wa_scenarios *scenarios, size_t strategy) {
  const wa_plan *plan = summary->results->model->analysis.plan;
  size_t columns[WA_MOST_COLUMNS], n = wa_scenario_columns(&scenarios->aims, strategy, columns);
  wa_text_table table = wa_text_table_new(summary->arena, n + 1);
  const char *cells[WA_MOST_COLUMNS + 1] = {wa_said(summary, "Scenario", "Scenario")};
  for (size_t c = 0; c < n; c++) cells[c + 1] = wa_column_head(summary, &scenarios->aims.items[columns[c]].headline);
  wa_text_table_row(&table, cells);
  for (size_t row = 0; row <= plan->n_scenarios; row++) {
    const wa_scenario *scenario = row ? &plan->scenarios[row - 1] : NULL;
    cells[0] = scenario ? wa_label_text(scenario->label, summary->language, scenario->name)
                        : wa_said(summary, "Base case", "Basisgeval");
    for (size_t c = 0; c < n; c++) {
      const wa_aim *aim = &scenarios->aims.items[columns[c]];
      cells[c + 1] = wa_figure_of(summary, aim, scenario ? scenarios->values[row - 1][columns[c]] : aim->base);
    }
    wa_text_table_row(&table, cells);
  }
  wa_text_addf(&summary->text, "\n%s%s\n", wa_said(summary, "Scenarios", "Scenario's"),
               wa_of_strategy(summary, strategy));
  wa_text_table_write(&table, &summary->text, 2, SIZE_MAX);
}

/* ---- two-way ---- */

static void wa_write_grid(wa_summary *summary, const wa_two_way *grid, size_t a) {
  enum { MOST = 9 };
  const wa_aim *aim = &grid->aims.items[a];
  size_t steps = grid->plan->steps;
  if (steps > MOST) return;
  const char *cells[MOST + 1] = {""};
  wa_text_table table = wa_text_table_new(summary->arena, steps + 1);
  for (size_t c = 0; c < steps; c++) cells[c + 1] = wa_parameter_of(summary, grid->x[c]);
  wa_text_table_row(&table, cells);
  for (size_t row = 0; row < steps; row++) {
    cells[0] = wa_parameter_of(summary, grid->y[row]);
    for (size_t c = 0; c < steps; c++) cells[c + 1] = wa_figure_of(summary, aim, grid->values[a][row * steps + c]);
    wa_text_table_row(&table, cells);
  }
  wa_text_addf(&summary->text,
               wa_said(summary, "\n%s%s; across: %s, down: %s\n", "\n%s%s; horizontaal: %s, verticaal: %s\n"),
               wa_result_text(summary->arena, summary->results, &aim->headline, summary->language),
               wa_of_strategy(summary, aim->headline.strategy),
               wa_parameter_text(summary->results, grid->plan->x.parameter, summary->language),
               wa_parameter_text(summary->results, grid->plan->y.parameter, summary->language));
  wa_text_table_write(&table, &summary->text, 2, 1);
}

void wa_summarise_sensitivity(wa_summary *summary) {
  const wa_sensitivity *sensitivity = summary->results->sensitivity;
  if (!sensitivity) return;
  if (sensitivity->one_way) wa_summarise_one_way(summary, sensitivity->one_way);
  for (size_t i = 0; i < sensitivity->n_two_way; i++)
    for (size_t a = 0; sensitivity->two_way[i].values && a < sensitivity->two_way[i].aims.n; a++)
      wa_write_grid(summary, &sensitivity->two_way[i], a);
  if (sensitivity->n_break_even) wa_text_addf(&summary->text, "\n%s\n", wa_said(summary, "Break-even", "Omslagpunten"));
  for (size_t i = 0; i < sensitivity->n_break_even; i++) wa_write_break_even(summary, &sensitivity->break_even[i]);
  for (size_t s = 0; sensitivity->scenarios && s < summary->results->model->n_strategies; s++)
    if (s != summary->results->comparator) wa_write_scenarios(summary, sensitivity->scenarios, s);
}
