/* A validated model: what the YAML says, names resolved, read-only after loading.
 *
 * Everything lives in the model's arena. Cross references are indices into the model's arrays. Every
 * formula is parsed, inferred (type, unit, uses) and free of unknown names; names do not form a cycle. */
#ifndef WA_MODEL_MODEL_H
#define WA_MODEL_MODEL_H

#include "base/arena.h"
#include "base/diag.h"
#include "formula/expr.h"

/* A text for readers; where the author gave one language only, both point to it. NULL when not given. */
typedef struct wa_label {
  const char *en, *nl;
} wa_label;

/* A place where a formula may stand. `expr` NULL: not given. */
typedef struct wa_formula {
  wa_expr *expr;
  wa_span span;
  const char *path; /* "lines.admission.amount", "settings.discount.costs", "parameters.rr.value" */
} wa_formula;

/* A declared probability distribution. Arguments keep the author's names and order ("ci95" has two values). */
typedef struct wa_dist_arg {
  const char *name;
  double values[2];
  size_t n_values;
  const double *list; /* all values of an argument that takes a list (counts, correlation); values[] has the first two */
  size_t n_list;
  const char *text;   /* an argument that takes a text (file, column, group); else NULL */
  wa_span span;
} wa_dist_arg;

typedef struct wa_distribution {
  const struct wa_dist_kind *kind; /* row of the registry (distribution.h); NULL: none declared */
  wa_dist_arg *args;
  size_t n_args;
  const double *sample; /* empirical: the column of the CSV file, in its order */
  size_t n_sample;
  wa_span span;
} wa_distribution;

typedef struct wa_parameter {
  const char *name;
  wa_span span;
  wa_formula value; /* of other parameters at most: no clock, no cohort */
  wa_formula low, high;
  wa_unit unit;
  const char *unit_text; /* as the author wrote it, or NULL */
  wa_distribution distribution;
  wa_label label;
  const char *source;       /* where the figure comes from; NULL when missing */
  bool assumption;          /* the author says it is assumed */
  const char *confidential; /* stakeholder whose secret it is, or NULL */
  bool library;             /* from an included file: listed in reports only where used */
  bool used;                /* by any formula of the model that matters to a result */
} wa_parameter;

/* A named formula; may use the clock and cohort quantities. */
typedef struct wa_definition {
  const char *name;
  wa_span span;
  wa_formula value;
  wa_label label;
  const char *source;
  wa_unit unit; /* declared, else inferred */
} wa_definition;

typedef enum wa_interpolation { WA_LOOKUP_EXACT, WA_LOOKUP_STEP, WA_LOOKUP_LINEAR } wa_interpolation;
typedef enum wa_outside { WA_OUTSIDE_ERROR, WA_OUTSIDE_NEAREST } wa_outside;

/* One index of a table: numbers in rising order, or categories. */
typedef struct wa_table_index {
  const char *name;
  size_t n;
  const double *numbers;         /* NULL for categories */
  const char *const *categories; /* NULL for numbers */
  wa_interpolation interpolation; /* numbers; categories are always exact */
  wa_outside outside;
} wa_table_index;

typedef struct wa_table {
  const char *name;
  wa_span span;
  wa_table_index index[2];
  size_t n_index;        /* 1 or 2 */
  const double *values;  /* values[i * index[1].n + j], or values[i] */
  wa_unit unit;
  wa_label label;
  const char *source;
  bool library;
} wa_table;

/* Consumer price index: index(price, from) = price * factor(from) / factor(settings.price_year), where
 * factor(y) brings a price of year y to `base_year`. */
typedef struct wa_price_index {
  bool given;
  wa_span span;
  const char *rule; /* "range": the published rounded factor per year; "chain": the product of the annual ones */
  size_t n;
  const double *years, *factors;
  int base_year;
  const char *source;
} wa_price_index;

typedef enum wa_stakeholder_kind { WA_ORGANISATION, WA_HOUSEHOLD } wa_stakeholder_kind;

typedef struct wa_stakeholder {
  const char *name;
  wa_span span;
  wa_label label;
  wa_stakeholder_kind kind; /* households (patients, carers) are not asked to compensate losers */
  wa_formula members; /* people whom it insures (or who live there), for budget impact per member; expr NULL: not given */
  bool library, used;
} wa_stakeholder;

/* "set: {rr: rr_tele}": under this strategy the name stands for this formula. In it, the name itself means
 * its value without the override. */
