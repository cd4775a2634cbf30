"""English names for what a lexicon holds, and claims put together from them."""

from __future__ import annotations

from muster.lexicon import Lexicon
from muster.model import Document, Interval, Quantity, Speaker, Statement, Value
from muster.show import _times as times
from muster.show import _words as words


class Names:
    """English names for the slugs and codes of one lexicon; a code that it does not hold stands as it is."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._states = {actor.state: actor.name for actor in lexicon.actors.values() if actor.type == "state"}

    def system(self, slug: str) -> str:
        """The weapon system's name."""
        weapon = self._lexicon.weapons.get(slug)
        return weapon.name if weapon else slug

    def system_class(self, slug: str) -> str:
        """The weapon system's class in words, empty where the lexicon does not hold it."""
        weapon = self._lexicon.weapons.get(slug)
        return weapon.class_.replace("-", " ") if weapon else ""

    def place(self, value: str) -> str:
        """A place as the source named it, or the name of the state that a two-letter code stands for."""
        return self._states.get(value, value)

    def thing(self, value: Value) -> str:
        """A value of an argument: a state, a system, yes or no, an amount, a time, or the word itself."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Quantity):
            return words.amount(value)
        if isinstance(value, Interval):
            return times.when(value)
        if value in self._lexicon.weapons:
            return self.system(value)
        if value in self._lexicon.actors:
            return self._lexicon.actors[value].name
        return self._states.get(value, value)

    def outlet(self, document: Document) -> str:
        """Who published the document: the outlet's name, else the page's host, else its file name."""
        if document.outlet:
            outlet = self._lexicon.outlets.get(document.outlet)
            return outlet.name if outlet else document.outlet
        return words.host(document.url) or document.url.rstrip("/").rpartition("/")[2] or document.url

    def speaker(self, speaker: Speaker, document: Document) -> str:
        """Who vouches, in words: an unnamed source is called so, and a publisher by its name."""
        if speaker.kind == "publisher":
            return f"{self.outlet(document)} (own words)"
        return "an unnamed source" if speaker.kind == "anonymous" else speaker.name

    def claim(self, statement: Statement) -> str:
        """The normalised form of what is said, without who, how sure and when.

        A status keeps its operator and place, because they are part of what is claimed.
        """
        named = {argument.role: self.thing(argument.value) for argument in statement.arguments}
        attribute, value = (
            words.plain(named.get("attribute", "")),
            named.get("amount") or words.plain(named.get("value", "")),
        )
        match statement.kind:
            case "status":
                said = words.state(statement)[0]
            case "basing":
                said = f"Kept or prepared for: {value}"
            case "purpose":
                said = f"For {words.plain(value)}"
            case "reaction":
                target = f" (towards {named['target']})" if "target" in named else ""
                actor = named.get("actor", "").replace("anonymous", "unnamed people")
                said = f"{actor}: {words.plain(named.get('action', ''))}{target}"
            case "assessment":
                said = words.sentence(words.plain(named.get("direction", "")))
            case _:
                said = words.sentence(f"{attribute}: {value}")
        around = [named.get("place", ""), f"operator {named['operator']}" if "operator" in named else ""]
        if statement.kind in ("status", "count") and any(around):
            said += f" ({'; '.join(filter(None, around))})"
        return said
