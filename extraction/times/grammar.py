"""The words of the time grammar, read from `times.yaml` and spelled out with every clitic they can carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from data.errors import KnowledgeError
from data.knowledge.table import TABLES
from extraction.normalise import normal_character
from extraction.times.lexicon import NOTHING, TOKEN, Entry, Lexeme, Lexicon

FILE = "times.yaml"
_ARTICLE = "\u0627\u0644"
_LAM = "\u0644"
_CONJUNCTIONS = ("", "\u0648", "\u0641")
_PREPOSITIONS = ("", "\u0628", _LAM, "\u0643")


@dataclass(frozen=True, slots=True)
class FeastRule:
    """When a feast is: a Hijri or Gregorian month and day, or days from the Orthodox Easter Sunday."""

    hijri: tuple[int, int] | None
    gregorian: tuple[int, int] | None
    easter: int | None


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """Everything the finder looks up: words by their first token, and the feasts' rules."""

    lexicon: Lexicon
    feasts: Mapping[str, FeastRule]


def _words(phrase: str) -> tuple[str, ...]:
    normal = "".join(normal_character(character) for character in str(phrase))
    return tuple(match.group() for match in TOKEN.finditer(normal) if match.group() != "the")


def _is_arabic(word: str) -> bool:
    return word[:1] >= "\u0600"


def _clitics(word: str, article: bool) -> Iterator[tuple[str, str, bool]]:
    """(surface, clitic, definite) of a bare Arabic word; one that is listed with its article is always definite."""
    definite = word.startswith(_ARTICLE) and len(word) > 4
    stem = word[2:] if definite else word
    for conjunction in _CONJUNCTIONS:
        for preposition in _PREPOSITIONS:
            clitic = conjunction + preposition
            if not definite:
                yield clitic + word, clitic, False
            if definite or article:
                joint = _LAM if preposition == _LAM else preposition + _ARTICLE[0]
                yield conjunction + joint + _LAM + stem, clitic, True


class _Collector:
    """Gathers the entries of a lexicon while a table is read; local to `read_grammar`."""

    def __init__(self) -> None:
        self.entries: dict[str, set[Entry]] = defaultdict(set)

    def add(
        self, kind: str, phrases: Iterable[str], value: int = 0, name: str = "", flags: frozenset[str] = NOTHING, clitics: str = "article"
    ) -> None:
        """`clitics`: article (with and without ال, all clitics), joined (clitics only), and (only و and ف), none."""
        for phrase in phrases:
            words = _words(phrase)
            forms: Iterable[tuple[str, str, bool]] = [(words[0], "", False)]
            if clitics != "none" and _is_arabic(words[0]):
                forms = _clitics(words[0], clitics == "article") if clitics != "and" else [(c + words[0], c, False) for c in _CONJUNCTIONS]
            for surface, clitic, definite in forms:
                marks = flags | {"def"} if definite else flags
                self.entries[surface].add(Entry((surface, *words[1:]), clitic, Lexeme(kind, value, name, marks)))

    def lexicon(self) -> dict[str, tuple[Entry, ...]]:
        """Entries by first word, the longest first; a fixed order, so that results never depend on hashing."""
        return {word: tuple(sorted(self._read(word), key=_order)) for word in self.entries}

    def _read(self, word: str) -> Iterator[Entry]:
        """The entries of a word; a number of its own (واحد) is no weekday behind و."""
        number = any(entry.lexeme.kind == "card" and not entry.clitic for entry in self.entries[word])
        return (entry for entry in self.entries[word] if not (number and entry.lexeme.kind == "weekday" and entry.clitic))


def _order(entry: Entry) -> tuple[int, int, str, int, str, list[str]]:
    lexeme = entry.lexeme
    return -len(entry.words), len(entry.clitic), lexeme.kind, lexeme.value, lexeme.name, sorted(lexeme.flags)


def _add_calendar(out: _Collector, table: Mapping[str, Any]) -> None:
    for kind, rows in (("month", table["months"]), ("hmonth", table["hijri_months"])):
        for row in rows:
            out.add(kind, row["names"], row["number"], clitics="joined")
            out.add(kind, row["weak"], row["number"], flags=frozenset({"weak"}), clitics="joined")
            out.add(kind, row.get("old", ()), row["number"], flags=frozenset({"weak", "old"}), clitics="joined")
    for row in table["weekdays"]:
        out.add("weekday", [name for name in row["names"] if _is_arabic(name)], row["number"])
        out.add("weekday", [name for name in row["names"] if not _is_arabic(name)], row["number"], flags=frozenset({"def"}))
    for unit, forms in table["units"].items():
        for form in ("sg", "dual", "pl"):
            out.add("unit", forms[form], name=unit, flags=frozenset({form}))
    for row in table["days"]:
        out.add("rel", row["names"], row["by"], clitics="joined")
    out.add("now", table["now"], clitics="and")
    for row in table["told_days"]:
        out.add("told_day", row["names"], row["by"], clitics="joined")
    for row in table["told_eves"]:
        out.add("told_eve", row["names"], row["by"], clitics="and")
    for name, forms in table["seasons"].items():
        out.add("season", forms, name=name)
    for first, *forms in table["decades"]:
        out.add("decades", forms, first)


