/* A whole probabilistic analysis, from file to JSON, beside a program written by hand for this one model: 18 parameters
 * drawn (GSL's generators), 4 strategies x 75 cycles, 10,000 draws.
 *
 *   waarde_bench_psa WAARDE MODELS      the two in turns, as processes of their own: processor time, best of all rounds;
 *                                       then one thread and two, by the clock
 *   waarde_bench_psa by-hand MODELS     the program written by hand alone: prints its results */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "by_hand.h"

enum { DRAWS = 10000, ROUNDS = 30, ROUNDS_BY_CLOCK = 12, FIRST_AGE = 25 };

static void stop(const char *why) {
  fprintf(stderr, "waarde_bench_psa: %s\n", why);
  exit(1);
}

/* ---- by hand ---- */

static void read_mortality(const char *models, double *mortality) {
  char path[1000], line[200];
  snprintf(path, sizeof path, "%s/published/lifetable-usa-2015.csv", models);
  FILE *file = fopen(path, "r");
  if (!file) stop(path);
  while (fgets(line, sizeof line, file)) {
    int age;
    double total;
    if (sscanf(line, "%d,%*f,%*f,%lf", &age, &total) == 2 && age >= FIRST_AGE && age < FIRST_AGE + HAND_CYCLES) mortality[age - FIRST_AGE] = total;
  }
  fclose(file);
}

static void draw_parameters(gsl_rng *rng, double **x) {
  for (int i = 0; i < DRAWS; i++) {
    x[HAND_FALLING_ILL][i] = gsl_ran_gamma(rng, 30, 1.0 / 200);
    x[HAND_RECOVERY][i] = gsl_ran_gamma(rng, 60, 1.0 / 120);
    x[HAND_PROGRESSION][i] = gsl_ran_gamma(rng, 84, 1.0 / 800);
    x[HAND_HR_SICK][i] = gsl_ran_lognormal(rng, 1.0986122886681098, 0.01);
    x[HAND_HR_SICKER][i] = gsl_ran_lognormal(rng, 2.302585092994046, 0.02);
    x[HAND_HR_B][i] = gsl_ran_lognormal(rng, -0.5108256237659907, 0.02);
    x[HAND_COST_HEALTHY][i] = gsl_ran_gamma(rng, 100, 20);
    x[HAND_COST_SICK][i] = gsl_ran_gamma(rng, 177.8, 22.5);
    x[HAND_COST_SICKER][i] = gsl_ran_gamma(rng, 225, 66.7);
    x[HAND_COST_A][i] = gsl_ran_gamma(rng, 73.5, 163.3);
    x[HAND_COST_B][i] = gsl_ran_gamma(rng, 86.2, 150.8);
    x[HAND_COST_FALLING_ILL][i] = gsl_ran_gamma(rng, 25, 40);
    x[HAND_COST_DYING][i] = gsl_ran_gamma(rng, 100, 20);
    x[HAND_U_HEALTHY][i] = gsl_ran_beta(rng, 200, 3);
    x[HAND_U_SICK][i] = gsl_ran_beta(rng, 130, 45);
    x[HAND_U_SICKER][i] = gsl_ran_beta(rng, 230, 230);
    x[HAND_U_SICK_A][i] = gsl_ran_beta(rng, 300, 15);
    x[HAND_LOSS_FALLING_ILL][i] = gsl_ran_beta(rng, 11, 1088);
  }
}

static double mean_of(const double *column) {
  double sum = 0;
  for (int i = 0; i < DRAWS; i++) sum += column[i];
  return sum / DRAWS;
}

static void by_hand(const char *models) {
  static double room[HAND_PARAMETERS + 2 * HAND_STRATEGIES][DRAWS], mortality[HAND_CYCLES];
  double *x[HAND_PARAMETERS], *cost[HAND_STRATEGIES], *qaly[HAND_STRATEGIES];
  for (int p = 0; p < HAND_PARAMETERS; p++) x[p] = room[p];
  for (int s = 0; s < HAND_STRATEGIES; s++) {
    cost[s] = room[HAND_PARAMETERS + s];
    qaly[s] = room[HAND_PARAMETERS + HAND_STRATEGIES + s];
  }
  read_mortality(models, mortality);
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(rng, 2023);
  draw_parameters(rng, x);
  gsl_rng_free(rng);
  wa_hand_sick_sicker(DRAWS, mortality, (const double *const *)x, cost, qaly);
  printf("[");
  for (int s = 0; s < HAND_STRATEGIES; s++) printf("%s{\"cost\": %.17g, \"qaly\": %.17g}", s ? ", " : "", mean_of(cost[s]), mean_of(qaly[s]));
  printf("]\n");
}

/* ---- the two as processes ---- */

typedef struct times {
  double processor, clock; /* milliseconds */
} times;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Of a process whose output goes nowhere. */
static times time_process(char *const *words) {
  double begin = now();
  pid_t child = fork();
  if (child == 0) {
    int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    execv(words[0], words);
    _exit(127);
  }
  struct rusage usage;
  int status;
  if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) stop(words[0]);
  double processor = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
  return (times){processor, now() - begin};
}

static void keep_least(double *best, double time) { *best = *best == 0 || time < *best ? time : *best; }

static void compare(char *self, char *waarde, char *models) {
  char model[1000], plain[1000];
  snprintf(model, sizeof model, "%s/published/sick-sicker-age.yaml", models);
  snprintf(plain, sizeof plain, "analysis.one_way=none");
  char *hand_words[] = {self, "by-hand", models, NULL};
  char *all_words[] = {waarde, "run", model, "--draws", "10000", "--threads", "1", "--json", NULL};
  char *words[] = {waarde, "run", model, "--draws", "10000", "--threads", "1", "--json", "--set", plain, NULL};
  double hand = 0, psa = 0, all = 0;
  for (int i = 0; i < ROUNDS; i++) {
    keep_least(&hand, time_process(hand_words).processor);
    keep_least(&psa, time_process(words).processor);
    keep_least(&all, time_process(all_words).processor);
  }
  printf("Sick-Sicker by age, 18 parameters drawn, 10,000 draws, one thread, whole program to JSON (ms of processor time):\n");
  printf("  by hand %.1f; waarde %.1f: %.2f x (goal: at most 2); with the model's tornado as well %.1f\n", hand, psa, psa / hand, all);
  static char *const draws[] = {"10000", "100000", "300000"};
  for (int d = 0; d < 3; d++) {
    double by_clock[2] = {0, 0};
    words[4] = draws[d];
    for (int i = 0; i < ROUNDS_BY_CLOCK; i++)
      for (int threads = 0; threads < 2; threads++) {
        words[6] = threads ? "2" : "1";
        keep_least(&by_clock[threads], time_process(words).clock);
      }
    printf("  %s draws by the clock: one thread %.1f, two %.1f: %.2f x as fast (goal: at least 1.8 on two free processors)\n", draws[d],
           by_clock[0], by_clock[1], by_clock[0] / by_clock[1]);
  }
}

int main(int argc, char **argv) {
  if (argc != 3) stop("usage: waarde_bench_psa WAARDE MODELS");
  if (strcmp(argv[1], "by-hand") == 0) by_hand(argv[2]);
  else compare(argv[0], argv[1], argv[2]);
  return 0;
}
