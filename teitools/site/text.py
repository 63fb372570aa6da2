"""Words of documents as XML can hold them."""

from __future__ import annotations

import re

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit(words: str) -> str:
    """`words` without what no XML document can hold (XML 1.0, section 2.2)."""
    return _UNFIT.sub("\ufffd", words)
