"""Trains a network in scikit-learn and writes it.

From `import json` on the lines are those of `nnanim snippet sklearn`:

    python3 examples/models/iris_sklearn.py
"""

import csv

import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

with open("examples/iris.csv") as file:
    rows = list(csv.DictReader(file))
features = ["petal_length", "petal_width"]
x = np.array([[float(row[name]) for name in features] for row in rows])
y = [row["species"] for row in rows]

network = MLPClassifier((3, 3), activation="tanh", solver="lbfgs", alpha=0.1, max_iter=1000, random_state=0)
model = make_pipeline(StandardScaler(), network).fit(x, y)

import json


def save_nnanim(model, path, features=None, classes=None, target=None, snapshots=None):
    """Writes an MLPClassifier or MLPRegressor, or a Pipeline of scalers and one, for nnanim --model.

    An MLPRegressor may be in a TransformedTargetRegressor with a scaler.
    features, classes: their names in the table that nnanim draws, where it has others than the model
    target: the name of the number that a regression predicts, else y
    snapshots: of snapshot_nnanim, for a film of the training
    """
    layers = layers_nnanim(model)
    scalers, name, mlp, scaler = parts_nnanim(model)
    if features is None:
        features = getattr(model, 'feature_names_in_', None)
    if type(mlp).__name__ == 'MLPRegressor':
        write_nnanim(path, layers, features, [], scalers, (target or 'y', scaler), snapshots)
    else:
        write_nnanim(path, layers, features, mlp.classes_ if classes is None else classes, scalers, None, snapshots)


def parts_nnanim(model):
    """The scalers of a model, the name of its network, this, and what the target was scaled with."""
    scalers, name, scaler = [], 'model', None
    while True:
        if hasattr(model, 'steps'):
            *more, (name, model) = model.steps
            scalers += more
        elif type(model).__name__ == 'TransformedTargetRegressor':
            scaler, model = model.transformer_, model.regressor_
            if type(scaler).__name__ == 'FunctionTransformer' and scaler.func is None:
                scaler = None
        else:
            return scalers, name, model, scaler


def layers_nnanim(model):
    _, name, mlp, _ = parts_nnanim(model)
    activations = {'identity': 'identity', 'logistic': 'sigmoid', 'tanh': 'tanh', 'relu': 'relu'}
    if type(mlp).__name__ not in ['MLPClassifier', 'MLPRegressor']:
        raise ValueError(f'{name}: {type(mlp).__name__}, expected MLPClassifier or MLPRegressor')
    if mlp.activation not in activations:
        raise ValueError(f'{name}: activation {mlp.activation}, expected one of {", ".join(activations)}')
    layers = [
        [f'{name}.coefs_[{i}]', weights.tolist(), biases.tolist(), activations[mlp.activation]]
        for i, (weights, biases) in enumerate(zip(mlp.coefs_, mlp.intercepts_))
    ]
    layers[-1][3] = activations.get(mlp.out_activation_, mlp.out_activation_)
    return layers


def snapshot_nnanim(model, step, loss=None):
    """The network after a step of its training, such as an epoch, for the snapshots that save_nnanim takes.

    loss: that of the training, in all snapshots or none; without any, nnanim computes the cross-entropy
    """
    given = {} if loss is None else {'loss': float(loss)}
    return {'step': int(step), **given, 'layers': layers_nnanim(model)}


def write_nnanim(path, layers, features=None, classes=None, scalers=(), target=None, snapshots=None):
    """layers: [name, weights (inputs x units), biases, activation]; of the last, None stands for logits.

    target: of a regression its name, and what it was scaled with
    """
    if not layers:
        raise ValueError('model: no layer, expected at least the output layer')
    count = size = len(layers[0][1])
    for name, weights, biases, activation in layers:
        if len(weights) != size:
            raise ValueError(f'{name}: {len(weights)} inputs, expected {size}, the units of the layer before')
        size = len(biases)
    for name, weights, biases, activation in layers[:-1]:
        if activation == 'softmax':
            raise ValueError(f'{name}: softmax, which only the last layer can have')
    last = layers[-1]
    last[3] = last[3] or ('identity' if target else 'sigmoid' if size == 1 else 'softmax')
    if features is None:
        features = ['x' + ''.join(chr(0x2080 + int(digit)) for digit in str(i + 1)) for i in range(count)]
    if classes is None:
        classes = range(2 if size == 1 else size)
    if len(features) != count:
        raise ValueError(f'features: {list(features)}, expected {count} names, for the inputs of {layers[0][0]}')
    if target and (size != 1 or last[3] != 'identity'):
        raise ValueError(f'{last[0]}: units={size}, activation={last[3]} for the target {target[0]}, '
                         'expected one linear unit')
    if not target and size != {'softmax': len(classes), 'sigmoid': 1 if len(classes) == 2 else None}.get(last[3]):
        raise ValueError(f'{last[0]}: units={size}, activation={last[3]} for classes {list(classes)}, '
                         'expected one sigmoid unit for two classes, or softmax with a unit a class')
    mean, deviation = scale_nnanim(scalers, count)

    def plain(layers):
        return [{'weights': w, 'biases': b, 'activation': kind or last[3]} for _, w, b, kind in layers]

    model = {
        'format': 'nnanim-model',
        'version': 1,
        'features': [str(name) for name in features],
        'scale': {'mean': mean, 'deviation': deviation},
        'layers': plain(layers),
    }
    if target:
        (center,), (size,) = scale_nnanim([('target', target[1])], 1)
        model['target'] = {'name': str(target[0]), 'mean': center, 'deviation': size}
    else:
        # The label 1.0 of a table is the class 1.
        model['classes'] = [str(int(c)) if isinstance(c, float) and c.is_integer() else str(c) for c in classes]
    if snapshots:
        model['snapshots'] = [{**snapshot, 'layers': plain(snapshot['layers'])} for snapshot in snapshots]
    text = json.dumps(model, allow_nan=False)
    with open(path, 'w') as file:
        file.write(text + '\n')


def scale_nnanim(scalers, count):
    """What is subtracted from numbers, and what they are divided by then, by some scalers one after the other."""
    steps = []
    for name, scaler in scalers:
        kind = type(scaler).__name__
        if kind == 'tuple':
            steps.append((name, *([part] if isinstance(part, (int, float)) else part for part in scaler)))
        elif kind == 'StandardScaler':
            shift = scaler.mean_ if scaler.with_mean else [0] * count
            steps.append((name, shift, scaler.scale_ if scaler.with_std else [1] * count))
        elif kind == 'MinMaxScaler' and not scaler.clip:
            steps.append((name, -scaler.min_ / scaler.scale_, 1 / scaler.scale_))
        elif str(scaler) not in ['None', 'passthrough']:
            raise ValueError(f'{name}: {scaler}, expected StandardScaler, or MinMaxScaler without clip')
    mean, deviation = [0.0] * count, [1.0] * count
    for name, shift, divisor in steps:
        if not len(shift) == len(divisor) == count:
            raise ValueError(f'{name}: {len(divisor)} features, expected {count}')
        mean = [m + d * float(s) for m, d, s in zip(mean, deviation, shift)]
        deviation = [d * float(s) for d, s in zip(deviation, divisor)]
    return mean, deviation


save_nnanim(model, 'examples/models/iris_sklearn.json', features)
