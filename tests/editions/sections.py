#!/usr/bin/python3
"""sections.py WAARDE MODELS

Which sections the page has: all of them in the full report, in an edition those that tell its reader nothing that is
confidential to another. Every edition is searched for the names, labels, sources and values of such figures; the full
page has them all, so that the search proves something."""
import html
import os
import re
import subprocess
import sys
import tempfile

SECRETS = {  # parameter of the maker: words and numbers that belong to it alone
    "zq_reached": ["pelican", "pelikaan", "0.3127", "0,3127", "31.3%", "31,3%", "31.27", "31,27"],
    "zq_minutes": ["heron", "reiger", "43.75", "43,75", "47.25", "47,25", "59.25", "59,25", "37.25", "37,25", "6.125"],
    "zq_wage": ["stork", "ooievaar", "1.2875", "1,2875", "1.29", "1,29"],
}
FULL = ["summary", "parties", "ledger", "value-map", "effectiveness", "budget", "outcomes", "segments", "uptake", "tree", "trace",
        "paths", "sensitivity", "two-way", "break-even", "scenarios", "uncertainty", "worth", "inputs", "checks", "method", "sources"]
EDITION = ["for-you", "flows", "value-map", "effectiveness", "budget", "outcomes", "segments", "uptake", "tree", "trace", "paths",
           "sensitivity", "scenarios", "inputs", "checks", "method", "sources"]
# What rests on the maker's figures as a whole, and the budget of who pays nothing.
ABSENT = {"payer": {"effectiveness", "sensitivity", "scenarios"}, "maker": set(),
          "people": {"effectiveness", "sensitivity", "scenarios", "budget"}}
QUICK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def page(program, model, folder, *words):
    path = os.path.join(folder, "page.html")
    done = subprocess.run([program, "run", model, "--html", path, *words], capture_output=True, text=True, timeout=60)
    if done.returncode:
        sys.exit(f"exit code {done.returncode}: {words}\n{done.stderr}")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    found = re.findall(r'<section aria-labelledby="([^"]*)"', text)
    # Numbers inside of longer ones are others: a chart's coordinates, an amount.
    return found, html.unescape(text[text.index("<body"):].replace("<wbr/>", ""))


def hits(text, needles):
    return [n for n in needles if re.search((r"(?<![\d.,])" if n[0].isdigit() else "") + re.escape(n) + (r"(?!\d)" if n[-1].isdigit() else ""),
                                            text, re.I)]


def section(text, name):
    return text.split(f'aria-labelledby="{name}"', 1)[1].split("</section>", 1)[0]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, model, failures = os.path.abspath(sys.argv[1]), os.path.join(os.path.abspath(sys.argv[2]), "sections.yaml"), []
    with tempfile.TemporaryDirectory(prefix="waarde-sections-", dir=QUICK) as folder:
        for language, withheld in (("en", "confidential"), ("nl", "vertrouwelijk")):
            found, text = page(program, model, folder, "--lang", language)
            if found != FULL:
                failures.append(f"full, {language}: sections {found}")
            failures += [f"full, {language}: nothing of {name}" for name, words in SECRETS.items() if not hits(text, [name, *words])]
            for party in ("payer", "maker", "people"):
                found, text = page(program, model, folder, "--lang", language, "--for", party)
                wanted = [s for s in EDITION if s not in ABSENT[party]]
                if found != wanted:
                    failures.append(f"{party}, {language}: sections {found}")
                for name, words in SECRETS.items():
                    shown = hits(text, [name, *words])
                    if party != "maker" and shown:
                        failures.append(f"{party}, {language}: {name} shows as {shown}")
                    if party == "maker" and len(shown) < 3:
                        failures.append(f"the maker's own page, {language}: of {name} only {shown}")
                if (withheld in section(text, "uptake")) != (party != "maker"):
                    failures.append(f"{party}, {language}: the reach is {'' if party == 'maker' else 'not '}withheld")
                if party == "payer" and ("The maker" in section(text, "budget") or "De maker" in section(text, "budget")):
                    failures.append(f"payer, {language}: the budget of another party")
    print("\n".join(failures) or "all is well")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
