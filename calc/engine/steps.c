/* The steps of a plan, each over the lanes of a frame.
 *
 * Compiled for several widths of vectors (widths.h); lanes never meet, so the width changes no bit. */
#include <float.h>
#include <math.h>
#include <string.h>

#include "engine/frame.h"
#include "engine/vector_exp.h"
#include "engine/widths.h"

#define WA_INLINE static inline __attribute__((always_inline))

/* Frames have a multiple of 8 lanes in aligned columns: no lane is ever left over for another kind of loop. */
#define WA_ALIGNED(column) __builtin_assume_aligned((column), 64)

/* Everything a step needs to know of its round. */
typedef struct wa_turn {
  const wa_frame *frame;
  size_t lanes; /* of the frame */
  const wa_step *step;
  size_t place;
} wa_turn;

WA_INLINE double *wa_column_at(wa_turn turn, size_t column) { return turn.frame->columns + column * turn.lanes; }

WA_INLINE double *wa_result(wa_turn turn) {
  return WA_ALIGNED(wa_column_at(turn, turn.step->column + (turn.place & turn.step->mask)));
}

WA_INLINE double wa_constant(wa_turn turn, const wa_operand *at) {
  return at->values[at->step ? turn.place + (size_t)at->shift : 0];
}

WA_INLINE const double *wa_varying(wa_turn turn, const wa_operand *at) {
  if (at->kind == WA_AT_COLUMN) return wa_column_at(turn, at->column);
  size_t place = turn.place + (size_t)at->shift; /* before the first: very large */
  return place < at->length ? wa_column_at(turn, at->column + (place & at->mask)) : turn.frame->zero;
}

/* Argument i as a column, spread over the lanes when it is constant. */
WA_INLINE const double *wa_spread(wa_turn turn, uint32_t i) {
  const wa_operand *at = &turn.step->args[i];
  if (at->kind != WA_AT_CONSTANT) return wa_varying(turn, at);
  double *spare = turn.frame->spare + (i < 3 ? i : 2) * turn.lanes, value = wa_constant(turn, at);
  for (size_t i_lane = 0; i_lane < turn.lanes; i_lane++) spare[i_lane] = value;
  return spare;
}

/* Columns are apart or the same: no lane of one is another lane of the other. */
#ifdef __clang__
#define WA_NO_OVERLAP _Pragma("clang loop vectorize(assume_safety)")
#else
#define WA_NO_OVERLAP _Pragma("GCC ivdep")
#endif
#define WA_EACH_LANE WA_NO_OVERLAP for (size_t i = 0; i < turn.lanes; i++)

/* `with_column` where the second argument varies, `with_number` where it is the constant c. */
#define WA_SECOND(with_column, with_number)                                 \
  do {                                                                      \
    const double *x = WA_ALIGNED(wa_spread(turn, 0));                       \
    double *out = wa_result(turn);                                          \
    if (turn.step->args[1].kind == WA_AT_CONSTANT) {                        \
      double c = wa_constant(turn, &turn.step->args[1]);                    \
      WA_EACH_LANE out[i] = (with_number);                                  \
    } else {                                                                \
      const double *y = WA_ALIGNED(wa_varying(turn, &turn.step->args[1]));  \
      WA_EACH_LANE out[i] = (with_column);                                  \
    }                                                                       \
  } while (0)

#define WA_FIRST(with_number)                                               \
  do {                                                                      \
    double c = wa_constant(turn, &turn.step->args[0]);                      \
    const double *y = WA_ALIGNED(wa_spread(turn, 1));                       \
    double *out = wa_result(turn);                                          \
    WA_EACH_LANE out[i] = (with_number);                                    \
  } while (0)

WA_INLINE bool wa_first_constant(wa_turn turn) { return turn.step->args[0].kind == WA_AT_CONSTANT; }

#define WA_ARITHMETIC(operator)                                             \
  do {                                                                      \
    if (wa_first_constant(turn)) WA_FIRST(c operator y[i]);                 \
    else WA_SECOND(x[i] operator y[i], x[i] operator c);                    \
  } while (0)

#define WA_TEST(operator) WA_SECOND((x[i] operator y[i]) ? 1.0 : 0.0, (x[i] operator c) ? 1.0 : 0.0)

WA_INLINE void wa_do_and(wa_turn turn) { WA_SECOND(((x[i] != 0) & (y[i] != 0)) ? 1.0 : 0.0, ((x[i] != 0) & (c != 0)) ? 1.0 : 0.0); }

WA_INLINE void wa_do_or(wa_turn turn) { WA_SECOND(((x[i] != 0) | (y[i] != 0)) ? 1.0 : 0.0, ((x[i] != 0) | (c != 0)) ? 1.0 : 0.0); }

