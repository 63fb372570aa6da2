"""Why a long document is not well-formed, or one that cannot be read again."""

from __future__ import annotations

import pyexpat
from collections.abc import Callable
from pathlib import Path

import pytest

from teitools.source import Position
from teitools.xml import malformed
from teitools.xml.malformed import explain
from teitools.xml.stream import open_stream
from tests.steps import within
from tests.xml.driving import Pipe, drive

Found = tuple[str, int, int]


class TestFarFromTheStart:
    """Long documents, of which a pipe leaves only the last chunks."""

    LINES = 20_000

    def refused(self, text: str) -> Found | None:
        data = ("<r>\n" + "<b>é</b>\n" * self.LINES + text).encode()
        found = drive(Pipe(data, 50_000)).refused
        return found and (found[0], found[1] - self.LINES, found[2])

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("é<c>\n</d>", ("X131", 3, 1)),
            ("</d>", ("X149", 2, 3)),
            ("\n<c>é<d>", ("X133", 3, 5)),
            ("", ("X149", 2, 1)),
            ("<c><!-- x", ("X134", 2, 4)),
            ("<c>\n<![CDATA[ x", ("X134", 3, 1)),
            ("<c b=1/>", ("X135", 2, 6)),
            ("é 1 < 2", ("X136", 2, 5)),
            ("é R&D", ("X137", 2, 4)),
            ("<c>&nbsp;", ("X138", 2, 4)),
            ("<c d='&#0;'/>", ("X139", 2, 7)),
            ("é\x0b", ("X139", 2, 2)),
            ("\n<c b='1' b='2'/>", ("X141", 3, 10)),
            ("\n<c x:b='2'/>", ("X142", 3, 4)),
            ("\n<c x:b='2' y:c='3'/>", ("X149", 3, 1)),
            ("</r>\nx", ("X143", 3, 1)),
            ("</r>\n</r>", ("X132", 3, 1)),
            ("<c xmlns:p=''/>", ("X149", 2, 1)),
        ],
    )
    def test_in_a_pipe(self, text: str, expected: Found) -> None:
        assert self.refused(text) == expected

    def test_bytes_that_are_not_utf_8(self) -> None:
        data = b"<r>\n" + b"<b>x</b>\n" * self.LINES + b"y\xe9</r>"
        assert drive(Pipe(data, 50_000)).refused == ("X104", self.LINES + 2, 2)
        assert drive(data).refused == ("X104", self.LINES + 2, 2)

    def test_one_line_that_is_longer_than_the_window(self) -> None:
        data = b"<r>" + b"<b>x</b>" * self.LINES + b"&nbsp;</r>"
        assert drive(Pipe(data, 50_000)).refused == ("X138", 1, 4 + 8 * self.LINES)

    @pytest.mark.parametrize(
        ("text", "expected"), [("<c>\n</d>", ("X131", 3, 1)), ("<c>\né&<", ("X137", 3, 2))]
    )
    def test_in_a_file_that_is_long(
        self, text: str, expected: Found, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(malformed, "MAX_CHECKED", 1000)
        found = drive(("<r>\n" + "<b>é</b>\n" * 1000 + text).encode()).refused
        assert found == (expected[0], expected[1] + 1000, expected[2])

    def test_in_few_steps(self) -> None:
        data = b"<r>" + b"<b/>" * 1_000_000
        with open_stream(data) as stream:
            parser = pyexpat.ParserCreate("UTF-8")
            with pytest.raises(pyexpat.ExpatError) as caught:
                parser.Parse(data, True)
            with within(200_000):
                finding = explain(caught.value, stream)
        assert finding.code.id == "X133"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "d.xml"
    path.write_bytes(b"<a>\n&x;</a>")
    assert _explained(path, path.unlink) == ("X149", Position(2, 1))


def test_a_file_that_has_become_another(tmp_path: Path) -> None:
    path = tmp_path / "d.xml"
    path.write_bytes(b"<a>\n\n&x;</a>")
    assert _explained(path, lambda: path.write_bytes(b"<a/>")) == ("X149", Position(3, 1))
    path.write_bytes(b"<a>\n\n&x;</a>")
    assert _explained(path, lambda: path.write_bytes(b"")) == ("X149", Position(3, 1))


def _explained(path: Path, change: Callable[[], object]) -> tuple[str, Position | None]:
    with open_stream(path) as stream:
        parser = pyexpat.ParserCreate("UTF-8", "\x01")
        with pytest.raises(pyexpat.ExpatError) as caught:
            parser.Parse(b"".join(stream), True)
        change()
        finding = explain(caught.value, stream)
    return finding.code.id, finding.location.position
