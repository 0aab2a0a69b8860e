/* What is wrong with an input, said to the person who wrote it.
 *
 *   model.yaml:14:22: error: unknown name 'cost_admision'
 *      14 |   quantity: admissions * cost_admision
 *         |                          ^~~~~~~~~~~~~
 *         = help: did you mean 'cost_admission'?
 *
 * Diagnostics are collected, never printed at once: a wrong file gets all its mistakes in one run. */
#ifndef WA_BASE_DIAG_H
#define WA_BASE_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "base/source.h"

typedef enum wa_severity { WA_ERROR, WA_WARNING, WA_NOTE } wa_severity;

typedef struct wa_diags wa_diags;

/* Lives in `arena`, as do all messages. */
wa_diags *wa_diags_new(wa_arena *arena);

/* Adds a finding. Messages begin in lower case and end without a full stop. The same message at the
 * same place is kept once. */
void wa_error(wa_diags *diags, wa_span span, const char *format, ...) __attribute__((format(printf, 3, 4)));
void wa_warn(wa_diags *diags, wa_span span, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Advice printed under the finding added last ("did you mean ..."). One per finding; a second replaces it. */
void wa_hint(wa_diags *diags, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Another place that belongs to the finding added last ("first defined here"); several may be added. */
void wa_also(wa_diags *diags, wa_span span, const char *format, ...) __attribute__((format(printf, 3, 4)));

size_t wa_diags_count(const wa_diags *diags, wa_severity severity);

/* The n-th finding (from 0, in the order of printing) as one line "file:line:column: error: message",
 * with " [help: ...]" where it has advice; NULL past the end. For tests and editors. */
const char *wa_diags_line(wa_diags *diags, size_t n);

/* The n-th finding's parts; false past the end. Any out-parameter may be NULL. */
bool wa_diags_get(wa_diags *diags, size_t n, wa_severity *severity, wa_span *span, const char **message,
                  const char **hint);

/* Prints all, sorted by file and place, at most `limit` of them and then how many more there are. */
void wa_diags_print(wa_diags *diags, FILE *out, bool colour, size_t limit);

#endif
