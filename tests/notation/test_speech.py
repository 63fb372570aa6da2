"""Turns as utterances: what is heard and seen besides words, and times of a recording."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.errors import ProfileError
from teitools.notation.profile_file import load, names
from teitools.notation.timeline import read_seconds
from teitools.notation.vocabulary import HEARD
from tests.texts import SIGNS

FOLDER = Path(__file__).parent / "speech"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
UTTERING = 'extends = "{}"\nname = "uttering"\nversion = "1.0"\n[speakers]\nelement = "u"\n'
PIECES = (
    "AB: ", "AB (laughing): ", "CD: ", "a", " b", "\n", "\n\n", "[0:01]", "[00:02:00] ", "[laughs]",
    "(Pause)", "[whispering]", "--", "- x", "[list type=x]", "[/list]", "[p rend=x: y]",
)  # fmt: skip
LANGUAGES = {
    "en": ("laughs", "shakes her head", "door slams", "long silence", "whispering", "faster"),
    "de": ("Gelächter", "nickt", "Telefon klingelt", "Schweigen", "flüsternd", "schneller"),
    "fr": ("rires", "hoche la tête", "on frappe", "silence", "en chuchotant", "plus vite"),
    "ru": ("смех", "бурные аплодисменты", "стук в дверь", "пауза", "шёпотом", "быстрее"),
}


def encoded(text: str, profile: str | Path) -> etree._Element:
    """The root of the TEI of `text`, which is valid and comes back."""
    data = text.encode()
    made = teitools.encode(data, profile=profile)
    assert teitools.decode(made) == data
    report = teitools.validate(bytes(made))
    assert report.valid, [str(finding) for finding in report]
    return etree.fromstring(bytes(made))


def inside(text: str, profile: str | Path) -> str:
    """The body of `text`, without identifiers and pointers to renditions."""
    body = encoded(text, profile).find(".//t:body", TEI)
    typed = etree.tostring(body, encoding="unicode")
    typed = re.sub(r' (?:xml:id|rendition|xmlns|ref)="[^"]*"', "", typed)
    typed = re.sub(r">\s*\n\s*<", "><", typed).strip()
    return typed.removeprefix("<body>").removesuffix("</body>")


@pytest.fixture(scope="module")
def uttering(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("uttering")
    made = {}
    for name in names():
        made[name] = folder / f"{name}.toml"
        made[name].write_text(UTTERING.format(name))
    return made


def test_a_turn_is_an_utterance_with_its_label_before_it() -> None:
    text = "AB: One.\n\nTwo.\n\nCD: Three.\n\nAB: Four."
    assert inside(text, "speech") == (
        '<note type="speaker"><persName>AB</persName>:</note>'
        '<u who="#ab"><seg type="paragraph">One.</seg><seg type="paragraph">Two.</seg></u>'
        '<note type="speaker"><persName>CD</persName>:</note>'
        '<u who="#cd"><seg type="paragraph">Three.</seg></u>'
        '<note type="speaker">AB:</note><u who="#ab"><seg type="paragraph">Four.</seg></u>'
    )


def test_utterances_are_of_the_persons_of_the_header() -> None:
    root = encoded((FOLDER / "english-times.txt").read_text(), "speech")
    persons = root.xpath("//t:particDesc//t:person/@xml:id", namespaces=TEI)
    assert persons == ["pryor", "fenwick"]
    assert set(root.xpath("//t:u/@who", namespaces=TEI)) == {"#pryor", "#fenwick"}


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (
            "english-times",
            {"u": 8, "seg[@type='paragraph']": 9, "vocal": 3, "kinesic": 2, "incident": 4}
            | {"pause": 1, "shift": 2, "stage": 0, "timeline": 2, "u[@start]": 5},
        ),
        (
            "german-russian-lines",
            {"u": 4, "vocal": 3, "kinesic": 4, "incident": 3, "pause": 3, "shift": 3, "stage": 0},
        ),
    ],
)
def test_the_counts_are_an_editors(name: str, counts: dict[str, int]) -> None:
    root = encoded((FOLDER / f"{name}.txt").read_text(), "speech")
    found = {path: len(root.findall(f".//t:text//t:{path}", TEI)) for path in counts}
    assert found == counts


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_for_what_is_heard(language: str) -> None:
    vocal, kinesic, incident, pause, whisper, faster = LANGUAGES[language]
    typed = f"AB: a [{vocal}] b [{kinesic}] c [{incident}] d [{pause}] e [{whisper}] f [{faster}] g"
    assert inside(f"{typed}\n\nAB: h", "speech").startswith(
        '<note type="speaker"><persName>AB</persName>:</note><u who="#ab"><seg type="paragraph">'
        f"a <vocal><desc>{vocal}</desc></vocal> b <kinesic><desc>{kinesic}</desc></kinesic> "
        f"c <incident><desc>{incident}</desc></incident> d <pause/> "
        'e <shift feature="voice" new="whisp"/> f <shift feature="tempo" new="a"/> g</seg></u>'
    )


def test_how_a_turn_is_said_stands_in_it() -> None:
    text = "AB (laughing): a\n\nAB [whispering]: b\n\nAB (to CD): c"
    shift = '<shift feature="voice" new="whisp"/>'
    assert inside(text, "speech") == (
        '<note type="speaker"><persName>AB</persName></note>'
        '<u who="#ab"><vocal><desc>laughing</desc></vocal><seg type="paragraph">a</seg></u>'
        f'<note type="speaker">AB</note><u who="#ab">{shift}<seg type="paragraph">b</seg></u>'
        '<note type="speaker">AB</note>'
        '<u who="#ab"><stage type="delivery">to CD</stage><seg type="paragraph">c</seg></u>'
    )


def test_a_turn_that_goes_on_is_joined() -> None:
    root = encoded("AB: a--\n\nCD: b\n\nAB: --c", "speech")
    first, _, last = root.findall(".//t:u", TEI)
    name = "{http://www.w3.org/XML/1998/namespace}id"
    assert (first.get("next"), last.get("prev")) == (f"#{last.get(name)}", f"#{first.get(name)}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_language_is_read_as_what_it_says(language: str, tmp_path: Path) -> None:
    file = tmp_path / "one.toml"
    head = 'extends = "speech"\nname = "one"\nversion = "1.0"\n'
    file.write_text(f'{head}languages = ["{language}"]\n')
    words = load(str(file)).words
    shifts = {phrase: shift for shift in words.shifts for phrase in shift.words}
    expected = [("shift", phrase) for phrase in shifts]
    expected += [(kind, w) for kind in HEARD for w in words.heard[kind] if w not in shifts]
    text = "AB: a\n\n" + "\n\n".join(f"b [{word.replace('*', '')}] c" for _, word in expected)
    root = encoded(text, file)
    found = [seg[0] for seg in root.iterfind(".//t:u/t:seg", TEI) if len(seg)]
    assert [etree.QName(each).localname for each in found] == [kind for kind, _ in expected]
    for each, (kind, phrase) in zip(found, expected, strict=True):
        if kind == "shift":
            assert (each.get("feature"), each.get("new")) == (
                shifts[phrase].feature,
                shifts[phrase].new,
            )


@pytest.mark.parametrize(
    "words",
    ["the vocal score", "a musical", "nodules", "pausing", "Türkei", "laughable", "смешной"],
)
def test_other_words_in_brackets_are_no_sounds(words: str) -> None:
    root = encoded(f"AB: a [{words}] b\n\nAB: c", "speech")
    assert not root.xpath("//t:text//t:*[self::t:vocal or self::t:pause]", namespaces=TEI)
    assert not root.xpath("//t:text//t:*[self::t:kinesic or self::t:incident]", namespaces=TEI)


def test_a_pause_has_its_length_where_that_is_stated() -> None:
    text = "AB: a (pause of five seconds) b (Pause, 2 Minuten) c (пауза 3 секунды) d (silence) e"
    root = encoded(f"{text}\n\nAB: f", "speech")
    lengths = [each.get("dur") for each in root.iterfind(".//t:text//t:pause", TEI)]
    assert lengths == ["PT5S", "PT2M", "PT3S", None]


def test_a_profile_adds_words(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'extends = "speech"\nname = "mine"\nversion = "1.0"\n[words]\nvocal = ["tuts*"]\n'
        '[[words.shifts]]\nfeature = "pitch"\nnew = "high"\nwords = ["in falsetto"]\n'
    )
    text = "AB: a [tutsing] b [in falsetto] c\n\nAB: d"
    assert (
        'a <vocal><desc>tutsing</desc></vocal> b <shift feature="pitch" new="high"/> c'
    ) in inside(text, file)


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ('[speakers]\nelement = "v"\n', "'speakers.element' is 'v'; allowed are sp, u"),
        ("[speakers]\ntimeline = true\n", "'speakers.timeline' needs key 'speakers.element'"),
        ('[[words.shifts]]\nfeature = "colour"\nnew = "f"\n', "feature' is 'colour'; allowed"),
        ('[[words.shifts]]\nfeature = "loud"\nnew = "a b"\n', "new' is 'a b'"),
        (
            '[[brackets]]\nopen = "<"\nclose = ">"\nclasses = [{ kind = "vocal", words = "x" }]\n',
            "words' is 'x'; allowed are",
        ),
        (
            '[[brackets]]\nopen = "<"\nclose = ">"\n'
            'classes = [{ kind = "shift", words = "vocal" }]\n',
            "'kind' rules out",
        ),
    ],
)
def test_errors_name_the_key(tmp_path: Path, toml: str, problem: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(f'extends = "plain"\nname = "mine"\nversion = "1.0"\n{toml}')
    with pytest.raises(ProfileError, match=re.escape(problem)):
        load(str(file))


@pytest.mark.parametrize("name", sorted(set(names()) - {"explicit", "speech"}))
def test_every_profile_can_have_utterances(uttering: dict[str, Path], name: str) -> None:
    text = (
        "PRESENT: Mr. Ab, Mr. Cd\n\nMR. AB: a [laughs] b (Applause) c [sic] (Pause)\n\n"
        "[Interruption.]\n\nd -- [e f]\n\nMR. CD: g\n\nMR. AB: h [door slams]\n\n"
        "(The witness was sworn.)\n\nMR. CD: [illegible] i\n\n1. One\n2. Two\n\nMR. AB?: j"
    )
    root = encoded(text, uttering[name])
    assert not root.findall(".//t:text//t:sp", TEI)
    assert not root.xpath("//t:text//t:stage[not(@type = 'delivery')]", namespaces=TEI)
    if name not in ("drama", "frus"):
        assert root.findall(".//t:text//t:u", TEI)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PIECES, *SIGNS]),
        max_size=25,
    )
)
def test_any_text_is_valid_and_comes_back(parts: list[str]) -> None:
    encoded("AB: a\n\nCD: b\n\n" + "".join(parts), "speech")


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("0:05", "5"),
        ("[1:02:03]", "3723"),
        ("(02:03.5)", "123.5"),
        ("00:01:00:12", "60"),
        ("01 02 03 04", "93784"),
        ("10:15 a.m.", None),
        ("noon", None),
        ("0:00", "0"),
    ],
)
def test_stamps_are_seconds(typed: str, seconds: str | None) -> None:
    found = read_seconds(typed)
    assert (None if found is None else f"{found.normalize():f}") == seconds


def test_utterances_point_to_the_times() -> None:
    root = encoded((FOLDER / "english-times.txt").read_text(), "speech")
    lines = [
        [(when.get("interval"), when.get("since")) for when in line]
        for line in root.iterfind(".//t:text/t:timeline", TEI)
    ]
    assert lines == [
        [(None, None), ("4", "#t-0"), ("19", "#t-0"), ("221", "#t-0"), ("430", "#t-0")],
        [(None, None), ("2", "#t-0-2"), ("9", "#t-0-2")],
    ]
    starts = [each.get("start") for each in root.iterfind(".//t:u", TEI)]
    assert starts == ["#t-4", "#t-19", "#t-221", None, None, None, "#t-2", "#t-9"][: len(starts)]


@pytest.mark.parametrize("view", ["reading", "words", "by-speaker"])
def test_views_name_each_speaker_once(view: str, uttering: dict[str, Path]) -> None:
    text = (FOLDER / "german-russian-lines.txt").read_text().encode()
    shown = {
        profile: teitools.render(
            bytes(teitools.encode(text, profile=profile)), to="text", view=view
        ).decode()
        for profile in ("oral-history", "speech")
    }
    labels = {profile: re.findall(r"[A-Z]{5,}", said) for profile, said in shown.items()}
    assert labels["speech"] == labels["oral-history"]
    assert "Wann war das?" in shown["speech"]
    if view == "words":
        assert "nickt" not in shown["speech"]
        assert "flüsternd" not in shown["speech"]


def test_the_page_shows_labels_and_paragraphs_of_utterances() -> None:
    text = (FOLDER / "english-times.txt").read_bytes()
    page = teitools.render(bytes(teitools.encode(text, profile="speech")), to="html").decode()
    body = page[page.index("<main") :]
    assert re.findall(r'<div class="speaker[^>]*>(?:<[^>]*>|[^<])*?([A-Z]{4,})', body) == [
        "PRYOR", "FENWICK", "PRYOR", "FENWICK", "PRYOR", "FENWICK", "PRYOR", "FENWICK",
    ]  # fmt: skip
    assert body.count("named by the encoding and not in the text") == 0
    assert "speaker note" not in body
    assert len(re.findall(r"<p [^>]*>(?:<a [^>]*>[^<]*</a>)?The mill stood", body)) == 1
