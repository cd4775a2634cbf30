"""Sources: who governs a cue, how far the noun phrase goes, and whether it is somebody who can speak."""

from __future__ import annotations

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Words
from muster.lexicon._attribution_words import Cues
from muster.model import Span

_SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PRONOUNS = frozenset({"i", "he", "she", "they", "we", "you", "who", "it"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NON_FINITE = ("advcl", "xcomp", "acl", "pcomp", "prep", "dep", "ccomp")


def subject(clause: Clause, verb: int) -> int | None:
    """The token that governs ``verb``: its own subject, else that of the verb it is joined or subordinated to."""
    for _ in range(6):
        own = [kid for kid in clause.kids[verb] if clause.dep[kid] in _SUBJECTS]
        if own:
            return min(own, key=lambda kid: abs(kid - verb))
        head = clause.head[verb]
        if head == verb:
            return None
        if clause.dep[verb] == "acl" and clause.tag[verb] == "VBG" and not clause.is_verb(head):
            return head
        if clause.dep[verb] == "pcomp" and clause.dep[head] == "prep":
            verb = head
            head = clause.head[verb]
        if not clause.is_verb(head):
            return None
        if clause.dep[verb] != "conj" and clause.dep[verb] not in _NON_FINITE:
            return None
        verb = head
    return None


def antecedent(clause: Clause, index: int, verb: int) -> int | None:
    """The noun that a relative pronoun stands for, where ``index`` is one that governs ``verb``."""
    if clause.low[index] not in ("who", "which", "that") or clause.tag[index] not in ("WP", "WDT", "IN"):
        return None
    while clause.dep[verb] in ("conj", "xcomp") and clause.head[verb] != verb:
        verb = clause.head[verb]
    return clause.head[verb] if clause.dep[verb] == "relcl" else None


def source_tokens(clause: Clause, head: int, cue: tuple[int, int]) -> tuple[int, int]:
    """First and last token of the noun phrase around ``head``, kept off the cue and out of quotations that follow."""
    first, last = max(clause.left[head], min(clause.floor, head)), clause.right[head]
    while (
        clause.dep[head] == "compound"
        and first > clause.floor
        and clause.pos[first - 1] in ("DET", "ADJ", "NOUN", "PROPN")
    ):
        first -= 1
    if head < cue[0]:
        last = min(last, cue[0] - 1)
    elif head > cue[1]:
        first = max(first, cue[1] + 1)
    quote = clause.quote[head]
    at = head
    while at > first and not _leaves(clause, at - 1, quote):
        at -= 1
    first = at
    at = head
    while at < last and not (
        _leaves(clause, at + 1, quote) or _resumes(clause, at + 1, head) or _is_called(clause, at + 1, head)
    ):
        at += 1
    return first, at


def _is_called(clause: Clause, at: int, head: int) -> bool:
    """Whether "as ..." begins behind an agent, which says what the content is called and not who the agent is."""
    return clause.low[at] == "as" and clause.head[at] == head and clause.dep[clause.head[head]] == "agent"


def _leaves(clause: Clause, at: int, quote: int) -> bool:
    """Whether the token lies in another quotation long enough to be speech, or behind a semicolon."""
    if clause.tokens[at].text in (";", ":"):
        return True
    return clause.quote[at] != quote and clause.spoken[at]


def _resumes(clause: Clause, at: int, head: int) -> bool:
    """Whether a participle after a comma starts something that the noun phrase does not own: ", adding that"."""
    return (
        clause.tokens[at].text in (",", "—", "–", "-") and at + 1 < len(clause) and _starts_aside(clause, at + 1, head)
    )


def _starts_aside(clause: Clause, at: int, head: int) -> bool:
    if clause.tag[at] == "VBG":
        return clause.head[at] != head
    return clause.low[at] == "as" and at + 1 < len(clause) and clause.tag[at + 1] in ("VBN", "VBD", "RB")


def source_spans(clause: Clause, head: int, verb: int, cue: tuple[int, int]) -> tuple[Span, ...]:
    """The spans of a source; a relative pronoun brings the noun phrase it stands for."""
    noun = antecedent(clause, head, verb)
    if noun is None:
        span = clause.span(*source_tokens(clause, head, cue))
        return (span,) if span else ()
    first, last = source_tokens(clause, noun, cue)
    span = clause.span(first, min(last, head))
    return (span,) if span else ()


def speaks(clause: Clause, head: int, words: Words) -> bool:
    """Whether the token heads a noun phrase that can say something: a name, a person, a body, a document."""
    low, lemma = clause.low[head], clause.lemma[head]
    if any(clause.dep[kid] == "appos" and clause.tokens[kid].entity == "PERSON" for kid in clause.kids[head]):
        return True
    if low in _PRONOUNS or lemma in words.people or lemma in words.bodies or lemma in words.documents:
        return True
    if low in words.parts and clause.pos[head] in ("NUM", "PRON", "ADJ", "DET", "NOUN"):
        return True
    if clause.tokens[head].entity in _SPEAKERS or clause.pos[head] == "PROPN":
        return True
    if low.endswith(("body", "one")) and clause.pos[head] == "PRON":
        return True
    return lemma.endswith(("ist", "man", "woman", "person")) and clause.pos[head] == "NOUN"


def kind_of(clause: Clause, head: int, words: Words) -> str:
    """What sort of source a token heads: document, picture, speaker or thing."""
    lemma = clause.lemma[head]
    if lemma in words.pictures and clause.pos[head] != "PROPN":
        return "picture"
    if is_document(clause, head, words) and clause.pos[head] != "PROPN" and lemma not in words.people:
        return "document"
    return "speaker" if speaks(clause, head, words) else "thing"


def is_document(clause: Clause, head: int, words: Words) -> bool:
    """Whether a token heads the name of something written: "a letter", "a briefing paper", "a paper sent to them"."""
    lemma = clause.lemma[head]
    if lemma in words.documents:
        return True
    if lemma not in words.writings:
        return False
    return any(
        (clause.dep[kid] == "compound" and clause.pos[kid] == "NOUN" and kid < head)
        or (clause.dep[kid] == "prep" and clause.low[kid] in ("of", "by", "from", "on") and kid > head)
        or clause.dep[kid] == "acl"
        for kid in clause.kids[head]
    )


def fits(cues: Cues, kind: str) -> bool:
    """Whether a cue may be governed by a source of ``kind``."""
    if cues.governor == "any":
        return True
    if cues.governor == "speaker":
        return kind in ("speaker", "document")
    return kind in ("document", "picture") if cues.governor == "picture" else kind == "document"
