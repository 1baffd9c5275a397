"""What events are about and how they are called: the topics with their cues, the types with their names.

A cue is one or more words as they stand in a text. In Arabic a word without the article also stands for the word with it; `*` closes
the beginning of a word. `cues_*` are enough alone, `weak_*` need another cue beside them, `not_*` are phrases in which no cue counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.knowledge.table import TABLES, IsoPrefix, read_table


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic of the codebook. `since`: no article that was published before this date can be about it."""

    topic: str
    label_ar: str
    label_en: str
    cues_ar: tuple[str, ...]
    cues_en: tuple[str, ...]
    weak_ar: tuple[str, ...]
    weak_en: tuple[str, ...]
    not_ar: tuple[str, ...]
    not_en: tuple[str, ...]
    since: IsoPrefix | None
    source: str


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A type of event with its names on screen and its codes in PLOVER and CAMEO (none where those have no such code)."""

    type: str
    label_ar: str
    label_en: str
    plover: tuple[str, ...]
    cameo: tuple[str, ...]
    source: str


def read_topics(folder: Path = TABLES) -> tuple[TopicRow, ...]:
    """topics.csv; raises KnowledgeError naming file and row."""
    return read_table(folder / "topics.csv", TopicRow)


def read_types(folder: Path = TABLES) -> tuple[TypeRow, ...]:
    """types.csv; raises KnowledgeError naming file and row."""
    return read_table(folder / "types.csv", TypeRow)
