#include "reports/json_figures.h"

static json_t *wa_json_truth(const wa_results *results, wa_id node) {
  return json_boolean(wa_result_value(results, node) == 1);
}

json_t *wa_json_sroi(const wa_results *results, size_t strategy) {
  const wa_sroi_result *sroi = &results->strategies[strategy].sroi;
  wa_reason ratio = wa_why_no_ratio(results, strategy), partial = wa_why_no_partial_ratio(results, strategy);
  wa_reason payback = wa_why_no_payback(results, strategy);
  const struct {
    const char *name;
    wa_id node;
    wa_reason reason;
  } figures[] = {
      {"ratio", sroi->ratio, ratio},
      {"net_ratio", sroi->net_ratio, ratio},
      {"investment", sroi->investment, WA_REASON_NONE},
      {"benefits", sroi->benefits, WA_REASON_NONE},
      {"npv", sroi->npv, WA_REASON_NONE},
      {"payback_years", sroi->payback, payback},
      {"payback_years_discounted", sroi->payback_discounted, payback},
      {"cash_only_ratio", sroi->cash_only_ratio, partial},
      {"ratio_without_health", sroi->ratio_without_health, partial},
      {"wrong_pocket_share", sroi->wrong_pocket_share, ratio},
      {"compensation", sroi->compensation, WA_REASON_NONE},
      {"winners_cash", sroi->winners_cash, WA_REASON_NONE},
      {"ratio_negatives_invested", sroi->ratio_negatives_invested, ratio},
      {"undiscounted_ratio", sroi->undiscounted_ratio, partial},
  };
  json_t *object = json_object();
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
    wa_json_put(object, figures[i].name, wa_json_value(results, figures[i].node), figures[i].reason);
  wa_json_put(object, "compensation_covered", wa_json_truth(results, sroi->compensation_covered), WA_REASON_NONE);
  return object;
}
