"""The digest: a screen of text that answers, quotes and steers no terminal."""

from __future__ import annotations

from collections.abc import Callable

from muster import show
from muster.lexicon import Lexicon
from muster.model import Finding, Speaker, View
from muster.show.digest import safe


def digest(view: View, findings: list[Finding], lexicon: Lexicon) -> str:
    ((name, content),) = show.edition(view, findings, lexicon, "digest").files
    assert name == "digest.md"
    return content.decode("utf-8")


def test_it_answers_first_and_quotes(view: View, findings: list[Finding], lexicon: Lexicon) -> None:
    text = digest(view, findings, lexicon)
    assert text.startswith("# What is said about Oreshnik and Polonez-M, as of 20 December 2025\n")
    assert "- ● Oreshnik: said by Ada Quill (via Reed Wire) to be on combat duty in Belarus" in text
    assert "    “The Oreshnik missile system went on combat duty in Belarus on 17 December 2025”\n" in text
    assert "✕ Ministry of Marshes says otherwise: “«Орешник» в Беларуси не размещён” [8]" in text


def test_both_sides_of_what_does_not_fit_are_given(view: View, findings: list[Finding], lexicon: Lexicon) -> None:
    text = digest(view, findings, lexicon)
    assert "    - Claimed 300 km [7]\n    - Referenced up to 200 km (Reed Yearbook, 2024 (invented))\n" in text
    assert "    - On combat duty [1]\n    - Not there [8]\n" in text
    assert "- Oreshnik: Which unit operates Oreshnik?\n" in text


def test_it_stays_a_screen(story: Callable[..., View], lexicon: Lexicon) -> None:
    many = [{"kind": "reaction", "value": "x", "speaker": Speaker(f"Speaker {n}", "person")} for n in range(40)]
    purposes = [{"kind": "purpose", "value": f"purpose {n}"} for n in range(40)]
    text = digest(story(*many, *purposes), [], lexicon)
    assert len(text.splitlines()) < 20
    assert "more claims" in text


def test_words_of_a_document_steer_no_terminal(hostile: View, lexicon: Lexicon) -> None:
    text = digest(hostile, [], lexicon)
    assert not any(ord(character) < 32 and character != "\n" for character in text)
    assert safe("\x1b]0;owned\x07") == "\N{REPLACEMENT CHARACTER}\\]0;owned\N{REPLACEMENT CHARACTER}"
    assert safe("![pixel](http://bad.example/x.png)") == "!\\[pixel\\](http://bad.example/x.png)"
    assert safe("a\nb\u202ec") == "a b\N{REPLACEMENT CHARACTER}c"


def test_a_record_without_statements_says_so(only: Callable[..., View], lexicon: Lexicon) -> None:
    assert "What is said about no weapon system" in digest(only(), [], lexicon)
