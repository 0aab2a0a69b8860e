#!/usr/bin/env python3
"""Classic modelling errors, one at a time, in copies of the shipped models.

    broken.py WAARDE MODELS_FOLDER

Each row makes one change and names the finding that must tell of it: the check in brackets, or words of a message. The
copy must not have had that finding before the change. Prints a table of what was caught, by name; fails when one was
missed, or when an unbroken model is said to contradict itself.
"""
import pathlib
import subprocess
import sys
import tempfile

HEART, HERNIA, PREVENTION, QULI = "heart-failure.yaml", "hernia.yaml", "prevention.yaml", "quli.yaml"
DIABETES, LUNCHEON, TREE = "diabetes-type-1.yaml", "luncheon-club.yaml", "decision-tree.yaml"
SICK, HIV = "published/sick-sicker.yaml", "published/hiv.yaml"

DEATH = "dead: rr_death * if(cycle == 1, p_death_first_year, p_death_later_years)"
QALY = "    quantity: qalys()\n"
LIFE_YEARS = "  life_years:\n    label: {en: \"Life years\", nl: \"Levensjaren\"}"
NEW_LINE = "lines:\n  # What the insurer pays: money that changes hands and creates nothing\n"


def added(line):
    return NEW_LINE, NEW_LINE + line


