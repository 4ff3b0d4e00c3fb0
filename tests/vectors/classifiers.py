"""What scikit-learn 1.4.2 (Debian's python3-sklearn) predicts, for tests/classifiers:

    node tests/vectors/rows.mjs blobs article circles moons spirals xor "clusters?classes=4&noise=0.9" \
        "clusters?classes=6&noise=0.9" | python3 tests/vectors/classifiers.py > tests/vectors/classifiers.json

Predictions are of a grid of 200 x 200 points over the rows and a fifth more on each side, row by row from the lowest
second feature, as runs: "0*37 1*3" is 37 points of class 0 and three of class 1. Of clusters there are SVMs alone: where
pairs of classes give several the most votes, the first is taken (break_ties=False, the default). Support vectors are
those of a tolerance of 1e-9, which are the same from 1e-6 on; predictions are those of the default, 1e-3.
"""

import json
import sys
from itertools import groupby

import numpy as np
from sklearn.base import clone
from sklearn.datasets import load_iris, load_wine
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

classifiers = {
    "logistic": LogisticRegression(tol=1e-12, max_iter=100_000, solver="newton-cg"),
    "svm": SVC(kernel="linear"),
    "rbf": SVC(kernel="rbf"),
    "qda": QuadraticDiscriminantAnalysis(),
    "tree": DecisionTreeClassifier(random_state=0),
    "shallow": DecisionTreeClassifier(random_state=0, max_depth=2),
    "knn": KNeighborsClassifier(),
    "narrow": SVC(kernel="rbf", C=10, gamma=4),
}


def runs(labels):
    return " ".join(f"{k}*{len(list(group))}" for k, group in groupby(labels.tolist()))


def rounded(values):
    # As many digits as nnanim is given: both sides see the same rows.
    return np.round(values, 9)


data = {name: (np.array(d["x"]).reshape(-1, 2), np.array(d["y"])) for name, d in json.load(sys.stdin).items()}
iris, wine = load_iris(), load_wine()
data["iris"] = (StandardScaler().fit_transform(iris.data[:, 2:]), iris.target)
data["iris-pca"] = (PCA(2).fit_transform(StandardScaler().fit_transform(iris.data)), iris.target)
data["wine-pca"] = (PCA(2).fit_transform(StandardScaler().fit_transform(wine.data)), wine.target)

out = {}
for name, (x, y) in data.items():
    x = rounded(x)
    low, high = x.min(0), x.max(0)
    low, high = rounded(low - 0.2 * (high - low)), rounded(high + 0.2 * (high - low))
    ticks = [low[i] + (high[i] - low[i]) * np.arange(200) / 199 for i in range(2)]
    grid = np.array([(a, b) for b in ticks[1] for a in ticks[0]])
    out[name] = {"x": x.ravel().tolist(), "y": y.tolist(), "low": low.tolist(), "high": high.tolist(), "found": {}}
    for key, classifier in classifiers.items():
        if name.startswith("clusters") and not isinstance(classifier, SVC):
            continue
        classifier.fit(x, y)
        found = {"accuracy": int((classifier.predict(x) == y).sum()), "grid": runs(classifier.predict(grid))}
        if isinstance(classifier, SVC):
            found["support"] = sorted(clone(classifier).set_params(tol=1e-9).fit(x, y).support_.tolist())
        if key == "logistic":
            found["weights"] = np.c_[classifier.coef_, classifier.intercept_].tolist()
        out[name]["found"][key] = found
json.dump(out, sys.stdout, separators=(",", ":"))
