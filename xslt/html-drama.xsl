<?xml version="1.0" encoding="UTF-8"?>
<!-- Speeches and speakers of plays and records, stage directions, casts. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template match="tei:sp" name="speech">
    <div>
      <xsl:call-template name="identity">
        <xsl:with-param name="class"><xsl:call-template name="speech-class"/></xsl:with-param>
      </xsl:call-template>
      <xsl:if test="@v:who">
        <xsl:attribute name="role">group</xsl:attribute>
        <xsl:attribute name="aria-label"><xsl:value-of select="concat('Speaker: ', @v:who)"/></xsl:attribute>
        <xsl:if test="not(tei:speaker)"><xsl:call-template name="attribution"/></xsl:if>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="self::tei:u and not(tei:p)">
          <xsl:apply-templates select="tei:speaker"/>
          <div class="p"><xsl:apply-templates select="node()[not(self::tei:speaker)]"/></div>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
  <xsl:template match="tei:spGrp">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class">spGrp</xsl:with-param></xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- "sp" and one of eight colours, by the order in which speakers appear. -->
  <xsl:template name="speech-class">
    <xsl:text>sp</xsl:text>
    <xsl:if test="@v:voice"><xsl:value-of select="concat(' s', (@v:voice - 1) mod 8 + 1)"/></xsl:if>
  </xsl:template>

  <!-- A speaker whom the encoding names and the text does not print. -->
  <xsl:template name="attribution">
    <div class="attribution">
      <xsl:call-template name="anchor"><xsl:with-param name="what">speech</xsl:with-param></xsl:call-template>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words">speaker, named by the encoding and not in the text: </xsl:with-param>
      </xsl:call-template>
      <xsl:value-of select="@v:who"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:speaker">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class">speaker</xsl:with-param></xsl:call-template>
      <xsl:for-each select="parent::*[self::tei:sp or self::tei:u][generate-id(tei:speaker[1]) = generate-id(current())]">
        <xsl:call-template name="anchor"><xsl:with-param name="what">speech</xsl:with-param></xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="content"/>
    </div>
  </xsl:template>
  <!-- In a speech of one paragraph the link to the speech is enough. -->
  <xsl:template match="tei:sp/tei:p | tei:u/tei:p">
    <xsl:choose>
      <xsl:when test="@part"><xsl:call-template name="broken-paragraph"/></xsl:when>
      <xsl:when test="../tei:p[2] or not(node())"><xsl:call-template name="paragraph"/></xsl:when>
      <xsl:when test="@v:as = 'holder'">
        <div>
          <xsl:call-template name="identity"><xsl:with-param name="class">p</xsl:with-param></xsl:call-template>
          <xsl:call-template name="content"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:call-template name="identity"><xsl:with-param name="class">p</xsl:with-param></xsl:call-template>
          <xsl:call-template name="content"/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Stage directions, and what a film script adds. Printed brackets are not doubled. -->
  <xsl:template match="tei:stage | tei:move | tei:view | tei:camera | tei:sound | tei:caption | tei:tech">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <xsl:variable name="tag">
      <xsl:choose><xsl:when test="@v:as">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:if test="node()">
      <xsl:element name="{$tag}">
        <xsl:call-template name="identity"><xsl:with-param name="class">stage</xsl:with-param></xsl:call-template>
        <xsl:if test="$bare = 'yes' and not(@v:as)"><span class="mark">[</span></xsl:if>
        <xsl:call-template name="content"/>
        <xsl:if test="$bare = 'yes' and not(@v:as)"><span class="mark">]</span></xsl:if>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:castGroup | tei:castItem">
    <div>
      <xsl:call-template name="identity"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:call-template name="content"/>
    </div>
  </xsl:template>
  <xsl:template match="tei:role">
    <xsl:call-template name="phrase"><xsl:with-param name="class">role</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:actor | tei:roleDesc">
    <xsl:call-template name="phrase"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
  </xsl:template>

  <!-- Words in passing, and what a typist leaves behind. -->
  <xsl:template match="tei:seg">
    <xsl:choose>
      <xsl:when test="@type = 'aside'"><xsl:call-template name="aside"/></xsl:when>
      <xsl:when test="@type = 'typistMark'">
        <xsl:call-template name="phrase"><xsl:with-param name="class">typist</xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="known-phrase"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="aside">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <xsl:variable name="tag">
      <xsl:choose><xsl:when test="@v:as">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:element name="{$tag}">
      <xsl:call-template name="identity"><xsl:with-param name="class">aside</xsl:with-param></xsl:call-template>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words">
          <xsl:text>aside</xsl:text><xsl:call-template name="certainty"/><xsl:text>: </xsl:text>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="$bare = 'yes'"><span class="mark">(</span></xsl:if>
      <xsl:call-template name="content"/>
      <xsl:if test="$bare = 'yes'"><span class="mark">)</span></xsl:if>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
