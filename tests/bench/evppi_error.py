#!/usr/bin/python3
"""evppi_error.py WAARDE [DRAWS [ROUNDS]]: how exact EVPPI is, beside what others make of the same draws.

Models whose answer is an integral over one parameter: four strategies whose values are sums of terms in 18 independent
parameters, straight or curved. The EVPPI of each is estimated from each round's draws (`waarde run --csv`) by
  waarde     penalised regression splines on normal scores (information.csv)
  splines    ordinary least squares on cubic B-splines with 5 evenly spaced knots, as a Python package does (scikit-learn)
  gam        mgcv::gam(y ~ s(x)), as R's packages do
  sobol      waarde again, of its own Sobol points
and set against the integral. Needs python3-sklearn and r-cran-mgcv besides waarde.
"""
import csv
import math
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
from scipy.special import gammaincinv, ndtr
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import SplineTransformer, StandardScaler

PARAMETERS, OPTIONS = 18, "abc"
GAM = r"""
suppressPackageStartupMessages(library(mgcv))
values <- as.matrix(read.csv("values.csv")); parameters <- read.csv("parameters.csv")
worth <- sapply(parameters, function(x) {
  fitted <- apply(values, 2, function(y) if (diff(range(y)) == 0) y else fitted(gam(y ~ s(x))))
  mean(apply(fitted, 1, max)) - max(colMeans(fitted))
})
writeLines(format(worth, digits = 17), "gam.txt")
"""


class Problem:
    """Value of option s: middle[s] + sum over p of slope[s][p] * shape_p(parameter p), each term with mean about 0."""

    def __init__(self, curved):
        luck = np.random.default_rng(1)
        self.curved = curved
        self.middle = 300 * luck.standard_normal(len(OPTIONS))
        self.slope = 2000 / (1 + np.arange(PARAMETERS)) * luck.standard_normal((len(OPTIONS), PARAMETERS))

    def kind(self, p):
        return ("normal", "lognormal", "bend", "gamma")[p % 4] if self.curved else "normal"

    def declared(self, p):
        return {"normal": "{value: 0, distribution: {normal: {se: 1}}, source: made}",
                "bend": "{value: 0, distribution: {normal: {se: 1}}, source: made}",
                "lognormal": "{value: 1, distribution: {lognormal: {meanlog: 0, sdlog: 0.8}}, source: made}",
                "gamma": "{value: 1, distribution: {gamma: {shape: 2, scale: 0.5}}, source: made}"}[self.kind(p)]

    def term(self, p):
        return {"normal": f"p{p}", "bend": f"(exp(-(p{p} - 1)^2) - 0.4)", "lognormal": f"(p{p} - 1)",
                "gamma": f"(p{p}^2 - 1)"}[self.kind(p)]

    def shape(self, p, x):
        return {"normal": lambda: x, "bend": lambda: np.exp(-((x - 1) ** 2)) - 0.4, "lognormal": lambda: x - 1,
                "gamma": lambda: x**2 - 1}[self.kind(p)]()

    def at(self, p, u, z):
        """The parameter's value at the normal score z, of chance u."""
        if self.kind(p) == "lognormal":
            return np.exp(0.8 * z)
        if self.kind(p) == "gamma":
            return 0.5 * gammaincinv(2, u)
        return z

    def truth(self):
        z = np.linspace(-8, 8, 40001)
        weight = np.exp(-z * z / 2) / math.sqrt(2 * math.pi) * (z[1] - z[0])
        shapes = [self.shape(p, self.at(p, ndtr(z), z)) for p in range(PARAMETERS)]
        means = [float(np.sum(shape * weight)) for shape in shapes]
        rest = self.middle + sum(self.slope[:, p] * means[p] for p in range(PARAMETERS))
        answers = []
        for p in range(PARAMETERS):
            value = rest[:, None] + self.slope[:, [p]] * (shapes[p] - means[p])
            best = np.maximum(0, value.max(axis=0))
            answers.append(float(np.sum(best * weight)) - max(0, rest.max()))
        return np.array(answers)

    def values(self, parameters):
        """Of each draw (row) the value of doing nothing and of each option."""
        shapes = np.column_stack([self.shape(p, parameters[:, p]) for p in range(PARAMETERS)])
        return np.column_stack([np.zeros(len(shapes)), self.middle + shapes @ self.slope.T])

    def model(self):
        lines = ["waarde: 1", "title: Value of information", "stakeholders: {decider: {}}", "parameters:"]
        lines += [f"  p{p}: {self.declared(p)}" for p in range(PARAMETERS)]
        lines += [f"  is_{s}: {{value: 0, source: definition}}" for s in OPTIONS]
        lines += ["strategies:", "  nothing: {}"] + [f"  {s}: {{set: {{is_{s}: 1}}}}" for s in OPTIONS] + ["lines:"]
        for i, s in enumerate(OPTIONS):
            terms = [f"{self.middle[i]!r}"] + [f"{self.slope[i, p]!r} * {self.term(p)}" for p in range(PARAMETERS)]
            amount = " + ".join(terms).replace("+ -", "- ")
            lines.append(f"  value_{s}: {{quantity: is_{s}, amount: \"{amount}\", to: decider, source: made}}")
        lines += ["analysis:", "  probabilistic: {draws: 100, seed: 1}", "  decisions: {deciders: decider}"]
        return "\n".join(lines) + "\n"


