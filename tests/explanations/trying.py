"""Trying the examples of a page: what is found in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from teitools.api.validating import load_schema, validate
from teitools.errors import DocumentError, ProfileError, SchemaError, UsageError
from teitools.findings import Finding
from teitools.validation.shelf import Shelf

_MANY = re.compile(r"⟨(\d+) × (.*?)⟩", re.DOTALL)
_ANY = b"start = any any = element * { (attribute * { text } | text | any)* }"  # allows everything
_SCHEMAS = (".rng", ".rnc", ".xsd", ".sch")


def expanded(text: str) -> str:
    """`text` with all that it says to be there many times; № is counted, №- is one less."""

    def many(match: re.Match[str]) -> str:
        numbers = range(1, int(match[1]) + 1)
        return "".join(
            match[2].replace("№-", str(number - 1)).replace("№", str(number)) for number in numbers
        )

    return _MANY.sub(many, text)


def codes(entry: dict[str, Any], which: str, folder: Path) -> set[str]:
    """The codes that are found in the example `which` (``wrong``, ``right``) of a page."""
    for name, text in entry.get("files", {}).items():
        (folder / name).write_text(text, encoding="utf-8")
    data = expanded(entry[which]).encode()
    if which == "wrong" and "wrong-bytes" in entry:
        data = bytes.fromhex(entry["wrong-bytes"])
    try:
        if entry.get("encoded"):
            return {finding.code.id for finding in _read(entry, which, data, folder)}
        return {finding.code.id for finding in _found(entry, data, folder)}
    except (DocumentError, ProfileError, SchemaError) as error:
        return {finding.code.id for finding in error.findings}


def _found(entry: dict[str, Any], data: bytes, folder: Path) -> list[Finding]:
    if entry.get("command"):
        return _said(data.decode(), folder)
    file = folder / entry.get("name", "d.xml")
    file.write_bytes(data)
    if "to" in entry:
        from teitools.api.converting import convert_schema

        return list(convert_schema(file, entry["to"]).findings)
    if file.suffix in _SCHEMAS:
        shelf = Shelf()
        engine = shelf.constrained(file) if entry.get("schematron") else shelf.load(file)
        return [*engine.warnings, *engine.findings(b"<a/>")]
    if "schema" in entry:
        schema = load_schema(expanded(entry["schema"]).encode())
        return list(schema.validate(data if entry.get("nameless") else file))
    options: dict[str, Any] = {"xinclude": bool(entry.get("xinclude"))}
    if entry.get("frozen"):
        options |= {"frozen": True, "lock": folder}
    found = [] if entry.get("stream") else list(validate(file, **options))
    return [*found, *load_schema(_ANY).findings(data)]


def _read(entry: dict[str, Any], which: str, data: bytes, folder: Path) -> tuple[Finding, ...]:
    """What is said of a transcript, or of what it is encoded with."""
    from teitools.api.encoding import encode

    if "as" in entry:
        given: dict[str, Any] = {"profile": "plain", entry["as"]: data}
        if entry["as"] == "profile":
            given["profile"] = folder / "mine.toml"
            given["profile"].write_bytes(data)
        return encode(b"A talk\n\nHello.\n", **given).findings
    options: dict[str, Any] = {"limit": entry["limit"]} if "limit" in entry else {}
    profile = entry.get(f"{which}-profile", entry.get("profile"))
    return encode(data, profile=profile, **options).findings


def _said(command: str, folder: Path) -> list[Finding]:
    """What a command says, as far as it is findings."""
    from click.testing import CliRunner

    from teitools.cli import main
    from teitools.source import Location
    from teitools.xml.codes import UNREADABLE

    words = [str(folder / word) if "." in word else word for word in command.split()[1:]]
    said = CliRunner().invoke(main, words).output
    return [Finding(UNREADABLE, Location("x"))] if f"[{UNREADABLE.id} " in said else []


__all__ = ["UsageError", "codes", "expanded"]
