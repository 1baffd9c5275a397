"""Filters in, frames out: everything that a screen, an export or the API reads, from a connection to a snapshot.

Each view leaves its own dimension out of the filters by itself, so that it shows what one could choose next. `con` is what
`SnapshotReader.connection().con` or `open_snapshot(path)` gives. Columns of the frames, and what else there is:

- `tallies(con, filters)`: `Tallies` (total, articles, sources, undated, unplaced …). `last_update(con)`: how fresh the data is.
- `facet(con, filters, name)`, `facets(con, filters)`: `value, count` for types, statuses, topics, countries, divisions (`LY/Benghazi`),
  actor_countries, sources, languages, date_bases, precisions, offices, confidence (tens: `80` is 80 to 89, `90` takes 100 in);
  for actors `id, name_en, name_ar, kind, country, key, count`; offices and divisions have
  `name_ar` besides (None: unknown). `search_actors`, `find_actors`, `find_places`: names.
- `date_range`, `timeline_bins`, `timeline_events`, `count_events`, `choose_bin`: the timeline. `places(con, filters)`: the map.
- `arcs(con, filters, limit=200)`: `actor_country, place_id, name_en, name_ar, country, lat, lon, precision, count`, from the
  actors' countries to places elsewhere.
- `events_page(con, filters, sort, offset, limit)`, `event_position`, `event_detail(con, id)`: lists and one event.
- `event_neighbours(con, id, limit=12)`: rows as of `events_page`, with `days` (before the event: negative) and `km` (None where
  unknown): within 30 days at the same place or within 100 km.
- `find_hits(text, query)`: ((start, end), …) of the words of a text that the text search hits. Pure, without `con`.
- `actor_page(con, id, filters)`: `ActorPage` or None: `id, name_en, name_ar, kind, country, total, first_day, last_day` and frames
  `tenures` (`office_en, office_ar, start, until, open, as_of`: from the knowledge tables), `offices` (`office_en, office_ar, first_day,
  last_day, count`: as events name them), `met` (`id, name_en, name_ar, kind, country, count, first_day, last_day`: encounters only),
  `places` (`place_id, name_en, name_ar, country, count`), `topics`, `types` (`value, count`), `years` (`year, count`).
  The filters' own actors are left out.
- `pair_page(con, one, other, filters)`: `PairPage` or None: `one`, `other` (as of `find_actors`, a row each), `total`, `encounters`,
  `longest_gap` (days) and the frame `events` (rows as of `events_page`, oldest first, at most 500, with `gap`: days since the one before).
- `network(con, filters, limit=200)`: `Network`: frames `nodes` (`id, name_en, name_ar, kind, country, count`) and `edges` (`source,
  target, count`): who met whom in encounters, the most frequent pairs. All filters.
"""

from data.queries.facets import FACETS, facet, facets, find_actors, search_actors
from data.queries.lists import SORTS, EventDetail, Tallies, Update, event_detail, event_position, events_page, last_update, tallies
from data.queries.near import event_neighbours, find_hits
from data.queries.people import ActorPage, Network, PairPage, actor_page, network, pair_page
from data.queries.places import arcs, find_places, places
from data.queries.timeline import BINS, choose_bin, count_events, date_range, timeline_bins, timeline_events

__all__ = [
    "BINS", "FACETS", "SORTS", "ActorPage", "EventDetail", "Network", "PairPage", "Tallies", "Update", "actor_page", "arcs", "choose_bin",
    "count_events", "date_range", "event_detail", "event_neighbours", "event_position", "events_page", "facet", "facets", "find_actors",
    "find_hits", "find_places", "last_update", "network", "pair_page", "places", "search_actors", "tallies", "timeline_bins", "timeline_events",
]