def table(name):
    with open(name, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    return rows[0], np.array([[float(cell) for cell in row] for row in rows[1:]])


def by_waarde():
    with open("information.csv", newline="", encoding="utf-8") as file:
        worth = {row["name"]: float(row["value"]) for row in csv.DictReader(file)}
    return np.array([worth[f"p{p}"] for p in range(PARAMETERS)])


def by_splines(values, parameters):
    answers = []
    for x in parameters.T:
        fitted = np.zeros_like(values)
        for s, y in enumerate(values.T):
            if np.ptp(y) > 0:
                line = make_pipeline(StandardScaler(), SplineTransformer(n_knots=5, degree=3, include_bias=False),
                                     LinearRegression())
                fitted[:, s] = line.fit(x[:, None], y).predict(x[:, None])
        answers.append(max(0, fitted.max(axis=1).mean() - fitted.mean(axis=0).max()))
    return np.array(answers)


def by_gam(values):
    header = ",".join(f"s{i}" for i in range(values.shape[1]))
    np.savetxt("values.csv", values, delimiter=",", header=header, comments="")
    subprocess.run(["Rscript", "--vanilla", "-e", GAM], check=True)
    return np.loadtxt("gam.txt")


def run(waarde, draws, seed, sampling):
    subprocess.run([waarde, "run", "model.yaml", "--draws", str(draws), "--seed", str(seed), "--csv", ".",
                    "--set", f"analysis.probabilistic.sampling={sampling}"], check=True, stdout=subprocess.DEVNULL)


def measure(waarde, problem, draws, seed):
    """One round's estimates by name, and the seconds that the splines took."""
    run(waarde, draws, seed, "sobol")
    sobol = by_waarde()
    run(waarde, draws, seed, "random")
    _, parameters = table("parameters.csv")
    values = problem.values(parameters)
    begin = time.process_time()
    splines = by_splines(values, parameters)
    spent = time.process_time() - begin
    return {"waarde": by_waarde(), "splines": splines, "gam": by_gam(values), "sobol": sobol}, spent


def tell(problem, rounds):
    truth = problem.truth()
    print(f"{'curved' if problem.curved else 'straight'} terms; the largest EVPPI is {truth.max():.0f}")
    for name in rounds[0]:
        errors = np.array([one[name] - truth for one in rounds])
        print(f"  {name:8} root mean square error {np.sqrt(np.mean(errors**2)):6.2f}, mean error {errors.mean():+6.2f}")


def main():
    waarde, draws = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    n_rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    for curved in (False, True):
        problem = Problem(curved)
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            with open("model.yaml", "w", encoding="utf-8") as file:
                file.write(problem.model())
            rounds, seconds = zip(*[measure(waarde, problem, draws, seed) for seed in range(1, n_rounds + 1)])
            os.chdir("/")
        tell(problem, rounds)
        print(f"  the splines took {min(seconds):.2f} s of processor time")


main()
