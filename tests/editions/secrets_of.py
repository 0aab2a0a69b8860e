"""What the head of a model of these tests says about its secrets:

# secret NAME OWNER = NUMBER... ~ NUMBER... : WORDS, WORDS    the numbers it is, those its spread rests on, its own words
# parties NAME...                                            whose editions are made
# changed NAME=VALUE...                                      changes that change nothing, the last of them public
"""
import re


class Secret:
    def __init__(self, name, owner, values, spread, words):
        self.name, self.owner, self.values, self.spread, self.words = name, owner, values, spread, words

    def numbers(self):
        return [float(text) for text in self.values + self.spread]


def read(path):
    """(text, parties, secrets, changes)"""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    secrets = []
    for name, owner, numbers, words in re.findall(r"^# secret (\S+) (\S+) = ([^:\n]+?)(?: : ([^\n]+))?$", text, re.M):
        values, _, spread = numbers.partition("~")
        secrets.append(Secret(name, owner, values.split(), spread.split(), [w.strip() for w in words.split(",") if w.strip()]))
    parties = re.search(r"^# parties (.+)$", text, re.M).group(1).split()
    changed = re.search(r"^# changed (.+)$", text, re.M)
    return text, parties, secrets, changed.group(1).split() if changed else []
