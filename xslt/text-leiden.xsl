<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text with the signs of the Leiden conventions (as EpiDoc uses them). -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:import href="text-diplomatic.xsl"/>

  <xsl:template match="tei:supplied">
    <xsl:if test="@v:as">&#x2029;</xsl:if>
    <xsl:choose>
      <xsl:when test="not(@reason) or contains(' lost illegible damage hole faded torn fading water-damage eaten ', concat(' ', @reason, ' '))">
        <xsl:text>[</xsl:text><xsl:call-template name="content"/><xsl:call-template name="doubt"/><xsl:text>]</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>⟨</xsl:text><xsl:call-template name="content"/><xsl:call-template name="doubt"/><xsl:text>⟩</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
  </xsl:template>
  <xsl:template name="doubt"><xsl:if test="@cert = 'low'">?</xsl:if></xsl:template>

  <xsl:template match="tei:surplus"><xsl:text>{</xsl:text><xsl:call-template name="content"/><xsl:text>}</xsl:text></xsl:template>
  <xsl:template match="tei:del | tei:restore/tei:del">
    <xsl:text>⟦</xsl:text><xsl:call-template name="content"/><xsl:text>⟧</xsl:text>
  </xsl:template>
  <xsl:template match="tei:add">
    <xsl:choose>
      <xsl:when test="@place = 'below'"><xsl:text>/</xsl:text><xsl:call-template name="content"/><xsl:text>\</xsl:text></xsl:when>
      <xsl:when test="@place = 'above' or not(@place)"><xsl:text>\</xsl:text><xsl:call-template name="content"/><xsl:text>/</xsl:text></xsl:when>
      <xsl:otherwise><xsl:text>|</xsl:text><xsl:call-template name="content"/><xsl:text>|</xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Dots below what is hard to read. -->
  <xsl:template match="tei:unclear"><xsl:call-template name="content"/></xsl:template>
  <xsl:template match="tei:unclear//text()">
    <xsl:call-template name="dotted"><xsl:with-param name="words" select="translate(., '&#x2028;&#x2029;', '  ')"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="dotted">
    <xsl:param name="words"/>
    <xsl:variable name="length" select="string-length($words)"/>
    <xsl:choose>
      <xsl:when test="$length &gt; 1">
        <xsl:call-template name="dotted"><xsl:with-param name="words" select="substring($words, 1, floor($length div 2))"/></xsl:call-template>
        <xsl:call-template name="dotted"><xsl:with-param name="words" select="substring($words, floor($length div 2) + 1)"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="normalize-space($words) = ''"><xsl:value-of select="$words"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($words, '&#x323;')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is lost: a dot for each letter, a dash where nobody knows how many. -->
  <xsl:template match="tei:gap | tei:ellipsis">
    <xsl:variable name="lost" select="not(@reason = 'illegible' or @reason = 'omitted')"/>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
    <xsl:if test="$lost">[</xsl:if>
    <xsl:choose>
      <xsl:when test="(@unit = 'line' or @unit = 'lines') and @quantity"><xsl:value-of select="concat('- - ', @quantity, ' lines - -')"/></xsl:when>
      <xsl:when test="@unit = 'line' or @unit = 'lines'">- - - - -</xsl:when>
      <xsl:when test="@quantity &gt; 0 and @quantity &lt; 6"><xsl:value-of select="substring('.....', 1, @quantity)"/></xsl:when>
      <xsl:when test="@quantity"><xsl:value-of select="concat('..', @quantity, '..')"/></xsl:when>
      <xsl:otherwise>- - -</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$lost">]</xsl:if>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
  </xsl:template>

  <!-- An abbreviation is opened in round brackets; a correction is marked. -->
  <xsl:template match="tei:choice">
    <xsl:choose>
      <xsl:when test="tei:expan"><xsl:apply-templates select="tei:expan[1]"/></xsl:when>
      <xsl:when test="tei:corr"><xsl:text>⸢</xsl:text><xsl:apply-templates select="tei:corr[1]"/><xsl:text>⸣</xsl:text></xsl:when>
      <xsl:when test="tei:orig or tei:abbr"><xsl:apply-templates select="(tei:orig | tei:abbr)[1]"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:ex"><xsl:text>(</xsl:text><xsl:call-template name="content"/><xsl:call-template name="doubt"/><xsl:text>)</xsl:text></xsl:template>
  <xsl:template match="tei:expan/tei:am"/>
  <xsl:template match="tei:space"><xsl:text> (vacat) </xsl:text></xsl:template>
</xsl:stylesheet>
