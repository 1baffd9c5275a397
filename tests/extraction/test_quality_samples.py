"""A guard against getting worse on the samples. It is no claim of accuracy: the rules were written looking at these texts,
so what the extractor does on articles that nobody looked at is another figure (docs/quality.md)."""

from __future__ import annotations

import importlib.util
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from data.model import Article, to_json
from extraction.merge import merge_reports
from extraction.pipeline import Extractor
from extraction.readers import read_articles

ROOT = Path(__file__).resolve().parents[2]
SCORER = ROOT.parent / "shared" / "tools" / "score_events.py"


def read_gold() -> list[dict[str, Any]]:
    """The gold of all samples."""
    files = sorted((ROOT / "tests" / "gold").glob("samples-*.json"))
    return [article for file in files for article in json.loads(file.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def figures(extractor: Extractor) -> dict[str, Any]:
    """What the scorer says of the merged events of all samples; skips where the scorer is not beside the checkout."""
    spec = importlib.util.spec_from_file_location("score_events", SCORER) if SCORER.is_file() else None
    if spec is None or spec.loader is None:
        pytest.skip("../shared/tools/score_events.py is not there")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    articles = [read for read in read_articles([ROOT / "data" / "samples"], BytesIO()) if isinstance(read, Article)]
    events = merge_reports([event for article in articles for event in extractor.extract(article).events])
    report, _ = scorer.score(read_gold(), [json.loads(json.dumps(to_json(event))) for event in events], draws=1)
    return dict(report)


def test_the_gold_covers_the_samples() -> None:
    ids = [article["article_id"] for article in read_gold()]
    articles = {read.id for read in read_articles([ROOT / "data" / "samples"], BytesIO()) if isinstance(read, Article)}
    assert len(ids) == len(set(ids)) >= 100
    assert set(ids) <= articles


def test_encounters(figures: dict[str, Any]) -> None:
    found = figures["encounters"]
    assert found["gold"] >= 100
    assert found["f1"] >= 0.75 and found["p"] >= 0.88, found


def test_all_types(figures: dict[str, Any]) -> None:
    assert figures["all"]["f1"] >= 0.70, figures["all"]
