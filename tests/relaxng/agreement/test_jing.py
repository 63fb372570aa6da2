"""The driver of Jing: many documents at once, whatever is wrong with some of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.relaxng.agreement import jing
from tests.relaxng.agreement.judgement import Incorrect
from tests.requirements import need

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
SCHEMA = f"""<element name="a" {RNG}
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><zeroOrMore><element name="b">
  <optional><attribute name="id"><data type="ID"/></attribute></optional>
  <optional><attribute name="ref"><data type="IDREF"/></attribute></optional>
</element></zeroOrMore></element>"""

DOCUMENTS = {
    "<a/>": (),
    "<a><b></a>": ((1, 9),),
    "": ((1, 1),),
    "<a><c/></a>": ((1, 8),),
    "<a>\n<b id='x'/>\n<b id='x'/>\n</a>": ((3, 12),),
    "<a>\n<b ref='y'/>\n<b id='y'/>\n</a>": (),
    "<a>\n<b ref='y'/>\n<c/>\n</a>": ((3, 5), (2, 13)),
    '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="x"/></a>': ((1, 69),),
    "<!DOCTYPE a SYSTEM 'nowhere.dtd'><a/>": ((1, 1),),
    "<a><b/></a>": (),
}


def test_one_run_judges_all(tmp_path: Path) -> None:
    need("jing")
    schema = tmp_path / "schema.rng"
    schema.write_text(SCHEMA)
    files = [tmp_path / f"{number}.xml" for number in range(len(DOCUMENTS))]
    for file, text in zip(files, DOCUMENTS, strict=True):
        file.write_text(text)
    found = jing.judge(schema, files)
    assert not isinstance(found, Incorrect)
    assert [found[file].places for file in files] == list(DOCUMENTS.values())
    assert [found[file].valid for file in files] == [not each for each in DOCUMENTS.values()]


@pytest.mark.parametrize(
    "text",
    [
        f"<elephant {RNG}/>",
        f"<element {RNG}",
        f'<element name="a" {RNG}><ref name="b"/></element>',
        f"<empty {RNG}/>",
    ],
)
def test_incorrect_schemas(text: str, tmp_path: Path) -> None:
    need("jing")
    schema, document = tmp_path / "schema.rng", tmp_path / "a.xml"
    schema.write_text(text)
    document.write_text("<a/>")
    assert jing.incorrect(schema)
    assert isinstance(jing.judge(schema, [document]), Incorrect)


def test_a_correct_schema(tmp_path: Path) -> None:
    need("jing")
    schema = tmp_path / "schema.rng"
    schema.write_text(SCHEMA)
    assert not jing.incorrect(schema)
