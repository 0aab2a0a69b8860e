/* Table look-ups. */
#include <math.h>

#include "engine/evaluate.h"

/* Where x stands among rising numbers: at `low`, `share` of the way to the next. */
typedef struct wa_seat {
  size_t low;
  double share;
  bool found;
} wa_seat;

static size_t wa_last_not_above(const wa_table_index *index, double x) {
  size_t low = 0, high = index->n;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (index->numbers[middle] <= x) low = middle;
    else high = middle;
  }
  return low;
}

static wa_seat wa_find_seat(const wa_table_index *index, double x) {
  if (!index->numbers) return (wa_seat){(size_t)x, 0, true};
  if (isnan(x)) return (wa_seat){0, 0, false};
  double first = index->numbers[0], last = index->numbers[index->n - 1];
  bool step = index->interpolation == WA_LOOKUP_STEP;
  if (x < first || (x > last && !step)) {
    bool nearest = index->outside == WA_OUTSIDE_NEAREST;
    return (wa_seat){x < first ? 0 : index->n - 1, 0, nearest};
  }
  size_t low = wa_last_not_above(index, x);
  double at = index->numbers[low];
  if (step || at == x) return (wa_seat){low, 0, true};
  if (index->interpolation == WA_LOOKUP_EXACT) return (wa_seat){low, 0, false};
  return (wa_seat){low, (x - at) / (index->numbers[low + 1] - at), true};
}

static double wa_blend(double a, double b, double share) { return share == 0 ? a : a + (b - a) * share; }

double wa_table_value(const wa_table *table, const double *arguments) {
  wa_seat row = wa_find_seat(&table->index[0], arguments[0]);
  if (!row.found) return NAN;
  size_t columns = table->n_index == 2 ? table->index[1].n : 1, next = row.share > 0 ? row.low + 1 : row.low;
  const double *first = &table->values[row.low * columns], *second = &table->values[next * columns];
  if (table->n_index == 1) return wa_blend(first[0], second[0], row.share);
  wa_seat column = wa_find_seat(&table->index[1], arguments[1]);
  if (!column.found) return NAN;
  size_t right = column.share > 0 ? column.low + 1 : column.low;
  return wa_blend(wa_blend(first[column.low], first[right], column.share),
                  wa_blend(second[column.low], second[right], column.share), row.share);
}
