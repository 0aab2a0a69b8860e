/* What a strategy means to one party: its share of what goes in and of what comes out, when it has its money back,
 * and what would make the deal work for it. */
#include "analysis/edition.h"

#include <stdint.h>

#include "analysis/build.h"
#include "analysis/shown_draws.h"

static const char *wa_of_party(wa_results *results, size_t party, const char *part) {
  return wa_printf(results->arena, "%s.%s", results->model->stakeholders[party].name, part);
}

/* The party's investments, or all else that touches it, per year. */
static wa_id wa_party_row(wa_results *results, size_t strategy, size_t party, bool investment) {
  const wa_strategy_result *own = &results->strategies[strategy];
  wa_terms terms = {0};
  for (size_t i = 0; i < own->n_entries; i++)
    if (own->entries[i].stakeholder == party && own->entries[i].investment == investment)
      wa_term(results, &terms, own->entries[i].by_year);
  wa_id sum = wa_sum(results, terms);
  return investment ? wa_op1(results->graph, WA_OP_NEGATE, sum) : sum;
}

static void wa_view_years(wa_results *results, size_t s, size_t p, wa_party_view *view) {
  const wa_party_result *party = &results->strategies[s].parties[p];
  wa_unit money = wa_money_unit(results);
  view->invests_by_year = wa_name(results, wa_party_row(results, s, p, true), wa_of_party(results, p, "invests_by_year"), s, money);
  view->gains_by_year = wa_name(results, wa_party_row(results, s, p, false), wa_of_party(results, p, "gains_by_year"), s, money);
  bool spread = results->graph->nodes[party->net_by_year].axis == WA_YEAR;
  wa_id so_far = spread ? wa_op1(results->graph, WA_OP_RUNNING_SUM, party->net_by_year) : party->net_by_year;
  view->cumulative = wa_name(results, so_far, wa_of_party(results, p, "cumulative"), s, money);
  view->year_begins = wa_name(results, wa_minus(results, view->cumulative, view->gains_by_year),
                              wa_of_party(results, p, "year_begins"), s, money);
  bool invests = results->graph->nodes[view->invests_by_year].axis == WA_YEAR;
  wa_id payback = invests && spread ? wa_payback_years(results, view->invests_by_year, view->gains_by_year)
                                    : wa_missing(results->graph);
  view->payback = wa_name(results, wa_when_invested(results, party->invests, payback),
                          wa_of_party(results, p, "payback_years"), s, wa_unit_of("year"));
}

static void wa_view_shares(wa_results *results, size_t s, size_t p, wa_party_view *view) {
  const wa_party_result *party = &results->strategies[s].parties[p];
  const wa_sroi_result *sroi = &results->strategies[s].sroi;
  view->investment_share = wa_name(results, wa_ratio(results, party->invests, sroi->investment),
                                   wa_of_party(results, p, "investment_share"), s, wa_unit_one());
  view->benefit_share = wa_name(results, wa_ratio(results, party->gains, sroi->benefits),
                                wa_of_party(results, p, "benefit_share"), s, wa_unit_one());
}

/* Sum of the discount factors at the start of each year of the horizon: the present value of one unit of money a
 * year, paid in advance. */
static wa_id wa_year_in_advance(wa_results *results) {
  wa_graph *graph = results->graph;
  size_t years = graph->length[WA_YEAR];
  double *numbers = WA_NEW_ARRAY(results->arena, double, years);
  for (size_t i = 0; i < years; i++) numbers[i] = (double)i;
  wa_id number = wa_series_node(graph, "years_before", WA_YEAR, numbers);
  wa_id rate = wa_plus(results, wa_number(results, 1), results->lowered->discount[WA_COSTS]);
  wa_id factor = wa_op2(graph, WA_OP_POWER, rate, wa_op1(graph, WA_OP_NEGATE, number));
  wa_id named = wa_name(results, factor, "discount_factor_year", SIZE_MAX, wa_unit_one());
  return wa_name(results, wa_op1(graph, WA_OP_SUM, named), "year_in_advance", SIZE_MAX, wa_unit_one());
}

/* Losers need their loss; winners together can pay it, each in proportion to the cash it can spare. */
static void wa_view_deal(wa_results *results, size_t s, size_t p, wa_id in_advance, wa_party_view *view) {
  const wa_party_result *party = &results->strategies[s].parties[p];
  const wa_sroi_result *sroi = &results->strategies[s].sroi;
  wa_unit money = wa_money_unit(results);
  view->loss_per_year = wa_name(results, wa_op2(results->graph, WA_OP_DIVIDE, party->loss, in_advance),
                                wa_of_party(results, p, "loss_per_year"), s, money);
  wa_id part[] = {wa_number(results, 1), wa_op2(results->graph, WA_OP_DIVIDE, sroi->compensation, sroi->winners_cash)};
  wa_id share = wa_node_add(results->graph, WA_OP_MIN, part, 2, 0, (wa_span){0});
  wa_id any = wa_op2(results->graph, WA_OP_GREATER, sroi->winners_cash, wa_number(results, 0));
  wa_id pays = wa_op3(results->graph, WA_OP_IF, any, wa_times(results, party->spare_cash, share), wa_number(results, 0));
  view->contribution = wa_name(results, pays, wa_of_party(results, p, "contribution"), s, money);
  view->kept = wa_name(results, wa_minus(results, party->net, view->contribution), wa_of_party(results, p, "kept"), s, money);
}

static wa_id wa_net_so_far(wa_results *results, size_t s) {
  const wa_sroi_result *sroi = &results->strategies[s].sroi;
  wa_id net = wa_minus(results, sroi->benefits_by_year, sroi->investment_by_year);
  if (results->graph->nodes[net].axis == WA_YEAR) net = wa_op1(results->graph, WA_OP_RUNNING_SUM, net);
  return wa_name(results, net, "cumulative", s, wa_money_unit(results));
}

void wa_build_editions(wa_results *results) {
  const wa_model *model = results->model;
  wa_id in_advance = wa_year_in_advance(results);
  for (size_t s = 0; s < results->n_strategies; s++) {
    wa_party_view *views = WA_NEW_ARRAY(results->arena, wa_party_view, model->n_stakeholders + 1);
    for (size_t p = 0; p < model->n_stakeholders; p++) {
      wa_view_years(results, s, p, &views[p]);
      wa_view_shares(results, s, p, &views[p]);
      wa_view_deal(results, s, p, in_advance, &views[p]);
    }
    results->strategies[s].views = views;
    wa_strategy_result *own = &results->strategies[s];
    own->cumulative = wa_net_so_far(results, s);
    own->year_begins = wa_name(results, wa_minus(results, own->cumulative, own->sroi.benefits_by_year), "year_begins", s,
                               wa_money_unit(results));
  }
}

wa_verdict wa_verdict_of(const wa_results *results, size_t strategy, size_t party) {
  const wa_party_result *own = &results->strategies[strategy].parties[party];
  double net = wa_result_value(results, own->net);
  if (net > WA_NO_CHANGE) return WA_WINS;
  if (net < -WA_NO_CHANGE) return WA_LOSES;
  return WA_EVEN;
}
