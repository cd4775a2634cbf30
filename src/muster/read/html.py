"""A page as HTML: the main text and what its metadata say, by trafilatura."""

from __future__ import annotations

import re
from typing import Any

from muster.errors import UnreadableCapture
from muster.lexicon import Lexicon
from muster.model import Capture, Document
from muster.read._decode import decoded, is_binary
from muster.read._page import Page, finished
from muster.read._prose import is_prose

MEDIA_TYPES = ("text/html", "application/xhtml+xml")
#: What HTML itself calls no part of the article; without an article the extractor would take it for one.
_FRAME = (
    ".//nav|.//footer|.//noscript|.//dialog"
    "|.//*[@role='navigation' or @role='contentinfo' or @role='dialog' or @role='alertdialog']"
)
_OPTIONS: dict[str, Any] = {
    "fast": True,
    "with_metadata": True,
    "include_comments": False,
    "include_tables": False,
    "prune_xpath": _FRAME,
}
_DECLARED = re.compile(rb"(?i)charset\s*=\s*[\"']?\s*([\w.:-]+)")


def document(capture: Capture, lexicon: Lexicon) -> Document:
    """The article's text under its headline, with date, author, site and canonical url where the page gives them.

    Raises:
        UnreadableCapture: the page has no main text, or is no HTML.
    """
    from trafilatura import bare_extraction, load_html

    tree = load_html(_content(capture))
    found = None if tree is None else bare_extraction(tree, **_OPTIONS)
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    if found is None or isinstance(found, dict) or not is_prose(text, _links(tree)):
        raise UnreadableCapture(capture.url, "no main text was found on the page", "give the article's text as .txt")
    title = (found.title or "").strip()
    page = Page(
        text=text if text.lstrip().startswith(title) else f"{title}\n\n{text}",
        url=found.url or "",
        title=title,
        author=found.author or "",
        published=found.date or "",
        site=found.hostname or found.sitename or "",
    )
    return finished(capture, page, lexicon)


def _content(capture: Capture) -> bytes | str:
    """Bytes where the page declares a charset that they are in, so that it is honoured; else their text.

    Raises:
        UnreadableCapture: the bytes are binary, or in no charset that can be told.
    """
    declared = _DECLARED.search(capture.content[:4096])
    if declared and not is_binary(capture.content):
        try:
            capture.content.decode(declared.group(1).decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
        else:
            return capture.content
    return decoded(capture)


def _links(tree: Any) -> frozenset[str]:
    return frozenset(" ".join(link.text_content().split()) for link in tree.iter("a"))
