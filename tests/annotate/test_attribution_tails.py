from __future__ import annotations

import pytest

from muster import annotate
from muster.lexicon import Lexicon
from muster.model import Annotated, Document

LEXICON = Lexicon.load()
CONTENT = "The crews at the depot have been trained"


def read(text: str) -> Annotated:
    document = Document(capture="c-1", digest="0" * 64, url="a.txt", text=text, language="en")
    return annotate.document(document, LEXICON, whole=True)


@pytest.mark.parametrize(
    ("inner", "cue"),
    [
        ("Colonel Ada Quill told journalists", "told"),
        ("two pilots have concluded from pictures", "have concluded"),
        ("the mayor said on Friday", "said"),
        ("Ada Quill of the Halden Centre argued", "argued"),
    ],
)
def test_of_two_sources_behind_one_content_the_nearer_one_said_it(inner: str, cue: str) -> None:
    text = f"{CONTENT}, {inner}, the Coast Agency reported on Monday."
    found = read(text).attributions
    outer = next(each for each in found if not each.nested)
    nested = next(each for each in found if each.nested)
    assert outer.cue[0].of(text) == "reported"
    assert nested.cue[0].of(text) == cue
    assert nested.content[0].of(text) == CONTENT
    assert len(nested.chain) == 2


def test_an_adjunct_before_the_source_is_no_second_source() -> None:
    text = f"{CONTENT}, on Friday, the Coast Agency reported."
    assert [each.nested for each in read(text).attributions] == [False]


def test_according_to_plan_is_no_source() -> None:
    assert not read("The work at the depot is going according to plan.").attributions
    assert read("The work at the depot is going well, according to planners.").attributions


def test_a_body_is_found_again_by_a_word_of_its_name_or_class() -> None:
    text = (
        "The International Institute for Strategic Studies published a paper on Monday. "
        "The launchers are old, IISS said. Few of them work, the institute added."
    )
    speakers = {each.speaker.entity for each in read(text).attributions}
    assert len(speakers) == 1
    assert None not in speakers
