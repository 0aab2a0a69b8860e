/* Shared by the deep checks; not for other rooms. */
#ifndef WA_ANALYSIS_DEEP_INSIDE_H
#define WA_ANALYSIS_DEEP_INSIDE_H

#include "analysis/deep.h"

/* A finding of the check at work. */
void wa_deep_error(wa_deep *deep, wa_span span, const char *format, ...) __attribute__((format(printf, 3, 4)));
void wa_deep_warn(wa_deep *deep, wa_span span, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* ---- the model changed on purpose ---- */

/* A copy of the model whose settings, states, transitions, lines, outcomes and strategies may be overwritten; formulas are shared. */
wa_model *wa_deep_copy(wa_arena *arena, const wa_model *model);

/* Computes a changed model; NULL when it cannot be computed (the change then says nothing). */
const wa_results *wa_deep_compute(wa_arena *arena, const wa_model *model);

/* Formulas that stand in for what was written. */
wa_formula wa_deep_number(wa_arena *arena, const wa_formula *instead_of, double number);
wa_formula wa_deep_times(wa_arena *arena, const wa_formula *formula, double factor);

/* Whether two figures are the same but for rounding. */
bool wa_deep_same(double a, double b);

/* ---- looking at formulas ---- */

/* Calls `visit` for every formula of lines, outcomes, definitions, parameters, overrides, transitions, utilities. */
void wa_deep_each_formula(const wa_model *model, void (*visit)(const wa_formula *formula, void *context), void *context);

/* Whether two formulas say the same, whatever the spaces. */
bool wa_deep_same_formula(wa_arena *arena, const wa_formula *a, const wa_formula *b);

/* Whether a unit is known and holds the model's currency. */
bool wa_deep_is_money(const wa_model *model, wa_unit unit);

/* A state where nobody leaves and that is dead by its name, or by its lack of utility. */
bool wa_deep_dead(const wa_model *model, size_t state);
/* Dead by its name or label alone. */
bool wa_deep_called_dead(const wa_state *state);

/* Whether a text holds a word, whatever its case. NULL holds nothing. */
bool wa_deep_says(const char *text, const char *word);

/* ---- the checks ---- */

void wa_deep_check_states(wa_deep *deep);
void wa_deep_check_utilities(wa_deep *deep);
void wa_deep_check_life_years(wa_deep *deep);
void wa_deep_check_mortality(wa_deep *deep);
void wa_deep_check_horizon(wa_deep *deep);
void wa_deep_check_discounting(wa_deep *deep);
void wa_deep_check_by_hand(wa_deep *deep);
void wa_deep_check_rates(wa_deep *deep);
void wa_deep_check_prices_zero(wa_deep *deep);
void wa_deep_check_scale(wa_deep *deep);
void wa_deep_check_hidden(wa_deep *deep);
void wa_deep_check_equal(wa_deep *deep);
void wa_deep_check_swap(wa_deep *deep);
void wa_deep_check_split(wa_deep *deep);
void wa_deep_check_strategies(wa_deep *deep);
void wa_deep_check_moves(wa_deep *deep);
void wa_deep_check_ranges(wa_deep *deep);
void wa_deep_check_spread(wa_deep *deep);
void wa_deep_check_means(wa_deep *deep);
void wa_deep_check_price_years(wa_deep *deep);
void wa_deep_check_cycle(wa_deep *deep);
void wa_deep_check_hazards(wa_deep *deep);
void wa_deep_check_twice(wa_deep *deep);
void wa_deep_check_opposite(wa_deep *deep);
void wa_deep_check_one_sided(wa_deep *deep);
void wa_deep_check_duration(wa_deep *deep);
void wa_deep_check_cash(wa_deep *deep);
void wa_deep_check_investment(wa_deep *deep);
void wa_deep_check_negative(wa_deep *deep);

#endif
