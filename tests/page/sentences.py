#!/usr/bin/python3
"""sentences.py WAARDE MODEL...

What the page says of models that are unlike most: each model names, in its head, sentences that must stand on the page in
English ("#! en: ...") or Dutch ("#! nl: ...") and words that must stand on neither ("#! never: ...")."""
import html
import os
import re
import subprocess
import sys
import tempfile


def body(program, model, language, folder):
    path = os.path.join(folder, "page.html")
    done = subprocess.run([program, "run", model, "--lang", language, "--html", path], capture_output=True, text=True, timeout=60)
    if done.returncode:
        sys.exit(f"exit code {done.returncode}: {model}\n{done.stderr}")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    # The method's checklist names everything, also what a model has not.
    main = text[text.index("<main"):text.index('aria-labelledby="inputs"')]
    return html.unescape(re.sub(r"<(?!/)[^>]*>", "", main).replace("</bdi>", ""))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    failures, told = [], 0
    with tempfile.TemporaryDirectory(prefix="waarde-sentences-") as folder:
        for model in sys.argv[2:]:
            with open(model, encoding="utf-8") as file:
                wanted = re.findall(r"^#! (en|nl|never): (.*)$", file.read(), re.M)
            for language in ("en", "nl"):
                page = body(os.path.abspath(sys.argv[1]), model, language, folder)
                for kind, words in wanted:
                    told += kind == language
                    if kind == language and words not in page:
                        failures.append(f"{os.path.basename(model)}, {language}: does not say {words!r}")
                    if kind == "never" and words in page:
                        failures.append(f"{os.path.basename(model)}, {language}: says {words!r}")
    if not told:
        failures.append("no sentence is asked for")
    print("\n".join(failures) or "all is well")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
