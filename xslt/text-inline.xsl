<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text: editors in brackets, asides in parentheses, the final wording. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:del | tei:surplus"/>
  <xsl:template match="tei:app[tei:lem]/tei:rdg | tei:app[tei:lem]/tei:rdgGrp"/>
  <xsl:template match="tei:app[not(tei:lem)]/tei:rdg[preceding-sibling::tei:rdg[1]]"/>
  <xsl:template match="tei:choice">
    <xsl:variable name="read" select="(tei:corr | tei:reg | tei:expan)[1]"/>
    <xsl:choose>
      <xsl:when test="$read"><xsl:apply-templates select="$read"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:supplied | tei:stage | tei:incident | tei:kinesic | tei:vocal">
    <xsl:if test="key('structure', generate-id(..))">&#x2029;</xsl:if>
    <xsl:call-template name="bracketed"/>
    <xsl:if test="key('structure', generate-id(..))">&#x2029;</xsl:if>
  </xsl:template>
  <xsl:template match="tei:pause">[pause]</xsl:template>

  <xsl:template name="bracketed">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <xsl:variable name="words"><xsl:call-template name="content"/></xsl:variable>
    <xsl:if test="normalize-space($words) != ''">
      <xsl:if test="$bare = 'yes'">[</xsl:if>
      <xsl:value-of select="$words"/>
      <xsl:if test="$bare = 'yes'">]</xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:note">
    <xsl:variable name="number"><xsl:call-template name="footnote-number"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$number != ''"><xsl:value-of select="concat('[', $number, ']')"/></xsl:when>
      <xsl:when test="key('structure', generate-id(..))">
        <xsl:text>&#x2029;</xsl:text><xsl:call-template name="bracketed"/><xsl:text>&#x2029;</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="bracketed"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:seg[@type = 'aside']">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <xsl:if test="$bare = 'yes'">(</xsl:if>
    <xsl:call-template name="content"/>
    <xsl:if test="$bare = 'yes'">)</xsl:if>
  </xsl:template>

  <xsl:template match="tei:q | tei:said | tei:soCalled | tei:quote">
    <xsl:variable name="bare"><xsl:call-template name="unquoted"/></xsl:variable>
    <xsl:if test="key('structure', generate-id(..))">&#x2029;</xsl:if>
    <xsl:if test="$bare = 'yes'">“</xsl:if>
    <xsl:call-template name="content"/>
    <xsl:if test="$bare = 'yes'">”</xsl:if>
    <xsl:if test="key('structure', generate-id(..))">&#x2029;</xsl:if>
  </xsl:template>

  <xsl:template match="tei:gap">
    <xsl:text>[</xsl:text><xsl:call-template name="gap"/><xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:g[normalize-space() = '']">
    <xsl:value-of select="key('id', substring-after(@ref, '#'))[1]/tei:mapping[@type != 'codepoint'][1]"/>
  </xsl:template>
  <xsl:template match="tei:ptr"><xsl:value-of select="@target"/></xsl:template>
  <xsl:template match="tei:date[not(node())][not(@copyOf)]"><xsl:value-of select="@when"/></xsl:template>
</xsl:stylesheet>
