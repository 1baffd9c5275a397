"""Confidence: of the events shown at a confidence, how many are right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

from benchmarks.events import by_article
from benchmarks.reading import Gold

BINS = ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.0))


def judge_events(scorer: ModuleType, gold: Gold, records: Sequence[Mapping[str, Any]]) -> list[tuple[float, bool]]:
    """(confidence, strictly right) of every event that the scorer counts: no statements, none that matches an optional gold event."""
    found = by_article(records)
    judged: list[tuple[float, bool]] = []
    for article in gold:
        predicted = found.get(article["article_id"], [])
        strict = {j: i for i, j, value in scorer.match(article["events"], predicted) if value >= 10}
        for j, event in enumerate(predicted):
            excused = j in strict and scorer.optional(article["events"][strict[j]])
            if event["type"] not in scorer.OPTIONAL_TYPES and not excused:
                judged.append((float(event["confidence"]), j in strict))
    return judged


def score_reliability(judged: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """The reliability table, precision and share at 0.8 and more, and the Brier score (mean squared distance of confidence and outcome)."""
    high = [right for confidence, right in judged if confidence >= 0.8]
    return {
        "events": len(judged),
        "brier": _mean([(confidence - right) ** 2 for confidence, right in judged]),
        "precision_at_80": _mean(high),
        "share_at_80": _mean([confidence >= 0.8 for confidence, _ in judged]),
        "bins": [_bin(low, top, judged) for low, top in BINS],
    }


def _bin(low: float, top: float, judged: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    inside = [(confidence, right) for confidence, right in judged if low <= confidence < top or confidence == top == 1.0]
    return {"from": low, "to": top, "events": len(inside), "right": sum(right for _, right in inside),
            "share_right": _mean([right for _, right in inside]), "mean_confidence": _mean([confidence for confidence, _ in inside])}


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 3) if values else None
