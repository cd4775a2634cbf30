"""``muster lexicon``: what Muster knows before it reads."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli._terminal import loaded_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.lexicon import Lexicon


class Sort(StrEnum):
    """What to list."""

    SYSTEMS = "systems"
    ACTORS = "actors"
    OUTLETS = "outlets"
    KINDS = "kinds"
    LANGUAGES = "languages"


What = Annotated[
    Sort | None, typer.Argument(help="Which entries; all sorts are counted without it.", show_default=False)
]


def lexicon(what: What = None) -> None:
    """List the entries of the lexicon, one a line, tab between columns.

    Example:  muster lexicon systems
    """
    known = loaded_lexicon()
    if what is None:
        print(f"systems\t{len(known.weapons)}\nactors\t{len(known.actors)}\noutlets\t{len(known.outlets)}")
        print(f"kinds\t{len(known.kinds)}\nlanguages\t{len(known.languages)}\ndigest\t{known.digest}")
        return
    for line in _lines(what, known):
        print("\t".join(line))


def _lines(what: Sort, known: Lexicon) -> Iterable[tuple[str, ...]]:
    if what is Sort.SYSTEMS:
        return ((w.slug, w.name, w.class_, ",".join(w.designed_by)) for w in known.weapons.values())
    if what is Sort.ACTORS:
        return ((a.slug, a.name, a.type, a.state) for a in known.actors.values())
    if what is Sort.OUTLETS:
        return ((o.slug, o.name, o.type, o.country) for o in known.outlets.values())
    if what is Sort.KINDS:
        return ((k.name, k.definition) for k in known.kinds.values())
    return ((each.code, each.name, f"{len(each.trigger)} triggers") for each in known.languages.values())
