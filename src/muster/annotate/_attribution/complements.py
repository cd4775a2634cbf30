"""Complements: the content that stands to the right of a cue, in the frames that the cue takes."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Match
from muster.annotate._attribution.groups import Group
from muster.annotate._attribution.sources import fits
from muster.lexicon._attribution_words import Cues

_OPENERS = frozenset({"that", "whether", "if", "how", "why", "what", "who", "whom", "where", "when", "which"})
_OBJECTS = ("dobj", "dative", "pobj")
_SMALL = ("oprd", "ccomp", "xcomp", "attr", "acomp")


class Complement(msgspec.Struct, frozen=True):
    """Content tokens ``first`` to ``last``, how the cue takes them, and the cue's last token where it grew."""

    first: int
    last: int
    cues: Cues
    frame: str
    cue_last: int


class Place(msgspec.Struct, frozen=True):
    """Where a complement is looked for: right of the group, among the children of the cue's own tokens."""

    clause: Clause
    match: Match
    group: Group
    after: int
    kids: tuple[int, ...]
    passive: bool = False


def place(clause: Clause, match: Match, group: Group, after: int, *, passive: bool = False) -> Place:
    """The children of a cue that stand behind the token ``after``."""
    own = {match.at, group.top, *range(match.at, match.last + 1)}
    kids = sorted(
        kid
        for token in own
        for kid in clause.kids[token]
        if kid > match.last and clause.right[kid] > after and kid not in own
    )
    return Place(clause, match, group, after, tuple(kids), passive)


def complement(where: Place, kind: str) -> Complement | None:
    """The content right of a cue whose source is of ``kind``, in the first frame that fits."""
    for frame, finder in _FINDERS:
        for cues in where.match.cues:
            if frame == "preposition":
                if not cues.prepositions:
                    continue
            elif frame not in cues.frames:
                continue
            if not fits(cues, kind) or (cues.refused and not where.group.turned):
                continue
            found = finder(where, cues)
            if found is not None:
                first, last, grown = found
                first = max(first, where.after + 1)
                if first <= last:
                    return Complement(first, last, cues, frame, max(grown, where.match.last))
    return None


def stretched(clause: Clause, found: Complement) -> int:
    """The end of a content, drawn out to the end of a quotation, behind a colon or over a second "that" clause."""
    last, end = found.last, len(clause) - 1
    while last < end and clause.quote[last] >= 0 and clause.quote[last + 1] == clause.quote[last]:
        last += 1
    if last + 1 < end and clause.tokens[last + 1].text == ":" and found.cues.kind in ("speech", "belief"):
        return end if clause.has_clause(last + 2, end) else last
    after = last + 1 + (last < end and clause.tokens[last + 1].text == ",")
    joined = after < end and clause.pos[after] == "CCONJ" and clause.low[after + 1] in ("that", "whether")
    return end if found.frame == "that" and joined else last


Found = tuple[int, int, int] | None


def _that(where: Place, cues: Cues) -> Found:
    clause = where.clause
    for kid in where.kids:
        dep = clause.dep[kid]
        if dep in ("ccomp", "advcl", "acl", "relcl", "xcomp", "parataxis"):
            opener = clause.low[max(clause.left[kid], where.after + 1)]
            explicit = opener in _OPENERS
            if (
                dep == "ccomp"
                and (explicit or not _is_infinitive(clause, kid))
                and (explicit or _is_finite(clause, kid))
            ):
                return clause.left[kid], clause.right[kid], -1
            if dep == "advcl" and opener in ("that", "whether", "how", "why"):
                return clause.left[kid], clause.right[kid], -1
            if dep in ("acl", "relcl") and opener in ("that", "whether") and clause.head[kid] != where.match.at:
                return clause.left[kid], clause.right[kid], -1
            if dep == "xcomp" and opener in _OPENERS:
                return clause.left[kid], clause.right[kid], -1
        if dep == "prep" and clause.low[kid] == "on" and clause.child(kid, "pcomp") is not None and cues.refused:
            return kid + 1, clause.right[kid], kid
    return None


