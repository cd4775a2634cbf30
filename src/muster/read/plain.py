"""A page saved as plain text."""

from __future__ import annotations

from muster.lexicon import Lexicon
from muster.model import Capture, Document
from muster.read._decode import decoded
from muster.read._page import Page, finished

MEDIA_TYPES = ("text/plain", "")


def document(capture: Capture, lexicon: Lexicon) -> Document:
    """The text as it stands; a short first line without a full stop is its headline.

    Raises:
        UnreadableCapture: the bytes are binary, in no known charset, or hold no words.
    """
    return finished(capture, Page(decoded(capture)), lexicon)
