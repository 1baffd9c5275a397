"""Actors joined to one group by `و`, commas, `and`, or two nationalities beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.actors import ActorMention

if TYPE_CHECKING:
    from extraction.view import View

ARTICLES = frozenset(("the", "a", "an"))
SIGNS = frozenset("\",'()-[]/")
STOPS = frozenset(";:")
NATIONAL = frozenset(("adjective", "state"))


def joins(view: View, left: ActorMention, right: ActorMention) -> bool:
    """Whether two actors of a sentence are members of one group."""
    lead, prefix = view.lead(right)
    gap = range(left.last + 1, lead)
    words = [view.words[position] for position in gap]
    if any(word in STOPS or view.is_verb(position) for position, word in zip(gap, words, strict=True)):
        return False
    if left.rule in NATIONAL and right.rule == "adjective" and all(word == "-" for word in words) and not prefix:
        return True  # وساطة سعودية أميركية
    following = view.is_verb(right.last + 1)
    clause = following is not None and following.tense in ("present", "past") and not view.has_plural_subject(following)
    if following is not None and clause and following.first not in view.covered and _has_verb_before(view, left):
        return False  # … ومدبولي يترأس: a clause of its own
    if prefix == "و" or [word for word in words if word not in ARTICLES][-1:] in (["and"], ["&"]):
        joining = SIGNS | ARTICLES | {"and", "&", "his", "her", "its", "their"}
        return all(word in joining or position in view.covered for position, word in zip(gap, words, strict=True))
    if words == ["-"] and left.last + 2 == right.first and left.entities[0].kind == right.entities[0].kind:
        return True  # Egypt-Sudan talks
    bare = [word for position, word in zip(gap, words, strict=True) if position not in view.covered and word not in ("'", "s")]
    if bare == [","] and view.sentence.kind == "title" and following is not None and view.words[following.first].isascii():
        return True  # Sisi, Burhan discuss
    return words == [","] and not prefix and _list_goes_on(view, right)


def _has_verb_before(view: View, mention: ActorMention) -> bool:
    """Whether a verb in the singular stands before a mention, so that what follows it can be another clause."""
    return any(trigger.row.pos == "verb" and trigger.first < mention.first for trigger in view.triggers)


def _list_goes_on(view: View, mention: ActorMention) -> bool:
    later = [other for other in view.actors if other.first > mention.last]
    if not later:
        return False
    gap = view.words[mention.last + 1 : later[0].first]
    return all(word in SIGNS or word == "and" for word in gap) and (
        later[0].prefix == "و" or "and" in gap or (gap == [","] and _list_goes_on(view, later[0]))
    )
