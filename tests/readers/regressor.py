"""Losses of scikit-learn's MLPRegressor at given weights, and where its solver lbfgs goes on from them, as JSON from JSON."""

import json
import sys
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

warnings.simplefilter("ignore", ConvergenceWarning)


def loss_of(regressor, x, y):
    squares = sum((w * w).sum() for w in regressor.coefs_)
    return float(np.mean((regressor.predict(x) - y) ** 2) / 2 + regressor.alpha / (2 * len(y)) * squares)


def losses(x, y, hidden, activation, alpha, weights):
    x, y = np.array(x).reshape(len(y), -1), np.array(y)
    regressor = MLPRegressor(
        hidden, activation=activation, alpha=alpha, solver="lbfgs", warm_start=True, max_iter=1, tol=1e-6
    ).fit(x, y)
    parts = np.split(np.array(weights), np.cumsum([p.size for p in regressor.coefs_ + regressor.intercepts_])[:-1])
    shaped = [part.reshape(p.shape) for part, p in zip(parts, regressor.coefs_ + regressor.intercepts_)]
    regressor.coefs_, regressor.intercepts_ = shaped[: len(hidden) + 1], shaped[len(hidden) + 1 :]
    loss = loss_of(regressor, x, y)
    regressor.set_params(max_iter=1000).fit(x, y)
    return loss, loss_of(regressor, x, y)


json.dump([losses(**each) for each in json.load(sys.stdin)], sys.stdout)
