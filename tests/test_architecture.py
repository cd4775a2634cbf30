"""The shape of the project, checked: sizes, plug-ins, side effects."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from muster import plugins
from muster.errors import UnknownName

SOURCE = Path(__file__).parents[1] / "src" / "muster"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST = 400
#: Each stage's plug-in function takes these.
PARAMETERS = {
    "collect": ("source",),
    "read": ("capture", "lexicon"),
    "annotate": ("draft", "lexicon"),
    "extract": ("annotated", "lexicon"),
    "ledger": ("place", "create", "clock"),
    "assess": ("view", "lexicon"),
    "show": ("view", "findings", "lexicon"),
}
#: Writing files is the command line's; the ledger has its database and the lexicon its cache.
MAY_WRITE = ("cli", "ledger", "lexicon/_cache.py")
WRITES = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "touch", "rmdir", "NamedTemporaryFile"}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "misc", "manager"}


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_and_has_a_name_of_the_field(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert path.stem.strip("_") not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_command_line_prints_and_only_those_who_may_write_files(path: Path) -> None:
    if name_of(path).startswith(MAY_WRITE):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            assert called not in WRITES | {"print"}, f"{name_of(path)}:{node.lineno} calls {called}"


@pytest.mark.parametrize("stage", plugins.FUNCTIONS)
def test_every_plug_in_has_the_one_function_of_its_stage(stage: str) -> None:
    assert plugins.names(stage), f"stage {stage} has no plug-in"
    for module in plugins.modules(stage):
        function = getattr(module, plugins.FUNCTIONS[stage])
        assert tuple(inspect.signature(function).parameters) == PARAMETERS[stage], module.__name__
        assert inspect.getdoc(function), f"{module.__name__}.{function.__name__} has no docstring"


@pytest.mark.parametrize("stage", plugins.FUNCTIONS)
def test_a_front_door_says_what_goes_in_and_what_comes_out(stage: str) -> None:
    package = __import__(f"muster.{stage}", fromlist=["__doc__"])
    assert package.__doc__
    assert any(word in package.__doc__ for word in ("go in", "goes in")), package.__doc__
    assert any(word in package.__doc__ for word in ("come out", "comes out", "view of them")), package.__doc__


def test_an_unknown_stage_or_plug_in_lists_what_there_is() -> None:
    with pytest.raises(UnknownName, match=r"stage 'cook': not known; .*annotate"):
        plugins.names("cook")
    with pytest.raises(UnknownName, match=r"show plug-in 'poster': not known; .*brief"):
        plugins.module("show", "poster")


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom muster.cli import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'sqlalchemy', 'trafilatura', 'vl_convert', 'numpy', 'jinja2', 'msgspec', 'py3langid'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("LOADED []")
