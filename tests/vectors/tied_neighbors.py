"""What scikit-learn 1.4.2 (Debian's python3-sklearn) predicts where rows are equally near, for tests/regressors:

    /usr/bin/python3 tests/vectors/tied_neighbors.py > tests/vectors/tied_neighbors.json

Places are whole numbers and halves, which are exact: of rows equally near the first come first. (Of many neighbours
scikit-learn drops any of the equally far ones when a nearer row comes later; few rows have no such case.)
"""

import json
import sys

import numpy as np
from sklearn.neighbors import KNeighborsRegressor

rng = np.random.default_rng(1)
few, years = np.array([3, 1, 2, 5, 4, 1, 3.0]), rng.integers(18, 40, 60).astype(float)
out = []
for x, counts in ((few, (1, 2, 3)), (years, (1,))):
    y = np.arange(len(x), dtype=float)
    grid = np.arange(x.min() - 1, x.max() + 1.5, 0.5)
    for count in counts:
        found = KNeighborsRegressor(count).fit(x[:, None], y).predict(grid[:, None])
        out.append({"neighbors": count, "x": x.tolist(), "y": y.tolist(), "grid": grid.tolist(), "found": found.tolist()})
json.dump(out, sys.stdout, separators=(",", ":"))
