"""A unit all of whose firms answered, under weights that are post-stratified by size over both units.

Prints mean and variance of both units (method, section 7), the second with its residuals from the mean of z/w in each size.
"""
import numpy as np

# unit, size, score of 0 to 100; A: all four listed firms, B: four of the eight listed.
rows = [("A", "small", 100), ("A", "small", 50), ("A", "large", 75), ("A", "large", 25),
        ("B", "small", 25), ("B", "small", 50), ("B", "small", 100), ("B", "large", 75)]
listed = {"A": 4, "B": 8}
members = {"small": 6, "large": 6}
count = {s: sum(1 for r in rows if r[1] == s) for s in members}
w = np.array([members[s] / count[s] for _, s, _ in rows])
x = np.array([r[2] for r in rows], float)
for unit in "AB":
    inside = np.array([r[0] == unit for r in rows])
    total = (w * inside).sum()
    mean = (w * x * inside).sum() / total
    z = w * (x - mean) * inside / total
    for size in members:
        of = np.array([r[1] == size for r in rows])
        z = z - of * w * (z / w)[of].mean()
    variance = 0
    for stratum in "AB":
        of = np.array([r[0] == stratum for r in rows])
        n = of.sum()
        variance += (1 - n / listed[stratum]) * n / (n - 1) * ((z[of] - z[of].mean()) ** 2).sum()
    print(unit, repr(float(mean)), repr(float(variance)))
