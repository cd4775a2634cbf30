"""Phrases that attribute: according to, in her view, by his own account, reportedly, asked whether."""

from __future__ import annotations

from collections.abc import Iterator

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Words
from muster.annotate._attribution.leads import Lead
from muster.annotate._attribution.parentheses import floor_after
from muster.annotate._attribution.sources import kind_of, source_tokens, speaks
from muster.model import CueType, Span

_OWNED = frozenset({"in", "by", "to", "from", "on", "with"})
_BELIEFS = frozenset(
    {
        "view",
        "opinion",
        "assessment",
        "estimate",
        "estimation",
        "judgment",
        "judgement",
        "reckoning",
        "mind",
        "eye",
        "belief",
        "calculation",
        "eyes",
        "understanding",
        "interpretation",
    }
)
_LITERAL = frozenset({"word", "telling", "phrase"})
_QUESTIONED = frozenset({"whether", "if", "about", "how", "why", "what", "on", "when", "where", "who"})


def phrase_leads(clause: Clause, words: Words, floor: int, taken: list[int]) -> Iterator[Lead]:
    """The leads of a clause's prepositional cues, adverbs and interviewer's questions."""
    for at in range(floor, len(clause)):
        for phrase in words.according:
            if tuple(clause.low[at : at + len(phrase)]) == phrase:
                lead = _according(clause, words, (at, at + len(phrase) - 1), (floor, taken))
                if lead is not None:
                    yield lead
                break
        else:
            lead = _view(clause, words, at, (floor, taken)) or _adverb(clause, words, at)
            if lead is not None:
                yield lead


def _according(clause: Clause, words: Words, cue: tuple[int, int], bounds: tuple[int, list[int]]) -> Lead | None:
    first = cue[1] + 1
    if first >= len(clause):
        return None
    head = next((kid for kid in clause.kids[cue[1]] if clause.dep[kid] == "pobj" and kid > cue[1]), None)
    if head is None:
        head = _noun_after(clause, first)
    if head is None or clause.lemma[head] in words.section.standards:
        return None
    if cue[0] == cue[1] and not (_opens(clause, cue[0]) and speaks(clause, head, words)):
        return None
    _, last = source_tokens(clause, head, cue)
    source, cue_span = clause.span(first, last), clause.span(*cue)
    content = _literal(clause, cue, last) or _around(clause, (cue[0], last), clause.head[cue[0]], bounds)
    if source is None or cue_span is None or not content:
        return None
    sort = kind_of(clause, head, words)
    kind: CueType = "document" if sort == "document" else "perception" if sort == "picture" else "speech"
    if any(word in _BELIEFS for word in clause.low[cue[0] : cue[1] + 1]):
        kind = "belief"
    return Lead(clause.number, cue[0], (source,), (cue_span,), content, kind, "phrase", (clause.number, head))


def _literal(clause: Clause, cue: tuple[int, int], last: int) -> tuple[Span, ...]:
    """The quotation right behind a cue of words: "in the words of one aide, ..."."""
    if not _LITERAL & set(clause.lemma[cue[0] : cue[1] + 1]):
        return ()
    first = last + 1 + (last + 1 < len(clause) and clause.low[last + 1] == ",")
    if first >= len(clause) or clause.quote[first] < 0 or clause.quote[first] == clause.quote[cue[0]]:
        return ()
    end = max(at for at in range(first, len(clause)) if clause.quote[at] == clause.quote[first])
    span = clause.span(first, end)
    return (span,) if span else ()


def _opens(clause: Clause, at: int) -> bool:
    """Whether the token stands at the start of the clause or behind a comma."""
    return at == clause.floor or clause.low[at - 1] == ","


def _noun_after(clause: Clause, first: int) -> int | None:
    for at in range(first, min(first + 8, len(clause))):
        if clause.pos[at] in ("NOUN", "PROPN", "PRON") and (
            at + 1 >= len(clause) or clause.pos[at + 1] not in ("NOUN", "PROPN", "PART")
        ):
            return at
    return None


