#include "model/schema_table.h"

#include "model/model.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define SHAPE(what, slots) {what, slots, COUNT(slots)}
#define CHOICES(names, n) .choices = (names), .n_choices = (n)

enum {
  TEXT = WA_TAKES_TEXT, LABEL = WA_TAKES_LABEL, FORMULA = WA_TAKES_FORMULA, NUMBER = WA_TAKES_NUMBER,
  INTEGER = WA_TAKES_INTEGER, BOOL = WA_TAKES_BOOL, CHOICE = WA_TAKES_CHOICE, NAME = WA_TAKES_NAME,
  DURATION = WA_TAKES_DURATION, MAP = WA_TAKES_MAP, NAMES = WA_TAKES_NAMES, LIST = WA_TAKES_LIST,
  DISTRIBUTION = WA_TAKES_DISTRIBUTION, GRID = WA_TAKES_GRID, SERIES = WA_TAKES_SERIES, EMPTY = WA_TAKES_EMPTY
};

static const wa_slot label_slots[] = {
    {"en", TEXT, "English", .fallback = NULL},
    {"nl", TEXT, "Dutch", .fallback = NULL},
};
const wa_shape wa_shape_label = SHAPE("a label", label_slots);

/* Items of lists and values of name maps that are used more than once. */
static const wa_slot a_text = {NULL, TEXT, "text", .fallback = NULL};
static const wa_slot a_formula = {NULL, FORMULA, "a number or formula", .fallback = NULL};
static const wa_slot a_number = {NULL, NUMBER, "a number", .fallback = NULL};
static const wa_slot a_state_name = {NULL, NAME, "a state", .fallback = NULL, .refers = "state"};
static const wa_slot a_perspective = {NULL, NAME, "society or a stakeholder", .fallback = NULL, .refers = "stakeholder"};

/* ---- settings ---- */

static const wa_slot discount_slots[] = {
    {"costs", FORMULA, "rate a year for money", .fallback = "0"},
    {"effects", FORMULA, "rate a year for QALYs and other effects, and for the money value of QALYs", .fallback = "0"},
};
static const wa_shape discount_shape = SHAPE("discount", discount_slots);

static const wa_slot discount_from_slots[] = {
    {"costs", CHOICE, "for money", .fallback = "start", CHOICES(wa_discount_from_names, WA_N_DISCOUNT_FROM)},
    {"effects", CHOICE, "for effects", .fallback = "start", CHOICES(wa_discount_from_names, WA_N_DISCOUNT_FROM)},
};
static const wa_shape discount_from_shape = SHAPE("discount_from", discount_from_slots);

static const wa_slot correction_slots[] = {
    {"costs", CHOICE, "for money", .fallback = "half-cycle", CHOICES(wa_correction_names, WA_N_CORRECTIONS)},
    {"effects", CHOICE, "for effects", .fallback = "half-cycle", CHOICES(wa_correction_names, WA_N_CORRECTIONS)},
};
static const wa_shape correction_shape = SHAPE("correction", correction_slots);

static const char *const move_weights[] = {"none", "points"};

static const wa_slot settings_slots[] = {
    {"currency", TEXT, "currency of all amounts", .fallback = "EUR"},
    {"price_year", INTEGER, "year of the prices that results are in; index() brings prices to it", .fallback = NULL},
    {"start_year", INTEGER, "calendar year in which the model starts; needed for `year`", .fallback = NULL},
    {"horizon", DURATION, "how long is looked ahead: \"3 years\", \"36 months\", \"120 cycles\"; a whole number of cycles",
     .fallback = "1 year (a cohort must write it)"},
    {"cycle", DURATION, "length of a cycle of the cohort: \"1 year\", \"1 month\" (1/12 year), \"1 week\" (1/52), \"1 day\" (1/365)",
     .fallback = "1 year"},
    {"discount", FORMULA | MAP, "yearly discount rate, the same for both or one for costs and one for effects", .fallback = "0",
     .shape = &discount_shape},
    {"discount_from", CHOICE | MAP,
     "start: a flow in year k (from 0) is divided by (1+r)^k; end of year: by (1+r)^(k+1); mid year: by (1+r)^(k+1/2); "
     "continuous: by exp(r t)",
     .fallback = "start", CHOICES(wa_discount_from_names, WA_N_DISCOUNT_FROM), .shape = &discount_from_shape},
    {"discount_steps", CHOICE, "how time inside a year counts for discounting", .fallback = "cycle",
     CHOICES(wa_discount_steps_names, WA_N_DISCOUNT_STEPS)},
    {"correction", CHOICE | MAP, "weights on the points of a cohort when person-time is counted", .fallback = "half-cycle",
     CHOICES(wa_correction_names, WA_N_CORRECTIONS), .shape = &correction_shape},
    {"move_weights", CHOICE, "points: moves carry the weight of the point where they end, as some tutorials do", .fallback = "none",
     CHOICES(move_weights, COUNT(move_weights))},
    {"comparator", NAME, "strategy that the others are compared with; or nothing",
     .fallback = "the first strategy; nothing when there is only one", .refers = "strategy"},
    {"perspective", NAME, "whose costs count: society or a stakeholder", .fallback = "society", .refers = "stakeholder"},
    {"effect", NAME, "outcome that cost-effectiveness is about",
     .fallback = "the outcome qaly, else the only one in QALY, else the only one", .refers = "outcome"},
    {"tolerance", NUMBER, "relative tolerance of checks on sums", .fallback = "1e-9"},
};
static const wa_shape settings_shape = SHAPE("settings", settings_slots);

/* ---- population, stakeholders ---- */

