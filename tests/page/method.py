#!/usr/bin/python3
"""method.py WAARDE

What an author tells of the method stands at its item of CHEERS 2022, on the page and in the workbook, in the report's
language; items of which nothing is told say so. Editions have none of it."""
import html
import os
import re
import subprocess
import sys
import tempfile
import zipfile

MODEL = """waarde: 1
title: A visit
stakeholders: {payer: {}, people: {kind: household}}
lines:
  visits: {quantity: 10, amount: 20, from: payer, to: people, invest: true, source: a list}
"""
ITEMS = {"analysis_plan": 4, "setting": 6, "engagement": 21, "engagement_effect": 25, "discussion": 26, "funding": 27, "conflicts": 28}
# What the small model says nothing of: the people, outcomes and how they were measured, groups, uncertainty and its effect.
UNTOLD = {3, 5, 11, 12, 18, 20, 24}
WORDS = {"en": "not reported", "nl": "niet gerapporteerd"}


def run(program, *words):
    done = subprocess.run([program, "run", *words], capture_output=True, text=True, timeout=60)
    if done.returncode:
        sys.exit(f"exit code {done.returncode}: {words}\n{done.stderr}")


def items_of_page(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    part = text.split('id="cheers"', 1)[1].split("</table>", 1)[0] if 'id="cheers"' in text else ""
    rows = re.findall(r"<tr><th scope=\"row\"><bdi>(\d+)\. .*?</th><td class=\"long\">(.*?)</td>", part, re.S)
    return html.unescape(text), {int(n): html.unescape(re.sub("<[^>]*>", "", cell)) for n, cell in rows}


def words_of_book(path):
    with zipfile.ZipFile(path) as file:
        return html.unescape(re.sub("<[^>]*>", "\n", file.read("xl/sharedStrings.xml").decode("utf-8")))


def check(program, model, folder, told, failures):
    for language, missing in WORDS.items():
        page, book = os.path.join(folder, "page.html"), os.path.join(folder, "book.xlsx")
        run(program, model, "--lang", language, "--html", page, "-o", book)
        items, words = items_of_page(page)[1], words_of_book(book)
        if sorted(items) != list(range(1, 29)):
            failures.append(f"{language}: items {sorted(items)}")
        wanted = {ITEMS[key]: texts[language] for key, texts in told.items()}
        for number, text in items.items():
            expected = wanted.get(number, missing if number in UNTOLD or number in ITEMS.values() else None)
            if (expected and text != expected) or (not expected and text == missing):
                failures.append(f"{language}: item {number} says {text!r}")
        failures += [f"{language}: {text!r} is not in the workbook" for text in wanted.values() if text not in words]
        if missing not in words:
            failures.append(f"{language}: the workbook never says {missing!r}")
        # The first principle of social value tells who was involved.
        if "engagement" in told and items_of_page(page)[0].count(told["engagement"][language]) != 2:
            failures.append(f"{language}: the principle does not tell who was involved")
        run(program, model, "--lang", language, "--for", "payer", "--html", page)
        edition = items_of_page(page)[0]
        if 'id="cheers"' in edition or any(text in edition for text in wanted.values()):
            failures.append(f"{language}: an edition tells of the method")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program, failures = os.path.abspath(sys.argv[1]), []
    told = {key: {"en": f"English of {key} & more", "nl": f"Nederlands van {key} & meer"} for key in ITEMS if key != "engagement_effect"}
    told["funding"] = {"en": "One text", "nl": "One text"}
    with tempfile.TemporaryDirectory(prefix="waarde-method-") as folder:
        model = os.path.join(folder, "model.yaml")
        for keys in ({}, told):
            lines = "".join(f"  {key}: {{en: {t['en']}, nl: {t['nl']}}}\n" if t["en"] != t["nl"] else f"  {key}: {t['en']}\n"
                            for key, t in keys.items())
            with open(model, "w", encoding="utf-8") as file:
                file.write(MODEL + ("method:\n" + lines if lines else ""))
            check(program, model, folder, keys, failures)
    print("\n".join(failures) or "all is well")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
