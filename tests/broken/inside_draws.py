#!/usr/bin/env python3
"""What must hold for a model holds inside its draws too.

    inside_draws.py WAARDE MODEL [DRAWS]

Draws the parameters, puts each draw into the model with --set and runs the deep checks on it: none may find a
contradiction. (Warnings are about what is written, and the same in every draw.)
"""
import csv
import pathlib
import subprocess
import sys
import tempfile


def main():
    waarde, model, draws = sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "8"
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        tables = pathlib.Path(folder, "tables")
        made = subprocess.run([waarde, "run", model, "--draws", draws, "--seed", "7", "--csv", tables], capture_output=True, text=True)
        if made.returncode != 0:
            sys.exit(made.stderr)
        with open(tables / "parameters.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if len(rows) != int(draws) or not rows[0]:
            sys.exit(f"{len(rows)} draws of {len(rows[0]) if rows else 0} parameters")
        for number, row in enumerate(rows):
            changes = [word for name, value in row.items() for word in ("--set", f"{name}={value}")]
            check = subprocess.run([waarde, "check", "--deep", model, *changes], capture_output=True, text=True)
            if check.returncode != 0 or "29 deep checks" not in check.stdout:
                wrong += 1
                print(f"draw {number}: exit code {check.returncode}\n{check.stdout}{check.stderr}")
    print(f"{model}: {len(rows)} draws of {len(rows[0])} parameters, {wrong} contradict themselves")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
