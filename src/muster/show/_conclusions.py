"""Which of Muster's conclusions stand on the first screen, under which heading, and which with their system."""

from __future__ import annotations

import msgspec

from muster.model import Finding
from muster.show import _words as words
from muster.show._record import Record

#: Findings of one kind that stand open; the rest unfold.
MOST = 4
#: Kinds of claims whose origins matter on the first screen.
_CENTRAL = ("status", "basing", "count", "capability")
TITLES = {
    "reference": "Does not fit the referenced figures",
    "physics": "Cannot be true together",
    "conflict": "Contradictions",
    "origins": "One claim, several documents: how many origins",
    "change": "New",
    "reach": "Reach of a claimed range",
    "sourcing": "Who stands behind it",
    "silence": "What nobody says",
    "fits": "Fits the referenced figures",
    "history": "History",
}
_NOUNS = {
    "reference": ("claim that does not fit the referenced figures", "claims that do not fit the referenced figures"),
    "physics": ("set of claims that cannot be true together", "sets of claims that cannot be true together"),
    "conflict": ("contradiction between statements", "contradictions between statements"),
    "silence": ("question that nobody answers", "questions that nobody answers"),
}


class Group(msgspec.Struct, frozen=True):
    """Conclusions of one sort under their heading: those that stand open, and those that unfold."""

    title: str
    open: tuple[Finding, ...]
    folded: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them."""
        return self.open + self.folded


def front(record: Record) -> tuple[Group, ...]:
    """What a reader in a hurry must not miss: what does not fit, what contradicts, what nobody says."""
    told = _ordered([finding for finding in record.findings if _belongs_in_front(finding, record)], record)
    return tuple(group for kind in TITLES if kind != "silence" and (group := _group(kind, told)).open)


def silences(record: Record) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """The open questions of each system, those of the most stated system first."""
    asked = ((system, record.findings_of(system, "silence")) for system in record.systems)
    return tuple((system, findings) for system, findings in asked if findings)


def beside(record: Record, system: str) -> tuple[Group, ...]:
    """What stands with its system only: figures that fit, and how many origins stand behind the other claims."""
    told = [
        finding
        for finding in record.findings_of(system, "reference", "origins")
        if not _belongs_in_front(finding, record)
    ]
    fits, origins = _group("fits", _ordered(told, record)), _group("origins", _ordered(told, record))
    groups = (fits, Group("How many origins stand behind each claim", origins.open, origins.folded))
    return tuple(group for group in groups if group.open)


def in_a_sentence(record: Record) -> str:
    """The conclusions counted, empty where there are none."""
    told = [(_sort(finding)) for finding in record.findings]
    counts = [words.number(told.count(kind), *nouns) for kind, nouns in _NOUNS.items() if kind in told]
    return f"Muster notes {words.listed(counts, 9)}." if counts else ""


def _group(kind: str, findings: list[Finding]) -> Group:
    some = tuple(finding for finding in findings if _sort(finding) == kind)
    return Group(TITLES[kind], some[:MOST], some[MOST:])


def _sort(finding: Finding) -> str:
    return "fits" if finding.kind == "reference" and not is_misfit(finding) else finding.kind


def _ordered(findings: list[Finding], record: Record) -> list[Finding]:
    """The most stated system first, then what rests on the most documents."""
    systems = {system: number for number, system in enumerate(record.systems)}
    rank = {finding.id: systems.get(finding.subject[0] if finding.subject else "", -1) for finding in findings}
    return sorted(findings, key=lambda finding: (rank[finding.id], -_documents(finding, record)))


def _documents(finding: Finding, record: Record) -> int:
    return len({entry.document.id for entry in record.known(finding.statements)})


def is_misfit(finding: Finding) -> bool:
    """Whether a comparison with referenced figures is shown as a misfit: unless its reason says that the claim fits."""
    return " fits " not in finding.reason


def _belongs_in_front(finding: Finding, record: Record) -> bool:
    match finding.kind:
        case "history":
            return False
        case "reference":
            return is_misfit(finding)
        case "origins":
            return set(finding.subject[1:2]) <= set(_CENTRAL) and _documents(finding, record) > 1
        case "sourcing":
            return not finding.subject or not any(
                other.kind == "sourcing" and not other.subject for other in record.findings
            )
    return True
