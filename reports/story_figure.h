/* A figure of the story as people write it. */
#ifndef WA_REPORTS_STORY_FIGURE_H
#define WA_REPORTS_STORY_FIGURE_H

#include "reports/story.h"

/* "1,299,079", "12.5%", "0.80"; that it is confidential, or not available, where that is so. */
const char *wa_story_figure_text(wa_arena *arena, const wa_results *results, const wa_secrecy *secrecy, const char *language,
                                 wa_id node, wa_figure_kind kind);

#endif
