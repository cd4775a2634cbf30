"""What two statements have in common when they say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from muster.assess._wording import state_name
from muster.lexicon import Lexicon
from muster.model import Interval, Quantity, Statement, Value

#: Kinds whose claims are about one place and one operator. Statements that leave these open are claims of their own:
#: "deployed" without a place does not corroborate "deployed in Velmar".
SCENE: dict[str, tuple[str, ...]] = {"status": ("operator", "place"), "count": ("operator", "place")}

Key = tuple[str, ...]


def claims(statements: Iterable[Statement], lexicon: Lexicon) -> dict[Key, tuple[Statement, ...]]:
    """Statements by claim: system, kind, certainty, the roles that identify a claim of the kind, then the scene."""
    found: dict[Key, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[key(statement, lexicon)].append(statement)
    return {each: tuple(found[each]) for each in sorted(found)}


def key(statement: Statement, lexicon: Lexicon) -> Key:
    """What names the claim that a statement makes."""
    kind = lexicon.kinds.get(statement.kind)
    roles = (*(kind.key if kind else ()), *SCENE.get(statement.kind, ()))
    return (statement.system, statement.kind, statement.certainty, *(plain(statement.value(role)) for role in roles))


def plain(value: Value | None) -> str:
    """A value as text by which equal ones are equal: amounts in their base unit, words without regard to case.

    >>> plain(Quantity(0.5, 0.5, "t")) == plain(Quantity(500.0, 500.0, "kg"))
    True
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Quantity):
        base = value.base
        return str(Quantity(base.low, base.high, base.unit))
    if isinstance(value, Interval):
        return value.edtf
    folded = " ".join(value.casefold().split())
    # A code, such as a state's, keeps its capitals.
    return value if len(value) == 2 and value.isupper() else folded.removeprefix("the ")


def worded(statement: Statement, lexicon: Lexicon) -> str:
    """What a statement claims, in a few words: ``combat-duty``, ``range up to 500 km``, ``developer: Borduria``."""
    kind = lexicon.kinds.get(statement.kind)
    parts: list[str] = []
    for role in kind.key if kind else ():
        value = statement.value(role)
        if isinstance(value, bool):
            parts[:] = ["" if value else "not", *parts]
        elif isinstance(value, str):
            parts.append(state_name(value, lexicon) if role in ("value", "actor") else value)
        elif value is not None:
            parts.append(value.edtf if isinstance(value, Interval) else str(value))
    if statement.kind in ("origin", "control", "count", "reaction") and len(parts) > 1:
        return f"{parts[0]}: {' '.join(parts[1:])}"
    return " ".join(part for part in parts if part) or statement.kind
