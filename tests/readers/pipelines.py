"""Trains networks behind ColumnTransformers, and saves them with their tables by src/python/nnanim.py, in PYTHONPATH.

Of each the current folder gets NAME.json and NAME.csv, and standard output what it predicts of the rows, and refusals.
"""

import json
import sys
import warnings

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.compose import ColumnTransformer, make_column_selector, make_column_transformer
from sklearn.compose import TransformedTargetRegressor
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import KNNImputer, SimpleImputer
from sklearn.model_selection import GridSearchCV
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler, MinMaxScaler, OneHotEncoder, OrdinalEncoder, RobustScaler, StandardScaler

import nnanim

warnings.simplefilter("ignore")
rng = np.random.default_rng(5)
count = 90
X = pd.DataFrame(
    {
        "age": rng.normal(40, 12, count).round(1),
        "colour": rng.choice(["red", "green", "blue, pale"], count),
        "rooms": rng.integers(1, 4, count),
        "size": rng.choice(["small", "middle", "large"], count),
        "rent": rng.normal(900, 200, count).round(2),
        "pets": rng.choice([True, False], count),
    }
)
gappy = X.astype({"colour": object})
gappy.loc[::7, "age"] = np.nan
gappy.loc[3::11, "colour"] = np.nan
score = X.age / 12 + (X.colour == "red") * 2 - X.rooms + X.rent / 300 + rng.normal(0, 0.3, count)
two, three = (pd.cut(score, n, labels=list("abc")[:n]).astype(str) for n in (2, 3))
numbers, texts, sizes = ["age", "rent"], ["colour"], OrdinalEncoder(categories=[["small", "middle", "large"]])


def mlp(**settings):
    return MLPClassifier((4, 3), solver="lbfgs", max_iter=80, random_state=1, **settings)


def mixed(*parts, **settings):
    return make_pipeline(make_column_transformer(*parts, **settings), mlp())


filled = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
worded = make_pipeline(SimpleImputer(strategy="most_frequent"), OneHotEncoder(handle_unknown="ignore"))
before = make_column_transformer((StandardScaler(), numbers), (OneHotEncoder(drop="first"), texts))
classifiers = {
    "one-hot and standard": (mixed((StandardScaler(), numbers), (OneHotEncoder(), texts)), X, two),
    "dropped words": (mixed((OneHotEncoder(drop="if_binary"), ["colour", "pets"]), (MinMaxScaler(), numbers)), X, three),
    "an order": (mixed((make_pipeline(sizes, StandardScaler()), ["size"]), (RobustScaler(), ["rent"])), X, two),
    "gaps": (mixed((filled, ["age", "rent"]), (worded, texts)), gappy, two),
    "the rest passes": (mixed((OneHotEncoder(), ["colour", "size"]), remainder="passthrough"), X, three),
    "a column twice": (mixed((StandardScaler(), numbers), (MaxAbsScaler(), ["rent", "age"]), (sizes, ["size"])), X, two),
    "numbers as words": (mixed((OneHotEncoder(), ["rooms"]), ("passthrough", ["age"]), ("drop", ["rent"])), X, three),
    "gaps as a word": (mixed((OneHotEncoder(), texts), (SimpleImputer(strategy="constant"), ["age"])), gappy, two),
    "scaled behind": (make_pipeline(before, MinMaxScaler(), mlp(activation="tanh")), X, three),
    "by types": (
        mixed(
            (make_pipeline(SimpleImputer(), StandardScaler()), make_column_selector(dtype_include=float)),
            (OneHotEncoder(), make_column_selector(dtype_include=object)),
        ),
        X,
        two,
    ),
    "arrays": (
        make_pipeline(ColumnTransformer([("n", StandardScaler(), [0, 2]), ("w", OneHotEncoder(), [1])]), mlp()),
        X[["age", "colour", "rent"]].to_numpy(),
        two.to_numpy(),
    ),
    "a search": (
        GridSearchCV(mixed((StandardScaler(), numbers), (OneHotEncoder(), texts)), {"mlpclassifier__alpha": [1, 2]}, cv=2),
        X,
        two,
    ),
    "one word": (mixed((OneHotEncoder(), ["colour", "same"]), (StandardScaler(), numbers)), X.assign(same="x"), two),
}
price = make_pipeline(before, MLPRegressor((3,), solver="lbfgs", max_iter=80, random_state=1))
regressors = {
    "price": (price, X, score.rename("score")),
    "scaled price": (TransformedTargetRegressor(price, transformer=StandardScaler()), X, score.rename("score")),
}


def kept(name, model, X, y):
    model.fit(X, y)
    nnanim.save(model, X, y, f"{name}.csv", f"{name}.json")
    return model.predict(X).tolist() if name in regressors else model.predict_proba(X).tolist()


def refused(model, X=X, y=two, **flags):
    try:
        nnanim.save(model, X, y, "refused.csv", **flags)
    except ValueError as error:
        return str(error)


plain = make_pipeline(StandardScaler(), mlp()).fit(X[numbers], two)
fitted = classifiers["one-hot and standard"][0]
outcomes = {name: kept(name, *given) for name, given in {**classifiers, **regressors}.items()}
refusals = {
    "not fitted": refused(mixed((StandardScaler(), numbers))),
    "a network not fitted": refused(mlp()),
    "a search not fitted": refused(GridSearchCV(mlp(), {})),
    "another estimator": refused(RandomForestClassifier(n_estimators=2).fit(X[numbers], two), X[numbers]),
    "another imputer": refused(mixed((KNNImputer(), numbers)).fit(X, two)),
    "marks of gaps": refused(mixed((SimpleImputer(add_indicator=True), numbers)).fit(gappy, two), gappy),
    "two fills": refused(mixed((SimpleImputer(), ["age"]), (SimpleImputer(strategy="median"), ["age"])).fit(gappy, two)),
    "two encoders": refused(mixed((OneHotEncoder(), ["size"]), (sizes, ["size"])).fit(X, two)),
    "rare words": refused(mixed((OneHotEncoder(min_frequency=40), texts)).fit(X, two)),
    "wrong names": refused(plain, X.rename(columns={"rent": "cost"})[["age", "cost"]]),
    "an unknown word": refused(fitted, X.assign(colour="teal")),
    "figsize": refused(plain, X[numbers], figsize=(8, 6)),
}
nnanim.save(plain, X[["rent", "colour", "age"]], two, "other order.csv")
nnanim.save(plain, csr_matrix(X[numbers].to_numpy()), two, "sparse.csv", features=numbers)
nnanim.save(plain, X[numbers], two, "plain.csv")
json.dump({"outcomes": outcomes, "refusals": refusals, "classifiers": list(classifiers)}, sys.stdout)
