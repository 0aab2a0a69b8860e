#include "reports/calibration.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "reports/figure.h"
#include "reports/json_figures.h"
#include "reports/result_text.h"
#include "reports/text_table.h"

typedef struct wa_fit_report {
  wa_arena *arena;
  const wa_results *results;
  const wa_calibration *calibration;
  const char *language;
  bool dutch;
  wa_text text;
} wa_fit_report;

static const char *wa_said(const wa_fit_report *report, const char *english, const char *dutch) {
  return report->dutch ? dutch : english;
}

static const char *wa_number_of(const wa_fit_report *report, double number) {
  return isfinite(number) ? wa_parameter_figure(report->arena, number, report->language) : "-";
}

static const char *wa_name_of(const wa_results *results, const wa_fitted *fitted) {
  return results->model->parameters[fitted->plan->parameter].name;
}

/* In standard errors of the observation. */
static double wa_residual(const wa_target_fit *target) {
  return (target->fitted - target->plan->value) / target->plan->se;
}

static void wa_write_targets(wa_fit_report *report) {
  static const char *const heads[2][6] = {{"Target", "observed", "se", "before", "fitted", "off (in se)"},
                                          {"Doel", "waargenomen", "se", "eerst", "na fit", "ernaast (in se)"}};
  wa_text_table table = wa_text_table_new(report->arena, 6);
  wa_text_table_row(&table, heads[report->dutch]);
  for (size_t i = 0; i < report->calibration->n_targets; i++) {
    const wa_target_fit *target = &report->calibration->targets[i];
    const char *cells[] = {wa_label_text(target->plan->label, report->language, target->plan->what),
                           wa_number_of(report, target->plan->value), wa_number_of(report, target->plan->se),
                           wa_number_of(report, target->base), wa_number_of(report, target->fitted),
                           wa_figure(report->arena, wa_residual(target), 2, report->language)};
    wa_text_table_row(&table, cells);
  }
  wa_text_table_write(&table, &report->text, 2, SIZE_MAX);
}

static void wa_write_parameters(wa_fit_report *report) {
  static const char *const heads[2][6] = {{"Parameter", "from", "to", "before", "fitted", "se"},
                                          {"Parameter", "van", "tot", "eerst", "na fit", "se"}};
  wa_text_table table = wa_text_table_new(report->arena, 6);
  wa_text_table_row(&table, heads[report->dutch]);
  for (size_t i = 0; i < report->calibration->n_parameters; i++) {
    const wa_fitted *fitted = &report->calibration->parameters[i];
    const char *cells[] = {wa_name_of(report->results, fitted), wa_number_of(report, fitted->plan->low),
                           wa_number_of(report, fitted->plan->high), wa_number_of(report, fitted->base),
                           wa_number_of(report, fitted->value), wa_number_of(report, fitted->se)};
    wa_text_table_row(&table, cells);
  }
  wa_text_add(&report->text, "\n");
  wa_text_table_write(&table, &report->text, 2, SIZE_MAX);
}

static void wa_write_verdict(wa_fit_report *report) {
  const wa_calibration *calibration = report->calibration;
  wa_text_addf(&report->text,
               wa_said(report, "\nMisfit %s, before %s; %zu of %zu searches ended there%s\n",
                       "\nAfwijking %s, eerst %s; %zu van %zu zoektochten eindigden daar%s\n"),
               wa_number_of(report, calibration->misfit), wa_number_of(report, calibration->misfit_base),
               calibration->n_agree, calibration->n_starts,
               calibration->converged ? "" : wa_said(report, "; not converged", "; niet geconvergeerd"));
  wa_text loose = wa_text_new(report->arena);
  for (size_t i = 0; i < calibration->n_parameters; i++) {
    const wa_fitted *fitted = &calibration->parameters[i];
    if (fitted->loose) wa_text_addf(&loose, "%s%s", loose.length ? ", " : "", wa_name_of(report->results, fitted));
    if (fitted->at_bound)
      wa_text_addf(
          &report->text,
          wa_said(report, "Note: %s stops at the end of its range\n", "Let op: %s stopt aan het eind van het bereik\n"),
          wa_name_of(report->results, fitted));
  }
  if (!calibration->identified)
    wa_text_addf(&report->text,
                 wa_said(report, "Note: the targets do not fix %s: other values fit as well\n",
                         "Let op: de doelen leggen %s niet vast: andere waarden passen even goed\n"),
                 loose.length ? loose.bytes : wa_said(report, "the parameters", "de parameters"));
}

