"""What is read of a folder of documents, and who is who in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teitools.corpus import Corpus, Document, Entity, read_corpus
from teitools.corpus.sorting import initial, sort_key
from teitools.errors import UsageError

HARBOUR = Path(__file__).parent / "harbour"


@pytest.fixture(scope="module")
def harbour() -> Corpus:
    return read_corpus(HARBOUR)


def roles(entity: Entity) -> list[tuple[str, str, int]]:
    return [(o.document.name, o.named.role, o.named.count) for o in entity.occurrences]


def one(corpus: Corpus, identity: str) -> Entity:
    (found,) = [each for each in corpus.entities if each.identity == identity]
    return found


def test_documents_are_in_the_order_of_their_dates(harbour: Corpus) -> None:
    """What is uncertain stands at the end of its year, what has no date at the end of all."""
    assert [(each.name, each.dating.first, each.dating.certain) for each in harbour.documents] == [
        ("letters/1861-05-02", "1861-05-02", True),
        ("minutes", "1861-06-15", True),
        ("letters/1861-05-09", "1861-05-03", False),
        ("letters/Письмо-Озеровой", "1862", True),
        ("undated", "", False),
    ]


def test_a_register_is_no_document(harbour: Corpus) -> None:
    assert [each.path for each in harbour.registers] == ["registers/people.xml"]


def test_what_the_header_says(harbour: Corpus) -> None:
    letter = harbour.documents[0]
    assert letter.title == "Ada Brenner to Tomás Vidal"
    assert letter.authors == ("Ada Brenner",)
    assert letter.abstract == "She asks for a pilot, and complains of the fog."
    assert (letter.types, letter.subjects) == (("letter",), ("pilots", "weather"))
    assert (letter.archives, letter.language) == (("Harbour Archive",), "en")
    assert (letter.dating.label, letter.changed) == ("2 May 1861", "2026-03-01")
    people = "../registers/people.xml#"
    assert [each for each in letter.links if not each.startswith(people)] == [
        "1861-05-09.xml#answer", "map.png",
    ]  # fmt: skip
    assert f"{people}brenner" in letter.links


def test_what_cannot_be_read_is_said_and_stops_nothing(harbour: Corpus) -> None:
    said = [(Path(f.location.source).name, f.code.name) for f in harbour.findings]
    assert said == [
        ("broken.xml", "mismatched-end-tag"),
        ("note.xml", "not-tei"),
        ("undated.xml", "unreadable-date"),
    ]


def test_references_of_every_kind_lead_to_one_person(harbour: Corpus) -> None:
    """By file and id, by address (with http and https), by the name of the register alone."""
    brenner = one(harbour, "file:registers/people.xml#brenner")
    assert (brenner.label, brenner.sort) == ("Ada Brenner", "Brenner, Ada")
    assert brenner.described is not None
    assert brenner.described.details == "1831–1902"
    assert roles(brenner) == [
        ("letters/1861-05-02", "author", 1),
        ("letters/1861-05-02", "sender", 1),
        ("letters/1861-05-02", "mentioned", 1),
        ("minutes", "mentioned", 1),
        ("letters/1861-05-09", "recipient", 1),
        ("letters/Письмо-Озеровой", "mentioned", 1),
    ]


def test_keys_and_same_as_lead_to_the_register(harbour: Corpus) -> None:
    vidal = next(each for each in harbour.of_kind("person") if each.label == "Tomás Vidal")
    assert ("minutes", "speaker", 2) in roles(vidal)
    assert ("letters/1861-05-09", "author", 1) in roles(vidal)
    assert vidal.described is not None
    assert vidal.described.details == "1819?–, harbour master"
    board = one(harbour, "file:registers/people.xml#board")
    assert board.label == "Harbour Board"


def test_equal_names_are_not_one_person(harbour: Corpus) -> None:
    """Nothing says that the three Ottos are the same."""
    ottos = [each for each in harbour.of_kind("person") if each.label == "Otto"]
    assert [len(each.documents) for each in ottos] == [1, 1, 1]


def test_dates_in_texts_are_those_of_their_attributes(harbour: Corpus) -> None:
    dates = [each.label for each in harbour.of_kind("date")]
    assert dates == ["1861-04-30", "1861-05-02", "1861-07-01/1861-07-31"]


def test_an_authority_file_says_who_is_who(tmp_path: Path) -> None:
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>'
        '<persName ref="{}">N. S.</persName></p></body></text></TEI>'
    )
    folder = tmp_path / "texts"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.xml").write_text(tei.format("names.csv#p1"))
    (folder / "deep" / "b.xml").write_text(tei.format("names.csv#p1"))
    (folder / "c.xml").write_text(tei.format("https://viaf.org/viaf/1"))
    names = tmp_path / "names.csv"
    names.write_text("id,name,kind\np1,Nikita Khrushchev,person\nhttps://viaf.org/viaf/1,Li,\n")
    corpus = read_corpus(folder, authorities=[names])
    found = {e.label: [d.path for d in e.documents] for e in corpus.of_kind("person")}
    assert found == {"Nikita Khrushchev": ["a.xml", "deep/b.xml"], "Li": ["c.xml"]}


def test_a_document_comes_back_from_json(harbour: Corpus) -> None:
    for each in (*harbour.documents, *harbour.registers):
        assert Document.from_json(json.loads(json.dumps(each.to_json()))) == each


def test_folders_that_are_not_read(tmp_path: Path) -> None:
    for name in ("out/sitemap.xml", ".git/x.xml", "a.xml", ".b.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>')
    corpus = read_corpus(tmp_path, exclude=[tmp_path / "out"])
    assert [each.path for each in corpus.documents] == ["a.xml"]


@pytest.mark.parametrize(("name", "said"), [("none", "does not exist"), ("", "has no file")])
def test_a_folder_without_documents_is_an_error(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=said):
        read_corpus(tmp_path / name)


@pytest.mark.parametrize(
    ("words", "first"), [("Émile", "E"), ("«Élan»", "E"), ("Ærø", "Æ"), ("12", "#"), ("", "#"),
                         ("ёлка", "Е"), ("ßa", "S")],
)  # fmt: skip
def test_initials(words: str, first: str) -> None:
    assert initial(words) == first


def test_sorting_looks_through_diacritics() -> None:
    assert sorted(["Zola", "Émile", "eva", "'Adam"], key=sort_key) == [
        "'Adam", "Émile", "eva", "Zola",
    ]  # fmt: skip


def people_of(folder: Path, *persons: str, header: str = "") -> int:
    """How many people there are, where each of some documents describes or names one."""
    for number, person in enumerate(persons):
        is_entry = person.startswith("<person ")
        entry, name = (person, _NAME) if is_entry else ("", person)
        (folder / f"{number}.xml").write_text(
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader><standOff>'
            f"<listPerson>{entry}</listPerson></standOff><text><body><p>{name}</p></body></text>"
            "</TEI>"
        )
    return len(read_corpus(folder).of_kind("person"))


_NAME = '<persName ref="#p">N</persName>'


def described(idno: str) -> str:
    return f'<person xml:id="p"><persName>N</persName>{idno}</person>'


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (described('<idno type="VIAF">1</idno>'), described('<idno type="viaf">1</idno>'), True),
        (described('<idno type="VIAF">1</idno>'), described('<idno type="VIAF">2</idno>'), False),
        (described('<idno type="local">1</idno>'), described('<idno type="local">1</idno>'), False),
        (described("<idno>1</idno>"), described("<idno>1</idno>"), False),
        (
            described("<idno>https://a.example/1</idno>"),
            '<persName ref="http://a.example/1">M</persName>',
            True,
        ),
        (described(""), described(""), False),
        ('<persName key="a b">M</persName>', '<persName key="a  b">N</persName>', True),
        ('<persName key="a">M</persName>', '<orgName key="a">M</orgName>', True),
        ('<persName ref="x.xml#a">M</persName>', '<persName ref="./x.xml#a">N</persName>', True),
        ('<persName ref="psn:a">M</persName>', '<persName ref="x.xml#a">N</persName>', True),
        ('<persName ref="psn:a">M</persName>', '<persName ref="psn:b">N</persName>', False),
        ("<persName>M</persName>", "<persName>M</persName>", False),
    ],
)
def test_what_is_one_and_what_is_not(one: str, other: str, same: bool, tmp_path: Path) -> None:
    """A name of an organization is no person, so that there is one person of the two."""
    prefix = (
        '<encodingDesc><listPrefixDef><prefixDef ident="psn" matchPattern="(.+)" '
        'replacementPattern="x.xml#$1"/></listPrefixDef></encodingDesc>'
    )
    assert people_of(tmp_path, one, other, header=prefix) == (1 if same else 2)
