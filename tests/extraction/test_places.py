"""Finding places: what is one, which one, and in what use. All sentences were written for these tests."""

from __future__ import annotations

import itertools

import pytest

from data.knowledge import read_knowledge
from data.model import Article
from extraction.document import Document, read_document
from extraction.places import PlaceFinder, PlaceMention


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(read_knowledge())


def document(text: str, title: str = "") -> Document:
    language = "ar" if any("\u0600" < ch < "\u06ff" for ch in text + title) else "en"
    return read_document(Article("a", "s", None, None, language, title, text))  # type: ignore[arg-type]


def ids(finder: PlaceFinder, text: str, title: str = "") -> list[str]:
    return [mention.place.id for mention in finder.find_places(document(text, title))]


def only(finder: PlaceFinder, text: str, key: str) -> PlaceMention:
    found = [mention for mention in finder.find_places(document(text)) if mention.place.id == key]
    assert len(found) == 1, ids(finder, text)
    return found[0]


@pytest.mark.parametrize(("text", "surface", "key"), [
    ("وصل الوفد إلى بنغازي مساء الثلاثاء.", "بنغازي", "benghazi"),
    ("وصل الوفد بالقاهرة مساء.", "بالقاهرة", "cairo"),
    ("غادر الوزير للخرطوم أمس.", "للخرطوم", "khartoum"),
    ("بحث الوفد الأوضاع في طرابلس وبنغازي.", "وبنغازي", "benghazi"),
    ("وصل إلى أبوظبي أمس.", "أبوظبي", "abu-dhabi"),
    ("وصل إلى أبو ظبي أمس.", "أبو ظبي", "abu-dhabi"),
    ("اجتمع في أنقره الوزيران.", "أنقره", "ankara"),
    ("هبطت طائرته في مطار معيتيقة الدولي صباحا.", "مطار معيتيقة الدولي", "mitiga"),
    ("أعيد فتح معبر رأس اجدير الحدودي.", "معبر رأس اجدير", "ras-ajdir"),
    ("قصفت القوات معسكر زمزم للنازحين.", "معسكر زمزم للنازحين", "zamzam-camp"),
    ("استقبله في العاصمة الليبية طرابلس.", "العاصمة الليبية طرابلس", "tripoli"),
    ("استقبله في العاصمة السودانية.", "العاصمة السودانية", "khartoum"),
    ("He arrived in N'Djamena on Monday.", "N'Djamena", "ndjamena"),
    ("Fighting went on in El-Fasher.", "El-Fasher", "el-fasher"),
    ("He met them in the Libyan capital, Tripoli, on Monday.", "Libyan capital, Tripoli", "tripoli"),
])
def test_finds_a_place_and_where_it_stands(finder: PlaceFinder, text: str, surface: str, key: str) -> None:
    read = document(text)
    mention = only(finder, text, key)
    start, end = read.span(read.sentences[mention.sentence], mention.first, mention.last)
    assert text[start:end] == surface
    assert mention.locative or "معبر" in surface or "معسكر" in surface


@pytest.mark.parametrize("text", [
    "فسرت المصادر ذلك بأنه تقدم.",  # a verb, not "and Sirte"
    "كسرت القوات الحصار.",
    "أعلن عن دعم مالي للمشروع ووضع حد للفساد المالي.",
    "قال المسؤول المدني إن كلاما رشيدا قيل.",
    "وضع الكتاب الأبيض على الطاولة.",
    "they had a nice split in the reading room.",
    "قال الرئيس السادات ذلك في خطابه.",
    "ظروف قاهرة حالت دون ذلك.",
    "في الجزيرة الصغيرة طيور.",
])
def test_common_words_are_no_places(finder: PlaceFinder, text: str) -> None:
    assert ids(finder, text) == []