def _as(where: Place, _: Cues) -> Found:
    clause = where.clause
    objects = [kid for kid in where.kids if clause.dep[kid] in (*_OBJECTS, "ccomp", "nsubj")]
    marks = [kid for kid in where.kids if clause.low[kid] == "as" and clause.dep[kid] in ("prep", "mark", "advmod")]
    for thing in objects:
        marks += [
            at
            for at in range(thing + 1, clause.right[thing] + 1)
            if clause.low[at] == "as" and clause.dep[at] == "prep"
        ]
    if where.passive:
        # The parser hangs "as a threat" on the agent: "is seen by many as a threat".
        agents = [thing for kid in where.kids if clause.dep[kid] == "agent" for thing in clause.kids[kid]]
        marks += [at for thing in agents for at in clause.kids[thing] if clause.low[at] == "as"]
    if where.passive and marks:
        return marks[0], clause.right[marks[0]], -1
    if not objects or not marks:
        return None
    mark = next((at for at in marks if at > objects[0]), marks[0])
    last = max(clause.right[mark], clause.right[objects[0]])
    return min(clause.left[objects[0]], mark), last, -1


def _call(where: Place, cues: Cues) -> Found:
    clause = where.clause
    objects = [kid for kid in where.kids if clause.dep[kid] in ("dobj", "dative", "nsubj")]
    small = [kid for kid in where.kids if clause.dep[kid] in _SMALL]
    if where.passive:
        return (clause.left[small[0]], clause.right[small[0]], -1) if small else None
    if small and (objects or _has_subject(clause, small[0])) and not (objects and _is_infinitive(clause, small[0])):
        pieces = objects + small
        return min(clause.left[kid] for kid in pieces), max(clause.right[kid] for kid in pieces), -1
    if objects and cues.kind == "speech":
        first, last = clause.left[objects[0]], max(clause.right[kid] for kid in objects)
        determiners = sum(clause.pos[at] in ("DET", "PRON") for at in range(max(first, where.after + 1), last + 1))
        quoted = any(clause.tokens[at].text[0] in "\"“‘'" for at in range(first, last + 1))
        pronoun = (
            clause.low[max(first, where.after + 1)] in ("it", "this", "that", "him", "her", "them") and last - first > 1
        )
        if determiners > 1 or quoted or len(objects) > 1 or pronoun:
            return first, last, -1
    return None


def _object_to(where: Place, _: Cues) -> Found:
    clause = where.clause
    objects = [kid for kid in where.kids if clause.dep[kid] in _OBJECTS]
    for kid in where.kids:
        if clause.dep[kid] in ("xcomp", "ccomp", "advcl") and _is_infinitive(clause, kid):
            if objects and objects[0] < kid:
                return clause.left[objects[0]], clause.right[kid], -1
            if _has_subject(clause, kid):
                return clause.left[kid], clause.right[kid], -1
        if clause.dep[kid] == "ccomp" and _has_subject(clause, kid) and not _is_finite(clause, kid):
            return clause.left[kid], clause.right[kid], -1
    if objects:
        inner = [
            kid
            for kid in clause.kids[objects[0]]
            if clause.dep[kid] in ("acl", "relcl") and _is_infinitive(clause, kid)
        ]
        if inner:
            return clause.left[objects[0]], clause.right[objects[0]], -1
    return None


def _to(where: Place, _: Cues) -> Found:
    clause = where.clause
    for kid in where.kids:
        if (
            clause.dep[kid] in ("xcomp", "ccomp", "advcl", "acl")
            and _is_infinitive(clause, kid)
            and not _has_subject(clause, kid)
        ):
            marker = next(other for other in clause.kids[kid] if clause.low[other] == "to")
            return min(marker, max(clause.left[kid], where.after + 1)), clause.right[kid], -1
    return None