static const wa_slot segment_slots[] = {
    {"share", FORMULA, "share of the population and of every inflow", .fallback = NULL, .required = true},
    {"age", FORMULA, "age at the start, in years", .fallback = "that of the population"},
    {"sex", TEXT | NAMES, "category for look-ups by `sex`, or shares", .fallback = "that of the population", .each = &a_formula},
    {"set", NAMES, "parameters and definitions that have another value in this segment", .fallback = NULL, .each = &a_formula},
    {"label", LABEL, "name in reports", .fallback = NULL},
};
static const wa_shape segment_shape = SHAPE("a segment", segment_slots);
static const wa_slot segment_each = {NULL, MAP, "a part of the population", .fallback = NULL, .shape = &segment_shape};

static const wa_slot population_slots[] = {
    {"size", FORMULA, "number of people at the start", .fallback = "1"},
    {"age", FORMULA, "age at the start, in years; needed for `age`", .fallback = NULL},
    {"inflow", FORMULA | LIST,
     "people who enter at the start of every later year (open population): a number, a formula of the `time` or `year` of "
     "entry (100 * 1.02 ^ time), or a list with a number for each later year", .fallback = NULL, .item = &a_formula},
    {"sex", TEXT | NAMES, "category for look-ups by `sex`, or shares: {female: 55%, male: 45%}", .fallback = NULL, .each = &a_formula},
    {"segments", NAMES, "parts of the population with figures of their own, each followed by itself", .fallback = NULL,
     .each = &segment_each},
    {"label", LABEL, "who they are", .fallback = NULL},
};
static const wa_shape population_shape = SHAPE("population", population_slots);

static const char *const stakeholder_kinds[] = {"organisation", "household"};
static const wa_slot stakeholder_slots[] = {
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"kind", CHOICE, "households (patients, carers) are not asked to compensate those who lose", .fallback = "organisation",
     CHOICES(stakeholder_kinds, COUNT(stakeholder_kinds))},
};
static const wa_shape stakeholder_shape = SHAPE("a stakeholder", stakeholder_slots);
static const wa_slot stakeholder_each = {NULL, MAP | EMPTY, "a party that bears costs or gains value", .fallback = NULL,
                                         .shape = &stakeholder_shape};

/* ---- parameters, definitions, tables, prices ---- */

static const wa_slot parameter_slots[] = {
    {"value", FORMULA, "the number, or a formula of other parameters", .fallback = NULL, .required = true},
    {"unit", TEXT, "unit of measurement: EUR/admission, hour/week, QALY", .fallback = NULL},
    {"distribution", DISTRIBUTION, "uncertainty, as papers report it: \"beta(se: 0.04)\" or {beta: {se: 0.04}}", .fallback = "fixed"},
    {"low", FORMULA, "low value for one-way analysis", .fallback = "2.5% point of the distribution"},
    {"high", FORMULA, "high value for one-way analysis", .fallback = "97.5% point of the distribution"},
    {"source", TEXT, "where the figure comes from; `assumption` when it is assumed", .fallback = NULL},
    {"assumption", BOOL, "the figure is assumed", .fallback = "false"},
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"confidential", NAME, "stakeholder whose secret it is", .fallback = NULL, .refers = "stakeholder"},
    {"note", TEXT, "free text", .fallback = NULL},
};
static const wa_shape parameter_shape = SHAPE("a parameter", parameter_slots);
static const wa_slot parameter_each = {NULL, FORMULA | MAP, "a figure", .fallback = NULL, .shape = &parameter_shape};

static const wa_slot definition_slots[] = {
    {"value", FORMULA, "the formula; may use the clock and the cohort", .fallback = NULL, .required = true},
    {"unit", TEXT, "unit of measurement, checked against the formula", .fallback = "that of the formula"},
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"source", TEXT, "where the formula comes from", .fallback = NULL},
    {"note", TEXT, "free text", .fallback = NULL},
};
static const wa_shape definition_shape = SHAPE("a definition", definition_slots);
static const wa_slot definition_each = {NULL, FORMULA | MAP, "a named formula", .fallback = NULL, .shape = &definition_shape};

static const char *const interpolations[] = {"exact", "step", "linear"};
static const char *const outsides[] = {"error", "nearest"};
static const wa_slot table_slots[] = {
    {"index", TEXT | LIST, "name of the index, or a list of two", .fallback = NULL, .item = &a_text, .required = true},
    {"interpolate", CHOICE, "between index values: exact (an error), step (the last value not above), linear", .fallback = "exact",
     CHOICES(interpolations, COUNT(interpolations))},
    {"outside", CHOICE, "beyond the first and last index value", .fallback = "error", CHOICES(outsides, COUNT(outsides))},
    {"unit", TEXT, "unit of the values", .fallback = NULL},
    {"source", TEXT, "where the figures come from", .fallback = NULL},
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"rows", GRID, "list of rows [index, value] or [index, index, value]", .fallback = NULL},
    {"values", GRID, "mapping {50: 0.1, 60: 0.2}, or nested, the first index outside: {female: {50: 0.1}}", .fallback = NULL},
    {"file", TEXT, "CSV file with a header row, beside this file", .fallback = NULL},
    {"columns", LIST, "with file: names of its index columns", .fallback = "the names of the index", .item = &a_text},
    {"value", TEXT, "with file: name of its column of values", .fallback = "value"},
    {"note", TEXT, "free text", .fallback = NULL},
};
static const wa_shape table_shape = SHAPE("a table", table_slots);
static const wa_slot table_each = {NULL, MAP, "figures by one or two indices, looked up as name[index]", .fallback = NULL,
                                   .shape = &table_shape};

