/* Draws of a model's uncertain parameters.
 *
 * Draw d of a parameter depends on the seed, d, the parameter's name, its distribution and what it is declared to be
 * drawn together with; not on other parameters, threads or which draws are asked for. (Sobol: also on the parameter's
 * place among those that are drawn; Sobol and Latin hypercube: on the number of draws.) */
#ifndef WA_ENGINE_SAMPLE_H
#define WA_ENGINE_SAMPLE_H

#include <stdint.h>

#include "engine/quantile.h"

typedef struct wa_sample_plan {
  size_t draws;       /* of the whole run, whatever part of it is computed */
  uint64_t seed;
  wa_sampling sampling;
} wa_sample_plan;

typedef struct wa_sampler {
  size_t n;                  /* parameters that are drawn */
  const size_t *parameters;  /* [n] their numbers in the model, rising */
  const struct wa_sampled *sampled;
  const struct wa_spread *spread;
} wa_sampler;

/* All parameters with a distribution (not `fixed`) for which `wanted` is true. `values`: every parameter's value, around
 * which its distribution lies. NULL after errors, which are in `diags`. Lives in `arena`. */
const wa_sampler *wa_sampler_new(wa_arena *arena, wa_diags *diags, const wa_model *model, const double *values,
                                 const bool *wanted, const wa_sample_plan *plan);

/* columns[i][k]: parameter parameters[i] in draw from + k, k < count. From any thread. */
void wa_sampler_fill(const wa_sampler *sampler, size_t from, size_t count, double *const *columns);

#endif
