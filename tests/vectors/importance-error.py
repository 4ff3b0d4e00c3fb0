"""What scikit-learn 1.4.2 (Debian's python3-sklearn) says of the columns of regression, for tests/network/importance-error.test.ts:

    python3 tests/vectors/importance-error.py > tests/vectors/importance-error.json

Twenty networks that other rows trained, their weights rounded: R² and the permutation importance by RMSE of forty rows.
`shuffles` are those that scikit-learn draws, a list a repeat: every column begins with the same seed, and each repeat
shuffles what the one before it left.
"""

import json
import sys
import warnings

import numpy as np
from sklearn.datasets import make_friedman1, make_regression
from sklearn.inspection import permutation_importance
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor

warnings.filterwarnings("ignore")
REPEATS, ROWS = 3, 40
activations = ["logistic", "tanh", "relu", "identity"]
layers = [(3,), (4,), (6, 3), (8,), (4, 4)]


def shuffles(seed):
    random = np.random.RandomState(np.random.RandomState(seed).randint(np.iinfo(np.int32).max + 1))
    step, order, out = np.arange(ROWS), np.arange(ROWS), []
    for _ in range(REPEATS):
        random.shuffle(step)
        order = order[step]
        out.append(order.tolist())
    return out


def table(seed):
    if seed % 2:
        return make_friedman1(3 * ROWS, 5, noise=1, random_state=seed)
    return make_regression(3 * ROWS, 3, n_informative=2, noise=5, random_state=seed)


out = []
for seed in range(20):
    x, y = (np.round(part, 3) for part in table(seed))
    network = MLPRegressor(layers[seed % 5], activation=activations[seed % 4], solver="lbfgs", alpha=1, random_state=seed)
    network.fit(x[ROWS:], y[ROWS:])
    network.coefs_ = [np.round(part, 5) for part in network.coefs_]
    network.intercepts_ = [np.round(part, 5) for part in network.intercepts_]
    found = permutation_importance(
        network,
        x[:ROWS],
        y[:ROWS],
        scoring="neg_root_mean_squared_error",
        n_repeats=REPEATS,
        random_state=seed,
    )
    out.append(
        {
            "x": x[:ROWS].tolist(),
            "y": y[:ROWS].tolist(),
            "activation": activations[seed % 4],
            "weights": [part.tolist() for part in network.coefs_],
            "biases": [part.tolist() for part in network.intercepts_],
            "shuffles": shuffles(seed),
            "r2": r2_score(y[:ROWS], network.predict(x[:ROWS])),
            "mean": found.importances_mean.tolist(),
            "deviation": found.importances_std.tolist(),
        }
    )
json.dump(out, sys.stdout, separators=(",", ":"))
