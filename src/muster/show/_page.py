"""From a record to the page: everything a template shows is gathered here, and escaped there without exception."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from muster.model import Document, Finding
from muster.show import _charts as charts
from muster.show import _conclusions as conclusions
from muster.show import _sentences as sentences
from muster.show import _times as times
from muster.show import _words as words
from muster.show._answer import Answer, answers
from muster.show._figures import Panel, panels
from muster.show._grounds import grounds
from muster.show._marked import Piece, paragraphs
from muster.show._matrix import Matrix, matrices
from muster.show._record import Entry, Record

#: Cards of the first screen that stand open; the rest unfold.
CARDS = 6
TEMPLATES = Path(__file__).parent / "templates"


class Section(msgspec.Struct, frozen=True):
    """All that the page shows of one system."""

    slug: str
    name: str
    sort: str
    entries: tuple[Entry, ...]
    answers: tuple[Answer, ...]
    history: tuple[Entry, ...]
    timeline: Markup
    matrices: tuple[Matrix, ...]
    panels: tuple[tuple[Panel, Markup], ...]
    conclusions: tuple[conclusions.Group, ...]
    sourcing: tuple[Finding, ...]
    grounds: tuple[tuple[str, tuple[Entry, ...]], ...]


class Text(msgspec.Struct, frozen=True):
    """A document as the page shows it: its text in marked pieces where statements were read from it."""

    document: Document
    entries: tuple[Entry, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(record: Record) -> str:
    """The whole brief as HTML."""
    sections = tuple(_section(record, system) for system in record.systems)
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            record=record,
            sections=sections,
            minute=sentences.minute(record),
            front=conclusions.front(record),
            conclusions=conclusions.in_a_sentence(record),
            silences=conclusions.silences(record),
            shown=[(section, one) for section in sections for one in section.answers or (None,)],
            cards=CARDS,
            texts=[_text(record, document) for document in record.documents],
            refusals=record.view.refusals(),
            kinds=record.lexicon.kinds,
            can_draw=charts.can_draw(),
            css=Markup((TEMPLATES / "brief.css").read_text("utf-8")),  # noqa: S704, our own style sheet
            sentences=sentences,
            times=times,
            words=words,
        )
    )


def history(record: Record, system: str) -> tuple[Entry, ...]:
    """The status statements about a system in the order of time; where they say no time, of publication."""
    return tuple(
        sorted(
            record.of(system, "status"), key=lambda entry: (entry.sort_date == date.min, entry.sort_date, entry.number)
        )
    )


def _section(record: Record, system: str) -> Section:
    name, past = record.names.system(system), history(record, system)
    labels = [f"{sentences.headline(record, entry)}: {record.speaker(entry)}" for entry in past]
    timeline = charts.timeline(past, labels)
    figures = panels(record, system)
    return Section(
        system,
        name,
        record.names.system_class(system),
        record.of(system),
        answers(record, system),
        past,
        _drawn(timeline, f"{name}: when each status is said to hold"),
        matrices(record, system),
        tuple((panel, _drawn(charts.figures(panel), f"{name}: claimed {panel.attribute}")) for panel in figures),
        conclusions.beside(record, system),
        record.findings_of(system, "sourcing"),
        grounds(record, system),
    )


def _drawn(spec: charts.Spec | None, label: str) -> Markup:
    """The chart as markup: the one piece of the page that the template does not escape, because Vega has."""
    return Markup(charts.drawn(spec, label)) if spec and charts.can_draw() else Markup()  # noqa: S704


def _text(record: Record, document: Document) -> Text:
    entries = record.read_from(document)
    annotated = record.view.annotated(document.id) if entries else None
    return Text(document, entries, paragraphs(annotated, entries) if annotated else ())