typedef struct wa_override {
  bool of_definition; /* else of a parameter */
  size_t target;
  wa_formula value;
  wa_span span;
} wa_override;

/* A stage of the funnel through which people come into a strategy. */
typedef struct wa_funnel_stage {
  const char *name;
  wa_span span;
  wa_label label;
  wa_formula share; /* of the people of the stage before */
  size_t line;      /* the ledger line of its cost; SIZE_MAX: it costs nothing */
} wa_funnel_stage;

/* How many of the people who enter take the strategy up; the others go the comparator's way. */
typedef struct wa_uptake {
  bool given;
  wa_span span;
  wa_formula share;  /* of those who enter; may use the time and the year of entry; expr NULL: list or stages */
  wa_formula *list;  /* one share per year of entry */
  size_t n_list;
  wa_funnel_stage *stages;  /* the product of their shares */
  size_t n_stages;
} wa_uptake;

typedef struct wa_strategy {
  const char *name;
  wa_span span;
  wa_label label;
  wa_override *overrides;
  size_t n_overrides;
  wa_uptake uptake;
} wa_strategy;

typedef struct wa_state {
  const char *name;
  wa_span span;
  wa_label label;
  wa_formula utility; /* QALY per year in the state; expr NULL: none given (qalys() is then an error) */
  wa_formula start;   /* share of the population that starts here; expr NULL: none */
  wa_formula survival; /* partitioned survival: share in this or an earlier state; expr NULL: none */
  size_t lasts;       /* cycles after which the row's `rest` is taken; until then it stays. 0: no such limit */
  const char *lasts_text; /* as written; NULL: not given */
  wa_span lasts_span;
} wa_state;

typedef struct wa_transition {
  size_t from, to;
  wa_formula probability; /* per cycle; expr NULL when `rest` */
  bool rest;
  wa_span span;
} wa_transition;

typedef struct wa_cohort {
  bool given;
  const char *section;    /* "cohort"; "patients": its people are simulated one by one (model->patients) */
  bool survival;          /* states from survival curves: no transitions; the last state has what is left */
  wa_span span;
  wa_state *states;
  size_t n_states;
  wa_transition *transitions; /* sorted by from, then as written; a state without a row stays where it is
                                 (the loader adds its rest transition) */
  size_t n_transitions;
} wa_cohort;

/* A node of the decision tree. The root is where everybody begins; every other node is a branch of its parent. */
typedef struct wa_tree_node {
  const char *name;
  wa_span span;
  wa_label label;
  size_t parent;          /* SIZE_MAX: the root */
  size_t depth;           /* 0: the root */
  bool leaf;              /* nothing branches off */
  wa_formula probability; /* of taking this branch at the parent; expr NULL for the root and for `rest` */
  bool rest;              /* what the other branches leave */
  wa_span row_span;       /* where its own branches begin; no source for a leaf */
} wa_tree_node;

typedef struct wa_tree {
  bool given;
  wa_span span;
  wa_tree_node *nodes;
  size_t n_nodes;
  size_t *order; /* nodes from the root down, each branch with all that follows it before the next */
} wa_tree;

/* Somebody who works in a care path. Its cost per minute is written down, or follows from what a year costs and how
 * many hours of it can be given to patients (time-driven activity-based costing: Kaplan & Anderson, Harvard Business
 * Review 2004;82(11):131-138). */
typedef struct wa_role {
  const char *name;
  wa_span span;
  wa_label label;
  const char *source;
  wa_formula cost_per_minute;                     /* expr NULL: from the year */
  wa_formula yearly_cost, yearly_hours, practical; /* practical: share of the hours; expr NULL: all of them */
} wa_role;

/* Minutes of one role in a step. */
typedef struct wa_step_work {
  size_t role; /* SIZE_MAX: nobody is named; the step has a cost per minute of its own */
  wa_formula minutes;
  wa_span span;
} wa_step_work;

typedef struct wa_path_step {
  const char *name;
  wa_span span;
  wa_label label;
  const char *source;
  wa_step_work *work;
  size_t n_work;
  wa_formula cost_per_minute; /* of work without a role */
  wa_formula materials;       /* money each time; expr NULL: none */
  wa_formula share;           /* of the patients; expr NULL: all */
  wa_formula repeat;          /* probability that it must be done again, each time; expr NULL: never */
  wa_formula times;           /* instead: how often it is done; expr NULL: once */
} wa_path_step;

