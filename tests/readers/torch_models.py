"""Writes and records networks of PyTorch by src/python/nnanim.py, which is in PYTHONPATH.

Prints of each the model, some inputs, and what PyTorch makes of them in double precision; of others the refusal.
"""

import json
import sys
from pathlib import Path

import torch
from sklearn.preprocessing import MinMaxScaler
from torch import nn
from torch.nn import functional

from nnanim import record, save_model

torch.manual_seed(1)
torch.set_default_dtype(torch.float64)
x = 3 * torch.randn(50, 2)


def saved(model, **given):
    save_model(model, "model.json", **given)
    return json.loads(Path("model.json").read_text())


def written(name, model, **given):
    modes = [module.training for module in model.modules()]
    file = saved(model, **given)
    assert modes == [module.training for module in model.modules()], name
    model.eval()
    scaler = given.get("scaler")
    inputs = x if scaler is None else torch.tensor(scaler.transform(x.numpy()))
    with torch.no_grad():
        out = model(inputs)
    ends = {"identity": lambda out: out, "sigmoid": torch.sigmoid, "softmax": lambda out: out.softmax(1)}
    out = ends[file["layers"][-1]["activation"]](out)
    return {"name": name, "model": file, "outputs": out.flatten().tolist()}


def probable(name, model):
    """Of a network that ends in probabilities itself."""
    file = saved(model)
    with torch.no_grad():
        out = model.eval()(x)
    return {"name": name, "model": file, "outputs": out.flatten().tolist()}


class Net(nn.Module):
    """As most scripts have it."""

    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.out = nn.Linear(2, 3), nn.Linear(3, 4), nn.Linear(4, 3)
        self.drop = nn.Dropout(0.5)

    def forward(self, x):
        x = x.view(x.size(0), -1)
        x = self.drop(functional.relu(self.fc1(x)))
        x = functional.dropout(functional.leaky_relu(self.fc2(x)), 0.3, training=self.training)
        return self.out(x)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 4), nn.Tanh())

    def forward(self, x):
        return self.body(x.reshape(x.shape[0], -1))


class One(Net):
    """Its output is a column less."""

    def __init__(self):
        super().__init__()
        self.last = nn.Linear(3, 1, bias=False)

    def forward(self, x):
        return torch.sigmoid(self.last(torch.tanh(self.fc1(torch.flatten(x, 1))))).squeeze(1)


def net(forward):
    """A Net of another way through its layers."""
    return type("Other", (Net,), {"forward": forward, "__module__": "other"})()


activations = [
    nn.Sigmoid(), nn.Tanh(), nn.ReLU(), nn.LeakyReLU(), nn.ELU(), nn.SELU(), nn.Softplus(), nn.Softsign(),
    nn.GELU(), nn.GELU(approximate="tanh"), nn.SiLU(), nn.Hardtanh(), nn.Identity(),
]  # fmt: skip
relu = nn.ReLU()
models = [
    *(written(str(part), nn.Sequential(nn.Linear(2, 3), part, nn.Linear(3, 2))) for part in activations),
    written("one logit", nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Dropout(0.2), nn.Linear(3, 1))),
    probable("one probability", nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1), nn.Sigmoid())),
    probable("probabilities", nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 3), nn.Softmax(1))),
    written("their logarithms", nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 3), nn.LogSoftmax(dim=-1))),
    written("no biases", nn.Sequential(nn.Linear(2, 3, bias=False), nn.ReLU(), nn.Linear(3, 3, bias=False))),
    written("blocks", nn.Sequential(Block(), nn.Sequential(nn.Linear(4, 2), nn.ReLU()), nn.Linear(2, 3))),
    # One module used twice, as scripts do.
    written("one ReLU", nn.Sequential(nn.Linear(2, 3), relu, nn.Linear(3, 2), relu, nn.Linear(2, 2))),
    written("a scaler", nn.Sequential(nn.Linear(2, 2)), scaler=MinMaxScaler((-1, 2)).fit(x.numpy())),
    written("a layer alone", nn.Linear(2, 3)),
    written("Net", Net()),
    written("one layer frozen", nn.Sequential(nn.Linear(2, 3), nn.Dropout(0.5).eval(), nn.Linear(3, 2))),
    probable("One", One()),
    written("functions", net(lambda self, x: self.out(functional.softplus(self.fc2(self.fc1(x).tanh()))))),
    written("gelu_tanh", net(lambda self, x: self.out(self.fc2(functional.gelu(self.fc1(x), approximate="tanh"))))),
    written("target", nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1)), target=("price", (7, 2.5))),
]


