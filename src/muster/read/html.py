"""A page as HTML: the main text and what its metadata say, by trafilatura."""

from __future__ import annotations

from muster.errors import UnreadableCapture
from muster.lexicon import Lexicon
from muster.model import Capture, Document
from muster.read._decode import decoded
from muster.read._page import Page, finished

MEDIA_TYPES = ("text/html", "application/xhtml+xml")


def document(capture: Capture, lexicon: Lexicon) -> Document:
    """The article's text under its headline, with date, author, site and canonical url where the page gives them.

    Raises:
        UnreadableCapture: the page has no main text, or is no HTML.
    """
    from trafilatura import bare_extraction

    # Bytes where the page declares a charset, so that the declaration is honoured; 'decoded' refuses what is binary.
    plain = decoded(capture)
    content = capture.content if b"charset" in capture.content[:4096].lower() else plain
    found = bare_extraction(content, fast=True, with_metadata=True, include_comments=False, include_tables=False)
    if found is None or isinstance(found, dict):
        raise UnreadableCapture(capture.url, "no main text was found on the page", "give the article's text as .txt")
    text = found.text or ""
    if not text.strip():
        raise UnreadableCapture(capture.url, "no main text was found on the page", "give the article's text as .txt")
    title = (found.title or "").strip()
    page = Page(
        text=text if text.lstrip().startswith(title) else f"{title}\n\n{text}",
        url=found.url or "",
        title=title,
        author=found.author or "",
        published=found.date or "",
        site=found.hostname or found.sitename or "",
    )
    return finished(capture, page, lexicon)
