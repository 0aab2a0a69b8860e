#include "reports/page.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "reports/figure.h"
#include "reports/file.h"
#include "reports/page_parts.h"
#include "reports/sheets.h"

static bool wa_full(const wa_page *page) { return page->report.secrecy == NULL; }
static bool wa_both(const wa_page *page) { return page != NULL; }
static bool wa_told(const wa_page *page) { return page->report.secrecy != NULL; }
static bool wa_lines(const wa_page *page) { return page->report.model->n_lines > 0; }
static bool wa_full_lines(const wa_page *page) { return wa_full(page) && wa_lines(page); }
static bool wa_told_lines(const wa_page *page) { return wa_told(page) && wa_lines(page); }
static bool wa_outcomes(const wa_page *page) { return page->report.model->n_outcomes > 0; }
static bool wa_effects(const wa_page *page) { return wa_has_effectiveness(&page->report); }
static bool wa_budget_part(const wa_page *page) { return wa_has_budget(&page->report); }
static bool wa_segments(const wa_page *page) { return page->report.results->n_segments > 0; }
static bool wa_tree_given(const wa_page *page) { return page->report.model->tree.given; }
static bool wa_patients_part(const wa_page *page) { return wa_has_patients(&page->report); }
static bool wa_paths(const wa_page *page) { return page->report.model->n_paths > 0; }
static bool wa_one_way_part(const wa_page *page) { return wa_has_one_way(&page->report); }
static bool wa_two_way_part(const wa_page *page) { return wa_full(page) && wa_has_two_way(&page->report); }
static bool wa_break_even_part(const wa_page *page) { return wa_full(page) && wa_has_break_even(&page->report); }
static bool wa_scenarios_part(const wa_page *page) { return wa_has_scenarios(&page->report); }

static bool wa_states(const wa_page *page) {
  for (size_t s = 0; page->report.model->cohort.given && s < page->report.model->n_strategies; s++)
    if (wa_states_shown(&page->report, s)) return true;
  return false;
}

static bool wa_uptake_part(const wa_page *page) {
  for (size_t s = 0; s < page->report.model->n_strategies; s++)
    if (page->report.model->strategies[s].uptake.given) return true;
  return false;
}

/* A part: its place in the page, whether this page has it, and what writes it. In the order of reading. An edition has
 * those that show nodes through wa_html_figure, where what is confidential to others stays out, or that ask told.h. */
typedef struct wa_part_row {
  const char *id;
  wa_text_id heading;
  bool (*wanted)(const wa_page *page);
  void (*write)(wa_page *page);
} wa_part_row;

static const wa_part_row wa_parts[] = {
    {"summary", WA_T_SUMMARY, wa_full, wa_part_summary},
    {"for-you", WA_T_EDITION, wa_told, wa_part_edition},
    {"parties", WA_T_P_PARTIES, wa_full_lines, wa_part_parties},
    {"ledger", WA_T_P_LEDGER, wa_full_lines, wa_part_ledger},
    {"flows", WA_T_FLOWS, wa_told_lines, wa_part_ledger},
    {"value-map", WA_T_VALUE_MAP, wa_lines, wa_part_value_map},
    {"effectiveness", WA_T_COST_EFFECTIVENESS, wa_effects, wa_part_effectiveness},
    {"budget", WA_T_BUDGET_SHEET, wa_budget_part, wa_part_budget},
    {"outcomes", WA_T_OUTCOMES, wa_outcomes, wa_part_outcomes},
    {"segments", WA_T_SEGMENTS, wa_segments, wa_part_segments},
    {"uptake", WA_T_UPTAKE_SHEET, wa_uptake_part, wa_part_uptake},
    {"tree", WA_T_TREE, wa_tree_given, wa_part_tree},
    {"trace", WA_T_TRACE, wa_states, wa_part_trace},
    {"patients", WA_T_PATIENTS, wa_patients_part, wa_part_patients},
    {"paths", WA_T_PATHS, wa_paths, wa_part_paths},
    {"sensitivity", WA_T_P_SENSITIVITY, wa_one_way_part, wa_part_sensitivity},
    {"two-way", WA_T_TWO_WAY, wa_two_way_part, wa_part_two_way},
    {"break-even", WA_T_BREAK_EVEN, wa_break_even_part, wa_part_break_even},
    {"scenarios", WA_T_SCENARIOS, wa_scenarios_part, wa_part_scenarios},
    {"uncertainty", WA_T_P_UNCERTAINTY, wa_has_draws_part, wa_part_draws},
    {"worth", WA_T_P_WORTH, wa_has_worth_part, wa_part_worth},
    {"inputs", WA_T_INPUTS, wa_both, wa_part_inputs},
    {"checks", WA_T_CHECKS, wa_both, wa_part_checks},
    {"method", WA_T_P_METHOD, wa_both, wa_part_method},
    {"sources", WA_T_SOURCES, wa_both, wa_part_sources},
};
enum { WA_N_PARTS_OF_PAGE = sizeof wa_parts / sizeof *wa_parts };

