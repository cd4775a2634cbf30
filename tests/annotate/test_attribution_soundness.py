"""Whatever the rules did: no attribution leaves whose spans overlap, leave the text or hang in the air."""

from __future__ import annotations

import pytest

from muster.annotate._attribution.leads import without
from muster.annotate._attribution.soundness import sound
from muster.model import Attribution, Hop, Span, Speaker

TEXT = "Quill said that the boats were old, Holm said that they leaked."
HOP = Hop(Speaker("Ada Quill", "person"))


def an_attribution(
    source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int], *, nested: bool = False
) -> Attribution:
    return Attribution((Span(*source),), (Span(*cue),), (Span(*content),), (HOP,), nested=nested)


GOOD = an_attribution((0, 5), (6, 10), (11, 34))
SECOND = an_attribution((36, 40), (41, 45), (46, 62))
INNER = an_attribution((16, 25), (26, 30), (11, 34), nested=True)


def test_sound_attributions_stay_in_text_order() -> None:
    assert sound((SECOND, GOOD), TEXT) == (GOOD, SECOND)


def test_two_cues_may_share_a_source() -> None:
    other = an_attribution((0, 5), (41, 45), (46, 62))
    assert sound((GOOD, other), TEXT) == (GOOD, other)


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(an_attribution((0, 5), (3, 10), (11, 34)), id="source and cue overlap"),
        pytest.param(an_attribution((0, 5), (6, 12), (11, 34)), id="cue and content overlap"),
        pytest.param(an_attribution((0, 5), (6, 10), (11, 99)), id="outside the text"),
        pytest.param(an_attribution((0, 6), (6, 10), (11, 34)), id="white space at an edge"),
        pytest.param(Attribution((), (), (Span(0, 5),), (HOP,)), id="no cue"),
        pytest.param(an_attribution((0, 5), (6, 10), (11, 34), nested=True), id="nested in nothing"),
    ],
)
def test_unsound_attributions_are_dropped(bad: Attribution) -> None:
    assert sound((bad,), TEXT) == ()


def test_of_two_that_share_words_the_first_stays() -> None:
    assert sound((GOOD, an_attribution((36, 40), (41, 45), (16, 34))), TEXT) == (GOOD,)


def test_a_nested_attribution_needs_an_outer_content_around_it() -> None:
    wide = an_attribution((36, 40), (41, 45), (0, 34))
    inner = an_attribution((0, 5), (6, 10), (11, 34), nested=True)
    assert sound((wide, inner), TEXT) == (wide, inner)


def test_a_hole_leaves_no_commas_at_its_edges() -> None:
    text = "The boats, he said, are old"
    pieces = without((Span(0, 27),), (Span(11, 18),), text)
    assert [span.of(text) for span in pieces] == ["The boats", "are old"]
