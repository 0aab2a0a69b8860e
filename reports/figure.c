#include "reports/figure.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

static bool wa_all_zero(const char *digits) { return strspn(digits, "0.") == strlen(digits); }

const char *wa_figure(wa_arena *arena, double number, int decimals, const char *language) {
  bool dutch = strcmp(language, "nl") == 0;
  const char *digits = wa_printf(arena, "%.*f", decimals, fabs(number));
  size_t whole = strcspn(digits, ".");
  wa_text text = wa_text_new(arena);
  if (number < 0 && !wa_all_zero(digits)) wa_text_add(&text, "-");
  for (size_t i = 0; i < whole; i++) {
    if (i > 0 && (whole - i) % 3 == 0) wa_text_add(&text, dutch ? "." : ",");
    wa_text_addn(&text, &digits[i], 1);
  }
  if (digits[whole]) wa_text_addf(&text, "%s%s", dutch ? "," : ".", digits + whole + 1);
  return text.bytes;
}

const char *wa_figure_percent(wa_arena *arena, double share, const char *language) {
  double percent = share * 100;
  int decimals = fabs(percent - round(percent)) < 1e-9 ? 0 : fabs(percent * 10 - round(percent * 10)) < 1e-8 ? 1 : 2;
  return wa_printf(arena, "%s%%", wa_figure(arena, percent, decimals, language));
}

int wa_figure_decimals(double largest) {
  double size = fabs(largest);
  if (size >= 1000 || size == 0) return 0;
  return size >= 1 ? 2 : 4;
}
