"""Trains networks with scikit-learn, and writes and records them by src/python/nnanim.py, which is in PYTHONPATH.

Of each the current folder gets NAME.json, the model, and NAME.csv, its rows, and standard output the probabilities.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.datasets import load_digits, load_iris, load_wine, make_moons, make_multilabel_classification
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from nnanim import record, save_model

warnings.simplefilter("ignore")
x, y = make_moons(200, noise=0.1, random_state=0)
iris, wine, digits = load_iris(), load_wine(), load_digits()


def mlp(*hidden, **settings):
    return MLPClassifier(hidden or (3,), **{"solver": "lbfgs", "max_iter": 200, "random_state": 1, **settings})


def keep(name, model, x, y, **given):
    save_model(model, f"{name}.json", **given)
    rows = (",".join([*map(repr, row), str(label)]) for row, label in zip(x.tolist(), y))
    Path(f"{name}.csv").write_text("\n".join(rows) + "\n")


def written(name, model, x, y, scaler=None):
    inputs = x if scaler is None else scaler.fit_transform(x)
    model.fit(inputs, y)
    keep(name, model, x, y, scaler=scaler)
    probabilities = model.predict_proba(inputs.astype(float)).tolist()
    return {"name": name, "accuracy": model.score(inputs, y), "probabilities": probabilities}


def predicted(name, model, x, y, **given):
    keep(name, model.fit(x, y), x, y, **given)
    return {"name": name, "predictions": model.predict(x).tolist()}


def recorded(name, model, x, y, epochs, train, loss=None):
    """The film of a training, of the untrained network on where it has no losses."""
    run = record(model)
    correct = {}
    for epoch in range(1, epochs + 1):
        train(model)
        run(*([] if loss is None else [loss(model)]))
        correct[epoch] = int((model.predict(x) == y).sum())
    keep(name, run, x, y)
    steps = [snapshot["step"] for snapshot in run.snapshots]
    losses = [snapshot.get("loss") for snapshot in run.snapshots]
    return {"name": name, "steps": steps, "losses": losses, "correct": [correct[step] for step in steps]}


def by_pipeline(model):
    """The rows through the scalers of a Pipeline, and a function that trains its network on them for an epoch."""
    scalers, network = model[:-1], model[-1]
    inputs = scalers.fit_transform(x)
    return lambda _: network.partial_fit(inputs, y, classes=[0, 1])


def refused(model, x, y, **given):
    try:
        save_model(model.fit(x, y), "refused.json", **given)
    except ValueError as error:
        return str(error)


species = iris.target_names[iris.target]
search = GridSearchCV(make_pipeline(StandardScaler(), mlp(4)), {"mlpclassifier__alpha": [0.1, 1]}, cv=2)
models = [
    written("iris", make_pipeline(StandardScaler(), mlp(4, 3)), iris.data, species),
    written("moons", make_pipeline(MinMaxScaler((-1, 2)), mlp(6)), x, y),
    written("wine", make_pipeline(StandardScaler(), mlp(4)), wine.data, wine.target),
    written("digits", make_pipeline(MinMaxScaler(), mlp(16)), digits.data, digits.target),
    written("no scaler, labels of numbers", mlp(4), x, y.astype(float)),
    written("two scalers", make_pipeline(MinMaxScaler(), "passthrough", StandardScaler(), mlp(4)), x, y),
    written("scaled before", mlp(4), x, y, StandardScaler()),
    written("no mean", make_pipeline(StandardScaler(with_mean=False), mlp(4)), 1 + x, y),
    written("no deviation", make_pipeline(StandardScaler(with_std=False), mlp(4)), 1 + x, y),
    written("no hidden layer", MLPClassifier((), solver="lbfgs", max_iter=200, random_state=1), x, y),
    written("logistic regression", make_pipeline(StandardScaler(), LogisticRegression()), x, y),
    written("logistic regression of three", LogisticRegression(max_iter=1000), iris.data, species),
    written("a search", search, iris.data, species),
    written("single precision", mlp(4, solver="adam"), x.astype(np.float32), y),
    *(
        written(name, make_pipeline(StandardScaler(), mlp(4, 3, activation=name)), x, y)
        for name in ["identity", "logistic", "tanh", "relu"]
    ),
]
slope = 40 + 9 * x[:, 0] ** 2 - x[:, 1]
mlpr = MLPRegressor((4, 3), solver="lbfgs", max_iter=200, random_state=1)
scaled = make_pipeline(StandardScaler(), mlpr)
within = TransformedTargetRegressor(mlpr, transformer=MinMaxScaler((-1, 1)))
regressions = [
    predicted("regressor", mlpr, x, slope),
    predicted("regressor in a pipeline", scaled, x, slope),
    predicted("target scaled", TransformedTargetRegressor(scaled, transformer=StandardScaler()), x, 1e6 * slope),
    predicted("target named", TransformedTargetRegressor(scaled, transformer=StandardScaler()), x, slope, target="target"),
    predicted("target within", make_pipeline(MinMaxScaler(), within), x, slope),
    predicted("target as it is", TransformedTargetRegressor(mlpr), x, slope),
]
adam = {"solver": "adam", "activation": "tanh", "learning_rate_init": 0.03, "batch_size": 20, "random_state": 7}
pipeline = make_pipeline(MinMaxScaler(), StandardScaler(), MLPClassifier((3,), **adam))
films = [
    recorded(
        "adam", MLPClassifier((3,), **adam), x, y, 60,
        lambda model: model.partial_fit(x, y, classes=[0, 1]), lambda model: model.loss_,
    ),
    recorded("pipeline", pipeline, x, y, 60, by_pipeline(pipeline)),
    recorded("warm_start", MLPClassifier((3,), warm_start=True, max_iter=1, **adam), x, y, 60, lambda m: m.fit(x, y)),
    # More than are kept.
    recorded("thinned", MLPClassifier((2,), **adam), x, y, 701, lambda m: m.partial_fit(x, y, classes=[0, 1])),
]  # fmt: skip
both = make_multilabel_classification(50, 2, n_classes=2, random_state=0)
three = LogisticRegression(solver="liblinear")
refusals = {
    "another step": refused(make_pipeline(StandardScaler(), PCA(2), mlp()), iris.data, iris.target),
    "clip": refused(make_pipeline(MinMaxScaler(clip=True), mlp()), x, y),
    "another network": refused(make_pipeline(StandardScaler(), PCA(2)), x, y),
    "one against the rest": refused(make_pipeline(StandardScaler(), three), iris.data, iris.target),
    "logarithm": refused(TransformedTargetRegressor(mlpr, func=np.log, inverse_func=np.exp), x, slope),
    "several targets": refused(MLPRegressor((2,)), x, x),
    "several labels": refused(mlp(), *both),
    "a target of classes": refused(mlp(), x, y, target="price"),
    "features": refused(mlp(), x, y, features=["a"]),
    "features of the scaler": refused(mlp(), x, y, scaler=([1], [1])),
    "one snapshot": refused(mlp(), x, y, snapshots=[{}]),
}
json.dump({"models": models, "regressions": regressions, "films": films, "refusals": refusals}, sys.stdout)
