"""A store of as many made-up events as wanted, for measuring: real actors, places and words of the tables, with the skew of news.

A few actors, places and topics stand in most events, a long tail in few; newer years have more; some events are undated, unplaced or told
by several articles. What they do is drawn by lot: for measuring only. Written straight into the tables, without extraction and merging.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, get_args

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from data.days import event_days
from data.knowledge.actors import read_names, read_offices, read_organisations, read_persons, read_tenures
from data.knowledge.lexicon import read_topics
from data.knowledge.places import read_places
from data.model import EventType, Role, Status
from data.store import open_store
from data.text import fold

Row = dict[str, Any]
_TAIL = 20_000
_LOT = 5_000
_NEWEST = date(2026, 2, 17)
_TYPES = (18, 9, 7, 3, 4, 6, 6, 22, 3, 5, 3, 6, 2, 3, 2, 1)
_STATUSES = (82, 5, 6, 3, 2, 2)
_SOURCES = 60
_ARTICLES = ("id", "hash", "source", "url", "published", "language", "title", "text", "sample", "genre", "skipped", "extracted_at")
_EVENTS = ("id", "type", "first_day", "last_day", "confidence", "search", "json", "revision")


class Skewed:
    """Draws from a sequence by Zipf's law."""

    def __init__(self, values: Sequence[Any], draw: random.Random, power: float = 1.0) -> None:
        self._values = values
        self._random = draw.random
        self._sums = list(accumulate(1 / (rank + 2) ** power for rank in range(len(values))))

    def one(self) -> Any:
        """One value."""
        return self._values[bisect(self._sums, self._random() * self._sums[-1])]


@dataclass(frozen=True)
class World:
    """What events are drawn from. A word is (as written, folded)."""

    draw: random.Random
    actors: Skewed
    places: Skewed
    topics: Skewed
    words: Skewed
    sources: Skewed


def _actors(draw: random.Random) -> list[Row]:
    offices = {row.id: row for row in read_offices()}
    held = {row.person: offices[row.office] for row in read_tenures()}
    found: list[Row] = []
    for person in read_persons():
        office = held.get(person.id)
        found.append({"id": person.id, "name_ar": person.name_ar, "name_en": person.name_en, "kind": "person", "country": person.country,
                      "office_ar": office and office.name_ar, "office_en": office and office.name_en})
    for body in read_organisations():
        found.append({"id": body.id, "name_ar": body.name_ar, "name_en": body.name_en, "kind": body.kind, "country": body.country,
                      "office_ar": None, "office_en": None})
    draw.shuffle(found)
    tail = [{"id": f"person-{number}", "name_ar": f"شخص {number}", "name_en": f"Person {number}", "kind": "person",
             "country": draw.choice(("EG", "LY", "SD", None)), "office_ar": None, "office_en": None} for number in range(_TAIL)]
    return [{**row, "mention": row["name_ar"], "fold": f"{fold(row['name_ar'])} {fold(row['name_en'])}"} for row in (*found, *tail)]


def make_world(seed: int = 11) -> World:
    """What to draw from; the same seed gives the same."""
    draw = random.Random(seed)
    places = [{"id": row.id, "name_ar": row.name_ar, "name_en": row.name_en, "mention": row.name_ar, "country": row.country, "admin1": row.admin1,
               "lat": row.lat, "lon": row.lon, "precision": row.precision, "basis": "stated"} for row in read_places()]
    home = [row for row in places if row["country"] in ("EG", "LY", "SD")]
    rest = [row for row in places if row["country"] not in ("EG", "LY", "SD")]
    draw.shuffle(home)
    draw.shuffle(rest)
    topics = [row.topic for row in read_topics()]
    names = [row.form_ar for row in read_names()] + [cue for row in read_topics() for cue in row.cues_ar if "*" not in cue]
    words = [(prefix + name, fold(prefix + name)) for name in dict.fromkeys(names) for prefix in ("", "ال", "وال", "بال", "لل", "ف")]
    draw.shuffle(words)
    return World(draw, Skewed(_actors(draw), draw, 0.9), Skewed([*home, *rest], draw, 1.1), Skewed(topics, draw), Skewed(words, draw, 0.8),
                 Skewed([(f"صحيفة {number}" if number % 4 else f"Paper {number}") for number in range(_SOURCES)], draw, 0.7))


def _dated(world: World) -> tuple[str | None, str | None, str | None, str]:
    draw = world.draw
    day = _NEWEST - timedelta(days=int(min(draw.expovariate(1 / 1100), 5400)))
    chance = draw.random()
    if chance < 0.05:
        return None, None, None, "unknown"
    if chance < 0.09:
        return day.isoformat()[:7], None, "month", "stated"
    if chance < 0.12:
        return day.isoformat(), (day + timedelta(days=draw.randint(1, 6))).isoformat(), "day", "relative"
    return day.isoformat(), None, "day", draw.choices(("stated", "relative", "publication"), (2, 4, 5))[0]


def _who(world: World) -> list[Row]:
    count = world.draw.choices((0, 1, 2, 3, 4, 7), (3, 25, 48, 15, 6, 3))[0]
    chosen = {actor["id"]: actor for actor in (world.actors.one() for _ in range(count))}
    roles = get_args(Role)
    return [{**actor, "role": roles[min(number, 4)]} for number, actor in enumerate(chosen.values())]