def _around(clause: Clause, phrase: tuple[int, int], governor: int, bounds: tuple[int, list[int]]) -> tuple[Span, ...]:
    """The clause that a phrase stands in, without the phrase."""
    floor, taken = bounds
    first, last = max(floor, floor_after(clause, phrase[0] - 1, taken)), len(clause) - 1
    opened = next((at for at in range(phrase[0] - 1, first, -1) if clause.tokens[at].text in "()"), None)
    closed = next((at for at in range(phrase[1] + 1, last + 1) if clause.tokens[at].text in "()"), None)
    if (
        opened is not None
        and closed is not None
        and clause.tokens[opened].text == "("
        and clause.tokens[closed].text == ")"
    ):
        first, last = opened + 1, closed - 1
    verb = governor
    while not clause.is_verb(verb) and clause.head[verb] != verb:
        verb = clause.head[verb]
    if (
        clause.dep[verb] == "relcl"
        and clause.left[verb] <= phrase[0] <= clause.right[verb]
        and clause.left[verb] > first
    ):
        first, last = clause.left[verb], clause.right[verb]
    for at in range(phrase[0] - 1, first, -1):
        if clause.tokens[at].text == ";" and clause.quote[at] < 0:
            first = at + 1
            break
    for at in range(phrase[1] + 1, last):
        if clause.tokens[at].text == ";" and clause.quote[at] < 0 and clause.has_clause(first, at):
            last = at - 1
            break
    if opened is not None and closed is not None and first == opened + 1:
        joined = clause.span(phrase[1] + 1, last) if phrase[1] < last else clause.span(first, phrase[0] - 1)
        return (joined,) if joined else ()
    spans = [
        clause.span(first, phrase[0] - 1) if phrase[0] > first else None,
        clause.span(phrase[1] + 1, last) if phrase[1] < last else None,
    ]
    found = tuple(span for span in spans if span is not None)
    if not found or not clause.has_clause(first, last):
        return found if any(span.end - span.start > 12 for span in found) else ()
    return found


def _view(clause: Clause, words: Words, at: int, bounds: tuple[int, list[int]]) -> Lead | None:
    if clause.lemma[at] not in words.views or clause.pos[at] != "NOUN":
        return None
    prep = clause.head[at]
    if clause.low[prep] not in _OWNED or not prep < at or clause.dep[prep] == "prt":
        return None
    owner = clause.child(at, "poss")
    if owner is None or owner < prep:
        owner = next((k for k in range(prep + 1, at) if clause.tag[k] == "PRP$"), None)
    if owner is None:
        return None
    last = owner
    if owner + 1 < at and clause.tag[owner + 1] == "POS":
        last = owner + 1
    elif clause.tag[owner] != "PRP$":
        return None
    source = clause.span(prep + 1, last)
    cue = tuple(span for span in (clause.span(prep, prep), clause.span(last + 1, at)) if span)
    end = at
    content = _literal(clause, (prep, end), end) or _around(clause, (prep, end), clause.head[prep], bounds)
    if source is None or not content or (kind_of(clause, owner, words) == "thing" and clause.tag[owner] != "PRP$"):
        return None
    kind: CueType = "belief" if clause.lemma[at] in _BELIEFS or clause.low[at] in _BELIEFS else "speech"
    return Lead(clause.number, at, (source,), cue, content, kind, "phrase", (clause.number, owner))


def _adverb(clause: Clause, words: Words, at: int) -> Lead | None:
    if clause.low[at] not in words.adverbs or clause.quote[at] >= 0:
        return None
    verb = clause.head[at]
    while not clause.is_verb(verb) and clause.head[verb] != verb:
        verb = clause.head[verb]
    if not clause.is_verb(verb):
        return None
    first = at - 1 if at > 0 and clause.pos[at - 1] == "AUX" else at
    low, high = clause.left[verb], clause.right[verb]
    spans = [clause.span(low, first - 1) if low < first else None, clause.span(at + 1, high) if high > at else None]
    content = tuple(span for span in spans if span is not None)
    cue = clause.span(first, at)
    if not content or cue is None:
        return None
    return Lead(clause.number, at, (), (cue,), content, "speech", "adverb", hedged=True)


def question(clause: Clause, words: Words, at: int) -> Lead | None:
    if clause.lemma[at] not in words.questions or clause.tag[at] not in ("VBN", "VBD") or at + 1 >= len(clause):
        return None
    if at > 1 or (at == 1 and clause.low[0] not in ("when", "once", "if")):
        return None
    opener = at + 1
    if clause.low[opener] not in _QUESTIONED:
        ahead = range(at + 2, min(at + 16, len(clause)))
        opener = next((k for k in ahead if clause.low[k] in ("whether", "if", "about")), opener)
    if clause.low[opener] not in _QUESTIONED:
        return None
    end = next(
        (
            k
            for k in range(at + 1, len(clause))
            if clause.tokens[k].text == "," and clause.head[k] not in range(opener, k)
        ),
        None,
    )
    if end is None:
        return None
    prep = clause.low[opener] in ("about", "on")
    content = clause.span(opener + prep, end - 1)
    cue = clause.span(at, opener if prep and opener == at + 1 else at)
    if content is None or cue is None:
        return None
    return Lead(clause.number, at, (), (cue,), (content,), "speech", "question", publisher=True)
