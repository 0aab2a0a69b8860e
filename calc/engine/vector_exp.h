/* exp() in a form that compilers turn into vector instructions; for the steps of plans.
 *
 * e^x = 2^n e^r with n the whole number next to x / ln 2, |r| <= ln 2 / 2, and e^r by its series to r^13 (the rest is
 * below 5e-18). Within 1 unit in the last place; exact at 0; 0 and infinity beyond the range, NaN for NaN. Only
 * additions and multiplications that round once: the same bits on every machine and for every width of vectors. */
#ifndef WA_ENGINE_VECTOR_EXP_H
#define WA_ENGINE_VECTOR_EXP_H

#include <stdint.h>
#include <string.h>

/* Adding it rounds to a whole number, which then stands in the lowest bits. */
#define WA_ROUNDER 0x1.8p52

/* 2^n for the whole number n = rounded - WA_ROUNDER, |n| < 1000. */
static inline double wa_two_to(double rounded) {
  uint64_t bits;
  memcpy(&bits, &rounded, sizeof bits);
  bits = (bits << 52) + UINT64_C(0x3FF0000000000000);
  memcpy(&rounded, &bits, sizeof rounded);
  return rounded;
}

static inline double wa_vector_exp(double x) {
  x = x > 710 ? 710 : x; /* e^710 is beyond the largest number, e^-746 below the smallest */
  x = x < -746 ? -746 : x;
  double n = x * 0x1.71547652b82fep0 + WA_ROUNDER - WA_ROUNDER; /* 1 / ln 2 */
  double r = x - n * 0x1.62e42fee00000p-1; /* ln 2 in two parts: the first times n is exact */
  r = r - n * 0x1.a39ef35793c76p-33;
  double q = 1.0 / 6227020800;
  q = q * r + 1.0 / 479001600;
  q = q * r + 1.0 / 39916800;
  q = q * r + 1.0 / 3628800;
  q = q * r + 1.0 / 362880;
  q = q * r + 1.0 / 40320;
  q = q * r + 1.0 / 5040;
  q = q * r + 1.0 / 720;
  q = q * r + 1.0 / 120;
  q = q * r + 1.0 / 24;
  q = q * r + 1.0 / 6;
  q = q * r + 0.5;
  double e = 1 + (r + r * r * q);
  double half = n * 0.5 + WA_ROUNDER; /* in two steps, for results near the ends of the range */
  double other = n - (half - WA_ROUNDER) + WA_ROUNDER;
  return e * wa_two_to(half) * wa_two_to(other);
}

#endif