def _sentence(world: World, count: int) -> tuple[str, str]:
    words = [world.words.one() for _ in range(count)]
    return " ".join(word for word, _ in words), " ".join(folded for _, folded in words)


def make_article(world: World, number: int) -> tuple[Row, str]:
    """An article, and its title folded."""
    title, folded = _sentence(world, 8)
    source = world.sources.one()
    text = ". ".join(_sentence(world, 18)[0] for _ in range(5))
    day = _dated(world)[0] or "2026"
    return {"id": f"g{number:08}", "hash": f"{number:064x}", "source": source, "url": f"https://example.org/{number}", "published": day,
            "title": title, "language": "ar" if source.startswith("ص") else "en", "text": text, "sample": 0, "genre": "news", "skipped": None,
            "extracted_at": "2026-02-17T12:00:00.000000Z"}, folded


def _evidence(world: World, article: Row) -> tuple[Row, str]:
    sentence, folded = _sentence(world, world.draw.randint(12, 30))
    spans = {"trigger": [[0, 4]], "actors": {}, "place": [[9, 14]], "date": []}
    return {"article_id": article["id"], "part": "text", "title": article["title"], "source": article["source"], "url": article["url"],
            "published": article["published"], "language": article["language"], "sentence": sentence, "start": 0, "end": len(sentence),
            "spans": spans, "rule": "made"}, folded


def make_event(world: World, number: int, told: Sequence[tuple[Row, str]], revision: int = 1) -> Row:
    """A row of the table of events."""
    draw = world.draw
    first, end, granularity, basis = _dated(world)
    who, place = _who(world), None if draw.random() < 0.12 else world.places.one()
    evidence = [_evidence(world, article) for article, _ in told]
    kind = draw.choices(get_args(EventType), _TYPES)[0]
    topics = sorted({world.topics.one() for _ in range(draw.choices((0, 1, 2, 3), (25, 40, 25, 10))[0])})
    summary = " و".join(actor["name_ar"] for actor in who)
    search = " ".join([*(actor["fold"] for actor in who), fold(summary), *(folded for _, folded in told), *(folded for _, folded in evidence)])
    record = {
        "id": f"e{number:08}", "type": kind, "date": first, "date_end": end, "date_granularity": granularity, "date_basis": basis,
        "status": draw.choices(get_args(Status), _STATUSES)[0],
        "actors": [{key: actor[key] for key in actor if key != "fold"} for actor in who],
        "place": place, "topics": topics, "claimed_by": None, "summary_ar": f"{summary}: {evidence[0][0]['sentence'][:60]}",
        "summary_en": f"{kind}: " + " and ".join(actor["name_en"] for actor in who), "confidence": round(min(draw.betavariate(8, 2), 0.99), 2),
        "reasons": ["made for measuring"], "evidence": [item for item, _ in evidence],
    }
    days = event_days(first, end)
    span = [day.isoformat() for day in days] if days else [None, None]
    dumped = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return dict(zip(_EVENTS, (record["id"], kind, *span, record["confidence"], search, dumped, revision), strict=True))


def lots(world: World, count: int, first: int = 0, revision: int = 1) -> Iterator[tuple[list[Row], list[Row]]]:
    """Lots of (articles, events): `count` events in all, numbered from `first`."""
    made, recent = 0, [make_article(world, first)]
    articles = [recent[0][0]]
    while made < count:
        events: list[Row] = []
        while len(events) < min(_LOT, count - made):
            if world.draw.random() < 0.75:
                recent = [make_article(world, first + made + len(events) + 1), *recent[:20]]
                articles.append(recent[0][0])
            others = world.draw.sample(recent[1:], min(world.draw.choices((0, 1, 3), (90, 8, 2))[0], len(recent) - 1))
            events.append(make_event(world, first + made + len(events), [recent[0], *others], revision))
        made += len(events)
        yield articles, events
        articles = []


def _insert(connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    marks = ", ".join(f":{name}" for name in columns)
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def fill_store(path: Path, count: int, first: int = 0, seed: int = 11) -> None:
    """Adds `count` events to the SQLite store at `path`, and raises its revision by one."""
    with open_store(f"sqlite:///{path}") as store:
        revision = store.revision() + 1
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=OFF")
    stamped = "revision" in {row[1] for row in connection.execute("PRAGMA table_info(articles)")}
    for articles, events in lots(make_world(seed + first), count, first, revision):
        rows = [{**row, "revision": revision} for row in articles] if stamped else articles
        _insert(connection, "articles", (*_ARTICLES, *(["revision"] if stamped else [])), rows)
        _insert(connection, "events", _EVENTS, events)
    connection.execute("UPDATE meta SET value = ? WHERE name = 'revision'", [revision])
    connection.commit()
    connection.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="SQLite file of the store; made where it is missing")
    parser.add_argument("count", type=int, help="how many events")
    parser.add_argument("--first", type=int, default=0, help="number of the first one (default: 0)")
    given = parser.parse_args()
    fill_store(given.path, given.count, given.first)
