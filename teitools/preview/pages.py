"""What a preview adds to a page: a script that loads it again, and what was found."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from html import escape

from teitools import resources
from teitools.findings import Finding

MOST = 200
"""How many findings are shown at most."""
_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"')
_SEALED = (
    "<!DOCTYPE html>\n"
    '<html lang="en"><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "base-uri 'none'; form-action 'none'\">"
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark">'
    "<title>{title}</title></head>"
    '<body><main class="teitools-broken"><h1>{title}</h1>{body}</main></body></html>\n'
)


def with_preview(
    page: bytes, stamp: str, findings: Sequence[Finding] = (), messages: Sequence[str] = ()
) -> bytes:
    """`page` (HTML) with the script, and with `findings` and `messages` at its foot.

    `stamp` says which state of the files it shows. The policy of the page allows this one script
    and this one style more, by their hashes, and a connection to where the page is from.
    """
    style, script = _added()
    page = _POLICY.sub(
        lambda found: found[1] + _wider(found[2].decode(), style, script) + b'"', page, count=1
    )
    meta = f'<meta name="teitools-preview" content="{escape(stamp)}">'
    head = page.find(b"</head>")
    body = page.rfind(b"</body>")
    if head < 0 or body < head:
        return page
    said = f"{panel(findings, messages)}<script>{script}</script>"
    return b"".join(
        [
            page[:head],
            f"{meta}<style>{style}</style>".encode(),
            page[head:body],
            said.encode(),
            page[body:],
        ]
    )


def broken(title: str, body: str) -> bytes:
    """A page that says that there is nothing to show; `body` is HTML."""
    return _SEALED.format(title=escape(title), body=body).encode()


def panel(findings: Sequence[Finding], messages: Sequence[str]) -> str:
    """What was found, as HTML."""
    count = len(findings) + len(messages)
    if not count:
        return ""
    lines = [f"<li>{escape(each)}</li>" for each in messages]
    lines += [listed(each) for each in findings[:MOST]]
    if len(findings) > MOST:
        lines.append(f"<li>and {len(findings) - MOST:,} more</li>")
    said = "1 finding" if count == 1 else f"{count:,} findings"
    return (
        '<aside class="teitools-preview" lang="en" dir="ltr" aria-label="What was found">'
        f"<details open><summary>{said}</summary><ol>{''.join(lines)}</ol></details></aside>"
    )


def listed(finding: Finding) -> str:
    """A finding as an item of a list."""
    return (
        f'<li><span class="place">{escape(str(finding.location))}</span>: '
        f'<span class="severity">{finding.severity.label}</span> '
        f'<span class="code">{escape(finding.code.id)}</span> {escape(finding.message)}</li>'
    )


@cache
def _added() -> tuple[str, str]:
    """The style and the script that are added."""
    return tuple(  # type: ignore[return-value]
        resources.path("xslt", name).read_text("utf-8") for name in ("preview.css", "preview.js")
    )


def _wider(policy: str, style: str, script: str) -> bytes:
    """`policy` (Content Security Policy Level 3) with what a preview needs."""
    directives: dict[str, list[str]] = {}
    for each in policy.split(";"):
        name, *values = each.split() or [""]
        if name:
            directives.setdefault(name, values)
    for name, source in (
        ("style-src", _hash(style)),
        ("script-src", _hash(script)),
        ("connect-src", "'self'"),
    ):
        values = directives.setdefault(name, [])
        if source not in values:
            directives[name] = [value for value in values if value != "'none'"] + [source]
    return "; ".join(" ".join([name, *values]) for name, values in directives.items()).encode()


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
