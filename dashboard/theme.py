"""Colours. The types of events form families of one hue each (Okabe and Ito's set, which colour-blind readers tell apart:
encounters blue, deals green, office violet, conflict orange to red); within a family shades differ, and no view tells types
by colour alone: lanes, labels and names do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

TYPES: tuple[str, ...] = (
    "meeting", "visit", "call", "message", "negotiation", "agreement", "cooperation", "appointment",
    "decision", "statement", "protest", "arrest", "sanction", "movement", "attack", "disaster",
)

_LIGHT_TYPES = {
    "meeting": "#0B6BB0", "visit": "#3F9BD9", "call": "#7DB9E3", "message": "#5C8FB0", "negotiation": "#1F4E8C", "agreement": "#0E8A87",
    "cooperation": "#2FA36B", "appointment": "#7657B5", "decision": "#A286D6", "statement": "#8B939E", "protest": "#E2A21B",
    "arrest": "#C07A2C", "sanction": "#B5578F", "movement": "#8A5A2B", "attack": "#CC4125", "disaster": "#6F7430",
}
_DARK_TYPES = {
    "meeting": "#4BA3E3", "visit": "#7CC1EE", "call": "#A9D6F3", "message": "#86AFC9", "negotiation": "#6C93D6", "agreement": "#3DB8B2",
    "cooperation": "#5CC792", "appointment": "#A58BE0", "decision": "#C4B0EE", "statement": "#949DA9", "protest": "#F0BC4A",
    "arrest": "#DB9C55", "sanction": "#DA86B9", "movement": "#BC8A58", "attack": "#EE7256", "disaster": "#A6AB5E",
}


@dataclass(frozen=True, slots=True)
class Palette:
    """What charts are painted with; the style sheet gets the same values as variables (`css`)."""

    scheme: str
    page: str
    surface: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_soft: str
    water: str
    land: str
    home: str
    border: str
    river: str
    types: Mapping[str, str]

    def css(self) -> str:
        """The palette as CSS declarations."""
        named = {name: getattr(self, name) for name in ("page", "surface", "ink", "muted", "line", "accent", "accent_soft", "water", "land", "home")}
        pairs = [(name.replace("_", "-"), value) for name, value in named.items()]
        return "".join(f"--{name}:{value};" for name, value in [*pairs, *((f"type-{key}", value) for key, value in self.types.items())])


LIGHT = Palette(
    "light", page="#F3F4F6", surface="#FFFFFF", ink="#16202B", muted="#5A6675", line="#DDE1E6", accent="#0A5C8F", accent_soft="#E3EFF7",
    water="#DCE7EE", land="#F1EFEA", home="#FFFEFB", border="#A9ADB3", river="#8FB5CE", types=MappingProxyType(_LIGHT_TYPES),
)
DARK = Palette(
    "dark", page="#0F151B", surface="#171F27", ink="#E8ECF0", muted="#9BA8B5", line="#2B3640", accent="#6BB6E8", accent_soft="#1C3547",
    water="#101A22", land="#1D262D", home="#28333B", border="#5D6974", river="#35617E", types=MappingProxyType(_DARK_TYPES),
)


def palette(scheme: str) -> Palette:
    """The palette of `dark` or `light`."""
    return DARK if scheme == "dark" else LIGHT


def style_sheet() -> str:
    """Both palettes as variables; `data-mantine-color-scheme` on the document chooses."""
    dark = ':root[data-mantine-color-scheme="dark"]'
    # Paper is white.
    return f":root{{{LIGHT.css()}}}{dark}{{{DARK.css()}}}@media print{{{dark}{{{LIGHT.css()}}}}}"
