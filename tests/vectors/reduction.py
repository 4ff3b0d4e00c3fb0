"""Writes reduction.json: principal components and discriminants of iris, wine and awkward tables by scikit-learn.

    python3 tests/vectors/reduction.py > tests/vectors/reduction.json

`standardized` tables are scaled by StandardScaler first, as `--scale standard` does. Signs follow
svd_flip(u_based_decision=False), which PCA does by itself from scikit-learn 1.5 on (before, it went by the columns of U):
the entry of the largest size is positive in each component. LinearDiscriminantAnalysis leaves signs to LAPACK; here they
follow the same rule.
"""
import json
import platform

import numpy as np
import scipy
import sklearn
from sklearn.datasets import load_iris, load_wine
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.preprocessing import StandardScaler
from sklearn.utils.extmath import svd_flip


def flipped(components):
    _, rows = svd_flip(np.ones((1, len(components))), components.copy(), u_based_decision=False)
    return rows


def fitted(name, X, y, standardized=True):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y)
    scaled = StandardScaler().fit_transform(X) if standardized else X
    pca = PCA(n_components=min(3, *X.shape), svd_solver="full").fit(scaled)
    lda = LinearDiscriminantAnalysis(solver="svd").fit(scaled, y)
    discriminants = flipped(lda.scalings_.T[: len(lda.explained_variance_ratio_)])
    return {
        "name": name,
        "standardized": standardized,
        "X": X.tolist(),
        "y": y.tolist(),
        "pca": {
            "mean": pca.mean_.tolist(),
            "axes": flipped(pca.components_).tolist(),
            "shares": pca.explained_variance_ratio_.tolist(),
        },
        "lda": {
            "mean": lda.xbar_.tolist(),
            "axes": discriminants.tolist(),
            "shares": lda.explained_variance_ratio_.tolist(),
        },
    }


iris = load_iris()
wine = load_wine()
rng = np.random.RandomState(1)
X, y = iris.data[::5], iris.target[::5]

# A column that is the sum of two others, and one that is the same all through each class.
singular = np.column_stack([X, X[:, 0] + X[:, 1], np.array([1.0, 3.0, 2.0])[y]])
# A class of one row.
single = np.vstack([X, [[9.0, 1.0, 2.0, 5.0]]])
# Class means on a line: one discriminant, although there are three classes.
spread = rng.normal(size=(10, 3))
spread -= spread.mean(axis=0)
line = np.vstack([spread + k * np.array([1.0, 2.0, -1.0]) for k in range(3)])
# More features than rows.
wide = rng.normal(size=(9, 12))

cases = [
    fitted("iris", iris.data, iris.target),
    fitted("iris as it is", iris.data, iris.target, standardized=False),
    fitted("wine", wine.data, wine.target),
    fitted("columns that others give", singular, y, standardized=False),
    fitted("a class of one row", single, np.append(y, 3)),
    fitted("means on a line", line, np.repeat([0, 1, 2], 10)),
    fitted("more features than rows", wide, np.repeat([0, 1, 2], 3), standardized=False),
]
versions = {
    "python": platform.python_version(),
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "sklearn": sklearn.__version__,
}
print(json.dumps({"versions": versions, "about": __doc__.strip(), "cases": cases}))
