"""Which words report an event: what a lemma needs beside it, what forbids it, and which of several readings a word has."""

from __future__ import annotations

import pytest

from data.model import Language
from extraction.pipeline import Extractor
from extraction.triggers import TriggerMention
from tests.extraction.core_helper import read


def triggers(extractor: Extractor, text: str, language: Language = "ar") -> list[tuple[str, TriggerMention]]:
    """Each trigger with its words in the text."""
    view = read(extractor, text, language=language).views[-1]
    return [(text[slice(*view.document.span(view.sentence, found.first, found.last))], found) for found in view.triggers]


def kinds(extractor: Extractor, text: str, language: Language = "ar") -> list[tuple[str, str]]:
    """(words, type) of the triggers that report events."""
    return [(words, found.row.type) for words, found in triggers(extractor, text, language) if found.is_event]


@pytest.mark.parametrize(("text", "found"), [
    ("وصل الرئيس إلى القاهرة.", ("وصل", "visit")),
    ("بحث الوزير مع نظيره الأزمة.", ("بحث", "meeting")),
    ("وقع الوزير اتفاقا.", ("وقع", "agreement")),
    ("نقل الوزير رسالة إلى الرئيس.", ("نقل", "message")),
    ("غادر الوزير متوجها إلى روما.", ("غادر", "visit")),
    ("جولة خارجية للرئيس.", ("جولة", "visit")),
])
def test_a_word_that_needs_another_is_one_beside_it(extractor: Extractor, text: str, found: tuple[str, str]) -> None:
    assert kinds(extractor, text)[0] == found


@pytest.mark.parametrize("text", [
    "توجه الرئيس متأخرا.", "بحث الوزير الأزمة.", "وقع الحادث أمس.", "نقل المصابون إلى المستشفى.", "غادر الوزير منصبه.", "جولة في السوق.",
    "تلقى الرئيس التعليم.",
])
def test_without_it_the_word_reports_no_encounter(extractor: Extractor, text: str) -> None:
    assert [words for words, kind in kinds(extractor, text) if kind in ("meeting", "visit", "call", "message", "agreement")] == []


@pytest.mark.parametrize(("text", "blocked"), [
    ("استقبل الرئيس الوزير.", "استقبل المستشفى الجرحى."),
    ("لقاء مع الرئيس.", "لقاء تلفزيوني مع الرئيس."),
    ("التقى الوزير الرئيس.", "التقى الجزيرة نت."),
])
def test_words_that_forbid_a_reading(extractor: Extractor, text: str, blocked: str) -> None:
    assert [kind for _, kind in kinds(extractor, text)] == ["meeting"]
    assert kinds(extractor, blocked) == []


@pytest.mark.parametrize(("text", "kind"), [
    ("بحث الوزير مع نظيره الأزمة.", "meeting"), ("بحث الوزير هاتفيا مع نظيره الأزمة.", "call"),
    ("تلقى الرئيس اتصالا من نظيره.", "call"), ("تلقى الرئيس رسالة من نظيره.", "message"),
])
def test_what_stands_beside_a_word_tells_its_reading(extractor: Extractor, text: str, kind: str) -> None:
    assert kinds(extractor, text)[0][1] == kind


@pytest.mark.parametrize("text", ["وزارة الخارجية تعمل.", "ووزارة الدفاع تعمل.", "في وزارته.", "بوزارة الخارجية."])
def test_a_ministry_is_no_visit(extractor: Extractor, text: str) -> None:
    assert kinds(extractor, text) == []


@pytest.mark.parametrize("text", ["وزار الرئيس ليبيا.", "وزارت الوزيرة ليبيا."])
def test_and_he_visited_is_a_visit(extractor: Extractor, text: str) -> None:
    assert kinds(extractor, text) == [(text.split()[0], "visit")]


@pytest.mark.parametrize(("text", "plural", "definite", "pronoun"), [
    ("لقاء مع الرئيس.", False, False, False), ("اللقاء مع الرئيس.", False, True, False), ("لقاءات مع الرئيس.", True, False, False),
    ("لقائه مع الرئيس.", False, True, True),
])
def test_what_the_form_tells(extractor: Extractor, text: str, plural: bool, definite: bool, pronoun: bool) -> None:
    found = triggers(extractor, text)[0][1]
    assert (found.plural, found.definite, found.pronoun) == (plural, definite, pronoun)


@pytest.mark.parametrize(("text", "tense", "prefix"), [
    ("التقى الوزير.", "past", ""), ("يلتقي الوزير.", "present", ""), ("سيلتقي الوزير.", "future", ""), ("والتقى الوزير.", "past", "و"),
])
def test_the_tense_and_the_clitic(extractor: Extractor, text: str, tense: str, prefix: str) -> None:
    found = triggers(extractor, text)[0][1]
    assert (found.tense, found.prefix) == (tense, prefix)


def test_a_light_verb_reports_nothing_by_itself(extractor: Extractor) -> None:
    found = triggers(extractor, "عقد اجتماعا مع الوزير.")
    assert [(words, trigger.is_event) for words, trigger in found] == [("عقد", False), ("اجتماعا", True)]


def test_the_longest_phrase_is_one_trigger(extractor: Extractor) -> None:
    assert kinds(extractor, "أجرى الوزير اتصالا هاتفيا مع نظيره.") == [("اتصالا هاتفيا", "call")]
    assert kinds(extractor, "الاتصال بالإنترنت مقطوع.") == []


def test_teh_marbuta_is_no_pronoun(extractor: Extractor) -> None:
    assert kinds(extractor, "إشارة إلى الملف.") == []


@pytest.mark.parametrize(("text", "kind"), [
    ("The president met the minister.", "meeting"), ("He received the minister.", "meeting"), ("He received a call from the minister.", "call"),
    ("He visited Cairo.", "visit"), ("They signed an agreement.", "agreement"), ("It was a phone call with him.", "call"),
])
def test_english(extractor: Extractor, text: str, kind: str) -> None:
    assert kinds(extractor, text, "en")[0][1] == kind


@pytest.mark.parametrize("text", ["They met resistance.", "They signed up.", "Visitors like Cairo.", "A metre is long."])
def test_english_words_that_only_look_alike(extractor: Extractor, text: str) -> None:
    assert kinds(extractor, text, "en") == []


def test_a_language_reads_its_own_words_only(extractor: Extractor) -> None:
    assert kinds(extractor, "He met the minister.", "ar") == []
    assert kinds(extractor, "التقى الوزير.", "en") == []


def test_the_name_of_a_person_is_no_trigger(extractor: Extractor) -> None:
    view = read(extractor, "التقى السيسي حفتر.").views[-1]
    taken = {token for mention in view.actors for token in range(mention.first, mention.last + 1)}
    assert view.actors and not taken & {found.first for found in view.triggers}
