/* How a scalar figure changes with each sum over patients: its derivative, by going through the graph backwards.
 *
 * A figure that is a sum of amounts is its derivative times the sums; of a ratio the derivative is what the delta method
 * needs. */
#ifndef WA_ENGINE_GRADIENT_H
#define WA_ENGINE_GRADIENT_H

#include "engine/block.h"

/* weights[place of the PATIENTS node] receives the derivative of `figure` at the numbers of lane 0 of a computed block;
 * `weights` is as long as the plan has places. False when the figure is missing, or made by an operation that has no
 * derivative here. Working memory comes from `arena`. */
bool wa_patient_gradient(wa_arena *arena, const wa_block *block, wa_id figure, double *weights);

#endif
