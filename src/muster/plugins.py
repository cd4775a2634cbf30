"""The folder is the registry: a plug-in is a module with the one function of its stage.

A module in a stage's folder whose name starts with an underscore is the stage's own machinery. Outsiders add theirs
under the entry-point group ``muster.<stage>``; an outside name never hides one of ours.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType

from muster.errors import UnknownName

#: The one function that a plug-in of each stage has.
FUNCTIONS = {
    "collect": "captures",
    "read": "document",
    "annotate": "annotated",
    "extract": "candidates",
    "ledger": "ledger",
    "assess": "findings",
    "show": "edition",
}


@cache
def names(stage: str) -> tuple[str, ...]:
    """The names of a stage's plug-ins, ours first, each group in alphabetical order; loads none of them.

    >>> "folder" in names("collect")
    True

    Raises:
        UnknownName: there is no such stage.
    """
    if stage not in FUNCTIONS:
        raise UnknownName("stage", stage, FUNCTIONS)
    package = importlib.import_module(f"muster.{stage}")
    ours = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_"))
    theirs = sorted(point.name for point in entry_points(group=f"muster.{stage}") if point.name not in ours)
    return (*ours, *theirs)


@cache
def module(stage: str, name: str) -> ModuleType:
    """The plug-in ``name`` of ``stage``.

    Raises:
        UnknownName: the stage has no plug-in of that name.
    """
    if name not in names(stage):
        raise UnknownName(f"{stage} plug-in", name, names(stage))
    outside = {point.name: point for point in entry_points(group=f"muster.{stage}")}
    package = importlib.import_module(f"muster.{stage}")
    if name in {m.name for m in pkgutil.iter_modules(package.__path__)}:
        return importlib.import_module(f"muster.{stage}.{name}")
    loaded: ModuleType = outside[name].load()
    return loaded


def modules(stage: str) -> tuple[ModuleType, ...]:
    """Every plug-in of ``stage``."""
    return tuple(module(stage, name) for name in names(stage))
