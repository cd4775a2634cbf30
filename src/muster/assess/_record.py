"""What the plug-ins read of a view, in an order that does not depend on how it was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from muster.assess._lineage import Lineage, lineage
from muster.lexicon import Lexicon
from muster.model import Document, Interval, Quantity, Side, Statement, View

#: Certainties of somebody who says that it is so, with or without a hedge.
HELD = ("asserted", "hedged")


class Record(msgspec.Struct, frozen=True, eq=False):
    """A view's documents and statements with the lexicon and the documents' lineage."""

    documents: Mapping[str, Document]
    statements: tuple[Statement, ...]
    lineage: Lineage
    lexicon: Lexicon

    @classmethod
    def of(cls, view: View, lexicon: Lexicon) -> Record:
        """Everything in ``view``; statements whose document the view does not hold are left out."""
        documents = {document.id: document for document in sorted(view.documents(), key=_order)}
        place = {identifier: number for number, identifier in enumerate(documents)}
        statements = {each.id: each for each in view.statements() if each.provenance.document in documents}
        ordered = sorted(
            statements.items(), key=lambda item: (place[item[1].provenance.document], item[1].passage.span, item[0])
        )
        known = tuple(each for _, each in ordered)
        return cls(documents, known, lineage(tuple(documents.values()), lexicon), lexicon)

    @property
    def systems(self) -> tuple[str, ...]:
        """The weapon systems that statements are about, in alphabetical order."""
        return tuple(sorted({statement.system for statement in self.statements}))

    def about(self, system: str, *kinds: str) -> tuple[Statement, ...]:
        """The statements about a weapon system, of ``kinds`` where these are given."""
        return tuple(each for each in self.statements if each.system == system and (not kinds or each.kind in kinds))

    def name(self, system: str) -> str:
        """The name of a weapon system; its slug where the lexicon does not hold it."""
        weapon = self.lexicon.weapons.get(system)
        return weapon.name if weapon else system

    def document(self, statement: Statement) -> Document:
        """The document that a statement was read from."""
        return self.documents[statement.provenance.document]

    def moment(self, statement: Statement) -> Interval | None:
        """When a statement holds, or was published where it does not say."""
        return statement.time or self.document(statement).published

    def side(self, label: str, statements: Iterable[Statement], interval: Interval | None = None) -> Side:
        """One answer with the statements that give it and the independent origins behind them."""
        given = tuple(statements)
        amounts = {value for each in given if isinstance(value := each.value("amount"), Quantity)}
        return Side(
            label,
            tuple(each.id for each in given),
            tuple(self.lineage.origins(given).known),
            amounts.pop() if len(amounts) == 1 else None,
            interval,
        )


def _order(document: Document) -> tuple[date, date, str, str]:
    published = document.published
    first = published and (published.start or published.end)
    last = published and (published.end or published.start)
    return (first or date.max, last or date.max, document.url, document.id)
