"""What the README and the documentation say works and is so."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.telling import NOON, shipped

from muster import pipeline, samples
from muster.cli import main
from muster.collect.folder import MEDIA_TYPES
from muster.ledger import LedgerView, ledger
from muster.model import Capture, Interval, Quote

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
COMMANDS = re.findall(r"^ +\.venv/bin/(muster .+?)(?: +#.*)?$", README, re.MULTILINE)
#: ``"combat duty" 59–70``: words and the characters of the document where they stand.
_QUOTED = re.compile(r"\"([^\"]+)\" (\d+)–(\d+)")


def sentence() -> str:
    """The README's sentence of news."""
    return " ".join(line.removeprefix(">").strip() for line in README.splitlines() if line.startswith(">"))


def cells() -> dict[str, tuple[str, list[tuple[str, int, int]]]]:
    """The README's table of a statement: value and quoted words by role."""
    found = {}
    for line in README.splitlines():
        if line.startswith("| ") and "---" not in line and not line.startswith("| role"):
            roles, value, words = (cell.strip() for cell in line.strip("|").split("|"))
            quotes = [(said, int(start), int(end)) for said, start, end in _QUOTED.findall(words)]
            for role in roles.split(", "):
                found[role] = (value.replace("`", ""), quotes)
    return found


@pytest.fixture(scope="module")
def view() -> Iterator[LedgerView]:
    """A ledger of the README's sentence, published on the Thursday after the day it names."""
    page = Capture("page.json", _page(), NOON, "application/json")
    with ledger(":memory:") as record:
        list(pipeline.fill([page], "readme", record, shipped()))
        yield record.view()


def _page() -> bytes:
    return msgspec.json.encode({"text": sentence(), "published": "2025-12-18", "language": "en"})


def test_the_readmes_sentence_makes_the_statement_that_the_readme_shows(view: LedgerView) -> None:
    (statement,) = [each for each in view.statements() if each.kind == "status"]
    wanted = cells()
    assert wanted.keys() >= {"system", "status", "time", "speaker", "modality"}
    for role in ("system", "status", "operator", "place", "time"):
        argument = statement.argument(role)
        assert argument is not None, role
        value = argument.value.edtf if isinstance(argument.value, Interval) else str(argument.value)
        assert value in wanted[role][0].split(", "), role
        assert [_plain(argument.quote)] == wanted[role][1], role
    assert statement.speaker.name == wanted["speaker"][0]
    hop = statement.chain[0]
    assert [_plain(quote) for quote in (*hop.source, *hop.cue)] == wanted["speaker"][1]
    assert statement.certainty == wanted["modality"][0]


def test_the_words_of_the_readmes_table_stand_where_it_says() -> None:
    quotes = [quote for _, found in cells().values() for quote in found]
    assert len(quotes) > 5
    for words, start, end in quotes:
        assert sentence()[start:end] == words


def test_every_command_of_the_readme_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MUSTER_CACHE", str(tmp_path / "cache"))
    (tmp_path / "pages").mkdir()
    for name, content in samples.pages():
        (tmp_path / "pages" / name).write_bytes(content)
    (tmp_path / "page.txt").write_text(sentence(), encoding="utf-8")
    assert len(COMMANDS) > 4
    for line in COMMANDS:
        program, *arguments = shlex.split(line)
        assert program == "muster"
        if "explain" in arguments:
            with ledger("war.db") as record:
                arguments[-1] = record.view().statements()[0].id[:12]
        monkeypatch.setattr(sys, "argv", ["muster", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capfd.readouterr()
        assert not ended.value.code, f"{line}\n{shown.err}"
        assert shown.out, line


def test_every_make_target_that_is_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for document in DOCUMENTS:
        named = re.findall(r"`make ([a-z]+)`|^    make ([a-z]+)", document.read_text(encoding="utf-8"), re.MULTILINE)
        assert {one or other for one, other in named} <= targets, document.name


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_within_the_repository_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_a_document_names_is_there(document: Path) -> None:
    """Paths in backquotes that begin at the top of the repository; a placeholder is in none of them."""
    for path in re.findall(
        r"`((?:src|tests|docs|evals|tools|benchmarks)/[\w./-]+)`", document.read_text(encoding="utf-8")
    ):
        # The guide for contributors names files that are yet to be made; their folders are there.
        there = (ROOT / path).parent if document.name == "CONTRIBUTING.md" else ROOT / path
        assert there.exists(), f"{document.name} names {path}"


def test_the_formats_that_the_readme_names_are_read() -> None:
    for suffix in re.findall(r"(?<=[ (])\.(txt|html|json|pdf|xml|csv|warc)\b", README):
        assert f".{suffix}" in MEDIA_TYPES


def _plain(quote: Quote) -> tuple[str, int, int]:
    return quote.words, quote.span.start, quote.span.end
