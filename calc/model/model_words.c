/* Words of the model file for the enumerations of model.h, in their order. */
#include "model/model.h"

const char *const wa_category_names[WA_N_CATEGORIES] = {
    "health care", "informal care", "productivity", "travel", "programme", "health",
    "social care", "education",     "justice",      "wellbeing", "tax",    "other"};

const char *const wa_correction_names[WA_N_CORRECTIONS] = {
    "begin", "end", "all", "half-cycle", "life-table", "simpson", "simpson-alternate"};

const char *const wa_discount_from_names[WA_N_DISCOUNT_FROM] = {"start", "end of year", "mid year", "continuous"};

const char *const wa_discount_steps_names[WA_N_DISCOUNT_STEPS] = {"cycle", "year", "after first year"};

const char *const wa_method_names[WA_N_METHOD] = {"analysis_plan", "setting", "engagement", "engagement_effect",
                                                  "discussion",    "funding", "conflicts"};
