#include "reports/text_edition.h"

#include <math.h>
#include <stdint.h>

#include "base/text.h"
#include "reports/figure.h"
#include "reports/story.h"
#include "reports/story_chance.h"
#include "reports/story_figure.h"
#include "reports/text_table.h"

typedef struct wa_telling {
  wa_text text;
  wa_arena *arena;
  const wa_results *results;
  const wa_secrecy *secrecy;
  const char *language;
  size_t strategy;
} wa_telling;

static const char *wa_telling_t(const wa_telling *telling, wa_text_id id) { return wa_t(telling->language, id); }

static void wa_tell_row(const wa_telling *telling, wa_text_table *table, const char *label, wa_id node, wa_figure_kind kind) {
  const char *cells[] = {label, wa_story_figure_text(telling->arena, telling->results, telling->secrecy, telling->language,
                                                     node, kind)};
  wa_text_table_row(table, cells);
}

static void wa_tell_part(wa_telling *telling, wa_text_table *table, wa_story_part part) {
  wa_story_figure figures[WA_MOST_FIGURES];
  size_t n = wa_story_figures(telling->results, telling->strategy, telling->secrecy->reader, part, figures);
  const char *head[] = {wa_telling_t(telling, wa_story_head(part)), ""};
  wa_text_table_row(table, head);
  for (size_t i = 0; i < n; i++)
    wa_tell_row(telling, table, wa_printf(telling->arena, "  %s", wa_telling_t(telling, figures[i].label)), figures[i].node, figures[i].kind);
}

static void wa_tell_others(const wa_telling *telling, wa_text_table *table) {
  const wa_model *model = telling->results->model;
  const char *head[] = {wa_telling_t(telling, WA_T_E_OTHERS), ""};
  wa_text_table_row(table, head);
  for (size_t p = 0; p < model->n_stakeholders; p++) {
    if (!wa_party_reported(model, p) || p == telling->secrecy->reader) continue;
    const wa_stakeholder *written = &model->stakeholders[p];
    wa_tell_row(telling, table, wa_printf(telling->arena, "  %s", wa_label_text(written->label, telling->language, written->name)),
                telling->results->strategies[telling->strategy].parties[p].net, WA_FIGURE_NET);
  }
}

static const char *wa_telling_strategy(const wa_telling *telling, size_t strategy) {
  const wa_strategy_result *own = &telling->results->strategies[strategy];
  return wa_label_text(own->label, telling->language, own->name);
}

static void wa_tell_strategy(wa_telling *telling) {
  wa_text_addf(&telling->text, "\n%s, %s %s\n", wa_telling_strategy(telling, telling->strategy),
               wa_telling_t(telling, WA_T_H_COMPARED_WITH), wa_telling_strategy(telling, telling->results->comparator));
  for (int i = 0; i < WA_N_SENTENCES; i++)
    wa_text_addf(&telling->text, "  %s\n", wa_say(telling->results, telling->secrecy, telling->language, telling->strategy,
                                                  telling->secrecy->reader, (wa_sentence)i));
  const char *chance = wa_say_chance(telling->arena, telling->results, telling->secrecy, telling->language, telling->strategy);
  if (chance) wa_text_addf(&telling->text, "  %s\n", chance);
  wa_text_table table = wa_text_table_new(telling->arena, 2);
  wa_tell_part(telling, &table, WA_PART_YOURS);
  wa_tell_part(telling, &table, WA_PART_DEAL);
  wa_tell_others(telling, &table);
  wa_tell_part(telling, &table, WA_PART_WHOLE);
  wa_text_add(&telling->text, "\n");
  wa_text_table_write(&table, &telling->text, 2, SIZE_MAX);
}

const char *wa_text_edition(wa_arena *arena, const wa_results *results, size_t reader, const char *language,
                            const char *report) {
  const wa_model *model = results->model;
  wa_telling telling = {.text = wa_text_new(arena), .arena = arena, .results = results, .language = language,
                        .secrecy = wa_secrecy_for(arena, results, reader)};
  const wa_stakeholder *written = &model->stakeholders[reader];
  wa_text_addf(&telling.text, "%s\n%s: %s; %s %s\n", wa_label_text(model->title, language, model->file),
               wa_t(language, WA_T_E_MADE_FOR), wa_label_text(written->label, language, written->name),
               wa_t(language, WA_T_E_AMOUNTS), model->settings.currency);
  for (size_t s = 0; s < model->n_strategies; s++) {
    telling.strategy = s;
    if (s != results->comparator) wa_tell_strategy(&telling);
  }
  if (report) wa_text_addf(&telling.text, "%s: %s\n", wa_t(language, WA_T_E_WRITTEN), report);
  return telling.text.bytes;
}
