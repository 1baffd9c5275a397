"""Exports beside CSV, streamed from a snapshot: JSON Lines, GeoJSON, Parquet. Each holds exactly what is filtered, in the order of first
days, undated last; what the format has a place for says which query it answers, when, and from which revision of the data."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from data.export import LOT, read_lot
from data.filters import Filters
from data.queries.select import chosen
from data.snapshot import Snapshot
from data.snapshot.columns import Array
from data.snapshot.frames import joined_text


@dataclass(frozen=True, slots=True)
class Origin:
    """What an export says of itself. `time`: ISO in UTC."""

    query: str
    time: str
    revision: int

    def as_dict(self) -> dict[str, Any]:
        """The same by name."""
        return {"query": self.query, "time": self.time, "revision": self.revision}


def lots(con: Snapshot, filters: Filters) -> Iterator[Array]:
    """The row numbers of the filtered events, a lot at a time."""
    numbers = con.columns.n[chosen(con, filters)]
    return (numbers[start:start + LOT] for start in range(0, len(numbers), LOT))


def stream_jsonl(con: Snapshot, filters: Filters, origin: Origin) -> Iterator[bytes]:
    """One event in full a line, as docs/codebook.md has it."""
    yield b""
    for numbers in lots(con, filters):
        for batch in read_lot(con, numbers, "concat(json, chr(10)) AS line", "records"):
            yield joined_text(batch.column(0))


# Only a site or a town is a point; a region's or a country's coordinates would be taken for a place in it.
_POINT = "precision IN ('site', 'city') AND lat IS NOT NULL AND lon IS NOT NULL"
_PROPERTIES = ", ".join(f"'{name}', {column}" for name, column in {
    "type": "type", "status": "status", "date": "date", "date_end": "date_end", "date_basis": "basis", "actor_ids": "actor_ids",
    "actors_en": "actors_en", "actors_ar": "actors_ar", "roles": "roles", "place_id": "place_id", "place_en": "place_en", "place_ar": "place_ar",
    "country": "country", "admin1": "admin1", "place_precision": "precision", "place_basis": "place_basis", "topics": "topics",
    "summary_en": "summary_en", "summary_ar": "summary_ar", "confidence": "confidence", "reports": "reports", "sources": "sources",
}.items())
_FEATURE = f"""concat(json_object('type', 'Feature', 'id', id,
    'geometry', CASE WHEN {_POINT} THEN json_object('type', 'Point', 'coordinates', [lon, lat]) END,
    'properties', json_object({_PROPERTIES}))::VARCHAR, ',', chr(10)) AS line"""


def stream_geojson(con: Snapshot, filters: Filters, origin: Origin) -> Iterator[bytes]:
    """A FeatureCollection (RFC 7946). Events without a point, and those whose place is a region or a country, have no geometry."""
    yield b'{"type":"FeatureCollection","waqai":' + json.dumps(origin.as_dict(), ensure_ascii=False).encode() + b',"features":[\n'
    held = b""
    for numbers in lots(con, filters):
        for batch in read_lot(con, numbers, _FEATURE, "rows"):
            if text := joined_text(batch.column(0)):
                yield held
                held = text
    yield held.removesuffix(b",\n") + b"\n]}\n"


class Pipe(io.RawIOBase):
    """A file that is written here and given away by `taken` as it grows; nobody can go back in it."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, part: Any) -> int:
        """Keeps a part until it is taken."""
        self._parts.append(bytes(part))
        self._written += len(self._parts[-1])
        return len(self._parts[-1])

    def tell(self) -> int:
        """How much was written in all."""
        return self._written

    def taken(self) -> bytes:
        """What was written since the last time."""
        parts, self._parts = self._parts, []
        return b"".join(parts)


_COLUMNS = """id, type, status, date, date_end, granularity AS date_granularity, basis AS date_basis, first_day, last_day, actor_ids, actors_en,
    actors_ar, roles, actor_countries, place_id, place_en, place_ar, country, admin1, lat, lon, precision AS place_precision, place_basis, topics,
    claimed_by, summary_en, summary_ar, confidence, reports, sources, sentence, language, sample"""


def stream_parquet(con: Snapshot, filters: Filters, origin: Origin) -> Iterator[bytes]:
    """A table with one row an event, lists as lists; the file's metadata has the origin."""
    kept = {f"waqai_{name}": str(value) for name, value in origin.as_dict().items()}
    schema = con.ask(f"SELECT {_COLUMNS} FROM rows LIMIT 0").to_arrow_table().schema.with_metadata(kept)
    pipe = Pipe()
    with pq.ParquetWriter(pa.PythonFile(pipe, mode="w"), schema, compression="zstd") as writer:
        yield pipe.taken()
        for numbers in lots(con, filters):
            table = pa.Table.from_batches(list(read_lot(con, numbers, _COLUMNS, "rows")))
            writer.write_table(table.replace_schema_metadata(kept).cast(schema))
            yield pipe.taken()
    yield pipe.taken()
