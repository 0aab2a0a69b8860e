/* Every formula of a model, with what may be used at its place and what it must give. */
#ifndef WA_MODEL_PLACES_H
#define WA_MODEL_PLACES_H

#include "model/load.h"

typedef enum wa_wanted {
  WA_WANTED_ANY,
  WA_WANTED_NUMBER,  /* a pure number */
  WA_WANTED_YEARS,   /* a pure number, or year */
  WA_WANTED_RATE,    /* a pure number, or 1/year */
  WA_WANTED_UTILITY, /* a pure number, or QALY/year */
  WA_WANTED_MINUTES, /* a pure number, or minute */
  WA_WANTED_HOURS,   /* a pure number, hour or hour/year */
  WA_WANTED_MONEY,   /* a pure number, or money */
  WA_WANTED_MONEY_PER_MINUTE, /* a pure number, money or money/minute */
  WA_WANTED_MONEY_PER_YEAR    /* a pure number, money or money/year */
} wa_wanted;

typedef struct wa_place_of_formula {
  const char *what;     /* "a transition probability" */
  unsigned forbidden;   /* WA_USES_... */
  bool parameters_only; /* may name no definitions and outcomes */
  wa_wanted wanted;
} wa_place_of_formula;

typedef void wa_formula_visit(wa_load *load, const wa_formula *formula, const wa_place_of_formula *place, void *context);

/* Calls `visit` for each formula that is given. */
void wa_each_formula(wa_load *load, wa_formula_visit *visit, void *context);

#endif
