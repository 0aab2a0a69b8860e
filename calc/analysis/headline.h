/* Headlines: the scalar results that a sensitivity analysis can be about, each a node of the graph. */
#ifndef WA_ANALYSIS_HEADLINE_H
#define WA_ANALYSIS_HEADLINE_H

#include "analysis/results.h"

typedef enum wa_headline_kind {
  WA_HEADLINE_SROI, WA_HEADLINE_NPV, WA_HEADLINE_INVESTMENT, WA_HEADLINE_BENEFITS, WA_HEADLINE_PAYBACK,
  WA_HEADLINE_NET,                /* of a stakeholder (`subject`), against the comparator */
  WA_HEADLINE_COST,               /* of the strategy itself, discounted, from a perspective (`subject`: its place in
                                     results->perspectives); the comparator's too */
  WA_HEADLINE_EFFECT,             /* of the strategy itself, discounted; the comparator's too */
  WA_HEADLINE_INCREMENTAL_COST,   /* against the comparator; `subject`: perspective */
  WA_HEADLINE_INCREMENTAL_EFFECT, /* against the comparator */
  WA_HEADLINE_ICER,               /* incremental cost / incremental effect against the comparator, whatever it means;
                                     `subject`: perspective */
  WA_HEADLINE_NMB,                /* threshold x effect - cost, the comparator's too; `subject`: perspective */
  WA_HEADLINE_OUTCOME             /* discounted, against the comparator; `subject`: outcome */
} wa_headline_kind;

typedef struct wa_headline {
  wa_headline_kind kind;
  const char *name;  /* as `waarde explain` takes it: "sroi", "insurer.net", "cost_effectiveness.society.cost" */
  size_t strategy;   /* of results->strategies */
  size_t subject;    /* see the kind; SIZE_MAX: none */
  double threshold;  /* of NMB: money per unit of effect; else 0 */
  wa_id node;        /* scalar; its value may be missing (NaN): a ratio without an investment, an ICER without an effect */
  wa_unit unit;
} wa_headline;

typedef struct wa_headlines {
  const wa_headline *items; /* by strategy, in the order of the kinds */
  size_t n;
} wa_headlines;

/* All headlines of a model. SROI and what belongs to it only where something is invested; cost, effect, ICER and
 * NMB only where the model has an effect; stakeholders as in the reports. Lives in the results' arena. */
wa_headlines wa_headlines_list(const wa_results *results);

/* The headline of that name under a strategy; SIZE_MAX when there is none. `strategy` SIZE_MAX: the first strategy that
 * has it. Names of cost-effectiveness may be short ("icer", "nmb.20000", "cost"): of the model's own perspective.
 * A stakeholder's name stands for its net, an outcome's for what is gained of it. */
size_t wa_headline_find(const wa_results *results, const wa_headlines *headlines, const char *name, size_t strategy);

#endif
