"""A run over a folder of good and bad pages: nothing is lost, nothing is done twice, stopping is harmless."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import cast
from unittest.mock import Mock

import pytest
from tests.telling import NOON, shipped

from muster import collect, pipeline, samples
from muster.annotate import _parse
from muster.collect import folder as folder_of_pages
from muster.errors import BadUsage, UnknownName
from muster.ledger import Ledger, ledger
from muster.model import Capture, Narrowed
from muster.model.view import Filter
from muster.pipeline import Step

STANDS = (
    "Oreshnik stands in Velmar\n\nThe Oreshnik missile system was deployed in Belarus, Ada Quill said on Tuesday.\n"
)
#: Pages by name, with what becomes of each and the class of the error where it is refused.
PAGES: dict[str, tuple[bytes, str]] = {
    "01-good.txt": (STANDS.encode(), "recorded"),
    "02-empty.txt": (b"", "UnreadableCapture"),
    "03-blank.html": (b" \n\t \n", "UnreadableCapture"),
    "04-binary.txt": (bytes(range(256)) * 40, "UnreadableCapture"),
    "05-picture.html": (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03" * 400, "UnreadableCapture"),
    "06-wrong-mark.txt": (b"\xff\xfe" + b"odd" * 33, "UnreadableCapture"),
    "07-utf8-mark-then-latin.txt": (b"\xef\xbb\xbf" + "Café Velmar".encode("latin-1"), "UnreadableCapture"),
    "08-no-main-text.html": (b"<html><body><script>var page = 'Oreshnik';</script></body></html>", "UnreadableCapture"),
    "09-broken.json": (b'{"text": "The Oreshnik', "UnreadableCapture"),
    "10-no-text.json": (b'{"url": "https://lantern.example/1"}', "UnreadableCapture"),
    "11-list.json": (b'["The Oreshnik stands."]', "UnreadableCapture"),
    "12-digits.txt": (b"17 12 2025\n\n--- *** ---", "UnreadableCapture"),
    "13-no-system.txt": (b"The harbour was quiet, the mayor said on Tuesday.\n" * 3, "recorded"),
    "14-russian.txt": ("Комплекс «Орешник» размещён в Белоруссии, заявила Ада Квилл.\n".encode(), "recorded"),
    "15-russian-1251.txt": (
        (
            "Министерство сообщило о переброске комплекса в соседнюю страну. По словам Ады Квилл, две установки "
            "уже доставлены на место, остальные прибудут до конца года. Наблюдатели считают, что речь идёт о пяти или "
            "шести машинах. Комплекс «Орешник» размещён в Белоруссии, говорится в сообщении.\n"
        ).encode("cp1251"),
        "recorded",
    ),
    "16-page.json": (json.dumps({"text": STANDS, "url": "https://lantern.example/2"}).encode(), "recorded"),
    "17-article.html": (
        b"<html><head><title>A report</title></head><body><article><h1>A report</h1>"
        + b"<p>The Oreshnik missile system has been delivered to Belarus, Ada Quill said in Velmar on Tuesday.</p>" * 2
        + b"</article></body></html>",
        "recorded",
    ),
}
GOOD = [name for name, (_, outcome) in PAGES.items() if outcome == "recorded"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with every page of :data:`PAGES`, a link to nowhere, and files that are no pages."""
    pages = tmp_path / "pages"
    (pages / "deeper").mkdir(parents=True)
    for number, (name, (content, _)) in enumerate(PAGES.items()):
        path = pages / "deeper" / name if number % 2 else pages / name
        path.write_bytes(content)
        os.utime(path, (1_760_000_000, 1_760_000_000))
    (pages / "18-nowhere.txt").symlink_to(tmp_path / "gone.txt")
    (pages / "19-itself.html").symlink_to(pages / "19-itself.html")
    (pages / "notes.md").write_text("no page", encoding="utf-8")
    (pages / ".hidden.txt").write_text("hidden", encoding="utf-8")
    return pages


