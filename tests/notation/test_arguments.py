"""Arguments before courts of appeal: a heading says whose it is, and for whom."""

from __future__ import annotations

import pytest

from tests.notation.encoding import encoded

TEI = {"t": "http://www.tei-c.org/ns/1.0"}

ARGUED = (
    "JUSTICE ITO:  Ms. Hale.\n\n{}\n\nMS. HALE:  May it please the Court:\n\nJUSTICE ITO:  Yes."
)


def heads(text: str) -> list[str]:
    root = encoded(text, "court-qa")
    return [" ".join("".join(each.itertext()).split()) for each in root.iterfind(".//t:head", TEI)]


@pytest.mark.parametrize(
    "lines",
    [
        "ORAL ARGUMENT OF ADA L. HALE\nON BEHALF OF THE PETITIONER",
        "REBUTTAL ARGUMENT OF ADA L. HALE",
        "ORAL ARGUMENT OF ADA L. HALE\nFOR THE UNITED STATES,\nAS AMICUS CURIAE,\nFOR NEITHER SIDE",
        "          ORAL ARGUMENT OF ADA HALE, ESQ.,\n            ON BEHALF OF THE PETITIONER",
    ],
)
def test_headings_of_arguments(lines: str) -> None:
    text = ARGUED.format(lines)
    assert heads(text) == [" ".join(lines.split())]


@pytest.mark.parametrize(
    "lines",
    ["ORAL ARGUMENT OF                    PAGE", "REBUTTAL ARGUMENT OF\nADA L. HALE, ESQ.",
     "The argument of Ms. Hale was short.", "ARGUMENT OF COUNSEL: IT IS LONG"],
)  # fmt: skip
def test_other_lines_about_arguments_begin_nothing(lines: str) -> None:
    text = ARGUED.format(lines)
    assert "hale" not in " ".join(heads(text)).lower()
