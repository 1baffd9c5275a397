"""Every error that a user can cause, by name; its message says what to do."""

from __future__ import annotations


class WaqaiError(Exception):
    """The root of the errors that this project raises on purpose; programs catch it, print its message and exit with status 1."""


class KnowledgeError(WaqaiError):
    """A knowledge table that can't be read. `file` is the table's file name, `row` its line (the header is line 1; 0: the whole file)."""

    def __init__(self, file: str, row: int, message: str) -> None:
        super().__init__(f"{file}, row {row}: {message}" if row else f"{file}: {message}")
        self.file = file
        self.row = row
        self.message = message
