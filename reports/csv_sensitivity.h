/* Tables of sensitivity analysis for the registry in csv_tables.c. */
#ifndef WA_REPORTS_CSV_SENSITIVITY_H
#define WA_REPORTS_CSV_SENSITIVITY_H

#include <stdio.h>

#include "analysis/results.h"

bool wa_csv_has_one_way(const wa_results *results);
bool wa_csv_has_two_way(const wa_results *results);
bool wa_csv_has_break_even(const wa_results *results);
bool wa_csv_has_scenarios(const wa_results *results);

/* A row per result, strategy and parameter; per goal besides; per cell of a grid; per question and value; per scenario
 * and headline. */
void wa_csv_one_way(const wa_results *results, FILE *file);
void wa_csv_switching(const wa_results *results, FILE *file);
void wa_csv_two_way(const wa_results *results, FILE *file);
void wa_csv_break_even(const wa_results *results, FILE *file);
void wa_csv_scenarios(const wa_results *results, FILE *file);

#endif
