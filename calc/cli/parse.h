/* Reading the command line. */
#ifndef WA_CLI_PARSE_H
#define WA_CLI_PARSE_H

#include "cli/request.h"

/* Reads the arguments by the tables of command.h. False after wrong use, which it has reported. */
bool wa_parse_request(wa_request *request, int argc, char **argv);

#endif
