"""What a deed needs to be reported as an event."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.arguments import Argument
from extraction.cluster import Cluster

_SIDES = ("source", "target", "participant")


def lacks_deed(cluster: Cluster) -> str | None:
    """What a deed lacks to be reported; None where it is complete."""
    roles = {key: a for key, (_, a, _) in cluster.roles().items()}
    source = [a for a in roles.values() if a.role == "source"]
    target = [a for a in roles.values() if a.role == "target"]
    sides = [a for a in roles.values() if a.role in _SIDES]
    placed = any(draft.place is not None for draft in cluster.drafts)
    dated = any(draft.time is not None for draft in cluster.drafts)
    kind = cluster.type
    if kind == "attack" and not dated and min(draft.view.sentence.index for draft in cluster.drafts) > 6:
        return "a date, told late as it is"
    if kind == "attack":
        enough = len(sides) >= 2 or (bool(sides) and (placed or dated)) or (placed and dated)
        return None if enough else "sides or a place"
    if kind == "arrest":
        return None if target else "who is arrested"
    if kind == "disaster":
        return None if placed or target else "a place or those whom it befell"
    if kind == "protest":
        if all(draft.trigger.row.frame == "block" for draft in cluster.drafts) and not source:
            return "who blocks the road"  # السيول تقطع الطريق
        told = dated or cluster.drafts[0].trigger.row.frame in ("walkout", "strike_of")
        return None if placed or (told and any(not a.implied for a in source)) else "a place"
    if kind == "movement":
        return None if source and (placed or dated or target) else "forces, a place or a time"
    if kind == "sanction":
        closed = placed and cluster.drafts[0].trigger.row.frame == "close"
        return None if source and (target or closed) else "a body or whom it falls on"
    if kind == "cooperation":
        opened = any(draft.trigger.row.frame in ("open", "opening") and draft.trigger.row.pos == "verb" for draft in cluster.drafts)
        return None if (source and (target or placed or (opened and dated))) or len(sides) >= 2 else "sides"
    if kind == "statement":
        return _lacks_speaker(cluster, source)
    if kind == "decision":
        return None if any(not a.implied for a in source) else "who decides"
    if not target and all(draft.trigger.row.frame == "naming" for draft in cluster.drafts):
        return "who is appointed"
    return None if any(not a.implied for a in sides) else "who is appointed"


def _lacks_speaker(cluster: Cluster, source: Sequence[Argument]) -> str | None:
    """Only main speakers: in the headline or the lead, or quoted more than once."""
    if len(source) != 1 or source[0].implied:
        return "one named speaker"
    known = all(entity.known for entity in source[0].mention.entities)
    main = len(cluster.drafts) > 1 or any(
        draft.view.sentence.kind in ("title", "lead") or (known and draft.view.sentence.index <= 4) for draft in cluster.drafts
    )
    return None if main and not all(draft.background for draft in cluster.drafts) else "more than a passing word"
