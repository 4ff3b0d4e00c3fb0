"""Trains a network in PyTorch and writes it.

From `import json` on the lines are those of `nnanim snippet torch`:

    python3 examples/models/iris_torch.py
"""

import csv

import torch
from torch import nn

with open("examples/iris.csv") as file:
    rows = list(csv.DictReader(file))
features = ["petal_length", "petal_width"]
classes = sorted({row["species"] for row in rows})
x = torch.tensor([[float(row[name]) for name in features] for row in rows])
y = torch.tensor([classes.index(row["species"]) for row in rows])
mean, deviation = x.mean(0), x.std(0)

torch.manual_seed(2)
model = nn.Sequential(nn.Linear(2, 3), nn.GELU(), nn.Linear(3, 3), nn.GELU(), nn.Linear(3, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for _ in range(1500):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model((x - mean) / deviation), y)
    loss.backward()
    optimizer.step()

import json


def save_nnanim(model, path, features=None, classes=None, scaler=None, target=None, snapshots=None):
    """Writes an nn.Sequential of nn.Linear and activations for nnanim --model.

    Its output is logits or probabilities, one unit for two classes or a unit a class, or with target a number.
    features, classes: their names in the table that nnanim draws, else x\u2081, x\u2082, ... and 0, 1, ...
    scaler: what the inputs were scaled with, a fitted StandardScaler or MinMaxScaler, or (mean, deviation)
    target: of a regression the name of the number that its one linear unit predicts, or (name, scaler)
    snapshots: of snapshot_nnanim, for a film of the training
    """
    target = (target, None) if isinstance(target, str) else target
    write_nnanim(path, layers_nnanim(model), features, classes, [('scaler', scaler)], target, snapshots)


def layers_nnanim(model):
    activations = {
        'Sigmoid': 'sigmoid', 'Tanh': 'tanh', 'ReLU': 'relu', 'LeakyReLU': 'leaky_relu', 'ELU': 'elu',
        'SELU': 'selu', 'Softplus': 'softplus', 'Softsign': 'softsign', 'GELU': 'gelu', 'SiLU': 'silu',
        'Hardtanh': 'hardtanh', 'Softmax': 'softmax', 'LogSoftmax': 'softmax',
    }
    settings = {'negative_slope': 0.01, 'alpha': 1, 'beta': 1, 'threshold': 20, 'min_val': -1, 'max_val': 1}
    layers = []

    def read(name, module):
        kind = type(module).__name__
        if kind == 'Sequential':
            for i, part in enumerate(module):
                read(f'{name}[{i}]', part)
        elif kind == 'Linear':
            if layers and layers[-1][3] is None:
                layers[-1][3] = 'identity'
            # PyTorch keeps a row of weights for each unit, nnanim for each input.
            weights = module.weight.T.tolist()
            biases = [0.0] * module.out_features if module.bias is None else module.bias.tolist()
            layers.append([name, weights, biases, None])
        elif kind in activations:
            if not layers or layers[-1][3] is not None:
                raise ValueError(f'{name}: {module}, expected behind a Linear layer')
            for key, value in settings.items():
                if getattr(module, key, value) != value:
                    raise ValueError(f'{name}: {module}, expected {key}={value}')
            is_tanh = getattr(module, 'approximate', 'none') == 'tanh'
            layers[-1][3] = 'gelu_tanh' if is_tanh else activations[kind]
        elif kind not in ['Dropout', 'Flatten', 'Identity']:
            raise ValueError(f'{name}: {kind}, expected Sequential, Linear, Dropout, Flatten, Identity, '
                             + ', '.join(activations))

    read('model', model)
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


save_nnanim(model, 'examples/models/iris_torch.json', features, classes, (mean, deviation))
