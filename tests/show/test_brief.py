"""The brief: what it answers, that every number leads to words, that it loads nothing and lets nothing in."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from muster import show
from muster.lexicon import Lexicon
from muster.model import Finding, Side, View

TAGS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "main", "nav", "footer", "section", "article",
    "p", "b", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "bdi", "q", "blockquote",
    "code",
    "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
    "svg", "g", "path", "line", "text", "rect",
}  # fmt: skip
INLINE = {"a", "b", "bdi", "q", "code", "span"}


class Page(HTMLParser):
    """The elements of a page, its identifiers and the text outside of style sheets."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.said.append("" if tag in INLINE else " ")
        if tag not in ("meta", "path", "line"):
            self.inside.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert tag != "meta"
        assert self.inside.pop() == tag, f"{tag} closes something else"

    def handle_data(self, data: str) -> None:
        if "style" not in self.inside:
            self.said.append(data)

    @property
    def ids(self) -> list[str]:
        return [found for _, attributes in self.elements if (found := attributes.get("id"))]

    @property
    def links(self) -> list[str]:
        return [found for _, attributes in self.elements if (found := attributes.get("href"))]

    @property
    def words(self) -> str:
        return " ".join("".join(self.said).split())


def brief(view: View, findings: Sequence[Finding], lexicon: Lexicon) -> str:
    ((name, content),) = show.edition(view, findings, lexicon).files
    assert name == "brief.html"
    return content.decode("utf-8")


@pytest.fixture
def html(view: View, findings: list[Finding], lexicon: Lexicon) -> str:
    return brief(view, findings, lexicon)


@pytest.fixture
def page(html: str) -> Page:
    return Page(html)


def test_the_first_paragraph_answers_in_plain_sentences(page: Page) -> None:
    assert (
        "Oreshnik: said by Ada Quill (via Reed Wire) to be on combat duty in Belarus (operator: Belarus); "
        "on 17 December 2025; one document, one independent origin established; disputed."
    ) in page.words
    assert "Polonez-M: said by Ministry of Marshes to have been delivered; in July 2025; one document," in page.words


def test_the_four_kinds_of_conclusion_and_both_sides_of_a_conflict_are_shown(page: Page) -> None:
    for words in ("Does not fit the referenced figures", "Who stands behind it", "What nobody says", "Contradictions"):
        assert words in page.words
    assert "Reference: Reed Yearbook, 2024 (invented)" in page.words
    assert "«Орешник» в Беларуси не размещён" in page.words


def test_every_certainty_is_told_by_a_word_and_a_sign(html: str) -> None:
    for sign, word in (("●", "asserted"), ("◐", "hedged"), ("?", "hypothetical"), ("✕", "denied")):
        assert f'<span class="sign" aria-hidden="true">{sign}</span> {word}' in html


