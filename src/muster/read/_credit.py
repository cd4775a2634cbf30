"""Who published a page, and which agencies it gives credit to: in its dateline, its byline or its last line."""

from __future__ import annotations

import re
from functools import lru_cache

from muster.lexicon import Lexicon

#: ``(Reuters) -`` and ``/TASS/`` and ``MINSK, 17 December (BelTA)``: within the head of one of the first lines.
_DATELINE = re.compile(r"[(/\[]\s*([^()/\[\]\n]{2,40}?)\s*[)/\]]")
_FOOTER = re.compile(
    r"(?i)^(?:source|sources|via|quelle|źródło|источник|джерело|крыніца|sursa|kaynak)\s*[:–-]\s*(.{2,60})$"
)
_HEAD = 160
_LINES = 4
_SPLIT = re.compile(r"\s*(?:[,;|/&]|\band\b|\bund\b|\bi\b|\bи\b)\s*")


def outlet_of(host: str, lexicon: Lexicon) -> str | None:
    """The outlet whose domain ``host`` is, or lies under."""
    domains = _domains(lexicon)
    parts = host.lower().split(".")
    return next((domains[d] for n in range(len(parts)) if (d := ".".join(parts[n:])) in domains), None)


def outlet_named(name: str, lexicon: Lexicon) -> str | None:
    """The outlet called ``name``, or reached at it where it is a domain."""
    plain = name.strip().casefold()
    return _names(lexicon).get(plain) or (outlet_of(plain.removeprefix("www."), lexicon) if "." in plain else None)


def credited(text: str, author: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The outlets credited, each once: dateline first, then byline, then the source line at the end."""
    lines = [line for line in text.split("\n") if line.strip()]
    names: list[str] = []
    for line in lines[:_LINES]:
        names += [found.group(1) for found in _DATELINE.finditer(line[:_HEAD])]
    names += _SPLIT.split(author)
    for line in lines[-2:]:
        found = _FOOTER.match(line.strip().rstrip("."))
        if found:
            names += _SPLIT.split(found.group(1))
    slugs = (outlet_named(name, lexicon) for name in names)
    return tuple(dict.fromkeys(slug for slug in slugs if slug))


@lru_cache(maxsize=4)
def _domains(lexicon: Lexicon) -> dict[str, str]:
    return {domain.lower(): outlet.slug for outlet in lexicon.outlets.values() for domain in outlet.domains}


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> dict[str, str]:
    return {
        name.casefold(): outlet.slug
        for outlet in lexicon.outlets.values()
        for name in (outlet.name, *(form for forms in outlet.names.values() for form in forms))
    }
