"""From one day to another, and the ends of times that the text leaves open."""

from __future__ import annotations

import pytest

from tests.extraction.times_helper import mentions, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("من 5 إلى 7 فبراير", "2026-02-05..2026-02-07"),
        ("بين 3 و5 يناير", "2026-01-03..2026-01-05"),
        ("5 و6 يناير", "2026-01-05..2026-01-06"),
        ("5 و6 و7 يناير", "2026-01-05..2026-01-07"),
        ("يومي 10 و11 فبراير", "2026-02-10..2026-02-11"),
        ("12 – 14 فبراير الجاري", "2026-02-12..2026-02-14"),
        ("25 ــ 28 يناير الماضي", "2026-01-25..2026-01-28"),  # a dash drawn with tatweel
        ("في الفترة ما بين 10 و 12 من الشهر الجاري", "2026-02-10..2026-02-12"),
        ("من الثالث والعشرين حتى السادس والعشرين من شهر يناير", "2026-01-23..2026-01-26"),
        ("من 4 إلى 11 أيار/مايو 2023", "2023-05-04..2023-05-11"),
        ("تموز 13 إلى 15", "2025-07-13..2025-07-15"),
        ("May 5-7, 2025", "2025-05-05..2025-05-07"),
    ],
)
def test_days_that_share_a_month(text: str, value: str) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("من 28 يناير حتى 6 فبراير 2026", "2026-01-28..2026-02-06"),
        ("من 28 ديسمبر إلى 3 يناير 2026", "2025-12-28..2026-01-03"),
        ("بين عامي 2011 و2014", "2011-01-01..2014-12-31"),
        ("من 2011 إلى 2014", "2011-01-01..2014-12-31"),
        ("بين يناير ومارس 2025", "2025-01-01..2025-03-31"),
        ("شهري مارس وأبريل 2025", "2025-03-01..2025-04-30"),
        ("من الخميس حتى السبت", "2026-02-12..2026-02-14"),
        ("يومي الأحد والاثنين الماضيين", "2026-02-15..2026-02-16"),
        ("السبت والأحد الماضيين", "2026-02-14..2026-02-15"),
        ("اليوم وغدا", "2026-02-17..2026-02-18"),
        ("ليل الأحد الاثنين", "2026-02-15..2026-02-16"),
        ("منتصف ليل السبت/الأحد", "2026-02-14..2026-02-15"),
    ],
)
def test_two_ends(text: str, value: str) -> None:
    assert read(text) == value


def test_days_that_do_not_follow_each_other_are_two_times() -> None:
    assert [mention.bound for mention in mentions("الأحد والخميس")] == ["", ""]
    assert len(mentions("أمس وبعد غد")) == 2


@pytest.mark.parametrize("text", ["من 3 إلى 5 مليارات", "من 5 إلى 7 أيام", "بين 5 و7 دول", "1 من 5", "قتل 25  28 شخصا", "من 7 إلى 5"])
def test_ranges_of_other_things(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("متواصل منذ 2011", "2011", "since"),
        ("منذ فبراير (شباط) 2004", "2004-02", "since"),
        ("منذ يوم الجمعة الماضي", "2026-02-13", "since"),
        ("منذ عام", "2025", "since"),
        ("تستمر حتى 25 فبراير", "2026-02-25", "until"),
        ("قبل سبتمبر المقبل", "2026-09", "before"),
        ("بعد 2011", "2011", "after"),
        ("since April 4", "2025-04-04", "since"),
        ("until Thursday", "2026-02-12", "until"),
    ],
)
def test_open_ends_are_found_and_marked(text: str, value: str, bound: str) -> None:
    assert read(text) == value
    assert mentions(text)[0].bound == bound


@pytest.mark.parametrize("text", ["منذ يومين", "في 2011", "عام 2011", "اعتبارا من يوم غد", "بعد ظهر أمس"])
def test_points_are_not_marked_as_open(text: str) -> None:
    assert mentions(text)[0].bound == ""
