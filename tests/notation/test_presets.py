"""Texts in the conventions of the presets: what an editor would count in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import teitools
from tests.notation.counts import expectations

FOLDER = Path(__file__).parent / "presets"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
PATHS = {
    "sp": "//t:sp",
    "nobody": "//t:sp[not(@who)]",
    "label": "//t:front/t:div[@type='metadata']/t:label",
    "sourceNote": "//t:note[@type='source']",
    "pb": "//t:pb",
    "gap": "//t:gap",
    "castItem": "//t:castItem",
    "soundStage": "//t:stage[@type='sound']",
    "stageAny": "//t:text//t:stage",
    "stageApart": "//t:body//t:stage[not(ancestor::t:sp)]",
    "noteRef": "//t:ref[@type='noteRef']",
    "footnote": "//t:note[@type='footnote']",
    "editorial": "//t:text//t:note[@type='editorial']",
    "date": "//t:text//t:date[@when]",
    "signed": "//t:signed",
    "trailer": "//t:trailer",
    "trailerOfDiv": "//t:div/t:trailer[not(following-sibling::*)]",
    "classification": "//t:fw[@type='classification']",
    "brokenSpeaker": "//t:speaker[t:lb]",
    "salute": "//t:salute",
    "item": "//t:item",
    "supplied": "//t:text//t:supplied",
    "addition": "//t:add",
    "sic": "//t:text//t:sic",
    "aside": "//t:seg[@type='aside']",
    "mentioned": "//t:persName[. = 'Comrade']",
    "div": "//t:div",
    "head": "//t:head",
    "time": "//t:milestone[@unit='time']",
    "verse": "//t:l",
    "unclear": "//t:unclear",
    "line": "//t:lb[@n]",
    "runningHead": "//t:fw[not(@type)]",
    "brokenPage": "//t:p//t:pb",
    "spoken": "//t:sp/t:p[node()]",
    "section": "//t:milestone[@unit='section']",
    "omission": "//t:gap[@reason='editorial']",
    "person": "//t:particDesc//t:person",
}


@pytest.mark.parametrize("detected", [False, True], ids=["given", "detected"])
@pytest.mark.parametrize(("name", "profile"), list(expectations(FOLDER)))
def test_the_counts_are_an_editors(name: str, profile: str, detected: bool) -> None:
    file = FOLDER / f"{name}.txt"
    counts = expectations(FOLDER)[name, profile]
    encoded = teitools.encode(file, profile=None if detected else profile)
    assert teitools.decode(encoded) == file.read_bytes()
    report = teitools.validate(bytes(encoded))
    assert report.valid, [str(finding) for finding in report]
    root = etree.fromstring(bytes(encoded))
    assert {key: len(list(root.xpath(PATHS[key], namespaces=TEI))) for key in counts} == counts
