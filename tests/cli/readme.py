"""The README is true: its models run as printed and print what it prints.

readme.py WAARDE SOURCE_FOLDER
"""
import os
import re
import subprocess
import sys
import tempfile

waarde, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
text = open(os.path.join(source, "README.md"), encoding="utf-8").read()
fences = [(m.start(), m.group(1), m.group(2)) for m in re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.S | re.M)]


def run(*words, folder):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    done = subprocess.run([waarde, *words], cwd=folder, capture_output=True, text=True, env=environment)
    return done.stdout + done.stderr


def same(what, printed, got):
    if printed.strip() == got.strip():
        return 0
    print(f"{what}: the README prints\n{printed}\nbut the program prints\n{got}")
    return 1


compared = wrong = 0
with tempfile.TemporaryDirectory() as folder:
    for i, (start, language, body) in enumerate(fences):
        saved = re.findall(r"Save this as `([^`]+)`", text[:start])
        if language != "yaml" or not body.startswith("waarde: 1") or not saved:
            continue
        name = saved[-1]
        open(os.path.join(folder, name), "w", encoding="utf-8").write(body)
        printed = fences[i + 1][2]
        compared += 1
        wrong += same(name, printed, run("run", name, folder=folder))
    for start, language, body in fences:
        if body.startswith("$ waarde explain"):
            command, printed = body.split("\n", 1)
            compared += 1
            wrong += same(command, printed, run(*command.split()[2:], folder=source))
        if body.startswith("Telemonitoring after"):
            printed = body.rsplit("Report:", 1)[0]
            compared += 1
            wrong += same("models/heart-failure.yaml", printed, run("run", "models/heart-failure.yaml", folder=source))
    table = text[text.index("| command or option"):].split("\n\n", 1)[0]
    compared += 1
    wrong += same("waarde help --table", table, run("help", "--table", folder=folder))
print(f"{compared} passages of the README compared, {wrong} wrong")
sys.exit(1 if wrong or compared < 5 else 0)
