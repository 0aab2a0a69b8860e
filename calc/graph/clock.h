/* Time: the axes of a model, its clock, the weights of the cycle correction, discount factors, years.
 *
 * A flow of a cohort stands on the points 0..n. With the corrections that weigh points (begin, end, all,
 * half-cycle, Simpson) the person-time of point p is its weight x people in the state x cycle length, and a
 * move counts at the point where it ends. With the life-table correction place p (0..n-1) stands for the
 * cycle from p to p+1: its person-time is the mean of the people at its begin and end, its moves are those
 * of that cycle, and its time is the cycle's start; place n is empty. */
#ifndef WA_GRAPH_CLOCK_H
#define WA_GRAPH_CLOCK_H

#include "graph/graph.h"

/* Whole years up to a time, forgiving the rounding of 12 * (1/12). */
double wa_whole_years(double time);

/* Sets the lengths of the axes and the years that points belong to. */
void wa_clock_axes(wa_graph *graph);

/* The clock as rows of an axis (points or cycles): number of the cycle, years from the start. `class`: whose
 * cycle correction holds. Under the life-table correction the last place is empty and repeats the one before
 * it: nothing is looked up beyond the last cycle for the sake of a place where nobody is. */
wa_id wa_clock_cycle(wa_graph *graph, wa_axis axis, int class);
wa_id wa_clock_time(wa_graph *graph, wa_axis axis, int class);
/* Calendar year; needs settings.start_year. */
wa_id wa_clock_year(wa_graph *graph, wa_axis axis, int class);

/* Weights of points for person-time (without cycle length); not for the life-table correction.
 * Simpson: 1/3, 4/3, 2/3, ..., 4/3, 1/3 (composite rule, even number of cycles). Alternate: 1/3, 2/3, 4/3 ...,
 * 1/3, which is not Simpson's rule; tutorials print it (Alarid-Escudero et al., Med Decis Making 2023;43:3-20). */
wa_id wa_clock_weights(wa_graph *graph, int class);

/* What the weight of those who enter at a point is less than that of the others there: their time begins at the point,
 * half of an inner point's time lies before it, and nothing of theirs lies before the end of the horizon. Not for the
 * life-table correction. */
wa_id wa_clock_newcomer_weights(wa_graph *graph, int class);

/* Factor that brings a flow of a point to the start: (1 + rate)^-t, t by settings.discount_from and
 * discount_steps; exp(-rate t) for continuous. `class`: WA_COSTS or WA_EFFECTS (rate and convention).
 * `investment`: an impact that is paid at the start of its year whatever the convention (SROI guide: inputs
 * are of year 0, benefits of year 1). */
wa_id wa_clock_discount(wa_graph *graph, int class, wa_flow_kind kind, bool investment, wa_id rate);

/* Share of each point's window that lies in the years `starts` .. `starts` + `lasts`, times
 * (1 - drop_off)^k in the k-th year (from 0) of the duration. WA_NONE stands for: starts 0, no end, no
 * drop-off. Per year for impacts (1 in a full year), per point for cohort flows. Where a point's person-time
 * belongs half to the cycle before it and half to the one after, `after` and `before` receive the two parts,
 * of which only one may lie in the window; else both receive WA_NONE. */
wa_id wa_clock_window(wa_graph *graph, int class, wa_flow_kind kind, wa_id starts, wa_id lasts, wa_id drop_off,
                      wa_id *after, wa_id *before);

/* 1 at the point of a time in years (the last one not after it), else 0. */
wa_id wa_clock_at(wa_graph *graph, wa_id time);

#endif
