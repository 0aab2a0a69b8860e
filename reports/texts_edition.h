/* Texts of the edition for one party and of the page; part of the table in texts.h. */
#ifndef WA_REPORTS_TEXTS_EDITION_H
#define WA_REPORTS_TEXTS_EDITION_H

#define WA_EDITION_TEXTS(X)                                                                                             \
  /* sheets */                                                                                                          \
  X(EDITION, "edition", "For you", "Voor u")                                                                            \
  X(EDITION_PURPOSE, "", "What it costs and brings you, what the others get, and what would make it work for you.",     \
    "Wat het u kost en oplevert, wat de anderen krijgen, en wat er nodig is om het voor u te laten werken.")            \
  X(FLOWS, "flows", "Your flows", "Uw stromen")                                                                         \
  X(FLOWS_PURPOSE, "", "Everything that touches you, line by line: per year undiscounted, and in present value.",       \
    "Alles wat u raakt, regel voor regel: per jaar onverdisconteerd, en als contante waarde.")                          \
  X(OWN_CHARTS, "own_charts", "Your charts", "Uw grafieken")                                                            \
  X(OWN_CHARTS_PURPOSE, "", "What makes up your net result, line by line, and how your money runs over the years.",     \
    "Waaruit uw saldo bestaat, regel voor regel, en hoe uw geld over de jaren loopt.")                                  \
  X(CHANCES, "chances", "How sure it is", "Hoe zeker het is")                                                           \
  X(CHANCES_PURPOSE, "", "What the draws of the uncertain parameters say about your result and that of others. "        \
    "Numbers of the program: they do not follow a change of the inputs.",                                               \
    "Wat de trekkingen van de onzekere parameters zeggen over uw saldo en dat van anderen. Getallen van het "           \
    "programma: ze volgen een wijziging van de invoer niet.")                                                           \
  X(E_NOW, "", "With the model's own numbers", "Met de getallen van het model")                                         \
  X(E_CHANCE, "", "Probability of a gain (SROI: above 1)", "Kans op winst (SROI: boven 1)")                             \
  X(E_CHANCE_ERROR, "", "Monte-Carlo error of it", "Monte-Carlofout daarvan")                                           \
  X(E_CHANCE_SENTENCE, "", "You gain in %s of the draws; in 95 of 100 draws your net lies between %s and %s %s.",       \
    "In %s van de trekkingen gaat u erop vooruit; in 95 van de 100 trekkingen ligt uw saldo tussen %s en %s %s.")       \
  X(E_WATERFALL, "", "What makes up your net result (present value)", "Waaruit uw saldo bestaat (contante waarde)")     \
  X(E_WATERFALL_WORDS, "", "what each of your lines adds to your net result, present value",                            \
    "wat elk van uw regels toevoegt aan uw saldo, contante waarde")                                                     \
  X(E_LINES_YEARS, "", "Your lines per year, not discounted", "Uw regels per jaar, onverdisconteerd")                   \
  X(E_LINES_WORDS, "", "what each of your lines costs and brings per year", "wat elk van uw regels per jaar kost en oplevert") \
  X(E_OTHER_LINES, "", "Your other lines", "Uw overige regels")                                                         \
  X(E_SO_FAR_TITLE, "", "Your net so far: your money is back where the line rises through zero (not discounted)",        \
    "Uw saldo tot dan toe: u heeft uw geld terug waar de lijn door nul omhooggaat (onverdisconteerd)")                  \
  X(E_SO_FAR_WORDS, "", "your net so far through each year; your money is back where the line rises through zero",      \
    "uw saldo tot dan toe in de loop van elk jaar; u heeft uw geld terug waar de lijn door nul omhooggaat")             \
  X(E_PATH_YEARS, "", "Years since the start", "Jaren sinds de start")                                                  \
  X(E_YEAR_BEGINS, "", "The same when the year's investment is paid and nothing has come in yet",                       \
    "Hetzelfde als de investering van het jaar is betaald en er nog niets binnen is")                                   \
  /* names of figures */                                                                                                \
  X(INVESTMENT_SHARE, "investment_share", "share of the investment", "aandeel in de investering")                       \
  X(BENEFIT_SHARE, "benefit_share", "share of the benefits", "aandeel in de baten")                                     \
  X(INVESTS_BY_YEAR, "invests_by_year", "invests per year", "investeert per jaar")                                      \
  X(GAINS_BY_YEAR, "gains_by_year", "gains per year", "ontvangt per jaar")                                              \
  X(CUMULATIVE, "cumulative", "net so far", "saldo tot dan toe")                                                        \
  X(YEAR_BEGINS, "year_begins", "net so far when the year's investment is paid", "saldo tot dan toe als de investering van het jaar betaald is") \
  X(LOSS_PER_YEAR, "loss_per_year", "loss as an amount per year", "verlies als bedrag per jaar")                        \
  X(CONTRIBUTION, "contribution", "part in the compensation", "bijdrage aan de compensatie")                            \
  X(KEPT, "kept", "net after the compensation", "saldo na de compensatie")                                              \
  X(FACTOR_YEAR, "discount_factor_year", "Discount factor at the start of each year",                                   \
    "Discontofactor aan het begin van elk jaar")                                                                        \
  X(YEAR_IN_ADVANCE, "year_in_advance", "Present value of one unit of money a year", "Contante waarde van één geldeenheid per jaar") \
  /* what is confidential */                                                                                            \
  X(WITHHELD, "", "confidential", "vertrouwelijk")                                                                      \
  X(FROZEN, "", "fixed number: rests on confidential figures of others", "vast getal: berust op vertrouwelijke cijfers van anderen") \
  X(RESTS, "", "rests on a fixed number", "berust op een vast getal")                                                   \
  X(E_MADE_FOR, "", "Made for", "Gemaakt voor")                                                                         \
  X(E_WRITTEN, "", "Edition", "Editie")                                                                                 \
  X(E_LEFT_OUT, "", "Confidential", "Vertrouwelijk")                                                                    \
  X(E_LEFT_OUT_WHAT, "", "Figures that are confidential to other parties are not in this file, and neither is what "    \
    "would give them away. Totals that rest on several of them are fixed numbers in grey italics: they do not follow "  \
    "changes. The hash of the model is left out, as it would let confidential figures be guessed.",                     \
    "Cijfers die vertrouwelijk zijn voor andere partijen staan niet in dit bestand, evenmin als wat ze zou verraden. "  \
    "Totalen die op meer dan één ervan berusten zijn vaste getallen in grijs cursief: zij volgen wijzigingen niet. De " \
    "hash van het model is weggelaten, omdat daarmee vertrouwelijke cijfers te raden zouden zijn.")                     \
  X(E_SECRET_VERDICT, "", "Whether you gain or lose rests on confidential figures of others and cannot be told here.",  \
    "Of u erop vooruit- of achteruitgaat, berust op vertrouwelijke cijfers van anderen en staat hier niet.")            \
  X(E_SECRET_INVESTMENT, "", "How your share of the investment compares with your share of the benefit rests on "       \
    "confidential figures of others and cannot be told here.",                                                          \
    "Hoe uw aandeel in de investering zich verhoudt tot uw aandeel in de baten, berust op vertrouwelijke "              \
    "cijfers van anderen en staat hier niet.")                                                                          \
  X(E_SECRET_PAYBACK, "", "When your investment is paid back rests on confidential figures of others and cannot "       \
    "be told here.",                                                                                                    \
    "Wanneer uw investering is terugverdiend, berust op vertrouwelijke cijfers van anderen en staat hier niet.")        \
  X(E_SECRET_DEAL, "", "Whether those who gain can pay what those who lose need rests on confidential figures "         \
    "of others and cannot be told here.",                                                                               \
    "Of wie erop vooruitgaat kan betalen wat wie achteruitgaat nodig heeft, berust op vertrouwelijke cijfers "          \
    "van anderen en staat hier niet.")                                                                                  \
  X(E_SECRET_CHANCE, "", "How sure your net is rests on confidential figures of others and cannot be told here.",       \
    "Hoe zeker uw saldo is, berust op vertrouwelijke cijfers van anderen en staat hier niet.")                          \
  /* heads */                                                                                                           \
  X(E_YOURS, "", "What it costs and brings you", "Wat het u kost en oplevert")                                          \
  X(E_DEAL, "", "What would make the deal work", "Wat nodig is om het te laten werken")                                 \
  X(E_OTHERS, "", "What the others get", "Wat de anderen krijgen")                                                      \
  X(E_WHOLE, "", "All parties together", "Alle partijen samen")                                                         \
  X(E_AMOUNTS, "", "amounts in", "bedragen in")                                                                         \
  X(E_NOTE, "", "Note", "Opmerking")                                                                                    \
  X(E_YOU, "", " (you)", " (u)")                                                                                        \
  X(E_SO_FAR, "", "Your net so far, not discounted", "Uw saldo tot dan toe, onverdisconteerd")                          \
  X(E_YOUR_YEARS, "", "What you invest and get per year", "Wat u per jaar investeert en krijgt")                        \
  /* figures of the reader */                                                                                           \
  X(E_INVESTS, "", "You invest (present value)", "U investeert (contante waarde)")                                      \
  X(E_INVESTMENT_SHARE, "", "Your share of the whole investment", "Uw aandeel in de hele investering")                  \
  X(E_GAINS, "", "Everything else it brings you, less what it costs you (present value)",                               \
    "Al het andere dat het u oplevert, min wat het u kost (contante waarde)")                                           \
  X(E_BENEFIT_SHARE, "", "Your share of all benefits", "Uw aandeel in alle baten")                                      \
  X(E_NET, "", "Your net result", "Uw saldo")                                                                           \
  X(E_NET_CASH, "", "of which in money", "waarvan in geld")                                                             \
  X(E_PAYBACK, "", "Payback of your investment (years)", "Terugverdientijd van uw investering (jaren)")                 \
  X(E_LOSS, "", "Smallest compensation that makes you whole (present value)",                                           \
    "Kleinste compensatie die u schadeloos stelt (contante waarde)")                                                    \
  X(E_LOSS_PER_YEAR, "", "the same as an equal amount at the start of each year",                                       \
    "hetzelfde als gelijk bedrag aan het begin van elk jaar")                                                           \
  X(E_SPARE, "", "Most you could pay to others in money and not lose (present value)",                                  \
    "Meeste dat u in geld aan anderen kunt betalen zonder te verliezen (contante waarde)")                              \
  X(E_COMPENSATION, "", "What all who lose need together", "Wat allen die verliezen samen nodig hebben")                \
  X(E_WINNERS, "", "What the winning organisations could pay together", "Wat de winnende organisaties samen kunnen betalen") \
  X(E_CONTRIBUTION, "", "Your part of that compensation, in proportion to what you could pay",                          \
    "Uw deel van die compensatie, naar rato van wat u kunt betalen")                                                    \
  X(E_KEPT, "", "Your net result after paying it", "Uw saldo na die betaling")                                          \
  /* sentences */                                                                                                       \
  X(E_WIN, "", "On balance you gain by it.", "Per saldo gaat u erop vooruit.")                                          \
  X(E_LOSE, "", "On balance you lose by it.", "Per saldo gaat u erop achteruit.")                                       \
  X(E_EVEN, "", "On balance it makes no difference to you.", "Per saldo maakt het voor u geen verschil.")               \
  X(E_UNTOUCHED, "", "Nothing of it touches you.", "Niets ervan raakt u.")                                              \
  X(E_NOBODY_INVESTS, "", "Nobody invests more than under the comparator.", "Niemand investeert meer dan in de vergelijking.") \
  X(E_NOT_YOU, "", "You invest nothing.", "U investeert niets.")                                                        \
  X(E_LESS_YOU, "", "You invest less than under the comparator.", "U investeert minder dan in de vergelijking.")        \
  X(E_MORE_IN, "", "You bear a larger share of the investment than you get of the benefits.",                           \
    "U draagt een groter deel van de investering dan u van de baten krijgt.")                                           \
  X(E_MORE_OUT, "", "You get a larger share of the benefits than you bear of the investment.",                          \
    "U krijgt een groter deel van de baten dan u van de investering draagt.")                                           \
  X(E_SAME_SHARE, "", "Your share of the benefits is that of the investment.", "Uw aandeel in de baten is dat in de investering.") \
  X(E_INVESTOR, "", "You bear part of the investment.", "U draagt een deel van de investering.")                        \
  X(E_PAID_BACK, "", "Your investment comes back to you within the horizon.", "U verdient uw investering terug binnen de looptijd.") \
  X(E_NOT_PAID_BACK, "", "Your investment does not come back to you within the horizon.",                               \
    "U verdient uw investering niet terug binnen de looptijd.")                                                         \
  X(E_NOTHING_TO_PAY_BACK, "", "There is nothing for you to earn back.", "U hoeft niets terug te verdienen.")           \
  X(E_NOBODY_LOSES, "", "Nobody loses: no compensation is needed.", "Niemand verliest: er is geen compensatie nodig.")  \
  X(E_LOSER_COVERED, "", "The winning organisations could make you and all others who lose whole, and still not lose themselves.", \
    "De winnende organisaties kunnen u en alle anderen die verliezen schadeloos stellen zonder zelf te verliezen.")     \
  X(E_ONLY_LOSER_COVERED, "", "Only you lose. The winning organisations could make you whole and still not lose themselves.", \
    "Alleen u verliest. De winnende organisaties kunnen u schadeloos stellen zonder zelf te verliezen.")                \
  X(E_ONLY_LOSER_PARTLY, "", "Only you lose. The winning organisations could pay only part of it.",                     \
    "Alleen u verliest. De winnende organisaties kunnen daarvan slechts een deel betalen.")                             \
  X(E_ONLY_WINNER_COVERS, "", "Others lose. Of the organisations only you gain money: you could make them whole and still not lose.", \
    "Anderen verliezen. Van de organisaties wint alleen u geld: u kunt hen schadeloos stellen zonder zelf te verliezen.") \
  X(E_ONLY_WINNER_PARTLY, "", "Others lose. Of the organisations only you gain money: what you could pay makes up for only part of it.", \
    "Anderen verliezen. Van de organisaties wint alleen u geld: wat u kunt betalen maakt dat maar voor een deel goed.") \
  X(E_HOUSEHOLD, "", "Others lose. Households are not asked to pay for that.",                                          \
    "Anderen verliezen. Van huishoudens wordt daarvoor geen bijdrage gevraagd.")                                        \
  X(E_LOSER_PARTLY, "", "The winning organisations could pay only part of what you and others lose.",                   \
    "De winnende organisaties kunnen slechts een deel betalen van wat u en anderen verliezen.")                         \
  X(E_LOSER_ALONE, "", "No organisation gains money from which your loss could be paid.",                               \
    "Geen organisatie wint geld waaruit uw verlies betaald kan worden.")                                                \
  X(E_WINNER_COVERS, "", "Others lose. Together with the other winners you could make them whole and still not lose.",  \
    "Anderen verliezen. Samen met de andere winnaars kunt u hen schadeloos stellen zonder zelf te verliezen.")          \
  X(E_WINNER_PARTLY, "", "Others lose. What you and the other winners could pay makes up for only part of it.",         \
    "Anderen verliezen. Wat u en de andere winnaars kunnen betalen maakt dat maar voor een deel goed.")                 \
  X(E_NOTHING_TO_SPARE, "", "Others lose, but you have no gain in money from which you could pay them.",                \
    "Anderen verliezen, maar u heeft geen winst in geld waaruit u hen zou kunnen betalen.")                             \
  /* the page */                                                                                                        \
  X(P_SKIP, "", "Skip to the report", "Direct naar het rapport")                                                        \
  X(P_METHOD, "", "Method and version", "Methode en versie")                                                            \
  X(P_PARTIES, "", "Who pays and who gains", "Wie betaalt en wie profiteert")                                           \
  X(P_LEDGER, "", "Each party, line by line", "Elke partij, regel voor regel")                                          \
  X(P_NET_SO_FAR, "", "Net of all parties so far, not discounted", "Saldo van alle partijen tot dan toe, onverdisconteerd") \
  X(P_INVESTMENT_SHARE, "", "Share of the investment", "Aandeel in de investering")                                     \
  X(P_BENEFIT_SHARE, "", "Share of the benefits", "Aandeel in de baten")                                                \
  X(P_SENSITIVITY, "", "What it depends on most", "Waarvan de uitkomst het meest afhangt")                                      \
  X(P_UNCERTAINTY, "", "How sure it is", "Hoe zeker het is")                                                            \
  X(P_DRAWS, "", "Over %s draws of the uncertain parameters (seed %s).", "Over %s trekkingen van de onzekere parameters (seed %s).") \
  X(P_MEAN, "", "Mean", "Gemiddelde")                                                                                   \
  X(P_LOW, "", "2.5%", "2,5%")                                                                                          \
  X(P_MEDIAN, "", "Median", "Mediaan")                                                                                  \
  X(P_HIGH, "", "97.5%", "97,5%")                                                                                       \
  X(P_CHANCE, "", "Share of the draws", "Deel van de trekkingen")                                                       \
  X(P_CHANCE_PAYS, "", "SROI above 1", "SROI boven 1")                                                                  \
  X(P_CHANCE_GAINS, "", "%s gains", "%s gaat erop vooruit")                                                             \
  X(P_CHANCE_NOBODY, "", "Nobody loses", "Niemand verliest")                                                            \
  X(P_CURVE, "", "Probability that each strategy is the best, by willingness to pay",                                   \
    "Kans dat elke strategie de beste is, naar betalingsbereidheid")                                                    \
  X(P_STAR, "", "rests on confidential figures of others", "berust op vertrouwelijke cijfers van anderen")                 \
  X(P_PAID_BACK, "", "paid back", "terugverdiend")                                                                      \
  X(P_NET_PER_YEAR, "", "Net of each party per year, not discounted", "Saldo van elke partij per jaar, onverdisconteerd") \
  X(P_END_OF, "", "end of the year", "einde van het jaar")                                                              \
  X(P_POINT, "", "cycle", "cyclus")                                                                                     \
  X(P_EVERY, "", "every %zu cycles", "om de %zu cycli")                                                                 \
  X(P_FRONTIER, "", "Cost and effect of each strategy; the line is the frontier",                                       \
    "Kosten en effect van elke strategie; de lijn is de grens")                                                         \
  X(P_TORNADO, "", "%s with one figure at a time at its low and its high end", "%s met één gegeven tegelijk aan de lage en de hoge kant") \
  X(P_SIDE_INVESTS, "", "invests", "investeert")                                                                        \
  X(P_PARAMETER_NOW, "", "It is now", "Die is nu")                                                                      \
  X(P_DECISION, "", "Decision", "Beslissing")                                                                           \
  X(P_WORTH, "", "What to decide, and what knowing more is worth", "Wat te kiezen, en wat meer weten waard is")          \
  X(P_WORTH_NOTE, "", "For each decider: the choice that is best on average, how likely it is to be the best, and the " \
    "most that knowing everything could be worth (EVPI).", "Voor elke beslisser: de keuze die gemiddeld het beste is, hoe " \
    "waarschijnlijk die ook de beste is, en wat alles weten hoogstens waard is (EVPI).")                                \
  X(P_WORTH_OF_EACH, "", "What knowing one thing perfectly is worth, with its standard error",                          \
    "Wat één gegeven volledig kennen waard is, met de standaardfout")                                                    \
  X(P_MADE_BY, "", "Made by waarde; every number comes from the calculation described under Method and version.",       \
    "Gemaakt door waarde; elk getal komt uit de berekening die onder Methode en versie staat beschreven.")              \
  X(P_AUTHOR, "", "Author", "Auteur")                                                                                   \
  X(P_MODEL_VERSION, "", "Version of the model", "Versie van het model")                                                \
  X(P_DISCOUNT, "", "Discount rate (costs / effects)", "Discontovoet (kosten / effecten)")                              \
  X(P_STATIC, "", "The numbers on this page do not change; to try other inputs take the workbook or --set.",            \
    "De getallen op deze pagina veranderen niet; neem voor andere invoer de werkmap of --set.")

#endif
