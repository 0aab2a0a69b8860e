/* The verification that assessment bodies ask for, run on a model: what is suspicious in what is written, and what
 * contradicts itself when the model is changed on purpose and computed again (black-box tests).
 *
 * The list follows TECH-VER (Buyukkaramikli et al., PharmacoEconomics 2019;37:1391-1408) and the checks of
 * Dasbach & Elbasha (PharmacoEconomics 2017;35:1-8), with those of a ledger of stakeholders added. */
#ifndef WA_ANALYSIS_DEEP_H
#define WA_ANALYSIS_DEEP_H

#include "analysis/results.h"
#include "base/diag.h"

typedef struct wa_deep {
  wa_arena *arena;
  const wa_results *results; /* of the model as it is, computed */
  const wa_model *model;
  wa_diags *diags;           /* receives the findings */
  const char *check;         /* name of the row at work */
  size_t findings;           /* of all rows so far */
} wa_deep;

/* One row per check; `name` stands in brackets before every finding. */
typedef struct wa_deep_row {
  const char *name;
  const char *asks; /* what it looks at, one line */
  void (*run)(wa_deep *deep);
} wa_deep_row;
extern const wa_deep_row wa_deep_rows[];
extern const size_t wa_n_deep_rows;

/* Runs all checks on computed results; findings go to `diags` with their place in the model: an error where the model
 * contradicts itself, a warning where it is likely to be wrong. Returns the number of findings. */
size_t wa_deep_check(wa_arena *arena, const wa_results *results, wa_diags *diags);

#endif
