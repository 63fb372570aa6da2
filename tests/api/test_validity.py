"""Whatever is encoded is valid: against the project's schema, and against tei_all."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools import resources
from teitools.notation.profile_file import names
from tests.requirements import TEI_ALL, need
from tests.texts import texts


@cache
def encoded_texts(count: int) -> tuple[bytes, ...]:
    """The encodings of `count` hard texts, the same in every run."""
    found: list[bytes] = []

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(texts, st.sampled_from([None, *names()]))
    def collect(text: str, profile: str | None) -> None:
        found.append(bytes(teitools.encode(text.encode(), profile=profile)))

    collect()
    return tuple(found)


def test_every_encoding_is_valid_against_the_schema() -> None:
    schema = etree.RelaxNG(etree.parse(resources.path("schema", "teitools.rng")))
    for data in encoded_texts(400):
        schema.assertValid(etree.fromstring(data))


def test_every_encoding_is_valid_against_tei_all(tmp_path: Path) -> None:
    need("jing", "shared")
    files = []
    for index, data in enumerate(encoded_texts(400)):
        files.append(tmp_path / f"{index}.xml")
        files[-1].write_bytes(data)
    schemas = (TEI_ALL, resources.path("schema", "teitools.rng"))
    for schema in schemas:
        done = subprocess.run(["jing", str(schema), *map(str, files)], capture_output=True)
        assert (done.returncode, done.stdout.decode()) == (0, "")
