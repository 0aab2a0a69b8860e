#!/usr/bin/python3
"""confidential.py WAARDE MODEL

What is confidential is in nobody else's edition: every part of the unzipped file, and of the page, is searched for the values in several
spellings, the names, labels, sources and bounds, in both languages; cells, charts, names and properties once more for the
values rounded to three to six digits. What is shown instead is told to be fixed, and the owner's own edition and the full
report do have it. The model says in its head what its secrets are (secrets_of.py)."""
import functools
import hashlib
import html
import os
import re
import subprocess
import sys
import tempfile
import zipfile

import numbers_of_edition
import secrets_of

# Files are flushed to the disk before they are renamed, which takes long on a busy one.
QUICK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


@functools.lru_cache(maxsize=4)
def lower(text):
    return text.lower()


def spellings(number):
    """As a file or a person may write it: plain, rounded, in per cents, in groups, with a comma."""
    texts = {repr(number), f"{number:.17g}", f"{number:.15g}", f"{number:.2f}", f"{number:e}", f"{number:.3e}", f"{number:,.2f}"}
    if number < 1:
        texts |= {f"{100 * number:.2f}", f"{100 * number:.1f}%", f"{1 - number:.4f}"}
    else:
        texts |= {f"{-number:.2f}"}
    if number >= 100:  # with fewer than three digits anything would do
        texts |= {f"{number:.0f}", f"{number:,.0f}"}
    return texts | {t.replace(",", "_").replace(".", ",").replace("_", ".") for t in texts}


def found(text, needle):
    """A number must not be found as a part of a longer one. Words of any case."""
    if needle not in text and needle.lower() not in lower(text):
        return False
    if needle[-1].isdigit() or needle[-1] == "%":
        return re.search(r"(?<![\d.,])" + re.escape(needle) + r"(?![\d])", text) is not None
    return True


def content(path):
    with zipfile.ZipFile(path) as file:
        return "\n".join(f"{name}\n" + file.read(name).decode("utf-8") for name in file.namelist())


def run(program, *words):
    done = subprocess.run([program, "run", *words], capture_output=True, text=True, timeout=60)
    if done.returncode:
        sys.exit(f"exit code {done.returncode}: {words}\n{done.stderr}")
    return done.stdout, done.stderr


def search(secrets, text, party, where, failures):
    for secret in secrets:
        needles = [secret.name, *secret.words, *(s for n in secret.numbers() for s in spellings(n))]
        hits = [needle for needle in needles if found(text, needle)]
        if secret.owner != party and hits:
            failures.append(f"{where}: {secret.name} of {secret.owner} shows as {hits}")
        if secret.owner == party and len(hits) < 3:
            failures.append(f"{where}: {secret.name} is not in its owner's edition")


def rounded(number):
    """As a figure rounded to so many digits, and as its share of a hundred; as numbers."""
    shown = {float(f"{number:.{digits}g}") for digits in range(3, 7)}
    return shown | ({float(f"{100 * number:.{digits}g}") for digits in range(3, 7)} if number < 1 else set())


def search_places(secrets, path, party, where, failures):
    """Place by place: numbers that are a secret or that secret rounded, texts in which it is spelled rounded."""
    content = numbers_of_edition.content(path)
    for secret in secrets:
        if secret.owner == party:
            continue
        values = [value for number in secret.numbers() for value in rounded(number)]
        words = {f"{value:.12g}" for value in values} | {f"{value:.12g}".replace(".", ",") for value in values}
        for place, shown in content.items():
            if isinstance(shown, float):
                hit = any(abs(abs(shown) - value) <= 1e-9 * value for value in values)
            else:
                hit = any(found(shown, word) for word in words if len(word) > 3) or secret.name in shown
            if hit:
                failures.append(f"{where}: {secret.name} in {place}: {str(shown)[:120]}")


def check_model(program, model, folder, failures):
    with open(model, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    _, parties, secrets, changed = secrets_of.read(model)
    changes = [word for change in changed for word in ("--set", change)]
    for language in ("en", "nl"):
        for party in parties:
            path = os.path.join(folder, f"{party}-{language}.xlsx")
            page = path.replace(".xlsx", ".html")
            told, _ = run(program, model, *changes, "--lang", language, "--for", party, "-o", path, "--html", page)
            text = content(path)
            search(secrets, text, party, f"{party}, {language}", failures)
            search_places(secrets, path, party, f"{party}, {language}", failures)
            with open(page, encoding="utf-8") as file:
                read = html.unescape(file.read().replace("<wbr/>", ""))
            search(secrets, read, party, f"page for {party}, {language}", failures)
            if found(read, digest):
                failures.append(f"page for {party}: the hash of the model")
            if found(text, digest):
                failures.append(f"{party}: the hash of the model")
            if not found(text, changed[-1]):
                failures.append(f"{party}: the public part of the command is missing")
            if party not in {secret.owner for secret in secrets}:
                search(secrets, told, party, f"summary for {party}, {language}", failures)
    # All at once, with the analyses computed beside them.
    run(program, model, *changes, "--editions", os.path.join(folder, "all"))
    for party in parties:
        path = os.path.join(folder, "all", party + ".xlsx")
        search(secrets, content(path), party, f"{party}, of all", failures)
    whole = os.path.join(folder, "whole.xlsx")
    _, warned = run(program, model, "-o", whole)
    if "confidential" not in warned:
        failures.append("the full report is written without a warning")
    if not all(found(content(whole), secret.name) for secret in secrets):
        failures.append("the full report lacks a parameter")


def check_frozen(program, model, folder, failures):
    """Totals that mix secrets are there as fixed numbers and are told to be; what one secret alone makes is not there."""
    path = os.path.join(folder, "frozen.xlsx")
    told, _ = run(program, model, "--for", "payer", "-o", path)
    text = content(path)
    if "fixed number: rests on confidential figures of others" not in text:
        failures.append("no total is told to be fixed")
    if not re.search(r"The maker +27,765", told):
        failures.append(f"the maker's net mixes two secrets and should be told:\n{told}")
    with open(model, encoding="utf-8") as file:
        written = file.read()
    for alone, changed in (("number", written.replace("value: 4127.75", "value: 0", 1)),
                           ("formula", written.replace("value: 0.0814", "value: zq_margin * 0.0814", 1)),
                           ("small", written.replace("value: 4127.75", "value: 20", 1))):
        other = os.path.join(folder, f"{alone}.yaml")
        with open(other, "w", encoding="utf-8") as file:
            file.write(changed)
        told, _ = run(program, other, "--for", "payer")
        party = "keeper" if alone == "formula" else "maker"
        if not re.search(rf"The {party} +confidential", told):
            failures.append(f"{alone}: the {party}'s net gives a secret away:\n{told}")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, model = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    failures = []
    with tempfile.TemporaryDirectory(prefix="waarde-secrets-", dir=QUICK) as folder:
        check_model(program, model, folder, failures)
        if os.path.basename(model) == "secrets.yaml":
            check_frozen(program, model, folder, failures)
    print("\n".join(failures) or "all is well")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
