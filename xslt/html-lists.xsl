<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists: of items, of labels and items, of bibliography and of what is described. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <!-- A list of labels and items becomes a description list, others li only. -->
  <xsl:template match="tei:list">
    <xsl:apply-templates select="tei:head"/>
    <xsl:choose>
      <xsl:when test="tei:label">
        <dl>
          <xsl:call-template name="identity"/>
          <xsl:apply-templates select="*" mode="described"/>
        </dl>
      </xsl:when>
      <xsl:when test="@type = 'ordered' or @type = 'numbered' or @rend = 'numbered' or @rend = 'ordered'">
        <ol><xsl:call-template name="list-items"/></ol>
      </xsl:when>
      <xsl:otherwise><ul><xsl:call-template name="list-items"/></ul></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="list-items">
    <xsl:call-template name="identity">
      <xsl:with-param name="class">
        <xsl:choose>
          <xsl:when test="@type = 'simple' or @type = 'none' or @rend = 'simple' or @rend = 'none' or tei:item/@n">plain</xsl:when>
          <xsl:when test="@type = 'inline' or @rend = 'inline'">inline</xsl:when>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="*" mode="item"/>
  </xsl:template>

  <!-- No predicate on the step above: libxslt would count all siblings for each child. -->
  <xsl:template match="tei:list/tei:head" mode="item"/>
  <xsl:template match="tei:list/tei:head" mode="described"/>
  <xsl:template match="tei:item" mode="item">
    <li>
      <xsl:call-template name="identity"/>
      <xsl:if test="@n"><span class="item-number"><xsl:value-of select="@n"/></span><xsl:text> </xsl:text></xsl:if>
      <xsl:call-template name="content"/>
    </li>
  </xsl:template>
  <xsl:template match="*" mode="item">
    <li class="beside"><xsl:apply-templates select="."/></li>
  </xsl:template>

  <xsl:template match="tei:label" mode="described">
    <xsl:choose>
      <xsl:when test="@v:as = 'holder'"><dt></dt><dd><xsl:apply-templates select="."/></dd></xsl:when>
      <xsl:otherwise><dt><xsl:call-template name="identity"/><xsl:call-template name="content"/></dt></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="not(@v:as = 'holder') and not(following-sibling::*[not(self::tei:lb or self::tei:pb)][1][self::tei:item])"><dd></dd></xsl:if>
  </xsl:template>
  <xsl:template match="tei:item" mode="described">
    <xsl:if test="not(preceding-sibling::*[not(self::tei:lb or self::tei:pb)][1][self::tei:label or self::tei:item])"><dt></dt></xsl:if>
    <dd>
      <xsl:call-template name="identity"/>
      <xsl:call-template name="content"/>
    </dd>
  </xsl:template>
  <xsl:template match="*" mode="described">
    <xsl:if test="not(preceding-sibling::*[self::tei:label or self::tei:item])"><dt></dt></xsl:if>
    <dd class="beside"><xsl:apply-templates select="."/></dd>
  </xsl:template>

  <!-- An item that stands in no list, or whose element was replaced. -->
  <xsl:template match="tei:item">
    <xsl:call-template name="phrase"><xsl:with-param name="class">item</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:listBibl | tei:listWit | tei:listChange">
    <xsl:apply-templates select="tei:head"/>
    <ul>
      <xsl:call-template name="identity"><xsl:with-param name="class" select="concat('plain ', local-name())"/></xsl:call-template>
      <xsl:apply-templates select="*" mode="listed"/>
    </ul>
  </xsl:template>
  <xsl:template match="tei:head" mode="listed"/>
  <xsl:template match="*" mode="listed"><li><xsl:apply-templates select="."/></li></xsl:template>
</xsl:stylesheet>
