# The satisfaction figures of surveys/quang-ninh-2023 (synthetic answers), computed once more: the overall question, all answers pooled, and
# responses all of whose answers are 4 or 5; non-response weights, linearised variances with the finite population, Wilson's intervals. Needs scipy.
# Run: python3 satisfaction.py ../../surveys/quang-ninh-2023 > satisfaction.printed.csv
import csv
import sys
from collections import Counter, defaultdict

from scipy.stats import beta, t as student

folder = sys.argv[1]
ASKED = {"t": 4, "q": 4, "c": 4, "f": 3, "l": 4, "b": 4, "e": 4, "i": 3}
ITEMS = [f"{letter}{number + 1}" for letter, count in ASKED.items() for number in range(count)]
VALUES = {"Rất không hài lòng": 1, "Very dissatisfied": 1, "Không hài lòng": 2, "Dissatisfied": 2, "Bình thường": 3,
          "Neither satisfied nor dissatisfied": 3, "Hài lòng": 4, "Satisfied": 4, "Rất hài lòng": 5, "Very satisfied": 5,
          "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
DONT_KNOW = {"Không có ý kiến", "Không biết", "99"}
UNITS = {"mong-cai": "Móng Cái", "hon-gai": "cảng Hòn Gai", "cam-pha": "cảng Cẩm Phả", "cai-lan": "cảng Cái Lân",
         "van-gia": "cảng Vạn Gia", "hoanh-mo": "Hoành Mô", "bac-phong-sinh": "Bắc Phong Sinh"}
NAMES = {prefix + name: unit for unit, name in UNITS.items() for prefix in ("Chi cục Hải quan cửa khẩu ", "HQ ")}
STRATA = {"Trong tỉnh": "in-province", "Ngoài tỉnh": "out-of-province"}


def rows(name):
    with open(f"{folder}/{name}", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# Forms with a known unit and half of the questions answered; the later of two of one firm on one unit.
forms = {}
for row in rows("responses.csv"):
    texts = {question: row[question].strip() for question in ITEMS + ["overall"]}
    answered = sum(text in VALUES or text in DONT_KNOW for text in texts.values())
    unit = NAMES.get(row["unit"].strip())
    if unit and 2 * answered >= len(texts):
        values = {question: VALUES[text] for question, text in texts.items() if text in VALUES}
        forms[row["respondent"], unit] = (unit, STRATA[row["stratum"].strip()], values)
forms = list(forms.values())
members = Counter((row["unit"], row["stratum"]) for row in rows("frame.csv"))
responses = Counter(form[:2] for form in forms)
assert set(members) == set(responses) and min(responses.values()) >= 2


def figures(values):
    """Satisfied answers and all answers that each figure takes of a form."""
    known = [values[question] >= 4 for question in ITEMS if question in values]
    yield "question", float(values.get("overall", 0) >= 4), float("overall" in values)
    yield "pooled", float(sum(known)), float(len(known))
    yield "every-answer", float(bool(known) and all(known)), float(bool(known))


def interval(p, variance, n, df):
    if variance > 1e-20 and 0 < p < 1:
        k, t = p * (1 - p) / variance, student.ppf(0.975, df)
        middle, half = p + t * t / (2 * k), t / (2 * k) * (4 * k * p * (1 - p) + t * t) ** 0.5
        return (middle - half) / (1 + t * t / k), (middle + half) / (1 + t * t / k)
    return (0 if p == 0 else beta.ppf(0.025, n * p, n * (1 - p) + 1)), (1 if p == 1 else beta.ppf(0.975, n * p + 1, n * (1 - p)))


print("figure,unit,rate,variance,low,high")
for place, name in enumerate(["question", "pooled", "every-answer"]):
    for domain in [""] + list(UNITS):
        cells, best, total = defaultdict(list), 0.0, 0.0
        for unit, stratum, values in forms:
            cell = (unit, stratum)
            weight = members[cell] / responses[cell]
            _, satisfied, answers = list(figures(values))[place]
            if domain not in ("", unit):
                satisfied = answers = 0.0
            cells[cell].append((weight, satisfied, answers))
            best += weight * satisfied
            total += weight * answers
        rate, variance, n, strata = best / total, 0.0, 0, 0
        for cell, parts in cells.items():
            z = [weight * (satisfied - rate * answers) / total for weight, satisfied, answers in parts]
            mean = sum(z) / len(z)
            variance += (1 - len(z) / members[cell]) * len(z) / (len(z) - 1) * sum((x - mean) ** 2 for x in z)
            scored = sum(answers > 0 for _, _, answers in parts)
            n, strata = n + scored, strata + (scored > 0)
        low, high = interval(rate, variance, n, n - strata)
        print(",".join([name, domain] + [f"{x:.17g}" for x in (rate, variance, low, high)]))
