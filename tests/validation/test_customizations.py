"""A TEI customization (ODD) in the place of a schema."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools import SchemaError, validate
from teitools.findings import Report

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'


def codes(report: Report) -> list[str]:
    return [finding.code.id for finding in report]


ODD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><schemaSpec ident="play" start="play" ns="">'
    '<elementSpec ident="play"><content><textNode/></content></elementSpec></schemaSpec></TEI>'
)


@pytest.mark.parametrize("name", ["play.odd", "play.xml"])
def test_a_customization_is_compiled(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(ODD)
    assert codes(validate(b"<play>Nora</play>", schema=path)) == []
    assert codes(validate(b"<play><b/></play>", schema=path)) != []
    path.write_text(ODD.replace("<textNode/>", '<elementRef key="play" minOccurs="0"/>'))
    assert codes(validate(b"<play>Nora</play>", schema=path)) != []
    assert codes(validate(b"<play><play/></play>", schema=path)) == []
    (tmp_path / "d.xml").write_text(f'<?xml-model href="{name}"?><play>x</play>')
    if name.endswith(".odd"):
        assert "V501" not in codes(validate(tmp_path / "d.xml"))


def test_what_a_customization_is_made_of_is_looked_at_again(tmp_path: Path) -> None:
    part = '<specGrp xmlns="http://www.tei-c.org/ns/1.0"><elementSpec ident="b"/></specGrp>'
    reference = '<elementRef key="b" minOccurs="0"/>'
    odd = ODD.replace("<textNode/>", reference).replace(
        "</schemaSpec>", '<specGrpRef target="part.xml"/></schemaSpec>'
    )
    (tmp_path / "part.xml").write_text(part)
    (tmp_path / "play.odd").write_text(odd)
    assert codes(validate(b"<play><b/></play>", schema=tmp_path / "play.odd")) == []
    (tmp_path / "part.xml").write_text(part.replace('"b"', '"b" ns="urn:b"'))
    assert codes(validate(b"<play><b/></play>", schema=tmp_path / "play.odd")) != []


@pytest.mark.parametrize("content", [TEI, "<TEI"])
def test_what_is_no_customization(tmp_path: Path, content: str) -> None:
    (tmp_path / "play.odd").write_text(content)
    with pytest.raises(SchemaError):
        validate(b"<play/>", schema=tmp_path / "play.odd")
