"""Files, folders and standard input to articles: what is read, and what is refused with which words."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path

import pytest

from data.model import Article
from extraction.readers import ReadFailure, read_articles, read_payload
from extraction.readers.encoding import MAX_ARTICLE

SHARED = Path(__file__).parents[3] / "shared" / "articles"
TEXT = "التقى وزير الخارجية نظيره الليبي في القاهرة، وبحثا تطورات الأوضاع في المنطقة."
PLAIN = f"\n\nصحيفة الاختبار | لقاء في القاهرة\n\nالثلاثاء 17 فبراير 2026 م 11:20\n\n{TEXT}\n\nعنوان فرعي\n\n{TEXT}\n\n<https://example.org/a?b=1>\n"
ENGLISH = "The foreign minister of Egypt met his Libyan counterpart in Cairo on Tuesday, and they discussed the situation in the region."
RECORD = {
    "id": "a-1", "source": "Test", "url": "https://example.org/1", "published": "2026-02-17T11:20:00+02:00", "title": "لقاء في القاهرة", "text": TEXT,
}


def read_files(*paths: Path) -> list[Article | ReadFailure]:
    return list(read_articles(paths, BytesIO()))


def read_file(folder: Path, name: str, content: str | bytes) -> list[Article | ReadFailure]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_files(path)


def one_article(found: list[Article | ReadFailure]) -> Article:
    assert len(found) == 1
    assert isinstance(found[0], Article), found[0]
    return found[0]


def one_failure(found: list[Article | ReadFailure]) -> ReadFailure:
    assert len(found) == 1
    assert isinstance(found[0], ReadFailure), found[0]
    return found[0]


def record(**changes: object) -> str:
    return json.dumps({**RECORD, **changes}, ensure_ascii=False)


def test_the_real_article() -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared/articles is not here")
    article = one_article(read_files(SHARED))
    assert article.id == "middle-east-online-2026-02-17"
    assert article.source == "ميدل إيست أونلاين"
    assert article.title == "رئيس المخابرات المصرية يلتقي حفتر وسط تنامٍ في التنسيق"
    assert article.published == "2026-02-17T11:20:00+02:00"
    assert article.url is not None
    assert article.url.startswith("https://middle-east-online.com/en/egypt%E2%80%99s-")
    assert article.language == "ar"
    assert article.text.startswith("تروي هيئة تحرير")
    assert article.text.endswith("المتعثر □")
    assert "\n\nرسائل سياسية من بنغازي\n\n" in article.text


def test_plain_text_keeps_its_headings_and_loses_only_its_frame(tmp_path: Path) -> None:
    article = one_article(read_file(tmp_path, "report.txt", PLAIN))
    assert article == Article(
        "report", "صحيفة الاختبار", "https://example.org/a?b=1", "2026-02-17T11:20:00+02:00", "ar", "لقاء في القاهرة",
        f"{TEXT}\n\nعنوان فرعي\n\n{TEXT}")


def test_plain_text_without_date_has_no_date(tmp_path: Path) -> None:
    article = one_article(read_file(tmp_path, "report.txt", f"مصدر | عنوان\n{TEXT}\nالثلاثاء 17 فبراير 2026\n{TEXT}"))
    assert article.published is None
    assert article.text.startswith(TEXT)
    assert "17 فبراير" in article.text


def test_plain_text_without_source_is_named_after_its_file(tmp_path: Path) -> None:
    article = one_article(read_file(tmp_path, "My report.txt", f"Talks in Cairo\n\n{ENGLISH}"))
    assert (article.source, article.title, article.language) == ("My report", "Talks in Cairo", "en")


def test_an_address_in_the_middle_stays_in_the_text(tmp_path: Path) -> None:
    article = one_article(read_file(tmp_path, "a.txt", f"مصدر | عنوان\n{TEXT}\n<https://example.org>\n{TEXT}"))
    assert article.url is None
    assert "<https://example.org>" in article.text


@pytest.mark.parametrize(("line", "published"), [
    ("الثلاثاء 17 فبراير 2026 م 11:20", "2026-02-17T11:20:00+02:00"),
    ("17 فبراير 2026 11:20 م", "2026-02-17T23:20:00+02:00"),
    ("17 فبراير 2026 12:05 ص", "2026-02-17T00:05:00+02:00"),
    ("الثلاثاء، ١٧ شباط/فبراير ٢٠٢٦", "2026-02-17"),
    ("17 كانون الثاني 2026", "2026-01-17"),
    ("الأربعاء 15 جويلية 2026 09:00", "2026-07-15T09:00:00+03:00"),
    ("الأحد 17 فبراير 2026", "2026-02-17"),
    ("17/2/2026", "2026-02-17"),
    ("2026/02/17", "2026-02-17"),
    ("2026-02-17", "2026-02-17"),
    ("2026-02-17 11:20", "2026-02-17T11:20:00+02:00"),
    ("2026-02-17T11:20:00Z", "2026-02-17T11:20:00+00:00"),
    ("Tuesday, 17 February 2026 11:20 PM", "2026-02-17T23:20:00+02:00"),
    ("Feb 17, 2026", "2026-02-17"),
])
def test_date_lines(tmp_path: Path, line: str, published: str) -> None:
    article = one_article(read_file(tmp_path, "a.txt", f"مصدر | عنوان\n{line}\n{TEXT}"))
    assert article.published == published
    assert article.text == TEXT


@pytest.mark.parametrize("line", [
    "32 فبراير 2026", "17 فبراير", "فبراير 2026", "التقى الرئيسان 17 فبراير 2026", "17 رمضان 1447 هـ", "1 يناير 2 فبراير 2026", "17/2", "2/30/2026",
    "99:99",
])
def test_lines_that_are_no_date_stay_text(tmp_path: Path, line: str) -> None:
    article = one_article(read_file(tmp_path, "a.txt", f"مصدر | عنوان\n{line}\n{TEXT}"))
    assert article.published is None
    assert article.text == f"{line}\n{TEXT}"


@pytest.mark.parametrize("name", ["Report 1.txt", "تقرير.txt", "-rf.txt", "UPPER.txt"])
def test_names_that_make_no_id_are_replaced_by_the_content(tmp_path: Path, name: str) -> None:
    first = one_article(read_file(tmp_path, name, PLAIN))
    other = one_article(read_file(tmp_path, name, PLAIN + TEXT))
    assert len(first.id) == 16
    assert first.id != other.id


def test_two_files_of_one_name_are_two_articles(tmp_path: Path) -> None:
    for folder, text in (("a", PLAIN), ("b", PLAIN + TEXT)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text, encoding="utf-8")
    ids = [item.id for item in read_files(tmp_path) if isinstance(item, Article)]
    assert len(ids) == 2
    assert ids[0] == "report"
    assert ids[1] != "report"


def test_two_records_of_one_id_are_reported(tmp_path: Path) -> None:
    found = read_file(tmp_path, "a.jsonl", f"{record()}\n{record(text=TEXT + ' ' + TEXT)}\n")
    assert isinstance(found[0], Article)
    assert isinstance(found[1], ReadFailure)
    assert "a-1" in found[1].reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl"])
def test_unicode_encodings(tmp_path: Path, name: str, encoding: str) -> None:
    content = PLAIN if name == "a.txt" else record() + "\n"
    article = one_article(read_file(tmp_path, name, content.encode(encoding)))
    assert article.title == "لقاء في القاهرة"


def test_windows_line_ends_are_not_text(tmp_path: Path) -> None:
    assert one_article(read_file(tmp_path, "a.txt", PLAIN.replace("\n", "\r\n"))).text == f"{TEXT}\n\nعنوان فرعي\n\n{TEXT}"


def test_another_encoding_is_refused_with_line_and_advice(tmp_path: Path) -> None:
    failure = one_failure(read_file(tmp_path, "a.txt", b"Source | Title\n" + TEXT.encode("windows-1256")))
    assert failure.line == 2
    assert "UTF-8" in failure.reason
    assert "windows-1256" in failure.reason


@pytest.mark.parametrize(("content", "word"), [
    (b"", "no text"), (b"\n \n", "no text"), ("مصدر | عنوان\n".encode(), "no text after"), (b"| title\nbody", "source | title"),
    (f"<html><body><p>{TEXT}</p></body></html>".encode(), "HTML"), (f"مصدر | عنوان\n<p class='x'>{TEXT}</p>".encode(), "HTML"),
    (PLAIN.encode("utf-16-le"), "NUL"), (PLAIN.encode("utf-32"), "UTF-32"), (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "UTF-8"),
    (f"مصدر | {'كلمة ' * 200}\n{TEXT}".encode(), "no title"), (f"مصدر | عنوان\n{'س ' * MAX_ARTICLE}".encode(), "larger than 5 MB"),
    ("Source | Заголовок\nПрезидент встретился с министром в Каире во вторник".encode(), "language not supported"),
    ("Journal | Titre\nLe ministre des affaires étrangères a rencontré son homologue libyen au Caire mardi pour une visite".encode(), "language"),
    ("خبرگزاری | عنوان\nوزیر خارجه ایران با همتای مصری خود در قاهره دیدار کرد و درباره گسترش روابط دو کشور گفتگو کرد".encode(), "language"),
    (b"Source | 1\n2 3 4", "no words"),
])
def test_what_is_no_article_is_refused(tmp_path: Path, content: bytes, word: str) -> None:
    assert word in one_failure(read_file(tmp_path, "a.txt", content)).reason


def test_damaged_arabic_is_still_arabic(tmp_path: Path) -> None:
    text = TEXT.replace("ي", "ی").replace("ك", "ک")
    assert one_article(read_file(tmp_path, "a.txt", f"مصدر | عنوان\n{text}")).language == "ar"


def test_records_keep_their_fields(tmp_path: Path) -> None:
    article = one_article(read_file(tmp_path, "a.json", record(sample=True, unknown={"x": 1})))
    assert article == Article("a-1", "Test", "https://example.org/1", "2026-02-17T11:20:00+02:00", "ar", "لقاء في القاهرة", TEXT, True)


def test_records_without_optional_fields(tmp_path: Path) -> None:
    article = one_article(read_file(tmp_path, "a.json", json.dumps({"source": "s", "title": "t", "text": ENGLISH})))
    assert (article.url, article.published, article.language, article.sample, len(article.id)) == (None, None, "en", False, 16)


@pytest.mark.parametrize("published", ["2026-02-17", "2026-02-17T11:20", "2015-08-10T18:46:26", "2026-02-17 11:20:00.5+0200", "2026-02-17T11:20:00Z"])
def test_timestamps_are_kept_as_they_are(tmp_path: Path, published: str) -> None:
    assert one_article(read_file(tmp_path, "a.json", record(published=published))).published == published


@pytest.mark.parametrize(("changes", "word"), [
    ({"published": "17/02/2026"}, "ISO 8601"), ({"published": "2026-02-30"}, "ISO 8601"), ({"published": "2026-02"}, "ISO 8601"),
    ({"published": "0001-01-01"}, "ISO 8601"), ({"published": 1771320000}, "published"), ({"text": ""}, "text"), ({"text": None}, "text"),
    ({"text": ["a"]}, "text"), ({"title": 7}, "title"), ({"source": None}, "source"),
    ({"id": 12}, "id"), ({"id": "a\nb"}, "id"), ({"id": "x" * 201}, "id"), ({"id": "a\u202eb"}, "id"),
    ({"url": "javascript:alert(1)"}, "url"), ({"url": "ftp://x"}, "url"), ({"url": "https://a b"}, "url"),
    ({"language": "fr"}, "language"), ({"language": "en"}, "language"), ({"sample": "yes"}, "sample"), ({"text": "a\0b" + TEXT}, "NUL"),
    ({"text": "\ud800" + TEXT}, "surrogate"), ({"text": f"<div>{TEXT}</div>"}, "HTML"),
])
def test_records_with_a_wrong_field_are_refused(tmp_path: Path, changes: dict[str, object], word: str) -> None:
    failure = one_failure(read_file(tmp_path, "a.json", json.dumps({**RECORD, **changes})))
    assert word in failure.reason


@pytest.mark.parametrize("given", ["../../etc/passwd", "a/b", "مقال 1", "<script>", "'; drop table articles"])
def test_an_id_is_only_a_string(tmp_path: Path, given: str) -> None:
    assert one_article(read_file(tmp_path, "a.json", record(id=given))).id == given


def test_a_list_goes_on_behind_a_broken_item_and_names_its_line(tmp_path: Path) -> None:
    content = f"[\n{record()},\n\n {{\"id\": 3}},\n \"text\",\n{record(id='a-2', text=TEXT * 2)}\n]"
    found = read_file(tmp_path, "a.json", content)
    assert [item.id if isinstance(item, Article) else item.line for item in found] == ["a-1", 4, 5, "a-2"]


@pytest.mark.parametrize(("content", "line"), [("[]", None), ("{", 1), ("[\n1,\n", 3), ("null", 1), ("[" * 100_000, None), ("", 1)])
def test_broken_json_is_refused(tmp_path: Path, content: str, line: int | None) -> None:
    assert one_failure(read_file(tmp_path, "a.json", content)).line == line


def test_json_lines_go_on_behind_a_broken_line(tmp_path: Path) -> None:
    found = read_file(tmp_path, "a.jsonl", f"{record()}\n\n{{broken\n[1]\n{record(id='a-2', text=TEXT * 2)}")
    assert [item.id if isinstance(item, Article) else item.line for item in found] == ["a-1", 3, 4, "a-2"]


def test_json_lines_refuse_only_the_line_in_another_encoding(tmp_path: Path) -> None:
    found = read_file(tmp_path, "a.jsonl", record().encode() + b"\n" + record(id="a-2").encode("windows-1256") + b"\n")
    assert isinstance(found[0], Article)
    assert isinstance(found[1], ReadFailure)
    assert found[1].line == 2


def test_an_endless_line_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    found = read_file(tmp_path, "a.jsonl", b'{"text": "' + b"x" * (3 * MAX_ARTICLE) + b'"}\n' + record().encode())
    assert [type(item) for item in found] == [ReadFailure, Article]


def test_folders_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name, identity in (("b/2.jsonl", "x-2"), ("1.json", "x-1"), (".hidden.json", "x-3"), (".git/a.json", "x-4")):
        (tmp_path / name).write_text(record(id=identity, text=f"{TEXT} {identity}"), encoding="utf-8")
    (tmp_path / "README.md").write_text("about this folder", encoding="utf-8")
    for name in ("scan.docx", "b/other.DOCX", "b/noending"):
        (tmp_path / name).write_bytes(b"x")
    found = read_files(tmp_path)
    assert [item.id for item in found if isinstance(item, Article)] == ["x-1", "x-2"]
    reasons = sorted(item.reason.split(" are")[0] for item in found if isinstance(item, ReadFailure))
    assert reasons == ["files ending in .docx", "files without an ending"]


def test_pipes_and_dead_links_in_a_folder_block_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dead.json").symlink_to(tmp_path / "gone.json")
    (tmp_path / "real.json").write_text(record(), encoding="utf-8")
    found = read_files(tmp_path)
    assert [item.id for item in found if isinstance(item, Article)] == ["a-1"]
    assert sorted(Path(item.file).name for item in found if isinstance(item, ReadFailure)) == ["dead.json", "pipe.txt"]


def test_paths_that_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.docx").write_bytes(b"x")
    reasons = [item.reason for item in read_files(tmp_path / "empty", tmp_path / "gone.txt", tmp_path / "a.docx") if isinstance(item, ReadFailure)]
    assert len(reasons) == 3
    assert "no article" in reasons[0]
    assert "no such file" in reasons[1]
    assert ".docx" in reasons[2]


@pytest.mark.parametrize("content", [
    PLAIN, record(), f"[{record()}]", json.dumps(RECORD, indent=1), f"{record()}\n{record(id='a-2', text=TEXT * 2)}",
])
def test_standard_input_and_payloads_are_told_apart_by_content(content: str) -> None:
    piped = list(read_articles(["-"], BytesIO(content.encode())))
    sent = list(read_payload("pasted", content.encode()))
    assert piped
    assert all(isinstance(item, Article) and item.title == "لقاء في القاهرة" for item in (*piped, *sent))
    assert len(piped) == len(sent)


def test_a_sent_file_gets_no_id_from_its_name() -> None:
    article = one_article(list(read_payload("report.txt", PLAIN.encode())))
    assert article.id != "report"


def test_the_source_of_a_sample_tells_that_it_is_one(tmp_path: Path) -> None:
    assert one_article(read_file(tmp_path, "a.txt", f"Waqai sample (agency) | عنوان\n{TEXT}")).sample
    assert not one_article(read_file(tmp_path, "b.txt", f"Agency | عنوان\n{TEXT}")).sample
