"""Answers as plain sentences."""

from __future__ import annotations

from muster.show import _times as times
from muster.show import _words as words
from muster.show._answer import Answer, answers, is_to_come
from muster.show._record import Entry, Record

#: Sentences of the first paragraph.
SENTENCES = 4
_BEFORE = {"denied": "Denied", "planned": "Planned", "hypothetical": "Only under a condition"}


def minute(record: Record) -> tuple[tuple[tuple[str, Entry], ...], tuple[str, ...]]:
    """What fits into a minute: sentences with the statement that leads each, then the systems left out.

    Of a system the best attested answer, and one more where it is not a mere possibility.
    """
    sentences: list[tuple[str, Entry]] = []
    rest: list[str] = []
    for system in record.systems:
        found = answers(record, system)
        if not found or len(sentences) >= SENTENCES:
            rest.append(record.names.system(system))
            continue
        also = [one for one in found[1:2] if one.lead.statement.certainty != "hypothetical"]
        sentences += [(in_a_sentence(one, record), one.lead) for one in (found[0], *also)]
    return tuple(sentences[:SENTENCES]), tuple(rest)


def in_a_sentence(answer: Answer, record: Record) -> str:
    """One plain sentence: who says what of what, where, when, on what grounds, and whether it is disputed."""
    name = record.names.system(answer.system)
    operator = f" (operator: {answer.operator})" if answer.operator else ""
    grounds = f"{words.number(answer.documents, 'document')}, {origins(answer.origins)}"
    dispute = "; disputed" if answer.disputed else ""
    when = times.when_phrase(answer.lead.statement.time)
    return f"{name}: {_said(answer, record)}{operator}; {when}; {grounds}{dispute}."


def _said(answer: Answer, record: Record) -> str:
    """Who says it and what: "said by Ada Quill to be on combat duty in Belarus"."""
    statement, speakers = answer.lead.statement, words.listed(list(answer.speakers), 2)
    place = record.names.place(str(statement.value("place") or ""))
    where = f" {words.place_phrase(place)}" if place else ""
    if statement.kind == "basing":
        now = later = f"be kept {words.place_phrase(record.names.place(str(statement.value('value'))))}"
    else:
        _, now, later = words.state(statement)
        now, later = f"{now}{where}", f"{later}{where}"
    if statement.certainty == "denied" or statement.value("status") == "denied-deployment":
        return f"said by {speakers} not to {now}"
    if statement.certainty == "hypothetical":
        return f"spoken of by {speakers} as a possibility only: to {later}"
    reservation = ", with a reservation," if statement.certainty == "hedged" else ""
    return f"said by {speakers}{reservation} to {f'be due to {later}' if is_to_come(answer.lead) else now}"


def headline(record: Record, lead: Entry) -> str:
    """A claim in a few words; what is not said to be so says that it is not."""
    statement = lead.statement
    if statement.kind != "status":
        return record.names.claim(statement)
    place = record.names.place(str(statement.value("place") or ""))
    claim = f"{words.state(statement)[0]}{f' {words.place_phrase(place)}' if place else ''}"
    if statement.value("status") in ("planned", "denied-deployment") or statement.certainty not in _BEFORE:
        return claim
    return f"{_BEFORE[statement.certainty]}: {claim[0].lower()}{claim[1:]}"


def origins(count: int) -> str:
    """How many independent origins are established, in words.

    >>> origins(0), origins(2)
    ('no independent origin established', 'two independent origins established')
    """
    return f"{words.number(count, 'independent origin') if count else 'no independent origin'} established"
