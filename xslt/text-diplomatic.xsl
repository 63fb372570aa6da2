<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text, diplomatic: what the source shows, line for line. Deletions in ⟦ ⟧, additions
     in \ /. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:import href="text.xsl"/>

  <xsl:template match="tei:div"><xsl:call-template name="division"/></xsl:template>

  <!-- Notes of editors are not of the source. -->
  <xsl:template name="notes">
    <xsl:for-each select="key('apart', 'source')"><xsl:call-template name="note-at-the-end"/></xsl:for-each>
  </xsl:template>
  <xsl:template match="tei:note">
    <xsl:if test="not(@v:series = 'editor' or @type = 'editorial')"><xsl:apply-imports/></xsl:if>
  </xsl:template>

  <xsl:template match="tei:del | tei:restore/tei:del">
    <xsl:text>⟦</xsl:text><xsl:call-template name="content"/><xsl:text>⟧</xsl:text>
  </xsl:template>
  <xsl:template match="tei:add">
    <xsl:text>\</xsl:text><xsl:call-template name="content"/><xsl:text>/</xsl:text>
  </xsl:template>
  <xsl:template match="tei:surplus"><xsl:call-template name="content"/></xsl:template>
  <xsl:template match="tei:choice">
    <xsl:variable name="source" select="tei:sic | tei:orig | tei:abbr"/>
    <xsl:choose>
      <xsl:when test="$source"><xsl:apply-templates select="$source[1]"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:ex"/>
  <xsl:template match="tei:am"><xsl:call-template name="content"/></xsl:template>
  <xsl:template match="tei:supplied">
    <xsl:if test="@reason and contains(' lost illegible damage hole faded torn fading water-damage eaten ', concat(' ', @reason, ' '))">[…]</xsl:if>
  </xsl:template>
  <xsl:template match="tei:unclear"><xsl:call-template name="content"/><xsl:text>(?)</xsl:text></xsl:template>

  <!-- Quotation marks are only those of the source; so are brackets about stage directions. -->
  <xsl:template match="tei:q | tei:said | tei:soCalled | tei:quote | tei:seg">
    <xsl:if test="@v:as">&#x2029;</xsl:if>
    <xsl:if test="parent::tei:u"><xsl:text> </xsl:text></xsl:if>
    <xsl:call-template name="content"/>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
  </xsl:template>
  <xsl:template match="tei:stage">
    <xsl:variable name="beside"><xsl:call-template name="beside-a-speaker"/></xsl:variable>
    <xsl:if test="@v:as and $beside = ''">&#x2029;</xsl:if>
    <xsl:call-template name="content"/>
    <xsl:if test="$beside != ''"><xsl:text> </xsl:text></xsl:if>
    <xsl:if test="@v:as and $beside = ''">&#x2029;</xsl:if>
  </xsl:template>
  <xsl:template name="unprinted"><xsl:value-of select="concat('[', @v:who, ':] ')"/></xsl:template>

  <xsl:template match="tei:lb">
    <xsl:call-template name="hyphen"/>
    <xsl:text>&#x2028;</xsl:text>
  </xsl:template>
  <xsl:template match="tei:cb | tei:gb"><xsl:call-template name="hyphen"/><xsl:text>&#x2028;</xsl:text></xsl:template>
  <xsl:template match="tei:pb">
    <xsl:call-template name="hyphen"/>
    <xsl:text>&#x2028;[page</xsl:text>
    <xsl:if test="@n != ''"><xsl:value-of select="concat(' ', @n)"/></xsl:if>
    <xsl:text>]&#x2028;</xsl:text>
  </xsl:template>
  <xsl:template match="tei:fw"><xsl:text>&#x2028;</xsl:text><xsl:call-template name="content"/><xsl:text>&#x2028;</xsl:text></xsl:template>
  <xsl:template match="tei:space">
    <xsl:variable name="extent"><xsl:call-template name="extent"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$extent != ''"><xsl:value-of select="concat('[space, ', $extent, ']')"/></xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
