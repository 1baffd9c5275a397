"""Quality of the extraction: events, times, confidence, merging and evidence against gold, side by side with peers.

Runs the real pipeline, prints the tables and writes benchmarks/results/quality.json. Needs the folder `shared` beside the checkout.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import rendering
from benchmarks.docs import write_docs
from benchmarks.events import parts, score_events
from benchmarks.evidence import score_evidence
from benchmarks.expressions import score_expressions
from benchmarks.frozen import find_falls, read_frozen, stamp, write_frozen
from benchmarks.kinds import count_kinds
from benchmarks.merging import score_merging
from benchmarks.outside import ROOT, find_outside, read_scorer
from benchmarks.place_names import score_places
from benchmarks.reading import Gold, Run, read_gold, read_run
from benchmarks.reliability import judge_events, score_reliability
from data.errors import WaqaiError
from data.knowledge import read_knowledge
from extraction.pipeline import Extractor
from extraction.places import PlaceFinder

Records = Sequence[Mapping[str, Any]]
_EXAMPLES = """examples:
  python benchmarks/quality.py                  measure, print, freeze
  python benchmarks/quality.py --check          measure, compare with what is frozen; nothing is written
  python benchmarks/quality.py --write-docs     measure, freeze, fill the tables of docs/quality.md
  python benchmarks/quality.py --errors written the errors in words, of the real articles that rules are written from"""


def build_parser() -> argparse.ArgumentParser:
    """The arguments."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a figure fell by more than 0.02 against the frozen file")
    parser.add_argument("--write-docs", action="store_true", help="fill the tables of docs/quality.md as well")
    parser.add_argument("--errors", choices=("written", "samples", "news"),
                        help="print the errors of a set in words; the held-out sets have none to read: rules written from them would spoil them")
    return parser


def own_gold(name: str) -> list[dict[str, Any]]:
    """The project's own gold: `samples`, `news-dev` or `news-blind`."""
    return read_gold(sorted((ROOT / "tests" / "gold").glob(f"{name}-*.json" if name == "samples" else f"{name}*.json")))


def read_news(extractor: Extractor, name: str) -> Run:
    """What is read in the project's own news articles of one part."""
    return read_run(extractor, sorted((ROOT / "tests" / "gold").glob(f"{name}*.jsonl")))


def by_language(gold: Gold, run: Run) -> dict[str, Gold]:
    """The gold articles in Arabic and in English."""
    languages = {article.id: article.language for article in run.articles}
    return {name: [item for item in gold if languages.get(item["article_id"]) == code] for name, code in (("Arabic", "ar"), ("English", "en"))}


def measure(extractor: Extractor, scorer: ModuleType) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """All figures, and the errors in words by set."""
    real = read_run(extractor, [find_outside("gold/articles.jsonl")])
    samples = read_run(extractor, [ROOT / "data" / "samples"])
    real_gold, sample_gold = read_gold([find_outside("gold/events.json")]), own_gold("samples")
    written, held = parts(real_gold)
    events, errors = {}, {}
    for name, gold in {"all": real_gold, "written": written, "held": held}.items():
        events[name], errors[name] = score_events(scorer, gold, real.records)
    own = {name: score_events(scorer, gold, samples.records)[0] for name, gold in by_language(sample_gold, samples).items()}
    errors["samples"] = score_events(scorer, sample_gold, samples.records)[1]
    news = {name: (own_gold(name), read_news(extractor, name)) for name in ("news-dev", "news-blind")}
    fresh = {f"{name} {language}": score_events(scorer, gold, run.records)[0]
             for name, (known, run) in news.items() for language, gold in by_language(known, run).items() if gold}
    errors["news"] = score_events(scorer, news["news-dev"][0], news["news-dev"][1].records)[1]
    return {
        **stamp(), "gold": events, "samples": own, "news": fresh,
        "kinds": {"all": count_kinds(scorer, real_gold, real.records), "held": count_kinds(scorer, held, real.records),
                  "blind": count_kinds(scorer, news["news-blind"][0], news["news-blind"][1].records)},
        "times": score_expressions(read_scorer("score_times")),
        "places": score_places(PlaceFinder(read_knowledge())),
        "confidence": _confidence(scorer, {
            "real": (real_gold, real.records), **{name: (known, run.records) for name, (known, run) in news.items()},
            "samples": (sample_gold, samples.records)}),
        "merging": score_merging(scorer, sample_gold, samples.records),
        "evidence": score_evidence([real, samples, *(run for _, run in news.values())]),
    }, errors


def _confidence(scorer: ModuleType, sets: Mapping[str, tuple[Gold, Records]]) -> dict[str, Any]:
    return {name: score_reliability(judge_events(scorer, gold, records)) for name, (gold, records) in sets.items()}


def render(results: Mapping[str, Any]) -> dict[str, str]:
    """The tables by the name of their place in docs/quality.md."""
    gold = {"all": results["gold"]["all"], "written from": results["gold"]["written"], "held out": results["gold"]["held"]}
    blind = {name: result for name, result in results["news"].items() if "blind" in name}
    speed = read_frozen("speed")
    rests = (f"Measured {results['measured']}; knowledge tables `{results['tables']}`, extraction `{results['extraction']}` "
             "(hashes of their content, as in `benchmarks/results/quality.json`).")
    return {
        "stamp": rests, "gold": rendering.events_table(gold), "types": rendering.types_table({"real": gold["all"], **blind}),
        "news": rendering.events_table(results["news"]),
        "samples": rendering.events_table(results["samples"]),
        "kinds": rendering.kinds_table({"real, all": results["kinds"]["all"], "real, held out": results["kinds"]["held"],
                                        "own news, blind": results["kinds"]["blind"]}),
        "times": rendering.times_table(results["times"]), "confidence": rendering.reliability_table(results["confidence"]),
        "places": rendering.places_table(results["places"]),
        "merging": rendering.merging_table(results["merging"]), "evidence": rendering.evidence_table(results["evidence"]),
        **({"speed": rendering.speed_table(speed)} if speed else {}),
    }


def _compare(results: Mapping[str, Any]) -> int:
    frozen = read_frozen("quality")
    if frozen is None:
        print("Nothing is frozen yet; run without --check first.", file=sys.stderr)
        return 2
    falls = find_falls(results, frozen)
    print("\n".join(["FELL by more than 0.02:", *falls]) if falls else "No figure fell by more than 0.02.")
    return int(bool(falls))


def main() -> int:
    """Measures, and does what the arguments say; 0, 1 where a figure fell under --check, 2 where something is missing."""
    options = build_parser().parse_args()
    try:
        results, errors = measure(Extractor(read_knowledge()), read_scorer("score_events"))
    except (WaqaiError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    if options.errors:
        print("\n".join(errors[options.errors]))
        return 0
    rendered = render(results)
    for name, text in rendered.items():
        print(f"\n## {name}\n{text}")
    if options.check:
        return _compare(results)
    write_frozen("quality", results)
    if options.write_docs:
        write_docs(rendered)
    return 0


if __name__ == "__main__":
    sys.exit(main())
