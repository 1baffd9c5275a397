"""The tables of actors: what they must know, and how they are read."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from data.errors import KnowledgeError, WaqaiError
from data.knowledge import TABLES, Knowledge, OfficeRow, TenureRow, read_knowledge
from data.knowledge.actors import read_persons, read_states, read_tenures
from data.knowledge.table import is_iso_prefix, read_table
from data.text import fold


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return read_knowledge()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TABLES, tmp_path / "tables"))


def append(path: Path, **cells: str) -> int:
    """Adds a row with these cells, the rest empty; returns its line."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow([cells.get(name, "") for name in rows[0]])
    return len(rows) + 1


def held(knowledge: Knowledge, office: str, day: str) -> list[str]:
    def lasts(tenure: TenureRow) -> bool:
        begins = (tenure.from_ or "0000") <= day
        return begins and (tenure.open or bool(tenure.until and (day <= tenure.until or day.startswith(tenure.until))))

    return [tenure.person for tenure in knowledge.tenures if tenure.office == office and lasts(tenure)]


def office(knowledge: Knowledge, name: str) -> OfficeRow:
    return next(row for row in knowledge.offices if row.id == name)


def test_the_tables_are_broad_enough(knowledge: Knowledge) -> None:
    assert len(knowledge.states) >= 240
    assert len(knowledge.persons) >= 450
    assert len(knowledge.organisations) >= 200
    assert len(knowledge.names) >= 700
    assert {"EG", "LY", "SD"} <= {state.code for state in knowledge.states if state.adjective_ar}
    for country in ("EG", "LY", "SD"):
        assert sum(person.country == country for person in knowledge.persons) >= 60


@pytest.mark.parametrize(("office_id", "day", "person"), [
    ("eg-intelligence-chief", "2026-02-17", "hassan-rashad"),
    ("eg-intelligence-chief", "2024-10-17", "hassan-rashad"),
    ("eg-intelligence-chief", "2019-05-09", "abbas-kamel"),
    ("ly-lna-commander", "2026-02-17", "khalifa-haftar"),
    ("eg-president", "2015-08-01", "abdel-fattah-el-sisi"),
    ("eg-president", "2012-12-01", "mohamed-morsi"),
    ("sd-president", "2015-08-01", "omar-al-bashir"),
    ("sd-sovereignty-council-chairman", "2025-05-31", "abdel-fattah-al-burhan"),
    ("sd-prime-minister", "2019-09-18", "abdalla-hamdok"),
    ("sd-prime-minister", "2025-08-07", "kamil-idris"),
    ("ly-gnu-prime-minister", "2021-09-21", "abdul-hamid-dbeibah"),
    ("ly-hor-prime-minister", "2022-09-03", "fathi-bashagha"),
    ("eg-foreign-minister", "2015-08-01", "sameh-shoukry"),
    ("eg-foreign-minister", "2025-11-11", "badr-abdelatty"),
    ("us-foreign-minister", "2015-08-01", "john-kerry"),
    ("un-envoy-libya", "2015-08-01", "bernardino-leon"),
    ("un-envoy-libya", "2025-08-21", "hanna-tetteh"),
    ("eg-defence-minister", "2026-02-17", "ashraf-salem-zaher"),
])
def test_who_held_the_office_on_a_day(knowledge: Knowledge, office_id: str, day: str, person: str) -> None:
    assert held(knowledge, office_id, day) == [person]


@pytest.mark.parametrize(("office_id", "day", "person"), [
    ("eg-intelligence-chief", "2024-09-01", "hassan-rashad"),
    ("eg-president", "2014-01-01", "abdel-fattah-el-sisi"),
    ("ly-lna-commander", "2014-12-31", "khalifa-haftar"),
    ("sd-president", "2019-04-12", "omar-al-bashir"),
])
def test_who_did_not(knowledge: Knowledge, office_id: str, day: str, person: str) -> None:
    assert person not in held(knowledge, office_id, day)


def test_names_that_the_press_uses_lead_to_the_person(knowledge: Knowledge) -> None:
    names = {fold(form): row.id for row in knowledge.persons for form in (row.name_ar, row.name_en, *row.aliases_ar, *row.aliases_en)}
    assert names[fold("عبد الفتاح السيسى")] == "abdel-fattah-el-sisi"
    assert names[fold("رجب طيب إردوغان")] == names["recep tayyip erdogan"] == "recep-tayyip-erdogan"
    assert names[fold("Khalifa Hifter")] == "khalifa-haftar"
    shorts = {fold(form): row.id for row in knowledge.persons for form in row.short_ar}
    assert shorts[fold("حميدتي")] == "mohamed-hamdan-dagalo"
    assert not {fold(word) for word in ("محمد", "أحمد", "بري", "جودة", "سلامة", "الشاهد", "الحية")} & set(shorts)


