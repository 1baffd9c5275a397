"""Merging across articles against the gold: pairs of reports, and B³ (Bagga and Baldwin 1998, "Algorithms for scoring coreference chains").

The gold files know articles, not clusters, so reports of one event are derived: same type, same core actors, same date, in two articles.
Two that lie within three days where one is dated by publication may be one event or two by the gold; such pairs are left out of the
count of pairs and counted apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from types import ModuleType
from typing import Any

from benchmarks.events import by_article
from benchmarks.reading import Gold


@dataclass(frozen=True, slots=True)
class Report:
    """A gold event of an article, and the id of the merged event that it was found as, None where it was missed."""

    article: str
    event: Mapping[str, Any]
    found: str | None


def find_reports(scorer: ModuleType, gold: Gold, records: Sequence[Mapping[str, Any]]) -> list[Report]:
    """Every gold event with core actors and a date, matched strictly with what was found."""
    found = by_article(records)
    reports: list[Report] = []
    for article in gold:
        predicted = found.get(article["article_id"], [])
        strict = {i: predicted[j]["id"] for i, j, value in scorer.match(article["events"], predicted) if value >= 10}
        reports.extend(Report(article["article_id"], event, strict.get(i)) for i, event in enumerate(article["events"])
                       if event.get("date") and scorer.core(event))
    return reports


def _same_core(scorer: ModuleType, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    left, free = scorer.core(one), list(scorer.core(other))
    for actor in left:
        match = next((candidate for candidate in free if scorer.same_entity(actor, candidate)), None)
        if match is None:
            return False
        free.remove(match)
    return not free


def relation(scorer: ModuleType, one: Report, other: Report) -> str:
    """`same`, `open` (within three days, one by publication) or `other`."""
    a, b = one.event, other.event
    if one.article == other.article or a["type"] != b["type"] or not _same_core(scorer, a, b):
        return "other"
    if a["date"] == b["date"]:
        return "same"
    days = len(a["date"]) == len(b["date"]) == 10 and "publication" in (a["date_basis"], b["date_basis"])
    near = days and abs((date.fromisoformat(a["date"]) - date.fromisoformat(b["date"])).days) <= 3
    return "open" if near else "other"


def _clusters(size: int, links: Sequence[tuple[int, int]]) -> list[int]:
    group = list(range(size))
    for one, other in links:
        old, new = group[other], group[one]
        group = [new if label == old else label for label in group]
    return group


def _b_cubed(gold: Sequence[int], found: Sequence[str]) -> tuple[float, float]:
    precision = recall = 0.0
    for i in range(len(gold)):
        own_gold = {j for j in range(len(gold)) if gold[j] == gold[i]}
        own_found = {j for j in range(len(found)) if found[j] == found[i]}
        both = len(own_gold & own_found)
        precision += both / len(own_found)
        recall += both / len(own_gold)
    return precision / len(gold), recall / len(gold)


def score_merging(scorer: ModuleType, gold: Gold, records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Pairs and B³ over the reports that were found (a missed report is an error of extraction, not of merging; it is counted apart)."""
    reports = find_reports(scorer, gold, records)
    pairs = [(i, j, relation(scorer, reports[i], reports[j])) for i, j in combinations(range(len(reports)), 2)]
    same = [(i, j) for i, j, kind in pairs if kind == "same"]
    kept = [i for i, report in enumerate(reports) if report.found is not None]
    whole = set(kept)
    gold_pairs = {(i, j) for i, j in same if i in whole and j in whole}
    joined = {(i, j): kind for i, j, kind in pairs if i in whole and j in whole and reports[i].found == reports[j].found
              and reports[i].article != reports[j].article}
    hits = sum(pair in gold_pairs for pair in joined)
    open_pairs = sum(kind == "open" for kind in joined.values())
    judged = len(joined) - open_pairs
    labels = _clusters(len(reports), [*same, *(pair for pair, kind in joined.items() if kind == "open")])
    precision, recall = _b_cubed([labels[i] for i in kept], [str(reports[i].found) for i in kept]) if kept else (0.0, 0.0)
    return {
        "reports": len(reports), "found": len(kept), "gold_pairs": len(same), "gold_pairs_found": len(gold_pairs),
        "joined_pairs": judged, "joined_right": hits, "joined_open": open_pairs,
        "pair_precision": _ratio(hits, judged), "pair_recall": _ratio(hits, len(gold_pairs)),
        "b3_precision": round(precision, 3), "b3_recall": round(recall, 3), "b3_f1": _ratio(2 * precision * recall, precision + recall),
        "wrongly_joined": sorted({_name(reports[i], reports[j]) for (i, j), kind in joined.items() if kind == "other"}),
        "not_joined": sorted({_name(reports[i], reports[j]) for i, j in gold_pairs if (i, j) not in joined}),
    }


def _ratio(part: float, whole: float) -> float | None:
    return round(part / whole, 3) if whole else None


def _name(one: Report, other: Report) -> str:
    return f"{one.article} + {other.article}: {one.event['type']}"
