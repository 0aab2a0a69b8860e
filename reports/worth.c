#include "reports/worth.h"

#include <math.h>
#include <stdint.h>

#include "base/text.h"
#include "reports/figure.h"

const char *wa_decision_text(const wa_report *report, const wa_decision_table *table) {
  const char *who = wa_stakeholder_text(report, table->decider);
  if (table->by_net) return wa_printf(report->arena, "%s, %s", who, wa_rt(report, WA_T_U_OWN_NET));
  return wa_printf(report->arena, "%s, %s %s", who, wa_rt(report, WA_T_U_AT),
                   wa_figure(report->arena, table->threshold, wa_figure_decimals(table->threshold), report->language));
}

const char *wa_knowledge_text(const wa_report *report, const wa_knowledge *knowledge) {
  const wa_model *model = report->model;
  if (knowledge->study)
    return wa_printf(report->arena, "%s, %.0f %s", knowledge->name, knowledge->patients, wa_rt(report, WA_T_U_PATIENTS));
  if (knowledge->parameter == SIZE_MAX) return knowledge->name;
  return wa_rl(report, model->parameters[knowledge->parameter].label, knowledge->name);
}

const size_t *wa_worth_order(const wa_report *report, size_t table, size_t *n_parameters) {
  const wa_decisions *decisions = report->results->decisions;
  const wa_information *worth = decisions->tables[table].worth;
  size_t *order = WA_NEW_ARRAY(report->arena, size_t, decisions->n_knowledge + 1), n = 0;
  while (n < decisions->n_knowledge && decisions->knowledge[n].parameter != SIZE_MAX) {
    size_t place = n;
    for (; place > 0 && worth[n].value > worth[order[place - 1]].value; place--) order[place] = order[place - 1];
    order[place] = n++;
  }
  *n_parameters = n;
  for (size_t k = n; k < decisions->n_knowledge; k++) order[k] = k;
  return order;
}
