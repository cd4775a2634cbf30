"""One invented article after another through every stage; see tests/stories/README.md."""

from __future__ import annotations

import difflib
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.telling import TOLD, captured, shipped, told

from muster import pipeline, read
from muster.ledger import ledger
from muster.model import Document, Interval, Quantity, Statement

STORIES = Path(__file__).parent / "stories"
NAMES = sorted(path.name for path in STORIES.iterdir() if path.is_dir())
WRITE = os.environ.get("MUSTER_STORIES") == "write"
#: What a fact of must.toml may ask of a statement besides its arguments by role.
SAID = {"kind", "system", "certainty", "chain", "speaker", "words", "low", "high", "unit"}
#: Of these a fact may give a part.
IN_PART = {"speaker", "place", "words"}
#: A bound that is not there.
OPEN = "none"
#: What a fact says of itself.
ABOUT = {"why"}


def capture_of(name: str) -> Path:
    """The story's first file."""
    (path,) = STORIES.joinpath(name).glob("1-capture.*")
    return path


@cache
def facts_of(name: str) -> dict[str, Any]:
    """What must hold in a story whatever else changes."""
    return tomllib.loads((STORIES / name / "must.toml").read_text(encoding="utf-8"))


@cache
def statements_of(name: str) -> tuple[Statement, ...]:
    """The statements that the pipeline makes of a story."""
    with ledger(":memory:") as record:
        list(pipeline.fill([captured(capture_of(name))], "story", record, shipped()))
        return record.view().statements()


@cache
def document_of(name: str) -> Document:
    """The story as it is read."""
    return read.document(captured(capture_of(name)), shipped())


def facts(which: str) -> list[Any]:
    """Every fact of one sort as a test case named by story and reason."""
    return [
        pytest.param(name, fact, id=f"{name}: {fact['why']}")
        for name in NAMES
        for fact in facts_of(name).get(which, ())
    ]


def fits(statement: Statement, fact: dict[str, Any]) -> bool:
    """Whether a statement is as the fact says in every respect that the fact names."""
    unknown = fact.keys() - SAID - ABOUT - set().union(*(kind.roles for kind in shipped().kinds.values()))
    assert not unknown, f"must.toml: {sorted(unknown)} is no role of a statement; roles: see lexicon/kinds"
    said = said_by(statement)
    return all(agrees(key, said.get(key), wanted) for key, wanted in fact.items() if key not in ABOUT)


def said_by(statement: Statement) -> dict[str, Any]:
    """What a fact may ask of a statement, by key."""
    said: dict[str, Any] = {
        "kind": statement.kind,
        "system": statement.system,
        "certainty": statement.certainty,
        "chain": [hop.speaker.name for hop in statement.chain],
        "speaker": statement.speaker.name,
        "words": statement.passage.words,
    }
    for argument in statement.arguments:
        value = argument.value
        if isinstance(value, Quantity):
            low, high = (OPEN if bound is None else bound for bound in (value.low, value.high))
            said |= {"low": low, "high": high, "unit": value.unit}
        elif argument.role != "system":
            said[argument.role] = value.edtf if isinstance(value, Interval) else value
    return said


def agrees(key: str, found: Any, wanted: Any) -> bool:
    """Lists give alternatives, but for the chain, which they give in order; of longer texts a part is enough."""
    if key == "chain":
        pairs = zip(found, wanted, strict=False)
        return len(found) >= len(wanted) and all(agrees("speaker", hop, name) for hop, name in pairs)
    if isinstance(wanted, list):
        return any(agrees(key, found, each) for each in wanted)
    if key in IN_PART:
        return isinstance(found, str) and str(wanted).casefold() in found.casefold()
    return bool(found == wanted)


def shown(statements: tuple[Statement, ...]) -> str:
    """The statements for a failure's message, one below the other."""
    lines = []
    for statement in statements:
        said = said_by(statement)
        chain, words = " via ".join(said.pop("chain")), said.pop("words")
        lines.append(f"  {', '.join(f'{key}={value}' for key, value in said.items())}; {chain}\n    {words}")
    return "\n".join(lines) or "  (none)"


@pytest.mark.parametrize("name", NAMES)
def test_every_stage_tells_the_story_as_before(name: str) -> None:
    now, folder = told(capture_of(name)), STORIES / name
    if WRITE:
        for stage, file in TOLD.items():
            (folder / file).write_text(now[stage], encoding="utf-8")
        return
    changed = {}
    for stage, file in TOLD.items():
        path = folder / file
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before != now[stage]:
            lines = difflib.unified_diff(
                before.splitlines(), now[stage].splitlines(), f"{name}/{file}", "now", n=2, lineterm=""
            )
            changed[stage] = "\n".join(lines)
    if changed:
        first, *later = changed
        message = f"stage '{first}' is the first that changed its mind about '{name}'"
        message += f"; after it: {', '.join(later)}" if later else ""
        hint = "if the change is meant: MUSTER_STORIES=write pytest tests/test_stories.py, and read the diff"
        pytest.fail("\n\n".join([message, *changed.values(), hint]), pytrace=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_story_says_what_must_hold_in_it(name: str) -> None:
    assert {"text", "must", "never"} <= facts_of(name).keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_story_is_told_the_same_twice(name: str) -> None:
    assert told(capture_of(name)) == told(capture_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_text_holds_the_article_and_nothing_of_its_frame(name: str) -> None:
    document, wanted = document_of(name), facts_of(name)["text"]
    for words in wanted["holds"]:
        assert words in " ".join(document.text.split()), f"'{words}' is lost"
    for words in wanted["lacks"]:
        assert words not in document.text, f"'{words}' is of the frame"
    assert document.title == wanted["title"]
    if "published" in wanted:
        assert (document.published and document.published.edtf) == wanted["published"]
    assert document.language == wanted.get("language", "en")


@pytest.mark.parametrize(("name", "fact"), facts("must"))
def test_a_story_must_say(name: str, fact: dict[str, Any]) -> None:
    found = statements_of(name)
    if not any(fits(statement, fact) for statement in found):
        pytest.fail(f"no statement is {fact}; there are:\n{shown(found)}", pytrace=False)


@pytest.mark.parametrize(("name", "fact"), facts("never"))
def test_a_story_must_never_say(name: str, fact: dict[str, Any]) -> None:
    wrong = tuple(statement for statement in statements_of(name) if fits(statement, fact))
    if wrong:
        pytest.fail(f"{fact['why']}; but there is:\n{shown(wrong)}", pytrace=False)
