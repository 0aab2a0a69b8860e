#!/usr/bin/python3
"""poison.py IN.xlsx OUT.xlsx: the same workbook with nonsense for every cached value of a formula.

A recalculation that gives the right numbers from here has really been one."""
import re
import sys
import zipfile

NUMBER, TEXT = b"123456", b"poisoned"
CELL = re.compile(rb"<c\b([^>]*)>(<f\b[^>]*(?:/>|>[^<]*</f>))(<v>[^<]*</v>|<v/>)?</c>")


def spoil(match):
    attributes, formula = match.group(1), match.group(2)
    kind = re.search(rb'\bt="(\w+)"', attributes)
    value = TEXT if kind and kind.group(1) == b"str" else NUMBER
    if kind and kind.group(1) in (b"b", b"e"):
        attributes = attributes.replace(kind.group(0), b't="n"')
    return b"<c" + attributes + b">" + formula + b"<v>" + value + b"</v></c>"


def poison(source, target):
    """Returns how many values were overwritten."""
    count = 0
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after:
        for name in before.namelist():
            data = before.read(name)
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                data, found = CELL.subn(spoil, data)
                if found != len(re.findall(rb"<f[ >/]", data)):
                    raise SystemExit(f"poison.py: {name}: not every formula has been reached")
                count += found
            after.writestr(name, data)
    return count


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(f"{poison(sys.argv[1], sys.argv[2])} cached values overwritten")