static const char *const price_rules[] = {"range", "chain"};
static const wa_slot price_index_slots[] = {
    {"rule", CHOICE, "range: the published factor of each year to base_year; chain: the product of the annual factors", .fallback = NULL,
     CHOICES(price_rules, COUNT(price_rules)), .required = true},
    {"base_year", INTEGER, "year that the factors lead to", .fallback = NULL, .required = true},
    {"factors", SERIES, "rule range: {year: factor to base_year}", .fallback = NULL},
    {"annual", SERIES, "rule chain: {year: factor from that year to the next}", .fallback = NULL},
    {"source", TEXT, "where the factors come from", .fallback = NULL},
};
static const wa_shape price_index_shape = SHAPE("price_index", price_index_slots);

/* ---- strategies, tree, cohort ---- */

static const wa_slot stage_slots[] = {
    {"share", FORMULA, "share of the people of the stage before who get through this one", .fallback = NULL, .required = true},
    {"cost", FORMULA, "money per person who gets through; makes a line named strategy_stage", .fallback = NULL},
    {"from", NAME | NAMES, "who bears the cost; shares: {employers: 50%, employees: 50%}", .fallback = NULL, .refers = "stakeholder",
     .each = &a_formula},
    {"to", NAME | NAMES, "who gains it; with from: a payment", .fallback = NULL, .refers = "stakeholder", .each = &a_formula},
    {"invest", BOOL, "the cost is part of the investment; needs from", .fallback = "false"},
    {"category", CHOICE, "kind of cost", .fallback = "programme", CHOICES(wa_category_names, WA_N_CATEGORIES)},
    {"cash", BOOL, "false: value that no one can bank", .fallback = "true"},
    {"source", TEXT, "where the figures come from", .fallback = NULL},
    {"label", LABEL, "name in reports", .fallback = NULL},
};
static const wa_shape stage_shape = SHAPE("a stage", stage_slots);
static const wa_slot stage_each = {NULL, FORMULA | MAP, "share of the people of the stage before who get through this one",
                                   .fallback = NULL, .shape = &stage_shape};

static const wa_slot strategy_slots[] = {
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"set", NAMES, "parameters and definitions that have another value under this strategy", .fallback = NULL, .each = &a_formula},
    {"uptake", FORMULA | LIST | NAMES,
     "share of the people entering who take it up, the others go the comparator's way: a share or a formula of the `time` or "
     "`year` of entry, a list with a share for each year of entry, or the stages of a funnel in order", .fallback = "1",
     .item = &a_formula, .each = &stage_each},
};
static const wa_shape strategy_shape = SHAPE("a strategy", strategy_slots);
static const wa_slot strategy_each = {NULL, MAP | EMPTY, "one of the courses of action compared", .fallback = NULL, .shape = &strategy_shape};

static const wa_slot branch_slots[] = {
    {"probability", FORMULA, "probability of taking this branch; `rest`: what the others leave", .fallback = NULL, .required = true},
    {"label", LABEL, "name in reports", .fallback = NULL},
};
static const wa_shape branch_shape = SHAPE("a branch", branch_slots);
static const wa_slot branch_each = {NULL, FORMULA | MAP, "probability of taking this branch; `rest`: what the others leave", .fallback = NULL,
                                    .shape = &branch_shape};
static const wa_slot tree_each = {NULL, NAMES, "the branches of a node; a branch with a node of its own goes on, others are leaves",
                                  .fallback = NULL, .each = &branch_each};

static const wa_slot state_slots[] = {
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"utility", FORMULA, "QALYs per year in the state", .fallback = NULL},
    {"start", FORMULA, "share of the population that starts here", .fallback = NULL},
    {"lasts", DURATION, "a tunnel: until this time in the state its `rest` stays, then it is taken", .fallback = "no limit"},
};
static const wa_shape state_shape = SHAPE("a state", state_slots);
static const wa_slot state_each = {NULL, MAP | EMPTY, "a state of health", .fallback = NULL, .shape = &state_shape};
static const wa_slot row_each = {NULL, NAMES | EMPTY, "probabilities per cycle, by the state moved to; `rest`: what remains", .fallback = NULL,
                                 .each = &a_formula};

static const wa_slot cohort_slots[] = {
    {"states", LIST | NAMES, "the states: a list of names, or a mapping with label, utility and start", .fallback = NULL,
     .item = &a_state_name, .each = &state_each, .required = true},
    {"start", NAME | NAMES, "state where all start, or shares: {home: 90%, sick: 10%}", .fallback = "the first state", .refers = "state",
     .each = &a_formula},
    {"transitions", NAMES, "for each state the probabilities of moving; a state without a row stays as it is", .fallback = NULL,
     .each = &row_each},
    {"survival", NAMES, "partitioned survival, instead of transitions: for each state but the last the share of people in it or in one before it, as a formula of `time`",
     .fallback = NULL, .each = &a_formula},
    {"utility", NAMES, "QALYs per year in each state", .fallback = NULL, .each = &a_formula},
};
static const wa_shape cohort_shape = SHAPE("cohort", cohort_slots);

/* ---- individual patients ---- */

