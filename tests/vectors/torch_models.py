"""Model files that src/python/nnanim.py writes, and PyTorch's probabilities, for tests/network/models/nnanim.test.ts:

    PYTHONPATH=src/python python3 tests/vectors/torch_models.py > tests/vectors/torch_models.json

Run by hand with PyTorch 2.6 (Debian's python3-torch), for machines without it.
"""

import json
import sys
import tempfile
from pathlib import Path

import torch
from sklearn.preprocessing import MinMaxScaler, StandardScaler
from torch import nn

from nnanim import save_model

torch.manual_seed(1)
x = 3 * torch.randn(6, 2)


def written(name, model, scaler=None):
    path = Path(tempfile.mkdtemp()) / "model.json"
    save_model(model, path, scaler=scaler)
    with torch.no_grad():
        inputs = x if scaler is None else torch.tensor(scaler.transform(x.numpy()))
        # Logits, but where the model ends with probabilities or their logarithms.
        out = model(inputs)
    last = type(model[-1]).__name__
    if last == "LogSoftmax":
        out = out.exp()
    elif last == "Linear" or last == "Sequential":
        out = out.sigmoid() if out.shape[1] == 1 else out.softmax(1)
    return {"name": name, "model": json.loads(path.read_text()), "probabilities": [round(p, 8) for p in out.flatten().tolist()]}


activations = [
    nn.Sigmoid(), nn.Tanh(), nn.ReLU(), nn.LeakyReLU(), nn.ELU(), nn.SELU(), nn.Softplus(), nn.Softsign(),
    nn.GELU(), nn.GELU(approximate="tanh"), nn.SiLU(), nn.Hardtanh(), nn.Identity(),
]  # fmt: skip
models = [
    written(str(activation), nn.Sequential(nn.Linear(2, 3), activation, nn.Linear(3, 2)))
    for activation in activations
]
body = lambda *last: nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Dropout(0.2), *last).eval()
relu = nn.ReLU()
models += [
    written("one logit", body(nn.Linear(3, 1))),
    written("one probability", body(nn.Linear(3, 1), nn.Sigmoid())),
    written("probabilities of three classes", body(nn.Linear(3, 3), nn.Softmax(1))),
    written("their logarithms", body(nn.Linear(3, 3), nn.LogSoftmax(1))),
    written("no biases", nn.Sequential(nn.Linear(2, 3, bias=False), nn.ReLU(), nn.Linear(3, 3, bias=False))),
    written("a sequence in a sequence", body(nn.Sequential(nn.Linear(3, 2), nn.ReLU(), nn.Linear(2, 3)))),
    # One module used twice, as scripts do.
    written("one ReLU", nn.Sequential(nn.Linear(2, 3), relu, nn.Linear(3, 2), relu, nn.Linear(2, 2))),
    written("StandardScaler", body(nn.Linear(3, 2)), StandardScaler().fit(x.numpy())),
    written("MinMaxScaler", body(nn.Linear(3, 2)), MinMaxScaler((-1, 2)).fit(x.numpy())),
]
json.dump({"x": x.flatten().tolist(), "models": models}, sys.stdout)
print()
