"""The scene of a report: the day that its lead tells of, which holds for what is told around it without a day of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.model import ENCOUNTERS
from extraction.cluster import Cluster
from extraction.deed_rules import is_named_apart
from extraction.draft import Draft
from extraction.times import TimeValue, Told
from extraction.view import View
from extraction.when import resolve_span

_NEWS = timedelta(days=14)  # a lead that tells of a day further back tells no news
_ARTICLE = "ال"
NEAR = 2  # sentences behind the lead that still tell of its scene
_REACH = 8  # sentences behind the lead that may go on with its scene by name (عقب مراسم التوقيع)


@dataclass(frozen=True, slots=True)
class Scene:
    """`lead`: the index of the first sentence of the body. `day`: what it tells of; None where it names no day. `end`: the index of the
    sentence with which another piece of news begins; None where there is none. `past`: whether the lead tells what was, not what is to be."""

    lead: int
    day: TimeValue | None = None
    end: int | None = None
    past: bool = True


def find_scene(views: Sequence[View], anchor: date | None) -> Scene:
    """The scene of an article: the first day that its lead names outside of clauses, or the sentence behind it that says when that was
    (وجاء ذلك في كلمة ألقاها الثلاثاء)."""
    body = [view for view in views if view.sentence.part == "text" and view.sentence.kind in ("lead", "body")]
    if not body:
        return Scene(0)
    lead = body[0].sentence.index
    end = next((view.sentence.index for view in body[1:] if _begins_anew(view)), None)
    if anchor is None:
        return Scene(lead, end=end)
    told = _first_day(body[0], anchor)
    if told is None and len(body) > 1 and any("tells_of" in kinds for kinds in body[1].kinds[:2]):
        told = _first_day(body[1], anchor, inside=True)
    first = next((t for t in body[0].triggers if t.row.pos == "verb"), None)
    return Scene(lead, told, end, first is None or first.tense == "past")


def _first_day(view: View, anchor: date, inside: bool = False) -> TimeValue | None:
    """The first day named before the report goes on in a clause (`inside`: or in one)."""
    for span in view.times:
        if span.mention.bound or isinstance(span.mention.expression, Told) or (view.breaks(0, span.first) and not inside):
            continue
        value = resolve_span(span, anchor, "past")
        if value is not None and value.granularity == "day" and not value.conflict and _is_recent(value, anchor):
            return value
    return None


def _is_recent(value: TimeValue, anchor: date) -> bool:
    return value.value is not None and (anchor - _NEWS).isoformat() <= value.value <= anchor.isoformat()


def is_subordinate(draft: Draft) -> bool:
    """Whether a deed is only named, as what went before (بعد انسحاب القوات) or as what another is about (احتجاجا على قرار المجلس); in
    headline and lead that may well be the news (أربع جثث بعد انقلاب قارب)."""
    view, trigger = draft.view, draft.trigger
    if trigger.row.pos != "noun" or not trigger.is_deed:
        return False
    if is_named_apart(view, trigger):
        return True
    joined = trigger.first > 0 and not view.words[trigger.first - 1].startswith(_ARTICLE)
    return view.sentence.kind == "body" and view.has("after", trigger.first - (2 if joined else 1), trigger.first)


def is_told(draft: Draft) -> bool:
    """Whether a sentence tells of the event as such: a verb that isn't what somebody reports, or a noun with a light verb."""
    view, trigger = draft.view, draft.trigger
    if draft.background or is_subordinate(draft):
        return False
    verbs = [t for t in view.triggers if t.row.pos == "verb" and t.first <= trigger.first and t.row.frame != "mood"]
    if not verbs or view.has("boundary", verbs[0].first + 1, trigger.first):
        return False
    return trigger.row.pos == "verb" or verbs[-1].row.type == "light"


def _begins_anew(view: View) -> bool:
    """Whether a sentence goes on to another piece of news (وفي تطور منفصل), not only to more of the same (كما)."""
    return view.has("anew", 0, 1) and not view.has("more", 0, 1)


def is_behind(cluster: Cluster, scene: Scene) -> bool:
    """Whether every passage stands where the report has gone on to another piece of news."""
    return scene.end is not None and all(draft.view.sentence.index >= scene.end for draft in cluster.drafts)


def goes_on(draft: Draft, scene: Scene) -> bool:
    """Whether a sentence begins with what the scene told before: `وفي أعقاب حلف اليمين، عقد`, `ولدى وصوله صباحا قال`, `وعقب المباحثات`;
    or says of an encounter only that it was earlier (`وكان قد أجرى قبيل ذلك محادثات`)."""
    view = draft.view
    if not 0 < view.sentence.index - scene.lead <= _REACH or (scene.end is not None and view.sentence.index >= scene.end):
        return False
    if draft.type in ENCOUNTERS and not draft.reference and view.has("that_day", draft.trigger.first - _BESIDE, draft.trigger.last + _BESIDE):
        return True
    if view.has("welcomed", 0, 3):
        return True  # وكان في استقباله
    head = view.kinds[0].get("during", 0) or view.kinds[0].get("follows", 0)
    if not head or head >= len(view.words):
        return False
    named = view.words[head]
    told_before = named.startswith(_ARTICLE) or _is_of_definite(view, head) or any(t.first == head and t.pronoun for t in view.triggers)
    return told_before and not any(s.first <= head + 2 for s in view.times if not isinstance(s.mention.expression, Told) and s.first > head)


_BESIDE = 10  # tokens from an event to قبيل ذلك


def _is_of_definite(view: View, position: int) -> bool:
    """Whether a noun stands before one with the article (حلف اليمين, مراسم التوقيع)."""
    return position + 1 < len(view.words) and view.words[position + 1].startswith(_ARTICLE) and position not in view.covered


def is_of_scene(cluster: Cluster, scene: Scene, clusters: Sequence[Cluster]) -> bool:
    """Whether an event without a day of its own belongs to the scene: in the headline or the lead, or told right behind it."""
    own = [draft for draft in cluster.drafts if not draft.background and not is_subordinate(draft)]
    if any(draft.view.sentence.kind in ("title", "lead") for draft in own):
        return True
    if any(goes_on(draft, scene) for draft in cluster.drafts):
        return True
    near = [draft for draft in own if 0 < draft.view.sentence.index - scene.lead <= NEAR and not _begins_anew(draft.view)]
    if any(map(is_told, near)):
        return True
    leading = [c for c in clusters if any(d.view.sentence.kind in ("title", "lead") and not d.background for d in c.drafts)]
    return bool(near) and any(cluster.core() & other.core() for other in leading)
