/* Texts of the sheets of sensitivity analysis; part of the table in texts.h. */
#ifndef WA_REPORTS_TEXTS_SENSITIVITY_H
#define WA_REPORTS_TEXTS_SENSITIVITY_H

#define WA_SENSITIVITY_TEXTS(X)                                                                                         \
  /* sheets */                                                                                                          \
  X(ONE_WAY, "one_way", "One-way", "Gevoeligheid")                                                                      \
  X(ONE_WAY_PURPOSE, "", "What each result becomes when one figure at a time is at the low or the high end of its "     \
    "range, and at which value of the figure it tips.",                                                                 \
    "Wat elke uitkomst wordt als één gegeven tegelijk aan de lage of de hoge kant van zijn bereik zit, en bij welke "   \
    "waarde van het gegeven zij omslaat.")                                                                              \
  X(TWO_WAY, "two_way", "Two-way", "Tweeweg")                                                                           \
  X(TWO_WAY_PURPOSE, "", "A result for combinations of two figures.", "Een uitkomst voor combinaties van twee gegevens.") \
  X(BREAK_EVEN, "break_even", "Break-even", "Omslagpunten")                                                             \
  X(BREAK_EVEN_PURPOSE, "", "At which value of a figure a result is reached.",                                          \
    "Bij welke waarde van een gegeven een uitkomst wordt bereikt.")                                                     \
  X(SCENARIOS, "scenarios", "Scenarios", "Scenarioanalyse")                                                             \
  X(SCENARIOS_PURPOSE, "", "Named sets of changes, side by side with the base case.",                                   \
    "Benoemde groepen wijzigingen, naast het basisgeval.")                                                              \
  X(OW_ENGINE, "", "Numbers of the program, computed for the inputs as they were when this workbook was made; they do " \
    "not follow changes.",                                                                                              \
    "Getallen van het programma, berekend voor de invoer zoals die was toen deze werkmap werd gemaakt; zij volgen "     \
    "wijzigingen niet.")                                                                                                \
  /* heads */                                                                                                           \
  X(OW_PARAMETER, "", "Parameter", "Parameter")                                                                         \
  X(OW_NAME, "", "Name in the model", "Naam in het model")                                                              \
  X(OW_BASE, "", "Value", "Waarde")                                                                                     \
  X(OW_LOW, "", "Low", "Laag")                                                                                          \
  X(OW_HIGH, "", "High", "Hoog")                                                                                        \
  X(OW_FROM, "", "Range from", "Bereik uit")                                                                            \
  X(OW_AT_LOW, "", "Result at low", "Uitkomst bij laag")                                                                \
  X(OW_AT_HIGH, "", "Result at high", "Uitkomst bij hoog")                                                              \
  X(OW_SPREAD, "", "Spread", "Spreiding")                                                                               \
  X(OW_SWITCH, "", "Becomes %s at", "Wordt %s bij")                                                                     \
  X(OW_WHERE, "", "Where that lies", "Waar dat ligt")                                                                   \
  X(OW_BASE_RESULT, "", "Base case", "Basisgeval")                                                                      \
  X(OW_BEST, "", "All at their better end", "Alle aan de goede kant")                                                   \
  X(OW_WORST, "", "All at their worse end", "Alle aan de slechte kant")                                                 \
  X(OW_NO_RANGE, "", "No range given, not varied:", "Geen bereik gegeven, niet gevarieerd:")                            \
  /* ranges */                                                                                                          \
  X(OW_RANGE_NONE, "", "none", "geen")                                                                                  \
  X(OW_RANGE_WRITTEN, "", "model", "model")                                                                             \
  X(OW_RANGE_DISTRIBUTION, "", "2.5% and 97.5% points", "2,5%- en 97,5%-punt")                                          \
  X(OW_RANGE_MARGIN, "", "margin", "marge")                                                                             \
  /* switching values */                                                                                                \
  X(OW_WITHIN, "", "in its range", "in zijn bereik")                                                                    \
  X(OW_BEYOND, "", "beyond its range", "buiten zijn bereik")                                                            \
  X(OW_JUMP, "", "leaps over it", "springt eroverheen")                                                                 \
  X(OW_SEVERAL, "", "several values", "meer waarden")                                                                   \
  X(OW_NONE, "", "nowhere from %s to %s", "nergens van %s tot %s")                                                      \
  X(OW_NO_INFLUENCE, "", "makes no difference", "maakt geen verschil")                                                  \
  X(OW_UNKNOWN, "", "not known", "niet bekend")                                                                         \
  X(OW_QUESTION, "", "Result", "Uitkomst")                                                                              \
  X(OW_REACHES, "", "Must reach", "Moet worden")                                                                        \
  X(OW_NOW, "", "Is now", "Is nu")                                                                                      \
  X(OW_VARY, "", "By changing", "Door verandering van")                                                                 \
  X(OW_ANSWER, "", "Reached at", "Bereikt bij")                                                                         \
  X(OW_ACROSS, "", "Across: %s; down: %s", "Horizontaal: %s; verticaal: %s")                                            \
  X(OW_SET, "", "What the scenarios set", "Wat de scenario's wijzigen")                                                 \
  X(OW_PLACE, "", "Place in the model", "Plaats in het model")                                                          \
  X(OW_TORNADO_ALT, "", "Tornado: %s for each parameter at its low and its high end, the largest spread on top.",       \
    "Tornado: %s voor elke parameter aan zijn lage en zijn hoge kant, de grootste spreiding bovenaan.")

#endif
