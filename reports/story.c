#include "reports/story.h"

#include <math.h>
#include <string.h>

#include "analysis/shown_draws.h"
#include "analysis/tie.h"

typedef struct wa_clause_list {
  wa_clause *clauses;
  size_t n;
} wa_clause_list;

static wa_condition wa_if(wa_id node, wa_test test, wa_id than) { return (wa_condition){test, node, than}; }
static wa_condition wa_above(wa_id node) { return wa_if(node, WA_TEST_ABOVE, WA_NONE); }
static wa_condition wa_below(wa_id node) { return wa_if(node, WA_TEST_BELOW, WA_NONE); }
static wa_condition wa_always(void) { return (wa_condition){0}; }

static void wa_then(wa_clause_list *list, wa_condition a, wa_condition b, wa_text_id text) {
  list->clauses[list->n++] = (wa_clause){{a, b}, text};
}

static void wa_otherwise(wa_clause_list *list, wa_text_id text) { wa_then(list, wa_always(), wa_always(), text); }

static void wa_verdict_clauses(const wa_results *results, size_t strategy, size_t party, wa_clause_list *list) {
  const wa_strategy_result *own = &results->strategies[strategy];
  const wa_party_result *result = &own->parties[party];
  wa_then(list, wa_above(result->net), wa_always(), WA_T_E_WIN);
  wa_then(list, wa_below(result->net), wa_always(), WA_T_E_LOSE);
  wa_then(list, wa_if(result->invests, WA_TEST_ZERO, WA_NONE), wa_if(result->gains, WA_TEST_ZERO, WA_NONE), WA_T_E_UNTOUCHED);
  wa_otherwise(list, WA_T_E_EVEN);
}

static void wa_investment_clauses(const wa_results *results, size_t strategy, size_t party, wa_clause_list *list) {
  const wa_strategy_result *own = &results->strategies[strategy];
  const wa_party_result *result = &own->parties[party];
  const wa_party_view *view = &own->views[party];
  wa_then(list, wa_below(result->invests), wa_always(), WA_T_E_LESS_YOU);
  wa_then(list, wa_if(result->invests, WA_TEST_ZERO, WA_NONE), wa_above(own->sroi.investment), WA_T_E_NOT_YOU);
  wa_then(list, wa_if(result->invests, WA_TEST_ZERO, WA_NONE), wa_always(), WA_T_E_NOBODY_INVESTS);
  wa_then(list, wa_if(view->investment_share, WA_TEST_ABOVE, view->benefit_share), wa_always(), WA_T_E_MORE_IN);
  wa_then(list, wa_if(view->investment_share, WA_TEST_BELOW, view->benefit_share), wa_always(), WA_T_E_MORE_OUT);
  wa_then(list, wa_if(view->investment_share, WA_TEST_AT_LEAST, view->benefit_share), wa_always(), WA_T_E_SAME_SHARE);
  wa_otherwise(list, WA_T_E_INVESTOR);
}

static void wa_payback_clauses(const wa_results *results, size_t strategy, size_t party, wa_clause_list *list) {
  const wa_strategy_result *own = &results->strategies[strategy];
  wa_id payback = own->views[party].payback;
  wa_then(list, wa_above(own->parties[party].invests), wa_if(payback, WA_TEST_AT_LEAST, WA_NONE), WA_T_E_PAID_BACK);
  wa_then(list, wa_above(own->parties[party].invests), wa_always(), WA_T_E_NOT_PAID_BACK);
  wa_otherwise(list, WA_T_E_NOTHING_TO_PAY_BACK);
}

/* Who loses alone loses all that there is to compensate. Households that do not lose are not asked to pay. */
static void wa_deal_clauses(const wa_results *results, size_t strategy, size_t party, wa_clause_list *list) {
  const wa_strategy_result *own = &results->strategies[strategy];
  const wa_party_result *result = &own->parties[party];
  const wa_sroi_result *sroi = &own->sroi;
  wa_condition covered = wa_if(sroi->winners_cash, WA_TEST_AT_LEAST, sroi->compensation);
  wa_condition alone = wa_if(result->loss, WA_TEST_AT_LEAST, sroi->compensation);
  wa_then(list, wa_if(sroi->compensation, WA_TEST_ZERO, WA_NONE), wa_always(), WA_T_E_NOBODY_LOSES);
  wa_then(list, alone, covered, WA_T_E_ONLY_LOSER_COVERED);
  wa_then(list, alone, wa_above(sroi->winners_cash), WA_T_E_ONLY_LOSER_PARTLY);
  wa_then(list, wa_below(result->net), covered, WA_T_E_LOSER_COVERED);
  wa_then(list, wa_below(result->net), wa_above(sroi->winners_cash), WA_T_E_LOSER_PARTLY);
  wa_then(list, wa_below(result->net), wa_always(), WA_T_E_LOSER_ALONE);
  bool household = results->model->stakeholders[party].kind == WA_HOUSEHOLD;
  wa_condition only = wa_if(result->spare_cash, WA_TEST_AT_LEAST, sroi->winners_cash);
  wa_then(list, wa_if(result->spare_cash, WA_TEST_ZERO, WA_NONE), wa_always(), household ? WA_T_E_HOUSEHOLD : WA_T_E_NOTHING_TO_SPARE);
  wa_then(list, only, covered, WA_T_E_ONLY_WINNER_COVERS);
  wa_then(list, only, wa_always(), WA_T_E_ONLY_WINNER_PARTLY);
  wa_then(list, covered, wa_always(), WA_T_E_WINNER_COVERS);
  wa_otherwise(list, WA_T_E_WINNER_PARTLY);
}

