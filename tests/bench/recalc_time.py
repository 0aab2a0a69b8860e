#!/usr/bin/python3
"""recalc_time.py FILE.xlsx: seconds of processor that LibreOffice needs to recalculate all formulas of an open workbook."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "workbook"))
from change import Office


def processor(pid):
    """Seconds of processor used so far by the process and the children it has waited for."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12]) + int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def soffice(pid):
    """The program itself, below the script that starts it."""
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", encoding="ascii") as stat:
                text = stat.read()
        except OSError:
            continue
        if "(soffice.bin)" in text and os.getpgid(int(name)) == os.getpgid(pid):
            return int(name)
    sys.exit("soffice.bin is not running")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with Office() as office:
        document = office.open(sys.argv[1])
        pid = soffice(office.process.pid)
        before = processor(pid)
        document.calculateAll()
        print(f"{processor(pid) - before:.2f} s to recalculate {sys.argv[1]}")
        document.close(False)


if __name__ == "__main__":
    main()
