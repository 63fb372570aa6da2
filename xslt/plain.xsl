<?xml version="1.0" encoding="UTF-8"?>
<!-- Mode plain: what is left when marks, notes and deletions are taken away. For titles and
     labels. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template match="text()" mode="plain"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="tei:lb | tei:space | tei:pb | tei:cb" mode="plain">
    <xsl:if test="not(@break = 'no')"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="tei:note | tei:del | tei:surplus | tei:fw | tei:am | tei:figDesc | tei:author/tei:idno
      | tei:editor/tei:idno | v:index" mode="plain"/>
  <xsl:template match="tei:choice" mode="plain">
    <xsl:apply-templates mode="plain" select="(tei:corr | tei:reg | tei:expan)[1]"/>
    <xsl:if test="not(tei:corr | tei:reg | tei:expan)"><xsl:apply-templates mode="plain" select="*[1]"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:app" mode="plain">
    <xsl:apply-templates mode="plain" select="(tei:lem | .//tei:rdg[not(../tei:lem)])[1]"/>
  </xsl:template>
  <xsl:template match="tei:g" mode="plain">
    <xsl:apply-templates mode="plain"/>
    <xsl:if test="not(node())"><xsl:call-template name="character"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:titlePart | tei:item | tei:p | tei:l | tei:title | tei:forename | tei:surname
      | tei:date | tei:resp | tei:roleName | tei:cell | tei:head | tei:persName | tei:addrLine" mode="plain">
    <xsl:text> </xsl:text><xsl:apply-templates mode="plain"/>
  </xsl:template>
</xsl:stylesheet>
