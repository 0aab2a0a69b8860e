#!/usr/bin/python3
"""large_model.py [STATES CYCLES STRATEGIES]: a model of that size on standard output (20 states, 480 monthly cycles, 6
strategies without words): people get worse state by state, drugs slow it down."""
import sys

states, cycles, strategies = (int(w) for w in sys.argv[1:]) if len(sys.argv) == 4 else (20, 480, 6)
names = [f"stage{i}" for i in range(states - 1)] + ["dead"]
print(f"""waarde: 1
title: A cohort of {states} states, {cycles} cycles and {strategies} strategies
settings: {{horizon: {cycles} months, cycle: 1 month, discount: {{costs: 3%, effects: 1.5%}}, comparator: drug0}}
population: {{size: 1000, age: 50}}
stakeholders: {{payer: {{}}, maker: {{}}, patients: {{kind: household}}}}
parameters:
  worse: {{value: 0.02, source: invented}}
  die: {{value: 0.001, source: invented}}
  slowed: {{value: 1, unit: share, source: definition}}
  fee: {{value: 0, unit: EUR/year, source: definition}}
  care: {{value: 900, unit: EUR/year, source: invented}}
strategies:""")
for s in range(strategies):
    print(f"  drug{s}: {{set: {{slowed: {1 - 0.1 * s:.2f}, fee: {1000 * s} }}}}")
print("cohort:\n  states: [" + ", ".join(names) + "]\n  transitions:")
for i in range(states - 1):
    row = [f"dead: die * {i + 1} * (1 + 0.01 * time)"]
    if i + 1 < states - 1:
        row.append(f"{names[i + 1]}: worse * slowed")
    print("    " + names[i] + ": {" + ", ".join(row + [f"{names[i]}: rest"]) + "}")
print("  utility: {" + ", ".join(f"{n}: {0 if n == 'dead' else round(0.9 - 0.03 * i, 3)}" for i, n in enumerate(names)) + "}")
alive = " + ".join(f"in({n})" for n in names[:-1])
ill = " + ".join(f"{i} * in({n})" for i, n in enumerate(names[:-1]) if i)
print(f"""outcomes:
  qaly: {{quantity: qalys(), unit: QALY, value: 50000, to: patients, source: invented}}
lines:
  drug: {{quantity: {alive}, amount: fee, from: payer, to: maker, invest: true, source: invented}}
  nursing: {{quantity: {ill}, amount: care, from: payer, source: invented}}""")
