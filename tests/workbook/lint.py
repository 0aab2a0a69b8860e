#!/usr/bin/python3
"""lint.py FILE.xlsx [--quiet]

What Excel would refuse or a reviewer would not trust in a workbook, found without computing anything. Prints the
findings and, per sheet, how many of its numbers are formulas, inputs and constants. Exit code 0 without findings, 1 with, 2 when
the file cannot be read."""
import math
import os
import re
import sys
from xml.etree import ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from sheets import MAIN, PACKAGE, Error, Workbook, cells_of_reference, split_place

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"

# Change on every recalculation, refer where no auditor can follow, or differ between programs and languages.
FORBIDDEN = set("""OFFSET INDIRECT RAND RANDBETWEEN NOW TODAY CELL INFO LET LAMBDA FILTER XLOOKUP XMATCH SORT SORTBY
UNIQUE SEQUENCE RANDARRAY MAP REDUCE SCAN BYROW BYCOL MAKEARRAY VSTACK HSTACK TOCOL TOROW TAKE DROP TEXT VALUE
HYPERLINK WEBSERVICE RTD CALL REGISTER EVALUATE INDIRECT TABLE MULTIPLE.OPERATIONS TEXTJOIN CONCAT IFS SWITCH
MAXIFS MINIFS""".split())

# Functions of Excel 2007: nothing newer may be written without the prefix _xlfn.
KNOWN = set("""ABS ACOS ACOSH ADDRESS AND AREAS ASIN ASINH ATAN ATAN2 ATANH AVEDEV AVERAGE AVERAGEA AVERAGEIF AVERAGEIFS
BETADIST BETAINV BINOMDIST CEILING CHAR CHIDIST CHIINV CHITEST CHOOSE CLEAN CODE COLUMN COLUMNS COMBIN CONCATENATE
CONFIDENCE CORREL COS COSH COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS COVAR CRITBINOM DATE DAY DEGREES DEVSQ ERROR.TYPE
EVEN EXACT EXP EXPONDIST FACT FALSE FDIST FIND FINV FISHER FISHERINV FIXED FLOOR FORECAST FREQUENCY FV GAMMADIST
GAMMAINV GAMMALN GEOMEAN GROWTH HARMEAN HLOOKUP HOUR HYPGEOMDIST IF IFERROR INDEX INT INTERCEPT IPMT IRR ISBLANK ISERR
ISERROR ISEVEN ISLOGICAL ISNA ISNONTEXT ISNUMBER ISODD ISTEXT KURT LARGE LEFT LEN LN LOG LOG10 LOGINV LOGNORMDIST LOOKUP
LOWER MATCH MAX MAXA MEDIAN MID MIN MINA MINUTE MIRR MOD MODE MONTH MROUND N NA NEGBINOMDIST NORMDIST NORMINV NORMSDIST
NORMSINV NOT NPER NPV ODD OR PEARSON PERCENTILE PERCENTRANK PERMUT PI PMT POISSON POWER PPMT PRODUCT PROPER PV QUARTILE
QUOTIENT RADIANS RANK RATE REPLACE REPT RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS RSQ SEARCH SIGN SIN SINH SKEW SLN SLOPE
SMALL SQRT STANDARDIZE STDEV STDEVA STDEVP STEYX SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT SUMSQ SUMX2MY2 SUMX2PY2
SUMXMY2 T TAN TANH TDIST TINV TRANSPOSE TREND TRIM TRUE TRUNC TTEST TYPE UPPER VAR VARA VARP VARPA VLOOKUP WEIBULL YEAR
YEARFRAC XIRR XNPV ZTEST""".split())

