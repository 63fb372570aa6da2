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
    number of the line, nor of the white space in it.
    """

    def __init__(self, document: str) -> None:
        self._document = os.path.normpath(document).replace(os.sep, "/")
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def of(self, finding: Finding, line: str) -> str:
        """The fingerprint of `finding`, 32 hexadecimal digits; `line` is the line it is about."""
        key = (finding.code.id, finding.message, " ".join(line.split()))
        number = self._seen[key]
        self._seen[key] += 1
        whole = "\0".join((self._document, *key, str(number)))
        return blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()
