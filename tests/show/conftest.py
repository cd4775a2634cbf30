"""A small ledger in memory: invented people, places and outlets around two systems of the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

import pytest
from msgspec.structs import replace

from muster.errors import UnknownName
from muster.lexicon import Actor, Figure, Lexicon, Outlet, Weapon
from muster.lexicon._load import contents, files
from muster.model import (
    Annotated,
    Argument,
    Attribution,
    Document,
    Filter,
    Finding,
    Hop,
    Interval,
    Kind,
    Mention,
    Modality,
    Polarity,
    Provenance,
    Quantity,
    Quote,
    Refusal,
    Side,
    Span,
    Speaker,
    Statement,
    Value,
)

ADA = Speaker("Ada Quill", "person", "ada-quill")
MARSH = Speaker("Ministry of Marshes", "body")
WIRE = Speaker("Reed Wire", "body", "reed-wire")

FIRST = """The Oreshnik missile system went on combat duty in Belarus on 17 December 2025, \
Defence Minister Ada Quill said, Reed Wire reported.

“It reaches up to 5,000 kilometres,” Quill said. Unnamed officials said that its range is at most 3,000 kilometres. \
It will probably be placed at Linden airfield in 2026.

The Polonez-M was handed over in July 2025, the Ministry of Marshes said. \
Ten launchers were delivered. Its range is 300 kilometres.
"""
SECOND = """«Орешник» в Беларуси не размещён, заявило Министерство болот. \
Если договор сорвут, комплекс разместят в Линдене.
"""


class MemoryView:
    """A view over records that a test wrote down."""

    def __init__(
        self, annotated: Sequence[Annotated], statements: Sequence[Statement], refusals: Sequence[Refusal] = ()
    ) -> None:
        self._annotated = {one.document.id: one for one in annotated}
        self._statements, self._refusals = tuple(statements), tuple(refusals)
        self.moment: datetime | None = None

    @property
    def as_of(self) -> datetime | None:
        return self.moment

    def documents(self) -> Sequence[Document]:
        return [one.document for one in self._annotated.values()]

    def document(self, identifier: str) -> Document:
        return self.annotated(identifier).document

    def annotated(self, identifier: str) -> Annotated:
        if identifier not in self._annotated:
            raise UnknownName("document", identifier, self._annotated)
        return self._annotated[identifier]

    def statements(self, wanted: Filter | None = None) -> Sequence[Statement]:
        return [one for one in self._statements if not (wanted and wanted.system) or one.system == wanted.system]

    def statement(self, identifier: str) -> Statement:
        return next(one for one in self._statements if one.id == identifier)

    def refusals(self) -> Sequence[Refusal]:
        return self._refusals

    def content(self, capture: str) -> bytes:
        raise UnknownName("capture", capture, ())


def quoted(document: Document, words: str) -> Quote:
    start = document.text.index(words)
    return document.quote(Span(start, start + len(words)))


def said(
    document: Document,
    kind: Kind,
    about: str,
    passage: str,
    chain: Sequence[Hop],
    *,
    modality: Modality = Modality.ASSERTED,
    polarity: Polarity = "positive",
    **roles: tuple[Value, str],
) -> Statement:
    """A statement whose quotations are looked up in the document's text."""
    arguments = tuple(Argument(role, value, quoted(document, words)) for role, (value, words) in roles.items())
    origin = Provenance(document.id, document.capture, document.digest, "rules", "1", f"{kind}-rule", "l-1")
    return Statement(kind, about, arguments, quoted(document, passage), tuple(chain), modality, polarity, origin)


