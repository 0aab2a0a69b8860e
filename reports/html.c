#include "reports/html.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "reports/figure.h"
#include "reports/result_text.h"

void wa_html(wa_page *page, const char *markup) { wa_text_add(&page->out, markup); }

void wa_htmlf(wa_page *page, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  wa_text_add(&page->out, wa_vprintf(page->report.arena, format, arguments));
  va_end(arguments);
}

/* Bytes of a text from which on its cell needs room to break lines in. */
enum { LONG_TEXT = 24 };

static const char *wa_entity(char sign) {
  switch (sign) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
  }
}

/* Length of what XML cannot hold at the begin of a text: control characters, U+FFFE and U+FFFF. */
static size_t wa_unwritable(const char *text) {
  unsigned char first = (unsigned char)text[0];
  if ((first < 0x20 && first != '\t' && first != '\n' && first != '\r') || first == 0x7F) return 1;
  if (first == 0xC2 && (unsigned char)text[1] < 0xA0) return 2;
  return strncmp(text, "\xEF\xBF\xBE", 3) == 0 || strncmp(text, "\xEF\xBF\xBF", 3) == 0 ? 3 : 0;
}

const char *wa_escaped(wa_arena *arena, const char *text) {
  wa_text out = wa_text_new(arena);
  for (; *text; text++) {
    const char *entity = wa_entity(*text);
    size_t bad = wa_unwritable(text);
    if (entity) wa_text_add(&out, entity);
    else if (bad) {
      wa_text_add(&out, "\xEF\xBF\xBD");
      text += bad - 1;
    } else wa_text_addn(&out, text, 1);
  }
  return out.bytes;
}

void wa_html_own(wa_page *page, const char *text) { wa_htmlf(page, "<bdi>%s</bdi>", wa_escaped(page->report.arena, text)); }

void wa_html_t(wa_page *page, wa_text_id id) { wa_html(page, wa_escaped(page->report.arena, wa_rt(&page->report, id))); }

void wa_html_heading(wa_page *page, int level, const char *id, const char *text) {
  wa_htmlf(page, "<h%d id=\"%s\">", level, id);
  wa_html_own(page, text);
  wa_htmlf(page, "</h%d>\n", level);
}

void wa_html_heading_t(wa_page *page, int level, const char *id, wa_text_id text) {
  wa_html_heading(page, level, id, wa_rt(&page->report, text));
}

void wa_html_paragraph(wa_page *page, const char *text) {
  wa_html(page, "<p>");
  wa_html_own(page, text);
  wa_html(page, "</p>\n");
}

void wa_html_table(wa_page *page, const char *caption) {
  size_t id = ++page->n_ids;
  wa_htmlf(page, "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t%zu\"><table><caption id=\"t%zu\">", id, id);
  wa_html_own(page, caption);
  wa_html(page, "</caption>\n");
}

void wa_html_money_table(wa_page *page, const char *caption) {
  wa_html_table(page, wa_printf(page->report.arena, "%s (%s)", caption, page->report.model->settings.currency));
}

void wa_html_table_end(wa_page *page) { wa_html(page, "</table></div>\n"); }

void wa_html_heads_between(wa_page *page, const char *const *heads, size_t n, size_t numbers, size_t words) {
  wa_html(page, "<thead><tr>");
  for (size_t i = 0; i < n; i++) {
    wa_htmlf(page, "<th scope=\"col\"%s>", i >= numbers && i < words ? " class=\"n\"" : "");
    wa_html_own(page, heads[i]);
    wa_html(page, "</th>");
  }
  wa_html(page, "</tr></thead>\n");
}

void wa_html_heads(wa_page *page, const char *const *heads, size_t n, size_t numbers) {
  wa_html_heads_between(page, heads, n, numbers, n);
}

void wa_html_row(wa_page *page, const char *head, bool total) {
  wa_htmlf(page, "<tr%s><th scope=\"row\">", total ? " class=\"total\"" : "");
  wa_html_own(page, head);
  wa_html(page, "</th>");
}

void wa_html_row_end(wa_page *page) { wa_html(page, "</tr>\n"); }

void wa_html_cell(wa_page *page, const char *text) {
  wa_html(page, text && strlen(text) > LONG_TEXT ? "<td class=\"long\">" : "<td>");
  if (text && *text) wa_html_own(page, text);
  wa_html(page, "</td>");
}

/* Decimals for the largest number of a row: those of a row are written alike. */
static int wa_row_decimals(const wa_page *page, wa_id node) {
  double largest = 0;
  for (size_t i = 0; i < wa_node_length(page->report.graph, node); i++) {
    double size = fabs(wa_result_at(page->report.results, node, i));
    if (isfinite(size)) largest = fmax(largest, size);
  }
  return wa_figure_decimals(largest);
}

static const char *wa_number_words(const wa_page *page, double value, wa_figure_kind kind) {
  wa_arena *arena = page->report.arena;
  const char *language = page->report.language;
  switch (kind) {
    case WA_FIGURE_SHARE: return wa_printf(arena, "%s%%", wa_figure(arena, 100 * value, 1, language));
    case WA_FIGURE_YEARS: case WA_FIGURE_RATIO: return wa_figure(arena, value, 2, language);
    default: return wa_figure(arena, value, wa_figure_decimals(value), language);
  }
}