/* Sheets whose contents stand under a heading of another name. */
static const struct { wa_text_id sheet, heading; } wa_places[] = {{WA_T_GUIDE, WA_T_P_METHOD}, {WA_T_CALCULATION, WA_T_INPUTS},
                                                                  {WA_T_STAKEHOLDERS, WA_T_P_PARTIES}};

const char *wa_page_place(const wa_page *page, wa_text_id sheet) {
  wa_text_id heading = sheet;
  for (size_t i = 0; i < sizeof wa_places / sizeof *wa_places; i++)
    if (wa_places[i].sheet == sheet) heading = wa_places[i].heading;
  for (size_t i = 0; i < WA_N_PARTS_OF_PAGE; i++)
    if (wa_parts[i].heading == heading && wa_parts[i].wanted(page)) return wa_parts[i].id;
  return NULL;
}

wa_text_id wa_page_heading(const char *place) {
  for (size_t i = 0; i < WA_N_PARTS_OF_PAGE; i++)
    if (wa_parts[i].id == place) return wa_parts[i].heading;
  return WA_N_TEXTS;
}

static const char wa_style_sheet[] =
    ":root{color-scheme:light}"
    "body{font:16px/1.5 system-ui,\"Segoe UI\",Roboto,\"Noto Sans\",\"Liberation Sans\",Arial,sans-serif;color:#1a1a1a;"
    "background:#fff;margin:0;overflow-wrap:break-word}"
    "header,nav,main,footer{max-width:70rem;margin:0 auto;padding:0 1rem}"
    "h1{font-size:1.8rem;line-height:1.2;margin:1.5rem 0 .5rem}h2{font-size:1.4rem;margin:2.5rem 0 .5rem;"
    "border-bottom:2px solid #0059a0;padding-bottom:.2rem}h3{font-size:1.1rem;margin:1.5rem 0 .3rem}"
    "a{color:#00498a}a:focus,.table:focus{outline:3px solid #b34700;outline-offset:2px}"
    ".skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem}"
    "nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:0}"
    ".answer{font-size:1.15rem}.note{color:#555;font-size:.9rem}"
    /* A shadow at the edge behind which a table goes on. */
    ".table{overflow-x:auto;margin:1rem 0;background:linear-gradient(to right,#fff 40%,#fff0) 0/3rem 100%,"
    "linear-gradient(to left,#fff 40%,#fff0) 100%/3rem 100%,linear-gradient(to right,#0004,#0000) 0/.7rem 100%,"
    "linear-gradient(to left,#0004,#0000) 100%/.7rem 100%;background-repeat:no-repeat;"
    "background-attachment:local,local,scroll,scroll}"
    "table{border-collapse:collapse;font-size:.92rem;min-width:min(100%,20rem)}"
    "caption{text-align:left;font-weight:600;padding:.3rem 0}"
    "caption bdi{display:inline-block;position:sticky;left:0;max-width:min(60rem,calc(100vw - 2rem))}"
    "th,td{padding:.25rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid #ddd}"
    "th[scope=row]{font-weight:400;min-width:12rem;position:sticky;left:0;background:#fff;background-clip:padding-box}thead th{background:#e6edf5;border-bottom:2px solid #0059a0;vertical-align:bottom}"
    "tbody th[scope=rowgroup]{font-weight:700;padding-top:.8rem}"
    ".n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}thead th.n,.word{white-space:normal}.long{min-width:13rem}"
    ".switch{text-align:right;min-width:9rem;font-variant-numeric:tabular-nums}small{color:#555}"
    ".d1{padding-left:1rem}.d2{padding-left:2rem}.d3{padding-left:3rem}.d4{padding-left:4rem}.d5{padding-left:5rem}"
    ".d6{padding-left:6rem}.d7{padding-left:7rem}.d8{padding-left:8rem}"
    ".total th,.total td{font-weight:700;border-top:1px solid #1a1a1a}"
    "figure{margin:1.2rem 0;max-width:34rem}figcaption{font-weight:600}svg{width:100%;height:auto;display:block}"
    "svg text{font-size:12px;fill:#1a1a1a;font-family:inherit;paint-order:stroke;stroke:#fff;stroke-width:3px}.grid{stroke:#ddd}.axis{stroke:#1a1a1a}"
    ".mark{stroke:#1a1a1a;stroke-dasharray:3 3}"
    ".charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:0 2rem}"
    ".pass{color:#1d5c1d;font-weight:600}.fail{color:#a01010;font-weight:600}"
    "dd{overflow-wrap:anywhere}dt{font-weight:600;margin-top:.5rem}dd{margin:0}"
    "footer{margin-top:3rem;padding-bottom:2rem}"
    "@media (max-width:40rem){th,td{padding:.2rem .35rem}table{font-size:.86rem}.long{min-width:10rem}"
    "th[scope=row]{min-width:7.5rem;max-width:9.5rem;overflow-wrap:break-word;hyphens:auto}}"
    "@media print{@page{size:A4;margin:15mm}body{font-size:10pt}nav,.skip{display:none}"
    ".charts{grid-template-columns:1fr 1fr}figure{max-width:11cm}figure,tr{break-inside:avoid}h2,h3,caption{break-after:avoid}.table{overflow:visible;background:none}"
    "table{font-size:8pt}th[scope=row],.long,.switch{min-width:0}table:has(thead th:nth-child(8)){font-size:6.3pt}"
    "table:has(thead th:nth-child(8)) :is(th,td){padding:.1rem .15rem}table:has(thead th:nth-child(14)){font-size:5.2pt}"
    "thead{display:table-header-group}a{color:inherit;text-decoration:none}}";

