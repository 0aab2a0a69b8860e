/* Individual patients: what they differ in, what may happen to them, and how many are simulated.
 *
 * Their states, start, transitions and utilities stand in the model's cohort, whose `section` is "patients". */
#ifndef WA_MODEL_PATIENTS_H
#define WA_MODEL_PATIENTS_H

#include "model/model.h"

/* How a figure differs between patients: a formula, a probability distribution or a column of a file. */
typedef enum wa_variation {
  WA_VARIES_VALUE, WA_VARIES_SHARE, WA_VARIES_NORMAL, WA_VARIES_LOGNORMAL, WA_VARIES_GAMMA, WA_VARIES_BETA, WA_VARIES_UNIFORM,
  WA_VARIES_TRIANGULAR, WA_VARIES_EXPONENTIAL, WA_VARIES_WEIBULL, WA_VARIES_COLUMN, WA_N_VARIATIONS
} wa_variation;

enum { WA_VARIES_MOST_ARGS = 4 };

typedef struct wa_variation_row {
  const char *name;                     /* "normal", as written */
  const char *args[WA_VARIES_MOST_ARGS];  /* "mean", "sd", ...; NULL behind the last */
} wa_variation_row;
extern const wa_variation_row wa_variation_rows[WA_N_VARIATIONS];

typedef struct wa_variate {
  wa_variation kind;
  wa_formula args[WA_VARIES_MOST_ARGS]; /* in the order of the kind's names; expr NULL: not given. VALUE, SHARE: args[0] */
  const double *column; /* COLUMN: [row of the file] */
  wa_span span;
} wa_variate;

typedef struct wa_attribute {
  const char *name;
  wa_span span;
  wa_label label;
  wa_variate variate;
  wa_unit unit;
  bool ages; /* called `age`: in formulas it grows with time */
} wa_attribute;

/* A total of one patient that runs from the start to now. */
typedef struct wa_so_far {
  const char *name;
  wa_span span;
  wa_formula value; /* of in, events, moves ...: what is added */
} wa_so_far;

typedef struct wa_event_exit {
  size_t state;
  wa_formula share; /* expr NULL: everyone */
  wa_span span;
} wa_event_exit;

typedef struct wa_event {
  const char *name;
  wa_span span;
  wa_label label;
  bool *from;              /* [state] where it can happen */
  wa_formula probability;  /* per cycle */
  wa_event_exit *to;       /* where it leads; who is left over stays where he was */
  size_t n_to;
  bool has_stay;
  wa_variate stay;         /* days */
  size_t group;            /* first event (in the order of writing) of those it competes with; itself where there is none */
} wa_event;

typedef struct wa_patients {
  wa_span span;
  size_t number;
  wa_span number_span;
  unsigned long long seed;
  wa_attribute *attributes;
  size_t n_attributes;
  const double *correlation; /* lower triangle of the Cholesky factor, [i * n_correlated + j]; NULL: none */
  size_t *correlated;        /* attributes */
  size_t n_correlated;
  size_t n_rows;             /* of the file of patients; 0: none */
  bool in_turn;              /* patient i is row i of the file, over again from its end; else a row is drawn */
  wa_event *events;
  size_t n_events;
  wa_so_far *so_far;
  size_t n_so_far;
  size_t traces;             /* the first so many patients are reported one by one */
  bool new_luck;             /* other random numbers in every draw of a probabilistic analysis */
} wa_patients;

size_t wa_model_attribute(const wa_model *model, const char *name); /* SIZE_MAX: none */

#endif
