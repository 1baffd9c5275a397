"""What kind of article it is: news reports events as of the day; opinion and analysis mostly comment on events told elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.actors import ActorMention
from extraction.document import Document


def find_genre(document: Document, actors: Sequence[ActorMention]) -> str:
    """`opinion` where the text begins with nothing but its author's name, else `news`."""
    body = [sentence for sentence in document.sentences if sentence.part == "text"]
    if len(body) < 2 or body[0].kind != "heading":
        return "news"
    first = body[0]
    names = [m for m in actors if m.sentence == first.index and any(entity.kind == "person" for entity in m.entities)]
    alone = bool(names) and names[0].first == 0 and names[-1].last == len(first.tokens) - 1
    return "opinion" if alone else "news"
