"""The documents say what the program does: every command, option, setting, topic folder and make target is in them, and nothing that isn't there."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extraction.cli import build_parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DEPLOYMENT = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("data/**/*.md"), *ROOT.glob("dashboard/**/*.md")]
# Variables of the system and of tools, not settings of ours.
FOREIGN = {"PATH", "CURDIR", "PYTEST", "MAKE"}


def commands() -> dict[str, argparse.ArgumentParser]:
    (subparsers,) = (action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(subparsers.choices)


def options(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    return (action for action in parser._actions if action.option_strings and action.option_strings != ["-h", "--help"])


def section(document: str, title: str) -> str:
    return document.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def command_row(name: str) -> str:
    (row,) = (line for line in section(README, "Commands").splitlines() if re.match(rf"\| `{name}\b", line))
    return row


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_in_the_readme(name: str) -> None:
    missing = [action.option_strings[0] for action in options(commands()[name]) if action.option_strings[0] not in command_row(name)]
    assert missing == []


def test_the_readme_has_no_command_or_option_that_is_not_there() -> None:
    rows = re.findall(r"^\| `(\w+)", section(README, "Commands"), re.MULTILINE)
    assert sorted(rows) == sorted(commands())
    for name in rows:
        known = {text for action in options(commands()[name]) for text in action.option_strings}
        assert set(re.findall(r"--[a-z-]+", command_row(name))) - {"--help"} <= known, name


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_has_help_and_examples(name: str) -> None:
    parser = commands()[name]
    assert "examples:" in parser.format_help()
    assert f"python -m extraction {name}" in parser.format_help()
    assert parser.description
    assert all(action.help for action in parser._actions)


def settings() -> set[str]:
    """Names of the environment variables that the program, the Procfile and the Makefile read."""
    python = [path.read_text(encoding="utf-8") for package in ("data", "extraction", "dashboard") for path in (ROOT / package).rglob("*.py")]
    found = {name for text in python for name in re.findall(r'(?:environ(?:\.get\(|\[)|given\.get\(|getenv\()\s*"([A-Z_]+)"', text)}
    shell = [(ROOT / name).read_text(encoding="utf-8") for name in ("Procfile", "scripts/setup.sh")]
    found |= {name for text in shell for name in re.findall(r"\$\{([A-Z_]+)", text)}
    return (found | set(re.findall(r"^([A-Z]+) \?=", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))) - FOREIGN


def test_every_setting_is_in_the_deployment_page() -> None:
    assert settings() >= {"DATABASE_URL", "PORT", "HOST", "WAQAI_FOLDER", "WAQAI_SAMPLES", "WAQAI_SNAPSHOTS"}
    missing = sorted(name for name in settings() if f"| `{name}` |" not in DEPLOYMENT)
    assert missing == []


def test_the_deployment_page_has_no_setting_that_is_not_read() -> None:
    named = set(re.findall(r"^\| `([A-Z_]+)` \|", DEPLOYMENT, re.MULTILINE))
    assert named - settings() == {"PIP_EXTRA_INDEX_URL"}


def test_every_make_target_is_in_the_readme_and_the_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert targets == set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    (line,) = (line for line in README.splitlines() if line.startswith("And `make`"))
    assert {name.strip("`") for name in re.findall(r"`([a-z-]+)`", line)} - {"make"} == targets


def test_every_process_is_in_the_deployment_page() -> None:
    processes = re.findall(r"^(\w+):", (ROOT / "Procfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(processes) == ["release", "web", "worker"]
    assert all(f"| `{name}` |" in DEPLOYMENT for name in processes)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_inside_the_repository_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if "://" not in target and not (path.parent / target).exists()] == []


def test_every_direct_dependency_is_in_the_notice_and_pinned() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").lower()
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", "-r "))]
        assert all(re.fullmatch(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[0-9][0-9a-z.]*", line) for line in lines), name
    direct = (ROOT / "requirements.txt").read_text(encoding="utf-8").split("\n# ")[0].splitlines()[1:]
    assert len(direct) > 15
    assert [line for line in direct if re.split(r"[\[=]", line)[0] not in notice] == []
