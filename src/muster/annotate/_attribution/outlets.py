"""Outlets that no lexicon knows, told by the words around a name: "the weekly Strand", "the Port Alder Courier"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Words
from muster.model import Span

#: Words that the name of an outlet may have.
LONGEST = 4
_NO_NAMES = frozenset({"NORP", "GPE", "LOC", "DATE", "TIME", "MONEY", "PERCENT"})


class Title(msgspec.Struct, frozen=True):
    """An outlet's name in the text: tokens ``first`` to ``last``, and the noun beside it that says what it is."""

    clause: int
    first: int
    last: int
    noun: int | None = None

    @property
    def tokens(self) -> range:
        """The tokens of name and noun."""
        ends = (self.first, self.last, self.last if self.noun is None else self.noun)
        return range(min(ends), max(ends) + 1)


class Named(msgspec.Struct, frozen=True):
    """An outlet that the text names: the span of its name and noun, the name alone, and the noun if there is one.

    Without a ``name`` it is somebody that the lexicon knows.
    """

    span: Span
    name: str
    noun: str = ""


def titles(clauses: list[Clause], words: Words, known: Iterable[Span] = ()) -> dict[int, Named]:
    """The unknown outlets of a text and their names, by the code points where their tokens start.

    ``known`` are the spans of bodies that a lexicon names. A name that is told once by the words around it is found
    again where it stands alone.
    """
    if not words.outlets:
        return {}
    taken = {place for span in known for place in range(span.start, span.end)}
    found = [title for clause in clauses for title in _titles(clause, words)]
    names: dict[tuple[str, ...], str] = {}
    made: dict[int, Named] = {}
    by_number = {clause.number: clause for clause in clauses}
    for title in found:
        clause = by_number[title.clause]
        name = clause.tokens[title.first : title.last + 1]
        is_known = name[-1].span.start in taken
        if not is_known:
            names.setdefault(tuple(token.text for token in name), _written(clause, title.first, title.last))
        _keep(made, clause, title, known=is_known)
    for clause in clauses:
        for title in _again(clause, names):
            if clause.tokens[title.first].span.start not in made and clause.tokens[title.first].span.start not in taken:
                _keep(made, clause, title)
    return made


def _keep(made: dict[int, Named], clause: Clause, title: Title, *, known: bool = False) -> None:
    span = Span(clause.tokens[title.tokens[0]].span.start, clause.tokens[title.tokens[-1]].span.end)
    noun = "" if title.noun is None else clause.lemma[title.noun]
    named = Named(span, "" if known else _written(clause, title.first, title.last), noun)
    for at in title.tokens:
        made.setdefault(clause.tokens[at].span.start, named)


def _written(clause: Clause, first: int, last: int) -> str:
    """The name as the text has it, blanks included."""
    parts = [clause.tokens[first].text]
    for at in range(first + 1, last + 1):
        gap = clause.tokens[at].span.start > clause.tokens[at - 1].span.end
        parts.append((" " if gap else "") + clause.tokens[at].text)
    return "".join(parts)


def _again(clause: Clause, names: Mapping[tuple[str, ...], str]) -> Iterator[Title]:
    """Where names that are outlets elsewhere in the text stand alone."""
    texts = [token.text for token in clause.tokens]
    openings = {name[0] for name in names}
    for at, text in enumerate(texts):
        if text in openings:
            for name in names:
                if tuple(texts[at : at + len(name)]) == name and not _is_capital(clause, at + len(name)):
                    yield Title(clause.number, at, at + len(name) - 1)
                    break


def _titles(clause: Clause, words: Words) -> Iterator[Title]:
    """The names of a clause that the words beside them, or their own, show to be outlets'."""
    at = 0
    while at < len(clause):
        found = None
        if clause.low[at] in words.outlets and not _is_capital(clause, at):
            found = _named_by(clause, words, at)
        elif _is_capital(clause, at) and (at == 0 or not _joins(clause, at)):
            found = _called(clause, words, at)
        if found is not None:
            yield found
            at = max(found.tokens)
        at += 1