typedef struct wa_path_model {
  const char *name;
  wa_span span;
  wa_label label;
  wa_path_step *steps;
  size_t n_steps;
} wa_path_model;

/* A share of a line that one stakeholder bears or gets. */
typedef struct wa_split {
  size_t stakeholder;
  wa_formula share; /* expr NULL: all of it */
  wa_span span;
} wa_split;

typedef enum wa_category {
  WA_CAT_HEALTH_CARE, WA_CAT_INFORMAL_CARE, WA_CAT_PRODUCTIVITY, WA_CAT_TRAVEL, WA_CAT_PROGRAMME, WA_CAT_HEALTH,
  WA_CAT_SOCIAL_CARE, WA_CAT_EDUCATION, WA_CAT_JUSTICE, WA_CAT_WELLBEING, WA_CAT_TAX, WA_CAT_OTHER, WA_N_CATEGORIES
} wa_category;

extern const char *const wa_category_names[WA_N_CATEGORIES]; /* "health care", ... as written in the YAML */

typedef struct wa_line {
  const char *name;
  wa_span span;
  wa_label label;
  wa_formula quantity, amount;
  wa_split *from, *to;
  size_t n_from, n_to;
  bool invest;
  wa_category category;
  bool cash;
  bool effects_rate; /* discounted at the effects rate */
  wa_formula deadweight, attribution, displacement, drop_off; /* expr NULL: 0 */
  wa_formula starts;  /* years after the start; expr NULL: 0 */
  wa_formula lasts;   /* years; expr NULL: see conventions of the ledger */
  const char *outcome_of; /* name of the outcome whose value this line is, or NULL */
  size_t only;       /* it exists under this strategy alone (a stage of its funnel), plus one; 0: under all */
  bool fixed;        /* does not count people: of segments each has its share, uptake does not matter */
  size_t stay;       /* state whose stay `time_in` is, plus one; 0: no such use */
  const char *inputs, *outputs, *outcome, *indicator, *source, *proxy, *proxy_source; /* value map, NULL where empty */
} wa_line;

typedef struct wa_outcome {
  const char *name;
  wa_span span;
  wa_label label;
  wa_formula quantity;
  wa_unit unit;
  const char *unit_text;
  const char *source;
  bool fixed;        /* as of a line */
  size_t stay;       /* as of a line */
} wa_outcome;

typedef enum wa_correction {
  WA_CORRECT_BEGIN, WA_CORRECT_END, WA_CORRECT_ALL, WA_CORRECT_HALF_CYCLE, WA_CORRECT_LIFE_TABLE,
  WA_CORRECT_SIMPSON, WA_CORRECT_SIMPSON_ALTERNATE, WA_N_CORRECTIONS
} wa_correction;
extern const char *const wa_correction_names[WA_N_CORRECTIONS];

typedef enum wa_discount_from {
  WA_FROM_START, WA_FROM_END_OF_YEAR, WA_FROM_MID_YEAR, WA_FROM_CONTINUOUS, WA_N_DISCOUNT_FROM
} wa_discount_from;
extern const char *const wa_discount_from_names[WA_N_DISCOUNT_FROM];

/* How time inside a year counts for discounting. */
typedef enum wa_discount_steps {
  WA_STEPS_CYCLE,            /* by cycle time */
  WA_STEPS_YEAR,             /* by whole years */
  WA_STEPS_AFTER_FIRST_YEAR, /* by cycle time, but nothing in the first year */
  WA_N_DISCOUNT_STEPS
} wa_discount_steps;
extern const char *const wa_discount_steps_names[WA_N_DISCOUNT_STEPS];

/* Settings that may differ between money (costs) and effects: index 0 costs, 1 effects. */
enum { WA_COSTS, WA_EFFECTS };

typedef struct wa_settings {
  const char *currency;
  int price_year; /* 0: not given */
  int start_year; /* calendar year of time 0; 0: not given */
  double horizon; /* years */
  double cycle;   /* years; 1 without a cohort */
  const char *cycle_text, *horizon_text; /* "1 month" */
  size_t n_cycles;
  wa_formula discount[2]; /* yearly rates, default 0 */
  wa_discount_from discount_from[2];
  wa_discount_steps discount_steps;
  wa_correction correction[2];
  bool weight_moves;    /* moves carry the weights of their point too (some published tutorials) */
  size_t comparator;    /* strategy; SIZE_MAX: the implicit "nothing" */
  size_t perspective;   /* stakeholder; SIZE_MAX: society */
  size_t effect;        /* outcome that ICERs are about; SIZE_MAX: the model has none */
  double tolerance;     /* of checks of sums, relative; default 1e-9 */
} wa_settings;

