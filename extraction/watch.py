"""The worker: empties the store's inbox and takes articles from a folder as they come.

It may be killed at any moment. An item of the inbox is finished only after its articles are stored, so a killed worker's item is taken
again; a file of the folder stays where it is, and what is stored already is left alone.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sqlalchemy.exc import DBAPIError

from data.errors import WaqaiError
from data.model import Article
from data.store import InboxItem, Store
from extraction.ingest import Outcome, free_id, ingest
from extraction.readers import ReadFailure, read_located, read_payload, readable

_RENEW_SECONDS = 60.0
_RETRY_SECONDS = 5.0
Tell = Callable[[str], None]
Ingest = Callable[[Store, Article], Outcome]
Mark = tuple[int, int]


class FolderError(WaqaiError):
    """A folder that can't be watched; the message names it and says what to do."""


def open_folder(folder: Path) -> Path:
    """The folder, made if missing. Raises FolderError where it is a file or can't be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(f"{folder} can't be watched ({error.strerror}); give --folder a folder that exists or can be made") from error
    return folder


def worker_name() -> str:
    """Host and process: two workers never share it."""
    return f"{socket.gethostname()}:{os.getpid()}"


@dataclass(slots=True)
class Worker:
    """A worker on one store and, if `folder` is given, one folder. `stop` ends it after the item at hand. `tell` gets a line for each item."""

    store: Store
    folder: Path | None
    tell: Tell
    stop: threading.Event = field(default_factory=threading.Event)
    name: str = field(default_factory=worker_name)
    take: Ingest = ingest
    _seen: dict[Path, Mark] = field(default_factory=dict)
    _growing: dict[Path, Mark] = field(default_factory=dict)

    def watch(self, interval: float) -> None:
        """Works until `stop`, looking every `interval` seconds. A store that can't be reached for a while is waited for."""
        while not self.stop.is_set():
            try:
                busy = self.work_once(patient=True)
            except (WaqaiError, DBAPIError, OSError) as error:
                self.tell(f"waiting: {str(error).splitlines()[0]}")
                self.stop.wait(_RETRY_SECONDS)
                continue
            if not busy:
                self.stop.wait(interval)

    def work_once(self, patient: bool = False) -> bool:
        """Empties the inbox and takes the folder's new files; whether there was anything. `patient`: a file is taken only when it has
        stayed the same since the last look, so that none is read while it is being written."""
        busy = False
        while not self.stop.is_set() and (item := self.store.take_inbox(self.name)):
            self._take_item(item)
            busy = True
        for path in self._new_files(patient):
            if self.stop.is_set():
                break
            self._take_file(path)
            busy = True
        return busy

    def _take_item(self, item: InboxItem) -> None:
        outcomes: list[Outcome | ReadFailure] = []
        renewed = time.monotonic()
        try:
            for read in read_payload(item.name, item.content):
                outcomes.append(self._take_sent(item.name, read))
                if time.monotonic() - renewed > _RENEW_SECONDS:
                    renewed = time.monotonic()
                    if not self.store.renew_inbox(item.id, self.name):
                        return
        except (WaqaiError, DBAPIError) as error:
            state = self.store.release_inbox(item.id, str(error).splitlines()[0])
            self.tell(f"inbox {item.name}: {state}: {str(error).splitlines()[0]}")
            return
        detail = _detail(outcomes)
        self.store.finish_inbox(item.id, _verdict(outcomes), detail, _article_ids(outcomes), self.name)
        self.tell(f"inbox {item.name}: {detail}")

    def _take_sent(self, name: str, read: Article | ReadFailure) -> Outcome | ReadFailure:
        """An article that someone sent never takes the place of a stored one."""
        if isinstance(read, ReadFailure):
            return read
        if self.store.find_article(read) is None and self.store.read_article(read.id) is not None:
            return ReadFailure(name, None, f"the id {read.id!r} belongs to another article of the store; send it without an id")
        return self.take(self.store, read)

    def _take_file(self, path: Path) -> None:
        mark = _mark(path)
        with Path(os.devnull).open("rb") as nothing:
            outcomes = [
                read if isinstance(read, ReadFailure) else self.take(self.store, free_id(self.store, file, read))
                for file, read in read_located([path], nothing)
            ]
        if mark is not None:
            self._seen[path] = mark
        if any(isinstance(outcome, ReadFailure) or outcome.state != "known" for outcome in outcomes):
            self.tell(f"{path}: {_detail(outcomes)}")

    def _new_files(self, patient: bool) -> Iterator[Path]:
        """Files that are new or have changed since they were taken, in order."""
        if self.folder is None or not self.folder.is_dir():
            return
        for path in sorted(path for path in self.folder.rglob("*") if readable(path) and not _is_hidden(path, self.folder)):
            mark = _mark(path)
            if mark is None or self._seen.get(path) == mark:
                continue
            if patient and self._growing.get(path) != mark:
                self._growing[path] = mark
                continue
            self._growing.pop(path, None)
            yield path


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _mark(path: Path) -> Mark | None:
    """What changes when a file is written; None where it is gone or no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size) if path.is_file() else None


def _failed(outcome: Outcome | ReadFailure) -> bool:
    return isinstance(outcome, ReadFailure) or outcome.state == "failed"


def _verdict(outcomes: list[Outcome | ReadFailure]) -> Literal["ok", "failed", "skipped"]:
    """`failed` where nothing could be read, `skipped` where every article was left alone, else `ok`."""
    if all(map(_failed, outcomes)):
        return "failed"
    return "skipped" if all(isinstance(outcome, Outcome) and outcome.skipped for outcome in outcomes) else "ok"


def _article_ids(outcomes: list[Outcome | ReadFailure]) -> list[str]:
    return [outcome.stored_as for outcome in outcomes if isinstance(outcome, Outcome) and outcome.stored_as]


def _detail(outcomes: list[Outcome | ReadFailure]) -> str:
    """In words, what came of the articles."""
    done = [outcome for outcome in outcomes if isinstance(outcome, Outcome) and outcome.state != "failed"]
    known = sum(outcome.state == "known" for outcome in done)
    events = {event for outcome in done for event in outcome.events}
    parts = [f"{len(done)} read, {len(events)} events"] if done else []
    parts += [f"{known} already there"] if known else []
    parts += sorted({outcome.reason for outcome in done if outcome.skipped and outcome.reason})
    parts += [_reason(outcome) for outcome in outcomes if _failed(outcome)]
    return "; ".join(parts) or "nothing to read in it"


def _reason(outcome: Outcome | ReadFailure) -> str:
    return str(outcome) if isinstance(outcome, ReadFailure) else f"{outcome.article.id}: {outcome.reason}"
