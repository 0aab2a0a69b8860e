#!/usr/bin/python3
"""attack.py WAARDE MODEL [--for STAKEHOLDER]...

Can a reader of an edition work out what is confidential to others? Two readers try.

The first knows the model in all but the secrets, and how every number of the edition moves with each of them: that is
measured by writing the edition again with one number of a secret moved: its value, what a strategy or a segment gives it,
its range, its distribution. The moves of all numbers together (cells, chart caches) are a system of linear equations in the
secrets. A secret is given away when its direction lies among theirs, by more than 99%. What answers to the range or the
distribution of a secret must not be there at all, and no word may change.

The second knows only the edition: it adds, subtracts, multiplies and divides any two numbers that it shows, and looks
whether a secret comes out.

Prints what was tried. Exit code 1 when a secret comes out."""
import argparse
import bisect
import math
import os
import re
import subprocess
import sys
import tempfile

import numbers_of_edition as edition
import secrets_of

QUICK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


STEP = 1e-4


class Attack:
    def __init__(self, program, path, folder):
        self.text, self.parties, self.secrets, _ = secrets_of.read(path)
        self.program, self.folder, self.failures = program, folder, []

    def edition(self, party, text):
        """What stands in the edition of a model with this text. The command in it must not differ."""
        model, path = os.path.join(self.folder, "model.yaml"), os.path.join(self.folder, "edition.xlsx")
        with open(model, "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run([self.program, "run", model, "--for", party, "-o", path, "--lang", "en"], capture_output=True, text=True,
                              timeout=60)
        if done.returncode:
            sys.exit(f"exit code {done.returncode}: {party}\n{done.stderr}")
        return edition.content(path)

    def moved(self, party, number):
        """The same with one number of the model moved; it stands in the head too."""
        pattern = re.compile(r"(?<![\d.])" + re.escape(number) + r"(?![\d])")
        if len(pattern.findall(self.text)) < 2:
            sys.exit(f"{number} does not stand in the model")
        return self.edition(party, pattern.sub(repr(float(number) * (1 + STEP)), self.text))

    def difference(self, base, other, party, where):
        """Numbers that moved, and a complaint about all else that did."""
        moves = {}
        if base.keys() != other.keys():
            self.failures.append(f"{party}, {where}: other cells are filled: {sorted(base.keys() ^ other.keys())[:5]}")
        for place in base.keys() & other.keys():
            a, b = base[place], other[place]
            if isinstance(a, float) and isinstance(b, float):
                if abs(a - b) > 1e-12 * max(1e-9, abs(a)):
                    moves[place] = b - a
            elif a != b:
                self.failures.append(f"{party}, {where}: {place} was {a!r} and is {b!r}"[:400])
        return moves

    def try_all(self, party, own=False):
        """Attacks the secrets of others; `own`: its own, which its edition shows."""
        secrets = [secret for secret in self.secrets if (secret.owner == party) == own]
        base, columns = self.edition(party, self.text), {}
        for secret in secrets:
            for number in secret.values:
                columns[secret.name, number] = self.difference(base, self.moved(party, number), party, f"{secret.name} {number}")
            for number in secret.spread:
                moves = self.difference(base, self.moved(party, number), party, f"{secret.name} {number}")
                if moves:
                    self.failures.append(f"{party}: {secret.name}, {number}, moves {sorted(moves)[:5]}")
        self.solve(party, columns)
        # All numbers of a secret moved as one: it may be the same figure everywhere.
        together = {}
        for (name, _), moves in columns.items():
            for place, move in moves.items():
                together.setdefault((name, "all"), {}).setdefault(place, 0.0)
                together[name, "all"][place] += move
        self.solve(party, together)
        self.combine(party, base, secrets)
        moving = {place for moves in columns.values() for place in moves}
        return len(secrets), sum(isinstance(v, float) for v in base.values()), len(moving)

    def solve(self, party, columns):
        """Gram-Schmidt on the equations; a secret is known when what it shares with them is nearly all of it."""
        unknowns = list(columns)
        places = sorted({place for moves in columns.values() for place in moves})
        basis = []
        for place in places:
            row = [columns[unknown].get(place, 0.0) for unknown in unknowns]
            length = math.hypot(*row)
            row = [v / length for v in row]
            for _ in range(2):
                for axis in basis:
                    along = sum(a * b for a, b in zip(axis, row))
                    row = [v - along * a for v, a in zip(row, axis)]
            rest = math.hypot(*row)
            if rest > 1e-3:
                basis.append([v / rest for v in row])
        for j, (name, number) in enumerate(unknowns):
            known = sum(axis[j] ** 2 for axis in basis)
            if known > 0.99:
                self.failures.append(f"{party}: {name} ({number}) can be solved from {places[:8]} ({known:.4f})")

    def combine(self, party, base, secrets):
        shown = sorted({abs(v) for v in base.values() if isinstance(v, float) and v != 0})

        def near(wanted):
            at = bisect.bisect_left(shown, wanted * (1 - 1e-9))
            return at < len(shown) and shown[at] <= wanted * (1 + 1e-9)
        for secret in secrets:
            for value in secret.numbers():
                if near(value) or (value < 1 and near(1 - value)):
                    self.failures.append(f"{party}: {secret.name}: {value} is shown")
                for a in shown:
                    pairs = (("the sum", value - a), ("the difference", value + a), ("the quotient", value * a), ("the product", value / a))
                    for what, other in pairs:
                        if other > 0 and abs(other - a) > 1e-6 * a and near(other):
                            self.failures.append(f"{party}: {secret.name}: {value} is {what} of {a!r} and {other!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("model")
    parser.add_argument("--for", dest="parties", action="append")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waarde-attack-", dir=QUICK) as folder:
        attack = Attack(os.path.abspath(options.program), options.model, folder)
        for party in options.parties or attack.parties:
            n_secrets, n_numbers, n_moving = attack.try_all(party)
            print(f"{party}: {n_secrets} secrets; {n_numbers} numbers shown, of which {n_moving} rest on them")
        kept = attack.failures
        # The attack must find what does stand there: an owner's own secrets.
        for party in {secret.owner for secret in attack.secrets}:
            attack.failures = []
            attack.try_all(party, own=True)
            for secret in attack.secrets:
                if secret.owner == party and not any(secret.name in failure for failure in attack.failures):
                    kept.append(f"{party}: the attack does not find its own {secret.name}")
                if secret.owner == party and not any("can be solved" in failure for failure in attack.failures):
                    kept.append(f"{party}: the attack does not solve its own {secret.name}")
    print("\n".join(kept) or "nothing comes out")
    return 1 if kept else 0


if __name__ == "__main__":
    sys.exit(main())
