"""Show: a view and its findings go in, an edition comes out: files ready to be written.

Every form is a plug-in with one function, :func:`edition`. None reads a clock, opens a file of the reader's or touches
a network, so the same view and findings give the same bytes. The caller writes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from muster import plugins
from muster.lexicon import Lexicon
from muster.model import Edition, Finding, View


def edition(view: View, findings: Sequence[Finding], lexicon: Lexicon, form: str = "brief") -> Edition:
    """The record in one of its forms: ``brief`` (one HTML page), ``digest`` (plain text), ``table`` (CSV and JSON).

    >>> from muster import plugins
    >>> plugins.names("show")[:3]
    ('brief', 'digest', 'table')

    Raises:
        UnknownName: there is no such form; lists what there is.
    """
    made: Edition = plugins.module("show", form).edition(view, findings, lexicon)
    return made
