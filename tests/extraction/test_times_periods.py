"""Weeks, months, quarters, years, their parts, windows, ordinals, seasons, decades."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.times_helper import detail, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأسبوع الماضي", "2026-02-07..2026-02-13"),
        ("الأسبوع الجاري", "2026-02-14..2026-02-20"),
        ("هذا الأسبوع", "2026-02-14..2026-02-20"),
        ("الأسبوع المقبل", "2026-02-21..2026-02-27"),
        ("الأسبوع قبل الماضي", "2026-01-31..2026-02-06"),
        ("بداية الأسبوع المقبل", "2026-02-21..2026-02-27"),
        ("الشهر الجاري", "2026-02"),
        ("الشهر المنصرم", "2026-01"),
        ("الشهر قبل الماضي", "2025-12"),
        ("العام المنصرم", "2025"),
        ("هذا العام", "2026"),
        ("السنة القادمة", "2027"),
        ("العام قبل الماضي", "2024"),
        ("العام الدراسي المقبل", "2027"),
    ],
)
def test_units_with_a_cue(text: str, value: str) -> None:
    assert read(text) == value
    assert detail(text)[1] == "relative"


def test_weeks_run_from_saturday_to_friday() -> None:
    assert read("هذا الأسبوع", published=date(2026, 2, 14)) == "2026-02-14..2026-02-20"  # a Saturday
    assert read("هذا الأسبوع", published=date(2026, 2, 20)) == "2026-02-14..2026-02-20"  # a Friday


@pytest.mark.parametrize(
    "text",
    [
        "الأمين العام للأمم المتحدة",
        "الأمين العام السابق للجامعة العربية",
        "النائب العام الحالي",
        "المدير العام السابق للوكالة",
        "القائد العام المقبل",
        "الرأي العام الحالي",
        "القطاع العام",
        "العام",
        "عام",
        "شهر",
        "ربع قرن",
        "نصف مليون",
        "النصف الثاني من المباراة",
        "نهاية الحرب",
        "أول لقاء",
    ],
)
def test_units_that_are_another_word(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مطلع الشهر الجاري", "2026-02-01..2026-02-10"),
        ("نهاية الشهر", "2026-02-21..2026-02-28"),
        ("منتصف الشهر الماضي", "2026-01-11..2026-01-20"),
        ("أواخر يناير", "2026-01-21..2026-01-31"),
        ("مطلع يناير 2025", "2025-01-01..2025-01-10"),
        ("منتصف أكتوبر الماضي", "2025-10-11..2025-10-20"),
        ("بنهاية مارس المقبل", "2026-03-21..2026-03-31"),
        ("في نصف شهر يناير", "2026-01-11..2026-01-20"),
    ],
)
def test_parts_of_a_month_are_its_thirds(text: str, value: str) -> None:
    assert read(text) == value
    assert detail(text)[0] == "span"


@pytest.mark.parametrize(
    ("text", "value"), [("نهاية عام 2013", "2013"), ("مطلع العام", "2026"), ("أوائل العام المقبل", "2027"), ("منتصف العام الماضي", "2025")]
)
def test_parts_of_a_year_are_no_finer_than_the_year(text: str, value: str) -> None:
    assert read(text) == value
    assert detail(text)[0] == "year"


@pytest.mark.parametrize(
    ("text", "value", "granularity"),
    [
        ("الربع الأول من العام الجاري", "2026-01-01..2026-03-31", "quarter"),
        ("الربع الأخير من 2025", "2025-10-01..2025-12-31", "quarter"),
        ("النصف الثاني من عام 2025", "2025-07-01..2025-12-31", "span"),
        ("النصف الأول من فبراير", "2026-02-01..2026-02-15", "span"),
        ("الأسبوع الأول من يناير", "2026-01-03..2026-01-09", "week"),
        ("الأسبوع الأخير من يناير", "2026-01-24..2026-01-30", "week"),
        ("آخر خميس من يناير", "2026-01-29", "day"),
        ("ثاني أحد في ديسمبر 2025", "2025-12-14", "day"),
        ("الاثنين الأخير من ديسمبر 2025", "2025-12-29", "day"),
        ("ثاني ثلاثاء بعد عيد القيامة 2025", "2025-04-29", "day"),
    ],
)
def test_ordinals_inside_a_longer_time(text: str, value: str, granularity: str) -> None:
    assert read(text) == value
    assert detail(text)[0] == granularity


def test_an_ordinal_between_weekday_and_month_is_a_date_where_the_calendar_agrees() -> None:
    assert read("الأحد الأول من فبراير 2026") == "2026-02-01"
    assert read("الثلاثاء الثالث من فبراير 2026") == "2026-02-03"
    assert read("الاثنين الثالث من فبراير 2026") == "2026-02-16"  # the third is a Tuesday: so the third Monday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خلال الأيام الثلاثة الماضية", "2026-02-14..2026-02-16"),
        ("خلال الأيام العشرة المقبلة", "2026-02-18..2026-02-27"),
        ("اليومين الماضيين", "2026-02-15..2026-02-16"),
        ("الـ24 ساعة الماضية", "2026-02-16..2026-02-17"),
        ("الـ 48 ساعة الماضية", "2026-02-15..2026-02-17"),
        ("آخر ثلاثة أيام", "2026-02-14..2026-02-16"),
        ("السنوات الخمس الأخيرة", "2021-02-17..2026-02-16"),
        ("العامين الماضيين", "2024-02-17..2026-02-16"),
    ],
)
def test_windows_need_a_number(text: str, value: str) -> None:
    assert read(text) == value


@pytest.mark.parametrize("text", ["السنوات الأخيرة", "الأيام القليلة الماضية", "الساعات الماضية", "الأسابيع المقبلة"])
def test_windows_without_a_number_are_vague(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ربيع 2019", "2019"),
        ("صيف عام 2014", "2014"),
        ("الصيف الماضي", "2025"),
        ("أوائل الخريف", "2026"),
        ("صيف العام الماضي", "2025"),
        ("last summer", "2025"),
    ],
)
def test_seasons_are_written_as_their_year(text: str, value: str) -> None:
    assert read(text) == value
    assert detail(text)[0] == "season"


@pytest.mark.parametrize("text", ["الربيع العربي", "ربيع ياسين", "الصيف في مصر حار"])
def test_seasons_that_are_names_or_habits(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("في التسعينيات", "1990-01-01..1999-12-31"),
        ("ثمانينيات القرن الماضي", "1980-01-01..1989-12-31"),
        ("the 1990s", "1990-01-01..1999-12-31"),
    ],
)
def test_decades(text: str, value: str) -> None:
    assert read(text) == value
    assert detail(text) == ("decade", "stated")


@pytest.mark.parametrize("text", ["في الستينات من عمره", "in his sixties", "رجل ستيني"])
def test_decades_of_a_life_are_none(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "prefer", "value"),
    [("خلال يناير", "past", "2026-01"), ("في مايو", "future", "2026-05"), ("شهر ديسمبر", "past", "2025-12"), ("بحلول يونيو", "future", "2026-06")],
)
def test_a_month_alone(text: str, prefer: str, value: str) -> None:
    assert read(text, prefer) == value  # type: ignore[arg-type]
    assert detail(text, prefer) == ("month", "stated")  # type: ignore[arg-type]