@pytest.mark.parametrize(("text", "absent"), [
    ("نقلت صحيفة الخرطوم عن مصدر في السودان.", "khartoum"),
    ("ذكرت قناة الجزيرة أن السودان وافق.", "gezira-state"),
    ("كتبت الجزيرة نت أن السودان وافق.", "gezira-state"),
    ("أغلق بنك القاهرة فروعه في مصر.", "cairo"),
    ("The Bank of Khartoum closed in Sudan.", "khartoum"),
    ("لعب نادي أسوان في مصر.", "aswan"),
    ("التقى المشير خليفة بنغازي وفدا ليبيا.", "benghazi"),
    ("تمتد الأمواج في البحر الأبيض قرب السودان.", "el-obeid"),
    ("قال البيت الأبيض إن السودان وافق.", "el-obeid"),
    ("يفيض النيل الأبيض في السودان كل عام.", "el-obeid"),
    ("وافق مجلس الأمن في الشرق الأوسط على ذلك.", "cyrenaica"),
])
def test_a_name_inside_another_name_is_no_place(finder: PlaceFinder, text: str, absent: str) -> None:
    assert absent not in ids(finder, text)


@pytest.mark.parametrize(("text", "key"), [
    ("شهدت محافظة السويس حادثا.", "suez-governorate"),
    ("شهدت مدينة السويس حادثا.", "suez"),
    ("وقع الحادث في السويس.", "suez"),
    ("وصل إلى ولاية الخرطوم.", "khartoum-state"),
    ("قال والي الخرطوم إن الوضع مستقر.", "khartoum-state"),
    ("دخلت القوات ولاية الجزيرة بوسط السودان.", "gezira-state"),
    ("هطلت أمطار على ولاية البحر الأحمر.", "red-sea-state"),
    ("هطلت أمطار على محافظة البحر الأحمر.", "red-sea-governorate"),
    ("هبطت الطائرة في الأبيض بعد أن قصف الجيش السوداني المواقع.", "el-obeid"),
    ("زار مدينة السادات الصناعية.", "sadat-city"),
    ("تجري الأمور في طرابلس كما تريد ليبيا.", "tripoli"),
    ("تجري الأمور في طرابلس شمال لبنان، وقالت بيروت إن الجيش اللبناني انتشر.", "tripoli-lebanon"),
    ("اجتمع الوزراء في عمان بحضور وزير الخارجية الأردني.", "amman"),
    ("Rain fell on Khartoum state.", "khartoum-state"),
    ("Floods hit Red Sea State in Sudan.", "red-sea-state"),
    ("وصل إلى القصر الرئاسي حيث كان الرئيس السوداني.", "presidential-palace-khartoum"),
    ("شدد على دعم دولة مالي.", "ml"),
])
def test_tells_places_of_one_name_apart(finder: PlaceFinder, text: str, key: str) -> None:
    assert ids(finder, text)[0] == key


def test_a_kind_is_shared_by_names_that_are_joined(finder: PlaceFinder) -> None:
    assert ids(finder, "ضربت السيول ولايتي الخرطوم والجزيرة أمس.") == ["khartoum-state", "gezira-state"]


def test_a_name_told_once_with_its_kind_may_stand_bare(finder: PlaceFinder) -> None:
    assert ids(finder, "دخل الجيش ولاية الجزيرة. وقال السكان إن الوضع في الجزيرة صعب.") == ["gezira-state", "gezira-state"]
    assert ids(finder, "وقال السكان إن الوضع في الجزيرة صعب.") == []


def test_the_presidential_palace_needs_its_country(finder: PlaceFinder) -> None:
    assert ids(finder, "وصل إلى القصر الرئاسي صباحا.") == []


@pytest.mark.parametrize(("text", "key"), [
    ("القاهرة – رويترز\nقال مسؤول إن المحادثات بدأت.", "cairo"),
    ("القاهرة: أحمد محمود\nقال مسؤول إن المحادثات بدأت.", "cairo"),
    ("(القاهرة) قال مسؤول إن المحادثات بدأت.", "cairo"),
    ("الخرطوم ـ سونا: قال مسؤول إن المحادثات بدأت.", "khartoum"),
    ("رويترز- الصخيرات (المغرب): قال مسؤول إن المحادثات بدأت.", "skhirat"),
    ("سبق- القاهرة: قال مسؤول إن المحادثات بدأت.", "cairo"),
    ("تونس – وكالات: قال مسؤول إن المحادثات بدأت.", "tunis"),
    ("CAIRO (Reuters) - Talks have begun, an official said.", "cairo"),
    ("KHARTOUM, Sudan (AP) - Talks have begun, an official said.", "khartoum"),
    ("KHARTOUM (Agencies)\nTalks have begun, an official said.", "khartoum"),
])
def test_dateline(finder: PlaceFinder, text: str, key: str) -> None:
    mention = finder.find_places(document(text))[0]
    assert (mention.place.id, mention.dateline, mention.locative) == (key, True, False)


