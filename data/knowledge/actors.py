"""Who may act: states, persons, the offices they held and when, organisations and armed groups; ranks and name words.

Each row's `source` says where its facts are from: `facts` (the list of publicly reported events), `general knowledge`, `CLDR`, or an address.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from data.errors import KnowledgeError
from data.knowledge.table import TABLES, IsoPrefix, read_table


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state or territory. `name_*` are CLDR's names for the ISO 3166 `code` unless the table gives the press's own.
    `adjective_ar`: masculine definite forms (المصري). `capital_*`: names of the city (or palace) that stand for its government.
    `ambiguous`: a name that is a common word or another name as well (مالي, بنين, Chad); it needs context."""

    code: str
    name_ar: str
    name_en: str
    aliases_ar: tuple[str, ...]
    aliases_en: tuple[str, ...]
    adjective_ar: tuple[str, ...]
    adjective_en: tuple[str, ...]
    capital_ar: tuple[str, ...]
    capital_en: tuple[str, ...]
    ambiguous: bool
    source: str


@dataclass(frozen=True, slots=True)
class _StateCells:
    code: str
    name_ar: str | None
    name_en: str | None
    aliases_ar: tuple[str, ...]
    aliases_en: tuple[str, ...]
    adjective_ar: tuple[str, ...]
    adjective_en: tuple[str, ...]
    capital_ar: tuple[str, ...]
    capital_en: tuple[str, ...]
    ambiguous: bool
    source: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person. `country` is the own country (an office may lend another, e.g. UN). `short_*`: names by which the press names this person alone.
    `ambiguous`: the full name is common; it needs an office, a rank or a country beside it to be this person."""

    id: str
    name_en: str
    name_ar: str
    country: str
    gender: str
    aliases_ar: tuple[str, ...]
    aliases_en: tuple[str, ...]
    short_ar: tuple[str, ...]
    short_en: tuple[str, ...]
    ambiguous: bool
    source: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office. `country`: ISO 3166, or UN, EU, AU, LAS; None for bodies of no state.
    `role`: generic id (`foreign_minister`), the same in all countries. `titles_*`: forms that need the country from context
    (وزير الخارجية + المصري; وزير خارجية + مصر). `full_*`: forms that tell the office alone (شيخ الأزهر). `loaded_ar`: partisan names for
    its holder; read, never written. `about`: countries that it is about (an envoy to Libya: LY). `single`: one holder at a time.
    `rank`: 1 (head of state) to 9; the lowest number is the office to show where somebody holds several."""

    id: str
    country: str | None
    body: str | None
    role: str
    name_ar: str
    name_en: str
    titles_ar: tuple[str, ...]
    titles_en: tuple[str, ...]
    full_ar: tuple[str, ...]
    full_en: tuple[str, ...]
    loaded_ar: tuple[str, ...]
    about: tuple[str, ...]
    single: bool
    rank: int
    source: str


@dataclass(frozen=True, slots=True)
class TenureRow:
    """Who held which office when. `until` None: unknown, or, where `open`, still in office on `as_of`. `sure`: sure or likely."""

    person: str
    office: str
    from_: IsoPrefix | None
    until: IsoPrefix | None
    open: bool
    as_of: IsoPrefix | None
    sure: str
    source: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A body (`kind` organisation) or an armed group, movement or crowd (`kind` group). `generic_ar`, `generic_en`: bare names (الجيش) that mean
    this body where its country is clear from context. `seat`: a place id."""

    id: str
    name_en: str
    name_ar: str
    kind: str
    country: str | None
    aliases_ar: tuple[str, ...]
    aliases_en: tuple[str, ...]
    generic_ar: tuple[str, ...]
    generic_en: tuple[str, ...]
    seat: str | None
    source: str


@dataclass(frozen=True, slots=True)
class RankRow:
    """A title before a name: المشير, الدكتور, سمو. `kind`: military, civil, academic, religious, royal, honorific."""

    form_ar: str
    form_en: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """A word of Arabic names and its usual Latin press spelling. `kind`: given, family, part; `gender`: m, f or None.
    `ambiguous`: a common word as well (أمل, سلام, ربيع); it makes a name only beside other name words."""

    form_ar: str
    form_en: str
    kind: str
    gender: str | None
    ambiguous: bool
    source: str


@dataclass(frozen=True, slots=True)
class NounRow:
    """A word that names a body or a group with the words behind it. `kind`: body (لجنة, شركة), band (كتيبة: an armed or tribal one), quoted (one
    only before a name in quotation marks: حركة), group (رجال أعمال), number (عدد من, before a group), quality (an adjective that may follow:
    العليا), arm (مشاة, behind a unit's number), gloss (a word of such names), thing (words that name no body: مجلس الإدارة). `english`: what
    it is called in English."""

    kind: str
    form: str
    english: str


def read_states(folder: Path = TABLES) -> tuple[StateRow, ...]:
    """states.csv, names filled in from CLDR; KnowledgeError for a code that CLDR doesn't name."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    states: list[StateRow] = []
    for line, cells in enumerate(read_table(folder / "states.csv", _StateCells), 2):
        if cells.code not in arabic or cells.code not in english:
            raise KnowledgeError("states.csv", line, f"CLDR names no territory {cells.code}; use an ISO 3166 alpha-2 code")
        names = {"name_ar": cells.name_ar or arabic[cells.code], "name_en": cells.name_en or english[cells.code]}
        states.append(StateRow(**{field: getattr(cells, field) for field in _StateCells.__slots__} | names))
    return tuple(states)


def read_persons(folder: Path = TABLES) -> tuple[PersonRow, ...]:
    """persons.csv; KnowledgeError as `read_table`."""
    return read_table(folder / "persons.csv", PersonRow)


def read_offices(folder: Path = TABLES) -> tuple[OfficeRow, ...]:
    """offices.csv; KnowledgeError as `read_table`."""
    return read_table(folder / "offices.csv", OfficeRow)


def read_tenures(folder: Path = TABLES) -> tuple[TenureRow, ...]:
    """tenures.csv; KnowledgeError as `read_table`."""
    return read_table(folder / "tenures.csv", TenureRow)


def read_organisations(folder: Path = TABLES) -> tuple[OrganisationRow, ...]:
    """organisations.csv; KnowledgeError as `read_table`."""
    return read_table(folder / "organisations.csv", OrganisationRow)


def read_ranks(folder: Path = TABLES) -> tuple[RankRow, ...]:
    """ranks.csv; KnowledgeError as `read_table`."""
    return read_table(folder / "ranks.csv", RankRow)


def read_names(folder: Path = TABLES) -> tuple[NameRow, ...]:
    """names.csv; KnowledgeError as `read_table`."""
    return read_table(folder / "names.csv", NameRow)


def read_nouns(folder: Path = TABLES) -> tuple[NounRow, ...]:
    """nouns.csv; KnowledgeError as `read_table`."""
    return read_table(folder / "nouns.csv", NounRow)
