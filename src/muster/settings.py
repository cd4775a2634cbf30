"""Settings: the one file ``muster.toml`` of a project, and the places Muster keeps things on this machine."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import msgspec

from muster.errors import InvalidSettings

FILE = "muster.toml"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a user may set: further lexicon folders, and whether the compiled lexicon is cached.

    >>> Settings().lexicons
    ()
    """

    lexicons: tuple[str, ...] = ()
    cache: bool = True


def settings(folder: Path) -> Settings:
    """The settings of ``folder``'s ``muster.toml``; the defaults where it has none.

    Raises:
        InvalidSettings: the file is no TOML, or a key is unknown or of another type.
    """
    path = folder / FILE
    if not path.is_file():
        return Settings()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidSettings(str(path), "(file)", "UTF-8 TOML", str(error)) from None
    known = {field.encode_name: field.type for field in msgspec.structs.fields(Settings)}
    for key, value in raw.items():
        if key not in known:
            raise InvalidSettings(str(path), key, f"one of: {', '.join(known)}", value)
    try:
        found = msgspec.convert(raw, Settings)
    except msgspec.ValidationError as error:
        key = str(error).partition("`$.")[2].rstrip("`") or "(file)"
        raise InvalidSettings(str(path), key, str(error).partition(" - ")[0], raw.get(key.partition("[")[0])) from None
    for name in found.lexicons:
        if not (folder / name).is_dir():
            raise InvalidSettings(str(path), "lexicons", "folders that exist", name)
    return found


def cache_folder() -> Path:
    """Where compiled data is kept: ``$MUSTER_CACHE``, else the user's cache folder after the XDG rule.

    >>> cache_folder().name
    'muster'
    """
    if named := os.environ.get("MUSTER_CACHE"):
        return Path(named) / "muster"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "muster"
