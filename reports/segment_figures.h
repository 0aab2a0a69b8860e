/* The figures of a segment under a strategy, for every report that sets segments side by side. */
#ifndef WA_REPORTS_SEGMENT_FIGURES_H
#define WA_REPORTS_SEGMENT_FIGURES_H

#include "reports/report.h"

/* A figure of a segment's results (or those of all people) under a strategy; WA_NONE: it has none. */
typedef wa_id wa_figure_of(const wa_results *results, size_t strategy, size_t which);

typedef struct wa_segment_figure {
  const char *label;
  wa_figure_of *of;
  size_t which;
  wa_num num; /* WA_NUM_COUNT: by its unit */
} wa_segment_figure;

/* Those that the model has for a strategy, in order; in the report's arena. Returns their number. */
size_t wa_segment_figures(const wa_report *report, size_t strategy, const wa_segment_figure **figures);

#endif
