#include "engine/spread.h"

#include <gsl/gsl_qrng.h>

wa_spread wa_spread_new(uint64_t seed, size_t draws, wa_sampling sampling) {
  wa_spread spread = {.seed = seed, .draws = draws, .sampling = sampling, .half = 1};
  while (((uint64_t)1 << (2 * spread.half)) < draws) spread.half++;
  return spread;
}

size_t wa_spread_dimension(wa_arena *arena, wa_spread *spread, const char *name) {
  uint64_t id = wa_random_id(name);
  for (size_t i = 0; i < spread->n_dimensions; i++)
    if (spread->dimensions[i].id == id) return i;
  wa_dimension new = {.id = id};
  wa_random_at at = {spread->seed, spread->sampling == WA_SAMPLING_LATIN ? WA_RANDOM_ORDER : WA_RANDOM_SHIFT, 0, id};
  wa_random_words(&at, 0, new.keys);
  wa_random_words(&at, 1, new.keys + 4);
  WA_PUSH(arena, spread->dimensions, spread->n_dimensions, spread->room, new);
  return spread->n_dimensions - 1;
}

/* ---- Sobol ---- */

/* GSL walks through Sobol's points one by one (Antonov & Saleev 1979): point m is the exclusive or of the direction
 * numbers at the bits of the Gray code of m. So the direction numbers are read off the points 2^j, and any point can be
 * had at once. */
static void wa_read_directions(wa_spread *spread, gsl_qrng *walk) {
  double at[WA_SOBOL_DIMENSIONS];
  uint64_t last = 1;
  while (last < spread->draws) last *= 2;
  unsigned bit = 0;
  for (uint64_t m = 1; m <= last; m++) {
    gsl_qrng_get(walk, at);
    if (m & (m - 1)) continue;
    for (size_t d = 0; d < spread->n_dimensions; d++) {
      uint32_t *directions = spread->dimensions[d].directions;
      directions[bit] = (uint32_t)(at[d] * 0x1p30) ^ (bit ? directions[bit - 1] : 0);
    }
    bit++;
  }
}

bool wa_spread_finish(wa_spread *spread) {
  if (spread->sampling != WA_SAMPLING_SOBOL || spread->n_dimensions == 0) return true;
  if (spread->n_dimensions > WA_SOBOL_DIMENSIONS) return false;
  gsl_qrng *walk = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)spread->n_dimensions);
  if (!walk) return false;
  wa_read_directions(spread, walk);
  gsl_qrng_free(walk);
  return true;
}

/* The point's 30 bits, with those of the shift behind them. */
static double wa_sobol_unit(const wa_dimension *dimension, size_t draw) {
  uint64_t gray = draw ^ (draw >> 1);
  uint32_t point = 0;
  for (unsigned bit = 0; gray; bit++, gray >>= 1)
    if (gray & 1) point ^= dimension->directions[bit];
  return wa_random_unit(((uint64_t)point << 34) ^ dimension->keys[0]);
}

/* ---- Latin hypercube ---- */

/* Mixes the bits of a word: the finaliser of MurmurHash3. */
static uint64_t wa_mix(uint64_t word) {
  word = (word ^ (word >> 33)) * UINT64_C(0xff51afd7ed558ccd);
  word = (word ^ (word >> 33)) * UINT64_C(0xc4ceb9fe1a85ec53);
  return word ^ (word >> 33);
}

/* A permutation of 0 .. draws - 1: a Feistel network on the next power of four, walked until it comes back inside. */
static uint64_t wa_permuted(const wa_spread *spread, const wa_dimension *dimension, uint64_t draw) {
  uint64_t mask = ((uint64_t)1 << spread->half) - 1;
  do {
    uint64_t left = draw >> spread->half, right = draw & mask;
    for (int round = 0; round < 8; round++) {
      uint64_t next = left ^ (wa_mix(right ^ dimension->keys[round]) & mask);
      left = right;
      right = next;
    }
    draw = left << spread->half | right;
  } while (draw >= spread->draws);
  return draw;
}

/* ---- */

/* Four draws share the four words of one address. */
static void wa_random_units(const wa_spread *spread, const wa_dimension *dimension, size_t from, size_t count, double *units) {
  wa_random_at at = {spread->seed, WA_RANDOM_PARAMETER, 0, dimension->id};
  uint64_t words[4], held = UINT64_MAX;
  for (size_t i = 0; i < count; i++) {
    size_t draw = from + i;
    if (draw / 4 != held) {
      held = draw / 4;
      at.draw = held;
      wa_random_words(&at, 0, words);
    }
    units[i] = wa_random_unit(words[draw % 4]);
  }
}

void wa_spread_units(const wa_spread *spread, size_t number, size_t from, size_t count, double *units) {
  const wa_dimension *dimension = &spread->dimensions[number];
  if (spread->sampling == WA_SAMPLING_SOBOL) {
    for (size_t i = 0; i < count; i++) units[i] = wa_sobol_unit(dimension, from + i);
    return;
  }
  wa_random_units(spread, dimension, from, count, units);
  if (spread->sampling != WA_SAMPLING_LATIN) return;
  /* Rounding must not reach the ends of the part. */
  for (size_t i = 0; i < count; i++) {
    double unit = ((double)wa_permuted(spread, dimension, from + i) + units[i]) / (double)spread->draws;
    units[i] = unit < 1 - 0x1p-53 ? unit : 1 - 0x1p-53;
  }
}