# what the author did, model, text as it was, text as it became, what the finding says
ERRORS = [
    ("people come back from death", HEART, "      home: rest\n", "      home: rest\n    dead: {home: 2%, dead: rest}\n", "[dead state]"),
    ("the dead have a utility", HEART, "dead: 0}", "dead: 0.1}", "[dead state]"),
    ("care for the dead is paid", HEART, "quantity: on_programme * in(home)\n    amount: fee",
     "quantity: on_programme * (in(home) + in(dead))\n    amount: fee", "[dead state]"),
    ("a utility of 70 instead of 70%", HEART, "utility: {home: utility_home,", "utility: {home: 70,", "[utilities]"),
    ("a utility above one", HEART, "utility: {home: utility_home,", "utility: {home: utility_usual_nyha,",
     "[utilities]"),
    ("QALYs counted in years", HEART, QALY, "    quantity: in(home)\n", "the unit is declared as QALY"),
    ("QALYs counted without utilities", HEART, QALY, "    quantity: in(home) * one_qaly\n", "[utilities]"),
    ("QALYs counted twice", HEART, QALY, "    quantity: 2 * qalys()\n", "[life years]"),
    ("QALYs of months counted as years", HEART, QALY, "    quantity: qalys() / 12\n", "[life years]"),
    ("QALYs of one state added by hand to all", HEART, QALY, "    quantity: qalys() + in(home) * one_qaly\n", "[life years]"),
    ("years added to QALYs", HEART, QALY, "    quantity: qalys() + in(home) * 0.1\n", "cannot add year to QALY"),
    ("QALYs discounted by hand as well", HEART, QALY, "    quantity: qalys() / (1 + 1.5%) ^ time\n", "[discounted by hand]"),
    ("costs discounted by hand as well", HEART, "amount: tariff_admission\n    from: insurer", "amount: tariff_admission / 1.03 ^ time\n    from: insurer", "[discounted by hand]"),
    ("the discount rate is used in a price", HEART, "amount: fee\n", "amount: fee * (1 - discount_costs)\n", "[discounting]"),
    ("no discounting over three years", HEART, "discount: {costs: 3%, effects: 1.5%}", "discount: 0", "[rates]"),
    ("rates of costs and effects exchanged", HEART, "{costs: 3%, effects: 1.5%}", "{costs: 1.5%, effects: 3%}", "[rates]"),
    ("a discount rate of 3 instead of 3%", HEART, "{costs: 3%, effects: 1.5%}", "{costs: 3, effects: 1.5%}", "for 3% write 3%"),
    ("an amount hidden in a formula", HEART, "amount: tariff_admission\n    from: insurer", "amount: tariff_admission + 250\n    from: insurer", "[hidden amount]"),
    ("a fixed amount among the prices", HEART, "amount: fee\n", "amount: max(fee, 1000)\n", "[prices at zero]"),
    ("a ceiling that is no price", HEART, "amount: fee\n", "amount: min(fee, 1000)\n", "[scale]"),
    ("a strategy that sets nothing", HEART, "    set:\n      on_programme: 1\n      rr_death: rr_death_telemonitoring\n      rr_admission: rr_admission_telemonitoring\n"
     "      outpatient_visits_rate: outpatient_visits_telemonitoring\n      informal_hours_rate: informal_hours_telemonitoring\n"
     "      utility_home: utility_usual + utility_gain\n", "", "[strategies]"),
    ("an effect set to what it was", HEART, "rr_death: rr_death_telemonitoring", "rr_death: 1", "[strategies]"),
    ("the programme is paid for under usual care too", HEART, "quantity: on_programme * in(home)\n    amount: fee\n    from: insurer", "quantity: in(home) * 0.5\n    amount: fee\n    from: insurer",
     "[investment]"),
    ("the investment does not depend on the strategy", HEART, "quantity: on_programme * at(0) * population", "quantity: at(0) * population", "[investment]"),
    ("a parameter multiplied by nought", HEART, "quantity: in(home) * emergency_rate * rr_admission", "quantity: in(home) * emergency_rate * rr_admission * 0", "[parameters]"),
    ("a parameter that nothing uses", HEART, "quantity: in(home) * emergency_rate * rr_admission", "quantity: in(home) * 0.5 * rr_admission", "used by nothing"),
    ("a value outside its own range", HEART, "low: 0, high: 300, assumption", "low: 200, high: 300, assumption", "[ranges]"),
    ("low and high exchanged", HEART, "low: 60%, high: 100%", "low: 100%, high: 60%", "[ranges]|low"),
    ("a relative risk outside its interval", HEART, "ci95: [0.60, 0.83]", "ci95: [0.80, 0.93]", "outside ci95"),
    ("a standard deviation as standard error", HEART, "distribution: {gamma: {se: 0.05}}", "distribution: {gamma: {se: 0.4}}", "[spread]"),
    ("a standard deviation for a share", HEART, "distribution: {beta: {se: 0.04}}", "distribution: {beta: {se: 0.4}}", "[spread]"),
    ("an impossible standard error", HEART, "distribution: {beta: {se: 0.04}}", "distribution: {beta: {se: 0.6}}", "is impossible for a share"),
    ("draws around another value", HEART, "distribution: {gamma: {se: 0.05}}", "distribution: {uniform: {min: 0.4, max: 0.9}}", "[means]"),
    ("counts that give another share", HEART, "distribution: {beta: {se: 0.04}}", "distribution: {beta: {events: 30, n: 100}}", "the mean of the distribution is"),
    ("a price of another year", HEART, "    {value: 150, unit: EUR, low: 0, high: 300, assumption: true,", "    {value: 150, unit: EUR, low: 0, high: 300, source: \"contract, price level 2017\",", "[price years]"),
    ("a yearly probability in monthly cycles", HEART, "cycle: 1 year", "cycle: 1 month", "[cycle]"),
    ("a hazard ratio on a probability", HEART, DEATH, "dead: hr_tele * p_yearly\n", "[hazard ratios]"),
    ("the same admission valued twice for the patient", HEART, *added("  relief:\n    {quantity: qalys(), amount: 1000, to: patients, category: health, cash: false, source: x}\n"), "[counted twice]"),
    ("a tariff without its receiver", HEART, "amount: tariff_admission\n    from: insurer\n    to: hospital", "amount: tariff_admission\n    from: insurer", "[one-sided payment]"),
    ("the insurer's tariff and the hospital's costs both used up", HEART, "amount: price_emergency_care\n    from: insurer\n    to: hospital", "amount: price_emergency_care\n    from: insurer", "[counted twice]"),
    ("a payment made twice", HEART, *added("  admission_again:\n    {quantity: admissions, amount: tariff_admission, from: insurer, to: hospital, category: health care, source: x}\n"), "[counted twice]"),
    ("'to' written for 'from'", HEART, "amount: hospital_variable_share * tariff_admission\n    from: hospital", "amount: hospital_variable_share * tariff_admission\n    to: hospital", "[opposite signs]"),
    ("a cost with a minus sign", HEART, "amount: hospital_variable_share * tariff_admission", "amount: -hospital_variable_share * tariff_admission", "[negative amounts]"),
    ("informal care counted as cash", HEART, "    category: informal care\n    cash: false\n", "    category: informal care\n", "[cash]"),
    ("deadweight on an increment", HEART, "amount: fee\n    from: insurer", "amount: fee\n    deadweight: 20%\n    from: insurer", "corrects twice"),
    ("the same money twice an investment", HEART, "amount: on_programme * (in(home) * fee + at(0) * population * start_fee)\n    from: provider", "amount: on_programme * (in(home) * fee + at(0) * population * start_fee)\n    from: provider\n    invest: true", "twice as investment"),
    ("a monthly amount added to a yearly one", HEART, "amount: fee\n", "amount: fee + monthly\n", "EUR/month"),
    ("a probability of 32 instead of 32%", HEART, "value: 32%", "value: 32", "value"),
    ("a probability that leaves 0..1 in the second year", HEART, DEATH, "dead: rr_death * p_death_first_year * cycle * 1.6", "probability"),
    ("a row that sums to 1.02", HEART, "      home: rest\n", "      home: 1.02 - rr_death * if(cycle == 1, p_death_first_year, p_death_later_years)\n", "sum"),
    ("a name that is nearly right", HEART, "amount: tariff_admission\n    from: insurer", "amount: tarif_admission\n    from: insurer", "did you mean"),
    ("a decimal comma", HEART, "value: 0.80", "value: 0,80", "decimal comma"),
    ("shares that sum to 110%", PREVENTION, "{municipality: 50%, insurer: 50%}", "{municipality: 60%, insurer: 50%}", "sum"),
    ("an effect that outlasts the horizon", PREVENTION, "drop_off: drop_off\n    lasts: 10 years\n    source: assumption\n\nlines", "drop_off: drop_off\n    lasts: 15 years\n    source: assumption\n\nlines", "[duration]"),
    ("drop-off on an effect of one year", QULI, "drop_off: 15%\n    lasts: 5 years", "drop_off: 15%", "[duration]"),
    ("wellbeing counted as cash", QULI, "    category: health\n    discount: costs\n    cash: false", "    category: health\n    discount: costs", "[cash]"),
    ("one gain valued twice with another proxy", QULI, "  carers_travel:\n", "  carers_relief:\n    {quantity: informal_hours, amount: 5, to: carers, category: informal care, cash: false, source: x}\n  carers_travel:\n", "[counted twice]"),
    ("pain valued beside the QALYs", HEART, *added("  less_pain:\n    {quantity: on_programme * in(home), amount: 100, to: patients, category: health, cash: false, source: x}\n"), "[counted twice]"),
    ("health discounted as money", HEART, *added("  relief:\n    {quantity: in(home) * on_programme, amount: 100, to: carers, category: health, discount: costs, cash: false, source: x}\n"), "[cash]"),
    ("a horizon that is no whole number of cycles", SICK, "horizon:", "horizon: 10.5 years #", "cycles"),
    ("a tree whose branches sum to more than one", TREE, None, None, "sum"),
]
# Parameters that some of the errors need.
EXTRA = {
    "a utility above one": "parameters:\n  utility_usual_nyha: {value: 1.4, source: x}\n",
    "QALYs counted without utilities": "parameters:\n  one_qaly: {value: 1, unit: QALY/year, source: x}\n",
    "QALYs of one state added by hand to all": "parameters:\n  one_qaly: {value: 0.1, unit: QALY/year, source: x}\n",
    "a hazard ratio on a probability": "parameters:\n  hr_tele: {value: 0.8, source: x}\n  p_yearly: {value: 20%, source: x}\n",
    "a monthly amount added to a yearly one": "parameters:\n  monthly: {value: 10, unit: EUR/month, source: x}\n",
}


