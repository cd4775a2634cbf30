"""A page as JSON: an object with ``text`` and, where known, url, title, author, outlet, language and published."""

from __future__ import annotations

import msgspec

from muster.errors import UnreadableCapture
from muster.lexicon import Lexicon
from muster.model import Capture, Document
from muster.read._decode import decoded
from muster.read._page import Page, finished

MEDIA_TYPES = ("application/json", "text/json")


class JsonPage(msgspec.Struct, frozen=True):
    """The keys that are read; any other is ignored."""

    text: str
    url: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None


def document(capture: Capture, lexicon: Lexicon) -> Document:
    """The page's own text and particulars; its title is put before the text where the text does not begin with it.

    Raises:
        UnreadableCapture: the bytes are no JSON object of this form, or hold no words.
    """
    try:
        found = msgspec.json.decode(decoded(capture), type=JsonPage)
    except msgspec.DecodeError as error:
        raise UnreadableCapture(
            capture.url, f"it is no JSON page ({error})", "give an object with 'text' and, where known, 'url'"
        ) from None
    title = (found.title or "").strip()
    text = found.text if found.text.lstrip().startswith(title) else f"{title}\n\n{found.text}"
    page = Page(
        text=text,
        url=found.url or "",
        title=title,
        author=found.author or "",
        published=found.published or "",
        site=found.outlet or "",
        language=found.language or "",
    )
    return finished(capture, page, lexicon)
