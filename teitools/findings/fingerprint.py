"""Fingerprints: by which a finding is known again after other lines of its document moved."""

from __future__ import annotations

import os
from collections import Counter
from hashlib import blake2b

from teitools.findings.finding import Finding

_BYTES = 16


class Fingerprints:
    """The fingerprints of the findings of one document, which are asked for in their order.

    A fingerprint is made of the name of the document, the code, the message and the words of
    the line concerned, and of how many before it are the same in all of these: not of the
    number of the line, nor of the white space in it. The name counts from the folder of the
    project, so that it does not matter where a run begins and how the document is called there.
    """

    def __init__(self, document: str, root: str | None = None) -> None:
        """`root` is the folder of the project; without it, that where the run began."""
        self._document = _named(document, root).replace(os.sep, "/")
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def of(self, finding: Finding, line: str) -> str:
        """The fingerprint of `finding`, 32 hexadecimal digits; `line` is the line it is about."""
        key = (finding.code.id, finding.message, " ".join(line.split()))
        number = self._seen[key]
        self._seen[key] += 1
        whole = "\0".join((self._document, *key, str(number)))
        return blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


def _named(document: str, root: str | None) -> str:
    """The name of `document` from `root`, if it is below it; else the name itself."""
    name = os.path.normpath(document)
    if document.startswith("<"):
        return name
    here = os.path.realpath(os.getcwd())
    begin = here if root is None else os.path.realpath(root)
    whole = os.path.normpath(os.path.join(here, name))
    inside = whole.startswith(begin.rstrip(os.sep) + os.sep)
    return os.path.relpath(whole, begin) if inside else name
