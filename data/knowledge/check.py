"""What is wrong in the knowledge tables beyond their structure: each finding names file, row and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, cast

from data.errors import KnowledgeError
from data.knowledge import actors
from data.knowledge.actors import OfficeRow, TenureRow
from data.knowledge.grammar import read_crowds, read_triggers, read_words
from data.knowledge.lexicon import read_topics, read_types
from data.knowledge.places import read_place_words, read_places
from data.knowledge.table import TABLES
from data.text import fold

BODIES = frozenset({"UN", "EU", "AU", "LAS"})
GAP_DAYS = 62
_ALLOWED: dict[str, dict[str, tuple[str | None, ...]]] = {
    "persons.csv": {"gender": ("m", "f")},
    "organisations.csv": {"kind": ("organisation", "group")},
    "tenures.csv": {"sure": ("sure", "likely")},
    "ranks.csv": {"kind": ("military", "civil", "academic", "religious", "royal", "honorific")},
    "names.csv": {"kind": ("given", "family", "part"), "gender": ("m", "f", None)},
    "nouns.csv": {"kind": ("body", "band", "quoted", "group", "number", "quality", "arm", "gloss", "thing")},
    "crowds.csv": {"kind": ("civilian", "victim", "suspect", "fighter", "soldier", "protester", "official", "force", "body", "weapon")},
}
_READERS: dict[str, Callable[[Path], Sequence[Any]]] = {
    "states.csv": actors.read_states, "persons.csv": actors.read_persons, "offices.csv": actors.read_offices, "tenures.csv": actors.read_tenures,
    "organisations.csv": actors.read_organisations, "ranks.csv": actors.read_ranks, "names.csv": actors.read_names,
    "nouns.csv": actors.read_nouns,
    "places.csv": read_places, "place_words.csv": read_place_words, "topics.csv": read_topics, "types.csv": read_types,
    "triggers.csv": read_triggers, "words.csv": read_words, "crowds.csv": read_crowds,
}
Tables = dict[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend (`error`) or to look at (`warning`); `row` is the file's line, the header being line 1."""

    file: str
    row: int
    severity: Literal["error", "warning"]
    message: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.file}, row {self.row}: {self.message}"


def _numbered(tables: Tables, file: str) -> Iterator[tuple[int, Any]]:
    return enumerate(tables.get(file, ()), 2)


def _cells(value: Any) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return cast(tuple[str, ...], value)
    return (value,) if isinstance(value, str) else ()


def _twice(file: str, forms: Iterable[tuple[int, str]], what: str, severity: Literal["error", "warning"] = "error") -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for row, form in forms:
        first = seen.setdefault(fold(form), row)
        if first != row:
            yield Finding(file, row, severity, f"{what} {form!r} stands in row {first} too; keep one")


def _ids(tables: Tables) -> Iterator[Finding]:
    for file in ("persons.csv", "offices.csv", "organisations.csv"):
        yield from _repeated(file, [(row, record.id) for row, record in _numbered(tables, file)], "id")
    yield from _repeated("states.csv", [(row, record.code) for row, record in _numbered(tables, "states.csv")], "code")
    for file, column, key in (("ranks.csv", "form_ar", "form_en"), ("names.csv", "form_ar", "kind"), ("nouns.csv", "form", "kind")):
        forms = [(row, " ".join((getattr(record, column), getattr(record, key)))) for row, record in _numbered(tables, file)]
        yield from _twice(file, forms, "form")


def _repeated(file: str, keys: Iterable[tuple[int, str]], what: str) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for row, key in keys:
        if (first := seen.setdefault(key, row)) != row:
            yield Finding(file, row, "error", f"{what} {key!r} stands in row {first} too; ids must differ")


def _forms(record: Any, *columns: str) -> tuple[str, ...]:
    return tuple(form for column in columns for form in _cells(getattr(record, column)))


def _listed(tables: Tables, file: str, column: str) -> list[tuple[int, str]]:
    return [(row, form) for row, record in _numbered(tables, file) for form in getattr(record, column)]


def _aliases(tables: Tables) -> Iterator[Finding]:
    """One name, one actor: across states, persons and organisations, and within a row. A family name may be shared: a warning."""
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for file in ("states.csv", "persons.csv", "organisations.csv"):
        for row, record in _numbered(tables, file):
            for language in ("ar", "en"):
                forms = [fold(form) for form in _forms(record, f"name_{language}", f"aliases_{language}")]
                for form in forms:
                    first = seen.setdefault((language, form), (file, row))
                    if first != (file, row):
                        yield Finding(file, row, "error", f"name {form!r} stands in {first[0]}, row {first[1]} too; one name must lead to one actor")
                if len(set(forms)) < len(forms):
                    yield Finding(file, row, "error", f"a name in {language} is given twice (spellings that fold to the same count as one); keep one")
    for column in ("short_ar", "short_en"):
        yield from _twice("persons.csv", _listed(tables, "persons.csv", column), "short name", "warning")
    for column in ("full_ar", "full_en"):
        yield from _twice("offices.csv", _listed(tables, "offices.csv", column), "title")
    for column in ("generic_ar", "generic_en"):
        generic = [(row, f"{record.country} {form}") for row, record in _numbered(tables, "organisations.csv") for form in getattr(record, column)]
        yield from _twice("organisations.csv", generic, "generic name")


