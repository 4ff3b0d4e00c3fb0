"""Trains a network in PyTorch and writes it as ONNX, with the scale of its inputs, and its weights as safetensors.

    python3 examples/models/iris_export.py
"""

import csv
import json
import struct

import torch
from torch import nn

with open("examples/iris.csv") as file:
    rows = list(csv.DictReader(file))
features = ["petal_length", "petal_width"]
classes = sorted({row["species"] for row in rows})
x = torch.tensor([[float(row[name]) for name in features] for row in rows])
y = torch.tensor([classes.index(row["species"]) for row in rows])


class Standardize(nn.Module):
    def __init__(self, x):
        super().__init__()
        self.mean, self.deviation = x.mean(0), x.std(0, correction=0)

    def forward(self, x):
        return (x - self.mean) / self.deviation


torch.manual_seed(3)
scale = Standardize(x)
model = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.02, weight_decay=1e-3)
for _ in range(1000):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(scale(x)), y)
    loss.backward()
    optimizer.step()

whole = nn.Sequential(scale, model, nn.Softmax(1)).eval()
torch.onnx.export(whole, torch.zeros(1, 2), "examples/models/iris_export.onnx", dynamo=False)

# With the package safetensors: save_file(model.state_dict(), "examples/models/iris_export.safetensors")
header, data = {}, b""
for name, tensor in model.state_dict().items():
    numbers = tensor.numpy().tobytes()
    header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(numbers)]}
    data += numbers
text = json.dumps(header).encode()
with open("examples/models/iris_export.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)