QUOTED = re.compile(r'"(?:[^"]|"")*"')
SHEET = re.compile(r"'(?:[^']|'')+'!")
CALL = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)\s*\(")


class Findings(list):
    def add(self, where, what):
        self.append(f"{where}: {what}")


def check_parts(book, found):
    for part in book.names_of_parts:
        data = book.zip.read(part)
        if part.endswith((".xml", ".rels", ".vml")):
            try:
                ElementTree.fromstring(data)
            except ElementTree.ParseError as problem:
                found.add(part, f"not well-formed: {problem}")
        if part.startswith("xl/externalLinks/"):
            found.add(part, "a link to another workbook")
        if part.endswith("vbaProject.bin"):
            found.add(part, "a macro")
        if part.endswith(".rels"):
            check_relations(part, data, found)


def check_relations(part, data, found):
    for relation in ElementTree.fromstring(data).findall(PACKAGE + "Relationship"):
        external = relation.get("TargetMode") == "External"
        if external and not relation.get("Target", "").startswith(("http://", "https://", "mailto:")):
            found.add(part, f"an external target {relation.get('Target')!r}")
        if external and not relation.get("Type", "").endswith("/hyperlink"):
            found.add(part, f"external data of type {relation.get('Type')}")


def check_sheet_name(name, found):
    where = f"sheet {name!r}"
    if not name or len(name.encode("utf-16-le")) > 62:
        found.add(where, "the name is empty or longer than 31 characters")
    if re.search(r"[\[\]:*?/\\]", name) or name.startswith("'") or name.endswith("'"):
        found.add(where, "a character Excel does not allow")
    if name.lower() == "history":
        found.add(where, "the name is reserved")


def check_sheets(book, found):
    folded = [s.name.casefold() for s in book.sheets]
    for sheet in book.sheets:
        check_sheet_name(sheet.name, found)
        if folded.count(sheet.name.casefold()) > 1:
            found.add(f"sheet {sheet.name!r}", "the name is used twice")
        if sheet.state != "visible":
            found.add(f"sheet {sheet.name!r}", "hidden")
        for kind in ("row", "col"):
            if any(e.get("hidden") == "1" for e in sheet.xml.iter(MAIN + kind)):
                found.add(f"sheet {sheet.name!r}", f"a hidden {kind}")
        protection = sheet.xml.find(MAIN + "sheetProtection")
        if protection is not None and (protection.get("password") or protection.get("hashValue")):
            found.add(f"sheet {sheet.name!r}", "protected with a password")
        check_merged(sheet, found)


def check_merged(sheet, found):
    covered = set()
    for merged in sheet.xml.iter(MAIN + "mergeCell"):
        cells = set(cells_of_reference(f"x!{merged.get('ref')}")[1])
        if covered & cells:
            found.add(f"{sheet.name}!{merged.get('ref')}", "merged ranges overlap")
        covered |= cells


def name_fault(name):
    if len(name) > 255:
        return "longer than 255 characters"
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]*", name):
        return "not letters, digits and underscores"
    if re.fullmatch(r"[A-Za-z]{1,3}[0-9]+", name):
        return "a cell to Excel"
    if re.fullmatch(r"(?i)([RZLF][0-9]*)?([CKS][0-9]*)?", name):
        return "a row or column to Excel"
    if name.upper() in ("TRUE", "FALSE"):
        return "a value to Excel"
    return None


def check_names(book, found):
    seen = set()
    for name, formula, hidden, sheet in book.defined:
        where = f"name {name!r}"
        if name.startswith("_xlnm."):
            if formula.count("!") < 1 or "#REF" in formula:
                found.add(where, f"refers to {formula!r}")
            continue
        if hidden:
            found.add(where, "hidden")
        fault = name_fault(name)
        if fault:
            found.add(where, fault)
        if (name.lower(), sheet) in seen:
            found.add(where, "defined twice")
        seen.add((name.lower(), sheet))
        check_target(book, where, formula, found)


def check_target(book, where, formula, found):
    try:
        sheet, _ = cells_of_reference(formula)
    except (ValueError, AttributeError):
        found.add(where, f"refers to {formula!r}, which is no range of cells")
        return
    if book.sheet(sheet) is None:
        found.add(where, f"refers to a sheet {sheet!r} that is not there")


def depth_of(text):
    depth = deepest = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        deepest = max(deepest, depth)
    return deepest


