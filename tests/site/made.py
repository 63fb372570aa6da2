"""Sites that the tests look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import teitools
from teitools.site.building import Built

HARBOUR = Path(__file__).parent.parent / "corpus" / "harbour"
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"{attributes}><teiHeader><fileDesc><titleStmt>'
    "<title>{title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/>"
    "</sourceDesc></fileDesc><profileDesc><creation><date{date}/></creation></profileDesc>"
    "</teiHeader><text><body>{body}</body></text></TEI>"
)


def tei(title: str, body: str = "<p>words</p>", date: str = "", attributes: str = "") -> str:
    """A small document."""
    when = f' when="{date}"' if date else ""
    return TEI.format(title=title, body=body, date=when, attributes=attributes)


def folder_of(path: Path, documents: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, text in documents.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return path


def built(folder: Path, output: Path, **options: Any) -> Built:
    """The site, of which nothing is kept outside of it."""
    return teitools.build_site(folder, output, **{"title": "A Site", "cache": False, **options})


def files(folder: Path) -> dict[str, bytes]:
    """The files of a site by their paths."""
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file() and each.name != ".teitools-site.json"
    }
