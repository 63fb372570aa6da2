<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text: the final wording. Deletions are gone, additions are as the rest; of two forms
     the editor's is read; what an editor supplied is in brackets. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template match="tei:del | tei:surplus | tei:expan/tei:am | tei:expan//tei:am"/>
  <xsl:template match="tei:restore/tei:del"><xsl:call-template name="content"/></xsl:template>
  <!-- White space only: the preparation has put words into elements. -->
  <xsl:template match="tei:choice/text() | tei:subst/text() | tei:app/text() | tei:rdgGrp/text()"/>

  <xsl:template match="tei:choice">
    <xsl:variable name="read" select="(tei:corr | tei:reg | tei:expan)[1]"/>
    <xsl:choose>
      <xsl:when test="$read"><xsl:apply-templates select="$read"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The lemma, or the first reading where there is none. -->
  <xsl:template match="tei:app">
    <xsl:choose>
      <xsl:when test=".//tei:lem"><xsl:apply-templates select="(.//tei:lem)[1]"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="(.//tei:rdg)[1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:supplied">
    <xsl:if test="@v:as">&#x2029;</xsl:if>
    <xsl:call-template name="bracketed"/>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
  </xsl:template>

  <xsl:template match="tei:gap | tei:ellipsis">
    <xsl:if test="@v:as">&#x2029;</xsl:if>
    <xsl:call-template name="bracketed-gap"/>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
  </xsl:template>
</xsl:stylesheet>
