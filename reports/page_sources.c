/* The sources on the page, numbered, with links to those that have an address. */
#include "reports/page_parts.h"
#include "reports/sources.h"

void wa_part_sources(wa_page *page) {
  const wa_report *report = &page->report;
  wa_source_list list = wa_collect_sources(report);
  const char *heads[] = {"#", wa_rt(report, WA_T_H_SOURCE), wa_rt(report, WA_T_H_USED_FOR)};
  wa_html_table(page, wa_rt(report, WA_T_SOURCES));
  wa_html_heads(page, heads, 3, 3);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < list.n; i++) {
    const char *address = wa_address_in(report, list.rows[i].source);
    wa_html_row(page, wa_printf(report->arena, "%zu", i + 1), false);
    wa_html(page, "<td class=\"long\">");
    if (address) wa_htmlf(page, "<a rel=\"noreferrer\" href=\"%s\">", wa_escaped(report->arena, address));
    wa_html_own(page, list.rows[i].source);
    wa_html(page, address ? "</a></td>" : "</td>");
    wa_html_cell(page, list.rows[i].uses.bytes);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}
