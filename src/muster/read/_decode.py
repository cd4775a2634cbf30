"""From bytes to text: what the page declares first, then UTF-8, then the most likely charset."""

from __future__ import annotations

import codecs

from muster.errors import UnreadableCapture
from muster.model import Capture
from muster.read._charset import likely

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 65_536
#: Text has next to no control characters; one in twenty is a binary file.
_CONTROL_SHARE = 0.05


def decoded(capture: Capture) -> str:
    """The capture's bytes as text.

    Raises:
        UnreadableCapture: the bytes are binary, or in no charset that can be told.
    """
    content = capture.content
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return _strictly(capture, charset)
    if is_binary(content):
        raise UnreadableCapture(
            capture.url, "it is a binary file and no page", "give a page as HTML, JSON or plain text"
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    guessed = likely(content[:_SAMPLE])
    if guessed is None:
        raise UnreadableCapture(capture.url, "its character set cannot be told", "save the page as UTF-8")
    return _strictly(capture, guessed)


def is_binary(content: bytes) -> bool:
    r"""Whether bytes without a byte order mark are no text in any charset.

    >>> is_binary(b"Tubes\r\n"), is_binary(bytes(range(32)))
    (False, True)
    """
    sample = content[:_SAMPLE]
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in sample)
    return controls > _CONTROL_SHARE * len(sample)


def _strictly(capture: Capture, charset: str) -> str:
    try:
        return capture.content.decode(charset)
    except (UnicodeDecodeError, LookupError):
        raise UnreadableCapture(capture.url, f"it is not in {charset} throughout", "save the page as UTF-8") from None
