#include "reports/phrase.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "reports/figure.h"

wa_phrase wa_phrase_text(const wa_report *report, const char *text) {
  return (wa_phrase){wa_formula_text(report->arena, text), text};
}

wa_phrase wa_phrase_of(const wa_report *report, wa_text_id text) { return wa_phrase_text(report, wa_rt(report, text)); }

wa_phrase wa_phrase_cell(const wa_report *report, const wa_sheet *sheet, size_t row, size_t column, const char *text) {
  return (wa_phrase){wa_cell_ref(report->arena, sheet, sheet, row, column, WA_FIX_BOTH), text};
}

wa_phrase wa_phrase_join(const wa_report *report, const wa_phrase *parts, size_t n) {
  wa_text formula = wa_text_new(report->arena), text = wa_text_new(report->arena);
  for (size_t i = 0; i < n; i++) {
    wa_text_addf(&formula, "%s%s", i ? "&" : "", parts[i].formula);
    wa_text_add(&text, parts[i].text);
  }
  return (wa_phrase){formula.bytes, text.bytes};
}

wa_phrase wa_phrase_if(const wa_report *report, const char *condition, bool now, wa_phrase one, wa_phrase other) {
  return (wa_phrase){wa_printf(report->arena, "IF(%s,%s,%s)", condition, one.formula, other.formula), now ? one.text : other.text};
}

void wa_phrase_write(const wa_report *report, wa_sheet *sheet, size_t row, size_t first_column, size_t last_column,
                     wa_style style, wa_phrase phrase) {
  (void)report;
  wa_cell_wide_formula(sheet, row, first_column, last_column, style, phrase.formula, phrase.text);
}

const char *wa_money_word(const wa_report *report) {
  const char *currency = report->model->settings.currency;
  return strcmp(currency, "EUR") == 0 ? wa_rt(report, WA_T_EUROS) : currency;
}

static bool wa_dutch(const wa_report *report) { return strcmp(report->language, "nl") == 0; }
static const char *wa_decimal_mark(const wa_report *report) { return wa_dutch(report) ? "," : "."; }
static const char *wa_group_mark(const wa_report *report) { return wa_dutch(report) ? "." : ","; }

/* Decimals to which a size is rounded for a sentence: three digits count from 1,000 on. */
static int wa_decimals_of(double size) {
  if (size < 100) return size < 1 ? 4 : 2;
  int decimals = 0;
  for (double edge = 1000; size >= edge && decimals > -9; edge *= 10) decimals--;
  return decimals;
}

static const char *wa_decimals_formula(const wa_report *report, const char *size) {
  wa_text text = wa_text_new(report->arena);
  for (int digits = 11; digits >= 3; digits--) wa_text_addf(&text, "IF(%s>=1E%d,%d,", size, digits, 2 - digits);
  wa_text_addf(&text, "IF(%s<1,4,IF(%s<100,2,0))", size, size);
  for (int digits = 11; digits >= 3; digits--) wa_text_add(&text, ")");
  return text.bytes;
}

/* Rounds as a spreadsheet does: away from zero at a half, of the number as it is written in decimals. */
static double wa_rounded(double size, int decimals) {
  double scale = pow(10, abs(decimals));
  return decimals >= 0 ? round(size * scale) / scale : round(size / scale) * scale;
}

