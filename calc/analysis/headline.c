#include "analysis/headline.h"

#include <stdint.h>
#include <string.h>

#include "analysis/build.h"

typedef struct wa_heads {
  const wa_results *results;
  wa_headline *items;
  size_t n, room;
} wa_heads;

static void wa_head(wa_heads *heads, wa_headline headline) {
  WA_PUSH(heads->results->arena, heads->items, heads->n, heads->room, headline);
}

/* Results of the social return on investment, under the strategy against the comparator. */
static void wa_sroi_heads(wa_heads *heads, size_t s) {
  const wa_sroi_result *sroi = &heads->results->strategies[s].sroi;
  wa_unit money = wa_money_unit(heads->results);
  bool invests = wa_has_investment(heads->results->model);
  if (invests) wa_head(heads, (wa_headline){WA_HEADLINE_SROI, "sroi", s, SIZE_MAX, 0, sroi->ratio, wa_unit_one()});
  wa_head(heads, (wa_headline){WA_HEADLINE_NPV, "npv", s, SIZE_MAX, 0, sroi->npv, money});
  if (!invests) return;
  wa_head(heads, (wa_headline){WA_HEADLINE_INVESTMENT, "investment", s, SIZE_MAX, 0, sroi->investment, money});
  wa_head(heads, (wa_headline){WA_HEADLINE_BENEFITS, "benefits", s, SIZE_MAX, 0, sroi->benefits, money});
  wa_head(heads, (wa_headline){WA_HEADLINE_PAYBACK, "payback_years", s, SIZE_MAX, 0, sroi->payback, wa_unit_of("year")});
}

static void wa_party_heads(wa_heads *heads, size_t s) {
  const wa_results *results = heads->results;
  for (size_t i = 0; i < results->model->n_stakeholders; i++) {
    if (!wa_party_reported(results->model, i)) continue;
    const char *name = wa_printf(results->arena, "%s.net", results->model->stakeholders[i].name);
    wa_id net = results->strategies[s].parties[i].net;
    wa_head(heads, (wa_headline){WA_HEADLINE_NET, name, s, i, 0, net, wa_money_unit(results)});
  }
}

static const char *wa_view_name(const wa_results *results, size_t view, const char *part) {
  size_t payer = results->perspectives[view];
  const char *who = payer == SIZE_MAX ? "society" : results->model->stakeholders[payer].name;
  return wa_printf(results->arena, "cost_effectiveness.%s.%s", who, part);
}

static void wa_increment_heads(wa_heads *heads, size_t s, size_t view) {
  const wa_results *results = heads->results;
  const wa_effectiveness *own = &results->strategies[s].effectiveness[view];
  wa_unit money = wa_money_unit(results);
  wa_head(heads, (wa_headline){WA_HEADLINE_INCREMENTAL_COST, wa_view_name(results, view, "incremental_cost"), s, view, 0,
                               own->incremental_cost, money});
  wa_head(heads, (wa_headline){WA_HEADLINE_ICER, wa_view_name(results, view, "icer_vs_comparator"), s, view, 0, own->ratio,
                               money});
}

static void wa_view_heads(wa_heads *heads, size_t s, size_t view) {
  const wa_results *results = heads->results;
  const wa_effectiveness *own = &results->strategies[s].effectiveness[view];
  const wa_analysis *analysis = &results->model->analysis;
  wa_unit money = wa_money_unit(results);
  wa_head(heads, (wa_headline){WA_HEADLINE_COST, wa_view_name(results, view, "cost"), s, view, 0, own->cost, money});
  if (s != results->comparator) wa_increment_heads(heads, s, view);
  for (size_t i = 0; i < analysis->n_willingness_to_pay; i++) {
    double threshold = analysis->willingness_to_pay[i];
    const char *part = wa_printf(results->arena, "nmb.%.15g", threshold);
    wa_head(heads, (wa_headline){WA_HEADLINE_NMB, wa_view_name(results, view, part), s, view, threshold, own->nmb[i], money});
  }
}

/* The effect is one of the outcomes: its increment is a headline there. */
static void wa_effect_head(wa_heads *heads, size_t s) {
  const wa_results *results = heads->results;
  size_t effect = results->model->settings.effect;
  if (results->n_perspectives == 0) return;
  const wa_outcome *outcome = &results->model->outcomes[effect];
  const char *name = wa_printf(results->arena, "%s.total_discounted", outcome->name);
  wa_id total = results->strategies[s].outcomes[effect].total_discounted;
  wa_head(heads, (wa_headline){WA_HEADLINE_EFFECT, name, s, effect, 0, total, outcome->unit});
}

static void wa_outcome_heads(wa_heads *heads, size_t s) {
  const wa_results *results = heads->results;
  for (size_t i = 0; i < results->model->n_outcomes; i++) {
    const wa_outcome *outcome = &results->model->outcomes[i];
    wa_headline_kind kind = results->n_perspectives && i == results->model->settings.effect ? WA_HEADLINE_INCREMENTAL_EFFECT
                                                                                            : WA_HEADLINE_OUTCOME;
    const char *name = wa_printf(results->arena, "%s.incremental_discounted", outcome->name);
    wa_id gained = results->strategies[s].outcomes[i].incremental_discounted;
    wa_head(heads, (wa_headline){kind, name, s, i, 0, gained, outcome->unit});
  }
}

wa_headlines wa_headlines_list(const wa_results *results) {
  wa_heads heads = {.results = results};
  for (size_t s = 0; s < results->n_strategies; s++) {
    bool compared = s != results->comparator;
    if (compared) wa_sroi_heads(&heads, s);
    if (compared) wa_party_heads(&heads, s);
    wa_effect_head(&heads, s);
    if (compared) wa_outcome_heads(&heads, s);
    for (size_t view = 0; view < results->n_perspectives; view++) wa_view_heads(&heads, s, view);
  }
  return (wa_headlines){heads.items, heads.n};
}

static size_t wa_head_named(const wa_headlines *headlines, const char *name, size_t strategy) {
  for (size_t i = 0; i < headlines->n; i++) {
    const wa_headline *headline = &headlines->items[i];
    if (strategy != SIZE_MAX && headline->strategy != strategy) continue;
    if (strcmp(headline->name, name) == 0) return i;
  }
  return SIZE_MAX;
}

size_t wa_headline_find(const wa_results *results, const wa_headlines *headlines, const char *name, size_t strategy) {
  static const char *const short_for[][2] = {{"payback", "payback_years"}, {"ratio", "sroi"}};
  for (size_t i = 0; i < sizeof short_for / sizeof *short_for; i++)
    if (strcmp(name, short_for[i][0]) == 0) name = short_for[i][1];
  size_t found = wa_head_named(headlines, name, strategy);
  if (found == SIZE_MAX) found = wa_head_named(headlines, wa_printf(results->arena, "%s.net", name), strategy);
  if (found == SIZE_MAX)
    found = wa_head_named(headlines, wa_printf(results->arena, "%s.incremental_discounted", name), strategy);
  if (found != SIZE_MAX || results->n_perspectives == 0) return found;
  if (strcmp(name, "effect") == 0)
    return wa_head_named(headlines, wa_printf(results->arena, "%s.total_discounted",
                                              results->model->outcomes[results->model->settings.effect].name), strategy);
  const char *part = strcmp(name, "icer") == 0 ? "icer_vs_comparator" : name;
  return wa_head_named(headlines, wa_view_name(results, 0, part), strategy);
}
