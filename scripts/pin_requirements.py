"""Prints exact pins of everything that the direct dependencies below pull in, as installed in the environment that runs this.

    .venv/bin/python scripts/pin_requirements.py > requirements.txt

A local version label (`+cpu`) is left out, so that every build of a version satisfies the pin.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

DIRECT = (
    "torch", "camel-tools", "dateparser", "hijridate", "babel", "tzdata", "pyyaml", "sqlalchemy", "psycopg[binary]", "duckdb", "pyarrow", "pandas",
    "pypdf", "dash", "plotly", "dash-mantine-components", "dash-ag-grid", "gunicorn", "honcho", "tqdm",
)


def needed(requirement: Requirement) -> Iterator[Requirement]:
    """What an installed distribution needs here, with the extras that were asked for."""
    for text in distribution(requirement.name).requires or ():
        child = Requirement(text)
        if child.marker is None or any(child.marker.evaluate({"extra": extra}) for extra in ("", *requirement.extras)):
            yield child


def closure(direct: tuple[str, ...]) -> dict[str, str]:
    """Name and version of every distribution that `direct` pulls in, themselves included."""
    pins: dict[str, str] = {}
    waiting = [Requirement(name) for name in direct]
    while waiting:
        requirement = waiting.pop()
        name = str(canonicalize_name(requirement.name))
        if name not in pins or requirement.extras:
            pins[name] = Version(distribution(name).version).public
            waiting.extend(needed(requirement))
    return pins


def main() -> None:
    """Prints the direct dependencies first, then the rest."""
    pins = closure(DIRECT)
    direct = {str(canonicalize_name(Requirement(name).name)): name for name in DIRECT}
    print("# Direct dependencies; what each is for stands in NOTICE. torch is here because camel-tools needs it: see README.md for its CPU build.")
    print(*sorted(f"{direct[name]}=={pins[name]}" for name in direct), sep="\n")
    print("# What they need in turn. Written by scripts/pin_requirements.py.")
    print(*sorted(f"{name}=={version}" for name, version in pins.items() if name not in direct), sep="\n")


if __name__ == "__main__":
    main()
