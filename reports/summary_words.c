/* The sentences of the summary: the answer, who gains and who loses, what the deal hangs on, cost-effectiveness. Each
 * chooses its words by the numbers in the sheet, so that it stays true when an input changes. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "reports/phrase.h"
#include "reports/summary_sheet.h"

/* Columns of words beside the rows of parties. */
enum { W_NAME = C_WORDS, W_AMOUNT, W_AMOUNT_WORDS, W_N_GAIN, W_GAIN, W_N_LOSE, W_LOSE };
/* Less than half a cent is nothing: the dregs of cancelling sums. */
#define WA_NOTHING "0.005"
static const double wa_nothing = 0.005;
enum { WA_NAME_LENGTH = 100 };

typedef struct wa_teller {
  wa_report *report;
  wa_sheet *sheet;
  wa_part_rows rows;
  const wa_strategy_result *own;
  const char **told; /* without a sheet: the sentences so far */
  size_t *n_told;
} wa_teller;

static double wa_now(const wa_teller *t, wa_id node) { return wa_result_value(t->report->results, node); }
static const char *wa_of(const wa_teller *t, wa_id node) { return t->sheet ? wa_ref(t->report, t->sheet, node) : ""; }
static wa_phrase wa_fixed(const wa_teller *t, wa_text_id id) { return wa_phrase_of(t->report, id); }
static wa_phrase wa_literal(const wa_teller *t, const char *text) { return wa_phrase_text(t->report, text); }

static const char *wa_test(const wa_teller *t, wa_id node, const char *condition) {
  return wa_printf(t->report->arena, "%s%s", wa_of(t, node), condition);
}

#define WA_JOIN(t, ...) \
  wa_phrase_join((t)->report, (const wa_phrase[]){__VA_ARGS__}, sizeof((const wa_phrase[]){__VA_ARGS__}) / sizeof(wa_phrase))

static wa_phrase wa_when_missing(const wa_teller *t, wa_id node, wa_phrase missing, wa_phrase present) {
  return wa_phrase_if(t->report, wa_test(t, node, "=\"\""), isnan(wa_now(t, node)), missing, present);
}

static const char *wa_one_unit(const wa_teller *t) {
  const char *currency = t->report->model->settings.currency;
  return strcmp(currency, "EUR") == 0 ? wa_rt(t->report, WA_T_ONE_EURO) : currency;
}

static wa_phrase wa_money(const wa_teller *t, wa_phrase amount) {
  return WA_JOIN(t, amount, wa_literal(t, wa_printf(t->report->arena, " %s", wa_money_word(t->report))));
}

/* ". Together the parties are better off by 551 euros." */
static wa_phrase wa_together(const wa_teller *t) {
  wa_id npv = t->own->sroi.npv;
  double now = wa_now(t, npv);
  wa_phrase amount = wa_amount_words(t->report, t->sheet, t->rows.answer, C_WORDS + 1, npv), end = wa_literal(t, ".");
  wa_phrase lose = WA_JOIN(t, wa_fixed(t, WA_T_S_TOGETHER_LOSE), wa_money(t, amount), end);
  wa_phrase gain = WA_JOIN(t, wa_fixed(t, WA_T_S_TOGETHER_GAIN), wa_money(t, amount), end);
  wa_phrase less = wa_phrase_if(t->report, wa_test(t, npv, "<=-" WA_NOTHING), now <= -wa_nothing, lose, wa_fixed(t, WA_T_S_TOGETHER_EVEN));
  return wa_phrase_if(t->report, wa_test(t, npv, ">=" WA_NOTHING), now >= wa_nothing, gain, less);
}

static wa_phrase wa_no_return(const wa_teller *t) {
  wa_id investment = t->own->sroi.investment;
  wa_phrase why = wa_phrase_if(t->report, wa_test(t, investment, "<0"), wa_now(t, investment) < 0, wa_fixed(t, WA_T_S_INVESTS_LESS),
                               wa_fixed(t, WA_T_S_NO_INVESTMENT_LINES));
  return WA_JOIN(t, why, wa_literal(t, wa_one_unit(t)), wa_together(t));
}

