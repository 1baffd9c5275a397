"""Offices: who held them on the date of the article, and where that cannot be told."""

from __future__ import annotations

import pytest

from data.knowledge import Knowledge
from data.knowledge.actors import TenureRow
from data.knowledge.table import IsoPrefix
from extraction.actors.offices import Offices, covers
from extraction.pipeline import Extractor
from tests.extraction.core_helper import actors, events, named, of_type, only, read

SISI, HAFTAR, RASHAD, BURHAN = "abdel-fattah-el-sisi", "khalifa-haftar", "hassan-rashad", "abdel-fattah-al-burhan"


def tenure(start: str | None, end: str | None, open: bool = False) -> TenureRow:
    return TenureRow("p", "o", IsoPrefix(start) if start else None, IsoPrefix(end) if end else None, open, None, "sure", "test")


@pytest.mark.parametrize(("row", "date", "inside"), [
    (tenure("2018-01-18", "2024-10-16"), "2018-01-18", True),
    (tenure("2018-01-18", "2024-10-16"), "2024-10-16", True),
    (tenure("2018-01-18", "2024-10-16"), "2018-01-17", False),
    (tenure("2018-01-18", "2024-10-16"), "2024-10-17", False),
    (tenure("2018", "2020-05"), "2018-03-01", True),
    (tenure("2018", "2020-05"), "2020-05-31", True),
    (tenure("2018", "2020-05"), "2020-06-01", False),
    (tenure("2018", None, open=True), "2031-01-01", True),
    (tenure("2018", None), "2018-12-31", True),
    (tenure("2018", None), "2019-01-01", False),
    (tenure(None, "2020"), "2020-04-04", True),
    (tenure(None, "2020"), "2019-04-04", False),
    (tenure("2018-05", "2020-05"), "2018", True),
    (tenure("2018-05", "2020-05"), "2021", False),
])
def test_a_tenure_includes_its_bounds_and_nothing_unknown(row: TenureRow, date: str, inside: bool) -> None:
    assert covers(row, date) is inside


def test_the_offices_of_a_person_are_those_of_the_day(knowledge: Knowledge) -> None:
    offices = Offices(knowledge)
    assert [office.id for office in offices.offices_of(SISI, "2013-06-01")] != [office.id for office in offices.offices_of(SISI, "2020-06-01")]
    assert "eg-president" in [office.id for office in offices.offices_of(SISI, "2020-06-01")]
    assert offices.offices_of(SISI, None) == ()
    assert offices.offices_of("nobody", "2020-06-01") == ()


@pytest.mark.parametrize(("title", "date", "holder"), [
    ("رئيس المخابرات المصرية", "2024-09-10", "abbas-kamel"),
    ("رئيس المخابرات المصرية", "2025-03-01", RASHAD),
    ("رئيس المخابرات العامة المصرية", "2026-02-17", RASHAD),
    ("وزير الخارجية المصري", "2024-06-01", "sameh-shoukry"),
    ("وزير الخارجية المصري", "2024-09-01", "badr-abdelatty"),
    ("الرئيس المصري", "2010-01-01", "hosni-mubarak"),
    ("الرئيس المصري", "2012-12-01", "mohamed-morsi"),
    ("الرئيس المصري", "2026-02-17", SISI),
    ("الرئيس الأمريكي", "2021-01-10", "donald-trump"),
    ("الرئيس الأمريكي", "2021-02-10", "joe-biden"),
    ("رئيس المجلس الرئاسي الليبي", "2026-02-17", "mohamed-al-menfi"),
    ("رئيس مجلس النواب الليبي", "2026-02-17", "aguila-saleh"),
    ("رئيس حكومة الوحدة الوطنية", "2026-02-17", "abdul-hamid-dbeibah"),
])
def test_an_office_alone_is_its_holder_on_the_date(extractor: Extractor, title: str, date: str, holder: str) -> None:
    assert actors(extractor, f"قال {title} إن اللقاء جيد.", published=date) == [(title, (holder,))]


@pytest.mark.parametrize("date", ["1985-01-01", None])
def test_without_a_known_holder_the_office_names_nobody_known(extractor: Extractor, date: str | None) -> None:
    view = read(extractor, "قال رئيس المخابرات المصرية إن اللقاء جيد.", published=date).views[-1]
    assert [entity.id for m in view.actors for entity in m.entities if entity.known] == []


@pytest.mark.parametrize("title", ["رئيس الحكومة الليبية", "رئيس الوزراء الليبي", "رئيس مجلس الوزراء الليبي"])
def test_of_rival_holders_none_is_guessed(extractor: Extractor, title: str) -> None:
    assert named(extractor, f"قال {title} إن اللقاء جيد.") == []


@pytest.mark.parametrize("title", [
    "الرئيس المصري السابق", "رئيس المخابرات المصرية السابق", "الرئيس المصري الأسبق", "رئيس الوزراء المصري الأسبق", "وزير الخارجية المصري السابق",
])
def test_former_holders_are_not_told_by_their_office(extractor: Extractor, title: str) -> None:
    assert named(extractor, f"قال {title} إن اللقاء جيد.") == []


def test_former_holders_are_told_by_their_name(extractor: Extractor) -> None:
    assert named(extractor, "قال رئيس المخابرات المصرية السابق عباس كامل إن اللقاء جيد.") == ["abbas-kamel"]
    assert named(extractor, "قال وزير الخارجية الأسبق نبيل فهمي إن اللقاء جيد.") == ["nabil-fahmy"]


