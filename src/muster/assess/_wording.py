"""The words of a reason: who says so, since when, how many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from muster.lexicon import Lexicon
from muster.model import Document, Interval, Statement

#: How many names a sentence bears.
NAMES = 3
#: Steps of a life cycle that happen on a day; the others go on.
EVENTS = ("planned", "agreed", "ordered", "produced", "tested", "delivered", "used", "withdrawn", "denied-deployment")


def listed(names: Iterable[str], limit: int = NAMES) -> str:
    """Names as a sentence lists them, each once.

    >>> listed(["Ada", "Bo", "Ada"]), listed("abcde")
    ('Ada and Bo', 'a, b, c and 2 others')
    """
    each = tuple(dict.fromkeys(names))
    shown = [*each[:limit]]
    rest = len(each) - len(shown)
    if rest:
        shown.append(f"{rest} other{'s' if rest > 1 else ''}")
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else "nobody"


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "origin"), counted(7, "document"), counted(0, "origin")
    ('one origin', '7 documents', 'no origin')
    """
    if number in (0, 1):
        return f"{'one' if number else 'no'} {noun}"
    return f"{number} {noun}s"


def said_by(statement: Statement, document: Document, lexicon: Lexicon) -> str:
    """Who vouches for a statement, as a reader would name them."""
    if statement.speaker.kind == "publisher":
        return publisher(document, lexicon)
    return "unnamed sources" if statement.speaker.kind == "anonymous" else statement.speaker.name


def publisher(document: Document, lexicon: Lexicon) -> str:
    """The outlet's name; where the lexicon does not know it, the page's host or file."""
    outlet = lexicon.outlets.get(document.outlet or "")
    if outlet:
        return outlet.name
    return (urlsplit(document.url).hostname or document.url.rsplit("/", 1)[-1]).removeprefix("www.")


def when(interval: Interval | None, status: str = "") -> str:
    """When, after a status.

    >>> when(Interval.parse("2025-12-17"), "combat-duty"), when(Interval.parse("2024-11-21"), "used")
    (' since 2025-12-17', ' on 2024-11-21')
    >>> when(Interval.parse("2025-12")), when(Interval.parse("2025-07/2025-12")), when(Interval.parse("../2026"))
    (' in 2025-12', ' between 2025-07 and 2025-12', ' by 2026-12-31')
    """
    if interval is None:
        return ""
    if interval.end is None:
        return f" since {interval.start}"
    if interval.start is None:
        return f" by {interval.end}"
    if interval.start == interval.end:
        return f" {'on' if status in EVENTS or not status else 'since'} {interval.start}"
    first, slash, last = interval.edtf.partition("/")
    return f" between {first} and {last}" if slash else f" in {first}"


@lru_cache(maxsize=4)
def _states(lexicon: Lexicon) -> Mapping[str, str]:
    return {actor.state: actor.name for actor in lexicon.actors.values() if actor.type == "state" and actor.state}


def state_name(code: str, lexicon: Lexicon) -> str:
    """The name of a state by its code; anything else as it is."""
    return _states(lexicon).get(code, code)


@lru_cache(maxsize=4)
def countries(lexicon: Lexicon) -> frozenset[str]:
    """Every name by which the lexicon knows a state, without regard to case."""
    names: list[str] = []
    for actor in lexicon.actors.values():
        if actor.type == "state":
            names += [actor.name, actor.state, *(name for each in actor.names.values() for name in each)]
    return frozenset(name.casefold().removeprefix("the ") for name in names)


def sentence(parts: Sequence[str]) -> str:
    """Parts joined to one sentence, with a capital and a full stop."""
    joined = "; ".join(part for part in parts if part)
    return joined[:1].upper() + joined[1:] + "."
