/* What can be explained. */
#include <string.h>

#include "base/text.h"
#include "reports/explain_inside.h"

enum { WA_NAMES_WIDTH = 96 };

/* Lists under a title, which is left out with an empty list. */
typedef struct wa_name_list {
  wa_text *text;
  const char *title;
  size_t column;
} wa_name_list;

static void wa_begin_list(wa_name_list *list, const char *title) {
  list->title = title;
  list->column = 0;
}

static void wa_list_name(wa_name_list *list, const char *name) {
  size_t length = strlen(name);
  if (list->column == 0) {
    wa_text_addf(list->text, "%s%s:\n ", list->text->length ? "\n" : "", list->title);
    list->column = 1;
  }
  if (list->column > 1 && list->column + 1 + length > WA_NAMES_WIDTH) {
    wa_text_add(list->text, "\n ");
    list->column = 1;
  }
  wa_text_addf(list->text, " %s", name);
  list->column += 1 + length;
}

static void wa_list_results(wa_name_list *list, const wa_results *results, bool dutch) {
  static const char *const sroi[] = {"sroi", "net_sroi", "npv", "investment", "benefits", "payback_years",
                                     "payback_years_discounted", "cash_only_ratio", "ratio_without_health",
                                     "undiscounted_ratio", "ratio_negatives_invested", "wrong_pocket_share", "compensation",
                                     "winners_cash"};
  wa_begin_list(list, dutch ? "Resultaten" : "Results");
  for (size_t i = 0; i < sizeof sroi / sizeof *sroi; i++) wa_list_name(list, sroi[i]);
  if (results->n_perspectives) {
    wa_list_name(list, "icer");
    wa_list_name(list, "status");
  }
}

const char *wa_explain_names(wa_arena *arena, const wa_results *results, const char *language) {
  bool dutch = strcmp(language, "nl") == 0;
  const wa_model *model = results->model;
  wa_text text = wa_text_new(arena);
  wa_name_list list = {&text, "", 0};
  wa_list_results(&list, results, dutch);
  wa_begin_list(&list, dutch ? "Belanghebbenden (netto)" : "Stakeholders (net)");
  for (size_t i = 0; i < model->n_stakeholders; i++)
    if (model->stakeholders[i].used || !model->stakeholders[i].library) wa_list_name(&list, model->stakeholders[i].name);
  wa_begin_list(&list, dutch ? "Regels (contante waarde)" : "Lines (present value)");
  for (size_t i = 0; i < model->n_lines; i++) wa_list_name(&list, model->lines[i].name);
  wa_begin_list(&list, dutch ? "Uitkomsten (totaal)" : "Outcomes (total)");
  for (size_t i = 0; i < model->n_outcomes; i++) wa_list_name(&list, model->outcomes[i].name);
  wa_begin_list(&list, dutch ? "Beslisboom (kans om er te komen)" : "Decision tree (probability of reaching)");
  for (size_t i = 0; i < model->tree.n_nodes; i++) wa_list_name(&list, model->tree.nodes[model->tree.order[i]].name);
  wa_begin_list(&list, dutch ? "Definities" : "Definitions");
  for (size_t i = 0; i < model->n_definitions; i++) wa_list_name(&list, model->definitions[i].name);
  wa_begin_list(&list, "Parameters");
  for (size_t i = 0; i < model->n_parameters; i++)
    if (model->parameters[i].used || !model->parameters[i].library) wa_list_name(&list, model->parameters[i].name);
  wa_text_addf(&text, "\n%s\n", dutch ? "Een andere strategie: STRATEGIE:NAAM." : "Another strategy: STRATEGY:NAME.");
  return text.bytes;
}
