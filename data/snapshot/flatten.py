"""From the store's JSON to columns: the SQL that fills a snapshot. DuckDB reads the JSON on all cores.

`n` numbers the events by first day (undated last), so that a range of days is a range of rows. The `…_events` tables hold each
pair once, sorted by value: they are what filters and facets run on. `words` and `word_events` are the index of the text search.
"""

from __future__ import annotations

import json

from data.cells import EVENT_ACTOR_COLUMNS, EVENT_COLUMNS, NUMBERS, cell_sql, joined_sql
from data.model import HOME_COUNTRIES

FORMAT = 4  # raised with every change of these tables, so that a snapshot of another format is built anew

_ACTOR = dict.fromkeys(("id", "name_ar", "name_en", "mention", "kind", "country", "office_ar", "office_en", "role"), "VARCHAR")
_PLACE = {
    **dict.fromkeys(("id", "name_ar", "name_en", "mention", "country", "admin1", "precision", "basis"), "VARCHAR"),
    "lat": "DOUBLE", "lon": "DOUBLE",
}
_EVIDENCE = {
    **dict.fromkeys(("article_id", "part", "title", "source", "url", "published", "language", "sentence"), "VARCHAR"),
    "start": "INTEGER", "end": "INTEGER",
}
_EVENT = {
    **dict.fromkeys(("type", "date", "date_end", "date_granularity", "date_basis", "status", "claimed_by", "summary_ar", "summary_en"), "VARCHAR"),
    "actors": [_ACTOR], "place": _PLACE, "topics": ["VARCHAR"], "confidence": "DOUBLE", "evidence": [_EVIDENCE],
}
_HOME = ", ".join(f"'{code}'" for code in sorted(HOME_COUNTRIES))

# What the builder copies from the store, into a database of its own that is thrown away.
RAW = """
CREATE TABLE raw.events (id VARCHAR, first_day VARCHAR, last_day VARCHAR, search VARCHAR, json VARCHAR);
CREATE TABLE raw.articles (id VARCHAR, source VARCHAR, url VARCHAR, published VARCHAR, language VARCHAR, title VARCHAR, text VARCHAR,
    sample BOOLEAN, genre VARCHAR, skipped VARCHAR, extracted_at VARCHAR);
CREATE TABLE raw.retired (id VARCHAR, successor VARCHAR);
"""

TABLES = f"""
CREATE TABLE articles AS SELECT * FROM raw.articles ORDER BY id;
CREATE TABLE retired AS SELECT * FROM raw.retired ORDER BY id;
CREATE TABLE raw.parsed AS
    SELECT (row_number() OVER (ORDER BY first_day NULLS LAST, id) - 1)::INTEGER AS n,
           id, first_day::DATE AS first_day, last_day::DATE AS last_day, search, from_json(json, '{json.dumps(_EVENT)}') AS e
    FROM raw.events;
CREATE TABLE raw.evidence AS
    SELECT n, (row_number() OVER (PARTITION BY n ORDER BY position) - 1)::INTEGER AS position, item
    FROM (SELECT n, unnest(e.evidence) AS item, generate_subscripts(e.evidence, 1) AS position FROM raw.parsed);
CREATE TABLE evidence AS
    SELECT n, position, item.article_id AS article_id, item.source AS source, item.url AS url, item.language AS language,
           item.published AS published, item.part AS part, item.start AS start, item."end" AS "end", item.sentence AS sentence
    FROM raw.evidence ORDER BY n, position;
CREATE TABLE raw.told AS
    SELECT n, list(DISTINCT article_id ORDER BY article_id) AS article_ids, list(DISTINCT source ORDER BY source) AS sources,
           list(source ORDER BY article_id) FILTER (first) AS article_sources, list(url ORDER BY article_id) FILTER (first) AS article_urls,
           arg_min(sentence, position) AS sentence,
           arg_min(language, position) AS language, bool_and(coalesce(sample, false)) AS sample
    FROM (SELECT *, row_number() OVER (PARTITION BY n, article_id ORDER BY position) = 1 AS first FROM evidence)
    LEFT JOIN (SELECT id AS article_id, sample FROM articles) USING (article_id) GROUP BY n;
CREATE TABLE events AS
    SELECT n, id, e.type AS type, e.status AS status, first_day, last_day, e.place.id AS place_id,
           coalesce(e.place.country, 'none') AS country,
           CASE WHEN e.place IS NULL THEN 'unplaced' WHEN e.place.country NOT IN ({_HOME}) THEN 'outside'
                WHEN e.place.precision = 'country' OR e.place.lat IS NULL OR e.place.lon IS NULL THEN 'country_only' ELSE 'map' END AS place_group,
           e.confidence AS confidence, len(coalesce(article_ids, []))::INTEGER AS reports
    FROM raw.parsed LEFT JOIN raw.told USING (n) ORDER BY n;
CREATE TABLE rows AS
    SELECT n, id, e.type AS type, e.status AS status, e.date AS date, e.date_end AS date_end, e.date_granularity AS granularity,
           e.date_basis AS basis, first_day, last_day,
           [a.id FOR a IN e.actors] AS actor_ids, [a.name_en FOR a IN e.actors] AS actors_en, [a.name_ar FOR a IN e.actors] AS actors_ar,
           [a.role FOR a IN e.actors] AS roles, [coalesce(a.country, '') FOR a IN e.actors] AS actor_countries,
           e.place.id AS place_id, e.place.name_en AS place_en, e.place.name_ar AS place_ar, e.place.country AS country,
           e.place.admin1 AS admin1, e.place.lat AS lat, e.place.lon AS lon, e.place.precision AS precision, e.place.basis AS place_basis,
           e.topics AS topics, e.claimed_by AS claimed_by, e.summary_en AS summary_en, e.summary_ar AS summary_ar, e.confidence AS confidence,
           len(coalesce(article_ids, []))::INTEGER AS reports, coalesce(sources, []) AS sources, coalesce(article_sources, []) AS article_sources,
           coalesce(article_urls, []) AS article_urls, sentence, language,
           coalesce(sample, false) AS sample
    FROM raw.parsed LEFT JOIN raw.told USING (n) ORDER BY n;
CREATE TABLE records AS SELECT id, json FROM raw.events ORDER BY id;
CREATE TABLE event_actors AS
    SELECT n, (generate_subscripts(e.actors, 1) - 1)::INTEGER AS position, unnest(e.actors) AS actor FROM raw.parsed;
CREATE TABLE raw.names AS
    SELECT actor.id AS id, actor.name_en AS name_en, actor.name_ar AS name_ar, actor.kind AS kind, actor.country AS country,
           count(DISTINCT n) AS count, list(DISTINCT actor.mention ORDER BY actor.mention) AS mentions
    FROM event_actors GROUP BY ALL;
CREATE TABLE raw.actors AS
    SELECT id, arg_max(struct_pack(name_en, name_ar, kind, country), (count, name_en, name_ar)) AS best,
           list_distinct(flatten(list(list_concat([name_en, name_ar], mentions)))) AS names
    FROM raw.names GROUP BY id;
CREATE TABLE places AS
    SELECT id AS place_id, best.*, CASE WHEN best.country NOT IN ({_HOME}) THEN 'outside'
           WHEN best.precision = 'country' OR best.lat IS NULL OR best.lon IS NULL THEN 'country_only' ELSE 'map' END AS "group"
    FROM (SELECT e.place.id AS id, arg_min(struct_pack(name_en := e.place.name_en, name_ar := e.place.name_ar, country := e.place.country,
                 admin1 := e.place.admin1, lat := e.place.lat, lon := e.place.lon, precision := e.place.precision), n) AS best
          FROM raw.parsed WHERE e.place IS NOT NULL GROUP BY 1) ORDER BY place_id;
"""

