"""What scikit-learn 1.4.2 (Debian's python3-sklearn) predicts, for tests/regressors:

    /usr/bin/python3 tests/vectors/regressors.py > tests/vectors/regressors.json

Rows have a feature as it is and a standardized target; predictions are of 200 even places over the rows and a fifth more
on each side. Polynomials and kernels see the feature standardized, as nnanim's do by themselves. Rows that are
equally near have vectors of their own, by tied_neighbors.py.
"""

import json
import sys

import numpy as np
from sklearn.kernel_ridge import KernelRidge
from sklearn.linear_model import LinearRegression
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler
from sklearn.tree import DecisionTreeRegressor


def polynomial(degree):
    return make_pipeline(StandardScaler(), PolynomialFeatures(degree), LinearRegression())


regressors = {
    "line": LinearRegression(),
    "polynomial": polynomial(3),
    "twelfth": polynomial(12),
    "tree": DecisionTreeRegressor(max_depth=4, random_state=0),
    "deep": DecisionTreeRegressor(random_state=0),
    "knn": KNeighborsRegressor(),
    "nearest": KNeighborsRegressor(1),
    "kernel": make_pipeline(StandardScaler(), KernelRidge(kernel="rbf")),
    "narrow": KernelRidge(kernel="rbf", gamma=4),
}

rng = np.random.default_rng(1)
even = rng.uniform(-2, 2, 120)
far = rng.normal(1000, 3, 80)
crowded = np.r_[rng.normal(0, 0.1, 60), 5, 9, 9.5]
years = rng.integers(18, 40, 90).astype(float)
data = {
    "sine": (even, np.sin(3 * even) + 0.2 * rng.normal(size=120)),
    "step": (even[:50], np.where(even[:50] < 0.3, -1.0, 2.0)),
    "far": (far, 1e9 * np.abs(far - 1001) + 1e8 * rng.normal(size=80)),
    "crowded": (crowded, crowded**2 + rng.normal(size=63)),
    "years": (years, np.round(years / 3 + rng.normal(size=90), 1)),
    "few": (rng.uniform(0, 1, 6), rng.normal(size=6)),
}

out = {}
for name, (x, y) in data.items():
    # As many digits as nnanim is given: both sides see the same rows.
    x, y = np.round(x, 9), np.round((y - y.mean()) / y.std(), 12)
    low, high = x.min(), x.max()
    grid = np.linspace(low - 0.2 * (high - low), high + 0.2 * (high - low), 200)
    found = {}
    for key, regressor in regressors.items():
        if (name == "years" and key in ("knn", "nearest")) or (key == "twelfth" and name in ("few", "crowded")):
            continue
        found[key] = regressor.fit(x[:, None], y).predict(grid[:, None]).tolist()
    out[name] = {"x": x.tolist(), "y": y.tolist(), "grid": grid.tolist(), "found": found}
json.dump(out, sys.stdout, separators=(",", ":"))
