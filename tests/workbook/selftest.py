#!/usr/bin/python3
"""selftest.py GOOD.xlsx: do lint.py and compare.py find what they are for?

GOOD must pass both. Then faults are put into copies of it, one each, and every one must be found."""
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))


def run(script, *arguments):
    done = subprocess.run([sys.executable, os.path.join(HERE, script), *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def changed(source, target, part, pattern, replacement):
    """A copy with the first match of `pattern` in the parts matching `part` replaced; False when nothing matched."""
    done = False
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if not done and re.fullmatch(part, name):
                data, count = re.subn(pattern, replacement, data, count=1)
                done = count > 0
            after.writestr(name, data)
    return done


SHEET, CHART, BOOK = r"xl/worksheets/sheet\d+\.xml", r"xl/charts/chart\d+\.xml", r"xl/workbook\.xml"

# (what, part, pattern, replacement, what lint.py must say)
LINT = [
    ("a name that is a cell", BOOK, rb'<definedName name="(?!_)\w+"', b'<definedName name="DW1"', "a cell to Excel"),
    ("a name that is a row", BOOK, rb'<definedName name="(?!_)\w+"', b'<definedName name="R1C1"', "a row or column"),
    ("a hidden sheet", BOOK, rb'(<sheet name="[^"]*" sheetId="2") ', rb'\1 state="hidden" ', "hidden"),
    ("a reserved name", BOOK, rb'<sheet name="[^"]*"', b'<sheet name="History"', "reserved"),
    ("OFFSET", SHEET, rb"<f>[^<]*</f>", b"<f>OFFSET(A1,1,1)</f>", "uses OFFSET"),
    ("RAND", SHEET, rb"<f>[^<]*</f>", b"<f>1+RAND()</f>", "uses RAND"),
    ("TEXT", SHEET, rb"<f>[^<]*</f>", b'<f>TEXT(1,"0,00")</f>', "uses TEXT"),
    ("a function without prefix", SHEET, rb"<f>[^<]*</f>", b"<f>GAMMA.INV(0.5,1,1)</f>", "uses GAMMA.INV"),
    ("an IF inside SUMPRODUCT", SHEET, rb"<f>[^<]*</f>", b"<f>SUMPRODUCT(IF(A1,1,2))</f>", "inside SUMPRODUCT"),
    ("another workbook", SHEET, rb"<f>[^<]*</f>", b"<f>[1]Sheet!A1</f>", "another workbook"),
    ("a lost reference", SHEET, rb"<f>[^<]*</f>", b"<f>#REF!+1</f>", "lost reference"),
    ("a missing sheet", SHEET, rb"<f>[^<]*</f>", b"<f>'Not there'!A1</f>", "not there"),
    ("a long text", SHEET, rb"<f>[^<]*</f>", b'<f>"' + b"x" * 256 + b'"</f>', "longer than 255"),
    ("a long formula", SHEET, rb"<f>[^<]*</f>", b"<f>" + b"1+" * 5000 + b"1</f>", "longer than 8,192"),
    ("an array formula", SHEET, rb"<f>", b'<f t="array" ref="A1">', "array formula"),
    ("no cached value", SHEET, rb'(<c r="\w+" s="\d+"><f>[^<]*</f>)<v>[^<]*</v>', rb"\1", "without a cached value"),
    ("NAN", SHEET, rb"</f><v>[^<]*</v>", b"</f><v>NAN</v>", "NAN"),
    ("an error value", SHEET, rb'<c (r="\w+" s="\d+")><f>([^<]*)</f><v>[^<]*', rb'<c \1 t="e"><f>\2</f><v>#DIV/0!', "is an error"),
    ("XML that is cut off", SHEET, rb"</worksheet>", b"", "not well-formed"),
    ("a control character", SHEET, rb"</f><v>", b"</f><v>\x01", "not well-formed"),
    ("a password", SHEET, rb"<sheetProtection ", b'<sheetProtection password="ABCD" ', "password"),
    ("a hidden column", SHEET, rb"<col ", b'<col hidden="1" ', "hidden col"),
    ("a zero in a chart", CHART, rb"<c:numCache>(.*?)<c:v>[^<]*", rb"<c:numCache>\1<c:v>0.125", "the cache of"),
    ("a chart of nothing", CHART, rb"<c:f>[^<]*</c:f>", b"<c:f>Gone!$A$1:$A$2</c:f>", "not there"),
    ("no description", r"xl/drawings/drawing\d+\.xml", rb' descr="[^"]*"', b"", "no description"),
]

# (what, part, pattern, replacement): faults that only a recalculation shows
COMPARE = [
    ("a wrong cached number", SHEET, rb"(</f><v>)(-?[0-9]+)", rb"\g<1>1\g<2>"),
    ("a number off by 1e-8", SHEET, rb"(<f>[^<]*</f><v>)[^<]*", None),
    ("a wrong cached text", SHEET, rb'( t="str"><f>[^<]*</f><v>)', rb"\g<1>x"),
    ("a formula that gives an error", SHEET, rb"<f>[^<]*</f>", b"<f>1/0</f>"),
    ("an unknown name", SHEET, rb"<f>[^<]*</f>", b"<f>no_such_name_here</f>"),
]


def a_little_off(match):
    number = float(match.group(0).rsplit(b">", 1)[1])
    return match.group(1) + repr(number + 1e-8 * max(1.0, abs(number))).encode()


def try_lint(case, good, folder):
    what, part, pattern, replacement, expected = case
    path = os.path.join(folder, f"lint{LINT.index(case)}.xlsx")
    if not changed(good, path, part, pattern, replacement):
        return f"lint.py, {what}: GOOD has no place for it"
    code, text = run("lint.py", path)
    return None if code == 1 and expected in text else f"lint.py, {what}: not found; exit {code}, {text[-500:]}"


def try_compare(case, good, folder):
    what, part, pattern, replacement = case
    path = os.path.join(folder, f"compare{COMPARE.index(case)}.xlsx")
    if replacement is None:
        pattern, replacement = rb"(<f>[^<]*</f><v>)-?[0-9.]+(?=<)", a_little_off
    if not changed(good, path, part, pattern, replacement):
        return f"compare.py, {what}: GOOD has no place for it"
    lines = []
    for engine in ("gnumeric", "libreoffice"):
        code, text = run("compare.py", path, "--only", engine)
        if code != 1 and "SKIPPED" not in text:
            lines.append(f"compare.py, {what}, {engine}: not found; exit {code}, {text[-500:]}")
    return "\n".join(lines) or None


def try_empty(good, folder):
    """Nothing compared must not pass for equal."""
    path = os.path.join(folder, "empty.xlsx")
    with zipfile.ZipFile(good) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, re.sub(rb"<f>[^<]*</f>", b"", data) if re.fullmatch(SHEET, name) else data)
    code, text = run("compare.py", path, "--only", "gnumeric")
    return None if code == 1 or "SKIPPED" in text else f"compare.py, no formulas: exit {code}, {text[-500:]}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    good = sys.argv[1]
    for script in ("lint.py", "compare.py"):
        code, text = run(script, good)
        print(text, end="")
        if code:
            sys.exit(f"{script} does not pass {good}")
    with tempfile.TemporaryDirectory(prefix="waarde-selftest-") as folder, ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(try_lint, case, good, folder) for case in LINT]
        waiting += [pool.submit(try_compare, case, good, folder) for case in COMPARE]
        waiting.append(pool.submit(try_empty, good, folder))
        missed = [found for found in (w.result() for w in waiting) if found]
    print("\n".join(missed))
    print(f"{len(LINT) + len(COMPARE) + 1} faults put in, {len(missed)} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
