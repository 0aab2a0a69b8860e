#include "reports/svg.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "reports/figure.h"
#include "reports/text_table.h"

enum { WIDTH = 420, FONT = 12, LINE = 16, PLOT = 200, GROUP = 8, BAR = 11, LEGEND_LINE = 18 };

/* Dark enough on white for lines (3:1); told apart by dashes and patterns as well. */
static const char *const wa_colours[] = {"#0059a0", "#b34700", "#00734f", "#8a3f78", "#5c5c00", "#333333", "#7a1f1f", "#1b6d85"};
static const char *const wa_dashes[] = {"", "6 3", "2 2", "8 2 2 2", "10 4", "1 3", "4 1", "12 3 3 3"};
enum { WA_N_COLOURS = sizeof wa_colours / sizeof *wa_colours };

typedef struct wa_scale {
  double low, high, step; /* of the values */
  double from, to;        /* where they stand */
  int decimals;
} wa_scale;

/* Steps of 1, 2 or 5 times a power of ten, about five of them, that hold the values and 0. */
static wa_scale wa_scale_of(double low, double high, double from, double to) {
  low = fmin(low, 0);
  high = fmax(high, 0);
  if (low == high) high = 1;
  double rough = (high - low) / 5, power = pow(10, floor(log10(rough)));
  double step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
  int decimals = step >= 1 ? 0 : (int)fmin(9, ceil(-log10(step) - 1e-9));
  return (wa_scale){floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step, step, from, to, decimals};
}

static double wa_at(const wa_scale *scale, double value) {
  return scale->from + (value - scale->low) / (scale->high - scale->low) * (scale->to - scale->from);
}

static size_t wa_tick_count(const wa_scale *scale) { return (size_t)(round((scale->high - scale->low) / scale->step)) + 1; }

static const char *wa_tick_text(const wa_page *page, const wa_scale *scale, size_t i) {
  return wa_figure(page->report.arena, scale->low + (double)i * scale->step, scale->decimals, page->report.language);
}

/* Digits and letters of the page's font, roughly. */
static double wa_width_of(const char *text) { return (double)wa_text_width(text) * FONT * 0.56; }

static double wa_widest_tick(const wa_page *page, const wa_scale *scale) {
  double widest = 0;
  for (size_t i = 0; i < wa_tick_count(scale); i++) widest = fmax(widest, wa_width_of(wa_tick_text(page, scale, i)));
  return widest;
}

static void wa_svg_text(wa_page *page, double x, double y, const char *anchor, const char *text) {
  wa_htmlf(page, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, wa_escaped(page->report.arena, text));
}

