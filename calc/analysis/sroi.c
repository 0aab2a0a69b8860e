/* Social return on investment, and who pays for whose gain.
 *
 * A guide to Social Return on Investment (2012), stages 4 and 5: SROI = present value of benefits / present
 * value of investment. The investment is the paying side of the lines marked `invest`; everything else,
 * including what the receiver of such a payment gets, is benefit, negative outcomes too. So
 * NPV = benefits - investment is society's net, and SROI = 1 + NPV / investment. */
#include <stdint.h>

#include "analysis/build.h"

static wa_id wa_named_money(wa_results *results, wa_id node, const char *name, size_t strategy) {
  return wa_name(results, node, name, strategy, wa_money_unit(results));
}

static wa_id wa_named_ratio(wa_results *results, wa_id node, const char *name, size_t strategy) {
  return wa_name(results, node, name, strategy, wa_unit_one());
}

/* Which row of a line: per year, discounted or not. */
static wa_id wa_line_row(const wa_line_result *line, bool discounted) {
  return discounted ? line->incremental_discounted_by_year : line->incremental_by_year;
}

static wa_id wa_investment_row(wa_results *results, const wa_strategy_result *own, bool discounted) {
  wa_terms terms = {0};
  for (size_t i = 0; i < results->model->n_lines; i++)
    if (results->model->lines[i].invest) wa_term(results, &terms, wa_line_row(&own->lines[i], discounted));
  return wa_sum(results, terms);
}

static wa_id wa_benefits_row(wa_results *results, const wa_strategy_result *own, bool discounted) {
  wa_terms terms = {0};
  for (size_t i = 0; i < results->model->n_lines; i++) {
    const wa_line *line = &results->model->lines[i];
    wa_id row = wa_line_row(&own->lines[i], discounted);
    if (line->n_to) wa_term(results, &terms, row);
    if (line->n_from && !line->invest) wa_term(results, &terms, wa_op1(results->graph, WA_OP_NEGATE, row));
  }
  return wa_sum(results, terms);
}

/* Years until the benefits so far have caught up with the investment so far. The investment of a year is
 * paid at its start, its benefits come evenly over it: in the year in which they catch up, payback is the
 * share of the year's benefits that is needed. (For an investment at the start and equal benefits this is
 * the guide's investment / yearly benefit.) Missing when they never do within the horizon. */
wa_id wa_payback_years(wa_results *results, wa_id investment, wa_id benefits) {
  wa_graph *graph = results->graph;
  wa_id number = wa_series_by_rule(graph, "years_before", WA_YEAR, (wa_rule){.kind = WA_SERIES_COUNT});
  wa_id zero = wa_number(results, 0);
  wa_id invested = wa_op1(graph, WA_OP_RUNNING_SUM, investment), gained = wa_op1(graph, WA_OP_RUNNING_SUM, benefits);
  wa_id needed = wa_minus(results, invested, wa_minus(results, gained, benefits));
  wa_id share = wa_at_least_zero(results, wa_op2(graph, WA_OP_DIVIDE, needed, benefits));
  wa_id caught_up = wa_op2(graph, WA_OP_AND, wa_op2(graph, WA_OP_GREATER_EQUAL, gained, invested),
                           wa_op2(graph, WA_OP_GREATER, benefits, zero));
  wa_id moment = wa_op3(graph, WA_OP_IF, caught_up, wa_plus(results, number, share), wa_missing(graph));
  return wa_op1(graph, WA_OP_LOWEST_IN, moment);
}

wa_id wa_when_invested(wa_results *results, wa_id investment, wa_id value) {
  wa_id positive = wa_op2(results->graph, WA_OP_GREATER, investment, wa_number(results, 0));
  return wa_op3(results->graph, WA_OP_IF, positive, value, wa_missing(results->graph));
}

static void wa_build_payback(wa_results *results, size_t s) {
  wa_strategy_result *own = &results->strategies[s];
  wa_sroi_result *sroi = &own->sroi;
  sroi->investment_by_year = wa_named_money(results, wa_investment_row(results, own, false), "investment_by_year", s);
  sroi->benefits_by_year = wa_named_money(results, wa_benefits_row(results, own, false), "benefits_by_year", s);
  sroi->investment_discounted_by_year =
      wa_named_money(results, wa_investment_row(results, own, true), "investment_discounted_by_year", s);
  sroi->benefits_discounted_by_year =
      wa_named_money(results, wa_benefits_row(results, own, true), "benefits_discounted_by_year", s);
  sroi->payback = sroi->payback_discounted = wa_missing(results->graph);
  if (results->graph->nodes[sroi->investment_by_year].axis == WA_YEAR) {
    sroi->payback = wa_payback_years(results, sroi->investment_by_year, sroi->benefits_by_year);
    sroi->payback_discounted =
        wa_payback_years(results, sroi->investment_discounted_by_year, sroi->benefits_discounted_by_year);
  }
  wa_unit year = wa_unit_of("year");
  sroi->payback = wa_name(results, wa_when_invested(results, sroi->investment, sroi->payback), "payback_years", s, year);
  sroi->payback_discounted = wa_name(results, wa_when_invested(results, sroi->investment, sroi->payback_discounted),
                                     "payback_years_discounted", s, year);
}

