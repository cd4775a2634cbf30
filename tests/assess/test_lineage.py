from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.building import a_document, a_lexicon, a_statement

from muster.assess._lineage import lineage, roots
from muster.model import Document, Speaker

STORY = (
    "The Halberd rocket stands in the Velmar district, the governor said on Tuesday, adding that two launchers "
    "had come by rail from the north, that their crews had trained for half a year, and that nobody need be afraid. "
    "Neighbours across the river asked for an explanation and were given none, while a spokesman promised one soon."
)


def root_of(document: Document, *others: Document) -> str | None:
    return roots([document, *others], a_lexicon())[document.id]


def test_a_document_of_unknown_lineage_has_no_root() -> None:
    assert root_of(a_document(outlet="lantern")) is None
    assert root_of(a_document()) is None


def test_an_agency_is_its_own_origin() -> None:
    assert root_of(a_document(outlet="northwire")) == "agency:northwire"
    assert root_of(a_document(outlet="northwire", credited=("northwire",))) == "agency:northwire"


def test_a_credit_leads_to_the_agency_credited() -> None:
    assert root_of(a_document(outlet="lantern", credited=("northwire",))) == "agency:northwire"
    assert root_of(a_document(outlet="northwire", credited=("estnews",))) == "agency:estnews"


def test_several_credits_settle_nothing() -> None:
    assert root_of(a_document(outlet="lantern", credited=("northwire", "estnews"))) is None


def test_a_copy_has_the_root_of_what_it_copies_even_with_another_headline() -> None:
    wire = a_document("https://northwire.example/1", STORY, outlet="northwire")
    copy = a_document("https://lantern.example/1", "Rocket arrives.\n\n" + STORY, outlet="lantern")
    other = a_document(
        "https://courier.example/1", STORY[:200] + " The rest is another story altogether.", outlet="courier"
    )
    assert root_of(copy, wire, other) == "agency:northwire"
    assert root_of(other, wire, copy) is None


@pytest.mark.parametrize("share", [0.5, 0.7, 0.75])
def test_three_quarters_of_a_story_are_another_story(share: float) -> None:
    wire = a_document("https://northwire.example/1", STORY, outlet="northwire")
    part = a_document("https://lantern.example/1", STORY[: int(len(STORY) * share)])
    rest = [a_document(f"https://page.example/{n}", STORY[n * 30 : (n + 3) * 30]) for n in range(9)]
    assert root_of(part, wire, *rest) is None


def test_a_revision_of_one_page_is_the_same_document_for_lineage() -> None:
    first = a_document("https://www.lantern.example/1/", "A Halberd came.", credited=("northwire",))
    second = a_document(
        "http://lantern.example/1#top", "Nothing is left of what was first written here.", outlet="lantern"
    )
    assert root_of(second, first) == "agency:northwire"


def test_empty_texts_are_no_copies_of_each_other() -> None:
    first = a_document("https://a.example", " ", credited=("northwire",))
    assert root_of(a_document("https://b.example", " "), first) is None
    assert root_of(
        a_document("https://b.example", "Two words"), a_document("https://c.example", "two WORDS!", outlet="estnews")
    )


def test_an_agency_that_a_statement_came_through_goes_before_the_documents_credit() -> None:
    document = a_document(outlet="lantern", credited=("northwire",))
    through = a_statement(document, status="used", via=Speaker("Estnews", "body", "estnews"))
    spokesman = a_statement(document, status="tested", via=Speaker("Otto Holm", "person", "otto-holm"))
    known = lineage((document,), a_lexicon())
    assert known.origins([through]).known == {"agency:estnews": (through.id,)}
    assert known.origins([spokesman]).known == {"agency:northwire": (spokesman.id,)}


def test_agencies_that_carry_one_text_are_one_origin_of_it() -> None:
    one = a_document("https://northwire.example/1", STORY, outlet="northwire")
    other = a_document("https://estnews.example/1", STORY, outlet="estnews")
    third = a_document("https://courier.example/1", "Estnews says that a Halberd came.", credited=("estnews",))
    known = lineage((one, other, third), a_lexicon())
    statements = [a_statement(document, status="delivered") for document in (one, other, third)]
    assert list(known.origins(statements).known) == ["agency:estnews"]
    assert known.roots[one.id] == "agency:northwire"


def test_an_article_that_quotes_two_agencies_does_not_make_them_one() -> None:
    own = [
        a_document(f"https://{slug}.example", f"Own words of {slug}.", outlet=slug) for slug in ("northwire", "estnews")
    ]
    review = a_document("https://lantern.example/review", STORY, outlet="lantern")
    statements = [a_statement(document, status="delivered") for document in own]
    statements += [
        a_statement(review, status="delivered", rule=slug, via=Speaker(slug.title(), "body", slug))
        for slug in ("northwire", "estnews")
    ]
    known = lineage((*own, review), a_lexicon())
    assert list(known.origins(statements).known) == ["agency:estnews", "agency:northwire"]


OUTLETS = st.sampled_from([None, "lantern", "courier", "northwire", "estnews"])
TEXTS = st.sampled_from(
    [STORY, STORY + " Friday came.", "A Halberd came.", "Two Halberds stand in Velmar.", "Nothing."]
)
CREDITS = st.sets(st.sampled_from(["northwire", "estnews"])).map(lambda each: tuple(sorted(each)))
DOCUMENTS = st.lists(st.tuples(OUTLETS, TEXTS, CREDITS), min_size=1, max_size=6)


def made(drawn: list[tuple[str | None, str, tuple[str, ...]]]) -> list[Document]:
    return [
        a_document(f"https://page.example/{number}", text, outlet=outlet, credited=credited)
        for number, (outlet, text, credited) in enumerate(drawn)
    ]


def count(documents: list[Document]) -> int:
    known = lineage(tuple(documents), a_lexicon())
    return len(known.origins([a_statement(document, status="delivered") for document in documents]).known)


@given(DOCUMENTS, st.data())
def test_a_copy_never_raises_the_number_of_origins(
    drawn: list[tuple[str | None, str, tuple[str, ...]]], data: st.DataObject
) -> None:
    documents = made(drawn)
    copied = data.draw(st.sampled_from(documents))
    outlet = data.draw(st.sampled_from([None, "lantern", "courier"]))
    url = data.draw(st.sampled_from(["https://copy.example", copied.url]))
    copy = replace(a_document("https://copy.example", copied.text), url=url, outlet=outlet)
    same = replace(a_document("https://copy.example/2", copied.text), outlet=copied.outlet, credited=copied.credited)
    assert count([*documents, copy]) <= count(documents)
    assert count([*documents, copy, same]) <= count(documents)


@given(DOCUMENTS, st.data())
def test_roots_do_not_depend_on_the_order_of_statements(
    drawn: list[tuple[str | None, str, tuple[str, ...]]], data: st.DataObject
) -> None:
    documents = made(drawn)
    known = lineage(tuple(documents), a_lexicon())
    statements = [a_statement(document, status="delivered") for document in documents]
    shuffled = data.draw(st.permutations(statements))
    origins, again = known.origins(statements), known.origins(shuffled)
    assert {root: set(given) for root, given in origins.known.items()} == {
        root: set(given) for root, given in again.known.items()
    }
    assert len(origins.known) <= len({root for root in known.roots.values() if root})
