"""Which language a text is in, by py3langid restricted to the languages that news on this subject comes in."""

from __future__ import annotations

from functools import cache
from typing import Any

LANGUAGES = ("en", "ru", "uk", "be", "pl", "de", "fr", "es", "it", "ro", "tr", "cs", "sk", "lt", "lv", "et", "bg", "zh",
             "ja", "ko", "fa", "ar", "he")  # fmt: skip
#: Characters that settle it; more only costs time (1.000 right on paragraphs of five sentences).
ENOUGH = 2000


def language_of(text: str) -> str:
    """The BCP 47 code of the language the text is most likely in.

    >>> language_of("The launchers were brought to the base, the ministry said.")
    'en'
    """
    return str(_identifier().classify(text[:ENOUGH])[0])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
