#include "reports/sources.h"

#include <string.h>

#include "reports/sheets.h"

static void wa_add_source(const wa_report *report, wa_source_list *list, const char *source, const char *use) {
  if (!source || !*source) return;
  for (size_t i = 0; i < list->n; i++)
    if (strcmp(list->rows[i].source, source) == 0) {
      wa_text_addf(&list->rows[i].uses, "; %s", use);
      return;
    }
  wa_source_row row = {source, wa_text_new(report->arena)};
  wa_text_add(&row.uses, use);
  WA_PUSH(report->arena, list->rows, list->n, list->capacity, row);
}

/* Whether a figure, under every strategy, may be shown: else its source is not told either. */
static bool wa_is_told(const wa_report *report, const char *name) {
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    wa_id node = wa_find_named(report->graph, name, s);
    if (!wa_may_show(report->secrecy, node)) return false;
  }
  return true;
}

wa_source_list wa_collect_sources(const wa_report *report) {
  const wa_model *model = report->model;
  const bool *used = wa_find_used_tables(report);
  wa_source_list list = {0};
  for (size_t i = 0; i < model->n_parameters; i++) {
    const wa_parameter *parameter = &model->parameters[i];
    if ((parameter->library && !parameter->used) || wa_is_secret(report->secrecy, model, parameter)) continue;
    const char *source = parameter->source ? parameter->source : wa_rt(report, parameter->assumption ? WA_T_ASSUMPTION : WA_T_NO_SOURCE);
    wa_add_source(report, &list, source, wa_rl(report, parameter->label, parameter->name));
  }
  for (size_t i = 0; i < model->n_definitions; i++) {
    const wa_definition *definition = &model->definitions[i];
    if (wa_is_told(report, definition->name))
      wa_add_source(report, &list, definition->source, wa_rl(report, definition->label, definition->name));
  }
  for (size_t i = 0; i < model->n_lines; i++) {
    if (!wa_is_told(report, wa_printf(report->arena, "%s.flow", model->lines[i].name))) continue;
    const char *label = wa_rl(report, model->lines[i].label, model->lines[i].name);
    wa_add_source(report, &list, model->lines[i].source, label);
    wa_add_source(report, &list, model->lines[i].proxy_source, label);
  }
  for (size_t i = 0; i < model->n_tables; i++)
    if (!model->tables[i].library || used[i])
      wa_add_source(report, &list, model->tables[i].source, wa_rl(report, model->tables[i].label, model->tables[i].name));
  return list;
}

const char *wa_address_in(const wa_report *report, const char *source) {
  const char *at = strstr(source, "https://"), *doi = strstr(source, "10.");
  if (!at) at = strstr(source, "http://");
  if (at) return wa_strndup(report->arena, at, strcspn(at, " ,;)>\"\n"));
  bool marked = doi && doi > source && (strstr(source, "doi") || strstr(source, "DOI"));
  size_t digits = marked ? strspn(doi + 3, "0123456789") : 0;
  if (digits < 4 || doi[3 + digits] != '/') return NULL;
  const char *bare = wa_strndup(report->arena, doi, strcspn(doi, " ,;)>\"\n"));
  return wa_printf(report->arena, "https://doi.org/%s", bare);
}
