/* Decisions under uncertainty in the terminal summary: one row per decision. */
#include <math.h>
#include <stdint.h>

#include "analysis/decisions.h"
#include "reports/figure.h"
#include "reports/summary.h"
#include "reports/text_table.h"

enum { WA_MOST_WIDTH = 32 };

typedef struct wa_decision_words {
  wa_summary *summary;
  const wa_decisions *decisions;
  bool worth; /* the value of information is shown */
} wa_decision_words;

static const char *wa_decider_words(const wa_decision_words *words, const wa_decision_table *table) {
  const wa_summary *summary = words->summary;
  const wa_model *model = summary->results->model;
  const wa_stakeholder *party = table->decider == SIZE_MAX ? NULL : &model->stakeholders[table->decider];
  const char *society = summary->dutch ? "maatschappij" : "society";
  const char *name = party ? wa_label_text(party->label, summary->language, party->name) : society;
  if (table->by_net) return wa_printf(summary->arena, summary->dutch ? "%s, eigen saldo" : "%s, own net", name);
  const wa_outcome *effect = &model->outcomes[model->settings.effect];
  return wa_printf(summary->arena, summary->dutch ? "%s, bij %s per %s" : "%s, at %s per %s", name,
                   wa_summary_money(summary, table->threshold, table->threshold),
                   effect->unit_text ? effect->unit_text : wa_label_text(effect->label, summary->language, effect->name));
}

/* The parameter that matters most for the decision, with its share of all uncertainty about it. */
static const char *wa_most_words(const wa_decision_words *words, const wa_decision_table *table) {
  size_t most = wa_most_wanted(words->decisions, table);
  if (most == SIZE_MAX) return "-";
  const wa_knowledge *knowledge = &words->decisions->knowledge[most];
  const wa_parameter *parameter = &words->summary->results->model->parameters[knowledge->parameter];
  const char *name = wa_label_text(parameter->label, words->summary->language, parameter->name);
  return wa_printf(words->summary->arena, "%s (%s)", wa_summary_short(words->summary, name, WA_MOST_WIDTH),
                   wa_figure_percent(words->summary->arena, round(100 * table->worth[most].value / table->result.evpi) / 100,
                                     words->summary->language));
}

/* With one decimal; what is not certain is not written as certain. */
static const char *wa_chance_words(const wa_summary *summary, double chance) {
  double shown = round(1000 * chance) / 1000;
  if (shown == 1 && chance < 1) return wa_printf(summary->arena, ">%s", wa_figure_percent(summary->arena, 0.999, summary->language));
  return wa_figure_percent(summary->arena, shown, summary->language);
}

static void wa_decision_row(const wa_decision_words *words, wa_text_table *rows, const wa_decision_table *table, double like) {
  const wa_summary *summary = words->summary;
  const wa_choice_result *result = &table->result;
  const char *cells[] = {
      wa_decider_words(words, table), wa_summary_strategy(summary, result->best),
      wa_chance_words(summary, result->probability[result->best]),
      wa_summary_money(summary, result->evpi, like), words->worth ? wa_most_words(words, table) : ""};
  wa_text_table_row(rows, cells);
}

static const char *wa_worth_heading(const wa_summary *summary) {
  return wa_printf(summary->arena, "EVPI (%s)", summary->currency);
}

/* What the population as a whole would gain by perfect information, for the decision in which that is most. */
static void wa_population_words(const wa_decision_words *words) {
  wa_summary *summary = words->summary;
  const wa_decisions *decisions = words->decisions;
  const wa_decision_table *most = &decisions->tables[0];
  for (size_t t = 1; t < decisions->n_tables; t++)
    if (decisions->tables[t].result.evpi > most->result.evpi) most = &decisions->tables[t];
  double worth = most->result.evpi * wa_per_population(decisions), years = decisions->years;
  if (!isfinite(worth)) return;
  const char *period = wa_figure(summary->arena, years, fabs(years - round(years)) < 1e-9 ? 0 : 1, summary->language);
  wa_text_addf(&summary->text,
               summary->dutch ? "  Volledige kennis is voor alle betrokkenen van %s jaar samen hoogstens %s %s waard (%s)\n"
                              : "  Over %s years, knowing everything is worth at most %s %s to all concerned (%s)\n",
               period, wa_summary_money(summary, worth, worth), summary->currency, wa_decider_words(words, most));
}

void wa_summarise_decisions(wa_summary *summary, const wa_decisions *decisions) {
  static const char *const heads[2][4] = {{"Decision", "best choice", "chance", "matters most (of EVPI)"},
                                          {"Beslissing", "beste keuze", "kans", "bepaalt het meest (van EVPI)"}};
  if (!decisions || decisions->n_tables == 0) return;
  wa_decision_words words = {summary, decisions, decisions->n_knowledge > 0};
  const char *const *head = heads[summary->dutch];
  wa_text_table rows = wa_text_table_new(summary->arena, words.worth ? 5 : 4);
  const char *cells[] = {head[0], head[1], head[2], wa_worth_heading(summary), head[3]};
  double like = 0;
  wa_text_table_row(&rows, cells);
  for (size_t t = 0; t < decisions->n_tables; t++) like = fmax(like, decisions->tables[t].result.evpi);
  for (size_t t = 0; t < decisions->n_tables; t++) wa_decision_row(&words, &rows, &decisions->tables[t], like);
  wa_text_addf(&summary->text, summary->dutch ? "\nBeslissen bij onzekerheid (%s trekkingen)\n" : "\nDeciding under uncertainty (%s draws)\n",
               wa_figure(summary->arena, (double)decisions->n, 0, summary->language));
  wa_text_table_write(&rows, &summary->text, 2, SIZE_MAX);
  wa_population_words(&words);
}
