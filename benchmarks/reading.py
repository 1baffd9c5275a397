"""The real pipeline over a set of articles, and the gold that it is compared with."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.model import Article, Event, to_json
from extraction.merge import merge_reports
from extraction.pipeline import Extractor
from extraction.readers import ReadFailure, read_articles

Gold = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Run:
    """Articles with what was read in them: `reports`, each from one article, and `events`, the reports merged across the articles.
    `records` are the events as the JSON Lines output has them."""

    articles: tuple[Article, ...]
    reports: tuple[Event, ...]
    events: tuple[Event, ...]
    records: tuple[dict[str, Any], ...]


def read_run(extractor: Extractor, paths: Sequence[Path]) -> Run:
    """Reads and extracts every article of `paths`; ValueError where one can't be read, since a figure would then be of something else."""
    articles: list[Article] = []
    for read in read_articles(paths, sys.stdin.buffer):
        if isinstance(read, ReadFailure):
            raise ValueError(f"an article of the test set can't be read: {read}")
        articles.append(read)
    reports = tuple(event for article in articles for event in extractor.extract(article).events)
    events = merge_reports(reports)
    return Run(tuple(articles), reports, events, tuple(json.loads(json.dumps(to_json(event))) for event in events))


def read_gold(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The gold files as one list of articles, in their order."""
    gold: list[dict[str, Any]] = []
    for path in paths:
        gold.extend(json.loads(path.read_text(encoding="utf-8")))
    return gold
