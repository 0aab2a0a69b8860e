/* Numbers in (0, 1) for draws, spread as asked for, for the engine's own files: plain random numbers, Latin hypercube
 * (each of n equal parts of (0, 1) holds one draw: McKay, Beckman & Conover 1979) or Sobol's points with a random
 * digital shift. Each is a function of seed, name and draw, and of the number of draws where that is part of the method. */
#ifndef WA_ENGINE_SPREAD_H
#define WA_ENGINE_SPREAD_H

#include "base/arena.h"
#include "engine/random.h"
#include "model/model.h"

enum { WA_SOBOL_DIMENSIONS = 40, WA_SOBOL_BITS = 30 };

typedef struct wa_dimension {
  uint64_t id;       /* of the name */
  uint64_t keys[8];  /* Latin hypercube: of its permutation; Sobol: keys[0] is the shift */
  uint32_t directions[WA_SOBOL_BITS]; /* Sobol */
} wa_dimension;

typedef struct wa_spread {
  uint64_t seed;
  size_t draws;
  wa_sampling sampling;
  unsigned half;     /* bits of half a draw's number: for permutations */
  wa_dimension *dimensions;
  size_t n_dimensions, room;
} wa_spread;

wa_spread wa_spread_new(uint64_t seed, size_t draws, wa_sampling sampling);

/* Number of the dimension of that name, which is new when it has not been asked for before. */
size_t wa_spread_dimension(wa_arena *arena, wa_spread *spread, const char *name);

/* After the last dimension: False when Sobol's points have not so many. */
bool wa_spread_finish(wa_spread *spread);

/* Numbers of the draws from .. from + count - 1. */
void wa_spread_units(const wa_spread *spread, size_t dimension, size_t from, size_t count, double *units);

#endif
