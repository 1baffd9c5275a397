"""The day of the scene: what the lead tells of holds for what is told around it, never for background. Published on Tuesday 17 February 2026."""

from __future__ import annotations

import pytest

from data.model import Event
from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, of_type, read

LEAD = "استقبل عبد الفتاح السيسي أمس في القاهرة عبد الحميد الدبيبة."


def when(event: Event) -> tuple[str | None, str]:
    """Date and basis."""
    return event.date, event.date_basis


@pytest.mark.parametrize("told", [
    "وغادر خليفة حفتر القاهرة متوجها إلى بنغازي.",  # another's deed, told right behind the lead
    "ووقع الجانبان مذكرة تفاهم.",
])
def test_what_is_told_behind_the_lead_shares_its_day(extractor: Extractor, told: str) -> None:
    found = events(extractor, f"{LEAD}\n{told}")
    assert len(found) > 1
    assert {when(event) for event in found} == {("2026-02-16", "relative")}


def test_the_headline_shares_the_day_of_the_lead(extractor: Extractor) -> None:
    found = read(extractor, f"{LEAD}", title="الرئيس المصري يلتقي رئيس الحكومة الليبية").events
    assert {when(event) for event in found} == {("2026-02-16", "relative")}


def test_the_sentence_behind_the_lead_may_tell_the_day(extractor: Extractor) -> None:
    text = "وجه أسامة حماد رسالة إلى عبد الحميد الدبيبة.\nوجاءت الرسالة في كلمة ألقاها الأحد."
    assert when(of_type(events(extractor, text), "message")) == ("2026-02-15", "relative")


@pytest.mark.parametrize("background", [
    "وكان السيسي قد التقى خليفة حفتر في العلمين.",
    "وتأتي الزيارة بعد انسحاب قوات الدعم السريع من الخرطوم.",
])
def test_background_has_neither_the_scenes_day_nor_the_publications(extractor: Extractor, background: str) -> None:
    found = [event for event in events(extractor, f"{LEAD}\n{background}") if "الدبيبة" not in str(event.actors)]
    assert found
    assert all(when(event) == (None, "unknown") for event in found)


def test_a_coming_day_is_not_the_day_of_what_was_done(extractor: Extractor) -> None:
    text = "كثفت الشرطة المصرية انتشارها في السويس استعدادا لافتتاح القناة يوم الجمعة المقبل."
    assert all(event.date != "2026-02-20" for event in events(extractor, text))
    text = "أكد سامح شكري أن مصر تستعد لقمة يوم الجمعة المقبل."
    assert when(of_type(events(extractor, text), "statement")) == ("2026-02-17", "publication")


def test_what_happened_where_it_goes_on(extractor: Extractor) -> None:
    text = f"{LEAD}\nوكان السيسي قد شارك الأحد في برلين في مؤتمر، حيث التقى خليفة حفتر."
    met = [event for event in events(extractor, text) if event.type == "meeting" and any(actor.name_en == "Khalifa Haftar" for actor in event.actors)]
    assert [when(event) for event in met] == [("2026-02-15", "relative")]


def test_another_piece_of_news_has_its_own_day(extractor: Extractor) -> None:
    found = events(extractor, f"{LEAD}\nوفي تطور منفصل، اقتحمت قوات الدعم السريع معسكر أبو شوك.")
    assert when(of_type(found, "attack")) == ("2026-02-17", "publication")


def test_a_headline_tells_of_what_it_names_behind_after(extractor: Extractor) -> None:
    text = "قال الهلال الأحمر الليبي الأحد إن أربعة مهاجرين لقوا حتفهم إثر انقلاب قارب قبالة ساحل مدينة الخمس."
    disaster = of_type(read(extractor, text, title="أربع جثث بعد انقلاب قارب قبالة الخمس").events, "disaster")
    assert disaster.date == "2026-02-15"


def test_the_clause_behind_a_noun_tells_when_it_was(extractor: Extractor) -> None:
    text = "بحثت لجنة ليبية في طرابلس أسباب تحطم الطائرة التي أودت، مساء الأحد، بحياة محمد الحداد."
    assert of_type(events(extractor, text), "disaster").date == "2026-02-15"


def test_what_will_be_does_not_date_what_was(extractor: Extractor) -> None:
    text = "اتفق عبد الفتاح السيسي مع خليفة حفتر على أن الانتخابات ستجرى في أوائل الخريف."
    assert when(of_type(events(extractor, text), "agreement")) == ("2026-02-17", "publication")


def test_a_time_whose_first_words_could_open_a_clause(extractor: Extractor) -> None:
    text = "وقبل أسبوعين، انتشلت فرق الهلال الأحمر الليبي جثثا قرب صرمان، بعدما انقلب قاربهم في وقت متأخر من مساء 27 يناير."
    assert of_type(events(extractor, text), "disaster").date == "2026-01-27"


