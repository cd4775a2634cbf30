"""Where documents come from: what they say of themselves and what their texts show. Unknown lineage adds nothing.

A root is an agency, ``agency:<slug>``: the one a document credits, the one that published it, or the one behind a
text of which it carries a copy. A group of copies with no agency behind it has no root, however many carry it: else
a copy would raise the number of origins.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import ceil

import msgspec

from muster.assess._sets import Sets
from muster.lexicon import Lexicon
from muster.model import Document, Statement

#: Share of common three-word sequences from which two texts are one. A wire story with another headline and a
#: changed last paragraph stays above it; two stories about one event stay far below. Measure again on pairs of
#: articles whose wire is known.
SAME_TEXT = 0.8
_WORD = re.compile(r"\w+")
_SCHEME = re.compile(r"^[a-z]+://(www\.)?")


class Origins(msgspec.Struct, frozen=True):
    """The independent origins behind some statements: statements by root, and those of unknown lineage."""

    known: dict[str, tuple[str, ...]]
    unknown: tuple[str, ...]


class Lineage(msgspec.Struct, frozen=True, eq=False):
    """Documents' roots, the group of like texts each belongs to, and the agencies behind each group."""

    roots: Mapping[str, str | None]
    texts: Mapping[str, str]
    behind: Mapping[str, frozenset[str]]
    agencies: frozenset[str]

    def origins(self, statements: Iterable[Statement]) -> Origins:
        """The independent origins behind ``statements``: those that share a text or an agency are one.

        An agency that the statement itself came through goes before what its document credits.
        """
        sets = Sets()
        sources: dict[str, list[str]] = {}
        for statement in statements:
            text = self.texts[statement.provenance.document]
            credited = [f"agency:{slug}" for slug in _through(statement) if slug in self.agencies][:1]
            sources[statement.id] = credited or sorted(self.behind[text])
            for source in sources[statement.id]:
                sets.join(source, credited[0] if credited else f"text:{text}")
        # 'agency:' sorts before 'text:', so a set that has an agency is named by its first.
        known: dict[str, list[str]] = defaultdict(list)
        for identifier, found in sources.items():
            if found:
                known[sets.find(found[0])].append(identifier)
        return Origins(
            {root: tuple(known[root]) for root in sorted(known)},
            tuple(identifier for identifier, found in sources.items() if not found),
        )


def roots(documents: Sequence[Document], lexicon: Lexicon) -> dict[str, str | None]:
    """The root of each document, by identifier; ``None`` where its lineage is not recorded.

    >>> credit = Document("c", "0", "https://a.example/1", "Two launchers came.", "en", credited=("belta",))
    >>> copy = Document("d", "0", "https://b.example/1", "Two launchers came.", "en")
    >>> tuple(roots([credit, copy], Lexicon.load()).values())
    ('agency:belta', 'agency:belta')
    """
    return dict(lineage(tuple(documents), lexicon).roots)


@lru_cache(maxsize=2)
def lineage(documents: tuple[Document, ...], lexicon: Lexicon) -> Lineage:
    """The lineage of ``documents``, earlier ones first; kept, because several plug-ins ask for the same."""
    agencies = frozenset(slug for slug, outlet in lexicon.outlets.items() if outlet.type == "agency")
    own = {document.id: _agency(document, agencies) for document in documents}
    texts = _texts(documents)
    behind: dict[str, set[str]] = {text: set() for text in texts.values()}
    first: dict[str, str] = {}
    for document in documents:
        root = own[document.id]
        if root:
            behind[texts[document.id]].add(root)
            first.setdefault(texts[document.id], root)
    found = {document.id: own[document.id] or first.get(texts[document.id]) for document in documents}
    return Lineage(found, texts, {text: frozenset(found) for text, found in behind.items()}, agencies)


def _agency(document: Document, agencies: frozenset[str]) -> str | None:
    """The agency that a document credits or that published it; several credits settle nothing."""
    credited = {slug for slug in document.credited if slug != document.outlet}
    if len(credited) == 1:
        return f"agency:{credited.pop()}"
    if not credited and document.outlet in agencies:
        return f"agency:{document.outlet}"
    return None


def _through(statement: Statement) -> tuple[str, ...]:
    """The lexicon's slugs of those through whom a statement came, nearest to its speaker first."""
    return tuple(hop.speaker.entity for hop in statement.chain[1:] if hop.speaker.entity)


def _texts(documents: Sequence[Document]) -> dict[str, str]:
    """The group of like texts of each document, named by the first of the group."""
    sets = Sets()
    by_url: dict[str, str] = {}
    by_shingles: dict[frozenset[str], str] = {}
    for document in documents:
        sets.join(document.id, by_url.setdefault(_address(document.url), document.id))
        shingles = _shingles(document.text)
        if shingles:
            sets.join(document.id, by_shingles.setdefault(shingles, document.id))
    for one, other in _alike(tuple(by_shingles)):
        sets.join(by_shingles[one], by_shingles[other])
    name: dict[str, str] = {}
    return {document.id: name.setdefault(sets.find(document.id), document.id) for document in documents}


def _address(url: str) -> str:
    return _SCHEME.sub("", url.partition("#")[0]).rstrip("/")


def _shingles(text: str) -> frozenset[str]:
    """The three-word sequences of a text, punctuation and case set aside; of a shorter text the text itself."""
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))) - {""}


def _alike(texts: Sequence[frozenset[str]]) -> Iterable[tuple[frozenset[str], frozenset[str]]]:
    """Pairs of texts with a Jaccard index of at least :data:`SAME_TEXT`.

    Two such texts share one of their rarest shingles (prefix filtering, Chaudhuri et al. 2006), so only those that do
    are compared.
    """
    spread = Counter(shingle for text in texts for shingle in text)
    holders: dict[str, list[frozenset[str]]] = defaultdict(list)
    for text in texts:
        rare = sorted(text, key=lambda shingle: (spread[shingle], shingle))
        prefix = rare[: len(text) - ceil(SAME_TEXT * len(text)) + 1]
        for other in {other: None for shingle in prefix for other in holders[shingle]}:
            if len(text & other) >= SAME_TEXT * len(text | other):
                yield text, other
        for shingle in prefix:
            holders[shingle].append(text)
