/* A workbook being written: the one layer through which every sheet goes.
 *
 * libxlsxwriter accepts, and reports success for, much that breaks a file: numbers that are not finite, names that
 * are cell references, control characters, a full disk. This layer refuses or mends all of it, so a sheet writer
 * only says what stands where.
 *
 *   wa_book *book = wa_book_open(arena, "result.xlsx", "en");
 *   wa_sheet *inputs = wa_book_sheet(book, "Inputs");
 *   wa_sheet_title(inputs, "Inputs", "Every number the model starts from.");
 *   wa_cell_text(inputs, 3, 0, WA_STYLE_TEXT, "Price of a visit");
 *   wa_cell_input(inputs, 3, 1, WA_NUM_MONEY_CENTS, 85);
 *   const char *price = wa_book_name(book, "price", inputs, 3, 1);
 *   wa_cell_formula(inputs, 4, 1, WA_STYLE_FORMULA, WA_NUM_MONEY, wa_printf(arena, "10*%s", price), 850);
 *   if (!wa_book_close(book, &reason)) ...
 *
 * Errors are not returned cell by cell: the first one is kept in the book and makes wa_book_close() fail, so that
 * no file appears. Rows and columns count from 0. All texts are UTF-8 and are copied. Everything lives in the arena
 * given to wa_book_open, save what the library itself holds: exactly one of wa_book_close and wa_book_abandon must
 * be called. A book is used by one thread; different books may be
 * written at the same time when they take turns (wa_book_take_turns). */
#ifndef WA_REPORTS_BOOK_H
#define WA_REPORTS_BOOK_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct wa_book wa_book;
typedef struct wa_sheet wa_sheet;
typedef struct wa_chart wa_chart;

/* ---- the book ------------------------------------------------------------------------------------------------ */

/* A new book for `target_path`, which is not touched before wa_book_close. `language` ("en", "nl") is that of the
 * page footers. Never NULL: what goes wrong is said by wa_book_close. The time of creation in the file is
 * SOURCE_DATE_EPOCH, or the first of January 2000: the same content gives the same bytes. */
wa_book *wa_book_open(wa_arena *arena, const char *target_path, const char *language);

/* Books written at the same time on several threads must share a lock: a part of closing is done by one at a time. */
void wa_book_take_turns(wa_book *book, pthread_mutex_t *turns);

/* Title and author in the file's properties; the title is also printed in the page footers. Either may be NULL. */
void wa_book_properties(wa_book *book, const char *title, const char *author);

/* Writes the file beside the target, checks that it is complete, and renames it onto the target. On any failure,
 * also one recorded while cells were written, returns false with a reason in `reason` (in the arena; `reason` may be
 * NULL), leaves no temporary file and an earlier target as it was. The book cannot be used afterwards. */
bool wa_book_close(wa_book *book, const char **reason);

/* Ends a book without writing anything. */
void wa_book_abandon(wa_book *book);

/* The first thing that went wrong so far ("sheet 'Inputs', cell B4: ..."), or NULL. */
const char *wa_book_failure(const wa_book *book);

