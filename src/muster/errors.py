"""Every error Muster raises, each a class that takes typed facts and writes its own sentence.

The sentence reads ``<where>: <what>; <what there is or what to do>``, lower case, values in quotes.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class MusterError(Exception):
    """Something Muster has to tell its user; ``exit_status`` is what the command line ends with."""

    exit_status = 1


class UsageError(MusterError):
    """The caller must change something; nothing was recorded."""

    exit_status = 2


class BadUsage(UsageError):
    """A request that cannot be carried out as it stands.

    >>> str(BadUsage("ledger 'war.db'", "does not exist", "fill one with 'muster run FOLDER --ledger war.db'"))
    "ledger 'war.db': does not exist; fill one with 'muster run FOLDER --ledger war.db'"
    """

    def __init__(self, where: str, what: str, remedy: str) -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(f"{where}: {what}; {remedy}")


class UnknownName(UsageError):
    """A name that the lexicon, the ledger or a stage folder does not hold; lists what there is.

    >>> str(UnknownName("weapon system", "oreshnick", ["oreshnik", "polonez"]))
    "weapon system 'oreshnick': not known; did you mean 'oreshnik'? known: oreshnik, polonez"
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what, self.name, self.known = what, name, sorted(known)
        close = get_close_matches(name, self.known, n=1)
        hint = f"did you mean '{close[0]}'? " if close else ""
        shown = ", ".join(self.known[:12]) + (f" and {len(self.known) - 12} more" if len(self.known) > 12 else "")
        super().__init__(f"{what} '{name}': not known; {hint}known: {shown or 'none'}")


class AmbiguousName(UnknownName):
    """The beginning of a name that several have; shows beginnings that only one has.

    >>> str(AmbiguousName("statement", "s-1", ["s-10ff", "s-12a0", "s-12b7"]))
    "statement 's-1': fits several; write more of it, known: s-10, s-12a, s-12b"
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what, self.name, self.known = what, name, sorted(known)
        shown = ", ".join(_told_apart(each, self.known) for each in self.known[:5])
        shown += " and more" if len(self.known) > 5 else ""
        super(UnknownName, self).__init__(f"{what} '{name}': fits several; write more of it, known: {shown}")


def _told_apart(name: str, names: list[str]) -> str:
    """The shortest beginning of ``name`` that no other of ``names`` has; all of it where there is none."""
    others = [other for other in names if other != name]
    beginnings = (name[:end] for end in range(1, len(name)))
    return next((each for each in beginnings if not any(other.startswith(each) for other in others)), name)


class MissingExtra(UsageError):
    """An optional library that this request needs is not installed.

    >>> str(MissingExtra("reading English", "spacy", "english"))
    "reading English: the library 'spacy' is not installed; install it with: pip install 'muster[english]'"
    """

    def __init__(self, where: str, library: str, extra: str) -> None:
        self.library, self.extra = library, extra
        super().__init__(
            f"{where}: the library '{library}' is not installed; install it with: pip install 'muster[{extra}]'"
        )


class InvalidSettings(UsageError):
    """A settings file with a key or value that Muster does not accept.

    >>> str(InvalidSettings("muster.toml", "lexicons", "a list of folders", 3))
    "muster.toml: key 'lexicons': expected a list of folders, found 3"
    """

    def __init__(self, file: str, key: str, expected: str, found: object) -> None:
        self.file, self.key, self.expected, self.found = file, key, expected, found
        super().__init__(f"{file}: key '{key}': expected {expected}, found {found!r}")


class InvalidLexicon(UsageError):
    """A lexicon file that does not keep to its schema.

    >>> str(InvalidLexicon("weapons/oreshnik.toml", "class", "one of: ballistic-missile", "missle"))
    "weapons/oreshnik.toml: key 'class': expected one of: ballistic-missile, found 'missle'"
    """

    def __init__(self, file: str, key: str, expected: str, found: object) -> None:
        self.file, self.key, self.expected, self.found = file, key, expected, found
        super().__init__(f"{file}: key '{key}': expected {expected}, found {found!r}")


class MaterialError(MusterError):
    """The world sent something that Muster refuses; it is recorded in the ledger and the run goes on."""


class FetchFailed(MaterialError):
    """A source that could not be read from where it lies.

    >>> str(FetchFailed("news/a.html", "permission denied"))
    'news/a.html: could not be fetched, permission denied; check the path and its permissions'
    """

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(f"{url}: could not be fetched, {reason}; check the path and its permissions")


class UnreadableCapture(MaterialError):
    """A capture from which no text could be read.

    >>> str(UnreadableCapture("news/a.txt", "the file is empty", "capture the page again"))
    'news/a.txt: the file is empty; capture the page again'
    """

    def __init__(self, url: str, reason: str, remedy: str) -> None:
        self.url, self.reason, self.remedy = url, reason, remedy
        super().__init__(f"{url}: {reason}; {remedy}")


class Ungrounded(MaterialError):
    """A candidate statement with an argument whose words or digits are not in its span.

    >>> str(Ungrounded("rules", "place", "Minsk", "near the capital"))
    "rules: argument 'place' says 'Minsk' but the span reads 'near the capital'; no statement was made of it"
    """

    def __init__(self, extractor: str, role: str, value: str, words: str) -> None:
        self.extractor, self.role, self.value, self.words = extractor, role, value, words
        super().__init__(
            f"{extractor}: argument '{role}' says '{value}' but the span reads '{words}'; no statement was made of it"
        )


class LedgerError(MusterError):
    """The ledger would not open or record."""

    exit_status = 3


class NotALedger(LedgerError):
    """A file that is not a Muster ledger.

    >>> str(NotALedger("war.db", "it has no muster tables"))
    "war.db: not a muster ledger, it has no muster tables; name another file or let 'muster run' make a new one"
    """

    def __init__(self, place: str, reason: str) -> None:
        self.place, self.reason = place, reason
        super().__init__(
            f"{place}: not a muster ledger, {reason}; name another file or let 'muster run' make a new one"
        )


class DamagedLedger(LedgerError):
    """A ledger whose file is cut short or overwritten in places.

    >>> str(DamagedLedger("war.db", "the file is cut short"))
    'war.db: the ledger is damaged, the file is cut short; restore a copy of the file'
    """

    def __init__(self, place: str, reason: str) -> None:
        self.place, self.reason = place, reason
        super().__init__(f"{place}: the ledger is damaged, {reason}; restore a copy of the file")


class NewerLedger(LedgerError):
    """A ledger written by a newer Muster than this one.

    >>> str(NewerLedger("war.db", 9, 1))
    'war.db: ledger format 9 is newer than 1, which this muster writes; upgrade muster'
    """

    def __init__(self, place: str, found: int, known: int) -> None:
        self.place, self.found, self.known = place, found, known
        super().__init__(
            f"{place}: ledger format {found} is newer than {known}, which this muster writes; upgrade muster"
        )


class LedgerRefused(LedgerError):
    """The store said no: full disk, read-only file, lock.

    >>> str(LedgerRefused("war.db", "the disk is full"))
    'war.db: could not record, the disk is full; what was recorded before is safe, run the same command again'
    """

    def __init__(self, place: str, reason: str) -> None:
        self.place, self.reason = place, reason
        super().__init__(
            f"{place}: could not record, {reason}; what was recorded before is safe, run the same command again"
        )
