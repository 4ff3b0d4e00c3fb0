"""The best of ten starts of scikit-learn 1.4.2's MLPClassifier (Debian's python3-sklearn), for tests/network:

    node tests/vectors/rows.mjs article blobs circles clusters moons spirals xor |
      OMP_NUM_THREADS=1 python3 tests/vectors/best_of_ten.py > tests/vectors/best_of_ten.json

A row is a network: loss and number of right rows of the start with the lowest loss, and whether that network says the
same of all rows. Where it does, ten more starts follow the penalty from a hundredth of it, and the best of those is told
as "continued".
"""

import json
import sys
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

warnings.simplefilter("ignore", ConvergenceWarning)

hidden = [(2,), (3,), (4,), (6,), (8,), (16,), (32,), (64,), (8, 3), (4, 4), (16, 16, 3)]
activations = {"sigmoid": "logistic", "tanh": "tanh", "relu": "relu", "identity": "identity"}
shares = [0.01, 0.03, 0.1, 0.3, 1]


def judged(classifier, x, y, alpha):
    """The loss that nnanim minimizes, from logits; right rows; whether all rows get the same."""
    out = x
    act = {"logistic": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}
    for w, b in zip(classifier.coefs_[:-1], classifier.intercepts_[:-1]):
        out = act.get(classifier.activation, lambda z: z)(out @ w + b)
    z = out @ classifier.coefs_[-1] + classifier.intercepts_[-1]
    if z.shape[1] == 1:
        z = np.c_[np.zeros(len(z)), z]
    top = z.max(1)
    entropy = np.mean(top + np.log(np.exp(z - top[:, None]).sum(1)) - z[np.arange(len(y)), y])
    squares = sum((w * w).sum() for w in classifier.coefs_)
    leads = z - z[:, :1]
    return {
        "loss": float(entropy + alpha / (2 * len(y)) * squares),
        "correct": int((classifier.predict(x) == y).sum()),
        "constant": bool((leads.max(0) - leads.min(0)).max() <= 1e-3),
    }


def start(x, y, alpha, sizes, activation, k, shares):
    classifier = MLPClassifier(
        sizes, activation=activations[activation], solver="lbfgs", max_iter=1000, tol=1e-6, random_state=k, warm_start=True
    )
    with np.errstate(over="ignore"):
        for share in shares:
            classifier.set_params(alpha=share * alpha).fit(x, y)
        return judged(classifier, x, y, alpha)


def best(*args, shares=(1,)):
    return min((start(*args, k, shares) for k in range(10)), key=lambda found: found["loss"])


out = []
for data, d in json.load(sys.stdin).items():
    x, y, alpha = np.array(d["x"]).reshape(-1, 2), np.array(d["y"]), d["alpha"]
    for sizes in hidden:
        for activation in activations:
            args = (x, y, alpha, sizes, activation)
            found = best(*args)
            row = {"data": data, "hidden": ",".join(map(str, sizes)), "activation": activation, **found}
            if found["constant"]:
                row["continued"] = best(*args, shares=shares)
            out.append(row)
            print(row, file=sys.stderr)
print("[\n" + ",\n".join(json.dumps(row) for row in out) + "\n]")