/* Records a failure found by a sheet writer itself; only the first is kept. */
void wa_book_fail(wa_book *book, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- sheets -------------------------------------------------------------------------------------------------- */

/* A new sheet after the others. `name` is made legal: at most 31 characters, without []:*?/\, not History, not
 * empty, and numbered when another sheet has it. The sheet has no gridlines, prints on A4 landscape one page wide,
 * and is protected without a password: only input cells can be changed, columns and rows can be resized. */
wa_sheet *wa_book_sheet(wa_book *book, const char *name);

/* The name the sheet really has, and its book. */
const char *wa_sheet_name(const wa_sheet *sheet);
wa_book *wa_sheet_book(const wa_sheet *sheet);

/* The title in row 0 and, unless NULL or empty, one sentence of purpose in row 1, both in column 0. */
void wa_sheet_title(wa_sheet *sheet, const char *title, const char *purpose);

/* Width of columns first..last, in characters of the standard font (as Excel counts: 8.43 is the standard). */
void wa_sheet_width(wa_sheet *sheet, size_t first, size_t last, double characters);

/* Height of a row in points (15 is the standard). Rows with wrapped text get a height by themselves when the file is
 * closed; a height set here is kept. */
void wa_sheet_height(wa_sheet *sheet, size_t row, double points);

/* Keeps the rows above `row` and the columns left of `column` in sight, and repeats these rows on every printed
 * page. */
void wa_sheet_freeze(wa_sheet *sheet, size_t row, size_t column);

/* The colour of the tab as 0xRRGGBB. */
void wa_sheet_tab(wa_sheet *sheet, unsigned colour);

typedef enum wa_fit {
  WA_FIT_WIDTH, /* one page wide, as many pages long as needed (what a new sheet has) */
  WA_FIT_PAGE,  /* everything on one page */
  WA_FIT_NONE   /* full size, cut where the paper ends */
} wa_fit;

/* What is printed: rows 0..last_row and columns 0..last_column. Helper columns may stand outside it. For a sheet of
 * thousands of rows that nobody wants on paper, name only its head. */
void wa_sheet_print(wa_sheet *sheet, wa_fit fit, size_t last_row, size_t last_column);

/* Begins a new printed page above `row`. */
void wa_sheet_break(wa_sheet *sheet, size_t row);

/* Rows of the standard height on a printed page of a sheet that is one page wide up to `last_column`, by the widths set
 * so far; the rows repeated on each page are taken off. Rather too few than too many. */
size_t wa_sheet_page_rows(const wa_sheet *sheet, size_t last_column);

/* Keeps rows `row` .. `row` + n - 1 on one page: begins a new one above them when they would not fit on the page that
 * begins at `*page` (`page_rows` long), and sets `*page` to it. What is longer than a page begins where it is. */
void wa_sheet_keep(wa_sheet *sheet, size_t *page, size_t page_rows, size_t row, size_t n);

/* Portrait instead of landscape. */
void wa_sheet_portrait(wa_sheet *sheet);

/* Filter buttons over a table with its headings in first_row. */
void wa_sheet_filter(wa_sheet *sheet, size_t first_row, size_t first_column, size_t last_row, size_t last_column);

/* Shows this sheet when the file is opened (without a call: the first). */
void wa_sheet_activate(wa_sheet *sheet);

/* ---- cells --------------------------------------------------------------------------------------------------- */

typedef enum wa_style {
  WA_STYLE_TEXT,     /* plain */
  WA_STYLE_WRAP,     /* plain, broken over lines, at the top of the cell */
  WA_STYLE_STRONG,   /* bold */
  WA_STYLE_TITLE,    /* of a sheet */
  WA_STYLE_SUBTITLE, /* of a part of a sheet */
  WA_STYLE_ANSWER,   /* a headline result: large and bold */
  WA_STYLE_HEADING,  /* head of a column of texts: bold on grey-blue, broken over lines */
  WA_STYLE_HEADING_RIGHT, /* the same, aligned right, for a column of numbers */
  WA_STYLE_INPUT,    /* what the user may change: blue on yellow, not locked */
  WA_STYLE_FORMULA,  /* computed in the sheet: black */
  WA_STYLE_ENGINE,   /* a number of the program that stays as it is: grey italic */
  WA_STYLE_TOTAL,    /* bold under a line */
  WA_STYLE_GOOD,     /* dark green on light green; say it in words too */
  WA_STYLE_BAD,      /* dark red on light red; say it in words too */
  WA_STYLE_WARN,     /* dark brown on light orange; say it in words too */
  WA_STYLE_NOTE,     /* small grey remark */
  WA_STYLE_LINK,     /* blue, underlined */
  WA_STYLE_COUNT
} wa_style;

typedef enum wa_num {
  WA_NUM_GENERAL,
  WA_NUM_INTEGER,     /* 1,234 */
  WA_NUM_MONEY,       /* 1,234     -1,234 */
  WA_NUM_MONEY_CENTS, /* 1,234.56 */
  WA_NUM_RATIO,       /* 2.35 */
  WA_NUM_PERCENT,     /* 12.3% of a share 0.123 */
  WA_NUM_FACTOR,      /* 0.9709 */
  WA_NUM_YEAR,        /* 2026 */
  WA_NUM_TEXT,        /* stays as typed */
  WA_NUM_COUNT
} wa_num;

/* Writing a cell twice is a failure: two tables overlap. */

/* A text; never a formula, whatever it begins with. Control characters are dropped, and what is over 32,767
 * characters ends in an ellipsis. An empty or NULL text gives an empty cell in this style. */
void wa_cell_text(wa_sheet *sheet, size_t row, size_t column, wa_style style, const char *text);

/* A text over several columns of one row (merged), broken over lines; the row gets its height. */
void wa_cell_wide(wa_sheet *sheet, size_t row, size_t first_column, size_t last_column, wa_style style,
                  const char *text);

/* A number that is no formula (a constant of the layout, an engine number, a year). Must be finite. */
void wa_cell_number(wa_sheet *sheet, size_t row, size_t column, wa_style style, wa_num num, double value);

/* An input: a number, or a text, the user may change. */
void wa_cell_input(wa_sheet *sheet, size_t row, size_t column, wa_num num, double value);
void wa_cell_input_text(wa_sheet *sheet, size_t row, size_t column, const char *text);

/* A formula (with or without its "=") and the engine's number as its cached value, which must be finite. The
 * formula's quotes and parentheses are checked, its length (8,192) and that of texts in it (255). Text of users
 * belongs in a formula only through wa_formula_text. */
void wa_cell_formula(wa_sheet *sheet, size_t row, size_t column, wa_style style, wa_num num, const char *formula,
                     double value);

/* A formula whose outcome is a text. */
void wa_cell_formula_text(wa_sheet *sheet, size_t row, size_t column, wa_style style, const char *formula,
                          const char *cached);

/* The same over several columns of one row (merged), broken over lines; the row gets the height of the cached text. */
void wa_cell_wide_formula(wa_sheet *sheet, size_t row, size_t first_column, size_t last_column, wa_style style,
                          const char *formula, const char *cached);

/* A formula that gives a number, or a word where there is none ("=IF(B2=0,"n/a",B1/B2)"): `value` when it is finite,
 * else `word`. */
void wa_cell_formula_or(wa_sheet *sheet, size_t row, size_t column, wa_style style, wa_num num, const char *formula,
                        double value, const char *word);

/* A link to a cell of another sheet, or to an address on the internet (http, https, mailto; anything else is
 * written as plain text). */
void wa_cell_link(wa_sheet *sheet, size_t row, size_t column, const char *text, const wa_sheet *to, size_t to_row,
                  size_t to_column);
void wa_cell_url(wa_sheet *sheet, size_t row, size_t column, const char *text, const char *url);

/* The value of a cell written before: true with the number in `value`; false for a text, an empty cell or none. */
bool wa_cell_value(const wa_sheet *sheet, size_t row, size_t column, double *value);

/* What an input accepts: numbers low..high (either may be infinite), whole ones only when `whole`; `message` is
 * shown when something else is typed (may be NULL). */
void wa_cell_accept(wa_sheet *sheet, size_t row, size_t column, double low, double high, bool whole,
                    const char *message);

/* A list to choose from: the cells of `list`, a reference such as wa_range_ref gives. */
void wa_cell_choose(wa_sheet *sheet, size_t row, size_t column, const char *list);

/* Cells first..last take the look of `style` while `formula`, written for the first of them, is true. */
void wa_cell_when(wa_sheet *sheet, size_t first_row, size_t first_column, size_t last_row, size_t last_column,
                  const char *formula, wa_style style);

/* ---- references and names ------------------------------------------------------------------------------------ */

typedef enum wa_fix { WA_FIX_NONE = 0, WA_FIX_ROW = 1, WA_FIX_COLUMN = 2, WA_FIX_BOTH = 3 } wa_fix;

/* "B4", "$B$4", or with the sheet where it is another one: "Inputs!$B$4", "'Costs and benefits'!$B$4". `from` NULL
 * always gives the sheet. */
const char *wa_cell_ref(wa_arena *arena, const wa_sheet *from, const wa_sheet *to, size_t row, size_t column,
                        wa_fix fix);

/* The same for cells first..last: "Inputs!$B$4:$B$9". */
const char *wa_range_ref(wa_arena *arena, const wa_sheet *from, const wa_sheet *to, size_t first_row,
                         size_t first_column, size_t last_row, size_t last_column, wa_fix fix);

/* "AB" for 27. */
const char *wa_column_letters(wa_arena *arena, size_t column);

/* At most `limit` characters (UTF-16 units) of a text, with an ellipsis where it is cut. */
const char *wa_short_text(wa_arena *arena, const char *text, size_t limit);

/* A text as a constant in a formula, in quotes, its own quotes doubled. It is cut at 255 characters; line breaks
 * become spaces. */
const char *wa_formula_text(wa_arena *arena, const char *text);

/* A number as a constant in a formula, read back as the same number; negative ones in parentheses. */
const char *wa_formula_number(wa_arena *arena, double number);

/* Names a cell and returns the name it got: `wanted` where Excel allows it, else with "p_" before it (DW1, qol1, R,
 * R1C1 are cells to Excel; SUM is a function), odd characters made "_", numbered when taken (upper and lower case
 * are the same). */
const char *wa_book_name(wa_book *book, const char *wanted, const wa_sheet *sheet, size_t row, size_t column);

/* The same for a range of cells. */
const char *wa_book_name_range(wa_book *book, const char *wanted, const wa_sheet *sheet, size_t first_row,
                               size_t first_column, size_t last_row, size_t last_column);

/* ---- charts -------------------------------------------------------------------------------------------------- */

typedef enum wa_chart_kind {
  WA_CHART_BAR,            /* lying bars, the first category on top */
  WA_CHART_BAR_STACKED,
  WA_CHART_TORNADO,        /* lying bars of two series over one another; labels at the left */
  WA_CHART_COLUMN,         /* standing */
  WA_CHART_COLUMN_STACKED, /* negative values go down; also for a waterfall */
  WA_CHART_LINE,           /* over categories */
  WA_CHART_AREA_STACKED,
  WA_CHART_SCATTER,        /* points at x and y */
  WA_CHART_SCATTER_LINE    /* points at x and y joined by lines */
} wa_chart_kind;

/* Cells of one row or one column. */
typedef struct wa_range {
  const wa_sheet *sheet;
  size_t first_row, first_column, last_row, last_column;
} wa_range;

/* A chart with a title (NULL or empty: none). It must be placed with wa_chart_place. */
wa_chart *wa_chart_new(wa_book *book, wa_chart_kind kind, const char *title);

/* Titles of the axis of categories (or x) and of the axis of values, NULL for none; `num` is how values are
 * written along the latter. */
void wa_chart_axes(wa_chart *chart, const char *categories, const char *values, wa_num num);

/* Adds a series and returns its number, from 0. Colours, markers and dashes come from a series that people who do
 * not see all colours can tell apart. `categories.sheet` NULL: 1, 2, 3 ... The cells may be written before or after;
 * the values that viewers show without computing are filled in when the book is closed. */
size_t wa_chart_series(wa_chart *chart, const char *name, wa_range categories, wa_range values);

/* Makes a series invisible, also in the legend: what carries the floating parts of a waterfall. */
void wa_chart_hide(wa_chart *chart, size_t series);

/* Leaves a series out of the legend. */
void wa_chart_unlisted(wa_chart *chart, size_t series);

/* Another colour for a series, 0xRRGGBB. */
void wa_chart_colour(wa_chart *chart, size_t series, unsigned colour);

/* Writes the values beside the bars or points of a series. */
void wa_chart_label(wa_chart *chart, size_t series, wa_num num);

/* Where bars begin (a tornado around the base result), instead of 0. */
void wa_chart_base(wa_chart *chart, double value);

/* Ends of the axis of values; an end that is not finite is left to the program that draws. */
void wa_chart_limits(wa_chart *chart, double low, double high);

/* No legend. (A chart of one series has none anyway.) */
void wa_chart_no_legend(wa_chart *chart);

/* Puts the chart on a sheet with its top left corner in a cell, `width` by `height` pixels (a standard row is 20, a
 * standard column 64). `description` says in words what it shows, for those who cannot see it. */
void wa_chart_place(wa_chart *chart, wa_sheet *sheet, size_t row, size_t column, unsigned width, unsigned height,
                    const char *description);

/* ---- how a name becomes legal; for tests --------------------------------------------------------------------- */

/* A sheet name as Excel allows it, not looking at other sheets. */
const char *wa_legal_sheet_name(wa_arena *arena, const char *name);

/* A defined name as Excel allows it, not looking at other names. */
const char *wa_legal_name(wa_arena *arena, const char *wanted);

/* A text as a cell can hold it: valid UTF-8 (other bytes become U+FFFD), no control characters, at most `limit`
 * UTF-16 units (then it ends in an ellipsis). */
const char *wa_legal_text(wa_arena *arena, const char *text, size_t limit);

#endif
