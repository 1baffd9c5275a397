"""Speed: the whole pipeline against dateparser's search_dates on the same real articles in the same run, start-up and memory.

One core: the process is bound to one where the system allows it; processor seconds are counted, so that other programs disturb little;
the readers take turns in each pass. Prints a table and writes benchmarks/results/speed.json.
Needs the folder `shared` beside the checkout.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.frozen import stamp, write_frozen
from benchmarks.outside import find_outside
from benchmarks.rendering import speed_table
from data.errors import WaqaiError
from data.model import Article

_EXAMPLES = """examples:
  python benchmarks/speed.py               measure, print, freeze
  python benchmarks/speed.py --passes 5    more passes over the articles, of which the median counts"""


def build_parser() -> argparse.ArgumentParser:
    """The arguments."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passes", type=int, default=3, help="passes of the pipeline over the articles; the median counts (default: 3)")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--fresh", action="store_true", help=argparse.SUPPRESS)  # the fresh process that start-up and memory are measured in
    return parser


def one_core() -> None:
    """Binds this process, and those that it starts, to one core; a system that can't do it measures on what it gives."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")


def read_texts() -> list[Article]:
    """The real articles."""
    from extraction.readers import ReadFailure, read_articles

    reads = list(read_articles([find_outside("gold/articles.jsonl")], sys.stdin.buffer))
    return [read for read in reads if not isinstance(read, ReadFailure)]


def rates(readers: Sequence[Callable[[Article], object]], articles: Sequence[Article], passes: int) -> list[float]:
    """Articles a second of processor time of each reader: the median over the passes, in each of which the readers take turns."""
    measured: list[list[float]] = [[] for _ in readers]
    for _ in range(passes):
        for found, reader in zip(measured, readers, strict=True):
            start = time.process_time()
            for article in articles:
                reader(article)
            found.append(len(articles) / (time.process_time() - start))
    return [median(found) for found in measured]


def fresh() -> int:
    """In a fresh process: prints the time of day when an extractor is ready, then, after all articles, the peak memory in MB."""
    from data.knowledge import read_knowledge
    from extraction.pipeline import Extractor

    extractor = Extractor(read_knowledge())
    ready = time.time()
    for article in read_texts():
        extractor.extract(article)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(f"{ready:.3f} {peak:.0f}")
    return 0


def start_up(runs: int = 3) -> tuple[float, int]:
    """Seconds on the clock from the start of a fresh Python until the first article can be read (median), and its peak memory in MB (highest)."""
    seconds, peaks = [], []
    for _ in range(runs):
        start = time.time()
        out = subprocess.run([sys.executable, __file__, "--fresh"], check=True, capture_output=True, text=True).stdout.split()
        seconds.append(float(out[0]) - start)
        peaks.append(int(out[1]))
    return round(median(seconds), 2), max(peaks)


def measure(passes: int) -> dict[str, Any]:
    """All figures."""
    from dateparser.search import search_dates

    from data.knowledge import read_knowledge
    from extraction.pipeline import Extractor

    seconds, peak = start_up()
    articles = read_texts()
    extractor = Extractor(read_knowledge())
    readers = (extractor.extract, lambda article: search_dates(article.text), lambda article: search_dates(article.text, languages=["ar"]))
    rates(readers, articles[:1], 1)
    own, peer, told = rates(readers, articles, passes)
    return {
        **stamp(), "articles": len(articles), "mean_characters": round(sum(len(article.text) for article in articles) / len(articles)),
        "waqai_articles_per_second": round(own, 1),
        "search_dates_articles_per_second": round(peer, 1), "ratio": round(own / peer, 1),
        "search_dates_told_arabic_articles_per_second": round(told, 1), "ratio_told_arabic": round(own / told, 1),
        "start_up_seconds": seconds, "peak_memory_mb": peak, "dateparser_version": version("dateparser"),
        "python": ".".join(map(str, sys.version_info[:3]))}


def main() -> int:
    """Measures, prints, freezes; 0, or 2 where something is missing."""
    options = build_parser().parse_args()
    one_core()
    if options.fresh:
        return fresh()
    try:
        results = measure(options.passes)
    except WaqaiError as error:
        print(error, file=sys.stderr)
        return 2
    print(speed_table(results))
    if not options.dry:
        write_frozen("speed", results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
