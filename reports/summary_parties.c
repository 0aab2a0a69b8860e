/* Who invests and who gains, in the terminal summary. */
#include <math.h>
#include <stdint.h>

#include "reports/summary.h"
#include "reports/text_table.h"

typedef struct wa_party_figures {
  const char *name;
  double invests, gains, net;
} wa_party_figures;

static double wa_largest(double so_far, const wa_party_figures *figures) {
  return fmax(so_far, fmax(fabs(figures->invests), fmax(fabs(figures->gains), fabs(figures->net))));
}

/* Stakeholders of an included list that the model does not use are left out. */
static size_t wa_list_parties(const wa_summary *summary, size_t strategy, wa_party_figures *list) {
  const wa_results *results = summary->results;
  size_t n = 0;
  for (size_t i = 0; i < results->model->n_stakeholders; i++) {
    const wa_stakeholder *written = &results->model->stakeholders[i];
    const wa_party_result *party = &results->strategies[strategy].parties[i];
    if (written->library && !written->used) continue;
    list[n++] = (wa_party_figures){wa_label_text(written->label, summary->language, written->name),
                                   wa_result_value(results, party->invests), wa_result_value(results, party->gains),
                                   wa_result_value(results, party->net)};
  }
  return n;
}

static void wa_add_party(const wa_summary *summary, wa_text_table *table, const wa_party_figures *figures, double like) {
  const char *cells[] = {figures->name, wa_summary_money(summary, figures->invests, like),
                         wa_summary_money(summary, figures->gains, like), wa_summary_money(summary, figures->net, like)};
  wa_text_table_row(table, cells);
}

void wa_summarise_parties(wa_summary *summary, size_t strategy) {
  const wa_sroi_result *sroi = &summary->results->strategies[strategy].sroi;
  wa_party_figures *list = WA_NEW_ARRAY(summary->arena, wa_party_figures, summary->results->model->n_stakeholders + 1);
  size_t n = wa_list_parties(summary, strategy, list);
  wa_party_figures all = {summary->dutch ? "Samen" : "Together", wa_result_value(summary->results, sroi->investment),
                          wa_result_value(summary->results, sroi->benefits), wa_result_value(summary->results, sroi->npv)};
  double like = wa_largest(0, &all);
  for (size_t i = 0; i < n; i++) like = wa_largest(like, &list[i]);
  const char *head[2][4] = {{"Stakeholder", "invests", "gains", "net"}, {"Belanghebbende", "investeert", "wint", "netto"}};
  wa_text_table table = wa_text_table_new(summary->arena, 4);
  head[summary->dutch][0] = wa_printf(summary->arena, "%s (%s)", head[summary->dutch][0], summary->currency);
  wa_text_table_row(&table, head[summary->dutch]);
  for (size_t i = 0; i < n; i++) wa_add_party(summary, &table, &list[i], like);
  if (n > 1) wa_add_party(summary, &table, &all, like);
  wa_text_add(&summary->text, "\n");
  wa_text_table_write(&table, &summary->text, 2, n > 1 ? n + 1 : SIZE_MAX);
}
