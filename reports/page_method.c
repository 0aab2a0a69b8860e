/* The items of CHEERS 2022 and the principles of social value on the page. Texts of the author and counts over all parties:
 * editions have none of them. */
#include "reports/method.h"
#include "reports/page_parts.h"

static void wa_item_cells(wa_page *page, size_t i) {
  const wa_report *report = &page->report;
  wa_cheers_item item = wa_cheers(report, i);
  const char *place = item.text ? wa_page_place(page, item.where) : NULL;
  wa_html_row(page, wa_printf(report->arena, "%zu. %s", i + 1, wa_rt(report, item.name)), false);
  wa_html(page, "<td class=\"long\">");
  if (item.text) wa_html_own(page, item.text);
  else wa_htmlf(page, "<em>%s</em>", wa_escaped(report->arena, wa_rt(report, WA_T_M_NOT_REPORTED)));
  wa_html(page, "</td><td>");
  if (place) {
    wa_htmlf(page, "<a href=\"#%s\">", place);
    wa_html_t(page, wa_page_heading(place));
    wa_html(page, "</a>");
  }
  wa_html(page, "</td>");
  wa_html_row_end(page);
}

static void wa_checklist(wa_page *page) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_M_ITEM), wa_rt(report, WA_T_M_WHAT), wa_rt(report, WA_T_M_PART)};
  wa_html_heading_t(page, 3, "cheers", WA_T_M_CHEERS);
  wa_html_table(page, wa_rt(report, WA_T_M_CHEERS_WHAT));
  wa_html_heads(page, heads, 3, 3);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < WA_CHEERS_ITEMS; i++) wa_item_cells(page, i);
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_principles(wa_page *page) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_M_PRINCIPLE), wa_rt(report, WA_T_M_EVIDENCE)};
  wa_html_heading_t(page, 3, "principles", WA_T_M_PRINCIPLES);
  wa_html_table(page, wa_rt(report, WA_T_M_PRINCIPLES));
  wa_html_heads(page, heads, 2, 2);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < WA_PRINCIPLES; i++) {
    wa_html_row(page, wa_printf(report->arena, "%zu. %s", i + 1, wa_rt(report, wa_principle_name(i))), false);
    wa_html_cell(page, wa_principle_evidence(report, i));
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

void wa_page_checklists(wa_page *page) {
  wa_checklist(page);
  wa_principles(page);
}
