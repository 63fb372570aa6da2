"""Words with which a text or a part of it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import teitools

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
TALK = "IVANOV: Yes.\n\nPETROV: No.\n\nIVANOV: Well.\n\n"
PLAY = "ACT I\n\nMARY. Yes.\n\nJOHN. No.\n\n{}\n\nACT II\n\nMARY. Now.\n\nJOHN. Then.\n"


def read(text: str, profile: str = "plain") -> etree._Element:
    """The TEI of a text, which decodes to the same text and is valid."""
    output = teitools.encode(text.encode(), profile=profile)
    assert teitools.decode(output).decode() == text
    report = teitools.validate(bytes(output))
    assert report.valid, [str(finding) for finding in report]
    return etree.fromstring(bytes(output))


def count(root: etree._Element, path: str) -> int:
    return len(root.xpath(path, namespaces=TEI))


@pytest.mark.parametrize(
    "line",
    [
        "THE END", "[End of transcript]", "Finis.", "* FIN *", "—Ende—", "КОНЕЦ",
        "Fin de la transcription",
        "The House adjourned at Six minutes after Seven o'clock.", "Schluß: 17.40 Uhr",
        "Заседание закрыто в 17 ч. 15 м.", "La séance est levée à 18 h 20.",
    ],
)  # fmt: skip
def test_what_ends_a_text_is_the_last_of_its_body(line: str) -> None:
    root = read(f"{TALK}{line}\n")
    assert count(root, "//t:body/t:trailer") == 1
    assert count(root, "//t:sp") == 3
    assert count(root, "//t:trailer/following-sibling::*[not(self::t:lb)]") == 0


@pytest.mark.parametrize(
    "text",
    [
        f"{TALK}The end.\n\nPETROV: No.\n",
        "IVANOV: Yes.\n\nPETROV: No.\n\nIVANOV:\n\nThe end.\n",
        f"{TALK}That is\nthe end.\n",
        f"{TALK}End of the Clean Air Act\n",
        "A first one.\n\nEnd.\n\nA second one.\n",
        f"{TALK}(Schluß der Sitzung: 17.21 Uhr.)\n",
    ],
)
def test_what_somebody_says_or_goes_on_is_no_trailer(text: str) -> None:
    assert count(read(text), "//t:trailer") == 0


@pytest.mark.parametrize(
    "line",
    [
        "END OF ACT I", "[The End of the First Act.]", "Here ends the First Act",
        "Ende des ersten Actes", "(Ende des ersten Aufzuges.)", "FIN DU PREMIER ACTE.",
        "Fin de l’acte premier", "Конец первого действия.",
    ],
)  # fmt: skip
def test_what_ends_an_act_is_the_last_of_its_division(line: str) -> None:
    root = read(PLAY.format(line), "drama")
    assert count(root, "//t:div[@type='act']") == 2
    assert count(root, "//t:div[@type='act'][1]/*[last()][self::t:trailer]") == 1


LAST = "ACT I\n\nMARY. Yes.\n\nJOHN. {}\n"


@pytest.mark.parametrize(
    "line", ["FIN", "Ende", "The End.", "* THE END *", "Fin de la comédie.", "КОНЕЦ"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_it_may_stand_right_below_the_last_speech_of_a_play(line: str, end: str) -> None:
    root = read(LAST.format(f"I go, and\nthen I come.\n{line}").replace("\n", end), "drama")
    assert count(root, "//t:body/t:trailer[@rendition='#next-line']") == 1
    assert count(root, "//t:body/t:trailer/following-sibling::*[not(self::t:lb)]") == 0
    root = read(LAST.format(f"A night\nA day\nA way\nAnd so\n{line.upper()}"), "drama")
    assert count(root, "//t:body/t:trailer") == 1


@pytest.mark.parametrize(
    ("said", "profile"),
    [
        ("That is\nThe end", "drama"),
        ("So it was.\nThe end.\nAnd no more.", "drama"),
        ("So it was.\nThe end.\n\nMARY. No.", "drama"),
        ("So it was.\nThe end.\n\nMARY. No.\n\nJOHN. It was.", "drama"),
        ("So it was.\nThe end.", "plain"),
    ],
)
def test_what_is_said_in_a_speech_stays_in_its_paragraph(said: str, profile: str) -> None:
    root = read(LAST.format(said), profile)
    assert count(root, "//t:trailer") == 0
    assert count(root, "//t:p[contains(., 'end')]/t:lb") == said.partition("\n\n")[0].count("\n")


def test_a_scene_ends_within_its_act() -> None:
    first, second = ("SCENE I", "MARY. Yes.", "END OF SCENE I"), ("SCENE II", "MARY. No.")
    root = read("\n\n".join(("ACT I", *first, *second, "END OF ACT I\n")), "drama")
    assert count(root, "//t:div[@type='scene']") == 2
    assert count(root, "//t:div[@type='act']/t:div[1]/*[last()][self::t:trailer]") == 1
    assert count(root, "//t:div[@type='act']/*[last()][self::t:trailer]") == 1


def test_notes_stay_below_what_ends_a_text() -> None:
    root = read("MARY. Yes.\n\nJOHN. No.\n\nMARY. Well.\n\nFINIS\n\n(1) A note.\n", "drama")
    assert count(root, "//t:body/t:trailer/following-sibling::t:note[@type='footnote']") == 1
    assert count(root, "//t:div") == 0


def test_a_heading_may_follow_what_ends_a_text_without_divisions() -> None:
    root = read(f"{TALK}THE END\n\nACT II\n\nPETROV. No.\n", "drama")
    assert count(root, "//t:body/t:div") == 2
    assert count(root, "//t:body/t:div[1]/*[last()][self::t:trailer]") == 1


def test_a_heading_may_follow_a_signature(tmp_path: Path) -> None:
    rules = "[[lines]]\nkind = 'signed'\nmatch = 'Signed: .*'\n"
    rules += "[[lines]]\nkind = 'head'\nmatch = 'Annex .*'\nfacts = { division = 'attachment' }\n"
    profile = tmp_path / "mine.toml"
    head = "name = 'mine'\nversion = '1'\ntitle = 'Mine'\nextends = 'plain'\n"
    profile.write_text(head + rules, encoding="utf-8")
    below = "Annex 1\n\nThe others that were there said no more.\n"
    root = read(f"Some words.\n\nSigned: A. Fay\n\n{below}", str(profile))
    assert count(root, "//t:body/t:div") == 2


@pytest.mark.parametrize("before", ["A first one.\n\n", TALK])
def test_it_can_be_typed(before: str) -> None:
    root = read(f"{before}[trailer:: Good night.]\n")
    assert root.xpath("string(//t:body/t:trailer)", namespaces=TEI) == "Good night."


def test_views_have_it_below_the_rest() -> None:
    output = teitools.encode(f"{TALK}THE END\n".encode(), profile="plain")
    assert b'class="trailer"' in teitools.render(bytes(output), to="html")
    assert teitools.render(bytes(output), to="text").rstrip().endswith(b"\n\nTHE END")
