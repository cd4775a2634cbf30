"""From what a reader found on a page to a document: normalised, checked, with language, outlet and credit."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import urlsplit

from muster.errors import UnreadableCapture
from muster.lexicon import Lexicon
from muster.model import Capture, Document, Interval
from muster.read._credit import credited, outlet_named, outlet_of
from muster.read._dateline import dateline
from muster.read._language import LANGUAGES, language_of

#: Longer than any news report; a text beyond it is a dump or a mistake, and parsing it would block a run.
LONGEST_TEXT = 2_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u2060\ufeff\u00ad]")
_BLANKS = re.compile(r"[^\S\n]+")
_GAPS = re.compile(r"\n{3,}")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_HEADLINE = 150


class Page(NamedTuple):
    """What a reader found: text as it stands, and what the page says of itself."""

    text: str
    url: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    site: str = ""
    language: str = ""


def finished(capture: Capture, page: Page, lexicon: Lexicon) -> Document:
    """The document of a page.

    Raises:
        UnreadableCapture: no words are left, or far too many.
    """
    text = normalised(page.text)
    if not any(char.isalpha() for char in text):
        raise UnreadableCapture(capture.url, "it holds no words", "capture the page again, or give its text as .txt")
    if len(text) > LONGEST_TEXT:
        raise UnreadableCapture(
            capture.url, f"its text has {len(text):,} characters and a report at most {LONGEST_TEXT:,}", "split it"
        )
    url = page.url or capture.url
    title = normalised(page.title).replace("\n", " ") or _headline(text)
    language = page.language if page.language in LANGUAGES else language_of(text)
    return Document(
        capture=capture.id,
        digest=capture.digest,
        url=url,
        text=text,
        language=language,
        title=title,
        outlet=outlet_named(page.site, lexicon) or outlet_of(urlsplit(url).hostname or "", lexicon),
        author=normalised(page.author).replace("\n", " ") or None,
        published=_interval(page.published) or _interval(dateline(text)),
        credited=credited(text, page.author, lexicon),
    )


def normalised(text: str) -> str:
    r"""NFC, ``\n`` line ends, single blanks, no invisible characters, at most one empty line.

    >>> normalised("Cafe\u0301  bar\r\n\r\n\r\n\r\nx\u200b")
    'Café bar\n\nx'
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _BLANKS.sub(" ", _CONTROL.sub("", text))
    return _GAPS.sub("\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip()


def _headline(text: str) -> str:
    """The first line where it reads like a headline: short, no full stop, and something follows."""
    first, _, rest = text.partition("\n")
    return first if rest and len(first) <= _HEADLINE and first[-1:] not in ".!…:;," else ""


def _interval(published: str) -> Interval | None:
    found = _DATE.match(published.strip())
    try:
        return Interval.parse(found.group()) if found else None
    except ValueError:
        return None