size_t wa_clauses(const wa_results *results, size_t strategy, size_t party, wa_sentence sentence,
                  wa_clause clauses[WA_MOST_CLAUSES]) {
  static void (*const writers[WA_N_SENTENCES])(const wa_results *, size_t, size_t, wa_clause_list *) = {
      [WA_SAY_VERDICT] = wa_verdict_clauses, [WA_SAY_INVESTMENT] = wa_investment_clauses,
      [WA_SAY_PAYBACK] = wa_payback_clauses, [WA_SAY_DEAL] = wa_deal_clauses};
  wa_clause_list list = {clauses, 0};
  writers[sentence](results, strategy, party, &list);
  return list.n;
}

bool wa_may_say(const wa_secrecy *secrecy, const wa_clause *clauses, size_t n) {
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < 2; k++) {
      const wa_condition *when = &clauses[i].when[k];
      if (when->test == WA_TEST_NONE) continue;
      if (!wa_may_show(secrecy, when->node) || !wa_may_show(secrecy, when->than)) return false;
    }
  return true;
}

static bool wa_holds(const wa_results *results, const wa_condition *when) {
  if (when->test == WA_TEST_NONE) return true;
  double value = wa_result_value(results, when->node);
  bool against = when->than != WA_NONE;
  double more = against ? wa_apart(value, wa_result_value(results, when->than)) : value, some = against ? 0 : WA_NO_CHANGE;
  switch (when->test) {
    case WA_TEST_ABOVE: return more > some;
    case WA_TEST_BELOW: return more < -some;
    case WA_TEST_AT_LEAST: return more >= 0;
    case WA_TEST_ZERO: return fabs(more) <= some;
    default: return isnan(value);
  }
}

/* What cannot be told is named. */
static wa_text_id wa_untold(wa_sentence sentence) {
  static const wa_text_id texts[WA_N_SENTENCES] = {[WA_SAY_VERDICT] = WA_T_E_SECRET_VERDICT, [WA_SAY_INVESTMENT] = WA_T_E_SECRET_INVESTMENT,
                                                   [WA_SAY_PAYBACK] = WA_T_E_SECRET_PAYBACK, [WA_SAY_DEAL] = WA_T_E_SECRET_DEAL};
  return texts[sentence];
}

const char *wa_say(const wa_results *results, const wa_secrecy *secrecy, const char *language, size_t strategy,
                   size_t party, wa_sentence sentence) {
  wa_clause clauses[WA_MOST_CLAUSES];
  size_t n = wa_clauses(results, strategy, party, sentence, clauses), i = 0;
  if (!wa_may_say(secrecy, clauses, n)) return wa_t(language, wa_untold(sentence));
  while (!wa_holds(results, &clauses[i].when[0]) || !wa_holds(results, &clauses[i].when[1])) i++;
  return wa_t(language, clauses[i].text);
}

wa_text_id wa_story_head(wa_story_part part) {
  static const wa_text_id heads[WA_N_PARTS] = {WA_T_E_YOURS, WA_T_E_DEAL, WA_T_E_WHOLE};
  return heads[part];
}

size_t wa_story_figures(const wa_results *results, size_t strategy, size_t party, wa_story_part part,
                        wa_story_figure figures[WA_MOST_FIGURES]) {
  const wa_strategy_result *own = &results->strategies[strategy];
  const wa_party_result *result = &own->parties[party];
  const wa_party_view *view = &own->views[party];
  const wa_sroi_result *sroi = &own->sroi;
  const wa_story_figure yours[] = {
      {WA_T_E_INVESTS, result->invests, WA_FIGURE_MONEY},
      {WA_T_E_INVESTMENT_SHARE, view->investment_share, WA_FIGURE_SHARE},
      {WA_T_E_GAINS, result->gains, WA_FIGURE_MONEY},
      {WA_T_E_BENEFIT_SHARE, view->benefit_share, WA_FIGURE_SHARE},
      {WA_T_E_NET, result->net, WA_FIGURE_NET},
      {WA_T_E_NET_CASH, result->net_cash, WA_FIGURE_MONEY},
      {WA_T_E_PAYBACK, view->payback, WA_FIGURE_YEARS},
  };
  const wa_story_figure deal[] = {
      {WA_T_E_LOSS, result->loss, WA_FIGURE_MONEY},
      {WA_T_E_LOSS_PER_YEAR, view->loss_per_year, WA_FIGURE_MONEY},
      {WA_T_E_SPARE, result->spare_cash, WA_FIGURE_MONEY},
      {WA_T_E_COMPENSATION, sroi->compensation, WA_FIGURE_MONEY},
      {WA_T_E_WINNERS, sroi->winners_cash, WA_FIGURE_MONEY},
      {WA_T_E_CONTRIBUTION, view->contribution, WA_FIGURE_MONEY},
      {WA_T_E_KEPT, view->kept, WA_FIGURE_NET},
  };
  const wa_story_figure whole[] = {
      {WA_T_INVESTMENT, sroi->investment, WA_FIGURE_MONEY},
      {WA_T_BENEFITS, sroi->benefits, WA_FIGURE_MONEY},
      {WA_T_NPV, sroi->npv, WA_FIGURE_NET},
      {WA_T_SROI, sroi->ratio, WA_FIGURE_RATIO},
  };
  const struct { const wa_story_figure *list; size_t size; } parts[WA_N_PARTS] = {
      {yours, sizeof yours}, {deal, sizeof deal}, {whole, sizeof whole}};
  memcpy(figures, parts[part].list, parts[part].size);
  return parts[part].size / sizeof *figures;
}
