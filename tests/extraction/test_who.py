"""The persons whom a name or an office means on a day; and the lines that nobody is told for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from data.knowledge import Knowledge
from extraction.who import Who


@pytest.fixture(scope="module")
def who(knowledge: Knowledge) -> Who:
    """On the shipped tables."""
    return Who(knowledge)


def person(who: Who, line: str, date: str) -> str | None:
    """The id that a line is answered with."""
    answer = who.answer(line, date)
    return answer.id if answer is not None else None


@pytest.mark.parametrize("line", [
    "وزير الخارجية, مصر", "وزير الخارجية، مصر", "وزير الخارجية المصري", "وزير خارجية مصر", "foreign minister, Egypt", "Foreign Minister, EG",
    "Egyptian foreign minister", "Minister of Foreign Affairs of Egypt", "  وزير الخارجيه ، المصرى ", "\ufeffوزير الخارجية, مصر",
])
@pytest.mark.parametrize(("date", "holder"), [
    ("2011-04-01", "nabil-elaraby"), ("2015-08-01", "sameh-shoukry"), ("2024-07-03", "badr-abdelatty"), ("2026-02-17", "badr-abdelatty"),
])
def test_an_office_is_its_holder_on_the_day(who: Who, line: str, date: str, holder: str) -> None:
    assert person(who, line, date) == holder


@pytest.mark.parametrize(("line", "holder"), [
    ("head of UNSMIL", "bernardino-leon"), ("رئيس بعثة الأمم المتحدة للدعم في ليبيا", "bernardino-leon"), ("UN envoy, Libya", "bernardino-leon"),
    ("secretary-general, Arab League", "nabil-elaraby"), ("الأمين العام, جامعة الدول العربية", "nabil-elaraby"),
    ("شيخ الأزهر", "ahmed-el-tayeb"), ("King, Saudi Arabia", "salman-bin-abdulaziz"), ("رئيس تركيا", "recep-tayyip-erdogan"),
    ("president, Chad", "idriss-deby"), ("أمير قطر", "tamim-bin-hamad"), ("رئيس تشاد", "idriss-deby"),
])
def test_an_office_of_a_body_or_of_no_country(who: Who, line: str, holder: str) -> None:
    assert person(who, line, "2015-07-15") == holder


@pytest.mark.parametrize("name", [
    "Haftar", "Hifter", "Hiftar", "Khalifa Hifter", "خليفة حفتر", "خليفه حفتر", "المشير خليفة بلقاسم حفتر", "وحفتر", "لحفتر",
    "Field Marshal Khalifa Haftar", "حفتر, ليبيا",
])
def test_a_name_in_any_spelling_is_one_person(who: Who, name: str) -> None:
    answer = who.answer(name, "2026-02-17")
    assert answer is not None and answer.line().split("\t")[:3] == ["khalifa-haftar", "Khalifa Haftar", "خليفة حفتر"]


@pytest.mark.parametrize(("date", "office"), [
    ("2013-01-01", "Defence Minister of Egypt"), ("2015-01-01", "President of Egypt"), ("2009-01-01", None),
])
def test_the_office_is_that_of_the_day(who: Who, date: str, office: str | None) -> None:
    answer = who.answer("عبد الفتاح السيسي", date)
    assert answer is not None and (answer.id, answer.office, answer.country) == ("abdel-fattah-el-sisi", office, "EG")


@pytest.mark.parametrize(("line", "holder"), [
    ("prime minister, Libya", None),
    ("رئيس حكومة الوحدة الوطنية", "abdul-hamid-dbeibah"), ("prime minister, Libya (GNU)", "abdul-hamid-dbeibah"),
    ("رئيس الحكومة المكلفة من مجلس النواب", "osama-hamad"),
])
def test_of_rival_authorities_the_one_that_the_line_names(who: Who, line: str, holder: str | None) -> None:
    assert person(who, line, "2025-01-15") == holder


@pytest.mark.parametrize("line", [
    "", "   ", ",", "foo bar", "وزير الخارجية", "وزير الخارجية, أطلنطس", "وزير الخارجية فلان العلاني", "السيسي, السودان", "former president of Egypt",
    "نائب وزير الطيران المصري", "رئيس, حزب لا أحد", "mohamed", "\u0000\ufffd",
])
def test_nobody_is_guessed(who: Who, line: str) -> None:
    assert person(who, line, "2015-08-01") is None


def test_the_command_answers_each_line_at_once() -> None:
    asked = (
        ("وزير الخارجية, مصر".encode(), "sameh-shoukry"),
        (b"", ""),
        ("شيخ الأزهر".encode("cp1256"), "ahmed-el-tayeb"),
        (b"Haftar\r", "khalifa-haftar"),
    )
    command = [sys.executable, "-m", "extraction", "who", "--date", "2015-08-01"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None and running.stdout is not None
        for line, answer in asked:
            running.stdin.write(line + b"\n")
            running.stdin.flush()
            assert running.stdout.readline().decode().rstrip("\n").partition("\t")[0] == answer
        running.stdin.close()
        assert running.wait() == 0


def test_a_date_that_is_none_ends_with_two() -> None:
    assert subprocess.run([sys.executable, "-m", "extraction", "who", "--date", "1.8.2015"], capture_output=True).returncode == 2