def _named_by(clause: Clause, words: Words, noun: int) -> Title | None:
    """A noun and its name: "the weekly Strand", "a local channel on Telegram, Quay Eleven,"."""
    first = noun + 1
    apart = False
    if first < len(clause) and clause.low[first] == "on" and _is_capital(clause, first + 1):
        first, apart = _run(clause, first + 1) + 1, True
    if first < len(clause) and clause.low[first] == ",":
        first, apart = first + 1, True
    elif apart:
        return None
    if not _is_capital(clause, first):
        return None
    last = _run(clause, first)
    after = clause.low[last + 1] if last + 1 < len(clause) else "."
    if apart and (after not in (",", ".") or clause.tokens[last].entity in ("PERSON", *_NO_NAMES)):
        return None
    subject = clause.dep[last] in ("nsubj", "nsubjpass") and not clause.left[last] <= noun
    if subject or not _may_be_name(clause, words, first, last, places=True) or after in ("'s", "’s"):
        return None
    return Title(clause.number, first, last, noun)


def _called(clause: Clause, words: Words, first: int) -> Title | None:
    """A name and its noun, or a name that is an outlet's by its own words: "the Strand agency", "the Port Courier"."""
    last = _run(clause, first)
    noun = last + 1
    while noun < len(clause) and clause.low[noun] in ("news", "press", "state") and noun < last + 3:
        noun += 1
    if noun < len(clause) and clause.low[noun] in words.outlets and not _is_capital(clause, noun):
        lone = noun + 1 >= len(clause) or clause.pos[noun + 1] not in ("NOUN", "PROPN")
        if lone and clause.tag[noun] != "NNS" and _may_be_name(clause, words, first, last):
            return Title(clause.number, first, last, noun)
        return None
    if noun < len(clause) and clause.pos[noun] == "NOUN" and clause.dep[last] == "compound":
        return None
    start = first + (clause.low[first] == "the" and last > first)
    if not _may_be_name(clause, words, start, last) or not _sounds(clause, words, start, last):
        return None
    person = all(clause.tokens[at].entity == "PERSON" for at in range(start, last + 1))
    named = start > first or (start > 0 and clause.low[start - 1] == "the")
    return Title(clause.number, start, last) if named or not person or last == start else None


def _sounds(clause: Clause, words: Words, first: int, last: int) -> bool:
    """Whether the words of a name are those of outlets: "Radio Halden", "Port Courier", "Portwire"."""
    if last > first:
        return clause.low[last] in words.outlet_endings or clause.low[first] in words.outlet_openings
    name = clause.low[first]
    return clause.pos[first] == "PROPN" and any(
        name.endswith(end) and len(name) > len(end) + 2 for end in words.section.outlet_suffixes
    )


def _may_be_name(clause: Clause, words: Words, first: int, last: int, *, places: bool = False) -> bool:
    """Whether capitalised words can name an outlet: no title, no day, no platform alone, and no place unless told."""
    if last - first >= LONGEST + 1 or clause.low[first] in words.titles or clause.lemma[first].lower() in words.people:
        return False
    if first == last:
        token = clause.tokens[first]
        return (
            token.entity not in (_NO_NAMES - {"GPE", "LOC"} if places else _NO_NAMES)
            and clause.low[first] not in words.platforms
            and not (token.text.isupper() and len(token.text) < 4)
        )
    return clause.tokens[first].entity not in ("DATE", "TIME")


def _is_capital(clause: Clause, at: int) -> bool:
    return 0 <= at < len(clause) and clause.tokens[at].text[:1].isupper() and clause.pos[at] != "PRON"


def _joins(clause: Clause, at: int) -> bool:
    """Whether the token goes on with the capitalised words before it."""
    return _is_capital(clause, at - 1) or (clause.tokens[at - 1].text == "-" and _is_capital(clause, at - 2))


def _run(clause: Clause, first: int) -> int:
    """The last of the capitalised words that begin at a token, with hyphens and numbers between and behind them."""
    last = first
    while last + 1 < len(clause):
        tight = clause.tokens[last + 1].span.start == clause.tokens[last].span.end
        if _is_capital(clause, last + 1) or (clause.tokens[last + 1].text.isdigit() and not tight):
            last += 1
        elif clause.tokens[last + 1].text == "-" and tight and _is_capital(clause, last + 2):
            last += 2
        else:
            break
    return last
