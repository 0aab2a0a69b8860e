/* Random numbers by address: Philox4x64-10 of Random123 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random
 * numbers: as easy as 1, 2, 3"). A number is a function of its address alone, so that it is the same whatever
 * the number of threads or shards, whatever else is drawn and in whatever order, and common to all strategies. */
#ifndef WA_ENGINE_RANDOM_H
#define WA_ENGINE_RANDOM_H

#include <stdint.h>

#include <Random123/philox.h>

/* What a number is for. Part of the address: a new purpose is a new row at the end, so that the others keep
 * their numbers. */
typedef enum wa_random_kind {
  WA_RANDOM_PARAMETER = 1, /* draw: of the probabilistic analysis; id: the parameter's name or its group's */
  WA_RANDOM_ORDER = 2,     /* permutations of draws (Latin hypercube) */
  WA_RANDOM_SHIFT = 3,     /* shifts of quasi-random points */
  WA_RANDOM_ATTRIBUTE = 4, /* patients: id: the attribute's name; draw: the patient */
  WA_RANDOM_EVENT = 5,     /* patients: id: the event's or state's name; draw: the patient */
  WA_RANDOM_STUDY = 6,     /* simulated studies (value of sample information) */
  WA_RANDOM_START = 7      /* starting points of searches */
} wa_random_kind;

/* An address. All four words are free: what has no use is 0. */
typedef struct wa_random_at {
  uint64_t seed, kind; /* kind: wa_random_kind, in its higher bits whatever else tells streams apart */
  uint64_t draw, id;
} wa_random_at;

/* A name as part of an address: FNV-1a of its bytes, 64 bits. */
static inline uint64_t wa_random_id(const char *name) {
  uint64_t hash = UINT64_C(14695981039346656037);
  for (; *name; name++) hash = (hash ^ (unsigned char)*name) * UINT64_C(1099511628211);
  return hash;
}

/* Four words of 64 random bits; `counter` tells blocks of one address apart (of a patient: the cycle, ...). */
static inline void wa_random_words(const wa_random_at *at, uint64_t counter, uint64_t words[4]) {
  const philox4x64_ctr_t where = {{counter, at->draw, at->id, 0}};
  const philox4x64_key_t key = {{at->seed, at->kind}};
  const philox4x64_ctr_t found = philox4x64(where, key);
  for (int i = 0; i < 4; i++) words[i] = found.v[i];
}

/* A word as a number in (0, 1), both ends excluded: the middle of one of 2^52 equal parts. */
static inline double wa_random_unit(uint64_t word) { return ((double)(word >> 12) + 0.5) * 0x1p-52; }

/* The number in (0, 1) of an address. */
static inline double wa_random_open(const wa_random_at *at, uint64_t counter) {
  uint64_t words[4];
  wa_random_words(at, counter, words);
  return wa_random_unit(words[0]);
}

#endif
