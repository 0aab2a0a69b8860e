#include "model/dist_sample.h"

#include <stdint.h>

#include "model/csv_file.h"
#include "model/distribution.h"

void wa_read_sample(wa_load *load, wa_distribution *distribution) {
  const wa_dist_arg *file = wa_dist_find(distribution, "file"), *name = wa_dist_find(distribution, "column");
  /* The argument as a node of its own: relative names are resolved against the file it stands in. */
  wa_yaml named = {.kind = WA_YAML_SCALAR, .span = file->span, .text = file->text};
  const wa_csv *csv = wa_read_csv(load, &named);
  size_t column = csv ? wa_csv_column(load, csv, name->text, name->span) : SIZE_MAX;
  if (column == SIZE_MAX) return;
  double *sample = WA_NEW_ARRAY(load->arena, double, csv->n_rows);
  for (size_t i = 0; i < csv->n_rows; i++)
    if (!wa_csv_number(load, csv, wa_csv_at(csv, i, column), &sample[i])) return;
  distribution->sample = sample;
  distribution->n_sample = csv->n_rows;
}
