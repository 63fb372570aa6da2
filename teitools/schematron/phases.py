"""The stylesheet that chooses a phase (2025)."""

from __future__ import annotations

from teitools.schematron import prelude
from teitools.schematron.lines import RENAMED, Blame, Lines, attribute
from teitools.schematron.model import Schema
from teitools.schematron.names import ALL
from teitools.schematron.writing import Writer
from teitools.schematron.xpath import functions_renamed


def phase_stylesheet(schema: Schema) -> Lines:
    """The stylesheet that chooses the phase ``#ANY``: the first whose `when` is true."""
    writer = Writer(schema, ALL)
    lines = writer.lines
    writer.begin()
    for line in prelude.lines():
        lines.add(line)
    for each in schema.foreign:
        writer.foreign(each)
    for each in (*schema.parameters, *schema.variables):
        writer.variable(each, "3.0")
    lines.add('<xsl:template name="ttsch:main"><r><xsl:choose><xsl:when test="false()"/>')
    for phase in schema.phases.values():
        if phase.when is not None:
            blame = Blame(phase.node, "when", f"the attribute 'when' of the phase {phase.id!r}")
            test = functions_renamed(phase.when, RENAMED)
            lines.instruction("when", blame, False, test=test)
            lines.add(
                f'<xsl:attribute name="phase">{attribute(phase.id)}</xsl:attribute></xsl:when>'
            )
    lines.add("<xsl:otherwise/></xsl:choose></r></xsl:template></xsl:stylesheet>")
    return lines
