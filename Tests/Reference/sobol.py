"""Sobol indices of a fixed design by SALib: prints sobol.printed.csv.

python3 -m venv venv && venv/bin/pip install SALib==1.6.0 && venv/bin/python sobol.py > sobol.printed.csv

Rows of fractions without randomness, f = x1 + 2 x2 + 3 x1 x2 + x3^2/2. SALib first takes the mean of all values away and divides
by their standard deviation, and its variance divides by 2N; ours divides by 2N - 1.
"""
import numpy as np
from SALib.analyze import sobol

N, D = 64, 3
STEPS = [37, 53, 71, 89, 101, 113]


def x(row, column):
    return (row * STEPS[column] % 127 + 0.5) / 127


def f(v):
    return v[0] + 2 * v[1] + 3 * v[0] * v[1] + v[2] * v[2] / 2


rows = []
for row in range(N):
    a = [x(row, c) for c in range(D)]
    b = [x(row, c + D) for c in range(D)]
    rows.append(f(a))
    for i in range(D):
        rows.append(f([b[c] if c == i else a[c] for c in range(D)]))
    rows.append(f(b))
y = np.array(rows)
found = sobol.analyze(
    {"num_vars": D, "names": ["x1", "x2", "x3"], "bounds": [[0, 1]] * D}, y, calc_second_order=False, num_resamples=10, seed=1
)
print("input,S1,ST,mean,sd")
for i in range(D):
    print(f"{i},{float(found['S1'][i])!r},{float(found['ST'][i])!r},{float(y.mean())!r},{float(y.std())!r}")
