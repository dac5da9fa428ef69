"""SALib's analysis of the numbers that `kernels` analyses too: 53 inputs, 1,024 rows, 100 resamples.

python3 -m venv venv && venv/bin/pip install SALib==1.6.0 && venv/bin/python Benchmarks/draws.py [runs]
"""
import sys
import time

import numpy as np
from SALib.analyze import sobol

INPUTS, ROWS = 53, 1024


def f(x):
    return x.sum(axis=-1) + (x[..., :-1] * x[..., 1:]).sum(axis=-1)


row = np.arange(1, ROWS + 1)[:, None]
x = ((row * (2 * np.arange(2 * INPUTS)[None, :] + 3)) % 8191 + 0.5) / 8191
a, b = x[:, :INPUTS], x[:, INPUTS:]
mixed = []
for i in range(INPUTS):
    own = a.copy()
    own[:, i] = b[:, i]
    mixed.append(f(own))
y = np.column_stack([f(a)] + mixed + [f(b)]).reshape(-1)
problem = {"num_vars": INPUTS, "names": [f"x{i}" for i in range(INPUTS)], "bounds": [[0, 1]] * INPUTS}
times = []
for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
    start = time.perf_counter()
    sobol.analyze(problem, y, calc_second_order=False, num_resamples=100, seed=1)
    times.append(time.perf_counter() - start)
print(f"SALib: 53 inputs, 1,024 rows, 100 resamples   {sorted(times)[len(times) // 2]:9.4f} s")
