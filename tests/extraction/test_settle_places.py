"""Where: what stands beside a trigger and isn't its place, the seats of courts, circumstances behind وذلك. Published on Tuesday 17 February 2026."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, of_type, only

MET = "التقى عبد الفتاح السيسي خليفة حفتر"


def spot(extractor: Extractor, text: str, title: str = "خبر") -> tuple[str, str] | None:
    """Id and basis of the place of the only event."""
    place = only(extractor, text, title=title).place
    return (place.id, place.basis) if place else None


@pytest.mark.parametrize("text", [
    f"{MET}، وذلك خلال انعقاد قمة دولية في جوهانسبرغ.",
    f"{MET} أمس، وذلك في مدينة جوهانسبرغ.",
])
def test_circumstances_behind_their_own_word(extractor: Extractor, text: str) -> None:
    assert spot(extractor, text) == ("johannesburg", "stated")


def test_a_stay_tells_the_place(extractor: Extractor) -> None:
    assert spot(extractor, f"{MET} خلال وجود الأخير في مصر.") == ("eg", "stated")


@pytest.mark.parametrize("text", [
    "اعتمد مجلس النواب الليبي أمس قانون الميزانية، وستقدم إلى اللجنة المتواجدة في جنيف.",
    f"{MET} لبحث ملف سد النهضة.",  # a site is no scene by its kind alone
    f"{MET} وفدا من الحكومة المعترف بها دوليا في ليبيا.",
    f"{MET}، في وقت تستعد فيه الدولة التي تستضيف مؤتمرا في مدينة شرم الشيخ.",
])
def test_what_others_are_at_is_no_place_of_the_event(extractor: Extractor, text: str) -> None:
    assert all(event.place is None for event in events(extractor, text))


@pytest.mark.parametrize(("text", "place"), [
    ("قضت محكمة جنايات الإسكندرية أمس ببراءة محمد بديع.", "alexandria"),
    ("قضت محكمة جنايات الإسكندرية أمس ببراءة محمد بديع في أعمال عنف شهدتها منطقة سيدي بشر.", "alexandria"),
])
def test_a_court_sits_where_its_name_says(extractor: Extractor, text: str, place: str) -> None:
    found = of_type(events(extractor, text), "decision").place
    assert found is not None and (found.id, found.basis) == (place, "inferred")


def test_a_day_before_the_report_was_not_where_it_was_filed(extractor: Extractor) -> None:
    dateline = "القاهرة - رويترز: "
    assert spot(extractor, f"{dateline}{MET} في 2 فبراير.") is None
    assert spot(extractor, f"{dateline}{MET} أمس.") == ("cairo", "dateline")
    assert spot(extractor, f"{dateline}{MET} أمس على هامش قمة دولية.") is None


def test_an_encounter_of_another_day_was_not_there(extractor: Extractor) -> None:
    text = "يزور بدر عبد العاطي الخرطوم. وكان عبد الفتاح البرهان قد التقى بدر عبد العاطي في 2 يناير."
    assert of_type(events(extractor, text), "meeting").place is None


def test_what_only_points_back_moves_no_deed(extractor: Extractor) -> None:
    text = "شنت قوات الدعم السريع هجوما على مدينة الفاشر.\nوطال القصف معسكر أبو شوك."
    assert [event.place.id for event in events(extractor, text) if event.type == "attack" and event.place][:1] == ["el-fasher"]


@pytest.mark.parametrize("text, kind, place", [
    ("أحبط حرس الحدود المصري محاولة تسلل 144 شخصا إلى ليبيا عبر الدروب الصحراوية جنوب السلوم.", "arrest", "salloum"),
    ("وقعت مصر وليبيا أمس مذكرات تفاهم، وذلك خلال زيارة مصطفى مدبولي إلى طرابلس.", "agreement", "tripoli"),
    ("وجهت الأمم المتحدة الدعوة إلى مجلس النواب الليبي للاجتماع في الصخيرات.", "message", None),
    ("استدعى السودان سفيره لدى كينيا وسط توتر علاقات الخرطوم بنيروبي.", "sanction", None),
])
def test_the_place_is_where_it_happened_not_what_it_was_about(extractor: Extractor, text: str, kind: str, place: str | None) -> None:
    found = [event for event in events(extractor, text) if event.type == kind]
    assert {event.place.id if event.place else None for event in found} <= {place}
    assert found or place is None


def test_what_is_told_again_of_a_meeting_tells_where_it_was(extractor: Extractor) -> None:
    text = "التقى سامح شكري أمس حسين أمير عبد اللهيان.\nوقال المتحدث إن اللقاء تم في مقر بعثة مصر في نيويورك."
    met = of_type(events(extractor, text), "meeting")
    assert met.place is not None and met.place.id == "new-york"


def test_an_agreement_is_not_where_the_report_was_filed(extractor: Extractor) -> None:
    assert of_type(events(extractor, "الخرطوم - وكالات: اتفقت مصر والسودان أمس على خطة للري."), "agreement").place is None


def test_a_dateline_with_a_date_in_words(extractor: Extractor) -> None:
    text = "الخرطوم في 5 فبراير 2026م (سونا) - استقبل عبد الفتاح البرهان أمس بمكتبه بدر عبد العاطي."
    met = of_type(events(extractor, text), "meeting")
    assert met.place is not None and (met.place.id, met.place.basis) == ("khartoum", "dateline")


def test_the_papers_envoy_tells_of_where_he_is(extractor: Extractor) -> None:
    told = "التقى مصطفى مدبولي أمس كامل إدريس على هامش القمة."
    assert of_type(events(extractor, f"نيويورك - من موفدنا\n{told}"), "meeting").place is not None
    assert of_type(events(extractor, f"نيويورك - وكالات\n{told}"), "meeting").place is None


def test_a_town_and_its_edge_are_one_meeting(extractor: Extractor) -> None:
    text = "التقى غسان سلامة أمس خليفة حفتر في بنغازي.\nوذكرت البعثة أن غسان سلامة التقى خليفة حفتر في الرجمة."
    assert len([event for event in events(extractor, text) if event.type == "meeting"]) == 1