static const wa_slot mean_sd_slots[] = {
    {"mean", FORMULA, "mean over the patients", .fallback = NULL, .required = true},
    {"sd", FORMULA, "standard deviation between patients (not the standard error of the mean)", .fallback = NULL, .required = true},
};
static const wa_shape mean_sd_shape = SHAPE("the distribution", mean_sd_slots);
static const wa_slot normal_slots[] = {
    {"mean", FORMULA, "mean over the patients, before it is cut off", .fallback = NULL, .required = true},
    {"sd", FORMULA, "standard deviation between patients, before it is cut off", .fallback = NULL, .required = true},
    {"min", FORMULA, "cuts it off: nobody is below", .fallback = NULL},
    {"max", FORMULA, "cuts it off: nobody is above", .fallback = NULL},
};
static const wa_shape normal_shape = SHAPE("the distribution", normal_slots);
static const wa_slot min_max_slots[] = {
    {"min", FORMULA, "least value", .fallback = NULL, .required = true},
    {"max", FORMULA, "largest value", .fallback = NULL, .required = true},
};
static const wa_shape min_max_shape = SHAPE("the distribution", min_max_slots);
static const wa_slot triangular_slots[] = {
    {"min", FORMULA, "least value", .fallback = NULL, .required = true},
    {"mode", FORMULA, "most frequent value", .fallback = NULL, .required = true},
    {"max", FORMULA, "largest value", .fallback = NULL, .required = true},
};
static const wa_shape triangular_shape = SHAPE("the distribution", triangular_slots);
static const wa_slot exponential_slots[] = {
    {"mean", FORMULA, "mean over the patients", .fallback = NULL, .required = true},
};
static const wa_shape exponential_shape = SHAPE("the distribution", exponential_slots);
static const wa_slot weibull_slots[] = {
    {"shape", FORMULA, "shape", .fallback = NULL, .required = true},
    {"scale", FORMULA, "scale", .fallback = NULL, .required = true},
};
static const wa_shape weibull_shape = SHAPE("the distribution", weibull_slots);

#define VARIATE_SLOTS                                                                                             \
  {"normal", MAP, "drawn from a normal distribution", .fallback = NULL, .shape = &normal_shape},                  \
      {"lognormal", MAP, "drawn from a lognormal distribution", .fallback = NULL, .shape = &mean_sd_shape},       \
      {"gamma", MAP, "drawn from a gamma distribution", .fallback = NULL, .shape = &mean_sd_shape},               \
      {"beta", MAP, "drawn from a beta distribution", .fallback = NULL, .shape = &mean_sd_shape},                 \
      {"uniform", MAP, "every value between as likely", .fallback = NULL, .shape = &min_max_shape},               \
      {"triangular", MAP, "drawn from a triangular distribution", .fallback = NULL, .shape = &triangular_shape},  \
      {"exponential", MAP, "drawn from an exponential distribution", .fallback = NULL, .shape = &exponential_shape}, \
      {"weibull", MAP, "drawn from a Weibull distribution", .fallback = NULL, .shape = &weibull_shape}

static const wa_slot attribute_slots[] = {
    {"value", FORMULA, "a formula of parameters and of attributes written before it", .fallback = NULL},
    {"share", FORMULA, "1 for this share of the patients, 0 for the others", .fallback = NULL},
    VARIATE_SLOTS,
    {"column", TEXT, "a column of the file of patients", .fallback = NULL},
    {"unit", TEXT, "unit of measurement", .fallback = "year for age, else any"},
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"source", TEXT, "where the figures come from", .fallback = NULL},
    {"note", TEXT, "free text", .fallback = NULL},
};
static const wa_shape attribute_shape = SHAPE("an attribute", attribute_slots);
static const wa_slot attribute_each = {NULL, FORMULA | MAP, "what patients differ in", .fallback = NULL, .shape = &attribute_shape};
static const wa_slot stay_slots[] = {VARIATE_SLOTS};
static const wa_shape stay_shape = SHAPE("a stay", stay_slots);

static const wa_slot event_slots[] = {
    {"from", NAME | LIST, "the state, or the list of states, in which it can happen", .fallback = NULL, .refers = "state",
     .item = &a_state_name, .required = true},
    {"probability", FORMULA, "probability per cycle for a patient who is there, and not in the stay of an earlier one", .fallback = NULL,
     .required = true},
    {"to", NAME | NAMES, "state it leads to, or states with probabilities; who is left over stays where he was",
     .fallback = "no other state", .refers = "state", .each = &a_formula},
    {"stay", FORMULA | MAP, "days that it lasts: a formula or a distribution, {gamma: {mean: 8, sd: 6}}", .fallback = "0", .shape = &stay_shape},
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"source", TEXT, "where the figures come from", .fallback = NULL},
    {"note", TEXT, "free text", .fallback = NULL},
};
static const wa_shape event_shape = SHAPE("an event", event_slots);
static const wa_slot event_each = {NULL, MAP, "something that can happen to a patient, at most once in a cycle", .fallback = NULL,
                                   .shape = &event_shape};
static const wa_slot an_event = {NULL, NAME | LIST, "an event, or a list of events that compete", .fallback = NULL, .refers = "event",
                                 .item = &a_text};
static const wa_slot correlation_each = {NULL, NAMES, "correlations with other attributes", .fallback = NULL, .each = &a_number};
static const char *const row_choices[] = {"drawn", "in turn"};
static const char *const luck_choices[] = {"the same in all draws", "new in every draw"};