def argument(text, start):
    """What stands between the parenthesis at `start` and its partner."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return text[start + 1:at]
    return text[start + 1:]


def function_fault(bare):
    for call in CALL.finditer(bare):
        name = call.group(1).upper()
        plain = re.sub(r"^_XLFN\.(_XLWS\.)?", "", name)
        if plain in FORBIDDEN:
            return f"uses {plain}"
        if plain == name and name not in KNOWN:
            return f"uses {name}, no function of Excel 2007 (newer ones need _xlfn.)"
        if name == "SUMPRODUCT" and re.search(r"\bIF\s*\(", argument(bare, call.end() - 1)):
            return "has an IF inside SUMPRODUCT"
    return None


def formula_fault(formula, sheets):
    if len(formula.encode("utf-16-le")) // 2 > 8192:
        return "longer than 8,192 characters"
    if any(len(text) - 2 > 255 for text in QUOTED.findall(formula)):
        return "holds a text longer than 255 characters"
    without_texts = QUOTED.sub('""', formula)
    for quoted in SHEET.findall(without_texts):
        if quoted[1:-2].replace("''", "'") not in sheets:
            return f"refers to a sheet {quoted[:-1]} that is not there"
    bare = SHEET.sub("", without_texts)
    if "#REF" in bare:
        return "has a lost reference"
    if "[" in bare or "]" in bare:
        return "refers to another workbook or a table"
    if "{" in bare:
        return "has an array constant"
    if bare.count("(") != bare.count(")") or depth_of(bare) > 64:
        return "has unbalanced or too deeply nested parentheses"
    return function_fault(bare)


def check_formulas(book, found):
    sheets = {s.name for s in book.sheets}
    for sheet in book.sheets:
        for place, cell in sheet.cells.items():
            if cell.formula is None:
                continue
            where = f"{sheet.name}!{place}"
            if cell.formula_attributes.get("t") in ("array", "dataTable"):
                found.add(where, "an array formula or data table")
            fault = formula_fault(cell.formula, sheets)
            if fault:
                found.add(where, f"the formula {fault}: ={cell.formula[:120]}")
            if cell.value is None:
                found.add(where, "a formula without a cached value")


def check_values(book, found):
    for sheet in book.sheets:
        for place, cell in sheet.cells.items():
            where = f"{sheet.name}!{place}"
            if isinstance(cell.value, Error):
                found.add(where, f"the value is an error {cell.value}")
            elif isinstance(cell.value, float) and not math.isfinite(cell.value):
                found.add(where, "the value is not a finite number")
            elif isinstance(cell.value, str) and len(cell.value.encode("utf-16-le")) // 2 > 32767:
                found.add(where, "a text longer than 32,767 characters")


def raw_numbers(book, found):
    """Values such as NAN make the file unreadable for Excel, so they are looked for before numbers are read."""
    for part in book.names_of_parts:
        if part.startswith("xl/worksheets/sheet") or part.startswith("xl/charts/"):
            bad = re.search(rb"<(?:c:)?v>-?(?:nan|inf|NAN|INF|NaN|Inf)\w*</", book.zip.read(part))
            if bad:
                found.add(part, f"holds {bad.group(0).decode()}...")


def same(cell, cached):
    if cell is None or cell.value is None or cell.value == "":
        return cached is None
    if isinstance(cell.value, str) or cached is None:
        return cached == cell.value or (cached is None and isinstance(cell.value, str))
    try:
        return abs(float(cell.value) - float(cached)) <= 1e-12 * max(1.0, abs(float(cell.value)))
    except ValueError:
        return False


def check_cache(book, part, reference, found):
    formula = reference.findtext(CHART + "f")
    cache = next((e for e in reference if e.tag in (CHART + "numCache", CHART + "strCache")), None)
    try:
        name, places = cells_of_reference(formula)
        cells = book.sheet(name).cells
    except (ValueError, AttributeError):
        found.add(part, f"a series refers to {formula!r}, which is not there")
        return
    if cache is None:
        found.add(part, f"{formula} has no cache")
        return
    cached = {int(p.get("idx")): p.findtext(CHART + "v") or "" for p in cache.findall(CHART + "pt")}
    if int(cache.find(CHART + "ptCount").get("val")) != len(places):
        found.add(part, f"the cache of {formula} has another number of points")
    for index, place in enumerate(places):
        if not same(cells.get(place), cached.get(index)):
            found.add(part, f"the cache of {name}!{place} is {cached.get(index)!r}, the cell "
                            f"{getattr(cells.get(place), 'value', None)!r}")


def check_charts(book, found):
    charts = [p for p in book.names_of_parts if p.startswith("xl/charts/chart")]
    for part in charts:
        root = book.xml(part)
        for reference in root.iter():
            if reference.tag in (CHART + "numRef", CHART + "strRef"):
                check_cache(book, part, reference, found)
    for part in book.names_of_parts:
        if re.fullmatch(r"xl/drawings/drawing\d+\.xml", part):
            for frame in book.xml(part).iter(DRAWING + "graphicFrame"):
                shown = frame.find(f"{DRAWING}nvGraphicFramePr/{DRAWING}cNvPr")
                if not shown.get("descr"):
                    found.add(part, f"{shown.get('name')} has no description in words")
    return len(charts)


# Sheets on which every number follows the inputs. On the first three stand, beside them and in italics, the program's own
# numbers (what the engine computed, the range a one-way analysis runs through): these are what the live ones are held
# against and are left out of the share. Structure (length and number of periods) counts as constants.
BESIDE = {"Inputs", "Invoer", "Checks", "Controles", "Summary", "Samenvatting"}
DETERMINISTIC = BESIDE | set("""Tables;Tabellen;Value map;Waardekaart;Stakeholders;Belanghebbenden;
Charts;Grafieken;Outcomes;Effecten;Cost-effectiveness;Kosteneffectiviteit;Budget impact;Budgetimpact;
Decision tree;Beslisboom;Trace;Verloop;Calculation;Berekening""".replace("\n", "").split(";"))
LEAST_LIVE = 0.98
STRUCTURE = {"cycle_length", "last_period", "start_year"}
# Totals of an edition that cannot follow changes, and say so beside them.
FIXED = {"fixed number: rests on confidential figures of others", "vast getal: berust op vertrouwelijke cijfers van anderen"}


def structure_rows(sheet):
    return {split_place(p)[0] for p, c in sheet.cells.items() if c.value in STRUCTURE}


def fixed_rows(sheet):
    return {split_place(p)[0] for p, c in sheet.cells.items() if c.value in FIXED}


# In the guide of a model of individual patients: sums over them are the program's, on whatever sheet they stand.
SIMULATED = {"Individual patients (simulated)", "Individuele patiënten (gesimuleerd)"}


def is_simulated(book):
    return any(cell.value in SIMULATED for sheet in book.sheets for cell in sheet.cells.values() if isinstance(cell.value, str))


def shares(book):
    """Per sheet: numbers that are formulas, inputs (may be changed), constants, and the engine's beside them."""
    unlocked, engine, simulated = book.unlocked_styles(), book.engine_styles(), is_simulated(book)
    rows = []
    for sheet in book.sheets:
        counts, structure, told = [0, 0, 0, 0], structure_rows(sheet), fixed_rows(sheet)
        for place, cell in sheet.cells.items():
            if not isinstance(cell.value, float):
                continue
            row = split_place(place)[0]
            beside = cell.style in engine and (row in told or simulated or (sheet.name in BESIDE and row not in structure))
            counts[0 if cell.formula is not None else 1 if cell.style in unlocked else 3 if beside else 2] += 1
        rows.append((sheet.name, *counts))
    return rows


