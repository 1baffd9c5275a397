"""Inflected forms of Arabic verbs and nouns, as they stand in normalised text (no vowels, hamza on alef folded).

Rules of the regular paradigms (sound, hollow, defective) for the persons that news uses: third persons of past and present,
present with the future prefix, jussive, object pronouns; nouns with article, accusative alif, possessive pronouns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from data.knowledge.grammar import TriggerRow
from extraction.normalise import normal_name

Tense = Literal["past", "present", "future", "none"]
_PRONOUNS = ("ه", "ها", "هما", "هم")


@dataclass(frozen=True, slots=True)
class Form:
    """One surface form. `pronoun`: an object or possessive pronoun ends it. `plural`, `definite`: of nouns."""

    text: str
    tense: Tense = "none"
    pronoun: bool = False
    plural: bool = False
    definite: bool = False


def past_forms(past: str) -> Iterator[Form]:
    """التقى → التقى، التقت، التقيا، التقوا …; `past` is the third person masculine singular."""
    base = normal_name(past)
    if base.endswith("ي"):
        stem = base[:-1]
        plain = (base, stem + "ت", stem + "يا", stem + "تا", stem + "وا", stem + "ين")
        bases = (stem + "ا", stem + "ت")
    elif base.endswith("ا") and len(base) == 3 and not past.endswith("أ"):
        stem = base[:-1]
        plain = (base, stem + "ت", stem + "وا", stem + "وا", stem + "تا", stem + "ون")
        bases = (base, stem + "ت")
    else:
        plain = (base, base + "ت", base + "ا", base + "تا", base + "وا", base + "ن")
        bases = (base, base + "ت")
    for text in plain:
        yield Form(text, "past")
    for text in bases:
        for pronoun in _PRONOUNS:
            yield Form(text + pronoun, "past", pronoun=True)


def present_forms(present: str) -> Iterator[Form]:
    """يلتقي → يلتقي، تلتقي، يلتقيان، يلتقون، سيلتقي …; the jussive drops a weak last letter."""
    base = normal_name(present)
    stem = base[1:]
    weak = stem.endswith(("ي", "و"))
    short = stem[:-1] if weak else stem
    for person in ("ي", "ت"):
        singular = [person + stem, *([person + short] if weak else [])]
        plural = [person + short + "ون", person + short + "وا", person + stem + "ان", person + stem + "ا"]
        for text in singular + plural:
            yield Form(text, "present")
            yield Form("س" + text, "future")
        for pronoun in _PRONOUNS:
            yield Form(person + stem + pronoun, "present", pronoun=True)
            yield Form("س" + person + stem + pronoun, "future", pronoun=True)


def _possessed(word: str) -> Iterator[str]:
    if word.endswith("ه"):
        bases: tuple[str, ...] = (word[:-1] + "ت",)
    elif word.endswith("ء"):
        bases = (word, word[:-1] + "ئ", word[:-1] + "ؤ")
    else:
        bases = (word,)
    for base in bases:
        for pronoun in _PRONOUNS:
            yield base + pronoun


def noun_forms(noun: str, plural: bool) -> Iterator[Form]:
    """لقاء → لقاء، اللقاء، لقائه …; only the first word of a phrase takes pronouns; the article may stand before every word."""
    words = normal_name(noun).split()
    bare = [word.removeprefix("ال") if len(word) > 4 else word for word in words]
    definite = words[0] != bare[0]
    yield Form(" ".join(words), plural=plural, definite=definite)
    if definite:
        return
    yield Form(" ".join("ال" + word for word in words), plural=plural, definite=True)
    if len(words) == 1:
        if not words[0].endswith(("ه", "ا", "ات")):
            yield Form(words[0] + "ا", plural=plural)
        for text in _possessed(words[0]):
            yield Form(text, plural=plural, pronoun=True, definite=True)
    elif len(words) == 2:
        for text in _possessed(words[0]):
            yield Form(f"{text} ال{words[1]}", plural=plural, pronoun=True, definite=True)
        yield Form(f"{words[0]}ا {words[1]}ا", plural=plural)


def row_forms(row: TriggerRow) -> Iterator[Form]:
    """All forms of a lemma; English forms are listed in the table."""
    if row.lang == "en":
        yield from (Form(form.lower(), "past") for form in (row.past,) if form)
        yield from (Form(form.lower(), "present") for form in (row.present,) if form)
        yield from (Form(form.lower(), "past" if row.pos == "verb" and form.split()[0].endswith("ed") else "none") for form in row.forms)
        yield from (Form(form.lower(), plural=True) for form in row.plural)
        return
    if row.past:
        yield from past_forms(row.past)
    if row.present:
        yield from present_forms(row.present)
    for form in row.forms:
        yield from noun_forms(form, plural=False)
    for form in row.plural:
        yield from noun_forms(form, plural=True)
