"""One draw of other methods after another, computed without our code: prints draws.printed.csv.

python3 draws.py > draws.printed.csv

Five units, five figures under two components; what is blank is missing. A draw takes a normalisation, an aggregation, a
policy for what is missing, and leaves out a component, an indicator and a unit or none. Columns: the choices (0 is the
index's own or none), the mean absolute change of rank, then score and rank of each unit.
"""
import math
from decimal import ROUND_HALF_UP, Decimal

FIGURES = [
    [82.0, 70.0, 64.0, 55.5, 71.0],
    [75.0, 78.0, 66.0, 60.0, None],
    [68.0, None, 71.0, 80.0, 66.5],
    [90.0, 61.0, None, 52.0, 77.0],
    [71.0, 74.0, 69.0, None, 72.0],
]
WEIGHTS = [[2.0, 1.0], [1.0, 3.0, 1.0]]  # of the figures in each component
COMPONENTS = [40.0, 60.0]
STARTS = [0, 2, 5]


def normalised(method, column, there):
    known = [x for x, t in zip(column, there) if t and x is not None]
    if method == 0:
        return column
    if method == 1:  # min-max of the run, 1 to 100
        low, high = min(known), max(known)
        return [None if x is None else 1 + 99 * min(max((x - low) / (high - low), 0), 1) for x in column]
    if method == 2:  # z-score, 50 and 10
        mean = sum(known) / len(known)
        sd = math.sqrt(sum((x - mean) ** 2 for x in known) / (len(known) - 1))
        return [None if x is None else 50 + 10 * (x - mean) / sd for x in column]
    return [  # percentile rank, 1 to 100
        None if x is None else 1 + 99 * sum(y < x for y in known) / (len(known) - 1) for x in column
    ]


def aggregated(method, values, weights, at_least):
    pairs = [(x, w) for x, w in zip(values, weights) if w > 0]
    total = sum(w for _, w in pairs)
    have = [(x, w) for x, w in pairs if x is not None]
    weight = sum(w for _, w in have)
    if not have or weight / total < at_least - 1e-12:
        return None
    if method == 0:
        return sum(w * x for x, w in have) / weight
    if method == 1:
        return math.exp(sum(w * math.log(x) for x, w in have) / weight)
    if method == 2:
        return weight / sum(w / x for x, w in have)
    return min(x for x, _ in have)


def published(score):
    twelve = Decimal(f"{score:.11e}") if score else Decimal(0)
    return twelve.quantize(Decimal("0.01"), ROUND_HALF_UP)


def ranks(scores):
    keys = [None if s is None else published(s) for s in scores]
    return [None if k is None else 1 + sum(o is not None and o > k for o in keys) for k in keys]


def scores(norm, agg, at_least, component, indicator, unit):
    there = [unit != u + 1 for u in range(5)]
    columns = [normalised(norm, [row[k] for row in FIGURES], there) for k in range(5)]
    weights = [list(w) for w in WEIGHTS]
    tops = list(COMPONENTS)
    if component:
        tops[component - 1] = 0
    if indicator:
        c = 0 if indicator <= 2 else 1
        weights[c][indicator - 1 - STARTS[c]] = 0
    found = []
    for u in range(5):
        if not there[u]:
            found.append(None)
            continue
        parts = [
            aggregated(agg, [columns[k][u] for k in range(STARTS[c], STARTS[c + 1])], weights[c], at_least) for c in range(2)
        ]
        found.append(aggregated(agg, parts, tops, at_least))
    return found


BASE = ranks(scores(0, 0, 0, 0, 0, 0))
print("normalization,aggregation,missing,component,indicator,unit,change," + ",".join(f"score{u},rank{u}" for u in range(1, 6)))
number = 0
for norm in range(4):
    for agg in range(4):
        for missing in range(2):
            for component in range(3):
                for indicator in range(6):
                    for unit in range(6):
                        number += 1
                        if number % 7:
                            continue
                        own = scores(norm, agg, [0, 0.7][missing], component, indicator, unit)
                        drawn = ranks(own)
                        there = [u for u in range(5) if drawn[u] is not None]
                        before = {u: 1 + sum(BASE[v] < BASE[u] for v in there) for u in there}
                        change = sum(abs(drawn[u] - before[u]) for u in there) / len(there) if len(there) > 1 else float("nan")
                        cells = []
                        for u in range(5):
                            if drawn[u] is None:
                                cells += ["", ""]
                            else:
                                cells += [repr(own[u]), str(BASE[u] + drawn[u] - before[u])]
                        print(",".join([str(x) for x in (norm, agg, missing, component, indicator, unit)] + [repr(change)] + cells))
