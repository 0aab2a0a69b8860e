/* Money over the years, undiscounted: what each payer spends under each strategy (budget impact), and how the net
 * of everybody adds up (when it is earned back).
 *
 * Budget impact follows the layout of the ISPOR task force (Sullivan et al., Value in Health 2014;17:5-14): the
 * budget holder's own money, per year, undiscounted, with and without the intervention. */
#include <stdint.h>

#include "analysis/build.h"

/* Payers are organisations that pay for a cash line; households have no budget to be planned. */
static void wa_list_payers(wa_results *results) {
  wa_budget *budget = &results->budget;
  budget->payers = WA_NEW_ARRAY(results->arena, size_t, results->model->n_stakeholders + 1);
  for (size_t i = 0; i < results->model->n_stakeholders; i++)
    if (wa_pays_cash(results->model, i)) budget->payers[budget->n_payers++] = i;
}

/* The party's part of the strategy's own cash lines. */
static void wa_add_side(wa_results *results, wa_terms *terms, const wa_split *split, const wa_id *shares, size_t n,
                        size_t party, wa_id value) {
  for (size_t i = 0; i < n; i++)
    if (split[i].stakeholder == party) wa_term(results, terms, shares[i] == WA_NONE ? value : wa_times(results, shares[i], value));
}

static const char *wa_budget_name(wa_results *results, size_t party, const char *part) {
  return wa_printf(results->arena, "%s.%s", results->model->stakeholders[party].name, part);
}

static wa_id wa_budget_node(wa_results *results, wa_id node, size_t strategy, size_t party, const char *part) {
  return wa_name(results, node, wa_budget_name(results, party, part), strategy, wa_money_unit(results));
}

/* The sum of a row of years; a row that is the same number every year may be held as that number. */
static wa_id wa_over_years(wa_results *results, wa_id row) {
  if (results->graph->nodes[row].axis != WA_SCALAR) return wa_op1(results->graph, WA_OP_SUM, row);
  return wa_times(results, row, wa_number(results, (double)results->graph->length[WA_YEAR]));
}

static void wa_spend(wa_results *results, size_t s, size_t party, wa_budget_row *row) {
  const wa_model *model = results->model;
  wa_terms pays = {0}, receives = {0};
  for (size_t l = 0; l < model->n_lines; l++) {
    const wa_line *line = &model->lines[l];
    wa_id value = results->strategies[s].lines[l].by_year;
    if (!line->cash) continue;
    wa_add_side(results, &pays, line->from, results->lowered->from_shares[l], line->n_from, party, value);
    wa_add_side(results, &receives, line->to, results->lowered->to_shares[l], line->n_to, party, value);
  }
  row->receives_any = receives.n > 0;
  row->pays = wa_budget_node(results, wa_sum(results, pays), s, party, "budget_pays");
  row->receives = wa_budget_node(results, wa_sum(results, receives), s, party, "budget_receives");
  row->net = wa_budget_node(results, wa_minus(results, row->pays, row->receives), s, party, "budget");
  row->total = wa_budget_node(results, wa_over_years(results, row->net), s, party, "budget_total");
}

static void wa_compare_budget(wa_results *results, size_t s, size_t party, wa_budget_row *row, const wa_budget_row *base) {
  row->impact = wa_budget_node(results, wa_minus(results, row->net, base->net), s, party, "budget_impact");
  row->impact_total = wa_budget_node(results, wa_minus(results, row->total, base->total), s, party, "budget_impact_total");
}

/* The impact spread over all members and the months of a year: what an insurer compares with its premium (per member per
 * month, PMPM). Over all years: the mean of the months of the horizon. */
static void wa_share_impact(wa_results *results, size_t s, size_t party, wa_budget_row *row) {
  wa_id members = results->lowered->members[party];
  row->per_member = row->per_member_mean = WA_NONE;
  if (members == WA_NONE) return;
  wa_id months = wa_times(results, members, wa_number(results, 12));
  wa_id all = wa_times(results, months, wa_number(results, results->model->settings.horizon));
  row->per_member = wa_budget_node(results, wa_ratio(results, row->impact, months), s, party, "budget_per_member");
  row->per_member_mean = wa_budget_node(results, wa_ratio(results, row->impact_total, all), s, party, "budget_per_member_mean");
}

/* What has come in so far less what has gone out, for everybody. */
static void wa_accumulate(wa_results *results, size_t s) {
  const wa_sroi_result *sroi = &results->strategies[s].sroi;
  wa_unit money = wa_money_unit(results);
  wa_id net = wa_minus(results, sroi->benefits_by_year, sroi->investment_by_year);
  bool spread = results->graph->nodes[net].axis == WA_YEAR;
  wa_id so_far = spread ? wa_op1(results->graph, WA_OP_RUNNING_SUM, net) : net;
  results->cash[s].net_by_year = wa_name(results, net, "net_by_year", s, money);
  results->cash[s].net_so_far = wa_name(results, so_far, "net_so_far", s, money);
}

void wa_build_budget(wa_results *results) {
  wa_budget *budget = &results->budget;
  wa_list_payers(results);
  budget->rows = WA_NEW_ARRAY(results->arena, wa_budget_row *, results->n_strategies);
  results->cash = WA_NEW_ARRAY(results->arena, wa_cash_path, results->n_strategies);
  for (size_t s = 0; s < results->n_strategies; s++) {
    budget->rows[s] = WA_NEW_ARRAY(results->arena, wa_budget_row, budget->n_payers + 1);
    for (size_t i = 0; i < budget->n_payers; i++) wa_spend(results, s, budget->payers[i], &budget->rows[s][i]);
    wa_accumulate(results, s);
  }
  for (size_t s = 0; s < results->n_strategies; s++)
    for (size_t i = 0; i < budget->n_payers; i++) {
      wa_compare_budget(results, s, budget->payers[i], &budget->rows[s][i], &budget->rows[results->comparator][i]);
      wa_share_impact(results, s, budget->payers[i], &budget->rows[s][i]);
    }
}
