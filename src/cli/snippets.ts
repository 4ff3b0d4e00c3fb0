import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import { libraries } from './commands.ts'

/** The end of the lines of all libraries: they check the layers that were read, and write the file. */
const write = `

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
        file.write(text + '\\n')


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


`

/** Of PyTorch and Keras, which know neither names nor scalers: what `save_nnanim` takes besides the network. */
const given = `
    features, classes: their names in the table that nnanim draws, else x\\u2081, x\\u2082, ... and 0, 1, ...
    scaler: what the inputs were scaled with, a fitted StandardScaler or MinMaxScaler, or (mean, deviation)
    target: of a regression the name of the number that its one linear unit predicts, or (name, scaler)
    snapshots: of snapshot_nnanim, for a film of the training`

const sklearn = `import json


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
${write}# For a film put the functions before training, snapshot_nnanim after each epoch, and save with snapshots=snapshots:
#     snapshots = []
#     scalers, mlp = (model[:-1], model[-1]) if hasattr(model, 'steps') else (None, model)
#     inputs = scalers.fit_transform(x) if scalers else x
#     for epoch in range(1, 101):
#         mlp.partial_fit(inputs, y, classes=sorted(set(y)))  # an MLPRegressor without classes
#         snapshots.append(snapshot_nnanim(model, epoch))
save_nnanim(model, 'model.json', features=None, classes=None, target=None, snapshots=None)
`

const torch = `import json


def save_nnanim(model, path, features=None, classes=None, scaler=None, target=None, snapshots=None):
    """Writes an nn.Sequential of nn.Linear and activations for nnanim --model.

    Its output is logits or probabilities, one unit for two classes or a unit a class, or with target a number.${given}
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
${write}# For a film put the functions before training, snapshot_nnanim after each epoch, and save with snapshots=snapshots:
#     snapshots = [snapshot_nnanim(model, 0)]
#     for epoch in range(1, 101):
#         ...  # one pass over the batches
#         snapshots.append(snapshot_nnanim(model, epoch))
save_nnanim(model, 'model.json', features=None, classes=None, scaler=None, target=None, snapshots=None)
`

const keras = `import json


def save_nnanim(model, path, features=None, classes=None, scaler=None, target=None, snapshots=None):
    """Writes a keras.Sequential of Dense layers and activations for nnanim --model.

    Its output is logits or probabilities, one unit for two classes or a unit a class, or with target a number.${given}
    """
    target = (target, None) if isinstance(target, str) else target
    write_nnanim(path, layers_nnanim(model), features, classes, [('scaler', scaler)], target, snapshots)


def layers_nnanim(model):
    activations = {
        'linear': None, 'sigmoid': 'sigmoid', 'tanh': 'tanh', 'relu': 'relu', 'elu': 'elu', 'selu': 'selu',
        'softplus': 'softplus', 'softsign': 'softsign', 'gelu': 'gelu', 'silu': 'silu', 'swish': 'silu',
        'hard_tanh': 'hardtanh', 'softmax': 'softmax',
    }
    # Layers that are activations, with the settings that nnanim has.
    units = {
        'ReLU': ('relu', {'max_value': None, 'negative_slope': 0, 'threshold': 0}),
        'LeakyReLU': ('leaky_relu', {'negative_slope': 0.01}),
        'ELU': ('elu', {'alpha': 1}),
        'Softmax': ('softmax', {'axis': -1}),
    }
    layers = []

    def read(name, layer):
        kind = type(layer).__name__
        if kind == 'Sequential':
            for part in layer.layers:
                read(f'{name}.{part.name}', part)
            return
        if kind in ['InputLayer', 'Dropout', 'Flatten', 'Identity']:
            return
        if kind not in ['Dense', 'Activation', *units]:
            raise ValueError(f'{name}: {kind}, expected Sequential, Dense, Activation, Dropout, Flatten, Identity, '
                             + ', '.join(units))
        config = layer.get_config()
        if kind == 'Dense':
            if layers and layers[-1][3] is None:
                layers[-1][3] = 'identity'
            weights, *biases = layer.get_weights()
            biases = biases[0].tolist() if biases else [0.0] * weights.shape[1]
            layers.append([name, weights.tolist(), biases, None])
        if kind in units:
            activation, settings = units[kind]
            for key, value in settings.items():
                if config.get(key) != value:
                    raise ValueError(f'{name}: {key}={config.get(key)}, expected {value}')
        elif str(config['activation']) in activations:
            activation = activations[config['activation']]
        else:
            raise ValueError(f'{name}: activation {config["activation"]}, expected ' + ', '.join(activations))
        if activation is not None:
            if not layers or layers[-1][3] is not None:
                raise ValueError(f'{name}: {activation}, expected behind a Dense layer without activation')
            layers[-1][3] = activation

    read('model', model)
    return layers
${write}# For a film put the functions before training, snapshot_nnanim after each epoch, and save with snapshots=snapshots:
#     snapshots = [snapshot_nnanim(model, 0)]
#     record = lambda epoch, logs: snapshots.append(snapshot_nnanim(model, epoch + 1))
#     model.fit(x, y, epochs=100, callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=record)])
save_nnanim(model, 'model.json', features=None, classes=None, scaler=None, target=None, snapshots=None)
`

const snippets: Record<(typeof libraries)[number], string> = { sklearn, torch, keras }

/**
 * The lines of Python that write a model file of a trained network, by the library that trained it.
 *
 * @throws SpecError for another library
 */
export function snippetFor(library: string): string {
  const known = libraries.find(name => name === library)
  if (!known)
    throw new SpecError('library', library, libraries.join(', '), { suggestion: nearest(library, libraries) })
  return snippets[known]
}
