"""Corroboration: how many independent origins stand behind a claim, which is not how many outlets carry it."""

from __future__ import annotations

from collections.abc import Iterable

from muster.assess._claims import SCENE, claims, worded
from muster.assess._record import Record
from muster.assess._wording import counted, listed, state_name
from muster.lexicon import Lexicon
from muster.model import Finding, Side, Statement, View


def findings(view: View, lexicon: Lexicon) -> Iterable[Finding]:
    """For each claim, one side per independent origin and one for the documents whose lineage is not recorded."""
    record = Record.of(view, lexicon)
    for key, statements in claims(record.statements, lexicon).items():
        yield _finding(record, key, statements)


def _finding(record: Record, key: tuple[str, ...], statements: tuple[Statement, ...]) -> Finding:
    first = statements[0]
    origins = record.lineage.origins(statements)
    sides = [Side(_name(root, record), given, (root,)) for root, given in origins.known.items()]
    if origins.unknown:
        sides.append(Side("lineage not recorded", origins.unknown))
    where = (first.value(role) for role in SCENE.get(first.kind, ()))
    scene = [state_name(value, record.lexicon) for value in where if isinstance(value, str)]
    claim = ", ".join([f"{first.kind} {worded(first, record.lexicon)}", *scene, first.certainty])
    question = f"How many independent origins stand behind this claim about {record.name(first.system)}: {claim}?"
    return Finding("origins", question, key, tuple(sides), _reason(record, statements))


def _reason(record: Record, statements: tuple[Statement, ...]) -> str:
    origins = record.lineage.origins(statements)
    carriers = {each.id: each.provenance.document for each in statements}
    documents = dict.fromkeys(carriers.values())
    number = len(origins.known)
    many = counted(len(documents), "document")
    if not number:
        if len(documents) == 1:
            return "One document, lineage not recorded: no independent origin is established."
        texts = len({record.lineage.texts[document] for document in documents})
        same = f", {counted(texts, 'text')}" if texts < len(documents) else ""
        return f"{many}{same}, lineage not recorded: no independent origin is established."
    names = listed((_name(root, record) for root in origins.known), limit=6)
    reason = f"{many[0].upper()}{many[1:]}, {counted(number, 'origin')} ({names})"
    settled = {carriers[identifier] for given in origins.known.values() for identifier in given}
    unknown = len(set(documents) - settled)
    if unknown:
        reason += f"; {counted(unknown, 'document')} of unrecorded lineage add{'s' if unknown == 1 else ''} none"
    return reason + "."


def _name(root: str, record: Record) -> str:
    slug = root.removeprefix("agency:")
    outlet = record.lexicon.outlets.get(slug)
    return outlet.name if outlet else slug
