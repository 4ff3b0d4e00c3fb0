"""Losses, gradients, loss curves and scores of scikit-learn 1.4.2's MLPRegressor (Debian's python3-sklearn) on standardized
targets, and lines of numpy's lstsq, for tests/network/regression:

    python3 tests/vectors/regression.py > tests/vectors/regression.json

Epoch e of a curve goes through row (e + 2) * i + e modulo the number of rows, which is a prime, at place i.
"""

import json
import sys
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor, _multilayer_perceptron
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("ignore", ConvergenceWarning)

rows = 37
epochs = 15
state = np.random.RandomState(0)


def dataset(inputs, function, unit=1, noise=0.1):
    x = StandardScaler().fit_transform(state.uniform(-2, 2, (rows, inputs)))
    y = function(*x.T)
    return {"x": x, "target": unit * (y + noise * y.std() * state.randn(rows))}


def with_outliers(data):
    data["target"][[3, 20]] += 40 * data["target"].std()
    return data


data = {
    "sine": dataset(1, lambda x: np.sin(3 * x)),
    "square of 1e9": dataset(1, lambda x: 2 + x * x, 1e9),
    "product": dataset(2, lambda x, y: x * y),
    "sum of 1e-9": dataset(3, lambda x, y, z: x + np.abs(y) - z * z, 1e-9),
    "outliers": with_outliers(dataset(2, lambda x, y: np.exp(-x * x - y * y))),
    "four": dataset(4, lambda a, b, c, d: 30 + a * b + np.sin(c) - d, 10, 0.5),
}
layers = [(1,), (2,), (6,), (8, 3), (4, 4), (5, 4, 3)]
activations = ["logistic", "tanh", "relu", "identity"]
calls = 0


def ordered(sample_idx, random_state):
    global calls
    calls += 1
    return ((calls + 1) * np.arange(rows) + calls - 1) % rows


_multilayer_perceptron.shuffle = ordered


def curve(x, y, solver, start, **settings):
    """Loss of each epoch, from given first weights."""
    global calls
    calls = 0
    regressor = MLPRegressor(solver=solver, max_iter=epochs, **settings)
    layers = iter([(w.copy(), b.copy()) for w, b in zip(*start)])
    regressor._init_coef = lambda fan_in, fan_out, dtype: next(layers)
    return regressor.fit(x, y).loss_curve_


def gradient(x, y, hidden, activation, alpha, start):
    """Loss and gradient of all rows at given weights, as the solver lbfgs asks for them."""
    regressor = MLPRegressor(hidden, activation=activation, alpha=alpha, solver="lbfgs", max_iter=1).fit(x, y)
    regressor.coefs_, regressor.intercepts_ = [[part.copy() for part in parts] for parts in start]
    predicted = regressor.predict(x)
    units = [x.shape[1], *hidden, 1]
    outputs = [x] + [np.empty((rows, n)) for n in units[1:]]
    deltas = [np.empty_like(a) for a in outputs[1:]]
    parts = [[np.empty_like(p) for p in each] for each in start]
    loss, weights, biases = regressor._backprop(x, y.reshape(-1, 1), outputs, deltas, *parts)
    return loss, np.concatenate([p.ravel() for p in weights + biases]), predicted


cases = []
for k in range(30):
    name = list(data)[k % len(data)]
    x, target = data[name]["x"], data[name]["target"]
    scaler = StandardScaler().fit(target.reshape(-1, 1))
    y = scaler.transform(target.reshape(-1, 1)).ravel()
    # Every activation and every depth meets every kind of data but one or two.
    hidden, activation, alpha = layers[(k + k // 6) % 6], activations[(k + k // 4) % 4], [1e-4, 0.1, 3][(k + k // 6) % 3]
    units = [x.shape[1], *hidden, 1]
    start = (
        [state.uniform(-0.8, 0.8, shape) for shape in zip(units, units[1:])],
        [state.uniform(-0.8, 0.8, n) for n in units[1:]],
    )
    loss, slopes, predicted = gradient(x, y, hidden, activation, alpha, start)
    predicted = scaler.inverse_transform(predicted.reshape(-1, 1)).ravel()
    settings = {"hidden_layer_sizes": hidden, "activation": activation, "alpha": alpha, "batch_size": 10}
    cases.append(
        {
            "data": name,
            "hidden": list(hidden),
            "activation": activation,
            "alpha": alpha,
            "start": np.concatenate([p.ravel() for p in start[0] + start[1]]).tolist(),
            "loss": loss,
            "gradient": slopes.tolist(),
            "rmse": float(np.sqrt(np.mean((target - predicted) ** 2))),
            "r2": r2_score(target, predicted),
            "largest": float(np.abs(target - predicted).max()),
            "adam": curve(x, y, "adam", start, learning_rate_init=0.01, **settings),
            "sgd": curve(x, y, "sgd", start, learning_rate_init=0.02, momentum=0.8, **settings),
        }
    )

for each in data.values():
    target = each["target"]
    scaled = (target - target.mean()) / target.std()
    line = np.linalg.lstsq(np.c_[each["x"], np.ones(rows)], scaled, rcond=None)[0]
    misses = np.c_[each["x"], np.ones(rows)] @ line - scaled
    each["line"] = {
        "weights": line[:-1].tolist(),
        "bias": line[-1],
        "rmse": float(np.sqrt(np.mean(misses**2)) * target.std()),
    }
    each["x"], each["target"] = each["x"].tolist(), target.tolist()

json.dump({"data": data, "cases": cases}, sys.stdout, separators=(",", ":"))
