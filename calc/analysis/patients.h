/* What a simulation of individual patients tells besides means: how far chance moves each headline, how patients
 * differ, and the paths of some of them.
 *
 * The standard error of a headline is that of a mean over patients. A headline is, near its value, a sum over patients
 * of weights times what is counted of each (gradient.h): the spread of this sum between patients, divided by the root of
 * their number, is the error (the delta method for ratios). Patients have the same luck under all strategies, so an
 * increment is the spread of differences within patients. It is estimated from the first 50,000 patients at most. */
#ifndef WA_ANALYSIS_PATIENTS_H
#define WA_ANALYSIS_PATIENTS_H

#include "analysis/headline.h"
#include "model/patients.h"

enum { WA_N_PATIENT_QUANTILES = 7, WA_PATIENTS_WATCHED = 50000 };
extern const double wa_patient_quantiles[WA_N_PATIENT_QUANTILES]; /* 0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975 */

/* A figure of one patient over the whole horizon, discounted. */
typedef struct wa_patient_spread {
  double mean, sd, quantiles[WA_N_PATIENT_QUANTILES];
} wa_patient_spread;

typedef struct wa_patients_result {
  wa_headlines headlines;
  double *errors;            /* [headline] standard error; NaN: it has none (missing, or not smooth) */
  size_t n_watched;          /* patients that errors and spreads are estimated from */
  wa_patient_spread *cost;   /* [strategy of the model] from the first perspective; NULL without an effect */
  wa_patient_spread *effect;
  const double *traces;      /* [strategy][patient][point][1 + event]; NULL: none */
} wa_patients_result;

/* After wa_results_compute. */
wa_patients_result *wa_patients_result_new(const wa_results *results, size_t threads);

/* The standard error of the headline at a node; NaN: none. */
double wa_patients_error(const wa_patients_result *result, wa_id node);

/* The share of patients to whom an event happens exactly `times` times (WA_MOST_TIMES: that often or more). */
double wa_patients_share(const wa_results *results, size_t strategy, size_t event, size_t times);

#endif
