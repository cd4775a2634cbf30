"""Headlines and datelines: "Minister: no missiles here", "MINSK, May 14 (Northline) -"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Words
from muster.annotate._attribution.leads import Lead
from muster.annotate._attribution.sources import speaks
from muster.lexicon import Lexicon
from muster.model import Annotated, Span

#: Places and days, perhaps an agency in brackets or slashes, then a dash or a full stop.
_PLACES = r"(?:[A-Z][\w'’.]*[ ,./]{0,3}|\d{1,2}[ ,./]{0,3}){1,8}?"
_DATELINE = re.compile(
    _PLACES + r"\s*(?:\((?P<agency>[^()\n]{2,40})\)\s*|/(?P<slashed>[^/\n]{2,40})/\.?\s*)?[-–—]{1,2}\s"
    "|" + _PLACES + r"/(?P<slashes>[^/\n]{2,40})/\.?\s*(?:[-–—]{1,2}\s)?"
)


def dateline(text: str) -> tuple[int, str]:
    """Where the story starts behind its dateline, and the agency that the dateline names.

    >>> dateline("PORT ALDER, May 14 (Northline) - Two batteries arrived.")
    (33, 'Northline')
    >>> dateline("Two batteries arrived.")
    (0, '')
    """
    found = _DATELINE.match(text[:120])
    if not found:
        return 0, ""
    agency = found.group("agency") or found.group("slashed") or found.group("slashes") or ""
    opening = text[: found.end()]
    if not agency and not _is_upper_place(opening):
        return 0, ""
    return found.end(), agency.strip()


def is_own(name: str, draft: Annotated, lexicon: Lexicon) -> bool:
    """Whether a name is that of the page's own outlet; of an unknown one the first line or the address tells."""
    own = lexicon.outlets.get(draft.document.outlet or "")
    if own is not None:
        return name.casefold() in (own.name.casefold(), own.slug)
    first, _, rest = draft.document.text.partition("\n")
    head = bool(rest) and not dateline(first)[0] and re.search(rf"\b{re.escape(name)}\b", first) is not None
    host = urlsplit(draft.document.url).hostname or ""
    return head or re.sub(r"\W", "", name.casefold()) in re.sub(r"\W", "", host.casefold())


def _is_upper_place(opening: str) -> bool:
    first = opening.split(" ", 1)[0].strip(" ,.-–—")
    return len(first) > 2 and first.isupper()


def transcript_lead(clause: Clause, paragraph: Span) -> Lead | None:
    """The lead of a paragraph in a transcript: a name in capitals and a colon before what was said."""
    colon = next((at for at in range(1, min(5, len(clause) - 1)) if clause.low[at] == ":"), None)
    if colon is None or clause.start != paragraph.start:
        return None
    name = [token.text for token in clause.tokens[:colon] if token.text not in (".", "-")]
    if not name or not all(part.isupper() and len(part) > 1 for part in name):
        return None
    source = clause.span(0, colon - 1)
    start = clause.tokens[colon + 1].span.start
    if source is None or start >= paragraph.end:
        return None
    content = (Span(start, paragraph.end),)
    return Lead(
        clause.number,
        colon,
        (source,),
        (clause.tokens[colon].span,),
        content,
        "speech",
        "headline",
        (clause.number, colon - 1),
    )


def headline_leads(clause: Clause, words: Words) -> Iterator[Lead]:
    """The lead of a headline with a colon after its speaker, or before it at the end."""
    if clause.tokens[-1].text in (".", "!"):
        return
    colon = next((at for at, low in enumerate(clause.low[:9]) if low == ":"), None)
    if colon is not None and 0 < colon < len(clause) - 3 and not clause.has_clause(0, colon - 1):
        head = colon - 1
        while head > 0 and clause.pos[head] not in ("NOUN", "PROPN"):
            head -= 1
        source, cue, content = (
            clause.span(0, colon - 1),
            clause.tokens[colon].span,
            clause.span(colon + 1, len(clause) - 1),
        )
        if (
            source
            and content
            and not clause.spoken[colon + 1]
            and speaks(clause, head, words)
            and clause.tokens[head].entity not in ("GPE", "LOC")
        ):
            yield Lead(clause.number, colon, (source,), (cue,), (content,), "speech", "headline", (clause.number, head))
        return
    last = len(clause) - 1
    colon = next((at for at in range(last - 1, max(last - 5, 3), -1) if clause.low[at] == ":"), None)
    if colon is None or clause.tokens[last].text in ".!?" or not clause.has_clause(0, colon - 1):
        return
    source, content = clause.span(colon + 1, last), clause.span(0, colon - 1)
    if source and content and (clause.lemma[last] in words.people or clause.tokens[last].entity in ("PERSON", "ORG")):
        yield Lead(
            clause.number,
            colon,
            (source,),
            (clause.tokens[colon].span,),
            (content,),
            "speech",
            "headline",
            (clause.number, last),
        )
