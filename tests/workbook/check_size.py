#!/usr/bin/python3
"""check_size.py WAARDE MODEL

The report of a model is small enough to send: without draws, and with 1,000 of them where the model asks for draws.
Long cohorts of many strategies are listed with what they take: every cycle of every state and line is a live cell."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

WITHOUT_DRAWS, WITH_DRAWS, DRAWS = 300_000, 1_000_000, 1000

# Bytes without draws of reports that are larger: 120 cycles of 9 states and 2 strategies; 75 cycles of 4 states and 4
# strategies, with and without ages. To be made smaller, never larger.
LARGER = {"knee-replacement": 404_000, "sick-sicker": 406_000, "sick-sicker-age": 528_000}

# What asks for draws in a model, each on a line of its own.
ASKING = re.compile(r"^  (probabilistic|decisions): \{.*\n", re.MULTILINE)


def without_draws(model, folder):
    """A copy of the model that asks for none, between what it may refer to."""
    models = os.path.join(folder, "models")
    inside = os.path.basename(os.path.dirname(model)) == "published"
    root = os.path.dirname(os.path.dirname(model) if inside else model)
    shutil.copytree(root, models)
    copy = os.path.join(models, os.path.relpath(model, root))
    with open(copy, encoding="utf-8") as file:
        text = ASKING.sub("", file.read())
    if re.search(r"^  (probabilistic|decisions):", text, re.MULTILINE):
        sys.exit(f"{model}: its wish for draws could not be taken out")
    with open(copy, "w", encoding="utf-8") as file:
        file.write(text)
    return copy


def asks_for_draws(model):
    with open(model, encoding="utf-8") as file:
        return ASKING.search(file.read()) is not None


def size(program, model, path, *options):
    """Bytes of the report."""
    done = subprocess.run([program, "run", model, "--lang", "en", "-o", path, *options], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{model}: exit code {done.returncode}\n{done.stderr}")
    return os.path.getsize(path)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, model = (os.path.abspath(word) for word in sys.argv[1:])
    name = os.path.splitext(os.path.basename(model))[0]
    limit = LARGER.get(name, WITHOUT_DRAWS)
    with tempfile.TemporaryDirectory(prefix="waarde-size-") as folder:
        path = os.path.join(folder, "report.xlsx")
        bare = size(program, without_draws(model, folder), path)
        drawn = size(program, model, path, "--draws", str(DRAWS)) if asks_for_draws(model) else 0
    print(f"{name}: {bare:,} bytes without draws (at most {limit:,}), "
          + (f"{drawn:,} with {DRAWS:,} (at most {WITH_DRAWS:,})" if drawn else "which it does not ask for"))
    if name in LARGER and bare <= WITHOUT_DRAWS:
        sys.exit(f"{name}: no longer larger than {WITHOUT_DRAWS:,}; take it off the list")
    return int(bare > limit or drawn > WITH_DRAWS)


if __name__ == "__main__":
    sys.exit(main())
