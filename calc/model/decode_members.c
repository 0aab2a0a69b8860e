/* How many people each payer insures: what budget impact per member is divided by. */
#include <stdint.h>

#include "model/decode_ledger.h"
#include "model/decode_members.h"
#include "model/read.h"

bool wa_pays_cash(const wa_model *model, size_t party) {
  if (model->stakeholders[party].kind == WA_HOUSEHOLD) return false;
  for (size_t l = 0; l < model->n_lines; l++)
    for (size_t i = 0; i < model->lines[l].n_from; i++)
      if (model->lines[l].cash && model->lines[l].from[i].stakeholder == party) return true;
  return false;
}

static void wa_read_members_of(wa_load *load, const wa_yaml_entry *entry) {
  size_t party;
  double number;
  if (!wa_stakeholder_of(load, entry->key, &party)) return;
  wa_stakeholder *stakeholder = &load->model->stakeholders[party];
  if (stakeholder->kind == WA_HOUSEHOLD) {
    wa_error(load->diags, entry->key->span, "'%s' is a household: it insures nobody", stakeholder->name);
    wa_hint(load->diags, "members are of payers: insurers, care offices, municipalities");
    return;
  }
  stakeholder->members = wa_read_formula(load, entry->value, wa_printf(load->arena, "analysis.members.%s", stakeholder->name));
  if (wa_formula_literal(&stakeholder->members, &number) && number <= 0)
    wa_error(load->diags, entry->value->span, "the number of members must be above 0");
  if (wa_pays_cash(load->model, party)) return;
  wa_warn(load->diags, entry->key->span, "'%s' pays no cash line: it has no budget that members could share", stakeholder->name);
}

void wa_read_members(wa_load *load, const wa_yaml *map) {
  for (size_t i = 0; map && map->kind == WA_YAML_MAP && i < map->n_entries; i++)
    if (!map->entries[i].value->broken) wa_read_members_of(load, &map->entries[i]);
}
