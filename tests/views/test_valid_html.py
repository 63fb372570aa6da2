"""The Nu HTML checker has no word against a page."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

import teitools
from tests.requirements import JAVA, NU, SEED, SHARED, need

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.xml"))
_CORPORA = sorted((SHARED / "corpora").glob("*/*.xml"))
_SEEN = 100
_ELEMENTS = (
    "p ab list item table row cell lg l sp speaker stage note q quote hi name persName date ref "
    "del add subst choice sic corr abbr expan app lem rdg head div figure figDesc graphic pb lb u "
    "seg supplied gap foreign floatingText body closer opener signed label bibl listBibl unknown "
    "epigraph cit address addrLine castList castItem msDesc msIdentifier person place formula "
    "space milestone"
).split()


def random_text(seed: int) -> str:
    """A body of elements in places where the TEI would not have most of them."""
    chance = random.Random(seed)

    def content(depth: int) -> str:
        parts = []
        for _ in range(chance.randint(1, 4)):
            parts.append(chance.choice(["", "word ", " "]))
            if depth < 6:
                name = chance.choice(_ELEMENTS)
                extra = chance.choice(
                    [
                        "",
                        "",
                        ' ref="#x"',
                        ' unit="section"',
                        ' target="https://e.example/"',
                        ' n="1"',
                    ]
                )
                parts.append(f"<{name}{extra}>{content(depth + 1)}</{name}>")
        return "".join(parts)

    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc/></teiHeader>'
        f"<text><body>{content(0)}</body></text></TEI>"
    )


def check(folder: Path) -> str:
    command = [str(JAVA), "-Xss4m", "-jar", str(NU), "--errors-only", "--stdout", str(folder)]
    return subprocess.run(command, capture_output=True, timeout=300, check=False).stdout.decode()


def test_pages_are_valid(tmp_path: Path) -> None:
    """One run of the checker for all of them: documents of ours and of others, and random ones."""
    need("java", "vnu-jar")
    for document in [*DOCUMENTS, SEED.with_suffix(".xml")]:
        for view in ("reading", "marked"):
            page = teitools.render(document, view=view)
            (tmp_path / f"{document.stem}-{view}.html").write_bytes(page)
    for seed in range(_SEEN):
        page = teitools.render(random_text(seed).encode())
        (tmp_path / f"random-{seed}.html").write_bytes(page)
    assert check(tmp_path) == ""


def test_pages_of_the_corpora_are_valid(tmp_path: Path) -> None:
    need("java", "vnu-jar", "shared")
    for document in _CORPORA:
        if document.stat().st_size < 150_000:
            try:
                page = teitools.render(document)
            except teitools.DocumentError:
                continue
            (tmp_path / f"{document.stem}.html").write_bytes(page)
    assert len(list(tmp_path.iterdir())) > 40
    assert check(tmp_path) == ""


@pytest.mark.parametrize("seed", range(100, 130))
def test_words_in_strange_places_are_shown(seed: int) -> None:
    text = random_text(seed)
    assert teitools.render(text.encode()).count(b"word") >= text.count("word")
