<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs, quotations set apart, the framing of a letter or a record. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <!-- Paragraphs. A sentence broken between two paragraphs is set as one, its halves marked. -->
  <xsl:template match="tei:p" name="broken-paragraph">
    <xsl:variable name="part" select="@part"/>
    <xsl:choose>
      <xsl:when test="not($part)"><xsl:call-template name="paragraph"/></xsl:when>
      <xsl:when test="($part = 'M' or $part = 'F')
          and preceding-sibling::*[not(self::tei:lb or self::tei:space or self::tei:pb)][1]
              /self::tei:p[@part = 'I' or @part = 'M']"/>
      <xsl:when test="$part = 'I' or $part = 'M'">
        <div class="joined"><xsl:call-template name="paragraph-run"/></div>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="paragraph"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="paragraph-run">
    <xsl:call-template name="paragraph"/>
    <xsl:variable name="next"
        select="following-sibling::*[not(self::tei:lb or self::tei:space or self::tei:pb)][1]"/>
    <xsl:for-each select="$next[self::tei:p][@part = 'M' or @part = 'F']">
      <xsl:text> </xsl:text>
      <xsl:call-template name="paragraph-run"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="paragraph">
    <xsl:variable name="class">
      <xsl:text>p</xsl:text>
      <xsl:if test="@part = 'M' or @part = 'F'"> continued</xsl:if>
    </xsl:variable>
    <xsl:variable name="tag">
      <xsl:choose><xsl:when test="@v:as = 'holder'">div</xsl:when><xsl:otherwise>p</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:if test="node()">
      <xsl:element name="{$tag}">
        <xsl:call-template name="identity"><xsl:with-param name="class" select="$class"/></xsl:call-template>
        <xsl:call-template name="anchor"/>
        <xsl:call-template name="content"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:ab">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class">p</xsl:with-param></xsl:call-template>
      <xsl:call-template name="anchor"/>
      <xsl:call-template name="content"/>
    </div>
  </xsl:template>

  <!-- Blocks in any case. -->
  <xsl:template match="tei:opener | tei:closer | tei:trailer | tei:argument | tei:eg | tei:headLabel
                       | tei:headItem | tei:post">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:call-template name="content"/>
    </div>
  </xsl:template>

  <!-- Blocks where no words stand beside them. -->
  <xsl:template match="tei:byline | tei:dateline | tei:salute | tei:signed | tei:address | tei:addrLine
                       | tei:label | tei:line | tei:street | tei:email">
    <xsl:call-template name="phrase"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
  </xsl:template>

  <!-- What is quoted at length. -->
  <xsl:template match="tei:epigraph" name="set-apart">
    <blockquote>
      <xsl:call-template name="identity"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:if test="self::tei:quote">
        <xsl:call-template name="anchor"><xsl:with-param name="what">quotation</xsl:with-param></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="content"/>
    </blockquote>
  </xsl:template>
</xsl:stylesheet>
