"""What the commands share: arguments, the progress bar, and where things are shown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

from tqdm import tqdm

Commands = Any  # argparse._SubParsersAction, which argparse keeps private
Item = TypeVar("Item")


def add_command(commands: Commands, name: str, text: str, examples: str) -> argparse.ArgumentParser:
    """A command with its help: what it does, and examples."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=text, description=text, epilog=f"examples:\n{examples}", formatter_class=argparse.RawDescriptionHelpFormatter)
    return parser


def add_paths(parser: argparse.ArgumentParser) -> None:
    """The articles to read."""
    parser.add_argument("paths", nargs="+", metavar="PATH", type=_path, help="a .txt, .json or .jsonl file, a folder, or - for standard input")


def add_database(parser: argparse.ArgumentParser) -> None:
    """Which store."""
    parser.add_argument("--database", metavar="URL", help="the store; without it DATABASE_URL, else sqlite:///var/waqai.db")


def _path(value: str) -> Path | Literal["-"]:
    return "-" if value == "-" else Path(value)


def read_lines() -> Iterator[str]:
    """Lines of standard input as they come, so that a program may ask and wait for the answer."""
    while line := sys.stdin.buffer.readline():
        yield _decode(line).rstrip("\r\n")


def _decode(line: bytes) -> str:
    """UTF-8, or where it is none the Windows encoding of Arabic."""
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("cp1256", "replace")


def show_progress(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The items, with a progress bar on standard error where that is a terminal."""
    shown: Iterable[Item] = tqdm(items, desc=what, total=total, unit=" articles", file=sys.stderr, disable=None, leave=False)
    return iter(shown)


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 article`, `2 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def hide_password(url: str) -> str:
    """An address of a store that may be shown."""
    head, sign, tail = url.rpartition("@")
    if not sign or "://" not in head:
        return url
    scheme, _, user = head.partition("://")
    return f"{scheme}://{user.split(':', 1)[0]}@{tail}"
