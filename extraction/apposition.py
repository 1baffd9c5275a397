"""A name behind a title that no table resolves: `مع المستشار الخاص لرئيس الدولة للشؤون الأفريقية فلان` stands with مع all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.actors import ActorMention
from extraction.gazetteer import without_clitics

if TYPE_CHECKING:
    from extraction.view import View

_REACH = 14  # tokens; the longest titles of the press
_PREPOSITIONS = ("between", "with", "to", "from", "in", "on", "other_prep")


def is_apposed(view: View, position: int) -> bool:
    """`استقبل حليفه حفتر`: a noun with a possessive pronoun belongs to nobody behind it. The unfolded letter tells ه from ة."""
    token = view.sentence.tokens[position]
    normalised = view.document.normalised(view.sentence.part)
    start, end = normalised.original(token.start, token.end)
    letters = view.document.article.part(view.sentence.part)[start:end].rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
    return letters.endswith(("\u0647", "\u0647\u0627"))


def role_before(view: View, mention: ActorMention) -> str | None:
    """What stands before the title that a person's name follows: a kind of preposition, `b`, `l`, None for nothing; `noun` where no title
    of a person is found."""
    if mention.entities[0].kind != "person" or mention.prefix:
        return "noun"
    head = _title(view, mention)
    if head is None:
        return "noun"
    position, clitic = head
    if clitic:
        return {"ب": "b", "ل": "l"}.get(clitic[-1], "noun")
    before = position - 1
    if before < 0 or view.words[before] == "," or view.is_verb(before) is not None:
        return None
    for length in (3, 2, 1):
        for kind in _PREPOSITIONS:
            if before - length + 1 >= 0 and view.kinds[before - length + 1].get(kind) == length:
                return kind
    return "noun"


def _title(view: View, mention: ActorMention) -> tuple[int, str] | None:
    """The first word of the title before a name, with its clitic: every word back to it belongs to the title."""
    found: tuple[int, str] | None = None
    others = {token: other for other in view.actors if other is not mention for token in range(other.first, other.last + 1)}
    position = mention.first - 1
    while position >= max(0, mention.first - _REACH):
        other = others.get(position)
        if other is not None:
            if other.entities[0].kind == "person" and not other.prefix.endswith("ل"):
                break
            position = other.first - 1
            continue
        if not view.words[position].isalpha() or view.is_verb(position) is not None or view.kinds[position].keys() & {"with", "boundary", "relative"}:
            break
        for prefix, rest in without_clitics(view.words[position]):
            if "head" in view.function_words.kinds([rest], 0):
                found = (position, prefix)
        if found is not None and found[1]:
            break
        position -= 1
    return found
