/* A page being written: well-formed markup, every text escaped.
 *
 * The page is HTML that is XML too, so that both kinds of readers take it. It needs no script and asks for nothing from
 * elsewhere. Its parts are listed in page.c; texts come from the same table and figures from the same nodes as those of
 * the workbook. */
#ifndef WA_REPORTS_HTML_H
#define WA_REPORTS_HTML_H

#include "analysis/edition.h"
#include "base/text.h"
#include "reports/report.h"
#include "reports/story.h"

typedef struct wa_page {
  wa_report report;   /* for its words; it has no book */
  wa_text out;
  size_t n_ids;       /* given so far */
  size_t strategy;    /* whose part is being written; for the names of figures */
  size_t first_year, end_year; /* that a table of years shows; set by wa_page_take_years */
} wa_page;

/* Markup as it is, and with values put into it: numbers and escaped texts only. */
void wa_html(wa_page *page, const char *markup);
void wa_htmlf(wa_page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A text with what means something in HTML and XML escaped, and what neither can hold replaced; fit for attributes. */
const char *wa_escaped(wa_arena *arena, const char *text);

/* A text of the model, kept apart from what surrounds it where it runs from right to left. */
void wa_html_own(wa_page *page, const char *text);

/* A text of the table of texts. */
void wa_html_t(wa_page *page, wa_text_id id);

/* "<h2 id="..">": every heading can be linked to. */
void wa_html_heading(wa_page *page, int level, const char *id, const char *text);
void wa_html_heading_t(wa_page *page, int level, const char *id, wa_text_id text);
/* A paragraph. */
void wa_html_paragraph(wa_page *page, const char *text);

/* A table with a caption, in a box that scrolls on narrow screens and can be reached by keyboard. */
void wa_html_table(wa_page *page, const char *caption);
/* The same; the caption says in which money. */
void wa_html_money_table(wa_page *page, const char *caption);
void wa_html_table_end(wa_page *page);
/* Heads of columns; from `numbers` on they stand over numbers. */
void wa_html_heads(wa_page *page, const char *const *heads, size_t n, size_t numbers);
/* Those from `numbers` up to `words` stand over numbers. */
void wa_html_heads_between(wa_page *page, const char *const *heads, size_t n, size_t numbers, size_t words);
/* Begins a row with its head; rows end with wa_html_row_end. `total`: stands below a line. */
void wa_html_row(wa_page *page, const char *head, bool total);
void wa_html_row_end(wa_page *page);
void wa_html_cell(wa_page *page, const char *text);

/* A figure of the graph in a cell, with its full value and its name in attributes. Says so when it is confidential or
 * missing, and gives the word of a figure that is one. */
void wa_html_figure(wa_page *page, wa_id node, size_t place, wa_figure_kind kind);
/* The same, as a number of the kind that the workbook shows it as. */
void wa_html_figure_as(wa_page *page, wa_id node, size_t place, wa_num num);
/* One cell for each year that the table shows. */
void wa_html_years(wa_page *page, wa_id node, wa_figure_kind kind);
/* Without a cell around it. */
void wa_html_number(wa_page *page, wa_id node, size_t place, wa_figure_kind kind);

/* A number of the engine that is no node of the graph, in a cell, with its full value; "n/a" where it is not finite. */
void wa_html_engine(wa_page *page, double value, const char *shown);
/* The same: a headline's value, a parameter's, a share of 1, an amount of money or of people. */
struct wa_headline;
void wa_html_result(wa_page *page, const struct wa_headline *headline, double value);
void wa_html_parameter(wa_page *page, double value);
void wa_html_share(wa_page *page, double share);
void wa_html_amount(wa_page *page, double amount);

/* "Year 1" or the calendar year. */
const char *wa_year_text(const wa_report *report, size_t year);

/* The kind of a node by its unit: money, or a count with as many decimals as suit it. */
wa_figure_kind wa_kind_of_node(const wa_report *report, wa_id node);

#endif
