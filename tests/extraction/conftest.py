"""The knowledge tables and an extractor, built once for all tests of a run; neither ever changes."""

from __future__ import annotations

import pytest

from data.knowledge import Knowledge, read_knowledge
from extraction.pipeline import Extractor


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The tables as they are shipped."""
    return read_knowledge()


@pytest.fixture(scope="session")
def extractor(knowledge: Knowledge) -> Extractor:
    """An extractor on the shipped tables."""
    return Extractor(knowledge)