def _references(tables: Tables) -> Iterator[Finding]:
    def ids(*files: str) -> frozenset[str] | None:  # None where a table itself is broken: one finding is enough
        return frozenset(record.id for file in files for record in tables[file]) if all(file in tables for file in files) else None

    countries = BODIES | frozenset(record.code for record in tables["states.csv"]) if "states.csv" in tables else None
    known: list[tuple[str, str, frozenset[str] | None]] = [
        ("persons.csv", "country", countries), ("offices.csv", "country", countries), ("offices.csv", "about", countries),
        ("offices.csv", "body", ids("organisations.csv")), ("organisations.csv", "country", countries),
        ("organisations.csv", "seat", ids("places.csv")),
        ("places.csv", "host", ids("organisations.csv", "offices.csv")),
        ("tenures.csv", "person", ids("persons.csv")), ("tenures.csv", "office", ids("offices.csv")),
    ]
    for file, column, targets in known:
        for row, record in _numbered(tables, file):
            for value in _cells(getattr(record, column)):
                if targets is not None and value not in targets:
                    yield Finding(file, row, "error", f"{column} {value!r} is not known; add it to its table or mend the spelling")


def _values(tables: Tables) -> Iterator[Finding]:
    for file, columns in _ALLOWED.items():
        for row, record in _numbered(tables, file):
            for column, allowed in columns.items():
                if (value := getattr(record, column)) not in allowed:
                    yield Finding(file, row, "error", f"{column} {value!r} is not one of {', '.join(str(item or '(empty)') for item in allowed)}")


def foreign_letters(text: str, language: str) -> str:
    """The letters of `text` that the alphabet of `language` (`ar`, `en`) doesn't have; Persian letters are foreign in Arabic."""
    if language == "ar":
        return "".join(ch for ch in text if ch.isalpha() and not ("\u0621" <= ch <= "\u063a" or "\u0641" <= ch <= "\u064a"))
    return "".join(ch for ch in text if ch.isalpha() and not unicodedata.name(ch, "").startswith(("LATIN", "MODIFIER LETTER")))


def _letters(tables: Tables) -> Iterator[Finding]:
    for file in _ALLOWED | {"states.csv": {}, "offices.csv": {}}:
        for row, record in _numbered(tables, file):
            for column in type(record).__dataclass_fields__:
                language = column.rpartition("_")[2]
                if language not in ("ar", "en"):
                    continue
                for cell in _cells(getattr(record, column)):
                    if strange := foreign_letters(cell, language):
                        names = ", ".join(unicodedata.name(ch, "?") for ch in dict.fromkeys(strange))
                        yield Finding(file, row, "error", f"{column} {cell!r} holds letters of another alphabet ({names}); type them anew")


def _tenure_sense(tables: Tables) -> Iterator[Finding]:
    for row, tenure in _numbered(tables, "tenures.csv"):
        if tenure.from_ and tenure.until and _later(tenure.from_, tenure.until):
            yield Finding("tenures.csv", row, "error", f"ends ({tenure.until}) before it begins ({tenure.from_})")
        if tenure.open and (tenure.until or not tenure.as_of):
            yield Finding("tenures.csv", row, "error", "an open tenure has no until and needs as_of, the date at which it was known to last")
        if not (tenure.from_ or tenure.until or tenure.open):
            yield Finding("tenures.csv", row, "error", "says nothing of time; give from, until or open")


def _later(left: str, right: str) -> bool:
    """Whether `left` is certainly after `right`, as far as the coarser of the two tells."""
    length = min(len(left), len(right))
    return left[:length] > right[:length]


def _days_between(left: str, right: str) -> int:
    """Days from the latest day of prefix `left` to the first day of `right`; never more than there certainly are."""
    last = left + {4: "-12-31", 7: "-28", 10: ""}[len(left)]
    first = right + {4: "-01-01", 7: "-01", 10: ""}[len(right)]
    return (date.fromisoformat(first) - date.fromisoformat(last)).days


def _successions(tables: Tables) -> Iterator[Finding]:
    """Overlaps and gaps of offices with one holder at a time."""
    single = {office.id for office in cast(Sequence[OfficeRow], tables.get("offices.csv", ())) if office.single}
    held: dict[str, list[tuple[int, TenureRow]]] = {}
    for row, tenure in _numbered(tables, "tenures.csv"):
        if tenure.office in single and tenure.from_:
            held.setdefault(tenure.office, []).append((row, tenure))
    for office, tenures in held.items():
        tenures.sort(key=lambda item: (item[1].from_ or "", item[1].until or "9999"))
        for (row, before), (_, after) in pairwise(tenures):
            end, begin = before.until, after.from_ or ""
            if before.open or (end and _later(end, begin)):
                message = f"{before.person} still holds {office} when {after.person} takes it ({begin}); mend the dates"
                yield Finding("tenures.csv", row, "error", message)
            elif end and _days_between(end, begin) > GAP_DAYS:
                yield Finding("tenures.csv", row, "warning", f"nobody holds {office} from {end} to {begin}; add the holder if known")


def check_tables(tables: Tables) -> tuple[Finding, ...]:
    """What is wrong in tables already read (file name → rows). References to a table that is not among them are not checked."""
    found = [*_ids(tables), *_aliases(tables), *_references(tables), *_values(tables), *_letters(tables),
             *_tenure_sense(tables), *_successions(tables)]
    return tuple(sorted(found, key=lambda finding: (finding.file, finding.row, finding.message)))


def check_knowledge(folder: Path = TABLES) -> tuple[Finding, ...]:
    """Everything that is wrong in the tables of `folder`, in the order of files and rows. A table that can't be read is an error of its own."""
    tables: Tables = {}
    broken: list[Finding] = []
    for file, read in _READERS.items():
        try:
            tables[file] = read(folder)
        except KnowledgeError as error:
            broken.append(Finding(error.file, error.row, "error", error.message))
    return (*broken, *check_tables(tables))
