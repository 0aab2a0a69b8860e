/* Texts about individual patients. */
#ifndef WA_REPORTS_TEXTS_PATIENTS_H
#define WA_REPORTS_TEXTS_PATIENTS_H

#define WA_PATIENT_TEXTS(X)                                                                                            \
  X(PATIENTS, "patients", "Patients", "Patiënten")                                                                      \
  X(PATIENTS_PURPOSE, "", "How far chance moves the results, and how patients differ from each other. Numbers of the program: they do not follow changes.", \
    "Hoe ver toeval de resultaten verschuift, en hoe patiënten van elkaar verschillen. Getallen van het programma: zij volgen wijzigingen niet.") \
  X(SIM_ERRORS, "", "Results with the standard error of the simulation", "Resultaten met de standaardfout van de simulatie") \
  X(SIM_RESULT, "", "Result", "Resultaat")                                                                                \
  X(SIM_STRATEGY, "", "Strategy", "Strategie")                                                                            \
  X(SIM_VALUE, "", "Value", "Waarde")                                                                                     \
  X(SIM_ERROR, "", "Standard error", "Standaardfout")                                                                     \
  X(SIM_EVENTS, "", "Share of patients by how often an event happens to them", "Deel van de patiënten naar hoe vaak hun een gebeurtenis overkomt") \
  X(SIM_EVENT, "", "Event", "Gebeurtenis")                                                                                \
  X(SIM_NEVER, "", "never", "nooit")                                                                                      \
  X(SIM_ONCE, "", "once", "eens")                                                                                         \
  X(SIM_TWICE, "", "twice", "twee keer")                                                                                  \
  X(SIM_MORE, "", "three times or more", "drie keer of vaker")                                                            \
  X(SIM_SPREAD, "", "Per patient, discounted: how patients differ", "Per patiënt, verdisconteerd: hoe patiënten verschillen") \
  X(SIM_COST, "", "Costs", "Kosten")                                                                                      \
  X(SIM_EFFECT, "", "Effect", "Effect")                                                                                   \
  X(SIM_MEAN, "", "Mean", "Gemiddelde")                                                                                   \
  X(SIM_SD, "", "Standard deviation", "Standaarddeviatie")

#endif
