#!/usr/bin/python3
"""Compares what the program computes with the figures of worked cases.

    run_cases.py [--no-fold] WAARDE MODELS_DIR FILE...

A file holds blocks. A block names a model (looked for beside the file, then in MODELS_DIR), changes to it, and figures:

    model: heart-failure.yaml
    set: value_of_qaly=80000
    under: strategies.telemonitoring
    .sroi.ratio = 11.430115
    .stakeholders.hospital.net = -951070.14 +- 0.005
    -1 * .lines.travel.incremental_by_year = [20322.10, 14021.69, 11339.03]

The left side is a path into the JSON document or arithmetic (+ - * / and brackets) with such paths; a path that begins
with a dot continues the one after `under:`. Lists are compared and added place by place. The right side is a number, a
list of numbers, a quoted text, true, false or null. Without `+-`, half a unit of the last printed digit is allowed.
With --no-fold the program does no arithmetic on constants while it builds its graph: the figures must be the same.
"""
import json
import os
import re
import subprocess
import sys

PATH = re.compile(r"(?<![\w.\])])\.?[A-Za-z_]\w*(?:\.\w+|\[\d+\])*")
STEP = re.compile(r"\w+")
# A figure on the edge of its rounding may be off by the last bit of the arithmetic besides.
EDGE = 1e-12


class Row(list):
    """A list that adds and multiplies place by place."""

    def _each(self, other, act):
        if isinstance(other, list):
            if len(other) != len(self):
                raise ValueError(f"rows of {len(self)} and {len(other)} places")
            return Row(act(a, b) for a, b in zip(self, other))
        return Row(act(a, other) for a in self)

    def __add__(self, other):
        return self._each(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._each(other, lambda a, b: a - b)

    def __mul__(self, other):
        return self._each(other, lambda a, b: a * b)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._each(other, lambda a, b: a / b)


def find(document, path):
    value = document
    for step in STEP.findall(path):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return Row(value) if isinstance(value, list) else value


def evaluate(document, prefix, formula):
    values = []

    def name(match):
        path = match.group()
        values.append(find(document, prefix + path if path.startswith(".") else path))
        return f"values[{len(values) - 1}]"

    return eval(PATH.sub(name, formula), {"__builtins__": {}, "values": values})


def half_unit(text):
    """Half of the last printed digit: 0.005 for "12.34"."""
    digits = re.fullmatch(r"-?\d+(?:\.(\d+))?", text)
    return 0.5 * 10.0 ** -len(digits.group(1) or "") if digits else 0.0


def matches(got, text, tolerance):
    if text.startswith("["):
        parts = [part.strip() for part in text[1:-1].split(",")]
        return isinstance(got, list) and len(got) == len(parts) and all(
            matches(value, part, tolerance) for value, part in zip(got, parts))
    expected = json.loads(text)
    if isinstance(expected, bool) or not isinstance(expected, (int, float)):
        return got == expected and type(got) is type(expected)
    if isinstance(got, bool) or not isinstance(got, (int, float)):
        return False
    allowed = half_unit(text) if tolerance is None else tolerance
    return abs(got - expected) <= allowed + EDGE * max(1.0, abs(expected))


def read_blocks(path):
    """Yields (line of the model, model, changes, figures); a figure is (line, prefix, formula, text, tolerance)."""
    block, prefix = None, ""
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            key, _, rest = line.partition(":")
            rest = rest.strip()
            if key == "model":
                if block:
                    yield block
                block, prefix = (number, rest, [], []), ""
            elif block is None:
                raise SystemExit(f"{path}:{number}: no model before this line")
            elif key == "set":
                block[2].append(rest)
            elif key == "under":
                prefix = rest
            else:
                formula, equals, right = line.partition(" = ")
                if not equals:
                    raise SystemExit(f"{path}:{number}: neither a setting nor a figure: {line}")
                text, _, tolerance = right.partition("+-")
                block[3].append((number, prefix, formula, text.strip(), float(tolerance) if tolerance else None))
    if block:
        yield block


def run(program, model, changes, fold):
    command = [program, "run", model, "--json"] + ([] if fold else ["--no-fold"])
    for change in changes:
        command += ["--set", change]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        return None, f"exit code {done.returncode}\n{done.stderr.strip()}"
    try:
        return json.loads(done.stdout), None
    except ValueError as error:
        return None, f"no JSON: {error}"


def main():
    words = [word for word in sys.argv[1:] if word != "--no-fold"]
    if len(words) < 3:
        raise SystemExit(__doc__)
    program, models, files = os.path.abspath(words[0]), words[1], words[2:]
    compared = wrong = 0
    for path in files:
        for number, name, changes, figures in read_blocks(path):
            beside = os.path.join(os.path.dirname(os.path.abspath(path)), name)
            model = beside if os.path.exists(beside) else os.path.join(models, name)
            title = " ".join([name] + changes)
            document, error = run(program, model, changes, "--no-fold" not in sys.argv)
            if error:
                print(f"{path}:{number}: {title}: {error}")
                wrong += max(1, len(figures))
                continue
            for line, prefix, formula, text, tolerance in figures:
                compared += 1
                try:
                    got = evaluate(document, prefix, formula)
                except (KeyError, IndexError, TypeError, ValueError, ZeroDivisionError) as error:
                    got = f"{type(error).__name__}: {error}"
                if not matches(got, text, tolerance):
                    wrong += 1
                    print(f"{path}:{line}: {title}: {formula}\n    expected {text}, got {got}")
    print(f"{compared} figures compared, {wrong} wrong")
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
