"""The brief: one HTML file that answers first, shows the words behind every number, and loads nothing."""

from __future__ import annotations

from collections.abc import Sequence

from muster.lexicon import Lexicon
from muster.model import Edition, Finding, View
from muster.show._page import page
from muster.show._record import Record


def edition(view: View, findings: Sequence[Finding], lexicon: Lexicon) -> Edition:
    """``brief.html``, self-contained, for screen and print; without the drawing library its charts are tables only."""
    html = page(Record(view, findings, lexicon))
    return Edition((("brief.html", html.encode("utf-8", "xmlcharrefreplace")),))
