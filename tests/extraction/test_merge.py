"""Which reports of several articles tell of one happening: the codebook's rule on dates, actors, places and articles."""

from __future__ import annotations

import pytest

from data.model import DateBasis, Event
from extraction.merge import core_of, merge_reports
from tests.extraction.event_helper import actor, place, report

BENGHAZI, TOBRUK = place("benghazi", admin1="Benghazi"), place("tobruk", admin1="Butnan")


def are_one(one: Event, other: Event) -> bool:
    """Whether two reports become one event, told in either order."""
    found = {len(merge_reports(pair)) for pair in ((one, other), (other, one))}
    assert len(found) == 1
    return found == {1}


# Dates.


def test_equal_dates_are_one_event() -> None:
    assert are_one(report("a"), report("b"))
    assert are_one(report("a", date="2026-02"), report("b", date="2026-02"))
    assert are_one(report("a", date="2026-02-14", end="2026-02-20"), report("b", date="2026-02-14", end="2026-02-20"))


@pytest.mark.parametrize(("day", "one"), [
    ("2026-02-18", True), ("2026-02-20", True), ("2026-02-14", True), ("2026-02-21", False), ("2026-02-13", False),
])
def test_within_three_days_where_one_is_by_publication(day: str, one: bool) -> None:
    assert are_one(report("a"), report("b", date=day, basis="publication")) is one
    assert are_one(report("a", basis="publication"), report("b", date=day, basis="publication")) is one


@pytest.mark.parametrize("basis", ["stated", "relative"])
def test_a_day_apart_is_another_event_where_both_say_their_day(basis: DateBasis) -> None:
    assert not are_one(report("a"), report("b", date="2026-02-18", basis=basis))


def test_three_days_across_the_end_of_a_month() -> None:
    assert are_one(report("a", date="2026-02-27"), report("b", date="2026-03-02", basis="publication"))


def test_a_month_is_no_day_of_it_and_no_week_its_first_day() -> None:
    assert not are_one(report("a", date="2026-02"), report("b", date="2026-02-17", basis="publication"))
    assert not are_one(report("a", date="2026-02-14", end="2026-02-20"), report("b", date="2026-02-14"))


def test_an_unknown_date_merges_with_nothing() -> None:
    assert not are_one(report("a", date=None), report("b", date=None))
    assert not are_one(report("a", date=None), report("b"))
    assert not are_one(report("a", date=None), report("b", basis="publication"))


def test_three_meetings_in_benghazi_stay_three() -> None:
    days = ["2024-12-29", "2025-08-24", "2026-02-17"]
    reports = [report(f"{day}-{n}", date=day, at=BENGHAZI, basis=basis) for day in days for n, basis in enumerate(("stated", "publication"))]  # type: ignore[arg-type]
    merged = merge_reports(reports)
    assert sorted(event.date or "" for event in merged) == days
    assert [len(event.evidence) for event in merged] == [2, 2, 2]


# Types, actors, places, articles.


def test_another_type_is_another_event() -> None:
    assert not are_one(report("a"), report("b", kind="visit"))


def test_core_actors_agree() -> None:
    rashad, haftar, saleh = actor("rashad"), actor("haftar"), actor("saleh")
    assert not are_one(report("a"), report("b", actors=(rashad, saleh)))
    assert not are_one(report("a"), report("b", actors=(rashad,)))
    assert are_one(report("a"), report("b", actors=(actor("haftar", "target"), actor("rashad", "source"))))
    assert are_one(report("a"), report("b", actors=(rashad, haftar, saleh)))
    assert not are_one(report("a", actors=(rashad, haftar, actor("sisi"))), report("b", actors=(rashad, haftar, saleh)))
    assert not are_one(report("a", actors=()), report("b", actors=()))


def test_one_alone_merges_only_with_the_same_alone() -> None:
    assert are_one(report("a", kind="visit", actors=(actor("burhan", "source"),)), report("b", kind="visit", actors=(actor("burhan", "source"),)))
    assert not are_one(report("a", kind="visit", actors=(actor("burhan", "source"),)), report("b", kind="visit"))


def test_those_who_attend_or_bear_are_no_core() -> None:
    attended = report("b", actors=(actor("rashad"), actor("haftar"), actor("saleh", "attendee"), actor("sisi", "mediator")))
    assert core_of(attended) == {"rashad", "haftar"}
    assert are_one(report("a"), attended)
    assert {a.id for a in merge_reports([report("a"), attended])[0].actors} == {"rashad", "haftar", "saleh", "sisi"}


def test_places_do_not_contradict() -> None:
    assert are_one(report("a", at=BENGHAZI), report("b", at=BENGHAZI))
    assert are_one(report("a", at=BENGHAZI), report("b"))
    assert are_one(report("a", at=BENGHAZI), report("b", at=place("ly", precision="country")))
    assert are_one(report("a", at=BENGHAZI), report("b", at=place("palace", precision="site", admin1="Benghazi")))
    assert not are_one(report("a", at=BENGHAZI), report("b", at=TOBRUK))
    assert not are_one(report("a", at=BENGHAZI), report("b", at=place("cairo", country="EG", admin1="Cairo")))
    assert not are_one(report("a", at=BENGHAZI), report("b", at=place("eg", country="EG", precision="country")))
    assert not are_one(report("a", at=BENGHAZI), report("b", at=place("port", precision="site", admin1="Butnan")))


def test_a_dateline_contradicts_no_stated_place() -> None:
    filed = report("b", at=place("cairo", country="EG", basis="dateline"))
    assert are_one(report("a", at=BENGHAZI), filed)
    merged = merge_reports([report("a", at=BENGHAZI), filed])[0]
    assert merged.place == BENGHAZI


def test_a_report_without_place_joins_no_two_that_contradict() -> None:
    merged = merge_reports([report("a", at=BENGHAZI), report("b"), report("c", at=TOBRUK)])
    assert len(merged) == 2
    assert {event.place.id for event in merged if event.place} == {"benghazi", "tobruk"}


def test_one_article_never_merges_with_itself() -> None:
    assert not are_one(report("a", article="x"), report("b", article="x"))
    merged = merge_reports([report("a", article="x"), report("b", article="x"), report("c", article="y")])
    assert sorted(len(event.evidence) for event in merged) == [1, 2]
