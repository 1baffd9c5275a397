"""Places that the text names again by their kind, and occasions that it names again. Published on Tuesday 17 February 2026."""

from __future__ import annotations

import pytest

from data.knowledge import read_knowledge
from data.model import Article
from extraction.document import read_document
from extraction.pipeline import Extractor
from extraction.places import PlaceFinder
from tests.extraction.core_helper import events, of_type


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(read_knowledge())


def ids(finder: PlaceFinder, text: str) -> list[str]:
    """The places of a text in order."""
    return [mention.place.id for mention in finder.find_places(read_document(Article("a", "s", None, None, "ar", "", text)))]


@pytest.mark.parametrize(("text", "place"), [
    ("دخل الجيش مدينة بابنوسة. وانتشرت قواته في المدينة.", "babanusa"),
    ("دخل الجيش مدينة بابنوسة. وشن هجوما على المدينة الحدودية.", "babanusa"),
    ("وصل الوالي إلى ولاية الجزيرة. وتفقد القرى داخل الولاية.", "gezira-state"),
    ("قصفت الطائرات معسكر أبو شوك. وسقط قتلى في المعسكر.", "abu-shouk-camp"),
])
def test_a_place_named_again_by_its_kind(finder: PlaceFinder, text: str, place: str) -> None:
    assert ids(finder, text) == [place, place]


@pytest.mark.parametrize("text", [
    "انتشرت القوات في المدينة.",  # no town was named
    "وصل الوفد إلى بنغازي. وزار المدينة الرياضية.",  # a name of its own
    "وصل الوفد إلى بنغازي. وقال سكان المدينة إن الوضع هادئ.",  # nothing happens there
    "وصل الوفد إلى بنغازي. ودارت معارك في المعسكر.",  # a site of another kind
    "بنغازي - وكالات: قال شهود إن الوضع هادئ في المدينة.",  # where it was filed
])
def test_what_names_no_place_again(finder: PlaceFinder, text: str) -> None:
    assert len(ids(finder, text)) <= 1


def test_an_attack_on_the_town_spoken_of(extractor: Extractor) -> None:
    text = "تضاربت الأنباء حول مصير مدينة بابنوسة.\nوقال الجيش السوداني إن قواته صدت هجوما شنته قوات الدعم السريع على المدينة أمس."
    place = of_type(events(extractor, text), "attack").place
    assert place is not None and (place.id, place.mention) == ("babanusa", "المدينة")


@pytest.mark.parametrize("again", ["وعلى هامش المنتدى، ", "وفي ختام المنتدى، "])
def test_an_occasion_named_again_tells_place_and_day(extractor: Extractor, again: str) -> None:
    text = f"شارك بدر عبد العاطي الأحد في أعمال المنتدى الإقليمي بمدينة برشلونة.\n{again}التقى عبد العاطي وزير الخارجية التركي هاكان فيدان."
    met = of_type(events(extractor, text), "meeting")
    assert met.date == "2026-02-15"
    assert met.place is not None and (met.place.id, met.place.basis) == ("barcelona", "inferred")


def test_another_occasion_tells_nothing(extractor: Extractor) -> None:
    text = "شارك بدر عبد العاطي الأحد في أعمال المنتدى الإقليمي بمدينة برشلونة.\nوعلى هامش القمة العربية، التقى عبد العاطي هاكان فيدان."
    assert all(event.place is None for event in events(extractor, text) if event.type == "meeting")


def test_a_palace_in_a_town_of_another_country_is_none_of_ours(extractor: Extractor) -> None:
    text = "اجتمع مالك عقار، بالقصر الرئاسي بجوبا، برئيس جمهورية جنوب السودان سلفا كير ميارديت."
    place = of_type(events(extractor, text), "meeting").place
    assert place is not None and place.id == "juba"


def test_a_capital_that_received_somebody_is_the_place(extractor: Extractor) -> None:
    found = events(extractor, "كانت القاهرة قد استقبلت الخميس الماضي كامل إدريس رئيس وزراء السودان.")
    assert [event.place.id for event in found if event.place] == ["cairo"]


@pytest.mark.parametrize(("text", "day"), [
    ("جوبا 15-2-2026 (سونا) - اجتمع مالك عقار بسلفا كير ميارديت.", ("2026-02-17", "publication")),
    ("جوبا 16 فبراير 2026 – اجتمع مالك عقار أمس بسلفا كير ميارديت.", ("2026-02-15", "relative")),
    ("اجتمع مالك عقار في 16 فبراير 2026 (الاثنين) بسلفا كير ميارديت.", ("2026-02-16", "stated")),
])
def test_the_day_of_a_dateline_is_no_day_of_an_event(extractor: Extractor, text: str, day: tuple[str, str]) -> None:
    met = of_type(events(extractor, text), "meeting")
    assert (met.date, met.date_basis) == day
