"""Documents that are judged twice, and which of them were."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate
from teitools.validation import checking, judgement

TEI = "http://www.tei-c.org/ns/1.0"
RNC = f'default namespace = "{TEI}"\ninclude "parts/inner.rnc"\nstart = element TEI {{ any }}\n'
INNER = """
any = (attribute * { text } | text | element * { any })*
"""
STRICT = """
any = element p { text }
"""
XSD = (
    (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{TEI}">{{}}'
        "</xs:schema>"
    )
    .replace("{TEI}", TEI)
    .replace("{{}}", "{}")
)
FILES = {
    "own.rnc": RNC,
    "parts/inner.rnc": INNER,
    "a.xml": f"""<?xml-model href="own.rnc" type="application/relax-ng-compact-syntax"?>
<TEI xmlns="{TEI}"><graphic url="a.jpg"/><ref target="b.xml#there">x</ref></TEI>""",
    "b.xml": f"""<?xml-model href="own.rnc" type="application/relax-ng-compact-syntax"?>
<TEI xmlns="{TEI}"><p xml:id="there"/></TEI>""",
    "a.jpg": "an image",
}


class Judged:
    """The documents that were judged, and not remembered."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        self._count(monkeypatch, checking, "judged")
        self._count(monkeypatch, judgement, "judged_by")

    def _count(self, monkeypatch: pytest.MonkeyPatch, module: ModuleType, function: str) -> None:
        judge = getattr(module, function)

        def counted(*arguments: object) -> object:
            source = arguments[0] if function == "judged" else arguments[1]
            self.names.append(source.name)  # type: ignore[attr-defined]
            return judge(*arguments)

        monkeypatch.setattr(module, function, counted)

    def taken(self) -> list[str]:
        names, self.names = self.names, []
        return sorted(names)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(validate, [*(arguments or ("a.xml", "b.xml"))])
    assert "Traceback" not in result.output
    return result
