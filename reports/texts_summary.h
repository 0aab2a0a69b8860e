/* Texts of the summary sheet's sentences; part of the table in texts.h. */
#ifndef WA_REPORTS_TEXTS_SUMMARY_H
#define WA_REPORTS_TEXTS_SUMMARY_H

#define WA_SUMMARY_TEXTS(X)                                                                                             \
  X(EUROS, "", "euros", "euro")                                                                                         \
  X(ONE_EURO, "", "euro", "euro")                                                                                       \
  X(AND, "", " and ", " en ")                                                                                           \
  /* the return: "Every euro invested returns 3.02 euros (SROI, gross)." */                                             \
  X(S_EVERY, "", "Every ", "Elke geïnvesteerde ")                                                                       \
  X(S_INVESTED_RETURNS, "", " invested returns ", " levert ")                                                           \
  X(S_RETURNED, "", " (SROI, gross).", " op (SROI, bruto).")                                                            \
  X(S_RETURNED_LESS, "", ": less than is put in (SROI, gross).", " op: minder dan er in gaat (SROI, bruto).")           \
  X(S_INVESTED_LOST, "", " invested is lost, and ", " gaat verloren, en nog ")                                          \
  X(S_MORE_LOST, "", " more (SROI, gross, below zero).", " meer (SROI, bruto, onder nul).")                             \
  X(S_NO_INVESTMENT_LINES, "", "Nothing is invested, so there is no return per ",                                       \
    "Er wordt niets geïnvesteerd, dus is er geen opbrengst per ")                                                       \
  X(S_INVESTS_LESS, "", "It takes a smaller investment than the comparator, so there is no return per ",                \
    "De investering is kleiner dan die van de vergelijking, dus is er geen opbrengst per ")                             \
  X(S_TOGETHER_GAIN, "", ". Together the parties are better off by ", ". Samen gaan de partijen erop vooruit met ")     \
  X(S_TOGETHER_LOSE, "", ". Together the parties are worse off by ", ". Samen gaan de partijen erop achteruit met ")    \
  X(S_TOGETHER_EVEN, "", ". Together the parties neither gain nor lose.", ". Samen gaan de partijen er niet op voor- of achteruit.") \
  /* who gains and who loses */                                                                                         \
  X(S_BETTER, "", "Better off: ", "Beter af: ")                                                                         \
  X(S_WORSE, "", "Worse off: ", "Slechter af: ")                                                                        \
  X(S_WORSE_UNLESS, "", "Worse off unless compensated: ", "Slechter af, tenzij gecompenseerd: ")                        \
  X(S_NOBODY_BETTER, "", "Nobody is better off.", "Niemand is beter af.")                                               \
  X(S_NOBODY_WORSE, "", "Nobody is worse off.", "Niemand is slechter af.")                                              \
  X(S_NOBODY_MOVED, "", "No party gains or loses.", "Geen enkele partij wint of verliest.")                             \
  X(S_LARGEST_ONLY, "", "Of many parties only the largest are named; see the sheet Stakeholders.",                      \
    "Van de vele partijen zijn alleen de grootste genoemd; zie het blad Belanghebbenden.")                              \
  /* the deal */                                                                                                        \
  X(S_OF_INVESTMENT, "", " of the investment comes from parties that lose by it. ",                                     \
    " van de investering komt van partijen die erop verliezen. ")                                                       \
  X(S_COVERED, "", "The cash that winning organisations have to spare is enough to make up for the losses.",            \
    "Het geld dat winnende organisaties kunnen missen is genoeg om de verliezen goed te maken.")                        \
  X(S_NO_SPARE, "", "No organisation gains money from which the losses could be made up (",                             \
    "Geen organisatie wint geld waaruit de verliezen kunnen worden goedgemaakt (")                                      \
  X(S_NO_MONEY, "", "Nothing is valued in money in this model: what changes stands under Outcomes.",                    \
    "In dit model is niets in geld gewaardeerd: wat er verandert staat onder Effecten.")                                \
  X(S_NO_PARAMETERS, "", "The figures stand in the lines themselves: there are no parameters whose source or range could be judged.", \
    "De cijfers staan in de regels zelf: er zijn geen parameters waarvan bron of bereik te beoordelen is.")             \
  X(S_NOT_COVERED, "", "The cash that winning organisations have to spare (",                                           \
    "Het geld dat winnende organisaties kunnen missen (")                                                               \
  X(S_NOT_ENOUGH, "", ") does not make up for the losses (", ") is niet genoeg om de verliezen goed te maken (")        \
  /* when it is earned back */                                                                                          \
  X(S_EARNED_BACK, "", "The investment is earned back after ", "De investering is terugverdiend na ")                   \
  X(S_EARNED_YEARS, "", " years (undiscounted). ", " jaar (niet verdisconteerd). ")                                     \
  X(S_NOT_EARNED, "", "The investment is not earned back within the horizon. ",                                         \
    "De investering wordt binnen de looptijd niet terugverdiend. ")                                                     \
  /* cost-effectiveness */                                                                                              \
  X(S_CE_FOR, "", "Cost-effectiveness (", "Kosteneffectiviteit (")                                                      \
  X(S_CE_COLON, "", "): ", "): ")                                                                                       \
  X(S_MORE, "", " more", " meer")                                                                                       \
  X(S_LESS, "", " less", " minder")                                                                                     \
  X(S_COMMA, "", ", ", ", ")                                                                                            \
  X(S_PER, "", " per ", " per ")                                                                                        \
  X(S_CE_DOMINANT, "", "better and not dearer, so nothing speaks against it on these grounds.",                         \
    "beter en niet duurder, dus op deze gronden spreekt niets ertegen.")                                                \
  X(S_CE_DOMINATED, "", "another strategy is at least as good for no more money.",                                      \
    "een andere strategie is minstens zo goed voor niet meer geld.")                                                    \
  X(S_CE_EXTENDED, "", "a mix of two other strategies is better.", "een mengsel van twee andere strategieën is beter.") \
  X(S_CE_EQUAL, "", "no difference.", "geen verschil.")                                                                 \
  X(S_CE_SAVES, "", "saves ", "bespaart ")                                                                              \
  X(S_CE_GIVEN_UP, "", " given up.", " die wordt ingeleverd.")                                                          \
  X(S_CE_CHEAPEST, "", "the cheapest strategy on the frontier.", "de goedkoopste strategie op de grens.")               \
  X(S_CE_AGAINST, "", " against the next best strategy.", " ten opzichte van de eerstvolgende strategie.")              \
  /* what weighs most, what is not known */                                                                             \
  X(H_WEIGHS, "", "What weighs most (difference with the comparator, present value)",                                   \
    "Wat het zwaarst weegt (verschil met de vergelijking, contante waarde)")                                            \
  X(H_NOT_KNOWN, "", "What is not known", "Wat niet bekend is")                                                         \
  X(S_ASSUMED, "", "Parameters that rest on an assumption: %zu of %zu; without a source: %zu.",                         \
    "Parameters die op een aanname berusten: %zu van de %zu; zonder bron: %zu.")                                        \
  X(H_MOVES_SROI, "", "Inputs that move the SROI most, one at a time", "Invoer die de SROI het meest verandert, één voor één")\
  X(H_MOVES_NPV, "", "Inputs that move the net present value most, one at a time",                                      \
    "Invoer die de netto contante waarde het meest verandert, één voor één")                                            \
  X(H_AT_LOW, "", "at its low end", "bij de lage waarde")                                                               \
  X(H_AT_HIGH, "", "at its high end", "bij de hoge waarde")                                                             \
  X(S_INTERVAL, "", "%s: in 95%% of %s draws between %s and %s.", "%s: in 95%% van %s trekkingen tussen %s en %s.")     \
  X(S_MORE_OUT, "", " In %s of the draws more comes out than is put in.", " In %s van de trekkingen komt er meer uit dan erin gaat.")\
  X(S_MORE_OUT_ALWAYS, "", " In every draw more comes out than is put in.", " In elke trekking komt er meer uit dan erin gaat.") \
  X(S_MORE_OUT_NEVER, "", " In no draw does more come out than is put in.", " In geen enkele trekking komt er meer uit dan erin gaat.") \
  X(S_NO_LOSER_ALWAYS, "", " In no draw is anybody worse off.", " In geen enkele trekking is iemand slechter af.")        \
  X(S_NO_LOSER_NEVER, "", " In every draw somebody is worse off.", " In elke trekking is iemand slechter af.")          \
  X(S_NO_LOSER, "", " In %s nobody is worse off.", " In %s is niemand slechter af.")                                    \
  X(S_NET_VALUE, "", "Net present value", "Netto contante waarde")                                                      \
  X(S_NO_UNCERTAINTY, "", "Uncertainty is not in this report: the figures are best estimates without an interval.",     \
    "Onzekerheid staat niet in dit rapport: de cijfers zijn beste schattingen zonder interval.")                        \
  X(STALE_SHEET, "", "NOTE: inputs were changed; the numbers of the program on this sheet still belong to the old ones.",\
    "LET OP: invoer gewijzigd; de getallen van het programma op dit blad horen nog bij de oude.")                       \
  X(S_WORDS, "", "Words for the sentences", "Woorden voor de zinnen")

#endif
