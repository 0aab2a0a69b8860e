/* The model that `waarde new` begins with. */
#ifndef WA_CLI_NEW_MODEL_H
#define WA_CLI_NEW_MODEL_H

extern const char wa_new_model[];

#endif
