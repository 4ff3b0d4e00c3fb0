"""Trains networks with scikit-learn and writes each with the lines of `nnanim snippet sklearn`, from standard input.

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
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

warnings.simplefilter("ignore")
lines = sys.stdin.read()
x, y = make_moons(200, noise=0.1, random_state=0)
iris, wine, digits = load_iris(), load_wine(), load_digits()


def mlp(*hidden, **settings):
    return MLPClassifier(hidden or (3,), **{"solver": "lbfgs", "max_iter": 200, "random_state": 1, **settings})


def save(model):
    exec(lines, {"model": model})


def keep(name, x, y):
    Path("model.json").rename(f"{name}.json")
    rows = (",".join([*map(repr, row), str(label)]) for row, label in zip(x.tolist(), y))
    Path(f"{name}.csv").write_text("\n".join(rows) + "\n")


def written(name, model, x, y):
    save(model.fit(x, y))
    keep(name, x, y)
    return {"name": name, "accuracy": model.score(x, y), "probabilities": model.predict_proba(x.astype(float)).tolist()}


def predicted(name, model, x, y):
    save(model.fit(x, y))
    keep(name, x, y)
    return {"name": name, "predictions": model.predict(x).tolist()}


def recorded(name, model, epoch, x, y, scaler=None):
    """A film of 60 epochs, as the comment before the last line says; with a scaler it has no losses."""
    functions, call = lines.split("# For a film")
    call = call.splitlines()[-1].replace("snapshots=None", "snapshots=snapshots")
    python = {"model": make_pipeline(scaler, model) if scaler else model, "snapshots": []}
    exec(functions, python)
    inputs = scaler.fit_transform(x) if scaler else x
    correct = []
    for step in range(1, 61):
        epoch(model, inputs)
        correct.append(int((model.predict(inputs) == y).sum()))
        python["snapshots"].append(python["snapshot_nnanim"](model, step, None if scaler else model.loss_))
    exec(call, python)
    keep(name, x, y)
    losses = None if scaler else [snapshot["loss"] for snapshot in python["snapshots"]]
    return {"name": name, "losses": losses, "correct": correct}


def commented(name, model, x, y):
    """A film made by the lines of the comment, as they stand there; without losses."""
    functions, rest = lines.split("# For a film")
    comment = "\n".join(line.removeprefix("#     ") for line in rest.splitlines() if line.startswith("#     "))
    python = {"model": model, "x": x, "y": y}
    exec(functions + comment, python)
    correct = []
    for snapshot in python["snapshots"]:
        *_, last = model.steps
        last[1].coefs_ = [np.array(layer[1]) for layer in snapshot["layers"]]
        last[1].intercepts_ = [np.array(layer[2]) for layer in snapshot["layers"]]
        correct.append(int((model.predict(x) == y).sum()))
    exec(rest.splitlines()[-1].replace("snapshots=None", "snapshots=snapshots"), python)
    keep(name, x, y)
    return {"name": name, "losses": None, "correct": correct}


def refused(model, x, y):
    try:
        save(model.fit(x, y))
    except ValueError as error:
        return str(error)


models = [
    written("iris", make_pipeline(StandardScaler(), mlp(4, 3)), iris.data, iris.target_names[iris.target]),
    written("moons", make_pipeline(MinMaxScaler((-1, 2)), mlp(6)), x, y),
    written("wine", make_pipeline(StandardScaler(), mlp(4)), wine.data, wine.target),
    written("digits", make_pipeline(MinMaxScaler(), mlp(16)), digits.data, digits.target),
    written("no scaler, labels of numbers", mlp(4), x, y.astype(float)),
    written("two scalers", make_pipeline(MinMaxScaler(), "passthrough", StandardScaler(), mlp(4)), x, y),
    written("no mean", make_pipeline(StandardScaler(with_mean=False), mlp(4)), 1 + x, y),
    written("no deviation", make_pipeline(StandardScaler(with_std=False), mlp(4)), 1 + x, y),
    written("no hidden layer", MLPClassifier((), solver="lbfgs", max_iter=200, random_state=1), x, y),
    written("single precision", mlp(4, solver="adam"), x.astype(np.float32), y),
    *(
        written(name, make_pipeline(StandardScaler(), mlp(4, 3, activation=name)), x, y)
        for name in ["identity", "logistic", "tanh", "relu"]
    ),
]
slope = 40 + 9 * x[:, 0] ** 2 - x[:, 1]
mlpr = MLPRegressor((4, 3), solver="lbfgs", max_iter=200, random_state=1)
scaled = make_pipeline(StandardScaler(), mlpr)
regressions = [
    predicted("regressor", mlpr, x, slope),
    predicted("regressor in a pipeline", scaled, x, slope),
    predicted("target scaled", TransformedTargetRegressor(scaled, transformer=StandardScaler()), x, 1e6 * slope),
    predicted("target within", make_pipeline(MinMaxScaler(), TransformedTargetRegressor(mlpr, transformer=MinMaxScaler((-1, 1)))), x, slope),
    predicted("target as it is", TransformedTargetRegressor(mlpr), x, slope),
]
adam = {"solver": "adam", "activation": "tanh", "learning_rate_init": 0.03, "batch_size": 20, "random_state": 7}
films = [
    recorded("adam", MLPClassifier((3,), **adam), lambda m, x: m.partial_fit(x, y, classes=[0, 1]), x, y),
    commented("pipeline", make_pipeline(StandardScaler(), MLPClassifier((3,), **adam)), x, np.array(["no", "yes"])[y]),
    commented("two_scalers", make_pipeline(MinMaxScaler(), StandardScaler(), MLPClassifier((3,), **adam)), x, y),
    recorded(
        "warm_start", MLPClassifier((3,), warm_start=True, max_iter=1, **adam), lambda m, x: m.fit(x, y), x, y, StandardScaler()
    ),
]
both = make_multilabel_classification(50, 2, n_classes=2, random_state=0)
refusals = {
    "another step": refused(make_pipeline(StandardScaler(), PCA(2), mlp()), iris.data, iris.target),
    "clip": refused(make_pipeline(MinMaxScaler(clip=True), mlp()), x, y),
    "another network": refused(make_pipeline(StandardScaler(), LogisticRegression()), x, y),
    "logarithm": refused(TransformedTargetRegressor(mlpr, func=np.log, inverse_func=np.exp), x, slope),
    "several targets": refused(MLPRegressor((2,)), x, x),
    "several labels": refused(mlp(), *both),
}
json.dump({"models": models, "regressions": regressions, "films": films, "refusals": refusals}, sys.stdout)
