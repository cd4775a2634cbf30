"""Names that belong together."""

from __future__ import annotations


class Sets:
    """Disjoint sets of names; a set is named by its smallest member, so the order of joining does not matter.

    >>> sets = Sets()
    >>> sets.join("b", "c")
    >>> sets.join("c", "a")
    >>> sets.find("b"), "d" in sets
    ('a', False)
    """

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def __contains__(self, node: str) -> bool:
        return node in self._parents

    def find(self, node: str) -> str:
        """The name of the set that ``node`` is in; a new one is in its own."""
        path = []
        while (parent := self._parents.setdefault(node, node)) != node:
            path.append(node)
            node = parent
        for each in path:
            self._parents[each] = node
        return node

    def join(self, one: str, other: str) -> None:
        """Make one set of two."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parents[second] = first
