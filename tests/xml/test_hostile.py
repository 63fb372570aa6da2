"""Documents made to harm: each is answered, quickly, and none crashes the process."""

from __future__ import annotations

import subprocess
import sys

import pytest

from teitools.errors import DocumentError
from teitools.source import Source
from teitools.xml.document import Document
from tests.steps import within

MANY = 100_000
BIG = 50_000_000
LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))

REFUSED = {
    "nested elements": (b"<a>" * MANY, "X120"),
    "entities": (b'<!DOCTYPE a [<!ENTITY e "x">' + b'<!ENTITY e "x">' * MANY, "X111"),
    "nested entities": (b"<!DOCTYPE a [" + b'<!ENTITY % e "' * MANY, "X111"),
    "billion laughs": (f'<!DOCTYPE a [<!ENTITY a0 "ha">{LAUGHS}]><a>&a9;</a>'.encode(), "X111"),
    "external entity": (
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        "X111",
    ),
    "nested groups": (b"<!DOCTYPE a [<!ELEMENT a " + b"(" * MANY + b"b" + b")" * MANY, "X145"),
    "open attribute": (b'<a b="' + b"x" * BIG, "X134"),
    "open tags": (b"<a " * MANY, "X135"),
    "open comments": (b"<a>" + b"<!--" * MANY, "X140"),
    "spaces": (b"<!DOCTYPE a" + b" " * MANY, "X145"),
    "attributes": (b"<a " + b" ".join(b'b%d=">"' % n for n in range(MANY)) + b"/>", "X121"),
    "declaration": (b'<?xml version="1.0" encoding="' + b"x" * MANY, "X145"),
}
ACCEPTED = {
    "one attribute": b'<a b="' + b"x" * BIG + b'"/>',
    "one text": b"<a>" + b"x" * BIG + b"</a>",
    "attributes": b"<a " + b" ".join(b'b%d=""' % n for n in range(1000)) + b"/>",
    "namespaces": b"<a " + b" ".join(b'xmlns:b%d="urn:%d"' % (n, n) for n in range(MANY)) + b"/>",
    "siblings": b"<a>" + b"<b/>" * MANY + b"</a>",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    data, code = REFUSED[name]
    with within(5 * MANY), pytest.raises(DocumentError) as caught:
        Document(Source(name, data))
    assert [finding.code.id for finding in caught.value.findings] == [code]


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted_with_places(name: str) -> None:
    with within(20 * MANY):
        document = Document(Source(name, ACCEPTED[name]))
        last = list(document.tree.iter("*"))[-1]
        position = document.positions.position(last)
    assert document.text.startswith(f"<{last.tag}", position.column - 1)


def test_no_file_is_opened_and_no_connection_made() -> None:
    program = """
import sys
opened = []
def hook(event, args):
    if event == "open" and "passwd" in str(args[0]) or event.startswith("socket."):
        opened.append((event, args))
sys.addaudithook(hook)
from teitools.errors import DocumentError
from teitools.source import Source
from teitools.xml.parsing import parse
for doctype in ('a SYSTEM "http://127.0.0.1:9/x.dtd"', 'a SYSTEM "/etc/passwd"',
                'a [<!ENTITY e SYSTEM "/etc/passwd">]', 'a'):
    try:
        parse(Source("d", ('<!DOCTYPE %s><a>&lt;</a>' % doctype).encode()))
    except DocumentError:
        pass
print(opened)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
