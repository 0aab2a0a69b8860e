/* Charts. Looks are put on when the book is closed, when all that was said about a series is known. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reports/book_inside.h"

/* Masataka Okabe and Kei Ito's palette, dark and light colours in turn so that they also differ in grey. */
static const unsigned palette[] = {0x0072B2, 0xE69F00, 0x009E73, 0x56B4E9, 0xD55E00, 0xCC79A7, 0x4D4D4D, 0xF0E442};
static const uint8_t markers[] = {LXW_CHART_MARKER_CIRCLE,   LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE,
                                  LXW_CHART_MARKER_DIAMOND,  LXW_CHART_MARKER_X,      LXW_CHART_MARKER_PLUS,
                                  LXW_CHART_MARKER_STAR};
static const uint8_t dashes[] = {LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_SQUARE_DOT,
                                 LXW_CHART_LINE_DASH_DASH_DOT, LXW_CHART_LINE_DASH_LONG_DASH};
enum { N_PALETTE = sizeof palette / sizeof *palette, N_MARKERS = sizeof markers, N_DASHES = sizeof dashes };
enum { AUTOMATIC = 0x1000000, MANY_POINTS = 60, MANY_MARKERS = 25, INK = 0x404040, GRID = 0xD9D9D9 };

static uint8_t library_type(wa_chart_kind kind) {
  switch (kind) {
  case WA_CHART_BAR:
  case WA_CHART_TORNADO: return LXW_CHART_BAR;
  case WA_CHART_BAR_STACKED: return LXW_CHART_BAR_STACKED;
  case WA_CHART_COLUMN: return LXW_CHART_COLUMN;
  case WA_CHART_COLUMN_STACKED: return LXW_CHART_COLUMN_STACKED;
  case WA_CHART_LINE: return LXW_CHART_LINE;
  case WA_CHART_AREA_STACKED: return LXW_CHART_AREA_STACKED;
  case WA_CHART_SCATTER: return LXW_CHART_SCATTER;
  case WA_CHART_SCATTER_LINE: return LXW_CHART_SCATTER_STRAIGHT;
  }
  return LXW_CHART_COLUMN;
}

static bool lying(const wa_chart *chart) {
  return chart->kind == WA_CHART_BAR || chart->kind == WA_CHART_BAR_STACKED || chart->kind == WA_CHART_TORNADO;
}

static bool scatter(const wa_chart *chart) {
  return chart->kind == WA_CHART_SCATTER || chart->kind == WA_CHART_SCATTER_LINE;
}

static bool lined(const wa_chart *chart) {
  return chart->kind == WA_CHART_LINE || chart->kind == WA_CHART_SCATTER_LINE;
}

/* The library calls the axis of categories of a lying chart `y`: it stands upright. */
static lxw_chart_axis *category_axis(const wa_chart *chart) {
  return lying(chart) ? chart->chart->y_axis : chart->chart->x_axis;
}

static lxw_chart_axis *value_axis(const wa_chart *chart) {
  return lying(chart) ? chart->chart->x_axis : chart->chart->y_axis;
}

/* A text for a chart: the library takes one that begins with "=" for a reference. */
static const char *chart_text(wa_arena *arena, const char *text) {
  const char *legal = wa_legal_text(arena, text, WA_MAX_CONSTANT);
  return *legal == '=' ? wa_printf(arena, " %s", legal) : legal;
}

static void set_title(wa_chart *chart, const char *title) {
  if (!title || !*title) {
    chart_title_off(chart->chart);
    return;
  }
  lxw_chart_font font = {.size = 12, .bold = LXW_TRUE, .color = INK};
  chart_title_set_name(chart->chart, chart_text(chart->book->arena, title));
  chart_title_set_name_font(chart->chart, &font);
}

