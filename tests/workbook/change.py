#!/usr/bin/python3
"""change.py FILE.xlsx [WHERE=VALUE ...] [/ WHERE=VALUE ...]... OUT.json

What the workbook gives when inputs are changed. WHERE is SHEET!CELL or a defined name. LibreOffice opens the file,
changes the cells, recalculates, and all cells go to OUT.json ("-": standard output) as {sheet: {cell: value}}; an
error value is the text "#ERR502". Groups of changes separated by "/" are each made from the original inputs, in one
start of LibreOffice; the outcome is then a list. A locked cell of a protected sheet is refused, as it would be for a
user. LOCALE=nl-NL sets the user's locale."""
import json
import os
import re
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from sheets import column_letters, split_place

try:
    import uno
    from com.sun.star.beans import PropertyValue
except ImportError:
    sys.exit("change.py: python3-uno is missing (use /usr/bin/python3)")

ERRORS = 4  # com.sun.star.sheet.FormulaResult.ERROR


class Office:
    """A LibreOffice of our own: private profile, private pipe, gone afterwards."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="waarde-change-")
        profile = os.path.join(self.folder.name, "profile")
        subprocess.run([os.path.join(HERE, "profile.sh"), profile, os.environ.get("LOCALE", "en-US")], check=True)
        self.pipe = f"waarde{os.getpid()}_{time.monotonic_ns()}"
        self.process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo",
             f"--accept=pipe,name={self.pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            self.desktop = self._connect()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _connect(self):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() in (None, 81):
            try:
                context = resolver.resolve(f"uno:pipe,name={self.pipe};urp;StarOffice.ComponentContext")
                return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            except Exception:
                time.sleep(0.05)
        raise SystemExit("change.py: LibreOffice does not answer")

    def open(self, path):
        hidden = PropertyValue()
        hidden.Name, hidden.Value = "Hidden", True
        document = self.desktop.loadComponentFromURL(uno.systemPathToFileUrl(os.path.abspath(path)), "_blank", 0, (hidden,))
        if document is None:
            raise SystemExit(f"change.py: {path} cannot be opened")
        return document

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, 9)
            self.process.wait()
        self.folder.cleanup()


def find_cell(document, where):
    """A cell by SHEET!CELL or by a defined name (either case)."""
    if "!" in where:
        sheet, place = where.rsplit("!", 1)
        if sheet.startswith("'"):
            sheet = sheet[1:-1].replace("''", "'")
        if not document.Sheets.hasByName(sheet):
            raise SystemExit(f"change.py: no sheet '{sheet}'")
        row, column = split_place(place.replace("$", "").upper())
        return document.Sheets.getByName(sheet).getCellByPosition(column - 1, row - 1)
    for name in document.NamedRanges.ElementNames:
        if name.lower() == where.lower():
            return document.NamedRanges.getByName(name).getReferredCells().getCellByPosition(0, 0)
    raise SystemExit(f"change.py: no name '{where}'")


def set_cell(cell, text):
    try:
        cell.setValue(float(text))
    except ValueError:
        cell.setString(text)


def change(document, changes):
    """Makes the changes; returns what undoes them."""
    undo = []
    for where, text in changes:
        cell = find_cell(document, where)
        if cell.Spreadsheet.isProtected() and cell.CellProtection.IsLocked:
            raise SystemExit(f"change.py: {where} is locked: it is no input")
        undo.append((cell, cell.getFormula()))
        set_cell(cell, text)
    return undo


def dump_sheet(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    area = sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)
    cells = {}
    for r, row in enumerate(area.getDataArray()):
        for c, value in enumerate(row):
            if value is not None and value != "":
                cells[column_letters(c + 1) + str(r + 1)] = value
    for block in area.queryFormulaCells(ERRORS).RangeAddresses:
        for r in range(block.StartRow, block.EndRow + 1):
            for c in range(block.StartColumn, block.EndColumn + 1):
                cells[column_letters(c + 1) + str(r + 1)] = f"#ERR{sheet.getCellByPosition(c, r).getError()}"
    return cells


def dump(document):
    return {name: dump_sheet(document.Sheets.getByName(name)) for name in document.Sheets.ElementNames}


def read_groups(words):
    groups = [[]]
    for word in words:
        if word == "/":
            groups.append([])
            continue
        parts = re.fullmatch(r"(.*!\$?[A-Za-z]+\$?[0-9]+|\w+)=(.*)", word, re.DOTALL)
        if not parts:
            sys.exit(f"change.py: '{word}' is not WHERE=VALUE")
        groups[-1].append(parts.groups())
    return groups


def outcomes(path, groups):
    with Office() as office:
        document = office.open(path)
        results = []
        for group in groups:
            undo = change(document, group)
            document.calculateAll()
            results.append(dump(document))
            for cell, formula in undo:
                cell.setFormula(formula)
        document.close(False)
    return results


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    groups = read_groups(sys.argv[2:-1])
    results = outcomes(sys.argv[1], groups)
    text = json.dumps(results if len(groups) > 1 else results[0], ensure_ascii=False)
    if sys.argv[-1] == "-":
        print(text)
    else:
        with open(sys.argv[-1], "w", encoding="utf-8") as out:
            out.write(text)


if __name__ == "__main__":
    main()