def article(text: str, **facts: str | Interval | None) -> Document:
    plain = {
        "url": "https://reedpost.example/a",
        "language": "en",
        "title": "A missile in the marsh",
        "outlet": "reed-post",
    }
    return Document(capture="c-1", digest="ab" * 32, text=text, **{**plain, **facts})  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The shipped kinds with two systems, two states, invented outlets and an invented reference."""
    reference = Figure("range", "Institute of Reeds (invented)", "Reed Yearbook", 2024, 3000.0, 5500.0, "km")
    smaller = Figure("range", "Institute of Reeds (invented)", "Reed Yearbook", 2024, None, 200.0, "km")
    weapons = {
        "oreshnik": Weapon("oreshnik", "Oreshnik", "ballistic-missile", figures=(reference,)),
        "polonez-m": Weapon("polonez-m", "Polonez-M", "rocket-artillery", figures=(smaller,)),
    }
    actors = {
        "belarus": Actor("belarus", "Belarus", "state", "BY"),
        "marshland": Actor("marshland", "Marshland", "state", "XM"),
    }
    outlets = {
        "reed-post": Outlet("reed-post", "The Reed Post", "newspaper"),
        "reed-wire": Outlet("reed-wire", "Reed Wire", "agency"),
    }
    shipped = contents(files(()))
    return Lexicon(replace(shipped, digest="cd" * 32, weapons=weapons, actors=actors, outlets=outlets, languages={}))


@pytest.fixture
def view() -> MemoryView:
    """Two articles: nine statements with every certainty, a denial, a chain of two, an unnamed source."""
    first = article(FIRST, published=Interval.day(date(2025, 12, 18)), author="N. Sedge")
    second = article(
        SECOND,
        url="https://bolota.example/1",
        language="ru",
        title="Болота молчат",
        outlet=None,
        published=Interval.day(date(2025, 12, 20)),
    )
    quill = Hop(ADA, (quoted(first, "Defence Minister Ada Quill"),), (quoted(first, "said"),))
    through = Hop(WIRE, (quoted(first, "Reed Wire"),), (quoted(first, "reported"),))
    again = Hop(ADA, (first.quote(Span(first.text.index("Quill said. U"), first.text.index(" said. U"))),))
    marshes = Hop(MARSH, (quoted(first, "the Ministry of Marshes"),))
    bolota = Hop(MARSH, (quoted(second, "Министерство болот"),), (quoted(second, "заявило"),))
    own, unnamed = Hop(Speaker.publisher()), Hop(Speaker.anonymous(), (quoted(first, "Unnamed officials"),))
    duty = "The Oreshnik missile system went on combat duty in Belarus on 17 December 2025"
    ore, pol = ("oreshnik", "Oreshnik"), ("polonez-m", "Polonez-M")
    statements = [
        said(
            first, "status", "oreshnik", duty, (quill, through), system=ore, status=("combat-duty", "combat duty"),
            operator=("BY", "Belarus"), place=("BY", "Belarus"),
            time=(Interval.day(date(2025, 12, 17)), "17 December 2025"),
        ),
        said(
            first, "capability", "oreshnik", "It reaches up to 5,000 kilometres", (again,), system=ore,
            attribute=("range", "reaches"), amount=(Quantity(None, 5000.0, "km"), "up to 5,000 kilometres"),
        ),
        said(
            first, "capability", "oreshnik", "its range is at most 3,000 kilometres", (unnamed,), system=ore,
            attribute=("range", "range"), amount=(Quantity(None, 3000.0, "km"), "at most 3,000 kilometres"),
        ),
        said(
            first, "status", "oreshnik", "It will probably be placed at Linden airfield in 2026", (own,),
            modality=Modality.HEDGED, system=ore, status=("deployed", "placed"),
            place=("Linden airfield", "Linden airfield"), time=(Interval.year(2026), "2026"),
            operator=("BY", "Belarus"),
        ),
        said(
            first, "status", "polonez-m", "The Polonez-M was handed over in July 2025", (marshes,), system=pol,
            status=("delivered", "handed over"), time=(Interval.month(2025, 7), "July 2025"),
        ),
        said(
            first, "count", "polonez-m", "Ten launchers were delivered", (marshes,), system=pol,
            attribute=("launchers", "launchers"), amount=(Quantity(10.0, 10.0), "Ten"),
        ),
        said(
            first, "capability", "polonez-m", "Its range is 300 kilometres", (own,), system=pol,
            attribute=("range", "range"), amount=(Quantity(300.0, 300.0, "km"), "300 kilometres"),
        ),
        said(
            second, "status", "oreshnik", "«Орешник» в Беларуси не размещён", (bolota,), polarity="negative",
            system=("oreshnik", "Орешник"), status=("denied-deployment", "не размещён"), place=("BY", "Беларуси"),
            operator=("BY", "Беларуси"),
        ),
        said(
            second, "status", "oreshnik", "Если договор сорвут, комплекс разместят в Линдене", (bolota,),
            modality=Modality.HYPOTHETICAL, system=("oreshnik", "комплекс"), status=("deployed", "разместят"),
            place=("Линден", "Линдене"),
        ),
    ]  # fmt: skip
    attribution = Attribution(
        (quoted(first, "Defence Minister Ada Quill").span,), (quoted(first, "said").span,), (quoted(first, duty).span,),
        (quill, through),
    )  # fmt: skip
    weapons = tuple(Mention(quoted(first, name).span, "weapon", slug) for slug, name in (ore, pol))
    marked = [Annotated(first, weapons, attributions=(attribution,)), Annotated(second)]
    refusal = Refusal(
        "news/empty.html", "read", "UnreadableCapture", "news/empty.html: the file is empty; capture it again"
    )
    return MemoryView(marked, statements, (refusal,))


@pytest.fixture
def findings(view: MemoryView) -> list[Finding]:
    """One finding of each sort that has its own place on the page."""
    s = [statement.id for statement in view.statements()]
    root = view.documents()[0].id
    duty = Side("combat-duty", (s[0],), (root,))
    return [
        Finding("history", "What is the state of Oreshnik?", ("oreshnik", "BY"), (duty,), "One statement."),
        Finding(
            "reference",
            "Does the claimed range of Polonez-M fit the referenced figure?",
            ("polonez-m", "range"),
            (
                Side("claimed", (s[6],), quantity=Quantity(300.0, 300.0, "km")),
                Side("referenced", quantity=Quantity(None, 200.0, "km"), reference="Reed Yearbook, 2024 (invented)"),
            ),
            "300 km is more than the 200 km that the reference gives.",
        ),
        Finding(
            "conflict",
            "Is Oreshnik in Belarus?",
            ("oreshnik", "BY"),
            (duty, Side("not there", (s[7],))),
            "One speaker says that it is on combat duty, another that it is not there.",
        ),
        Finding("origins", "How many origins stand behind it?", ("oreshnik",), (duty,), "One origin."),
        Finding("sourcing", "Who vouches?", ("oreshnik",), (Side("unnamed", (s[2],)),), "One of six is unnamed."),
        Finding("silence", "Which unit operates Oreshnik?", ("oreshnik",), (), "No document names a unit."),
    ]


@pytest.fixture
def story() -> Callable[..., MemoryView]:
    """Makes a view of one article about Oreshnik with one status statement for each set of facts."""

    def made(*told: dict[str, object], published: str = "2025-12-20", speaker: Speaker = ADA) -> MemoryView:
        text = " ".join(f"Oreshnik line {number}." for number in range(len(told)))
        document = article(text, published=Interval.parse(published))
        statements = []
        for number, facts in enumerate(told):
            words = f"Oreshnik line {number}"
            roles = {
                role: (value, words)
                for role, value in facts.items()
                if role in ("status", "place", "operator", "time", "value", "attribute", "amount")
            }
            statements.append(
                said(
                    document,
                    facts.get("kind", "status"),  # type: ignore[arg-type]
                    "oreshnik",
                    words,
                    (Hop(facts.get("speaker", speaker)),),  # type: ignore[arg-type]
                    modality=Modality(facts.get("modality", "asserted")),
                    polarity=facts.get("polarity", "positive"),  # type: ignore[arg-type]
                    **roles,  # type: ignore[arg-type]
                )
            )
        return MemoryView([Annotated(document)], statements)

    return made


PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "{{ 7*8888 }}{% raw %}",
    "javascript:alert(1)",
)


@pytest.fixture(params=PAYLOADS)
def hostile(request: pytest.FixtureRequest) -> MemoryView:
    """A view in which every text that comes from outside is an attack."""
    evil: str = request.param
    text = f"{evil} Oreshnik {evil} said."
    document = Document(
        capture=evil, digest=evil, url=f"https://bad.example/{evil}", text=text, language=evil, title=evil, outlet=evil,
        author=evil, credited=(evil,), published=Interval.year(2025),
    )  # fmt: skip
    whole = Quote(Span(0, len(text)), text)
    chain = (Hop(Speaker(evil, "person"), (whole,), (whole,)), Hop(Speaker(evil, "body")))
    origin = Provenance(document.id, evil, evil, evil, evil, evil, evil)

    def one(kind: Kind, **roles: Value) -> Statement:
        arguments = tuple(Argument(role, value, whole) for role, value in roles.items())
        return Statement(kind, "oreshnik", arguments, whole, chain, Modality.ASSERTED, "positive", origin)

    first = Interval.year(2024)
    statements = (
        one("status", status=evil, operator=evil, place=evil, time=first),
        one("status", status="used", operator=evil, place=evil, time=Interval.year(2025)),
        one("capability", attribute=evil, amount=Quantity(1.0, 2.0, "km")),
        one("capability", attribute=evil, amount=Quantity(None, 3.0, "km")),
        one("reaction", actor=evil, action=evil, target=evil),
    )
    return MemoryView([Annotated(document)], statements, (Refusal(evil, evil, evil, evil, evil),))


@pytest.fixture
def only() -> Callable[..., MemoryView]:
    """Makes a view of one document from which nothing was read."""

    def made(text: str = "Nothing of note.", **facts: str | Interval | None) -> MemoryView:
        return MemoryView([Annotated(article(text, **facts))], ())

    return made