def live_share(book):
    """(formulas and inputs, all numbers, engine numbers left out) of the deterministic sheets"""
    rows = [row for row in shares(book) if row[0] in DETERMINISTIC]
    live = sum(row[1] + row[2] for row in rows)
    return live, live + sum(row[3] for row in rows), sum(row[4] for row in rows)


def check_live(book, found):
    live, numbers, _ = live_share(book)
    if numbers and live < LEAST_LIVE * numbers:
        found.add("live share", f"{live / numbers:.2%} of the numbers are formulas or inputs, {LEAST_LIVE:.0%} must be")


def lint(book):
    """(findings, number of charts)"""
    found = Findings()
    check_parts(book, found)
    check_sheets(book, found)
    check_names(book, found)
    check_formulas(book, found)
    check_values(book, found)
    check_live(book, found)
    charts = check_charts(book, found)
    return found, charts


def broken_parts(path):
    """Findings for a file whose parts cannot even be read as XML or numbers."""
    import zipfile
    found = Findings()

    class Parts:
        zip = zipfile.ZipFile(path)
        names_of_parts = zip.namelist()
    raw_numbers(Parts, found)
    check_parts(Parts, found)
    return found


def main():
    words = [w for w in sys.argv[1:] if w != "--quiet"]
    if len(words) != 1:
        sys.exit(__doc__)
    try:
        found, charts, book = broken_parts(words[0]), 0, None
        if not found:
            book = Workbook(words[0])
            found, charts = lint(book)
    except Exception as problem:
        print(f"{words[0]}: cannot be read: {type(problem).__name__}: {problem}")
        return 2
    for finding in found[:50]:
        print(finding)
    if len(found) > 50:
        print(f"... and {len(found) - 50} more")
    if book and "--quiet" not in sys.argv:
        for name, formulas, inputs, constants, beside in shares(book):
            total = formulas + inputs + constants
            share = f"{(formulas + inputs) / total:.0%} live" if total else "no numbers"
            words = f", {beside} engine numbers beside" if beside else ""
            print(f"{name}: {formulas} formulas, {inputs} inputs, {constants} constants; {share}{words}")
        live, numbers, beside = live_share(book)
        print(f"live share: {live} of {numbers} numbers, {live / max(numbers, 1):.2%} ({beside} engine numbers beside them)")
        print(f"{len(book.sheets)} sheets, {charts} charts, {len(book.defined)} names")
    print(f"{len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
