/* Aims: the headlines that sensitivity analyses are about, each with what one hopes to reach. */
#ifndef WA_ANALYSIS_AIM_H
#define WA_ANALYSIS_AIM_H

#include "analysis/headline.h"
#include "model/plan.h"

typedef struct wa_aim {
  wa_headline headline;
  wa_id against;       /* taken off: net monetary benefit counts against the comparator's; WA_NONE: nothing */
  double base;         /* for the model's own numbers; NaN where it is missing */
  const double *goals; /* SROI 1; net, net present value, NMB and increments 0; ICER the thresholds; others none */
  size_t n_goals;
  int better;          /* 1: more is better, -1: less is, 0: not known */
} wa_aim;

typedef struct wa_aims {
  wa_aim *items;
  size_t n, room;
} wa_aims;

/* The usual ones, for each strategy that is compared: SROI where something is invested, net present value, each
 * reported stakeholder's net, ICER and NMB per threshold from the first perspective; without money the outcomes. */
wa_aims wa_aims_usual(const wa_results *results);

/* All headlines of the strategies that are compared. */
wa_aims wa_aims_all(const wa_results *results);

/* Adds the aims of a name, one for each strategy that is compared (`strategy` SIZE_MAX) or for one. An unknown name is
 * an error with the nearest one; false then. The names are those of wa_headline_find. */
bool wa_aims_add(const wa_results *results, wa_diags *diags, wa_aims *aims, wa_asked asked, size_t strategy);

/* The aims of a list of names; the usual ones for an empty list. */
wa_aims wa_aims_asked(const wa_results *results, wa_diags *diags, wa_asked_list list);

/* Fills in `base`, once the results are computed. */
void wa_aims_compute(const wa_results *results, wa_aims *aims);

/* A way to tell better from worse even where the headline's own figure misleads: an ICER below 0 may be the best or
 * the worst there is, so for an ICER it is the NMB at the first threshold. Itself for all others. */
wa_aim wa_aim_judge(const wa_results *results, const wa_aim *aim);

/* The difference of a - b where b is given. */
static inline double wa_aim_value(double value, double against, bool has_against) {
  return has_against ? value - against : value;
}

#endif
