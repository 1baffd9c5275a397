"""Every check of the tables finds the row that is planted for it, and nothing in the tables as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.knowledge import Finding, check_knowledge
from data.knowledge.check import foreign_letters
from tests.data.test_knowledge_actors import append, folder

__all__ = ["folder"]

PERSON = {"id": "planted", "name_en": "Planted Person", "name_ar": "اسم مزروع", "country": "EG", "gender": "m", "source": "test"}
OFFICE = {"id": "eg-planted", "country": "EG", "role": "planted", "name_ar": "منصب", "name_en": "Post", "single": "yes", "rank": "9"}
OFFICE["source"] = "test"
BODY = {"id": "planted-body", "name_en": "Planted Body", "name_ar": "هيئة مزروعة", "kind": "organisation", "country": "EG", "source": "test"}
TENURE = {"person": "hassan-rashad", "office": "eg-planted", "sure": "sure", "source": "test"}
NAME = {"form_ar": "مزروع", "form_en": "Planted", "kind": "given", "gender": "m", "source": "test"}


def errors(folder: Path) -> list[Finding]:
    return [finding for finding in check_knowledge(folder) if finding.severity == "error"]


def test_the_tables_have_no_error() -> None:
    assert [str(finding) for finding in check_knowledge() if finding.severity == "error"] == []


@pytest.mark.parametrize(("file", "cells", "complaint"), [
    ("persons.csv", PERSON | {"id": "hassan-rashad"}, "id 'hassan-rashad' stands in row"),
    ("persons.csv", PERSON | {"aliases_ar": "حسن رشاد"}, "stands in persons.csv"),
    ("persons.csv", PERSON | {"aliases_ar": "عبد الفتّاح السيسى"}, "one name must lead to one actor"),
    ("persons.csv", PERSON | {"aliases_en": "Egypt"}, "stands in states.csv"),
    ("persons.csv", PERSON | {"aliases_ar": "أسم مزروع"}, "given twice"),
    ("persons.csv", PERSON | {"country": "XX"}, "country 'XX' is not known"),
    ("persons.csv", PERSON | {"gender": "x"}, "gender 'x' is not one of"),
    ("persons.csv", PERSON | {"name_ar": "مصطفی"}, "ARABIC LETTER FARSI YEH"),
    ("persons.csv", PERSON | {"name_ar": "کامل"}, "ARABIC LETTER KEHEH"),
    ("persons.csv", PERSON | {"name_en": "Ріanted"}, "CYRILLIC"),
    ("persons.csv", PERSON | {"source": ""}, "column source: the cell is empty"),
    ("offices.csv", OFFICE | {"id": "eg-president"}, "id 'eg-president' stands in row"),
    ("offices.csv", OFFICE | {"body": "nowhere"}, "body 'nowhere' is not known"),
    ("offices.csv", OFFICE | {"about": "LY|QQ"}, "about 'QQ' is not known"),
    ("offices.csv", OFFICE | {"full_ar": "شيخ الأزهر"}, "title 'شيخ الأزهر' stands in row"),
    ("organisations.csv", BODY | {"kind": "gang"}, "kind 'gang' is not one of"),
    ("organisations.csv", BODY | {"generic_ar": "الجيش"}, "generic name 'EG الجيش' stands in row"),
    ("organisations.csv", BODY | {"aliases_ar": "الدعم السريع"}, "stands in organisations.csv"),
    ("organisations.csv", BODY | {"seat": "no-such-place"}, "seat 'no-such-place' is not known"),
    ("tenures.csv", TENURE | {"office": "eg-president", "person": "nobody", "from": "1950", "until": "1951"}, "person 'nobody' is not known"),
    ("tenures.csv", TENURE | {"from": "2015"}, "office 'eg-planted' is not known"),
    ("tenures.csv", TENURE | {"office": "eg-mufti", "from": "1996-05", "until": "1995"}, "ends (1995) before it begins"),
    ("tenures.csv", TENURE | {"office": "eg-president", "from": "2015", "until": "2016"}, "still holds eg-president"),
    ("tenures.csv", TENURE | {"office": "eg-mufti"}, "says nothing of time"),
    ("tenures.csv", TENURE | {"office": "eg-nchr-president", "from": "2026-01", "open": "yes"}, "needs as_of"),
    ("tenures.csv", TENURE | {"office": "eg-mufti", "from": "1990", "until": "1991", "sure": "maybe"}, "sure 'maybe' is not one of"),
    ("names.csv", NAME | {"form_ar": "مُحمّد"}, "stands in row 2 too"),
    ("names.csv", NAME | {"kind": "nick"}, "kind 'nick' is not one of"),
    ("ranks.csv", {"form_ar": "المشير", "form_en": "Field Marshal", "kind": "military", "source": "test"}, "stands in row"),
    ("states.csv", {"code": "EG", "name_ar": "مكان", "name_en": "Somewhere", "source": "test"}, "code 'EG' stands in row"),
])
def test_a_planted_fault_is_found(folder: Path, file: str, cells: dict[str, str], complaint: str) -> None:
    row = append(folder / file, **cells)
    found = [finding for finding in errors(folder) if complaint in finding.message]
    assert found and found[0].file == file
    assert row in {finding.row for finding in found} or "still holds" in complaint


def test_rows_without_fault_pass(folder: Path) -> None:
    append(folder / "persons.csv", **PERSON)
    append(folder / "offices.csv", **OFFICE)
    append(folder / "organisations.csv", **BODY)
    append(folder / "names.csv", **NAME)
    append(folder / "tenures.csv", **TENURE, **{"from": "2014-06", "until": "2018-06"})
    append(folder / "tenures.csv", **(TENURE | {"person": "abbas-kamel", "from": "2018-06", "open": "yes", "as_of": "2020"}))
    assert errors(folder) == []


def test_a_gap_and_a_shared_family_name_are_warnings(folder: Path) -> None:
    append(folder / "offices.csv", **OFFICE)
    row = append(folder / "tenures.csv", **TENURE, **{"from": "2014-06", "until": "2018-06"})
    append(folder / "tenures.csv", **(TENURE | {"person": "abbas-kamel", "from": "2019-06", "until": "2020"}))
    shared = append(folder / "persons.csv", **(PERSON | {"short_ar": "حفتر"}))
    warnings = {(finding.file, finding.row) for finding in check_knowledge(folder) if finding.severity == "warning"}
    assert {("tenures.csv", row), ("persons.csv", shared)} <= warnings
    assert errors(folder) == []


def test_an_office_with_many_holders_may_overlap(folder: Path) -> None:
    append(folder / "offices.csv", **(OFFICE | {"single": ""}))
    append(folder / "tenures.csv", **TENURE, **{"from": "2014", "until": "2020"})
    append(folder / "tenures.csv", **(TENURE | {"person": "abbas-kamel", "from": "2016", "until": "2018"}))
    assert errors(folder) == []


def test_a_broken_table_is_one_finding_not_hundreds(folder: Path) -> None:
    (folder / "organisations.csv").unlink()
    assert [(finding.file, finding.row) for finding in errors(folder)] == [("organisations.csv", 0)]


def test_foreign_letters() -> None:
    assert foreign_letters("عبد الفتّاح السيسى", "ar") == ""
    assert foreign_letters("اللواء 444 (قتال)", "ar") == ""
    assert foreign_letters("مصطفی GNU", "ar") == "یGNU"
    assert foreign_letters("Çavuşoğlu, Sana'a – al-Ḥuthi", "en") == ""
    assert foreign_letters("Sisi السيسي", "en") == "السيسي"
