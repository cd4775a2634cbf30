"""Names: whom a text has named, surnames with the full names behind them, abbreviations it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from muster.annotate._attribution.cues import Words
from muster.model import Annotated, Mention, Speaker

#: A run of capitalised words, joined by small ones, and capitals in brackets behind it.
_EXPLAINED = re.compile(r"((?:[A-Z][\w'’-]+\s(?:(?:of|for|and|the|on|in)\s){0,2}){2,8})\(([A-Z]{2,8})\)")


class Known(msgspec.Struct):
    """Somebody the text has named: the words of the name, the nouns said of them, and where they were last heard of."""

    speaker: Speaker
    words: frozenset[str]
    nouns: set[str]
    gender: str = ""
    last: int = 0


def officers(people: Iterable[Known], words: Words) -> list[Known]:
    """Those who may be called by a rank that was not said of them: office holders without another rank."""
    return [one for one in people if one.nouns & words.offices and not one.nouns & words.ranks]


def only_name(mentions: Iterable[Mention], text: str, place: int) -> str:
    """The one full name of a person that stands before a place; nothing if there are none or several."""
    found = {
        name
        for mention in mentions
        if mention.label == "person" and mention.span.end <= place and " " in (name := mention.span.of(text))
    }
    return found.pop() if len(found) == 1 else ""


def full_names(draft: Annotated) -> dict[str, str]:
    """The fullest name of every surname that only one person of the text bears."""
    text = draft.document.text
    names = [mention.span.of(text) for mention in draft.mentions if mention.label == "person"]
    for sentence in draft.sentences:
        run: list[str] = []
        for token in (*sentence.tokens, None):
            if token is not None and token.entity == "PERSON" and token.pos == "PROPN":
                run.append(token.text)
            elif run:
                names.append(" ".join(run))
                run = []
    full: dict[str, set[str]] = {}
    for name in names:
        parts = name.split()
        if 1 < len(parts) <= 4 and all(part[0].isupper() for part in (parts[0], parts[-1])):
            full.setdefault(parts[-1], set()).add(name)
    return {
        surname: max(found, key=len) for surname, found in full.items() if len({name.split()[0] for name in found}) == 1
    }


def abbreviations(text: str) -> dict[str, str]:
    """Abbreviations that the text explains in brackets: "Northern Arms Observatory (NAO)"."""
    found = {}
    for match in _EXPLAINED.finditer(text):
        name, short = match.group(1), match.group(2)
        initials = [word[0] for word in name.split() if word[0].isupper()]
        for start in range(len(initials)):
            if "".join(initials[start:]) == short:
                words = [at for at, word in enumerate(name.split()) if word[0].isupper()]
                found[short] = " ".join(name.split()[words[start] :])
                break
    return found
