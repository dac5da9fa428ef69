"""A reference for the engine, written from the published method alone: random surveys, and what they must score.

Prints made-up surveys (their four files) and, for each, the scores, standard errors, degrees of freedom, intervals,
weights and response rates that docs call the method. It shares no code with the engine and was not written from it.

    python3 method.py 200 > method.printed.txt          (numpy 2, scipy 1.13 or later)

All answers and firms are synthetic. Symbols follow the method: unit u, stratum h, cell c, response e, indicator j.
"""

import math
import random
import sys

import numpy as np
from scipy.stats import beta, t as student

LOW, HIGH = 1, 5  # the answer scale of every question


# -- Random surveys ------------------------------------------------------------------------------------------------


def make(seed):
    """A survey as plain values. Designs: one unit a firm or several; a frame, none, or counts of strata alone."""
    rng = random.Random(seed)
    case = {"seed": seed}
    case["design"] = ["frame", "frame", "no-frame", "strata-counts", "frame-without-units"][seed % 5]
    case["several"] = case["design"] != "frame-without-units" and rng.random() < 0.4
    units = [f"u{i + 1}" for i in range(rng.randint(2, 5))]
    strata = [f"h{i + 1}" for i in range(rng.randint(1, 3))]
    questions = [f"q{i + 1}" for i in range(rng.randint(2, 4))]
    case |= {"units": units, "strata": strata, "questions": questions}
    case["aggregate"] = rng.choice(["arithmetic", "arithmetic", "arithmetic", "geometric", "harmonic"])
    case["range"] = (0, 100) if case["aggregate"] == "arithmetic" else (1, 10)
    case["statistic"] = "mean" if case["aggregate"] != "arithmetic" else rng.choice(["mean", "mean", "top-2"])
    case["at_least"] = rng.choice([1, 1, 1, 3])
    case["weights"] = {q: rng.randint(1, 4) for q in questions}
    split = max(1, len(questions) // 2)
    case["components"] = [("t", rng.randint(2, 6) * 10, questions[:split]), ("s", rng.randint(2, 6) * 10, questions[split:])]
    blank = rng.choice([0.0, 0.0, 0.1, 0.3])
    opinion = {u: rng.uniform(2.2, 4.4) for u in units}

    def answers(unit):
        found = {}
        for q in questions:
            found[q] = None if rng.random() < blank else min(5, max(1, round(rng.gauss(opinion[unit], 1.1))))
        if all(x is None for x in found.values()):
            found[questions[0]] = rng.randint(2, 4)
        return found

    frame, responses = [], []  # (firm, unit, stratum), (firm, unit, stratum, answers)
    number = 0
    for unit in units:
        for stratum in strata:
            for _ in range(rng.randint(3, 8)):
                number += 1
                firm = f"f{number:03d}"
                rated = [unit]
                if case["several"] and rng.random() < 0.5:
                    rated += [rng.choice([other for other in units if other != unit] or [unit])]
                rated = list(dict.fromkeys(rated))
                isAsked = rng.random() < 0.93 or case["design"] not in ("frame", "frame-without-units")
                if isAsked:
                    frame += [(firm, u, stratum) for u in rated]
                responds = rng.random() < 0.6
                for place, u in enumerate(rated):
                    if responds and (place == 0 or rng.random() < 0.7):
                        responses.append((firm, u, stratum, answers(u)))
    for unit in units:  # nobody is without a voice
        while sum(1 for r in responses if r[1] == unit) < 3:
            number += 1
            frame.append((f"f{number:03d}", unit, strata[0]))
            responses.append((f"f{number:03d}", unit, strata[0], answers(unit)))
    case["frame"], case["responses"] = frame, responses
    firms = {h: len({f for f, _, s in frame if s == h}) for h in strata}
    case["population"] = {h: firms[h] + rng.randint(0, 20) for h in strata}
    return case


def files(case):
    """The four files of the survey, as the program reads them."""
    low, high = case["range"]
    survey = ["title: {vi: T, en: T}", "organization: {vi: O, en: O}", 'edition: "1"', "published: 2024-01-01",
              "notice: {vi: \"Số liệu giả lập\", en: \"Synthetic data\"}", "index: index.yaml", "language: en",
              "unit-noun: {vi: U, en: U}", "units:"]
    survey += [f"  - {{id: {u}, name: {u}}}" for u in case["units"]]
    survey += ["strata:"] + [f"  {h}: {h}" for h in case["strata"]]
    survey += ["respondent-groups:", "  firms:", "    responses:", "      - file: responses.csv",
               "    columns: {respondent: firm, unit: unit, stratum: stratum}",
               "    questions: {" + ", ".join(f"{q}: {q}" for q in case["questions"]) + "}", "    answers: five",
               "    completeness: {complete: 0.01, partial: 0.01}"]
    if case["design"] in ("frame", "frame-without-units"):
        survey.append("    frame: frame.csv")
    if case["design"] == "strata-counts":
        survey.append("    population: {" + ", ".join(f"{h}: {n}" for h, n in case["population"].items()) + "}")
    survey += ["scales:", "  five:", "    values: {1: [\"1\"], 2: [\"2\"], 3: [\"3\"], 4: [\"4\"], 5: [\"5\"]}"]
    index = ["index: I", "title: {vi: I, en: I}", f"score: {{from: {low}, to: {high}, decimals: 2}}",
             "normalize: {method: answer-scale}", f"aggregate: {case['aggregate']}",
             "missing: {policy: reweight, at-least: 0.5}", f"publish: {{at-least: {case['at_least']}, caution-below: 1}}",
             "components:"]
    for name, weight, questions in case["components"]:
        index += [f"  - id: {name}", f"    name: {name}", f"    weight: {weight}", "    indicators:"]
        for q in questions:
            index.append(f"      - {{id: {q}, weight: {case['weights'][q]}, statistic: {case['statistic']}}}")
    text = lambda x: "" if x is None else str(x)
    table = ["firm,unit,stratum," + ",".join(case["questions"])]
    table += [",".join([f, u, h] + [text(a[q]) for q in case["questions"]]) for f, u, h, a in case["responses"]]
    made = {"survey.yaml": survey, "index.yaml": index, "responses.csv": table}
    if case["design"] == "frame":
        made["frame.csv"] = ["respondent,unit,stratum"] + [",".join(row) for row in case["frame"]]
    if case["design"] == "frame-without-units":
        made["frame.csv"] = ["respondent,unit,stratum"] + [f"{f},,{h}" for f, _, h in dict.fromkeys(case["frame"])]
    return made


# -- Weights and cells (method, §2) --------------------------------------------------------------------------------


class Cells:
    """Each response's cell, weight and stratum, joined where a cell holds one response or none."""

    def __init__(self, case):
        responses, strata = case["responses"], case["strata"]
        self.hasPopulation = case["design"] != "no-frame"
        byUnit = case["design"] in ("frame", "no-frame")
        firmsRate = {}
        for firm, unit, _, _ in responses:
            firmsRate.setdefault(firm, set()).add(unit)
        self.severalUnits = any(len(units) > 1 for units in firmsRate.values())
        keys = [(u, h) for u in case["units"] for h in strata] if byUnit else [(None, h) for h in strata]
        listed = {}
        for firm, unit, stratum in case["frame"]:
            listed.setdefault((unit, stratum) if byUnit else (None, stratum), set()).add((firm, unit) if byUnit else firm)
        # A respondent counts once in a cell of strata, a form once in a cell of unit and stratum.
        held = {key: set() for key in keys}
        for firm, unit, stratum, _ in responses:
            held[(unit, stratum) if byUnit else (None, stratum)].add((firm, unit) if byUnit else firm)
        self.known = {key: len(listed.get(key, ())) for key in keys}
        if case["design"] == "strata-counts":
            self.known = {(None, h): case["population"][h] for h in strata}
        self.group = joined(keys, {key: len(held[key]) for key in keys})
        self.cellOf = [self.group[(u, h) if byUnit else (None, h)] for _, u, h, _ in responses]
        n, total = {}, {}
        for key in keys:
            n[self.group[key]] = n.get(self.group[key], 0) + len(held[key])
            total[self.group[key]] = total.get(self.group[key], 0) + self.known[key]
        self.n, self.total = n, total
        self.isOver = {c: self.hasPopulation and n[c] > total[c] for c in n}
        ratio = lambda c: total[c] / n[c] if self.hasPopulation and not self.isOver[c] else 1.0
        self.weight = np.array([ratio(c) for c in self.cellOf])
        invited = set(case["frame"])
        invitedFirms = {firm for firm, _, _ in case["frame"]}
        usesFrame = case["design"] in ("frame", "frame-without-units")
        # Strata of the design: the cells where every firm rates one unit, else the strata themselves.
        if byUnit and not self.severalUnits:
            self.stratumOf = list(self.cellOf)
            stranger = [usesFrame and (f, u, h) not in invited for f, u, h, _ in responses]
            population = total
        else:
            firms = {(None, h): set() for h in strata}
            for firm, _, h, _ in responses:
                firms[(None, h)].add(firm)
            merged = joined([(None, h) for h in strata], {key: len(firms[key]) for key in firms})
            self.stratumOf = [merged[(None, h)] for _, _, h, _ in responses]
            stranger = [usesFrame and f not in invitedFirms for f, _, _, _ in responses]
            population = {}
            for h in strata:
                size = len({f for f, _, s in case["frame"] if s == h})
                if case["design"] == "strata-counts":
                    size = case["population"][h]
                population[merged[(None, h)]] = population.get(merged[(None, h)], 0) + size
        self.fraction = {}
        for h in set(self.stratumOf):
            inside = {r[0] for r, s in zip(responses, self.stratumOf) if s == h}
            outside = {r[0] for r, s, x in zip(responses, self.stratumOf, stranger) if s == h and x}
            over = not self.hasPopulation or len(inside) > population[h]
            self.fraction[h] = 0.0 if over else (len(inside) - 2 * len(outside)) / population[h]
        # Forms listed for firms that answered at least one, by cell: the second stage of forms left empty. None is known without a list.
        answered = {r[0] for r in responses}
        self.forms = {c: 0 for c in n}
        if self.severalUnits and case["design"] == "frame":
            for firm, unit, stratum in invited:
                if firm in answered:
                    self.forms[self.group[(unit, stratum)]] += 1
        self.reach = {}  # of each stratum of the design: firms that answered, less twice the strangers; their number; the population
        for h in set(self.stratumOf):
            inside = {r[0] for r, s in zip(responses, self.stratumOf) if s == h}
            outside = {r[0] for r, s, x in zip(responses, self.stratumOf, stranger) if s == h and x}
            self.reach[h] = (len(inside) - 2 * len(outside), len(inside), population[h])

    def fraction_of(self, who):
        """f of forms: that of their strata, each with its own; of strata that are joined (`who` is a list of cells) n/N of all."""
        strata = {self.stratumOf[i] for cell in who for i in cell}
        if len(who) == 1 or len(strata) == 1:
            return float(np.mean([self.fraction[self.stratumOf[i]] for cell in who for i in cell]))
        counted, firms, population = (sum(self.reach[h][k] for h in strata) for k in range(3))
        return counted / population if self.hasPopulation and firms <= population else 0.0


def joined(keys, count):
    """Key → number of its joined cell: one with fewer than two goes to its unit's next stratum, the last to the previous."""
    cells = [[key] for key in keys]
    while True:
        size = lambda cell: sum(count[key] for key in cell)
        for place, cell in enumerate(cells):
            same = [i for i, other in enumerate(cells) if other[0][0] == cell[0][0]]
            if size(cell) < 2 and len(same) > 1:
                here = same.index(place)
                partner = same[here + 1] if here + 1 < len(same) else same[here - 1]
                first, second = min(place, partner), max(place, partner)
                cells[first] = cells[first] + cells[second]
                del cells[second]
                break
        else:
            return {key: number for number, cell in enumerate(cells) for key in cell}


# -- Scores and their derivatives (§§1, 4, 5) ----------------------------------------------------------------------


def index_of(case, values):
    """Index and its derivative by each indicator value, of the indicators that are there; None where too little is."""
    low, high = case["range"]
    parts, slopes = [], {}
    for name, weight, questions in case["components"]:
        there = [q for q in questions if values.get(q) is not None]
        total, have = sum(case["weights"][q] for q in questions), sum(case["weights"][q] for q in there)
        if not there or have / total < 0.5 - 1e-12:
            continue
        ends = (LOW, HIGH) if case["statistic"] == "mean" else (0, 1)
        score = {q: low + (high - low) * (values[q] - ends[0]) / (ends[1] - ends[0]) for q in there}
        slope = (high - low) / (ends[1] - ends[0])
        value, by = aggregate(case["aggregate"], [(case["weights"][q], score[q]) for q in there])
        parts.append((weight, value, {q: d * slope for q, d in zip(there, by)}))
    whole = sum(weight for _, weight, _ in case["components"])
    if not parts or sum(p[0] for p in parts) / whole < 0.5 - 1e-12:
        return None, {}
    value, by = aggregate(case["aggregate"], [(w, v) for w, v, _ in parts])
    for outer, (_, _, inner) in zip(by, parts):
        for q, d in inner.items():
            slopes[q] = outer * d
    return value, slopes


def aggregate(kind, pairs):
    w = np.array([p[0] for p in pairs], float) / sum(p[0] for p in pairs)
    x = np.array([p[1] for p in pairs], float)
    if kind == "arithmetic":
        return float(w @ x), list(w)
    if kind == "geometric":
        value = math.exp(float(w @ np.log(x)))
        return value, list(value * w / x)
    value = 1 / float(w @ (1 / x))
    return value, list(value**2 * w / x**2)


# -- Variance (§7) -------------------------------------------------------------------------------------------------


def estimate(case, cells, unit, omitted=()):
    """Of a unit, or of all responses (unit None): score, variance, degrees of freedom, interval."""
    responses = case["responses"]
    inside = [i for i, r in enumerate(responses) if unit is None or r[1] == unit]
    w = cells.weight
    recode = (lambda x: float(x)) if case["statistic"] == "mean" else (lambda x: float(x >= 4))
    values, answered, totals = {}, {}, {}
    for q in case["questions"]:
        who = [i for i in inside if responses[i][3][q] is not None]
        if q in omitted or len({responses[i][0] for i in who}) < max(1, case["at_least"]):
            continue
        totals[q] = sum(w[i] for i in who)
        values[q] = sum(w[i] * recode(responses[i][3][q]) for i in who) / totals[q]
        answered[q] = who
    score, slopes = index_of(case, values)
    if score is None:
        return None
    part = {q: np.zeros(len(responses)) for q in slopes}  # z_ej
    for q in slopes:
        for i in answered[q]:
            part[q][i] = slopes[q] * w[i] * (recode(responses[i][3][q]) - values[q]) / totals[q]
    names = list(slopes)
    scored = sorted({i for q in names for i in answered[q]})
    residual = {q: np.zeros(len(responses)) for q in names}
    for q in names:
        for c in set(cells.cellOf):
            of = [i for i in range(len(responses)) if cells.cellOf[i] == c]
            mean = np.mean([part[q][i] / w[i] for i in of]) if cells.hasPopulation and len(of) > 1 else 0.0
            for i in of:
                residual[q][i] = part[q][i] - w[i] * mean
    matrix = np.zeros((len(names), len(names)))
    for h in set(cells.stratumOf):
        firms = sorted({responses[i][0] for i in range(len(responses)) if cells.stratumOf[i] == h})
        z = np.zeros((len(firms), len(names)))
        for i in range(len(responses)):
            if cells.stratumOf[i] == h:
                z[firms.index(responses[i][0])] += [residual[q][i] for q in names]
        n = len(firms)
        centred = z - z.mean(axis=0) if n > 1 else z
        matrix += (1 - cells.fraction[h]) * (n / (n - 1) if n > 1 else 1) * centred.T @ centred
    total = np.zeros(len(responses)) + sum(residual[q] for q in names)
    first = matrix.sum()
    forms = 0.0
    for c in set(cells.cellOf):
        of = [i for i in range(len(responses)) if cells.cellOf[i] == c]
        if cells.severalUnits and cells.forms[c] > len(of) > 1:
            mean = np.mean([total[k] for k in of])
            spread = sum(cells.fraction[cells.stratumOf[i]] * (total[i] - mean) ** 2 for i in of)
            forms += (1 - len(of) / cells.forms[c]) * len(of) / (len(of) - 1) * spread
    phase = second_phase(case, cells, names, part, answered, inside)
    matrix2 = matrix + phase
    variance = first + max(0.0, phase.sum()) + forms
    respondents = {responses[i][0] for i in scored}
    holding = {cells.stratumOf[i] for i in scored}
    nu = len(respondents) - len(holding)
    rows = np.maximum(matrix2.sum(axis=1), 0)
    if rows.sum() > 0 and any(len(answered[q]) < len(scored) for q in names):
        share = rows / rows.sum()
        own = []
        for q in names:
            own.append(len({responses[i][0] for i in answered[q]}) - len({cells.stratumOf[i] for i in answered[q]}))
        if all(d > 0 or s == 0 for d, s in zip(own, share)):
            nu = min(nu, 1 / sum(s / d for s, d in zip(share, own) if s > 0))
        else:
            nu = 0
    fraction = max(1 - cells.fraction[h] for h in holding) > 0
    equal = [q for q in names if fraction and len({recode(responses[i][3][q]) for i in answered[q]}) == 1]
    return {"score": score, "variance": variance, "nu": nu, "n": len(respondents), "slopes": slopes, "values": values,
            "equal": equal, "m": {q: len({responses[i][0] for i in answered[q]}) for q in names},
            "thin": [q for q in case["questions"] if q not in values], "deff": kish([w[i] for i in inside]), "isOpen": fraction}


def second_phase(case, cells, names, part, answered, inside):
    """Unanswered questions: what answers say of the forms of their own cell that left the question open.

    All units together have the indicators of each; those of two units meet in the firms that sent forms about both.
    """
    matrix = np.zeros((len(names), len(names)))
    responses, holds = case["responses"], {q: set(answered[q]) for q in names}
    of = {}
    for i in inside:
        of.setdefault(responses[i][1], {}).setdefault(cells.cellOf[i], []).append(i)
    groups = [(unit, joint) for unit in of for joint in phase_cells(of[unit], names, answered)]
    forms = [[i for cell in joint for i in cell] for _, joint in groups]
    stage = [len(who) / max(len(who), sum(cells.forms[c] for c in {cells.cellOf[i] for i in who})) for who in forms]
    for g, (unit, joint) in enumerate(groups):
        for h, (other, theirs) in enumerate(groups):
            if g != h and unit == other:
                continue
            byFirm = {responses[i][0]: i for i in forms[h]}
            pairs = [(i, byFirm[responses[i][0]]) for i in forms[g] if responses[i][0] in byFirm]
            if not pairs:
                continue
            isJoined = len(joint) > 1 or len(theirs) > 1
            f = cells.fraction_of([[i for i, _ in pairs]]) if not isJoined else cells.fraction_of([[i] for pair in pairs for i in pair])
            f *= stage[g] if g == h else stage[g] * stage[h]
            for a, j in enumerate(names):
                for b, k in enumerate(names):
                    both = [(x, y) for x, y in pairs if x in holds[j] and y in holds[k]]
                    m = len(both)
                    if m < 2:
                        continue
                    x, y = np.array([part[j][i] for i, _ in both]), np.array([part[k][i] for _, i in both])
                    shareJ = sum(i in holds[j] for i in forms[g]) / len(forms[g])
                    shareK = sum(i in holds[k] for i in forms[h]) / len(forms[h])
                    product = float((x - x.mean()) @ (y - y.mean()))
                    matrix[a, b] += f * (1 - shareJ * shareK * len(pairs) / m) * m / (m - 1) * product
    return matrix


def phase_cells(of, names, answered):
    """Of a unit, its cells in groups in which every question was answered twice or never, joined where one was answered once."""
    groups = [[of[c]] for c in sorted(of)]
    isLonely = lambda group: any(sum(1 for cell in group for i in cell if i in set(answered[q])) == 1 for q in names)
    while len(groups) > 1 and any(isLonely(group) for group in groups):
        first = min(next(place for place, group in enumerate(groups) if isLonely(group)), len(groups) - 2)
        groups[first : first + 2] = [groups[first] + groups[first + 1]]
    return groups


def kish(weights):
    w = np.array(weights)
    return float(len(w) * (w**2).sum() / w.sum() ** 2)


def clopper_pearson(p, n):
    low = 0.0 if p == 0 else beta.ppf(0.025, p * n, n * (1 - p) + 1)
    high = 1.0 if p == 1 else beta.ppf(0.975, p * n + 1, n * (1 - p))
    return low, high


def interval(case, e):
    """By the logit of the score, widened where the answers to a question are all equal; None below one degree of freedom."""
    low, high = case["range"]
    width, score = high - low, e["score"]
    p = (score - low) / width
    if e["nu"] < 1:
        return None
    if e["variance"] > 1e-18 * width**2:
        q = student.ppf(0.975, e["nu"])
        step = q * math.sqrt(e["variance"]) / (width * p * (1 - p))
        logit = math.log(p / (1 - p))
        ends = [low + width / (1 + math.exp(-(logit + s * step))) for s in (-1, 1)]
    elif not e["isOpen"]:
        return score, score
    else:
        ends = [score, score]
    isFlat = ends == [score, score] and not e["equal"]
    if not e["equal"] and not isFlat:
        return tuple(ends)
    if isFlat or len(e["equal"]) == len(e["slopes"]) and (p == 0 or p == 1):
        a, b = clopper_pearson(p, e["n"])
        return low + width * a, low + width * b
    bounds = (LOW, HIGH) if case["statistic"] == "mean" else (0, 1)
    below = above = 0.0
    for q in e["equal"]:
        share = (e["values"][q] - bounds[0]) / (bounds[1] - bounds[0])
        a, b = clopper_pearson(share, e["m"][q])
        slope = e["slopes"][q] * (bounds[1] - bounds[0])
        below += (slope * (share - a)) ** 2
        above += (slope * (b - share)) ** 2
    return (max(low, score - math.sqrt((score - ends[0]) ** 2 + below)), min(high, score + math.sqrt((ends[1] - score) ** 2 + above)))


def solve(case):
    """What the survey says: unit → numbers; None is all responses together."""
    cells = Cells(case)
    count = {u: len({r[0] for r in case["responses"] if r[1] == u}) for u in case["units"]}
    published = [u for u in case["units"] if count[u] >= case["at_least"]]
    found = {u: estimate(case, cells, u) for u in published}
    firms = lambda u, q: len({f for f, unit, _, a in case["responses"] if unit == u and a[q] is not None})
    asked = [q for q in case["questions"] if any(firms(u, q) for u in published)]
    dropped = [q for q in asked if all(firms(u, q) < case["at_least"] for u in published)]
    for u in published:
        e = found[u]
        thin = [q for q in (e["thin"] if e else []) if q not in dropped]
        if not thin:
            continue
        others = [v for v in published if v != u and found[v] and not any(q in found[v]["thin"] for q in thin)]
        changes = []
        for v in others:
            without = index_of(case, {q: x for q, x in found[v]["values"].items() if q not in thin})[0]
            if without is not None:
                changes.append(found[v]["score"] - without)
        k = len(changes)
        extra = (1 + 1 / k) * sum(d**2 for d in changes) / k if k else 0
        told = k >= 3 and e["nu"] >= 1
        e["nu"] = (e["variance"] + extra) ** 2 / (e["variance"] ** 2 / e["nu"] + extra**2 / k) if told else 0
        e["variance"] += extra
    found[None] = whole(case, cells, dropped, firms)
    return found


def whole(case, cells, dropped, firms):
    """All responses together (§6, publish rules): what is told of no unit is one cell, and has no error; or there is nothing."""
    e = estimate(case, cells, None, omitted=dropped)
    if e is None:
        return None
    recode = (lambda x: float(x)) if case["statistic"] == "mean" else (lambda x: float(x >= 4))
    values, holds = {}, False
    for q in case["questions"]:
        who = [i for i, r in enumerate(case["responses"]) if r[3][q] is not None]
        if q in dropped or not who:
            continue
        units = [u for u in case["units"] if 0 < firms(u, q) < case["at_least"]]
        inside = [i for i in who if case["responses"][i][1] in units]
        people = {case["responses"][i][0] for i in inside}
        if units and (len(units) < 2 or len(people) < case["at_least"]):
            return None
        weight = {i: cells.weight[i] for i in who}
        if units:
            holds = True
            mean = sum(weight[i] for i in inside) / len(inside)
            weight.update({i: mean for i in inside})
        values[q] = sum(weight[i] * recode(case["responses"][i][3][q]) for i in who) / sum(weight.values())
    if not holds:
        return e
    score = index_of(case, values)[0]
    return None if score is None else dict(e, score=score, variance=None, nu=None)


def main(count):
    for seed in range(1, count + 1):
        case = make(seed)
        print(f"#case {seed} {case['design']}{' several' if case['several'] else ''} {case['aggregate']} {case['statistic']}")
        for name, lines in files(case).items():
            print(f"#file {name}")
            print("\n".join(lines))
        print("#numbers unit,score,se,df,low,high,kish")
        for unit, e in solve(case).items():
            row = [unit or ""]
            if e is None:
                print(",".join(row + [""] * 6))
                continue
            ends = None if e["variance"] is None else interval(case, e)
            error = None if e["variance"] is None else math.sqrt(e["variance"])
            numbers = [e["score"], error, e["nu"], *(ends or (None, None)), e["deff"]]
            print(",".join(row + ["" if x is None else f"{x:.15g}" for x in numbers]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
