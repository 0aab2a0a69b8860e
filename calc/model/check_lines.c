/* Lines that are right one by one, but count something twice or not at all. */
#include <stdint.h>

#include "model/read.h"

/* An investment paid to somebody, and the same somebody's spending of it marked as an investment again. */
static void wa_check_invest_twice(wa_load *load) {
  const wa_model *model = load->model;
  const wa_line **paid = WA_NEW_ARRAY(load->arena, const wa_line *, model->n_stakeholders + 1);
  for (size_t i = 0; i < model->n_lines; i++)
    for (size_t j = 0; model->lines[i].invest && j < model->lines[i].n_to; j++)
      paid[model->lines[i].to[j].stakeholder] = &model->lines[i];
  for (size_t i = 0; i < model->n_lines; i++)
    for (size_t j = 0; model->lines[i].invest && j < model->lines[i].n_from; j++) {
      const wa_line *payment = paid[model->lines[i].from[j].stakeholder];
      if (!payment || payment == &model->lines[i]) continue;
      wa_warn(load->diags, model->lines[i].span, "'%s' and '%s' may count the same money twice as investment",
              payment->name, model->lines[i].name);
      wa_hint(load->diags, "'%s' pays %s, which spends it in '%s': mark one of them 'invest'", payment->name,
              model->stakeholders[model->lines[i].from[j].stakeholder].name, model->lines[i].name);
      wa_also(load->diags, payment->span, "the payment stands here");
    }
}

static void wa_check_deadweight(wa_load *load, const wa_line *line) {
  if (!line->deadweight.expr || !line->quantity.expr || !(line->quantity.expr->uses & (WA_USES_COHORT | WA_USES_TREE))) return;
  wa_warn(load->diags, line->deadweight.span, "deadweight on a quantity of the %s corrects twice",
          line->quantity.expr->uses & WA_USES_COHORT ? "cohort" : "tree");
  wa_hint(load->diags, "what would have happened anyway is in the comparator already");
}

static void wa_check_starts(wa_load *load, const wa_line *line) {
  double starts;
  if (!wa_formula_literal(&line->starts, &starts) || starts < load->model->settings.horizon) return;
  wa_warn(load->diags, line->starts.span, "'%s' starts at or after the end of the horizon and counts for nothing", line->name);
}

/* An investment is what somebody puts in; written below zero it would make the ratio meaningless. */
static void wa_check_negative_investment(wa_load *load, const wa_line *line) {
  double amount;
  if (!line->invest || !wa_formula_literal(&line->amount, &amount) || amount >= 0) return;
  wa_warn(load->diags, line->amount.span, "the investment '%s' is below zero", line->name);
  wa_hint(load->diags, "'from' says who pays: write the amount without a minus sign");
}

static void wa_check_to_itself(wa_load *load, const wa_line *line) {
  if (line->n_from != 1 || line->n_to != 1 || line->from[0].stakeholder != line->to[0].stakeholder) return;
  wa_warn(load->diags, line->to[0].span, "'%s' is paid by %s to itself and moves nothing", line->name,
          load->model->stakeholders[line->to[0].stakeholder].name);
}

void wa_check_lines(wa_load *load) {
  wa_check_invest_twice(load);
  for (size_t i = 0; i < load->model->n_lines; i++) {
    wa_check_deadweight(load, &load->model->lines[i]);
    wa_check_starts(load, &load->model->lines[i]);
    wa_check_negative_investment(load, &load->model->lines[i]);
    wa_check_to_itself(load, &load->model->lines[i]);
  }
}