# After `actors` (id, name_en, name_ar, kind, country, key, names) is there: the folded keys are made in Python.
PAIRS = """
CREATE TABLE actor_events AS SELECT DISTINCT a.a, n FROM event_actors JOIN actors a ON a.id = actor.id ORDER BY a, n;
CREATE TABLE topic_events AS SELECT DISTINCT topic AS value, n FROM (SELECT n, unnest(topics) AS topic FROM rows) ORDER BY value, n;
CREATE TABLE actor_country_events AS
    SELECT DISTINCT coalesce(actor.country, 'none') AS value, n FROM event_actors ORDER BY value, n;
CREATE TABLE source_events AS SELECT DISTINCT source AS value, n FROM evidence ORDER BY value, n;
CREATE TABLE language_events AS SELECT DISTINCT language AS value, n FROM evidence ORDER BY value, n;
CREATE TABLE raw.numbered AS SELECT id AS article_id, row_number() OVER (ORDER BY id)::INTEGER AS article FROM articles;
CREATE TABLE article_events AS SELECT DISTINCT article, n FROM evidence JOIN raw.numbered USING (article_id) ORDER BY article, n;
CREATE TABLE raw.told_words AS SELECT DISTINCT n, unnest(string_split(search, ' ')) AS word FROM raw.parsed;
CREATE TABLE words AS
    SELECT row_number() OVER (ORDER BY word)::INTEGER AS w, word FROM (SELECT DISTINCT word FROM raw.told_words WHERE word <> '') ORDER BY w;
CREATE TABLE word_events AS SELECT w, n FROM raw.told_words JOIN words USING (word) ORDER BY w, n;
"""

_LISTS = {
    **{name: name for name in ("actors_en", "actors_ar", "actor_ids", "roles", "actor_countries", "topics")},
    "sources": "article_sources", "urls": "article_urls",
}
_RENAMED = {"date_granularity": "granularity", "date_basis": "basis", "place_precision": "precision"}
_CELLS = [joined_sql(_LISTS[name]) if name in _LISTS else _RENAMED.get(name, name) for name in EVENT_COLUMNS]
_EVENT_LINE = " || ',' || ".join(cell_sql(f"c{number}", name in NUMBERS) for number, name in enumerate(EVENT_COLUMNS))
_ACTOR_LINE = " || ',' || ".join(
    cell_sql({"event_id": "id", "type": "type", "date": "date"}.get(name, f"actor.{name.removeprefix('actor_')}")) for name in EVENT_ACTOR_COLUMNS
)

# The lines of the CSV exports, without their last CRLF: an event's own, and those of its actors (NULL where it has none).
LINES = f"""
CREATE TABLE lines AS
    WITH event_lines AS (SELECT n, {_EVENT_LINE} AS event
                         FROM (SELECT n, {", ".join(f"{cell} AS c{number}" for number, cell in enumerate(_CELLS))} FROM rows)),
         actor_lines AS (SELECT n, string_agg({_ACTOR_LINE}, chr(13) || chr(10) ORDER BY position) AS actors
                         FROM event_actors JOIN rows USING (n) GROUP BY n)
    SELECT n, event, actors FROM event_lines LEFT JOIN actor_lines USING (n) ORDER BY n;
"""