static const wa_slot patients_slots[] = {
    {"number", INTEGER, "how many are simulated; results are scaled to population.size", .fallback = "10000"},
    {"seed", INTEGER, "seed of the random numbers", .fallback = "1"},
    {"luck", CHOICE, "random numbers of the patients in the draws of a probabilistic analysis", .fallback = "the same in all draws",
     CHOICES(luck_choices, COUNT(luck_choices))},
    {"attributes", NAMES, "what the patients differ in from the start; `age` grows with time", .fallback = NULL, .each = &attribute_each},
    {"correlations", NAMES, "between attributes that are drawn, through a Gaussian copula: {age: {frailty: 0.3}}", .fallback = "none",
     .each = &correlation_each},
    {"file", TEXT, "CSV file with a header row and a row per patient, for attributes that are columns of it", .fallback = NULL},
    {"rows", CHOICE, "of the file: drawn with replacement, or patient after patient in turn", .fallback = "drawn",
     CHOICES(row_choices, COUNT(row_choices))},
    {"states", LIST | NAMES, "the states: a list of names, or a mapping with label, utility and start", .fallback = NULL,
     .item = &a_state_name, .each = &state_each, .required = true},
    {"start", NAME | NAMES, "state where all start, or shares: {home: 90%, sick: 10%}", .fallback = "the first state", .refers = "state",
     .each = &a_formula},
    {"transitions", NAMES, "for each state the probabilities of moving in a cycle; a state without a row stays as it is",
     .fallback = NULL, .each = &row_each},
    {"events", NAMES, "what can happen to a patient in a cycle besides", .fallback = NULL, .each = &event_each},
    {"competing", LIST, "events of which at most one happens in a cycle: [stroke, infarction], or several such lists", .fallback = "none",
     .item = &an_event},
    {"so_far", NAMES, "running totals of each patient: {spent: events(admission) * price + in(home) * fee}", .fallback = NULL,
     .each = &a_formula},
    {"utility", NAMES, "QALYs per year in each state", .fallback = NULL, .each = &a_formula},
    {"traces", INTEGER, "the paths of the first so many patients are reported one by one (JSON)", .fallback = "0"},
};
static const wa_shape patients_shape = SHAPE("patients", patients_slots);
/* ---- care paths ---- */

static const wa_slot role_slots[] = {
    {"cost_per_minute", FORMULA, "what a minute costs", .fallback = NULL},
    {"yearly_cost", FORMULA, "instead: what a year costs", .fallback = NULL},
    {"yearly_hours", FORMULA, "with yearly_cost: hours of work in a year", .fallback = NULL},
    {"practical", FORMULA, "with yearly_cost: share of these hours that can be given to patients (practical capacity)", .fallback = "1"},
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"source", TEXT, "where the figures come from", .fallback = NULL},
};
static const wa_shape role_shape = SHAPE("a role", role_slots);
static const wa_slot role_each = {NULL, FORMULA | MAP, "somebody who works in a care path; a number is the cost per minute",
                                  .fallback = NULL, .shape = &role_shape};

static const wa_slot step_slots[] = {
    {"who", NAME | NAMES, "the role that does it, or minutes by role: {surgeon: 90, nurse: 120}", .fallback = NULL, .refers = "role",
     .each = &a_formula},
    {"minutes", FORMULA, "minutes each time, where `who` is one role or nobody", .fallback = NULL},
    {"cost_per_minute", FORMULA, "what a minute costs, where no role is named", .fallback = NULL},
    {"materials", FORMULA, "money for materials each time", .fallback = "0"},
    {"share", FORMULA, "share of the patients who need it", .fallback = "1"},
    {"repeat", FORMULA, "probability, each time, that it must be done again: 1 / (1 - repeat) times in all", .fallback = "0"},
    {"times", FORMULA, "instead of repeat: how often it is done", .fallback = "1"},
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"source", TEXT, "where the figures come from", .fallback = NULL},
};
static const wa_shape step_shape = SHAPE("a step", step_slots);
static const wa_slot step_each = {NULL, MAP, "something done for a patient", .fallback = NULL, .shape = &step_shape};

static const wa_slot path_slots[] = {
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"steps", NAMES, "what is done, in order", .fallback = NULL, .each = &step_each, .required = true},
};
static const wa_shape path_shape = SHAPE("a care path", path_slots);
static const wa_slot path_each = {NULL, MAP, "a care path: what is done for one patient", .fallback = NULL, .shape = &path_shape};

/* ---- outcomes, lines ---- */

#define SPLIT_SLOTS                                                                                               \
  {"from", NAME | NAMES, "who bears it; shares: {employers: 50%, employees: 50%}", .fallback = NULL, .refers = "stakeholder", \
   .each = &a_formula},                                                                                           \
      {"to", NAME | NAMES, "who gains it; with from: a payment", .fallback = NULL, .refers = "stakeholder", .each = &a_formula}

#define SHARE_SLOTS                                                                                     \
  {"deadweight", FORMULA, "share that would have happened anyway", .fallback = "0"},                                \
      {"attribution", FORMULA, "share caused by others", .fallback = "0"},                                          \
      {"displacement", FORMULA, "share that pushes out something else", .fallback = "0"},                           \
      {"drop_off", FORMULA, "share lost each later year", .fallback = "0"},                                         \
      {"starts", DURATION | FORMULA, "years after the start when it begins: \"1 year\" or a formula", .fallback = "0"}, \
      {"lasts", DURATION | FORMULA, "how long it lasts: \"5 years\" or a formula of years", .fallback = NULL}