WA_INLINE void wa_do_exp(wa_turn turn) {
  const double *x = WA_ALIGNED(wa_spread(turn, 0));
  double *out = wa_result(turn);
  WA_EACH_LANE out[i] = wa_vector_exp(x[i]);
}

WA_INLINE void wa_do_if(wa_turn turn) {
  const double *test = WA_ALIGNED(wa_spread(turn, 0)), *x = WA_ALIGNED(wa_spread(turn, 1)), *y = WA_ALIGNED(wa_spread(turn, 2));
  double *out = wa_result(turn);
  WA_EACH_LANE {
    double a = x[i], b = y[i];
    out[i] = test[i] != 0 ? a : b;
  }
}

/* Sums and extremes of any number of arguments; see wa_join in elements.c for what is missing. */
WA_INLINE void wa_do_join(wa_turn turn) {
  double *out = wa_result(turn);
  int op = turn.step->op;
  for (uint32_t k = 0; k < turn.step->n_args; k++) {
    const double *x = WA_ALIGNED(wa_spread(turn, k));
    if (k == 0) WA_EACH_LANE out[i] = op == WA_OP_TOTAL ? 0 + x[i] : x[i];
    else if (op == WA_OP_TOTAL) WA_EACH_LANE out[i] += x[i];
    else if (op == WA_OP_MAX) WA_EACH_LANE out[i] = (isnan(x[i]) | (x[i] > out[i])) ? x[i] : out[i];
    else if (op == WA_OP_MIN) WA_EACH_LANE out[i] = (isnan(x[i]) | (x[i] < out[i])) ? x[i] : out[i];
    else wa_apply_join((wa_op)op, false, (wa_column){x, 0}, 1, turn.lanes, out);
  }
}

/* ---- sums of products ---- */

/* Finds the pairs that stand elsewhere than in the round before. */
WA_INLINE wa_pair *wa_find_pairs(wa_turn turn) {
  const wa_products *products = turn.step->products;
  wa_pair *pairs = turn.frame->pairs + products->place;
  for (size_t k = 0; k < products->n_moving; k++) {
    uint32_t i = products->moving[k];
    const wa_operand *a = products->first ? &products->first[i] : NULL, *b = &products->second[i];
    bool fixed_a = a && a->kind == WA_AT_CONSTANT, fixed_b = b->kind == WA_AT_CONSTANT;
    wa_pair pair = {a && !fixed_a ? wa_varying(turn, a) : NULL, fixed_b ? NULL : wa_varying(turn, b),
                    (fixed_a ? wa_constant(turn, a) : 1) * (fixed_b ? wa_constant(turn, b) : 1)};
    if (fixed_a) {
      pair.x = pair.y;
      pair.y = NULL;
    }
    pairs[i] = pair;
  }
  return pairs;
}

/* The next pair, or two where they are alike, added to `out` lane by lane in the order of the pairs; `first` begins the
 * sum. Returns how many. */
WA_INLINE size_t wa_add_pairs(wa_turn turn, const wa_pair *pair, bool first, bool last, double *out) {
  const double *x = WA_ALIGNED(pair[0].x), *y = WA_ALIGNED(pair[0].y);
  double c = pair[0].factor;
  bool two = !last && x && pair[1].x && !y == !pair[1].y;
  if (two) {
    const double *v = WA_ALIGNED(pair[1].x), *w = WA_ALIGNED(pair[1].y);
    double d = pair[1].factor;
    if (y && first) WA_EACH_LANE out[i] = 0 + x[i] * y[i] + v[i] * w[i];
    else if (y) WA_EACH_LANE out[i] = out[i] + x[i] * y[i] + v[i] * w[i];
    else if (first) WA_EACH_LANE out[i] = 0 + x[i] * c + v[i] * d;
    else WA_EACH_LANE out[i] = out[i] + x[i] * c + v[i] * d;
    return 2;
  }
  if (first) WA_EACH_LANE out[i] = 0;
  if (y) WA_EACH_LANE out[i] += x[i] * y[i];
  else if (x) WA_EACH_LANE out[i] += x[i] * c;
  else WA_EACH_LANE out[i] += c;
  return 1;
}

/* A function of its own: inside the large one compilers lose sight of its loops. */
WA_WIDTHS WA_APART static void wa_sum_pairs(const wa_frame *frame, const wa_pair *pairs, size_t n, double *out) {
  wa_turn turn = {frame, frame->lanes / 8 * 8, NULL, 0};
  out = WA_ALIGNED(out);
  if (n == 0) WA_EACH_LANE out[i] = 0;
  for (size_t k = 0; k < n;) k += wa_add_pairs(turn, pairs + k, k == 0, k + 1 == n, out);
}

