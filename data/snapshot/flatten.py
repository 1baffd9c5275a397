"""From the store's JSON to columns: the SQL that fills a snapshot, a lot of events at a time, in the order of first days.

`n` numbers the events by first day (undated last), so that a range of days is a range of rows. Repeated values stand once in
`names` (dimension, code, value), repeated lists once in `sets`; `events` has their codes, which `data.snapshot.columns` reads whole
into memory: filters and counts run on them. `words` and `postings` are the index of the text search. Everything wide (`rows`,
`lines`, `records`, `articles`) is read by row number only.

A snapshot is a base, and perhaps a delta with what changed since: the delta's numbers and codes go on where the base's end, so that
both together read like one. What the base has already stands in the views `known_names`, `known_words` and `known_articles`.
"""

from __future__ import annotations

import json

from data.cells import EVENT_ACTOR_COLUMNS, EVENT_COLUMNS, NUMBERS, PLAIN, cell_sql, joined_sql
from data.model import HOME_COUNTRIES
from data.snapshot.rowfile import ROW_NAMES

FORMAT = 6  # raised with every change of these tables, so that a snapshot of another format is built anew

_ACTOR = dict.fromkeys(("id", "name_ar", "name_en", "mention", "kind", "country", "office_ar", "office_en", "role"), "VARCHAR")
_PLACE = {
    **dict.fromkeys(("id", "name_ar", "name_en", "mention", "country", "admin1", "precision", "basis"), "VARCHAR"),
    "lat": "DOUBLE", "lon": "DOUBLE",
}
_EVIDENCE = dict.fromkeys(("article_id", "source", "url", "language", "sentence"), "VARCHAR")
_EVENT = {
    **dict.fromkeys(("type", "date", "date_end", "date_granularity", "date_basis", "status", "claimed_by", "summary_ar", "summary_en"), "VARCHAR"),
    "actors": [_ACTOR], "place": _PLACE, "topics": ["VARCHAR"], "confidence": "DOUBLE", "evidence": [_EVIDENCE],
}
_HOME = ", ".join(f"'{code}'" for code in sorted(HOME_COUNTRIES))

# One value an event, and lists of values: by the name of the filter's field, what of the event it is.
SCALARS = {
    "types": "e.type", "statuses": "e.status", "countries": "coalesce(e.place.country, 'none')",
    "divisions": "coalesce(e.place.country || '/' || e.place.admin1, 'none')", "date_bases": "e.date_basis",
    "precisions": "coalesce(e.place.precision, 'none')",
    "groups": f"""CASE WHEN e.place IS NULL THEN 'unplaced' WHEN e.place.country NOT IN ({_HOME}) THEN 'outside'
        WHEN e.place.precision = 'country' OR e.place.lat IS NULL OR e.place.lon IS NULL THEN 'country_only' ELSE 'map' END""",
    "places": "e.place.id",
}
LISTS = {
    "actors": "[a.id FOR a IN e.actors]", "actor_countries": "[coalesce(a.country, 'none') FOR a IN e.actors]", "topics": "e.topics",
    "offices": "[a.office_en FOR a IN e.actors IF a.office_en IS NOT NULL]",
    "sources": "[x.source FOR x IN e.evidence]", "languages": "[x.language FOR x IN e.evidence]",
}

