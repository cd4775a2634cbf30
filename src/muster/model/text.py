"""Bytes as they were served, the text read from them, and places in that text."""

from __future__ import annotations

from datetime import datetime

import msgspec

from muster.model.digest import identifier, sha256
from muster.model.time import Interval


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open interval of Unicode code points in a document's text.

    >>> Span(2, 4).of("a bc d")
    'bc'

    Raises:
        ValueError: the interval is empty, reversed or starts before 0.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"span {self.start}-{self.end}: not a half-open interval of code points; give 0 <= start < end"
            )

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside.

        >>> Span(0, 9).covers(Span(3, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point.

        >>> Span(0, 3).overlaps(Span(3, 5))
        False
        """
        return self.start < other.end and other.start < self.end


class Quote(msgspec.Struct, frozen=True, order=True):
    """A span together with the exact words that stand there: the smallest piece of evidence.

    >>> Quote.of("Tubes arrived.", Span(0, 5)).words
    'Tubes'
    """

    span: Span
    words: str

    @classmethod
    def of(cls, text: str, span: Span) -> Quote:
        """The quotation of ``span`` from ``text``."""
        return cls(span, span.of(text))


class Capture(msgspec.Struct, frozen=True):
    """The evidentiary copy: bytes exactly as served, with url, time of fetching (UTC) and headers.

    >>> Capture(url="a.txt", content=b"x", fetched=datetime(2025, 12, 30)).digest[:8]
    '2d711642'
    """

    url: str
    content: bytes
    fetched: datetime
    media_type: str = ""
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes."""
        return sha256(self.content)

    @property
    def id(self) -> str:
        """Names these bytes at this url; the time of fetching does not change it."""
        return identifier("c", self.url, self.digest)


class Document(msgspec.Struct, frozen=True):
    r"""The working copy: one text, normalised once and frozen, with what the page says of itself.

    ``published`` is the interval the page's date names (a day, a month, ...), ``outlet`` a lexicon slug where the
    outlet is known, ``credited`` the agencies the page gives credit to, as lexicon slugs.

    >>> document = Document(capture="c-1", digest="0" * 64, url="a.txt", text="It stands there.", language="en")
    >>> document.id[:2]
    'd-'
    """

    capture: str
    digest: str
    url: str
    text: str
    language: str
    title: str = ""
    outlet: str | None = None
    author: str | None = None
    published: Interval | None = None
    credited: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Names this text as read from these bytes."""
        return identifier("d", self.capture, self.digest, self.text)

    def quote(self, span: Span) -> Quote:
        """The exact words at ``span``."""
        return Quote.of(self.text, span)


class Mention(msgspec.Struct, frozen=True, order=True):
    """A span that names something: ``label`` says what sort of thing, ``entity`` which one of the lexicon, if known.

    Labels: weapon, platform, person, body, state, place, outlet, nationality, anaphor.

    >>> Mention(Span(0, 8), "weapon", "oreshnik").entity
    'oreshnik'
    """

    span: Span
    label: str
    entity: str | None = None
