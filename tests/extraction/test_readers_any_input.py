"""Whatever bytes come, the readers answer with articles that can be stored, or with failures that say why; they never raise."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Article
from extraction.readers import ReadFailure, read_payload
from extraction.readers.published import check_published, read_date_line

NAMES = st.sampled_from(["a.txt", "a.json", "a.jsonl", "pasted", "a.PDF", ""])
WORDS = st.sampled_from([
    "لقاء", "في", "القاهرة", "the", "of", "|", "<p>", "<https://x.org>", "\0", "\ud800", "2026", "17", "فبراير", "م", "11:20", "\n", "\r", "گ",
])
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)
VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | TEXTS, lambda inner: st.lists(inner, max_size=3), max_leaves=5)
RECORDS = st.dictionaries(st.sampled_from(["id", "source", "url", "published", "title", "text", "language", "sample", "more"]), VALUES)


def check(name: str, content: bytes) -> None:
    found = list(read_payload(name, content))
    assert found
    for item in found:
        if isinstance(item, Article):
            assert item.id.strip()
            assert item.text.strip()
            assert item.language in ("ar", "en")
            assert "\0" not in item.id + item.source + item.title + item.text
            json.dumps([item.id, item.source, item.title, item.text], ensure_ascii=False).encode()
        else:
            assert isinstance(item, ReadFailure)
            assert item.reason


@settings(max_examples=200, deadline=None)
@given(NAMES, st.binary(max_size=300))
def test_any_bytes(name: str, content: bytes) -> None:
    check(name, content)


@settings(max_examples=200, deadline=None)
@given(NAMES, TEXTS)
def test_any_text(name: str, text: str) -> None:
    check(name, text.encode("utf-8", "surrogatepass"))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["a.json", "a.jsonl", "pasted"]), RECORDS)
def test_any_record(name: str, record: dict[str, object]) -> None:
    check(name, json.dumps(record).encode())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_date_line_is_a_timestamp_or_none(line: str) -> None:
    published = read_date_line(line)
    assert published is None or check_published(published) == published
