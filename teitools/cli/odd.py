"""`teitools odd`: work with TEI customizations."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from teitools.api.compiling import LANGUAGES, compile_odd, xml_attributes
from teitools.errors import SchemaError
from teitools.files import replace
from teitools.source import Source

_WRONG_USE, _FAULT = 2, 3
_XML_SCHEMA = "xml.xsd"


@click.group()
def odd() -> None:
    """Compile TEI customizations (ODD)."""


@odd.command("compile")
@click.argument("file", metavar="ODD")
@click.option(
    "--to",
    type=click.Choice(LANGUAGES),
    default="rng",
    show_default=True,
    help="RELAX NG with its Schematron, XSD, Schematron alone, the compiled ODD, "
    "or a page of documentation.",
)
@click.option(
    "--source",
    required=True,
    metavar="FILE",
    help="The specifications to choose from: the TEI's p5subset.xml, or a file like it.",
)
@click.option(
    "--lang",
    default="en",
    show_default=True,
    metavar="CODE",
    help="The language of descriptions in HTML, where there are several.",
)
@click.option(
    "--own-prose",
    is_flag=True,
    help="In HTML and the compiled ODD, leave out the descriptions, examples and remarks of "
    "the specifications; those of the ODD stay.",
)
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; '-' is standard output."
)
@click.pass_context
def compile_(
    context: click.Context,
    file: str,
    to: str,
    source: str,
    lang: str,
    own_prose: bool,
    output: str,
) -> None:
    """Compile a TEI customization to a schema.

    ODD is a file, or "-" for standard input. An XSD imports xml.xsd: where OUTPUT is a file,
    and no file of that name stands beside it, it is written too. Nothing is written when the
    ODD is incorrect. The network is never used.

    \b
    Exit codes:
      0  compiled; warnings, if any, are on standard error
      2  wrong use: a file that cannot be read or written
      3  an incorrect ODD
    """
    if output != "-" and Path(output).resolve() in (Path(file).resolve(), Path(source).resolve()):
        click.echo(f"{output} would be written over itself", err=True)
        context.exit(_WRONG_USE)
    try:
        named = Source("<stdin>", sys.stdin.buffer.read()) if file == "-" else Source.of(file)
        schema = compile_odd(named, to, specifications=source, language=lang, own_prose=own_prose)
        if output == "-":
            click.echo(bytes(schema), nl=False)
        else:
            _write(Path(output), schema, to)
    except SchemaError as error:
        click.echo(str(error), err=True)
        context.exit(_FAULT)
    except OSError as error:
        click.echo(f"{error.filename or output}: {error.strerror or error}", err=True)
        context.exit(_WRONG_USE)
    for finding in schema.findings:
        click.echo(str(finding), err=True)


def _write(target: Path, schema: bytes, to: str) -> None:
    replace(target, schema)
    beside = target.parent / _XML_SCHEMA
    if to == "xsd" and not beside.exists():
        replace(beside, xml_attributes())
