"""Extract: an annotated document goes in, statements and refusals come out.

Extractors propose candidates; only ``_grounding`` makes statements of them, and refuses what the words do not bear.
"""

from __future__ import annotations

from muster import plugins
from muster.errors import Ungrounded
from muster.extract._grounding import grounded
from muster.lexicon import Lexicon
from muster.model import Annotated, Refusal, Statement


def statements(annotated: Annotated, lexicon: Lexicon) -> tuple[tuple[Statement, ...], tuple[Refusal, ...]]:
    """The statements of a document in text order, each once, and what was proposed but not borne out by the words."""
    made: dict[str, Statement] = {}
    refused: list[Refusal] = []
    for extractor in plugins.modules("extract"):
        for candidate in extractor.candidates(annotated, lexicon):
            try:
                statement = grounded(candidate, annotated, lexicon)
            except Ungrounded as error:
                document = annotated.document
                refused.append(Refusal(document.url, "extract", "Ungrounded", str(error), document.capture))
            else:
                made.setdefault(statement.id, statement)
    return tuple(made.values()), tuple(dict.fromkeys(refused))
