"""Write `docs/mistakes.md`: `python -m docs.mistakes.generate [--check]`; it needs Jing."""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from lxml import etree

from docs.mistakes.edits import EDITS, Edit
from docs.mistakes.validators import jing, libxml2, ours
from teitools.relaxng import load_schema

FOLDER = Path(__file__).resolve().parent
PAGE = FOLDER.parent / "mistakes.md"
SCHEMA = FOLDER.parent.parent / "schema" / "teitools.rng"
_HEAD = """# Twenty mistakes

One document, [letter.xml](mistakes/letter.xml), with one mistake at a time, judged by
`schema/teitools.rng`: what teitools, Jing and libxml2 (`xmllint`, lxml) say of it. Each line
begins with line and column, where they are told. The page is written by
`python -m docs.mistakes.generate`.
"""


def edited(edit: Edit) -> str:
    """The letter with one mistake."""
    text = (FOLDER / "letter.xml").read_text(encoding="utf-8")
    if edit.old not in text:
        raise SystemExit(f"{edit.title}: {edit.old!r} is not in letter.xml")
    return text.replace(edit.old, edit.new, 1)


def page() -> str:
    """The whole page."""
    schema, other = load_schema(SCHEMA), etree.RelaxNG(etree.parse(SCHEMA))
    parts = [_HEAD]
    with tempfile.TemporaryDirectory() as folder:
        documents = [Path(folder, str(number), "letter.xml") for number in range(len(EDITS))]
        for document, edit in zip(documents, EDITS, strict=True):
            document.parent.mkdir()
            document.write_text(edited(edit), encoding="utf-8")
        theirs = jing(SCHEMA, documents)
        for number, (document, edit) in enumerate(zip(documents, EDITS, strict=True)):
            parts.append(f"## {number + 1}. {edit.title}\n")
            parts.append(f"```diff\n{_lines('-', edit.old)}{_lines('+', edit.new)}```\n")
            for name, told in (
                ("teitools", ours(schema, document)),
                ("Jing", theirs[number]),
                ("libxml2", libxml2(other, document)),
            ):
                said = "\n".join(line.replace(str(document), "letter.xml") for line in told)
                parts.append(f"{name}\n\n```\n{said or '(nothing)'}\n```\n")
    return "\n".join(parts)


def _lines(mark: str, text: str) -> str:
    return "".join(f"{mark} {line.strip()}\n" for line in text.splitlines() if line.strip())


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` only compare; give the exit status."""
    wanted = page()
    if arguments == ["--check"]:
        same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == wanted
        if not same:
            print("docs/mistakes.md is not up to date: python -m docs.mistakes.generate")
        return 0 if same else 1
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
