"""Attacks, arrests, decisions and the rest, read through the whole path from an article to its events."""

from __future__ import annotations

import pytest

from data.model import Article, Event
from extraction.pipeline import Extractor


def events_of(extractor: Extractor, text: str, title: str = "عنوان", language: str = "ar", published: str = "2025-06-11") -> list[Event]:
    """All events of a made article; statements, which stand beside many deeds, only in their own tests."""
    article = Article("made", "Agency", None, published, language, title, text)  # type: ignore[arg-type]
    return list(extractor.extract(article).events)


def deeds_of(extractor: Extractor, text: str, **rest: str) -> list[Event]:
    """The events that are no statements."""
    return [event for event in events_of(extractor, text, **rest) if event.type != "statement"]


def sides(event: Event) -> dict[str, set[str]]:
    """Role → ids."""
    found: dict[str, set[str]] = {}
    for actor in event.actors:
        found.setdefault(actor.role, set()).add(actor.id)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("شنت قوات الدعم السريع أمس هجوما على مدينة الفاشر.", "attack", "rsf", None),
        ("تعرضت مدينة الفاشر أمس لقصف مدفعي نفذته قوات الدعم السريع.", "attack", "rsf", None),
        ("صد الجيش السوداني أمس هجوما شنته قوات الدعم السريع على مدينة الفاشر.", "attack", "rsf", "sd-armed-forces"),
        ("سيطرت قوات الدعم السريع أمس على مدينة الفاشر.", "movement", "rsf", None),
        ("عين القائد العام خليفة حفتر أمس نجله خالد حفتر رئيسا للأركان العامة.", "appointment", "khalifa-haftar", "khaled-haftar"),
        ("أصدر عبد الفتاح البرهان أمس قرارا بتعيين كامل إدريس رئيسا للوزراء.", "appointment", "abdel-fattah-al-burhan", "kamil-idris"),
        ("سحب مجلس النواب الليبي أمس الثقة من حكومة الوحدة الوطنية.", "decision", "ly-house-of-representatives", "ly-gnu"),
        ("أعلن عبد الفتاح البرهان أمس حل مجلس السيادة السوداني.", "decision", "abdel-fattah-al-burhan", None),
        ("اعتقلت قوات الدعم السريع أمس عبد الله حمدوك في الخرطوم.", "arrest", "rsf", "abdalla-hamdok"),
        ("أطاح عبد الفتاح البرهان أمس بعبد الله حمدوك وحل الحكومة.", "decision", "abdel-fattah-al-burhan", None),
        ("فرض الاتحاد الأوروبي أمس عقوبات على قوات الدعم السريع.", "sanction", "eu", "rsf"),
    ],
)
def test_who_did_it_to_whom(extractor: Extractor, text: str, kind: str, source: str, target: str | None) -> None:
    found = [event for event in deeds_of(extractor, text) if event.type == kind]
    assert len(found) == 1
    assert found[0].date == "2025-06-10"
    assert source in sides(found[0]).get("source", set())
    assert target is None or target in sides(found[0]).get("target", set())


@pytest.mark.parametrize(
    "text",
    [
        "لم تشن قوات الدعم السريع هجوما على مدينة الفاشر.",
        "دعت الأمم المتحدة إلى وقف القتال في مدينة الفاشر.",
        "يكافح السودان خطر الهجمات منذ سنوات.",
        "طالبت الأمم المتحدة بالإفراج عن عبد الله حمدوك.",
        "قال خبراء إن احتمال هجوم على مدينة الفاشر قائم.",
        "تلقى عبد الفتاح البرهان تقريرا عن أوضاع التعليم في السودان.",
    ],
)
def test_wishes_and_possibilities_are_no_deeds(extractor: Extractor, text: str) -> None:
    assert deeds_of(extractor, text) == []


def test_an_attack_told_twice_is_one_event_with_both_passages(extractor: Extractor) -> None:
    text = "شنت قوات الدعم السريع أمس هجوما على مدينة الفاشر.\nوسقط مدنيون في الهجوم على المدينة.\nوقصفت قوات الدعم السريع مدينة الفاشر أمس."
    found = deeds_of(extractor, text, title="هجوم على الفاشر")
    assert [event.type for event in found] == ["attack"]
    assert len(found[0].evidence) >= 2


def test_two_attacks_on_two_days_stay_apart(extractor: Extractor) -> None:
    text = "شنت قوات الدعم السريع أمس هجوما على مدينة الفاشر.\nوقصفت قوات الدعم السريع مدينة الفاشر في 1 يونيو الجاري."
    assert sorted(str(event.date) for event in deeds_of(extractor, text)) == ["2025-06-01", "2025-06-10"]


def test_blame_in_another_sentence_names_the_attacker(extractor: Extractor) -> None:
    text = "تعرضت مدينة بورتسودان أمس لهجوم بطائرات مسيرة.\nواتهم الجيش السوداني قوات الدعم السريع بتنفيذ الهجوم."
    found = [event for event in deeds_of(extractor, text) if event.type == "attack"]
    assert len(found) == 1
    assert sides(found[0])["source"] == {"rsf"}


def test_both_sides_of_a_fight_take_part(extractor: Extractor) -> None:
    found = deeds_of(extractor, "اندلعت أمس اشتباكات في مدينة الفاشر بين الجيش السوداني وقوات الدعم السريع.")
    assert [event.type for event in found] == ["attack"]
    assert sides(found[0]) == {"participant": {"sd-armed-forces", "rsf"}}
    assert found[0].place is not None
    assert found[0].place.id == "el-fasher"


