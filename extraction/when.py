"""When: the time in a sentence that goes with a trigger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.model import Status
from extraction.english import is_aim
from extraction.light import is_masdar, light_verb
from extraction.times import Prefer, TimeValue, Told, resolve_time
from extraction.times.expressions import Weekday
from extraction.triggers import TriggerMention
from extraction.view import TimeSpan, View

_NAMED = 3  # tokens from بعد يومين من to what is named
_PLANNED = 12  # tokens from an event to the day for which it had been planned
_LASTING = timedelta(days=3)  # what goes on since a day no further back began on it


@dataclass(frozen=True, slots=True)
class ToldDays:
    """`last`: the day that the text told of last, for each time that counts from it, by sentence and first token. `named`: the days that
    the first sentences of the body name other than by a weekday alone."""

    last: Mapping[tuple[int, int], date]
    named: frozenset[str] = frozenset()


def tell_days(views: Sequence[View], anchor: date | None) -> ToldDays:
    """For every اليوم نفسه and its like the day that it counts from: the nearest one named before it."""
    told: dict[tuple[int, int], date] = {}
    last: date | None = None
    named: set[str] = set()
    for view in views:
        ahead = any(t.tense == "future" or t.row.type in ("plan", "call_for") for t in view.triggers)
        for span in view.times:
            base = last if isinstance(span.mention.expression, Told) else anchor
            if base is None:
                continue
            if isinstance(span.mention.expression, Told):
                told[view.sentence.index, span.first] = base
            value = resolve_time(span.mention, base, "past")
            apart = isinstance(span.mention.expression, Told) and span.mention.expression.apart
            if value is not None and value.value and view.sentence.part == "text" and not _is_bare_weekday(span):
                named.add(value.value)
            if value is not None and value.value and value.granularity == "day" and not (span.mention.bound or apart or ahead):
                last = date.fromisoformat(value.value)
    return ToldDays(told, frozenset(named))


def _is_bare_weekday(span: TimeSpan) -> bool:
    said = span.mention.expression
    return isinstance(said, Weekday) and said.cue is None and said.week is None


def _separated(view: View, trigger: TriggerMention, span: TimeSpan) -> bool:
    """Whether another verb, or the أن of a report, stands between a time and the trigger; not حيث, which goes on in the same scene."""
    if span.last < trigger.first and view.has("there", trigger.first - 1, trigger.first):
        return False
    start, end = (span.last + 1, trigger.first) if span.last < trigger.first else (trigger.last + 1, span.first)
    if view.is_told_of(trigger, span.first) or was_planned(view, trigger, span.first) or _tells_of_doers(view, trigger, span.first):
        return False
    return view.has_verb(start, end) or view.breaks(start, end)


def was_planned(view: View, trigger: TriggerMention, position: int) -> bool:
    """`اللقاء الذي كان مقررا أن يجمع غدا`, `زيارة كان يعتزم القيام بها أمس`: a time behind what somebody had planned, next to a noun."""
    if trigger.row.pos != "noun" or not trigger.last < position <= trigger.last + _PLANNED + 8:
        return False
    moods = [t for t in view.triggers if t.row.type == "plan" and trigger.last < t.first <= trigger.last + _PLANNED and t.first < position]
    return any(
        view.has("was", mood.first - 3, mood.first)
        and not view.has_verb(trigger.last + 1, mood.first)
        and position - mood.last <= _PLANNED
        and not any(t.tense == "past" and t.row.pos == "verb" for t in view.triggers if mood.last < t.first < position)
        for mood in moods
    )


def _tells_of_doers(view: View, trigger: TriggerMention, position: int) -> bool:
    """`اغتياله على يد مسلحين اقتحموا المكان ظهر الثلاثاء`: a plural verb right behind those who did it, with nothing else between."""
    if trigger.row.pos != "noun" or not trigger.is_deed or not trigger.last < position:
        return False
    if "," in view.words[trigger.last : position] or view.breaks(trigger.last + 1, position):
        return False
    verbs = [t for t in view.triggers if trigger.last < t.first < position and t.row.pos == "verb"]
    if len(verbs) != 1 or verbs[0].tense != "past":
        return False
    beside = (verbs[0].first - 1, verbs[0].first - 2)
    peopled = any(m.first <= position <= m.last for m in (*view.actors, *view.crowds) for position in beside)
    return peopled and view.has_plural_subject(verbs[0])


def _dates_sentence(view: View, trigger: TriggerMention, span: TimeSpan) -> bool:
    """A time that begins or closes a sentence goes with its first event, or with the last one before it."""
    if view.sentence.kind == "title":
        return False
    events = [other for other in view.triggers if other.is_event]
    if span.first <= 2:
        return True
    before = [other for other in events if other.last < span.first]
    return span.last >= len(view.words) - 3 and bool(before) and before[-1] is trigger


def _closes_relative(view: View, trigger: TriggerMention, span: TimeSpan) -> bool:
    """`بعد الانتفاضة التي أطاحت بفلان عام 2011، أقر المجلس`: a time that ends a relative clause before a comma goes with that clause."""
    if span.last >= trigger.first or span.last + 1 >= len(view.words) or view.words[span.last + 1] != ",":
        return False
    opened = [p for p in range(span.first) if "relative" in view.kinds[p] and p > trigger.first - 40]
    return bool(opened) and view.has_verb(opened[-1], span.first) and "," not in view.words[opened[-1] : span.first]


def _is_set_for(view: View, trigger: TriggerMention, span: TimeSpan) -> bool:
    """`خلال زيارته للمشاركة في الاجتماعات المقررة بعد غد`: the day behind المقرر is that of the nearest noun before it, and of no other."""
    set_for = next((t for t in view.triggers if t.row.type == "plan" and t.row.pos == "noun" and 0 < span.first - t.last <= _NAMED), None)
    if set_for is None or set_for.first == 0 or not view.words[set_for.first].startswith("\u0627\u0644"):
        return False
    return any(t.is_event and trigger.last < t.first < set_for.first for t in view.triggers)


def rank_times(view: View, trigger: TriggerMention) -> list[TimeSpan]:
    """The times that may go with a trigger, the likeliest first: in its clause, behind it rather than before it, else before the whole sentence."""
    low, high = view.bounds(trigger)
    ranked: list[tuple[int, int, TimeSpan]] = []
    for span in view.times:
        if span.mention.bound:
            continue  # since 2011, until Sunday: an end of a time, rarely the time itself
        if isinstance(span.mention.expression, Told) and span.mention.expression.apart and not 0 < trigger.first - span.last <= _NAMED:
            continue  # counts back to what is named right behind it
        if _closes_relative(view, trigger, span) or _is_set_for(view, trigger, span):
            continue
        if view.has("numbered", span.first - 5, span.first):
            continue  # القرار رقم 86 لسنة 2025: its number
        inside = low <= span.first < high
        if not inside and _separated(view, trigger, span) and not _dates_sentence(view, trigger, span):
            continue
        distance = span.first - trigger.last if span.first > trigger.last else (trigger.first - span.last) * 2
        apart = isinstance(span.mention.expression, Told) and span.mention.expression.apart
        ranked.append(((0 if inside else 1) + (2 if apart else 0), distance, span))
    return [span for _, _, span in sorted(ranked, key=lambda entry: entry[:2])]


def resolve_span(span: TimeSpan, anchor: date | None, prefer: Prefer) -> TimeValue | None:
    """The value of a time; without a publication date only what says its year itself, which no anchor changes."""
    if anchor is not None:
        return resolve_time(span.mention, anchor, prefer)
    if isinstance(span.mention.expression, Told):
        return None
    values = [resolve_time(span.mention, date(year, 6, 15), prefer) for year in (2001, 2038)]
    same = values[0] is not None and values[1] is not None and (values[0].value, values[0].end) == (values[1].value, values[1].end)
    return values[0] if same else None


def _is_past(view: View, trigger: TriggerMention) -> bool:
    """Whether a verb in the past tells the event, or governs the noun that names it (واصلت القوات عمليات التمشيط)."""
    if trigger.row.type == "statement":
        return True
    if trigger.row.pos == "verb":
        return trigger.tense == "past"
    before = [t for t in view.triggers if t.row.pos == "verb" and t.last < trigger.first]
    return len(before) == 1 and before[0].row.frame == "light" and before[0].tense == "past" and before[0].first <= 2


def _is_ahead(view: View, trigger: TriggerMention, status: Status, value: TimeValue, anchor: date | None) -> bool:
    """Whether a time lies ahead of what a verb in the past tells: it goes with something else (استعدادا لافتتاح القناة الشهر المقبل)."""
    ahead = anchor is not None and value.value is not None and value.value > anchor.isoformat()
    return ahead and status in ("happened", "ongoing") and _is_past(view, trigger)


def _is_coming(view: View, trigger: TriggerMention, span: TimeSpan) -> bool:
    """Whether a verb in the future stands between what happened and a time (اتفقا على أن الانتخابات ستجرى في الخريف)."""
    between = (t for t in view.triggers if trigger.last < t.first < span.first and t.row.pos == "verb")
    return trigger.tense == "past" and any(t.tense == "future" for t in between)


def _tells_ahead(view: View, trigger: TriggerMention) -> bool:
    """Whether a verb in the present tells the event (`سلفا كير يزور الخرطوم السبت`): with a day alone it tells what is to come."""
    verb = trigger if trigger.row.pos == "verb" else light_verb(view, trigger)
    return verb is not None and verb.row.lang == "ar" and verb.tense == "present" and not is_masdar(view, verb)


def _choose(view: View, trigger: TriggerMention, span: TimeSpan, anchor: date | None, told: ToldDays) -> Prefer:
    """Which of two days a weekday alone means: that which the body names in full, else the one to come for a verb in the present."""
    if not _is_bare_weekday(span) or trigger.row.type == "statement" or not _tells_ahead(view, trigger):
        return "past"
    values = {prefer: resolve_span(span, anchor, prefer) for prefer in _WAYS} if view.sentence.kind == "title" else {}
    return next((prefer for prefer, value in values.items() if value is not None and value.value in told.named), "future")


_WAYS: tuple[Prefer, ...] = ("past", "future")


def find_time(view: View, trigger: TriggerMention, status: Status, anchor: date | None, told: ToldDays) -> tuple[TimeSpan, TimeValue] | None:
    """The time that goes with a trigger, resolved; None where the sentence gives none."""
    ahead = status in ("planned", "called_for") and not is_aim(view, trigger)
    found: tuple[TimeSpan, TimeValue] | None = None
    for span in rank_times(view, trigger):
        counted = isinstance(span.mention.expression, Told)
        prefer: Prefer = "future" if ahead else _choose(view, trigger, span, anchor, told)
        value = resolve_span(span, told.last.get((view.sentence.index, span.first)) if counted else anchor, prefer)
        if _is_coming(view, trigger, span):
            continue
        if value is None or _is_ahead(view, trigger, status, value, anchor):
            continue
        if found is None:
            found = span, value
        elif _is_finer(value, found[1]):
            return span, value
    return found


def _is_finer(value: TimeValue, than: TimeValue) -> bool:
    """Whether a time lies within a month or year named before it (في وقت سابق من الشهر الجاري، في الثامن من يوليو)."""
    return bool(value.value and than.value) and len(value.value or "") > len(than.value or "") and (value.value or "").startswith(than.value or "-")
