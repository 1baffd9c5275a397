"""The dashboard at size: snapshot, queries, exports and the page in a browser, over a store of made-up events (benchmarks/generate.py).

Prints a table, writes benchmarks/results/dashboard.json (one entry for each number of events) and the table of docs/scale.md. Seconds are the
clock's; `cpu` are the processor's, which say more where other programs disturb. Never part of the tests.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.browsing import measure_browser
from benchmarks.docs import write_docs
from benchmarks.frozen import read_frozen, write_frozen
from benchmarks.generate import fill_store
from benchmarks.outside import ROOT
from benchmarks.rendering import table
from data import queries
from data.export import stream_events_csv
from data.filters import Filters
from data.snapshot import Snapshot, open_snapshot, refresh_snapshot
from data.store import open_store

_EXAMPLES = """examples:
  python benchmarks/dashboard.py                        a million events, in a folder that is thrown away
  python benchmarks/dashboard.py --folder big           the store and its snapshot are kept there, and used again
  python benchmarks/dashboard.py --events 100000 --dry  fewer events, nothing written"""
_INTERACTIONS = 150
_CHANGED = 1_000


def build_parser() -> argparse.ArgumentParser:
    """The arguments."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000, help="how many events (default: 1,000,000)")
    parser.add_argument("--folder", type=Path, help="where store and snapshot lie and stay")
    parser.add_argument("--no-browser", action="store_true", help="leave the browser out")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    return parser


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


class Watch:
    """Seconds of the clock and of the processor since it was made."""

    def __init__(self) -> None:
        self._clock, self._cpu = time.perf_counter(), time.process_time()

    def read(self) -> dict[str, float]:
        """Both, rounded."""
        return {"seconds": round(time.perf_counter() - self._clock, 3), "cpu": round(time.process_time() - self._cpu, 3)}