@pytest.fixture
def record() -> Iterator[Ledger]:
    with ledger(":memory:") as made:
        yield made


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample dispatches, for runs that are stopped."""
    folder = tmp_path_factory.mktemp("samples")
    for name, content in samples.pages():
        (folder / name).write_bytes(content)
        os.utime(folder / name, (1_760_000_000, 1_760_000_000))
    (folder / "00-empty.txt").write_bytes(b"")
    (folder / "99-nowhere.txt").symlink_to(folder / "gone.txt")
    return folder


@pytest.fixture(scope="module")
def undisturbed(pages: Path) -> str:
    """The digest of a ledger that was filled in one go."""
    with ledger(":memory:") as made:
        run(pages, made)
        return made.digest


def run(source: Path, record: Ledger) -> list[Step]:
    return list(pipeline.run(source, record, shipped()))


def base(name: str) -> str:
    return name.rpartition("/")[2]


def test_every_page_becomes_a_reading_or_a_recorded_refusal(folder: Path, record: Ledger) -> None:
    steps = {base(step.name): step.outcome for step in run(folder, record)}
    view = record.view()
    refused = {base(refusal.about): refusal.error for refusal in view.refusals() if refusal.stage != "extract"}
    links = {"18-nowhere.txt": "FetchFailed", "19-itself.html": "FetchFailed"}
    expected = {name: outcome for name, (_, outcome) in PAGES.items()} | links
    assert steps == {name: outcome if outcome == "recorded" else "refused" for name, outcome in expected.items()}
    assert refused == {name: error for name, error in expected.items() if error != "recorded"}
    assert len(view.documents()) == len(GOOD)
    assert len(view.captures()) == len(PAGES), "the bytes of a page that cannot be read are kept too"


def test_every_refusal_is_a_sentence_that_names_the_page_and_a_remedy(folder: Path, record: Ledger) -> None:
    run(folder, record)
    for refusal in record.view().refusals():
        assert refusal.reason.startswith(f"{refusal.about}: "), refusal
        assert "; " in refusal.reason, refusal
        assert "Traceback" not in refusal.reason
        assert "\n" not in refusal.reason


def test_a_refusal_knows_the_bytes_it_is_about(folder: Path, record: Ledger) -> None:
    run(folder, record)
    view = record.view()
    names = {capture.id: capture.url for capture in view.captures()}
    for refusal in view.refusals():
        if refusal.stage == "collect":
            assert refusal.capture is None, "there are no bytes of what could not be fetched"
        else:
            assert refusal.capture is not None
            assert names[refusal.capture] == refusal.about


def test_a_run_counts_what_became_of_the_pages(folder: Path, record: Ledger) -> None:
    run(folder, record)
    (noted,) = record.view().runs()
    assert noted.finished is not None
    assert noted.counts == {"known": 0, "recorded": len(GOOD), "refused": len(PAGES) + 2 - len(GOOD)}
    assert noted.source == str(folder)
    assert noted.lexicon == shipped().digest


def test_the_run_goes_on_after_a_page_that_is_too_large(
    folder: Path, record: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = 2000
    monkeypatch.setattr(folder_of_pages, "LARGEST", limit)
    steps = {base(step.name): step.outcome for step in run(folder, record)}
    large = {name for name, (content, _) in PAGES.items() if len(content) > limit}
    assert large
    assert all(steps[name] == "refused" for name in large)
    assert steps[GOOD[-1]] == "recorded"
    reasons = [refusal.reason for refusal in record.view().refusals() if base(refusal.about) in large]
    assert len(reasons) == len(large)
    assert all("2,000" in reason for reason in reasons)


def test_a_text_that_is_too_long_is_refused_and_its_bytes_kept(
    folder: Path, record: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("muster.read._page.LONGEST_TEXT", 120)
    steps = {base(step.name): step.outcome for step in run(folder, record)}
    assert steps["13-no-system.txt"] == "refused"
    assert steps["14-russian.txt"] == "recorded"
    assert any("13-no-system.txt" in capture.url for capture in record.view().captures())


FRAME = b"""<html><head><title>Lantern</title></head><body><nav><ul><li><a href="/">Home</a></li>
<li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<footer><p>&copy; 2026 The Lantern</p></footer></body></html>"""


def test_a_page_that_is_all_frame_and_no_article_is_refused(tmp_path: Path, record: Ledger) -> None:
    (tmp_path / "frame.html").write_bytes(FRAME)
    assert [step.outcome for step in run(tmp_path, record)] == ["refused"]


def test_the_bytes_of_every_capture_read_back_identical(folder: Path, record: Ledger) -> None:
    run(folder, record)
    view = record.view()
    kept = {base(capture.url): view.content(capture.id) for capture in view.captures()}
    assert kept == {name: content for name, (content, _) in PAGES.items()}
    for capture in view.captures():
        assert capture.size == len(view.content(capture.id))
        assert Capture(capture.url, view.content(capture.id), capture.fetched).digest == capture.digest


def test_a_second_run_does_nothing_new(folder: Path, record: Ledger) -> None:
    first = run(folder, record)
    before = record.digest, len(record.view().statements()), len(record.view().refusals())
    second = run(folder, record)
    assert [step.name for step in second] == [step.name for step in first]
    assert {base(step.name) for step in second if step.outcome != "known"} == {"18-nowhere.txt", "19-itself.html"}
    assert not any(step.statements for step in second)
    assert (record.digest, len(record.view().statements()), len(record.view().refusals())) == before


def test_a_second_run_reads_nothing(folder: Path, record: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    run(folder, record)
    monkeypatch.setattr("muster.read.document", lambda *_: pytest.fail("what is known was read again"))
    run(folder, record)


def test_a_page_that_changed_is_read_again_and_the_old_one_kept(folder: Path, record: Ledger) -> None:
    run(folder, record)
    (folder / "01-good.txt").write_text("Nothing stands in Velmar, Otto Holm said on Friday.\n", encoding="utf-8")
    steps = run(folder, record)
    assert [base(step.name) for step in steps if step.outcome == "recorded"] == ["01-good.txt"]
    held = [record.view().content(each.id) for each in record.view().captures() if each.url == "01-good.txt"]
    assert len(held) == 2
    assert STANDS.encode() in held


def test_the_order_of_the_pages_does_not_matter(pages: Path, undisturbed: str) -> None:
    captures = list(collect.captures(pages))
    random.Random(7).shuffle(captures)
    with ledger(":memory:") as other:
        list(pipeline.fill(captures, str(pages), other, shipped()))
        assert other.digest == undisturbed


@pytest.mark.parametrize("after", [0, 1, 7])
def test_a_run_that_is_stopped_goes_on_to_the_same_end(pages: Path, undisturbed: str, after: int) -> None:
    with ledger(":memory:") as record:
        steps = pipeline.run(pages, record, shipped())
        done = [next(steps) for _ in range(after)]
        cast("Generator[Step]", steps).close()
        assert not record.view().runs() or record.view().runs()[0].finished is None
        rest = run(pages, record)
        assert [step.outcome for step in rest[:after]] == ["known"] * len(done)
        assert record.digest == undisturbed


def test_a_failure_in_the_middle_of_a_page_leaves_nothing_half_done(
    pages: Path, undisturbed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ledger(":memory:") as record:
        with monkeypatch.context() as patch:
            patch.setattr("muster.extract.statements", _fails_at(5))
            with pytest.raises(ZeroDivisionError):
                run(pages, record)
        assert len(record.view().documents()) == 4
        run(pages, record)
        assert record.digest == undisturbed


def _fails_at(call: int) -> object:
    """``extract.statements``, but for its n-th call."""
    from muster import extract

    real, calls = extract.statements, iter(range(1, 10_000))

    def statements(*given: object) -> object:
        return 1 / 0 if next(calls) == call else real(*given)  # type: ignore[arg-type]

    return statements


#: Runs the pipeline and kills its own process at the n-th insertion of rows into the ledger.
KILLED = """
import os, signal, sys
from pathlib import Path
from muster import pipeline
from muster.ledger import ledger
from muster.ledger._store import Store
from muster.lexicon import Lexicon

