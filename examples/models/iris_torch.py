"""Trains a network in PyTorch and writes it.

    nnanim snippet python > nnanim.py
    PYTHONPATH=. python3 examples/models/iris_torch.py
"""

import csv

import torch
from torch import nn

from nnanim import save_model

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

save_model(model, "examples/models/iris_torch.json", features, classes, scaler=(mean, deviation))
