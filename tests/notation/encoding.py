"""Texts encoded, with what holds of each of them."""

from __future__ import annotations

from lxml import etree

import teitools


def encoded(text: str, profile: str) -> etree._Element:
    """The TEI of `text`, which is valid and gives the bytes back."""
    data = text.encode()
    made = teitools.encode(data, profile=profile)
    assert teitools.decode(made) == data
    report = teitools.validate(bytes(made))
    assert report.valid, [str(finding) for finding in report]
    return etree.fromstring(made)
