"""Bodies of a state: whose government, army or ministry a bare noun means."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from muster.lexicon import Actor, Lexicon
from muster.model import Annotated

_SMALL = frozenset({"of", "the", "for", "and"})
_FORCES = frozenset({"army", "military", "forces"})


class Bodies:
    """The bodies of a lexicon by state, and the states that head the paragraphs of a digest."""

    def __init__(self, draft: Annotated, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.by_state = _by_state(lexicon)
        self.capitals = _capitals(lexicon, draft.document.language)
        self.headings = _headings(draft, lexicon)
        self.starts = [start for start, _ in self.headings]

    def heading(self, place: int) -> tuple[int, str] | None:
        """Where the heading above a place starts, and its state."""
        at = bisect_right(self.starts, place) - 1
        return self.headings[at] if at >= 0 else None

    def state(self, name: str, entity: str | None) -> str:
        """The state that a name means, its capital standing for it; nothing for other places."""
        actor = self.lexicon.actors.get(entity or "")
        if actor is not None and actor.type == "state":
            return actor.state
        return self.capitals.get(name, "")

    def body(self, state: str, noun: str) -> Actor | None:
        """The one body of a state that a noun names: "air force", "defence ministry", "government"."""
        words = _words(noun)
        bodies = self.by_state.get(state, ())
        found = [
            (len(_words(name) - words), actor) for actor in bodies for name in _names(actor) if words <= _words(name)
        ]
        least = min((extra for extra, _ in found), default=9)
        nearest = {actor.slug: actor for extra, actor in found if extra == least}
        if least <= 2 and len(nearest) == 1:
            return next(iter(nearest.values()))
        forces = [one for one in bodies if one.class_ == "armed-forces" and _is_whole(one, self.lexicon)]
        if len(forces) != 1:
            return None
        if not nearest:
            return forces[0] if words & _FORCES and len(words) == 1 else None
        return nearest.get(forces[0].slug) or nearest.get(forces[0].parent or "")


def _is_whole(actor: Actor, lexicon: Lexicon) -> bool:
    """Whether a force is no part of another one."""
    parent = lexicon.actors.get(actor.parent or "")
    return parent is None or parent.class_ != "armed-forces"


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.names.get("en", ()))


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace("defense", "defence").split()) - _SMALL


def _headings(draft: Annotated, lexicon: Lexicon) -> list[tuple[int, str]]:
    """The states in capitals that open paragraphs: "LATVIA. Two launchers ..."."""
    text = draft.document.text
    found = []
    for mention in draft.mentions_of("state"):
        name, start, end = mention.span.of(text), mention.span.start, mention.span.end
        opens = start == 0 or text[start - 1] == "\n"
        actor = lexicon.actors.get(mention.entity or "")
        if opens and name.isupper() and len(name) > 3 and text[end : end + 1] in (".", ":", "\n") and actor is not None:
            found.append((start, actor.state))
    return sorted(found)


@lru_cache(maxsize=4)
def _by_state(lexicon: Lexicon) -> dict[str, tuple[Actor, ...]]:
    found: dict[str, list[Actor]] = {}
    for actor in lexicon.actors.values():
        if actor.type == "body" and actor.state:
            found.setdefault(actor.state, []).append(actor)
    return {state: tuple(actors) for state, actors in found.items()}


@lru_cache(maxsize=4)
def _capitals(lexicon: Lexicon, code: str) -> dict[str, str]:
    return {
        name: actor.state
        for actor in lexicon.actors.values()
        if actor.type == "state"
        for name in (*actor.metonyms.get(code, ()), *actor.names.get(code, ()))
    }
