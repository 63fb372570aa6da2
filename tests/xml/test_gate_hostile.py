"""Documents made to harm, through stream and expat: each in a process of its own, which must
answer in time and in bounded memory, and must not crash.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.requirements import ROOT

PROGRAM = """
import resource, sys
sys.path.insert(0, {root!r})
from tests.steps import Steps
from tests.xml.driving import Pipe, drive
MANY, BIG = 100_000, 50_000_000
def entities(numbers, value="&e%d;"):
    return "".join("<!ENTITY e%d '%s'>" % (n + 1, value % n) for n in numbers).encode()
data = eval({data!r})
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with Steps() as steps:
    driven = drive({source})
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
bounded = steps.count < 20_000_000
print(driven.refused and driven.refused[0], len(driven.tags), bounded, grown < 600_000)
"""

REFUSED = {
    "entities nested": ("b'<!DOCTYPE a [' + entities(range(MANY)) + b']><a>&e99;</a>'", "X115"),
    "entities nested, inner last": (
        "b'<!DOCTYPE a [' + entities(reversed(range(MANY))) + b']><a>&e99;</a>'",
        "X115",
    ),
    "entities in default": (
        "b'<!DOCTYPE a [' + entities(range(MANY)) + b'<!ATTLIST a b CDATA \"&e99;\">]><a/>'",
        "X115",
    ),
    "billion laughs": (
        "('<!DOCTYPE a [<!ENTITY e0 \"ha\">' + ''.join('<!ENTITY e%d \"%s\">' % (n + 1, '&e%d;' % n"
        " * 10) for n in range(9)) + ']><a>&e9;</a>').encode()",
        "X114",
    ),
    "quadratic": (
        "b'<!DOCTYPE a [<!ENTITY e \"' + b'x' * 999_000 + b'\">]><a>' + b'&e;' * MANY",
        "X121",
    ),
    "quadratic in attributes": (
        "b'<!DOCTYPE a [<!ENTITY e \"' + b'x' * MANY + b'\">]><a>' + b'<b c=\"&e;\"/>' * MANY",
        "X121",
    ),
    "too many declarations": ("b'<!DOCTYPE a [' + b'<!ENTITY e \"x\">' * 1_000_000", "X121"),
    "nested parameter entities": ("b'<!DOCTYPE a [' + b'<!ENTITY % e \"' * MANY", "X145"),
    "nested groups": (
        "b'<!DOCTYPE a [<!ELEMENT a ' + b'(' * MANY + b'b' + b')' * MANY + b'>]><a/>'",
        "X121",
    ),
    "open groups": ("b'<!DOCTYPE a [<!ELEMENT a ' + b'(' * MANY", "X145"),
    "attributes declared": (
        "b'<!DOCTYPE a [' + b'<!ATTLIST a b CDATA #IMPLIED>' * MANY + b']>' + b'<a>' * MANY",
        "X121",
    ),
    "defaults": (
        "b'<!DOCTYPE a [<!ATTLIST a b CDATA \"' + b'x' * MANY + b'\">]>' + b'<a>' * MANY",
        "X121",
    ),
    "zeros": (
        "b'<!DOCTYPE a [<!ENTITY e \"&#' + b'0' * 3_000_000 + b'38;e;\">]><a>&e;</a>'",
        "X116",
    ),
    "quotation marks": ("b'<!DOCTYPE a [' + b'\\'\"' * 1_000_000", "X145"),
    "open literals": ("b'<!DOCTYPE a [' + b'<!ENTITY x \"' * 300_000", "X145"),
    "spaces": ("b'<!DOCTYPE a' + b' ' * BIG", "X121"),
    "spaces before the root": ("b' ' * BIG + b'<a/>'", "X121"),
    "comment before the root": ("b'<!--' + b'x' * BIG + b'--><a/>'", "X121"),
    "declaration": ("b'<?xml version=\"1.0\" encoding=\"' + b'x' * BIG", "X121"),
    "attribute": ("b'<a b=\"' + b'x' * BIG + b'\"/>'", "X121"),
    "open attribute": ("b'<a b=\"' + b'x' * BIG", "X121"),
    "comment": ("b'<a><!--' + b'x' * BIG + b'--></a>'", "X121"),
    "open tags": ("b'<a ' * MANY", "X135"),
    "open comments": ("b'<a>' + b'<!--' * MANY", "X140"),
}
ACCEPTED = {
    "text": ("b'<a>' + b'x' * BIG + b'</a>'", 1),
    "depth": ("b'<a>' * MANY + b'</a>' * MANY", 100_000),
    "siblings": ("b'<a>' + b'<b/>' * MANY + b'</a>'", 100_001),
    "attributes": ("b'<a ' + b' '.join(b'b%d=\"\"' % n for n in range(MANY)) + b'/>'", 1),
    "namespaces": ("b'<a ' + b' '.join(b'xmlns:b%d=\"u\"' % n for n in range(MANY)) + b'/>'", 1),
    "declarations": ("b'<!DOCTYPE a [' + entities(range(MANY), 'x%d') + b']><a>&e7;</a>'", 1),
    "groups": ("b'<!DOCTYPE a [<!ELEMENT a (' + b'(b),' * MANY + b'b)>]><a/>'", 1),
}


def answer(data: str, source: str) -> list[str]:
    program = PROGRAM.format(root=str(ROOT), data=data, source=source)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


def refused(name: str, source: str) -> None:
    data, code = REFUSED[name]
    found, _, in_steps, in_memory = answer(data, source)
    assert (found, in_steps, in_memory) == (code, "True", "True")


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    refused(name, "data")


@pytest.mark.parametrize("name", ["entities nested", "quadratic", "spaces", "attribute"])
def test_refused_in_a_pipe(name: str) -> None:
    refused(name, "Pipe(data, 65_536)")


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted(name: str) -> None:
    data, number = ACCEPTED[name]
    assert answer(data, "data") == ["None", str(number), "True", "True"]


def test_no_file_is_opened_and_no_connection_made() -> None:
    program = """
import sys
opened = []
def hook(event, args):
    if event == "open" and "passwd" in str(args[0]) or event.startswith("socket."):
        opened.append((event, args))
sys.addaudithook(hook)
from tests.xml.driving import drive
for doctype in ('a SYSTEM "http://127.0.0.1:9/x.dtd"', 'a SYSTEM "/etc/passwd"',
                'a [<!ENTITY e SYSTEM "/etc/passwd">]',
                'a [<!ENTITY % e SYSTEM "/etc/passwd">]',
                'a [<!ENTITY % e SYSTEM "/etc/passwd"> %e;]'):
    drive(('<!DOCTYPE %s><a>&e;</a>' % doctype).encode())
    drive(('<!DOCTYPE %s><a b="&e;"/>' % doctype).encode())
print(opened)
"""
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{program}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