@pytest.mark.parametrize("text", [
    "القاهرة ترفض أي تدخل، وقال المتحدث: لا بديل عن الحوار.",
    "التقى الوزير في القاهرة - بعد يوم طويل - وفدا من ليبيا.",
    "Cairo rejects any intervention: there is no other way.",
    "أولا\nثانيا\nثالثا\nالقاهرة – رويترز: قال مسؤول.",
])
def test_no_dateline(finder: PlaceFinder, text: str) -> None:
    assert [mention.dateline for mention in finder.find_places(document(text)) if mention.place.id == "cairo"] == [False]


def test_a_title_has_no_dateline(finder: PlaceFinder) -> None:
    mention = finder.find_places(document("نص.", title="القاهرة: لا بديل عن الحوار"))[0]
    assert (mention.place.id, mention.dateline, mention.locative, mention.capital_of) == ("cairo", False, False, "EG")


@pytest.mark.parametrize(("text", "key", "locative"), [
    ("القاهرة ترفض التدخل.", "cairo", False),
    ("بحث العلاقات بين القاهرة والخرطوم.", "khartoum", False),
    ("زار بنغازي أمس.", "benghazi", True),
    ("جرت محادثات بنغازي بهدوء.", "benghazi", True),
    ("أعلنت مصر موقفها.", "eg", False),
    ("وصل إلى مصر أمس.", "eg", True),
    ("دعا إلى تنفيذ اتفاق الصخيرات.", "skhirat", False),
    ("Khartoum rejects the plan.", "khartoum", False),
    ("The Cairo talks ended.", "cairo", True),
    ("He met them in Khartoum.", "khartoum", True),
])
def test_place_in_use_or_government(finder: PlaceFinder, text: str, key: str, locative: bool) -> None:
    assert only(finder, text, key).locative is locative


def test_an_agreement_is_weak_evidence_and_says_so(finder: PlaceFinder) -> None:
    score = only(finder, "دعا إلى تنفيذ اتفاق الصخيرات.", "skhirat").score
    assert score.value < 0.5 and "agreement" in score.reason


def test_capitals_may_stand_for_governments_and_other_towns_may_not(finder: PlaceFinder) -> None:
    assert only(finder, "قالت طهران ذلك.", "tehran").capital_of == "IR"
    assert only(finder, "قالت بنغازي ذلك.", "benghazi").capital_of is None


def test_the_bare_capital_is_that_of_the_country_that_the_article_is_about(finder: PlaceFinder) -> None:
    text = "قال الجيش السوداني إن السودان آمن. وتجددت الاشتباكات في العاصمة."
    assert ids(finder, text) == ["sd", "khartoum"]
    assert ids(finder, "بحثت مصر والسودان الأمر. وتجددت الاشتباكات في العاصمة.") == ["eg", "sd"]


def test_english_names_need_their_capital_letter(finder: PlaceFinder) -> None:
    assert ids(finder, "the sirte of it and a turkey") == []
    assert ids(finder, "They fought near Sirte.") == ["sirte"]


def test_title_and_heading_give_mentions_too(finder: PlaceFinder) -> None:
    mentions = finder.find_places(document("رسائل من بنغازي\n\nقال مسؤول إن المحادثات بدأت.", title="لقاء في درنة"))
    assert [(mention.sentence, mention.place.id) for mention in mentions] == [(0, "derna"), (1, "benghazi")]


def test_mentions_do_not_overlap_and_are_in_order(finder: PlaceFinder) -> None:
    text = "في قاعة الصداقة بالخرطوم ثم قصر الاتحادية بالقاهرة ثم ولاية شمال كردفان ومدينة الأبيض."
    mentions = finder.find_places(document(text))
    spans = [(mention.sentence, mention.first, mention.last) for mention in mentions]
    assert spans == sorted(spans)
    assert all(before[0] < after[0] or before[2] < after[1] for before, after in itertools.pairwise(spans))
