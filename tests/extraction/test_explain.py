"""The account of an article: every mention, every event, and why; also why the rest was left out."""

from __future__ import annotations

import pytest

from extraction.explain import write_account
from extraction.pipeline import Extractor
from tests.extraction.core_helper import read

TEXT = (
    "بنغازي - رويترز: التقى رئيس المخابرات العامة المصرية اللواء حسن رشاد خليفة حفتر في الرجمة أمس. "
    "وسبق أن عقدت القاهرة اجتماعات مع قيادة الشرق الليبي منذ 2011. ولم يلتق رشاد عبد الحميد الدبيبة."
)


@pytest.fixture(scope="module")
def account(extractor: Extractor) -> str:
    """The account of one short article."""
    return write_account(read(extractor, TEXT, title="رشاد يلتقي حفتر"))


def lines(account: str, word: str) -> list[str]:
    """The lines that begin with a word."""
    return [line.strip() for line in account.splitlines() if line.strip().startswith(word)]


def section(account: str, start: str) -> list[str]:
    """The lines behind a heading, up to the next one."""
    found = account.splitlines()
    first = next(index for index, line in enumerate(found) if line.startswith(start)) + 1
    last = next((index for index in range(first, len(found)) if not found[index].startswith(" ")), len(found))
    return found[first:last]


def test_the_article_is_named(account: str) -> None:
    head = account.splitlines()[:2]
    assert head[0] == "# رشاد يلتقي حفتر"
    assert "published 2026-02-17" in head[1] and "genre news" in head[1] and "id a" in head[1]


def test_every_sentence_stands_there(account: str) -> None:
    sentences = [line for line in account.splitlines() if line.startswith("  [")]
    assert [line.split("]")[0].strip(" [") for line in sentences] == ["0", "1", "2", "3"]
    assert " title: رشاد يلتقي حفتر" in sentences[0] and " lead: " in sentences[1]


def test_every_mention_with_what_it_means(account: str) -> None:
    actors = lines(account, "actor")
    assert any("اللواء حسن رشاد»" in line and "[hassan-rashad, EG]" in line for line in actors)
    assert any("«خليفة حفتر»" in line and "[khalifa-haftar, LY]" in line for line in actors)
    places = lines(account, "place")
    assert any("«الرجمة»" in line and "locative" in line for line in places)
    assert any("«بنغازي»" in line and "dateline" in line for line in places)
    times = lines(account, "time")
    assert any("«أمس»" in line for line in times)
    triggers = lines(account, "trigger")
    assert any("«التقى» meeting/meet past: source=hassan-rashad, target=khalifa-haftar" in line for line in triggers)


def test_the_event_with_its_reasons_and_evidence(account: str) -> None:
    event = section(account, "Events: 1")
    assert event[0].startswith("  meeting 2026-02-16 (relative) Ar Rajma (city, stated), happened, confidence 0.")
    assert any(line.split()[:3] == ["source", "Hassan", "Rashad"] and line.endswith("EG") for line in event)
    assert any(line.split()[:3] == ["target", "Khalifa", "Haftar"] and line.endswith("LY") for line in event)
    reasons = [line for line in event if line.strip().startswith("because")]
    assert any("date: " in line for line in reasons) and any("place: stated with the event" in line for line in reasons)
    assert any("trigger «التقى»" in line for line in reasons)
    evidence = [line for line in event if line.strip().startswith("evidence")]
    assert any("title[0:15] رشاد يلتقي حفتر" in line for line in evidence)
    assert any("text[" in line and "في الرجمة أمس." in line for line in evidence)


def test_what_was_left_out_and_why(account: str) -> None:
    left = section(account, "Left out: ")
    assert any("«اجتماعات» meeting: several" in line for line in left)
    assert any("«يلتق» meeting: negated" in line for line in left)
    assert account.splitlines()[-len(left) - 1] == f"Left out: {len(left)}"


def test_an_article_that_tells_of_nothing(extractor: Extractor) -> None:
    account = write_account(read(extractor, "الطقس جميل في هذا اليوم.", published=None))
    assert "published unknown" in account
    assert "Events: 0" in account and account.splitlines()[-1] == "Left out: 0"


def test_the_account_of_an_english_article(extractor: Extractor) -> None:
    account = write_account(read(extractor, "Hassan Rashad met Khalifa Haftar in Benghazi.", language="en"))
    assert "«Hassan Rashad» = Hassan Rashad [hassan-rashad, EG]" in account
    assert "meeting 2026-02-17 (publication) Benghazi (city, stated), happened" in account


def test_the_same_article_has_the_same_account(extractor: Extractor, account: str) -> None:
    assert write_account(read(extractor, TEXT, title="رشاد يلتقي حفتر")) == account
