"""Names that hold a time: revolutions, cities, newspapers. They must never date an event."""

from __future__ import annotations

import pytest

from tests.extraction.times_helper import found, read


@pytest.mark.parametrize(
    "text",
    [
        "ثورة 25 يناير",
        "ثورة الخامس والعشرين من يناير",
        "ثورة 17 فبراير",
        "ثورة 23 يوليو 1952",
        "ثورة ديسمبر المجيدة",
        "حركة 6 أبريل",
        "مدينة السادس من أكتوبر",
        "مدينة 6 أكتوبر",
        "مدينة 15 مايو",
        "جامعة 6 أكتوبر",
        "كوبري 6 أكتوبر",
        "حرب أكتوبر",
        "العاشر من رمضان",
        "نظام الثلاثين من يونيو",
        "الذكرى الخامسة عشرة لثورة 17 فبراير",
        "ميدان 30 يونيو",
        "the January 25 Revolution",
        "6th of October City",
        "the April 6 Movement",
    ],
)
def test_dates_that_name_something(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "صحيفة «المصري اليوم»",
        'لـ"المصري اليوم"',
        "صحيفة المصري اليوم",
        "موقع اليوم السابع",
        "صحيفة الغد الأردنية",
        "حزب الغد",
        "قناة «ليبيا اليوم»",
        "Russia Today",
        "the Sunday Times",
    ],
)
def test_newspapers_and_parties(text: str) -> None:
    assert found(text) == []


def test_the_egyptian_minister_today_is_no_newspaper() -> None:
    assert found("أكد وزير الخارجية المصري اليوم الخميس") == ["اليوم الخميس"]
    assert found("وصل إلى مصر اليوم") == ["اليوم"]


def test_the_same_dates_as_dates() -> None:
    assert read("التقيا في 25 يناير الماضي") == "2026-01-25"
    assert read("عقدت الجلسة في السادس من أكتوبر الماضي") == "2025-10-06"
    assert read("منذ الإطاحة بالقذافي عام 2011") == "2011"


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    text = "اجتمعا أمس الاثنين، بعد لقاء في 3 فبراير الماضي، ويجتمعان من 20 إلى 22 مارس المقبل وفي الأسبوع الأول من أبريل"
    assert found(text) == ["أمس الاثنين", "3 فبراير الماضي", "من 20 إلى 22 مارس المقبل", "الأسبوع الأول من أبريل"]
