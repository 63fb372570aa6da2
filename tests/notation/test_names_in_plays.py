"""Who is meant in the labels of a play, and names in the middle of a speech that are none."""

from __future__ import annotations

import pytest

from tests.notation.encoding import encoded

DENMARK = (
    "DRAMATIS PERSONAE\n\n"
    "HAMLET, Prince of Denmark\nGERTRUDE, Queen of Denmark\nOSRIC, a courtier\n"
)
SPEECHES = (
    "\n\nACT I\n\nHAMLET. So.\n\nOSRIC. No.\n\n"
    "GERTRUDE. Yes.\n\nHAMLET. Well.\n\n{}\n\nOSRIC. Ay.\n"
)


@pytest.mark.parametrize(
    ("cast", "label", "who"),
    [
        (DENMARK, "QUEEN GERTRUDE.", "#gertrude"),
        (DENMARK, "QUEEN.", "#gertrude"),
        (DENMARK, "PRINCE HAMLET.", "#hamlet"),
        (DENMARK, "LADY GERTRUDE.", "#gertrude-2"),
        (DENMARK, "COURTIER.", "#courtier"),
        (DENMARK.replace("OSRIC,", "QUEEN ANNE, Queen of Norway\nOSRIC,"), "QUEEN.", "#queen"),
        (DENMARK.replace("OSRIC,", "ANNE, Queen of Norway\nOSRIC,"), "QUEEN.", "#queen"),
        (DENMARK.replace("OSRIC,", "ANNE, Queen of Norway\nOSRIC,"), "QUEEN ANNE.", "#anne"),
    ],
)
def test_what_somebody_is_stands_before_the_name_or_for_it(cast: str, label: str, who: str) -> None:
    root = encoded(cast + SPEECHES.format(f"{label} Words of hers."), "drama")
    assert root.findall(".//{*}sp")[4].get("who") == who


@pytest.mark.parametrize(
    ("speech", "labels"),
    [
        ("GERTRUDE. I come. I saw\nHamlet. He was there.", 6),
        ("GERTRUDE. I come, and\nthen I went to the house of\nOSRIC. He was there.", 6),
        ("GERTRUDE. I come, for I have been in the house of my friend\nHAMLET. He was there.", 6),
        ("GERTRUDE. I come.\nHAMLET. He was there.", 7),
        ("Enter a Lord\nHAMLET. He was there.", 6),
        ("GERTRUDE. I come, but\n\nHAMLET. He was there.", 7),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_sentence_may_go_on_with_a_name(speech: str, labels: int, end: str) -> None:
    root = encoded((DENMARK + SPEECHES.format(speech)).replace("\n", end), "drama")
    assert len(root.findall(".//{*}sp")) == labels
