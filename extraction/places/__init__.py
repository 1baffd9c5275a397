"""Places in an article: names of towns, sites, divisions and states, told apart from persons, papers and common words."""

from extraction.places.finder import PlaceFinder
from extraction.places.mention import PlaceMention

__all__ = ["PlaceFinder", "PlaceMention"]
