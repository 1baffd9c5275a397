"""Filters in, frames out: everything that a screen, an export or the API reads, from a connection to a snapshot.

Each view leaves its own dimension out of the filters by itself, so that it shows what one could choose next.
"""

from data.queries.facets import FACETS, facet, facets, find_actors, search_actors
from data.queries.lists import SORTS, EventDetail, Tallies, Update, event_detail, event_position, events_page, last_update, tallies
from data.queries.places import find_places, places
from data.queries.timeline import BINS, choose_bin, count_events, date_range, timeline_bins, timeline_events

__all__ = [
    "BINS", "FACETS", "SORTS", "EventDetail", "Tallies", "Update", "choose_bin", "count_events", "date_range", "event_detail", "event_position",
    "events_page", "facet", "facets", "find_actors", "find_places", "last_update", "places", "search_actors", "tallies", "timeline_bins",
    "timeline_events",
]
