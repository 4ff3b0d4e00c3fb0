"""Writes and records networks of a small `keras` by src/python/nnanim.py, which is in PYTHONPATH.

Keras itself is in no package of Debian. What stands here has of Keras 3 what is documented, with the names and the order of
its sources: `layers`, `outputs`, `input`, `output`, `built`, `get_config`, `get_weights` of layers and models, and of
`callbacks.Callback` `set_model`, `set_params`, the property `model`, and the calls that `fit` makes. Prints of each
network the model file, some inputs and what it makes of them; of others the refusal.
"""

import json
import sys
from pathlib import Path
from types import ModuleType

import numpy as np

from nnanim import record, save_model

functions = {
    "linear": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "tanh": np.tanh,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "swish": lambda x: x / (1 + np.exp(-x)),
    "hard_tanh": lambda x: np.clip(x, -1, 1),
    "softmax": lambda x: np.exp(x) / np.exp(x).sum(1, keepdims=True),
    "leaky_relu": lambda x: np.where(x > 0, x, 0.2 * x),
}
generator = np.random.RandomState(3)
x = generator.normal(size=(50, 2))


class Layer:
    __module__ = "keras.src.layers.layer"
    count = 0

    def __init__(self, *arrays, call=lambda x, *arrays: x, **config):
        Layer.count += 1
        self.name = f"{type(self).__name__.lower()}_{Layer.count}"
        self.arrays, self.run, self.config = list(arrays), call, config

    def __call__(self, tensor):
        """Takes and gives the end of a layer in a graph."""
        self.input, self.output = tensor, object()
        return self.output

    def get_config(self):
        return self.config

    def get_weights(self):
        return self.arrays

    def call(self, x):
        return self.run(x, *self.arrays)


def layer(kind, *arrays, module="keras.src.layers", **config):
    return type(kind, (Layer,), {"__module__": module})(*arrays, **config)


def Dense(inputs, units, activation="linear", bias=True):
    arrays = [generator.normal(size=(inputs, units)), *([generator.normal(size=units)] if bias else [])]
    run = functions.get(str(activation), functions["linear"])
    return layer("Dense", *arrays, call=lambda x, w, b=0: run(x @ w + b), activation=activation)


class Model(Layer):
    __module__ = "keras.src.models.model"
    built = True

    def __init__(self, layers, outputs=None):
        super().__init__()
        self.layers, self.outputs = layers, outputs

    def get_config(self):
        raise NotImplementedError("a model of layers of one's own has none")

    def get_weights(self):
        return [array for part in self.layers for array in part.get_weights()]

    def call(self, x):
        for part in self.layers:
            x = part.call(x)
        return x

    def train_on_batch(self, x, y=None):
        raise NotImplementedError

    def fit(self, losses, callbacks):
        """Trains for an epoch a loss, in the order of calls of Trainer.fit and CallbackList."""
        self.built = True
        for callback in callbacks:
            assert isinstance(callback, keras.callbacks.Callback)
            callback.set_model(self)
            callback.set_params({"epochs": len(losses)})
            callback.on_train_begin()
        for epoch, loss in enumerate(losses):
            for callback in callbacks:
                callback.on_epoch_begin(epoch)
                callback.on_train_batch_end(0, {"loss": loss})
            for array in self.get_weights():
                array += 0.1
            for callback in callbacks:
                callback.on_epoch_end(epoch, {"loss": loss})
        for callback in callbacks:
            callback.on_train_end({"loss": losses[-1]})


class Callback:
    __module__ = "keras.src.callbacks.callback"

    def __init__(self):
        self.params = None
        self._model = None

    def set_params(self, params):
        self.params = params

    def set_model(self, model):
        self._model = model

    @property
    def model(self):
        return self._model

    def on_epoch_begin(self, epoch, logs=None):
        """Nothing, as the others."""

    def on_train_batch_end(self, batch, logs=None):
        pass

    def on_train_begin(self, logs=None):
        pass

    def on_epoch_end(self, epoch, logs=None):
        pass

    def on_train_end(self, logs=None):
        pass


class Callback2(Callback):
    """As Keras 2 has it."""

    model = None

    def set_model(self, model):
        self.model = model


keras, keras2 = ModuleType("keras"), ModuleType("tf_keras")
keras.callbacks, keras2.callbacks = ModuleType("keras.callbacks"), ModuleType("tf_keras.callbacks")
keras.callbacks.Callback, keras2.callbacks.Callback = Callback, Callback2
sys.modules.update({"keras": keras, "tf_keras": keras2})
Sequential = type("Sequential", (Model,), {"__module__": "keras.src.models.sequential"})
Functional = type("Functional", (Model,), {"__module__": "keras.src.models.functional"})
Own = type("Own", (Model,), {"__module__": "__main__"})
Sequential2 = type("Sequential", (Model,), {"__module__": "tf_keras.src.engine.sequential"})


