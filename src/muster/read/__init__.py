"""Read: a capture goes in, a document comes out: NFC text, frozen, with what the page says of itself."""

from __future__ import annotations

from muster import plugins
from muster.errors import UnreadableCapture
from muster.lexicon import Lexicon
from muster.model import Capture, Document

MEDIA_TYPES: tuple[str, ...] = ()


def document(capture: Capture, lexicon: Lexicon) -> Document:
    """The document that the capture's bytes hold, by the reader of its media type.

    Raises:
        UnreadableCapture: the bytes hold no text that can be read, or nobody reads this media type.
    """
    if not capture.content.strip():
        raise UnreadableCapture(capture.url, "the file is empty", "capture the page again")
    for reader in plugins.modules("read"):
        if capture.media_type.partition(";")[0].strip().lower() in reader.MEDIA_TYPES:
            found: Document = reader.document(capture, lexicon)
            return found
    raise UnreadableCapture(
        capture.url, f"nobody reads the media type '{capture.media_type}'", "give a page as HTML, JSON or plain text"
    )
