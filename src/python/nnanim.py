"""Saves, records and shows networks of scikit-learn, PyTorch and Keras, by the command nnanim."""

from __future__ import annotations

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
