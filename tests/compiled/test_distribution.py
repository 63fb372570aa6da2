"""The distribution teitools-compiled: what it holds, and no trace of it where it is unfit."""

from __future__ import annotations

import ast
import runpy
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import teitools
from teitools.compiled import digest
from tests.compiled.building import GROUPS, python
from tests.requirements import ROOT

NAMES = [name for names in GROUPS.values() for name in names]
_WORDS_OF_C = {
    f"_{word}"
    for word in (
        *("alignof", "asm", "attribute", "complex", "const", "imag", "inline"),
        *("real", "restrict", "signed", "thread", "typeof", "volatile"),
    )
}
_ASK = """
from teitools.compiled import is_compiled
print(is_compiled("teitools.relaxng.judging.events"), is_compiled("teitools.notation.inlines"))
"""
_ENOUGH = """
import teitools
from teitools.source import Source
schema = teitools.load_schema(Source("s.rnc", b"element a { empty }"))
assert schema.validate(b"<a/>").valid and not schema.validate(b"<a><b/></a>").valid
teitools.encode(Source("a.txt", b"A: [illegible] Yes.\\n\\nB: No.\\n"))
"""


def source(name: str) -> Path:
    return ROOT.joinpath(*name.split(".")).with_suffix(".py")


def test_it_stands_in(library: Path) -> None:
    assert python("-c", _ENOUGH + _ASK, beside=library) == "True True\n"
    assert python("-c", _ENOUGH + _ASK, beside=library, TEITOOLS_PURE="1") == "False False\n"
    (metadata,) = library.glob("*.dist-info/METADATA")
    assert f"\nRequires-Dist: teitools=={teitools.__version__}\n" in metadata.read_text("utf-8")


def test_it_holds_nothing_else(library: Path) -> None:
    package = library / "teitools_compiled"
    files = [file.relative_to(package) for file in package.rglob("*.*") if file.suffix != ".pyc"]
    modules = {(*file.parent.parts, file.name.partition(".")[0]) for file in files}
    places = {".".join(("teitools", *parts)) for parts in modules}
    assert places == {*NAMES, "teitools.__init__"}
    assert {each.name.partition(".")[0] for each in library.iterdir()} == {
        "teitools_compiled",
        f"teitools_compiled-{teitools.__version__}".partition(".")[0],
        *(f"teitools_compiled_{group}__mypyc" for group in GROUPS),
    }


def version_of_another(library: Path) -> None:
    change(library, f'"{teitools.__version__}"', '"0.0.1"')


def source_of_another(library: Path) -> None:
    for names in GROUPS.values():
        change(library, digest(names), 64 * "0")


def change(library: Path, old: str, new: str) -> None:
    file = library / "teitools_compiled" / "__init__.py"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def nothing_said(library: Path) -> None:
    (library / "teitools_compiled" / "__init__.py").write_text("")


def broken_package(library: Path) -> None:
    (library / "teitools_compiled" / "__init__.py").write_text("raise SystemError")


def broken_libraries(library: Path) -> None:
    for file in library.glob("*__mypyc.*"):
        file.write_bytes(b"not a library")


def a_module_missing(library: Path) -> None:
    for name in ("teitools.relaxng.automaton.states", "teitools.notation.inlines"):
        (file,) = library.joinpath("teitools_compiled", *name.split(".")[1:-1]).glob(
            name.rpartition(".")[2] + ".*"
        )
        file.unlink()


@pytest.mark.parametrize(
    "damage",
    [
        version_of_another,
        source_of_another,
        nothing_said,
        broken_package,
        broken_libraries,
        a_module_missing,
    ],
)
def test_what_is_unfit_is_ignored(
    library: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    copy = shutil.copytree(library, tmp_path / "library")
    damage(copy)
    assert python("-c", _ENOUGH + _ASK, beside=copy) == "False False\n"


def test_line_ends_do_not_matter(tmp_path: Path) -> None:
    for name in ("teitools.compiled", *NAMES):
        file = tmp_path / source(name).relative_to(ROOT)
        file.parent.mkdir(parents=True, exist_ok=True)
        text = source(name).read_text(encoding="utf-8")
        file.write_text(text, encoding="utf-8", newline="\r\n")
    hook = runpy.run_path(str(tmp_path / "teitools" / "compiled.py"))
    assert hook["digest"](NAMES) == digest(NAMES)


def test_order_and_names() -> None:
    for names in GROUPS.values():
        assert names == sorted(set(names))
        assert all(source(name).is_file() for name in names)


def test_no_subclass_is_left_out() -> None:
    """Python refuses a subclass of a compiled class, unless it is compiled too."""
    left = []
    for file in (ROOT / "teitools").rglob("*.py"):
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        if name not in NAMES:
            left += [f"{name}.{each}" for each in subclasses(file.read_text("utf-8"))]
    assert left == []


def subclasses(text: str) -> list[str]:
    """The classes in a module that are derived from one of a module that is compiled."""
    nodes = list(ast.walk(ast.parse(text)))
    taken = {
        alias.asname or alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module in NAMES
        for alias in node.names
    }
    return [
        node.name
        for node in nodes
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in taken for base in node.bases)
    ]


def test_a_subclass_is_seen() -> None:
    text = f"from {NAMES[0]} import A, B as C\nclass D(C): ...\nclass E(object): ...\n"
    assert subclasses(text) == ["D"]


@pytest.mark.parametrize("name", NAMES)
def test_what_mypyc_takes_otherwise_is_not_there(name: str) -> None:
    """It computes a cached property at each call, and writes another `_` before what is kept."""
    text = source(name).read_text("utf-8")
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)]
    assert not {node.attr for node in nodes if isinstance(node.ctx, ast.Store)} & _WORDS_OF_C
    assert "cached_property" not in text