# What is begun before the first lot. What begins with `raw_` is for the building alone.
TABLES = """
CREATE TABLE articles (article INTEGER, id VARCHAR, source VARCHAR, url VARCHAR, published VARCHAR, language VARCHAR, title VARCHAR, text VARCHAR,
    sample BOOLEAN, genre VARCHAR, skipped VARCHAR, extracted_at VARCHAR);
CREATE TABLE retired (id VARCHAR, successor VARCHAR);
CREATE TABLE records (n INTEGER, json VARCHAR);
CREATE TABLE rows (n INTEGER, id VARCHAR, type VARCHAR, status VARCHAR, date VARCHAR, date_end VARCHAR, granularity VARCHAR, basis VARCHAR,
    first_day DATE, last_day DATE, actor_ids VARCHAR[], actors_en VARCHAR[], actors_ar VARCHAR[], roles VARCHAR[], actor_countries VARCHAR[],
    place_id VARCHAR, place_en VARCHAR, place_ar VARCHAR, country VARCHAR, admin1 VARCHAR, lat DOUBLE, lon DOUBLE, precision VARCHAR,
    place_basis VARCHAR, topics VARCHAR[], claimed_by VARCHAR, summary_en VARCHAR, summary_ar VARCHAR, confidence DOUBLE, reports INTEGER,
    sources VARCHAR[], sentence VARCHAR, language VARCHAR, sample BOOLEAN);
CREATE TABLE lines (n INTEGER, event VARCHAR, actors VARCHAR);
CREATE TABLE words (w INTEGER, word VARCHAR);
CREATE TEMP TABLE raw_samples (id VARCHAR);
CREATE TEMP TABLE raw_flat (n INTEGER, id VARCHAR, first_day DATE, last_day DATE, confidence DOUBLE, reports INTEGER, {scalars}, {lists});
CREATE TEMP TABLE raw_told (n INTEGER, article_id VARCHAR);
CREATE TEMP TABLE raw_names (id VARCHAR, name_en VARCHAR, name_ar VARCHAR, kind VARCHAR, country VARCHAR, mention VARCHAR, count BIGINT);
CREATE TEMP TABLE raw_offices (n INTEGER, id VARCHAR, office_en VARCHAR, office_ar VARCHAR);
CREATE TEMP TABLE raw_places (n INTEGER, place_id VARCHAR, name_en VARCHAR, name_ar VARCHAR, country VARCHAR, admin1 VARCHAR, lat DOUBLE, lon DOUBLE,
    precision VARCHAR);
CREATE TEMP TABLE raw_postings (w INTEGER, n INTEGER);
""".format(scalars=", ".join(f"{name} VARCHAR" for name in SCALARS), lists=", ".join(f"{name} VARCHAR[]" for name in LISTS))

_CSV_LISTS = {
    **{name: name for name in ("actors_en", "actors_ar", "actor_ids", "roles", "actor_countries", "topics")},
    "sources": "article_sources", "urls": "article_urls",
}
_RENAMED = {"date_granularity": "granularity", "date_basis": "basis", "place_precision": "precision"}
_CELLS = [joined_sql(_CSV_LISTS[name]) if name in _CSV_LISTS else _RENAMED.get(name, name) for name in EVENT_COLUMNS]
_EVENT_LINE = "concat_ws(',', " + ", ".join(
    cell_sql(f"c{number}", name in NUMBERS, name in PLAIN) for number, name in enumerate(EVENT_COLUMNS)) + ")"
_ACTOR_CELLS = {"event_id": "id", "type": "type", "date": "date"}
_ACTOR_LINE = "concat_ws(',', " + ", ".join(
    cell_sql(_ACTOR_CELLS.get(name, f"actor.{name.removeprefix('actor_')}"), plain=name in PLAIN) for name in EVENT_ACTOR_COLUMNS) + ")"

