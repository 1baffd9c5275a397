"""Where the nodes of a network stand: a force layout (Fruchterman and Reingold 1991), the same for the same network."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_STEPS = 150
_NEAREST = 1e-3
_EVEN = 0.7
Points = npt.NDArray[np.float64]


def _evened(at: Points) -> Points:
    """Each axis from -1 to 1, drawn half way towards even steps: a crowd in the middle takes the room of empty corners."""
    at = at - (at.max(axis=0) + at.min(axis=0)) / 2
    whole = at / np.maximum(np.abs(at).max(axis=0), _NEAREST)
    ranks = at.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    return np.asarray((1 - _EVEN) * whole + _EVEN * (2 * ranks / max(len(at) - 1, 1) - 1))


def spread(count: int, edges: Sequence[tuple[int, int, float]]) -> list[tuple[float, float]]:
    """Positions of `count` nodes, each axis from -1 to 1. `edges`: (node, node, weight); heavier ones draw their ends closer."""
    if count < 2:
        return [(0.0, 0.0)] * count
    turn = np.arange(count) * 2.399963  # the golden angle: a start in which no two nodes coincide
    at = np.stack([np.cos(turn), np.sin(turn)], axis=1) * np.sqrt((np.arange(count) + 0.5) / count)[:, None]
    pull = np.zeros((count, count))
    for one, other, weight in edges:
        pull[one, other] = pull[other, one] = 1 + np.log1p(weight)
    room = 1.3 / np.sqrt(count)
    for step in range(_STEPS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2), _NEAREST)
        force = (apart / distance[:, :, None]) * (room ** 2 / distance - pull * distance ** 2 / room)[:, :, None]
        move = force.sum(axis=1) - at * 1.5
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), _NEAREST)
        at = at + move / length * np.minimum(length, 0.12 * (1 - step / _STEPS))
    return [(float(x), float(y)) for x, y in _evened(at)]
