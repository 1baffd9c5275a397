"""The knowledge tables, read and typed. Whoever looks things up builds its own index from these rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.knowledge.actors import (
    NameRow,
    NounRow,
    OfficeRow,
    OrganisationRow,
    PersonRow,
    RankRow,
    StateRow,
    TenureRow,
    read_names,
    read_nouns,
    read_offices,
    read_organisations,
    read_persons,
    read_ranks,
    read_states,
    read_tenures,
)
from data.knowledge.check import Finding, check_knowledge
from data.knowledge.grammar import CrowdRow, TriggerRow, WordRow, read_crowds, read_triggers, read_words
from data.knowledge.lexicon import TopicRow, TypeRow, read_topics, read_types
from data.knowledge.places import PlaceRow, read_place_words, read_places
from data.knowledge.table import TABLES
from data.pausing import paused_collection

__all__ = [
    "TABLES", "CrowdRow", "Finding", "Knowledge", "NameRow", "NounRow", "OfficeRow", "OrganisationRow", "PersonRow", "PlaceRow", "RankRow",
    "StateRow", "TenureRow", "TopicRow", "TriggerRow", "TypeRow", "WordRow", "check_knowledge", "read_knowledge",
]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All tables, each row typed, in the order of the files."""

    states: tuple[StateRow, ...]
    persons: tuple[PersonRow, ...]
    offices: tuple[OfficeRow, ...]
    tenures: tuple[TenureRow, ...]
    organisations: tuple[OrganisationRow, ...]
    places: tuple[PlaceRow, ...]
    place_words: tuple[WordRow, ...]
    topics: tuple[TopicRow, ...]
    types: tuple[TypeRow, ...]
    triggers: tuple[TriggerRow, ...]
    words: tuple[WordRow, ...]
    ranks: tuple[RankRow, ...]
    names: tuple[NameRow, ...]
    nouns: tuple[NounRow, ...]
    crowds: tuple[CrowdRow, ...]


@paused_collection()
def read_knowledge(folder: Path = TABLES) -> Knowledge:
    """All tables of a folder. Raises KnowledgeError naming file and row where a table's structure is broken
    (unknown column, missing cell, bad date); `check_knowledge` finds what is wrong beyond structure."""
    return Knowledge(
        states=read_states(folder),
        persons=read_persons(folder),
        offices=read_offices(folder),
        tenures=read_tenures(folder),
        organisations=read_organisations(folder),
        places=read_places(folder),
        place_words=read_place_words(folder),
        topics=read_topics(folder),
        types=read_types(folder),
        triggers=read_triggers(folder),
        words=read_words(folder),
        ranks=read_ranks(folder),
        names=read_names(folder),
        nouns=read_nouns(folder),
        crowds=read_crowds(folder),
    )
