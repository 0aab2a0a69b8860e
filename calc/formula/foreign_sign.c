#include <string.h>

#include "formula/lexer.h"

/* Signs of other languages, of spreadsheets and of typographers, and what to write instead. A sign stands
 * before any sign that it begins with. */
static const struct {
  const char *sign, *instead;
} wa_foreign_signs[] = {
    {"&&", "write and"},
    {"&", "write and"},
    {"||", "write or"},
    {"|", "write or"},
    {"**", "write ^ for a power"},
    {"//", "write /"},
    {"<>", "write !="},
    {"=<", "write <="},
    {"=>", "write >="},
    {"===", "write == to compare"},
    {":=", "write == to compare"},
    {"\xC3\x97", "write *"},         /* multiplication sign */
    {"\xC2\xB7", "write *"},         /* middle dot */
    {"\xE2\x8B\x85", "write *"},     /* dot operator */
    {"\xE2\x88\x97", "write *"},     /* asterisk operator */
    {"\xE2\x80\xA2", "write *"},     /* bullet */
    {"\xC3\xB7", "write /"},         /* division sign */
    {"\xE2\x88\x95", "write /"},     /* division slash */
    {"\xE2\x88\x92", "write -"},     /* minus sign */
    {"\xE2\x80\x90", "write -"},     /* hyphen */
    {"\xE2\x80\x91", "write -"},     /* no-break hyphen */
    {"\xE2\x80\x93", "write -"},     /* en dash */
    {"\xE2\x80\x94", "write -"},     /* em dash */
    {"\xE2\x89\xA4", "write <="},
    {"\xE2\x89\xA5", "write >="},
    {"\xE2\x89\xA0", "write !="},
    {"\xC2\xB2", "write ^2"},
    {"\xC2\xB3", "write ^3"},
    {"\xC2\xBD", "write 0.5"},
    {"\xC2\xBC", "write 0.25"},
    {"\xC2\xBE", "write 0.75"},
    {"\xE2\x88\x9A", "write sqrt(...)"},
    {"\xE2\x80\xB0", "write % for per cent; per mille is / 1000"},
    {"\xC2\xA0", "a no-break space: replace it by a plain one"},
    {"\xE2\x80\xAF", "a narrow no-break space: replace it by a plain one"},
    {"\xE2\x80\x8B", "an invisible character: delete it"},
    {"\xEF\xBB\xBF", "an invisible character: delete it"},
    {";", "arguments are separated by commas"},
    {"?", "write if(condition, a, b)"},
    {"{", "write round brackets"},
    {"}", "write round brackets"},
    {"\"", "there is no text in formulas; a state or category is written without quotes"},
    {"'", "there is no text in formulas; a state or category is written without quotes"},
    {"_", "a name begins with a letter"},
    {".", "a decimal point has digits after it"},
};

const char *wa_foreign_sign(const char *text, size_t *length) {
  for (size_t i = 0; i < sizeof wa_foreign_signs / sizeof *wa_foreign_signs; i++) {
    size_t n = strlen(wa_foreign_signs[i].sign);
    if (strncmp(text, wa_foreign_signs[i].sign, n) != 0) continue;
    *length = n;
    return wa_foreign_signs[i].instead;
  }
  if (text[0] == '=' && text[1] != '=') {
    *length = 1;
    return "write == to compare";
  }
  if (text[0] == '!' && text[1] != '=') {
    *length = 1;
    return "write not";
  }
  return NULL;
}
