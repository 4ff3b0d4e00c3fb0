"""Runs the lines of `nnanim snippet torch` or `keras`, from standard input, on objects that look like those layers.

The libraries themselves are not installed; what PyTorch gives is in tests/vectors/torch_models.json. Prints what is
written, or the message of the ValueError, for every case.
"""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np

library, lines = sys.argv[1], sys.stdin.read()
hidden, last = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([[1.0], [-2.0], [0.5]])
three = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 1.0], [3.0, 1.0, 0.0]])


def a(kind, **attributes):
    return type(kind, (SimpleNamespace,), {})(**attributes)


class Sequential(list):
    """Of PyTorch it is a list of modules, of Keras it has them in `layers`."""

    name = "inner"

    def __init__(self, *layers):
        super().__init__(layers)
        self.layers = self
        for i, layer in enumerate(layers):
            layer.name = f"{type(layer).__name__.lower()}_{i}"


def linear(weights, bias=True):
    # nn.Linear has a row of weights a unit.
    bias = np.arange(weights.shape[1]) / 2 if bias else None
    return a("Linear", weight=weights.T, bias=bias, out_features=weights.shape[1])


def dense(weights, activation="linear", bias=True):
    # Dense has a row of weights an input: kernel, bias.
    arrays = [weights, np.arange(weights.shape[1]) / 2] if bias else [weights]
    return keras("Dense", arrays, activation=activation)


def keras(kind, arrays=(), **config):
    return a(kind, get_weights=lambda: list(arrays), get_config=lambda: config)


names = {"features": ["a", "b"], "classes": [False, True], "scaler": ([1, 2], [3, 4])}


def torch_cases():
    first, tanh, logit = linear(hidden), a("Tanh"), linear(last)
    gelu = a("GELU", approximate="tanh")
    return {
        "logit": [first, tanh, logit],
        "probabilities": [first, a("ReLU"), linear(three, False), a("Softmax")],
        "deep": [Sequential(first, a("Dropout")), linear(three), gelu, logit, a("Sigmoid")],
        "names": ([first, tanh, logit], names),
        "film": ([first, tanh, logit], {"film": [linear(-hidden), tanh, logit]}),
        "target": ([first, tanh, logit], {"target": ("price", (7, 2.5))}),
        "target in its own units": ([first, tanh, logit], {"target": "price"}),
        "target of a sigmoid": ([first, tanh, logit, a("Sigmoid")], {"target": "price"}),
        "two targets": ([first, tanh, linear(three)], {"target": "price"}),
        "scaler of the target": ([first, tanh, logit], {"target": ("price", ([1, 2], [3, 4]))}),
        "unknown layer": [first, Sequential(tanh, a("Block")), logit],
        "setting": [first, a("LeakyReLU", negative_slope=0.2), logit],
        "two activations": [first, tanh, a("ReLU"), logit],
        "shape": [first, tanh, linear(hidden)],
        "inner softmax": [first, a("Softmax"), logit],
        "output": [first, tanh, logit, a("Tanh")],
        "several labels": [first, tanh, linear(three), a("Sigmoid")],
        "features": ([first, tanh, logit], {"features": ["a"]}),
        "classes": ([first, tanh, linear(three)], {"classes": ["a", "b"]}),
        "scaler": ([first, tanh, logit], {"scaler": a("RobustScaler")}),
        "features of the scaler": ([first, tanh, logit], {"scaler": ([1], [1])}),
        "no hidden layer": [first],
        "no layer": [],
    }


def keras_cases():
    first, tanh, logit = dense(hidden), dense(hidden, "tanh"), dense(last)
    relu = keras("ReLU", max_value=None, negative_slope=0.0, threshold=0.0)
    hard_tanh = keras("Activation", activation="hard_tanh")
    softmax = keras("Softmax", axis=-1)
    return {
        "logit": [keras("InputLayer"), tanh, logit],
        "probabilities": [dense(hidden, "relu"), dense(three, "softmax", False)],
        "deep": [Sequential(first, keras("Dropout")), dense(three, "swish"), dense(last, "sigmoid")],
        "layers": [first, keras("LeakyReLU", negative_slope=0.01), dense(three), hard_tanh, dense(three), softmax],
        "names": ([tanh, logit], names),
        "film": ([tanh, logit], {"film": [dense(-hidden, "tanh"), logit]}),
        "target": ([tanh, logit], {"target": ("price", (7, 2.5))}),
        "target in its own units": ([tanh, logit], {"target": "price"}),
        "unknown layer": [first, Sequential(keras("BatchNormalization")), logit],
        "unknown activation": [dense(hidden, "leaky_relu"), logit],
        "own activation": [dense(hidden, {"class_name": "function"}), logit],
        "setting": [first, keras("LeakyReLU", negative_slope=0.3), logit],
        "two activations": [tanh, relu, logit],
        "shape": [tanh, dense(hidden)],
    }


def outcome(case):
    layers, given = case if isinstance(case, tuple) else (case, {})
    functions, call = lines.split("# For a film")
    assert call.endswith("save_nnanim(model, 'model.json', features=None, classes=None, scaler=None, target=None, snapshots=None)\n")
    python = {}
    exec(functions, python)
    model = Sequential(*layers)
    try:
        if "film" in given:
            # As the comment has it: one before the training, and one after each epoch, of other weights.
            snapshots = [python["snapshot_nnanim"](model, 0, np.float32(0.5))]
            snapshots.append(python["snapshot_nnanim"](Sequential(*given["film"]), np.int64(3), 0.25))
            given = {"snapshots": snapshots}
        python["save_nnanim"](model, "model.json", **given)
    except ValueError as error:
        return {"error": str(error)}
    return json.loads(Path("model.json").read_text())


cases = {"torch": torch_cases, "keras": keras_cases}[library]()
json.dump({name: outcome(case) for name, case in cases.items()}, sys.stdout)
