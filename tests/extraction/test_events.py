"""The record of an event: whom it concerns, ids, topics, summaries, confidence with reasons, and the words that it marks."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from data.model import ENCOUNTERS, Event, event_from_json, to_json
from extraction.pipeline import Extractor
from tests.extraction.core_helper import article, events, of_type, only, read, roles

TEXT = "القاهرة – وكالات\nاستقبل الرئيس المصري عبد الفتّاح السيسي، أمس الاثنين، المشير خليفة حفتر في قصر الاتحادية، وبحثا الأزمة الليبية."


@pytest.fixture(scope="module")
def event(extractor: Extractor) -> Event:
    """One event with all that an event may have."""
    return only(extractor, TEXT)


def test_the_marked_words_are_what_they_are_said_to_be(event: Event) -> None:
    item = event.evidence[0]
    assert TEXT[item.start:item.end] == item.sentence == TEXT.split("\n")[1]
    marked = {key: [TEXT[start:end] for start, end in spans] for key, spans in item.spans.actors.items()}
    assert marked == {"abdel-fattah-el-sisi": ["عبد الفتّاح السيسي"], "khalifa-haftar": ["المشير خليفة حفتر"]}
    assert "استقبل" in [TEXT[start:end] for start, end in item.spans.trigger]
    assert [TEXT[start:end] for start, end in item.spans.place] == ["قصر الاتحادية"]
    assert [TEXT[start:end] for start, end in item.spans.date] == ["أمس الاثنين"]


def test_the_mentions_are_verbatim(event: Event) -> None:
    assert {actor.mention for actor in event.actors} == {"عبد الفتّاح السيسي", "المشير خليفة حفتر"}
    assert event.place is not None and event.place.mention == "قصر الاتحادية"


def test_names_are_told_in_both_languages(event: Event) -> None:
    assert "عبد الفتاح السيسي" in event.summary_ar and "خليفة حفتر" in event.summary_ar
    assert "Abdel Fattah el-Sisi" in event.summary_en and "Khalifa Haftar" in event.summary_en
    assert event.summary_en.startswith("Meeting") and "16" in event.summary_en and "2026" in event.summary_en
    assert not any("\u0600" <= ch <= "\u06ff" for ch in event.summary_en)


def test_a_message_points_from_sender_to_recipient(extractor: Extractor) -> None:
    message = only(extractor, "بعث السيسي رسالة إلى البرهان.")
    assert message.summary_en.index("el-Sisi") < message.summary_en.index("→") < message.summary_en.index("Burhan")


def test_the_account_of_a_summary_leaves_out_what_is_unknown(extractor: Extractor) -> None:
    planned = only(extractor, "سيلتقي السيسي البرهان.")
    assert planned.date is None and planned.place is None
    assert not any(ch.isdigit() for ch in planned.summary_en) and "None" not in planned.summary_en + planned.summary_ar


def test_an_event_survives_json(event: Event) -> None:
    assert event_from_json(json.loads(json.dumps(to_json(event), ensure_ascii=False))) == event


def test_the_id_is_that_of_the_article_and_the_reading(extractor: Extractor, event: Event) -> None:
    same = extractor.extract(article(TEXT)).events[0]
    other = extractor.extract(article(TEXT, id="b")).events[0]
    assert same.id == event.id != other.id
    assert extractor.extract(replace(article(TEXT), source="another", url="https://example.org/")).events[0].id == event.id


# Whom it concerns.


def test_what_involves_none_of_the_three_countries_is_left_out(extractor: Extractor) -> None:
    found = read(extractor, "استقبل إيمانويل ماكرون كير ستارمر في باريس أمس.")
    assert found.events == () and any("none of the three countries" in reason for reason in found.left)


@pytest.mark.parametrize("text", [
    "استقبل إيمانويل ماكرون عبد الفتاح السيسي في باريس أمس.",
    "استقبل إيمانويل ماكرون كير ستارمر في القاهرة أمس.",
    "التقت المبعوثة الأممية إلى ليبيا هانا تيتيه وزير الخارجية الإيطالي في روما.",
])
def test_an_actor_a_place_or_an_envoy_is_enough(extractor: Extractor, text: str) -> None:
    assert only(extractor, text).type == "meeting"


def test_history_is_no_news(extractor: Extractor) -> None:
    found = read(extractor, "التقى السيسي حفتر في القاهرة في مايو 2019.")
    assert found.events == () and any("history" in reason for reason in found.left)
    assert only(extractor, "التقى السيسي حفتر في القاهرة في مايو 2019.", published="2019-06-01").date == "2019-05"


# Topics.


def test_the_topics_are_those_of_the_passage(extractor: Extractor) -> None:
    event = only(extractor, "التقى السيسي حفتر في القاهرة، وبحثا مكافحة تهريب السلاح والهجرة غير الشرعية.")
    assert {"smuggling", "migration"} <= set(event.topics) and "health" not in event.topics
    assert {reason.split(":")[0] for reason in event.reasons if reason.startswith("topic ")} == {f"topic {topic}" for topic in event.topics}


def test_of_two_events_each_has_its_own_topics(extractor: Extractor) -> None:
    text = (
        "التقى حسن رشاد حفتر في بنغازي، وبحثا مكافحة تهريب السلاح.\nوقال مراقب شيئا.\nوقال آخر شيئا.\nوقال ثالث شيئا.\n"
        "والتقى بدر عبد العاطي البرهان في الخرطوم، وبحثا ملف سد النهضة."
    )
    first, second = events(extractor, text)
    assert "smuggling" in first.topics and "nile_water" not in first.topics
    assert "nile_water" in second.topics and "smuggling" not in second.topics


# Confidence.


@pytest.mark.parametrize(("surer", "less_sure"), [
    ("التقى السيسي حفتر في القاهرة أمس.", "التقى السيسي حفتر."),
    ("التقى السيسي حفتر في القاهرة أمس.", "قالت مصادر إن السيسي التقى حفتر في القاهرة أمس."),
    ("التقى السيسي حفتر في القاهرة أمس.", "التقى السيسي النائب سعيد المنصوري في القاهرة أمس."),
    ("التقى السيسي حفتر في القاهرة أمس.", "نفى مصدر أن يكون السيسي التقى حفتر في القاهرة أمس."),
])
def test_what_is_less_sure_says_so(extractor: Extractor, surer: str, less_sure: str) -> None:
    one, other = only(extractor, surer), only(extractor, less_sure)
    assert 0 < other.confidence < one.confidence < 1
    assert set(other.reasons) - set(one.reasons)


def test_date_place_and_trigger_are_among_the_reasons(event: Event) -> None:
    assert event.reasons[0].startswith("date: ") and event.reasons[1].startswith("place: ")
    assert any("استقبل" in reason for reason in event.reasons)


def test_a_state_is_there_through_its_person(extractor: Extractor) -> None:
    found = of_type(events(extractor, "أعلنت القاهرة أن السيسي التقى حفتر أمس."), "meeting")
    assert roles(found) == {"abdel-fattah-el-sisi": "source", "khalifa-haftar": "target"}


def test_a_state_is_there_through_its_person_told_later(extractor: Extractor) -> None:
    event = only(extractor, "جرى اجتماع بين مصر وحفتر في القاهرة أمس. والتقى السيسي حفتر في القاهرة أمس.")
    assert set(roles(event)) == {"abdel-fattah-el-sisi", "khalifa-haftar"}


def test_encounters_of_states_keep_the_states(extractor: Extractor) -> None:
    event = only(extractor, "وقعت مصر والسودان اتفاقية في الخرطوم أمس.")
    assert event.type in ENCOUNTERS and roles(event) == {"state-eg": "participant", "state-sd": "participant"}
