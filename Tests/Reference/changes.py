"""A reference for changes between editions, written from the published method alone.

Prints made-up pairs of editions, one a line of JSON: units with the answers of each respondent, the index of each edition,
and for every unit now the change of its score, its parts by Shapley's values over answers, method and weights, and the
interval of the part that comes of the answers. It shares no code with the engine and was not written from it.

    python3 changes.py 60 > changes.printed.jsonl          (scipy 1.13 or later)

All answers are synthetic. There is no frame (f = 0, w = 1), nobody answers twice, everybody answers everything; the strata
are the units.
"""

import itertools
import json
import math
import random
import sys

from scipy.stats import t as student

LOW, HIGH = 1, 5


def make(seed):
    """Two editions as plain values. In a third of the cases two units of the earlier one became the first unit."""
    rng = random.Random(seed)
    questions = [f"q{i + 1}" for i in range(rng.randint(2, 5))]
    split = rng.randint(1, len(questions) - 1)
    components = {"a": questions[:split], "b": questions[split:]}
    units = [f"u{i + 1}" for i in range(rng.randint(1, 3))]
    merges = seed % 3 == 0
    editions = []
    for number in range(2):
        here = units + (["x"] if merges and number == 0 else [])
        opinion = {u: rng.uniform(2.2, 4.4) for u in here}
        answers = {
            u: [[min(HIGH, max(LOW, round(rng.gauss(opinion[u], 1.1)))) for _ in questions] for _ in range(rng.randint(6, 14))]
            for u in here
        }
        for u in here:  # no question with equal answers: it would need a rule of its own
            for j in range(len(questions)):
                answers[u][0][j], answers[u][1][j] = 2, 4
        index = {
            "root": rng.choice(["arithmetic", "geometric", "harmonic"]),
            "to": rng.choice([100, 90]),
            "weights": {"a": rng.randint(1, 5), "b": rng.randint(1, 5)},
            "questions": {q: rng.randint(1, 4) for q in questions},
        }
        if number == 1 and seed % 5 == 0:  # the same index in both
            index = editions[0]["index"]
        editions.append({"answers": answers, "index": index})
    return {"seed": seed, "components": components, "units": units, "merges": merges, "editions": editions}


def mean(values):
    return sum(values) / len(values)


def aggregate(method, values, weights):
    """The value and its derivatives."""
    total = sum(weights)
    if method == "arithmetic":
        return sum(w * x for w, x in zip(weights, values)) / total, [w / total for w in weights]
    if method == "geometric":
        value = math.exp(sum(w * math.log(x) for w, x in zip(weights, values)) / total)
        return value, [w / total * value / x for w, x in zip(weights, values)]
    value = total / sum(w / x for w, x in zip(weights, values))
    return value, [w / total * value * value / x / x for w, x in zip(weights, values)]


def score(case, rows, rules, weights):
    """Of one unit's answers under the rules of one index and the weights of another; with its derivatives in the means."""
    questions = [q for own in case["components"].values() for q in own]
    means = {q: mean([row[j] for row in rows]) for j, q in enumerate(questions)}
    slope = (rules["to"] - 1) / (HIGH - LOW)
    values, gradients = [], []
    for own in case["components"].values():
        value, derivatives = aggregate("arithmetic", [1 + slope * (means[q] - LOW) for q in own], [weights["questions"][q] for q in own])
        values.append(value)
        gradients.append([d * slope for d in derivatives])
    value, outer = aggregate(rules["root"], values, [weights["weights"][c] for c in case["components"]])
    return value, [o * d for o, own in zip(outer, gradients) for d in own]


def estimate(parts, gradient):
    """Variance and degrees of freedom of the pooled answers of several units: a stratum each."""
    rows = [row for part in parts for row in part]
    n = len(rows)
    means = [mean([row[j] for row in rows]) for j in range(len(gradient))]
    total = 0.0
    for part in parts:
        z = [sum(a * (row[j] - means[j]) for j, a in enumerate(gradient)) / n for row in part]
        total += len(z) / (len(z) - 1) * sum((x - mean(z)) ** 2 for x in z)
    return total, n - len(parts)


def compare(case, unit):
    old, new = case["editions"]
    before = [old["answers"][unit]] + ([old["answers"]["x"]] if case["merges"] and unit == case["units"][0] else [])
    after = [new["answers"][unit]]
    pooled = [[row for part in parts for row in part] for parts in (before, after)]
    indices = [old["index"], new["index"]]

    def value(setting):
        answers, method, weights = setting
        return score(case, pooled[answers], indices[method], indices[weights])

    parts = [0.0, 0.0, 0.0]
    orders = list(itertools.permutations(range(3)))
    gradients = [[0.0] * len(pooled[0][0]) for _ in range(2)]
    for order in orders:
        setting = [0, 0, 0]
        for factor in order:
            start = value(setting)
            if factor == 0:
                for edition in range(2):
                    slopes = value([edition] + setting[1:])[1]
                    gradients[edition] = [g + s / len(orders) for g, s in zip(gradients[edition], slopes)]
            setting[factor] = 1
            parts[factor] += (value(setting)[0] - start[0]) / len(orders)
    (v, m), (w, n) = (estimate(rows, g) for rows, g in zip((before, after), gradients))
    degrees = (v + w) ** 2 / (v * v / m + w * w / n)
    half = student.ppf(0.975, degrees) * math.sqrt(v + w)
    return {
        "unit": unit, "change": value([1, 1, 1])[0] - value([0, 0, 0])[0], "answers": parts[0], "method": parts[1],
        "weights": parts[2], "low": parts[0] - half, "high": parts[0] + half,
    }  # fmt: skip


for seed in range(1, int(sys.argv[1]) + 1):
    case = make(seed)
    case["expected"] = [compare(case, unit) for unit in case["units"]]
    print(json.dumps(case, separators=(",", ":")))