/* "1,234,567" of a whole number in a cell; below 100 with two decimals, below 1 with four. */
static const char *wa_grouped_formula(const wa_report *report, const char *n) {
  const char *group = wa_group_mark(report), *mark = wa_decimal_mark(report);
  wa_arena *arena = report->arena;
  const char *tiny = wa_printf(arena, "\"0%s\"&RIGHT(\"000\"&ROUND(%s*10000,0),4)", mark, n);
  const char *small = wa_printf(arena, "INT(%s)&\"%s\"&RIGHT(\"0\"&ROUND((%s-INT(%s))*100,0),2)", n, mark, n, n);
  const char *units = wa_printf(arena, "RIGHT(\"00\"&ROUND(%s-INT(%s/1E3)*1E3,0),3)", n, n);
  const char *thousands = wa_printf(arena, "RIGHT(\"00\"&(INT(%s/1E3)-INT(%s/1E6)*1E3),3)", n, n);
  const char *millions = wa_printf(arena, "RIGHT(\"00\"&(INT(%s/1E6)-INT(%s/1E9)*1E3),3)", n, n);
  return wa_printf(arena,
                   "IF(%s=0,\"0\",IF(%s<1,%s,IF(%s<100,%s,IF(%s<1E3,%s&\"\",IF(%s<1E6,INT(%s/1E3)&\"%s\"&%s,IF(%s<1E9,INT(%s/1E6)&\"%s\"&%s&\"%s\"&%s,"
                   "INT(%s/1E9)&\"%s\"&%s&\"%s\"&%s&\"%s\"&%s))))))",
                   n, n, tiny, n, small, n, n, n, n, group, units, n, n, group, thousands, group, units, n, group, millions, group, thousands,
                   group, units);
}

static const char *wa_node_ref(const wa_report *report, const wa_sheet *sheet, wa_id node) {
  return sheet ? wa_ref(report, sheet, node) : "";
}

static void wa_put_words(wa_sheet *sheet, size_t row, size_t column, const char *formula, const char *words) {
  if (sheet) wa_cell_formula_text(sheet, row, column, WA_STYLE_NOTE, formula, words);
}

wa_phrase wa_amount_words(const wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_id node) {
  wa_arena *arena = report->arena;
  double value = wa_result_value(report->results, node);
  const char *ref = wa_node_ref(report, sheet, node), *size = wa_printf(arena, "ABS(%s)", ref);
  const char *rounded = wa_printf(arena, "IF(%s=\"\",\"\",ROUND(%s,%s))", ref, size, wa_decimals_formula(report, size));
  bool known = isfinite(value);
  double shown = known ? wa_rounded(fabs(value), wa_decimals_of(fabs(value))) : 0;
  if (sheet) wa_cell_formula_or(sheet, row, column, WA_STYLE_NOTE, WA_NUM_GENERAL, rounded, known ? shown : NAN, "");
  const char *n = wa_cell_ref(arena, sheet, sheet, row, column, WA_FIX_NONE);
  const char *words = known ? wa_figure(arena, shown, shown == 0 ? 0 : shown < 1 ? 4 : shown < 100 ? 2 : 0, report->language) : "";
  wa_put_words(sheet, row, column + 1,
               wa_printf(arena, "IF(%s=\"\",\"\",%s)", n, wa_grouped_formula(report, n)), words);
  return wa_phrase_cell(report, sheet, row, column + 1, words);
}

wa_phrase wa_decimal_words(const wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_id node) {
  wa_arena *arena = report->arena;
  double value = wa_result_value(report->results, node);
  const char *ref = wa_node_ref(report, sheet, node), *hundredths = wa_printf(arena, "ROUND(ABS(%s)*100,0)", ref);
  const char *formula = wa_printf(arena, "IF(%s=\"\",\"\",INT(%s/100)&\"%s\"&RIGHT(\"0\"&(%s-INT(%s/100)*100),2))", ref, hundredths,
                                  wa_decimal_mark(report), hundredths, hundredths);
  double shown = round(fabs(value) * 100);
  const char *words = isfinite(value) ? wa_printf(arena, "%.0f%s%02.0f", floor(shown / 100), wa_decimal_mark(report), fmod(shown, 100)) : "";
  wa_put_words(sheet, row, column, formula, words);
  return wa_phrase_cell(report, sheet, row, column, words);
}

wa_phrase wa_percent_words(const wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_id node) {
  double value = wa_result_value(report->results, node);
  const char *ref = wa_node_ref(report, sheet, node);
  const char *words = isfinite(value) ? wa_printf(report->arena, "%.0f%%", round(value * 100)) : "";
  wa_put_words(sheet, row, column,
               wa_printf(report->arena, "IF(%s=\"\",\"\",ROUND(%s*100,0)&\"%%\")", ref, ref), words);
  return wa_phrase_cell(report, sheet, row, column, words);
}
