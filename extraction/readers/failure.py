"""What could not be read, and why."""

from __future__ import annotations

from dataclasses import dataclass

from data.errors import WaqaiError


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """Something that was handed in and is no article. `line` counts from 1; None where the whole file is meant."""

    file: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


class UnreadableError(WaqaiError):
    """Raised inside the readers; becomes a ReadFailure at their edge, so that the rest goes on."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line

    def failure(self, file: str) -> ReadFailure:
        """The failure as it is reported for a file."""
        return ReadFailure(file, self.line, self.reason)
