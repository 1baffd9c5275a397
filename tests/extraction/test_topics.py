"""What an event is about, from cues of general validity; and what only looks like a cue."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from data.knowledge.lexicon import TopicRow, read_topics, read_types
from data.model import Article, EventType, Language
from extraction.document import Document, read_document
from extraction.readers import read_articles
from extraction.topics import TopicFinder, word_forms

SHARED = Path(__file__).parents[3] / "shared" / "articles"
CODEBOOK = (
    "bilateral_relations security border_security counterterrorism smuggling migration military_unification military_cooperation elections "
    "political_process ceasefire libya_crisis sudan_war foreign_intervention eastern_mediterranean energy electricity economy investment "
    "reconstruction trade transport nile_water agriculture humanitarian refugees human_rights justice palestine yemen syria arab_affairs "
    "african_affairs health education culture media mining environment"
)


@pytest.fixture(scope="module")
def finder() -> TopicFinder:
    return TopicFinder(read_topics())


def document(text: str, language: Language = "ar", published: str | None = "2026-02-17", title: str = "عنوان") -> Document:
    return read_document(Article("a", "s", None, published, language, title, text))


def topics(finder: TopicFinder, text: str, language: Language = "ar", published: str | None = "2026-02-17") -> set[str]:
    found = document(text, language, published)
    return {topic for topic, _ in finder.find_topics(found, 0, len(found.sentences) - 1)}


def row(cues: tuple[str, ...], weak: tuple[str, ...] = (), blocked: tuple[str, ...] = ()) -> TopicRow:
    return TopicRow("t", "ت", "T", cues, (), weak, (), blocked, (), None, "test")


def test_the_table_has_the_topics_of_the_codebook_and_both_languages() -> None:
    rows = read_topics()
    assert {row.topic for row in rows} == set(CODEBOOK.split())
    assert len(rows) == len(CODEBOOK.split())
    assert all(row.cues_ar and row.cues_en and row.label_ar and row.label_en for row in rows)


def test_the_table_of_types_has_the_types_of_the_model() -> None:
    assert [row.type for row in read_types()] == list(EventType.__args__)


@pytest.mark.parametrize(("text", "expected"), [
    ("بحث الجانبان سبل تعزيز العلاقات الثنائية بين البلدين.", {"bilateral_relations"}),
    ("وبحثا العلاقات الثنائية وملف السودان وأمن الحدود.", {"bilateral_relations", "sudan_war", "border_security"}),
    ("تناول اللقاء الأزمة الليبية وشرق المتوسط والطاقة.", {"libya_crisis", "eastern_mediterranean", "energy"}),
    ("ناقش الوزراء أزمة سد النهضة.", {"nile_water"}),
    ("ناقش الوزراء ملء وتشغيل السد الإثيوبي.", {"nile_water"}),
    ("بحث اللقاء مكافحة تهريب السلاح والهجرة غير الشرعية.", {"smuggling", "migration"}),
    ("اتفق الطرفان على وقف إطلاق النار.", {"ceasefire"}),
    ("دعا إلى إجراء انتخابات رئاسية وبرلمانية.", {"elections"}),
    ("بحثا توحيد المؤسسة العسكرية.", {"military_unification"}),
    ("بحث الوزيران الربط الكهربائي.", {"electricity"}),
    ("وقعا مذكرة للتبادل التجاري وللاستثمار.", {"trade", "investment"}),
])
def test_cues_tell_the_topic(finder: TopicFinder, text: str, expected: set[str]) -> None:
    assert topics(finder, text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("They discussed bilateral relations and the Grand Ethiopian Renaissance Dam.", {"bilateral_relations", "nile_water"}),
    ("The two men discussed border security and the war in Sudan.", {"border_security", "sudan_war"}),
    ("Talks covered counter-terrorism and irregular migration.", {"counterterrorism", "migration"}),
    ("They discussed Sudan's war.", {"sudan_war"}),
])
def test_english_cues(finder: TopicFinder, text: str, expected: set[str]) -> None:
    assert topics(finder, text, "en") == expected


@pytest.mark.parametrize("text", [
    "انهار السد في البلدة.", "شاركت في ندوة عن الطاقة الإيجابية.", "عرض الأمر على مجلس الأمن.",
    "التقى مستشار الأمن القومي.", "وقف في حدود الساعة العاشرة.",
    "تلقى السيسي تحيات نظيره.", "نزل في فندق على كورنيش النيل.", "رفع علم جمهورية مصر العربية.", "عقد مؤتمر صحفي في القاهرة.",
    "قتل شخص في زراعة عبوة ناسفة.", "التقى وفدا من حركة العدل والمساواة.", "قال للصحفيين إن البيان صدر.",
])
def test_what_only_looks_like_a_cue(finder: TopicFinder, text: str) -> None:
    assert topics(finder, text) == set()


@pytest.mark.parametrize("text", [
    "The Security Council met.", "The national security adviser arrived.", "Police fired tear gas.", "He spoke at a press conference.",
])
def test_what_only_looks_like_an_english_cue(finder: TopicFinder, text: str) -> None:
    assert topics(finder, text, "en") == set()


def test_no_topic_before_its_time(finder: TopicFinder) -> None:
    text = "بحث الرئيسان الأزمة في السودان."
    assert "sudan_war" in topics(finder, text, published="2023-04-20")
    assert "sudan_war" not in topics(finder, text, published="2015-08-01")
    assert "sudan_war" in topics(finder, text, published=None)


def test_one_weak_cue_is_not_enough_and_two_of_one_word_neither() -> None:
    finder = TopicFinder([row((), ("سد", "سدود", "مياه"))])
    assert topics(finder, "قرب السد.") == set()
    assert topics(finder, "قرب السد والسدود.") == set()
    assert topics(finder, "قرب السد والمياه.") == {"t"}


def test_a_cue_in_a_phrase_that_blocks_it_counts_elsewhere() -> None:
    finder = TopicFinder([row(("طاقة",), (), ("طاقة إيجابية",))])
    assert topics(finder, "ندوة عن الطاقة الإيجابية.") == set()
    assert topics(finder, "ندوة عن الطاقة الإيجابية ووزارة الطاقة.") == {"t"}


def test_words_of_a_cue_stand_side_by_side_and_parts_anywhere_in_the_sentence() -> None:
    together, apart = TopicFinder([row(("وقف الحرب",))]), TopicFinder([row(("سودان* + الحرب",))])
    assert topics(together, "دعا إلى وقف الحرب.") == {"t"}
    assert topics(together, "وقف، الحرب.") == set()
    assert topics(together, "وقف في الحرب.") == set()
    assert topics(apart, "بحثا الحرب الدائرة في البلد السوداني.") == {"t"}
    assert topics(apart, "بحثا الحرب.\nوصل السوداني.") == set()


@pytest.mark.parametrize(("word", "form"), [
    ("وبالانتخابات", "انتخابات"), ("للحدود", "الحدود"), ("للحدود", "حدود"), ("والطاقه", "الطاقه"), ("بنفط", "نفط"), ("elections", "election"),
])
def test_clitics_are_taken_off(word: str, form: str) -> None:
    assert form in word_forms(word)


@pytest.mark.parametrize(("word", "form"), [("وفد", "فد"), ("ال", ""), ("news", "ne"), ("بعد", "عد")])
def test_short_words_keep_their_letters(word: str, form: str) -> None:
    assert form not in word_forms(word)


def test_the_reason_names_cue_part_and_offset(finder: TopicFinder) -> None:
    found = document("التقى الرئيسان في القاهرة.\nوبحثا العلاقات الثنائية.")
    (topic, score), = finder.find_topics(found, 0, 2)
    mention, *_ = finder.find_mentions(found, 0, 2)
    assert topic == "bilateral_relations"
    assert "علاقات ثنائية" in score.reason
    assert f"text {mention.start}" in score.reason
    assert found.article.text[mention.start:mention.end] == "العلاقات الثنائية"


def test_only_the_sentences_asked_for(finder: TopicFinder) -> None:
    found = document("بحثا العلاقات الثنائية.\nبحثا سد النهضة.")
    assert [topic for topic, _ in finder.find_topics(found, 1, 1)] == ["bilateral_relations"]
    assert [topic for topic, _ in finder.find_topics(found, 2, 2)] == ["nile_water"]


def test_offsets_lead_back_through_marks_and_presentation_forms(finder: TopicFinder) -> None:
    found = document("بحثا الـعـلاقـات الثُّنائيّة.")
    mention, *_ = finder.find_mentions(found, 0, 1)
    assert found.article.text[mention.start:mention.end] == "الـعـلاقـات الثُّنائيّة"


def test_the_real_article(finder: TopicFinder) -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared/articles is not here")
    article = next(iter(read_articles([SHARED], BytesIO())))
    assert isinstance(article, Article)
    found = read_document(article)
    assert {topic for topic, _ in finder.find_topics(found, 0, len(found.sentences) - 1)} >= {
        "bilateral_relations", "libya_crisis", "border_security", "sudan_war", "eastern_mediterranean", "energy"}


def test_no_cue_is_there_twice() -> None:
    for line in read_topics():
        for cues in (line.cues_ar, line.cues_en, line.weak_ar, line.weak_en, line.not_ar, line.not_en):
            assert len(set(cues)) == len(cues), line.topic
        assert not set(line.cues_ar) & set(line.weak_ar), line.topic
        assert not set(line.cues_en) & set(line.weak_en), line.topic
