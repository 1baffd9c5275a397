"""One article into the store: extracted, written and merged in one transaction; nothing where it is there already."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Literal

from data.errors import WaqaiError
from data.knowledge import read_knowledge
from data.model import Article
from data.store import Store
from extraction.merge import merge_reports
from extraction.pipeline import Extraction, Extractor
from extraction.readers import own_id

State = Literal["stored", "replaced", "known", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article, and under which id it is in the store (None where it isn't). `events`: ids of the merged events that
    it reports; `reason`: why it failed, why it was skipped, or which stored article it equals."""

    article: Article
    state: State
    stored_as: str | None = None
    events: tuple[str, ...] = ()
    reason: str | None = None
    skipped: bool = False


@lru_cache(maxsize=1)
def standard_extractor() -> Extractor:
    """The extractor over the tables that the project ships; built on first use."""
    return Extractor(read_knowledge())


def extract_safely(article: Article, extractor: Extractor | None = None) -> Extraction | str:
    """The extraction of an article, or why it failed. A fault in one article must not cost the others of a batch, so any exception is
    reported as a failure of that article. Raises KnowledgeError where the tables can't be read."""
    chosen = extractor or standard_extractor()
    try:
        return chosen.extract(article)
    except WaqaiError as error:
        return str(error)
    except Exception as error:
        return f"fault in the extraction ({type(error).__name__}: {error}); please report it with the article"


def free_id(store: Store, file: str, article: Article) -> Article:
    """The article of a file under an id that takes no other article's place. The name of a .txt file is its article's id, so that a corrected
    file replaces what it held; where the store has another headline under that name, from a file elsewhere, the id is made of the content."""
    if not file.lower().endswith(".txt") or PurePath(file).stem != article.id:
        return article
    stored = store.read_article(article.id)
    if stored is None or (stored.source, stored.title) == (article.source, article.title):
        return article
    return own_id(article)


def ingest(store: Store, article: Article, *, again: bool = False, extractor: Extractor | None = None) -> Outcome:
    """Extracts and stores an article; `again` also where the same content is stored. Raises StoreError where the store can't be written."""
    twin = store.find_article(article)
    if twin is not None and (twin != article.id or not again):
        return Outcome(article, "known", twin, reason=f"the same as {twin}" if twin != article.id else None)
    found = extract_safely(article, extractor)
    if isinstance(found, str):
        return Outcome(article, "failed", reason=found)
    result = store.write_extraction(article, found.events, merge_reports, genre=found.genre, skipped=found.skipped)
    if result.duplicate_of:
        return Outcome(article, "known", result.duplicate_of, reason=f"the same as {result.duplicate_of}")
    state: State = "replaced" if result.replaced else "stored"
    return Outcome(article, state, article.id, result.events, found.skipped, found.skipped is not None)
