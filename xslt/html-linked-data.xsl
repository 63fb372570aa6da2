<?xml version="1.0" encoding="UTF-8"?>
<!-- JSON-LD (schema.org) and COinS; strings are escaped so that they end neither themselves nor
     the element they stand in. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="tei v str">

  <xsl:template name="json-ld">
    <script type="application/ld+json">
      <xsl:text>{"@context":"https://schema.org","@type":"</xsl:text>
      <xsl:choose>
        <xsl:when test="/*/tei:text//tei:sp and not($header//tei:setting)">Play</xsl:when>
        <xsl:otherwise>CreativeWork</xsl:otherwise>
      </xsl:choose>
      <xsl:text>"</xsl:text>
      <xsl:call-template name="member"><xsl:with-param name="name">name</xsl:with-param><xsl:with-param name="value" select="$page-title"/></xsl:call-template>
      <xsl:call-template name="members"><xsl:with-param name="name">author</xsl:with-param><xsl:with-param name="nodes" select="$authors"/></xsl:call-template>
      <xsl:call-template name="members"><xsl:with-param name="name">translator</xsl:with-param><xsl:with-param name="nodes" select="$editors[@role = 'translator']"/></xsl:call-template>
      <xsl:call-template name="members"><xsl:with-param name="name">editor</xsl:with-param><xsl:with-param name="nodes" select="$editors[not(@role = 'translator')]"/></xsl:call-template>
      <xsl:call-template name="members"><xsl:with-param name="name">publisher</xsl:with-param><xsl:with-param name="nodes" select="$publisher"/><xsl:with-param name="type">Organization</xsl:with-param></xsl:call-template>
      <xsl:call-template name="member"><xsl:with-param name="name">dateCreated</xsl:with-param><xsl:with-param name="value" select="$date-of-text"/></xsl:call-template>
      <xsl:call-template name="member"><xsl:with-param name="name">inLanguage</xsl:with-param><xsl:with-param name="value" select="$document-language"/></xsl:call-template>
      <xsl:call-template name="member"><xsl:with-param name="name">abstract</xsl:with-param><xsl:with-param name="value" select="$abstract"/></xsl:call-template>
      <xsl:call-template name="member"><xsl:with-param name="name">license</xsl:with-param><xsl:with-param name="value" select="$licence/@v:href"/></xsl:call-template>
      <xsl:call-template name="member"><xsl:with-param name="name">url</xsl:with-param><xsl:with-param name="value" select="$address"/></xsl:call-template>
      <xsl:call-template name="member"><xsl:with-param name="name">isBasedOn</xsl:with-param><xsl:with-param name="value" select="$source-words"/></xsl:call-template>
      <xsl:call-template name="strings"><xsl:with-param name="name">identifier</xsl:with-param><xsl:with-param name="nodes" select="$identifiers"/></xsl:call-template>
      <xsl:call-template name="strings"><xsl:with-param name="name">keywords</xsl:with-param><xsl:with-param name="nodes" select="$keywords"/></xsl:call-template>
      <xsl:text>}</xsl:text>
    </script>
  </xsl:template>

  <xsl:template name="member">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="normalize-space($value) != ''">
      <xsl:value-of select="concat(',&quot;', $name, '&quot;:')"/>
      <xsl:call-template name="string"><xsl:with-param name="value" select="$value"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="members">
    <xsl:param name="name"/>
    <xsl:param name="nodes"/>
    <xsl:param name="type">Person</xsl:param>
    <xsl:if test="$nodes">
      <xsl:value-of select="concat(',&quot;', $name, '&quot;:[')"/>
      <xsl:for-each select="$nodes">
        <xsl:if test="position() &gt; 1">,</xsl:if>
        <xsl:text>{"@type":"</xsl:text>
        <xsl:choose><xsl:when test=".//tei:orgName or self::tei:orgName">Organization</xsl:when><xsl:otherwise><xsl:value-of select="$type"/></xsl:otherwise></xsl:choose>
        <xsl:text>","name":</xsl:text>
        <xsl:variable name="words"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
        <xsl:call-template name="string"><xsl:with-param name="value" select="$words"/></xsl:call-template>
        <xsl:text>}</xsl:text>
      </xsl:for-each>
      <xsl:text>]</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="strings">
    <xsl:param name="name"/>
    <xsl:param name="nodes"/>
    <xsl:if test="$nodes">
      <xsl:value-of select="concat(',&quot;', $name, '&quot;:[')"/>
      <xsl:for-each select="$nodes">
        <xsl:if test="position() &gt; 1">,</xsl:if>
        <xsl:call-template name="string"><xsl:with-param name="value" select="."/></xsl:call-template>
      </xsl:for-each>
      <xsl:text>]</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- A JSON string (RFC 8259, section 7); "<" and "&" are written by number. -->
  <xsl:template name="string">
    <xsl:param name="value"/>
    <xsl:text>"</xsl:text>
    <xsl:value-of select="str:replace(str:replace(str:replace(str:replace(normalize-space($value),
        '\', '\\'), '&quot;', '\&quot;'), '&lt;', '\u003c'), '&amp;', '\u0026')"/>
    <xsl:text>"</xsl:text>
  </xsl:template>

  <!-- COinS: for reference managers. -->
  <xsl:template name="coins">
    <span class="Z3988">
      <xsl:attribute name="title">
        <xsl:text>ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&amp;rft.type=document</xsl:text>
        <xsl:call-template name="pair"><xsl:with-param name="name">title</xsl:with-param><xsl:with-param name="value" select="$page-title"/></xsl:call-template>
        <xsl:for-each select="$authors">
          <xsl:call-template name="pair"><xsl:with-param name="name">creator</xsl:with-param><xsl:with-param name="value"><xsl:apply-templates select="." mode="plain"/></xsl:with-param></xsl:call-template>
        </xsl:for-each>
        <xsl:call-template name="pair"><xsl:with-param name="name">date</xsl:with-param><xsl:with-param name="value" select="$date-of-text"/></xsl:call-template>
        <xsl:call-template name="pair"><xsl:with-param name="name">publisher</xsl:with-param><xsl:with-param name="value"><xsl:apply-templates select="$publisher" mode="plain"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="pair"><xsl:with-param name="name">language</xsl:with-param><xsl:with-param name="value" select="$document-language"/></xsl:call-template>
        <xsl:call-template name="pair"><xsl:with-param name="name">identifier</xsl:with-param><xsl:with-param name="value" select="$address"/></xsl:call-template>
      </xsl:attribute>
    </span>
  </xsl:template>
  <xsl:template name="pair">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="normalize-space($value) != ''">
      <xsl:value-of select="concat('&amp;rft.', $name, '=', str:encode-uri(normalize-space($value), true()))"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
