/* Reading guide: what this is, by which conventions, what the colours mean. */
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/patients.h"
#include "reports/sheets.h"
#include "reports/switches.h"

static size_t wa_guide_row(wa_report *report, wa_sheet *sheet, size_t row, wa_text_id what, const char *text) {
  if (!text || !*text) return row;
  wa_cell_text(sheet, row, 0, WA_STYLE_STRONG, wa_rt(report, what));
  wa_cell_text(sheet, row, 1, WA_STYLE_WRAP, text);
  return row + 1;
}

static const char *wa_both(const wa_report *report, const char *costs, const char *effects) {
  return wa_printf(report->arena, "%s / %s", costs, effects);
}

static size_t wa_conventions(wa_report *report, wa_sheet *sheet, size_t row) {
  const wa_settings *settings = &report->model->settings;
  const char *price_year = settings->price_year ? wa_printf(report->arena, ", %d", settings->price_year) : "";
  row = wa_guide_row(report, sheet, row, WA_T_G_CURRENCY, wa_printf(report->arena, "%s%s", settings->currency, price_year));
  const char *cycle = report->model->cohort.given && settings->cycle_text ? settings->cycle_text : "–";
  const char *horizon = settings->horizon_text ? settings->horizon_text : wa_number_text(report->arena, settings->horizon);
  row = wa_guide_row(report, sheet, row, WA_T_G_HORIZON, wa_both(report, horizon, cycle));
  row = wa_guide_row(report, sheet, row, WA_T_G_DISCOUNT,
                     wa_both(report, wa_name_text(report, wa_discount_from_names[settings->discount_from[WA_COSTS]]),
                             wa_name_text(report, wa_discount_from_names[settings->discount_from[WA_EFFECTS]])));
  if (report->model->cohort.given)
    row = wa_guide_row(report, sheet, row, WA_T_G_CORRECTION,
                       wa_both(report, wa_name_text(report, wa_correction_names[settings->correction[WA_COSTS]]),
                               wa_name_text(report, wa_correction_names[settings->correction[WA_EFFECTS]])));
  row = wa_guide_row(report, sheet, row, WA_T_G_PERSPECTIVE, wa_stakeholder_text(report, settings->perspective));
  return wa_guide_row(report, sheet, row, WA_T_G_COMPARATOR, wa_strategy_text(report, report->results->comparator));
}

static const char *wa_not_computed(const wa_report *report) {
  const wa_analysis *analysis = &report->model->analysis;
  wa_text text = wa_text_new(report->arena);
  if (analysis->probabilistic && !report->results->probabilistic) wa_text_add(&text, wa_rt(report, WA_T_G_PROBABILISTIC));
  return text.bytes;
}

static const char *wa_patients_text(const wa_report *report) {
  const wa_patients *patients = report->model->patients;
  bool dutch = strcmp(report->language, "nl") == 0;
  const char *number = wa_printf(report->arena, "%zu", patients->number), *seed = wa_printf(report->arena, "%llu", patients->seed);
  return wa_printf(report->arena, dutch ? "%s patiënten, zaad %s. %s" : "%s patients, seed %s. %s", number, seed,
                   wa_rt(report, WA_T_G_PATIENTS_WHAT));
}

void wa_layout_guide(wa_report *report, wa_sheet *sheet) {
  const wa_model *model = report->model;
  size_t row = 3;
  wa_sheet_width(sheet, 0, 0, 44);
  wa_sheet_width(sheet, 1, 1, 90);
  row = wa_guide_row(report, sheet, row, WA_T_G_MODEL, wa_rl(report, model->title, model->file));
  if (report->secrecy) row = wa_guide_row(report, sheet, row, WA_T_E_MADE_FOR, wa_stakeholder_text(report, report->secrecy->reader));
  if (report->secrecy && report->secrecy->n_secrets)
    row = wa_guide_row(report, sheet, row, WA_T_E_LEFT_OUT, wa_rt(report, WA_T_E_LEFT_OUT_WHAT));
  row = wa_guide_row(report, sheet, row, WA_T_G_QUESTION, wa_rl(report, model->question, ""));
  row = wa_guide_row(report, sheet, row, WA_T_G_VERSION, report->version);
  /* A hash would let a reader try what confidential figures could be. */
  if (!report->secrecy || !report->secrecy->n_secrets) row = wa_guide_row(report, sheet, row, WA_T_G_HASH, model->sha256);
  row = wa_guide_row(report, sheet, row, WA_T_G_COMMAND, report->command);
  row = wa_conventions(report, sheet, row);
  if (model->patients) row = wa_guide_row(report, sheet, row, WA_T_G_PATIENTS, wa_patients_text(report));
  if (wa_can_switch(report))
    row = wa_guide_row(report, sheet, row, WA_T_SW_GUIDE,
                       wa_printf(report->arena, wa_rt(report, WA_T_SW_GUIDE_WHAT), wa_rt(report, WA_T_INPUTS)));
  row = wa_guide_row(report, sheet, row, WA_T_G_NOT_COMPUTED, wa_not_computed(report)) + 1;
  wa_cell_text(sheet, row, 0, WA_STYLE_STRONG, wa_rt(report, WA_T_G_COLOURS));
  wa_cell_text(sheet, row++, 1, WA_STYLE_INPUT, wa_rt(report, WA_T_G_INPUT));
  wa_cell_text(sheet, row++, 1, WA_STYLE_FORMULA, wa_rt(report, WA_T_G_FORMULA));
  wa_cell_text(sheet, row++, 1, WA_STYLE_ENGINE, wa_rt(report, WA_T_G_ENGINE));
  wa_cell_text(sheet, ++row, 1, WA_STYLE_WRAP, wa_rt(report, WA_T_G_NOTE_SROI));
  wa_cell_text(sheet, ++row, 1, WA_STYLE_WRAP, wa_rt(report, WA_T_G_NOTE_LEDGER));
  row += 2;
  for (size_t i = 0; i < wa_n_sheet_rows; i++) {
    wa_sheet *other = report->sheets[wa_sheet_rows[i].name];
    if (!other || other == sheet) continue;
    wa_cell_link(sheet, row, 0, wa_rt(report, wa_sheet_rows[i].name), other, 0, 0);
    wa_cell_text(sheet, row++, 1, WA_STYLE_WRAP, wa_rt(report, wa_sheet_rows[i].purpose));
  }
  wa_sheet_print(sheet, WA_FIT_PAGE, row, 1);
}