/* "Every euro invested returns 3.02 euros (SROI, gross)." */
static wa_phrase wa_return(const wa_teller *t) {
  wa_id ratio = t->own->sroi.ratio;
  double now = wa_now(t, ratio);
  wa_phrase figure = wa_decimal_words(t->report, t->sheet, t->rows.answer, C_WORDS, ratio);
  wa_phrase every = WA_JOIN(t, wa_fixed(t, WA_T_S_EVERY), wa_literal(t, wa_one_unit(t)));
  wa_phrase end = wa_phrase_if(t->report, wa_test(t, ratio, ">=0.995"), now >= 0.995, wa_fixed(t, WA_T_S_RETURNED), wa_fixed(t, WA_T_S_RETURNED_LESS));
  wa_phrase returned = WA_JOIN(t, every, wa_fixed(t, WA_T_S_INVESTED_RETURNS), wa_money(t, figure), end);
  wa_phrase lost = WA_JOIN(t, every, wa_fixed(t, WA_T_S_INVESTED_LOST), wa_money(t, figure), wa_fixed(t, WA_T_S_MORE_LOST));
  wa_phrase told = wa_phrase_if(t->report, wa_test(t, ratio, "<=-0.005"), now <= -0.005, lost, returned);
  return wa_when_missing(t, ratio, wa_no_return(t), told);
}

/* A list built from its end, a cell per party: "A", "B and A", "C, B and A". Who is in it follows from the net. */
static const char *wa_list_cell(const wa_teller *t, size_t row, bool last, bool gain, bool in, size_t below, const char *rest, const char *item,
                                const char *item_now) {
  wa_arena *arena = t->report->arena;
  size_t count = gain ? W_N_GAIN : W_N_LOSE, list = gain ? W_GAIN : W_LOSE;
  const char *net = wa_cell_ref(arena, t->sheet, t->sheet, row, C_NET, WA_FIX_NONE);
  const char *test = wa_printf(arena, gain ? "%s>=" WA_NOTHING : "%s<=-" WA_NOTHING, net);
  const char *count_below = wa_cell_ref(arena, t->sheet, t->sheet, row + 1, count, WA_FIX_NONE);
  const char *list_below = wa_cell_ref(arena, t->sheet, t->sheet, row + 1, list, WA_FIX_NONE);
  if (t->sheet) wa_cell_formula(t->sheet, row, count, WA_STYLE_NOTE, WA_NUM_GENERAL,
                  last ? wa_printf(arena, "IF(%s,1,0)", test) : wa_printf(arena, "IF(%s,1,0)+%s", test, count_below), (double)(below + in));
  const char *and = wa_formula_text(arena, wa_rt(t->report, WA_T_AND));
  const char *formula = last ? wa_printf(arena, "IF(%s,%s,\"\")", test, item)
                             : wa_printf(arena, "IF(%s,%s&IF(%s=0,\"\",IF(%s=1,%s,\", \"))&%s,%s)", test, item, count_below, count_below,
                                         and, list_below, list_below);
  const char *between = below == 0 ? "" : below == 1 ? wa_rt(t->report, WA_T_AND) : ", ";
  const char *now = in ? wa_printf(arena, "%s%s%s", item_now, between, rest) : rest;
  if (t->sheet) wa_cell_formula_text(t->sheet, row, list, WA_STYLE_NOTE, formula, now);
  return now;
}

typedef struct wa_sides {
  size_t n_gain, n_lose;
  const char *gain, *lose;
} wa_sides;

static wa_sides wa_lists(const wa_teller *t, wa_shown shown) {
  wa_arena *arena = t->report->arena;
  wa_sides sides = {0, 0, "", ""};
  for (size_t i = shown.n; i-- > 0;) {
    size_t row = t->rows.table + 1 + i;
    wa_id net = t->own->parties[shown.parties[i]].net;
    double now = wa_now(t, net);
    bool gain = now >= wa_nothing, lose = now <= -wa_nothing, last = i + 1 == shown.n;
    const char *name = wa_short_text(arena, wa_stakeholder_text(t->report, shown.parties[i]), WA_NAME_LENGTH);
    if (t->sheet) wa_cell_text(t->sheet, row, W_NAME, WA_STYLE_NOTE, name);
    wa_phrase amount = wa_money(t, wa_amount_words(t->report, t->sheet, row, W_AMOUNT, net));
    const char *ref = wa_cell_ref(arena, t->sheet, t->sheet, row, W_NAME, WA_FIX_NONE);
    sides.gain = wa_list_cell(t, row, last, true, gain, sides.n_gain, sides.gain, ref, name);
    sides.lose = wa_list_cell(t, row, last, false, lose, sides.n_lose, sides.lose, wa_printf(arena, "%s&\" (\"&%s&\")\"", ref, amount.formula),
                              wa_printf(arena, "%s (%s)", name, amount.text));
    sides.n_gain += gain;
    sides.n_lose += lose;
  }
  return sides;
}

