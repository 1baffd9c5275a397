"""The forms of trigger lemmas: regular verbs, weak verbs, nouns with article, pronouns and accusative alif."""

from __future__ import annotations

import pytest

from data.knowledge import Knowledge
from extraction.normalise import normal_name
from extraction.pipeline import Extractor
from extraction.triggers.inflect import Form, noun_forms, past_forms, present_forms, row_forms
from tests.extraction.core_helper import read


def texts(forms: list[Form], pronoun: bool = False) -> set[str]:
    """The surface forms with or without a pronoun."""
    return {form.text for form in forms if form.pronoun is pronoun}


def normal(words: str) -> set[str]:
    """Words as they stand in normalised text."""
    return {normal_name(word) for word in words.split()}


@pytest.mark.parametrize(("lemma", "forms"), [
    ("استقبل", "استقبل استقبلت استقبلا استقبلتا استقبلوا استقبلن"),
    ("التقى", "التقى التقت التقيا التقتا التقوا التقين"),
    ("زار", "زار زارت زارا زارتا زاروا"),
    ("دعا", "دعا دعت دعوا دعتا"),
])
def test_past(lemma: str, forms: str) -> None:
    found = list(past_forms(lemma))
    assert normal(forms) <= texts(found)
    assert {form.tense for form in found} == {"past"}


@pytest.mark.parametrize(("lemma", "forms"), [
    ("استقبل", "استقبله استقبلها استقبلهم استقبلته استقبلتهما"),
    ("التقى", "التقاه التقاها التقته التقاهم"),
    ("زار", "زاره زارته"),
])
def test_past_with_an_object(lemma: str, forms: str) -> None:
    assert normal(forms) <= texts(list(past_forms(lemma)), pronoun=True)


@pytest.mark.parametrize(("lemma", "present", "future"), [
    ("يستقبل", "يستقبل تستقبل يستقبلان يستقبلون يستقبلوا", "سيستقبل ستستقبل سيستقبلون"),
    ("يلتقي", "يلتقي تلتقي يلتقيان يلتقون يلتق", "سيلتقي ستلتقي سيلتقيان سيلتقون"),
    ("يزور", "يزور تزور يزوران يزورون", "سيزور ستزور"),
    ("يدعو", "يدعو تدعو يدع يدعون", "سيدعو"),
])
def test_present_and_future(lemma: str, present: str, future: str) -> None:
    found = list(present_forms(lemma))
    assert normal(present) <= {form.text for form in found if form.tense == "present"}
    assert normal(future) <= {form.text for form in found if form.tense == "future"}
    assert {form.tense for form in found} == {"present", "future"}
    assert all((form.tense == "future") == form.text.startswith("س") for form in found)


@pytest.mark.parametrize(("noun", "forms"), [
    ("اجتماع", "اجتماع الاجتماع اجتماعا"),
    ("زيارة", "زيارة الزيارة"),
    ("لقاء", "لقاء اللقاء"),
])
def test_nouns(noun: str, forms: str) -> None:
    assert normal(forms) <= texts(list(noun_forms(noun, plural=False)))


@pytest.mark.parametrize(("noun", "forms"), [
    ("اجتماع", "اجتماعه اجتماعها اجتماعهما اجتماعهم"),
    ("زيارة", "زيارته زيارتها زيارتهم"),
    ("لقاء", "لقاءه لقائه لقاؤه لقائها لقاؤهما"),
])
def test_nouns_with_an_owner(noun: str, forms: str) -> None:
    found = list(noun_forms(noun, plural=False))
    assert normal(forms) <= texts(found, pronoun=True)
    assert all(form.definite for form in found if form.pronoun)


def test_what_the_form_of_a_noun_tells() -> None:
    told = {form.text: (form.plural, form.definite) for form in noun_forms("اجتماع", plural=False)}
    assert told["اجتماع"] == told["اجتماعا"] == (False, False)
    assert told["الاجتماع"] == (False, True)
    assert {form.plural for form in noun_forms("اجتماعات", plural=True)} == {True}
    assert "زياراتا" not in texts(list(noun_forms("زيارات", plural=True)))


def test_two_words_take_article_and_alif_together() -> None:
    found = {form.text for form in noun_forms("اتصال هاتفي", plural=False)}
    assert {"اتصال هاتفي", "الاتصال الهاتفي", "اتصالا هاتفيا", "اتصاله الهاتفي"} <= found


def test_english_forms_are_those_of_the_table(knowledge: Knowledge) -> None:
    row = next(row for row in knowledge.triggers if row.lang == "en" and row.lemma == "meet")
    tenses = {form.text: form.tense for form in row_forms(row)}
    assert tenses["met"] == "past" and set(tenses) >= {"met", "meet", "meets"}


def test_every_lemma_has_forms(knowledge: Knowledge) -> None:
    assert [row.lemma for row in knowledge.triggers if not list(row_forms(row))] == []


@pytest.mark.parametrize(("text", "trigger"), [
    ("واستقبلته القاهرة أمس.", "واستقبلته"), ("فالتقيا في القاهرة.", "فالتقيا"), ("وبزيارته إلى ليبيا.", "وبزيارته"),
    ("سيلتقيان غدا.", "سيلتقيان"), ("لم يلتق أحدا.", "يلتق"), ("واجتماعهما أمس.", "واجتماعهما"), ("التّقى الوزير الرئيس.", "التّقى"),
])
def test_inflected_words_are_found_in_text(extractor: Extractor, text: str, trigger: str) -> None:
    view = read(extractor, text).views[-1]
    spans = [view.document.span(view.sentence, found.first, found.last) for found in view.triggers]
    assert trigger in [text[start:end] for start, end in spans]


@pytest.mark.parametrize("text", ["وزارة الخارجية تعلن.", "قال وزير الخارجية.", "الملتقى الثقافي.", "المستقبل قريب.", "المجتمع الدولي."])
def test_words_that_only_look_alike_are_no_triggers(extractor: Extractor, text: str) -> None:
    view = read(extractor, text).views[-1]
    assert [view.words[found.first] for found in view.triggers if found.row.type in ("meeting", "visit")] == []