static void wa_page_head(wa_page *page, const char *title) {
  const wa_report *report = &page->report;
  wa_htmlf(page, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" xml:lang=\"%s\">\n<head>\n"
           "<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
           "<meta name=\"generator\" content=\"waarde %s\"/>\n<title>%s</title>\n<style>%s</style>\n</head>\n",
           report->language, report->language, wa_escaped(report->arena, report->version), wa_escaped(report->arena, title), wa_style_sheet);
}

static void wa_page_introduction(wa_page *page, const char *title) {
  const wa_report *report = &page->report;
  wa_html(page, "<body>\n<a class=\"skip\" href=\"#report\">");
  wa_html_t(page, WA_T_P_SKIP);
  wa_html(page, "</a>\n<header>\n<h1 id=\"top\">");
  wa_html_own(page, title);
  wa_html(page, "</h1>\n");
  if (report->secrecy) {
    wa_html(page, "<p class=\"answer\">");
    wa_html_t(page, WA_T_E_MADE_FOR);
    wa_html(page, ": <strong>");
    wa_html_own(page, wa_stakeholder_text(report, report->secrecy->reader));
    wa_html(page, "</strong></p>\n");
  }
  const char *question = wa_rl(report, report->model->question, ""), *description = wa_rl(report, report->model->description, "");
  if (*question) wa_html_paragraph(page, question);
  if (*description) wa_html_paragraph(page, description);
  wa_html(page, "</header>\n");
}

static void wa_page_contents(wa_page *page) {
  wa_htmlf(page, "<nav aria-label=\"%s\"><ul>\n", wa_escaped(page->report.arena, wa_rt(&page->report, WA_T_TO_SHEET)));
  for (size_t i = 0; i < WA_N_PARTS_OF_PAGE; i++) {
    if (!wa_parts[i].wanted(page)) continue;
    wa_htmlf(page, "<li><a href=\"#%s\">", wa_parts[i].id);
    wa_html_t(page, wa_parts[i].heading);
    wa_html(page, "</a></li>\n");
  }
  wa_html(page, "</ul></nav>\n");
}

static void wa_page_parts(wa_page *page) {
  wa_html(page, "<main id=\"report\">\n");
  for (size_t i = 0; i < WA_N_PARTS_OF_PAGE; i++) {
    if (!wa_parts[i].wanted(page)) continue;
    wa_htmlf(page, "<section aria-labelledby=\"%s\">\n", wa_parts[i].id);
    page->strategy = SIZE_MAX;
    wa_html_heading_t(page, 2, wa_parts[i].id, wa_parts[i].heading);
    wa_parts[i].write(page);
    wa_html(page, "</section>\n");
  }
  wa_html(page, "</main>\n<footer>\n<p class=\"note\">");
  wa_html_t(page, WA_T_P_MADE_BY);
  wa_html(page, "</p>\n</footer>\n</body>\n</html>\n");
}

