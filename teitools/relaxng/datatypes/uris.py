"""anyURI (XML Schema Part 2, section 3.2.17; RFC 2396, as RFC 2732 changes it).

Nearly all is allowed, for what URIs cannot have is escaped first (XLink, section 5.4): white
space, quotes, any letter. Where the two RFCs leave room we do as Jing, which asks Java.
"""

from __future__ import annotations

import re
from functools import cached_property

from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.datatypes.strings import Text
from teitools.relaxng.datatypes.wording import quoted

_ESCAPED = "%(?![0-9A-Fa-f]{2})"
_PARTS = "(?s)(?:([^:/?#]*)(:))?((?://([^/?#]*))?([^?#]*))([^#]*)(?:#(.*))?"
"""Scheme, its colon, authority and path together and each, query, fragment (RFC 2396, B)."""
_SCHEME = "[A-Za-z][A-Za-z0-9+.-]*"
_SERVER = r"(?:[^][@]*@)?\[([0-9A-Fa-f:.]+)\](?::[0-9]*)?"
"""A server whose address is in brackets."""
_NUMBER = "[0-9]{1,3}"
_GROUP = "[0-9A-Fa-f]{1,4}"


class AnyUri(Text):
    """anyURI: a value is its text, and no two URIs that differ are equal."""

    usual = "(?:(?:https?://[A-Za-z0-9]|[^][%:#/])[^][%:#]*)?(?:#[^#%]*)?"
    """Most of what is met: no percent sign, no brackets, no colon but after a scheme."""

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        return re.compile(self.usual)

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` is a URI or a relative reference."""
        return self._plain.fullmatch(text) is not None or not _mistake(text)

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is no URI."""
        return f"not {self.noun}: {_mistake(text)}"


def _mistake(text: str) -> str:
    """What is wrong in `text`; empty if nothing is."""
    if re.search(_ESCAPED, text):
        return "% must be followed by two hexadecimal digits (% itself is %25)"
    match = re.fullmatch(_PARTS, text)
    assert match is not None
    scheme, colon, hierarchy, authority, path, query, fragment = match.groups()
    if fragment is not None and "#" in fragment:
        return "it has more than one #"
    if colon is not None:
        if not scheme:
            return "nothing stands before the colon"
        if not re.fullmatch(_SCHEME, scheme):
            return f"{quoted(scheme)} before the colon is no scheme (such as http)"
        if not hierarchy and not query:
            return "nothing stands after the colon"
        if hierarchy[:1] != "/":
            return ""
    if authority is not None and (authority or not path + query + ("#" * (fragment is not None))):
        wrong = _mistaken_authority(authority)
        if wrong:
            return wrong
    return "[ and ] cannot stand in a path" if "[" in path or "]" in path else ""


def _mistaken_authority(authority: str) -> str:
    if not authority:
        return "nothing stands after the //"
    if "[" not in authority and "]" not in authority:
        return ""
    match = re.fullmatch(_SERVER, authority)
    if match is None or not _is_ipv6(match[1]):
        return "what stands in [ ] after the // is no IPv6 address"
    return ""


def _is_ipv6(text: str) -> bool:
    """Whether `text` is an address of eight groups, :: standing for one or more of zeros."""
    halves = [half.split(":") if half else [] for half in text.split("::")]
    groups = [group for half in halves for group in half]
    if groups and "." in groups[-1]:
        numbers = groups.pop().split(".")
        if len(numbers) != 4 or not all(re.fullmatch(_NUMBER, n) and int(n) < 256 for n in numbers):
            return False
        groups += ["0", "0"]
    if not all(re.fullmatch(_GROUP, each) for each in groups):
        return False
    return len(groups) == 8 if len(halves) == 1 else len(halves) == 2 and len(groups) < 8


def simple_types() -> list[Text]:
    """The types of this family."""
    return [AnyUri("anyURI", "a URI")]