/* 1 + net / investment over the entries that `keep` accepts. */
static wa_id wa_partial_ratio(wa_results *results, const wa_strategy_result *own, bool (*keep)(const wa_entry *),
                              bool undiscounted) {
  wa_terms net = {0}, invested = {0};
  for (size_t i = 0; i < own->n_entries; i++) {
    const wa_entry *entry = &own->entries[i];
    if (!keep(entry)) continue;
    wa_id value = undiscounted ? entry->total : entry->present_value;
    wa_term(results, &net, value);
    if (entry->investment) wa_term(results, &invested, wa_op1(results->graph, WA_OP_NEGATE, value));
  }
  wa_id investment = wa_sum(results, invested);
  return wa_ratio(results, wa_plus(results, wa_sum(results, net), investment), investment);
}

static bool wa_keep_all(const wa_entry *entry) { return entry->line != SIZE_MAX; }
static bool wa_keep_cash(const wa_entry *entry) { return entry->cash; }
static bool wa_keep_but_health(const wa_entry *entry) { return !entry->health; }

/* The variant that adds negative outcomes to the investment instead of netting them: positives / (I + negatives). */
static wa_id wa_negatives_invested(wa_results *results, const wa_strategy_result *own) {
  wa_terms gains = {0}, costs = {0};
  wa_term(results, &costs, own->sroi.investment);
  for (size_t i = 0; i < results->model->n_lines; i++) {
    const wa_line *line = &results->model->lines[i];
    wa_id value = own->lines[i].created;
    if (line->invest) value = line->n_to ? own->lines[i].incremental : wa_number(results, 0);
    wa_term(results, &gains, wa_at_least_zero(results, value));
    wa_term(results, &costs, wa_at_least_zero(results, wa_op1(results->graph, WA_OP_NEGATE, value)));
  }
  return wa_when_invested(results, own->sroi.investment, wa_ratio(results, wa_sum(results, gains), wa_sum(results, costs)));
}

static void wa_build_ratios(wa_results *results, size_t s) {
  wa_strategy_result *own = &results->strategies[s];
  wa_sroi_result *sroi = &own->sroi;
  sroi->ratio = wa_named_ratio(results, wa_ratio(results, sroi->benefits, sroi->investment), "sroi", s);
  sroi->net_ratio = wa_named_ratio(results, wa_ratio(results, sroi->npv, sroi->investment), "net_sroi", s);
  sroi->cash_only_ratio =
      wa_named_ratio(results, wa_partial_ratio(results, own, wa_keep_cash, false), "cash_only_ratio", s);
  sroi->ratio_without_health =
      wa_named_ratio(results, wa_partial_ratio(results, own, wa_keep_but_health, false), "ratio_without_health", s);
  sroi->undiscounted_ratio =
      wa_named_ratio(results, wa_partial_ratio(results, own, wa_keep_all, true), "undiscounted_ratio", s);
  sroi->ratio_negatives_invested =
      wa_named_ratio(results, wa_negatives_invested(results, own), "ratio_negatives_invested", s);
}

/* Wrong pocket: who invests and loses on balance; what would make the losers whole; whether the winners'
 * own cash could pay for it. */
static void wa_build_pockets(wa_results *results, size_t s) {
  wa_strategy_result *own = &results->strategies[s];
  wa_terms wrong = {0}, losses = {0}, cash = {0};
  wa_id zero = wa_number(results, 0);
  for (size_t i = 0; i < results->model->n_stakeholders; i++) {
    if (!wa_party_reported(results->model, i)) continue;
    const wa_party_result *party = &own->parties[i];
    wa_id loses = wa_op2(results->graph, WA_OP_LESS, party->net, zero);
    wa_term(results, &wrong, wa_op3(results->graph, WA_OP_IF, loses, party->invests, zero));
    wa_term(results, &losses, party->loss);
    wa_term(results, &cash, party->spare_cash);
  }
  wa_sroi_result *sroi = &own->sroi;
  wa_id share = wa_ratio(results, wa_sum(results, wrong), sroi->investment);
  sroi->wrong_pocket_share = wa_named_ratio(results, share, "wrong_pocket_share", s);
  sroi->compensation = wa_named_money(results, wa_sum(results, losses), "compensation", s);
  sroi->winners_cash = wa_named_money(results, wa_sum(results, cash), "winners_cash", s);
  wa_id covered = wa_op2(results->graph, WA_OP_GREATER_EQUAL, sroi->winners_cash, sroi->compensation);
  sroi->compensation_covered = wa_named_ratio(results, covered, "compensation_covered", s);
}

static void wa_build_strategy_sroi(wa_results *results, size_t s) {
  wa_strategy_result *own = &results->strategies[s];
  wa_terms invested = {0}, nets = {0};
  for (size_t i = 0; i < results->model->n_stakeholders; i++) {
    if (!wa_party_reported(results->model, i)) continue;
    wa_term(results, &invested, own->parties[i].invests);
    wa_term(results, &nets, own->parties[i].net);
  }
  own->sroi.investment = wa_named_money(results, wa_sum(results, invested), "investment", s);
  own->sroi.npv = wa_named_money(results, wa_sum(results, nets), "npv", s);
  own->sroi.benefits = wa_named_money(results, wa_plus(results, own->sroi.npv, own->sroi.investment), "benefits", s);
  wa_build_payback(results, s);
  wa_build_ratios(results, s);
  wa_build_pockets(results, s);
}

void wa_build_sroi(wa_results *results) {
  for (size_t s = 0; s < results->n_strategies; s++) wa_build_strategy_sroi(results, s);
}
