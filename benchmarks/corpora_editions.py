"""Editions: letters, scenes, poems and registers, with names, dates and notes in them."""

from __future__ import annotations

from collections.abc import Callable

from corpora_words import Words

SIZE = 9_500
"""The bytes after which a document ends: with the last part it has some 11 KB."""
_HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="text_{number}" xml:lang="de">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title type="main">{title}</title>
        <author><persName ref="persons.xml#p{key}">{person}</persName></author>
        <editor xml:id="ed_{number}">{person}</editor>
        <respStmt><resp>Transcription</resp><name>{person}</name></respStmt>
      </titleStmt>
      <editionStmt><edition n="{digit}">{sentence}</edition></editionStmt>
      <extent><measure unit="pages" quantity="{digit}">{digit} pages</measure></extent>
      <publicationStmt>
        <publisher>{name}</publisher>
        <pubPlace>{place}</pubPlace>
        <date when="20{digit}{digit}-0{digit}-1{digit}">20{digit}</date>
        <availability status="free">
          <licence target="https://example.org/licences/{digit}">{sentence}</licence>
        </availability>
        <idno type="URI">https://example.org/texts/{number}</idno>
      </publicationStmt>
      <sourceDesc>
        <msDesc>
          <msIdentifier>
            <settlement>{place}</settlement>
            <repository>{name}</repository>
            <idno>{key}</idno>
          </msIdentifier>
          <physDesc><p>{sentence}</p></physDesc>
          <history><origin><origDate notBefore="18{digit}0" notAfter="18{digit}9">{name}</origDate>
            <origPlace>{place}</origPlace></origin></history>
        </msDesc>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <projectDesc><p>{sentence} <ref target="https://example.org/">{name}</ref>.</p></projectDesc>
      <editorialDecl>
        <hyphenation eol="some"><p>{sentence}</p></hyphenation>
        <quotation marks="all"><p>{sentence}</p></quotation>
      </editorialDecl>
    </encodingDesc>
    <profileDesc>
      <langUsage><language ident="de">Deutsch</language></langUsage>
      <textClass>
        <keywords><term>{name}</term><term ref="subjects.xml#s{digit}">{name}</term></keywords>
      </textClass>{correspondence}
    </profileDesc>
    <revisionDesc>
      <change when="20{digit}{digit}-0{digit}" who="#ed_{number}">{sentence}</change>
    </revisionDesc>
  </teiHeader>
  <text>
    <body>
