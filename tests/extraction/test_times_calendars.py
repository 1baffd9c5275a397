"""Hijri dates, feasts of both calendars, and the computus behind them."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.times import resolve_time
from extraction.times.feasts import orthodox_easter
from extraction.times.hijri import hijri_day, hijri_month
from tests.extraction.times_helper import TODAY, detail, mentions, read


@pytest.mark.parametrize(("year", "month", "day"), [(2015, 4, 12), (2019, 4, 28), (2021, 5, 2), (2024, 5, 5), (2025, 4, 20), (2026, 4, 12)])
def test_coptic_easter_sundays(year: int, month: int, day: int) -> None:
    assert orthodox_easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("27 رجب 1447 هـ", "2026-01-16"),
        ("في العاشر من شعبان 1447", "2026-01-29"),
        ("١٤٤٧/٨/١٥هـ", "2026-02-03"),
        ("غرة رمضان 1447", "2026-02-18"),
        ("العشرين من رمضان 1446", "2025-03-20"),
        ("26 شوال 1436 هـ الموافق 11 أغسطس 2015 م", "2015-08-11"),
        ("رمضان 2019", "2019-05-06..2019-06-03"),
        ("رمضان الماضي", "2025-03-01..2025-03-29"),
        ("خلال شهر رمضان", "2026-02-18..2026-03-19"),
        ("العشر الأواخر من رمضان 2025", "2025-03-21..2025-03-29"),
        ("عام 1436 هـ", "2014-10-25..2015-10-13"),
    ],
)
def test_hijri_dates(text: str, value: str) -> None:
    assert read(text) == value
    assert detail(text)[1] == "stated"


def test_the_tolerance_of_hijri_dates_is_in_the_reason() -> None:
    resolved = resolve_time(mentions("27 رجب 1447 هـ")[0], TODAY)
    assert resolved and "Umm al-Qura" in resolved.reason and "within 1 day" in resolved.reason


def test_two_calendars_a_day_apart_are_no_conflict_and_a_week_apart_are() -> None:
    near = resolve_time(mentions("27 شوال 1436 هـ الموافق 11 أغسطس 2015 م")[0], TODAY)
    far = resolve_time(mentions("2 شوال 1436 هـ الموافق 11 أغسطس 2015 م")[0], TODAY)
    assert near and near.value == "2015-08-11" and not near.conflict
    assert far and far.value == "2015-08-11" and far.conflict and "2015-07-18" in far.reason


def test_outside_the_tables_there_is_no_date() -> None:
    assert hijri_month(1342, 1) is None and hijri_month(1501, 1) is None
    assert hijri_day(1436, 9, 31) is None
    assert read("5 شوال 1320 هـ") == ""


@pytest.mark.parametrize(
    ("text", "prefer", "value"),
    [
        ("عيد الفطر الماضي", "past", "2025-03-30"),
        ("أول أيام عيد الفطر 2025", "past", "2025-03-30"),
        ("ثاني أيام عيد الأضحى 2025", "past", "2025-06-07"),
        ("في عيد الأضحى الماضي", "past", "2025-06-06"),
        ("المولد النبوي 2025", "past", "2025-09-04"),
        ("عيد القيامة 2025", "past", "2025-04-20"),
        ("شم النسيم 2025", "past", "2025-04-21"),
        ("شم النسيم", "future", "2026-04-13"),
        ("عيد الميلاد 2026", "past", "2026-01-07"),
        ("Christmas 2025", "past", "2025-12-25"),
        ("عشية عيد الفطر 2025", "past", "2025-03-29"),
        ("في عيد الفطر", "future", "2026-03-20"),
    ],
)
def test_feasts(text: str, prefer: str, value: str) -> None:
    assert read(text, prefer) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "التهنئة بمناسبة عيد الأضحى",
        "هنأه بعيد الفطر",
        "هنأه بحلول شهر رمضان",
        "إجازة عيد الفطر",
        "محمد رمضان",
        "رمضان السويحلي",
        "وزير المالية رمضان أحمد",
        "شعبان عبد الرحيم",
        "رجب طيب أردوغان",
        "مع رمضان",
        "ذكرى المولد",
    ],
)
def test_feasts_as_occasions_and_months_as_names(text: str) -> None:
    assert read(text) == ""
