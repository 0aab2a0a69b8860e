/* Uncertainty: what the draws say, as formulas over the sheet of draws. */
#include "reports/sheet_uncertainty.h"

#include <string.h>

#include "base/text.h"
#include "reports/figure.h"
#include "reports/sheets.h"

const char *wa_u_filled(wa_report *report, const char *pattern, const char *first, const char *rest) {
  wa_text text = wa_text_new(report->arena);
  const char *next = first, *mark;
  for (; (mark = strstr(pattern, "%s")); pattern = mark + 2, next = rest) {
    wa_text_addn(&text, pattern, (size_t)(mark - pattern));
    wa_text_add(&text, next);
  }
  wa_text_add(&text, pattern);
  return text.bytes;
}

void wa_u_place_chart(wa_chart *chart, wa_sheet *sheet, size_t row, size_t side, const char *description) {
  enum { RIGHT = 4 };
  wa_chart_place(chart, sheet, row, side ? RIGHT : 0, WA_U_CHART_WIDTH, WA_U_CHART_HEIGHT, description);
}

static const char *wa_count_text(wa_report *report, size_t count) {
  return wa_figure(report->arena, (double)count, 0, report->language);
}

size_t wa_u_width(const wa_report *report) {
  const wa_decisions *decisions = wa_report_decisions(report);
  size_t width = 9, choice = decisions->n_views ? 5 + 3 * decisions->n_strategies : 0, worth = 1 + decisions->n_tables;
  if (choice > width) width = choice;
  return worth > width ? worth : width;
}

/* What the formulas rest on. */
static void wa_u_notes(wa_report *report, wa_sheet *sheet, const wa_decisions *decisions) {
  const char *note = wa_u_filled(report, wa_rt(report, WA_T_U_LIVE_NOTE), wa_sheet_name(report->sheets[WA_T_DRAWS]), "");
  if (decisions->shown->n < decisions->n)
    note = wa_printf(report->arena, "%s %s", note,
                     wa_u_filled(report, wa_rt(report, WA_T_U_PART_NOTE), wa_count_text(report, decisions->shown->n),
                                 wa_count_text(report, decisions->n)));
  wa_cell_text(sheet, 2, 0, WA_STYLE_NOTE, note);
}

void wa_layout_uncertainty(wa_report *report, wa_sheet *sheet) {
  const wa_decisions *decisions = wa_report_decisions(report);
  size_t row = 4;
  wa_sheet_width(sheet, 0, 0, 44);
  wa_sheet_width(sheet, 1, 60, 15);
  wa_u_notes(report, sheet, decisions);
  row = wa_u_results(report, sheet, row);
  row = wa_u_histograms(report, sheet, row);
  for (size_t view = 0; view < decisions->n_views; view++) row = wa_u_deciding(report, sheet, row, view);
  row = wa_u_worth(report, sheet, row);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, wa_u_width(report) - 1);
}
