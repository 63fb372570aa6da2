<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text: what starts a paragraph and what starts a line. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:ab | tei:head | tei:opener | tei:closer | tei:trailer | tei:lg | tei:list
                       | tei:listBibl | tei:table | tei:figure | tei:sp | tei:div1 | tei:div2
                       | tei:div3 | tei:div4 | tei:body | tei:front | tei:back | tei:titlePage
                       | tei:epigraph | tei:argument | tei:castList | tei:postscript | tei:text
                       | tei:floatingText | tei:quote[.//tei:p or .//tei:l]">
    <xsl:text>&#x2029;</xsl:text>
    <xsl:call-template name="content"/>
    <xsl:text>&#x2029;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:div">
    <xsl:if test="not(parent::tei:front and @type = 'metadata')">
      <xsl:text>&#x2029;</xsl:text>
      <xsl:call-template name="content"/>
      <xsl:text>&#x2029;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- A paragraph after a printed speaker runs on from the label; the second half of a broken
       one runs on from the first. -->
  <xsl:template match="tei:p">
    <xsl:variable name="before"
        select="preceding-sibling::*[not(self::tei:lb or self::tei:space or self::tei:pb)][1]"/>
    <xsl:variable name="after"
        select="following-sibling::*[not(self::tei:lb or self::tei:space or self::tei:pb)][1]"/>
    <xsl:choose>
      <xsl:when test="$before/self::tei:speaker"/>
      <xsl:when test="(@part = 'M' or @part = 'F') and $before/self::tei:p[@part = 'I' or @part = 'M']">
        <xsl:text> </xsl:text>
      </xsl:when>
      <xsl:otherwise>&#x2029;</xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="content"/>
    <xsl:if test="not((@part = 'I' or @part = 'M') and $after/self::tei:p[@part = 'M' or @part = 'F'])"
        >&#x2029;</xsl:if>
  </xsl:template>

  <xsl:template match="tei:byline | tei:dateline | tei:salute | tei:signed | tei:address | tei:addrLine
                       | tei:l | tei:item | tei:row | tei:titlePart | tei:castItem | tei:docAuthor
                       | tei:docImprint | tei:bibl[parent::tei:listBibl]">
    <xsl:text>&#x2028;</xsl:text>
    <xsl:call-template name="content"/>
    <xsl:text>&#x2028;</xsl:text>
  </xsl:template>
  <xsl:template match="tei:list/tei:label"><xsl:text>&#x2028;</xsl:text><xsl:apply-templates/></xsl:template>
  <xsl:template match="tei:list/tei:item">
    <xsl:choose>
      <xsl:when test="preceding-sibling::*[1][self::tei:label]"><xsl:text> </xsl:text></xsl:when>
      <xsl:otherwise><xsl:text>&#x2028;- </xsl:text></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates/>
    <xsl:text>&#x2028;</xsl:text>
  </xsl:template>
  <xsl:template match="tei:cell">
    <xsl:if test="preceding-sibling::tei:cell"> | </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- A speaker is a label; it gets a colon where the source gives it no stop. -->
  <xsl:template match="tei:speaker">
    <xsl:variable name="words"><xsl:call-template name="content"/></xsl:variable>
    <xsl:variable name="label" select="normalize-space($words)"/>
    <xsl:text>&#x2029;</xsl:text>
    <xsl:value-of select="$label"/>
    <xsl:if test="$label != '' and not(contains(':.,;–—-)]', substring($label, string-length($label))))">:</xsl:if>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Speech transcribed from sound has no printed speaker to respect: the label is @who. -->
  <xsl:template match="tei:u">
    <xsl:text>&#x2029;</xsl:text>
    <xsl:if test="@who != ''">
      <xsl:call-template name="names"><xsl:with-param name="pointers" select="@who"/></xsl:call-template>
      <xsl:text>: </xsl:text>
    </xsl:if>
    <xsl:apply-templates/>
    <xsl:text>&#x2029;</xsl:text>
  </xsl:template>

  <xsl:template match="tei:lb">
    <xsl:variable name="break"><xsl:call-template name="line-break"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$break = 'break'">&#x2028;</xsl:when>
      <xsl:when test="$break = 'space'"><xsl:text> </xsl:text></xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:space"><xsl:text> </xsl:text></xsl:template>
</xsl:stylesheet>