def test_a_bare_office_is_of_the_country_that_the_headline_tells(extractor: Extractor) -> None:
    assert named(extractor, "قال وزير الخارجية إن اللقاء جيد.", title="مصر تعلن موقفها") == ["badr-abdelatty"]
    assert named(extractor, "قال وزير الخارجية إن اللقاء جيد.") == []
    assert named(extractor, "قال وزير الخارجية إن اللقاء جيد.", title="اتفاق مصر والسودان") == []


def test_a_bare_office_is_the_one_whom_the_article_named_with_it(extractor: Extractor) -> None:
    text = "وصل وزير الخارجية السعودي الأمير فيصل بن فرحان إلى القاهرة. وقال وزير الخارجية إن الزيارة جيدة."
    assert named(extractor, text)[-1] == "faisal-bin-farhan"


def test_an_office_of_something_unnamed_is_nobody(extractor: Extractor) -> None:
    assert named(extractor, "قال رئيس شركة كبيرة إن الربح جيد.", title="مصر اليوم") == []


def test_each_actor_has_the_office_of_the_day(extractor: Extractor) -> None:
    then = only(extractor, "التقى عباس كامل خليفة حفتر في بنغازي.", published="2023-05-01")
    actor = next(a for a in then.actors if a.id == "abbas-kamel")
    assert (actor.country, actor.office_en is not None and "Intelligence" in actor.office_en) == ("EG", True)
    later = only(extractor, "التقى عباس كامل خليفة حفتر في بنغازي.", published="2026-02-17")
    office = next(a for a in later.actors if a.id == "abbas-kamel").office_en
    assert office is None or "Intelligence" not in office


def test_the_office_is_read_on_the_day_of_the_event_not_of_the_article(extractor: Extractor) -> None:
    text = "التقى حفتر في بنغازي مع رئيس المخابرات المصرية في 10 سبتمبر 2024."
    event = of_type(events(extractor, text, published="2024-11-20"), "meeting")
    assert "abbas-kamel" in {actor.id for actor in event.actors} and RASHAD not in {actor.id for actor in event.actors}


def test_the_ministers_of_two_countries_are_two(extractor: Extractor) -> None:
    assert named(extractor, "التقى وزيرا خارجية مصر والسودان أمس.") == ["badr-abdelatty", "mohieddin-salem"]


def test_where_the_ministers_met_is_no_third_minister(extractor: Extractor) -> None:
    found = named(extractor, "التقى وزيرا خارجية مصر والسودان في القاهرة.")
    assert [who for who in found if who != "state-eg"] == ["badr-abdelatty", "mohieddin-salem"]


def test_english_offices_are_read_on_the_date(extractor: Extractor) -> None:
    assert named(extractor, "Egypt's intelligence chief met Haftar.", published="2024-09-01", language="en") == ["abbas-kamel", HAFTAR]
    assert named(extractor, "The Egyptian intelligence chief met Haftar.", published="2025-09-01", language="en") == [RASHAD, HAFTAR]
    assert named(extractor, "Libya's prime minister met Haftar.", published="2025-09-01", language="en") == [HAFTAR]


@pytest.mark.parametrize(("text", "who"), [
    ("بحث وزراء الري في مصر والسودان وإثيوبيا الأزمة.", ["hani-sewilam", "ismat-qureshi", "habtamu-itefa"]),
    ("بحث وزراء الري بمصر والسودان الأزمة.", ["hani-sewilam", "ismat-qureshi"]),
    ("التقى وزيرا الخارجية المصري والسعودي أمس.", ["badr-abdelatty", "faisal-bin-farhan"]),
    ("بحث بدر عبد العاطي الأزمة مع نظيريه التركي والسعودي.", ["badr-abdelatty", "hakan-fidan", "faisal-bin-farhan"]),
    ("وأكد الجانبان المصري والسوداني موقفهما.", ["state-eg", "state-sd"]),
    ("التقى السيسي ماكرون. واتفق البلدان على التعاون.", ["abdel-fattah-el-sisi", "emmanuel-macron", "state-eg", "state-fr"]),
])
def test_an_office_with_a_list_of_countries_is_a_person_in_each(extractor: Extractor, text: str, who: list[str]) -> None:
    assert named(extractor, text) == who


def test_countries_of_all_kinds_are_not_the_two_that_were_named(extractor: Extractor) -> None:
    assert named(extractor, "التقى السيسي ماكرون. واتفقت البلدان العربية على التعاون.") == ["abdel-fattah-el-sisi", "emmanuel-macron"]


def test_ministers_in_one_city_are_of_no_country(extractor: Extractor) -> None:
    found = named(extractor, "التقى وزراء الخارجية العرب في القاهرة.")
    assert "badr-abdelatty" not in found


def test_a_bare_office_is_the_one_whom_the_article_names_with_it_though_another_has_followed(extractor: Extractor) -> None:
    text = "توفي محمد الحداد رئيس أركان الجيش الليبي أمس. وكان رئيس الأركان الليبي في زيارة."
    assert named(extractor, text, published="2025-12-24") == ["mohamed-al-haddad", "mohamed-al-haddad"]
