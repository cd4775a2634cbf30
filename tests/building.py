"""Makes records for tests: invented documents and statements, with quotations that stand where they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from msgspec.structs import replace

from muster.lexicon import Actor, Control, Figure, Lexicon, Origin, Outlet, Weapon
from muster.lexicon._load import contents, files
from muster.model import (
    Annotated,
    Argument,
    Capture,
    Document,
    Filter,
    Hop,
    Interval,
    Mention,
    Modality,
    Provenance,
    Quote,
    Refusal,
    Span,
    Speaker,
    Statement,
)
from muster.model.view import Archived, Run

NOON = datetime(2025, 12, 30, 12, tzinfo=UTC)
QUILL = Speaker("Ada Quill", "person", "ada-quill")
HOLM = Speaker("Otto Holm", "person", "otto-holm")
PUBLISHER = Speaker.publisher()
ANONYMOUS = Speaker.anonymous()
WORDS = "The Oreshnik stands in the Velmar district, Ada Quill said."


def a_capture(url: str = "https://lantern.example/1", content: bytes = b"<p>The Oreshnik stands.</p>") -> Capture:
    """A page of an invented outlet."""
    return Capture(url, content, NOON, "text/html", (("Content-Type", "text/html; charset=utf-8"),))


def a_document(url: str = "https://lantern.example/1", text: str = WORDS, **facts: Any) -> Document:
    """A document read from :func:`a_capture` of the same url; ``published`` may be written as text."""
    published = facts.pop("published", "2025-12-30")
    if isinstance(published, str):
        published = Interval.parse(published)
        if published.start is not None and published.start == published.end:
            published = Interval.day(published.start)
    capture = facts.pop("capture", None) or a_capture(url)
    language = facts.pop("language", "en")
    return Document(capture.id, capture.digest, url, text, language, published=published, **facts)


def annotated(document: Document) -> Annotated:
    """The document with one mention, if it is long enough to hold one."""
    mentions = (Mention(Span(4, 12), "weapon", "oreshnik"),) if len(document.text) > 12 else ()
    return Annotated(document, mentions)


def a_statement(document: Document, kind: str = "status", *, system: str = "oreshnik", **facts: Any) -> Statement:
    """A statement of ``document``: ``speaker``, ``via``, ``certainty`` and ``lexicon`` by name, the rest are roles.

    A string given for ``time`` is read as an interval.
    """
    speaker = facts.pop("speaker", QUILL)
    via = facts.pop("via", None)
    certainty = facts.pop("certainty", "asserted")
    lexicon = facts.pop("lexicon", "l-1")
    rule = facts.pop("rule", "test")
    cue = facts.pop("cue", ())
    passage = facts.pop("passage", None) or Span(0, len(document.text))
    quote = document.quote(passage)
    if isinstance(facts.get("time"), str):
        facts["time"] = Interval.parse(facts["time"])
    arguments = [Argument("system", system, quote)]
    arguments += [Argument(role, value, quote) for role, value in facts.items() if value is not None]
    source = () if speaker.kind == "publisher" else (Quote.of(document.text, Span(0, 1)),)
    chain = (Hop(speaker, source, cue), *((Hop(via),) if via else ()))
    denied = certainty == "denied"
    return Statement(
        kind=kind,  # type: ignore[arg-type]
        system=system,
        arguments=tuple(arguments),
        passage=quote,
        chain=chain,
        modality=Modality.ASSERTED if denied else Modality(certainty),
        polarity="negative" if denied else "positive",
        provenance=Provenance(document.id, document.capture, document.digest, "rules", "1", rule, lexicon),
    )


@dataclass(frozen=True)
class Shown:
    """A view of given documents and statements, without a ledger."""

    known: tuple[Document, ...]
    given: tuple[Statement, ...]
    notes: tuple[Annotated, ...] = ()
    as_of: datetime | None = None

    def documents(self) -> Sequence[Document]:
        return self.known

    def document(self, identifier: str) -> Document:
        return next(document for document in self.known if document.id == identifier)

    def annotated(self, identifier: str) -> Annotated:
        noted = (each for each in self.notes if each.document.id == identifier)
        return next(noted, Annotated(self.document(identifier)))

    def statements(self, wanted: Filter | None = None) -> Sequence[Statement]:
        assert wanted is None
        return self.given

    def statement(self, identifier: str) -> Statement:
        return next(statement for statement in self.given if statement.id == identifier)

    def refusals(self) -> Sequence[Refusal]:
        return ()

    def content(self, capture: str) -> bytes:
        return capture.encode()

    def captures(self) -> Sequence[Archived]:
        return ()

    def runs(self) -> Sequence[Run]:
        return ()


@cache
def a_lexicon() -> Lexicon:
    """The shipped kinds with an invented world: two states, two rockets, two agencies, two papers."""
    halberd = Weapon(
        "halberd",
        "Halberd",
        "ballistic-missile",
        designed_by=("XN",),
        figures=(
            Figure("range", "Ministry of Defence of Norland", "Register of Rockets", 2019, 3000.0, 5500.0, "km"),
            Figure(
                "speed", "Halberd Works", "Fair of Rockets 2020", 2020, 10.0, 10.0, "mach", url="https://fair.example"
            ),
            Figure("nuclear-capable", "Ministry of Defence of Norland", "Register of Rockets", 2019, value=False),
        ),
        origins=(Origin("technology", "XE", "Halberd Works", "Fair of Rockets", 2020),),
    )
    pike = Weapon(
        "pike", "Pike", "rocket-artillery", origins=(Origin("manufacturer", "XN", "Pike Plant", "Gazette", 2021),)
    )
    actors = (
        Actor("norland", "Norland", "state", "XN", names={"en": ("Norland", "the Kingdom of Norland")}),
        Actor("estmar", "Estmar", "state", "XE", names={"en": ("Estmar",)}),
        Actor("norland-army", "Army of Norland", "body", "XN", "armed-forces"),
        Actor("ninth-brigade", "Ninth Brigade", "body", "XN", "armed-forces", parent="norland-army"),
    )
    outlets = (
        Outlet("northwire", "Northwire", "agency", "XN", state_control=(Control("XN"),)),
        Outlet("estnews", "Estnews", "agency", "XE"),
        Outlet("lantern", "The Lantern", "newspaper", "XN"),
        Outlet("courier", "The Courier", "newspaper", "XE"),
    )
    shipped = contents(files(()))
    return Lexicon(
        replace(
            shipped,
            digest="l-invented",
            weapons={each.slug: each for each in (halberd, pike)},
            actors={each.slug: each for each in actors},
            outlets={each.slug: each for each in outlets},
        )
    )
