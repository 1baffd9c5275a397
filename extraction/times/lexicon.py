"""Words and numbers of a normalised text, each with what the grammar knows about it.

One pass of one pattern cuts the text; a word costs one look-up. English `the` is left out, so that rules need not name it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

TOKEN = re.compile(
    r"""
  (?P<word>[^\W\d_]+)
| (?<![\d/.-])(?P<ymd>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:t\d{2}:\d{2}[\d:.]*z?)?(?![\d/-])
| (?<![\d/.-])(?P<dmy>\d{1,2}\s?(?P<mark>[-/.])\s?\d{1,2}\s?(?P=mark)\s?\d{4})(?![\d/-])
| (?<![\d/.-])(?P<dmshort>\d{1,2}/\d{1,2}/\d{2})(?![\d/-])
| (?P<clock>\d{1,2}:\d{2}(?::\d{2})?)
| (?<![\d/.-])(?P<my>\d{1,2}/\d{4})(?![\d/-])
| (?<![\d/.-])(?P<dm>\d{1,2}/\d{1,2})(?![\d/-])
| (?P<amount>\d+(?:[.,]\d+)+%?|\d+%|[$€£]\d+)
| (?P<digits>\d+)
| (?P<line>\n)
| (?P<sign>[^\w\s]|_)
""",
    re.VERBOSE,
)

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One meaning of a word: its kind (month, weekday, unit, …), a number or a name, and flags (def, sg, dual, pl, weak, …)."""

    kind: str
    value: int = 0
    name: str = ""
    flags: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True)
class Entry:
    """A surface form: `words` as they stand in normalised text; `clitic` is what was joined to the first (و, ب, …)."""

    words: tuple[str, ...]
    clitic: str
    lexeme: Lexeme


Lexicon = Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A lexeme that stands at a token; `next` is the token after it."""

    kind: str
    value: int
    name: str
    flags: frozenset[str]
    clitic: str
    next: int


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a text: `words` (each a word, number or sign), where they stand, and the cells that start at each."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    cells: tuple[tuple[Cell, ...], ...]

    def cell(self, at: int, kind: str, *flags: str) -> Cell | None:
        """The longest cell of this kind, with all these flags, that starts at token `at`."""
        if not 0 <= at < len(self.cells):
            return None
        for cell in self.cells[at]:
            if cell.kind == kind and (not flags or cell.flags.issuperset(flags)):
                return cell
        return None

    def skip(self, at: int, *kinds: str) -> int:
        """The token after a cell of one of these kinds (tried in this order), or `at` itself."""
        for kind in kinds:
            cell = self.cell(at, kind)
            if cell:
                return cell.next
        return at

    def word(self, at: int) -> str:
        """The token's text; empty outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def number(self, at: int, low: int, high: int) -> int | None:
        """The whole number in digits that stands at `at`, if within bounds."""
        cell = self.cell(at, "digits")
        return cell.value if cell and low <= cell.value <= high else None

    def joined(self, at: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return 0 < at < len(self.starts) and self.starts[at] == self.ends[at - 1]


def _numeric(kind: str, text: str, at: int) -> tuple[Cell, ...]:
    """The cell of a number or numeric date; a date's value is yyyymmdd, a month's yyyymm, a day's mmdd; impossible ones give none."""
    if kind == "digits":
        return (Cell("digits", int(text), text, NOTHING, "", at + 1),) if len(text) <= 4 else ()
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    if kind == "ymd":
        year, month, day = numbers[:3]
    elif kind in ("dmy", "dmshort"):
        day, month, year = numbers
        year += 2000 if kind == "dmshort" else 0
    elif kind == "my":
        return (Cell("my", numbers[1] * 100 + numbers[0], text, NOTHING, "", at + 1),) if 1 <= numbers[0] <= 12 else ()
    elif kind == "dm":
        return (Cell("dm", numbers[1] * 100 + numbers[0], text, NOTHING, "", at + 1),) if _possible(*numbers) else ()
    else:
        return (Cell(kind, 0, text, NOTHING, "", at + 1),)
    if month > 12 >= day:  # month first, as in American texts: the only possible reading
        day, month = month, day
    return (Cell("full", year * 10000 + month * 100 + day, text, NOTHING, "", at + 1),) if _possible(day, month) else ()


def _possible(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def read_line(text: str, start: int, end: int, lexicon: Lexicon) -> Line:
    """The tokens of `text[start:end]`; offsets stay those of `text`."""
    found: list[tuple[str, str, int, int]] = []
    for match in TOKEN.finditer(text, start, end):
        kind, word = match.lastgroup or "", match.group()
        if word != "the":
            found.append((kind, word, match.start(), match.end()))
    words = tuple(item[1] for item in found)
    cells = tuple(
        _lexical(words, at, lexicon) if kind in ("word", "sign") else _numeric(kind, word, at) for at, (kind, word, _, _) in enumerate(found)
    )
    return Line(text, words, tuple(item[2] for item in found), tuple(item[3] for item in found), cells)


def _lexical(words: tuple[str, ...], at: int, lexicon: Lexicon) -> tuple[Cell, ...]:
    entries = lexicon.get(words[at])
    if not entries:
        return ()
    return tuple(
        Cell(entry.lexeme.kind, entry.lexeme.value, entry.lexeme.name, entry.lexeme.flags, entry.clitic, at + len(entry.words))
        for entry in entries
        if len(entry.words) == 1 or words[at : at + len(entry.words)] == entry.words
    )
