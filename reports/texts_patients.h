/* Texts about individual patients. */
#ifndef WA_REPORTS_TEXTS_PATIENTS_H
#define WA_REPORTS_TEXTS_PATIENTS_H

#define WA_PATIENT_TEXTS(X)                                                                                            \
  X(PATIENTS, "patients", "Patients", "Patiënten")                                                                      \
  X(PATIENTS_PURPOSE, "", "How far chance moves the results, and how patients differ from each other. Numbers of the program: they do not follow changes.", \
    "Hoe ver toeval de resultaten verschuift, en hoe patiënten van elkaar verschillen. Getallen van het programma: zij volgen wijzigingen niet.") \
  X(P_ERRORS, "", "Results with the standard error of the simulation", "Resultaten met de standaardfout van de simulatie") \
  X(P_RESULT, "", "Result", "Resultaat")                                                                                \
  X(P_STRATEGY, "", "Strategy", "Strategie")                                                                            \
  X(P_VALUE, "", "Value", "Waarde")                                                                                     \
  X(P_ERROR, "", "Standard error", "Standaardfout")                                                                     \
  X(P_EVENTS, "", "Share of patients by how often an event happens to them", "Deel van de patiënten naar hoe vaak hun een gebeurtenis overkomt") \
  X(P_EVENT, "", "Event", "Gebeurtenis")                                                                                \
  X(P_NEVER, "", "never", "nooit")                                                                                      \
  X(P_ONCE, "", "once", "eens")                                                                                         \
  X(P_TWICE, "", "twice", "twee keer")                                                                                  \
  X(P_MORE, "", "three times or more", "drie keer of vaker")                                                            \
  X(P_SPREAD, "", "Per patient, discounted: how patients differ", "Per patiënt, verdisconteerd: hoe patiënten verschillen") \
  X(P_COST, "", "Costs", "Kosten")                                                                                      \
  X(P_EFFECT, "", "Effect", "Effect")                                                                                   \
  X(P_MEAN, "", "Mean", "Gemiddelde")                                                                                   \
  X(P_SD, "", "Standard deviation", "Standaarddeviatie")

#endif
