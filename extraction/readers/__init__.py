"""Files, folders and standard input to articles. What can't be read is handed out as a ReadFailure in its place, and the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal

from data.model import Article
from extraction.readers.encoding import MAX_FILE, check_size, decode_text
from extraction.readers.failure import ReadFailure, UnreadableError
from extraction.readers.html_page import read_html
from extraction.readers.pdf import read_pdf
from extraction.readers.plain import content_id, read_plain
from extraction.readers.records import find_shape, read_json, read_json_lines

__all__ = ["ReadFailure", "UnreadableError", "own_id", "read_articles", "read_located", "read_payload", "readable"]

_DOCUMENTS = {".html": read_html, ".htm": read_html, ".pdf": read_pdf}
_SUFFIXES = (".txt", ".json", ".jsonl", *_DOCUMENTS)
# Files that tell what a folder is; left out on purpose.
_ABOUT = ("readme", "license", "licence", "notice")
_KNOWN = ".txt, .json, .jsonl, .html and .pdf are"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_STDIN = "standard input"
Read = Article | ReadFailure
Located = tuple[str, Read]


def readable(path: Path) -> bool:
    """Whether the name of a file says that it holds articles."""
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith(".")


def _read_bytes(name: str, stem: str, shape: str, content: bytes) -> Iterator[Read]:
    if shape == "json":
        yield from read_json(name, content)
        return
    try:
        if (read := _DOCUMENTS.get(f".{shape}")) is not None:
            yield read(name, content)
        elif shape == "jsonl":
            yield from read_json_lines(name, BytesIO(decode_text(content).encode() if content.startswith(_UTF16) else content))
        else:
            yield read_plain(Path(name).stem, stem, content)
    except UnreadableError as error:
        yield error.failure(name)


def read_payload(name: str, content: bytes) -> Iterator[Read]:
    """The articles in bytes that came with a name: its suffix tells the format, or else the content does. Whoever sends it chose the name,
    so no id is made of it."""
    suffix = Path(name).suffix.lower()
    yield from _read_bytes(name, "", suffix[1:] if suffix in _SUFFIXES else find_shape(content), content)


def _read_file(path: Path) -> Iterator[Read]:
    try:
        with path.open("rb") as file:
            if path.suffix.lower() == ".jsonl" and not file.peek(2).startswith(_UTF16):
                yield from read_json_lines(str(path), file)
                return
            content = file.read(MAX_FILE + 1)
        check_size(len(content), MAX_FILE, "the file")
        yield from _read_bytes(str(path), path.stem, path.suffix.lower()[1:], content)
    except UnreadableError as error:
        yield error.failure(str(path))
    except OSError as error:
        yield ReadFailure(str(path), None, f"can't be read ({error.strerror})")


def _walk(folder: Path, errors: list[OSError]) -> Iterator[Path]:
    """The files below a folder in order, without the hidden ones; folders that can't be opened go into `errors`."""
    for base, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(base) / name for name in sorted(files) if not name.startswith("."))


def _read_folder(folder: Path) -> Iterator[Located]:
    others: dict[str, list[Path]] = {}
    errors: list[OSError] = []
    found = False
    for path in _walk(folder, errors):
        if path.stem.lower() in _ABOUT:
            continue
        if path.exists() and not path.is_file():
            yield str(path), ReadFailure(str(path), None, "is a pipe or a device; in a folder only files are read")
        elif readable(path):
            found = True
            yield from ((str(path), read) for read in _read_file(path))
        else:
            others.setdefault(path.suffix.lower(), []).append(path)
    for error in errors:
        yield str(folder), ReadFailure(str(error.filename), None, f"the folder can't be read ({error.strerror})")
    for suffix, paths in others.items():
        kind = f"files ending in {suffix}" if suffix else "files without an ending"
        yield str(folder), ReadFailure(str(paths[0]), None, f"{kind} are not read ({len(paths)} here); {_KNOWN}")
    if not (found or others or errors):
        yield str(folder), ReadFailure(str(folder), None, "the folder holds no article")


def _read_path(path: Path) -> Iterator[Located]:
    try:
        yield from _read_known(path)
    except OSError as error:  # what kind of thing it is can't even be asked, as below a folder that nobody may open
        yield str(path), ReadFailure(str(path), None, f"can't be read ({error.strerror})")


def _read_known(path: Path) -> Iterator[Located]:
    name = str(path)
    if path.is_dir():
        yield from _read_folder(path)
    elif not path.exists():
        yield name, ReadFailure(name, None, "no such file or folder")
    elif path.suffix.lower() not in _SUFFIXES:
        yield name, ReadFailure(name, None, f"files ending in {path.suffix or 'nothing'} are not read; {_KNOWN} (or pipe it in, with - as path)")
    else:
        yield from ((name, read) for read in _read_file(path))


def _read_stdin(stdin: BinaryIO) -> Iterator[Located]:
    content = stdin.read(MAX_FILE + 1)
    try:
        check_size(len(content), MAX_FILE, "the input")
    except UnreadableError as error:
        yield _STDIN, error.failure(_STDIN)
        return
    yield from ((_STDIN, read) for read in _read_bytes(_STDIN, "", find_shape(content), content))


def own_id(article: Article) -> Article:
    """The article under an id that is made of its content."""
    return replace(article, id=content_id(article.source, article.published, article.title, article.text))


def _distinct(reads: Iterable[Located]) -> Iterator[Located]:
    """No id stands for two different articles of one run: a second one is reported, or, where the id was only a file's name, gets one
    made of its content."""
    seen: dict[str, str] = {}
    for file, read in reads:
        if isinstance(read, Article):
            content = own_id(read).id
            if seen.setdefault(read.id, content) != content:
                if not file.lower().endswith(".txt"):
                    yield file, ReadFailure(file, None, f"id {read.id!r} stands for another article of this run; give it an id of its own")
                    continue
                read = replace(read, id=content)
                seen.setdefault(content, content)
        yield file, read


def read_articles(paths: Sequence[Path | Literal["-"]], stdin: BinaryIO) -> Iterator[Article | ReadFailure]:
    """The articles of files, folders (recursively, in order; hidden files are skipped) and standard input (`-`), lazily."""
    yield from (read for _, read in read_located(paths, stdin))


def read_located(paths: Sequence[Path | Literal["-"]], stdin: BinaryIO) -> Iterator[Located]:
    """As `read_articles`, each with the file (or standard input) that it stands in."""
    yield from _distinct(read for path in paths for read in (_read_stdin(stdin) if path == "-" else _read_path(Path(path))))
