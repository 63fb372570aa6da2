"""The HTML view: one self-contained page, sealed by a content security policy."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from lxml import etree

from teitools.views.stylesheet import run

_POLICY = 'head/meta[@http-equiv="Content-Security-Policy"]'


def render_html(tree: etree._ElementTree) -> bytes:
    """`tree` as an HTML page: UTF-8, LF, a final newline.

    The page asks for nothing from outside and runs no script; its policy names the one
    style it holds by hash (Content Security Policy Level 3, section 6.7.2.3). Raises
    DocumentError when the document is nested too deeply.
    """
    page = run("html.xsl", tree).getroot()
    _seal(page)
    return etree.tostring(page, method="html", encoding="utf-8", doctype="<!DOCTYPE html>") + b"\n"


def _seal(page: etree._Element) -> None:
    style = page.findtext("head/style") or ""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = page.find(_POLICY)
    if policy is not None:
        policy.set(
            "content", policy.get("content", "").replace("unsafe-inline", f"sha256-{digest}")
        )