def memory_now() -> float:
    """Megabytes that this process holds; 0 where the system doesn't say."""
    path = Path("/proc/self/statm")
    return int(path.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if path.exists() else 0.0


class Peak:
    """The most memory that is held while it runs, beyond what was held before."""

    def __enter__(self) -> Peak:
        self._before = self.most = memory_now()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def _watch(self) -> None:
        while not self._done.wait(0.01):
            self.most = max(self.most, memory_now())

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
        self.extra = max(self.most, memory_now()) - self._before


def measure_snapshot(store_path: Path, folder: Path, count: int) -> dict[str, Any]:
    """A whole build, and the delta after a thousand more events; what is there already is not built again."""
    found: dict[str, Any] = {}
    with open_store(f"sqlite:///{store_path}") as store:
        watch, before = Watch(), sorted(folder.glob("*.duckdb"))
        path = refresh_snapshot(store, folder)
        if not before:
            found["whole"] = watch.read() | {"peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)}
        found["file_mb"] = round(sum(file.stat().st_size for file in folder.glob(f"{path.stem.partition('-over-')[0].rsplit('-', 1)[0]}*")) / 1e6)
        revision = store.revision()
    fill_store(store_path, _CHANGED, first=10 * count + 10 * _CHANGED * revision)
    with open_store(f"sqlite:///{store_path}") as store:
        watch = Watch()
        refresh_snapshot(store, folder)
        found["delta"] = watch.read()
    watch = Watch()
    with open_snapshot(folder) as con:
        _ = con.columns
        found["opened"] = watch.read()
    return found


def all_views(con: Snapshot, filters: Filters) -> None:
    """Every query of one interaction with the page."""
    queries.last_update(con)
    queries.tallies(con, filters)
    queries.facets(con, filters)
    extent = queries.date_range(con, filters)
    for most in (250, 40):
        queries.timeline_bins(con, filters, queries.choose_bin(*extent, most=most) if extent else None)
    window = (date.fromisoformat(filters.date_from), date.fromisoformat(filters.date_to)) if filters.date_from and filters.date_to else extent
    if window and queries.count_events(con, filters, window) <= 3000:
        queries.timeline_events(con, filters, window)
    elif window:
        queries.timeline_bins(con, filters, window=window)
    queries.places(con, filters)
    queries.events_page(con, filters, "-date", 0, 25)
    if filters.actors:
        queries.find_actors(con, filters.actors)


def walk(con: Snapshot, draw: random.Random) -> Iterator[Filters]:
    """What a reader does, step after step: one change to the last state, or a way back to the beginning."""
    filters = Filters()
    actors, topics, places = (con.columns.names[name] for name in ("actors", "topics", "places"))
    words = ("محمد", "الرئيس", "حفتر", "القاهرة", "اتفاق", "الأمن")
    steps: list[Callable[[Filters], Filters]] = [
        lambda f: replace(f, types=(draw.choice(("meeting", "visit", "attack", "agreement")),)), lambda f: replace(f, statements=True),
        lambda f: replace(f, countries=(draw.choice(("EG", "LY", "SD")),)), lambda f: replace(f, topics=(draw.choice(topics[:12]),)),
        lambda f: replace(f, date_from=f"{draw.randint(2014, 2024)}-{draw.randint(1, 12):02}", date_to=f"2025-{draw.randint(1, 12):02}"),
        lambda f: replace(f, actors=(draw.choice(actors[:400]),)), lambda f: replace(f, places=(draw.choice(places[:200]),)),
        lambda f: replace(f, text=draw.choice(words)), lambda f: replace(f, sure_from=draw.choice((50, 70, 80))),
        lambda f: replace(f, statuses=(draw.choice(("happened", "planned")),)), lambda f: replace(f, bbox=f"{draw.randint(20, 30)},20,34,33"),
    ]
    while True:
        filters = Filters() if draw.random() < 0.25 else draw.choice(steps)(filters)
        yield filters


def measure_queries(folder: Path) -> dict[str, Any]:
    """Each interaction of a walk, with no answer known beforehand but those of the same walk."""
    clock, cpu, draw = [], [], random.Random(5)
    with open_snapshot(folder) as con:
        all_views(con, Filters())
        for _, filters in zip(range(_INTERACTIONS), walk(con, draw), strict=False):
            watch = Watch()
            all_views(con, filters)
            found = watch.read()
            clock.append(found["seconds"] * 1000)
            cpu.append(found["cpu"] * 1000)
    return {"p50_ms": round(quantile(clock, 0.5), 1), "p95_ms": round(quantile(clock, 0.95), 1), "cpu_p50_ms": round(quantile(cpu, 0.5), 1),
            "cpu_p95_ms": round(quantile(cpu, 0.95), 1)}


def measure_csv(folder: Path) -> dict[str, Any]:
    """Everything as CSV: the first byte, the rate, and the memory beyond what the server holds anyway."""
    every = Filters(statements=True)
    with open_snapshot(folder) as con:
        all_views(con, Filters())
        rows = queries.count_events(con, every)
        with Peak() as peak:
            watch = Watch()
            chunks = stream_events_csv(con.cursor(), every)
            next(chunks)
            first = watch.read()["seconds"]
            size = sum(map(len, chunks))
            whole = watch.read()
    return {"first_byte_s": first, "rows_per_second": round(rows / whole["seconds"]), "rows_per_cpu_second": round(rows / whole["cpu"]),
            "mb": round(size / 1e6), "extra_mb": round(peak.extra)}


def rows_of(results: dict[str, Any]) -> str:
    """The table of docs/scale.md."""
    sizes = sorted(results["sizes"], key=int)
    named = {
        "snapshot, whole": lambda r: f"{r['snapshot']['whole']['seconds']:.0f} s ({r['snapshot']['whole']['cpu']:.0f} s of processor), "
                                     f"{r['snapshot']['whole']['peak_mb']:,} MB" if "whole" in r["snapshot"] else "–",
        "snapshot, 1,000 events changed": lambda r: f"{r['snapshot']['delta']['seconds']:.1f} s",
        "a web process opens it": lambda r: f"{r['snapshot']['opened']['seconds']:.1f} s; files {r['snapshot']['file_mb']:,} MB",
        "one interaction, all queries, p50 / p95": lambda r: f"{r['queries']['p50_ms']:.0f} / {r['queries']['p95_ms']:.0f} ms "
                                                             f"(processor {r['queries']['cpu_p50_ms']:.0f} / {r['queries']['cpu_p95_ms']:.0f} ms)",
        "CSV of everything: first byte; rate; extra memory": lambda r: f"{r['csv']['first_byte_s']:.2f} s; {r['csv']['rows_per_second']:,} rows/s; "
                                                                       f"{r['csv']['extra_mb']} MB",
        "first usable paint": lambda r: f"{r['browser']['paint_s']:.1f} s" if r.get("browser") else "–",
        "click until every view shows it, p50 / p95": lambda r: f"{r['browser']['click_p50_ms']:.0f} / {r['browser']['click_p95_ms']:.0f} ms"
        if r.get("browser") else "–",
        "bytes of an interaction, most; marks of a view, most": lambda r: f"{r['browser']['most_kb']:.0f} KB; {r['browser']['most_marks']:,}"
        if r.get("browser") else "–",
    }
    named["load of the machine by then (2: all cores busy)"] = lambda r: f"{r['load_average']}"
    head = ["figure", *(f"{int(size):,} events" for size in sizes)]
    return table(head, [[label, *(make(results["sizes"][size]) for size in sizes)] for label, make in named.items()])


def measure(events: int, folder: Path, browser: bool) -> dict[str, Any]:
    """Everything, for so many events."""
    store, snapshots = folder / f"{events}.db", folder / f"{events}-snapshots"
    snapshots.mkdir(parents=True, exist_ok=True)
    if not store.exists():
        fill_store(store, events)
    found: dict[str, Any] = {"snapshot": measure_snapshot(store, snapshots, events), "queries": measure_queries(snapshots),
                             "csv": measure_csv(snapshots)}
    found["load_average"] = round(os.getloadavg()[0], 1)
    return found | ({"browser": measure_browser(f"sqlite:///{store}", snapshots)} if browser else {})


def main() -> int:
    """Measures, prints, freezes."""
    given = build_parser().parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        found = measure(given.events, given.folder or Path(scratch), not given.no_browser)
    results = read_frozen("dashboard") or {"sizes": {}}
    before = results["sizes"].get(str(given.events), {})
    if "whole" not in found["snapshot"] and "whole" in before.get("snapshot", {}):
        found["snapshot"]["whole"] = before["snapshot"]["whole"]
    results["sizes"][str(given.events)] = {**before, **found}
    results |= {"measured": date.today().isoformat(), "cores": os.cpu_count(), "python": platform.python_version()}
    print(rows_of(results))
    if not given.dry:
        write_frozen("dashboard", results)
        write_docs({"dashboard": rows_of(results)}, ROOT / "docs" / "scale.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
