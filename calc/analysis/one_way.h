/* One-way sensitivity analysis: one parameter at a time at the ends of its range, for each result; the tornado, the
 * switching values, the best and the worst case. */
#ifndef WA_ANALYSIS_ONE_WAY_H
#define WA_ANALYSIS_ONE_WAY_H

#include "analysis/switching.h"

typedef struct wa_varied {
  size_t parameter, input; /* of the model; of the graph */
  double base;
  wa_bounds range;          /* from NONE: listed, not varied */
  const char *fault[2];    /* why the model cannot be computed at its low and high end; NULL: it can */
} wa_varied;

/* A bar of the tornado. */
typedef struct wa_bar {
  size_t varied;      /* of wa_one_way.varied */
  double low, high;   /* the result at the low and at the high end of the parameter; NaN: it has no value there */
  double spread;      /* |high - low|; NaN with either */
} wa_bar;

/* Every parameter with a range at its better or its worse end for the result. */
typedef struct wa_extreme {
  double value;       /* NaN: it has none, or cannot be computed */
  const char *fault;  /* why it cannot be computed */
} wa_extreme;

typedef struct wa_tornado {
  wa_aim aim;
  wa_bar *bars;          /* the largest spread first, equal ones by name; those without a spread last */
  size_t n_bars;
  wa_switch **switches;  /* [varied][goal] */
  bool judged;           /* best and worst mean something: it is known whether more is better */
  wa_extreme best, worst;
  size_t judge;          /* tornado whose bars tell better from worse; may lie behind those of n_tornados */
} wa_tornado;

typedef struct wa_one_way {
  wa_varied *varied;     /* in the order of the model (or of the list in `one_way.parameters`) */
  size_t n_varied, n_ranged;
  wa_tornado *tornados;  /* per result and strategy */
  size_t n_tornados;
} wa_one_way;

/* The inputs of the best or worst case of a result, and their values. Returns how many; room for n_varied. */
size_t wa_extreme_values(const wa_one_way *one_way, const wa_tornado *tornado, bool best, size_t *inputs, double *values);

/* The results must be computed. `aims` as asked for by the plan. Lives in the results' arena. */
wa_one_way *wa_one_way_compute(const wa_results *results, wa_aims aims, size_t threads);

#endif
