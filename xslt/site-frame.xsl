<?xml version="1.0" encoding="UTF-8"?>
<!-- What all pages of a site share: the bar at the top, the documents before and after, and the
     links in the head. What is in them stands in v:site, at the end of a prepared document or at
     the start of a summary (see docs/site.md). -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="v">

  <xsl:variable name="site" select="/*/v:site"/>

  <xsl:template name="site-head">
    <xsl:for-each select="$site/v:turn">
      <xsl:choose>
        <xsl:when test="@kind = 'previous'"><link rel="prev" href="{@href}"/></xsl:when>
        <xsl:otherwise><link rel="next" href="{@href}"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="site-language">
    <xsl:attribute name="lang"><xsl:value-of select="$site/@lang"/></xsl:attribute>
    <xsl:attribute name="dir"><xsl:value-of select="$site/@dir"/></xsl:attribute>
  </xsl:template>

  <!-- The bar: home, indexes, search. -->
  <xsl:template name="site-bar">
    <xsl:if test="$site">
      <nav class="site-bar" aria-label="{$site/@label}">
        <xsl:call-template name="site-language"/>
        <a class="site-title" href="{$site/@home}">
          <xsl:if test="$site/@here"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
          <xsl:value-of select="$site/@title"/>
        </a>
        <ul>
          <xsl:for-each select="$site/v:link">
            <li class="to-{@kind}">
              <a href="{@href}">
                <xsl:if test="@here"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
                <xsl:value-of select="@label"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The documents before and after this one. -->
  <xsl:template name="site-turn">
    <xsl:if test="$site/v:turn">
      <nav class="site-turn" aria-label="{$site/@turn}">
        <xsl:call-template name="site-language"/>
        <xsl:for-each select="$site/v:turn">
          <a class="{@kind}" href="{@href}">
            <xsl:attribute name="rel">
              <xsl:choose><xsl:when test="@kind = 'previous'">prev</xsl:when><xsl:otherwise>next</xsl:otherwise></xsl:choose>
            </xsl:attribute>
            <span class="which"><xsl:value-of select="@label"/></span>
            <xsl:text> </xsl:text>
            <bdi class="what">
              <xsl:if test="@title-lang != ''"><xsl:attribute name="lang"><xsl:value-of select="@title-lang"/></xsl:attribute></xsl:if>
              <xsl:value-of select="@title"/>
            </bdi>
            <xsl:if test="@date != ''"><xsl:text> </xsl:text><bdi class="when"><xsl:value-of select="@date"/></bdi></xsl:if>
          </a>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
