"""Frozen results: written once a figure or what it rests on changed, and compared so that a fall of quality is seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.outside import ROOT

RESULTS = ROOT / "benchmarks" / "results"
TOLERANCE = 0.02
# Figures of which less is better.
_LOWER = ("brier", "per_article")
_FIGURES = ("share", "precision_at_80", "share_at_80", "brier", "pair_precision", "pair_recall", "b3_f1", "value")


def content_hash(folder: Path, suffixes: Sequence[str]) -> str:
    """SHA-256 (first 16 hex digits) over names and contents of a folder's files: the same for the same content, whatever the commit."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in suffixes):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def stamp() -> dict[str, str]:
    """What the figures rest on: the day, the knowledge tables and the code of the extraction."""
    return {"measured": date.today().isoformat(), "tables": content_hash(ROOT / "data" / "knowledge" / "tables", (".csv", ".yaml")),
            "extraction": content_hash(ROOT / "extraction", (".py",))}


def read_frozen(name: str) -> dict[str, Any] | None:
    """The frozen results, None where there are none yet."""
    path = RESULTS / f"{name}.json"
    frozen: dict[str, Any] | None = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    return frozen


def write_frozen(name: str, results: Mapping[str, Any]) -> None:
    """Writes the results; where only the day differs from what is frozen, the file stays as it is."""
    old = read_frozen(name)
    if old and {**old, "measured": None} == {**json.loads(json.dumps(results)), "measured": None}:
        return
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def figures(results: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, float]]:
    """(path, figure) of everything in the results that may fall: shares and scores, no counts and no bins."""
    for key, value in results.items():
        if isinstance(value, Mapping) and key not in ("per_type", "counts", "kinds") and not key.startswith("dateparser"):
            yield from figures(value, f"{path}{key}.")
        elif key in _FIGURES and isinstance(value, int | float):
            yield f"{path}{key}".removesuffix(".value"), float(value)


def find_falls(results: Mapping[str, Any], frozen: Mapping[str, Any]) -> list[str]:
    """The figures that are worse than the frozen ones by more than the tolerance, in words."""
    now = dict(figures(results))
    falls = []
    for path, before in figures(frozen):
        after = now.get(path)
        worse = (before - after) * (-1 if path.endswith(_LOWER) else 1) if after is not None else 1.0
        if worse > TOLERANCE + 1e-9:
            falls.append(f"{path}: {before} → {after if after is not None else 'not measured'}")
    return falls
