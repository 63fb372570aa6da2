"""What a text says of itself between two lines of dashes at its head, in YAML."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from teitools.errors import UsageError
from teitools.findings import Finding
from teitools.source import Position
from teitools.sources import codes
from teitools.sources.addresses import address
from teitools.sources.content import Place
from teitools.sources.places import quoted, tell
from teitools.tei.description import Description, Origin

_FIELDS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "creator": "author",
    "date": "date",
    "lang": "language",
    "language": "language",
    "publisher": "publisher",
    "rights": "rights",
    "license": "rights",
    "licence": "rights",
    "copyright": "rights",
    "url": "address",
    "doi": "address",
    "identifier": "address",
}
_NAMES = ("name", "text", "literal", "title")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_UNHELD = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")


def describe(content: str | None, name: str) -> tuple[Description, list[Finding]]:
    """The description that front matter gives, and what a description cannot hold.

    Raises UsageError where PyYAML is not installed.
    """
    file = PurePath(name).name if not name.startswith("<") else None
    findings: list[Finding] = []
    values: dict[str, list[str]] = {}
    if content is not None:
        place = Place(Position(1, 1))
        loaded = _loaded(content)
        if not isinstance(loaded, dict):
            words = quoted(content)
            if loaded is not None:
                what = "front matter that is no YAML of keys and values"
                findings.append(tell(codes.DROPPED, name, place, what=what, words=words))
            loaded = {}
        for key, value in loaded.items():
            words = "; ".join(_words(value))
            field = _FIELDS.get(str(key).lower())
            if field is not None and _fits(field, words):
                values.setdefault(field, []).append(words)
            elif words:
                what = f"what the text says of itself as {str(key)!r}"
                facts = {"what": what, "words": quoted(words)}
                findings.append(tell(codes.DROPPED, name, place, **facts))
    found = {field: "; ".join(dict.fromkeys(words)) for field, words in values.items()}
    origin = Origin(
        found.get("title"),
        found.get("author"),
        found.get("publisher"),
        found.get("date"),
        found.get("address"),
        file,
        found.get("rights"),
    )
    description = Description(
        title=found.get("title"),
        language=found.get("language"),
        origin=origin,
    )
    return description, findings


def _fits(field: str, words: str) -> bool:
    if field == "language":
        return _LANGUAGE.fullmatch(words) is not None
    if field == "address":
        return address(words) == words and ":" in words
    return bool(words)


def _loaded(content: str) -> Any:
    """The value that YAML gives; the text itself where it is none, or has aliases."""
    try:
        import yaml
    except ImportError:
        message = "front matter is read by PyYAML: pip install 'teitools[sources]'"
        raise UsageError(message) from None

    class Loader(yaml.SafeLoader):
        """Without aliases, by which a few lines can stand for more than there is room for."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("an alias")
            return super().compose_node(parent, index)

    try:
        return yaml.load(content, Loader)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError, TypeError):
        return content


def _words(value: Any) -> Iterator[str]:
    """The words of a value: of a list those of its members, of a table its name, or all."""
    if isinstance(value, list):
        for each in value:
            yield from _words(each)
    elif isinstance(value, dict):
        named = [value[key] for key in _NAMES if key in value]
        for each in named[:1] or value.values():
            yield from _words(each)
    elif isinstance(value, datetime.datetime):
        yield value.date().isoformat()
    elif value is not None and (words := " ".join(_UNHELD.sub(" ", str(value)).split())):
        yield words
