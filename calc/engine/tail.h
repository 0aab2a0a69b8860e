/* Logarithms of probabilities in the tails of the gamma and beta distributions, for the engine's own files. Working
 * with logarithms, of numbers as well as of probabilities, keeps every digit where the numbers themselves underflow. */
#ifndef WA_ENGINE_TAIL_H
#define WA_ENGINE_TAIL_H

/* A distribution on a scale on which its quantile function is smooth: y = ln x for gamma (scale 1), y = ln(x / (1 - x))
 * for beta. */
typedef struct wa_tail {
  double a, b;       /* gamma: shape, unused; beta: both shapes */
  double normaliser; /* gamma: ln Gamma(a); beta: ln B(a, b) */
  /* ln P(Y <= y), and ln P(Y > y). */
  double (*below)(const struct wa_tail *tail, double y);
  double (*above)(const struct wa_tail *tail, double y);
  /* Logarithm of Y's density, and the derivative of that. */
  double (*density)(const struct wa_tail *tail, double y, double *slope);
  double start;      /* where to begin looking for the median of Y */
} wa_tail;

wa_tail wa_gamma_tail(double shape);
wa_tail wa_beta_tail(double alpha, double beta);

#endif
