/* What the draws say to an edition's reader, in one sentence. */
#ifndef WA_REPORTS_STORY_CHANCE_H
#define WA_REPORTS_STORY_CHANCE_H

#include "analysis/secrecy.h"

/* "You gain in 83% of the draws; in 95 of 100 draws your net lies between ... and ... EUR.", or that it cannot be told;
 * NULL where there are no draws of it. */
const char *wa_say_chance(wa_arena *arena, const wa_results *results, const wa_secrecy *secrecy, const char *language,
                          size_t strategy);

#endif
