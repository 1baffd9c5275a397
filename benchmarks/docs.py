"""Fills the tables of docs/quality.md between their markers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from benchmarks.outside import ROOT

QUALITY = ROOT / "docs" / "quality.md"


def write_docs(tables: Mapping[str, str], path: Path = QUALITY) -> None:
    """Replaces what stands between `<!-- begin NAME -->` and `<!-- end NAME -->`; ValueError where a marker is missing."""
    text = path.read_text(encoding="utf-8")
    for name, content in tables.items():
        pattern = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        if not pattern.search(text):
            raise ValueError(f"{path.name} has no markers <!-- begin {name} --> and <!-- end {name} -->; add them where the table belongs")
        text = pattern.sub(lambda found, content=content: found[1] + content + "\n" + found[2], text)  # type: ignore[misc]
    path.write_text(text, encoding="utf-8")
