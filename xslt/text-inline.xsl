<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text: notes, stage directions, quotations, characters, dates. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <!-- What is not words of the text stands in brackets. -->
  <xsl:template match="tei:stage | tei:move | tei:view | tei:camera | tei:sound | tei:caption | tei:tech">
    <xsl:if test="@v:as">&#x2029;</xsl:if>
    <xsl:call-template name="bracketed"/>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
  </xsl:template>
  <!-- How the speech begins: beside the speaker. -->
  <xsl:template match="tei:sp/tei:stage">
    <xsl:variable name="beside"><xsl:call-template name="beside-a-speaker"/></xsl:variable>
    <xsl:if test="$beside = ''">&#x2029;</xsl:if>
    <xsl:call-template name="bracketed"/>
    <xsl:if test="$beside != ''"><xsl:text> </xsl:text></xsl:if>
    <xsl:if test="$beside = ''">&#x2029;</xsl:if>
  </xsl:template>
  <xsl:template name="beside-a-speaker">
    <xsl:if test="parent::tei:sp and (not(preceding-sibling::*[1]) or preceding-sibling::*[1][self::tei:speaker])">yes</xsl:if>
  </xsl:template>
  <xsl:template match="tei:incident | tei:kinesic | tei:vocal | tei:writing | tei:pause | tei:shift">
    <xsl:if test="@v:as">&#x2029;</xsl:if>
    <xsl:text> [</xsl:text>
    <xsl:if test="@who">
      <xsl:call-template name="names"><xsl:with-param name="pointers" select="@who"/></xsl:call-template>
      <xsl:text>: </xsl:text>
    </xsl:if>
    <xsl:variable name="words"><xsl:apply-templates/></xsl:variable>
    <xsl:value-of select="normalize-space(translate($words, '&#x2028;&#x2029;', '  '))"/>
    <xsl:if test="normalize-space($words) = ''"><xsl:call-template name="heard"/></xsl:if>
    <xsl:text>]</xsl:text>
    <xsl:if test="not(contains('.,;:?!)', substring(concat(following-sibling::node()[1][self::text()], ' '), 1, 1)))"><xsl:text> </xsl:text></xsl:if>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
  </xsl:template>
  <!-- The units of an utterance. -->
  <xsl:template match="tei:u/tei:seg"><xsl:text> </xsl:text><xsl:call-template name="content"/></xsl:template>
  <!-- What an empty one of these is called. -->
  <xsl:template name="heard">
    <xsl:variable name="extent"><xsl:call-template name="extent"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="self::tei:pause">pause</xsl:when>
      <xsl:when test="self::tei:shift">
        <xsl:value-of select="@feature"/><xsl:if test="not(@feature)">voice</xsl:if>
        <xsl:text>: </xsl:text>
        <xsl:value-of select="@new"/><xsl:if test="not(@new)">normal</xsl:if>
      </xsl:when>
      <xsl:when test="self::tei:kinesic">gesture</xsl:when>
      <xsl:when test="self::tei:vocal">sound</xsl:when>
      <xsl:when test="self::tei:writing">writing</xsl:when>
      <xsl:otherwise>incident</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$extent != ''"><xsl:value-of select="concat(', ', $extent)"/></xsl:if>
  </xsl:template>

  <!-- The current element's words in brackets, unless they bring their own. -->
  <xsl:template name="bracketed">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <xsl:variable name="words"><xsl:call-template name="content"/></xsl:variable>
    <xsl:variable name="line" select="translate($words, '&#x2028;&#x2029;', '  ')"/>
    <xsl:if test="normalize-space($line) != ''">
      <xsl:choose>
        <xsl:when test="$bare = 'yes'"><xsl:value-of select="concat('[', normalize-space($line), ']')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$line"/></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:note">
    <xsl:choose>
      <xsl:when test="@v:about and @v:as = 'block'">
        <xsl:value-of select="concat('&#x2029;[', @v:mark, '] ')"/>
        <xsl:apply-templates/>
        <xsl:text>&#x2029;</xsl:text>
      </xsl:when>
      <xsl:when test="@v:series"><xsl:value-of select="concat('[', @v:mark, ']')"/></xsl:when>
      <xsl:otherwise>
        <xsl:if test="@v:as">&#x2029;</xsl:if>
        <xsl:call-template name="bracketed"/>
        <xsl:if test="@v:as">&#x2029;</xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:seg">
    <xsl:variable name="bare"><xsl:if test="@type = 'aside'"><xsl:call-template name="unmarked"/></xsl:if></xsl:variable>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
    <xsl:if test="$bare = 'yes'">(</xsl:if>
    <xsl:call-template name="content"/>
    <xsl:if test="$bare = 'yes'">)</xsl:if>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
  </xsl:template>

  <xsl:template match="tei:q | tei:said | tei:soCalled | tei:quote">
    <xsl:variable name="bare"><xsl:call-template name="unquoted"/></xsl:variable>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
    <xsl:if test="$bare = 'yes'">“</xsl:if>
    <xsl:call-template name="content"/>
    <xsl:if test="$bare = 'yes'">”</xsl:if>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
  </xsl:template>

  <xsl:template match="tei:g">
    <xsl:choose>
      <xsl:when test="node()"><xsl:call-template name="content"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="character"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:ptr | tei:ref">
    <xsl:call-template name="content"/>
    <xsl:if test="not(node())"><xsl:value-of select="@target"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:date | tei:time">
    <xsl:if test="@v:as">&#x2029;</xsl:if>
    <xsl:call-template name="content"/>
    <xsl:if test="not(node())"><xsl:call-template name="date-value"/></xsl:if>
    <xsl:if test="@v:as">&#x2029;</xsl:if>
  </xsl:template>
  <xsl:template match="tei:ruby/tei:rt"><xsl:text> (</xsl:text><xsl:call-template name="content"/>)</xsl:template>
  <!-- What a picture shows. -->
  <xsl:template match="tei:figDesc"><xsl:text>&#x2028;</xsl:text><xsl:call-template name="bracketed"/><xsl:text>&#x2028;</xsl:text></xsl:template>
</xsl:stylesheet>
