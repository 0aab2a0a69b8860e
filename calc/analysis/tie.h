/* When two figures that were computed along different ways are the same. Sums in another order differ in their last bits,
 * here and in a spreadsheet; which of two strategies is the cheaper must not hang on that. So figures that differ by less
 * than WA_TIE of the larger of the two are equal, in the engine and in the formulas of workbooks alike (results->tie). It is
 * far below anything that matters (0.02 euros in 20 million) and far above rounding. */
#ifndef WA_ANALYSIS_TIE_H
#define WA_ANALYSIS_TIE_H

#include <math.h>

#define WA_TIE 1e-9

/* a - b; 0 where the two are equal. NaN where one is missing. */
static inline double wa_apart(double a, double b) {
  double difference = a - b;
  return fabs(difference) <= WA_TIE * fmax(fabs(a), fabs(b)) ? 0 : difference;
}

#endif
