"""The strings that are URIs as `anyURI` has them, as one regular expression of XML Schema.

The same rules stand in `teitools.relaxng.datatypes.uris`, which says what is wrong in a string.
"""

from __future__ import annotations

_NUMBER = "([01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5])"
_IPV4 = rf"{_NUMBER}(\.{_NUMBER}){{3}}"
_GROUP = "[0-9A-Fa-f]{1,4}"
_QUERY = r"?\[\]"
_PATH = r"?\[\]/"


def _some(characters: str) -> str:
    """A character that is none of `characters`, or one that is escaped."""
    return rf"([^%#{characters}]|%[0-9A-Fa-f]{{2}})"


def _groups(most: int) -> str:
    """Up to `most` groups of an address, the last two of which may be written as one of IPv4."""
    if most < 2:
        return f"({_GROUP})?" if most else ""
    return f"({_GROUP}(:{_GROUP}){{0,{most - 1}}}|({_GROUP}:){{0,{most - 2}}}{_IPV4})?"


def _ipv6() -> str:
    """Eight groups, `::` standing for one or more of zeros."""
    found = [f"{_GROUP}(:{_GROUP}){{7}}", f"({_GROUP}:){{6}}{_IPV4}", f"::{_groups(7)}"]
    found += [f"{_GROUP}(:{_GROUP}){{{n - 1}}}::{_groups(7 - n)}" for n in range(1, 8)]
    return f"({'|'.join(found)}|({_GROUP}:){{0,5}}{_IPV4}::)"


def _uri() -> str:
    path, ending = f"{_some(_QUERY)}*", f"{_some('')}*"
    server = rf"({_some(_PATH + '@')}*@)?\[{_ipv6()}\](:[0-9]*)?"
    authority = f"({_some(_PATH)}+|{server})"
    fragment = f"(#{ending})?"
    rooted = f"/({_some(_PATH)}{path})?|//{authority}(/{path})?|///{path}"
    tail = rf"(\?{ending})?{fragment}"
    absolute = rf"({rooted}){tail}|//(\?{ending}{fragment}|#{ending})"
    opaque = f"{_some('/')}{ending}{fragment}"
    relative = f"({_some(_PATH + ':')}+(/{path})?)?{tail}"
    return rf"[A-Za-z][A-Za-z0-9+.\-]*:({opaque}|{absolute})|{absolute}|{relative}"


URI = _uri()
"""What `anyURI` accepts when white space has been collapsed."""