static void set_axes(const wa_chart *chart) {
  lxw_chart_axis *categories = category_axis(chart), *values = value_axis(chart);
  lxw_chart_line grid = {.color = GRID, .width = 0.75};
  chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
  chart_axis_major_gridlines_set_line(values, &grid);
  /* Labels beside the axis would stand in the bars of negative values. */
  chart_axis_set_label_position(categories, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  if (scatter(chart))
    chart_axis_set_label_position(values, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  if (lying(chart)) {
    chart_axis_set_reverse(categories); /* the first row of the table on top */
    chart_axis_set_crossing_max(categories); /* and the values still along the bottom */
  }
}

wa_chart *wa_chart_new(wa_book *book, wa_chart_kind kind, const char *title) {
  wa_chart *chart = WA_NEW(book->arena, wa_chart);
  chart->book = book;
  chart->kind = kind;
  chart->title = title && *title ? wa_legal_text(book->arena, title, WA_MAX_CONSTANT) : "without a title";
  if (!book->workbook)
    return chart;
  chart->chart = workbook_add_chart(book->workbook, library_type(kind));
  if (!chart->chart) {
    wa_book_fail(book, "chart '%s' could not be added", chart->title);
    return chart;
  }
  WA_PUSH(book->arena, book->charts, book->n_charts, book->charts_room, chart);
  set_title(chart, title);
  set_axes(chart);
  return chart;
}

static void name_axis(const wa_chart *chart, lxw_chart_axis *axis, const char *name) {
  if (!name || !*name)
    return;
  lxw_chart_font font = {.size = 10, .color = INK, .bold = LXW_EXPLICIT_FALSE};
  chart_axis_set_name(axis, chart_text(chart->book->arena, name));
  if (axis == chart->chart->y_axis)
    font.rotation = -90;
  chart_axis_set_name_font(axis, &font);
}

void wa_chart_axes(wa_chart *chart, const char *categories, const char *values, wa_num num) {
  if (!chart->chart)
    return;
  name_axis(chart, category_axis(chart), categories);
  name_axis(chart, value_axis(chart), values);
  if (num != WA_NUM_GENERAL)
    chart_axis_set_num_format(value_axis(chart), wa_num_code(num));
}

static bool one_line(wa_range range) {
  return range.first_row <= range.last_row && range.first_column <= range.last_column &&
         (range.first_row == range.last_row || range.first_column == range.last_column) &&
         range.last_row < WA_MAX_ROWS && range.last_column < WA_MAX_COLUMNS;
}

static size_t points_of(wa_range range) {
  return (range.last_row - range.first_row + 1) * (range.last_column - range.first_column + 1);
}

/* The library sets sheet and cells; the text of the reference is replaced by one with proper quotes. */
static void set_range(const wa_chart *chart, lxw_chart_series *series, bool categories, wa_range range) {
  void (*set)(lxw_chart_series *, const char *, lxw_row_t, lxw_col_t, lxw_row_t, lxw_col_t) =
      categories ? chart_series_set_categories : chart_series_set_values;
  set(series, range.sheet->name, (lxw_row_t)range.first_row, (lxw_col_t)range.first_column, (lxw_row_t)range.last_row,
      (lxw_col_t)range.last_column);
  lxw_series_range *inner = categories ? series->categories : series->values;
  char *formula = strdup(wa_range_ref(chart->book->arena, NULL, range.sheet, range.first_row, range.first_column,
                                      range.last_row, range.last_column, WA_FIX_BOTH));
  if (!formula)
    return;
  free(inner->formula);
  inner->formula = formula;
}

static const char *range_fault(wa_range categories, wa_range values) {
  if (!values.sheet)
    return "a series without values";
  if (!one_line(values) || (categories.sheet && !one_line(categories)))
    return "a series must be cells of one row or one column";
  if (points_of(values) > WA_MAX_POINTS)
    return "a series of more than 65,535 points";
  if (categories.sheet && points_of(categories) != points_of(values))
    return "a series with another number of categories than values";
  return NULL;
}

size_t wa_chart_series(wa_chart *chart, const char *name, wa_range categories, wa_range values) {
  const char *fault = range_fault(categories, values);
  wa_series added = {.categories = categories, .values = values, .colour = AUTOMATIC};
  if (fault)
    wa_book_fail(chart->book, "chart '%s', series '%s': %s", chart->title, name ? name : "", fault);
  else if (chart->chart)
    added.series = chart_add_series(chart->chart, NULL, NULL);
  if (added.series) {
    if (categories.sheet)
      set_range(chart, added.series, true, categories);
    set_range(chart, added.series, false, values);
    if (name && *name)
      chart_series_set_name(added.series, chart_text(chart->book->arena, name));
  }
  WA_PUSH(chart->book->arena, chart->series, chart->n_series, chart->series_room, added);
  return chart->n_series - 1;
}

static wa_series *series_at(wa_chart *chart, size_t series) {
  if (series < chart->n_series && chart->series[series].series)
    return &chart->series[series];
  wa_book_fail(chart->book, "chart '%s' has no series %zu", chart->title, series);
  return NULL;
}

void wa_chart_hide(wa_chart *chart, size_t series) {
  wa_series *found = series_at(chart, series);
  if (found)
    found->hidden = found->unlisted = true;
}

void wa_chart_unlisted(wa_chart *chart, size_t series) {
  wa_series *found = series_at(chart, series);
  if (found)
    found->unlisted = true;
}

void wa_chart_colour(wa_chart *chart, size_t series, unsigned colour) {
  wa_series *found = series_at(chart, series);
  if (found)
    found->colour = colour & 0xFFFFFF;
}

void wa_chart_label(wa_chart *chart, size_t series, wa_num num) {
  wa_series *found = series_at(chart, series);
  if (!found)
    return;
  lxw_chart_font font = {.size = 9, .color = INK};
  chart_series_set_labels(found->series);
  chart_series_set_labels_font(found->series, &font);
  if (num != WA_NUM_GENERAL)
    chart_series_set_labels_num_format(found->series, wa_num_code(num));
}

void wa_chart_base(wa_chart *chart, double value) {
  if (chart->chart && isfinite(value))
    chart_axis_set_crossing(value_axis(chart), value);
}

/* Set by hand: the library does not know the axis of values of an area chart for one. */
void wa_chart_limits(wa_chart *chart, double low, double high) {
  if (!chart->chart)
    return;
  lxw_chart_axis *axis = value_axis(chart);
  if (isfinite(low)) {
    axis->has_min = LXW_TRUE;
    axis->min = low;
  }
  if (isfinite(high)) {
    axis->has_max = LXW_TRUE;
    axis->max = high;
  }
}

void wa_chart_no_legend(wa_chart *chart) { chart->no_legend = true; }

/* At most WA_MAX_DESCRIPTION bytes and no broken character. */
static char *description_text(wa_arena *arena, const char *text) {
  const char *legal = wa_legal_text(arena, text, WA_MAX_DESCRIPTION);
  size_t size = strlen(legal);
  if (size > WA_MAX_DESCRIPTION)
    size = wa_utf8_check(legal, WA_MAX_DESCRIPTION);
  return wa_strndup(arena, legal, size);
}

void wa_chart_place(wa_chart *chart, wa_sheet *sheet, size_t row, size_t column, unsigned width, unsigned height,
                    const char *description) {
  if (!chart->chart || !sheet->worksheet || !chart->book->workbook)
    return;
  if (chart->placed || sheet->book != chart->book || chart->n_series == 0) {
    wa_book_fail(chart->book, "chart '%s': %s", chart->title,
                 chart->placed ? "placed twice" : chart->n_series ? "placed in another book" : "has no series");
    return;
  }
  if (chart->book->failure) /* the library would complain about a series that could not be made */
    return;
  const double library_width = 480, library_height = 288;
  lxw_chart_options options = {.x_scale = width / library_width, .y_scale = height / library_height};
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.x_offset = options.y_offset = 2; /* its frame must not be printed at the end of the page before */
  options.description = description_text(chart->book->arena, description);
  lxw_error status = worksheet_insert_chart_opt(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)column, chart->chart,
                                                &options);
  chart->placed = true;
  wa_cell_status(sheet, row, column, status);
}

static void dress_line(const wa_series *series, size_t n, unsigned colour) {
  lxw_chart_line line = {.color = colour, .width = 2, .dash_type = dashes[n / 2 % N_DASHES]};
  line.none = series->hidden;
  chart_series_set_line(series->series, &line);
  bool marked = !series->hidden && points_of(series->values) <= MANY_MARKERS;
  chart_series_set_marker_type(series->series, marked ? markers[n % N_MARKERS] : LXW_CHART_MARKER_NONE);
  if (!marked)
    return;
  lxw_chart_line edge = {.color = colour, .width = 1};
  lxw_chart_fill fill = {.color = colour};
  chart_series_set_marker_size(series->series, 6);
  chart_series_set_marker_line(series->series, &edge);
  chart_series_set_marker_fill(series->series, &fill);
}

static void dress_points(const wa_series *series, size_t n, unsigned colour) {
  lxw_chart_line edge = {.color = colour, .width = 0.75};
  lxw_chart_fill fill = {.color = colour, .transparency = points_of(series->values) > MANY_POINTS ? 60 : 0};
  chart_series_set_marker_type(series->series, series->hidden ? LXW_CHART_MARKER_NONE : markers[n % N_MARKERS]);
  chart_series_set_marker_size(series->series, points_of(series->values) > MANY_POINTS ? 4 : 7);
  chart_series_set_marker_line(series->series, &edge);
  chart_series_set_marker_fill(series->series, &fill);
}

static void dress_area(const wa_series *series, unsigned colour) {
  lxw_chart_fill fill = {.color = colour, .none = series->hidden};
  lxw_chart_line edge = {.color = 0xFFFFFF, .width = 0.75, .none = series->hidden};
  chart_series_set_fill(series->series, &fill);
  chart_series_set_line(series->series, &edge);
}

/* Hidden series do not use up a colour. */
static void dress_series(const wa_chart *chart) {
  size_t shown = 0;
  for (size_t i = 0; i < chart->n_series; i++) {
    const wa_series *series = &chart->series[i];
    if (!series->series)
      continue;
    unsigned colour = series->colour == AUTOMATIC ? palette[shown % N_PALETTE] : series->colour;
    if (lined(chart))
      dress_line(series, shown, colour);
    else if (scatter(chart))
      dress_points(series, shown, colour);
    else
      dress_area(series, colour);
    shown += !series->hidden;
  }
}

static void set_gaps(const wa_chart *chart) {
  bool stacked = chart->kind == WA_CHART_BAR_STACKED || chart->kind == WA_CHART_COLUMN_STACKED;
  if (stacked || chart->kind == WA_CHART_TORNADO)
    chart_set_series_overlap(chart->chart, 100);
  if (lying(chart) || chart->kind == WA_CHART_COLUMN || chart->kind == WA_CHART_COLUMN_STACKED)
    chart_set_series_gap(chart->chart, chart->kind == WA_CHART_TORNADO ? 30 : 60);
}

static void set_legend(const wa_chart *chart) {
  size_t listed = 0, n_left_out = 0;
  int16_t *left_out = WA_NEW_ARRAY(chart->book->arena, int16_t, chart->n_series + 1);
  for (size_t i = 0; i < chart->n_series; i++) {
    if (chart->series[i].unlisted)
      left_out[n_left_out++] = (int16_t)i;
    else
      listed++;
  }
  left_out[n_left_out] = -1;
  if (chart->no_legend || listed < 2) {
    chart_legend_set_position(chart->chart, LXW_CHART_LEGEND_NONE);
    return;
  }
  chart_legend_set_position(chart->chart, LXW_CHART_LEGEND_BOTTOM);
  if (n_left_out)
    chart_legend_delete_series(chart->chart, left_out);
}

void wa_chart_finish(wa_chart *chart) {
  if (!chart->placed)
    wa_book_fail(chart->book, "chart '%s' was never placed on a sheet", chart->title);
  for (size_t i = 0; i < chart->n_series; i++) {
    const wa_series *series = &chart->series[i];
    if (!series->series)
      continue;
    wa_chart_remember(chart->book, series->series->values, series->values, true);
    if (series->categories.sheet)
      wa_chart_remember(chart->book, series->series->categories, series->categories, false);
  }
  dress_series(chart);
  set_gaps(chart);
  set_legend(chart);
}
