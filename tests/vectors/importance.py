"""What scikit-learn 1.4.2 (Debian's python3-sklearn) says of columns, for tests/network/importance.test.ts:

    python3 tests/vectors/importance.py > tests/vectors/importance.json

Ten tables: a network that one half of the rows trained, its weights rounded, and of the other half the confusion matrix
and the permutation importance by log loss and by accuracy. `shuffles` are those that scikit-learn draws, a list a repeat:
every column begins with the same seed, and each repeat shuffles what the one before it left.
"""

import json
import sys

import numpy as np
from sklearn.datasets import load_breast_cancer, load_digits, load_iris, load_wine, make_classification, make_moons
from sklearn.inspection import permutation_importance
from sklearn.metrics import accuracy_score, confusion_matrix, log_loss
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

REPEATS = 5


def made(seed, rows, features, classes, informative, **more):
    return make_classification(
        rows, features, n_informative=informative, n_classes=classes, random_state=seed, **more
    )


def scaled(x, y):
    return np.round(StandardScaler().fit_transform(x), 3), y


tables = {
    "iris": (*scaled(*load_iris(return_X_y=True)), (4,), "logistic"),
    "wine": (*scaled(*load_wine(return_X_y=True)), (3,), "logistic"),
    "cancer": (*scaled(*(part[:160] for part in load_breast_cancer(return_X_y=True))), (4, 3), "tanh"),
    "digits": (*(part[:160] for part in load_digits(return_X_y=True)), (8,), "tanh"),
    "moons": (*scaled(*make_moons(160, noise=0.3, random_state=1)), (6, 3), "relu"),
    "redundant": (*scaled(*made(2, 160, 8, 2, 3, n_redundant=3)), (5,), "tanh"),
    "classes": (*scaled(*made(3, 200, 6, 5, 5, n_redundant=0)), (8,), "relu"),
    "unequal": (*scaled(*made(4, 200, 5, 2, 3, n_redundant=0, weights=[0.9])), (3,), "logistic"),
    "noise": (*scaled(*made(5, 160, 12, 3, 2, n_redundant=0, n_clusters_per_class=1)), (2,), "identity"),
    "repeated": (*scaled(*made(6, 160, 7, 3, 4, n_redundant=0, n_repeated=2)), (8, 3), "logistic"),
}


def shuffles(seed, rows):
    random = np.random.RandomState(np.random.RandomState(seed).randint(np.iinfo(np.int32).max + 1))
    step, order, out = np.arange(rows), np.arange(rows), []
    for _ in range(REPEATS):
        random.shuffle(step)
        order = order[step]
        out.append(order.copy())
    return out


def spread(result, sign=1):
    return {
        "mean": [round(sign * value, 12) for value in result.importances_mean.tolist()],
        "deviation": [round(value, 12) for value in result.importances_std.tolist()],
    }


out = {}
for seed, (name, (x, y, hidden, activation)) in enumerate(tables.items()):
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.5, random_state=seed, stratify=y)
    network = MLPClassifier(hidden, activation=activation, solver="lbfgs", alpha=1, max_iter=2000, random_state=seed)
    network.fit(x_train, y_train)
    network.coefs_ = [np.round(part, 5) for part in network.coefs_]
    network.intercepts_ = [np.round(part, 5) for part in network.intercepts_]
    drawn = shuffles(seed, len(y_test))
    found = permutation_importance(
        network, x_test, y_test, scoring=["accuracy", "neg_log_loss"], n_repeats=REPEATS, random_state=seed
    )
    # These are its shuffles indeed.
    for j in range(x.shape[1]):
        moved = x_test.copy()
        moved[:, j] = x_test[drawn[1], j]
        fall = accuracy_score(y_test, network.predict(x_test)) - accuracy_score(y_test, network.predict(moved))
        assert abs(found["accuracy"].importances[j, 1] - fall) < 1e-12
    out[name] = {
        "x": x_test.tolist(),
        "y": y_test.tolist(),
        "activation": activation,
        "weights": [part.tolist() for part in network.coefs_],
        "biases": [part.tolist() for part in network.intercepts_],
        "shuffles": [order.tolist() for order in drawn],
        "loss": round(log_loss(y_test, network.predict_proba(x_test)), 12),
        "confusion": confusion_matrix(y_test, network.predict(x_test), labels=np.unique(y)).tolist(),
        "importance": {"loss": spread(found["neg_log_loss"]), "accuracy": spread(found["accuracy"])},
    }
json.dump(out, sys.stdout, separators=(",", ":"))
