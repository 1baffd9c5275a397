"""The folder beside the checkout that holds test input which may not be part of the project, and the scorers in it."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from data.errors import WaqaiError

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


class OutsideError(WaqaiError):
    """Test input from outside is not there."""


def find_outside(name: str) -> Path:
    """The file `name` of the folder; OutsideError where it is absent."""
    path = SHARED / name
    if not path.is_file():
        raise OutsideError(
            f"../shared/{name} is not there. The benchmarks measure on real articles and with scorers that are not part of this repository; "
            "put the folder `shared` beside the checkout and try again.")
    return path


def read_scorer(name: str) -> ModuleType:
    """A scorer (`score_events`, `score_times`) as a module, read by its path and without leaving compiled files beside it."""
    path = find_outside(f"tools/{name}.py")
    module = ModuleType(name)
    exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), module.__dict__)
    return module
