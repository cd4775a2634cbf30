"""Attribution: who is said to say, think or want what, through whom it came, and in which words."""

from __future__ import annotations

from msgspec.structs import replace

from muster.annotate._attribution.reading import attributions
from muster.lexicon import Lexicon
from muster.model import Annotated

NEEDS = ("weapons", "actors")


def annotated(draft: Annotated, lexicon: Lexicon) -> Annotated:
    """The draft with its attributions: source, cue and content after PARC 3.0 (Pareti 2016), speakers resolved.

    A language without a parser, or without cues in its pack, has none.
    """
    code = draft.document.language
    if not draft.sentences or code not in lexicon.languages:
        return draft
    return replace(draft, attributions=attributions(draft, lexicon))
