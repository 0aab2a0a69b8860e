#!/usr/bin/python3
"""check_bad_input.py WAARDE

Reports of models whose labels and names would break a careless writer: formulas, quotes, XML, control characters, texts
that are far too long, right-to-left text, emoji, names that are cells to Excel, two hundred parties. Each report must be
lint-clean, show the label as a text, and be recalculated by Gnumeric to its cached values."""
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from sheets import Workbook

LABELS = {
    "formula": "=1+1",
    "call": "=HYPERLINK(\"http://example.org\")",
    "minus": "-1+cmd|' /C calc'!A0",
    "quotes": "\"quoted\" and 'single'",
    "markup": "<b>&amp;</b> ]]> <!-- -->",
    "escape": "_x0041_ and _x000D_",
    "lines": "first\\nsecond\\tthird",
    "arabic": "مستشفى الجامعة ١٢٣",
    "hebrew": "בית חולים‏ (abc)",
    "emoji": "👩🏽‍⚕️ 🏥 care",
    "history": "History",
    "percent": "100% %s %n {} & && | ~",
    "sheet": "[Book]Sheet!A1:*?/\\\\",
    "space": "  leading and trailing  ",
    "long": "x" * 40000,
    "long_emoji": "🏥" * 20000,
    "long_word_list": "word " * 8000,
}


def yaml_text(text):
    return '"' + text.replace('"', '\\"') + '"' if "\\\\" in text or "\\n" in text else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def labelled(label):
    """A small model that says the label wherever a label can be said."""
    said = yaml_text(label)
    return f"""waarde: 1
title: {said}
question: {said}
description: {said}
author: {said}
settings: {{horizon: 2 years, cycle: 1 year, discount: 3%, comparator: usual}}
population: {{size: 10, label: {said}}}
stakeholders:
  payer: {{label: {said}}}
  taker: {{label: {said}}}
parameters:
  price: {{value: 5, label: {said}, source: {said}}}
  on: {{value: 0, unit: share, source: definition}}
tables:
  chance: {{index: time, rows: [[0, 0.1], [2, 0.2]], interpolate: linear, label: {said}, source: {said}}}
strategies:
  usual: {{label: {said}}}
  new: {{label: {said}, set: {{on: 1}}}}
cohort:
  states: {{well: {{label: {said}}}, ill: {{label: {said}}}}}
  transitions: {{well: {{ill: "chance[time] * (1 - 0.2 * on)", well: rest}}}}
  utility: {{well: 1, ill: 0.5}}
outcomes:
  qaly: {{quantity: qalys(), unit: QALY, label: {said}, value: 20000, to: taker, source: {said}}}
lines:
  fee: {{quantity: on * in(well), amount: price, from: payer, to: taker, invest: true, label: {said}, indicator: {said},
        inputs: {said}, outputs: {said}, outcome: {said}, proxy: {said}, source: {said}, proxy_source: {said}}}
"""


NAMES = ["R1C1", "DW1", "R", "C", "rc", "A1", "XFD1048576", "true_", "SUM", "print_area", "AAA1", "k1", "z1s1"]


def named():
    """Parties and parameters whose names are cells, rows or functions to Excel."""
    parties = "\n".join(f"  {name}: {{}}" for name in NAMES)
    parameters = "\n".join(f"  {name}_1: {{value: {i + 2}, source: s}}" for i, name in enumerate(NAMES)) + "\n  qol1: {value: 2, source: s}\n  DW1_: {value: 1, source: s}"
    lines = "\n".join(f"  line{i}: {{amount: {name}_1 * qol1 * DW1_, {'from' if i % 3 else 'to'}: {name}, source: s}}" for i, name in enumerate(NAMES))
    return f"waarde: 1\ntitle: Names\nsettings: {{horizon: 2 years}}\nstakeholders:\n{parties}\nparameters:\n{parameters}\nlines:\n{lines}\n"


def many(n):
    parties = "\n".join(f"  party{i}: {{label: Party number {i} of very many}}" for i in range(n))
    lines = "\n".join(f"  line{i}: {{amount: {100 + i}, {'to' if i % 3 else 'from'}: party{i}, lasts: 3 years, source: s}}" for i in range(n))
    return (f"waarde: 1\ntitle: Many parties\nsettings: {{horizon: 3 years}}\nstakeholders:\n{parties}\nlines:\n"
            f"  start: {{amount: 5000, from: party0, invest: true, source: s}}\n{lines}\n")


def passes(script, *arguments):
    done = subprocess.run([sys.executable, os.path.join(HERE, script), *arguments], capture_output=True, text=True)
    if done.returncode:
        print(done.stdout[-3000:] + done.stderr[-2000:])
    return done.returncode == 0


# Gnumeric reads the codes for characters in texts of a file as they stand.
NOT_GNUMERIC = {"escape"}


def texts_of(path):
    return [cell.value for sheet in Workbook(path).sheets for cell in sheet.cells.values() if isinstance(cell.value, str)]


def try_model(program, folder, name, text, expected):
    """Whether both languages' reports are sound, and the expected text stands in them as a text."""
    model, good = os.path.join(folder, f"{name}.yaml"), True
    with open(model, "w", encoding="utf-8") as file:
        file.write(text)
    for language in ("en", "nl"):
        path = os.path.join(folder, f"{name}-{language}.xlsx")
        done = subprocess.run([program, "run", model, "--lang", language, "-o", path], capture_output=True)
        if done.returncode:
            print(f"{name}: exit code {done.returncode}: {done.stderr.decode(errors='replace')[:1500]}")
            return False
        good = passes("lint.py", path, "--quiet") and good
        if language == "en":
            engine = "libreoffice" if name in NOT_GNUMERIC else "gnumeric"
            good = passes("compare.py", path, "--only", engine, "--show", "3") and good
        if expected and not any(expected in found for found in texts_of(path)):
            print(f"{name}: {expected[:60]!r} stands nowhere in the report")
            good = False
    print(f"{name}: {'sound' if good else 'NOT SOUND'}")
    return good


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program, good = os.path.abspath(sys.argv[1]), True
    with tempfile.TemporaryDirectory(prefix="waarde-bad-input-") as folder:
        for name, label in LABELS.items():
            shown = label.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\").strip()
            good = try_model(program, folder, name, labelled(label), shown[:30]) and good
        good = try_model(program, folder, "names", named(), None) and good
        good = try_model(program, folder, "two-hundred", many(200), "Party number 199") and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
