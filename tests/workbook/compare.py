#!/usr/bin/python3
"""compare.py FILE.xlsx [--locale nl-NL] [--show N] [--only gnumeric|libreoffice]

Are the cached values of all formulas what the formulas give? The caches are poisoned in a copy, Gnumeric and
LibreOffice each recalculate it, and every formula cell is compared with the original's cached value:
|x - y| <= 1e-9 max(1, |x|) for numbers, equal for texts; an error value is always a failure.
A program that is not installed is a failure too, unless WAARDE_ALLOW_SKIP=1.
Exit code: 0 equal, 1 different or nothing compared, 2 could not be done."""
import argparse
import csv
import math
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from poison import poison
from sheets import Error, Workbook, split_place

HERE = os.path.dirname(os.path.abspath(__file__))
TOLERANCE = 1e-9


def run(script, *arguments):
    done = subprocess.run([os.path.join(HERE, script), *arguments], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{script} failed: {(done.stdout + done.stderr).strip()[-2000:]}")


def with_libreoffice(copy, folder, locale):
    """A function (number of the sheet, place) -> value."""
    run("recalc_libreoffice.sh", copy, folder, locale)
    sheets = Workbook(os.path.join(folder, os.path.basename(copy))).sheets

    def value(sheet, place):
        cell = sheets[sheet].cells.get(place)
        return None if cell is None else cell.value
    return value


def with_gnumeric(copy, folder, _locale):
    run("recalc_gnumeric.sh", copy, folder)
    csv.field_size_limit(1 << 30)
    tables = {}

    def value(sheet, place):
        if sheet not in tables:
            with open(os.path.join(folder, f"{sheet}.csv"), newline="", encoding="utf-8") as lines:
                tables[sheet] = list(csv.reader(lines, delimiter=";"))
        row, column = split_place(place)
        table = tables[sheet]
        return table[row - 1][column - 1] if row <= len(table) and column <= len(table[row - 1]) else None
    return value


ENGINES = {"gnumeric": ("ssconvert", with_gnumeric), "libreoffice": ("soffice", with_libreoffice)}


def is_error(value):
    return isinstance(value, Error) or (isinstance(value, str) and value.startswith(("#DIV", "#N/A", "#NAME", "#NULL", "#NUM", "#REF", "#VALUE", "Err:")))


def as_number(value):
    """A number for whatever stands for one (a file of text values has no types)."""
    if isinstance(value, str):
        if value.upper() in ("TRUE", "FALSE"):
            return float(value.upper() == "TRUE")
        try:
            return float(value)
        except ValueError:
            return None
    return None if value is None else float(value)


def difference(cached, found):
    """Relative difference, infinite when these cannot be called equal at all."""
    if is_error(cached) or is_error(found):
        return math.inf
    if isinstance(cached, str):
        if isinstance(found, float) or isinstance(found, bool):
            return math.inf
        return 0.0 if (found or "").replace("\r\n", "\n") == cached else math.inf
    number = as_number(found)
    if cached is None or number is None or not math.isfinite(number):
        return math.inf
    return abs(float(cached) - number) / max(1.0, abs(float(cached)))


def compare(book, value):
    """(formulas compared, worst (difference, where), differences)"""
    count, worst, wrong = 0, (0.0, ""), []
    for number, sheet in enumerate(book.sheets):
        for place, cell in sheet.cells.items():
            if cell.formula is None:
                continue
            count += 1
            found = value(number, place)
            off = difference(cell.value, found)
            if not off <= TOLERANCE:
                wrong.append((sheet, place, cell, found))
            elif off > worst[0]:
                worst = (off, f"{sheet.name}!{place}")
    for sheet, place, cell, found in wrong:
        if difference(cell.value, found) > worst[0]:
            worst = (difference(cell.value, found), f"{sheet.name}!{place}")
    lines = [f"{sheet.name}!{place}: cached {cell.value!r}, recalculated {found!r}, formula ={cell.formula[:200]}"
             for sheet, place, cell, found in wrong]
    return count, worst, lines


def check(engine, book, copy, folder, locale):
    """(ok, lines to print)"""
    program, recalculate = ENGINES[engine]
    if not shutil.which(program):
        if os.environ.get("WAARDE_ALLOW_SKIP") == "1":
            return True, [f"{engine}: SKIPPED, {program} is not installed"]
        return False, [f"{engine}: {program} is not installed (WAARDE_ALLOW_SKIP=1 lets this pass)"]
    try:
        value = recalculate(copy, os.path.join(folder, engine), locale)
        count, worst, wrong = compare(book, value)
    except (RuntimeError, OSError, IndexError) as problem:
        return False, [f"{engine}: {problem}"]
    where = f" at {worst[1]}" if worst[1] else ""
    lines = [f"{engine}: {count} formulas compared, {len(wrong)} different, worst difference {worst[0]:.2g}{where}"]
    if not count:
        lines.append(f"{engine}: nothing was compared")
    return bool(count) and not wrong, lines + wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--locale", default="en-US")
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--only", choices=sorted(ENGINES))
    asked = parser.parse_args()
    engines = [asked.only] if asked.only else sorted(ENGINES)
    with tempfile.TemporaryDirectory(prefix="waarde-compare-") as folder:
        copy = os.path.join(folder, "poisoned.xlsx")
        try:
            book = Workbook(asked.file)
            poison(asked.file, copy)
        except Exception as problem:
            print(f"{asked.file}: cannot be read: {problem}")
            return 2
        with ThreadPoolExecutor() as pool:
            results = list(pool.map(lambda e: check(e, book, copy, folder, asked.locale), engines))
    for _, lines in results:
        print("\n".join(lines[:1 + asked.show]))
        if len(lines) > 1 + asked.show:
            print(f"  ... and {len(lines) - 1 - asked.show} more")
    return 0 if all(ok for ok, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
