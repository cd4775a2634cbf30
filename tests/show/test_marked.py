"""Text cut into pieces: nothing lost, nothing twice, roles and footnotes where they belong."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from muster.model import Annotated, Attribution, Document, Hop, Mention, Span, Speaker, View
from muster.show._marked import ROLES, paragraphs
from muster.show._record import Record

TEXT = "Tubes arrived, she said.\n\nThe reed grew; Reed-1 stood there.\n"
SPANS = st.tuples(st.integers(0, len(TEXT) + 5), st.integers(1, 20)).map(lambda pair: Span(pair[0], sum(pair)))


def document() -> Document:
    return Document(capture="c", digest="0", url="a.txt", text=TEXT, language="en")


@given(
    st.lists(st.tuples(SPANS, SPANS, SPANS), max_size=4),
    st.lists(SPANS, max_size=4),
)
def test_no_character_is_lost_wherever_the_spans_lie(
    attributed: list[tuple[Span, Span, Span]], weapons: list[Span]
) -> None:
    hop = Hop(Speaker.publisher())
    marked = Annotated(
        document(),
        tuple(Mention(span, "weapon") for span in weapons),
        attributions=tuple(Attribution((s,), (c,), (w,), (hop,)) for s, c, w in attributed),
    )
    found = paragraphs(marked, ())
    assert ["".join(piece.text for piece in pieces) for pieces in found] == [line for line in TEXT.split("\n") if line]
    covered = {
        index for span in weapons for index in range(span.start, min(span.end, len(TEXT))) if TEXT[index] != "\n"
    }
    assert sum(len(piece.text) for pieces in found for piece in pieces if "weapon" in piece.roles) == len(covered)


def test_roles_that_overlap_are_both_kept() -> None:
    hop = Hop(Speaker.publisher())
    attribution = Attribution((Span(15, 18),), (Span(19, 23),), (Span(0, 13),), (hop,))
    marked = Annotated(document(), (Mention(Span(0, 5), "weapon"),), attributions=(attribution,))
    first = paragraphs(marked, ())[0]
    assert [(piece.text, piece.roles) for piece in first] == [
        ("Tubes", ("content", "weapon")),
        (" arrived", ("content",)),
        (", ", ()),
        ("she", ("source",)),
        (" ", ()),
        ("said", ("cue",)),
        (".", ()),
    ]
    assert set(ROLES) == {"source", "cue", "content", "weapon"}


def test_footnotes_stand_where_the_words_of_a_statement_end(view: View, lexicon: object) -> None:
    record = Record(view, (), lexicon)  # type: ignore[arg-type]
    first = record.documents[0]
    entries = [entry for entry in record.entries if entry.document.id == first.id]
    pieces = [piece for pieces in paragraphs(view.annotated(first.id), entries) for piece in pieces]
    assert [entry.number for piece in pieces for entry in piece.ends] == [1, 2, 3, 4, 5, 6, 7]
    assert [entry.number for piece in pieces for entry in piece.begins] == [1, 2, 3, 4, 5, 6, 7]
