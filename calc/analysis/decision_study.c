/* Simulated results of a study. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "analysis/decision_information.h"

/* Begins near the answer, where the normal distribution says it is, and walks to it. */
double wa_study_events(double chance, double patients, double uniform) {
  if (!(chance > 0)) return 0;
  if (chance >= 1) return patients;
  double sd = sqrt(patients * chance * (1 - chance)), odds = chance / (1 - chance);
  double events = floor(patients * chance + sd * gsl_cdf_ugaussian_Pinv(uniform));
  events = fmin(fmax(events, 0), patients);
  double below = gsl_cdf_binomial_P((unsigned)events, chance, (unsigned)patients);
  double here = gsl_ran_binomial_pdf((unsigned)events, chance, (unsigned)patients);
  while (events > 0 && below - here >= uniform) {
    below -= here;
    here *= events / (patients - events + 1) / odds;
    events--;
  }
  while (events < patients && below < uniform) {
    events++;
    here *= (patients - events + 1) / events * odds;
    below += here;
  }
  return events;
}

double wa_study_mean(double centre, double sd, double patients, double uniform) {
  return centre + sd / sqrt(patients) * gsl_cdf_ugaussian_Pinv(uniform);
}
