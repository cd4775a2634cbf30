"""What evals/ prints is what its scorers read, on the project's own samples."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.telling import shipped

from muster import samples

EVALS = Path(__file__).parents[1] / "evals"
GOLD = EVALS / "gold"


def module(name: str) -> ModuleType:
    """A script of evals/ as a module."""
    spec = importlib.util.spec_from_file_location(f"evals_{name.strip('_')}", EVALS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


predict = module("predict")
measure = module("_measure")


@pytest.fixture(scope="module")
def run() -> Iterator[ModuleType]:
    """evals/run.py, which looks for its neighbour beside itself."""
    before = list(sys.path)
    yield module("run")
    sys.path[:] = before


@pytest.fixture(scope="module")
def texts() -> dict[str, dict[str, Any]]:
    """The sample dispatches by url."""
    return {page["url"]: page for page in (json.loads(content) for _, content in samples.pages())}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, content in samples.pages():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def news(pages: Path) -> list[dict[str, Any]]:
    return plain(predict.news(pages, shipped()))


def plain(found: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    """As JSON would carry it."""
    return [json.loads(json.dumps(each, ensure_ascii=False)) for each in found]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_news_has_a_line_for_every_page_by_its_own_url(
    news: list[dict[str, Any]], texts: dict[str, dict[str, Any]]
) -> None:
    assert {row["url"] for row in news} == texts.keys()
    assert len(news) == len(texts)
    assert sum(len(row["facts"]) for row in news) > 20


def test_every_fact_has_what_the_scorer_compares(news: list[dict[str, Any]]) -> None:
    modalities = {"asserted", "hedged", "planned", "denied", "hypothetical"}
    for row in news:
        for fact in row["facts"]:
            assert fact["system"] in shipped().weapons
            assert fact["modality"] in modalities
            assert {"operator", "place", "date", "speaker", "via", "words"} <= fact.keys()
            assert fact["speaker"]
            assert all(key in fact or key in {"low", "high", "value"} for key in measure.KEYS[fact["kind"]]), fact
            if fact["kind"] in {"capability", "count"}:
                assert "value" in fact or fact.keys() >= {"low", "high", "unit"}, fact
            assert measure.key(fact)


def test_the_words_of_a_fact_stand_on_its_page(news: list[dict[str, Any]], texts: dict[str, dict[str, Any]]) -> None:
    for row in news:
        page = texts[row["url"]]
        text = " ".join(f"{page.get('title') or ''}\n\n{page['text']}".split())
        for fact in row["facts"]:
            assert " ".join(fact["words"].split()) in text


def test_an_operator_is_a_country_code(news: list[dict[str, Any]]) -> None:
    for row in news:
        for fact in row["facts"]:
            assert fact["operator"] is None or (len(fact["operator"]) == 2 and fact["operator"].isupper()), fact


def test_attributions_are_offsets_into_the_text_as_given(texts: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    names = [row["doc"] for row in lines(GOLD / "attribution.jsonl")]
    source = written(tmp_path / "texts.jsonl", [{"doc": n, "text": texts[n]["text"], "language": "en"} for n in names])
    found = plain(predict.attributions(source, shipped()))
    assert [row["doc"] for row in found] == names
    assert all(row["attributions"] for row in found)
    for row in found:
        length = len(texts[row["doc"]]["text"])
        for each in row["attributions"]:
            assert each["content"]
            assert each["chain"][0] == each["speaker"]
            assert each["type"] in {"direct", "indirect", "mixed"}
            assert each["polarity"] in {"positive", "negative"}
            assert isinstance(each["anonymous"], bool)
            assert isinstance(each["nested"], bool)
            for start, end in (*each["source"], *each["cue"], *each["content"]):
                assert 0 <= start < end <= length


def test_a_text_with_line_ends_and_blanks_of_its_own_keeps_its_offsets(tmp_path: Path) -> None:
    text = "  \r\nThe Oreshnik  stands in Belarus, Ada\u00a0Quill said.\r\n"
    source = written(tmp_path / "texts.jsonl", [{"doc": "one", "text": text}])
    (row,) = plain(predict.attributions(source, shipped()))
    for each in row["attributions"]:
        assert any("stands" in text[start:end] for start, end in each["content"])
        assert any("said" in text[start:end] for start, end in each["cue"])
    (row,) = plain(predict.entities(written(tmp_path / "e.jsonl", [{"doc_id": "1", "text": text}]), shipped()))
    weapons = [text[each["start"] : each["end"]] for each in row["entities"] if each["type"] == "Weapon"]
    assert weapons == ["Oreshnik"]


def test_entities_have_the_types_of_re3d(texts: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    english = [page for page in texts.values() if page["language"] == "en"]
    source = written(tmp_path / "e.jsonl", [{"doc_id": page["url"], "text": page["text"]} for page in english])
    found = plain(predict.entities(source, shipped()))
    assert [row["doc_id"] for row in found] == [page["url"] for page in english]
    types = {*predict.TYPES.values(), "Temporal", "Quantity", "MilitaryPlatform"}
    for row, page in zip(found, english, strict=True):
        assert row["entities"]
        places = [(each["start"], each["end"]) for each in row["entities"]]
        assert len(set(places)) == len(places)
        assert places == sorted(places)
        for each in row["entities"]:
            assert each["type"] in types
            assert 0 <= each["start"] < each["end"] <= len(page["text"])


@pytest.mark.parametrize("form", ["news", "attribution", "entities"])
def test_the_script_prints_a_json_object_a_line(
    form: str, pages: Path, texts: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    page = next(iter(texts.values()))
    source = written(tmp_path / "in.jsonl", [{"doc": "one", "doc_id": "one", "text": page["text"]}])
    if form == "news":
        source = tmp_path / "pages"
        source.mkdir()
        name = min(path.name for path in pages.iterdir())
        (source / name).write_bytes((pages / name).read_bytes())
        (source / "empty.txt").write_bytes(b"")
    command = [sys.executable, str(EVALS / "predict.py"), form, str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    assert (
        json.loads(line).keys()
        == {
            "news": {"url", "facts"},
            "attribution": {"doc", "attributions"},
            "entities": {"doc_id", "entities"},
        }[form]
    )
    assert done.stderr.rstrip().splitlines()[-1].startswith("1 predictions in ")


def test_a_source_that_is_not_there_is_said(tmp_path: Path) -> None:
    command = [sys.executable, str(EVALS / "predict.py"), "news", str(tmp_path / "gone")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "there is no such file or folder" in done.stderr


def test_the_gold_is_of_the_samples_and_in_the_scorers_form(texts: dict[str, dict[str, Any]]) -> None:
    for row in lines(GOLD / "news.jsonl"):
        assert row["url"] in texts
        for fact in row["facts"]:
            assert measure.key(fact)
            assert fact["system"] in shipped().weapons, fact["system"]
    for row in lines(GOLD / "attribution.jsonl"):
        length = len(texts[row["doc"]]["text"])
        for each in row["attributions"]:
            assert all(0 <= start < end <= length for start, end in each["content"])


def test_gold_against_itself_is_perfect() -> None:
    for row in lines(GOLD / "news.jsonl"):
        counts = measure.news(row["facts"], row["facts"])
        assert (counts.precision, counts.recall, counts.f1) == (1.0, 1.0, 1.0)
    for row in lines(GOLD / "attribution.jsonl"):
        counts = measure.attributions(row["attributions"], row["attributions"])
        assert counts.f1 == 1.0


def test_a_fact_said_twice_is_found_once() -> None:
    fact = {"system": "oreshnik", "kind": "status", "status": "deployed", "modality": "asserted"}
    assert measure.news([fact], [fact, fact]) == measure.Counts(1, 2, 1)
    assert measure.news([fact], []) == measure.Counts(0, 0, 1)


def test_an_intention_to_deploy_is_a_plan_whichever_way_it_is_put() -> None:
    one = {"system": "oreshnik", "kind": "status", "status": "deployed", "modality": "planned"}
    other = {"system": "oreshnik", "kind": "status", "status": "planned", "modality": "asserted"}
    assert measure.key(one) == measure.key(other)
    assert measure.key(one) != measure.key({**one, "modality": "asserted"})


def test_the_interval_holds_the_figure() -> None:
    counts = [measure.Counts(1, 2, 2), measure.Counts(2, 2, 3), measure.Counts(0, 1, 2)]
    low, high = measure.interval(counts)
    assert low <= measure.summed(counts).f1 <= high
    assert measure.interval([]) == (0.0, 0.0)


def test_a_figure_below_its_floor_fails_and_says_by_how_much(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "floors.toml"
    monkeypatch.setattr(run, "FLOORS", floors)
    figure = run.Figure("own-news-en", {"f1": 0.5}, "digest")
    assert run.held([figure]) == 0
    floors.write_text(run.raised([figure]), encoding="utf-8")
    assert run.held([figure]) == 0
    capsys.readouterr()
    assert run.held([figure._replace(values={"f1": 0.4})]) == 1
    assert "f1 fell to 0.4000, its floor is 0.5000" in capsys.readouterr().out
    assert run.held([figure._replace(digest="other")]) == 1
    assert "the gold set changed" in capsys.readouterr().out


def test_floors_are_raised_and_never_lowered(run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    monkeypatch.setattr(run, "FLOORS", floors)
    for value, expected in ((0.5, 0.5), (0.4, 0.5), (0.61239, 0.6123)):
        floors.write_text(run.raised([run.Figure("a", {"f1": value}, "digest")]), encoding="utf-8")
        assert run.floors()["a"]["f1"] == expected
    floors.write_text(run.raised([run.Figure("a", {"f1": 0.1}, "other gold")]), encoding="utf-8")
    assert run.floors()["a"]["f1"] == 0.1


def test_about_a_third_of_the_documents_is_held_out_and_always_the_same(run: ModuleType) -> None:
    held = [run.is_held_out(f"https://lantern.example/{number}") for number in range(600)]
    assert 150 < sum(held) < 250
    assert held[:9] == [run.is_held_out(f"https://lantern.example/{number}") for number in range(9)]
