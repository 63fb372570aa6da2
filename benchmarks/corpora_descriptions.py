"""Descriptions of manuscripts, as catalogues of libraries have them: small documents of TEI."""

from __future__ import annotations

from corpora_words import Words

_PLACES = ("Sankt Gallen", "Fulda", "Köln", "Würzburg", "Lorsch", "Reichenau", "Zürich", "Murbach")
_LANGUAGES = ("la", "de", "gmh", "grc", "fr", "ar-Latn-x-lc")
_HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="manuscript_{number}">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>Codex {number}</title>
        <title type="collection">{collection}</title>
        <respStmt>
          <resp when="{year}">Cataloguer</resp>
          <persName xml:id="resp_{number}">{person}</persName>
        </respStmt>
      </titleStmt>
      <editionStmt><edition>TEI P5</edition></editionStmt>
      <publicationStmt>
        <publisher>{collection}</publisher>
        <date calendar="#gregorian" when="{year}-0{digit}-1{digit}">{year}</date>
        <availability status="free">
          <licence target="https://example.org/licences/{digit}">{sentence}</licence>
        </availability>
        <idno type="msID">MS_{collection}_{number}</idno>
      </publicationStmt>
      <sourceDesc>
        <msDesc xml:id="ms_{number}" xml:lang="en">
          <msIdentifier>
            <country key="place_{digit}">{place}</country>
            <settlement>{place}</settlement>
            <repository>{collection}</repository>
            <idno type="shelfmark">MS. {name} {number}</idno>
            <altIdentifier type="internal"><idno type="SCN">{digit}{number}</idno></altIdentifier>
          </msIdentifier>
          <msContents>
            <summary>{sentence} <ref target="#part_{number}_1">{name}</ref> {sentence}</summary>
            <textLang mainLang="{language}" otherLangs="la el">{name}</textLang>
"""
_ITEM = """            <msItem xml:id="part_{number}_{item}" n="{item}" class="#{name}">
              <locus from="{item}r" to="{item}v">(fols. {item}r–{item}v)</locus>
              <author key="person_{key}" ref="https://example.org/persons/{key}">{person}</author>
              <title key="work_{key}" type="uniform" xml:lang="{language}">{title}</title>
              <incipit xml:lang="{language}"><locus>{item}r</locus> <hi rend="red">{name}</hi>
                {sentence} <gap reason="omitted"/> <supplied reason="damage">{name}</supplied>
              </incipit>
              <explicit xml:lang="{language}">{sentence}</explicit>
              <note>{sentence} <persName key="person_{digit}">{person}</persName>, {sentence}</note>
            </msItem>
"""
_PHYSICAL = """          </msContents>
          <physDesc>
            <objectDesc form="codex">
              <supportDesc material="perg">
                <support><material>Parchment</material>, {sentence}</support>
                <extent>{key} leaves
                  <dimensions type="leaf" unit="mm">
                    <height quantity="{key}">{key}</height>
                    <width quantity="{digit}9">{digit}9</width>
                  </dimensions>
                </extent>
                <foliation n="{digit}">{sentence}</foliation>
                <condition><p>{sentence}</p></condition>
              </supportDesc>
              <layoutDesc>
                <layout columns="{digit}" ruledLines="{digit}0" writtenLines="{digit}0">
                  <p>{sentence}</p>
                </layout>
              </layoutDesc>
            </objectDesc>
            <handDesc hands="{digit}">
              <handNote scope="major" script="textualis" medium="ink">
                <p>{sentence} <emph>{name}</emph> {sentence}</p>
              </handNote>
            </handDesc>
            <decoDesc>
              <decoNote type="initial" n="{digit}">{sentence}</decoNote>
              <decoNote type="border">{sentence}</decoNote>
            </decoDesc>
            <additions><p>{sentence}</p></additions>
            <bindingDesc><binding notBefore="1{digit}00" notAfter="1{digit}50"><p>{sentence}</p>
            </binding></bindingDesc>
          </physDesc>
          <history>
            <origin>
              <origDate notBefore="1{digit}00" notAfter="1{digit}75">{sentence}</origDate>
              <origPlace><placeName key="place_{digit}">{place}</placeName></origPlace>
            </origin>
            <provenance notAfter="1{digit}80" resp="#resp_{number}">{sentence}</provenance>
            <acquisition when="1{digit}99-01-31">{sentence}</acquisition>
          </history>
          <additional>
            <adminInfo>
              <recordHist><source>{sentence} <title level="m">{title}</title></source></recordHist>
              <availability status="restricted"><p>{sentence}</p></availability>
            </adminInfo>
            <listBibl>
              <bibl>{person}, <title level="m">{title}</title>, <date>{year}</date>, {key}</bibl>
              <bibl n="{key}">{person}: <title level="a">{title}</title></bibl>
            </listBibl>
          </additional>
        </msDesc>
      </sourceDesc>
    </fileDesc>
    <profileDesc>
      <textClass>
        <keywords scheme="#subjects">
          <list>
            <item><term key="subject_{key}" ref="https://example.org/subjects/{key}">{name}</term></item>
            <item><term key="subject_{digit}">{name}</term></item>
          </list>
        </keywords>
      </textClass>
    </profileDesc>
    <revisionDesc>
      <change when="{year}-11-2{digit}" who="#resp_{number}" xml:id="change_{number}">
        <persName>{person}</persName> {sentence}
      </change>
    </revisionDesc>
  </teiHeader>
  <text>
    <body>
      <p xml:id="body_{number}"><!-- a description has no text --></p>
    </body>
  </text>
</TEI>
"""


class _Facts:
    """What stands in the gaps of a description: `{sentence}`, `{name}` ... anew each time."""

    def __init__(self, words: Words, number: int) -> None:
        self._words = words
        self._chance = words.chance
        self.number = number
        self.item = 0
        self.collection = words.name()

    def __getitem__(self, key: str) -> object:
        if key == "sentence":
            return self._words.sentence(4, 24)
        if key == "title":
            return self._words.sentence(2, 5, "")
        if key == "name":
            return self._words.name()
        if key == "person":
            return f"{self._words.name()} von {self._words.name()}"
        if key == "place":
            return self._chance.choice(_PLACES)
        if key == "language":
            return self._chance.choice(_LANGUAGES)
        bounds = {"digit": (1, 6), "key": (10, 99_999), "year": (1990, 2024)}
        if key in bounds:
            return self._chance.randint(*bounds[key])
        return getattr(self, key)


def description(number: int) -> str:
    """The description of manuscript `number`, of about 8 KB."""
    words = Words(number)
    facts = _Facts(words, number)
    parts = [_HEADER.format_map(facts)]
    for item in range(1, 1 + words.chance.randint(1, 3)):
        facts.item = item
        parts.append(_ITEM.format_map(facts))
    parts.append(_PHYSICAL.format_map(facts))
    return "".join(parts)
