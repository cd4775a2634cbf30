"""The nouns: frozen records that every stage speaks in. Pure data, no stage is known here."""

from muster.model.annotated import Amount, Annotated, Sentence, TimeExpression, Token
from muster.model.attribution import Attribution, CueType, Hop, Modality, Polarity, QuotationType, Speaker
from muster.model.digest import identifier, sha256
from muster.model.finding import Edition, Finding, Grade, Judgement, Side
from muster.model.measure import UNITS, Quantity
from muster.model.statement import Argument, Candidate, Kind, Provenance, Refusal, Statement, Value
from muster.model.text import Capture, Document, Mention, Quote, Span
from muster.model.time import Interval
from muster.model.view import Archived, Filter, Narrowed, Run, View

__all__ = [
    "UNITS",
    "Amount",
    "Annotated",
    "Archived",
    "Argument",
    "Attribution",
    "Candidate",
    "Capture",
    "CueType",
    "Document",
    "Edition",
    "Filter",
    "Finding",
    "Grade",
    "Hop",
    "Interval",
    "Judgement",
    "Kind",
    "Mention",
    "Modality",
    "Narrowed",
    "Polarity",
    "Provenance",
    "Quantity",
    "QuotationType",
    "Quote",
    "Refusal",
    "Run",
    "Sentence",
    "Side",
    "Span",
    "Speaker",
    "Statement",
    "TimeExpression",
    "Token",
    "Value",
    "View",
    "identifier",
    "sha256",
]
