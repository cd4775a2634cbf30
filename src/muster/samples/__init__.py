"""Sample dispatches to try Muster on: short restatements of real, dated public reports on Oreshnik and Polonez-M.

They are written for this project in its own words; each names the public page whose report it restates. Among them
are copies of one agency's report, and reports that disagree about a number, a date and a maker.
"""

from __future__ import annotations

from importlib.resources import files


def pages() -> tuple[tuple[str, bytes], ...]:
    """The sample dispatches as JSON pages, each with its file name, in order of file name, which is that of date.

    >>> name, content = pages()[0]
    >>> name
    '01-belta-polonez-m-in-dienst.json'
    >>> b'"published": "2023-11-15"' in content
    True
    """
    found = (entry for entry in files(__name__).joinpath("pages").iterdir() if entry.name.endswith(".json"))
    return tuple((entry.name, entry.read_bytes()) for entry in sorted(found, key=lambda entry: entry.name))
