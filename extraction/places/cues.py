"""What stands around a name: that it is a town or a province, that something happens there, that it is part of another name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extraction.gazetteer import without_clitics
from extraction.places.index import PlaceIndex
from extraction.places.scan import Hit, Scanned
from extraction.places.words import PlaceWords, is_locative_clitic

_ARTICLE = "ال"
_CONJUNCTIONS = (",", "و", "and", "او", "or")


@dataclass(frozen=True, slots=True)
class Cue:
    """`kind`: precision that a word beside the name demands. `country`: the one that has such divisions. `word`: which word it was.
    `locative`: something is said to be, to go or to happen there; `led`: by a preposition or verb before it, not only by its kind
    (مدينة, مطار). `seat`: named as where a court or another body sits. `blocked`: why this is no place."""

    kind: str | None = None
    country: str | None = None
    word: str | None = None
    locative: bool = False
    led: bool = False
    event: bool = False
    agreement: bool = False
    seat: bool = False
    blocked: str | None = None


def _block(index: PlaceIndex, words: PlaceWords, scanned: Scanned, hit: Hit, before: str) -> str | None:
    """Why the name is part of another name here."""
    after, earlier = scanned.word(hit.last + 1), scanned.word(hit.first - 2)
    ambiguous = all(entry.ambiguous for entry in hit.entries)
    if words.has("name_of", before) and not hit.prefix:
        return f"part of a name after {before}"
    if before == "of" and words.has("name_of", earlier):
        return f"part of a name after {earlier} of"
    if words.has("not_after", after):
        return f"part of a name before {after}"
    if after.isascii() and after.isalpha() and words.has("name_of", after):
        return f"part of a name before {after}"
    if hit.prefix or not before:
        return None
    if before in index.ranks or (before in index.given and earlier in index.ranks):
        return f"a person's name after {before}"
    if ambiguous and words.has("not_before", before):
        return f"another name with {before}"
    return None


def _own_type(words: PlaceWords, scanned: Scanned, hit: Hit) -> Cue | None:
    """The cue of a name that holds its kind: محافظة السويس, معسكر زمزم, Red Sea State."""
    if hit.first == hit.last or hit.capital:
        return None
    last = scanned.word(hit.last)
    if last.isascii() and words.has("type_admin1", last):
        return Cue("admin1", None, last)
    first = scanned.word(hit.first).removeprefix(hit.prefix)
    for kind in ("admin1", "city", "country", "site"):
        if words.has(f"type_{kind}", first):
            return Cue(None if kind == "site" else kind, None, first, locative=True)
    return None


def _type_cue(words: PlaceWords, scanned: Scanned, hit: Hit, before: str, after: str) -> Cue | None:
    """The cue of مدينة, محافظة, والي before a name, or of "state" after or "city of" before an English one."""
    if own := _own_type(words, scanned, hit):
        return own
    if not hit.prefix:
        for kind in ("city", "country", "site", "admin1"):
            if found := words.find(f"type_{kind}", before):
                holder = words.has("type_holder", before)
                value = found[1]
                country = value if len(value) == 2 else None
                return Cue(None if kind == "site" else kind, country, before.removeprefix(found[0]), locative=not holder)
        if words.find("capital", before):
            bare = next(rest for _, rest in reversed(without_clitics(before)) if words.kinds["capital"].get(rest) is not None)
            return Cue("city", None, bare, locative=True)
    if before == "of":
        for kind in ("city", "admin1"):
            if words.has(f"type_{kind}", scanned.word(hit.first - 2)):
                return Cue(kind, None, scanned.word(hit.first - 2), locative=True)
    if after.isascii() and words.has("type_admin1", after):
        return Cue("admin1", None, after)
    return None


def read_cue(index: PlaceIndex, words: PlaceWords, scanned: Scanned, hit: Hit, previous: tuple[Hit, Cue] | None) -> Cue:
    """The cue of a hit. A name that is joined to the one before it (`بالقاهرة والخرطوم`) shares that one's."""
    if hit.inner:
        return Cue(seat=True)
    back = hit.first - 1
    while scanned.word(back) in ("the", '"', "(") or words.has("part_of", scanned.word(back)):
        back -= 1  # in central Tripoli
    before, after = scanned.word(back), scanned.word(hit.last + 1)
    if after == "s":
        after = ""
    if blocked := _block(index, words, scanned, hit, scanned.word(hit.first - 1)):
        return Cue(blocked=blocked)
    cue = _type_cue(words, scanned, hit, before, after) or Cue()
    if cue.kind and cue.kind == "admin1" and not cue.locative and cue.word == after:
        cue = replace(cue, locative=words.has("locative", before))
    if previous and _is_joined(scanned, previous[0], hit) and cue.kind is None:
        shared = previous[1]
        return replace(shared, locative=shared.locative or is_locative_clitic(hit.prefix), blocked=None)
    plain = not all(entry.ambiguous for entry in hit.entries) or scanned.word(hit.first).startswith(_ARTICLE)  # not مفاوضات طويلة
    event = (plain and (words.has("event_noun", before) and not hit.prefix)) or (after.isascii() and words.has("event_noun", after))
    agreement = (words.has("agreement_noun", before) and not hit.prefix) or (after.isascii() and words.has("agreement_noun", after))
    led = event or _is_led(words, scanned, hit, back, cue)
    seat = _is_seat(words, scanned, hit)
    return replace(cue, locative=(cue.locative or led) and not agreement, led=led and not agreement, event=event, agreement=agreement, seat=seat)


def _is_seat(words: PlaceWords, scanned: Scanned, hit: Hit) -> bool:
    """Whether the name ends that of a body that sits there (محكمة جنح مستأنف قصر النيل, نيابة طنطا الكلية)."""
    back = hit.first - 1
    while not hit.prefix and words.has("seat_part", scanned.word(back)):
        back -= 1
    return not hit.prefix and words.has("seat", scanned.word(back))


def _is_led(words: PlaceWords, scanned: Scanned, hit: Hit, back: int, cue: Cue) -> bool:
    """Whether a preposition or a verb of going stands before a name, or before the word of its kind (في مدينة, بمطار)."""
    if is_locative_clitic(hit.prefix):
        return True
    if hit.prefix:
        return False
    word = scanned.word(back)
    kinds = [prefix for prefix, rest in without_clitics(word) if rest == cue.word]
    if any(map(is_locative_clitic, kinds)):
        return True
    word = scanned.word(back - 1) if kinds else word
    return words.has("locative", word) or words.has("place_verb", word)


def _is_joined(scanned: Scanned, earlier: Hit, hit: Hit) -> bool:
    if hit.prefix.startswith("و"):
        return earlier.last == hit.first - 1
    return not hit.prefix and earlier.last == hit.first - 2 and scanned.word(hit.first - 1) in _CONJUNCTIONS
