"""Descriptions: what a noun phrase without a name tells of whom it means."""

from __future__ import annotations

from collections.abc import Callable

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Words
from muster.model import Mention
from muster.model.attribution import SpeakerKind

_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "our"})
#: Nouns for people together, whom no one name is meant by.
_TOGETHER = frozenset({"staff", "police", "family", "people", "majority", "minority"})
_OWNERS = ("of", "by", "from", "for", "at")


def owner(clause: Clause, head: int, words: Words, is_body: Callable[[Clause, int], bool]) -> int | None:
    """The token that heads whose the thing is: "its report", "a report by the court", "the court's report".

    ``is_body`` tells whether a token before the head lies in the name of a body that the lexicon knows.
    """
    for kid in clause.kids[head]:
        if clause.dep[kid] == "poss":
            return kid
    for kid in clause.kids[head]:
        if kid > head and clause.dep[kid] in ("prep", "agent") and clause.low[kid] in _OWNERS:
            thing = clause.child(kid, "pobj")
            if thing is not None and (
                clause.pos[thing] in ("PROPN", "PRON") or clause.lemma[thing] in words.people | words.bodies
            ):
                return thing
    for kid in clause.kids[head]:
        if clause.dep[kid] == "compound" and clause.tokens[kid].entity in ("ORG", "PERSON"):
            return kid
    return next((at for at in range(clause.left[head], head) if is_body(clause, at)), None)


def is_definite(clause: Clause, head: int) -> bool:
    """Whether a noun stands with *the*, *this* or an owner, so that it means somebody known."""
    return any(clause.low[kid] in _DEFINITE for kid in clause.kids[head] if kid < head)


def is_unnamed(clause: Clause, head: int, words: Words) -> bool:
    """Whether a noun phrase names nobody: people without a name, some of a group, a plural that is no body."""
    lemma, low = clause.lemma[head], clause.low[head]
    if low in words.parts or (lemma in words.people and not is_joint(clause, head, words)):
        return True
    if lemma in words.unnamed and clause.tag[head] == "NNS":
        return True
    if clause.tag[head] == "NNS" and not {lemma, low} & (words.documents | words.bodies):
        return True
    return lemma in words.unnamed and not is_definite(clause, head)


def is_joint(clause: Clause, head: int, words: Words) -> bool:
    """Whether a noun is a body, though it alone is people: "the general staff"."""
    return head > clause.floor and f"{clause.low[head - 1]} {clause.lemma[head]}" in words.bodies


def is_one(clause: Clause, head: int, words: Words) -> bool:
    """Whether a noun can mean the only person of a text: a person, and neither an office nor people together."""
    lemma = clause.lemma[head]
    return lemma in words.people - words.titles - _TOGETHER and not is_joint(clause, head, words)


def gender(clause: Clause, head: int, words: Words) -> str:
    """Whether the words around a name tell of a man or a woman: m, f or nothing."""
    for at in range(clause.left[head], min(clause.right[head], head + 8) + 1):
        if clause.low[at] in words.masculine and clause.pos[at] != "PRON":
            return "m"
        if clause.low[at] in words.feminine and clause.pos[at] != "PRON":
            return "f"
    return ""


def kind_named(clause: Clause, head: int, mention: Mention | None, words: Words) -> SpeakerKind:
    """What sort of speaker a name is: a mention's label tells, else its entity and the titles before it."""
    if mention is not None:
        kinds: dict[str, SpeakerKind] = {"person": "person", "state": "state"}
        return kinds.get(mention.label, "body")
    entity = clause.tokens[head].entity
    if entity == "GPE":
        return "state"
    alone = clause.left[head] == head and clause.dep[head] != "compound"
    unknown = not entity and alone and not clause.tokens[head].text.isupper()
    near = range(max(clause.left[head], head - 4), head)
    titled = any(clause.lemma[at] in words.people or clause.low[at] in words.titles for at in near)
    return "person" if entity == "PERSON" or unknown or titled else "body"


def nouns_said(clause: Clause, head: int, name: tuple[int, int], words: Words) -> set[str]:
    """The nouns and titles that stand with a name, relative clauses left out: what somebody may be called later."""
    first, last = name
    described = clause.child(head, "relcl")
    end = clause.right[head] if described is None else clause.left[described] - 1
    reach = range(clause.left[head], min(end, last + 11) + 1)
    before = {clause.low[at] for at in range(max(clause.left[head], clause.floor), first)}
    short = words.section.abbreviated
    return (
        {clause.lemma[at] for at in reach if clause.pos[at] == "NOUN"}
        | before
        | {short[low] for low in before & short.keys()}
    )


def first_word(clause: Clause, head: int) -> int:
    """The first token of a noun phrase behind its article."""
    first = clause.left[head]
    while first < head and clause.pos[first] in ("DET", "PUNCT"):
        first += 1
    return first