def _add_cues(out: _Collector, table: Mapping[str, Any]) -> None:
    english = set(table["before_noun"])
    for sign, group in zip((-1, 0, 1), ("past", "this", "next"), strict=True):
        for part in ("names", "anaphoric"):
            for name in table["cues"][group][part]:
                flags = frozenset({"anaphoric"} if part == "anaphoric" else ()) | ({"pre"} if name in english else set())
                out.add("cue", [name], sign, flags=flags)
    for row in table["beyond"]:
        out.add("cue", row["names"], row["by"], flags=frozenset({"def"}), clitics="none")
    out.add("this", table["demonstratives"], clitics="joined")
    out.add("latest", table["latest"])
    out.add("pod", table["parts_of_day"])
    out.add("eve", table["eve"], clitics="and")
    for which, forms in table["parts"].items():
        out.add("part", forms, name=which, clitics="joined")
    out.add("part", table["half_as_middle"], name="mid", flags=frozenset({"half"}), clitics="joined")
    out.add("vague_part", table["vague_parts"], clitics="none")


def _add_numbers(out: _Collector, table: Mapping[str, Any]) -> None:
    for number, *forms in table["ordinals"]:
        out.add("ord", forms, number)
    for number, *forms in table["ordinal_ones"]:
        out.add("ord", [f"{form} {ten}" for form in forms for ten in table["ordinal_ten"]], 10 + number)
    ones = [(number, form) for number, *forms in table["cardinals"] for form in forms if number < 10]
    out.add("card", [form for number, *forms in table["cardinals"] for form in forms if number == 1], 1)
    for number, *forms in table["cardinals"]:
        if number > 1:
            out.add("card", forms, number)
    for number, form in ones:
        if _is_arabic(form) and number > 2:
            out.add("card", [f"{form} {ten}" for ten in table["ordinal_ten"]], 10 + number)
    for ten, *forms in table["tens"]:
        out.add("card", forms, ten)
        arabic = [form for form in forms if _is_arabic(form)]
        joins = [_CONJUNCTIONS[1] + form for form in arabic] + [f"{_CONJUNCTIONS[1]} {form}" for form in arabic]
        definite = [_CONJUNCTIONS[1] + _ARTICLE + form for form in arabic]
        if ten <= 30:
            out.add("ord", forms[:2], ten)
            for number, *firsts in table["ordinal_ones"]:
                out.add("ord", [f"{first} {join}" for first in firsts for join in joins + definite], ten + number)
        for number, form in ones:
            out.add("card", [f"{form} {join}" for join in joins] if _is_arabic(form) else [f"{forms[-1]}-{form}"], ten + number)
    out.add("ord_suffix", table["ordinal_suffixes"], clitics="none")
    out.add("last", table["last"])


def _add_particles(out: _Collector, table: Mapping[str, Any]) -> None:
    for kind, forms in table["particles"].items():
        out.add(kind, forms, clitics="and")
    for name, forms in table["eras"].items():
        out.add("era", forms, name=name, clitics="none")
    out.add("hour_word", table["clock"]["hour_word"])
    out.add("half_day", table["clock"]["half_day"], clitics="none")
    for kind in ("life", "after_today", "counted", "tails_of_names", "elsewhere", "elsewhere_after", "two_after"):
        out.add(kind, table[kind], clitics="none")
    for kind in ("heads_of_names", "numbered", "names", "centuries", "papers", "media_heads", "occasions"):
        out.add(kind, table[kind])
    out.add("general_after", table["general_after"], clitics="and")
    out.add("feast_head", table["feast_heads"], clitics="joined")
    out.add("article", [_ARTICLE], clitics="joined")


def _feasts(out: _Collector, table: Mapping[str, Any]) -> dict[str, FeastRule]:
    rules: dict[str, FeastRule] = {}
    for name, row in table["feasts"].items():
        out.add("feast", row["names"], name=name, clitics="joined")
        pairs = [tuple(row[key]) if key in row else None for key in ("hijri", "gregorian")]
        if sum(key in row for key in ("hijri", "gregorian", "easter")) != 1:
            raise KeyError(f"feast {name} needs one of hijri, gregorian, easter")
        rules[name] = FeastRule(pairs[0], pairs[1], row.get("easter"))
    return rules


@lru_cache(maxsize=4)
def read_grammar(folder: Path = TABLES) -> TimeGrammar:
    """The grammar in `folder/times.yaml`. KnowledgeError where the file is missing, is no YAML, or lacks a section."""
    try:
        table = yaml.load((folder / FILE).read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(FILE, 0, f"can't be read ({error}); put the time grammar's words into {folder.name}/") from error
    out = _Collector()
    try:
        for add in (_add_calendar, _add_cues, _add_numbers, _add_particles):
            add(out, table)
        feasts = _feasts(out, table)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise KnowledgeError(FILE, 0, f"has a section missing or misshaped ({error!r}); compare it with the table in version control") from error
    return TimeGrammar(out.lexicon(), feasts)
