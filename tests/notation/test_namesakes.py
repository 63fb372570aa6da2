"""Those who have one name, told apart by what labels add to it."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools
from teitools.notation.namesakes import Namesakes
from teitools.notation.profile_file import load
from tests.notation.encoding import encoded

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def speakers(text: str, profile: str = "plain") -> list[str]:
    """Whose each turn of `text` is; each is declared, and none without need."""
    root = encoded(text, profile)
    found = [str(each.get("who")) for each in root.iterfind(".//t:sp", TEI)]
    declared = root.iterfind(".//t:particDesc//t:person[@role='speaker']", TEI)
    ids = {f"#{each.get('{http://www.w3.org/XML/1998/namespace}id')}" for each in declared}
    assert ids == set(found)
    return [each.removeprefix("#") for each in found]


@pytest.mark.parametrize("end", [":", "."])
@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        # only one is so named
        (("Mr. BURKE of Ohio", "Mr. ELLIS", "Mr. BURKE"), ["burke", "ellis", "burke"]),
        (("Mr. BURKE", "Mr. ELLIS", "Mr. BURKE of Ohio"), ["burke", "ellis", "burke"]),
        (("Mr. BURKE of Ohio", "Mr. BURKE of Ohio"), ["burke", "burke"]),
        # two are, and who has no addition is neither
        (
            ("Mr. BURKE of Ohio", "Mr. ELLIS", "Mr. BURKE of New York", "Mr. BURKE of Ohio"),
            ["burke", "ellis", "burke-2", "burke"],
        ),
        (
            ("Mr. BURKE of Ohio", "Mr. BURKE", "Mr. BURKE of Iowa", "Mr. BURKE"),
            ["burke", "burke-2", "burke-3", "burke-2"],
        ),
        # one answers the other
        (
            ("Mr. BURKE of Ohio", "Mr. BURKE", "Mr. ELLIS", "Mr. BURKE"),
            ["burke", "burke-2", "ellis", "burke-2"],
        ),
        # a label before each paragraph says nothing
        (
            ("Mr. BURKE of Ohio", "Mr. BURKE", "Mr. ELLIS", "Mr. ELLIS"),
            ["burke", "burke", "ellis", "ellis"],
        ),
        (("Mrs. BURKE", "Mr. ELLIS", "Mr. BURKE"), ["burke", "ellis", "burke-2"]),
        (("Mr. BURKE", "Mr. ELLIS", "Mrs. BURKE"), ["burke", "ellis", "burke-2"]),
        (("Mr. BURKE (Ohio)", "Mr. ELLIS", "Mr. BURKE (Iowa)"), ["burke", "ellis", "burke-2"]),
        (("Mr. BURKE (Ohio)", "Mr. ELLIS", "Mr. BURKE"), ["burke", "ellis", "burke"]),
        # what somebody does or is tells nobody apart
        (("Mr. BURKE (Reading)", "Mr. ELLIS", "Mr. BURKE (Laughing)"), ["burke", "ellis", "burke"]),
        (
            ("Mr. BURKE (Chairman)", "Mr. ELLIS", "Mr. BURKE (Interpreter)"),
            ["burke", "ellis", "burke"],
        ),
    ],
)
def test_labels_with_additions(labels: tuple[str, ...], expected: list[str], end: str) -> None:
    text = "".join(f"{label}{end} Words of theirs.\n\n" for label in labels)
    assert speakers(text) == expected


def test_a_name_in_capitals_with_an_addition_is_a_label() -> None:
    assert speakers("BURKE of Ohio: Yes.\n\nELLIS: No.") == ["burke", "ellis"]


def test_members_of_the_bundestag() -> None:
    text = (
        "Präsident Dr. Ehlers: Das Wort hat der Abgeordnete Müller.\n\n"
        "Müller (Köln) (SPD): Meine Damen und Herren!\n\n"
        "Präsident Dr. Ehlers: Das Wort hat der Abgeordnete Müller.\n\n"
        "Müller (Bonn) (CDU/CSU): Herr Präsident!\n\n"
        "Müller (Köln) (SPD): Nein.\n"
    )
    assert speakers(text) == ["ehlers", "muller", "ehlers", "muller-2", "muller"]


def test_members_of_the_commons() -> None:
    text = (
        "Mr Speaker\nOrder.\n\nJohn Pell\n(Northwater) (Lab)\nYes.\n\nMr Speaker\nOrder.\n\n"
        "John Pell\n(Easthaven) (Con)\nNo.\n\nJohn Pell (Northwater) (Lab)\nYes.\n"
    )
    assert speakers(text, "hansard") == ["speaker", "pell", "speaker", "pell-2", "pell"]


def test_those_in_one_list_are_as_many_as_it_names() -> None:
    text = "PRESENT\n- John Burke of Ohio\n- Burke\n- Ada Ellis\n\nBURKE: a\n\nELLIS: b"
    encoded = teitools.encode(text.encode(), profile="plain")
    persons = etree.fromstring(encoded).findall(".//t:person", TEI)
    names = [" ".join(each.itertext()).strip() for each in persons]
    assert len(names) == 3
    assert speakers(text) == ["burke-2", "ellis"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("BURKE of Ohio", ("BURKE", "of Ohio")),
        ("John Burke of New York", ("John Burke", "of New York")),
        ("SMITH (Texas)", ("SMITH", "(Texas)")),
        ("SMITH\n(Texas) (Lab)", ("SMITH", "(Texas) (Lab)")),
        ("Secretary of State", ("Secretary of State", "")),
        ("The President of France", ("The President of France", "")),
        ("Leader of the Opposition", ("Leader of the Opposition", "")),
        ("Burke", ("Burke", "")),
        ("of Ohio", ("of Ohio", "")),
        ("", ("", "")),
    ],
)
def test_a_name_and_what_is_added(name: str, expected: tuple[str, str]) -> None:
    assert Namesakes(load("plain").words).split(name) == expected