/* What `sex` stands for in look-ups. */
typedef struct wa_sex_mix {
  const char *one; /* category, or NULL; shares below when mixed */
  const char **names;
  wa_formula *shares;
  size_t n;
} wa_sex_mix;

/* A part of the population with figures of its own. In what it sets, a name means its value in the model; in what a
 * strategy sets, a name means its value in the segment. */
typedef struct wa_segment {
  const char *name;
  wa_span span;
  wa_label label;
  wa_formula share; /* of the population and of every inflow */
  wa_formula age;   /* expr NULL: that of the population */
  wa_sex_mix sex;   /* nothing given: that of the population */
  wa_override *overrides;
  size_t n_overrides;
} wa_segment;

typedef struct wa_population {
  wa_formula size;   /* people; default 1 */
  wa_formula age;    /* years at the start; expr NULL: `age` may not be used */
  bool open;         /* people enter later too */
  wa_formula inflow; /* people entering at the start of every later year; may use the time and the year of entry */
  wa_formula *inflow_list; /* instead: one number for each later year */
  size_t n_inflow_list;
  wa_span inflow_span;
  wa_sex_mix sex;
  wa_segment *segments;
  size_t n_segments;
  wa_label label;
} wa_population;

/* Parameters whose value of information is asked for together. */
typedef struct wa_parameter_group {
  const char *name;
  size_t *parameters;
  size_t n_parameters;
} wa_parameter_group;

/* A study that might be done before the decision. Each of `patients` is one size of it. */
typedef struct wa_study {
  const char *name;
  size_t *parameters; /* it tells of */
  double *sd;         /* [parameter] of one patient's observation, of its logarithm for lognormal; 0: events counted */
  size_t n_parameters;
  double *patients;
  size_t n_patients;
} wa_study;

typedef struct wa_decisions_asked {
  bool given;
  double per_year, years; /* people whom the decision touches, and for how long; NaN: not given */
  double discount;        /* a year; NaN: that of costs */
  bool evppi;             /* of every uncertain parameter */
  wa_parameter_group *groups;
  size_t n_groups;
  wa_study *studies;
  size_t n_studies;
  bool deciders_given;    /* else: society and every stakeholder in the reports */
  size_t *deciders;       /* stakeholders; SIZE_MAX: society */
  size_t n_deciders;
} wa_decisions_asked;

/* How the draws of the probabilistic analysis are spread. */
typedef enum wa_sampling { WA_SAMPLING_RANDOM, WA_SAMPLING_LATIN, WA_SAMPLING_SOBOL, WA_N_SAMPLINGS } wa_sampling;
extern const char *const wa_sampling_names[WA_N_SAMPLINGS];

/* Two parameters drawn together: the correlation of their normal scores (Gaussian copula). */
typedef struct wa_correlation {
  size_t a, b; /* parameters */
  double value;
  wa_span span;
} wa_correlation;

typedef struct wa_analysis {
  double *willingness_to_pay; /* per unit of effect; default 20000, 50000, 80000 */
  size_t n_willingness_to_pay;
  size_t *perspectives; /* stakeholders whose cost-effectiveness is reported too; SIZE_MAX: society */
  size_t n_perspectives;
  bool probabilistic; size_t draws; unsigned long long seed; wa_span probabilistic_span;
  wa_sampling sampling; wa_span sampling_span; /* no source: not written */
  double failures; /* share of the draws that may fail; default 1% */
  wa_correlation *correlations;
  size_t n_correlations;
  wa_decisions_asked decisions;
  struct wa_plan *plan; /* sensitivity analysis and calibration (plan.h); never NULL */
} wa_analysis;

/* What CHEERS 2022 asks for that follows from no figure of a model. */
typedef enum wa_method {
  WA_METHOD_PLAN, WA_METHOD_SETTING, WA_METHOD_ENGAGEMENT, WA_METHOD_ENGAGEMENT_EFFECT, WA_METHOD_DISCUSSION, WA_METHOD_FUNDING,
  WA_METHOD_CONFLICTS, WA_N_METHOD
} wa_method;
extern const char *const wa_method_names[WA_N_METHOD]; /* keys of `method`: "analysis_plan" ... */

