#!/usr/bin/python3
"""check_office.py WAARDE MODEL LANGUAGE LOCALE

The report of a model recalculated by LibreOffice for a user of the locale: every formula cell equals its cached value."""
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from check_files import fewer_draws


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    if not shutil.which("soffice") and os.environ.get("WAARDE_ALLOW_SKIP") == "1":
        print("SKIPPED: soffice is not installed")
        return 77
    program, model = (os.path.abspath(word) for word in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="waarde-office-") as folder:
        path = os.path.join(folder, "report.xlsx")
        subprocess.run([program, "run", model, "--lang", sys.argv[3], "-o", path, *fewer_draws(model)], check=True, stdout=subprocess.DEVNULL)
        return subprocess.run([sys.executable, os.path.join(HERE, "compare.py"), path, "--only", "libreoffice",
                               "--locale", sys.argv[4]]).returncode


if __name__ == "__main__":
    sys.exit(main())
