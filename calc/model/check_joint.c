/* Distributions that belong together: groups of shares, jointly normal parameters, correlations. */
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/distribution.h"
#include "model/joint.h"
#include "model/load.h"

static const char *wa_group_text(const wa_distribution *distribution, const char *kind) {
  if (!distribution->kind || strcmp(distribution->kind->name, kind) != 0) return NULL;
  const wa_dist_arg *group = wa_dist_find(distribution, "group");
  return group ? group->text : NULL;
}

/* ---- shares ---- */

static bool wa_same_counts(const wa_dist_arg *a, const wa_dist_arg *b) {
  return a->n_list == b->n_list && memcmp(a->list, b->list, a->n_list * sizeof *a->list) == 0;
}

static double wa_item_of(const wa_distribution *distribution) {
  const wa_dist_arg *item = wa_dist_find(distribution, "item");
  return item ? item->values[0] : 1;
}

/* Shares of one group come from one draw: the same counts, and each share once. */
static void wa_compare_shares(wa_load *load, const wa_parameter *first, const wa_parameter *second) {
  const wa_distribution *a = &first->distribution, *b = &second->distribution;
  const wa_dist_arg *counts = wa_dist_find(b, "counts");
  if (!wa_same_counts(wa_dist_find(a, "counts"), counts)) {
    wa_error(load->diags, counts->span, "'%s' and '%s' are of one group, but their counts differ", first->name, second->name);
    wa_also(load->diags, wa_dist_find(a, "counts")->span, "the counts of '%s'", first->name);
  } else if (wa_item_of(a) == wa_item_of(b)) {
    wa_error(load->diags, b->span, "'%s' is share %g of its group, and so is '%s'", second->name, wa_item_of(b), first->name);
    wa_hint(load->diags, "write item: 2 for the share of the second count");
  }
}

static void wa_check_shares(wa_load *load, size_t at) {
  const wa_parameter *second = &load->model->parameters[at];
  const char *group = wa_group_text(&second->distribution, "dirichlet");
  for (size_t i = 0; group && i < at; i++) {
    const char *other = wa_group_text(&load->model->parameters[i].distribution, "dirichlet");
    if (!other || strcmp(group, other) != 0) continue;
    wa_compare_shares(load, &load->model->parameters[i], second);
    return;
  }
}

/* ---- jointly normal ---- */

static void wa_check_lengths(wa_load *load, const wa_joint *joint) {
  for (size_t i = 0; i < joint->n; i++) {
    const wa_dist_arg *with = wa_dist_find(&load->model->parameters[joint->parameters[i]].distribution, "correlation");
    if (!with || with->n_list == i) continue;
    wa_error(load->diags, with->span, "'correlation' has %zu numbers, but %zu parameters of the group stand before it",
             with->n_list, i);
  }
}

/* ---- correlations ---- */

static void wa_check_correlated(wa_load *load, size_t parameter, wa_span span) {
  const wa_parameter *named = &load->model->parameters[parameter];
  const wa_dist_kind *kind = named->distribution.kind;
  static const char *const apart[] = {"dirichlet", "multinormal", "empirical", "fixed"};
  if (!kind) {
    wa_error(load->diags, span, "'%s' has no distribution to correlate", named->name);
    wa_also(load->diags, named->span, "'%s' is defined here", named->name);
  }
  for (size_t i = 0; kind && i < sizeof apart / sizeof *apart; i++)
    if (strcmp(kind->name, apart[i]) == 0) {
      wa_error(load->diags, span, "the %s distribution of '%s' takes no correlation", kind->name, named->name);
      if (i < 3) wa_hint(load->diags, "it is drawn together with its own group or file");
    }
}

/* The parameters up to the one that does not fit. */
static const char *wa_joint_names(const wa_load *load, const wa_joint *joint) {
  wa_text text = wa_text_new(load->arena);
  size_t n = joint->contradiction + 1;
  for (size_t i = 0; i < n && i < 6; i++)
    wa_text_addf(&text, "%s'%s'", i ? ", " : "", load->model->parameters[joint->parameters[i]].name);
  if (n > 6) wa_text_add(&text, " and others");
  return text.bytes;
}

/* The last correlation written between the parameter that does not fit and one before it. */
static wa_span wa_contradiction(const wa_load *load, const wa_joint *joint) {
  size_t parameter = joint->parameters[joint->contradiction];
  wa_span span = load->model->parameters[parameter].distribution.span;
  const wa_analysis *analysis = &load->model->analysis;
  for (size_t i = 0; joint->copula && i < analysis->n_correlations; i++) {
    const wa_correlation *between = &analysis->correlations[i];
    size_t other = between->a == parameter ? between->b : between->b == parameter ? between->a : SIZE_MAX;
    if (other < parameter) span = between->span;
  }
  return span;
}

static void wa_check_definite(wa_load *load, const wa_joint *joint) {
  if (joint->contradiction == SIZE_MAX) return;
  wa_error(load->diags, wa_contradiction(load, joint), "these correlations cannot all hold: those of %s are not positive definite",
           wa_joint_names(load, joint));
  wa_hint(load->diags, "two parameters that go strongly together with a third also go together with each other");
}

void wa_check_joint(wa_load *load) {
  const wa_analysis *analysis = &load->model->analysis;
  for (size_t i = 0; i < load->model->n_parameters; i++) wa_check_shares(load, i);
  for (size_t i = 0; i < analysis->n_correlations; i++) {
    wa_check_correlated(load, analysis->correlations[i].a, analysis->correlations[i].span);
    wa_check_correlated(load, analysis->correlations[i].b, analysis->correlations[i].span);
  }
  size_t n;
  const wa_joint *joints = wa_joints(load->arena, load->model, &n);
  for (size_t i = 0; i < n; i++) {
    if (!joints[i].copula) wa_check_lengths(load, &joints[i]);
    wa_check_definite(load, &joints[i]);
  }
}
