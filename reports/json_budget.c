#include "reports/json_figures.h"

json_t *wa_json_budget(const wa_results *results, size_t strategy) {
  const wa_budget *budget = &results->budget;
  json_t *all = json_object();
  for (size_t i = 0; i < budget->n_payers; i++) {
    const wa_budget_row *row = &budget->rows[strategy][i];
    json_t *object = json_object();
    json_object_set_new(object, "by_year", wa_json_row(results, row->net, WA_YEAR));
    json_object_set_new(object, "total", wa_json_value(results, row->total));
    json_object_set_new(object, "impact_by_year", wa_json_row(results, row->impact, WA_YEAR));
    json_object_set_new(object, "impact_total", wa_json_value(results, row->impact_total));
    if (row->per_member != WA_NONE) {
      json_object_set_new(object, "members", wa_json_value(results, results->lowered->members[budget->payers[i]]));
      json_object_set_new(object, "impact_per_member_per_month", wa_json_row(results, row->per_member, WA_YEAR));
      json_object_set_new(object, "impact_per_member_per_month_mean", wa_json_value(results, row->per_member_mean));
    }
    json_object_set_new(all, results->model->stakeholders[budget->payers[i]].name, object);
  }
  return all;
}