def findings(waarde, path):
    run = subprocess.run([waarde, "check", "--deep", path], capture_output=True, text=True)
    if run.returncode not in (0, 1, 4):
        sys.exit(f"{path}: exit code {run.returncode}\n{run.stderr}")
    return run.stdout + run.stderr, run.returncode


def broken_text(name, text, old, new):
    if old is None:  # the first branch of the tree that is left to `rest` gets a probability of its own
        old = ": rest"
        if old not in text:
            sys.exit(f"{name}: the model has no rest")
        return text.replace(old, ": 90%", 1)
    if old not in text:
        sys.exit(f"{name}: the model has no longer:\n{old}")
    text = text.replace(old, new, 1)
    return text.replace("parameters:\n", EXTRA[name], 1) if name in EXTRA else text


def main():
    waarde, models = sys.argv[1], pathlib.Path(sys.argv[2])
    before, missed = {}, []
    unbroken = {row[1] for row in ERRORS} | {path.name for path in models.glob("*.yaml")}
    for model in sorted(unbroken):
        before[model], code = findings(waarde, models / model)
        if code != 0:
            sys.exit(f"{model} is not broken, but:\n{before[model]}")
    with tempfile.TemporaryDirectory() as folder:
        for name, model, old, new, finding in ERRORS:
            text = broken_text(name, (models / model).read_text(encoding="utf-8"), old, new)
            text = text.replace("[nl/", f"[{models}/nl/").replace(", nl/", f", {models}/nl/").replace("file: ", f"file: {models}/published/")
            path = pathlib.Path(folder, "broken.yaml")
            path.write_text(text, encoding="utf-8")
            said, _ = findings(waarde, path)
            caught = any(said.count(words) > before[model].count(words) for words in finding.split("|"))
            print(f"{'caught' if caught else 'MISSED':7} {name} ({model})")
            if not caught:
                missed.append(name)
                print(said)
    print(f"{len(ERRORS) - len(missed)} of {len(ERRORS)} errors caught")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
