"""The brief in a real browser that has no network: it shows its answer and asks nobody for anything."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.telling import NOON, shipped

from muster import pipeline, samples
from muster.ledger import ledger
from muster.model import Capture

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no browser is installed to show the brief in; on Debian install it with: apt-get install chromium"
#: What Chromium's log calls the origin of a request that the browser makes on its own account and no page asked for.
OWN_ACCOUNT = "not an origin"


class Shown(NamedTuple):
    """What a browser made of a page: the document after all scripts, and whom the page asked for something."""

    dom: str
    asked: list[str]

    @property
    def text(self) -> str:
        """The words of the page, without styles and scripts."""
        bare = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", self.dom)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())


Browser = Callable[[Path], Shown]


def installed() -> str:
    """The browser's program; a test that needs one fails without it and is never passed over."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail(MISSING, pytrace=False)
    return found


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Shows a file in a headless browser for which no name resolves."""
    program = installed()

    def shown(page: Path) -> Shown:
        folder = tmp_path_factory.mktemp("browser")
        log = folder / "net.json"
        command = [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={folder / 'profile'}",
            f"--log-net-log={log}",
            "--dump-dom",
            page.as_uri(),
        ]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        return Shown(done.stdout.decode(), asked(log))

    return shown


def asked(log: Path) -> list[str]:
    """The addresses that a page asked for, after Chromium's network log."""
    record = json.loads(log.read_text(encoding="utf-8"))
    start = record["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    jobs = [event["params"] for event in record["events"] if event["type"] == start and "params" in event]
    return [job["url"] for job in jobs if "url" in job and job.get("initiator") != OWN_ACCOUNT]


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief of the sample dispatches as a file."""
    captures = [Capture(name, content, NOON, "application/json") for name, content in samples.pages()]
    with ledger(":memory:", clock=lambda: NOON) as record:
        list(pipeline.fill(captures, "samples", record, shipped()))
        name, content = pipeline.edition(record.view(), shipped()).files[0]
    path = tmp_path_factory.mktemp("brief") / name
    path.write_bytes(content)
    return path


@pytest.fixture(scope="module")
def shown(browser: Browser, brief: Path) -> Shown:
    return browser(brief)


def test_the_log_notices_a_page_that_asks(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "asking.html"
    path.write_text(
        "<!doctype html><link rel=stylesheet href='http://sedge.example/a.css'><img src='https://reed.example/a.png'>"
        "<script>fetch('https://marsh.example/a.json').catch(() => 0)</script><p>Asked.",
        encoding="utf-8",
    )
    found = {url.split("/")[2] for url in browser(path).asked}
    assert found == {"sedge.example", "reed.example", "marsh.example"}


def test_the_brief_asks_nobody_for_anything(shown: Shown) -> None:
    assert shown.asked == []


def test_the_browser_shows_the_answer(shown: Shown, brief: Path) -> None:
    answer = re.search(r"(?s)<h1[^>]*>(.*?)</h1>", brief.read_text(encoding="utf-8"))
    assert answer
    heading = " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.group(1))).split())
    assert heading
    assert heading in shown.text
    assert "Oreshnik" in shown.text
    assert "Polonez-M" in shown.text


def test_the_browser_shows_every_word_that_the_file_holds(shown: Shown, brief: Path) -> None:
    held = Shown(brief.read_text(encoding="utf-8"), []).text.split()
    seen = shown.text.split()
    assert len(held) > 500
    assert set(held) - set(seen) == set()


def test_the_browser_finds_no_element_that_it_has_to_mend(shown: Shown, brief: Path) -> None:
    """A table or list that is broken is moved or closed by the parser: the tags would not count the same."""
    tags = re.compile(r"<(h[1-6]|section|article|table|tr|td|th|li|ul|ol|details|figure|p|blockquote|mark|q)\b")
    assert _count(tags, shown.dom) == _count(tags, brief.read_text(encoding="utf-8"))


def test_without_a_browser_these_tests_fail_and_say_how_to_install_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium"):
        installed()


def _count(tags: re.Pattern[str], html: str) -> dict[str, int]:
    found = tags.findall(re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", html))
    return {tag: found.count(tag) for tag in sorted(set(found))}
