"""Statements by rule: triggers of the language pack over the dependency parse, no model and no training."""

from __future__ import annotations

from collections.abc import Iterator

from muster.extract._claims import Reading, claims
from muster.extract._measures import measures
from muster.extract._merge import merged
from muster.extract._scene import scenes
from muster.extract._settle import settled
from muster.lexicon import Lexicon
from muster.model import Annotated, Candidate, Mention

#: Letters of a country code (ISO 3166-1 alpha-2), by which the gazetteer names countries.
ISO = 2


def candidates(annotated: Annotated, lexicon: Lexicon) -> Iterator[Candidate]:
    """The candidates of a document, the same claim of one speaker once; none where its language has no pack."""
    language = lexicon.languages.get(annotated.document.language)
    if language is None:
        return
    reading = Reading(annotated, language, lexicon)
    found = [c for scene in scenes(annotated, language) for c in (*claims(scene, reading), *measures(scene, reading))]
    countries = {m.span for m in annotated.mentions if m.label in ("place", "state") and _is_country(m, lexicon)}
    yield from merged(settled(found, countries), lexicon)


def _is_country(mention: Mention, lexicon: Lexicon) -> bool:
    entity = mention.entity or ""
    return len(entity) == ISO or (entity in lexicon.actors and lexicon.actors[entity].type == "state")
