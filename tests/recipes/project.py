"""A small project of TEI documents, as the recipes of the documentation speak of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.requirements import ROOT

GRAMMAR = """
default namespace = "http://www.tei-c.org/ns/1.0"
start = element TEI { attribute xml:id { xsd:ID }?, element p { attribute who { text }?, text }+ }
"""
XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
    targetNamespace="http://www.tei-c.org/ns/1.0" xmlns="http://www.tei-c.org/ns/1.0">
  <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
  <xs:element name="TEI"><xs:complexType>
    <xs:sequence><xs:element ref="p" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute ref="xml:id"/>
  </xs:complexType></xs:element>
  <xs:element name="p"><xs:complexType mixed="true">
    <xs:attribute name="who" type="xs:string"/>
  </xs:complexType></xs:element>
</xs:schema>
"""
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron">
  <ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
  <phase id="final"><active pattern="paragraphs"/></phase>
  <pattern id="paragraphs">
    <rule context="tei:p"><assert test="not(@whon)">A speaker stands in @who.</assert></rule>
  </pattern>
</schema>
"""
MODEL = '<?xml-model href="{}" type="application/xml" schematypens="{}"?>\n'
RELAX_NG = "http://relaxng.org/ns/structure/1.0"
TEXT = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><p{}>Good morning.</p></TEI>\n'
BAD = ' whon="x"'
CATALOG = """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <uri name="https://example.org/schema.rng" uri="schema.rng"/>
</catalog>
"""
CONFIGURATION = """
[[schemas]]
files = ["corpus/"]
schema = "schema.rng"
"""


def make_project(folder: Path, fault: str = "") -> None:
    """Write schemas, a configuration and documents to `folder`; `fault` is in the documents."""
    from teitools.api.converting import convert_schema
    from teitools.source import Source

    (folder / "schema.rnc").write_text(GRAMMAR)
    converted = convert_schema(Source("schema.rnc", GRAMMAR.encode()), "rng")
    (folder / "schema.rng").write_bytes(converted)
    (folder / "schema.xsd").write_text(XSD)
    shutil.copy(ROOT / "schema" / "xml.xsd", folder / "xml.xsd")
    (folder / "rules.sch").write_text(RULES)
    (folder / "teitools.toml").write_text(CONFIGURATION)
    (folder / "corpus").mkdir()
    document = TEXT.format(fault)
    for name in ("a.xml", "b.xml"):
        (folder / "corpus" / name).write_text(document)
    named = MODEL.format("schema.rng", RELAX_NG) + document
    (folder / "play.xml").write_text(named)


def commit(folder: Path, message: str = "A state") -> str:
    """Commit all of `folder` to its repository, made where there is none; the commit's name."""
    said = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, *said, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def git(folder: Path, *arguments: str) -> str:
    """What git says in `folder`."""
    done = subprocess.run(("git", *arguments), cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()