static void wa_tell(const wa_teller *t, size_t row, wa_style style, wa_phrase phrase) {
  if (t->sheet) wa_phrase_write(t->report, t->sheet, row, C_WHAT, C_LAST, style, phrase);
  else if (*phrase.text) t->told[(*t->n_told)++] = phrase.text;
}

static void wa_tell_sides(const wa_teller *t, wa_shown shown) {
  wa_arena *arena = t->report->arena;
  wa_sides sides = wa_lists(t, shown);
  size_t row = t->rows.table + 1;
  const char *none_gain = wa_printf(arena, "%s=0", wa_cell_ref(arena, t->sheet, t->sheet, row, W_N_GAIN, WA_FIX_BOTH));
  const char *none_lose = wa_printf(arena, "%s=0", wa_cell_ref(arena, t->sheet, t->sheet, row, W_N_LOSE, WA_FIX_BOTH));
  bool nobody_gains = sides.n_gain == 0, nobody_loses = sides.n_lose == 0;
  wa_phrase end = wa_literal(t, shown.others ? wa_printf(arena, ". %s", wa_rt(t->report, WA_T_S_LARGEST_ONLY)) : ".");
  wa_phrase gain = WA_JOIN(t, wa_fixed(t, WA_T_S_BETTER), wa_phrase_cell(t->report, t->sheet, row, W_GAIN, sides.gain), end);
  /* Of a single party it is enough to say what happens to it. */
  wa_phrase others = shown.n > 1 ? wa_fixed(t, WA_T_S_NOBODY_BETTER) : wa_literal(t, "");
  wa_phrase nobody = wa_phrase_if(t->report, none_lose, nobody_loses, wa_fixed(t, WA_T_S_NOBODY_MOVED), others);
  wa_tell(t, t->rows.better, WA_STYLE_WRAP, wa_phrase_if(t->report, none_gain, nobody_gains, nobody, gain));
  wa_phrase lead = wa_phrase_if(t->report, none_gain, nobody_gains, wa_fixed(t, WA_T_S_WORSE), wa_fixed(t, WA_T_S_WORSE_UNLESS));
  wa_phrase lose = WA_JOIN(t, lead, wa_phrase_cell(t->report, t->sheet, row, W_LOSE, sides.lose), wa_literal(t, "."));
  wa_phrase none = wa_phrase_if(t->report, none_gain, nobody_gains, wa_literal(t, ""),
                                shown.n > 1 ? wa_fixed(t, WA_T_S_NOBODY_WORSE) : wa_literal(t, ""));
  wa_tell(t, t->rows.worse, WA_STYLE_WRAP, wa_phrase_if(t->report, none_lose, nobody_loses, none, lose));
}

/* "The investment is earned back after 1.37 years (undiscounted). "; nothing without an investment. */
static wa_phrase wa_payback_words(const wa_teller *t) {
  if (!wa_has_investment(t->report->model)) return wa_literal(t, "");
  wa_id payback = t->own->sroi.payback;
  wa_phrase years = wa_decimal_words(t->report, t->sheet, t->rows.deal, C_WORDS, payback);
  wa_phrase after = WA_JOIN(t, wa_fixed(t, WA_T_S_EARNED_BACK), years, wa_fixed(t, WA_T_S_EARNED_YEARS));
  wa_phrase when = wa_when_missing(t, payback, wa_fixed(t, WA_T_S_NOT_EARNED), after);
  return wa_when_missing(t, t->own->sroi.ratio, wa_literal(t, ""), when);
}

