"""What `show` of nnanim.py says to the command, and does with what it gets, with a command that draws nothing.

The current folder gets files; standard output a JSON object: of each case what it gave, or its error.
"""

import contextlib
import io
import json
import os
import re
import sys
import sysconfig
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from sklearn.neural_network import MLPClassifier, MLPRegressor

root = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "src" / "python"))
import nnanim  # noqa: E402

notes = Path("notes.jsonl").resolve()
os.environ["NOTES"] = str(notes)
fake = f"{sys.executable} {Path(__file__).resolve().parent / 'fake_nnanim.py'}"
os.environ["NNANIM"] = fake

frame = pd.DataFrame({"length": [1.5, 2.0, 3.25, 4.0], "width, cm": [0.5, float("nan"), 1.0, 2.0]})
rows = frame.fillna(0.75)
species = pd.Series(["oak", "oak", "elm", "elm"], name="species")
prices = pd.Series([1, 2.5, 4, 5], name="price")
trees = MLPClassifier((2,), solver="lbfgs", random_state=0, max_iter=20).fit(rows, species)
numbers = MLPClassifier((2,), solver="lbfgs", random_state=0, max_iter=20).fit(rows.to_numpy(), [3, 3, 5, 5])
price = MLPRegressor((2,), solver="lbfgs", random_state=0, max_iter=20).fit(rows, prices)
net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 2))
points = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
outcomes = {}


def case(name, work):
    notes.write_text("")
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            given = work()
        calls = [json.loads(line) for line in notes.read_text().splitlines()]
        outcomes[name] = {"given": given, "calls": calls, "said": said.getvalue()}
    except (nnanim.NnanimError, ValueError) as error:
        quiet = error.__cause__ is None and (error.__context__ is None or error.__suppress_context__)
        outcomes[name] = {"error": f"{type(error).__name__}: {error}", "quiet": quiet}


def command(*values, **flags):
    return lambda: nnanim.show(*values, **flags).command


case("frame", command(trees, frame, species))
case("boundary", command(trees, rows, species, "boundary", name="trees"))
case("arrays", command(numbers, rows.to_numpy(), np.array([3, 5, 5.0, 3])))
case("names", command(numbers, rows.values.tolist(), [3, 5, "small", 3], classes=["small", "large"]))
case("price", command(price, rows, prices))
case("tensors", command(net, points, torch.tensor([0, 1])))
case("column of labels", command(net, points, torch.tensor([[1.0], [0.0]]), classes=["no", "yes"]))
case("one of each", command(net, points, np.array([[0, 1], [1, 0]]), features=["class", "b"]))
case("images", command(torch.nn.Sequential(torch.nn.Flatten(), net), points.reshape(2, 1, 2), [0, 1]))
case("built-in data", command("moons", hidden=2))
case(
    "flags",
    command(
        "moons", hold_start=1, view="-30,20", for_="github", markers=True, sheet=False, legend=True, twins=False,
        seed=None, hidden=[4, np.int64(3)], title={"data": "All", "line": "Cut"}, class_colors=("red", "blue"),
    ),
)  # fmt: skip
Path("font.ttf").write_text("")
case("a file of a flag", command("moons", font="font.ttf"))


def bundle(**flags):
    figure = nnanim.show("moons", **flags)
    data, metadata = figure._repr_mimebundle_()
    return {"data": data, "metadata": metadata, "text": repr(figure), "alt": figure.alt, "theme": figure.json["spec"]}


case("bundle", bundle)
case("bundle without a GIF", lambda: bundle(gif=None, theme="auto"))
case("bundle of a still", lambda: bundle(film=3))
case("bundle for print", lambda: bundle(size="85mm"))


def saved():
    os.makedirs("saved", exist_ok=True)
    figure = nnanim.show(trees, rows, species)
    before = figure.command
    figure.save("saved/trees.csv", "saved/net.json", Path("saved/a film.mp4"), "saved/trees.figure.json", "saved/frames/")
    read = {name: Path(name).read_text() for name in ("saved/trees.csv", "saved/a film.mp4")}
    return {"before": before, "after": figure.command, "read": read, "model": json.load(open("saved/net.json"))["format"]}


case("saved", saved)

# The blocks of the manual as a reader copies them: scikit-learn, another view, a film; PyTorch and its film.
manual = (root / "docs" / "python.md").read_text(encoding="utf-8")
first, view, network, film, epochs = re.findall(r"```python\n(.*?)```", manual, re.DOTALL)


def run(*blocks, **names):
    for block in blocks:
        exec(block, names)


case("the manual on scikit-learn", lambda: run(first, view, epochs))
case("the manual on PyTorch", lambda: run(network, film, X=points.detach(), y=[0, 1], loss=0.5))

case("other rows", command(trees, rows, species[:2]))
case("other columns", command(trees, rows[["length"]], species))
case("other columns of an array", command(trees, np.ones((4, 3)), species))
case("another label", command(trees, rows, ["oak", "oak", "elm", "ash"]))
case("a text", command(trees, [["blue", 1]], ["oak"]))
case("refused", command("moons", fail=True))
case("crashed", command("moons", crash=True))
case("not on npm", command("moons", unpublished=True))
os.environ["NNANIM"] = "/nowhere/nnanim --draft"
case("no such command", command("moons"))

# Without the variable: what is installed, and where.
del os.environ["NNANIM"]
os.environ.pop("CONDA_PREFIX", None)
here = Path.cwd()
sysconfig.get_path = lambda name: str(here / "scripts")


def program(name):
    """A program that is called as the fake command, and notes its own name."""
    file = here / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'#!/bin/sh\nexport CALLED="$0"\n[ "$1" = --yes ] && shift 2\nexec {fake} "$@"\n')
    file.chmod(0o755)


os.environ["PATH"] = "/nowhere"
case("no Node", command("moons"))
os.environ["CONDA_PREFIX"] = "/opt/conda"
case("no Node in conda", command("moons"))
# The shell of the programs is in a folder of its own, as /bin may have Node too.
(here / "shell").mkdir()
(here / "shell" / "sh").symlink_to("/bin/sh")
os.environ["PATH"] = os.pathsep.join([str(here / "path"), str(here / "shell")])
for name in ("scripts/npx", "path/npx", "scripts/nnanim", "path/nnanim", "node_modules/.bin/nnanim"):
    program(name)
    case(name, command(trees, rows, species))

print(json.dumps(outcomes))