def test_every_number_leads_to_the_words_and_back(view: View, page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    for statement in view.statements():
        assert statement.id in page.ids
        assert statement.id in inside
        assert f"w{statement.id[1:]}" in inside


def test_the_text_of_a_document_is_shown_to_the_last_character(view: View, html: str) -> None:
    texts = re.findall(r'<div class="text"[^>]*>(.*?)</div>', html, re.DOTALL)
    assert len(texts) == len(view.documents())
    for shown, document in zip(texts, view.documents(), strict=True):
        without_notes = re.sub(r'<a class="note".*?</a>', "", shown)
        assert "\n" not in re.sub(r"</?p>\n|\n<p>", "", without_notes).strip()
        assert Page(without_notes).words == " ".join(document.text.split())


def test_source_cue_content_and_weapon_are_told_apart_in_the_text(html: str) -> None:
    assert '<span class="source">Defence Minister Ada Quill</span>' in html
    assert '<span class="cue">said</span>' in html
    assert '<span class="content weapon">Oreshnik</span>' in html


def test_nothing_is_loaded_from_anywhere(html: str, page: Page) -> None:
    assert {tag for tag, _ in page.elements} <= TAGS
    fetching = {"src", "srcset", "poster", "data", "action", "background", "xlink:href"}
    for tag, attributes in page.elements:
        assert not fetching & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        assert tag == "a" or "href" not in attributes
    style = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert len(style) == 1
    assert "url(" not in style[0]
    assert "@import" not in style[0]
    assert "<" not in style[0]


def test_a_strict_policy_forbids_whatever_might_slip_in(page: Page) -> None:
    policies = [a["content"] for tag, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    ]


def test_links_to_the_outside_tell_the_other_side_nothing(page: Page) -> None:
    outside = [a for tag, a in page.elements if tag == "a" and not str(a["href"]).startswith("#")]
    assert [a["href"] for a in outside] == ["https://reedpost.example/a", "https://bolota.example/1"]
    assert {a["rel"] for a in outside} == {"noreferrer noopener"}


def test_hostile_text_stays_text(hostile: View, lexicon: Lexicon) -> None:
    evil = hostile.documents()[0].title
    finding = Finding("conflict", evil, ("oreshnik", evil), (Side(evil, (hostile.statements()[0].id,), (evil,)),), evil)
    html = brief(hostile, [finding], lexicon)
    page = Page(html)
    assert {tag for tag, _ in page.elements} <= TAGS
    assert sum(tag == "style" for tag, _ in page.elements) == 1
    for _, attributes in page.elements:
        assert not any(name.startswith("on") for name in attributes)
    for link in page.links:
        assert link.startswith(("#", "https://"))
    assert " ".join(evil.split()) in page.words
    assert "62216" not in page.words


def test_without_the_drawing_library_tables_hold_the_figures(
    view: View, findings: list[Finding], lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "<svg" in brief(view, findings, lexicon)
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    html = brief(view, findings, lexicon)
    assert "<svg" not in html
    page = Page(html)
    assert "Charts need the extra muster[charts]; the tables hold the same figures." in page.words
    assert "up to 5,000 km" in page.words
    assert "A chart needs the extra" in page.words


def test_the_same_record_makes_the_same_bytes(view: View, findings: list[Finding], lexicon: Lexicon) -> None:
    assert show.edition(view, findings, lexicon) == show.edition(view, findings, lexicon)


def test_the_day_of_the_record_is_that_of_the_view_or_of_its_latest_document(
    view: View, findings: list[Finding], lexicon: Lexicon
) -> None:
    assert "record as of 20 December 2025" in Page(brief(view, findings, lexicon)).words
    view.moment = datetime(2026, 1, 5, 12)  # type: ignore[attr-defined] # noqa: DTZ001
    assert "record as of 5 January 2026" in Page(brief(view, findings, lexicon)).words


def test_refusals_stand_with_their_reasons(page: Page) -> None:
    assert "news/empty.html: the file is empty; capture it again" in page.words


def test_the_footer_says_what_muster_does_not_do_and_which_lexicon_it_read_with(page: Page) -> None:
    assert "It does not decide what is true" in page.words
    assert "cd" * 32 in page.words
    assert "Two documents, nine statements, six findings, one refusal." in page.words


def test_those_who_hear_a_page_find_their_way(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]
    assert tags.count("h1") == tags.count("main") == tags.count("header") == tags.count("footer") == 1
    assert tags.count("table") == tags.count("caption") > 0
    assert all(a.get("scope") in ("col", "row") for tag, a in page.elements if tag == "th")
    assert all(a.get("role") == "img" and a.get("aria-label") for tag, a in page.elements if tag == "svg")
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_record_without_statements_says_so(only: Callable[..., View], lexicon: Lexicon) -> None:
    page = Page(brief(only(), [], lexicon))
    assert "No statement about a weapon system was read from one document." in page.words
    assert "Nothing was refused." in page.words


def test_a_system_without_a_state_is_not_given_one(story: Callable[..., View], lexicon: Lexicon) -> None:
    page = Page(brief(story({"kind": "purpose", "value": "deterrence"}), [], lexicon))
    assert "Spoken of, but not where it is or in what state: Oreshnik." in page.words
    assert "For deterrence" in page.words


def test_many_findings_of_one_kind_fold(view: View, lexicon: Lexicon) -> None:
    conflicts = [Finding("conflict", f"Question {n}?", ("oreshnik",), (), "Both.") for n in range(8)]
    page = Page(brief(view, conflicts, lexicon))
    assert "Question 0?" in page.words
    assert "Four more Oreshnik Question 4?" in page.words


def test_a_lone_surrogate_does_not_stop_the_page(only: Callable[..., View], lexicon: Lexicon) -> None:
    ((_, content),) = show.edition(only(title="L\ud800nd"), [], lexicon).files
    assert b"L&#55296;nd" in content
