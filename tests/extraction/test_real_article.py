"""The real article, damaged as it came: one meeting and one message, dated, placed and proved; nothing that it only comments on."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from data.model import Article, Event
from extraction.pipeline import Extraction, Extractor
from extraction.readers import read_articles
from tests.extraction.core_helper import of_type, roles

ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles"
SISI, HAFTAR, RASHAD = "abdel-fattah-el-sisi", "khalifa-haftar", "hassan-rashad"


@pytest.fixture(scope="module")
def extraction(extractor: Extractor) -> Extraction:
    """All that is read in the article; skips where the folder is not beside the checkout."""
    if not ARTICLES.is_dir():
        pytest.skip("../shared/articles is not there")
    reads = list(read_articles([ARTICLES], BytesIO()))
    articles = [read for read in reads if isinstance(read, Article) and "ميدل إيست أونلاين" in read.source]
    assert len(articles) == 1, reads
    return extractor.extract(articles[0])


@pytest.fixture(scope="module")
def meeting(extraction: Extraction) -> Event:
    """The one meeting."""
    return of_type(extraction.events, "meeting")


def test_the_two_sides_with_their_offices(meeting: Event) -> None:
    sides = {actor.id: actor for actor in meeting.actors if actor.role not in ("attendee", "mediator")}
    assert set(sides) == {RASHAD, HAFTAR}
    rashad, haftar = sides[RASHAD], sides[HAFTAR]
    assert (rashad.name_en, rashad.country, rashad.kind) == ("Hassan Rashad", "EG", "person")
    assert (haftar.name_en, haftar.country, haftar.kind) == ("Khalifa Haftar", "LY", "person")
    assert rashad.office_en is not None and "General Intelligence" in rashad.office_en
    assert haftar.office_en is not None and "eastern Libya" in haftar.office_en


def test_the_officers_beside_haftar_only_attend(meeting: Event) -> None:
    others = {actor.role for actor in meeting.actors if actor.id not in (RASHAD, HAFTAR)}
    assert others <= {"attendee"}
    assert SISI not in roles(meeting)


def test_where_it_happened(meeting: Event) -> None:
    place = meeting.place
    assert place is not None and place.lat is not None and place.lon is not None
    assert (place.name_en, place.country, place.precision, place.basis) == ("Benghazi", "LY", "city", "stated")
    assert place.lat == pytest.approx(32.1, abs=0.1)
    assert place.lon == pytest.approx(20.1, abs=0.1)


def test_when_it_happened(meeting: Event) -> None:
    assert (meeting.date, meeting.date_end, meeting.date_granularity, meeting.date_basis) == ("2026-02-17", None, "day", "publication")
    assert meeting.status == "happened"
    assert meeting.claimed_by is None


def test_what_it_was_about(meeting: Event) -> None:
    assert set(meeting.topics) >= {"bilateral_relations", "libya_crisis", "border_security", "sudan_war", "eastern_mediterranean", "energy"}
    assert not set(meeting.topics) & {"nile_water", "palestine", "migration", "health", "culture", "education"}


def test_the_evidence_is_the_title_and_sentences_of_the_text(extraction: Extraction, meeting: Event) -> None:
    assert [item.part for item in meeting.evidence].count("title") == 1
    assert [item.part for item in meeting.evidence].count("text") >= 2
    assert any("خليفة بنغازي" in item.sentence for item in meeting.evidence)
    for item in meeting.evidence:
        assert extraction.document.article.part(item.part)[item.start : item.end] == item.sentence


def test_the_damaged_name_is_marked_as_haftar(extraction: Extraction, meeting: Event) -> None:
    text = extraction.document.article.text
    marked = [text[start:end] for item in meeting.evidence if item.part == "text" for start, end in item.spans.actors.get(HAFTAR, ())]
    assert any(words.startswith("المشير خليفة") for words in marked), marked
    assert "حفتر" in marked


def test_the_greetings_are_a_message_through_rashad(extraction: Extraction) -> None:
    message = of_type(extraction.events, "message")
    assert roles(message) == {SISI: "source", RASHAD: "mediator", HAFTAR: "target"}
    assert (message.date, message.date_basis, message.status) == ("2026-02-17", "publication", "happened")
    assert any("تحيات رئيس الانقلاب" in item.sentence for item in message.evidence)
    sisi = next(actor for actor in message.actors if actor.id == SISI)
    assert (sisi.country, sisi.office_en) == ("EG", "President of Egypt")


def test_nothing_is_dated_2011(extraction: Extraction) -> None:
    assert "2011" in extraction.document.article.text
    assert {event.date for event in extraction.events} == {"2026-02-17"}


def test_comment_and_analysis_are_no_events(extraction: Extraction) -> None:
    assert {event.type for event in extraction.events} <= {"meeting", "message", "statement"}
    words = {
        extraction.document.article.part(item.part)[start:end]
        for event in extraction.events for item in event.evidence for start, end in item.spans.trigger
    }
    assert not {word for word in words if "زيارة" in word or "الاجتماعات" in word or "تهريب" in word or "اتصال" in word}


def test_what_was_left_out_is_told_with_its_reason(extraction: Extraction) -> None:
    assert any("الاجتماعات" in line and "several" in line for line in extraction.left)
    assert extraction.genre == "news" and extraction.skipped is None
