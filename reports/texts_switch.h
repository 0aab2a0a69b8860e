/* Texts of what a workbook can be switched to: scenarios and stored draws; part of the table in texts.h. */
#ifndef WA_REPORTS_TEXTS_SWITCH_H
#define WA_REPORTS_TEXTS_SWITCH_H

#define WA_SWITCH_TEXTS(X)                                                                                              \
  X(SW_SCENARIO, "", "Scenario", "Scenario")                                                                             \
  X(SW_BASE, "", "Base case", "Basisgeval")                                                                              \
  X(SW_DRAW, "", "Draw of the uncertain inputs", "Trekking van de onzekere invoer")                                      \
  X(SW_ACTIVE, "", "Active value", "Actieve waarde")                                                                     \
  X(SW_ACTIVE_TABLE, "", "active values", "actieve waarden")                                                            \
  X(SW_FORMULAS, "", "Parameters that follow from others", "Parameters die uit andere volgen")                           \
  X(SW_CHOICES, "", "Scenarios to choose from", "Scenario's waaruit te kiezen is")                                       \
  X(SW_POSITION, "", "Place of the chosen scenario in the list (0 = base case)",                                         \
    "Plaats van het gekozen scenario in de lijst (0 = basisgeval)")                                                     \
  X(SW_ROW, "", "Row of the chosen draw among the stored ones (0 = none)",                                               \
    "Rij van de gekozen trekking tussen de bewaarde (0 = geen)")                                                        \
  X(SW_WORDS, "", "What is chosen", "Wat er gekozen is")                                                                 \
  X(SW_SCENARIO_NOTE, "", "Choose a scenario: the whole workbook follows. What it sets stands in its column on the "     \
    "right; those cells may be changed too.",                                                                           \
    "Kies een scenario: de hele werkmap volgt. Wat het verandert staat rechts in zijn kolom; ook die cellen mogen "     \
    "worden aangepast.")                                                                                                \
  X(SW_NO_SCENARIO, "", "None of the scenarios can be chosen here.", "Geen van de scenario's is hier te kiezen.")        \
  X(SW_LEFT_OUT, "", " Not in the list, because the formulas of this workbook cannot follow them: %s. Their results "   \
    "stand on the sheet %s.", " Niet in de lijst, omdat de formules van deze werkmap ze niet kunnen volgen: %s. Hun "   \
    "uitkomsten staan op het blad %s.")                                                                                 \
  X(SW_DRAW_NOTE, "", "0: none. The number of a draw on the sheet %s: its values replace those of the inputs, and the "  \
    "workbook computes that draw anew. A draw goes before a scenario. Draws that failed are not stored.",               \
    "0: geen. Het nummer van een trekking op het blad %s: haar waarden vervangen die van de invoer, en de werkmap "     \
    "rekent die trekking opnieuw door. Een trekking gaat voor een scenario. Mislukte trekkingen worden niet bewaard.")  \
  X(SW_DRAW_PATIENTS, "", "The draws of this model cannot be replayed here: they change individual patients, whom the "  \
    "program simulates.", "De trekkingen van dit model zijn hier niet na te spelen: ze veranderen individuele "         \
    "patiënten, die het programma simuleert.")                                                                          \
  X(SW_DRAW_RULE, "", "Give 0, or the number of a draw: at most %zu.", "Geef 0, of het nummer van een trekking: ten hoogste %zu.") \
  X(SW_CHOSEN_DRAW, "", " Chosen: draw ", " Gekozen: trekking ")                                                         \
  X(SW_CHOSEN_SCENARIO, "", " Chosen: scenario ", " Gekozen: scenario ")                                                 \
  X(SW_NOTHING, "", "No draw and no scenario is chosen: the inputs count as they stand.",                                \
    "Er is geen trekking of scenario gekozen: de invoer geldt zoals zij er staat.")                                     \
  X(SW_AS_SCENARIO, "", "All live numbers are those of the chosen scenario.",                                            \
    "Alle levende getallen zijn die van het gekozen scenario.")                                                         \
  X(SW_NOT_STORED, "", "There is no stored draw of this number: it failed or was not kept. No draw is replayed.",        \
    "Er is geen bewaarde trekking met dit nummer: ze mislukte of is niet bewaard. Er wordt geen trekking nagespeeld.")  \
  X(SW_AGREES, "", "The stored results of this draw agree with those of the workbook.",                                  \
    "De bewaarde uitkomsten van deze trekking komen overeen met die van de werkmap.")                                   \
  X(SW_DIFFERS, "", "The stored results of this draw DIFFER from those of the workbook: other inputs were changed.",     \
    "De bewaarde uitkomsten van deze trekking WIJKEN AF van die van de werkmap: andere invoer is gewijzigd.")           \
  X(SW_STORED, "", "Chosen draw, stored", "Gekozen trekking, bewaard")                                                   \
  X(SW_LIVE, "", "In this workbook", "In deze werkmap")                                                                  \
  X(SW_GAP, "", "Relative difference", "Relatief verschil")                                                              \
  X(SW_GUIDE, "", "To choose from", "Te kiezen")                                                                        \
  X(SW_GUIDE_WHAT, "", "On the sheet %s a drop-down switches the inputs to a scenario, or to the best or worst case, and a " \
    "number replays a stored draw of the uncertain inputs. An input that can be switched has two cells: its value, which " \
    "you may change, and beside it the active value, which all formulas read. What is not live (grey italic) stays that of " \
    "the base case.",                                                                                                   \
    "Op het blad %s zet een keuzelijst de invoer op een scenario, of op het gunstigste of ongunstigste geval, en speelt " \
    "een nummer een bewaarde trekking van de onzekere invoer na. Invoer die zo kan wisselen heeft twee cellen: de waarde, " \
    "die u mag wijzigen, en daarnaast de actieve waarde, waarmee alle formules rekenen. Wat niet levend is (grijs cursief) " \
    "blijft dat van het basisgeval.")                                                                                   \
  X(SW_BEST, "", "Best case: %s", "Gunstigste geval: %s")                                                                \
  X(SW_WORST, "", "Worst case: %s", "Ongunstigste geval: %s")

#endif
