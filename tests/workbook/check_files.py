#!/usr/bin/python3
"""check_files.py WAARDE MODEL

The report of a model as a file, in both languages: written twice it is the same, byte for byte; lint.py finds nothing;
Gnumeric recalculates every formula to its cached value. WITHOUT_GNUMERIC=1 leaves the last out."""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def fewer_draws(model):
    """Enough draws for every formula over them; thousands only take time."""
    with open(model, encoding="utf-8") as file:
        return ["--draws", "200"] if "probabilistic:" in file.read() else []


def write(program, model, language, path):
    done = subprocess.run([program, "run", model, "--lang", language, "-o", os.path.basename(path), *fewer_draws(model)],
                          capture_output=True, text=True, cwd=os.path.dirname(path))
    if done.returncode:
        sys.exit(f"{model}: exit code {done.returncode}\n{done.stderr}")
    with open(path, "rb") as file:
        return file.read()


def passes(script, *arguments):
    done = subprocess.run([sys.executable, os.path.join(HERE, script), *arguments], capture_output=True, text=True)
    print(done.stdout + done.stderr, end="")
    return done.returncode == 0


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, model = (os.path.abspath(word) for word in sys.argv[1:])
    good = True
    with tempfile.TemporaryDirectory(prefix="waarde-files-") as folder:
        for language in ("en", "nl"):
            path = os.path.join(folder, f"report-{language}.xlsx")
            print(f"{os.path.basename(model)}, {language}:")
            first = write(program, model, language, path)
            if write(program, model, language, path) != first:
                print("  written twice, the files differ")
                good = False
            good = passes("lint.py", path) and good
            if os.environ.get("WITHOUT_GNUMERIC") != "1":
                good = passes("compare.py", path, "--only", "gnumeric") and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
