/* Texts about segments, uptake and care paths; part of the table in texts.h. */
#ifndef WA_REPORTS_TEXTS_STRUCTURES_H
#define WA_REPORTS_TEXTS_STRUCTURES_H

#define WA_STRUCTURE_TEXTS(X)                                                                                            \
  X(SEGMENTS, "segments", "Segments", "Segmenten")                                                                      \
  X(SEGMENTS_PURPOSE, "", "What the strategies cost and bring each part of the population, and all of it together.",    \
    "Wat de strategieën elk deel van de populatie kosten en opleveren, en alle delen samen.")                           \
  X(PATHS, "paths", "Care paths", "Zorgpaden")                                                                          \
  X(PATHS_PURPOSE, "", "What a care path takes per patient: minutes and money, by step and by role.",                   \
    "Wat een zorgpad per patiënt vraagt: minuten en geld, per stap en per rol.")                                        \
  X(PATH, "path", "Care path", "Zorgpad")                                                                               \
  X(ROLE, "role", "Role", "Rol")                                                                                        \
  X(PER_MINUTE, "per_minute", "cost per minute", "kosten per minuut")                                                   \
  X(P_TIMES, "times", "times per patient", "keer per patiënt")                                                          \
  X(P_NUMBER, "number", "how often", "hoe vaak")                                                                        \
  X(P_SHARE, "share", "share", "aandeel")                                                                               \
  X(P_REPEAT, "repeat", "probability of repetition", "kans op herhaling")                                               \
  X(P_MINUTES, "minutes", "minutes", "minuten")                                                                         \
  X(P_STAFF, "staff", "staff", "personeel")                                                                             \
  X(P_MATERIALS, "materials", "materials", "materiaal")                                                                 \
  X(PATH_W_STEPS, "steps", "step", "stap")                                                                                   \
  X(PATH_W_ROLES, "roles", "Role", "Rol")                                                                                    \
  X(PATH_W_WHO, "who", "minutes of", "minuten van")                                                                          \
  X(W_COST_PER_MINUTE, "cost_per_minute", "cost per minute", "kosten per minuut")                                       \
  X(W_YEARLY_COST, "yearly_cost", "cost per year", "kosten per jaar")                                                   \
  X(W_YEARLY_HOURS, "yearly_hours", "hours per year", "uren per jaar")                                                  \
  X(W_PRACTICAL, "practical", "practical capacity", "praktische capaciteit")                                            \
  X(PATH_H_STEP, "", "Step", "Stap")                                                                                         \
  X(PATH_H_WHO, "", "Who", "Wie")                                                                                            \
  X(PATH_H_TIMES, "", "Times per patient", "Keer per patiënt")                                                               \
  X(PATH_H_MINUTES_EACH, "", "Minutes each time", "Minuten per keer")                                                        \
  X(PATH_H_MINUTES, "", "Minutes per patient", "Minuten per patiënt")                                                        \
  X(PATH_H_PER_MINUTE, "", "Cost per minute", "Kosten per minuut")                                                           \
  X(PATH_H_STAFF, "", "Staff per patient", "Personeel per patiënt")                                                          \
  X(PATH_H_MATERIALS, "", "Materials per patient", "Materiaal per patiënt")                                                  \
  X(PATH_H_COST, "", "Cost per patient", "Kosten per patiënt")                                                               \
  X(H_ALL_STRATEGIES, "", "all strategies", "alle strategieën")                                                         \
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
  X(ENTRIES_AND_END, "entries_and_end", "1 at the start of every later year, and at the end",                           \
    "1 aan het begin van elk later jaar, en aan het eind")                                                              \
  X(NEWCOMER_WEIGHT, "newcomer_weight", "Weight that newcomers do not have yet", "Gewicht dat nieuwkomers nog niet hebben") \
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
