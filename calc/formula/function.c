#include "formula/function.h"

#include <string.h>

#include "formula/expr.h"

#define WA_PLAIN(name_, id_, least, most, rule_, parameters_, help_)                                       \
  {.name = name_, .id = id_, .min_arguments = least, .max_arguments = most, .arguments = WA_ARG_VALUE,     \
   .rule = rule_, .parameters = parameters_, .help = help_}

#define WA_COHORT(name_, id_, count, kind, rule_, uses_, parameters_, help_)                               \
  {.name = name_, .id = id_, .min_arguments = count, .max_arguments = count, .arguments = kind,            \
   .rule = rule_, .uses = uses_, .parameters = parameters_, .help = help_}

#define WA_SHORT(name_, count, parameters_, expansion_, help_)                                             \
  {.name = name_, .id = WA_FN_EXPANDED, .min_arguments = count, .max_arguments = count,                    \
   .arguments = WA_ARG_VALUE, .rule = WA_RULE_EXPANSION, .parameters = parameters_,                        \
   .expansion = expansion_, .help = help_}

const wa_function wa_functions[] = {
    WA_PLAIN("if", WA_FN_IF, 3, 3, WA_RULE_IF, "condition, a, b", "a where the condition holds, else b"),
    WA_PLAIN("min", WA_FN_MIN, 1, -1, WA_RULE_SAME, "a, b, ...", "the smallest of its arguments"),
    WA_PLAIN("max", WA_FN_MAX, 1, -1, WA_RULE_SAME, "a, b, ...", "the largest of its arguments"),
    WA_PLAIN("abs", WA_FN_ABS, 1, 1, WA_RULE_SAME, "x", "x without its sign"),
    WA_PLAIN("exp", WA_FN_EXP, 1, 1, WA_RULE_NUMBER, "x", "e to the power x"),
    WA_PLAIN("ln", WA_FN_LN, 1, 1, WA_RULE_NUMBER, "x", "the natural logarithm of x"),
    WA_PLAIN("sqrt", WA_FN_SQRT, 1, 1, WA_RULE_SQRT, "x", "the square root of x"),
    WA_PLAIN("floor", WA_FN_FLOOR, 1, 1, WA_RULE_SAME, "x", "the largest whole number not above x"),
    WA_PLAIN("normal_cdf", WA_FN_NORMAL_CDF, 1, 1, WA_RULE_NUMBER, "x", "the standard normal distribution function"),
    WA_PLAIN("gamma_cdf", WA_FN_GAMMA_CDF, 2, 2, WA_RULE_PURE, "x, shape",
             "the gamma distribution function with scale 1 (regularised incomplete gamma function)"),

    WA_COHORT("in", WA_FN_IN, 1, WA_ARG_STATE, WA_RULE_TIME, WA_USES_COHORT | WA_USES_PERSON_TIME | WA_USES_PEOPLE, "state",
              "the person-years spent in a state"),
    WA_COHORT("enters", WA_FN_ENTERS, 1, WA_ARG_STATE, WA_RULE_COUNT, WA_USES_COHORT | WA_USES_MOVES | WA_USES_PEOPLE, "state",
              "the number of people who enter a state from another one"),
    WA_COHORT("moves", WA_FN_MOVES, 2, WA_ARG_STATE, WA_RULE_COUNT, WA_USES_COHORT | WA_USES_MOVES | WA_USES_PEOPLE, "from, to",
              "the number of people who move from one state to the other"),
    WA_COHORT("qalys", WA_FN_QALYS, 0, WA_ARG_VALUE, WA_RULE_QALY, WA_USES_COHORT | WA_USES_PERSON_TIME | WA_USES_PEOPLE, "",
              "the quality-adjusted life years: person-years in each state times its utility"),
    WA_COHORT("at", WA_FN_AT, 1, WA_ARG_VALUE, WA_RULE_COUNT, WA_USES_POINT, "time",
              "1 at the given time (in years from the start), 0 at every other"),
    WA_COHORT("reaches", WA_FN_REACHES, 1, WA_ARG_NODE, WA_RULE_COUNT, WA_USES_TREE | WA_USES_POINT | WA_USES_PEOPLE, "node",
              "the number of people who reach a node of the tree, all at the start (an inflow: when it enters)"),
    WA_COHORT("probability", WA_FN_PROBABILITY, 1, WA_ARG_NODE, WA_RULE_COUNT, WA_USES_TREE, "node",
              "the probability of reaching a node of the tree"),
    WA_COHORT("funnel", WA_FN_FUNNEL, 1, WA_ARG_STAGE, WA_RULE_COUNT, WA_USES_POINT | WA_USES_PEOPLE, "stage",
              "the number of people who get through a stage of the strategy's funnel (0 under a strategy that has no such stage)"),
    WA_COHORT("events", WA_FN_EVENTS, 1, WA_ARG_EVENT, WA_RULE_COUNT, WA_USES_COHORT | WA_USES_MOVES | WA_USES_PEOPLE, "event",
              "the number of times an event happens to the patients"),
    WA_COHORT("repeats", WA_FN_REPEATS, 2, WA_ARG_EVENT, WA_RULE_COUNT, WA_USES_COHORT | WA_USES_MOVES | WA_USES_PEOPLE,
              "event, days", "the number of events that begin within so many days of the end of the patient's previous one"),
    WA_COHORT("stay", WA_FN_STAY, 1, WA_ARG_EVENT, WA_RULE_DAYS, WA_USES_COHORT | WA_USES_MOVES | WA_USES_PEOPLE, "event",
              "the days that the patients stay for an event, counted in the cycle in which it begins"),
    WA_COHORT("count", WA_FN_COUNT, 1, WA_ARG_EVENT, WA_RULE_COUNT, WA_USES_HISTORY, "event",
              "the number of times that the event has happened to this patient so far"),
    WA_COHORT("since", WA_FN_SINCE, 1, WA_ARG_EVENT, WA_RULE_TIME, WA_USES_HISTORY | WA_USES_CLOCK, "event",
              "years since the end of this patient's last event (its stay included); a million where there was none"),
    WA_COHORT("path_cost", WA_FN_PATH_COST, 1, WA_ARG_PATH, WA_RULE_MONEY, WA_USES_PATH, "path",
              "what a care path costs per patient: staff and materials"),
    {.name = "path_minutes", .id = WA_FN_PATH_MINUTES, .min_arguments = 1, .max_arguments = 2, .arguments = WA_ARG_PATH,
     .rule = WA_RULE_MINUTES, .uses = WA_USES_PATH, .parameters = "path, role",
     .help = "the minutes that a care path takes per patient, of all roles or of one"},
    WA_PLAIN("index", WA_FN_INDEX, 2, 2, WA_RULE_FIRST, "price, from_year",
             "a price of from_year in prices of settings.price_year, by the price_index of the model"),

    WA_SHORT("rate_to_prob", 2, "rate, years", "1 - exp(-rate * years)",
             "the probability of an event within the time, at a constant rate "
             "(Fleurence & Hollenbeak 2007, PharmacoEconomics 25:3)"),
    WA_SHORT("prob_to_rate", 2, "p, years", "-ln(1 - p) / years",
             "the constant rate that gives the probability p within the time "
             "(Fleurence & Hollenbeak 2007, PharmacoEconomics 25:3)"),
    WA_SHORT("odds", 1, "p", "p / (1 - p)", "the odds of a probability"),
    WA_SHORT("odds_to_prob", 1, "o", "o / (1 + o)", "the probability that has these odds"),
    /* The odds p/(1-p) times the ratio, turned back into a probability; in this form p = 1 stays 1. */
    WA_SHORT("odds_ratio", 2, "p, ratio", "p * ratio / (1 - p + p * ratio)",
             "the probability p after its odds are multiplied by an odds ratio"),
    WA_SHORT("rescale_prob", 3, "p, from, to", "1 - (1 - p)^(to / from)",
             "a probability over the time `from`, restated over the time `to`, at a constant rate "
             "(Gidwani & Russell 2020, PharmacoEconomics 38:1153)"),
    WA_SHORT("hr", 2, "p, hazard_ratio", "1 - (1 - p)^hazard_ratio",
             "the probability p after a hazard ratio, which acts on the rate and not on the probability"),
    /* Survival functions as survival analyses report them (R's flexsurv, Jackson 2016, J Stat Softw 70(8)).
     * A time of 0 is moved to where its logarithm still exists; survival there is 1 in every digit. Far out,
     * where the gamma distribution is 1 in every digit, its argument is capped: spreadsheets give up there. */
    WA_SHORT("surv_exponential", 2, "t, rate", "exp(-rate * t)", "survival with a constant hazard"),
    WA_SHORT("surv_weibull", 3, "t, shape, scale", "exp(-(t / scale)^shape)", "Weibull survival"),
    /* The cumulative hazard is rate t (exp(x) - 1) / x with x = shape t. Near 0 the difference loses digits: the first
     * terms of the series are then right in all of them (the next one is below 1e-15). */
    WA_SHORT("surv_gompertz", 3, "t, shape, rate",
             "exp(-rate * t * if(abs(shape * t) < 0.01, "
             "1 + shape * t / 2 * (1 + shape * t / 3 * (1 + shape * t / 4 * (1 + shape * t / 5 * (1 + shape * t / 6)))), "
             "(exp(shape * t) - 1) / (shape * t)))",
             "Gompertz survival"),
    WA_SHORT("surv_loglogistic", 3, "t, shape, scale", "1 / (1 + (t / scale)^shape)", "log-logistic survival"),
    WA_SHORT("surv_lognormal", 3, "t, meanlog, sdlog", "normal_cdf((meanlog - ln(max(t, 1e-300))) / sdlog)",
             "log-normal survival"),
    WA_SHORT("surv_gengamma", 4, "t, mu, sigma, q",
             "if(q == 0, normal_cdf((mu - ln(max(t, 1e-300))) / sigma), "
             "if(q > 0, 1 - gamma_cdf(min(exp(q * (ln(max(t, 1e-300)) - mu) / sigma) / q^2, 1e6 + 100 / q^2), 1 / q^2), "
             "gamma_cdf(min(exp(q * (ln(max(t, 1e-300)) - mu) / sigma) / q^2, 1e6 + 100 / q^2), 1 / q^2)))",
             "generalised gamma survival (Prentice 1974, Biometrika 61:539)"),
    WA_SHORT("own_risk", 3, "spend, avoided, limit", "min(spend, limit) - min(max(spend - avoided, 0), limit)",
             "what the insured saves when `avoided` drops out of claims of `spend` a year, under an own risk of "
             "`limit` (Dutch Health Insurance Act, art. 19)"),
    WA_SHORT("friction_hours", 3, "hours_per_week, weeks, friction_weeks",
             "hours_per_week * min(weeks, friction_weeks)",
             "working hours lost until a replacement is found (friction-cost method; Koopmanschap et al. 1995, "
             "J Health Econ 14:171; Dutch costing manual)"),
    /* Back ends compute both branches of `if` for every element and pick one afterwards. At a rate of 0 the
     * last branch is 0/0; it is not the one picked, and an undefined number in a branch that is not picked
     * is no mistake. */
    WA_SHORT("annuity", 4, "value, residual, years, rate",
             "if(rate == 0, (value - residual) / years, "
             "(value - residual / (1 + rate)^years) * rate / (1 - (1 + rate)^-years))",
             "the yearly charge of equipment of a value, worth `residual` after its years of use, at an interest "
             "rate (Dutch costing manual)"),
    WA_SHORT("proportional_shortfall", 2, "healthy, diseased", "(healthy - diseased) / healthy",
             "the share of remaining QALYs that a disease takes "
             "(Stolk et al. 2004, PharmacoEconomics 22:1097)"),
    /* In whole per cents, because comparing 0.4 with a computed 0.40 would hang on the last bit. */
    WA_SHORT("reference_value", 1, "shortfall",
             "if(floor(100 * shortfall + 0.5) < 10, 0, if(floor(100 * shortfall + 0.5) <= 40, 20000, "
             "if(floor(100 * shortfall + 0.5) <= 70, 50000, 80000)))",
             "the Dutch reference value per QALY for a proportional shortfall, rounded to two decimals "
             "(Zorginstituut Nederland, Ziektelast in de praktijk, 2018)"),
};

const size_t wa_n_functions = sizeof wa_functions / sizeof *wa_functions;

const wa_function *wa_find_function(const char *name) {
  for (size_t i = 0; i < wa_n_functions; i++)
    if (strcmp(name, wa_functions[i].name) == 0) return &wa_functions[i];
  return NULL;
}