def test_what_happened_during_a_visit_told_as_background_shares_its_day_and_town(extractor: Extractor) -> None:
    text = "وكانت القاهرة قد استقبلت الخميس كامل إدريس رئيس وزراء السودان، عقد خلالها جلسة مباحثات مع مصطفى مدبولي."
    found = events(extractor, f"{LEAD}\n{text}")
    met = [event for event in found if event.type == "meeting" and any("Idris" in actor.name_en for actor in event.actors)]
    assert met and {(event.date, event.place.id if event.place else None) for event in met} == {("2026-02-12", "cairo")}


def test_a_sanction_is_not_where_the_report_was_filed(extractor: Extractor) -> None:
    text = "واشنطن - وكالات: فرضت وزارة الخزانة الأميركية أمس عقوبات على عبد الفتاح البرهان."
    assert of_type(events(extractor, text), "sanction").place is None


@pytest.mark.parametrize("told", [
    "وفي أعقاب المباحثات، عقد السيسي اجتماعا مع كامل إدريس.",
    "وكان السيسي قد أجرى قبيل ذلك محادثات مع كامل إدريس.",
    "وكان في استقبال كامل إدريس في المطار مصطفى مدبولي.",
])
def test_what_the_report_goes_on_to_shares_its_day(extractor: Extractor, told: str) -> None:
    between = "وتناول اللقاء الأزمة الليبية.\nوأشاد الدبيبة بدور مصر.\nوأكد السيسي دعم مصر لليبيا."
    found = events(extractor, f"{LEAD}\n{between}\n{told}")
    met = [event for event in found if any("Idris" in actor.name_en for actor in event.actors)]
    assert met and {when(event) for event in met} == {("2026-02-16", "relative")}


def test_a_lead_of_what_is_to_be_gives_its_day_to_nothing_else(extractor: Extractor) -> None:
    text = (
        "يلتئم أمس الاثنين في الخرطوم اجتماع يجمع عمر البشير والأحزاب السودانية.\nويبحث الاجتماع موعد الحوار.\nويشارك فيه حزب الأمة.\n"
        "واستقبل عبد الفتاح البرهان كامل إدريس."
    )
    met = [event for event in events(extractor, text) if any("Idris" in actor.name_en for actor in event.actors)]
    assert [when(event) for event in met] == [("2026-02-17", "publication")]


@pytest.mark.parametrize("headline", ["سلفا كير يزور الخرطوم السبت", "سلفا كير يبدأ السبت زيارة إلى الخرطوم"])
def test_a_weekday_with_a_verb_in_the_present_is_to_come(extractor: Extractor, headline: str) -> None:
    visit = of_type(read(extractor, "رحبت وزارة الخارجية السودانية بالزيارة.", title=headline).events, "visit")
    assert (visit.date, visit.status) == ("2026-02-21", "planned")


def test_a_weekday_in_a_headline_is_the_day_that_the_body_names(extractor: Extractor) -> None:
    text = "استقبل عبد الفتاح السيسي أمس الأول الأحد 15 فبراير في القاهرة خليفة حفتر."
    met = of_type(read(extractor, text, title="السيسي يستقبل خليفة حفتر الأحد").events, "meeting")
    assert (met.date, met.status) == ("2026-02-15", "happened")


@pytest.mark.parametrize("put_off", [
    "أعلنت جيبوتي تأجيل لقاء البرهان وحميدتي.\nوقالت إنها أرجأت اللقاء الذي كان مقررا أن يجمع غدا الأربعاء قائدي الطرفين.",
    "أعلنت جيبوتي تأجيل لقاء البرهان وحميدتي.\nوكان من المقرر عقد اللقاء بين البرهان وحميدتي غدا الأربعاء.",
    "أرجأت الحكومة السودانية زيارة عبد الفتاح البرهان إلى جيبوتي والتي كانت مقررة غدا الأربعاء.",
])
def test_what_was_called_off_has_the_day_for_which_it_had_been_planned(extractor: Extractor, put_off: str) -> None:
    (event,) = [event for event in events(extractor, put_off) if event.type in ("meeting", "visit")]
    assert (event.date, event.status) == ("2026-02-18", "cancelled")


def test_the_day_on_which_the_attackers_came_is_that_of_the_attack(extractor: Extractor) -> None:
    text = "أكدت النيابة الليبية مقتل خليفة حفتر على يد مسلحين أربعة اقتحموا منزله في الرجمة مساء الأحد."
    assert {event.date for event in events(extractor, text) if event.type == "attack"} == {"2026-02-15"}


def test_the_finer_of_two_times_one_within_the_other(extractor: Extractor) -> None:
    text = "وفي وقت سابق من الشهر الجاري التقى عبد الفتاح السيسي، في الثامن من فبراير، خليفة حفتر في العلمين."
    assert of_type(events(extractor, text), "meeting").date == "2026-02-08"
