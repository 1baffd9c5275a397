"""Days seen from the day of publication: yesterday, weekdays, counts of days."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.times import resolve_time, resolve_writing_day
from tests.extraction.times_helper import TODAY, detail, mentions, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("اليوم", "2026-02-17"),
        ("أمس", "2026-02-16"),
        ("البارحة", "2026-02-16"),
        ("أول أمس", "2026-02-15"),
        ("أول من أمس", "2026-02-15"),
        ("أمس الأول", "2026-02-15"),
        ("غدا", "2026-02-18"),
        ("يوم غد", "2026-02-18"),
        ("بعد غد", "2026-02-19"),
        ("الليلة الماضية", "2026-02-16"),
        ("الليلة", "2026-02-17"),
        ("هذا المساء", "2026-02-17"),
        ("مساء أمس", "2026-02-16"),
        ("ليل أمس", "2026-02-16"),
        ("فجر اليوم", "2026-02-17"),
        ("بعد ظهر أمس", "2026-02-16"),
        ("في وقت متأخر من مساء أمس", "2026-02-16"),
        ("في الساعات الأولى من صباح أمس", "2026-02-16"),
        ("الساعة العاشرة من صباح أمس", "2026-02-16"),
        ("مساء يوم أمس", "2026-02-16"),
        ("ويزورها حاليا", "2026-02-17"),
    ],
)
def test_days_near_today(text: str, value: str) -> None:
    assert read(text) == value
    assert detail(text) == ("day", "relative")


@pytest.mark.parametrize(
    "text",
    [
        "اليوم التالي",
        "في اليوم نفسه",
        "في نفس اليوم",
        "اليوم العالمي للمرأة",
        "اليوم الأول من زيارته",
        "حتى الآن",
        "كل يوم",
        "ذات يوم",
        "يوميا",
        "يومنا هذا",
        "على مدار اليوم",
        "من أجل غد أفضل",
        "بكرة القدم",
        "صباح الخالد الصباح",
        "منتصف الليل",
        "11:20",
        "في الساعة الثالثة",
        "قوات فجر ليبيا",
    ],
)
def test_what_only_sounds_like_a_day(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "prefer", "value"),
    [
        ("أعلن الثلاثاء", "past", "2026-02-17"),
        ("قال يوم الاثنين", "past", "2026-02-16"),
        ("الأربعاء", "past", "2026-02-11"),
        ("الأربعاء", "future", "2026-02-18"),
        ("الأربعاء", "nearest", "2026-02-18"),
        ("الثلاثاء الماضي", "future", "2026-02-10"),
        ("الخميس المنصرم", "past", "2026-02-12"),
        ("الأحد المقبل", "past", "2026-02-22"),
        ("الثلاثاء القادم", "past", "2026-02-24"),
        ("الثلاثاء قبل الماضي", "past", "2026-02-03"),
        ("مساء الأحد", "past", "2026-02-15"),
        ("ليلة الخميس", "past", "2026-02-12"),
        ("عقب صلاة الجمعة", "past", "2026-02-13"),
        ("الأحد من الأسبوع الماضي", "past", "2026-02-08"),
        ("الخميس من الأسبوع الجاري", "past", "2026-02-19"),
    ],
)
def test_weekdays_go_with_cue_or_tense(text: str, prefer: str, value: str) -> None:
    assert read(text, prefer) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "أحد القادة",
        "أحد أعضاء الوفد",
        "كل أحد",
        "بين الاثنين",
        "كل من الاثنين",
        "علي جمعة",
        "سوق الجمعة في طرابلس",
        "الجمعة السوداء",
        "جمعة الغضب",
        "خميس القذافي",
    ],
)
def test_weekday_words_that_are_something_else(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("قبل يومين", "2026-02-15"),
        ("منذ ثلاثة أيام", "2026-02-14"),
        ("قبل 10 أيام", "2026-02-07"),
        ("قبل أحد عشر يوما", "2026-02-06"),
        ("قبل خمسة عشر يوما", "2026-02-02"),
        ("قبل أسبوع", "2026-02-10"),
        ("قبل أسبوعين", "2026-02-03"),
        ("قبل 48 ساعة", "2026-02-15"),
        ("بعد ثلاثة أيام", "2026-02-20"),
        ("بعد أسبوع من الآن", "2026-02-24"),
        ("قبل شهر", "2026-01"),
        ("قبل ثلاثة أشهر", "2025-11"),
        ("قبل عامين", "2024"),
        ("قبل خمس سنوات", "2021"),
        ("قبل عام ونصف العام", "2024-08"),
        ("قبل نحو عامين", "2024"),
    ],
)
def test_counts_from_today_keep_the_grain_of_their_unit(text: str, value: str) -> None:
    assert read(text) == value


def test_an_approximate_count_of_weeks_is_a_week() -> None:
    assert read("قبل نحو أسبوعين") == "2026-01-31..2026-02-06"


@pytest.mark.parametrize(
    "text",
    [
        "لمدة ثلاثة أيام",
        "على مدى يومين",
        "تستغرق ثلاثة أيام",
        "استمرت أسبوعا",
        "زيارة تستمر يومين",
        "خلال 72 ساعة",
        "خلال أسبوع",
        "10 أشهر",
        "45 عاما",
        "عمره 30 عاما",
        "يبلغ من العمر 45 عاما",
        "بعد يومين من اللقاء",
        "قبل يومين من الانتخابات",
        "قبل أسبوع على القمة",
        "غداة إعلان قائد الجيش",
    ],
)
def test_durations_and_counts_from_elsewhere_are_no_date(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "مؤخرا",
        "في الأيام المقبلة",
        "خلال الفترة المقبلة",
        "في الأيام الأخيرة",
        "قبل أيام",
        "قبل ساعات",
        "منذ سنوات",
        "قبل عدة أيام",
        "قبل أكثر من عام",
        "منذ أكثر من شهرين",
    ],
)
def test_too_vague_for_a_date(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("اليوم الثلاثاء", "2026-02-17"),
        ("مساء أمس الاثنين", "2026-02-16"),
        ("أمس (الاثنين)", "2026-02-16"),
        ("بعد غد الخميس", "2026-02-19"),
        ("اليوم الثلاثاء 17 فبراير 2026", "2026-02-17"),
        ("الأحد (15 شباط / فبراير)", "2026-02-15"),
        ("الاثنين الموافق 9 فبراير", "2026-02-09"),
        ("الأربعاء المقبل 25 فبراير", "2026-02-25"),
        ("السبت السادس عشر", "2025-08-16"),
    ],
)
def test_a_day_said_twice(text: str, value: str) -> None:
    mention = mentions(text)[0]
    resolved = resolve_time(mention, TODAY)
    assert resolved and resolved.value == value and not resolved.conflict and len(mentions(text)) == 1


@pytest.mark.parametrize(
    ("text", "published", "value", "other"),
    [
        ("اليوم (الخميس)", date(2015, 7, 31), "2015-07-30", "2015-07-31"),  # a Friday: the weekday wins against today
        ("غدا الخميس", date(2015, 8, 6), "2015-08-06", "2015-08-07"),
        ("أمس الأحد", date(2026, 2, 17), "2026-02-15", "2026-02-16"),
        ("السبت 12 يوليو", date(2015, 7, 21), "2015-07-12", "2015-07-11"),  # a Sunday: the date wins
        ("الاثنين 17 فبراير 2026", date(2026, 2, 18), "2026-02-17", "2026-02-16"),
    ],
)
def test_a_contradicting_weekday_is_shown_with_both_readings(text: str, published: date, value: str, other: str) -> None:
    resolved = resolve_time(mentions(text)[0], published)
    assert resolved and resolved.conflict and resolved.value == value
    assert value in resolved.reason and other in resolved.reason


def test_the_day_of_writing_is_what_the_article_calls_today() -> None:
    thursday = date(2015, 8, 6)
    assert resolve_writing_day(mentions("التقى اليوم (الأربعاء) نظيره، ويحضر غدا (الخميس) الحفل"), thursday) == date(2015, 8, 5)
    assert resolve_writing_day(mentions("التقى اليوم الخميس نظيره"), thursday) == thursday
    assert resolve_writing_day(mentions("التقى أمس نظيره"), thursday) == thursday
    assert resolve_writing_day(mentions("قال اليوم الاثنين"), thursday) == thursday  # three days off is an error, not a late upload
