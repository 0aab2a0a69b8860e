#include "by_hand.h"

#include <math.h>
#include <string.h>

/* The same widths of vectors as the engine's loops may take. */
#if defined __x86_64__ && defined __gnu_linux__ && !defined __clang__ && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#define HAND_WIDTHS __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define HAND_WIDTHS
#endif

/* ---- Sick-Sicker ---- */

/* What all strategies share in a draw is worked out once. */
typedef struct shared {
  double fall, recover, die_sick[HAND_CYCLES], die_sicker[HAND_CYCLES];
} shared;

typedef struct tables {
  double die[HAND_CYCLES], weight[HAND_CYCLES + 1]; /* weight: cycle correction x discount factor */
} tables;

static tables make_tables(const double *mortality) {
  tables t;
  for (int c = 0; c < HAND_CYCLES; c++) t.die[c] = 1 - exp(-mortality[c]);
  for (int p = 0; p <= HAND_CYCLES; p++)
    t.weight[p] = (p == 0 || p == HAND_CYCLES ? 1.0 / 3 : p % 2 ? 2.0 / 3 : 4.0 / 3) * pow(1.03, -p);
  return t;
}

static void run_strategy(const tables *t, const shared *s, const double *x, double hr, double treatment, double u_sick, double *cost,
                         double *qaly) {
  double progress = 1 - exp(-x[HAND_PROGRESSION] * hr);
  double healthy = 1, sick = 0, sicker = 0;
  double c_sick = x[HAND_COST_SICK] + treatment, c_sicker = x[HAND_COST_SICKER] + treatment;
  *cost = t->weight[0] * x[HAND_COST_HEALTHY];
  *qaly = t->weight[0] * x[HAND_U_HEALTHY];
  for (int c = 0; c < HAND_CYCLES; c++) {
    double dies_healthy = healthy * t->die[c], dies_sick = sick * s->die_sick[c], dies_sicker = sicker * s->die_sicker[c];
    double alive_healthy = healthy - dies_healthy, alive_sick = sick - dies_sick;
    double falls = alive_healthy * s->fall, recovers = alive_sick * s->recover, worsens = alive_sick * progress;
    healthy = alive_healthy - falls + recovers;
    sick = alive_sick - recovers - worsens + falls;
    sicker = sicker - dies_sicker + worsens;
    double deaths = dies_healthy + dies_sick + dies_sicker, w = t->weight[c + 1];
    *cost += w * (healthy * x[HAND_COST_HEALTHY] + sick * c_sick + sicker * c_sicker + falls * x[HAND_COST_FALLING_ILL] +
                  deaths * x[HAND_COST_DYING]);
    *qaly += w * (healthy * x[HAND_U_HEALTHY] + sick * u_sick + sicker * x[HAND_U_SICKER] - falls * x[HAND_LOSS_FALLING_ILL]);
  }
}

HAND_WIDTHS void wa_hand_sick_sicker(size_t n, const double *mortality, const double *const *columns, double *const *cost,
                                     double *const *qaly) {
  tables t = make_tables(mortality);
  for (size_t draw = 0; draw < n; draw++) {
    double x[HAND_PARAMETERS];
    shared s;
    for (int p = 0; p < HAND_PARAMETERS; p++) x[p] = columns[p][draw];
    s.fall = 1 - exp(-x[HAND_FALLING_ILL]);
    s.recover = 1 - exp(-x[HAND_RECOVERY]);
    for (int c = 0; c < HAND_CYCLES; c++) {
      s.die_sick[c] = 1 - exp(-mortality[c] * x[HAND_HR_SICK]);
      s.die_sicker[c] = 1 - exp(-mortality[c] * x[HAND_HR_SICKER]);
    }
    run_strategy(&t, &s, x, 1, 0, x[HAND_U_SICK], &cost[0][draw], &qaly[0][draw]);
    run_strategy(&t, &s, x, 1, x[HAND_COST_A], x[HAND_U_SICK_A], &cost[1][draw], &qaly[1][draw]);
    run_strategy(&t, &s, x, x[HAND_HR_B], x[HAND_COST_B], x[HAND_U_SICK], &cost[2][draw], &qaly[2][draw]);
    run_strategy(&t, &s, x, x[HAND_HR_B], x[HAND_COST_A] + x[HAND_COST_B], x[HAND_U_SICK_A], &cost[3][draw], &qaly[3][draw]);
  }
}

/* ---- dense cohort ---- */

static void fill_matrix(double p[HAND_STATES][HAND_STATES], const double *const *columns, size_t draw) {
  size_t next = 0;
  for (int i = 0; i < HAND_STATES; i++) {
    double leaves = 0;
    for (int j = 0; j < HAND_STATES; j++) {
      if (i == j) continue;
      p[i][j] = columns[next++][draw];
      leaves += p[i][j];
    }
    p[i][i] = 1 - leaves;
  }
}

HAND_WIDTHS void wa_hand_dense(size_t n, const double *const *columns, double *cost, double *life_years) {
  double discount[HAND_MONTHS + 1];
  for (int m = 0; m <= HAND_MONTHS; m++) discount[m] = (m == 0 || m == HAND_MONTHS ? 0.5 : 1) * pow(1.03, -m / 12.0) / 12;
  for (size_t draw = 0; draw < n; draw++) {
    double p[HAND_STATES][HAND_STATES], now[HAND_STATES] = {1}, next[HAND_STATES], prices[HAND_STATES];
    double paid = 0, lived = 0;
    fill_matrix(p, columns, draw);
    for (int i = 0; i < HAND_STATES; i++) prices[i] = columns[HAND_STATES * (HAND_STATES - 1) + i][draw];
    for (int m = 0; m <= HAND_MONTHS; m++) {
      double money = 0, alive = 0;
      for (int i = 0; i < HAND_STATES; i++) money += now[i] * prices[i];
      for (int i = 0; i + 1 < HAND_STATES; i++) alive += now[i];
      paid += discount[m] * money;
      lived += discount[m] * alive;
      memset(next, 0, sizeof next);
      for (int i = 0; i < HAND_STATES; i++)
        for (int j = 0; j < HAND_STATES; j++) next[j] += now[i] * p[i][j];
      memcpy(now, next, sizeof now);
    }
    cost[draw] = paid;
    life_years[draw] = lived;
  }
}