def refused(model, **given):
    try:
        return saved(model, **given)
    except ValueError as error:
        return str(error)


first, logit = nn.Linear(2, 3), nn.Linear(3, 1)
three = nn.Linear(3, 3)
nan = nn.Linear(2, 2)
nan.weight.data[0, 0] = float("nan")
refusals = {
    "unknown layer": refused(nn.Sequential(first, nn.Sequential(nn.Tanh(), nn.BatchNorm1d(3)), logit)),
    "setting": refused(nn.Sequential(first, nn.LeakyReLU(0.2), logit)),
    "setting of a function": refused(net(lambda self, x: self.out(functional.leaky_relu(self.fc2(self.fc1(x)), 0.2)))),
    "setting in its place": refused(net(lambda self, x: self.out(functional.softplus(self.fc2(self.fc1(x)), 2)))),
    "softmax of columns": refused(net(lambda self, x: torch.softmax(self.fc1(x), 0))),
    "dropout that stays": refused(net(lambda self, x: self.fc1(functional.dropout(x)))),
    "two activations": refused(nn.Sequential(first, nn.Tanh(), nn.ReLU(), logit)),
    "activation first": refused(nn.Sequential(nn.ReLU(), first)),
    "inner softmax": refused(nn.Sequential(first, nn.Softmax(1), logit)),
    "output": refused(nn.Sequential(first, nn.Tanh(), logit, nn.Tanh())),
    "several labels": refused(nn.Sequential(first, nn.Tanh(), three, nn.Sigmoid())),
    "classes": refused(nn.Sequential(first, nn.Tanh(), three), classes=["a", "b"]),
    "target of a sigmoid": refused(nn.Sequential(first, nn.Tanh(), logit, nn.Sigmoid()), target="price"),
    "two targets": refused(nn.Sequential(first, nn.Tanh(), three), target="price"),
    "scaler of the target": refused(nn.Sequential(first, logit), target=("price", ([1, 2], [3, 4]))),
    "no layer": refused(nn.Sequential()),
    "a sum": refused(net(lambda self, x: self.out(self.fc2(self.fc1(x) + 1)))),
    "around a layer": refused(net(lambda self, x: self.fc1(x) + self.fc1(self.fc2(self.fc1(x))))),
    "a column": refused(net(lambda self, x: self.fc1(x[:, :2]))),
    "a branch": refused(net(lambda self, x: self.fc1(x) if x.sum() > 0 else x)),
    "weights of its own": refused(net(lambda self, x: functional.linear(x, self.fc1.weight))),
    "two outputs": refused(net(lambda self, x: (self.fc1(x), x))),
    "not a number": refused(nan),
    "no network": refused({}),
}

network = Net()
optimizer = torch.optim.Adam(network.parameters(), lr=0.02)
labels = (x[:, 0] > 0).long()
run = record(network)
given = []
for epoch in range(5):
    optimizer.zero_grad()
    loss = functional.cross_entropy(network(x), labels)
    loss.backward()
    optimizer.step()
    run(loss)
    given.append(loss.item())
film = {"model": saved(run), "losses": given, "training": network.training}
json.dump({"x": x.flatten().tolist(), "models": models, "refusals": refusals, "film": film}, sys.stdout)
