/* index(price, from_year): is there a price index, and does it know the years? */
#include <math.h>
#include <stdint.h>

#include "base/text.h"
#include "model/depend.h"
#include "model/places.h"
#include "model/read.h"

static bool wa_has_year(const wa_price_index *index, double year) {
  for (size_t i = 0; i < index->n; i++)
    if (index->years[i] == year) return true;
  return false;
}

static void wa_check_known(wa_load *load, wa_span span, double year) {
  const wa_price_index *index = &load->model->price_index;
  if (index->n == 0 || wa_has_year(index, year)) return;
  wa_error(load->diags, span, "the price index has no year %s", wa_number_text(load->arena, year));
  wa_hint(load->diags, "it runs from %g to %g", index->years[0], index->years[index->n - 1]);
}

/* The year: written, or a parameter that is a written number. */
static bool wa_year_of(wa_load *load, const wa_expr *expr, double *year) {
  size_t i = 0;
  if (wa_expr_literal(expr, year)) return true;
  if (expr->kind != WA_EX_NAME || wa_model_name(load->model, expr->name, &i) != WA_NAME_PARAMETER) return false;
  return wa_formula_literal(&load->model->parameters[i].value, year);
}

static void wa_check_index(wa_load *load, const wa_expr *use, void *context) {
  (void)context;
  double year;
  if (use->kind != WA_EX_CALL || !use->function || use->function->id != WA_FN_INDEX || use->n_args != 2) return;
  if (!load->model->price_index.given) {
    wa_error(load->diags, use->span, "index() needs a price index");
    wa_hint(load->diags, "add 'price_index:', or for example 'include: [nl/consumer-prices.yaml]'");
  } else if (!load->model->settings.price_year) {
    wa_error(load->diags, use->span, "index() needs settings.price_year, the year that prices are brought to");
  } else if (wa_year_of(load, use->args[1], &year)) {
    wa_check_known(load, use->args[1]->span, year);
    wa_check_known(load, use->span, load->model->settings.price_year);
  } else {
    wa_error(load->diags, use->args[1]->span, "the year of index() must be a written year");
    wa_hint(load->diags, "write for example index(price, 2019)");
  }
}

static void wa_check_indices(wa_load *load, const wa_formula *formula, const wa_place_of_formula *place, void *context) {
  (void)place;
  wa_each_use(load, formula->expr, wa_check_index, context);
}

void wa_check_prices(wa_load *load) { wa_each_formula(load, wa_check_indices, NULL); }
