"""A folder with a small TEI and a customization of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.odd.compiled import SMALL
from tests.odd.customizations import ALL, TEI, odd


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.xml").write_text(f'<TEI xmlns="{TEI}">{SMALL}</TEI>')
    base = ALL + '<elementSpec ident="lb" mode="delete"/>'
    base += '<elementSpec ident="p" mode="change"><attList><attDef ident="x"/></attList>'
    base += "</elementSpec>"
    (tmp_path / "base.odd").write_text(odd(base, 'source="small.xml" start="doc"'))
    return tmp_path
