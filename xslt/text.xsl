<?xml version="1.0" encoding="UTF-8"?>
<!-- A TEI document as plain text for reading; docs/views.md has the rules. Blocks stand
     between PARAGRAPH SEPARATORs (U+2029), lines between LINE SEPARATORs (U+2028); the
     program that runs this sets them apart and collapses white space. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:include href="pointers.xsl"/>
  <xsl:include href="text-blocks.xsl"/>
  <xsl:include href="text-inline.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:apply-templates/>
    <xsl:for-each select="key('footnote', 'every')">
      <xsl:value-of select="concat('&#x2029;[', position(), '] ')"/>
      <xsl:apply-templates/>
    </xsl:for-each>
  </xsl:template>

  <!-- The header leaks nothing but the titles and the date. -->
  <xsl:template match="tei:teiHeader">
    <xsl:for-each select="tei:fileDesc/tei:titleStmt/tei:title">
      <xsl:text>&#x2029;</xsl:text>
      <xsl:apply-templates/>
    </xsl:for-each>
    <xsl:text>&#x2029;</xsl:text>
    <xsl:apply-templates select="(tei:profileDesc/tei:creation/tei:date
                                 | tei:profileDesc//tei:setting/tei:date)[1]"/>
    <xsl:text>&#x2029;</xsl:text>
  </xsl:template>
  <xsl:template match="tei:standOff | tei:facsimile | tei:fsdDecl"/>

  <xsl:template match="text()">
    <xsl:value-of select="translate(., '&#x2028;&#x2029;', '  ')"/>
  </xsl:template>
  <xsl:template match="*">
    <xsl:if test="key('structure', generate-id(..))">&#x2029;</xsl:if>
    <xsl:call-template name="content"/>
    <xsl:if test="key('structure', generate-id(..))">&#x2029;</xsl:if>
  </xsl:template>

  <xsl:template name="content">
    <xsl:choose>
      <xsl:when test="@copyOf and not(node())">
        <xsl:variable name="words"><xsl:call-template name="copied"/></xsl:variable>
        <xsl:value-of select="translate($words, '&#x2028;&#x2029;', '  ')"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
