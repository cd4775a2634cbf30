"""Texts of one sentence in the charsets that old pages are in, and what only looks like text."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from muster import read
from muster.errors import UnreadableCapture
from muster.lexicon import Lexicon
from muster.model import Capture
from muster.read._charset import is_text, likely

LEXICON = Lexicon.load()

SHORT = {
    "ru": "Пусковые установки привезли на базу.",
    "uk": "Пускові установки привезли на базу, їх прийняв гарнізон.",
    "pl": "Wyrzutnie przyjechały koleją, powiedział rzecznik, żołnierze już ćwiczą.",
    "de": "Die Startgeräte stehen am Stützpunkt, sagte eine Sprecherin für Verteidigung.",
    "fr": "Les lanceurs sont arrivés à la base, a déclaré le ministère de la défense.",
    "cs": "Odpalovací zařízení už stojí na základně, řekla mluvčí.",
}


@pytest.mark.parametrize(
    ("language", "charset"),
    [
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("ru", "iso8859-5"),
        ("ru", "cp866"),
        ("uk", "cp1251"),
        ("uk", "koi8-u"),
        ("pl", "cp1250"),
        ("pl", "iso8859-2"),
        ("cs", "cp1250"),
        ("de", "cp1252"),
        ("fr", "cp1252"),
    ],
)
def test_one_sentence_is_read_in_the_charset_it_is_in(language: str, charset: str) -> None:
    content = SHORT[language].encode(charset)
    found = read.document(Capture("a.txt", content, datetime(2025, 3, 4, tzinfo=UTC), "text/plain"), LEXICON)
    assert found.text == SHORT[language]


def test_english_with_nothing_but_curved_quotes_is_read() -> None:
    text = "“The launchers stand here,” the ministry’s spokeswoman said – and left it at that."
    charset = likely(text.encode("cp1252"))
    assert charset is not None
    assert text.encode("cp1252").decode(charset) == text


def test_a_letter_that_two_charsets_read_in_two_ways_is_left_open() -> None:
    # One letter beyond ASCII is too little to tell "sąd" from "sšd", or Romanian from Icelandic.
    for text, charset in (("Wyrzutnie są na miejscu.", "cp1250"), ("Ministerul evaluează ameninţ", "cp1250")):
        found = likely(text.encode(charset))
        assert found is None or text.encode(charset).decode(found) == text


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 1.0])
@pytest.mark.parametrize("length", [40, 200, 1000])
def test_garbage_stays_refused(share: float, length: int) -> None:
    chance = random.Random(f"{share} {length}")
    beyond, ascii_ = range(128, 256), range(32, 127)
    for _ in range(20):
        head = bytes([0xE9, 0x81])
        content = head + bytes(chance.choice(beyond if chance.random() < share else ascii_) for _ in range(length))
        capture = Capture("a.txt", content, datetime(2025, 3, 4, tzinfo=UTC), "text/plain")
        with pytest.raises(UnreadableCapture, match="character set cannot be told"):
            read.document(capture, LEXICON)


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_cyrillic_misread_as_latin_or_in_the_wrong_case_is_no_text(language: str) -> None:
    text = SHORT[language]
    assert is_text(text)
    assert not is_text(text.encode("cp1251").decode("latin-1"))
    assert not is_text(text.title().swapcase())


def test_control_and_private_characters_are_no_text() -> None:
    assert not is_text("Les lanceurs\x85 sont arriv\u00e9s")
    assert not is_text("Пусковые \ue000 установки")
    assert not is_text("Пусковые \ufffd установки")


def test_names_in_mixed_case_do_not_make_a_text_illegible() -> None:
    assert is_text("Истребители МиГ стоят на базе, сообщило министерство.")


def test_japanese_may_mix_its_scripts_in_a_word() -> None:
    assert is_text("発射装置はすでに基地に到着したと国防省は述べた。")