static const char *const discount_rates[] = {"costs", "effects"};
static const wa_slot line_slots[] = {
    {"quantity", FORMULA, "how many", .fallback = "1"},
    {"amount", FORMULA, "money per unit of quantity", .fallback = NULL, .required = true},
    SPLIT_SLOTS,
    {"invest", BOOL, "part of the investment (the SROI's denominator); needs from", .fallback = "false"},
    {"category", CHOICE, "kind of cost or benefit", .fallback = "other", CHOICES(wa_category_names, WA_N_CATEGORIES)},
    {"cash", BOOL, "false: value that no one can bank (unpaid hours, QALYs)", .fallback = "true"},
    SHARE_SLOTS,
    {"discount", CHOICE, "which discount rate applies", .fallback = "costs; effects when category is health",
     CHOICES(discount_rates, COUNT(discount_rates))},
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"inputs", TEXT, "value map: what is put in", .fallback = NULL},
    {"outputs", TEXT, "value map: what is done with it", .fallback = NULL},
    {"outcome", TEXT, "value map: what changes", .fallback = NULL},
    {"indicator", TEXT, "value map: how the change is seen", .fallback = NULL},
    {"source", TEXT, "where the figures come from", .fallback = NULL},
    {"proxy", TEXT, "value map: what the value is read from", .fallback = NULL},
    {"proxy_source", TEXT, "value map: where that comes from", .fallback = NULL},
    {"note", TEXT, "free text", .fallback = NULL},
};
static const wa_shape line_shape = SHAPE("a line", line_slots);
static const wa_slot line_each = {NULL, MAP, "a quantity, a value per unit, and who loses and who gains it", .fallback = NULL,
                                  .shape = &line_shape};

static const wa_slot outcome_slots[] = {
    {"quantity", FORMULA, "how much", .fallback = NULL, .required = true},
    {"unit", TEXT, "unit of the quantity", .fallback = "that of the formula"},
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"source", TEXT, "where it comes from", .fallback = NULL},
    {"value", FORMULA, "money per unit; makes a line of the same name, discounted at the rate of effects", .fallback = NULL},
    SPLIT_SLOTS,
    {"category", CHOICE, "kind of benefit, with value", .fallback = "health", CHOICES(wa_category_names, WA_N_CATEGORIES)},
    {"cash", BOOL, "whether the value can be banked", .fallback = "false"},
    SHARE_SLOTS,
    {"indicator", TEXT, "value map: how the change is seen", .fallback = NULL},
    {"proxy", TEXT, "value map: what the value is read from", .fallback = NULL},
    {"proxy_source", TEXT, "value map: where that comes from", .fallback = NULL},
    {"note", TEXT, "free text", .fallback = NULL},
};
static const wa_shape outcome_shape = SHAPE("an outcome", outcome_slots);
static const wa_slot outcome_each = {NULL, MAP, "something counted that matters in itself", .fallback = NULL, .shape = &outcome_shape};

/* ---- analysis ---- */

static const wa_slot correlated_each = {NULL, NAMES, "correlation with other parameters", .fallback = NULL, .each = &a_number};
static const wa_slot probabilistic_slots[] = {
    {"draws", INTEGER, "number of draws", .fallback = "1000"},
    {"seed", INTEGER, "seed of the random numbers", .fallback = "1"},
    {"sampling", CHOICE, "how draws are spread; sobol: for a number of draws that is a power of two, at most 40 distributions",
     .fallback = "random", CHOICES(wa_sampling_names, WA_N_SAMPLINGS)},
    {"failures", NUMBER, "share of the draws that may fail before the run fails", .fallback = "1%"},
    {"correlations", NAMES, "parameters drawn together, with the correlation of their normal scores (Gaussian copula): "
     "{utility_home: {utility_ward: 0.5}}", .fallback = NULL, .each = &correlated_each},
};
static const wa_shape probabilistic_shape = SHAPE("probabilistic", probabilistic_slots);

static const wa_slot a_parameter = {NULL, NAME, "a parameter", .fallback = NULL, .refers = "parameter"};
static const wa_slot group_each = {NULL, LIST, "parameters that are known together", .fallback = NULL, .item = &a_parameter};
static const wa_slot sd_each = {NULL, NUMBER, "standard deviation", .fallback = NULL};
static const wa_slot study_slots[] = {
    {"parameters", NAME | LIST, "the parameters it measures", .fallback = NULL, .required = true, .refers = "parameter",
     .item = &a_parameter},
    {"patients", INTEGER | LIST, "number of patients, or several numbers to compare", .fallback = NULL, .required = true,
     .item = &a_number},
    {"sd", NUMBER | NAMES,
     "standard deviation between patients of what is measured (not its standard error), of its logarithm for a lognormal "
     "parameter; one number or one for each parameter. Beta and Dirichlet parameters need none: their events are counted",
     .fallback = NULL, .each = &sd_each},
};
static const wa_shape study_shape = SHAPE("a study", study_slots);
static const wa_slot study_each = {NULL, MAP, "a study that might be done", .fallback = NULL, .shape = &study_shape};
static const char *const evppi_choices[] = {"all", "none"};
static const wa_slot decisions_slots[] = {
    {"population_per_year", NUMBER, "people a year whom the decision concerns, for the population's value of information",
     .fallback = NULL},
    {"years", NUMBER, "how many years the decision holds; with population_per_year", .fallback = NULL},
    {"discount", NUMBER, "yearly rate at which later people count less", .fallback = "the discount rate of costs"},
    {"evppi", CHOICE | NAMES,
     "value of knowing parameters: all (each by itself), none, or groups by name besides each by itself: {survival: [a, b]}",
     .fallback = "all", CHOICES(evppi_choices, COUNT(evppi_choices)), .each = &group_each},
    {"evsi", NAMES, "studies by name, for the value of what they would tell", .fallback = NULL, .each = &study_each},
    {"deciders", NAME | LIST, "parties whose own decision, by their own net, is looked at", .refers = "stakeholder",
     .fallback = "society and all stakeholders", .item = &a_perspective},
};
static const wa_shape decisions_shape = SHAPE("decisions", decisions_slots);

