"""Assess: a view of the ledger goes in, findings come out: what the record shows, and what nobody has said.

Every finding can be made again from the view alone: the plug-ins read no clock, no file and no network, and the order
in which documents were recorded does not matter to them.
"""

from __future__ import annotations

from typing import get_args

from muster import plugins
from muster.lexicon import Lexicon
from muster.model import Finding, View
from muster.model.finding import FindingKind

__all__ = ["findings"]

_KINDS = {kind: number for number, kind in enumerate(get_args(FindingKind))}


def findings(view: View, lexicon: Lexicon) -> tuple[Finding, ...]:
    """What every plug-in finds in ``view``, each finding once, by kind, then subject, then question.

    >>> from muster.ledger import ledger
    >>> with ledger(":memory:") as empty:
    ...     findings(empty.view(), Lexicon.load())
    ()
    """
    found = {
        finding.id: finding for plug_in in plugins.modules("assess") for finding in plug_in.findings(view, lexicon)
    }
    return tuple(sorted(found.values(), key=lambda each: (_KINDS[each.kind], each.subject, each.question, each.id)))
