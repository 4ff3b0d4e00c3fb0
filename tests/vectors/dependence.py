"""What scikit-learn 1.4.2 (Debian's python3-sklearn) says of partial dependence, for tests/network/dependence.test.ts:

    python3 tests/vectors/dependence.py > tests/vectors/dependence.json

Twenty networks, their weights rounded, on tables of three to six columns, and for a column each grid, average and curves of two
rows. Columns have 99, 100 and 101 different values in some. The last ones have text, which a pipeline encodes: all rows get
one of its values. Scaled rows are what the network sees; numbers of the grid are scaled too. Of the first two columns there are the averages of both at once.
"""

import json
import sys
import warnings

import numpy as np
from sklearn.compose import make_column_transformer
from sklearn.inspection import partial_dependence
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

warnings.filterwarnings("ignore")
random = np.random.RandomState(5)
GRID = {"method": "brute", "kind": "both", "grid_resolution": 100, "percentiles": (0.05, 0.95)}


def tenths(values):
    return np.round(values, 2).tolist()


def network(i, x, y, regression):
    kind = MLPRegressor if regression else MLPClassifier
    activation = ["logistic", "tanh", "relu", "identity"][i % 4]
    found = kind([2 + i % 2], activation=activation, solver="lbfgs", max_iter=60, random_state=i).fit(x, y)
    found.coefs_ = [np.round(part, 3) for part in found.coefs_]
    found.intercepts_ = [np.round(part, 3) for part in found.intercepts_]
    return found


def case(i):
    columns, classes, text = 3 + i % 4, [0, 2, 3][i % 3], i >= 16
    # Whole numbers of their own, as many as rows or fewer, at each side of the grid's limit; else 60 rows.
    rows = [99, 100, 101][i % 3] if i < 6 else 130 if i == 6 else 60
    x = np.round(random.randn(rows, columns), 2)
    if rows > 60:
        x[:, 0] = random.permutation(np.arange(rows) ** 1.5).round(1) / 500
    x[:, -1] = random.randint(0, 4, rows)
    word = np.array(["a", "b", "c"])[random.randint(0, 3, rows)]
    height = np.sin(2 * x[:, 0]) + x[:, 1] * (word == "b" if text else 1) + 0.2 * x[:, 2]
    y = height if classes == 0 else np.digitize(height, np.quantile(height, np.arange(1, classes) / classes))
    whole = np.column_stack([x, *[(word == value).astype(float) for value in "abc"]]) if text else x
    found = network(i, whole, y, classes == 0)
    table, model = x, found
    if text:
        table = np.empty((rows, columns + 1), object)
        table[:, :-1], table[:, -1] = x, word
        encoder = make_column_transformer(("passthrough", list(range(columns))), (OneHotEncoder(), [columns]))
        model = make_pipeline(encoder.fit(table), found)
    looked = [0, columns - 1] + ([columns] if text else [])
    ones = []
    for column in looked:
        isText = column == columns
        said = partial_dependence(model, table, [column], categorical_features=[columns] if text else None, **GRID)
        values = said["values"][0]
        ones.append(
            {
                "features": [columns, columns + 1, columns + 2] if isText else [column],
                "values": values.tolist() if isText else [float(v) for v in values],
                "average": np.round(said["average"], 12).tolist(),
                "rows": np.round(said["individual"][:, [0, rows - 1]][:, :, :: max(1, len(values) // 4)], 12).tolist(),
            }
        )
    pair = partial_dependence(model, table, [(0, 1)], method="brute", kind="average", grid_resolution=20)
    return {
        "x": whole.tolist(),
        "classes": classes,
        "activation": found.activation,
        "weights": [part.tolist() for part in found.coefs_],
        "biases": [part.tolist() for part in found.intercepts_],
        "columns": ones,
        "pair": {
            "values": [[float(v) for v in values] for values in pair["values"]],
            "average": np.round(pair["average"], 10).tolist(),
        },
    }


json.dump([case(i) for i in range(20)], sys.stdout, separators=(",", ":"))
