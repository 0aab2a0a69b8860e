/* What names in formulas stand for, as the formula room asks it. */
#ifndef WA_MODEL_SCOPE_H
#define WA_MODEL_SCOPE_H

#include "model/load.h"

/* A scope over the model being loaded; needs load->dependence. */
wa_scope wa_model_scope(wa_load *load);

#endif
