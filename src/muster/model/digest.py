"""Identifiers that are digests of content: the same thing has the same name on every machine."""

from __future__ import annotations

import hashlib

import msgspec


def sha256(content: bytes) -> str:
    """The SHA-256 of ``content`` as 64 hexadecimal digits.

    >>> sha256(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()


def identifier(prefix: str, *facts: object) -> str:
    """A 128-bit content identifier ``<prefix>-<32 hex digits>`` of facts that msgspec can encode.

    >>> identifier("d", "a", 1) == identifier("d", "a", 1)
    True
    >>> identifier("d", "a", 1) == identifier("d", "a", 2)
    False
    """
    return f"{prefix}-{sha256(msgspec.json.encode(facts, order='deterministic'))[:32]}"