def chain(*layers, outputs=None):
    """A functional model of layers one behind the other."""
    start = layer("InputLayer")
    start.input = start.output = end = object()
    for part in layers:
        end = part(end)
    return Functional([start, *layers], outputs or [end])


def saved(model, **given):
    save_model(model, "model.json", **given)
    return json.loads(Path("model.json").read_text())


def written(name, model, **given):
    file = saved(model, **given)
    out = model.call(x)
    last = model.layers[-1]
    activation = file["layers"][-1]["activation"]
    if last.config.get("activation") == "linear" and activation != "identity":
        out = functions[activation](out)
    return {"name": name, "model": file, "outputs": out.flatten().tolist()}


def refused(model, **given):
    try:
        return saved(model, **given)
    except ValueError as error:
        return str(error)


relu = dict(max_value=None, negative_slope=0.0, threshold=0.0, call=functions["relu"])
leaky = dict(negative_slope=0.01, call=lambda x: np.where(x > 0, x, 0.01 * x))
# Keras 2 has another name, and single precision.
leaky2 = {**leaky, "negative_slope": None, "alpha": float(np.float32(0.01))}
del leaky2["negative_slope"]
mean, variance = np.array([1.0, -2.0]), np.array([4.0, 0.25])
scale = dict(invert=False, axis=(-1,), call=lambda x, *arrays: (x - mean) / np.sqrt(variance))
models = [
    written("logit", Sequential([Dense(2, 3, "tanh"), Dense(3, 1)])),
    written("one probability", Sequential([layer("InputLayer"), Dense(2, 3, "tanh"), Dense(3, 1, "sigmoid")])),
    written("probabilities", Sequential([Dense(2, 3, "relu"), Dense(3, 3, "softmax", bias=False)])),
    written("a model in a model", Sequential([Sequential([Dense(2, 3), layer("Dropout", rate=0.5)]), Dense(3, 2, "swish"), Dense(2, 1)])),
    written("layers", Sequential([
        Dense(2, 3), layer("LeakyReLU", **leaky), Dense(3, 3), layer("ReLU", **relu), Dense(3, 3),
        layer("Activation", activation="hard_tanh", call=functions["hard_tanh"]), Dense(3, 3),
        layer("Softmax", axis=-1, call=functions["softmax"]),
    ])),
    written("Keras 2", Sequential2([Dense(2, 3), layer("LeakyReLU", **leaky2), Dense(3, 2)])),
    written("adapted", Sequential([layer("Normalization", mean, variance, np.array(9), mean=None, variance=None, **scale), Dense(2, 3)])),
    written("normalized", Sequential([layer("Normalization", mean=mean.tolist(), variance=variance.tolist(), **scale), Dense(2, 3)])),
    written("functional", chain(Dense(2, 3, "tanh"), layer("Flatten"), Dense(3, 2))),
    written("target", Sequential([Dense(2, 3, "tanh"), Dense(3, 1)]), target=("price", (7, 2.5))),
]  # fmt: skip
first, tanh, logit = Dense(2, 3), Dense(2, 3, "tanh"), Dense(3, 1)
jumped, inner = (chain(Dense(2, 3), Dense(3, 3), Dense(3, 1)) for _ in range(2))
jumped.layers[3].input = jumped.layers[1].output
inner.outputs.append(inner.layers[1].output)
refusals = {
    "unknown layer": refused(Sequential([first, Sequential([layer("BatchNormalization")]), logit])),
    "own layer": refused(Sequential([layer("Dense", module="__main__"), logit])),
    "own model": refused(Own([first, logit])),
    "unknown activation": refused(Sequential([Dense(2, 3, "mish"), logit])),
    "own activation": refused(Sequential([Dense(2, 3, {"class_name": "function"}), logit])),
    "setting": refused(Sequential([first, layer("LeakyReLU", negative_slope=0.3), logit])),
    "two activations": refused(Sequential([tanh, layer("ReLU", **relu), logit])),
    "a jump": refused(jumped),
    "another output": refused(chain(tanh, logit, outputs=[object()])),
    "two outputs": refused(inner),
    "late scaler": refused(Sequential([first, layer("Normalization", mean=[1], variance=[1], **scale), logit])),
    "inverted scaler": refused(Sequential([layer("Normalization", mean=[1], variance=[1], invert=True), first])),
}


def film(model, losses):
    run = record(model)
    before = len(run.snapshots)
    model.fit(losses, [run])
    return {"before": before, "model": saved(run)}


unbuilt = Sequential([Dense(2, 3, "tanh"), Dense(3, 1)])
unbuilt.built = False
films = {
    "losses": film(Sequential([Dense(2, 3, "tanh"), Dense(3, 1)]), [0.5, 0.25, 0.125]),
    "a loss that is no number": film(unbuilt, [0.5, float("nan")]),
    "Keras 2": film(Sequential2([Dense(2, 3, "tanh"), Dense(3, 1)]), [0.5, 0.25]),
}
json.dump({"x": x.flatten().tolist(), "models": models, "refusals": refusals, "films": films}, sys.stdout)
