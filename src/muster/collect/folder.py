"""A folder of saved pages, or a single one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from muster.errors import BadUsage, FetchFailed
from muster.model import Capture

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".json": "application/json",
}
#: A news page is far below 1 MB; what is larger than this is no page, and would make the ledger one.
LARGEST = 32 * 1024 * 1024


class Pages:
    """The pages of a folder: their number is known at once, each is read only when it is asked for."""

    def __init__(self, paths: list[tuple[Path, str]]) -> None:
        self._paths = paths

    def __len__(self) -> int:
        return len(self._paths)

    def __iter__(self) -> Iterator[Capture | FetchFailed]:
        return (_capture(path, name) for path, name in self._paths)


def captures(source: Path) -> Pages:
    """Every page below ``source`` by its path in the folder, in order of path; hidden files are passed over.

    The time of fetching is the file's own: nothing else is known of when the page was served.

    Raises:
        BadUsage: there is nothing at ``source``, or the folder holds no page.
    """
    if not source.exists():
        raise BadUsage(f"'{source}'", "there is no such file or folder", "name a page or a folder of pages")
    if source.is_file():
        return Pages([(source, source.name)])
    pages = [
        (path, path.relative_to(source).as_posix()) for path in sorted(source.rglob("*")) if _is_page(path, source)
    ]
    if not pages:
        suffixes = ", ".join(sorted(MEDIA_TYPES))
        raise BadUsage(f"'{source}'", "the folder holds no page", f"put files ending in {suffixes} there")
    return Pages(pages)


def _is_page(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in MEDIA_TYPES and not hidden and not path.is_dir()


def _capture(path: Path, name: str) -> Capture | FetchFailed:
    try:
        status = path.stat()
        if status.st_size > LARGEST:
            return FetchFailed(name, f"it has {status.st_size:,} bytes and a page has at most {LARGEST:,}")
        content = path.read_bytes()
    except OSError as error:
        return FetchFailed(name, (error.strerror or type(error).__name__).lower())
    fetched = datetime.fromtimestamp(int(status.st_mtime), UTC)
    return Capture(name, content, fetched, MEDIA_TYPES.get(path.suffix.lower(), "text/plain"))