"""
_CORRESPONDENCE = """
      <correspDesc>
        <correspAction type="sent">
          <persName ref="persons.xml#p{key}">{person}</persName>
          <placeName ref="places.xml#l{digit}">{place}</placeName>
          <date when="18{digit}{digit}-0{digit}-1{digit}"/>
        </correspAction>
        <correspAction type="received">
          <persName ref="persons.xml#p{key}">{person}</persName>
        </correspAction>
      </correspDesc>"""
_END = "    </body>\n  </text>\n</TEI>\n"
_PARTS = (
    "{sentence}",
    "{sentence}",
    "{sentence}",
    '<persName ref="persons.xml#p{key}">{person}</persName>',
    '<placeName ref="places.xml#l{digit}">{place}</placeName>',
    '<date when="18{digit}{digit}-0{digit}-1{digit}">{sentence}</date>',
    '<date from="18{digit}1" to="18{digit}9">{name}</date>',
    '<note place="foot" n="{digit}" resp="#ed_{number}"><p>{sentence}</p></note>',
    '<note type="editorial">{sentence} <title level="m">{title}</title></note>',
    '<del rend="strikethrough">{name}</del> <add place="above">{name}</add>',
    "<subst><del>{name}</del><add>{name}</add></subst>",
    "<choice><sic>{name}</sic><corr>{name}</corr></choice>",
    "<choice><abbr>{name}</abbr><expan>{name}<ex>en</ex></expan></choice>",
    '<lb break="no"/>{name} <lb/>{sentence}',
    '<pb n="{digit}" facs="#f{digit}"/>{sentence}',
    '<hi rend="underline">{name}</hi>',
    '<gap reason="illegible" quantity="{digit}" unit="chars"/>',
    '<unclear cert="low">{name}</unclear>',
    '<foreign xml:lang="la">{name}</foreign>',
    '<ref target="#text_{number}">{name}</ref>',
    "<quote>{sentence}</quote>",
    '<app><lem wit="#A">{name}</lem><rdg wit="#B #C">{name}</rdg></app>',
)


class _Edition:
    """One document: `{sentence}`, `{name}` ... stand for something else each time."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._words = Words(2_000_000 + number)
        self._chance = self._words.chance

    def __getitem__(self, key: str) -> object:
        makers: dict[str, Callable[[], object]] = {
            "sentence": lambda: self._words.sentence(4, 18, ""),
            "title": lambda: self._words.sentence(2, 5, ""),
            "name": self._words.name,
            "place": self._words.name,
            "person": lambda: f"{self._words.name()} {self._words.name()}",
            "digit": lambda: self._chance.randint(1, 9),
            "key": lambda: self._chance.randint(10, 9999),
            "number": lambda: self.number,
            "text": self._text,
        }
        return makers[key]()

    def document(self) -> str:
        """All of it."""
        kinds = (self._letter, self._letter, self._scene, self._poem, self._register)
        kind = kinds[self.number % len(kinds)]
        letter = kind == self._letter
        said = self._filled(_CORRESPONDENCE) if letter else ""
        parts = [_HEADER.replace("{correspondence}", said).format_map(self)]
        size = len(parts[0].encode())
        while size < SIZE:
            parts.append(kind())
            size += len(parts[-1].encode())
        return "".join([*parts, _END])

    def _filled(self, pattern: str) -> str:
        return pattern.format_map(self)

    def _text(self) -> str:
        """Running text, with what editors mark in it."""
        count = self._chance.randint(3, 9)
        return " ".join(self._filled(self._chance.choice(_PARTS)) for _ in range(count))

    def _letter(self) -> str:
        paragraphs = "".join(
            self._filled("        <p>{text}</p>\n") for _ in range(self._chance.randint(2, 5))
        )
        return self._filled(
            '      <div type="letter" n="{digit}">\n        <opener><dateline><placeName>{place}'
            '</placeName>, <date when="18{digit}{digit}-0{digit}">{name}</date></dateline>\n'
            "        <salute>{sentence}</salute></opener>\n"
            + paragraphs
            + "        <closer><salute>{sentence}</salute><signed>{person}</signed></closer>\n"
            "        <postscript><p>{text}</p></postscript>\n      </div>\n"
        )

    def _scene(self) -> str:
        speeches = "".join(
            self._filled(
                '        <sp who="#p{digit}"><speaker>{name}</speaker>'
                + self._chance.choice(
                    ("<p>{text}</p>", "<l>{sentence}</l><l part='I'>{sentence}</l>")
                )
                + "</sp>\n"
            )
            for _ in range(self._chance.randint(4, 12))
        )
        return self._filled(
            '      <div type="scene" n="{digit}">\n        <head>{title}</head>\n'
            '        <stage type="setting">{sentence}</stage>\n' + speeches + "      </div>\n"
        )

    def _poem(self) -> str:
        stanzas = "".join(
            '        <lg type="stanza">'
            + "".join(self._filled('<l n="{digit}">{sentence}</l>') for _ in range(4))
            + "</lg>\n"
            for _ in range(self._chance.randint(2, 6))
        )
        note = "        <note>{text}</note>\n"
        return self._filled(
            '      <div type="poem">\n        <head>{title}</head>\n'
            + stanzas
            + note
            + "      </div>\n"
        )

    def _register(self) -> str:
        items = "".join(
            self._filled(
                "          <person><persName><forename>{name}</forename> <surname>{name}</surname>"
                '</persName><birth when="17{digit}{digit}"><placeName>{place}</placeName></birth>'
                "<occupation>{name}</occupation><note>{text}</note></person>\n"
            )
            for _ in range(self._chance.randint(2, 6))
        )
        rows = "".join(
            self._filled("<row><cell>{name}</cell><cell>{sentence}</cell></row>") for _ in range(3)
        )
        return self._filled(
            '      <div type="register">\n        <head>{title}</head>\n        <listPerson>\n'
            + items
            + "        </listPerson>\n        <table><head>{title}</head>"
            + rows
            + "</table>\n"
            '        <list type="gloss"><label>{name}</label><item>{sentence}</item>'
            "<label>{name}</label><item>{text}</item></list>\n"
            "        <figure><graphic url='{name}.png'/><figDesc>{sentence}</figDesc></figure>\n"
            "      </div>\n"
        )


def edition(number: int) -> str:
    """The document `number`, of about 11 KB."""
    return _Edition(number).document()
