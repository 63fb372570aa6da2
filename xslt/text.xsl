<?xml version="1.0" encoding="UTF-8"?>
<!-- A TEI document as plain text for reading; docs/views.md has the rules. The document is one
     that was prepared. Blocks stand between PARAGRAPH SEPARATORs (U+2029), lines between LINE
     SEPARATORs (U+2028); the program that runs this sets them apart and collapses white space. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:include href="pointers.xsl"/>
  <xsl:include href="plain.xsl"/>
  <xsl:include href="source.xsl"/>
  <xsl:include href="text-blocks.xsl"/>
  <xsl:include href="text-inline.xsl"/>
  <xsl:include href="text-editing.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:key name="apart" match="tei:note[@v:series][not(@v:about and @v:as = 'block')]" use="@v:series"/>

  <xsl:template match="/">
    <xsl:apply-templates/>
    <xsl:call-template name="notes"/>
  </xsl:template>

  <!-- Notes stand at the end, with the signs that stand for them in the text. -->
  <xsl:template name="notes">
    <xsl:for-each select="key('apart', 'source')"><xsl:call-template name="note-at-the-end"/></xsl:for-each>
    <xsl:for-each select="key('apart', 'editor')"><xsl:call-template name="note-at-the-end"/></xsl:for-each>
  </xsl:template>
  <xsl:template name="note-at-the-end">
    <xsl:value-of select="concat('&#x2029;[', @v:mark, '] ')"/>
    <xsl:variable name="words"><xsl:apply-templates/></xsl:variable>
    <xsl:value-of select="translate($words, '&#x2029;', '&#x2028;')"/>
    <xsl:text>&#x2029;</xsl:text>
  </xsl:template>

  <!-- Nothing of the header, and nothing that stands beside the text. -->
  <xsl:template match="tei:teiHeader | tei:standOff | tei:facsimile | tei:fsdDecl | v:index"/>

  <xsl:template match="text()">
    <xsl:value-of select="translate(., '&#x2028;&#x2029;', '  ')"/>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction()"/>

  <!-- What nothing is said of: a block where it begins a line, else words in the line. -->
  <xsl:template match="*">
    <xsl:if test="@v:as">&#x2029;</xsl:if>
    <xsl:call-template name="content"/>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
  </xsl:template>

  <!-- The current element's words, and the signs of notes elsewhere that are about it. -->
  <xsl:template name="content">
    <xsl:apply-templates/>
    <xsl:if test="@v:note">
      <xsl:call-template name="references"><xsl:with-param name="list" select="concat(@v:note, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template name="references">
    <xsl:param name="list"/>
    <xsl:variable name="first" select="substring-before($list, ' ')"/>
    <xsl:if test="$first != ''">
      <xsl:for-each select="key('id', $first)[1][@v:as = 'block']"><xsl:value-of select="concat('[', @v:mark, ']')"/></xsl:for-each>
      <xsl:call-template name="references"><xsl:with-param name="list" select="substring-after($list, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