def test_titles_that_tell_and_titles_that_need_a_country(knowledge: Knowledge) -> None:
    assert "خادم الحرمين الشريفين" in office(knowledge, "sa-king").full_ar
    assert "رئيس الانقلاب" in office(knowledge, "eg-president").loaded_ar
    foreign = office(knowledge, "eg-foreign-minister")
    assert {"وزير الخارجية", "وزير خارجية"} <= set(foreign.titles_ar) and "وزير الخارجية" not in foreign.full_ar
    assert office(knowledge, "un-envoy-libya").about == ("LY",) and office(knowledge, "un-envoy-libya").country == "UN"


def test_states_take_their_names_from_cldr_and_keep_the_press_ones(knowledge: Knowledge) -> None:
    states = {state.code: state for state in knowledge.states}
    assert (states["EG"].name_ar, states["EG"].name_en) == ("مصر", "Egypt")
    assert (states["PS"].name_ar, states["TR"].name_en) == ("فلسطين", "Turkey")
    assert "الأميركي" in states["US"].adjective_ar and "القاهرة" in states["EG"].capital_ar
    assert states["ML"].ambiguous and not states["ML"].adjective_ar, "المالي is 'financial'"
    assert "المملكة" not in {alias for state in knowledge.states for alias in state.aliases_ar}


def test_an_unknown_code_is_named_with_its_row(folder: Path) -> None:
    row = append(folder / "states.csv", code="QQ", source="x")
    with pytest.raises(KnowledgeError, match=f"states.csv, row {row}: .*QQ") as caught:
        read_states(folder)
    assert isinstance(caught.value, WaqaiError) and (caught.value.file, caught.value.row) == ("states.csv", row)


@pytest.mark.parametrize(("cells", "complaint"), [
    ({"person": "x", "office": "y", "from": "2015-13", "sure": "sure", "source": "x"}, "column from: '2015-13' is no date"),
    ({"person": "x", "office": "y", "from": "08/06/2014", "sure": "sure", "source": "x"}, "is no date"),
    ({"person": "x", "office": "y", "from": "2015", "sure": "sure"}, "column source: the cell is empty"),
    ({"person": "x", "office": "y", "open": "perhaps", "sure": "sure", "source": "x"}, "neither yes nor no"),
])
def test_a_bad_cell_is_named_with_its_row(folder: Path, cells: dict[str, str], complaint: str) -> None:
    row = append(folder / "tenures.csv", **cells)
    with pytest.raises(KnowledgeError, match=complaint) as caught:
        read_tenures(folder)
    assert caught.value.row == row


def test_columns_are_those_of_the_record(folder: Path) -> None:
    path = folder / "persons.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("name_en", "name_fr", 1), "utf-8")
    with pytest.raises(KnowledgeError, match="unknown column name_fr"):
        read_persons(folder)
    path.write_text(text.replace(",source", "", 1), "utf-8")
    with pytest.raises(KnowledgeError, match="column source is missing"):
        read_persons(folder)
    path.write_text(text + "too,few\n", "utf-8")
    with pytest.raises(KnowledgeError, match="2 cells where the header has"):
        read_persons(folder)


def test_a_missing_table_and_a_line_break_are_said_plainly(folder: Path) -> None:
    (folder / "tenures.csv").unlink()
    with pytest.raises(KnowledgeError, match=r"tenures.csv: can't be read"):
        read_knowledge(folder)
    with (folder / "persons.csv").open("a", encoding="utf-8") as file:
        file.write('x,"a\nb",,,,,,,,,\n')
    with pytest.raises(KnowledgeError, match="one line"):
        read_persons(folder)


def test_rows_are_frozen_and_lists_are_tuples(knowledge: Knowledge) -> None:
    row = knowledge.persons[0]
    assert isinstance(row.aliases_ar, tuple)
    with pytest.raises(AttributeError):
        row.name_en = "x"  # type: ignore[misc]
    assert read_table(TABLES / "persons.csv", type(row))[0] == row


@pytest.mark.parametrize("text", ["2014", "2014-06", "2014-06-08", "2024-02-29"])
def test_iso_prefixes(text: str) -> None:
    assert is_iso_prefix(text)


@pytest.mark.parametrize("text", ["", "14", "2014-6", "2014-00", "2023-02-29", "2014-06-08T10", "٢٠١٤", "201a"])
def test_what_is_no_iso_prefix(text: str) -> None:
    assert not is_iso_prefix(text)