# One lot: `batch` has n, id, first_day, last_day, search and json. The order of a lot's rows is that of n.
LOT = f"""
INSERT INTO records SELECT n, json FROM batch;
CREATE OR REPLACE TEMP TABLE raw_parsed AS
    SELECT n, id, first_day::DATE AS first_day, last_day::DATE AS last_day, from_json(json, '{json.dumps(_EVENT)}') AS e FROM batch;
CREATE OR REPLACE TEMP TABLE raw_evidence AS
    SELECT n, position, item.*, row_number() OVER (PARTITION BY n, item.article_id ORDER BY position) = 1 AS first
    FROM (SELECT n, unnest(e.evidence) AS item, generate_subscripts(e.evidence, 1) AS position FROM raw_parsed);
CREATE OR REPLACE TEMP TABLE raw_reports AS
    SELECT n, count(*) FILTER (first)::INTEGER AS reports, list(DISTINCT source ORDER BY source) AS sources,
           list(source ORDER BY article_id) FILTER (first) AS article_sources, list(url ORDER BY article_id) FILTER (first) AS article_urls,
           arg_min(sentence, position) AS sentence, arg_min(language, position) AS language, bool_and(samples.id IS NOT NULL) AS sample
    FROM raw_evidence LEFT JOIN raw_samples samples ON samples.id = article_id GROUP BY n;
INSERT INTO raw_told SELECT n, article_id FROM raw_evidence WHERE first;
CREATE OR REPLACE TEMP TABLE raw_wide AS
    SELECT n, id, e.type AS type, e.status AS status, e.date AS date, e.date_end AS date_end, e.date_granularity AS granularity,
           e.date_basis AS basis, first_day, last_day,
           [a.id FOR a IN e.actors] AS actor_ids, [a.name_en FOR a IN e.actors] AS actors_en, [a.name_ar FOR a IN e.actors] AS actors_ar,
           [a.role FOR a IN e.actors] AS roles, [coalesce(a.country, '') FOR a IN e.actors] AS actor_countries,
           e.place.id AS place_id, e.place.name_en AS place_en, e.place.name_ar AS place_ar, e.place.country AS country,
           e.place.admin1 AS admin1, e.place.lat AS lat, e.place.lon AS lon, e.place.precision AS precision, e.place.basis AS place_basis,
           e.topics AS topics, e.claimed_by AS claimed_by, e.summary_en AS summary_en, e.summary_ar AS summary_ar, e.confidence AS confidence,
           coalesce(reports, 0) AS reports, coalesce(sources, []) AS sources, coalesce(article_sources, []) AS article_sources,
           coalesce(article_urls, []) AS article_urls, sentence, language, coalesce(sample, false) AS sample
    FROM raw_parsed LEFT JOIN raw_reports USING (n) ORDER BY n;
INSERT INTO rows SELECT * EXCLUDE (article_sources, article_urls) FROM raw_wide ORDER BY n;
CREATE OR REPLACE TEMP TABLE raw_row AS SELECT n, json_array({", ".join(ROW_NAMES)})::VARCHAR AS line FROM raw_wide ORDER BY n;
CREATE OR REPLACE TEMP TABLE raw_acting AS
    SELECT n, id, e.type AS type, e.date AS date, generate_subscripts(e.actors, 1) AS position, unnest(e.actors) AS actor
    FROM raw_parsed;
INSERT INTO raw_flat
    SELECT n, id, first_day, last_day, e.confidence, len(list_distinct([x.article_id FOR x IN e.evidence])),
           {", ".join(f"{value} AS {name}" for name, value in SCALARS.items())},
           {", ".join(f"list_sort(list_distinct({value})) AS {name}" for name, value in LISTS.items())}
    FROM raw_parsed ORDER BY n;
INSERT INTO raw_names
    SELECT actor.id, actor.name_en, actor.name_ar, actor.kind, actor.country, actor.mention, count(DISTINCT n) FROM raw_acting GROUP BY ALL;
INSERT INTO raw_offices SELECT DISTINCT n, actor.id, actor.office_en, actor.office_ar FROM raw_acting;
INSERT INTO raw_places
    SELECT min(n), e.place.id, e.place.name_en, e.place.name_ar, e.place.country, e.place.admin1, e.place.lat, e.place.lon, e.place.precision
    FROM raw_parsed WHERE e.place IS NOT NULL GROUP BY ALL;
INSERT INTO lines
    WITH event_lines AS (SELECT n, concat({_EVENT_LINE}, chr(13), chr(10)) AS event
                         FROM (SELECT n, {", ".join(f"{cell} AS c{number}" for number, cell in enumerate(_CELLS))} FROM raw_wide)),
         actor_lines AS (SELECT n, string_agg(line, '' ORDER BY position) AS actors
                         FROM (SELECT n, position, concat({_ACTOR_LINE}, chr(13), chr(10)) AS line FROM raw_acting) GROUP BY n)
    SELECT n, event, actors FROM event_lines LEFT JOIN actor_lines USING (n) ORDER BY n;
CREATE OR REPLACE TEMP TABLE raw_told_words AS SELECT DISTINCT n, unnest(string_split(search, ' ')) AS word FROM batch;
INSERT INTO words
    SELECT (SELECT count(*) FROM known_words) + (SELECT count(*) FROM words) + row_number() OVER () - 1, word
    FROM (SELECT DISTINCT word FROM raw_told_words WHERE word <> '') ANTI JOIN words USING (word) ANTI JOIN known_words USING (word);
INSERT INTO raw_postings SELECT w, n FROM raw_told_words JOIN (FROM words UNION ALL FROM known_words) USING (word);
"""

# What a base, or a delta over the attached base `base`, begins with.
KNOWN_NOTHING = """
CREATE TEMP VIEW known_names AS SELECT '' AS dimension, 0 AS code, '' AS value WHERE false;
CREATE TEMP VIEW known_words AS SELECT 0 AS w, '' AS word WHERE false;
CREATE TEMP VIEW known_articles AS SELECT '' AS id, 0 AS article WHERE false;
CREATE TEMP VIEW known_sets AS SELECT '' AS dimension, 0 AS count WHERE false;
"""
KNOWN_BASE = """
CREATE TEMP VIEW known_names AS SELECT dimension, code, value FROM base.names;
CREATE TEMP VIEW known_words AS SELECT w, word FROM base.words;
CREATE TEMP VIEW known_articles AS SELECT id, article FROM base.article_ids;
CREATE TEMP VIEW known_sets AS SELECT dimension, count FROM base.set_counts;
"""