real, calls = Store.add, iter(range(1, 10_000))

def add(self, *given):
    if next(calls) == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, *given)

Store.add = add
with ledger(sys.argv[2], create=True) as record:
    list(pipeline.run(Path(sys.argv[1]), record, Lexicon.load()))
"""


@pytest.mark.parametrize("insertion", [3, 26, 47])
def test_a_run_that_is_killed_goes_on_to_the_same_end(
    pages: Path, undisturbed: str, tmp_path: Path, insertion: int
) -> None:
    place = tmp_path / "war.db"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(pages), str(place), str(insertion)], check=False)
    assert killed.returncode == -signal.SIGKILL
    with ledger(place) as record:
        before = record.view()
        assert all(run.finished is None for run in before.runs())
        run(pages, record)
        assert record.digest == undisturbed
        for document in before.documents():
            assert record.view().document(document.id) == document


def test_a_page_without_a_system_is_never_parsed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("muster.annotate._parse.english", lambda: pytest.fail("the parser was asked for"))
    captures = {base(each.url): each for each in collect.captures(folder) if isinstance(each, Capture)}
    with ledger(":memory:") as record:
        wanted = [captures["13-no-system.txt"], captures["14-russian.txt"], captures["15-russian-1251.txt"]]
        steps = list(pipeline.fill(wanted, "pages", record, shipped()))
    assert [step.outcome for step in steps] == ["recorded"] * 3


def test_a_page_with_a_system_is_parsed(folder: Path, monkeypatch: pytest.MonkeyPatch, record: Ledger) -> None:
    parser = Mock(wraps=_parse.english)
    monkeypatch.setattr("muster.annotate._parse.english", parser)
    run(folder / "01-good.txt", record)
    parser.assert_called_once_with()


def test_a_run_over_pages_without_a_system_loads_no_parser(tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_bytes(PAGES["13-no-system.txt"][0])
    script = (
        "import sys\nfrom pathlib import Path\nfrom muster import pipeline\nfrom muster.ledger import ledger\n"
        "from muster.lexicon import Lexicon\nrecord = ledger(':memory:')\n"
        "steps = list(pipeline.run(Path(sys.argv[1]), record, Lexicon.load()))\n"
        "print(len(steps), steps[0].outcome, 'spacy' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "recorded", "False"]


def test_a_page_in_russian_is_read_without_the_english_parser(folder: Path, record: Ledger) -> None:
    run(folder, record)
    russian = [document for document in record.view().documents() if document.language == "ru"]
    assert {base(document.url) for document in russian} == {"14-russian.txt", "15-russian-1251.txt"}
    for document in russian:
        mentions = record.view().annotated(document.id).mentions
        assert any(mention.entity == "oreshnik" for mention in mentions)


def test_a_run_over_nothing_says_so_and_begins_no_run(tmp_path: Path, record: Ledger) -> None:
    with pytest.raises(BadUsage, match="the folder holds no page"):
        run(tmp_path, record)
    with pytest.raises(BadUsage, match="there is no such file or folder"):
        run(tmp_path / "gone", record)
    assert record.view().runs() == ()


def test_what_is_shown_is_made_of_the_view_alone(folder: Path, record: Ledger) -> None:
    run(folder, record)
    view = record.view()
    for form in ("brief", "digest", "table"):
        assert pipeline.edition(view, shipped(), form) == pipeline.edition(record.view(), shipped(), form)
    narrowed = Narrowed(view, Filter(system="polonez"))
    text = pipeline.edition(narrowed, shipped(), "digest").files[0][1].decode()
    assert "Oreshnik" not in text
    with pytest.raises(UnknownName, match="poster"):
        pipeline.edition(view, shipped(), "poster")


def test_two_ledgers_of_the_same_pages_show_the_same(pages: Path) -> None:
    shown = []
    for seed in (1, 2):
        captures = list(collect.captures(pages))
        random.Random(seed).shuffle(captures)
        with ledger(":memory:", clock=lambda: NOON) as record:
            list(pipeline.fill(captures, "pages", record, shipped()))
            shown.append(pipeline.edition(record.view(), shipped(), "brief"))
    assert shown[0] == shown[1]
