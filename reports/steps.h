/* Words for steps of the calculation that have no name. */
#ifndef WA_REPORTS_STEPS_H
#define WA_REPORTS_STEPS_H

#include "reports/report.h"

struct wa_explainer;

typedef struct wa_steps {
  wa_id *users;    /* per node: the first node that uses it, WA_NONE for none */
  size_t *counts;  /* per named node: its steps so far */
  struct wa_explainer *explainer;
} wa_steps;

/* In the report's arena. */
wa_steps wa_steps_new(const wa_report *report);

/* Whether nobody gave the node a name. */
bool wa_is_step(const wa_report *report, wa_id id);

/* "Net present value: step 2"; the steps of a figure are numbered in the order of asking. */
const char *wa_step_text(const wa_report *report, wa_steps *steps, wa_id id);

/* The step's formula in the names of the model; NULL where it is too long to be read in a cell. */
const char *wa_step_formula(wa_steps *steps, wa_id id);

#endif
