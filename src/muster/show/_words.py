"""The words of the interface: signs, states, amounts, numbers and lists as a reader reads them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from muster.model import Quantity, Statement

#: Each certainty with the sign that tells it apart without colour, strongest first.
SIGNS = {"asserted": "●", "hedged": "◐", "denied": "✕", "planned": "◇", "hypothetical": "?"}
#: What each certainty means, for the legend.
MEANINGS = {
    "asserted": "the speaker says that it is so",
    "hedged": "the speaker says it with a reservation",
    "denied": "the speaker says that it is not so",
    "planned": "the speaker says that it is to come",
    "hypothetical": "the speaker says it under a condition",
}
#: Each status as a heading, after "said to" / "said not to", and after "due to".
STATES = {
    "planned": ("Stationing planned", "be planned for stationing", "be stationed"),
    "agreed": ("Agreed between governments", "have been agreed between governments", "be agreed between governments"),
    "ordered": ("Ordered", "have been ordered", "be ordered"),
    "produced": ("In production", "be in production", "go into production"),
    "tested": ("Tested", "have been tested", "be tested"),
    "delivered": ("Delivered", "have been delivered", "be delivered"),
    "deployed": ("Deployed", "be deployed", "be deployed"),
    "in-service": ("In service", "be in service", "enter service"),
    "combat-duty": ("On combat duty", "be on combat duty", "go on combat duty"),
    "used": ("Used", "have been used", "be used"),
    "withdrawn": ("Withdrawn", "have been withdrawn", "be withdrawn"),
    "denied-deployment": ("Presence denied", "be there", "be there"),
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SITES = ("airfield", "airport", "base", "site", "range", "ground", "depot", "port", "station", "cosmodrome", "factory")


def state(statement: Statement) -> tuple[str, str, str]:
    """The words of a status: heading, after "said to", after "due to"."""
    status = str(statement.value("status") or "")
    return STATES.get(status, (sentence(plain(status)), f"be {plain(status)}", f"be {plain(status)}"))


def host(url: str) -> str:
    """The host of a web address, empty where it is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") if link(url) else ""
    except ValueError:
        return ""


def link(url: str) -> str:
    """The address if a reader may follow it (http or https with a host, nothing odd in it), else nothing.

    >>> link("https://example.org/a"), link("javascript:alert(1)"), link("file:///etc/passwd")
    ('https://example.org/a', '', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    odd = any(not character.isprintable() or character.isspace() for character in url)
    return url if parts.scheme in ("http", "https") and parts.hostname and not odd else ""


def label(words: str) -> str:
    """The label of a finding's side as a reader reads it.

    >>> label("combat-duty (planned) in Velmar"), label("not there")
    ('On combat duty (planned) in Velmar', 'Not there')
    """
    first, space, rest = words.partition(" ")
    return f"{STATES[first][0]}{space}{rest}" if first in STATES else sentence(words)


def plain(slug: str) -> str:
    """A value of a closed list as words.

    >>> plain("nuclear-capable")
    'nuclear capable'
    """
    return slug.replace("-", " ")


def sentence(words: str) -> str:
    """The words with a capital at the front and the rest as it was."""
    return words[:1].upper() + words[1:]


def amount(quantity: Quantity) -> str:
    """An amount with its bounds.

    >>> amount(Quantity(200.0, 999.0, "km")), amount(Quantity(10.0, 10.0)), amount(Quantity(5.0, None, "mach"))
    ('200\N{EN DASH}999 km', '10', 'at least Mach 5')
    """
    words = str(quantity).replace("-", "\N{EN DASH}")
    return re.sub(r"(\d\S*) mach$", r"Mach \1", words)


def shown(quantity: Quantity, words: str) -> bool:
    """Whether the words give the amount already."""
    return str(quantity) in words


def number(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun, in words up to twelve.

    >>> number(1, "document"), number(0, "origin"), number(30, "reply", "replies")
    ('one document', 'no origins', '30 replies')
    """
    counted = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{counted} {noun if count == 1 else plural or noun + 's'}"


def listed(items: list[str], most: int = 3) -> str:
    """The items as a list in a sentence; those over ``most`` are counted.

    >>> listed(["A", "B", "C"]), listed(["A", "B", "C", "D", "E"])
    ('A, B and C', 'A, B, C and two others')
    """
    if len(items) > most:
        items = [*items[:most], number(len(items) - most, "other")]
        items[-1] = items[-1].replace("one other", "one other")
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""


def place_phrase(place: str) -> str:
    """A place with its preposition.

    >>> place_phrase("Belarus"), place_phrase("Linden airfield")
    ('in Belarus', 'at Linden airfield')
    """
    return f"{'at' if place.lower().split()[-1:] and place.lower().split()[-1] in _SITES else 'in'} {place}"
