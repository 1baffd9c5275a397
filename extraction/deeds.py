"""The frames of what is no encounter: attacks, arrests, decisions, statements and the rest."""

from __future__ import annotations

from extraction.frames import Frame

FRAMES: dict[str, Frame] = {}
