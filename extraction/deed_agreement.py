"""When two passages tell of the same deed."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.deed_rules import PLACED_TYPES
from extraction.draft import Draft

# Abductions and killings are told apart from the fighting around them.
_APART = frozenset({"abduct", "abduction", "killing", "kill"})
_SIDES = ("source", "target", "participant")


def _ids(roles: Sequence[tuple[str, str]], *wanted: str) -> set[str]:
    return {key for key, role in roles if role in wanted}


def _roles_of(drafts: Sequence[Draft]) -> list[tuple[str, str]]:
    return [(entity.id, a.role) for draft in drafts for a in draft.arguments for entity in a.mention.entities]


def deeds_agree(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether the sides of a deed agree: a shared target, else a shared source; for what happens at a place, no side at all will do."""
    mine, theirs = _roles_of(drafts), _roles_of([draft])
    if draft.type in PLACED_TYPES and not (_ids(mine, *_SIDES) and _ids(theirs, *_SIDES)):
        return True
    if draft.type == "attack" and {d.trigger.row.frame in _APART for d in drafts} != {draft.trigger.row.frame in _APART}:
        return False
    if draft.type == "protest" and all(
        entity.kind == "group" and not entity.known for d in (*drafts, draft) for e in d.arguments for entity in e.mention.entities
    ):
        return True  # متظاهرون and المحتجون are the same crowd
    if draft.type in ("appointment", "statement", "protest", "disaster"):
        return bool(_ids(mine, *_whom(draft.type)) & _ids(theirs, *_whom(draft.type)))
    for side in (("target", "participant"), ("source", "participant")):
        left, right = _ids(mine, *side), _ids(theirs, *side)
        if left and right:
            return bool(left & right)
    shared = _ids(mine, *_SIDES) & _ids(theirs, *_SIDES)
    # One passage names who attacked, the other who was hit: at one place it is one attack.
    return bool(shared) or (
        draft.type == "attack" and draft.place is not None and any(d.place is not None and d.place.place.id == draft.place.place.id for d in drafts)
    )


def _whom(kind: str) -> tuple[str, ...]:
    return ("source",) if kind in ("statement", "protest") else ("target",) if kind == "disaster" else ("source", "target")
