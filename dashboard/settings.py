"""What a deployment decides, read from the environment once by whoever starts the app."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """`database_url` None: the default store (var/waqai.db). `snapshots`: the folder of the columnar copies for reading.
    `inbox`: whether readers may send articles, `inbox_pace` how many in a minute from one address and web process."""

    database_url: str | None = None
    snapshots: Path = Path("var/snapshots")
    inbox: bool = False
    inbox_pace: int = 6


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `DATABASE_URL`, `WAQAI_SNAPSHOTS` and `WAQAI_INBOX` (`yes`: readers may send articles)."""
    given = os.environ if environment is None else environment
    return Settings(given.get("DATABASE_URL") or None, Path(given.get("WAQAI_SNAPSHOTS") or "var/snapshots"), given.get("WAQAI_INBOX") == "yes")
