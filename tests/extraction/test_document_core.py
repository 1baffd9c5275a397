"""Sentences and words: where they begin and end, of what kind they are, and that their offsets are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Article, Language
from extraction.document import Document, read_document


def document(text: str, title: str = "عنوان الخبر", language: Language = "ar") -> Document:
    return read_document(Article("a", "s", None, None, language, title, text))


def body(text: str, language: Language = "ar") -> list[str]:
    return [text[s.start:s.end] for s in document(text, language=language).sentences if s.part == "text"]


@pytest.mark.parametrize(("text", "expected"), [
    ("التقى السيسي حفتر. وبحثا الأزمة.", ["التقى السيسي حفتر.", "وبحثا الأزمة."]),
    ("هل التقيا؟ نعم! انتهى.", ["هل التقيا؟", "نعم!", "انتهى."]),
    ("انتهى الخبر □ بدأ آخر □", ["انتهى الخبر □", "بدأ آخر □"]),
    ("سطر أول طويل بعض الشيء\nوسطر ثان", ["سطر أول طويل بعض الشيء", "وسطر ثان"]),
    ('قال: "نعم." ثم مضى.', ['قال: "نعم."', "ثم مضى."]),
    ("  \n\n نص واحد.  \n", ["نص واحد."]),
    ("...\n—\nنص واحد.", ["نص واحد."]),
    ("", []),
])
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert body(text) == expected


@pytest.mark.parametrize("text", [
    "بلغت النسبة 3.5 في المائة من الإجمالي.",
    "اجتمعا في 17.2.2026 في القاهرة.",
    "اجتمعا في 17.02.2026 مساء.",
    "زادت الصادرات ٣٫٥ مليون؛ وقال: نعم، لا.",
    "نشره موقع example.com أمس.",
])
def test_dots_inside_numbers_dates_and_addresses_end_nothing(text: str) -> None:
    assert body(text) == [text]


def test_a_number_may_end_a_sentence() -> None:
    assert body("التقيا في عام 2019. ثم افترقا.") == ["التقيا في عام 2019.", "ثم افترقا."]


@pytest.mark.parametrize("text", [
    "Mr. Smith met Gen. Haftar in Cairo.",
    "The U.S. envoy met Dr. Badr Abdelatty.",
    "Abdel F. Sisi met Haftar.",
])
def test_abbreviations_end_nothing(text: str) -> None:
    assert body(text, "en") == [text]


def test_an_english_word_of_the_same_letters_ends_a_sentence() -> None:
    assert body("They met in Cairo. He said no more. Then he left.", "en") == ["They met in Cairo.", "He said no more.", "Then he left."]


def test_kinds_tell_title_heading_lead_and_body() -> None:
    found = document("القاهرة – وكالات\nالتقى السيسي حفتر. وبحثا الأزمة.\nرسائل سياسية\nوقال حفتر إن اللقاء مفيد.")
    assert [s.kind for s in found.sentences] == ["title", "heading", "lead", "body", "heading", "body"]
    assert [s.index for s in found.sentences] == list(range(6))


def test_a_long_line_or_a_last_unfinished_line_is_no_heading() -> None:
    long = "وهذا سطر طويل لا ينتهي بنقطة لكنه أطول بكثير من أن يكون عنوانا فرعيا في الخبر"
    assert [s.kind for s in document(f"التقى السيسي حفتر.\n{long}\nثم انتهى كل شيء.").sentences if s.part == "text"] == ["lead", "body", "body"]
    assert [s.kind for s in document("التقى السيسي حفتر. ثم افترقا").sentences if s.part == "text"] == ["lead", "body"]


def test_the_title_is_one_kind_even_in_two_sentences() -> None:
    assert [s.kind for s in document("نص.", title="السيسي يلتقي حفتر. والبرهان يصل").sentences] == ["title", "title", "lead"]


def test_a_title_may_be_empty() -> None:
    assert [s.part for s in document("نص.", title="").sentences] == ["text"]


def test_words_are_cut_from_signs_and_lead_back() -> None:
    text = "التقى «السّيسي» حفتر، بالقاهرة."
    found = document(text)
    sentence = found.sentences[-1]
    assert [token.text for token in sentence.tokens] == ["التقي", '"', "السيسي", '"', "حفتر", ",", "بالقاهره", "."]
    start, end = found.span(sentence, 2, 4)
    assert text[start:end] == "السّيسي» حفتر"


@given(st.text(alphabet="ابجد .\n□!؟،«»\u200fـَ1٢a-", max_size=80))
def test_sentences_cover_every_word_once_and_in_order(text: str) -> None:
    found = document(text, title="")
    last = 0
    for sentence in found.sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start:sentence.end] == text[sentence.start:sentence.end].strip(" \n")
        last = sentence.end
        for position in range(len(sentence.tokens)):
            start, end = found.span(sentence, position, position)
            assert sentence.start <= start < end <= sentence.end
    words = sum(len([t for t in sentence.tokens if any(ch.isalnum() for ch in t.text)]) for sentence in found.sentences)
    assert words == len("".join(ch if ch.isalnum() else " " for ch in found.text.text).split())


@pytest.mark.parametrize("byline", ["الخرطوم: «خاص»", "القاهرة - الجزيرة:", "كتب – محرر الشؤون العربية:"])
def test_a_byline_on_a_line_of_its_own_is_no_lead(byline: str) -> None:
    assert [s.kind for s in document(f"{byline}\nالتقى السيسي حفتر في القاهرة.").sentences if s.part == "text"] == ["heading", "lead"]


def test_a_short_first_sentence_stays_the_lead() -> None:
    assert [s.kind for s in document("التقى السيسي حفتر.\nوبحثا الأزمة.").sentences if s.part == "text"] == ["lead", "body"]
