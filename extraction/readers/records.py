"""Articles as JSON: one object, a list of them, or one a line."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Literal, cast

from data.model import Article, Language
from extraction.readers.encoding import MAX_ARTICLE, MAX_FILE, check_plain, check_size, check_storable, decode_text
from extraction.readers.failure import ReadFailure, UnreadableError
from extraction.readers.language import find_language
from extraction.readers.plain import content_id
from extraction.readers.published import check_published

_BLANKS = re.compile(r"[ \t\r\n]*")
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
Shape = Literal["json", "jsonl", "txt"]


def _string(raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or not value.strip():
        raise UnreadableError(f"{key} is missing, empty or no string; give it as a string")
    check_storable(value, key)
    return value


def _optional(raw: Mapping[str, Any], key: str) -> str | None:
    return None if raw.get(key) in (None, "") else _string(raw, key)


def _identity(raw: Mapping[str, Any]) -> str | None:
    given = _optional(raw, "id")
    if given is None:
        return None
    if len(given) > 200 or any(unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") for character in given):
        raise UnreadableError("id is longer than 200 characters or holds control characters; give a plain one")
    return given


def _language(raw: Mapping[str, Any], title: str, text: str) -> Language:
    given = _optional(raw, "language")
    if given not in (None, "ar", "en"):
        raise UnreadableError(f"language not supported: {given[:20]!r}; only ar and en are read")
    found = find_language(f"{title}\n{text}")
    if given not in (None, found):
        raise UnreadableError(f"language says {given!r}, but the text is {found!r}; correct it or leave it out")
    return found


def read_record(raw: object) -> Article:
    """One article from a JSON value; unknown keys are ignored on purpose. Raises UnreadableError for a field that is missing, of another type
    or out of range, saying which."""
    if not isinstance(raw, dict):
        raise UnreadableError("is no JSON object with id, source, url, published, title, text")
    title, text = _string(raw, "title"), _string(raw, "text")
    check_size(len(text.encode()), MAX_ARTICLE, "the article")
    for name, value in (("title", title), ("text", text)):
        check_plain(value, name)
    url, published, sample = _optional(raw, "url"), _optional(raw, "published"), raw.get("sample", False)
    if url is not None and not _URL.fullmatch(url):
        raise UnreadableError("url must begin with http:// or https:// and hold no blanks; null where there is none")
    if not isinstance(sample, bool):
        raise UnreadableError("sample must be true or false")
    source, day = _string(raw, "source"), check_published(published) if published else None
    return Article(
        _identity(raw) or content_id(source, day, title, text),
        source,
        url,
        day,
        _language(raw, title, text),
        title,
        text,
        sample,
    )


def _parse(text: str, line: int | None = None) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise UnreadableError("is nested too deeply to be articles", line) from error
    except ValueError as error:
        place = line or getattr(error, "lineno", None)
        raise UnreadableError(f"is no JSON ({getattr(error, 'msg', error)})", place) from error


def _starts(text: str) -> Iterator[int]:
    """The line on which each element of a JSON list starts; the text is known to be valid."""
    decoder, position = json.JSONDecoder(), text.index("[") + 1
    line, counted = 1, 0
    while text[(position := cast(re.Match[str], _BLANKS.match(text, position)).end())] != "]":
        line += text.count("\n", counted, position)
        counted = position
        yield line
        _, position = decoder.raw_decode(text, position)
        position = cast(re.Match[str], _BLANKS.match(text, position)).end()
        position += text[position] == ","


def read_json(name: str, content: bytes) -> Iterator[Article | ReadFailure]:
    """The articles of a JSON object or list."""
    try:
        check_size(len(content), MAX_FILE, "the file")
        text = decode_text(content)
        value = _parse(text)
    except UnreadableError as error:
        yield error.failure(name)
        return
    items, lines = (value, _starts(text)) if isinstance(value, list) else ([value], iter([1]))
    if not items:
        yield ReadFailure(name, None, "the list is empty")
    for item, line in zip(items, lines, strict=True):
        try:
            yield read_record(item)
        except UnreadableError as error:
            yield ReadFailure(name, line, error.reason)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines, each cut behind the limit so that no line can fill the memory; the rest of a cut line is skipped."""
    while line := file.readline(2 * MAX_ARTICLE + 1):
        yield line
        while not line.endswith(b"\n") and len(line) > 2 * MAX_ARTICLE:
            line = file.readline(2 * MAX_ARTICLE + 1)


def read_json_lines(name: str, file: BinaryIO) -> Iterator[Article | ReadFailure]:
    """The articles of a file with one JSON object a line, read line by line; blank lines are skipped."""
    found = False
    for number, line in enumerate(_lines(file), 1):
        try:
            if len(line) <= 4 and not line.strip():
                continue
            check_size(len(line), 2 * MAX_ARTICLE, "the line")
            text = decode_text(line, number)
            if not text.strip():
                continue
            found = True
            yield read_record(_parse(text, number))
        except UnreadableError as error:
            found = True
            yield ReadFailure(name, number, error.reason)
    if not found:
        yield ReadFailure(name, None, "holds no article")


def find_shape(content: bytes) -> Shape:
    """Which of the three formats bytes without a name are in, told by how they begin."""
    start = content[:MAX_ARTICLE].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"["):
        return "json"
    if not start.startswith(b"{"):
        return "txt"
    try:
        json.loads(start.split(b"\n", 1)[0])
    except (ValueError, RecursionError):
        return "json"
    return "jsonl"
