"""What an event was about: the cues of its own sentences, of those right behind, and of an article that is about nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from data.model import CORE_ROLES, ENCOUNTERS
from extraction.cluster import Cluster
from extraction.topics import TopicFinder, TopicMention

_RETURNS = 4  # passages on one event, from which on the whole article speaks of what it was about
_NO_STATES = frozenset({"UN", "EU", "AU"})  # of two letters, but no state
_BILATERAL = frozenset({"bilateral_relations"})


def find_event_topics(
    finder: TopicFinder, cues: Sequence[TopicMention], cluster: Cluster, clusters: Sequence[Cluster]
) -> tuple[tuple[str, ...], list[str]]:
    """The topics of a cluster, one of the article's `clusters`, and each in words with its cues. `cues`: those of the whole article."""
    others = _sentences_of_others(cluster, clusters)
    near = {draft.view.sentence.index for draft in cluster.drafts}
    near |= {draft.view.sentence.index + 1 for draft in cluster.drafts if not draft.reference} - others
    kept = [cue for cue in cues if cue.sentence in near]
    if _is_subject(cluster, clusters):
        least = 1 if len(cluster.drafts) >= _RETURNS else 2
        kept += [cue for cue in cues if cue.sentence not in near and len(_sentences(cues, cue.topic, others)) >= least]
    topics = dict(finder.weigh(kept, _BILATERAL if _of_two_states(cluster) else frozenset()))
    return tuple(sorted(topics)), [f"topic {topic}: {topics[topic].reason}" for topic in sorted(topics)]


def _sentences(cues: Sequence[TopicMention], topic: str, others: frozenset[int]) -> set[int]:
    """The sentences with a cue that tells a topic alone, those of other events left out."""
    return {cue.sentence for cue in cues if cue.topic == topic and cue.strength == "strong" and cue.sentence not in others}


def _sentences_of_others(cluster: Cluster, clusters: Sequence[Cluster]) -> frozenset[int]:
    """The sentences that tell another event."""
    return frozenset(draft.view.sentence.index for other in clusters if other is not cluster for draft in other.drafts if not draft.reference)


def _of_two_states(cluster: Cluster) -> bool:
    """Whether those who met stand for exactly two states."""
    countries = {entity.country for entity, argument, _ in cluster.roles().values() if argument.role in CORE_ROLES}
    return cluster.type in ENCOUNTERS and len({country for country in countries if country and len(country) == 2} - _NO_STATES) == 2


def _is_subject(cluster: Cluster, clusters: Sequence[Cluster]) -> bool:
    """Whether the article as a whole is about this event: the only one in its headline, or the only one at all."""
    headed = [c for c in clusters if any(draft.view.sentence.kind == "title" for draft in c.drafts)]
    return clusters == [cluster] or headed == [cluster]
