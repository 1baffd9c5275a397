"""The second half of a snapshot: what can only be made once all events are there. Values and lists get their codes."""

from __future__ import annotations

from data.model import HOME_COUNTRIES
from data.snapshot.flatten import LISTS, SCALARS

_HOME = ", ".join(f"'{code}'" for code in sorted(HOME_COUNTRIES))
_NAMED = " UNION ALL ".join([
    *(f"SELECT DISTINCT '{name}' AS dimension, {name} AS value FROM raw_flat WHERE {name} IS NOT NULL" for name in SCALARS),
    *(f"SELECT DISTINCT '{name}' AS dimension, value FROM (SELECT unnest({name}) AS value FROM raw_flat)" for name in LISTS),
])
_SETS = "".join(
    f"CREATE TEMP TABLE raw_set_{name} AS SELECT (coalesce((SELECT any_value(count) FROM known_sets WHERE dimension = '{name}'), 0) "
    f"+ row_number() OVER () - 1)::INTEGER AS s, members FROM (SELECT DISTINCT {name} AS members FROM raw_flat);\n"
    for name in LISTS
)
_CODES = ", ".join([*(f"coalesce(x_{name}.code, -1)::INTEGER AS {name}" for name in SCALARS), *(f"s_{name}.s AS {name}" for name in LISTS)])
_JOINS = " ".join([
    *(f"LEFT JOIN (FROM all_names WHERE dimension = '{name}') x_{name} ON x_{name}.value = f.{name}" for name in SCALARS),
    *(f"JOIN raw_set_{name} s_{name} ON s_{name}.members = f.{name}" for name in LISTS),
])
_MEMBERS = " UNION ALL ".join(
    f"SELECT '{name}' AS dimension, s, code FROM (SELECT s, unnest(members) AS member FROM raw_set_{name}) "
    f"JOIN (FROM all_names WHERE dimension = '{name}') ON value = member" for name in LISTS
)

_COUNTS = " UNION ALL ".join(f"SELECT '{name}' AS dimension, count(*) AS count FROM raw_set_{name}" for name in LISTS)

# `sets`: a list of the dimension has number `s` and the values of these codes.
CODES = f"""
CREATE TABLE names AS
    SELECT dimension, (coalesce(first, 0) + row_number() OVER (PARTITION BY dimension ORDER BY value) - 1)::INTEGER AS code, value
    FROM ({_NAMED}) ANTI JOIN known_names USING (dimension, value)
    LEFT JOIN (SELECT dimension, count(*) AS first FROM known_names GROUP BY 1) USING (dimension) ORDER BY dimension, code;
CREATE TEMP VIEW all_names AS SELECT dimension, code, value FROM known_names UNION ALL SELECT dimension, code, value FROM names;
{_SETS}
CREATE TABLE sets AS SELECT dimension, s, code FROM ({_MEMBERS}) ORDER BY dimension, s, code;
CREATE TABLE set_counts AS SELECT * FROM ({_COUNTS});
CREATE TABLE events AS
    SELECT n, first_day, last_day, coalesce(confidence, 0) AS confidence, reports, {_CODES}
    FROM raw_flat f {_JOINS} ORDER BY n;
CREATE TABLE ids AS SELECT id, n FROM raw_flat ORDER BY id;
CREATE TABLE article_ids AS SELECT id, article FROM articles ORDER BY id;
CREATE TABLE event_articles AS
    SELECT n, article FROM raw_told JOIN (SELECT id, article FROM articles UNION
                                          SELECT id, article FROM known_articles WHERE id IN (SELECT article_id FROM raw_told)) ON id = article_id
    ORDER BY n, article;
CREATE TABLE actor_events AS
    SELECT code AS a, n, o.office_en, o.office_ar
    FROM raw_offices o JOIN (FROM all_names WHERE dimension = 'actors') ON value = o.id ORDER BY a, n;
CREATE TABLE postings AS SELECT w, n FROM raw_postings ORDER BY w, n;
CREATE TEMP TABLE raw_actors AS
    SELECT id, arg_max(struct_pack(name_en, name_ar, kind, country), (count, name_en, name_ar)) AS best,
           list_distinct(flatten(list(list_concat([name_en, name_ar], mentions)))) AS names
    FROM (SELECT id, name_en, name_ar, kind, country, sum(count) AS count, list(DISTINCT mention ORDER BY mention) AS mentions
          FROM raw_names GROUP BY ALL) GROUP BY id;
CREATE TABLE places AS
    SELECT place_id, best.*, CASE WHEN best.country NOT IN ({_HOME}) THEN 'outside'
           WHEN best.precision = 'country' OR best.lat IS NULL OR best.lon IS NULL THEN 'country_only' ELSE 'map' END AS "group"
    FROM (SELECT place_id, arg_min(struct_pack(name_en, name_ar, country, admin1, lat, lon, precision), n) AS best
          FROM raw_places GROUP BY 1) ORDER BY place_id;
"""
