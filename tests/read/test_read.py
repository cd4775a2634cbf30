from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster import read
from muster.errors import UnreadableCapture
from muster.lexicon import Lexicon
from muster.model import Capture, Document
from muster.read._page import normalised

LEXICON = Lexicon.load()
THEN = datetime(2025, 3, 4, tzinfo=UTC)
TEXT = "The launchers were brought to the base by rail, the ministry of an invented country said on Tuesday."


def capture(content: bytes | str, media_type: str = "text/plain", url: str = "a.txt") -> Capture:
    return Capture(url, content.encode() if isinstance(content, str) else content, THEN, media_type)


def document(content: bytes | str, media_type: str = "text/plain") -> Document:
    return read.document(capture(content, media_type), LEXICON)


def test_plain_text_is_taken_as_it_stands() -> None:
    found = document(TEXT)
    assert (found.text, found.language, found.title, found.published) == (TEXT, "en", "", None)


def test_a_short_first_line_without_a_full_stop_is_the_headline() -> None:
    assert document(f"Launchers arrive\n\n{TEXT}").title == "Launchers arrive"
    assert document(f"Launchers arrive.\n\n{TEXT}").title == ""


def test_an_html_page_gives_its_article_without_its_frame() -> None:
    page = f"""<html><head><title>Launchers arrive | Invented Herald</title>
      <meta name="author" content="Ada Quill"><meta property="article:published_time" content="2025-03-04T10:00:00Z">
      </head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><div class="cookie">We use cookies.</div>
      <article><h1>Launchers arrive</h1><p>{TEXT}</p><p>Crews had trained for two years, it added.</p></article>
      <footer>All rights reserved</footer></body></html>"""
    found = document(page, "text/html")
    assert found.title == "Launchers arrive"
    assert found.text.startswith("Launchers arrive\n")
    assert TEXT in found.text
    assert "cookies" not in found.text
    assert "Sport" not in found.text
    assert found.author == "Ada Quill"
    assert found.published is not None
    assert found.published.edtf == "2025-03-04"


def test_a_json_page_says_where_and_when_it_was_published() -> None:
    page = {"url": "https://invented.example/1", "title": "Launchers", "published": "2025-03", "text": TEXT, "more": 1}
    found = document(json.dumps(page), "application/json")
    assert found.url == "https://invented.example/1"
    assert found.published is not None
    assert found.published.edtf == "2025-03"
    assert found.text == f"Launchers\n\n{TEXT}"


@pytest.mark.parametrize("published", ["soon", "2025-13", "2025-02-31", "", "32.01.2025"])
def test_a_date_that_is_none_is_left_open(published: str) -> None:
    page = json.dumps({"text": TEXT, "published": published})
    assert document(page, "application/json").published is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Пусковые установки перевезли на базу по железной дороге, сообщило министерство вымышленной страны.", "ru"),
        ("Пускові установки перевезли на базу залізницею, повідомило міністерство вигаданої країни.", "uk"),
        ("Пускавыя ўстаноўкі перавезлі на базу па чыгунцы, паведаміла міністэрства выдуманай краіны.", "be"),
        ("Wyrzutnie przewieziono do bazy koleją, poinformowało ministerstwo wymyślonego kraju.", "pl"),
        ("Die Startgeräte wurden mit der Bahn zum Stützpunkt gebracht, teilte das Ministerium mit.", "de"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert document(text).language == language


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_russian_is_read_in_the_charsets_it_comes_in(charset: str) -> None:
    text = "Пусковые установки перевезли на базу по железной дороге, сообщило министерство вымышленной страны. " * 3
    assert document(text.encode(charset)).text == text.strip()


def test_a_charset_that_the_page_declares_is_honoured() -> None:
    body = "<p>Пусковые установки перевезли на базу по железной дороге, сообщило министерство.</p>" * 3
    page = (
        f'<html><head><meta charset="windows-1251"><title>Т</title></head><body><article>{body}</article></body></html>'
    )
    assert "Пусковые установки" in document(page.encode("cp1251"), "text/html").text


@pytest.mark.parametrize(
    ("content", "media_type", "why"),
    [
        (b"", "text/plain", "the file is empty"),
        (b" \n\t ", "text/html", "the file is empty"),
        (bytes(range(32)) * 40, "text/plain", "it is a binary file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "text/html", "it is a binary file"),
        (b"12345 67 / 89", "text/plain", "it holds no words"),
        (b"<html><body></body></html>", "text/html", "no main text"),
        (b"{not json", "application/json", "it is no JSON page"),
        (b'{"title": "x"}', "application/json", "missing required field `text`"),
        (b"[1, 2]", "application/json", "Expected `object`"),
        (b"%PDF-1.7", "application/pdf", "nobody reads the media type 'application/pdf'"),
        (("a " * 1_200_000).encode(), "text/plain", "a report at most"),
        (b"\xef\xbb\xbfText \xff\xfe", "text/plain", "it is not in utf-8-sig throughout"),
    ],
)
def test_bad_input_is_refused_in_one_clear_sentence(content: bytes, media_type: str, why: str) -> None:
    with pytest.raises(UnreadableCapture) as refused:
        document(content, media_type)
    sentence = str(refused.value)
    assert sentence.startswith("a.txt: ")
    assert why in sentence
    assert "; " in sentence
    assert "\n" not in sentence


@given(st.binary(max_size=400), st.sampled_from(["text/plain", "text/html", "application/json"]))
def test_any_bytes_give_a_document_or_a_refusal(content: bytes, media_type: str) -> None:
    try:
        found = document(content, media_type)
    except UnreadableCapture:
        return
    assert any(char.isalpha() for char in found.text)
    assert found.digest == capture(content).digest


@given(st.text(max_size=300))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once


def test_an_agency_in_the_dateline_is_credited() -> None:
    outlet = next(o for o in LEXICON.outlets.values() if o.type == "agency")
    found = document(f"AVALON, 4 March ({outlet.name}) - {TEXT}")
    assert found.credited == (outlet.slug,)
    assert document(f"{TEXT}\nSource: {outlet.name}").credited == (outlet.slug,)
    assert document(f"AVALON, 4 March (Invented Wire) - {TEXT}").credited == ()


def test_an_outlet_is_known_by_the_domain_of_the_page() -> None:
    outlet = next(o for o in LEXICON.outlets.values() if o.domains)
    page = {"url": f"https://www.{outlet.domains[0]}/news/1", "text": TEXT}
    assert document(json.dumps(page), "application/json").outlet == outlet.slug