/* "telemonitoring:insurer.net", as `waarde explain` takes it. */
static const char *wa_figure_name(const wa_page *page, wa_id node) {
  const wa_report *report = &page->report;
  const wa_named *named = report->graph->named[node];
  const wa_node *what = &report->graph->nodes[node];
  if (what->op == WA_OP_INPUT) return report->graph->inputs[what->index].name;
  if (!named) return NULL;
  size_t strategy = named->strategy == SIZE_MAX ? page->strategy : named->strategy;
  if (strategy >= report->results->n_strategies) return named->name;
  return wa_printf(report->arena, "%s:%s", report->results->strategies[strategy].name, named->name);
}

void wa_html_number(wa_page *page, wa_id node, size_t place, wa_figure_kind kind) {
  const wa_report *report = &page->report;
  if (!wa_may_show(report->secrecy, node)) {
    wa_htmlf(page, "<em>%s</em>", wa_escaped(report->arena, wa_rt(report, WA_T_WITHHELD)));
    return;
  }
  if (wa_is_word(report, node)) {
    const char *word = wa_word_text(report, node, place);
    if (*word) wa_html_own(page, word);
    else wa_html_t(page, WA_T_NOT_AVAILABLE);
    return;
  }
  double value = wa_result_at(report->results, node, place);
  if (!isfinite(value)) {
    wa_html_t(page, WA_T_NOT_AVAILABLE);
    return;
  }
  const char *name = wa_figure_name(page, node);
  wa_htmlf(page, "<data value=\"%.17g\"", value == 0 ? 0.0 : value);
  if (name) wa_htmlf(page, " data-figure=\"%s\"", wa_escaped(report->arena, name));
  if (name && report->graph->nodes[node].axis != WA_SCALAR) wa_htmlf(page, " data-place=\"%zu\"", place);
  bool of_row = report->graph->nodes[node].axis != WA_SCALAR && (kind == WA_FIGURE_MONEY || kind == WA_FIGURE_NET);
  const char *shown = of_row && value != 0 ? wa_figure(report->arena, value, wa_row_decimals(page, node), report->language)
                                           : wa_number_words(page, value, kind);
  wa_htmlf(page, ">%s</data>%s", shown, wa_rests_on_secret(report->secrecy, node) ? "<sup>*</sup>" : "");
}

void wa_html_figure(wa_page *page, wa_id node, size_t place, wa_figure_kind kind) {
  if (node == WA_NONE) {
    wa_html(page, "<td class=\"n\"></td>");
    return;
  }
  wa_html(page, wa_is_word(&page->report, node) ? "<td class=\"n word\">" : "<td class=\"n\">");
  wa_html_number(page, node, place, kind);
  wa_html(page, "</td>");
}

void wa_html_figure_as(wa_page *page, wa_id node, size_t place, wa_num num) {
  wa_html_figure(page, node, place, num == WA_NUM_PERCENT ? WA_FIGURE_SHARE : num == WA_NUM_RATIO ? WA_FIGURE_RATIO
                                    : num == WA_NUM_COUNT ? wa_kind_of_node(&page->report, node) : WA_FIGURE_MONEY);
}

void wa_html_years(wa_page *page, wa_id node, wa_figure_kind kind) {
  for (size_t i = page->first_year; i < page->end_year; i++) wa_html_figure(page, node, i, kind);
}

void wa_html_engine(wa_page *page, double value, const char *shown) {
  if (isfinite(value)) wa_htmlf(page, "<td class=\"n\"><data value=\"%.17g\">%s</data></td>", value == 0 ? 0.0 : value,
                                wa_escaped(page->report.arena, shown));
  else wa_htmlf(page, "<td class=\"n\">%s</td>", wa_escaped(page->report.arena, wa_rt(&page->report, WA_T_NOT_AVAILABLE)));
}

void wa_html_result(wa_page *page, const wa_headline *headline, double value) {
  wa_html_engine(page, value, wa_result_figure(page->report.arena, headline, value, page->report.language));
}

void wa_html_parameter(wa_page *page, double value) {
  wa_html_engine(page, value, wa_parameter_figure(page->report.arena, value, page->report.language));
}

void wa_html_share(wa_page *page, double share) {
  wa_html_engine(page, share, wa_number_words(page, share, WA_FIGURE_SHARE));
}

void wa_html_amount(wa_page *page, double amount) {
  wa_html_engine(page, amount, wa_number_words(page, amount, WA_FIGURE_MONEY));
}

const char *wa_year_text(const wa_report *report, size_t year) {
  int start = report->model->settings.start_year;
  if (start) return wa_printf(report->arena, "%d", start + (int)year);
  return wa_printf(report->arena, "%s %zu", wa_rt(report, WA_T_H_YEAR_N), year + 1);
}

wa_figure_kind wa_kind_of_node(const wa_report *report, wa_id node) {
  if (node == WA_NONE) return WA_FIGURE_MONEY;
  return wa_num_of_node(report, node) == WA_NUM_PERCENT ? WA_FIGURE_SHARE : WA_FIGURE_MONEY;
}
