"""Pages that hold an article and pages that hold only a frame."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from muster import read
from muster.errors import UnreadableCapture
from muster.lexicon import Lexicon
from muster.model import Capture, Document
from muster.read._prose import is_prose

LEXICON = Lexicon.load()
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
FOOTER = (
    "<footer><p>&copy; 2026 The Lantern. All rights reserved. Nothing here may be copied without leave.</p></footer>"
)
BANNER = (
    "<p>We use cookies and the like to show you what you like. By going on you agree that we and our 300 partners "
    "store what you read here.</p><button>Accept</button>"
)
STORY = "<p>The launchers stand in Velmar, Ada Quill said.</p>"


def document(body: str, title: str = "Lantern") -> Document:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return read.document(Capture("a.html", page.encode(), datetime(2026, 5, 4, tzinfo=UTC), "text/html"), LEXICON)


@pytest.mark.parametrize(
    "body",
    [
        MENU + FOOTER,
        MENU,
        FOOTER.replace("footer>", "div>"),
        MENU + f'<div class="cookie-banner">{BANNER}</div>',
        f"<div>{BANNER}</div>",
        f'<div role="dialog">{BANNER.replace("cookies", "small files")}</div>',
        '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>',
        '<div id="root"><p>You need to enable JavaScript to run this app.</p></div>',
        "<div><p>Пожалуйста, включите JavaScript в вашем браузере, чтобы читать эту страницу.</p></div>",
        '<div><a href="/1">Will the harbour be the next that has to go?</a> <a href="/2">The harbour</a></div>',
        "<h1>404 Not Found</h1><hr><center>server</center>",
        "",
    ],
)
def test_a_page_that_is_all_frame_has_no_main_text(body: str) -> None:
    with pytest.raises(UnreadableCapture, match="no main text was found on the page"):
        document(body)


@pytest.mark.parametrize(
    "body",
    [
        STORY,
        MENU + STORY + FOOTER,
        f"<div>{BANNER}</div><article><h1>Launchers arrive</h1>{STORY * 3}{STORY.replace('stand', 'stood')}</article>",
        "<div>The <b>launchers</b> of the second battery stand in Velmar, Ada Quill said. They came by rail.</div>",
        "<div>The launchers of the second battery stand in Velmar,<br>Ada Quill said.</div>",
    ],
)
def test_a_report_is_read_however_short_and_however_framed(body: str) -> None:
    text = document(body).text
    assert "Ada Quill said." in text
    assert "rights reserved" not in text


def test_the_menu_is_no_part_of_a_short_report() -> None:
    assert "Home" not in document(MENU + STORY).text


def test_a_report_without_blanks_between_words_is_a_report() -> None:
    assert "发射装置" in document("<p>国防部长周二表示，发射装置已经通过铁路运抵基地。</p>").text


def test_a_long_report_may_mention_cookies() -> None:
    story = "The launchers stand in Velmar, Ada Quill said. " * 20
    assert is_prose(story + "The crews were given cookies, she said.")


def test_a_page_whose_notices_outweigh_the_rest_is_no_report() -> None:
    notice = "We use cookies so that this page knows you when you come back to it, and to count its readers."
    assert not is_prose(f"{notice}\nYou can change that at any time.")
    assert is_prose(f"{notice}\n" + "The launchers that came by rail stand in Velmar, Ada Quill said. " * 3)


def test_a_short_page_in_a_charset_that_it_declares_is_read() -> None:
    page = (
        '<html><head><meta charset="windows-1250"><title>S</title></head><body><article>'
        "<p>Wyrzutnie są już na miejscu, powiedział rzecznik w Welmarze.</p></article></body></html>"
    )
    content = page.encode("cp1250")
    found = read.document(Capture("a.html", content, datetime(2026, 5, 4, tzinfo=UTC), "text/html"), LEXICON)
    assert "są już" in found.text


def test_a_charset_that_the_page_declares_but_is_not_in_is_not_believed() -> None:
    page = (
        '<html><head><meta charset="utf-8"><title>П</title></head><body><article>'
        "<p>Пусковые установки привезли на базу по железной дороге, сообщила Ада Квилл.</p></article></body></html>"
    )
    content = page.encode("cp1251")
    found = read.document(Capture("a.html", content, datetime(2026, 5, 4, tzinfo=UTC), "text/html"), LEXICON)
    assert "Пусковые установки привезли" in found.text
