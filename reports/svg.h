/* Charts as inline SVG, made for both phones and desktops. What is told by colour is told by a pattern, a dash or a mark
 * as well; each chart has a title and a description in words. */
#ifndef WA_REPORTS_SVG_H
#define WA_REPORTS_SVG_H

#include "reports/html.h"

/* A row of values; what is not finite is left out. */
typedef struct wa_svg_series {
  const char *name;
  const double *values;
  const double *begins; /* of lines from zero: where each place begins, which may be a jump from where the one before ended */
} wa_svg_series;

typedef struct wa_svg_chart {
  const char *title, *description;
  const char *x_title, *y_title; /* NULL: none */
  const char *const *labels;     /* of the places; NULL: 0, 1, 2 .. */
  size_t n;                      /* places */
  const wa_svg_series *series;
  size_t n_series;
  double mark;                   /* a moment along x that is marked (0: the begin of the first place); NaN: none */
  const char *mark_text;
} wa_svg_chart;

/* Lying bars, one group per place, longest names above them. */
void wa_svg_bars(wa_page *page, const wa_svg_chart *chart);

/* Lines over places. With `from_zero` a value stands at the end of its place, 1 for the first, and the line begins at 0
 * (or at `begins`): sums over years. */
void wa_svg_lines(wa_page *page, const wa_svg_chart *chart, bool from_zero);

/* Standing bars, positive values stacked upwards and negative ones downwards. */
void wa_svg_stack(wa_page *page, const wa_svg_chart *chart);

typedef struct wa_svg_point {
  const char *name;
  double x, y;
  bool joined; /* belongs to the line, which runs in the order of x */
} wa_svg_point;

/* A result at the low and at the high end of what it depends on. */
typedef struct wa_svg_spread {
  const char *name;
  double low, high;
} wa_svg_spread;

/* A tornado: a bar for each, from one end to the other, around the base result. The chart's two series name the ends;
 * their values are not used. */
void wa_svg_tornado(wa_page *page, const wa_svg_chart *chart, const wa_svg_spread *bars, size_t n, double base);

/* A waterfall: each bar goes from `low` to `high`, where the next begins; the last one shows where it ends. The chart's
 * three series name what rises, what falls and the end; their values are not used. */
void wa_svg_waterfall(wa_page *page, const wa_svg_chart *chart, const wa_svg_spread *bars, size_t n);

/* Named points in a plane; only title, description and axis titles of the chart are used. */
void wa_svg_points(wa_page *page, const wa_svg_chart *chart, const wa_svg_point *points, size_t n);

/* Draws of a series in a plane around 0: `n` points, and the mean of all draws as the series' mark. */
typedef struct wa_svg_cloud {
  const double *x, *y;
  size_t n;
  double mean_x, mean_y;
} wa_svg_cloud;

/* A cloud for each series of the chart, whose values are not used. */
void wa_svg_clouds(wa_page *page, const wa_svg_chart *chart, const wa_svg_cloud *clouds);

#endif