/* "60% of the investment comes from parties that lose by it. The cash that winning organisations ..." */
static wa_phrase wa_pocket_words(const wa_teller *t) {
  const wa_sroi_result *sroi = &t->own->sroi;
  wa_phrase nothing = wa_literal(t, "");
  wa_phrase share = WA_JOIN(t, wa_percent_words(t->report, t->sheet, t->rows.deal, C_WORDS + 1, sroi->wrong_pocket_share), wa_fixed(t, WA_T_S_OF_INVESTMENT));
  wa_phrase wrong = wa_phrase_if(t->report, wa_test(t, sroi->wrong_pocket_share, ">=0.005"), wa_now(t, sroi->wrong_pocket_share) >= 0.005, share, nothing);
  wrong = wa_when_missing(t, sroi->wrong_pocket_share, nothing, wrong);
  wa_phrase spare = wa_amount_words(t->report, t->sheet, t->rows.deal, C_WORDS + 2, sroi->winners_cash);
  wa_phrase needed = wa_amount_words(t->report, t->sheet, t->rows.deal, C_WORDS + 4, sroi->compensation);
  wa_phrase short_of = WA_JOIN(t, wa_fixed(t, WA_T_S_NOT_COVERED), wa_money(t, spare), wa_fixed(t, WA_T_S_NOT_ENOUGH), wa_money(t, needed), wa_literal(t, ")."));
  wa_phrase none = WA_JOIN(t, wa_fixed(t, WA_T_S_NO_SPARE), wa_money(t, needed), wa_literal(t, ")."));
  short_of = wa_phrase_if(t->report, wa_test(t, sroi->winners_cash, "<" WA_NOTHING), wa_now(t, sroi->winners_cash) < wa_nothing, none, short_of);
  wa_phrase cover = wa_phrase_if(t->report, wa_printf(t->report->arena, "%s>=%s", wa_of(t, sroi->winners_cash), wa_of(t, sroi->compensation)),
                                 wa_now(t, sroi->winners_cash) >= wa_now(t, sroi->compensation), wa_fixed(t, WA_T_S_COVERED), short_of);
  cover = wa_phrase_if(t->report, wa_test(t, sroi->compensation, "<" WA_NOTHING), wa_now(t, sroi->compensation) < wa_nothing, nothing, cover);
  return WA_JOIN(t, wrong, cover);
}

static const char *wa_effect_unit(const wa_teller *t) {
  const wa_outcome *effect = &t->report->model->outcomes[t->report->model->settings.effect];
  return effect->unit_text ? effect->unit_text : wa_rl(t->report, effect->label, effect->name);
}

/* "13,400 euros less" */
static wa_phrase wa_changed_by(const wa_teller *t, wa_id node, size_t column, const char *unit) {
  double now = wa_now(t, node);
  wa_phrase amount = wa_amount_words(t->report, t->sheet, t->rows.effectiveness, column, node);
  wa_phrase less = wa_phrase_if(t->report, wa_test(t, node, "<0"), now < 0, wa_fixed(t, WA_T_S_LESS), wa_literal(t, ""));
  wa_phrase more = wa_phrase_if(t->report, wa_test(t, node, ">0"), now > 0, wa_fixed(t, WA_T_S_MORE), less);
  return WA_JOIN(t, amount, wa_literal(t, wa_printf(t->report->arena, " %s", unit)), more);
}

/* What the strategy's position means, by the word that stands for it on the sheet of cost-effectiveness. */
static wa_phrase wa_position(const wa_teller *t, const wa_effectiveness *own) {
  wa_report *report = t->report;
  wa_arena *arena = report->arena;
  wa_phrase end = wa_literal(t, "."), per = WA_JOIN(t, wa_fixed(t, WA_T_S_PER), wa_literal(t, wa_effect_unit(t)));
  wa_phrase icer = WA_JOIN(t, wa_money(t, wa_amount_words(report, t->sheet, t->rows.effectiveness, C_WORDS + 4, own->icer)), per);
  const char *against = wa_of(t, own->icer_against), *base = wa_strategy_text(report, report->results->comparator);
  bool to_base = !isnan(wa_now(t, own->icer_against)) && (size_t)wa_now(t, own->icer_against) == report->results->comparator;
  icer = WA_JOIN(t, icer, wa_phrase_if(report, wa_printf(arena, "%s=%s", against, wa_formula_text(arena, base)), to_base, end,
                                       wa_fixed(t, WA_T_S_CE_AGAINST)));
  wa_phrase saves = WA_JOIN(t, wa_fixed(t, WA_T_S_CE_SAVES), wa_money(t, wa_amount_words(report, t->sheet, t->rows.effectiveness, C_WORDS + 6, own->ratio)), per,
                            wa_fixed(t, WA_T_S_CE_GIVEN_UP));
  const struct { wa_status status; wa_phrase words; } positions[] = {
      {WA_STATUS_DOMINANT, wa_fixed(t, WA_T_S_CE_DOMINANT)}, {WA_STATUS_SOUTH_WEST, saves},
      {WA_STATUS_DOMINATED, wa_fixed(t, WA_T_S_CE_DOMINATED)}, {WA_STATUS_EXTENDEDLY_DOMINATED, wa_fixed(t, WA_T_S_CE_EXTENDED)},
      {WA_STATUS_EQUAL, wa_fixed(t, WA_T_S_CE_EQUAL)}};
  wa_phrase words = wa_when_missing(t, own->icer, wa_fixed(t, WA_T_S_CE_CHEAPEST), icer);
  for (size_t i = 0; i < sizeof positions / sizeof *positions; i++) {
    const char *word = wa_formula_text(arena, wa_name_text(report, wa_status_names[positions[i].status]));
    words = wa_phrase_if(report, wa_printf(arena, "%s=%s", wa_of(t, own->status), word),
                         wa_now(t, own->status) == (double)positions[i].status, positions[i].words, words);
  }
  return words;
}

