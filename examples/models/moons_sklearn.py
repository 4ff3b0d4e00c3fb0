"""Trains a network in scikit-learn and writes it with snapshots of its training, for a film.

    nnanim snippet python > nnanim.py
    PYTHONPATH=. python3 examples/models/moons_sklearn.py
"""

import json

from sklearn.datasets import make_moons
from sklearn.neural_network import MLPClassifier

from nnanim import record, save_model

x, y = make_moons(200, noise=0.07, random_state=0)
model = MLPClassifier((3,), activation="tanh", solver="adam", learning_rate_init=0.03, batch_size=20, random_state=7)

run = record(model)
for epoch in range(60):
    model.partial_fit(x, y, classes=[0, 1])
    run()
# The first steps, which are the largest, and every other one after them.
snapshots = [one for one in run.snapshots if one["step"] <= 8 or one["step"] % 2 == 0]
path = "examples/models/moons_sklearn.json"
save_model(model, path, snapshots=snapshots)

# Three digits are enough for a picture.
with open(path) as file:
    rounded = json.load(file, parse_float=lambda digits: round(float(digits), 3))
with open(path, "w") as file:
    file.write(json.dumps(rounded) + "\n")
