#!/usr/bin/python3
"""office.py WAARDE report|editions LANGUAGE LOCALE MODEL...

The full reports of these models, or their editions for all parties, in one language: well-formed and without findings of
lint.py, all caches overwritten and recalculated by LibreOffice for a user of the locale, every formula cell equal to what
the program wrote.
LibreOffice is started once for all files, which is what makes it quick."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor

sys.dont_write_bytecode = True
WORKBOOK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "workbook")
sys.path.insert(0, WORKBOOK)
from check_files import fewer_draws
from compare import compare
from poison import poison
from sheets import Workbook

QUICK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def write(program, what, model, language, folder):
    """The report of a model, or its editions; none where it has no parties."""
    os.mkdir(folder)
    into = ["--editions", folder] if what == "editions" else ["-o", os.path.join(folder, "report.xlsx")]
    done = subprocess.run([program, "run", model, "--lang", language, *into, *fewer_draws(model)],
                          capture_output=True, text=True, timeout=120)
    if done.returncode and "has no stakeholders" not in done.stderr:
        sys.exit(f"{model}: exit code {done.returncode}\n{done.stderr}")
    return [] if done.returncode else sorted(os.path.join(folder, name) for name in os.listdir(folder))


def recalculate(folder, locale, files):
    profile, made = os.path.join(folder, "profile"), os.path.join(folder, "made")
    os.mkdir(profile)
    subprocess.run([os.path.join(WORKBOOK, "profile.sh"), profile, locale], check=True)
    done = subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--convert-to", "xlsx",
                           "--outdir", made, *files], capture_output=True, text=True, timeout=60 + 20 * len(files))
    missing = [file for file in files if not os.path.exists(os.path.join(made, os.path.basename(file)))]
    if missing:
        sys.exit(f"LibreOffice wrote no {missing[:3]}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return made


def judge(edition, found):
    """(formulas, worst difference, lines about what is wrong)"""
    sheets = Workbook(found).sheets

    def value(sheet, place):
        cell = sheets[sheet].cells.get(place)
        return None if cell is None else cell.value
    return compare(Workbook(edition), value)


def lint(edition):
    done = subprocess.run([sys.executable, os.path.join(WORKBOOK, "lint.py"), edition], capture_output=True, text=True)
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines()[-5:]


def main():
    if len(sys.argv) < 6 or sys.argv[2] not in ("report", "editions"):
        sys.exit(__doc__)
    if not shutil.which("soffice") and os.environ.get("WAARDE_ALLOW_SKIP") == "1":
        print("SKIPPED: soffice is not installed")
        return 77
    program, what, language, locale, models = os.path.abspath(sys.argv[1]), *sys.argv[2:5], sys.argv[5:]
    good, total, begin = True, 0, time.monotonic()
    with tempfile.TemporaryDirectory(prefix="waarde-editions-", dir=QUICK) as folder, ProcessPoolExecutor(2) as pool:
        books, copies = [], []
        for number, model in enumerate(models):
            for path in write(program, what, model, language, os.path.join(folder, str(number))):
                copies.append(os.path.join(folder, f"{number}-{os.path.basename(path)}"))
                books.append((f"{os.path.basename(model)}, {os.path.basename(path)}", path))
                poison(path, copies[-1])
        linted = pool.map(lint, [path for _, path in books])
        made = recalculate(folder, locale, copies)
        found = [os.path.join(made, os.path.basename(copy)) for copy in copies]
        for (name, _), findings, (count, worst, wrong) in zip(books, linted, pool.map(judge, [path for _, path in books], found)):
            total += count
            if findings or wrong or not count:
                good = False
                print("\n".join([f"{name}: {count} formulas, {len(wrong)} different, worst {worst[0]:.2g}"] + findings + wrong[:5]))
    print(f"{len(books)} workbooks of {len(models)} models, {total} formulas in {time.monotonic() - begin:.0f} s")
    return 0 if good and books else 1


if __name__ == "__main__":
    sys.exit(main())