static wa_phrase wa_effectiveness_words(const wa_teller *t) {
  const wa_effectiveness *own = &t->own->effectiveness[0];
  const char *who = wa_stakeholder_text(t->report, t->report->results->perspectives[0]);
  return WA_JOIN(t, wa_fixed(t, WA_T_S_CE_FOR), wa_literal(t, wa_short_text(t->report->arena, who, WA_NAME_LENGTH)), wa_fixed(t, WA_T_S_CE_COLON),
                 wa_changed_by(t, own->more_cost[t->report->results->comparator], C_WORDS, wa_money_word(t->report)), wa_fixed(t, WA_T_S_COMMA),
                 wa_changed_by(t, own->more_effect[t->report->results->comparator], C_WORDS + 2, wa_effect_unit(t)), wa_literal(t, ": "), wa_position(t, own));
}

/* Where nothing is invested but effects are compared, cost-effectiveness is the answer. */
static void wa_tell_all(const wa_teller *t, size_t strategy, wa_shown shown) {
  const wa_report *report = t->report;
  bool effect = report->results->n_perspectives > 0, lines = report->model->n_lines > 0;
  bool invests = wa_has_investment(report->model), returns = lines && (invests || !effect);
  if (!lines && !effect) wa_tell(t, t->rows.answer, WA_STYLE_STRONG, wa_fixed(t, WA_T_S_NO_MONEY));
  if (returns) wa_tell(t, t->rows.answer, WA_STYLE_STRONG, invests ? wa_return(t) : wa_no_return(t));
  else if (effect) wa_tell(t, t->rows.answer, WA_STYLE_STRONG, wa_effectiveness_words(t));
  if (!t->sheet && wa_has_interval(report, strategy)) t->told[(*t->n_told)++] = wa_interval_words(report, strategy);
  if (shown.n) wa_tell_sides(t, shown);
  if (lines && shown.n > 1) wa_tell(t, t->rows.deal, WA_STYLE_WRAP, WA_JOIN(t, wa_payback_words(t), wa_pocket_words(t)));
  else if (lines && invests) wa_tell(t, t->rows.deal, WA_STYLE_WRAP, wa_payback_words(t));
  if (returns && effect) wa_tell(t, t->rows.effectiveness, WA_STYLE_WRAP, wa_effectiveness_words(t));
}

void wa_write_sentences(wa_report *report, wa_sheet *sheet, wa_part_rows rows, size_t strategy, wa_shown shown) {
  wa_teller teller = {.report = report, .sheet = sheet, .rows = rows, .own = &report->results->strategies[strategy]};
  wa_cell_text(sheet, rows.title, C_WORDS, WA_STYLE_NOTE, wa_rt(report, WA_T_S_WORDS));
  wa_tell_all(&teller, strategy, shown);
}

size_t wa_tell_sentences(wa_report *report, size_t strategy, const char *sentences[WA_MOST_SENTENCES]) {
  size_t n = 0;
  wa_teller teller = {.report = report, .own = &report->results->strategies[strategy], .told = sentences, .n_told = &n};
  wa_tell_all(&teller, strategy, wa_largest_parties(report, strategy, report->model->n_stakeholders));
  return n;
}
