/* Texts about segments, uptake and care paths; part of the table in texts.h. */
#ifndef WA_REPORTS_TEXTS_STRUCTURES_H
#define WA_REPORTS_TEXTS_STRUCTURES_H

#define WA_STRUCTURE_TEXTS(X)                                                                                            \
  X(SEGMENTS, "segments", "Segments", "Segmenten")                                                                      \
  X(SEGMENTS_PURPOSE, "", "What the strategies cost and bring each part of the population, and all of it together.",    \
    "Wat de strategieën elk deel van de populatie kosten en opleveren, en alle delen samen.")                           \
  X(UPTAKE_SHEET, "uptake_sheet", "Uptake", "Deelname")                                                                 \
  X(UPTAKE_PURPOSE, "", "How many people enter, how many get through each stage, and how many take it up in the end.",  \
    "Hoeveel mensen instromen, hoeveel elke fase halen, en hoeveel er ten slotte deelnemen.")                           \
  X(UPTAKE, "uptake", "Uptake", "Deelname")                                                                             \
  X(UPTAKE_SHARE, "uptake_share", "Share that takes it up", "Aandeel dat deelneemt")                                    \
  X(ENTERED, "entered", "People who enter", "Mensen die instromen")                                                     \
  X(TAKEN_UP, "taken_up", "People who take it up", "Mensen die deelnemen")                                              \
  X(THROUGH, "through", "Get through", "Halen")                                                                         \
  X(ENTRANTS, "entrants", "People who enter", "Mensen die instromen")                                                   \
  X(FIRST_ENTRY, "first_entry", "1 at the start", "1 bij de start")                                                     \
  X(LATER_ENTRIES, "later_entries", "1 at the start of every later year", "1 aan het begin van elk later jaar")         \
  X(SEGMENT_SHARE, "segment_share", "Share of the segment", "Aandeel van het segment")                                  \
  X(SEGMENT_SHARES, "segment_shares", "Sum of the shares of the segments", "Som van de aandelen van de segmenten")      \
  X(FUNNEL, "funnel", "People who get through", "Mensen die halen")                                                     \
  X(G_TAKEN_UP, "taken up", "taken up", "neemt deel")                                                                   \
  X(G_NOT_TAKEN_UP, "not taken up", "not taken up", "neemt niet deel")                                                  \
  X(H_STAGE, "", "Stage", "Fase")                                                                                       \
  X(H_STAGE_SHARE, "", "Share of the stage before", "Aandeel van de vorige fase")                                       \
  X(H_STAGE_PEOPLE, "", "People over the horizon", "Mensen over de looptijd")                                           \
  X(H_OF_ENTERED, "", "Share of those who enter", "Aandeel van wie instroomt")                                          \
  X(H_PEOPLE_START, "", "People at the start", "Mensen bij de start")                                                         \
  X(H_SHARE_OF_ALL, "", "Share of the population", "Aandeel van de populatie")                                          \
  X(H_TOGETHER, "", "Together", "Samen")                                                                                \
  X(CHECK_SEGMENTS, "segments_sum_to_all", "The lines of the segments add up to those of all",                          \
    "De regels van de segmenten tellen op tot die van allen")                                                           \
  X(CHECK_SEGMENT_OUTCOMES, "segment_outcomes_sum_to_all", "The outcomes of the segments add up to those of all",       \
    "De effecten van de segmenten tellen op tot die van allen")

#endif
