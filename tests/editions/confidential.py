#!/usr/bin/python3
"""confidential.py WAARDE MODELS

What is confidential is in nobody else's edition: every part of the unzipped file, and of the page, is searched for the values in several
spellings, the names, labels, sources and bounds, in both languages. What is shown instead is told to be fixed, and the
owner's own edition and the full report do have it."""
import hashlib
import html
import os
import re
import subprocess
import sys
import tempfile
import zipfile

SECRETS = {  # parameter: owner, words that belong to it alone, numbers that belong to it alone
    "zq_cost_price": ("maker", ["zeppelin", "kraanvogel"], [7351.25, 7333.25, 7113.5, 7529.75, 611.25]),
    "zq_overhead": ("maker", ["Overhead of the hangar", "Overhead van de hangar", "watersnip"], [4127.75]),
    "zq_margin": ("keeper", ["Margin on storage", "Marge op opslag", "Letter of the keeper"], [0.2189, 0.2637]),
    "zq_rebate": ("keeper", ["Rebate on storage", "Korting op opslag", "Second letter"], [0.0814]),
}
PARTIES = ("payer", "maker", "keeper", "people", "bystander")

# Files are flushed to the disk before they are renamed, which takes long on a busy one.
QUICK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def spellings(number):
    """As a file or a person may write it: plain, rounded, in per cents, in groups, with a comma."""
    texts = {repr(number), f"{number:.17g}", f"{number:.15g}", f"{number:.2f}", f"{number:e}", f"{number:.3e}", f"{number:,.2f}"}
    if number < 1:
        texts |= {f"{100 * number:.2f}", f"{100 * number:.1f}%", f"{1 - number:.4f}"}
    else:
        texts |= {f"{number:.0f}", f"{number:,.0f}", f"{-number:.2f}"}
    return texts | {t.replace(",", "_").replace(".", ",").replace("_", ".") for t in texts}


def found(text, needle):
    """A number must not be found as a part of a longer one."""
    if needle[-1].isdigit() or needle[-1] == "%":
        return re.search(r"(?<![\d.,])" + re.escape(needle) + r"(?![\d])", text) is not None
    return needle.lower() in text.lower()


def content(path):
    with zipfile.ZipFile(path) as file:
        return "\n".join(f"{name}\n" + file.read(name).decode("utf-8") for name in file.namelist())


def run(program, *words):
    done = subprocess.run([program, "run", *words], capture_output=True, text=True, timeout=60)
    if done.returncode:
        sys.exit(f"exit code {done.returncode}: {words}\n{done.stderr}")
    return done.stdout, done.stderr


def search(text, party, where, failures):
    for name, (owner, words, numbers) in SECRETS.items():
        needles = [name, *words, *(s for n in numbers for s in spellings(n))]
        hits = [needle for needle in needles if found(text, needle)]
        if owner != party and hits:
            failures.append(f"{where}: {name} of {owner} shows as {hits}")
        if owner == party and len(hits) < 3:
            failures.append(f"{where}: {name} is not in its owner's edition")


def check_model(program, model, folder, failures):
    with open(model, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    changes = ["--set", "zq_overhead=4127.75", "--set", "strategies.flights.set.zq_margin=0.2637", "--set", "fee=30000"]
    for language in ("en", "nl"):
        for party in PARTIES:
            path = os.path.join(folder, f"{party}-{language}.xlsx")
            page = path.replace(".xlsx", ".html")
            told, _ = run(program, model, *changes, "--lang", language, "--for", party, "-o", path, "--html", page)
            text = content(path)
            search(text, party, f"{party}, {language}", failures)
            with open(page, encoding="utf-8") as file:
                read = html.unescape(file.read().replace("<wbr/>", ""))
            search(read, party, f"page for {party}, {language}", failures)
            if found(read, digest):
                failures.append(f"page for {party}: the hash of the model")
            if found(text, digest):
                failures.append(f"{party}: the hash of the model")
            if not found(text, "fee=30000"):
                failures.append(f"{party}: the public part of the command is missing")
            if party not in ("maker", "keeper"):
                search(told, party, f"summary for {party}, {language}", failures)
    # All at once, with the analyses computed beside them.
    run(program, model, *changes, "--editions", os.path.join(folder, "all"))
    for party in PARTIES:
        path = os.path.join(folder, "all", party + ".xlsx")
        search(content(path), party, f"{party}, of all", failures)
    whole = os.path.join(folder, "whole.xlsx")
    _, warned = run(program, model, "-o", whole)
    if "confidential" not in warned:
        failures.append("the full report is written without a warning")
    if not all(found(content(whole), name) for name in SECRETS):
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
    program, model = os.path.abspath(sys.argv[1]), os.path.join(os.path.abspath(sys.argv[2]), "secrets.yaml")
    failures = []
    with tempfile.TemporaryDirectory(prefix="waarde-secrets-", dir=QUICK) as folder:
        check_model(program, model, folder, failures)
        check_frozen(program, model, folder, failures)
    print("\n".join(failures) or "all is well")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
