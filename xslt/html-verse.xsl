<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse: groups of lines, lines, parts of lines, caesuras, rhymes. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template match="tei:lg">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class">lg</xsl:with-param></xsl:call-template>
      <xsl:if test="not(parent::tei:lg)">
        <xsl:call-template name="anchor"><xsl:with-param name="what">verse</xsl:with-param></xsl:call-template>
      </xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- The later part of a line that speakers share is set in from the margin. -->
  <xsl:template match="tei:l">
    <div>
      <xsl:choose>
        <xsl:when test="@part = 'M'">
          <xsl:call-template name="identity"><xsl:with-param name="class">l part-m</xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:when test="@part = 'F'">
          <xsl:call-template name="identity"><xsl:with-param name="class">l part-f</xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="identity"><xsl:with-param name="class">l</xsl:with-param></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@n and (@n mod 5 = 0 or string(number(@n)) = 'NaN')">
        <span class="line-number"><xsl:value-of select="@n"/></span>
      </xsl:if>
      <xsl:call-template name="content"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:caesura"><span class="caesura"><xsl:text> </xsl:text></span></xsl:template>
</xsl:stylesheet>
