"""Articles from web pages and PDFs: what the file says, nothing guessed, and nothing but named errors."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Article
from extraction.readers import ReadFailure, read_payload

PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>موقع | عنوان</title>
<meta property="og:title" content="وزيرا الخارجية يلتقيان"><meta property="og:site_name" content="وكالة">
<meta property="article:published_time" content="2026-02-17T11:20:00+02:00"><link rel="canonical" href="https://example.org/a/1">
<script>var x = "<p>لا</p>";</script></head><body><nav><ul><li>الرئيسية</li></ul></nav><p>إعلان خارج المقال</p>
<article><h1>وزيرا الخارجية يلتقيان</h1><p>التقى وزير الخارجية المصري<br>نظيره &amp; الوفد.</p><aside><p>اقرأ أيضا</p></aside>
<h2>عنوان فرعي</h2><p>وقال   الوزير إن اللقاء <b>مهم</b>.</p></article><footer><p>حقوق</p></footer></body></html>"""


def only(name: str, content: bytes) -> Article | ReadFailure:
    (read,) = read_payload(name, content)
    return read


def test_a_page_gives_what_it_says_of_itself_and_its_article_alone() -> None:
    read = only("page.html", PAGE.encode())
    assert isinstance(read, Article)
    assert (read.title, read.source, read.url) == ("وزيرا الخارجية يلتقيان", "وكالة", "https://example.org/a/1")
    assert read.published == "2026-02-17T11:20:00+02:00" and read.language == "ar"
    assert read.text == "التقى وزير الخارجية المصري\nنظيره & الوفد.\nعنوان فرعي\nوقال الوزير إن اللقاء مهم."


@pytest.mark.parametrize(("said", "published"), [
    ('<meta name="date" content="17 فبراير 2026">', "2026-02-17"), ('<time datetime="2026-02-17">أمس</time>', "2026-02-17"),
    ('<meta name="date" content="recently">', None), ("", None),
])
def test_a_date_is_taken_where_the_page_has_one_in_a_known_form(said: str, published: str | None) -> None:
    read = only("a.htm", f"<html><head>{said}</head><body><h1>The ministers met</h1><p>They met in Cairo on the matter.</p></body></html>".encode())
    assert isinstance(read, Article) and read.published == published and read.source == "a"


def test_a_page_in_another_encoding_is_read_as_it_says() -> None:
    text = PAGE.replace('charset="utf-8"', 'charset="windows-1256"')
    read = only("p.html", text.encode("windows-1256"))
    assert isinstance(read, Article) and read.title == "وزيرا الخارجية يلتقيان"


@pytest.mark.parametrize("content", [
    "", "<html></html>", "<h1>Title alone</h1>", "<p>Text alone</p>", "<html><meta charset='none-such'><h1>a</h1><p>b</p>"])
def test_a_page_without_an_article_is_refused(content: str) -> None:
    assert isinstance(only("p.html", content.encode()), ReadFailure)


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page, written by hand."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, places = io.BytesIO(), []
    file.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj%s endobj\n" % (number, body))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return file.getvalue()


def test_a_pdf_gives_its_text_line_by_line() -> None:
    read = only("report.pdf", pdf(["The ministers met in Cairo", "17 February 2026", "The foreign ministers of Egypt and Sudan met on Tuesday."]))
    assert isinstance(read, Article)
    assert (read.title, read.published, read.source) == ("The ministers met in Cairo", "2026-02-17", "report")
    assert read.text == "The foreign ministers of Egypt and Sudan met on Tuesday."


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"%PDF-1.4\n%%EOF", b"no pdf at all", pdf([]), pdf(["one line"])])
def test_a_pdf_without_text_is_refused_with_what_to_do(content: bytes) -> None:
    read = only("scan.pdf", content)
    assert isinstance(read, ReadFailure) and "paste" in read.reason


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["a.html", "a.pdf"]), st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_an_article_or_a_reason(name: str, content: bytes) -> None:
    for start in (b"", b"%PDF-1.4\n", b"<html><p>"):
        assert all(isinstance(read, Article | ReadFailure) for read in read_payload(name, start + content))