static void wa_write_scenario(wa_fit_report *report) {
  const wa_calibration *calibration = report->calibration;
  wa_text_add(&report->text, wa_said(report, "\nAs a scenario, to be pasted under 'analysis:'\n\n",
                                     "\nAls scenario, om onder 'analysis:' te plakken\n\n"));
  wa_text_add(&report->text, "  scenarios:\n    calibrated:\n      set:\n");
  for (size_t i = 0; i < calibration->n_parameters; i++)
    wa_text_addf(&report->text, "        %s: %s\n", wa_name_of(report->results, &calibration->parameters[i]),
                 wa_number_text(report->arena, calibration->parameters[i].value));
  wa_text_addf(&report->text, "\n%s waarde run %s", wa_said(report, "Or:", "Of:"), report->results->model->file);
  for (size_t i = 0; i < calibration->n_parameters; i++)
    wa_text_addf(&report->text, " --set %s=%s", wa_name_of(report->results, &calibration->parameters[i]),
                 wa_number_text(report->arena, calibration->parameters[i].value));
  wa_text_add(&report->text, "\n");
}

const char *wa_calibration_text(wa_arena *arena, const wa_results *results, const wa_calibration *calibration,
                                const char *language) {
  wa_fit_report report = {arena, results, calibration, language, strcmp(language, "nl") == 0, wa_text_new(arena)};
  wa_text_addf(&report.text, "%s\n\n", wa_label_text(results->model->title, language, results->model->file));
  wa_write_targets(&report);
  wa_write_parameters(&report);
  wa_write_verdict(&report);
  wa_write_scenario(&report);
  return report.text.bytes;
}

/* ---- JSON ---- */

static json_t *wa_json_fitted(const wa_results *results, const wa_fitted *fitted) {
  return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:b, s:b}", "parameter", wa_name_of(results, fitted), "low",
                   wa_json_number(fitted->plan->low), "high", wa_json_number(fitted->plan->high), "base",
                   wa_json_number(fitted->base), "fitted", wa_json_number(fitted->value), "se",
                   wa_json_number(fitted->se), "at_bound", fitted->at_bound, "not_identified", fitted->loose);
}

static json_t *wa_json_target(const wa_target_fit *target) {
  return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o}", "target", target->plan->what, "label",
                   wa_json_text(target->plan->label.en), "observed", wa_json_number(target->plan->value), "se",
                   wa_json_number(target->plan->se), "base", wa_json_number(target->base), "fitted",
                   wa_json_number(target->fitted), "residual_in_se", wa_json_number(wa_residual(target)));
}

const char *wa_calibration_json(wa_arena *arena, const wa_results *results, const wa_calibration *calibration,
                                const char *version) {
  json_t *parameters = json_array(), *targets = json_array();
  for (size_t i = 0; i < calibration->n_parameters; i++)
    json_array_append_new(parameters, wa_json_fitted(results, &calibration->parameters[i]));
  for (size_t i = 0; i < calibration->n_targets; i++)
    json_array_append_new(targets, wa_json_target(&calibration->targets[i]));
  json_t *document =
      json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:b, s:b, s:I, s:I}", "waarde", version, "file",
                results->model->file, "sha256", results->model->sha256, "parameters", parameters, "targets", targets,
                "misfit", wa_json_number(calibration->misfit), "misfit_base", wa_json_number(calibration->misfit_base),
                "converged", calibration->converged, "identified", calibration->identified, "starts",
                (json_int_t)calibration->n_starts, "starts_agreeing", (json_int_t)calibration->n_agree);
  char *bytes = document ? json_dumps(document, JSON_INDENT(1) | JSON_REAL_PRECISION(17)) : NULL;
  if (!bytes) abort(); /* every value is a number, a text in UTF-8 or null: nothing can fail but memory */
  const char *text = wa_printf(arena, "%s\n", bytes);
  json_decref(document);
  free(bytes);
  return text;
}
