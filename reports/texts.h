/* Every text of a report, in English and Dutch: one row each. */
#ifndef WA_REPORTS_TEXTS_H
#define WA_REPORTS_TEXTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "reports/texts_method.h"
#include "reports/texts_summary.h"
#include "reports/texts_decisions.h"
#include "reports/texts_edition.h"
#include "reports/texts_patients.h"
#include "reports/texts_sensitivity.h"
#include "reports/texts_structures.h"
#include "reports/texts_switch.h"

#define WA_TEXTS(X)                                                                                                     \
  /* sheets */                                                                                                          \
  X(SUMMARY, "summary", "Summary", "Samenvatting")                                                                      \
  X(GUIDE, "guide", "Reading guide", "Leeswijzer")                                                                      \
  X(INPUTS, "inputs", "Inputs", "Invoer")                                                                               \
  X(TABLES, "tables", "Tables", "Tabellen")                                                                             \
  X(VALUE_MAP, "value_map", "Value map", "Waardekaart")                                                                 \
  X(STAKEHOLDERS, "stakeholders", "Stakeholders", "Belanghebbenden")                                                    \
  X(OUTCOMES, "outcomes", "Outcomes", "Effecten")                                                                       \
  X(OUTCOMES_PURPOSE, "", "What happens under each strategy, counted in its own units; per year undiscounted.",         \
    "Wat er onder elke strategie gebeurt, geteld in eigen eenheden; per jaar onverdisconteerd.")                        \
  X(COST_EFFECTIVENESS, "cost_effectiveness", "Cost-effectiveness", "Kosteneffectiviteit")                              \
  X(TREE, "tree", "Decision tree", "Beslisboom")                                                                        \
  X(TRACE, "trace", "Trace", "Verloop")                                                                                 \
  X(CALCULATION, "calculation", "Calculation", "Berekening")                                                            \
  X(CHECKS, "checks", "Checks", "Controles")                                                                            \
  X(SOURCES, "sources", "Sources", "Bronnen")                                                                           \
  /* purposes */                                                                                                        \
  X(SUMMARY_PURPOSE, "", "The answer on one page; every number leads back to the other sheets.",                        \
    "Het antwoord op één pagina; elk getal is terug te voeren op de andere bladen.")                                    \
  X(INPUTS_PURPOSE, "", "Every number the model starts from. Change a yellow cell and the whole workbook follows.",     \
    "Elk getal waar het model van uitgaat. Verander een gele cel en de hele werkmap rekent mee.")                       \
  X(TABLES_PURPOSE, "", "Tables in which the model looks numbers up.", "Tabellen waarin het model getallen opzoekt.")   \
  X(VALUE_MAP_PURPOSE, "", "What changes, for whom, what it is worth, and how much of it is due to the project "        \
    "(column order of the value map of Social Value International).",                                                   \
    "Wat verandert er, voor wie, wat is het waard en hoeveel komt door het project "                                    \
    "(kolomvolgorde van de value map van Social Value International).")                                                 \
  X(STAKEHOLDERS_PURPOSE, "", "Who pays and who gains, line by line: per year undiscounted, and in present value.",     \
    "Wie betaalt en wie profiteert, regel voor regel: per jaar onverdisconteerd, en als contante waarde.")              \
  X(CE_PURPOSE, "", "Costs and effects of each strategy, dominance, cost per unit of effect, net monetary benefit.",    \
    "Kosten en effecten per strategie, dominantie, kosten per eenheid effect, netto monetaire baat.")                   \
  X(TREE_PURPOSE, "", "Where the branches lead: with what probability each node is reached, and by how many people.",    \
    "Waar de takken uitkomen: met welke kans elke knoop wordt bereikt, en door hoeveel mensen.")                        \
  X(TRACE_PURPOSE, "", "Which share of the population is in which state, and with what probabilities it moves.",        \
    "Welk deel van de populatie zich in welke toestand bevindt, en met welke kansen het overgaat.")                     \
  X(CALCULATION_PURPOSE, "", "All steps between inputs and results; same column, same period.",                         \
    "Alle stappen tussen invoer en uitkomst; dezelfde kolom is dezelfde periode.")                                      \
  X(CHECKS_PURPOSE, "", "What must hold in any model, and the program's own numbers beside those of this workbook.",    \
    "Wat in elk model moet kloppen, en de getallen van het programma naast die van deze werkmap.")                      \
  X(SOURCES_PURPOSE, "", "Where the inputs come from.", "Waar de invoer vandaan komt.")                                 \
  X(GUIDE_PURPOSE, "", "How to read and use this workbook, and by which conventions it was computed.",                  \
    "Hoe deze werkmap te lezen en te gebruiken, en volgens welke afspraken is gerekend.")                               \
  WA_METHOD_TEXTS(X)                                                                                                    \
  WA_SUMMARY_TEXTS(X)                                                                                                   \
  WA_EDITION_TEXTS(X)                                                                                                   \
  WA_SENSITIVITY_TEXTS(X)                                                                                               \
  WA_PATIENT_TEXTS(X)                                                                                                  \
  WA_STRUCTURE_TEXTS(X)                                                                                               \
  WA_SWITCH_TEXTS(X)                                                                                                    \
  WA_DECISION_TEXTS(X)                                                                                                  \
  /* headline results: keys are names of graph nodes */                                                                 \
  X(SROI, "sroi", "SROI (gross): value per unit invested", "SROI (bruto): waarde per geïnvesteerde euro")               \
  X(NET_SROI, "net_sroi", "SROI (net): net value per unit invested", "SROI (netto): netto waarde per geïnvesteerde euro") \
  X(INVESTMENT, "investment", "Investment (present value)", "Investering (contante waarde)")                            \
  X(BENEFITS, "benefits", "Benefits (present value)", "Baten (contante waarde)")                                        \
  X(NPV, "npv", "Net present value", "Netto contante waarde")                                                           \
  X(PAYBACK, "payback_years", "Payback (years)", "Terugverdientijd (jaren)")                                            \
  X(PAYBACK_DISCOUNTED, "payback_years_discounted", "Payback, discounted (years)",                                      \
    "Terugverdientijd, verdisconteerd (jaren)")                                                                         \
  X(CASH_ONLY, "cash_only_ratio", "SROI of cash flows only", "SROI van alleen geldstromen")                             \
  X(WITHOUT_HEALTH, "ratio_without_health", "SROI without the value of health", "SROI zonder de waarde van gezondheid") \
  X(NEGATIVES, "ratio_negatives_invested", "SROI with negative outcomes added to the investment",                       \
    "SROI met negatieve effecten bij de investering geteld")                                                            \
  X(UNDISCOUNTED, "undiscounted_ratio", "SROI undiscounted", "SROI onverdisconteerd")                                   \
  X(WRONG_POCKET, "wrong_pocket_share", "Share of the investment borne by stakeholders that lose",                      \
    "Deel van de investering gedragen door partijen die verliezen")                                                     \
  X(COMPENSATION, "compensation", "Payment that would make every loser whole",                                          \
    "Betaling die elke verliezer schadeloos stelt")                                                                     \
  X(WINNERS_CASH, "winners_cash", "Cash that winning organisations could spare",                                        \
    "Geld dat winnende organisaties kunnen missen")                                                                     \
  X(COVERED, "compensation_covered", "Can the winners' cash cover it? (1 = yes)",                                       \
    "Kan het geld van de winnaars dit dekken? (1 = ja)")                                                                \
  /* parts of names */                                                                                                  \
  X(QUANTITY, "quantity", "quantity", "hoeveelheid")                                                                    \
  X(QUANTITY_TOTAL, "quantity_total", "quantity, total", "hoeveelheid, totaal")                                         \
  X(AMOUNT, "amount", "amount per unit", "bedrag per eenheid")                                                          \
  X(FLOW, "flow", "value", "waarde")                                                                                    \
  X(COUNTED, "counted", "counted", "geteld")                                                                            \
  X(PRESENT_VALUE, "present_value", "Present value", "Contante waarde")                                                 \
  X(TOTAL, "total", "Total, not discounted", "Totaal, niet verdisconteerd")                                                  \
  X(TOTAL_DISCOUNTED, "total_discounted", "Total, discounted", "Totaal, verdisconteerd")                                \
  X(BY_YEAR, "by_year", "per year", "per jaar")                                                                         \
  X(DISCOUNTED, "discounted", "discounted", "verdisconteerd")                                                           \
  X(DISCOUNTED_BY_YEAR, "discounted_by_year", "discounted, per year", "verdisconteerd, per jaar")                       \
  X(YEARS_GAP, "years_gap", "check: years against total", "controle: jaren tegenover totaal")                           \
  X(DISCOUNTED_GAP, "discounted_gap", "check: discounted years against present value",                                  \
    "controle: verdisconteerde jaren tegenover contante waarde")                                                        \
  X(INCREMENTAL, "incremental", "Difference with the comparator", "Verschil met de vergelijking")                       \
  X(INCREMENTAL_TOTAL, "incremental_total", "difference, undiscounted", "verschil, onverdisconteerd")                   \
  X(INCREMENTAL_DISCOUNTED, "incremental_discounted", "Difference, discounted", "Verschil, verdisconteerd")             \
  X(INCREMENTAL_BY_YEAR, "incremental_by_year", "difference per year", "verschil per jaar")                             \
  X(INVESTS, "invests", "Invests", "Investeert")                                                                        \
  X(GAINS, "gains", "Gains", "Ontvangt")                                                                                \
  X(NET, "net", "Net", "Saldo")                                                                                         \
  X(NET_BY_YEAR, "net_by_year", "net per year", "saldo per jaar")                                                       \
  X(NET_TOTAL, "net_total", "net, undiscounted", "saldo, onverdisconteerd")                                             \
  X(NET_CASH, "net_cash", "net in cash", "saldo in geld")                                                               \
  X(LOSS, "loss", "loss", "verlies")                                                                                    \
  X(SPARE_CASH, "spare_cash", "cash to spare", "beschikbaar geld")                                                      \
  X(PAYS, "pays", "pays", "draagt")                                                                                     \
  X(GETS, "gets", "gets", "krijgt")                                                                                     \
  X(INVESTMENT_BY_YEAR, "investment_by_year", "Investment per year", "Investering per jaar")                            \
  X(BENEFITS_BY_YEAR, "benefits_by_year", "Benefits per year", "Baten per jaar")                                        \
  X(INVESTMENT_DISC, "investment_discounted_by_year", "Investment per year, discounted", "Investering per jaar, verdisconteerd") \
  X(BENEFITS_DISC, "benefits_discounted_by_year", "Benefits per year, discounted", "Baten per jaar, verdisconteerd")    \
  X(SOCIETY, "society", "Society", "Maatschappij")                                                                       \
  X(COST, "cost", "Cost", "Kosten")                                                                                     \
  X(EFFECT, "effect", "Effect", "Effect")                                                                               \
  X(INC_COST, "incremental_cost", "Extra cost", "Meerkosten")                                                           \
  X(INC_EFFECT, "incremental_effect", "Extra effect", "Extra effect")                                                   \
  X(ICER, "icer", "ICER (against the next best)", "ICER (t.o.v. de eerstvolgende)")                                     \
  X(ICER_AGAINST, "icer_against", "Compared with", "Vergeleken met")                                                    \
  X(ICER_COMPARATOR, "icer_vs_comparator", "Extra cost per extra effect, against the comparator",                       \
    "Meerkosten per extra effect, t.o.v. de vergelijking")                                                              \
  X(STATUS, "status", "Position", "Positie")                                                                            \
  X(NMB, "nmb", "Net monetary benefit at", "Netto monetaire baat bij")                                                  \
  X(TIE, "tie", "Part of the larger below which two figures are equal", "Deel van het grootste waaronder twee getallen gelijk zijn") \
  X(MORE_COST, "more_cost", "Cost less that of", "Kosten min die van")                                                  \
  X(MORE_EFFECT, "more_effect", "Effect less that of", "Effect min dat van")                                            \
  X(SLOPE, "slope", "Slope from", "Helling vanaf")                                                                      \
  X(SLOPE_BELOW, "slope_from_below", "Highest slope from below", "Hoogste helling van onderen")                         \
  X(SLOPE_ABOVE, "slope_to_above", "Lowest slope to above", "Laagste helling naar boven")                               \
  X(DOMINATED, "dominated", "dominated", "gedomineerd")                                                                 \
  X(EXT_DOMINATED, "extendedly_dominated", "extendedly dominated", "uitgebreid gedomineerd")                            \
  X(CHECK, "check", "Check", "Controle")                                                                                \
  X(TOLERANCE, "tolerance", "Tolerance", "Tolerantie")                                                                  \
  X(STATES_SUM, "states_sum", "Sum of the states", "Som van de toestanden")                                             \
  X(DISCOUNT_COSTS, "discount_costs", "Discount rate, costs", "Discontovoet kosten")                                    \
  X(DISCOUNT_EFFECTS, "discount_effects", "Discount rate, effects", "Discontovoet effecten")                            \
  X(FACTOR_COSTS, "discount_factor_costs", "Discount factor, costs", "Discontofactor kosten")                           \
  X(FACTOR_EFFECTS, "discount_factor_effects", "Discount factor, effects", "Discontofactor effecten")                   \
  X(FACTOR_IMPACT_COSTS, "discount_factor_impact_costs", "Discount factor, costs per year", "Discontofactor kosten per jaar") \
  X(FACTOR_IMPACT_EFFECTS, "discount_factor_impact_effects", "Discount factor, effects per year", "Discontofactor effecten per jaar") \
  X(FACTOR_INVESTMENT, "discount_factor_investment", "Discount factor, investment", "Discontofactor investering")       \
  X(FACTOR_INVESTMENT_EFFECTS, "discount_factor_investment_effects", "Discount factor, investment in effects",          \
    "Discontofactor investering in effecten")                                                                           \
  X(FACTOR_POINT_COSTS, "discount_factor_point_costs", "Discount factor, one-off costs", "Discontofactor eenmalige kosten") \
  X(FACTOR_POINT_EFFECTS, "discount_factor_point_effects", "Discount factor, one-off effects", "Discontofactor eenmalige effecten") \
  X(DISCOUNT_TIME, "discount_time", "Years discounted", "Jaren verdisconteerd")                                         \
  X(POPULATION, "population", "Population", "Populatie")                                                                \
  X(CYCLE, "cycle", "Cycle", "Cyclus")                                                                                  \
  X(TIME, "time", "Years from the start", "Jaren vanaf het begin")                                                      \
  X(TIME_BEFORE, "time_before", "Start of the cycle before", "Begin van de vorige cyclus")                              \
  X(YEAR, "year", "Calendar year", "Kalenderjaar")                                                                      \
  X(WEIGHT, "weight", "Weight (cycle correction)", "Gewicht (cycluscorrectie)")                                         \
  X(SHARE_AFTER, "share_after", "Share that belongs to the cycle after the point", "Deel dat bij de cyclus na het punt hoort") \
  X(EVERY_POINT, "every_point", "Every period", "Elke periode")                                                         \
  X(YEARS_BEFORE, "years_before", "Years gone by", "Verstreken jaren")                                                  \
  X(PRICE_INDEX, "price_index", "Price index", "Prijsindex")                                                            \
  X(SHARE, "share", "Share in", "Deel in")                                                                              \
  X(SURVIVAL, "survival", "Survival curve", "Overlevingscurve")                                                         \
  X(UTILITY, "utility", "Utility of", "Utiliteit van")                                                                  \
  X(PROBABILITY, "p", "Probability", "Kans")                                                                            \
  X(PERSON_TIME, "in", "Person-years in", "Persoonsjaren in")                                                           \
  X(MOVES, "moves", "Moves", "Overgangen")                                                                              \
  X(ENTERS, "enters", "Enter", "Instroom in")                                                                           \
  X(AT, "at", "At time", "Op tijdstip")                                                                                 \
  X(BRANCH, "branch", "Probability of the branch", "Kans op de tak")                                                    \
  X(BRANCHES, "branches", "Sum of the branches of", "Som van de takken van")                                            \
  X(REACH, "reach", "Probability of reaching", "Kans op het bereiken van")                                              \
  X(PEOPLE, "people", "People who reach", "Mensen die bereiken")                                                        \
  X(REACHES, "reaches", "People who reach, over time", "Mensen die bereiken, in de tijd")                               \
  X(LEAVES_SUM, "leaves_sum", "Sum of the leaves", "Som van de eindpunten")                                             \
  X(QALYS, "qalys", "QALYs", "QALY's")                                                                                  \
  /* words of results */                                                                                                \
  X(ON_FRONTIER, "on the frontier", "on the frontier", "op de grens")                                                   \
  X(DOMINANT, "dominant", "dominant (better and no dearer)", "dominant (beter en niet duurder)")                        \
  X(SOUTH_WEST, "south-west", "cheaper and worse (south-west)", "goedkoper en slechter (zuidwest)")                     \
  X(DOMINATED_WORD, "dominated_word", "dominated", "gedomineerd")                                                       \
  X(NO_DIFFERENCE, "no difference", "no difference", "geen verschil")                                                   \
  X(EXT_DOMINATED_WORD, "extendedly dominated", "extendedly dominated", "uitgebreid gedomineerd")                       \
  /* names of checks */                                                                                                 \
  X(CHECK_SOCIETY, "stakeholders_sum_to_society", "The stakeholders' nets add up to what is created less what is used up", \
    "De saldi van de partijen tellen op tot wat ontstaat min wat wordt verbruikt")                                      \
  X(CHECK_PAYMENTS, "payments_cancel", "Payments cancel between payer and receiver", "Betalingen vallen tegen elkaar weg") \
  X(CHECK_YEARS, "years_sum_to_total", "The years add up to the total", "De jaren tellen op tot het totaal")            \
  X(CHECK_DISCOUNTED, "discounted_years_sum_to_present_value", "Discounted years add up to the present value",          \
    "Verdisconteerde jaren tellen op tot de contante waarde")                                                           \
  X(CHECK_STATES, "states_sum_to_one", "The states add up to the whole population", "De toestanden tellen op tot de hele populatie") \
  X(CHECK_LEAVES, "leaves_sum_to_one", "The leaves of the tree add up to everybody", "De eindpunten van de boom tellen op tot iedereen") \
  X(CHECK_PROBABILITIES, "probabilities_in_range", "Probabilities lie in 0..1", "Kansen liggen tussen 0 en 1")          \
  X(CHECK_SHARE_RANGE, "shares_in_range", "Deadweight, displacement, attribution and drop-off lie in 0..1",             \
    "Deadweight, verdringing, toerekening en afname liggen tussen 0 en 1")                                              \
  X(CHECK_SHARES, "shares_sum_to_one", "Shares of a line add up to one", "Aandelen van een regel tellen op tot één")    \
  /* headings and phrases */                                                                                            \
  X(H_LABEL, "", "What", "Wat")                                                                                         \
  X(H_NAME, "", "Name", "Naam")                                                                                         \
  X(H_UNIT, "", "Unit", "Eenheid")                                                                                      \
  X(H_VALUE, "", "Value", "Waarde")                                                                                     \
  X(H_LOW, "", "Low", "Laag")                                                                                           \
  X(H_HIGH, "", "High", "Hoog")                                                                                         \
  X(H_DISTRIBUTION, "", "Distribution", "Verdeling")                                                                    \
  X(H_SOURCE, "", "Source", "Bron")                                                                                     \
  X(H_ENGINE, "", "Value when computed", "Waarde bij berekening")                                                       \
  X(H_CHANGED, "", "Changed? (1 = yes)", "Gewijzigd? (1 = ja)")                                                         \
  X(H_FORMULA, "", "Formula of the model", "Formule van het model")                                                     \
  X(H_STRATEGY, "", "Strategy", "Strategie")                                                                            \
  X(H_STAKEHOLDER, "", "Stakeholder", "Belanghebbende")                                                                 \
  X(H_LINE, "", "Line", "Regel")                                                                                        \
  X(H_SIDE, "", "Side", "Kant")                                                                                         \
  X(H_RESULT, "", "Result", "Uitkomst")                                                                                 \
  X(H_GAP, "", "Gap", "Afwijking")                                                                                      \
  X(H_PASSED, "", "Passed? (1 = yes)", "In orde? (1 = ja)")                                                             \
  X(H_USED_FOR, "", "Used for", "Gebruikt voor")                                                                        \
  X(H_YEAR_N, "", "Year", "Jaar")                                                                                       \
  X(H_SHARED, "", "The same for all strategies", "Voor alle strategieën gelijk")                                        \
  X(H_PER_YEAR, "", "Per year", "Per jaar")                                                                             \
  X(H_PARAMETERS, "", "Parameters", "Parameters")                                                                       \
  X(H_OTHER_INPUTS, "", "Numbers written elsewhere in the model", "Getallen die elders in het model staan")             \
  X(H_WHO, "", "Who pays and who gains (present value)", "Wie betaalt en wie profiteert (contante waarde)")                                          \
  X(H_KEY_FIGURES, "", "Key figures", "Kerncijfers")                                                                    \
  X(H_COMPARED_WITH, "", "compared with", "vergeleken met")                                                             \
  X(H_MAP_TOTALS, "", "quantity and value of the strategy, totals are the difference",                                  \
    "hoeveelheid en waarde van de strategie, totalen zijn het verschil")                                                \
  X(H_FROM_TO, "", "Stakeholders (from → to)", "Belanghebbenden (van → naar)")                                          \
  X(H_INPUTS_DESC, "", "Inputs", "Inzet")                                                                               \
  X(H_OUTPUTS, "", "Outputs", "Prestaties")                                                                             \
  X(H_OUTCOME, "", "Outcome", "Effect")                                                                                 \
  X(H_INDICATOR, "", "Indicator", "Indicator")                                                                          \
  X(H_QUANTITY, "", "Quantity", "Hoeveelheid")                                                                          \
  X(H_DURATION, "", "Duration (years)", "Duur (jaren)")                                                                 \
  X(H_STARTS, "", "Starts (years)", "Begint na (jaren)")                                                                \
  X(H_PROXY, "", "Financial proxy", "Financiële proxy")                                                                 \
  X(H_AMOUNT, "", "Value per unit", "Waarde per eenheid")                                                               \
  X(H_PROXY_SOURCE, "", "Source of the value", "Bron van de waarde")                                                    \
  X(H_DEADWEIGHT, "", "Deadweight", "Deadweight")                                                                       \
  X(H_DISPLACEMENT, "", "Displacement", "Verdringing")                                                                  \
  X(H_ATTRIBUTION, "", "Attribution to others", "Toerekening aan anderen")                                              \
  X(H_DROP_OFF, "", "Drop-off per year", "Afname per jaar")                                                             \
  X(H_OVER_TIME, "", "over time", "in de tijd")                                                                         \
  X(H_CALCULATED, "", "see Calculation", "zie Berekening")                                                              \
  X(H_PERSPECTIVE, "", "Perspective", "Perspectief")                                                                    \
  X(H_STATES, "", "Share of the population per state", "Deel van de populatie per toestand")                            \
  X(H_NODE, "", "Node", "Knoop")                                                                                        \
  X(H_KIND, "", "Kind", "Soort")                                                                                        \
  X(H_BRANCH, "", "Probability of the branch", "Kans op de tak")                                                        \
  X(H_REACH, "", "Probability of reaching it", "Kans dat men er komt")                                                  \
  X(H_PEOPLE, "", "People", "Mensen")                                                                                   \
  X(KIND_ROOT, "", "start", "begin")                                                                                    \
  X(KIND_CHANCE, "", "chance", "kans")                                                                                  \
  X(KIND_LEAF, "", "leaf", "eindpunt")                                                                                  \
  X(H_PROBABILITIES, "", "Probabilities per cycle", "Kansen per cyclus")                                                \
  X(H_LIVE, "", "In this workbook", "In deze werkmap")                                                                  \
  X(H_DIFFERENCE, "", "Relative difference", "Relatief verschil")                                                       \
  X(H_OVERALL, "", "All checks", "Alle controles")                                                                      \
  X(PASSED, "", "passed", "in orde")                                                                                    \
  X(FAILED, "", "FAILED", "NIET IN ORDE")                                                                               \
  X(UNCHANGED, "", "The inputs are those the program computed with.", "De invoer is die waarmee het programma rekende.") \
  X(CHANGED, "", "NOTE: inputs were changed; grey italic engine numbers still belong to the old inputs.",               \
    "LET OP: invoer gewijzigd; grijze cursieve getallen horen nog bij de oude invoer.")                                 \
  /* words of the model language */                                                                                    \
  X(W_START, "start", "start", "begin")                                                                                 \
  X(W_END_OF_YEAR, "end of year", "end of year", "einde van het jaar")                                                  \
  X(W_MID_YEAR, "mid year", "mid year", "midden van het jaar")                                                          \
  X(W_CONTINUOUS, "continuous", "continuous", "continu")                                                                \
  X(W_BEGIN, "begin", "begin", "begin")                                                                                 \
  X(W_END, "end", "end", "einde")                                                                                       \
  X(W_ALL, "all", "all", "alle punten")                                                                                 \
  X(W_HALF_CYCLE, "half-cycle", "half-cycle", "halve cyclus")                                                           \
  X(W_LIFE_TABLE, "life-table", "life-table", "sterftetafel (life-table)")                                              \
  X(W_SIMPSON, "simpson", "Simpson", "Simpson")                                                                         \
  X(W_SIMPSON_ALT, "simpson-alternate", "Simpson, alternate weights", "Simpson, omgekeerde gewichten")                  \
  X(W_SETTINGS, "settings", "Settings", "Instellingen")                                                                 \
  X(W_DISCOUNT, "discount", "discount rate", "discontovoet")                                                            \
  X(W_COSTS, "costs", "costs", "kosten")                                                                                \
  X(W_EFFECTS, "effects", "effects", "effecten")                                                                        \
  X(W_SIZE, "size", "size", "omvang")                                                                                   \
  X(W_AGE, "age", "age at the start", "leeftijd bij de start")                                                          \
  X(W_INFLOW, "inflow", "yearly inflow", "instroom per jaar")                                                           \
  X(W_COHORT, "cohort", "Cohort", "Cohort")                                                                             \
  X(W_STRATEGIES, "strategies", "Strategy", "Strategie")                                                                \
  X(W_SET, "set", "changes", "wijzigt")                                                                                 \
  X(W_LINES, "lines", "Line", "Regel")                                                                                  \
  X(W_OUTCOMES, "outcome", "Outcome", "Effect")                                                                         \
  X(W_LASTS, "lasts", "duration (years)", "duur (jaren)")                                                               \
  X(W_STARTS, "starts", "starts after (years)", "begint na (jaren)")                                                    \
  X(W_DROP_OFF, "drop_off", "drop-off per year", "afname per jaar")                                                     \
  X(W_DEADWEIGHT, "deadweight", "deadweight", "deadweight")                                                             \
  X(W_ATTRIBUTION, "attribution", "attribution to others", "toerekening aan anderen")                                   \
  X(W_DISPLACEMENT, "displacement", "displacement", "verdringing")                                                      \
  X(W_FROM, "from", "share borne by", "deel gedragen door")                                                             \
  X(W_TO, "to", "share for", "deel voor")                                                                               \
  X(W_NOTHING, "nothing", "Without the project", "Zonder het project")                                                  \
  X(PART_OF_FORMULA, "", "part of a formula", "deel van een formule")                                                   \
  X(S_YEARS, "", "years", "jaar")                                                                                       \
  X(S_PEOPLE, "", "people", "mensen")                                                                                   \
  X(S_ALL, "", "Together", "Samen")                                                                                     \
  X(NOT_AVAILABLE, "", "n/a", "n.v.t.")                                                                                 \
  X(ASSUMPTION, "", "assumption", "aanname")                                                                            \
  X(NO_SOURCE, "", "no source given", "geen bron vermeld")                                                              \
  X(TO_SHEET, "", "Contents", "Inhoud")                                                                                 \
  X(STEP, "", "step", "stap")                                                                                           \
  /* budget impact and charts */                                                                                        \
  X(BUDGET_SHEET, "", "Budget impact", "Budgetimpact")                                                                  \
  X(BUDGET_PURPOSE, "", "What each paying organisation spends in cash, per year and undiscounted, with and without the "\
    "strategy. More spent is positive.", "Wat elke betalende organisatie aan geld uitgeeft, per jaar en niet verdisconteerd, "\
    "met en zonder de strategie. Meer uitgeven is positief.")                                                           \
  X(H_PAYER, "", "Payer", "Betaler")                                                                                    \
  X(ALL_YEARS, "", "All years", "Alle jaren")                                                                           \
  X(BUDGET_PAYS, "budget_pays", "pays", "betaalt")                                                                      \
  X(BUDGET_RECEIVES, "budget_receives", "receives", "ontvangt")                                                         \
  X(BUDGET, "budget", "spends on balance", "geeft per saldo uit")                                                       \
  X(BUDGET_TOTAL, "budget_total", "spends on balance, all years", "geeft per saldo uit, alle jaren")                    \
  X(BUDGET_IMPACT, "budget_impact", "Impact on the budget", "Gevolg voor het budget")                                   \
  X(BUDGET_IMPACT_TOTAL, "budget_impact_total", "Impact on the budget, all years", "Gevolg voor het budget, alle jaren")\
  X(W_ANALYSIS, "analysis", "Analysis", "Analyse")                                                                      \
  X(MEMBERS, "members", "Members", "Verzekerden")                                                                       \
  X(BUDGET_MEMBER, "budget_per_member", "Impact per member per month (PMPM)", "Gevolg per verzekerde per maand")          \
  X(BUDGET_MEMBER_MEAN, "budget_per_member_mean", "Impact per member per month, mean of all years",                     \
    "Gevolg per verzekerde per maand, gemiddeld over alle jaren")                                                       \
  X(BUDGET_MEMBER_ROW, "", "Impact per member per month (all years: the mean)",                                         \
    "Gevolg per verzekerde per maand (alle jaren: het gemiddelde)")                                                     \
  X(BUDGET_CHART, "", "Impact on the budget per year: above zero it costs more", "Gevolg voor het budget per jaar: boven nul kost het meer")\
  X(BUDGET_CHART_WORDS, "", "a column per payer and year, above zero where the strategy costs the payer more",          \
    "een kolom per betaler en jaar, boven nul waar de strategie de betaler meer kost")                                  \
  X(CHARTS, "", "Charts", "Grafieken")                                                                                  \
  X(CHARTS_PURPOSE, "", "From investment to net value, who gets it when, and when it is earned back; the figures stand below.",\
    "Van investering naar nettowaarde, wie wanneer iets krijgt en wanneer het is terugverdiend; de cijfers staan eronder.")\
  X(NET_SO_FAR, "net_so_far", "net so far", "saldo tot dan toe")                                                        \
  X(H_FIGURES, "", "Figures of the charts", "Cijfers bij de grafieken")                                                 \
  X(H_ADDS, "", "Adds", "Voegt toe")                                                                                    \
  X(H_FROM_LEVEL, "", "From", "Van")                                                                                    \
  X(H_TO_LEVEL, "", "To", "Tot")                                                                                        \
  X(H_FLOATS, "", "Floats at", "Begint op")                                                                             \
  X(H_RISE, "", "gain", "winst")                                                                                        \
  X(H_FALL, "", "loss", "verlies")                                                                                      \
  X(H_END, "", "result", "uitkomst")                                                                                    \
  X(H_ABOVE, "", "above zero", "boven nul")                                                                             \
  X(H_BELOW, "", "below zero", "onder nul")                                                                             \
  X(OTHER_PARTIES, "", "Other parties", "Overige partijen")                                                             \
  X(INVESTMENT_BAR, "", "Investment", "Investering")                                                                    \
  X(WATERFALL, "", "From investment to net value (present value)", "Van investering naar nettowaarde (contante waarde)")\
  X(WATERFALL_WORDS, "", "bars that begin at the investment, rise or fall with what each party gains, and end at the net present value",\
    "balken die bij de investering beginnen, stijgen of dalen met wat elke partij ontvangt, en bij de netto contante waarde eindigen")\
  X(YEARS_CHART, "", "Net per party and year (undiscounted)", "Saldo per partij en jaar (niet verdisconteerd)")         \
  X(YEARS_WORDS, "", "a column per year, stacked by party; what a party loses goes down",                               \
    "een kolom per jaar, gestapeld per partij; wat een partij verliest gaat naar beneden")                              \
  X(PATH_CHART, "", "Added up so far: earned back where the line crosses zero (undiscounted)",                          \
    "Opgeteld tot dan toe: terugverdiend waar de lijn door nul gaat (niet verdisconteerd)")                             \
  X(PATH_WORDS, "", "a line over the years for everybody together and for each party that invests",                     \
    "een lijn over de jaren voor iedereen samen en voor elke partij die investeert")                                    \
  X(H_FRONTIER, "", "Frontier", "Grens van kosteneffectiviteit")                                                        \
  X(H_FRONTIER_EFFECT, "", "Extra effect, if on the frontier", "Extra effect, indien op de grens")                      \
  X(PLANE, "", "Extra costs and effects", "Meerkosten en extra effecten")                                               \
  X(PLANE_WORDS, "", "a point per strategy, to the right with more effect, above zero with more costs; the line joins the strategies on the frontier",\
    "een punt per strategie, naar rechts met meer effect, boven nul met meer kosten; de lijn verbindt de strategieën op de grens")\
  /* time axis */                                                                                                       \
  X(H_FRAME, "", "Structure of the model", "Structuur van het model")                                                   \
  X(FRAME_NOTE, "", "Fixed when the workbook was made: to change it, change the model and run it again.",               \
    "Ligt vast sinds de werkmap is gemaakt: wie dit wil wijzigen, wijzigt het model en rekent opnieuw.")                \
  X(CYCLE_LENGTH, "", "Length of a period", "Lengte van een periode")                                                   \
  X(LAST_POINT, "", "Number of the last period (the first is 0)", "Nummer van de laatste periode (de eerste is 0)")     \
  X(START_YEAR, "", "Calendar year in which the model starts", "Kalenderjaar waarin het model begint")                  \
  X(PERIOD, "", "Number of the period: the same in this column on every sheet",                                         \
    "Nummer van de periode: in deze kolom op elk blad dezelfde")                                                        \
  /* sentences of the summary */                                                                                        \
  /* reading guide */                                                                                                   \
  X(G_MODEL, "", "Model", "Model")                                                                                      \
  X(G_QUESTION, "", "Question", "Vraag")                                                                                \
  X(G_VERSION, "", "Program version", "Programmaversie")                                                                \
  X(G_HASH, "", "SHA-256 of the model", "SHA-256 van het model")                                                        \
  X(G_COMMAND, "", "Command", "Opdracht")                                                                               \
  X(G_CURRENCY, "", "Currency and price year", "Munt en prijsjaar")                                                     \
  X(G_HORIZON, "", "Horizon and cycle", "Horizon en cyclus")                                                            \
  X(G_CORRECTION, "", "Cycle correction (costs / effects)", "Cycluscorrectie (kosten / effecten)")                      \
  X(G_DISCOUNT, "", "Discounting from (costs / effects)", "Verdiscontering vanaf (kosten / effecten)")                  \
  X(G_PERSPECTIVE, "", "Perspective of cost-effectiveness", "Perspectief van de kosteneffectiviteit")                   \
  X(G_COMPARATOR, "", "Comparator", "Vergelijking")                                                                     \
  X(G_COLOURS, "", "Colours", "Kleuren")                                                                                \
  X(G_INPUT, "", "blue on yellow: an input, may be changed", "blauw op geel: invoer, mag gewijzigd worden")             \
  X(G_FORMULA, "", "black: a formula", "zwart: een formule")                                                            \
  X(G_ENGINE, "", "grey italic: a number of the program, does not follow changes",                                      \
    "grijs cursief: een getal van het programma, volgt wijzigingen niet")                                               \
  X(G_NOTE_SROI, "", "SROI = 1 + net present value / investment; the investment is what investors pay, all else is "    \
    "benefit, negative effects too.", "SROI = 1 + netto contante waarde / investering; de investering is wat investeerders " \
    "betalen, al het andere is baat, ook negatieve effecten.")                                                          \
  X(G_NOTE_LEDGER, "", "A line with only a payer uses up resources, one with only a receiver creates value, one with "  \
    "both is a payment, which creates nothing.", "Een regel met alleen een betaler verbruikt middelen, met alleen een " \
    "ontvanger schept waarde, met beide is een betaling, die niets schept.")                                            \
  X(G_PATIENTS, "", "Individual patients (simulated)", "Individuele patiënten (gesimuleerd)")                         \
  X(G_PATIENTS_WHAT, "", "A workbook cannot follow them: sums over patients (states, events, " \
    "moves, amounts that differ between patients) are numbers of the program, grey and italic. All that is made from " \
    "them is live.", "Een werkmap kan hen niet volgen: sommen over patiënten (toestanden, "   \
    "gebeurtenissen, overgangen, bedragen die per patiënt verschillen) zijn getallen van het programma, grijs en "     \
    "cursief. Alles wat daarvan gemaakt is, is live.")                                                                 \
  X(G_NOT_COMPUTED, "", "Asked for by the model but not in this report", "Door het model gevraagd maar niet in dit rapport") \
  X(G_PROBABILISTIC, "", "probabilistic analysis", "probabilistische analyse")

typedef enum wa_text_id {
#define WA_TEXT_ID(id, key, en, nl) WA_T_##id,
  WA_TEXTS(WA_TEXT_ID)
#undef WA_TEXT_ID
  WA_N_TEXTS
} wa_text_id;

/* The text in "en" or "nl". */
const char *wa_t(const char *language, wa_text_id id);

/* The keys of all texts, to find texts by; lives in the arena. */
typedef struct wa_text_keys wa_text_keys;
const wa_text_keys *wa_text_keys_new(wa_arena *arena);

/* The text whose key is the given word (a part of a node's name), or NULL. */
const char *wa_t_key(const wa_text_keys *keys, const char *language, const char *key);

#endif
