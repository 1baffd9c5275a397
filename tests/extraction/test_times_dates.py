"""Calendar dates: month names, numerals, ordinals, years and their absence."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.times_helper import detail, found, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وقّع الطرفان في 12 فبراير 2026 بالقاهرة", "2026-02-12"),
        ("في 17 شباط 2026", "2026-02-17"),
        ("3 جانفي 2026", "2026-01-03"),
        ("وصل تونس يوم 14 جويلية 2025", "2025-07-14"),
        ("5 أوت 2024", "2024-08-05"),
        ("الفاتح من نوفمبر 1954", "1954-11-01"),
        ("17 النوار 2011", "2011-02-17"),
        ("20 هانيبال 2010", "2010-08-20"),
        ("7 أبريل (الطير) 1986", "1986-04-07"),
        ("3 الصيف 1990", "1990-06-03"),
        ("في شهر ناصر 1990", "1990-07"),
        ("كانون الثاني/يناير 2025", "2025-01"),
        ("في 20 كانون الثاني (يناير) 2025", "2025-01-20"),
        ("8 سبتمبر / أيلول 2025", "2025-09-08"),
        ("يوليو (تموز) 2014", "2014-07"),
        ("26 مارس آذار 2015", "2015-03-26"),
    ],
)
def test_month_names_of_every_region(text: str, value: str) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "أحمد ناصر 5",
        "خفض 20 الماء",
        "مارس ضغوطا على الحكومة",
        "تيريزا ماي",
        "الصيف حار",
        "في بيت أب لثلاثة أبناء",
        "5 الصيف",
    ],
)
def test_words_that_are_also_months_are_not(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17/2/2026", "2026-02-17"),
        ("بتاريخ 3-1-2026", "2026-01-03"),
        ("16.02.2026", "2026-02-16"),
        ("2026-02-09", "2026-02-09"),
        ("2026/2/9", "2026-02-09"),
        ("٥/١٢/٢٠٢٥", "2025-12-05"),
        ("2/28/2025", "2025-02-28"),
        ("11/2025", "2025-11"),
        ("الأحد 8/2", "2026-02-08"),
        ("يوم 21/09", "2025-09-21"),
        ("2026-02-09T11:20:00", "2026-02-09"),
    ],
)
def test_numerals_are_read_day_first(text: str, value: str) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    "text", ["31/2/2026", "32/1/2026", "3/4 السكان", "24/7", "القانون رقم 10/2015", "مباراة 2-1", "192.168.10.2026", "30 فبراير 2025"]
)
def test_numerals_that_are_no_date(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الثالث والعشرين من يوليو الماضي", "2025-07-23"),
        ("الحادي والثلاثين من ديسمبر", "2025-12-31"),
        ("الثلاثين من يناير", "2026-01-30"),
        ("الخامس عشر من يناير", "2026-01-15"),
        ("أول يناير الماضي", "2026-01-01"),
        ("العشرين من مايو 2024", "2024-05-20"),
        ("الـ17 من يناير", "2026-01-17"),
        ("في الـ 17 من يناير", "2026-01-17"),
        ("اليوم الثالث من ديسمبر الماضي", "2025-12-03"),
        ("آخر يوم من شهر يناير", "2026-01-31"),
        ("بتاريخ الثاني عشر من شهر فبراير لعام 2024", "2024-02-12"),
        ("في شهر 5 الماضي", "2025-05"),
    ],
)
def test_days_and_months_in_words(text: str, value: str) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    "text", ["النائب الثاني للرئيس", "الأول على الجمهورية", "في اليوم الثاني للقمة", "5 من أعضاء المجلس", "أول رئيس مدني", "المادة 5 من الدستور"]
)
def test_ordinals_and_numbers_of_other_things(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "prefer", "value"),
    [
        ("في 5 ديسمبر", "past", "2025-12-05"),
        ("في 5 مارس", "future", "2026-03-05"),
        ("في 5 مارس", "past", "2026-03-05"),  # two weeks ahead, not eleven months back
        ("في 1 فبراير", "future", "2026-02-01"),
        ("في 10 أبريل", "past", "2025-04-10"),  # ten months back, not two months ahead
        ("لجلسة 15 مارس القادم", "past", "2026-03-15"),
        ("تأجيلها لـ1 نوفمبر", "future", "2026-11-01"),
        ("27 أغسطس المقبل", "past", "2026-08-27"),
        ("11 يوليو (تموز) المنصرم", "future", "2025-07-11"),
        ("في 20 من أغسطس المقبل", "past", "2026-08-20"),
        ("3 مارس من العام الماضي", "past", "2025-03-03"),
        ("ديسمبر من عام 2019", "past", "2019-12"),
        ("مارس المقبل", "past", "2026-03"),
        ("مارس الماضي", "past", "2025-03"),
        ("29 فبراير الماضي", "past", "2024-02-29"),
    ],
)
def test_the_year_that_is_not_said(text: str, prefer: str, value: str) -> None:
    assert read(text, prefer) == value  # type: ignore[arg-type]
    assert detail(text, prefer)[1] == "stated"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("عام 2011م", "2011"),
        ("في 2013", "2013"),
        ("لسنة 2015", "2015"),
        ("نهاية عام 2013", "2013"),
        ("منتصف 2015", "2015"),
        ("in 2013", "2013"),
    ],
)
def test_years(text: str, value: str) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "القرار 1970",
        "قرار مجلس الأمن 2011",
        "قتل 2014 شخصا",
        "في 2000 مدرسة",
        "اتفاق 2020",
        "رؤية مصر 2030",
        "هاتف 0123456789",
        "5 ملايين دولار",
        "بقيمة 1500 دولار",
        "بنسبة 3.5%",
        "كأس العالم 2026",
    ],
)
def test_numbers_that_are_no_year(text: str) -> None:
    assert read(text) == ""


def test_m_behind_a_date_is_gregorian_and_behind_a_clock_is_not_a_date() -> None:
    assert read("الثلاثاء 17 فبراير 2026 م 11:20") == "2026-02-17"
    assert read("11:20 م") == ""


@pytest.mark.parametrize("text", ["26 يوليو من ذلك العام", "في مارس من العام نفسه", "وتنتهي يوم 11 من نفس الشهر"])
def test_a_year_counted_from_elsewhere_is_left_open(text: str) -> None:
    assert read(text) == ""


def test_the_span_of_a_mention_leads_back_to_the_text() -> None:
    assert found("التقاه في ٢٠ يونيو (حزيران) الماضي، ثم في أبريل") == ["٢٠ يونيو (حزيران) الماضي", "أبريل"]
    assert found("وأمس وصل") == ["أمس"]


@pytest.mark.parametrize(
    ("text", "value"), [("le 17 février 2026 à Paris", "2026-02-17"), ("17 Şubat 2026", "2026-02-17"), ("am 17. Februar 2026", "2026-02-17")]
)
def test_whole_dates_of_other_languages(text: str, value: str) -> None:
    assert read(text) == value


def test_a_word_between_two_numbers_is_no_month() -> None:
    assert read("12 people 2015", published=date(2016, 1, 1)) == ""
