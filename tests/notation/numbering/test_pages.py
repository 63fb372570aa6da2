"""Which lines have numbers, and what is layout because of that."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

import teitools
from teitools.decisions.table import write_table
from teitools.errors import ProfileError
from teitools.notation.detection import detect
from teitools.notation.numbering.text import without_numbers
from teitools.notation.profile import LineNumberRules
from teitools.notation.profile_file import load

DOCUMENTED = Path(__file__).parents[3] / "docs" / "notation.md"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
RULES = LineNumberRules(40, load("court-qa").line_numbers.stamp)


def page(*lines: str, first: int = 1, form: str = "{n:>3}   {line}") -> str:
    """Lines with numbers before them."""
    given = (form.format(n=n, line=line).rstrip() for n, line in enumerate(lines, first))
    return "".join(f"{line}\n" for line in given)


TALK = ["Q.  Where?", "A.  There.", "Q.  When?", "A.  Then, or", "later.", "Q.  Why?", "A.  So."]


def left(text: str) -> str | None:
    found = without_numbers(text, RULES)
    return None if found is None else found.text


def test_the_numbers_of_two_pages_are_taken_out() -> None:
    text = page(*TALK) + "\n" + page("Q.  Who?", "A.  He.", "Q.  Thanks.")
    assert left(text) == "\n".join([*TALK, "Q.  Who?", "A.  He.", "Q.  Thanks.", ""])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 egg\n2 spoons\n3 cups\n",
        "Q.  What did you find?\nA.  A list.\n\n" * 9 + page("rope", "knife", "lamp", "saw"),
        "Q.  How many?\nA.  There were\n12 men and\n13 women.\n" * 9,
        "".join(f"{n}. Item\n" for n in range(1, 20)),
        page("Only", "seven", "short", "lines", "on", "one", "page"),
        "".join(f"{n} {'x' * n}\n\nAnd more\nof this\nand that\n" for n in range(1, 12)),
    ],
)
def test_other_numbers_are_words(text: str) -> None:
    assert left(text) is None


def test_the_number_of_a_page_does_not_go_on_with_those_of_its_lines() -> None:
    text = page(*TALK, *TALK) + "15\n" + page(*TALK, *TALK) + " 16\n" + page(*TALK)
    encoded = etree.fromstring(bytes(teitools.encode(text.encode(), profile="court-qa")))
    assert encoded.xpath("//t:pb/@n", namespaces=TEI) == ["15", "16"]
    assert len(encoded.xpath("//t:lb[@n]", namespaces=TEI)) == 35


def test_a_number_that_is_lost_breaks_no_page() -> None:
    lines = page(*TALK, *TALK).splitlines(keepends=True)
    text = "".join([*lines[:5], "      " + lines[5][6:], *lines[6:]])
    assert left(text) == "\n".join([*TALK, *TALK, ""])


def test_every_fifth_line_may_have_a_number() -> None:
    numbers = ((f"{n:>3}   " if n % 5 == 0 else "      ") for n in range(1, 36))
    text = "".join(f"{number}word {i}\n" for i, number in enumerate(numbers))
    assert left(text * 2) == "".join(f"word {i}\n" for i in range(35)) * 2


def test_lines_may_be_double_spaced() -> None:
    text = page(*TALK, *TALK).replace("\n", "\n\n")
    assert left(text) == "\n".join([*TALK, *TALK, "", ""])


def test_a_time_in_the_words_is_none_beside_the_numbers() -> None:
    lines = page(*TALK, "10:30 it was", *TALK)
    assert "10:30 it was" in (left(lines) or "")


def test_a_finding_stands_where_the_original_has_it() -> None:
    text = "A cover\n\n" + page(*TALK, "[unclosed", *TALK)
    encoded = teitools.encode(text.encode(), profile="court-qa")
    found = [each for each in encoded.findings if each.code.name == "unclosed-mark"]
    position = found[0].location.position
    assert position is not None
    assert (position.line, position.column) == (10, 7)


def test_numbers_before_lines_are_a_sign() -> None:
    text = page(*(["MR. HALE:  Yes, your Honor."] * 9), "THE COURT:  Good morning.")
    profile, reason = detect(text)
    assert profile.name == "court-qa"
    assert reason.startswith("numbers before lines (line 1), 'THE COURT:' (line 10)")


def test_a_decision_is_about_the_original() -> None:
    text = (page(*TALK, "MEMO:  no [laughs,", "yes]", *TALK) + page(*TALK)).encode()
    first = teitools.encode(text, profile="court-qa")
    found = next(each for each in first.decisions if each.what == "bracket")
    assert (found.line, found.column) == (8, 17)
    assert found.text == "[laughs, 9 yes]"
    table = write_table([replace(found, decision="supplied")])
    second = teitools.encode(text, profile="court-qa", decisions=table)
    words = etree.fromstring(bytes(second)).xpath("//t:supplied", namespaces=TEI)
    assert [each.xpath("string()") for each in words] == ["laughs,\n        yes"]


def test_too_high_a_number_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'name = "mine"\nversion = "1"\ntitle = "x"\nextends = "plain"\n'
        "[line_numbers]\nhighest = 100\n"
    )
    with pytest.raises(ProfileError, match=r"'line_numbers\.highest' is 100"):
        load(str(file))


def test_the_example_of_the_documentation() -> None:
    words = DOCUMENTED.read_text(encoding="utf-8")
    section = words.partition("<!-- checked: numbered lines -->")[2]
    text, xml = re.findall(r"```\w+\n(.*?)```", section, re.DOTALL)[:2]
    encoded = etree.fromstring(bytes(teitools.encode(text.encode())))
    found = encoded.xpath("//t:sp[t:p//t:pb]", namespaces=TEI)[0]
    for element in found.iter():
        for name in ("rendition", "{http://www.w3.org/XML/1998/namespace}id", "ref"):
            element.attrib.pop(name, None)
    etree.strip_tags(found, "{*}persName")
    made = re.sub(r' xmlns="[^"]*"', "", etree.tostring(found, with_tail=False).decode())
    assert re.sub(r"\s+", "", made) == re.sub(r"\s+", "", xml)
