"""English word order: passives, owners before a noun, people and bodies without a name, what is no event."""

from __future__ import annotations

import pytest

from data.model import Article, Event
from extraction.pipeline import Extractor


def events_of(extractor: Extractor, text: str, title: str = "") -> tuple[Event, ...]:
    article = Article(id="a", title=title, text=text, source="s", url="", published="2025-06-10T12:00:00+03:00", language="en")
    return extractor.extract(article).events


def told(events: tuple[Event, ...], kind: str) -> list[tuple[set[tuple[str, str]], str | None]]:
    return [({(a.name_en, a.role) for a in e.actors}, e.place.name_en if e.place else None) for e in events if e.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "place"),
    [
        ("Burhan was received by President Abdel Fattah el-Sisi in Cairo on Monday.", "meeting",
         {("Abdel Fattah el-Sisi", "source"), ("Abdel Fattah al-Burhan", "target")}, "Cairo"),
        ("Seven protesters were shot dead by the police in Khartoum on Monday.", "attack",
         {("7 protesters", "target"), ("Sudanese police", "source")}, "Khartoum"),
        ("Border guards arrested 45 migrants in Tobruk on Sunday.", "arrest", {("Border guards", "source"), ("45 migrants", "target")}, "Tobruk"),
        ("A court in Gedaref sentenced a journalist to five years in prison on Sunday.", "decision",
         {("Court in Gedaref", "source"), ("Journalist", "target")}, "Gedaref"),
        ("Sudan's army said on Sunday its troops had recaptured Wad Madani.", "movement", {("Sudanese Armed Forces", "source")}, "Wad Madani"),
        ("The RSF captured El Fasher on Sunday.", "movement", {("Rapid Support Forces", "source")}, "El Fasher"),
        ("RSF shelling killed five people in El Obeid on Sunday.", "attack",
         {("Rapid Support Forces", "source"), ("5 people", "target")}, "El Obeid"),
        ("During talks with Dbeibah in Tripoli on Sunday, Hakan Fidan spoke of trade.", "meeting",
         {("Hakan Fidan", "participant"), ("Abdul Hamid Dbeibah", "participant")}, "Tripoli"),
        ("Egypt and Sudan began joint military drills in Merowe on Sunday.", "cooperation",
         {("Egypt", "participant"), ("Sudan", "participant")}, "Merowe"),
        ("Egypt closed the Rafah crossing on Sunday.", "sanction", {("Egypt", "source")}, "Rafah crossing"),
        ("Doctors in Khartoum went on strike on Sunday.", "protest", {("Doctors", "source")}, "Khartoum"),
    ],
)
def test_sides_and_place_of_an_english_report(
    extractor: Extractor, text: str, kind: str, actors: set[tuple[str, str]], place: str | None
) -> None:
    assert (actors, place) in told(events_of(extractor, text), kind)


@pytest.mark.parametrize(
    ("title", "kind", "names"),
    [
        ("Sisi, Burhan discuss Sudan war", "meeting", {"Abdel Fattah el-Sisi", "Abdel Fattah al-Burhan"}),
        ("Egypt, Libya sign MoU on power link", "agreement", {"Egypt", "Libya"}),
        ("Egypt's Sisi, Turkey's Erdogan discuss Libya by phone", "call", {"Abdel Fattah el-Sisi", "Recep Tayyip Erdoğan"}),
        ("Drone strike kills 12 in El Fasher", "attack", {"12 people"}),
    ],
)
def test_english_headlines(extractor: Extractor, title: str, kind: str, names: set[str]) -> None:
    assert [{actor.name_en for actor in event.actors} for event in events_of(extractor, "", title)] == [names]
    assert [event.type for event in events_of(extractor, "", title)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The European Union urged Egypt to release the jailed activists.",
        "The group of five calls itself a government in Nyala.",
        "The ousted president lived in Cairo.",
        "The RSF is trying to capture El Fasher.",
        "The war between the army and the RSF has killed more than 20,000 people since April 2023.",
    ],
)
def test_demands_aims_and_adjectives_are_no_deeds(extractor: Extractor, text: str) -> None:
    assert [event.type for event in events_of(extractor, text) if event.type != "statement"] == []


def test_compound_adjectives_are_no_actors(extractor: Extractor) -> None:
    events = events_of(extractor, "The speaker of the UN-recognised chamber met Haftar in Benghazi on Sunday.")
    assert all(actor.name_en != "United Nations" for event in events for actor in event.actors)


def test_attendees_of_the_talks_join_the_meeting_told_before(extractor: Extractor) -> None:
    text = "Sisi received Burhan in Cairo on Monday. The talks were attended by Foreign Minister Badr Abdelatty and intelligence chief Hassan Rashad."
    meetings = [event for event in events_of(extractor, text) if event.type == "meeting"]
    assert len(meetings) == 1
    assert {(a.name_en, a.role) for a in meetings[0].actors} >= {("Badr Abdelatty", "attendee"), ("Hassan Rashad", "attendee")}


def test_media_that_report_take_no_part(extractor: Extractor) -> None:
    events = events_of(extractor, "Sisi met Burhan in Cairo on Monday, Ahram Online reported.")
    assert [{actor.name_en for actor in event.actors} for event in events] == [{"Abdel Fattah el-Sisi", "Abdel Fattah al-Burhan"}]


def test_a_bigger_number_and_a_modifier_are_read_whole(extractor: Extractor) -> None:
    (event,) = events_of(extractor, "More than 10,000 people were displaced from Babanusa on Sunday.")
    assert [(actor.name_en, actor.role) for actor in event.actors] == [("10000 people", "target")]
    (event,) = events_of(extractor, "A drone of the RSF hit a civilian gathering in El Fasher on Sunday.")
    assert all(actor.name_en != "Civilian" for actor in event.actors)


def test_a_postponed_meeting_is_cancelled_and_what_somebody_is_invited_to_called_for(extractor: Extractor) -> None:
    postponed = events_of(extractor, "The meeting between Sisi and Erdogan, scheduled for Thursday, was postponed.")
    assert [event.status for event in postponed] == ["cancelled"]
    invited = events_of(extractor, "Egypt invited Burhan to visit Cairo.")
    assert {(event.type, event.status) for event in invited} == {("message", "happened"), ("visit", "called_for")}


def test_who_was_killed_in_a_crash_was_not_attacked(extractor: Extractor) -> None:
    events = events_of(extractor, "Two soldiers were killed when their helicopter crashed near Aswan on Sunday.")
    assert {event.type for event in events} <= {"disaster"}
