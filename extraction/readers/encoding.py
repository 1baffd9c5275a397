"""Bytes to text: UTF-8, or UTF-16 that says so. Nothing is guessed."""

from __future__ import annotations

import codecs
import re

from extraction.readers.failure import UnreadableError

MAX_ARTICLE = 5_000_000
MAX_FILE = 200_000_000

_TAGS = "!doctype|html|head|body|div|span|p|br|a|b|i|img|script|style|table|tr|td|ul|li|h[1-6]"
_HTML = re.compile(rf"<\s*/?\s*(?:{_TAGS})\b[^<>]{{0,2000}}>", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_ADVICE = "save it as UTF-8 (if it comes from an older Windows program it may be windows-1256: iconv -f windows-1256 -t utf-8)"


def check_size(size: int, limit: int, what: str) -> None:
    """Raises UnreadableError where `size` bytes are more than `limit`."""
    if size > limit:
        raise UnreadableError(f"{what} is larger than {limit // 1_000_000} MB; split it")


def decode_text(content: bytes, line: int | None = None) -> str:
    """The text of a file in UTF-8 (with or without byte order mark) or UTF-16 with a byte order mark. `line`: where `content` stands,
    if it is one line of a file. Raises UnreadableError saying what to do for any other encoding, and for binary files."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UnreadableError("is in UTF-32; save it as UTF-8", line)
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        if utf16:
            raise UnreadableError("begins like UTF-16 but is damaged; save it as UTF-8", line) from error
        place = line or content[: error.start].count(b"\n") + 1
        raise UnreadableError(f"is not UTF-8 (byte 0x{content[error.start]:02x}); {_ADVICE}", place) from error
    if "\0" in text:
        raise UnreadableError("holds NUL characters: a binary file, or UTF-16 without byte order mark; save it as UTF-8", line)
    return text


def check_storable(text: str, what: str) -> None:
    """Raises UnreadableError for characters that no store can keep: NUL, half surrogate pairs."""
    if "\0" in text or _SURROGATE.search(text):
        raise UnreadableError(f"{what} holds NUL or half of a surrogate pair; repair the text")


def check_plain(text: str, what: str) -> None:
    """Raises UnreadableError, with the line, for HTML tags: nothing is stripped silently."""
    if tag := _HTML.search(text):
        raise UnreadableError(f"{what} holds HTML ({tag.group()[:40]}); give the plain text", text.count("\n", 0, tag.start()) + 1)
