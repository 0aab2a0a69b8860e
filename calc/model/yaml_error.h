/* libyaml's complaints in words that help the author. */
#ifndef WA_MODEL_YAML_ERROR_H
#define WA_MODEL_YAML_ERROR_H

#include <yaml.h>

#include "model/yaml_text.h"

void wa_yaml_error(wa_diags *diags, const yaml_parser_t *parser, const wa_marks *marks);

#endif