WA_INLINE void wa_do_linear(wa_turn turn) {
  wa_sum_pairs(turn.frame, wa_find_pairs(turn), turn.step->products->n, wa_result(turn));
}

/* States at a point: those of the point before times the probabilities of the cycle between. */
WA_INLINE void wa_do_cohort(wa_turn turn) {
  const wa_cohort_step *cohort = turn.step->cohort;
  const wa_frame *frame = turn.frame;
  if (turn.place == 0) {
    for (size_t s = 0; s < cohort->n; s++) {
      const wa_operand *start = &cohort->start[s];
      const double *x = start->kind == WA_AT_CONSTANT ? NULL : wa_varying(turn, start);
      double *out = wa_column_at(turn, cohort->column[s]), c = x ? 0 : start->values[0];
      WA_EACH_LANE out[i] = x ? x[i] : c;
    }
    return;
  }
  const wa_products *products = turn.step->products;
  wa_pair *pairs = wa_find_pairs(turn);
  for (size_t s = 0; s < cohort->n; s++) frame->states[s] = wa_column_at(turn, cohort->column[s] + ((turn.place - 1) & cohort->mask[s]));
  for (size_t k = 0; k < products->n; k++) pairs[k].x = frame->states[products->from[k]];
  for (size_t s = 0, first = 0; s < cohort->n; first = cohort->end[s++])
    wa_sum_pairs(frame, pairs + first, cohort->end[s] - first, wa_column_at(turn, cohort->column[s] + (turn.place & cohort->mask[s])));
}

/* ---- along time ---- */

WA_INLINE double wa_weight_here(wa_turn turn) { return turn.step->n_args > 1 ? wa_constant(turn, &turn.step->args[1]) : 1; }

WA_INLINE void wa_do_sum(wa_turn turn) {
  const double *x = WA_ALIGNED(wa_varying(turn, &turn.step->args[0]));
  double *out = WA_ALIGNED(wa_column_at(turn, turn.step->column)), c = wa_weight_here(turn);
  if (turn.step->n_args > 1) WA_EACH_LANE out[i] += x[i] * c;
  else WA_EACH_LANE out[i] += x[i];
}

WA_INLINE void wa_do_extreme(wa_turn turn) {
  const double *x = WA_ALIGNED(wa_varying(turn, &turn.step->args[0]));
  double *out = WA_ALIGNED(wa_column_at(turn, turn.step->column));
  if (turn.step->op == WA_OP_LOWEST_IN) WA_EACH_LANE out[i] = (isnan(out[i]) | (x[i] < out[i])) ? x[i] : out[i];
  else WA_EACH_LANE out[i] = (isnan(out[i]) | (x[i] > out[i])) ? x[i] : out[i];
}

WA_INLINE void wa_add_to_year(wa_turn turn, size_t year, double share, const double *x) {
  double *out = WA_ALIGNED(wa_column_at(turn, turn.step->column + (year & turn.step->mask)));
  double c = share * wa_weight_here(turn);
  WA_EACH_LANE out[i] += x[i] * c;
}

WA_INLINE void wa_do_by_year(wa_turn turn) {
  if (turn.step->n_args == 0) { /* the year is closed */
    double *out = wa_result(turn);
    WA_EACH_LANE out[i] = 0;
    return;
  }
  size_t index = turn.step->index, p = turn.place;
  const wa_year_bins *bins = &turn.frame->plan->graph->bins[index / WA_N_FLOW_KINDS][index % WA_N_FLOW_KINDS];
  const double *x = WA_ALIGNED(wa_varying(turn, &turn.step->args[0]));
  if (bins->after[p] != 0) wa_add_to_year(turn, bins->year_after[p], bins->after[p], x);
  if (bins->after[p] != 1) wa_add_to_year(turn, bins->year_before[p], 1 - bins->after[p], x);
}

WA_INLINE void wa_do_stride_sum(wa_turn turn) {
  const double *x = WA_ALIGNED(wa_varying(turn, &turn.step->args[0]));
  double *out = wa_result(turn);
  if (turn.place < turn.step->index) {
    WA_EACH_LANE out[i] = x[i];
    return;
  }
  const double *before = WA_ALIGNED(wa_column_at(turn, turn.step->column + ((turn.place - turn.step->index) & turn.step->mask)));
  WA_EACH_LANE out[i] = x[i] + before[i];
}

/* Those who entered 0, 1, 2 ... places ago, where the row was then. */
WA_INLINE void wa_do_convolve(wa_turn turn) {
  const wa_operand *reversed = &turn.step->args[1];
  double *out = wa_result(turn);
  WA_EACH_LANE out[i] = 0;
  for (size_t later = 0; later <= turn.place; later++) {
    double c = reversed->values[reversed->length - 1 - later];
    if (c == 0) continue;
    const double *x = WA_ALIGNED(wa_varying((wa_turn){turn.frame, turn.lanes, turn.step, turn.place - later}, &turn.step->args[0]));
    WA_EACH_LANE out[i] += x[i] * c;
  }
}

