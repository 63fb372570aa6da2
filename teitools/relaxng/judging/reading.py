"""A stream of XML read by pyexpat, and judged on the way."""

from __future__ import annotations

import pyexpat
from collections.abc import Iterator
from typing import TYPE_CHECKING

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.relaxng import codes
from teitools.relaxng.automaton.composition import ComplexityError
from teitools.relaxng.judging.judge import Judge, TextTooLongError
from teitools.relaxng.judging.places import ParserPlaces
from teitools.source import Location
from teitools.xml.names import SEPARATOR
from teitools.xml.stream import Stream
from teitools.xml.window import Window

if TYPE_CHECKING:
    from pyexpat import XMLParserType

_NO_MEMORY = 1
"""The error of Expat that says nothing of the document."""
_BUFFER = 65_536
_MOST_PIECES = 16


def read(judge: Judge, stream: Stream) -> Iterator[Finding]:
    """What is wrong with the document in `stream`, as it is found.

    Raises OSError where the stream cannot be read; whatever else is wrong is a finding.
    """
    parser = _parser(judge, stream)
    window = Window(parser)
    places = ParserPlaces(parser, window)
    judge.begin(stream.name, places)
    pending = judge.events.pending
    try:
        for chunk in stream.paced(parser):
            window.feed(chunk)
            parser.Parse(chunk, False)
            if len(pending) > _MOST_PIECES:
                judge.relieve()
            if judge.found:
                yield from judge.drain()
        parser.Parse(b"", True)
        yield from judge.finish()
    except pyexpat.ExpatError as error:
        parser.buffer_text = False  # the text that it holds back is handed over
        places.refuse()
        judge.interrupt()
        yield from judge.drain()
        yield _explained(error, stream, window)
    except DocumentError as error:
        yield from judge.drain()
        yield from error.findings
    except (ComplexityError, RecursionError):
        judge.tell(codes.TOO_AMBIGUOUS)
    except TextTooLongError:
        pass
    yield from judge.drain()


def _explained(error: pyexpat.ExpatError, stream: Stream, window: Window) -> Finding:
    if error.code == _NO_MEMORY:
        raise MemoryError from None
    from teitools.xml.malformed import explain  # seldom needed, slow to load

    return explain(error, stream, window)


def _parser(judge: Judge, stream: Stream) -> XMLParserType:
    parser = pyexpat.ParserCreate("UTF-8", SEPARATOR)
    parser.buffer_text = True
    parser.buffer_size = _BUFFER
    parser.ordered_attributes = True
    events, scope = judge.events, judge.scope
    parser.StartElementHandler = events.start
    parser.EndElementHandler = events.end
    parser.CharacterDataHandler = events.text
    names = parser.intern

    def declare(prefix: str | None, namespace: str | None) -> None:
        scope.declare(prefix, namespace)
        if prefix is None:
            names.clear()  # pyexpat keeps None there, and finds strings beside it slowly

    def release(prefix: str | None) -> None:
        scope.release(prefix)
        if prefix is None:
            names.clear()

    parser.StartNamespaceDeclHandler = declare
    parser.EndNamespaceDeclHandler = release

    def entity(name: str, *_: object) -> None:
        scope.entities.add(name)

    def notation(name: str, *_: object) -> None:
        scope.notations.add(name)

    def external(context: str | None, base: str | None, address: str | None, *_: object) -> int:
        from teitools.xml.gate import external_entity  # seldom needed

        location = Location(stream.name, judge.place())
        judge.found.append(external_entity(stream.doctype, context, address, location))
        return 1

    parser.UnparsedEntityDeclHandler = entity
    parser.NotationDeclHandler = notation
    parser.ExternalEntityRefHandler = external
    return parser
