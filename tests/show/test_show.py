"""The front door: forms by name, each an edition of named bytes."""

from __future__ import annotations

import inspect

import pytest

from muster import plugins, show
from muster.errors import UnknownName
from muster.lexicon import Lexicon
from muster.model import Finding, View


def test_the_brief_is_what_a_reader_gets_who_asks_for_nothing_else(
    view: View, findings: list[Finding], lexicon: Lexicon
) -> None:
    assert show.edition(view, findings, lexicon).names == ("brief.html",)


def test_an_unknown_form_lists_what_there_is(view: View, lexicon: Lexicon) -> None:
    with pytest.raises(UnknownName, match=r"'breif': not known; did you mean 'brief'\?"):
        show.edition(view, [], lexicon, "breif")


@pytest.mark.parametrize("form", plugins.names("show"))
def test_every_form_keeps_the_signature_of_the_stage(form: str) -> None:
    front = list(inspect.signature(show.edition).parameters)[:3]
    assert list(inspect.signature(plugins.module("show", form).edition).parameters) == front


@pytest.mark.parametrize("form", plugins.names("show"))
def test_every_form_makes_the_same_bytes_again(
    form: str, view: View, findings: list[Finding], lexicon: Lexicon
) -> None:
    assert show.edition(view, findings, lexicon, form) == show.edition(view, findings, lexicon, form)
