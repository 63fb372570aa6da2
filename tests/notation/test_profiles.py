"""Profile files: those of the package, those of users, and their errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import teitools
from teitools.errors import ProfileError
from teitools.notation import bracket_kinds
from teitools.notation.detection import detect
from teitools.notation.profile_file import load, names
from tests.requirements import ROOT, SEED

BRACKET = 'extends = "plain"\nname = "x"\n[[brackets]]\nopen = "<"\nclose = ">"\n'


def test_the_profiles_of_the_package_load() -> None:
    assert {
        "committee",
        "court-qa",
        "drama",
        "explicit",
        "frus",
        "hansard",
        "oral-history",
        "plain",
        "speech",
        "tape",
        "wilson",
    } <= set(names())
    for name in names():
        assert load(name).name == name


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("name =", "this is not TOML"),
        (f"name = {'[' * 5000}", "this is not TOML"),
        (
            'extends = "plain"\nname = "x"\ntitle = "a\\u0000"',
            "key 'title' has the character U+0000",
        ),
        (
            'extends = "plain"\nname = "x"\n[speakers]\nterminators = ["\\uFFFF"]',
            "key 'speakers.terminators' has the character",
        ),
        (BRACKET + 'classes = [{ kind = "addition", match = "[[a]" }]', "is not a regular"),
        ('version = "1"', "key 'name' is missing"),
        ('name = "x"\nversion = 1\ntitle = "t"', "key 'version' must be a string, not 1"),
        ('name = "x"\nversion = "1"\ntitle = "t"\ncolour = 1', "key 'colour' is not known"),
        (
            'extends = "plain"\nname = "x"\n[inferences]\nbroken = true',
            "key 'inferences.broken' is not known; allowed are broken_sentence, names_after",
        ),
        (
            'extends = "plain"\nname = "x"\n[[brackets]]\nopen = "<"\nclose = ">"\n'
            'classes = [{ kind = "nonsense" }]',
            "'brackets[<].classes[0].kind' is 'nonsense'; allowed are addition, aside",
        ),
        (
            'extends = "plain"\nname = "x"\n[[brackets]]\nopen = "<"\nclose = ">"\n'
            'classes = [{ kind = "addition", match = "(" }]',
            "is not a regular expression",
        ),
        *(
            (
                BRACKET + f'classes = [{{ kind = "addition", match = "{wrong}" }}]',
                "is not a regular",
            )
            for wrong in ("x{99999999999}", "(" * 3000)
        ),
        (
            'extends = "plain"\nname = "x"\n[speakers]\nstamp = "(?s)x"',
            "key 'speakers.stamp' is not a regular expression: global flags",
        ),
        (
            'extends = "plain"\nname = "x"\n[line_numbers]\nstamp = "(?P<n>x)"',
            "key 'line_numbers.stamp' may not have groups with names",
        ),
        ('extends = "nowhere"', "key 'extends' is 'nowhere': there is no profile"),
        ('extends = "wilsn"', "key 'extends' is 'wilsn': there is no profile 'wilsn': expected"),
        ('extends = "my.toml"', "key 'extends' is 'my.toml', which extends this"),
        (BRACKET + 'classes = [{ kind = "supplied" }]', "facts.reason' is missing"),
        (BRACKET + 'classes = [{ kind = "gap", facts = { reason = "no" } }]', "is 'no'; allowed"),
        (BRACKET + 'classes = [{ kind = "aside", facts = { place = "left" } }]', "not known"),
        (BRACKET + 'unclosed = "aside"\nclasses = [{ kind = "deletion" }]', "is 'aside'; allowed"),
        (BRACKET + 'classes = [{ kind = "substitution" }]', "separator' is missing"),
        ('extends = "plain"\nname = "my archive"', "key 'name' is 'my archive'; it must be"),
        ('extends = "plain"\nname = "x"\nversion = "1.0-rc1"', "key 'version' is '1.0-rc1'"),
        (
            'extends = "plain"\nname = "x"\n[[brackets]]\nopen = "<"\nclose = ">"\n'
            'classes = [{ kind = "addition", facts = { hand = "x y" } }]',
            "key 'brackets[<].classes[0].facts.hand' is 'x y'",
        ),
    ],
)
def test_errors_name_file_and_key(tmp_path: Path, toml: str, problem: str) -> None:
    file = tmp_path / "my.toml"
    file.write_text(toml)
    with pytest.raises(ProfileError) as caught:
        load(str(file))
    assert str(caught.value).startswith(str(file))
    assert problem.split(";")[0][:40] in str(caught.value)


def test_profiles_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    """Each, from whichever one begins, and a row of files that goes on and on."""
    for name, other in (("a", "b"), ("b", "c"), ("c", "a")):
        (tmp_path / f"{name}.toml").write_text(f'name = "{name}"\nextends = "{other}.toml"\n')
    for number in range(2000):
        text = f'name = "x"\nextends = "{number + 1}.toml"\n'
        (tmp_path / f"{number}.toml").write_text(text)
    for name in ("a", "b", "c", "0"):
        with pytest.raises(ProfileError, match="key 'extends' is"):
            load(str(tmp_path / f"{name}.toml"))


def test_errors_say_what_was_probably_meant(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text('extends = "wilsn"')
    with pytest.raises(ProfileError, match="did you mean 'wilson'"):
        load(str(file))
    file.write_text('extends = "wilson"\nname = "x"\nspeaker = 1')
    with pytest.raises(ProfileError, match="did you mean 'speakers'"):
        load(str(file))


def test_inferences_can_be_switched_off(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'extends = "wilson"\nname = "mine"\nversion = "2"\n'
        "[inferences]\nbroken_sentence = false\nnames_after_title = false\n"
        "dictation = false\nspeaker_labels = false\n"
        "[frame]\nsubject = ''\ntypist_mark = ''\n"
    )
    encoded = teitools.encode(SEED, profile=file)
    assert teitools.decode(encoded) == SEED.read_bytes()
    assert not {"T201", "T202", "T203", "T204", "T206"} & {
        finding.code.id for finding in encoded.findings
    }
    assert b'<transcriptionDesc ident="mine" version="2">' in encoded
    assert b"part=" not in encoded
    assert b"#ponomarev" not in encoded


def test_a_bracket_can_be_given_another_meaning(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'extends = "plain"\nname = "mine"\n'
        '[[brackets]]\nopen = "<"\nclose = ">"\nclasses = [{ kind = "deletion" }]\n'
    )
    encoded = teitools.encode(b"a <b> [c] {--d--}", profile=file)
    assert encoded.count(b"<del") == 2
    assert teitools.decode(encoded) == b"a <b> [c] {--d--}"


def listed(owner: str, attribute: str) -> list[str]:
    odd = etree.parse(ROOT / "schema" / "teitools.odd")
    path = f"//*[@ident='{owner}']//*[local-name()='attDef'][@ident='{attribute}']"
    found = odd.xpath(f"{path}//*[local-name()='valItem']/@ident")
    assert isinstance(found, list)
    return sorted(map(str, found))


def test_the_facts_of_brackets_are_those_of_the_schema() -> None:
    assert listed("stage", "type") == list(bracket_kinds.STAGES)
    for kind, reasons in bracket_kinds.REASONS.items():
        assert listed(kind.value, "reason") == list(reasons)
    assert listed("att.global.responsibility", "cert") == list(bracket_kinds.CERTAINTIES)
    assert listed("att.placement", "place") == list(bracket_kinds.PLACES)


@pytest.mark.parametrize("kind", bracket_kinds.KINDS)
def test_every_kind_of_bracket_is_valid_tei(tmp_path: Path, kind: str) -> None:
    reason = "undefined" if kind == "surplus" else "lost"
    facts = f'facts = {{ reason = "{reason}" }}' if kind in ("supplied", "gap", "surplus") else ""
    if kind == "choice":
        facts = 'separator = "[|]"'
    file = tmp_path / "mine.toml"
    unclosed = "literal" if kind in bracket_kinds.ALWAYS_CLOSED else kind
    classes = f'[[brackets.classes]]\nkind = "{kind}"\n{facts}'
    file.write_text(f'{BRACKET}separator = "|"\nunclosed = "{unclosed}"\n{classes}')
    for text in (b"a <b|c> d", b"<b|c>", b"a <b", b"a <b <c|d> e|f> g", b"a < > b\n\n<c"):
        encoded = teitools.encode(text, profile=file)
        assert teitools.decode(encoded) == text
        report = teitools.validate(bytes(encoded))
        assert report.valid, [str(finding) for finding in report]


def test_the_reason_for_a_profile_quotes_its_signs() -> None:
    text = "Title\n\nTranscriptions of it\n\nCitation:\n\nx\n\nCredits:\n\nContents:\n"
    profile, reason = detect(text)
    assert profile.name == "wilson"
    assert reason == (
        "'Transcriptions' (line 3), 'Citation:' (line 5), 'Credits:' (line 9), ...; "
        "4 of its 10 signs"
    )
    profile, reason = detect("words\n")
    assert (profile.name, reason) == ("plain", "the text has no signs of another one")


def test_a_file_is_read_as_it_is_now(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    base = tmp_path / "base.toml"
    base.write_text('extends = "plain"\nname = "base"\nlanguage = "de"')
    file.write_text('extends = "base.toml"\nname = "one"')
    first = load(str(file))
    assert load(str(file)) is first
    file.write_text('extends = "base.toml"\nname = "two"')
    assert load(str(file)).name == "two"
    base.write_text('extends = "plain"\nname = "base"\nlanguage = "fr"')
    assert load(str(file)).language == "fr"
