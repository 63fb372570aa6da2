"""What is compiled of the reference's ODDs, loaded by the engines that others use."""

import subprocess
from pathlib import Path

import pytest

from teitools.api.compiling import compile_odd
from tests.odd.jing import jing
from tests.requirements import SHARED, need

REFERENCES = SHARED / "tei" / "odd"
ABSENT = ("p5test-torture", "stylesheets-base", "stylesheets-test13")
"""What these take in is not there."""

INCORRECT = ("stylesheets2-testNonTeiOdd1",)
"""What this refers to exists nowhere: only the TEI Stylesheets bear with it."""

LIMIT = 180
"""Seconds that a slow machine may take: some never ended."""

LOADED = (0, 3)
"""What xmllint says of a valid document, and of one that is not."""


def names() -> list[str]:
    found = sorted(path.stem for path in REFERENCES.glob("*.odd")) if SHARED.is_dir() else []
    return [name for name in found if name not in ABSENT]


@pytest.mark.long
@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("compat", ["", "7.58"])
def test_libxml2_and_jing_load_it(tmp_path: Path, name: str, compat: str) -> None:
    need("shared", "jing", "xmllint")
    if name in INCORRECT and not compat:
        return
    document = tmp_path / "document.xml"
    document.write_text("<nothing/>")
    for to in ("rng", "rnc"):
        schema = tmp_path / f"my.{to}"
        schema.write_bytes(bytes(compile_odd(REFERENCES / f"{name}.odd", to, compat=compat)))
        if to == "rng":
            assert jing(schema, [document])
            command = ["xmllint", "--noout", "--relaxng", str(schema), str(document)]
            run = subprocess.run(command, capture_output=True, timeout=LIMIT, check=False)
            assert run.returncode in LOADED, run.stderr[-300:]
        else:
            said = subprocess.run(
                ["jing", "-c", str(schema), str(document)],
                capture_output=True,
                text=True,
                timeout=LIMIT,
                check=False,
            )
            assert "nothing" in said.stdout, said.stdout
