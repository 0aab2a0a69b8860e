/* Units of measurement: products of powers of base symbols ("EUR/admission", "hour/week", "QALY").
 *
 * Three kinds of knowledge are told apart:
 *  - known: a product of powers; no factors means a pure number (a share, a probability, a count of people);
 *  - any: nothing was declared; fits everything (units are checked where authors declare them);
 *  - literal: a number written in a formula; takes the unit of what it is added to or compared with and
 *    is a pure number where it multiplies or divides.
 * Units are compared by name, never converted: adding EUR/month to EUR/year is an error, and the author
 * says how many months he means. People ("person", "patient", "client", "participant") are counted, not
 * measured: they are pure numbers. Symbols are singular ("years" = "year"); EUR, euro and the euro sign
 * are the same. */
#ifndef WA_FORMULA_UNIT_H
#define WA_FORMULA_UNIT_H

#include "base/arena.h"
#include "base/diag.h"

enum { WA_UNIT_FACTORS = 6 };

typedef enum wa_unit_state { WA_UNIT_ANY, WA_UNIT_LITERAL, WA_UNIT_KNOWN } wa_unit_state;

typedef struct wa_unit {
  wa_unit_state state;
  int n; /* factors, sorted by symbol, no power 0 */
  struct {
    const char *symbol;
    double power; /* halves occur through sqrt */
  } factor[WA_UNIT_FACTORS];
} wa_unit;

wa_unit wa_unit_any(void);
wa_unit wa_unit_literal(void);
wa_unit wa_unit_one(void);               /* a pure number */
wa_unit wa_unit_of(const char *symbol);  /* a base unit; `symbol` must outlive the unit */

/* Reads "EUR/admission", "1/year", "hour/week", "EUR per patient-year", "EUR/(patient*year)", "kg^2", "%",
 * "share". Errors (with place in `where`; `verbatim` says that byte i of `text` stands at where.begin + i)
 * go to `diags`; the result is then `any`. */
wa_unit wa_unit_parse(wa_arena *arena, wa_diags *diags, const char *text, wa_span where, bool verbatim);

/* Unit of a product, of a quotient, of a power. `any` spreads and keeps the factors that are known; literals count as pure numbers; more than
 * WA_UNIT_FACTORS factors give `any`. */
wa_unit wa_unit_multiply(wa_unit a, wa_unit b);
wa_unit wa_unit_divide(wa_unit a, wa_unit b);
wa_unit wa_unit_power(wa_unit a, double power);

/* Whether the two can be added or compared; `sum` (may be NULL) receives the unit of the result. */
bool wa_unit_fits(wa_unit a, wa_unit b, wa_unit *sum);

/* Whether different units of time are left in the unit, as in EUR*year/month; also in what is known of a
 * unit that is `any` because one factor has none. */
bool wa_unit_times_meet(wa_unit unit);

/* True for known units without factors and for literals and any. */
bool wa_unit_is_number(wa_unit a);

/* "EUR/admission"; "1" for a pure number, "" when nothing is known. */
const char *wa_unit_text(wa_arena *arena, wa_unit unit);

#endif
