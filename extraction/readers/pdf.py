"""An article from a PDF: the text that the file itself holds, line by line. A scan holds none and is refused; nothing is recognised from pictures."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

from data.model import Article
from extraction.readers.encoding import MAX_ARTICLE, check_size
from extraction.readers.failure import UnreadableError
from extraction.readers.published import read_date_line
from extraction.readers.records import read_record

_MOST_PAGES = 200
_SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def _pages(content: bytes) -> list[str]:
    # The library takes a moment to load, and most runs read no PDF.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("is locked by a password; save it without one")
        if len(reader.pages) > _MOST_PAGES:
            raise UnreadableError(f"has more than {_MOST_PAGES} pages; send the articles one by one")
        return [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError, NotImplementedError) as error:
        raise UnreadableError(f"can't be read as a PDF ({type(error).__name__}); copy its text and paste it") from error


def _plain(text: str) -> str:
    """Letters of Arabic as they are written, where the file has the shapes that a printer needs."""
    text = _BAD.sub(" ", text)
    return unicodedata.normalize("NFKC", text) if _SHAPED.search(text) else text


def read_pdf(name: str, content: bytes) -> Article:
    """One article from the bytes of a PDF: its first line is the title, a line of nothing but a date the day of publication. UnreadableError
    where it holds no text or can't be read."""
    check_size(len(content), MAX_ARTICLE, "the PDF")
    lines = [" ".join(line.split()) for page in _pages(content) for line in _plain(page).splitlines()]
    lines = [line for line in lines if line]
    if len(lines) < 2:
        raise UnreadableError("holds no text (a scan, perhaps); copy the article's text and paste it")
    published = next((found for line in lines[1:4] if (found := read_date_line(line))), None)
    text = "\n".join(line for index, line in enumerate(lines[1:], 1) if index > 3 or not read_date_line(line))
    return read_record({"source": Path(name).stem or "PDF", "published": published, "title": lines[0][:400], "text": text})
