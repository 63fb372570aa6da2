"""The little of CSS that renditions need: ``content``, with strings and ``attr(n)``."""

from __future__ import annotations

import re

# a space right after what is escaped would be taken for a part of that
_ESCAPED = re.compile(
    r"[\x00-\x1f\x7f\"\\\ufeff\ufffe\uffff]|(?<=[\x00-\x20\x7f\"\\\ufeff\ufffe\uffff]) |^ (?=$)"
)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\r\n]?|\\(.)", re.DOTALL)
_CONTENT = re.compile(
    r"""content\s*:\s*(?:(?P<none>none|normal)|(?P<parts>(?:(?:"(?:[^"\\]|\\.)*"|attr\(n\))\s*)+))""",
    re.DOTALL,
)
_PART = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"|attr\(n\)', re.DOTALL)


def css_string(text: str) -> str:
    """`text` as a CSS string, so that no white space in it can be lost."""
    return '"' + _ESCAPED.sub(lambda match: f"\\{ord(match.group()):06X}", text) + '"'


def css_text(string: str) -> str:
    """The text of the inside of a CSS string."""

    def unescape(match: re.Match[str]) -> str:
        if match.group(1) is None:
            return "" if match.group(2) == "\n" else match.group(2)
        number = int(match.group(1), 16)
        return chr(number) if number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"

    return _ESCAPE.sub(unescape, string)


def css_content(style: str, scope: str | None) -> dict[str, str] | None:
    """What the ``content`` of `style` prints, by place; None where it has none.

    `scope` is the place (``before``, ``after``); None: both. The key ``n`` says that ``@n`` is
    printed between what stands before and after it.
    """
    match = _CONTENT.search(style)
    if match is None:
        return None
    texts = {"before": "", "after": ""}
    place = "before"
    for part in _PART.finditer(match.group("parts") or ""):
        if part.group("text") is None:
            place, texts["n"] = "after", ""
        else:
            texts[place] += css_text(part.group("text"))
    if "n" in texts:
        return texts
    text = texts["before"]
    return {scope: text} if scope else {"before": text, "after": text}
