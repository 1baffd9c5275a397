"""Events as a workbook (Office Open XML), written while it is sent. Text is stored as text, so that no cell is ever run as a formula.

The format's own limits: a sheet holds 1,048,576 rows (more events go on to further sheets), a cell 32,767 characters (longer text is cut).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO, Any

from data.export import read_lot
from data.filters import Filters
from data.formats import Origin, Pipe, lots
from data.snapshot import Snapshot

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
_COLUMNS = {
    **{name: name for name in ("id", "type", "date", "date_end")}, "date_granularity": "granularity", "date_basis": "basis", "status": "status",
    **{name: f"array_to_string({name}, '; ')" for name in ("actors_en", "actors_ar", "actor_ids", "roles", "actor_countries")},
    **{name: name for name in ("place_en", "place_ar", "country", "admin1", "lat", "lon")}, "place_precision": "precision",
    "place_basis": "place_basis", "topics": "array_to_string(topics, '; ')", **{name: name for name in (
        "claimed_by", "summary_en", "summary_ar", "confidence", "reports")}, "sources": "array_to_string(sources, '; ')", "sentence": "sentence",
}
_FIELDS = ", ".join(f"{value} AS {name}" for name, value in _COLUMNS.items())
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _cell(value: Any) -> str:
    if value is None or value == "":
        return "<c/>"
    if not isinstance(value, str):
        return f"<c><v>{value}</v></c>"
    text = _BAD.sub(" ", value[:LONGEST_CELL]).translate(_SIGNS)
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _row(values: Sequence[Any]) -> str:
    return f"<row>{''.join(map(_cell, values))}</row>"


def _begin(rtl: bool) -> bytes:
    way = ' rightToLeft="1"' if rtl else ""
    view = f'<sheetViews><sheetView workbookViewId="0"{way}/></sheetViews>'
    return f'{_XML}<worksheet xmlns="{_MAIN}">{view}<sheetData>'.encode()


_END = b"</sheetData></worksheet>"


def _frame(count: int) -> dict[str, str]:
    """The parts that tie the sheets together; the last sheet says where the data is from."""
    names = [*(f"events {number}" if number > 1 else "events" for number in range(1, count)), "about"]
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbers = range(1, count + 1)
    parts = "".join(f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{kind}.worksheet+xml"/>' for number in numbers)
    sheets = "".join(f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>' for number, name in enumerate(names, 1))
    links = "".join(f'<Relationship Id="r{number}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{number}.xml"/>' for number in numbers)
    return {
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_LINKS}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
                               'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
                               'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
                               f'ContentType="{kind}.sheet.main+xml"/>{parts}</Types>',
    }


def _rows(con: Snapshot, filters: Filters) -> Iterator[list[tuple[Any, ...]]]:
    for numbers in lots(con, filters):
        for batch in read_lot(con, numbers, _FIELDS, "rows"):
            yield list(zip(*(column.to_pylist() for column in batch.columns), strict=True))


class _Book:
    """The sheets as they are written; `most` rows to each, the header's among them."""

    def __init__(self, pipe: Pipe, rtl: bool, most: int) -> None:
        self.archive = zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=3)
        self.count = 0
        self._rtl, self._most = rtl, most
        self._begin_sheet()

    def _begin_sheet(self) -> None:
        self.count += 1
        self._left = self._most - 1
        self._sheet: IO[bytes] = self.archive.open(f"xl/worksheets/sheet{self.count}.xml", "w", force_zip64=True)
        self._sheet.write(_begin(self._rtl) + _row(list(_COLUMNS)).encode())

    def write(self, lot: list[tuple[Any, ...]]) -> None:
        """Rows, on as many sheets as they need."""
        while lot:
            if not self._left:
                self.end_sheet()
                self._begin_sheet()
            part, lot = lot[:self._left], lot[self._left:]
            self._sheet.write("".join(map(_row, part)).encode())
            self._left -= len(part)

    def end_sheet(self) -> None:
        """Ends the sheet at hand; nothing where it is ended."""
        if not self._sheet.closed:
            self._sheet.write(_END)
            self._sheet.close()


def stream_xlsx(con: Snapshot, filters: Filters, origin: Origin, rtl: bool = False, most: int = MOST_ROWS) -> Iterator[bytes]:
    """The filtered events in sheets of at most `most` rows, the header's among them, and a sheet `about`. `rtl`: sheets run from the right."""
    pipe = Pipe()
    book = _Book(pipe, rtl, most)
    try:
        yield pipe.taken()
        for lot in _rows(con, filters):
            book.write(lot)
            yield pipe.taken()
        book.end_sheet()
        about = "".join(_row([name, str(value)]) for name, value in origin.as_dict().items())
        book.archive.writestr(f"xl/worksheets/sheet{book.count + 1}.xml", _begin(False) + about.encode() + _END)
        for name, text in _frame(book.count + 1).items():
            book.archive.writestr(name, text)
    finally:
        book.end_sheet()  # whoever reads may have gone away
        book.archive.close()
    yield pipe.taken()
