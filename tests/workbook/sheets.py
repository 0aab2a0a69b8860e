"""Reading an .xlsx as it stands in the file: formulas, cached values, names, charts. No library between us and the
bytes, so that what is compared is what is there."""
import re
import zipfile
from collections import namedtuple
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# value: float, str, bool, Error or None; style: index of the cell's format
Cell = namedtuple("Cell", "formula value style formula_attributes")
Sheet = namedtuple("Sheet", "name part state cells xml")


class Error(str):
    """An error value such as #DIV/0!"""


def unescape(text):
    """_x0041_ stands for a character, also for an underscore that would otherwise begin such a code."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text)


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number):
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def split_place(place):
    """'AB12' -> (12, 28)"""
    letters, digits = re.fullmatch(r"\$?([A-Z]+)\$?([0-9]+)", place).groups()
    return int(digits), column_number(letters)


def cells_of_reference(reference):
    """"'My sheet'!$A$1:$A$3" -> ('My sheet', ['A1', 'A2', 'A3'])"""
    sheet, cells = reference.rsplit("!", 1)
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    first, _, last = cells.partition(":")
    row1, column1 = split_place(first)
    row2, column2 = split_place(last or first)
    return sheet, [column_letters(c) + str(r) for r in range(row1, row2 + 1) for c in range(column1, column2 + 1)]


def join_text(element):
    """The text of a shared or inline string: its runs, without phonetic ones."""
    parts = [t.text or "" for t in element.findall(MAIN + "t")]
    for run in element.findall(MAIN + "r"):
        parts += [t.text or "" for t in run.findall(MAIN + "t")]
    return unescape("".join(parts))


def cell_value(cell, strings):
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return join_text(cell.find(MAIN + "is"))
    element = cell.find(MAIN + "v")
    if element is None:
        return "" if kind == "str" else None
    text = element.text or ""
    if kind == "s":
        return strings[int(text)]
    if kind == "str":
        return unescape(text)
    if kind == "e":
        return Error(text)
    if kind == "b":
        return text == "1"
    return float(text)


class Workbook:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.names_of_parts = self.zip.namelist()
        self.strings = self._strings()
        self.root = self.xml("xl/workbook.xml")
        self.sheets = [self._sheet(s) for s in self.root.find(MAIN + "sheets")]
        names = self.root.find(MAIN + "definedNames")
        # (name, formula, hidden, sheet it belongs to or None)
        self.defined = [(n.get("name"), n.text or "", n.get("hidden") == "1", n.get("localSheetId"))
                        for n in (names if names is not None else [])]

    def xml(self, part):
        return ElementTree.fromstring(self.zip.read(part))

    def relations(self, part):
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels"
        return self.xml(path).findall(PACKAGE + "Relationship") if path in self.names_of_parts else []

    def _strings(self):
        if "xl/sharedStrings.xml" not in self.names_of_parts:
            return []
        return [join_text(item) for item in self.xml("xl/sharedStrings.xml").findall(MAIN + "si")]

    def _sheet(self, element):
        target = next(r.get("Target") for r in self.relations("xl/workbook.xml") if r.get("Id") == element.get(REL + "id"))
        part = target.lstrip("/") if target.startswith("/") else "xl/" + target
        root = self.xml(part)
        cells = {}
        for cell in root.iter(MAIN + "c"):
            formula = cell.find(MAIN + "f")
            cells[cell.get("r")] = Cell(None if formula is None else formula.text or "", cell_value(cell, self.strings),
                                        int(cell.get("s", 0)), {} if formula is None else formula.attrib)
        return Sheet(element.get("name"), part, element.get("state", "visible"), cells, root)

    def sheet(self, name):
        return next((s for s in self.sheets if s.name == name), None)

    def unlocked_styles(self):
        """Indices of the formats of cells that may be changed in a protected sheet."""
        formats = self.xml("xl/styles.xml").find(MAIN + "cellXfs")
        found = set()
        for index, format_ in enumerate(formats):
            protection = format_.find(MAIN + "protection")
            if protection is not None and protection.get("locked") == "0":
                found.add(index)
        return found

    def engine_styles(self):
        """Indices of the formats in italics: numbers of the program that do not follow changes."""
        styles = self.xml("xl/styles.xml")
        italic = {i for i, font in enumerate(styles.find(MAIN + "fonts")) if font.find(MAIN + "i") is not None}
        return {i for i, f in enumerate(styles.find(MAIN + "cellXfs")) if int(f.get("fontId", 0)) in italic}