def _preposition(where: Place, cues: Cues) -> Found:
    clause = where.clause
    objects = [kid for kid in where.kids if clause.dep[kid] in _OBJECTS and kid > where.match.last]
    for kid in where.kids:
        if clause.low[kid] in cues.prepositions and clause.dep[kid] in (
            "prep",
            "prt",
            "mark",
            "advmod",
            "agent",
            "dative",
            "aux",
        ):
            if objects and objects[0] < kid:
                return clause.left[objects[0]], clause.right[kid], -1
            if kid <= where.after + 1 and clause.right[kid] > kid:
                return kid + 1, clause.right[kid], kid
    for thing in objects:
        for at in range(thing + 1, clause.right[thing] + 1):
            if clause.low[at] not in cues.prepositions or at >= clause.right[thing]:
                continue
            if (clause.head[at] == thing and clause.child(at, "pcomp") is not None) or clause.pos[at + 1] == "NUM":
                return clause.left[thing], clause.right[thing], -1
    return None


def _object(where: Place, cues: Cues) -> Found:
    clause = where.clause
    if where.passive:
        return _remainder(where)
    for kid in where.kids:
        if (
            clause.dep[kid] == "dobj"
            and clause.left[kid] > where.after
            and (clause.right[kid] > clause.left[kid] or clause.pos[kid] in ("NOUN", "NUM"))
        ):
            if clause.pos[kid] == "PRON" and clause.right[kid] == kid:
                continue
            return (
                clause.left[kid],
                _drawn_out(where, clause.right[kid]) if cues.kind != "speech" else clause.right[kid],
                -1,
            )
        if clause.dep[kid] in ("xcomp", "ccomp") and clause.tag[kid] == "VBG":
            return clause.left[kid], clause.right[kid], -1
    return None


def _drawn_out(where: Place, last: int) -> int:
    """The end of what is wanted, with the place and time for which it is wanted."""
    clause = where.clause
    for kid in where.kids:
        if kid > last and clause.dep[kid] in ("prep", "advmod", "npadvmod") and clause.left[kid] == last + 1:
            last = clause.right[kid]
    return last


def _remainder(where: Place) -> Found:
    """What stands behind a passive without a complement: "is expected after the vote"."""
    clause = where.clause
    first = where.match.last + 1
    if (
        first < len(clause)
        and where.kids
        and clause.dep[first] in ("prep", "advmod", "npadvmod")
        and clause.low[first] != "by"
    ):
        return first, _drawn_out(where, where.match.last), -1
    if first < len(clause) and (clause.dep[first] == "agent" or clause.low[first] == "by"):
        kid = first
        thing = clause.child(kid, "pobj")
        if thing is not None and clause.tokens[thing].entity == "DATE":
            return first, clause.right[kid], -1
    return None


def _is_infinitive(clause: Clause, verb: int) -> bool:
    return any(clause.low[kid] == "to" and clause.dep[kid] == "aux" for kid in clause.kids[verb])


def _is_finite(clause: Clause, verb: int) -> bool:
    if clause.tag[verb] in ("VBD", "VBZ", "VBP", "MD"):
        return True
    kids = clause.kids[verb]
    if any(
        clause.tag[kid] in ("VBD", "VBZ", "VBP", "MD") and clause.dep[kid] in ("aux", "auxpass", "cop") for kid in kids
    ):
        return True
    return clause.tag[verb] == "VB" and _has_subject(clause, verb) and any(clause.low[kid] == "that" for kid in kids)


def _has_subject(clause: Clause, verb: int) -> bool:
    return any(clause.dep[kid] in ("nsubj", "nsubjpass", "expl", "csubj") for kid in clause.kids[verb])


_FINDERS: tuple[tuple[str, Callable[[Place, Cues], Found]], ...] = (
    ("that", _that),
    ("as", _as),
    ("object-to", _object_to),
    ("call", _call),
    ("preposition", _preposition),
    ("to", _to),
    ("object", _object),
)
