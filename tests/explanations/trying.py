"""Trying the examples of a page: what is found in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from teitools.api.explanations import all_codes
from teitools.api.validating import load_schema, validate
from teitools.errors import DocumentError, ProfileError, SchemaError, UsageError
from teitools.findings import Finding
from teitools.source import Location
from teitools.validation.shelf import Shelf

_CODE = re.compile(r"\[([A-Z]\d{3}) ")
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
        if verb := entry.get(f"{which}-verb", entry.get("verb")):
            return {finding.code.id for finding in _done(verb, data, folder, entry)}
        if entry.get("encoded") and not entry.get("command"):
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
        profile = None if entry.get("typed") else "plain"
        given: dict[str, Any] = {"profile": profile, entry["as"]: data}
        if entry["as"] == "profile":
            given["profile"] = folder / "mine.toml"
            given["profile"].write_bytes(data)
        text = entry.get(f"{which}-text", entry.get("text", "A talk\n\nHello.\n"))
        return encode(text.encode(), **given).findings
    options: dict[str, Any] = {"limit": entry["limit"]} if "limit" in entry else {}
    profile = entry.get(f"{which}-profile", entry.get("profile"))
    return encode(data, profile=profile, **options).findings


def _done(verb: str, data: bytes, folder: Path, entry: dict[str, Any]) -> tuple[Finding, ...]:
    """What is said when `verb` is done to a document."""
    import teitools

    if verb in ("decode", "transcript"):
        return teitools.decode(data, transcript=verb == "transcript").findings
    if verb == "none":
        return ()
    if verb == "transcribe":
        return teitools.transcribe(data, format=entry.get("format", "html")).findings
    if verb == "decided":
        table, text = data, entry["text"].encode()
        profile = None if entry.get("typed") else "plain"
        return teitools.encode(text, profile=profile, decisions=table).findings
    file = folder / "documents" / "d.xml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    if verb == "site":
        return tuple(teitools.build_site(file.parent, folder / "site", cache=False).findings)
    return teitools.render(file, to=verb).findings


def _said(command: str, folder: Path) -> list[Finding]:
    """What a command says, as far as it is findings: their codes, in its folder."""
    import contextlib

    from click.testing import CliRunner

    from teitools.cli import main

    with contextlib.chdir(folder):
        said = CliRunner().invoke(main, command.split()[1:]).output
    known = {code.id: code for code in all_codes()}
    return [Finding(known[each], Location("x")) for each in _CODE.findall(said)]


__all__ = ["UsageError", "codes", "expanded"]
