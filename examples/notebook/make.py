"""Writes the notebooks of this folder and runs the first one, whose outputs stay in it.

It wants jupyter nbconvert, ipykernel, pandas and scikit-learn, and nnanim as the README says:

    python3 examples/notebook/make.py
"""

import os
from pathlib import Path

import nbformat
from nbconvert.preprocessors import ExecutePreprocessor

here = Path(__file__).resolve().parent
root = here.parent.parent

iris = [
    """# A pipeline of scikit-learn, and what its network does

`nnanim.py` lies beside this notebook: `nnanim snippet python > nnanim.py` prints it.""",
    """import pandas as pd
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

flowers = pd.read_csv("../iris.csv")
X, y = flowers[["petal_length", "petal_width"]], flowers["species"]
network = MLPClassifier((2,), activation="tanh", solver="lbfgs", alpha=0.1, max_iter=1000, random_state=0)
model = make_pipeline(StandardScaler(), network).fit(X, y)
model.score(X, y)""",
    """`show` draws that model on these rows. Play it, drag the time, point at a dot. Where pages are not shown, as on GitHub,
there is a GIF; `gif="80kB"` keeps this notebook small, without it the GIF has at most 1 MB.""",
    """from nnanim import show

figure = show(model, X, y, name="iris", size="320x320", duration=4, gif="80kB")
figure""",
    """`figure.save("iris.mp4")` writes it in any format of nnanim. With the table and the model beside it, this is the
command that makes it without Python:""",
    """print(figure.command)""",
]

moons = [
    """# The training of a network of PyTorch

`nnanim.py` lies beside this notebook: `nnanim snippet python > nnanim.py` prints it.""",
    """import torch
from nnanim import record, show

torch.manual_seed(2)
angle = torch.rand(200) * torch.pi
y = torch.arange(200) % 2
X = torch.stack([torch.cos(angle), torch.sin(angle)], dim=1)
X = torch.where(y[:, None] == 0, X, torch.tensor([1.0, 0.5]) - X) + 0.1 * torch.randn(200, 2)

model = torch.nn.Sequential(torch.nn.Linear(2, 4), torch.nn.Tanh(), torch.nn.Linear(4, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)""",
    """`record` keeps the network; call it after each epoch, with the loss.""",
    """run = record(model)
for epoch in range(120):
    loss = torch.nn.functional.cross_entropy(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    run(loss.item())

show(run, X, y, scene="training", classes=["upper", "lower"])""",
]


def notebook(cells):
    """The notebook of texts that are prose and code in turn."""
    kinds = [nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
    book.cells = [kinds[i % 2](text, id=f"cell-{i + 1}") for i, text in enumerate(cells)]
    return book


os.environ["NNANIM"] = os.environ.get("NNANIM", f"node {root / 'bin' / 'nnanim.js'}")
os.environ["PYTHONPATH"] = str(root / "src" / "python")
ran = notebook(iris)
# When a cell ran would be another one each time.
run = ExecutePreprocessor(kernel_name="python3", record_timing=False)
run.preprocess(ran, {"metadata": {"path": str(here)}})
del ran.metadata["language_info"]
nbformat.write(ran, here / "iris.ipynb")
nbformat.write(notebook(moons), here / "moons_torch.ipynb")
