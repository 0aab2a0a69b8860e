/* Switching values: where a result, as a function of one parameter, reaches a goal. */
#ifndef WA_ANALYSIS_SWITCHING_H
#define WA_ANALYSIS_SWITCHING_H

#include "analysis/range.h"
#include "analysis/trials.h"

typedef enum wa_switch_status {
  WA_SWITCH_FOUND,        /* `n` values */
  WA_SWITCH_NONE,         /* the result stays on one side of the goal everywhere it could be computed */
  WA_SWITCH_NO_INFLUENCE, /* the result does not depend on the parameter */
  WA_SWITCH_UNKNOWN       /* the result has no value at most places, or there is nowhere to look */
} wa_switch_status;
extern const char *const wa_switch_names[]; /* "found", "none", "no influence", "unknown" */

enum { WA_MOST_SWITCHES = 6 };

typedef struct wa_switch_value {
  double at;
  bool within; /* the parameter's range; else in the wider one */
  bool jump;   /* the result leaps over the goal there, it is not equal to it */
} wa_switch_value;

typedef struct wa_switch {
  wa_switch_status status;
  wa_switch_value values[WA_MOST_SWITCHES]; /* those within the range first, then the nearest to the base value */
  size_t n;
  double from, to;         /* where it was looked for */
  double at_from, at_to;   /* the result at these ends; NaN where it has no value */
} wa_switch;

/* What is sought: for each question all goals of one aim. */
typedef struct wa_question {
  size_t input;          /* of the graph */
  double base;           /* its written value */
  wa_bounds range, wide;  /* `wide.from` NONE: only the range is looked through; range.from NONE: only the wide one */
  size_t aim;            /* of the aims */
  const double *goals;
  size_t n_goals;
  wa_switch *answers;    /* [goal], written here */
  size_t steps;          /* into which the range is cut to look for crossings; 0: the usual number */
  double tolerance;      /* of the answer, relative; 0: the usual one */
  double spread_low, spread_high; /* the result at the ends of the range; NaN */
} wa_question;

/* Answers all questions: the result is computed at points across the range and the wider one (those of questions
 * about the same input are shared), and where it crosses the goal between two neighbours the place is found by Brent's
 * method (GSL) to 1e-12 of its size. An ICER reaches a threshold where cost - threshold x effect is 0; where a ratio
 * goes through infinity is no crossing. */
void wa_answer_questions(wa_arena *arena, const wa_results *results, const wa_aims *aims, wa_question *questions,
                         size_t n, size_t threads);

#endif
