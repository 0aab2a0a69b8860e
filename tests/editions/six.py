#!/usr/bin/python3
"""six.py WAARDE MODEL STAKEHOLDER...

Editions of a model for these parties, in both languages, written side by side: written twice they are the same bytes;
lint.py finds nothing; Gnumeric recalculates every formula to its cached value."""
import os
import subprocess
import sys
import tempfile
import time

WORKBOOK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "workbook")

# Files are flushed to the disk before they are renamed, which takes long on a busy one.
QUICK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def read(path):
    with open(path, "rb") as file:
        return file.read()


def run(program, folder, *words):
    done = subprocess.run([program, "run", *words], capture_output=True, text=True, cwd=folder, timeout=120)
    if done.returncode:
        sys.exit(f"exit code {done.returncode}: {words}\n{done.stderr}")


def passes(script, *arguments):
    done = subprocess.run([sys.executable, os.path.join(WORKBOOK, script), *arguments], capture_output=True, text=True)
    print((done.stdout + done.stderr).splitlines()[-1])
    return done.returncode == 0


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    program, model, parties = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3:]
    named = [word for party in parties for word in ("--for", party)]
    good = True
    with tempfile.TemporaryDirectory(prefix="waarde-six-", dir=QUICK) as folder:
        for language in ("en", "nl"):
            words = [model, "--lang", language, *named, "--editions"]
            begin = time.monotonic()
            run(program, folder, *words, "out")
            print(f"{language}: {len(parties)} editions in {time.monotonic() - begin:.3f} s")
            paths = {party: os.path.join(folder, "out", party + ".xlsx") for party in parties}
            if sorted(os.listdir(os.path.join(folder, "out"))) != sorted(os.path.basename(p) for p in paths.values()):
                print("not one file per party:", os.listdir(os.path.join(folder, "out")))
                good = False
            first = {party: read(path) for party, path in paths.items()}
            run(program, folder, *words, "out")
            for party, path in paths.items():
                if read(path) != first[party]:
                    print(f"{party}: written twice, the files differ")
                    good = False
                print(f"{language}, {party}:")
                good = passes("lint.py", path) and good
                good = passes("compare.py", path, "--only", "gnumeric") and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
