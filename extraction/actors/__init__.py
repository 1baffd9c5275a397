"""Actors: name pieces found in tokens, joined to chains (rank + office + name), resolved to persons, bodies and states."""

from extraction.actors.finder import ActorFinder, ActorMention

__all__ = ["ActorFinder", "ActorMention"]
