"""What a merge of reports keeps and how it is explained, and that the order in which reports arrive changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Actor, DateBasis, Place, Status
from extraction.merge import compare_reports, merge_group, merge_reports
from extraction.pipeline import Extractor
from tests.extraction.core_helper import article
from tests.extraction.event_helper import actor, place, report

BENGHAZI, TOBRUK = place("benghazi", admin1="Benghazi"), place("tobruk", admin1="Butnan")




def test_evidence_topics_and_the_smallest_id_are_kept() -> None:
    reports = [
        report("m", topics=("energy",), confidence=0.9, published="2026-02-18"),
        report("k", topics=("security",), confidence=0.5, published="2026-02-17"),
        report("z", topics=("energy", "trade")),
    ]
    (merged,) = merge_reports(reports)
    assert merged.id == "k"
    assert sorted(item.article_id for item in merged.evidence) == ["article-k", "article-m", "article-z"]
    assert merged.evidence[-1].article_id == "article-m", "the latest report last"
    assert merged.topics == ("energy", "security", "trade")


def test_the_best_founded_date_and_place_win() -> None:
    vague = report("a", date="2026-02-18", basis="publication", at=place("ly", precision="country"), confidence=0.95)
    exact = report("b", date="2026-02-17", basis="stated", at=BENGHAZI, confidence=0.4)
    (merged,) = merge_reports([vague, exact])
    assert (merged.date, merged.date_basis, merged.place) == ("2026-02-17", "stated", BENGHAZI)
    site = place("palace", precision="site", admin1="Benghazi", basis="inferred")
    assert merge_group([replace(exact, place=site), replace(vague, place=BENGHAZI)]).place == BENGHAZI, "stated before inferred"


def test_more_reports_make_it_surer_but_never_certain() -> None:
    one, other = report("a", confidence=0.6), report("b", confidence=0.7)
    (merged,) = merge_reports([one, other])
    assert 0.7 < merged.confidence <= 0.97
    assert merge_reports([one])[0].confidence == 0.6
    assert merge_reports([report(str(n), confidence=0.9) for n in range(8)])[0].confidence == 0.97


def test_a_merge_is_explained() -> None:
    (merged,) = merge_reports([report("a"), report("b", date="2026-02-18", basis="publication", confidence=0.9)])
    assert "reason b" in merged.reasons
    assert "2 reports merged" in merged.reasons[-1] and "1 days apart" in merged.reasons[-1]
    apart = compare_reports(report("a"), report("b", date="2026-03-18"))
    assert apart.value == 0 and "the dates differ" in apart.reason


def test_the_latest_report_may_call_it_off() -> None:
    planned = report("a", status="planned", published="2026-02-10")
    cancelled = report("b", status="cancelled", published="2026-02-15")
    assert merge_reports([planned, cancelled])[0].status == "cancelled"
    assert merge_reports([planned, report("b", status="planned")])[0].status == "planned"


@pytest.mark.parametrize(("first", "then", "stands"), [
    ("planned", "happened", "happened"), ("called_for", "planned", "planned"), ("happened", "denied", "denied"), ("happened", "planned", "happened"),
    ("cancelled", "planned", "cancelled"), ("ongoing", "happened", "happened"),
])
def test_a_later_report_corrects_an_earlier_one_and_is_shown_as_such(first: Status, then: Status, stands: Status) -> None:
    reports = [report("a", status=first, published="2026-02-16"), report("b", status=then, published="2026-02-17", basis="publication")]
    (merged,) = merge_reports(reports)
    assert merge_reports(reports[::-1]) == (merged,)
    assert merged.status == stands
    assert any(f"says {then}, before it was {first}" in reason for reason in merged.reasons) is (stands == then)


def test_copies_of_one_sentence_make_it_no_surer() -> None:
    one, copy = report("a", confidence=0.7), report("b", confidence=0.7)
    printed = replace(copy, evidence=(replace(copy.evidence[0], sentence=one.evidence[0].sentence),))
    assert merge_reports([one, printed])[0].confidence == 0.7
    assert merge_reports([one, copy])[0].confidence > 0.7


def test_a_claim_that_another_report_confirms_is_no_claim() -> None:
    claimed = report("a", claimed_by="unnamed sources")
    assert merge_reports([claimed, report("b")])[0].claimed_by is None
    assert merge_reports([claimed, report("b", claimed_by="unnamed sources")])[0].claimed_by == "unnamed sources"


def test_two_articles_on_one_meeting(extractor: Extractor) -> None:
    texts = {
        "one": ("التقى رئيس المخابرات العامة المصرية حسن رشاد خليفة حفتر في بنغازي.", "2026-02-17"),
        "two": ("استقبل خليفة حفتر في بنغازي اليوم الثلاثاء 17 فبراير 2026 مدير المخابرات العامة المصرية حسن رشاد.", "2026-02-18"),
        "three": ("التقى حسن رشاد خليفة حفتر في بنغازي.", "2025-08-24"),
    }
    events = [event for id, (text, day) in texts.items() for event in extractor.extract(article(text, id=id, published=day)).events]
    merged = merge_reports(events)
    assert sorted((event.date, len(event.evidence)) for event in merged) == [("2025-08-24", 1), ("2026-02-17", 2)]


# The order of arrival.

BASES: tuple[DateBasis, ...] = ("stated", "relative", "publication")
CORES = ((actor("rashad"), actor("haftar")), (actor("haftar"), actor("rashad"), actor("saleh")), (actor("burhan"), actor("sisi")))
REPORTS = st.lists(
    st.tuples(
        st.sampled_from([None, "2026-02-14", "2026-02-16", "2026-02-17", "2026-02-19", "2026-02"]),
        st.sampled_from(BASES), st.sampled_from(CORES), st.sampled_from([None, BENGHAZI, TOBRUK]), st.integers(0, 5),
    ),
    min_size=1, max_size=8,
)


@settings(max_examples=80, deadline=None)
@given(data=st.data(), rows=REPORTS)
def test_the_order_of_arrival_changes_nothing_and_no_evidence_is_lost(
    data: st.DataObject, rows: list[tuple[str | None, DateBasis, tuple[Actor, ...], Place | None, int]],
) -> None:
    reports = [
        report(f"e{n}", date=day, basis=basis, actors=core, at=at, article=f"paper-{paper}")
        for n, (day, basis, core, at, paper) in enumerate(rows)
    ]
    shuffled = data.draw(st.permutations(reports))
    merged = merge_reports(reports)
    assert merge_reports(shuffled) == merged
    assert sorted(item.sentence for event in merged for item in event.evidence) == sorted(r.evidence[0].sentence for r in reports)
    for event in merged:
        papers = [item.article_id for item in event.evidence]
        assert len(papers) == len(set(papers))
    assert len({event.id for event in merged} & {r.id for r in reports}) == len(merged)
