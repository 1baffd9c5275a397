"""The plain text of an article: `source | title`, a date line, the text, the address in <> at the end."""

from __future__ import annotations

import hashlib
import re

from data.model import Article
from extraction.readers.encoding import MAX_ARTICLE, check_plain, check_size, decode_text
from extraction.readers.failure import UnreadableError
from extraction.readers.language import find_language
from extraction.readers.published import read_date_line

MAX_TITLE = 400
# How the source of every sample in data/samples begins.
SAMPLE_SOURCE = "Waqai sample"
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,199}")
_ADDRESS = re.compile(r"<(https?://[^\s<>]+)>")


def content_id(source: str, published: str | None, title: str, text: str) -> str:
    """An id that tells articles apart where none is given: the first 16 digits of a SHA-256 of all that makes it this article. One report
    in two newspapers is two articles."""
    return hashlib.sha256("\n".join((source, published or "", title, text)).encode()).hexdigest()[:16]


def _head(lines: list[str], name: str) -> tuple[str, str, int]:
    """Source and title of the first line that isn't blank, and the index of the line behind it."""
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise UnreadableError("holds no text")
    source, bar, title = (part.strip() for part in lines[first].partition("|"))
    if not bar:
        source, title = name, source
    if not source or not title:
        raise UnreadableError("the first line must be 'source | title', or a title alone", first + 1)
    if len(title) > MAX_TITLE:
        raise UnreadableError(f"the first line is no title ({len(title)} characters); put 'source | title' on a line of its own", first + 1)
    return source, title, first + 1


def _published(lines: list[str], start: int) -> tuple[str | None, int]:
    """The date line, if the next line that isn't blank is one, and the index of the line behind it."""
    for index in range(start, len(lines)):
        if lines[index].strip():
            published = read_date_line(lines[index])
            return published, index + 1 if published else start
    return None, start


def _address(body: str) -> tuple[str, str | None]:
    head, _, last = body.rpartition("\n")
    found = _ADDRESS.fullmatch(last.strip())
    return (head.rstrip(), found[1]) if found else (body, None)


def read_plain(name: str, stem: str, content: bytes) -> Article:
    """One article from the bytes of a .txt file. `stem` becomes the id where it can, `name` the source where none is written. An article
    without date line has no `published`. Raises UnreadableError (line, reason, what to do) where this is no such article."""
    check_size(len(content), MAX_ARTICLE, "the article")
    written = decode_text(content)
    lines = written.splitlines() if "\n" not in written else written.replace("\r\n", "\n").split("\n")
    check_plain("\n".join(lines), "the file")
    source, title, start = _head(lines, name)
    published, start = _published(lines, start)
    text, url = _address("\n".join(lines[start:]).strip())
    if not text:
        raise UnreadableError("there is no text after the title")
    language = find_language(f"{title}\n{text}")
    identity = stem if _ID.fullmatch(stem) else content_id(source, published, title, text)
    return Article(identity, source, url, published, language, title, text, source.startswith(SAMPLE_SOURCE))
