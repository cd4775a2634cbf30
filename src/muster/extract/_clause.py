"""Distances in a dependency tree, with a toll for every clause that has to be left.

The unit is an edge of the parse; leaving or entering a clause (a complement, relative, adverbial or coordinated
clause) costs :data:`TOLL` more. What hangs together with a predicate is near it, however many words lie between.
"""

from __future__ import annotations

from collections.abc import Iterable

from muster.model import Sentence

CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "csubjpass"})
TOLL = 3
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
PREDICATES = frozenset({"VERB", "AUX"})


def distance(sentence: Sentence, one: int, other: int) -> int:
    """The cost of the path between two tokens.

    Edges out of relative clauses to their own noun are free of toll: the noun is an argument of the clause.
    """
    up_one = (one, *sentence.ancestors(one))
    up_other = (other, *sentence.ancestors(other))
    common = next((index for index in up_one if index in up_other), sentence.root)
    return _climb(sentence, up_one, common) + _climb(sentence, up_other, common)


def _climb(sentence: Sentence, path: tuple[int, ...], top: int) -> int:
    cost = 0
    for index in path:
        if index == top:
            break
        token = sentence.tokens[index]
        cost += 1
        if token.dep in CLAUSES and not (token.dep in ("relcl", "acl") and sentence.tokens[token.head].pos != "VERB"):
            cost += TOLL
        elif token.dep == "conj" and token.pos in PREDICATES:
            has_own_subject = any(sentence.tokens[child].dep in SUBJECTS for child in sentence.children(index))
            cost += TOLL if has_own_subject else 0
    return cost


def in_another_main_clause(sentence: Sentence, one: int, other: int) -> bool:
    """Whether two tokens stand in coordinated clauses with a subject each: "X was shown in May, and Y was sold"."""
    up_one = (one, *sentence.ancestors(one))
    up_other = (other, *sentence.ancestors(other))
    common = next((index for index in up_one if index in up_other), sentence.root)
    below = {*up_one[: up_one.index(common)], *up_other[: up_other.index(common)]}
    return any(
        sentence.tokens[index].dep == "conj"
        and sentence.tokens[index].pos in PREDICATES
        and any(sentence.tokens[child].dep in SUBJECTS for child in sentence.children(index))
        for index in below
    )


def head_of(sentence: Sentence, indices: Iterable[int]) -> int:
    """The token among ``indices`` that governs the others, or the first that none of them governs."""
    chosen = sorted(set(indices))
    inside = set(chosen)
    return next((i for i in chosen if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i), chosen[0])


def predicate_of(sentence: Sentence, index: int) -> int:
    """The nearest verb at or above ``index``; ``index`` itself where there is none."""
    for candidate in (index, *sentence.ancestors(index)):
        if sentence.tokens[candidate].pos in PREDICATES:
            return candidate
    return index


def clause_of(sentence: Sentence, index: int) -> frozenset[int]:
    """The tokens of the clause that ``index`` stands in: its predicate and what it governs, other clauses aside."""
    top = predicate_of(sentence, index)
    found, queue = {top}, [top]
    while queue:
        for child in sentence.children(queue.pop()):
            token = sentence.tokens[child]
            other = token.dep in CLAUSES or (token.dep == "conj" and token.pos in PREDICATES)
            if not other and child not in found:
                found.add(child)
                queue.append(child)
    return frozenset(found)


def subjects_of(sentence: Sentence, predicate: int) -> tuple[int, ...]:
    """The subjects of a verb, its own or, where it has none, those of the verb it is coordinated or controlled by.

    >>> from muster.model import Span, Token
    >>> tubes = Token(Span(0, 5), "Tubes", "tube", "NOUN", "NNS", "nsubj", 1)
    >>> arrived = Token(Span(6, 13), "arrived", "arrive", "VERB", "VBD", "ROOT", 1)
    >>> subjects_of(Sentence(Span(0, 13), 0, (tubes, arrived)), 1)
    (0,)
    """
    for verb in (predicate, *sentence.ancestors(predicate)):
        own = tuple(c for c in sentence.children(verb) if sentence.tokens[c].dep in ("nsubj", "nsubjpass"))
        if own:
            return own
        if sentence.tokens[verb].dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dobj", "attr"):
            break
    return ()


def agents_of(sentence: Sentence, predicate: int) -> tuple[int, ...]:
    """Who does it: the active subjects, the by-phrase of a passive, the owner or the of-phrase of a noun."""
    found: list[int] = []
    for child in sentence.children(predicate):
        token = sentence.tokens[child]
        if token.dep == "agent":
            found += [c for c in sentence.children(child) if sentence.tokens[c].dep == "pobj"]
        elif token.dep == "poss":
            found.append(child)
    if sentence.tokens[predicate].pos in PREDICATES:
        found += [s for s in subjects_of(sentence, predicate) if sentence.tokens[s].dep == "nsubj"]
    return tuple(found)


def recipients_of(sentence: Sentence, giving: int) -> tuple[int, ...]:
    """Whom a verb or noun of giving gives to: its indirect object, or what stands after its "to"."""
    found: list[int] = []
    for child in sentence.children(giving):
        token = sentence.tokens[child]
        if token.dep in ("dative", "iobj") and token.pos != "ADP":
            found.append(child)
        elif token.lemma == "to" and token.dep in ("prep", "dative"):
            found += [c for c in sentence.children(child) if sentence.tokens[c].dep == "pobj"]
    return tuple(found)
