"""The best of ten starts of scikit-learn 1.4.2's MLPRegressor (Debian's python3-sklearn) on standardized targets, for
tests/network/regression:

    OMP_NUM_THREADS=1 python3 tests/vectors/regression_best_of_ten.py > tests/vectors/regression_best_of_ten.json

A network has the lowest loss of its starts; where that says the same of all rows, ten more starts follow the penalty from a
hundredth of it, and the lowest loss of those is told as "continued".
"""

import json
import sys
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("ignore", ConvergenceWarning)

state = np.random.RandomState(1)


def dataset(rows, inputs, alpha, function):
    x = state.uniform(-2, 2, (rows, inputs))
    y = function(*x.T)
    y += 0.1 * y.std() * state.randn(rows)
    return {
        "x": np.round(StandardScaler().fit_transform(x), 4),
        "target": np.round(StandardScaler().fit_transform(y.reshape(-1, 1)).ravel(), 4),
        "alpha": alpha,
    }


data = {
    "sine": dataset(60, 1, 0.01, lambda x: np.sin(3 * x)),
    "square": dataset(60, 1, 0.3, lambda x: x * x),
    "product": dataset(80, 2, 0.1, lambda x, y: x * y),
    "hill": dataset(80, 2, 0.01, lambda x, y: np.exp(-x * x - y * y)),
    "four": dataset(80, 4, 1, lambda a, b, c, d: a * b + np.sin(c) - d),
}
hidden = [(2,), (6,), (8, 3), (4, 4, 4)]
activations = ["logistic", "tanh", "relu"]


def start(x, y, alpha, sizes, activation, k, shares):
    regressor = MLPRegressor(
        sizes, activation=activation, solver="lbfgs", max_iter=1000, tol=1e-6, random_state=k, warm_start=True
    )
    for share in shares:
        regressor.set_params(alpha=share * alpha).fit(x, y)
    predicted = regressor.predict(x)
    squares = sum((w * w).sum() for w in regressor.coefs_)
    return np.mean((predicted - y) ** 2) / 2 + alpha / (2 * len(y)) * squares, np.ptp(predicted) <= 1e-3


def best(*args, shares=(1,)):
    return min(start(*args, k, shares) for k in range(10))


networks = []
for name, d in data.items():
    target = (d["target"] - d["target"].mean()) / d["target"].std()
    for sizes in hidden:
        for activation in activations:
            args = (d["x"], target, d["alpha"], sizes, activation)
            loss, constant = best(*args)
            row = {"data": name, "hidden": sizes, "activation": activation, "loss": loss}
            if constant:
                row["continued"] = best(*args, shares=[0.01, 0.03, 0.1, 0.3, 1])[0]
            networks.append(row)
            print(row, file=sys.stderr)
    d["x"], d["target"] = d["x"].tolist(), d["target"].tolist()

print(json.dumps({"data": data})[:-1] + ', "networks": [\n' + ",\n".join(json.dumps(n) for n in networks) + "\n]}")