static const wa_slot a_result = {NULL, NAME, "a result: sroi, npv, insurer.net, icer ...", .fallback = NULL, .refers = "result"};
static const char *const one_way_choices[] = {"all", "none"};
static const wa_slot one_way_slots[] = {
    {"parameters", CHOICE | LIST, "which parameters: all, or a list of names", .fallback = "all", CHOICES(one_way_choices, 1),
     .item = &a_parameter},
    {"of", NAME | LIST, "which results, by their names in `waarde explain`", .refers = "result",
     .fallback = "the SROI and net present value, each stakeholder's net, ICER and net monetary benefit", .item = &a_result},
    {"margin", NUMBER, "for parameters without low, high and distribution: this share of the value either way, 20%", .fallback = "none"},
};
static const wa_shape one_way_shape = SHAPE("one_way", one_way_slots);

static const wa_slot two_way_slots[] = {
    {"x", NAME, "parameter that runs across", .fallback = NULL, .refers = "parameter", .required = true},
    {"y", NAME, "parameter that runs down", .fallback = NULL, .refers = "parameter", .required = true},
    {"of", NAME | LIST, "the result, or several", .fallback = NULL, .refers = "result", .item = &a_result, .required = true},
    {"steps", INTEGER, "values of each parameter, its ends among them", .fallback = "5"},
    {"x_range", LIST, "[from, to]", .fallback = "low and high of the parameter", .item = &a_number},
    {"y_range", LIST, "[from, to]", .fallback = "low and high of the parameter", .item = &a_number},
};
static const wa_shape two_way_shape = SHAPE("two_way", two_way_slots);
static const wa_slot two_way_item = {NULL, MAP, "a grid of two parameters", .fallback = NULL, .shape = &two_way_shape};

static const wa_slot break_even_slots[] = {
    {"vary", NAME, "parameter that is sought", .fallback = NULL, .refers = "parameter", .required = true},
    {"of", NAME, "the result that must be reached", .fallback = NULL, .refers = "result", .required = true},
    {"reaches", NUMBER, "the value it must reach", .fallback = "SROI 1; a net, net present value or NMB 0; an ICER each threshold"},
    {"between", LIST, "[from, to]: where to look", .fallback = "low and high of the parameter, then wider", .item = &a_number},
    {"strategy", NAME, "under this strategy", .fallback = "each that is compared with the comparator", .refers = "strategy"},
};
static const wa_shape break_even_shape = SHAPE("break_even", break_even_slots);
static const wa_slot break_even_item = {NULL, MAP, "a break-even question", .fallback = NULL, .shape = &break_even_shape};

static const wa_slot a_changed_place = {NULL, WA_TAKES_ANY, "the new value of a parameter, or of any other place of the model",
                                        .fallback = NULL};
static const wa_slot scenario_slots[] = {
    {"set", NAMES, "what is different: {rr: 0.9, settings.horizon: 10 years}, as with --set", .fallback = NULL,
     .each = &a_changed_place, .required = true},
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"note", TEXT, "free text", .fallback = NULL},
};
static const wa_shape scenario_shape = SHAPE("a scenario", scenario_slots);
static const wa_slot scenario_each = {NULL, MAP, "a named set of changes", .fallback = NULL, .shape = &scenario_shape};

static const wa_slot fitted_slots[] = {
    {"low", NUMBER, "lowest value that is looked at", .fallback = NULL, .required = true},
    {"high", NUMBER, "highest value that is looked at", .fallback = NULL, .required = true},
};
static const wa_shape fitted_shape = SHAPE("a fitted parameter", fitted_slots);
static const wa_slot fitted_each = {NULL, MAP, "a parameter that is fitted, and between which values", .fallback = NULL, .shape = &fitted_shape};
static const wa_slot target_slots[] = {
    {"value", NUMBER, "what was observed", .fallback = NULL, .required = true},
    {"se", NUMBER, "its standard error: the less certain, the less it weighs", .fallback = "10% of the value"},
    {"share", NAME | LIST, "share of the people in this state, or in one of these", .fallback = NULL, .refers = "state", .item = &a_state_name},
    {"at", DURATION, "with share: when, \"5 years\"", .fallback = NULL},
    {"quantity", NAME, "instead of share: the total of this outcome, undiscounted", .fallback = NULL, .refers = "outcome"},
    {"per", NAME, "divides it by the total of this outcome: a rate", .fallback = NULL, .refers = "outcome"},
    {"until", DURATION, "counts quantity and per for so many whole years", .fallback = "the horizon"},
    {"strategy", NAME, "under which strategy it was observed", .fallback = "the comparator", .refers = "strategy"},
    {"label", LABEL, "name in reports", .fallback = NULL},
    {"source", TEXT, "where it was observed", .fallback = NULL},
};
static const wa_shape target_shape = SHAPE("a target", target_slots);
static const wa_slot target_item = {NULL, MAP, "an observation to be reproduced", .fallback = NULL, .shape = &target_shape};
static const wa_slot calibrate_slots[] = {
    {"parameters", NAMES, "the parameters that are fitted: {p_x: {low: 0.1, high: 0.5}}", .fallback = NULL, .each = &fitted_each, .required = true},
    {"targets", LIST, "what was observed", .fallback = NULL, .item = &target_item, .required = true},
};
static const wa_shape calibrate_shape = SHAPE("calibrate", calibrate_slots);

