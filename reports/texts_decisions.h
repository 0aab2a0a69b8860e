/* Texts of the sheets about uncertainty; part of the table in texts.h. */
#ifndef WA_REPORTS_TEXTS_DECISIONS_H
#define WA_REPORTS_TEXTS_DECISIONS_H

#define WA_DECISION_TEXTS(X)                                                                                            \
  /* sheets */                                                                                                          \
  X(UNCERTAINTY, "uncertainty", "Uncertainty", "Onzekerheid")                                                           \
  X(UNCERTAINTY_PURPOSE, "", "How sure the results are, which strategy to take at what price of an effect, and what "   \
    "knowing more is worth.", "Hoe zeker de uitkomsten zijn, welke strategie te kiezen bij welke prijs van een effect, " \
    "en wat meer weten waard is.")                                                                                      \
  X(DRAWS, "psa_draws", "PSA draws", "PSA-trekkingen")                                                                  \
  X(DRAWS_PURPOSE, "", "Draws of the uncertain inputs and their results, as the program computed them.",                \
    "Trekkingen van de onzekere invoer met hun uitkomsten, zoals het programma ze heeft berekend.")                     \
  X(DRAW, "", "Draw", "Trekking")                                                                                       \
  /* tables */                                                                                                          \
  X(U_LIVE_NOTE, "", "Formulas over the draws on the sheet '%s'. They do not follow a change of the inputs.",           \
    "Formules over de trekkingen op het blad '%s'. Ze volgen een wijziging van de invoer niet.")                        \
  X(U_PART_NOTE, "", "It has the first %s of the %s draws; the summary and the JSON use all.",                          \
    "Daar staan de eerste %s van de %s trekkingen; samenvatting en JSON gebruiken ze alle.")                            \
  X(U_RESULTS, "", "Results over the draws", "Uitkomsten over de trekkingen")                                           \
  X(U_MEAN, "", "Mean", "Gemiddelde")                                                                                   \
  X(U_ERROR, "", "Monte-Carlo error of the mean", "Monte-Carlofout van het gemiddelde")                                 \
  X(U_MEDIAN, "", "Median", "Mediaan")                                                                                  \
  X(U_LOW, "", "2.5% point", "2,5%-punt")                                                                               \
  X(U_HIGH, "", "97.5% point", "97,5%-punt")                                                                            \
  X(U_BAR, "", "Bar", "Grens")                                                                                          \
  X(U_ABOVE, "", "Share of draws above the bar", "Deel van de trekkingen boven de grens")                               \
  X(U_NO_LOSERS, "", "No one loses", "Niemand verliest")                                                                \
  X(U_PLANE, "", "Cost-effectiveness plane", "Kosteneffectiviteitsvlak")                                                \
  X(U_DECIDING, "", "Which strategy at which threshold", "Welke strategie bij welke drempelwaarde")                     \
  X(U_THRESHOLD, "", "Threshold: money per unit of effect", "Drempelwaarde: geld per eenheid effect")                   \
  X(U_DIGITS, "", "Decimals that expected losses are rounded to", "Decimalen waarop verwachte verliezen zijn afgerond")   \
  X(U_PROBABILITY, "", "Probability best:", "Kans de beste te zijn:")                                                   \
  X(U_EXPECTED, "", "Expected extra net benefit:", "Verwachte extra netto baat:")                                       \
  X(U_PERFECT, "", "Expected with perfect information", "Verwacht met volledige kennis")                                \
  X(U_LOSS, "", "Expected loss:", "Verwacht verlies:")                                                                  \
  X(U_BEST, "", "Highest expectation", "Hoogste verwachting")                                                           \
  X(U_FRONTIER, "", "Probability that this is the best", "Kans dat dit de beste is")                                    \
  X(U_EVPI, "", "Value of perfect information (EVPI)", "Waarde van volledige kennis (EVPI)")                            \
  X(U_CEAC, "", "Acceptability curves (CEAC)", "Acceptatiecurven (CEAC)")                                               \
  X(U_CEAF, "", "Acceptability frontier (CEAF)", "Acceptatiegrens (CEAF)")                                              \
  X(U_LOSS_CURVES, "", "Expected loss curves; the lowest is the EVPI", "Verwachte-verliescurven; de laagste is de EVPI") \
  X(U_HISTOGRAM, "", "How often which SROI", "Hoe vaak welke SROI")                                                     \
  X(U_UP_TO, "", "up to", "tot en met")                                                                                 \
  X(U_FROM, "", "above", "boven")                                                                                       \
  X(U_SHARE, "", "Share of draws", "Deel van de trekkingen")                                                            \
  X(U_WORTH, "", "What knowing more is worth, per decision", "Wat meer weten waard is, per beslissing")                 \
  X(U_WORTH_NOTE, "", "Computed by the program by regression over %s draws (EVPPI: Strong 2014; EVSI: Strong 2015), for " \
    "all people of the model together; these numbers do not follow a change of the inputs.",                            \
    "Door het programma berekend met regressie over %s trekkingen (EVPPI: Strong 2014; EVSI: Strong 2015), voor alle "  \
    "mensen van het model samen; deze getallen volgen een wijziging van de invoer niet.")                               \
  X(U_KNOWN, "", "Known perfectly", "Volledig bekend")                                                                  \
  X(U_EVERYTHING, "", "Everything (EVPI)", "Alles (EVPI)")                                                              \
  X(U_PATIENTS, "", "patients", "patiënten")                                                                            \
  X(U_ERRORS, "", "Standard errors of these", "Standaardfouten hiervan")                                                \
  X(U_CHOICE, "", "Best choice now", "Beste keuze nu")                                                                  \
  X(U_CHANCE, "", "Probability that it is the best", "Kans dat dit de beste is")                                        \
  X(U_PER_PERSON, "", "EVPI per person", "EVPI per persoon")                                                            \
  X(U_POPULATION, "", "EVPI for the people concerned", "EVPI voor alle betrokkenen")                                    \
  X(U_OWN_NET, "", "own net", "eigen saldo")                                                                            \
  X(U_AT, "", "at", "bij")                                                                                              \
  X(U_EVPPI_CHART, "", "Value of knowing a parameter (EVPPI)", "Waarde van het kennen van een parameter (EVPPI)")

#endif
