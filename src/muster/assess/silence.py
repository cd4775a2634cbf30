"""Silence: what nobody in the record answers. A question goes as soon as a statement answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from muster.assess._claims import plain
from muster.assess._record import Record
from muster.assess._wording import counted, countries, sentence
from muster.lexicon import Lexicon
from muster.model import Annotated, Finding, Statement, View

#: What is counted when the number of systems is given.
WHOLE = (
    "systems",
    "systems-operational",
    "launchers",
    "squadrons",
    "batteries",
    "brigades",
    "regiments",
    "divisions",
)
#: Steps whose place is not where the system stands: of a test or a strike it may be the target.
ELSEWHERE = ("tested", "used", "withdrawn", "denied-deployment")
#: Sorts of places that do not say where in a country.
LARGE = ("country", "area", "sea")
#: Under an if, nothing is answered.
ANSWERS = ("asserted", "hedged", "planned")


class Asked(NamedTuple):
    """A view with its record: what an answer is looked for in."""

    view: View
    record: Record
    read: dict[str, Annotated]

    def annotated(self, identifier: str) -> Annotated:
        """A document's annotations, read once."""
        if identifier not in self.read:
            self.read[identifier] = self.view.annotated(identifier)
        return self.read[identifier]


def findings(view: View, lexicon: Lexicon) -> Iterable[Finding]:
    """One finding per weapon system and open question."""
    record = Record.of(view, lexicon)
    asked = Asked(view, record, {})
    for system in record.systems:
        statements = record.about(system)
        documents = {each.provenance.document for each in statements}
        for topic, question, missing, answers in QUESTIONS:
            if not any(each.certainty in ANSWERS and answers(each, asked) for each in statements):
                name = record.name(system)
                speak = f"{counted(len(documents), 'document')} speak{'s' if len(documents) == 1 else ''} of {name}"
                reason = sentence([speak, f"nobody {missing}"])
                yield Finding("silence", question.format(name=name), (system, topic), (), reason)


def _number(statement: Statement, _: Asked) -> bool:
    return statement.kind == "count" and statement.value("attribute") in WHOLE


def _unit(statement: Statement, asked: Asked) -> bool:
    """Whether the words of the statement name a part of some state's armed forces."""
    actors = asked.record.lexicon.actors
    for mention in asked.annotated(statement.provenance.document).mentions_of("body"):
        body = actors.get(mention.entity or "")
        if body and body.class_ == "armed-forces" and body.parent and statement.passage.span.covers(mention.span):
            return True
    return False


def _place(statement: Statement, asked: Asked) -> bool:
    if statement.kind not in ("status", "basing", "count") or statement.value("status") in ELSEWHERE:
        return False
    places = (plain(statement.value(role)) for role in ("place", *(("value",) if statement.kind == "basing" else ())))
    return any(place and not _coarse(place, asked.record.lexicon) for place in places)


def _coarse(place: str, lexicon: Lexicon) -> bool:
    """Whether a place is a country, or larger than one."""
    known = lexicon.gazetteer.find(place)[:1]
    return place.casefold() in countries(lexicon) or any(each.kind in LARGE for each in known)


def _date(statement: Statement, _: Asked) -> bool:
    return statement.kind == "status" and statement.time is not None


def _control(statement: Statement, _: Asked) -> bool:
    return statement.kind == "control"


class Question(NamedTuple):
    """An open question: its topic, its words, what is missing, and which statement answers it."""

    topic: str
    question: str
    missing: str
    answers: Callable[[Statement, Asked], bool]


QUESTIONS = (
    Question("number", "How many {name} systems are there?", "says how many there are", _number),
    Question("unit", "Which unit has {name}?", "names a unit that has it", _unit),
    Question("place", "Where does {name} stand?", "says where it stands more closely than by naming a country", _place),
    Question("date", "When did what is said of {name} happen?", "dates what happened", _date),
    Question("control", "Who decides over {name}?", "says who decides over it", _control),
)