const char *wa_page_text(wa_arena *arena, const wa_results *results, size_t reader, const char *language,
                         const char *version, const char *command) {
  wa_page page = {.report = {.arena = arena, .results = results, .graph = results->graph, .model = results->model,
                             .language = language, .version = version, .command = command,
                             .keys = wa_text_keys_new(arena)},
                  .out = wa_text_new(arena), .strategy = SIZE_MAX};
  if (reader != SIZE_MAX) page.report.secrecy = wa_secrecy_for(arena, results, reader);
  const char *title = wa_rl(&page.report, results->model->title, results->model->file);
  wa_page_head(&page, title);
  wa_page_introduction(&page, title);
  wa_page_contents(&page);
  wa_page_parts(&page);
  return page.out.bytes;
}

bool wa_page_write(wa_arena *arena, const wa_results *results, size_t reader, const char *path, const char *language,
                   const char *version, const char *command, const char **reason) {
  const char *text = wa_page_text(arena, results, reader, language, version, command);
  return wa_file_replace(arena, path, (const unsigned char *)text, strlen(text), reason);
}

void wa_page_strategy(wa_page *page, const char *part, size_t strategy) {
  const wa_report *report = &page->report;
  const char *name = report->results->strategies[strategy].name;
  page->strategy = strategy;
  wa_html_heading(page, 3, wa_printf(report->arena, "%s-%s", part, wa_escaped(report->arena, name)),
                  wa_reported(report, strategy) ? wa_printf(report->arena, "%s (%s %s)", wa_strategy_text(report, strategy),
                                                            wa_rt(report, WA_T_H_COMPARED_WITH),
                                                            wa_strategy_text(report, report->results->comparator))
                                                : wa_strategy_text(report, strategy));
}

size_t wa_page_parties(const wa_page *page, size_t *parties) {
  size_t n = 0;
  for (size_t p = 0; p < page->report.model->n_stakeholders; p++)
    if (wa_party_reported(page->report.model, p)) parties[n++] = p;
  return n;
}

const double *wa_page_row(const wa_page *page, wa_id node, wa_axis axis) {
  const wa_report *report = &page->report;
  size_t n = report->graph->length[axis];
  double *values = WA_NEW_ARRAY(report->arena, double, n + 1);
  for (size_t i = 0; i < n; i++) values[i] = wa_may_show(report->secrecy, node) ? wa_result_at(report->results, node, i) : NAN;
  return values;
}

const char *const *wa_page_years(const wa_page *page) {
  size_t n = page->report.graph->length[WA_YEAR];
  const char **labels = WA_NEW_ARRAY(page->report.arena, const char *, n + 1);
  for (size_t i = 0; i < n; i++) labels[i] = wa_year_text(&page->report, i);
  return labels;
}

const char *wa_page_described(const wa_page *page, const char *const *labels, const double *values, size_t n) {
  const wa_report *report = &page->report;
  wa_text text = wa_text_new(report->arena);
  size_t every = n > 20 ? (n + 9) / 10 : 1;
  for (size_t i = 0; i < n; i += every)
    wa_text_addf(&text, "%s%s: %s", i ? "; " : "", labels ? labels[i] : wa_printf(report->arena, "%zu", i),
                 isfinite(values[i]) ? wa_figure(report->arena, values[i], wa_figure_decimals(values[i]), report->language)
                                     : wa_rt(report, WA_T_NOT_AVAILABLE));
  wa_text_add(&text, ".");
  return text.bytes;
}

size_t wa_page_year_tables(const wa_page *page) {
  size_t years = page->report.graph->length[WA_YEAR];
  return years ? (years + WA_YEARS_ON_PAGE - 1) / WA_YEARS_ON_PAGE : 1;
}

void wa_page_take_years(wa_page *page, size_t table) {
  size_t years = page->report.graph->length[WA_YEAR];
  page->first_year = table * WA_YEARS_ON_PAGE;
  page->end_year = page->first_year + WA_YEARS_ON_PAGE < years ? page->first_year + WA_YEARS_ON_PAGE : years;
}

bool wa_page_has_totals(const wa_page *page) { return page->first_year == 0; }

const char *wa_page_year_caption(const wa_page *page, const char *caption) {
  const wa_report *report = &page->report;
  if (wa_page_year_tables(page) == 1) return caption;
  return wa_printf(report->arena, "%s, %s – %s", caption, wa_year_text(report, page->first_year), wa_year_text(report, page->end_year - 1));
}

void wa_page_year_heads(wa_page *page, const char *const *heads, size_t n, size_t totals, size_t numbers) {
  size_t kept = wa_page_has_totals(page) ? n : n - totals, years = page->end_year - page->first_year;
  const char **all = WA_NEW_ARRAY(page->report.arena, const char *, kept + years + 1);
  memcpy(all, heads, kept * sizeof *heads);
  for (size_t i = 0; i < years; i++) all[kept + i] = wa_year_text(&page->report, page->first_year + i);
  wa_html_heads(page, all, kept + years, numbers);
}
