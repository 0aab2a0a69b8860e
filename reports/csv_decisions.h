/* Decisions under uncertainty as CSV; for the registry in csv_tables.c. */
#ifndef WA_REPORTS_CSV_DECISIONS_H
#define WA_REPORTS_CSV_DECISIONS_H

#include <stdbool.h>
#include <stdio.h>

#include "analysis/results.h"

bool wa_csv_has_decisions(const wa_results *results);
bool wa_csv_has_information(const wa_results *results);
bool wa_csv_has_thresholds(const wa_results *results);

void wa_csv_write_decisions(const wa_results *results, FILE *file);           /* one row per decision */
void wa_csv_write_decision_strategies(const wa_results *results, FILE *file); /* per decision and strategy */
void wa_csv_write_information(const wa_results *results, FILE *file);         /* EVPPI and EVSI per decision */
void wa_csv_write_thresholds(const wa_results *results, FILE *file);          /* curves: per threshold and strategy */
void wa_csv_write_expected(const wa_results *results, FILE *file);            /* frontier of expectations, quadrants */

#endif
