/* A distribution as written, before it is known whether it makes sense. */
#ifndef WA_MODEL_DIST_CALL_H
#define WA_MODEL_DIST_CALL_H

#include "model/load.h"

typedef struct wa_dist_item {
  const char *name, *text; /* text: an argument that takes one */
  double *values;
  size_t n_values, room;
  bool listed; /* written with [ ] */
  wa_span span;
} wa_dist_item;

typedef struct wa_dist_call {
  const char *name;
  wa_span name_span, span;
  wa_dist_item *items;
  size_t n_items, room;
} wa_dist_call;

/* Reads "beta(se: 0.04)", "lognormal(ci95 = [0.6, 0.83])", "fixed". False after an error. */
bool wa_parse_dist_call(wa_load *load, const wa_yaml *node, wa_dist_call *call);

#endif
