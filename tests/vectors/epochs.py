"""Loss curves of scikit-learn 1.4.2's MLPClassifier (Debian's python3-sklearn), for tests/network/solver.test.ts:

    python3 tests/vectors/epochs.py > tests/vectors/epochs.json

One batch of all rows, not shuffled, from the weights that are written with the curve.
"""

import json
import sys
import warnings

import numpy as np
from sklearn.datasets import load_iris, make_moons
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("ignore", ConvergenceWarning)


def curve(x, y, hidden, epochs=30, **settings):
    def classifier(max_iter):
        return MLPClassifier(
            hidden, batch_size=len(y), shuffle=False, random_state=3, max_iter=max_iter, tol=1e-4, **settings
        )

    # The first weights are those of an epoch without a step: a learning rate of 1e-300.
    first = classifier(1).set_params(learning_rate_init=1e-300).fit(x, y)
    trained = classifier(epochs).fit(x, y)
    assert abs(trained.loss_curve_[0] - first.loss_) < 1e-15
    return {
        "hidden": list(hidden),
        **{key: settings.get(key) for key in ("solver", "alpha", "activation", "learning_rate_init", "momentum")},
        "start": np.concatenate([part.ravel() for part in first.coefs_ + first.intercepts_]).tolist(),
        "end": np.concatenate([part.ravel() for part in trained.coefs_ + trained.intercepts_]).tolist(),
        "epochs": trained.n_iter_,
        "loss": trained.loss_curve_,
    }


moons, sides = make_moons(60, noise=0.1, random_state=1)
moons = StandardScaler().fit_transform(moons)
iris = load_iris()
flowers = StandardScaler().fit_transform(iris.data)

json.dump(
    {
        "moons": {
            "x": moons.tolist(),
            "y": sides.tolist(),
            "runs": [
                curve(moons, sides, (3,), solver="adam", alpha=0.03, activation="logistic"),
                curve(moons, sides, (5, 3), solver="adam", alpha=1, activation="tanh", learning_rate_init=0.05),
                curve(moons, sides, (3,), solver="sgd", alpha=0.03, activation="relu"),
                curve(
                    moons, sides, (3,), solver="sgd", alpha=1, activation="tanh", learning_rate_init=0.3, momentum=0.5
                ),
                # Ends by the rule of the tolerance.
                curve(
                    moons, sides, (3,), 2000, solver="adam", alpha=1, activation="tanh", learning_rate_init=0.05
                ),
            ],
        },
        "iris": {
            "x": flowers.tolist(),
            "y": iris.target.tolist(),
            "runs": [
                curve(flowers, iris.target, (4,), solver="adam", alpha=0.1, activation="tanh"),
                curve(flowers, iris.target, (4,), solver="sgd", alpha=0.1, activation="logistic", learning_rate_init=0.1),
            ],
        },
    },
    sys.stdout,
    separators=(",", ":"),
)