static void wa_svg_line(wa_page *page, double x1, double y1, double x2, double y2, const char *class) {
  wa_htmlf(page, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>\n", x1, y1, x2, y2, class);
}

static void wa_svg_begin(wa_page *page, const wa_svg_chart *chart, double height) {
  size_t id = ++page->n_ids;
  wa_arena *arena = page->report.arena;
  wa_htmlf(page, "<figure><figcaption><bdi>%s</bdi></figcaption>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
           "viewBox=\"0 0 %d %.0f\" aria-labelledby=\"c%zu d%zu\">\n<title id=\"c%zu\">%s</title>\n<desc id=\"d%zu\">%s</desc>\n",
           wa_escaped(arena, chart->title), WIDTH, height, id, id, id, wa_escaped(arena, chart->title), id,
           wa_escaped(arena, chart->description));
  wa_html(page, "<defs>\n");
  for (size_t i = 0; i < chart->n_series && i < WA_N_COLOURS; i++)
    wa_htmlf(page, "<pattern id=\"p%zu-%zu\" width=\"%zu\" height=\"%zu\" patternUnits=\"userSpaceOnUse\" "
             "patternTransform=\"rotate(%zu)\"><rect width=\"9\" height=\"9\" fill=\"%s\"/>%s</pattern>\n",
             id, i, 4 + i % 3 * 2, 4 + i % 3 * 2, i * 45 % 180, wa_colours[i],
             i ? "<path d=\"M0 0V9\" stroke=\"#fff\" stroke-width=\"2\"/>" : "");
  wa_html(page, "</defs>\n");
}

static void wa_svg_end(wa_page *page) { wa_html(page, "</svg></figure>\n"); }

/* The fill of a series: plain for the first, striped in its own way for each other. The chart's number is the last given. */
static const char *wa_fill_of(const wa_page *page, size_t series) {
  return wa_printf(page->report.arena, "url(#p%zu-%zu)", page->n_ids, series % WA_N_COLOURS);
}

static double wa_legend_height(const wa_svg_chart *chart) {
  return chart->n_series > 1 ? (double)chart->n_series * LEGEND_LINE + 6 : 0;
}

/* Cuts a name to fit a width; a cut inside a character is moved before it. */
static const char *wa_fitting(wa_arena *arena, const char *name, double width) {
  if (wa_width_of(name) <= width) return name;
  size_t length = strlen(name);
  while (length > 0 && wa_width_of(wa_strndup(arena, name, length)) > width - FONT) {
    do length--;
    while (length > 0 && ((unsigned char)name[length] & 0xC0) == 0x80);
  }
  return wa_printf(arena, "%.*s…", (int)length, name);
}

static void wa_svg_mark(wa_page *page, size_t series, double x, double y) {
  const char *colour = wa_colours[series % WA_N_COLOURS];
  switch (series % 3) {
    case 0: wa_htmlf(page, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n", x, y, colour); break;
    case 1: wa_htmlf(page, "<rect x=\"%.1f\" y=\"%.1f\" width=\"6\" height=\"6\" fill=\"%s\"/>\n", x - 3, y - 3, colour); break;
    default:
      wa_htmlf(page, "<path d=\"M%.1f %.1fl4 7h-8z\" fill=\"%s\"/>\n", x, y - 4, colour);
  }
}

static void wa_svg_legend(wa_page *page, const wa_svg_chart *chart, double y, bool lines) {
  for (size_t i = 0; chart->n_series > 1 && i < chart->n_series; i++, y += LEGEND_LINE) {
    if (lines) {
      wa_htmlf(page, "<path d=\"M4 %.1fh28\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n", y - 4,
               wa_colours[i % WA_N_COLOURS], wa_dashes[i % WA_N_COLOURS]);
      wa_svg_mark(page, i, 18, y - 4);
    } else
      wa_htmlf(page, "<rect x=\"4\" y=\"%.1f\" width=\"28\" height=\"11\" fill=\"%s\" stroke=\"%s\"/>\n", y - 10, wa_fill_of(page, i),
               wa_colours[i % WA_N_COLOURS]);
    wa_svg_text(page, 38, y, "start", wa_fitting(page->report.arena, chart->series[i].name, WIDTH - 42));
  }
}

static void wa_range_of(const wa_svg_chart *chart, double *low, double *high) {
  *low = *high = 0;
  for (size_t s = 0; s < chart->n_series; s++)
    for (size_t i = 0; i < chart->n; i++) {
      double value = chart->series[s].values[i];
      if (!isfinite(value)) continue;
      *low = fmin(*low, value);
      *high = fmax(*high, value);
      if (!chart->series[s].begins || !isfinite(chart->series[s].begins[i])) continue;
      *low = fmin(*low, chart->series[s].begins[i]);
      *high = fmax(*high, chart->series[s].begins[i]);
    }
}

/* Labels below an axis, from left to right: each inside the picture, none over the one before. */
typedef struct wa_row_of_labels {
  double y, end; /* where the last one ends */
} wa_row_of_labels;

static void wa_label_below(wa_page *page, wa_row_of_labels *row, double x, const char *text) {
  double half = wa_width_of(text) / 2, middle = fmin(fmax(x, half + 4), WIDTH - half - 4); /* fonts differ a little */
  if (middle - half < row->end) return;
  wa_svg_text(page, middle, row->y, "middle", text);
  row->end = middle + half + 6;
}

/* Values along the bottom, with lines upwards. */
static void wa_ticks_below(wa_page *page, const wa_scale *scale, double top, double bottom) {
  /* Long numbers: every second one. */
  double room = fabs(wa_at(scale, scale->step) - wa_at(scale, 0));
  size_t every = wa_widest_tick(page, scale) + 8 > room ? 2 : 1;
  wa_row_of_labels row = {bottom + LINE, 0};
  for (size_t i = 0; i < wa_tick_count(scale); i++) {
    double x = wa_at(scale, scale->low + (double)i * scale->step);
    bool zero = fabs(scale->low + (double)i * scale->step) < scale->step / 2;
    wa_svg_line(page, x, top, x, bottom, zero ? "axis" : "grid");
    if (i % every == 0) wa_label_below(page, &row, x, wa_tick_text(page, scale, i));
  }
}

static void wa_ticks_left(wa_page *page, const wa_scale *scale, double left, double right) {
  for (size_t i = 0; i < wa_tick_count(scale); i++) {
    double y = wa_at(scale, scale->low + (double)i * scale->step);
    bool zero = fabs(scale->low + (double)i * scale->step) < scale->step / 2;
    wa_svg_line(page, left, y, right, y, zero ? "axis" : "grid");
    wa_svg_text(page, left - 6, y + 4, "end", wa_tick_text(page, scale, i));
  }
}

static void wa_svg_bar(wa_page *page, const wa_scale *scale, double value, double y, size_t series) {
  double zero = wa_at(scale, 0), end = wa_at(scale, value);
  wa_htmlf(page, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\" stroke=\"%s\"/>\n", fmin(zero, end), y,
           fabs(end - zero), BAR, wa_fill_of(page, series), wa_colours[series % WA_N_COLOURS]);
}

void wa_svg_bars(wa_page *page, const wa_svg_chart *chart) {
  double low, high, group = LINE + (double)chart->n_series * (BAR + 2) + GROUP, bottom = 4 + (double)chart->n * group;
  wa_range_of(chart, &low, &high);
  wa_scale scale = wa_scale_of(low, high, 8, WIDTH - 12);
  double height = bottom + LINE + 6 + (chart->x_title ? LINE : 0) + wa_legend_height(chart);
  wa_svg_begin(page, chart, height + 4);
  wa_ticks_below(page, &scale, 4, bottom);
  for (size_t i = 0; i < chart->n; i++) {
    double y = 4 + (double)i * group + LINE;
    wa_svg_text(page, 8, y - 4, "start", wa_fitting(page->report.arena, chart->labels[i], WIDTH - 20));
    for (size_t s = 0; s < chart->n_series; s++)
      if (isfinite(chart->series[s].values[i])) wa_svg_bar(page, &scale, chart->series[s].values[i], y + (double)s * (BAR + 2), s);
  }
  if (chart->x_title) wa_svg_text(page, WIDTH - 8, bottom + 2 * LINE, "end", chart->x_title);
  wa_svg_legend(page, chart, height - wa_legend_height(chart) + LEGEND_LINE, false);
  wa_svg_end(page);
}

/* The frame that lines, stacks and points share. */
typedef struct wa_frame_of_chart {
  wa_scale y, x;
  double left, right, top, bottom;
} wa_frame_of_chart;

static wa_frame_of_chart wa_frame_for(wa_page *page, double low, double high) {
  wa_frame_of_chart frame = {.top = LINE + 8, .bottom = LINE + 8 + PLOT, .right = WIDTH - 14};
  frame.y = wa_scale_of(low, high, frame.bottom, frame.top);
  frame.left = wa_widest_tick(page, &frame.y) + 10;
  return frame;
}

static double wa_frame_height(const wa_frame_of_chart *frame, const wa_svg_chart *chart) {
  return frame->bottom + 2 * LINE + 8 + wa_legend_height(chart);
}

static void wa_frame_words(wa_page *page, const wa_frame_of_chart *frame, const wa_svg_chart *chart) {
  if (chart->y_title) wa_svg_text(page, 2, FONT, "start", chart->y_title);
  if (chart->x_title) wa_svg_text(page, frame->right, frame->bottom + 2 * LINE, "end", chart->x_title);
}

/* Labels of places, as many as there is room for. */
static void wa_place_labels(wa_page *page, const wa_frame_of_chart *frame, const wa_svg_chart *chart, double first, double step) {
  double widest = FONT;
  for (size_t i = 0; i < chart->n; i++)
    widest = fmax(widest, wa_width_of(chart->labels ? chart->labels[i] : wa_printf(page->report.arena, "%zu", i)));
  size_t every = (size_t)ceil((widest + 6) / step);
  wa_row_of_labels row = {frame->bottom + LINE, 0};
  for (size_t i = 0; i < chart->n; i += every ? every : 1)
    wa_label_below(page, &row, first + (double)i * step, chart->labels ? chart->labels[i] : wa_printf(page->report.arena, "%zu", i));
}

static void wa_svg_moment(wa_page *page, const wa_frame_of_chart *frame, const wa_svg_chart *chart, double x) {
  if (!isfinite(chart->mark) || !chart->mark_text) return;
  wa_svg_line(page, x, frame->top - 6, x, frame->bottom, "mark");
  bool left = x > WIDTH / 2.0;
  wa_svg_text(page, left ? x - 4 : x + 4, frame->top - 2, left ? "end" : "start", chart->mark_text);
}

static void wa_svg_polyline(wa_page *page, const wa_frame_of_chart *frame, const wa_svg_chart *chart, size_t s, double first,
                            double step, bool from_zero) {
  const wa_svg_series *series = &chart->series[s];
  wa_text path = wa_text_new(page->report.arena);
  bool pen = false;
  if (from_zero && !series->begins) {
    wa_text_addf(&path, "M%.1f %.1f", frame->left, wa_at(&frame->y, 0));
    pen = true;
  }
  for (size_t i = 0; i < chart->n; i++) {
    if (!isfinite(series->values[i])) {
      pen = false;
      continue;
    }
    if (series->begins)
      wa_text_addf(&path, "%s%.1f %.1f", pen ? "L" : "M", first + ((double)i - 1) * step, wa_at(&frame->y, series->begins[i]));
    wa_text_addf(&path, "%s%.1f %.1f", pen || series->begins ? "L" : "M", first + (double)i * step, wa_at(&frame->y, series->values[i]));
    pen = true;
  }
  wa_htmlf(page, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n", path.bytes,
           wa_colours[s % WA_N_COLOURS], wa_dashes[s % WA_N_COLOURS]);
  for (size_t i = 0; i < chart->n; i += 1 + chart->n / 12)
    if (isfinite(series->values[i])) wa_svg_mark(page, s, first + (double)i * step, wa_at(&frame->y, series->values[i]));
}

void wa_svg_lines(wa_page *page, const wa_svg_chart *chart, bool from_zero) {
  double low, high;
  wa_range_of(chart, &low, &high);
  wa_frame_of_chart frame = wa_frame_for(page, low, high);
  double places = (double)(chart->n > 1 || from_zero ? chart->n - (from_zero ? 0 : 1) : 1);
  double step = (frame.right - frame.left) / places, first = frame.left + (from_zero ? step : 0);
  wa_svg_begin(page, chart, wa_frame_height(&frame, chart));
  wa_ticks_left(page, &frame.y, frame.left, frame.right);
  wa_place_labels(page, &frame, chart, first, step);
  wa_frame_words(page, &frame, chart);
  for (size_t s = 0; s < chart->n_series; s++) wa_svg_polyline(page, &frame, chart, s, first, step, from_zero);
  wa_svg_moment(page, &frame, chart, frame.left + chart->mark * step);
  wa_svg_legend(page, chart, frame.bottom + 2 * LINE + 8 + LEGEND_LINE - 4, true);
  wa_svg_end(page);
}

static void wa_stack_range(const wa_svg_chart *chart, double *low, double *high) {
  *low = *high = 0;
  for (size_t i = 0; i < chart->n; i++) {
    double up = 0, down = 0;
    for (size_t s = 0; s < chart->n_series; s++) {
      double value = chart->series[s].values[i];
      if (isfinite(value)) *(value > 0 ? &up : &down) += value;
    }
    *low = fmin(*low, down);
    *high = fmax(*high, up);
  }
}

static void wa_stack_place(wa_page *page, const wa_frame_of_chart *frame, const wa_svg_chart *chart, size_t i, double x, double width) {
  double up = 0, down = 0;
  for (size_t s = 0; s < chart->n_series; s++) {
    double value = chart->series[s].values[i];
    if (!isfinite(value) || value == 0) continue;
    double *from = value > 0 ? &up : &down, a = wa_at(&frame->y, *from), b = wa_at(&frame->y, *from + value);
    wa_htmlf(page, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" stroke=\"%s\"/>\n", x, fmin(a, b), width,
             fabs(a - b), wa_fill_of(page, s), wa_colours[s % WA_N_COLOURS]);
    *from += value;
  }
}

void wa_svg_stack(wa_page *page, const wa_svg_chart *chart) {
  double low, high;
  wa_stack_range(chart, &low, &high);
  wa_frame_of_chart frame = wa_frame_for(page, low, high);
  double step = (frame.right - frame.left) / (double)(chart->n ? chart->n : 1), width = fmin(step * 0.7, 56);
  wa_svg_begin(page, chart, wa_frame_height(&frame, chart));
  wa_ticks_left(page, &frame.y, frame.left, frame.right);
  wa_place_labels(page, &frame, chart, frame.left + step / 2, step);
  wa_frame_words(page, &frame, chart);
  for (size_t i = 0; i < chart->n; i++)
    wa_stack_place(page, &frame, chart, i, frame.left + ((double)i + 0.5) * step - width / 2, width);
  wa_svg_line(page, frame.left, wa_at(&frame.y, 0), frame.right, wa_at(&frame.y, 0), "axis");
  wa_svg_legend(page, chart, frame.bottom + 2 * LINE + 8 + LEGEND_LINE - 4, false);
  wa_svg_end(page);
}

/* Scales of a plane hold all points but not 0 where that is far away. */
static wa_scale wa_plane_scale(const wa_svg_point *points, size_t n, bool x, double from, double to) {
  double low = INFINITY, high = -INFINITY;
  for (size_t i = 0; i < n; i++) {
    double value = x ? points[i].x : points[i].y;
    low = fmin(low, value);
    high = fmax(high, value);
  }
  double span = high - low;
  if (low <= 0 && high >= 0) return wa_scale_of(low, high, from, to);
  if (span == 0) span = fabs(high) / 2;
  double base = low > 0 && low < 2 * span ? 0 : high < 0 && -high < 2 * span ? 0 : low;
  if (base == 0) return wa_scale_of(low, high, from, to);
  wa_scale scale = wa_scale_of(0, span, from, to);
  double start = floor(low / scale.step) * scale.step;
  return (wa_scale){start, ceil(high / scale.step + 1e-9) * scale.step + (span == 0 ? scale.step : 0), scale.step, from, to, scale.decimals};
}

static void wa_join_points(wa_page *page, const wa_frame_of_chart *frame, const wa_svg_point *points, size_t n) {
  bool *done = WA_NEW_ARRAY(page->report.arena, bool, n + 1);
  wa_text path = wa_text_new(page->report.arena);
  for (;;) {
    size_t next = SIZE_MAX;
    for (size_t i = 0; i < n; i++)
      if (points[i].joined && !done[i] && (next == SIZE_MAX || points[i].x < points[next].x)) next = i;
    if (next == SIZE_MAX) break;
    done[next] = true;
    wa_text_addf(&path, "%s%.1f %.1f", path.length ? "L" : "M", wa_at(&frame->x, points[next].x), wa_at(&frame->y, points[next].y));
  }
  if (path.length) wa_htmlf(page, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n", path.bytes, wa_colours[0]);
}

void wa_svg_points(wa_page *page, const wa_svg_chart *chart, const wa_svg_point *points, size_t n) {
  wa_frame_of_chart frame = {.top = LINE + 8, .bottom = LINE + 8 + PLOT, .right = WIDTH - 14};
  frame.y = wa_plane_scale(points, n, false, frame.bottom, frame.top);
  frame.left = wa_widest_tick(page, &frame.y) + 10;
  frame.x = wa_plane_scale(points, n, true, frame.left, frame.right);
  double list = (double)n * LEGEND_LINE;
  wa_svg_begin(page, chart, frame.bottom + 2 * LINE + 12 + list);
  wa_ticks_left(page, &frame.y, frame.left, frame.right);
  wa_ticks_below(page, &frame.x, frame.top, frame.bottom);
  wa_frame_words(page, &frame, chart);
  wa_join_points(page, &frame, points, n);
  for (size_t i = 0; i < n; i++) {
    double x = wa_at(&frame.x, points[i].x), y = wa_at(&frame.y, points[i].y);
    wa_htmlf(page, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>\n", x, y,
             points[i].joined ? wa_colours[0] : "#fff", wa_colours[0]);
    const char *number = wa_printf(page->report.arena, "%zu", i + 1);
    wa_svg_text(page, fmin(x + 6, WIDTH - 8), y - 6, "start", number);
    wa_svg_text(page, 8, frame.bottom + 2 * LINE + 8 + (double)(i + 1) * LEGEND_LINE - 4, "start",
                wa_printf(page->report.arena, "%s. %s", number, wa_fitting(page->report.arena, points[i].name, WIDTH - 40)));
  }
  wa_svg_end(page);
}

/* A dot for each point is the round end of a line without length: one path holds them all. */
static void wa_svg_cloud_dots(wa_page *page, const wa_frame_of_chart *frame, const wa_svg_cloud *cloud, size_t series) {
  wa_text path = wa_text_new(page->report.arena);
  for (size_t i = 0; i < cloud->n; i++)
    if (isfinite(cloud->x[i]) && isfinite(cloud->y[i]))
      wa_text_addf(&path, "M%.0f %.0fh0", wa_at(&frame->x, cloud->x[i]), wa_at(&frame->y, cloud->y[i]));
  wa_htmlf(page, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-linecap=\"round\" opacity=\"0.45\"/>\n",
           path.length ? path.bytes : "M0 0", wa_colours[series % WA_N_COLOURS]);
}

static void wa_cloud_range(const double *values, size_t n, double *low, double *high) {
  for (size_t i = 0; i < n; i++) {
    if (!isfinite(values[i])) continue;
    *low = fmin(*low, values[i]);
    *high = fmax(*high, values[i]);
  }
}

void wa_svg_clouds(wa_page *page, const wa_svg_chart *chart, const wa_svg_cloud *clouds) {
  double x_low = 0, x_high = 0, y_low = 0, y_high = 0;
  for (size_t s = 0; s < chart->n_series; s++) {
    wa_cloud_range(clouds[s].x, clouds[s].n, &x_low, &x_high);
    wa_cloud_range(clouds[s].y, clouds[s].n, &y_low, &y_high);
    wa_cloud_range(&clouds[s].mean_x, 1, &x_low, &x_high);
    wa_cloud_range(&clouds[s].mean_y, 1, &y_low, &y_high);
  }
  wa_frame_of_chart frame = wa_frame_for(page, y_low, y_high);
  frame.x = wa_scale_of(x_low, x_high, frame.left, frame.right);
  wa_svg_begin(page, chart, wa_frame_height(&frame, chart));
  wa_ticks_left(page, &frame.y, frame.left, frame.right);
  wa_ticks_below(page, &frame.x, frame.top, frame.bottom);
  wa_frame_words(page, &frame, chart);
  for (size_t s = 0; s < chart->n_series; s++) wa_svg_cloud_dots(page, &frame, &clouds[s], s);
  for (size_t s = 0; s < chart->n_series; s++) {
    double x = clouds[s].mean_x, y = clouds[s].mean_y;
    if (isfinite(x) && isfinite(y)) wa_svg_mark(page, s, wa_at(&frame.x, x), wa_at(&frame.y, y));
  }
  wa_svg_legend(page, chart, frame.bottom + 2 * LINE + 8 + LEGEND_LINE - 4, true);
  wa_svg_end(page);
}

static wa_scale wa_spread_scale(const wa_page *page, const wa_svg_spread *bars, size_t n, double base) {
  wa_svg_point *ends = WA_NEW_ARRAY(page->report.arena, wa_svg_point, 2 * n + 1);
  for (size_t i = 0; i < n; i++) {
    ends[2 * i].x = bars[i].low;
    ends[2 * i + 1].x = bars[i].high;
  }
  ends[2 * n].x = base;
  return wa_plane_scale(ends, 2 * n + 1, true, 8, WIDTH - 12);
}

static void wa_spread_end(wa_page *page, const wa_scale *scale, double base, double value, double y, size_t series) {
  double from = wa_at(scale, base), to = wa_at(scale, value);
  wa_htmlf(page, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\" stroke=\"%s\"/>\n", fmin(from, to), y,
           fabs(to - from), BAR, wa_fill_of(page, series), wa_colours[series % WA_N_COLOURS]);
}

void wa_svg_tornado(wa_page *page, const wa_svg_chart *chart, const wa_svg_spread *bars, size_t n, double base) {
  double group = LINE + BAR + 2 + GROUP, bottom = 4 + (double)n * group;
  wa_scale scale = wa_spread_scale(page, bars, n, base);
  double height = bottom + LINE + 6 + (chart->x_title ? LINE : 0) + wa_legend_height(chart);
  wa_svg_begin(page, chart, height + 4);
  wa_ticks_below(page, &scale, 4, bottom);
  wa_svg_line(page, wa_at(&scale, base), 4, wa_at(&scale, base), bottom, "mark");
  for (size_t i = 0; i < n; i++) {
    double y = 4 + (double)i * group + LINE;
    wa_svg_text(page, 8, y - 4, "start", wa_fitting(page->report.arena, bars[i].name, WIDTH - 20));
    wa_spread_end(page, &scale, base, bars[i].low, y, 0);
    wa_spread_end(page, &scale, base, bars[i].high, y, 1);
  }
  if (chart->x_title) wa_svg_text(page, WIDTH - 8, bottom + 2 * LINE, "end", chart->x_title);
  wa_svg_legend(page, chart, height - wa_legend_height(chart) + LEGEND_LINE, false);
  wa_svg_end(page);
}

void wa_svg_waterfall(wa_page *page, const wa_svg_chart *chart, const wa_svg_spread *bars, size_t n) {
  double group = LINE + BAR + 2 + GROUP, bottom = 4 + (double)n * group, low = 0, high = 0;
  for (size_t i = 0; i < n; i++) {
    low = fmin(low, fmin(bars[i].low, bars[i].high));
    high = fmax(high, fmax(bars[i].low, bars[i].high));
  }
  wa_scale scale = wa_scale_of(low, high, 8, WIDTH - 12);
  double height = bottom + 2 * LINE + 6 + wa_legend_height(chart);
  wa_svg_begin(page, chart, height + 4);
  wa_ticks_below(page, &scale, 4, bottom);
  for (size_t i = 0; i < n; i++) {
    double y = 4 + (double)i * group + LINE;
    wa_svg_text(page, 8, y - 4, "start", wa_fitting(page->report.arena, bars[i].name, WIDTH - 20));
    wa_spread_end(page, &scale, bars[i].low, bars[i].high, y, i + 1 == n ? 2 : bars[i].high < bars[i].low);
  }
  wa_svg_text(page, WIDTH - 8, bottom + 2 * LINE, "end", chart->x_title);
  wa_svg_legend(page, chart, height - wa_legend_height(chart) + LEGEND_LINE, false);
  wa_svg_end(page);
}
