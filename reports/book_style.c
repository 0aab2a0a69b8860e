/* How cells look: one row of a table per style, one number format per kind of number. */
#include "reports/book_inside.h"

typedef struct wa_look {
  unsigned ink, fill;  /* 0xRRGGBB; fill 0 is none */
  double points;       /* 0 is the standard 11 */
  bool bold, italic, wrap, right, top_line, bottom_line, underline, unlocked;
} wa_look;

static const wa_look looks[WA_STYLE_COUNT] = {
    [WA_STYLE_TEXT] = {.ink = 0x000000},
    [WA_STYLE_WRAP] = {.ink = 0x000000, .wrap = true},
    [WA_STYLE_STRONG] = {.ink = 0x000000, .bold = true},
    [WA_STYLE_TITLE] = {.ink = 0x1F3864, .points = 18, .bold = true},
    [WA_STYLE_SUBTITLE] = {.ink = 0x1F3864, .points = 13, .bold = true},
    [WA_STYLE_ANSWER] = {.ink = 0x1F3864, .points = 16, .bold = true},
    [WA_STYLE_HEADING] = {.ink = 0x1F3864, .fill = 0xDDE5F0, .bold = true, .wrap = true, .bottom_line = true},
    [WA_STYLE_HEADING_RIGHT] =
        {.ink = 0x1F3864, .fill = 0xDDE5F0, .bold = true, .wrap = true, .bottom_line = true, .right = true},
    [WA_STYLE_INPUT] = {.ink = 0x0000C8, .fill = 0xFFF9C4, .unlocked = true},
    [WA_STYLE_FORMULA] = {.ink = 0x000000},
    [WA_STYLE_ENGINE] = {.ink = 0x595959, .italic = true},
    [WA_STYLE_TOTAL] = {.ink = 0x000000, .bold = true, .top_line = true},
    [WA_STYLE_GOOD] = {.ink = 0x0B5D1E, .fill = 0xD9F2D9, .bold = true},
    [WA_STYLE_BAD] = {.ink = 0x8B0000, .fill = 0xFADBD8, .bold = true},
    [WA_STYLE_WARN] = {.ink = 0x6B4200, .fill = 0xFFE5B4, .bold = true},
    [WA_STYLE_NOTE] = {.ink = 0x595959, .points = 9},
    [WA_STYLE_LINK] = {.ink = 0x0563C1, .underline = true},
};

static const char *const codes[WA_NUM_COUNT] = {
    [WA_NUM_GENERAL] = "General", [WA_NUM_INTEGER] = "#,##0", [WA_NUM_MONEY] = "#,##0",
    [WA_NUM_MONEY_CENTS] = "#,##0.00", [WA_NUM_RATIO] = "0.00", [WA_NUM_PERCENT] = "0.0%",
    [WA_NUM_FACTOR] = "0.0000", [WA_NUM_YEAR] = "0", [WA_NUM_TEXT] = "@",
};

const char *wa_num_code(wa_num num) { return codes[num]; }

bool wa_style_wraps(wa_style style) { return looks[style].wrap; }

double wa_style_points(wa_style style) { return looks[style].points > 0 ? looks[style].points : 11; }

static void colour(lxw_format *format, const wa_look *look) {
  format_set_font_color(format, look->ink);
  if (look->fill) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, look->fill);
  }
  if (look->bold)
    format_set_bold(format);
  if (look->italic)
    format_set_italic(format);
}

static void lay_out(lxw_format *format, const wa_look *look, bool wrap) {
  if (look->points > 0)
    format_set_font_size(format, look->points);
  if (look->underline)
    format_set_underline(format, LXW_UNDERLINE_SINGLE);
  if (look->top_line)
    format_set_top(format, LXW_BORDER_THIN);
  if (look->bottom_line)
    format_set_bottom(format, LXW_BORDER_THIN);
  if (look->right)
    format_set_align(format, LXW_ALIGN_RIGHT);
  if (look->unlocked)
    format_set_unlocked(format);
  if (wrap)
    format_set_text_wrap(format);
  /* Numbers beside a text of several lines stand where the text does. */
  if (look->points <= 11)
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
}

lxw_format *wa_format(wa_book *book, wa_style style, wa_num num, bool wrap) {
  wrap = wrap || looks[style].wrap;
  lxw_format **place = &book->formats[style][num][wrap];
  if (*place)
    return *place;
  lxw_format *format = workbook_add_format(book->workbook);
  colour(format, &looks[style]);
  lay_out(format, &looks[style], wrap);
  if (num != WA_NUM_GENERAL)
    format_set_num_format(format, codes[num]);
  return *place = format;
}

/* What a condition puts over the look a cell has: colours and weight, no more. */
lxw_format *wa_condition_format(wa_book *book, wa_style style) {
  lxw_format *format = workbook_add_format(book->workbook);
  colour(format, &looks[style]);
  return format;
}
