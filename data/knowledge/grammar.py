"""The words that extraction reads sentences by: trigger lemmas with their frames, and function words by kind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.knowledge.table import TABLES, read_table


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """A lemma that reports an event, or a verb that serves one. `type`: an event type of the codebook, or `light` (عقد, أجرى), `other`
    (any verb that bounds a clause), `plan`, `cancel`, `deny`, `call_for` (moods). `pos`: verb or noun. `frame`: how its arguments
    stand (extraction.arguments). `past`, `present`: third person singular of a verb. `forms`: base forms of a noun, or further forms of a verb.
    `needs`: one of these words must stand in the clause; `blocks`: none of these may. `weight`: how reliable the lemma is, 0 to 1.
    `gloss`: the English predicate for summaries."""

    lemma: str
    lang: str
    pos: str
    type: str
    frame: str
    past: str | None
    present: str | None
    forms: tuple[str, ...]
    plural: tuple[str, ...]
    needs: tuple[str, ...]
    blocks: tuple[str, ...]
    weight: float
    gloss: str | None


@dataclass(frozen=True, slots=True)
class WordRow:
    """A function word: `kind` names its use, `value` what it stands for, where that matters."""

    kind: str
    lang: str
    form: str
    value: str | None


@dataclass(frozen=True, slots=True)
class CrowdRow:
    """A noun for people or bodies without a name. `form`: the masculine singular, or a fixed phrase; `plural`: broken plurals and other phrases;
    `sound`: whether it takes ـون/ـين; `bare`: whether it stands for somebody alone, without number, adjective or owner.
    `adjective`: whether it also stands behind a noun as its adjective (هجوم إرهابي), where it names nobody.
    `kind`: civilian, victim, suspect, fighter, soldier, protester, official (people; one official alone is an office, not a crowd);
    force, body; weapon (stands for the body that it is said to belong to)."""

    form: str
    plural: tuple[str, ...]
    sound: bool
    kind: str
    bare: bool
    adjective: bool
    name_en: str
    plural_en: str


def read_triggers(folder: Path = TABLES) -> tuple[TriggerRow, ...]:
    """triggers.csv (encounters and the verbs that serve them) and triggers_deeds.csv (all other types); KnowledgeError as `read_table`."""
    return read_table(folder / "triggers.csv", TriggerRow) + read_table(folder / "triggers_deeds.csv", TriggerRow)


def read_words(folder: Path = TABLES) -> tuple[WordRow, ...]:
    """words.csv; KnowledgeError as `read_table`."""
    return read_table(folder / "words.csv", WordRow)


def read_crowds(folder: Path = TABLES) -> tuple[CrowdRow, ...]:
    """crowds.csv; KnowledgeError as `read_table`."""
    return read_table(folder / "crowds.csv", CrowdRow)
