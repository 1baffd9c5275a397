"""An article from a saved web page: its title, date, source and address where the page says them, and the text of its paragraphs.

Nothing is guessed from the looks of a page: what stands in no paragraph, heading or list of the article's own element is left out.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from data.model import Article
from extraction.readers.encoding import MAX_ARTICLE, check_size, decode_text
from extraction.readers.failure import UnreadableError
from extraction.readers.published import check_published, read_date_line
from extraction.readers.records import read_record

_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "li", "blockquote", "figcaption"})
_SKIPPED = frozenset({"script", "style", "noscript", "nav", "footer", "header", "aside", "form", "button", "svg", "template", "select"})
_VOID = frozenset({"br", "img", "meta", "link", "input", "hr", "source", "wbr", "area", "base", "col", "embed", "track"})
_DATES = ("article:published_time", "datepublished", "dc.date", "date", "publishdate", "pubdate", "og:published_time")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)


class _Page(HTMLParser):
    """Collects what a page says of itself, and its blocks of text with whether they stand in the article's element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: dict[str, str] = {}
        self.title = ""
        self.blocks: list[tuple[str, bool, str]] = []
        self.times: list[str] = []
        self._open: list[str] = []
        self._block: list[str] | None = None
        self._kind = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes metadata and the beginning of a block."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := given.get("property") or given.get("name") or given.get("itemprop")):
            self.said.setdefault(name.lower(), given.get("content", "").strip())
        elif tag == "link" and given.get("rel") == "canonical":
            self.said.setdefault("canonical", given.get("href", "").strip())
        elif tag == "time" and given.get("datetime"):
            self.times.append(given["datetime"].strip())
        elif tag == "br" and self._block is not None:
            self._block.append("\n")
        if tag in _VOID:
            return
        self._open.append(tag)
        if tag in _BLOCKS and not _SKIPPED & set(self._open):
            self._end_block()
            self._block, self._kind = [], tag

    def handle_endtag(self, tag: str) -> None:
        """Ends what it opened, and whatever was left open inside it."""
        if tag in self._open:
            if tag in _BLOCKS:
                self._end_block()
            while self._open and self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Text of the title or of the block at hand."""
        if self._open[-1:] == ["title"] and "svg" not in self._open:
            self.title += data
        elif self._block is not None and not _SKIPPED & set(self._open):
            self._block.append(re.sub(r"\s+", " ", data))

    def _end_block(self) -> None:
        if self._block is not None:
            text = "\n".join(" ".join(line.split()) for line in "".join(self._block).split("\n")).strip()
            if text:
                self.blocks.append((self._kind, bool({"article", "main"} & set(self._open)), text))
        self._block = None


def _decoded(content: bytes) -> str:
    """The page's text in the encoding that it names, else in UTF-8."""
    named = _CHARSET.search(content[:4096])
    if named and named[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return content.decode(named[1].decode())
        except (LookupError, UnicodeDecodeError) as error:
            raise UnreadableError(f"says it is {named[1].decode()}, but can't be read so; save it as UTF-8") from error
    return decode_text(content)


def _published(page: _Page) -> str | None:
    """The first date that the page gives in a form that is understood."""
    for value in filter(None, (*(page.said.get(name, "") for name in _DATES), *page.times)):
        try:
            return check_published(value)
        except UnreadableError:
            if found := read_date_line(value):
                return found
    return None


def read_html(name: str, content: bytes) -> Article:
    """One article from the bytes of a page. UnreadableError where it has no title or no text."""
    check_size(len(content), MAX_ARTICLE, "the page")
    page = _Page()
    page.feed(_decoded(content))
    page.close()
    own = [block for block in page.blocks if block[1]] or page.blocks
    heading = next((text for kind, _, text in own if kind == "h1"), "")
    title = page.said.get("og:title") or heading or " ".join(page.title.split())
    text = "\n".join(text for kind, _, text in own if kind != "h1" and text != title)
    if not title or not text:
        raise UnreadableError("the page has no title or no paragraphs; copy the article's text and paste it")
    address = page.said.get("canonical") or page.said.get("og:url") or ""
    url = address if address.startswith(("http://", "https://")) and " " not in address else None
    source = page.said.get("og:site_name") or (urlsplit(url).netloc.removeprefix("www.") if url else "") or Path(name).stem
    return read_record({"source": source, "url": url, "published": _published(page), "title": " ".join(title.split())[:400], "text": text})
