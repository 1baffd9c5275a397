"""When two passages tell of the same deed."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.actors.memory import Entity
from extraction.deed_rules import PLACED_TYPES
from extraction.draft import Draft

# Abductions and killings are told apart from the fighting around them.
_APART = frozenset({"abduct", "abduction", "killing", "kill"})
_TOLL = frozenset({"killing", "kill"})
_FREED = frozenset({"release", "freeing"})
_JUDGED = frozenset({"judge", "verdict"})
_TRIED = frozenset({"appear", "trial", "prosecute"})
_LEAD = 3  # sentences from the headline on
_SIDES = ("source", "target", "participant")


def _ids(roles: Sequence[tuple[str, str]], *wanted: str) -> set[str]:
    return {key for key, role in roles if role in wanted}


def _roles_of(drafts: Sequence[Draft]) -> list[tuple[str, str]]:
    return [(entity.id, a.role) for draft in drafts for a in draft.arguments for entity in a.mention.entities]


def deeds_agree(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether the sides of a deed agree: a shared target, else a shared source; for what happens at a place, no side at all will do."""
    mine, theirs = _roles_of(drafts), _roles_of([draft])
    if draft.type == "attack" and any(_contradict(drafts, draft, role) for role in ("source", "target")):
        return False
    if draft.type == "attack" and {d.trigger.row.frame in _APART for d in drafts} != {draft.trigger.row.frame in _APART}:
        return _is_toll(drafts, draft)
    if draft.type == "attack" and any(d.view.sentence.index == draft.view.sentence.index for d in drafts):
        return True
    if draft.type in PLACED_TYPES and not (_ids(mine, *_SIDES) and _ids(theirs, *_SIDES)):
        return True
    if draft.type == "protest" and _are_nameless([*drafts, draft]):
        return True  # متظاهرون and المحتجون are the same crowd
    if draft.type == "decision" and _is_headline(drafts, draft):
        return True
    if draft.type == "disaster" and _are_nameless([*drafts, draft]) and drafts[0].view.sentence.kind == "title":
        return draft.view.sentence.index - drafts[0].view.sentence.index <= _LEAD  # انقلاب سيارة مجندين: the headline's short form
    if draft.type in ("appointment", "statement", "protest", "disaster"):
        return bool(_ids(mine, *_whom(draft.type)) & _ids(theirs, *_whom(draft.type)))
    if draft.type == "arrest" and not _same_people(drafts, draft):
        return False
    if draft.type == "arrest" and (_is_named_later(drafts, draft) or _are_as_many(drafts, draft)):
        return True
    for side in (("target", "participant"), ("source", "participant")):
        left, right = _ids(mine, *side), _ids(theirs, *side)
        if left and right:
            return bool(left & right)
    shared = _ids(mine, *_SIDES) & _ids(theirs, *_SIDES)
    # One passage names who attacked, the other who was hit: at one place it is one attack.
    return bool(shared) or (
        draft.type == "attack" and draft.place is not None and any(d.place is not None and d.place.place.id == draft.place.place.id for d in drafts)
    )