def test_a_capital_under_attack_is_a_place_and_no_government(extractor: Extractor) -> None:
    found = deeds_of(extractor, "شن الجيش الوطني الليبي أمس هجوما على طرابلس.")
    assert [event.place.id for event in found if event.place] == ["tripoli"]
    assert sides(found[0]) == {"source": {"ly-lna"}}


def test_a_crowd_in_a_square_is_a_protest_and_its_names_are_one_crowd(extractor: Extractor) -> None:
    text = "خرج متظاهرون أمس في ميدان الشهداء وسط طرابلس.\nوردد المحتجون هتافات.\nواحتشد المحتجون في ميدان الشهداء."
    found = [event for event in deeds_of(extractor, text) if event.type == "protest"]
    assert len(found) == 1
    assert found[0].place is not None
    assert found[0].place.id == "martyrs-square-tripoli"


def test_a_call_to_demonstrate_is_called_for(extractor: Extractor) -> None:
    text = "دعا عبد الحميد الدبيبة إلى الخروج في مظاهرات يوم الجمعة المقبل في طرابلس."
    found = [event for event in deeds_of(extractor, text) if event.type == "protest"]
    assert [event.status for event in found] == ["called_for"]
    assert [event.date for event in found] == ["2025-06-13"]


def test_by_order_of_somebody(extractor: Extractor) -> None:
    found = deeds_of(extractor, "شكلت بقرار من عبد الفتاح البرهان أمس لجنة لمراجعة الأموال.")
    assert [(event.type, sides(event).get("source")) for event in found] == [("decision", {"abdel-fattah-al-burhan"})]


def test_an_office_that_is_held_is_no_appointment(extractor: Extractor) -> None:
    text = "اجتمع عبد الفتاح السيسي أمس مع خليفة حفتر في القاهرة.\nويتولى خليفة حفتر قيادة الجيش."
    assert [event.type for event in deeds_of(extractor, text)] == ["meeting"]


def test_what_only_dates_something_else_is_no_event(extractor: Extractor) -> None:
    text = "اجتمع عبد الفتاح السيسي أمس مع خليفة حفتر في القاهرة.\nويعيش السودان أزمة منذ أن حل عبد الفتاح البرهان الحكومة."
    assert [event.type for event in deeds_of(extractor, text)] == ["meeting"]


def test_a_decision_that_a_protest_is_about_does_not_take_its_day(extractor: Extractor) -> None:
    text = "خرج متظاهرون في طرابلس أمس احتجاجا على قرار مجلس النواب الليبي سحب الثقة من حكومة الوحدة الوطنية."
    found = {event.type: event.date for event in deeds_of(extractor, text, title="تطورات")}
    assert found["protest"] == "2025-06-10"
    assert found.get("decision") != "2025-06-10"


def test_one_statement_for_each_speaker_with_its_own_day(extractor: Extractor) -> None:
    text = (
        "أكد عبد الفتاح السيسي أمس أن مصر تدعم السودان.\nوأضاف السيسي أن قمة ستعقد في الرياض يوم الجمعة المقبل.\n"
        "وقالت وكالة أنباء الشرق الأوسط إن الطقس معتدل."
    )
    found = [event for event in events_of(extractor, text) if event.type == "statement"]
    assert [(sides(event)["source"], event.date, event.status) for event in found] == [({"abdel-fattah-el-sisi"}, "2025-06-10", "happened")]


def test_sources_and_crowds_make_no_statements(extractor: Extractor) -> None:
    text = "قالت مصادر في الجيش السوداني إن الوضع هادئ.\nوطالب متظاهرون في الخرطوم بالحرية."
    assert [event for event in events_of(extractor, text) if event.type == "statement"] == []


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("The Sudanese army attacked the Rapid Support Forces on Tuesday.", "attack", {"source": {"sd-armed-forces"}, "target": {"rsf"}}),
        (
            "Heavy fighting broke out in El Fasher on Tuesday between the Sudanese army and the Rapid Support Forces.",
            "attack",
            {"participant": {"sd-armed-forces", "rsf"}},
        ),
        ("Abdalla Hamdok was arrested in Khartoum on Tuesday.", "arrest", {"target": {"abdalla-hamdok"}}),
        ("Abdalla Hamdok announced his resignation on Tuesday.", "appointment", {"source": {"abdalla-hamdok"}}),
    ],
)
def test_english(extractor: Extractor, text: str, kind: str, roles: dict[str, set[str]]) -> None:
    found = deeds_of(extractor, text, title="News", language="en")
    assert [(event.type, sides(event), event.date) for event in found] == [(kind, roles, "2025-06-10")]


def test_a_name_far_from_an_english_verb_is_not_its_subject(extractor: Extractor) -> None:
    text = "Hamdok had been reinstated under an agreement with Abdel Fattah al-Burhan, less than a month after the general dissolved the government."
    assert [event for event in deeds_of(extractor, text, title="News", language="en") if event.type == "decision"] == []


def test_a_plane_crash_names_its_victim_and_is_no_attack(extractor: Extractor) -> None:
    found = deeds_of(extractor, "لقي رئيس الأركان الليبي الفريق أول محمد الحداد مصرعه أمس في تحطم طائرة قرب أنقرة.", published="2025-12-24")
    assert [(event.type, sides(event)) for event in found] == [("disaster", {"target": {"mohamed-al-haddad"}})]
