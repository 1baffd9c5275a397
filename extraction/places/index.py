"""What places there are, by name: gazetteers for places and for the names that hide places, adjectives and capitals of states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.knowledge import Knowledge
from data.knowledge.actors import StateRow
from data.knowledge.places import PlaceRow
from extraction.gazetteer import Gazetteer
from extraction.normalise import normal_name

_TELLING = {"city": 1, "country": 1, "site": 2}  # blanks in a name from which on it is unmistakable


@dataclass(frozen=True, slots=True)
class Entry:
    """A place under one of its names; `ambiguous`: this name needs a cue."""

    place: PlaceRow
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """`adjectives`: normal forms (المصري, مصريه, egyptian) → country. `capitals`: country → its capital. `given`: given names and ranks."""

    places: Gazetteer[Entry]
    covers: Gazetteer[str]
    adjectives: Mapping[str, str]
    capitals: Mapping[str, PlaceRow]
    ranks: frozenset[str]
    given: frozenset[str]


def _names(place: PlaceRow, states: Mapping[str, StateRow]) -> Iterator[str]:
    yield from (place.name_ar, place.name_en, *place.aliases_ar, *place.aliases_en)
    if place.precision == "country" and place.country in states:
        state = states[place.country]
        yield from (state.name_ar, state.name_en, *state.aliases_ar, *state.aliases_en)


def _entries(knowledge: Knowledge, states: Mapping[str, StateRow]) -> Iterator[tuple[str, Entry]]:
    for place in knowledge.places:
        ambiguous = place.ambiguous or (place.precision == "country" and place.country in states and states[place.country].ambiguous)
        for name in _names(place, states):
            # الخرطوم بحري is a town, بحري may be a sailor; القصر الرئاسي بالخرطوم tells more than القصر الرئاسي
            telling = normal_name(name).count(" ") >= _TELLING.get(place.precision, 9)
            yield name, Entry(place, ambiguous and not telling)


def _covers(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Names of several words of persons and bodies: a place name inside them is no place."""
    for person in knowledge.persons:
        for name in (person.name_ar, person.name_en, *person.aliases_ar, *person.aliases_en):
            if " " in normal_name(name):
                yield name, "person"
    for body in knowledge.organisations:
        for name in (body.name_ar, body.name_en, *body.aliases_ar, *body.aliases_en):
            if " " in normal_name(name):
                yield name, "organisation"


def adjective_forms(state: StateRow) -> Iterator[str]:
    """Normal forms of a state's adjective: definite or not, masculine, feminine, plural; English as it is."""
    for adjective in state.adjective_ar:
        bare = normal_name(adjective)
        bare = bare[2:] if bare.startswith("ال") else bare
        yield from (article + bare + ending for article in ("", "ال") for ending in ("", "ه", "ون", "ين", "تين", "تان", "ات"))
    yield from (normal_name(adjective) for adjective in state.adjective_en)


def _is_capital(place: PlaceRow, state: StateRow) -> bool:
    names = {normal_name(name) for name in (*state.capital_ar, *state.capital_en)}
    return place.precision == "city" and bool(names & {normal_name(place.name_ar), normal_name(place.name_en)})


def build_index(knowledge: Knowledge) -> PlaceIndex:
    """Everything that finding places looks up; built once."""
    states = {state.code: state for state in knowledge.states}
    capitals: dict[str, PlaceRow] = {}
    for place in knowledge.places:
        if place.country in states and place.country not in capitals and _is_capital(place, states[place.country]):
            capitals[place.country] = place
    return PlaceIndex(
        Gazetteer(_entries(knowledge, states)),
        Gazetteer(_covers(knowledge)),
        {form: state.code for state in reversed(knowledge.states) for form in adjective_forms(state)},
        capitals,
        frozenset(normal_name(rank.form_ar) for rank in knowledge.ranks),
        frozenset(normal_name(name.form_ar) for name in knowledge.names if name.kind == "given"),
    )
