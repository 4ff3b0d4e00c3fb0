"""Trains a network in scikit-learn and writes it.

    nnanim snippet python > nnanim.py
    PYTHONPATH=. python3 examples/models/iris_sklearn.py
"""

import csv

import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nnanim import save_model

with open("examples/iris.csv") as file:
    rows = list(csv.DictReader(file))
features = ["petal_length", "petal_width"]
x = np.array([[float(row[name]) for name in features] for row in rows])
y = [row["species"] for row in rows]

network = MLPClassifier((3, 3), activation="tanh", solver="lbfgs", alpha=0.1, max_iter=1000, random_state=0)
model = make_pipeline(StandardScaler(), network).fit(x, y)

save_model(model, "examples/models/iris_sklearn.json", features)
