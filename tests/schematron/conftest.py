"""A folder for each case."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.schematron.cases import Case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """Files in a folder of their own."""
    return Case(tmp_path)