typedef struct wa_model {
  wa_arena *arena;
  const char *file;
  char sha256[65]; /* of the model and all it includes, tables and changes by --set, in order of reading */
  wa_label title;
  wa_label question, description; /* shown on the summary; may be NULL */
  const char *author, *version;
  wa_label method[WA_N_METHOD]; /* as the author tells it; NULL when not given */
  wa_settings settings;
  wa_population population;
  wa_parameter *parameters; size_t n_parameters;
  wa_definition *definitions; size_t n_definitions;
  wa_table *tables; size_t n_tables;
  wa_price_index price_index;
  wa_stakeholder *stakeholders; size_t n_stakeholders;
  wa_strategy *strategies; size_t n_strategies; /* at least one: "project" where none is written */
  bool implicit_strategy;
  wa_role *roles; size_t n_roles;
  wa_path_model *paths; size_t n_paths;
  wa_tree tree;
  wa_cohort cohort;
  struct wa_patients *patients; /* patients.h; their states stand in `cohort`. NULL: none */
  wa_outcome *outcomes; size_t n_outcomes;
  wa_line *lines; size_t n_lines; /* outcomes with a value come as lines of the same name, after the others */
  wa_analysis analysis;
  const struct wa_names *names; /* index for the look-ups below */
} wa_model;

/* Whether a party is an organisation that bears a cash line: it has a budget (decode_members.c). */
bool wa_pays_cash(const wa_model *model, size_t party);

/* One change from the command line: `name` is a parameter ("rr"), or a path ("settings.discount.costs",
 * "discount.costs", "lines.contract.amount", "population.size"); `value` is YAML for that place. */
typedef struct wa_change {
  const char *name, *value;
} wa_change;

/* Loads and checks a model. Always returns what could be read; the model may be used only when
 * wa_diags_count(diags, WA_ERROR) is 0 afterwards. `unreadable` is set when the file itself could not be
 * opened (exit code 3 rather than 1). `data_path`: folder searched for includes that are not beside the
 * including file (the models that come with the program); may be NULL. */
wa_model *wa_model_load(wa_arena *arena, wa_diags *diags, const char *path, const wa_change *changes,
                        size_t n_changes, const char *data_path, bool *unreadable);

/* The same from a text in memory (tests, fuzzing); includes are resolved against `path`. */
wa_model *wa_model_load_text(wa_arena *arena, wa_diags *diags, const char *path, const char *text, size_t size,
                             const wa_change *changes, size_t n_changes, const char *data_path);

/* What a bare name in a formula stands for. */
typedef enum wa_name_kind {
  WA_NAME_NONE, WA_NAME_PARAMETER, WA_NAME_DEFINITION, WA_NAME_OUTCOME, WA_NAME_CYCLE, WA_NAME_TIME, WA_NAME_YEAR,
  WA_NAME_AGE, WA_NAME_TIME_IN, WA_NAME_ATTRIBUTE, WA_NAME_SO_FAR, WA_NAME_POPULATION, WA_NAME_DISCOUNT_COSTS, WA_NAME_DISCOUNT_EFFECTS
} wa_name_kind;

/* Looks a name up: parameters, definitions, outcomes (their quantity), the clock, `population` (its size). */
wa_name_kind wa_model_name(const wa_model *model, const char *name, size_t *index);

size_t wa_model_table(const wa_model *model, const char *name);       /* SIZE_MAX: none */
size_t wa_model_state(const wa_model *model, const char *name);       /* SIZE_MAX: none */
size_t wa_model_node(const wa_model *model, const char *name);        /* of the tree; SIZE_MAX: none */
size_t wa_model_event(const wa_model *model, const char *name);       /* of the patients; SIZE_MAX: none */
size_t wa_model_path(const wa_model *model, const char *name);        /* SIZE_MAX: none */
size_t wa_model_role(const wa_model *model, const char *name);        /* SIZE_MAX: none */
size_t wa_model_stakeholder(const wa_model *model, const char *name); /* SIZE_MAX: none */
size_t wa_model_strategy(const wa_model *model, const char *name);    /* SIZE_MAX: none */

/* The stage of a strategy's funnel; SIZE_MAX: it has none of that name. */
size_t wa_model_stage(const wa_model *model, size_t strategy, const char *name);

/* Whether people are followed in groups: segments, or those who take a strategy up and those who do not. */
bool wa_model_grouped(const wa_model *model);

/* The label in a language ("nl" or "en"), or `name` when there is none. */
const char *wa_label_text(wa_label label, const char *language, const char *name);

#endif
