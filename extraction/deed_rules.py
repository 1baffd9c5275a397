"""What makes a deed an event of its own: which triggers report none, what it needs, and when two passages tell of the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extraction.arguments import Argument
from extraction.triggers import TriggerMention
from extraction.view import View

if TYPE_CHECKING:
    from extraction.cluster import Cluster
    from extraction.draft import Draft

_PLACED = ("attack", "protest", "movement", "disaster")
_APART = frozenset({"abduct", "abduction", "killing", "kill"})
_SIDES = ("source", "target", "participant")


def reject_deed(view: View, trigger: TriggerMention) -> str | None:
    """Why a trigger reports no deed: an aim, an end of it, a demand; None where it may."""
    if trigger.row.pos != "noun":
        issued = trigger.row.frame == "issue" and any(t.first > trigger.last and t.row.type in ("appointment", "arrest", "sanction") for t in view.triggers)
        return "what is issued is an event of its own" if issued else None
    governor = governing_verb(view, trigger)
    if trigger.prefix.endswith("ل") and not (governor is not None and governor.row.frame == "suffer"):
        return "an aim"
    if view.has("unreal", trigger.first - 2, trigger.first):
        return "not reported as happening"
    demanded = governor is not None and governor.row.frame == "demand" and trigger.row.type != "protest"
    return "demanded, not done" if demanded else None


def governing_verb(view: View, trigger: TriggerMention) -> TriggerMention | None:
    """The verb before a noun with no clause between."""
    verbs = [t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb" and t.row.frame != "mood"]
    return verbs[-1] if verbs and not view.has("boundary", verbs[-1].last + 1, trigger.first) else None


def is_demanded(view: View, trigger: TriggerMention) -> bool:
    """Whether a demand governs the trigger: دعا الليبيين إلى الخروج في مظاهرات."""
    governor = governing_verb(view, trigger) if trigger.row.type == "protest" and trigger.row.pos == "noun" else None
    return governor is not None and governor.row.frame == "demand"


def points_back(trigger: TriggerMention, own: Sequence[Argument], placed: bool) -> bool:
    """Whether a noun only refers to a deed told elsewhere: no sides of its own, and for what happens at a place, no place or the article."""
    if own:
        return False
    return not (trigger.row.type in _PLACED and placed) or trigger.definite


def _ids(roles: Sequence[tuple[str, str]], *wanted: str) -> set[str]:
    return {key for key, role in roles if role in wanted}


def _roles_of(drafts: Sequence[Draft]) -> list[tuple[str, str]]:
    return [(entity.id, a.role) for draft in drafts for a in draft.arguments for entity in a.mention.entities]


def deeds_agree(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether the sides of a deed agree: a shared target, else a shared source; for what happens at a place, no side at all will do."""
    mine, theirs = _roles_of(drafts), _roles_of([draft])
    if draft.type in _PLACED and not (_ids(mine, *_SIDES) and _ids(theirs, *_SIDES)):
        return True
    if draft.type == "attack" and {d.trigger.row.frame in _APART for d in drafts} != {draft.trigger.row.frame in _APART}:
        return False
    if draft.type in ("appointment", "statement", "protest", "disaster"):
        return bool(_ids(mine, *_whom(draft.type)) & _ids(theirs, *_whom(draft.type)))
    for side in (("target", "participant"), ("source", "participant")):
        left, right = _ids(mine, *side), _ids(theirs, *side)
        if left and right:
            return bool(left & right)
    return bool(_ids(mine, *_SIDES) & _ids(theirs, *_SIDES))


def _whom(kind: str) -> tuple[str, ...]:
    return ("source",) if kind in ("statement", "protest") else ("target",) if kind == "disaster" else ("source", "target")


def lacks_deed(cluster: Cluster) -> str | None:
    """What a deed lacks to be reported; None where it is complete."""
    roles = {key: a for key, (_, a, _) in cluster.roles().items()}
    source = [a for a in roles.values() if a.role == "source"]
    target = [a for a in roles.values() if a.role == "target"]
    sides = [a for a in roles.values() if a.role in _SIDES]
    placed = any(draft.place is not None for draft in cluster.drafts)
    dated = any(draft.time is not None for draft in cluster.drafts)
    kind = cluster.type
    if kind == "attack":
        enough = placed or len(sides) >= 2 or bool(target and dated)
        return None if enough else "sides or a place"
    if kind == "arrest":
        return None if target else "who is arrested"
    if kind in ("protest", "disaster"):
        return None if placed or (target and kind == "disaster") or kind == "protest" and cluster.drafts[0].trigger.row.frame in ("walkout", "strike_of") and source else "a place"
    if kind == "movement":
        return None if source and placed else "forces or a place"
    if kind == "sanction":
        return None if source and target else "a body or whom it falls on"
    if kind == "cooperation":
        return None if source and (target or placed) or len(sides) >= 2 else "sides"
    if kind == "statement":
        return _lacks_speaker(cluster, source)
    if kind == "decision":
        return None if any(not a.implied for a in source) else "who decides"
    return None if sides else "who is appointed"


def _lacks_speaker(cluster: Cluster, source: Sequence[Argument]) -> str | None:
    """Only main speakers: in the headline or the lead, or quoted more than once."""
    if len(source) != 1 or source[0].implied:
        return "one named speaker"
    main = len(cluster.drafts) > 1 or any(draft.view.sentence.kind in ("title", "lead") for draft in cluster.drafts)
    return None if main and not all(draft.background for draft in cluster.drafts) else "more than a passing word"