WA_INLINE void wa_do_watch(wa_turn turn, const double *column) {
  const double *x = WA_ALIGNED(column);
  double *out = WA_ALIGNED(turn.frame->marked), low = turn.step->low, high = turn.step->high;
  WA_EACH_LANE out[i] = ((x[i] >= low) & (x[i] <= high)) ? out[i] : 1.0;
}

/* ---- what is rare ---- */

WA_INLINE void wa_do_element(wa_turn turn) {
  const wa_step *step = turn.step;
  size_t lanes = turn.lanes;
  double *out = wa_result(turn);
  wa_column a = {wa_spread(turn, 0), 0}, b = {step->n_args > 1 ? wa_spread(turn, 1) : a.values, 0};
  if (step->op == WA_OP_LOOKUP) wa_apply_lookup(&turn.frame->plan->graph->model->tables[step->index], a, b, 1, lanes, out);
  else if (step->n_args == 1) wa_apply_unary((wa_op)step->op, a, 1, lanes, out);
  else wa_apply_binary((wa_op)step->op, a, b, 1, lanes, out);
}

WA_INLINE void wa_do_copy(wa_turn turn, double sign) {
  const double *x = WA_ALIGNED(wa_spread(turn, 0));
  double *out = wa_result(turn);
  WA_EACH_LANE out[i] = sign * x[i];
}

WA_INLINE void wa_do_step(wa_turn turn) {
  switch (turn.step->op) {
    case WA_OP_ADD: WA_ARITHMETIC(+); break;
    case WA_OP_SUBTRACT: WA_ARITHMETIC(-); break;
    case WA_OP_MULTIPLY: WA_ARITHMETIC(*); break;
    case WA_OP_DIVIDE: WA_ARITHMETIC(/); break;
    case WA_OP_LESS: WA_TEST(<); break;
    case WA_OP_LESS_EQUAL: WA_TEST(<=); break;
    case WA_OP_GREATER: WA_TEST(>); break;
    case WA_OP_GREATER_EQUAL: WA_TEST(>=); break;
    case WA_OP_EQUAL: WA_TEST(==); break;
    case WA_OP_NOT_EQUAL: WA_TEST(!=); break;
    case WA_OP_AND: wa_do_and(turn); break;
    case WA_OP_OR: wa_do_or(turn); break;
    case WA_OP_NEGATE: wa_do_copy(turn, -1); break;
    case WA_OP_COPY: wa_do_copy(turn, 1); break;
    case WA_OP_EXP: wa_do_exp(turn); break;
    case WA_OP_IF: wa_do_if(turn); break;
    case WA_OP_TOTAL: case WA_OP_MIN: case WA_OP_MAX: case WA_OP_LOWEST: case WA_OP_HIGHEST: wa_do_join(turn); break;
    case WA_OP_LINEAR: wa_do_linear(turn); break;
    case WA_OP_COHORT: wa_do_cohort(turn); break;
    case WA_OP_SUM: wa_do_sum(turn); break;
    case WA_OP_LOWEST_IN: case WA_OP_HIGHEST_IN: wa_do_extreme(turn); break;
    case WA_OP_BY_YEAR: wa_do_by_year(turn); break;
    case WA_OP_STRIDE_SUM: wa_do_stride_sum(turn); break;
    case WA_OP_CONVOLVE: wa_do_convolve(turn); break;
    case WA_OP_WATCH: wa_do_watch(turn, wa_varying(turn, &turn.step->args[0])); break;
    default: wa_do_element(turn); break;
  }
}

WA_INLINE void wa_do_steps(const wa_frame *frame, size_t lanes, const wa_steps *steps, size_t round) {
  for (size_t s = 0; s < steps->n; s++) {
    const wa_step *step = &steps->items[s];
    size_t place = round - step->offset; /* before the first: very large */
    if (place >= step->length) continue;
    wa_turn turn = {frame, lanes, step, place};
    wa_do_step(turn);
    if (step->watched) wa_do_watch(turn, wa_result(turn));
  }
}

/* The usual number of lanes is known when the loops are compiled: they need no counting then. */
WA_WIDTHS static void wa_do_all_steps(const wa_frame *frame, const wa_steps *steps, size_t round) {
  if (frame->lanes == WA_LANES_MOST) wa_do_steps(frame, WA_LANES_MOST, steps, round);
  else wa_do_steps(frame, frame->lanes / 8 * 8, steps, round);
}

void wa_frame_steps(const wa_frame *frame, const wa_steps *steps, size_t round) { wa_do_all_steps(frame, steps, round); }
