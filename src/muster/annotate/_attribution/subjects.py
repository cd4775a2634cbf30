"""Subjects: who governs a cue, also where the parser hung cue or subject on the wrong word."""

from __future__ import annotations

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Match
from muster.annotate._attribution.groups import Group
from muster.annotate._attribution.parentheses import is_boundary
from muster.annotate._attribution.passage import Passage
from muster.annotate._attribution.sources import speaks, subject

_FINITE = ("VBD", "VBZ", "VBP")
_DASHES = (",", "—", "–", "-")


def governor(passage: Passage, match: Match, cue: Group) -> int | None:
    """The head word of the cue's source; ``None`` where none can be found."""
    clause = passage.clause
    if any(clause.dep[kid] in ("nsubj", "nsubjpass") for kid in clause.kids[cue.top]):
        head = subject(clause, cue.top)
        if all(cues.frames == ("quote",) for cues in match.cues):
            inverted = _inverted(passage, match, cue)
            head = head if inverted is None else inverted
        return _mended(clause, head, match, cue)
    earlier = _earlier(passage, cue)
    head = subject(clause, cue.top)
    if earlier is not None and _goes_on(passage, match, cue, earlier):
        return passage.heads[earlier]
    if head is None:
        head = _inverted(passage, match, cue)
    head = _mended(clause, head, match, cue)
    if head is None and cue.first > 0 and clause.low[cue.first - 1] in passage.words.parts:
        head = cue.first - 1 if clause.head[cue.first - 1] == cue.top else None
    if head is None:
        head = _behind_comma(clause, cue)
    if head is None:
        head = _before_participle(clause, cue)
    if head is None and earlier is not None and clause.tag[match.at] in _FINITE and _is_joined(clause, cue):
        head = passage.heads[earlier]
    if head is None and clause.tag[match.at] not in ("VBG", "VBN", "VB"):
        head = _near(clause, cue)
    return head


def is_misread(clause: Clause, at: int) -> bool:
    """Whether a plural noun is a verb after all: ", the institute notes,"."""
    if at + 1 < len(clause) and clause.tokens[at + 1].text not in (",", ".", "—", "–"):
        return False
    before = at - 1
    while before > 0 and clause.pos[before] in ("PROPN", "NOUN", "ADJ"):
        before -= 1
    if before > 0 and clause.pos[before] == "DET":
        before -= 1
    return 0 < before < at - 1 and is_boundary(clause, before) and clause.pos[at - 1] in ("PROPN", "NOUN")


def _earlier(passage: Passage, cue: Group) -> int | None:
    """The last cue before this one that has a source and stands in the same quotation, or in none."""
    quote = passage.clause.quote
    return max((at for at in passage.heads if at < cue.first and quote[at] == quote[cue.last]), default=None)


def _goes_on(passage: Passage, match: Match, cue: Group, earlier: int) -> bool:
    """Whether a participle or joined verb belongs to the source of the cue before it, not to the clause in between."""
    clause = passage.clause
    if clause.quote[match.at] >= 0:
        return False
    if clause.tag[match.at] == "VBG" and clause.tokens[cue.first - 1].text in _DASHES:
        return True
    if clause.dep[cue.top] != "conj":
        return False
    head = subject(clause, cue.top)
    return head is None or not speaks(clause, head, passage.words) or _is_resumed(clause, cue.top, earlier)


def _is_resumed(clause: Clause, verb: int, earlier: int) -> bool:
    """Whether a joined verb goes on with the cue's tense and not with that of the clause in between."""
    between = clause.head[verb]
    if between <= earlier or clause.tag[verb] not in _FINITE or clause.tag[earlier] != clause.tag[verb]:
        return False
    return clause.tag[between] in ("VB", "VBN", "VBG")


def _is_joined(clause: Clause, cue: Group) -> bool:
    """Whether a comma or a conjunction stands right before the cue, outside quotations."""
    before = cue.first - 1
    return before > 0 and clause.quote[before] < 0 and (clause.low[before] == "," or clause.pos[before] == "CCONJ")


def _mended(clause: Clause, head: int | None, match: Match, cue: Group) -> int | None:
    """The subject, where the parser took it from the dateline or from the quotation before the true one."""
    if head is None:
        return None
    if head < clause.floor:
        names = (at for at in range(clause.floor, cue.first) if clause.pos[at] in ("NOUN", "PROPN"))
        return next((at for at in names if clause.head[at] < clause.floor), head)
    if not clause.spoken[head] or clause.quote[match.at] >= 0 or head > cue.first:
        return head
    first = next((at for at in range(cue.first - 1, head, -1) if clause.quote[at] >= 0), head) + 1
    nouns = (at for at in range(first, cue.first) if clause.pos[at] in ("NOUN", "PROPN", "PRON"))
    return next((at for at in nouns if not first <= clause.head[at] < cue.first), None)


def _inverted(passage: Passage, match: Match, cue: Group) -> int | None:
    """The noun phrase behind a cue that stands behind its content: "..., sighed two of the pilots"."""
    clause = passage.clause
    if match.framed("quote") is None or cue.first == 0 or not is_boundary(clause, cue.first - 1):
        return None
    deps = ("dobj", "attr", "oprd", "dep", "npadvmod", "appos")
    for kid in clause.kids[match.at]:
        if kid > match.last and clause.left[kid] == match.last + 1 and clause.dep[kid] in deps:
            return kid if speaks(clause, kid, passage.words) else None
    return None


def _behind_comma(clause: Clause, cue: Group) -> int | None:
    """The subject of a participle between a noun and its cue: "one aide, granted anonymity, predicted"."""
    if cue.first == 0 or clause.low[cue.first - 1] != ",":
        return None
    adverbial = (kid for kid in clause.kids[cue.top] if kid < cue.first and clause.dep[kid] == "advcl")
    return next((subject(clause, kid) for kid in adverbial), None)


def _before_participle(clause: Clause, cue: Group) -> int | None:
    """The subject of a verb that is a participle after all: "analysts interviewed for the story said"."""
    for kid in clause.kids[cue.top]:
        adjacent = clause.right[kid] == cue.first - 1 and clause.dep[kid] in ("ccomp", "csubj", "advcl")
        if adjacent and clause.tag[kid] in ("VBD", "VBN") and clause.quote[kid] < 0:
            return subject(clause, kid)
    return None


def _near(clause: Clause, cue: Group) -> int | None:
    """A name or pronoun directly before a cue whose parse went wrong."""
    before = cue.first - 1
    if before < 0 or clause.quote[before] != clause.quote[cue.last]:
        return None
    named = clause.pos[before] == "PROPN" or clause.tag[before] == "PRP"
    misread = clause.tag[cue.last] == "NNS" or (clause.dep[before] == "compound" and clause.head[before] == cue.top)
    return before if named or (misread and clause.pos[before] == "NOUN") else None