static const wa_slot analysis_slots[] = {
    {"willingness_to_pay", NUMBER | LIST, "thresholds, money per unit of effect", .fallback = "[20000, 50000, 80000]", .item = &a_number},
    {"perspectives", NAME | LIST, "perspectives reported besides that of settings", .fallback = NULL, .refers = "stakeholder",
     .item = &a_perspective},
    {"members", NAMES, "how many people a payer insures, {insurer: 1200000}: budget impact per member per month", .fallback = NULL,
     .refers = "stakeholder", .each = &a_formula},
    {"probabilistic", MAP | EMPTY, "probabilistic sensitivity analysis", .fallback = NULL, .shape = &probabilistic_shape},
    {"decisions", MAP | EMPTY, "which strategy under uncertainty, and what knowing more is worth; needs probabilistic",
     .fallback = NULL, .shape = &decisions_shape},
    {"one_way", CHOICE | LIST | MAP, "one-way analysis (tornado and switching values): all parameters, a list of them, or keys",
     .fallback = "none", CHOICES(one_way_choices, COUNT(one_way_choices)), .item = &a_parameter, .shape = &one_way_shape},
    {"two_way", LIST, "grids of two parameters: [{x: rr, y: fee, of: sroi}]", .fallback = NULL, .item = &two_way_item},
    {"break_even", LIST, "at which value of a parameter a result is reached: [{vary: fee, of: sroi, reaches: 1}]", .fallback = NULL,
     .item = &break_even_item},
    {"scenarios", NAMES, "named sets of changes, side by side with the base case", .fallback = NULL, .each = &scenario_each},
    {"calibrate", MAP, "parameters fitted to observations, for `waarde calibrate`", .fallback = NULL, .shape = &calibrate_shape},
};
static const wa_shape analysis_shape = SHAPE("analysis", analysis_slots);

/* ---- what a reader of CHEERS 2022 asks for and no figure tells ---- */

static const wa_slot method_slots[] = {
    {"analysis_plan", LABEL, "whether there was an analysis plan and where it can be found (CHEERS item 4)", .fallback = NULL},
    {"setting", LABEL, "where care is given: setting, region, period (item 6)", .fallback = NULL},
    {"engagement", LABEL, "how patients, the public and others affected were involved (item 21)", .fallback = NULL},
    {"engagement_effect", LABEL, "what their involvement changed (item 25)", .fallback = NULL},
    {"discussion", LABEL, "findings, limitations, ethics and equity, how far the results hold elsewhere (item 26)", .fallback = NULL},
    {"funding", LABEL, "who paid for the work and what part it had in it (item 27)", .fallback = NULL},
    {"conflicts", LABEL, "conflicts of interest of the authors (item 28)", .fallback = NULL},
};
static const wa_shape method_shape = SHAPE("method", method_slots);

/* ---- the file ---- */

static const wa_slot model_slots[] = {
    {"waarde", INTEGER, "version of this language: 1", .fallback = NULL, .required = true, .shared = true},
    {"title", LABEL, "title of the model", .fallback = NULL, .required = true},
    {"question", LABEL, "the question it answers", .fallback = NULL},
    {"description", LABEL, "a description", .fallback = NULL, .shared = true},
    {"author", TEXT, "who made it", .fallback = NULL},
    {"version", TEXT, "the author's version", .fallback = NULL},
    {"method", MAP, "how the work was done, for the reporting checklist CHEERS 2022", .fallback = NULL, .shape = &method_shape},
    {"include", TEXT | LIST, "files read too, beside this file or among those that come with the program", .fallback = NULL, .item = &a_text,
     .shared = true},
    {"settings", MAP | EMPTY, "conventions", .fallback = NULL, .shape = &settings_shape},
    {"population", MAP | EMPTY, "the people", .fallback = NULL, .shape = &population_shape},
    {"stakeholders", NAMES | EMPTY, "the parties", .fallback = NULL, .each = &stakeholder_each, .shared = true},
    {"parameters", NAMES | EMPTY, "the figures", .fallback = NULL, .each = &parameter_each, .shared = true},
    {"definitions", NAMES | EMPTY, "named formulas", .fallback = NULL, .each = &definition_each, .shared = true},
    {"tables", NAMES | EMPTY, "figures by index", .fallback = NULL, .each = &table_each, .shared = true},
    {"price_index", MAP, "consumer prices, for index()", .fallback = NULL, .shape = &price_index_shape, .shared = true},
    {"strategies", NAMES | EMPTY, "the courses of action compared", .fallback = "one, called project, compared with nothing",
     .each = &strategy_each},
    {"roles", NAMES | EMPTY, "who works in care paths, and what a minute costs", .fallback = NULL, .each = &role_each, .shared = true},
    {"paths", NAMES | EMPTY, "care paths (time-driven activity-based costing), for path_cost() and path_minutes()", .fallback = NULL,
     .each = &path_each, .shared = true},
    {"tree", NAMES,
     "a decision tree: for each node its branches, {patient: {better: 30%, worse: rest}, worse: {dies: 5%, lives: rest}}; "
     "it begins at the node that is no branch", .fallback = NULL,
     .each = &tree_each},
    {"cohort", MAP, "a state-transition model", .fallback = NULL, .shape = &cohort_shape},
    {"patients", MAP, "a simulation of individual patients, instead of a cohort", .fallback = NULL, .shape = &patients_shape},
    {"outcomes", NAMES | EMPTY, "what is counted", .fallback = NULL, .each = &outcome_each, .shared = true},
    {"lines", NAMES | EMPTY, "the ledger", .fallback = NULL, .each = &line_each, .shared = true},
    {"analysis", MAP | EMPTY, "analyses to run", .fallback = NULL, .shape = &analysis_shape},
};
const wa_shape wa_shape_model = SHAPE("the model", model_slots);
