"""Plays, as corpora of dramas have them: large documents of TEI."""

from __future__ import annotations

from collections.abc import Iterator

from corpora_words import Words

_HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="play_{number}" xml:lang="de">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>{title}</title><author key="person_{number}">{author}</author></titleStmt>
      <publicationStmt><p>{sentence}</p></publicationStmt>
      <sourceDesc><bibl><title>{title}</title>, <date when="1805">1805</date>.</bibl></sourceDesc>
    </fileDesc>
    <profileDesc>
      <particDesc>
        <listPerson>
{persons}
        </listPerson>
      </particDesc>
    </profileDesc>
  </teiHeader>
  <text>
    <front>
      <castList>
        <head>Personen</head>
{cast}
      </castList>
    </front>
    <body>
"""
_PERSON = """          <person xml:id="{id}" sex="{sex}">
            <persName>{name}</persName>
          </person>"""
_CAST = """        <castItem corresp="#{id}">
          <role>{name}</role>, <roleDesc>{said}</roleDesc>
        </castItem>"""
_END = "    </body>\n  </text>\n</TEI>\n"
_SPEECHES = 25


class Play:
    """The play `number`, in pieces; `identified` if each speech has an xml:id."""

    def __init__(self, number: int, identified: bool = True) -> None:
        self._number = number
        self._identified = identified
        self._words = Words(1_000_000 + number)
        self._scene = self._speech = 0
        names = dict.fromkeys(self._words.name() for _ in range(14))
        self._persons = [(name.lower(), name) for name in names]

    def beginning(self) -> str:
        """Up to the first scene."""
        words = self._words
        persons = [
            _PERSON.format(id=each, name=name, sex=words.chance.choice(("MALE", "FEMALE")))
            for each, name in self._persons
        ]
        cast = [
            _CAST.format(id=each, name=name, said=words.sentence(2, 6, ""))
            for each, name in self._persons
        ]
        return _HEADER.format(
            number=self._number,
            title=words.sentence(2, 5, ""),
            author=words.name(),
            sentence=words.sentence(5, 12),
            persons="\n".join(persons),
            cast="\n".join(cast),
        )

    def scene(self) -> str:
        """The next scene."""
        self._scene += 1
        words = self._words
        own = f' xml:id="scene_{self._scene}"' if self._identified else ""
        parts = [
            f'      <div type="scene" n="{self._scene}"{own}>\n'
            f"        <head>{words.sentence(2, 4)}</head>\n"
            f"        <stage>{words.sentence(4, 15)}</stage>\n"
        ]
        for _ in range(words.chance.randint(_SPEECHES // 2, 2 * _SPEECHES)):
            parts.extend(self._spoken())
        parts.append("      </div>\n")
        return "".join(parts)

    def end(self) -> str:
        """What follows the last scene."""
        return _END

    def _spoken(self) -> Iterator[str]:
        self._speech += 1
        words, chance = self._words, self._words.chance
        who, name = chance.choice(self._persons)
        own = f' xml:id="sp_{self._speech}"' if self._identified else ""
        yield f'        <sp who="#{who}"{own}>\n          <speaker>{name.upper()}.</speaker>\n'
        if chance.random() < 0.2:
            yield f'          <stage type="delivery">({words.sentence(1, 5)})</stage>\n'
        if chance.random() < 0.5:
            for line in range(chance.randint(1, 6)):
                part = ' part="I"' if line == 0 and chance.random() < 0.2 else ""
                yield f"          <l{part}>{words.sentence(5, 9, ',')}</l>\n"
        else:
            first, second = words.sentence(3, 30), words.sentence(2, 40, "!")
            between = f" <stage>{words.sentence(1, 5)}</stage>" if chance.random() < 0.2 else ""
            yield f"          <p>{first}{between}\n            {second}</p>\n"
        yield "        </sp>\n"
        if chance.random() < 0.05:
            yield f'        <pb n="{self._speech // 8}"/>\n'


def play(number: int, size: int, identified: bool = True) -> Iterator[bytes]:
    """The play `number`, of about `size` bytes, in pieces."""
    written = Play(number, identified)
    piece = written.beginning().encode()
    while size > 0:
        yield piece
        size -= len(piece)
        piece = written.scene().encode()
    yield written.end().encode()