def _is_toll(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether a killing and an attack are one: told in one sentence (هجوم أسفر عن مقتل خمسة), or of the same people at one place."""
    toll, fight = (draft, drafts[0]) if draft.trigger.row.frame in _APART else (drafts[0], draft)
    if any(d.trigger.row.frame in _APART - _TOLL for d in (*drafts, draft)):
        return False
    persons = any(entity.kind == "person" for a in toll.arguments for entity in a.mention.entities)
    if toll.view.sentence.index == fight.view.sentence.index:
        after = toll.trigger.first > fight.trigger.last and toll.view.has("after", fight.trigger.last + 1, toll.trigger.first)
        return not after  # اندلع القتال إثر مقتل فلان
    mine, theirs = _roles_of(drafts), _roles_of([draft])
    places = {d.place.place.id for d in drafts if d.place is not None}
    shared = bool(_ids(mine, "target") & _ids(theirs, "target"))
    return shared or (not persons and draft.place is not None and draft.place.place.id in places)


def _are_nameless(drafts: Sequence[Draft]) -> bool:
    return all(entity.kind == "group" and not entity.known for d in drafts for e in d.arguments for entity in e.mention.entities)


def _is_headline(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether one passage is the headline's short form of the other: `الحكومة تمدد …`, then `أصدر رئيس الوزراء قرارا بمد …`."""
    titled = {d.view.sentence.kind == "title" for d in (*drafts, draft)}
    late = max(d.view.sentence.index for d in (*drafts, draft)) - min(d.view.sentence.index for d in (*drafts, draft))
    if len(titled) < 2 or late > _LEAD:
        return False
    frames = (drafts[0].trigger.row.frame, draft.trigger.row.frame)
    if "oust" in frames or (frames[0] in _JUDGED) != (frames[1] in _JUDGED):
        return False
    return any(_stands_for(one, other) for one in _deciders(drafts[0]) for other in _deciders(draft))


def _deciders(draft: Draft) -> list[Entity]:
    return [entity for a in draft.arguments if a.role == "source" and not a.implied for entity in a.mention.entities if entity.country]


def _stands_for(one: Entity, other: Entity) -> bool:
    """A government for its head, a court without a name for the court of that country."""
    if one.country != other.country:
        return False
    return (one.kind == "person") != (other.kind == "person") or (one.known != other.known and "person" not in (one.kind, other.kind))


def _same_people(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether two passages can tell of one arrest: both of an arrest, a release or a trial, and of no other number of people."""
    if any((d.trigger.row.frame in stage) != (draft.trigger.row.frame in stage) for d in drafts for stage in (_FREED, _TRIED)):
        return False
    held = [{e.id: e.count for d in part for a in d.arguments if a.role == "target" for e in a.mention.entities} for part in (drafts, [draft])]
    return all(held[0][key] == held[1][key] or None in (held[0][key], held[1][key]) for key in held[0].keys() & held[1].keys())


def _is_named_later(drafts: Sequence[Draft], draft: Draft) -> bool:
    """`حبس صحفي`, then `حبس الصحفي فلان`: the headline's one person without a name is the one whom the text names."""
    if drafts[0].view.sentence.kind != "title" or draft.view.sentence.index - drafts[0].view.sentence.index > _LEAD:
        return False
    first, then = ([e for d in part for a in d.arguments if a.role == "target" for e in a.mention.entities] for part in (drafts, [draft]))
    return len(first) == len(then) == 1 and first[0].kind == "group" and first[0].count == 1 and then[0].kind == "person"


def _are_as_many(drafts: Sequence[Draft], draft: Draft) -> bool:
    """`176 مهاجرا سودانيا` of the headline, `176 مهاجرا غير شرعي` of the lead: people without a name, as many of them."""
    if draft.view.sentence.index - drafts[0].view.sentence.index > _LEAD:
        return False
    held = [{e.count for d in part for a in d.arguments if a.role == "target" for e in a.mention.entities if e.count} for part in (drafts, [draft])]
    return any(count > 2 for count in held[0] & held[1])


def _named(drafts: Sequence[Draft], role: str) -> set[str]:
    found = (entity for d in drafts for a in d.arguments if a.role == role for entity in a.mention.entities)
    return {entity.id for entity in found if entity.known or entity.kind == "person"}


def _contradict(drafts: Sequence[Draft], draft: Draft, role: str) -> bool:
    """Whether both passages name who has a role, and nobody in common; people without a name may be anybody's."""
    left, right = _named(drafts, role), _named([draft], role)
    return bool(left) and bool(right) and not left & right


def _whom(kind: str) -> tuple[str, ...]:
    return ("source",) if kind in ("statement", "protest") else ("target",) if kind == "disaster" else ("source", "target")
