"""One way to read a knowledge table: a CSV file whose header names the fields of a frozen record.

The field's type says what a cell may hold: `str` (required), `str | None`, `tuple[str, ...]` (joined by `|`), `bool` (`yes`, `no` or empty),
`int`, `float`, `float | None`, `IsoPrefix` and `IsoPrefix | None` (`2014-06-08`, `2014-06`, `2014`). A field whose name is a Python
keyword carries a trailing underscore (`from_` is the column `from`).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, NewType, TypeVar, get_type_hints

from data.errors import KnowledgeError

IsoPrefix = NewType("IsoPrefix", str)
Record = TypeVar("Record")

TABLES = Path(__file__).parent / "tables"


def is_iso_prefix(text: str) -> bool:
    """Whether `text` is a year, month or day that the calendar has, written as an ISO prefix."""
    if len(text) not in (4, 7, 10):
        return False
    try:
        return date.fromisoformat(text + "2000-01-01"[len(text):]).isoformat().startswith(text)
    except ValueError:
        return False


def _required(cell: str) -> str:
    if not cell:
        raise ValueError("the cell is empty; fill it in")
    return cell


def _iso_prefix(cell: str) -> IsoPrefix:
    if not is_iso_prefix(cell):
        raise ValueError(f"{cell!r} is no date; write 2014, 2014-06 or 2014-06-08")
    return IsoPrefix(cell)


def _yes(cell: str) -> bool:
    if cell not in ("yes", "no", ""):
        raise ValueError(f"{cell!r} is neither yes nor no")
    return cell == "yes"


def _list(cell: str) -> tuple[str, ...]:
    items = tuple(item.strip() for item in cell.split("|")) if cell else ()
    if not all(items):
        raise ValueError(f"{cell!r} has an empty item; remove the | that is too many")
    return items


def _optional(convert: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda cell: convert(cell) if cell else None


_CONVERTERS: dict[Any, Callable[[str], Any]] = {
    str: _required, bool: _yes, int: int, float: float, tuple[str, ...]: _list, IsoPrefix: _iso_prefix,
    str | None: _optional(str), float | None: _optional(float), int | None: _optional(int), IsoPrefix | None: _optional(_iso_prefix),
}


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            for cells in reader:
                yield reader.line_num, cells
    except OSError as error:
        raise KnowledgeError(path.name, 0, f"can't be read ({error.strerror}); put the table into {path.parent.name}/") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(path.name, 0, f"is no UTF-8 CSV file ({error}); save it as such") from error


def _check_header(file: str, header: list[str], columns: dict[str, str]) -> None:
    if unknown := [name for name in header if name not in columns]:
        raise KnowledgeError(file, 1, f"unknown column {', '.join(unknown)}; known are {', '.join(columns)}")
    if missing := [name for name in columns if name not in header]:
        raise KnowledgeError(file, 1, f"column {', '.join(missing)} is missing")
    if len(set(header)) < len(header):
        raise KnowledgeError(file, 1, "a column stands twice")


def read_table(path: Path, record: type[Record]) -> tuple[Record, ...]:
    """The rows of a table as records of the frozen dataclass `record`, in order: row n stands in line n + 2.
    Raises KnowledgeError (file, row, what to do) for an unknown or missing column, a row of another length, a cell that its type refuses."""
    hints = get_type_hints(record)
    columns = {field.name.rstrip("_"): field.name for field in fields(record)}  # type: ignore[arg-type]
    lines = _lines(path)
    _, header = next(lines, (1, []))
    header = [name.strip().lstrip("\ufeff") for name in header]
    _check_header(path.name, header, columns)
    rows: list[Record] = []
    for line, cells in lines:
        if line != len(rows) + 2:
            raise KnowledgeError(path.name, line, "a row must be one line; remove the line break inside a cell")
        if len(cells) != len(header):
            raise KnowledgeError(path.name, line, f"{len(cells)} cells where the header has {len(header)}; quote cells that hold a comma")
        values: dict[str, Any] = {}
        for name, cell in zip(header, cells, strict=True):
            try:
                values[columns[name]] = _CONVERTERS[hints[columns[name]]](cell.strip())
            except ValueError as error:
                raise KnowledgeError(path.name, line, f"column {name}: {error}") from error
        rows.append(record(**values))
    return tuple(rows)
