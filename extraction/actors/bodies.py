"""Bodies, groups and states: organisations by name or by their bare name at home, crowds as named, governments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.knowledge.actors import OrganisationRow, StateRow
from data.model import Kind
from extraction.actors.chains import Chain
from extraction.actors.facts import codes_of
from extraction.actors.memory import Entity, Memory
from extraction.document import Document, Sentence
from extraction.normalise import normal_character
from extraction.tokens import Unit


def find_body(document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory) -> tuple[tuple[Entity, ...], str] | None:
    """(entities, rule) of a chain that names no person; None where it names nobody that can be told."""
    codes = codes_of(chain)
    bodies: list[OrganisationRow] = [row for piece in chain.of("organisation") for row in piece.rows]
    if not bodies:
        wanted = codes or ({memory.home} if memory.home else set())
        bodies = [row for piece in chain.of("generic") for row in piece.rows if row.country in wanted]
    if bodies and chain.of("group") and len({row.id for row in bodies}) > 1:
        bodies = []
    if bodies:
        same = {row.id: row for row in bodies if not codes or row.country in codes} or {row.id: row for row in bodies}
        row = next(iter(same.values()))
        kind: Kind = "group" if row.kind == "group" else "organisation"
        return ((Entity(row.id, row.name_ar, row.name_en, kind, row.country),), "body") if len(same) == 1 else None
    if chain.of("group", "plural_office", "accompany"):
        return _group(document, sentence, units, chain, codes)
    for piece in chain.of("state", "capital"):
        if chain.of("head"):
            return None
        state: StateRow = piece.rows[0]
        return (Entity(f"state-{state.code.lower()}", state.name_ar, state.name_en, "state", state.code),), piece.kind
    return None


def _group(document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, codes: set[str]) -> tuple[tuple[Entity, ...], str]:
    start, end = document.span(sentence, units[chain.first].first, units[chain.last].last)
    written = " ".join(document.article.part(sentence.part)[start:end].split())
    bare = "".join(normal_character(ch) for ch in written)
    name = written[len(chain.prefix) :] if chain.prefix and bare.startswith(chain.prefix) else written
    words = [_plural(row.value or row.form) for piece in chain.of("group", "plural_office", "accompany") for row in piece.rows[:1]]
    adjectives = [row.adjective_en[0] for piece in chain.of("adjective") for row in piece.rows[:1] if row.adjective_en]
    english = " ".join([*dict.fromkeys(adjectives), words[0]])
    slug = re.sub(r"[^a-z0-9]+", "-", english.lower()).strip("-")
    return (
        Entity(f"group-{slug}", name, english[:1].upper() + english[1:], "group", next(iter(codes)) if len(codes) == 1 else None, known=False),
    ), "accompanying" if chain.of("accompany") else "group"


def _plural(value: str) -> str:
    """`foreign_minister` → `foreign ministers`; other values stay."""
    return value.replace("_", " ") + "s" if "_" in value else value
