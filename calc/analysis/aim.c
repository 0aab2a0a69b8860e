#include "analysis/aim.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

static bool wa_compared(const wa_results *results, size_t strategy) { return strategy != results->comparator; }

static const double wa_one = 1, wa_zero = 0;

static void wa_set_goals(const wa_results *results, wa_aim *aim) {
  switch (aim->headline.kind) {
    case WA_HEADLINE_SROI:
      aim->goals = &wa_one;
      aim->n_goals = 1;
      break;
    case WA_HEADLINE_ICER:
      aim->goals = results->model->analysis.willingness_to_pay;
      aim->n_goals = results->model->analysis.n_willingness_to_pay;
      break;
    case WA_HEADLINE_NPV: case WA_HEADLINE_NET: case WA_HEADLINE_NMB:
    case WA_HEADLINE_INCREMENTAL_COST: case WA_HEADLINE_INCREMENTAL_EFFECT:
      aim->goals = &wa_zero;
      aim->n_goals = 1;
      break;
    default: break;
  }
}

static int wa_better(wa_headline_kind kind) {
  switch (kind) {
    case WA_HEADLINE_SROI:
    case WA_HEADLINE_NPV:
    case WA_HEADLINE_BENEFITS:
    case WA_HEADLINE_NET:
    case WA_HEADLINE_EFFECT:
    case WA_HEADLINE_INCREMENTAL_EFFECT: case WA_HEADLINE_NMB: return 1;
    case WA_HEADLINE_PAYBACK: case WA_HEADLINE_COST: case WA_HEADLINE_INCREMENTAL_COST: case WA_HEADLINE_ICER: return -1;
    default: return 0;
  }
}

static wa_id wa_other_nmb(const wa_results *results, const wa_headline *headline) {
  const wa_analysis *analysis = &results->model->analysis;
  const wa_effectiveness *base = &results->strategies[results->comparator].effectiveness[headline->subject];
  for (size_t i = 0; i < analysis->n_willingness_to_pay; i++)
    if (analysis->willingness_to_pay[i] == headline->threshold) return base->nmb[i];
  return WA_NONE;
}

static wa_aim wa_make_aim(const wa_results *results, const wa_headline *headline) {
  wa_aim aim = {.headline = *headline, .against = WA_NONE, .base = NAN, .better = wa_better(headline->kind)};
  if (headline->kind == WA_HEADLINE_NMB) aim.against = wa_other_nmb(results, headline);
  wa_set_goals(results, &aim);
  return aim;
}

static bool wa_is_usual(const wa_headline *headline) {
  switch (headline->kind) {
    case WA_HEADLINE_SROI: case WA_HEADLINE_NPV: case WA_HEADLINE_NET: return true;
    case WA_HEADLINE_ICER: case WA_HEADLINE_NMB: return headline->subject == 0;
    default: return false;
  }
}

static wa_aims wa_aims_where(const wa_results *results, bool (*wanted)(const wa_headline *headline)) {
  wa_headlines list = wa_headlines_list(results);
  wa_aims aims = {0};
  for (size_t i = 0; i < list.n; i++)
    if (wa_compared(results, list.items[i].strategy) && (!wanted || wanted(&list.items[i])))
      WA_PUSH(results->arena, aims.items, aims.n, aims.room, wa_make_aim(results, &list.items[i]));
  return aims;
}

static bool wa_is_counted(const wa_headline *headline) {
  return headline->kind == WA_HEADLINE_OUTCOME || headline->kind == WA_HEADLINE_INCREMENTAL_EFFECT;
}

wa_aims wa_aims_usual(const wa_results *results) {
  return wa_aims_where(results, results->model->n_lines ? wa_is_usual : wa_is_counted);
}

wa_aims wa_aims_all(const wa_results *results) { return wa_aims_where(results, NULL); }

static bool wa_unknown_result(const wa_results *results, wa_diags *diags, const wa_headlines *list, wa_asked asked) {
  static const char *const short_names[] = {"icer", "cost", "effect", "payback", "incremental_cost"};
  enum { N_SHORT = sizeof short_names / sizeof *short_names };
  const char **names = WA_NEW_ARRAY(results->arena, const char *, list->n + N_SHORT);
  for (size_t i = 0; i < N_SHORT; i++) names[i] = short_names[i];
  for (size_t i = 0; i < list->n; i++) names[N_SHORT + i] = list->items[i].name;
  const char *nearest = wa_nearest(asked.name, names, N_SHORT + list->n);
  wa_error(diags, asked.span, "unknown result '%.80s'", asked.name);
  if (nearest) wa_hint(diags, "did you mean '%s'?", nearest);
  else wa_hint(diags, "for instance npv, a stakeholder's net such as %s",
               list->n > 2 ? list->items[2].name : "insurer.net");
  return false;
}

bool wa_aims_add(const wa_results *results, wa_diags *diags, wa_aims *aims, wa_asked asked, size_t strategy) {
  wa_headlines list = wa_headlines_list(results);
  size_t before = aims->n;
  for (size_t s = 0; s < results->n_strategies; s++) {
    if (!wa_compared(results, s) || (strategy != SIZE_MAX && s != strategy)) continue;
    size_t found = wa_headline_find(results, &list, asked.name, s);
    if (found != SIZE_MAX)
      WA_PUSH(results->arena, aims->items, aims->n, aims->room, wa_make_aim(results, &list.items[found]));
  }
  return aims->n > before || wa_unknown_result(results, diags, &list, asked);
}

wa_aims wa_aims_asked(const wa_results *results, wa_diags *diags, wa_asked_list list) {
  if (list.n == 0) return wa_aims_usual(results);
  wa_aims aims = {0};
  for (size_t i = 0; i < list.n; i++) wa_aims_add(results, diags, &aims, list.items[i], SIZE_MAX);
  return aims;
}

void wa_aims_compute(const wa_results *results, wa_aims *aims) {
  for (size_t i = 0; i < aims->n; i++) {
    wa_aim *aim = &aims->items[i];
    aim->base = wa_aim_value(wa_result_value(results, aim->headline.node), wa_result_value(results, aim->against),
                             aim->against != WA_NONE);
  }
}

wa_aim wa_aim_judge(const wa_results *results, const wa_aim *aim) {
  if (aim->headline.kind != WA_HEADLINE_ICER) return *aim;
  wa_headlines list = wa_headlines_list(results);
  for (size_t i = 0; i < list.n; i++) {
    const wa_headline *other = &list.items[i];
    if (other->kind == WA_HEADLINE_NMB && other->strategy == aim->headline.strategy &&
        other->subject == aim->headline.subject)
      return wa_make_aim(results, other);
  }
  return *aim;
}
