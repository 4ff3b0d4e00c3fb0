"""200 steps of scikit-learn 1.4.2's optimizers (Debian's python3-sklearn), for tests/network/solvers/epochs.test.ts:

    python3 tests/vectors/optimizers.py > tests/vectors/optimizers.json

The gradient is x^3 + (i + 1) x / 4 - cos(x + i) for parameter i, from x = (-1, -0.5, 0, 0.5, 1).
"""

import json
import sys

import numpy as np
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

i = np.arange(5)
start = np.linspace(-1, 1, 5)


def trajectory(optimizer):
    params = [start.copy()]
    optimizer.__init__(params, **optimizer.settings)
    path = []
    for step in range(1, 201):
        x = params[0]
        optimizer.update_params(params, [x**3 + (i + 1) * x / 4 - np.cos(x + i)])
        if step in (1, 2, 3, 10, 50, 100, 200):
            path.append({"step": step, "x": params[0].tolist()})
    return path


def made(kind, **settings):
    optimizer = kind.__new__(kind)
    optimizer.settings = settings
    return trajectory(optimizer)


json.dump(
    {
        "adam": {
            "default": made(AdamOptimizer),
            "fast": made(AdamOptimizer, learning_rate_init=0.05, beta_1=0.8, beta_2=0.99, epsilon=1e-6),
        },
        "sgd": {
            "default": made(SGDOptimizer, learning_rate_init=0.001),
            "fast": made(SGDOptimizer, learning_rate_init=0.02, momentum=0.7),
        },
    },
    sys.stdout,
    separators=(",", ":"),
)
