/* Texts of the method sheet; part of the table in texts.h. Items of CHEERS 2022: Husereau et al., Value in Health
 * 2022;25:3-9. Principles: Social Value International, The principles of social value. */
#ifndef WA_REPORTS_TEXTS_METHOD_H
#define WA_REPORTS_TEXTS_METHOD_H

#define WA_METHOD_TEXTS(X)                                                                                              \
  X(METHOD, "", "Method", "Verantwoording")                                                                             \
  X(METHOD_PURPOSE, "", "What a reviewer asks for: the items of CHEERS 2022, the principles of social value, and how to make this workbook again.", \
    "Waar een beoordelaar naar vraagt: de punten van CHEERS 2022, de principes van social value, en hoe deze werkmap opnieuw te maken.") \
  X(M_AGAIN, "", "To make this workbook again", "Deze werkmap opnieuw maken")                                           \
  X(M_SEED, "", "Seed of the draws", "Startgetal van de trekkingen")                                                    \
  X(M_CHEERS, "", "CHEERS 2022", "CHEERS 2022")                                                                         \
  X(M_ITEM, "", "Item", "Punt")                                                                                         \
  X(M_WHAT, "", "What is told", "Wat erover is gezegd")                                                                 \
  X(M_PART, "", "More in", "Meer in")                                                                                   \
  X(M_CHEERS_WHAT, "", "The checklist for health economic reports, item by item", "De checklist voor gezondheidseconomische rapporten, punt voor punt") \
  X(M_REPORTED, "", "Where and what", "Waar en wat")                                                                    \
  X(M_NOT_REPORTED, "", "not reported", "niet gerapporteerd")                                                           \
  X(M_SHEET, "", "Sheet", "Blad")                                                                                       \
  X(M_PRINCIPLES, "", "Principles of social value: what the model shows by itself",                                     \
    "Principes van social value: wat het model zelf laat zien")                                                         \
  X(M_PRINCIPLE, "", "Principle", "Principe")                                                                           \
  X(M_EVIDENCE, "", "Found in the model", "Gevonden in het model")                                                      \
  /* items of CHEERS */                                                                                                 \
  X(CH_1, "", "Title", "Titel")                                                                                         \
  X(CH_2, "", "Abstract", "Samenvatting")                                                                               \
  X(CH_3, "", "Background and objectives", "Achtergrond en doelen")                                                     \
  X(CH_4, "", "Health economic analysis plan", "Analyseplan")                                                           \
  X(CH_5, "", "Study population", "Onderzochte populatie")                                                              \
  X(CH_6, "", "Setting and location", "Omgeving en plaats")                                                             \
  X(CH_7, "", "Comparators", "Vergelijkingen")                                                                          \
  X(CH_8, "", "Perspective", "Perspectief")                                                                             \
  X(CH_9, "", "Time horizon", "Looptijd")                                                                               \
  X(CH_10, "", "Discount rate", "Discontovoet")                                                                         \
  X(CH_11, "", "Selection of outcomes", "Keuze van uitkomsten")                                                         \
  X(CH_12, "", "Measurement of outcomes", "Meting van uitkomsten")                                                      \
  X(CH_13, "", "Valuation of outcomes", "Waardering van uitkomsten")                                                    \
  X(CH_14, "", "Measurement and valuation of resources and costs", "Meting en waardering van middelen en kosten")       \
  X(CH_15, "", "Currency, price date and conversion", "Munt, prijspeil en omrekening")                                  \
  X(CH_16, "", "Rationale and description of the model", "Beschrijving van het model")                                  \
  X(CH_17, "", "Analytics and assumptions", "Rekenwijze en aannames")                                                   \
  X(CH_18, "", "Characterising heterogeneity", "Verschillen tussen groepen")                                            \
  X(CH_19, "", "Characterising distributional effects", "Verdelingseffecten")                                           \
  X(CH_20, "", "Characterising uncertainty", "Onzekerheid")                                                             \
  X(CH_21, "", "Engagement with patients and others affected", "Betrekken van patiënten en andere betrokkenen")         \
  X(CH_22, "", "Study parameters", "Parameters")                                                                        \
  X(CH_23, "", "Summary of main results", "Belangrijkste uitkomsten")                                                   \
  X(CH_24, "", "Effect of uncertainty", "Gevolg van onzekerheid")                                                       \
  X(CH_25, "", "Effect of engagement", "Gevolg van het betrekken van anderen")                                          \
  X(CH_26, "", "Findings, limitations, generalisability, current knowledge", "Bevindingen, beperkingen, algemene geldigheid, stand van kennis") \
  X(CH_27, "", "Source of funding", "Financiering")                                                                     \
  X(CH_28, "", "Conflicts of interest", "Belangenverstrengeling")                                                       \
  /* what is told of them */                                                                                            \
  X(M_PEOPLE, "", "%s people", "%s mensen")                                                                             \
  X(M_AGED, "", ", aged %s at the start", ", bij de start %s jaar")                                                     \
  X(M_INFLOW, "", ", others entering each year", ", met nieuwe mensen in elk volgend jaar")                             \
  X(M_SEGMENTS, "", "; %zu groups", "; %zu groepen")                                                                    \
  X(M_RATES, "", "costs %s, effects %s, counted from: %s / %s", "kosten %s, effecten %s, gerekend vanaf: %s / %s")      \
  X(M_PRICES_OF, "", "%s, prices of %d", "%s, prijspeil %d")                                                            \
  X(M_YEARS_OF, "", "%s; cycle of %s", "%s; cyclus van %s")                                                             \
  X(M_COHORT, "", "state-transition cohort of %zu states", "cohortmodel met %zu toestanden")                            \
  X(M_TREE, "", "decision tree of %zu nodes", "beslisboom met %zu knopen")                                              \
  X(M_MAP, "", "value map of %zu lines", "waardekaart van %zu regels")                                                  \
  X(M_ASSUMED, "", "%zu of %zu parameters are assumptions", "%zu van %zu parameters zijn aannames")                      \
  X(M_CONVENTIONS, "", "%s; conventions on the sheet %s", "%s; afspraken op het blad %s")                               \
  X(M_SOURCED, "", "%zu of %zu have a source", "%zu van %zu hebben een bron")                                           \
  X(M_PARTIES, "", "net of each of %zu parties, per year and in present value", "saldo van elk van %zu partijen, per jaar en als contante waarde") \
  X(M_DRAWS, "", "%s draws of %zu parameters, seed %llu", "%s trekkingen van %zu parameters, startgetal %llu")          \
  X(M_ONE_WAY, "", "one-way analysis of %zu parameters", "eenweganalyse van %zu parameters")                            \
  X(M_SCENARIOS, "", "%zu scenarios", "%zu scenario's")                                                                 \
  X(M_VALUES, "", "%zu parameters with value, range, distribution and source", "%zu parameters met waarde, bereik, verdeling en bron") \
  /* principles */                                                                                                      \
  X(PR_1, "", "Involve stakeholders", "Betrek belanghebbenden")                                                         \
  X(PR_2, "", "Understand what changes", "Begrijp wat er verandert")                                                    \
  X(PR_3, "", "Value the things that matter", "Waardeer wat ertoe doet")                                                \
  X(PR_4, "", "Only include what is material", "Neem alleen op wat van belang is")                                      \
  X(PR_5, "", "Do not over-claim", "Claim niet te veel")                                                                \
  X(PR_6, "", "Be transparent", "Wees transparant")                                                                     \
  X(PR_7, "", "Verify the result", "Verifieer de uitkomst")                                                             \
  X(PR_8, "", "Be responsive", "Handel ernaar")                                                                         \
  X(E_PR_1, "", "%zu parties are named, %zu of them in lines", "%zu partijen zijn genoemd, %zu daarvan in regels")       \
  X(E_PR_1_UNKNOWN, "", "who was consulted is not recorded", "wie is geraadpleegd is niet vastgelegd")                   \
  X(E_PR_2, "", "%zu outcomes; %zu of %zu lines say what changes, %zu by which indicator",                              \
    "%zu effecten; %zu van %zu regels zeggen wat er verandert, %zu met welke indicator")                                \
  X(E_PR_3, "", "%zu of %zu lines give the source of their quantity or value", "%zu van %zu regels geven de bron van hoeveelheid of waarde") \
  X(E_PR_4, "", "%zu of %zu lines weigh less than 1%% of all lines together", "%zu van %zu regels wegen minder dan 1%% van alle regels samen") \
  X(E_PR_5, "", "compared with: %s; deadweight on %zu, attribution on %zu, displacement on %zu, drop-off on %zu of %zu lines", \
    "vergeleken met: %s; deadweight bij %zu, toerekening bij %zu, verdringing bij %zu, afname bij %zu van %zu regels")  \
  X(E_PR_6_BOOK, "", "every result is a formula in this workbook; ", "elke uitkomst is een formule in deze werkmap; ")   \
  X(E_PR_6, "", "%zu of %zu parameters have a source, %zu are assumptions", "%zu van %zu parameters hebben een bron, %zu zijn aannames") \
  X(E_PR_7, "", "%zu of %zu checks of sums passed; verification by others is not recorded",                             \
    "%zu van %zu controles van sommen in orde; verificatie door anderen is niet vastgelegd")                            \
  X(E_PR_8, "", "%zu scenarios; decisions taken on the results are not recorded", "%zu scenario's; besluiten op grond van de uitkomsten zijn niet vastgelegd") \
  X(H_LINK, "", "Link", "Verwijzing")

#endif
